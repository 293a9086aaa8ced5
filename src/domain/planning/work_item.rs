//! A pathway's work for one learner: the source's times, less what the learner knows already, plus
//! their missing prerequisites.

use super::effort::Effort;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::ItemId;
use crate::domain::pathway::figure::Range;
use crate::domain::pathway::{Pathway, Skill, Step, Task};
use crate::domain::plan::skill::Rating;
use crate::domain::plan::state::Percent;
use crate::domain::plan::{About, Plan};
use crate::domain::sorted_map::{SortedMap, SortedSet};

/// A task or a missing prerequisite of one pathway, with the time that it takes this learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkItem {
    /// Its stable name.
    pub id: ItemId,
    /// The name of the work that it is, the same in every pathway that asks for it.
    pub shared_id: ItemId,
    /// Its text.
    pub name: String,
    /// The number of its step, counted from 1; 0 for a missing prerequisite, which comes before the
    /// first step.
    pub step: usize,
    /// The time by the sources: the longest that a pathway of the catalogue gives this work.
    pub source: Effort,
    /// The time for this learner.
    pub effort: Effort,
    /// The learner's ratings of its skills, by name, without those rated new.
    pub known: Vec<(String, Rating)>,
    /// Whether it takes its whole time because the learner asked for that, despite their ratings.
    pub is_put_back: bool,
    /// The day on which it was done.
    pub done: Option<Date>,
    /// The part that is done of work in progress, and the day on which the learner said so.
    pub in_progress: Option<(Percent, Date)>,
}

impl WorkItem {
    /// Whether the learner knows its skills so well that it takes no time. What takes none because no time is
    /// stated is still to be done.
    pub fn is_gone(&self) -> bool {
        self.effort == Effort::NONE && (self.source != Effort::NONE || self.step == 0)
    }

    /// The time that is left: none of what is done, and the rest of what is in progress.
    pub fn remaining(&self) -> Effort {
        match (self.done, self.in_progress) {
            (Some(_), _) => Effort::NONE,
            (None, Some((percent, _))) => self.effort.part(100 - percent.done(), 100),
            (None, None) => self.effort,
        }
    }

    /// The time of the work that is done, and its day; `None` where nothing of it is done.
    pub fn worked(&self) -> Option<(Date, Effort)> {
        let day = self.done.or(self.in_progress.map(|(_, since)| since))?;
        Some((day, self.effort - self.remaining()))
    }

    /// The time that it takes in a schedule with this first day: what was done before takes none.
    pub fn effort_from(&self, start: Date) -> Effort {
        match self.worked() {
            Some((day, _)) if day < start => self.remaining(),
            _ => self.effort,
        }
    }
}

/// The work of a pathway in its order: missing prerequisites, then the tasks.
///
/// The sources give times for steps, not for tasks, so the tasks of a step share its time evenly. Work
/// that several pathways of the catalogue ask for has one length wherever it stands: the longest that
/// one of them gives it. A task that teaches several skills takes the mean of the times that the ratings
/// leave; where pathways link the same work to different skills, the shortest of these. Skills and actions
/// have no time of their own, since the steps account for the whole time. Skipped tasks take their share of
/// the step's time with them. Tasks that the learner has added to a published pathway, and those of steps whose
/// weeks aren't stated, take no time. These rules are ours.
pub fn work_items(plan: &Plan, catalogue: &Catalogue, pathway: &Pathway) -> Vec<WorkItem> {
    let mut seen = SortedSet::new();
    let missing = pathway.bring.iter().filter_map(|strength| {
        let missing = plan.missing_prerequisite(catalogue, &strength.id)?;
        let effort = Effort::of_weeks(Range::exactly(missing.weeks?), plan.pace.source_week);
        let is_missing = |about: &About| about.missing.is_some();
        let shared_id = plan.said_at(catalogue, &strength.id, is_missing);
        // Two skills of a pathway can be one and the same in another, and then are learnt together.
        seen.insert(shared_id).then(|| WorkItem {
            id: strength.id.clone(),
            shared_id: shared_id.clone(),
            name: strength.name.clone(),
            step: 0,
            source: Effort::NONE,
            effort,
            known: vec![],
            is_put_back: false,
            done: missing.learnt,
            in_progress: None,
        })
    });
    let tasks = (1..).zip(&pathway.steps).flat_map(|(number, step)| {
        let tasks = (0..).zip(&step.tasks);
        let planned = tasks.filter(|(_, task)| !plan.is_skipped(catalogue, &task.id));
        planned.map(move |(at, task)| {
            let here = TaskPlace { pathway, step, at };
            work_item(plan, catalogue, here, task, number)
        })
    });
    missing.chain(tasks).collect()
}

/// Where a task stands in the catalogue.
#[derive(Clone, Copy)]
struct TaskPlace<'a> {
    pathway: &'a Pathway,
    step: &'a Step,
    /// Its index among the tasks of the step.
    at: u32,
}

impl<'a> TaskPlace<'a> {
    fn find(catalogue: &'a Catalogue, id: &ItemId) -> Option<Self> {
        let pathway = catalogue.pathway(id.pathway())?;
        pathway.steps.iter().find_map(|step| {
            let at = step.tasks.iter().position(|task| task.id == *id)?;
            let at = u32::try_from(at).ok()?;
            Some(Self { pathway, step, at })
        })
    }

    /// The time of the task by this source. It gives none to what the learner has added, which stands at the end
    /// of the step.
    fn source(self, plan: &Plan) -> Effort {
        let is_stated = |task: &&Task| !task.id.is_addition();
        let count = self.step.tasks.iter().filter(is_stated).count();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        if self.at >= count {
            return Effort::NONE;
        }
        Effort::of_weeks(self.step.length().0, plan.pace.source_week).share(self.at, count)
    }

    /// The skills that the task teaches.
    fn skills(self) -> impl Iterator<Item = &'a Skill> {
        let id = &self.step.tasks[self.at as usize].id;
        let skills = self.pathway.learn.iter();
        skills.filter(move |skill| skill.tasks.contains(id))
    }
}

fn work_item(
    plan: &Plan,
    catalogue: &Catalogue,
    here: TaskPlace,
    task: &Task,
    step: usize,
) -> WorkItem {
    let names = catalogue.same_work(&task.id);
    let there = names.iter().filter(|name| **name != task.id);
    let there = there.filter_map(|name| TaskPlace::find(catalogue, name));
    let places: Vec<_> = std::iter::once(here).chain(there).collect();
    let sources = places.iter().map(|place| place.source(plan));
    let source = sources.fold(Effort::NONE, Effort::max);
    let done = plan.done_on(catalogue, &task.id);
    let in_progress = plan.in_progress(catalogue, &task.id);
    let begun = done.or(in_progress.map(|(_, since)| since));
    let mut reduced = source;
    let mut known = vec![];
    for place in places {
        let rated = place
            .skills()
            .map(|skill| (skill, plan.rating_for_task(catalogue, &skill.id, begun)));
        let rated: Vec<_> = rated.collect();
        let halves = rated
            .iter()
            .map(|(_, rating)| rating.halves_remaining())
            .sum();
        let all_halves = rated.len() * Rating::New.halves_remaining() as usize;
        let Ok(all_halves @ 1..) = u32::try_from(all_halves) else {
            continue;
        };
        let left = source.part(halves, all_halves);
        if left.high < reduced.high || known.is_empty() {
            reduced = left;
            let rated = rated
                .into_iter()
                .filter(|(_, rating)| *rating != Rating::New);
            known = rated
                .map(|(skill, rating)| (skill.name.clone(), rating))
                .collect();
        }
    }
    let put_back = plan.put_back_at(catalogue, &task.id);
    let is_put_back = reduced != source && plan.said_of(put_back).is_put_back;
    WorkItem {
        id: task.id.clone(),
        shared_id: names.first().unwrap_or(&task.id).clone(),
        name: task.text.clone(),
        step,
        source,
        effort: if is_put_back { source } else { reduced },
        known,
        is_put_back,
        done,
        in_progress,
    }
}

/// The time that is left of some work.
pub fn remaining<'a>(items: impl IntoIterator<Item = &'a WorkItem>) -> Effort {
    items.into_iter().map(WorkItem::remaining).sum()
}

/// The time of several pathways together. Shared work counts once.
pub fn total_effort<'a>(
    plan: &Plan,
    catalogue: &Catalogue,
    pathways: impl IntoIterator<Item = &'a Pathway>,
) -> Effort {
    let mut works: SortedMap<ItemId, Effort> = SortedMap::new();
    for pathway in pathways {
        for item in work_items(plan, catalogue, pathway) {
            works.insert(item.shared_id, item.effort);
        }
    }
    works.values().copied().sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::plan::hours::Hours;
    use crate::domain::plan::skill::MissingPrerequisite;
    use crate::domain::plan::state::OpenState;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn hours(item: &WorkItem) -> (u32, u32) {
        (item.effort.low / 60, item.effort.high / 60)
    }

    #[test]
    fn an_added_task_takes_no_time_and_none_from_the_others() {
        let mut one = crate::domain::catalogue::tests::pathway("one", "O", 1);
        one.steps[0].tasks.push(Task {
            id: id("one/my-own"),
            text: "My own".to_owned(),
            url: None,
        });
        one.steps[1].weeks = crate::domain::pathway::figure::Stated::NotStated;
        let catalogue = Catalogue::new([one], vec![], vec![]);
        let items = work_items(&Plan::default(), &catalogue, &catalogue.pathways[0]);
        let all: Vec<_> = items.iter().map(hours).collect();
        assert_eq!(all, [(20, 20), (20, 20), (0, 0), (0, 0), (0, 0)]);
        assert!(
            items.iter().all(|item| !item.is_gone()),
            "they are still to be done"
        );
    }

    fn rated(ratings: &[(&str, Rating)]) -> Plan {
        let mut plan = Plan::default();
        for (skill, rating) in ratings {
            plan.about.get_or_default(id(skill)).rating = Some(*rating);
        }
        plan
    }

    #[test]
    fn all_new_it_is_what_the_source_says() {
        let catalogue = catalogue();
        let items = work_items(&Plan::default(), &catalogue, &catalogue.pathways[0]);
        let all: Vec<_> = items.iter().map(hours).collect();
        assert_eq!(all, [(20, 20), (20, 20), (20, 30), (20, 30)]);
        assert!(items.iter().all(|item| item.effort == item.source));
    }

    #[test]
    fn what_is_known_takes_less_and_says_why() {
        let catalogue = catalogue();
        // “read” is of vital alone, “build” of vital and optional, the second step of none.
        for (ratings, left) in [
            (vec![("one/vital", Rating::Some)], [10, 15, 20, 20]),
            (vec![("one/vital", Rating::Solid)], [0, 10, 20, 20]),
            (
                vec![
                    ("one/vital", Rating::Solid),
                    ("one/optional", Rating::Solid),
                ],
                [0, 0, 20, 20],
            ),
        ] {
            let items = work_items(&rated(&ratings), &catalogue, &catalogue.pathways[0]);
            let low: Vec<_> = items.iter().map(|item| hours(item).0).collect();
            assert_eq!(low, left, "{ratings:?}");
            assert_eq!(items[0].known[0].0, "vital");
        }
    }

    #[test]
    fn a_skill_that_is_ticked_takes_no_time_from_what_was_begun_before() {
        let catalogue = catalogue();
        let [before, on, after] =
            ["2026-11-21", "2026-11-22", "2026-11-23"].map(|day| Date::parse(day).unwrap());
        // “read” is of vital alone.
        for (done, hours_of_read) in [
            (None, (0, 0)),
            (Some(before), (20, 20)),
            (Some(on), (20, 20)),
            (Some(after), (0, 0)),
        ] {
            let mut plan = Plan::default();
            plan.done.insert(id("one/vital"), on);
            plan.done.extend(done.map(|day| (id("one/read"), day)));
            let items = work_items(&plan, &catalogue, &catalogue.pathways[0]);
            assert_eq!(hours(&items[0]), hours_of_read, "{done:?}");
        }
        // It was the work, and not the skill, that was ticked.
        let mut plan = Plan::default();
        plan.done.insert(id("one/build"), on);
        let items = work_items(&plan, &catalogue, &catalogue.pathways[0]);
        assert_eq!(hours(&items[0]), (20, 20));
    }

    #[test]
    fn a_piece_that_is_put_back_takes_its_whole_time() {
        let catalogue = catalogue();
        let mut plan = rated(&[("one/vital", Rating::Solid)]);
        plan.about.get_or_default(id("one/read")).is_put_back = true;
        let items = work_items(&plan, &catalogue, &catalogue.pathways[0]);
        assert_eq!((hours(&items[0]), hours(&items[1])), ((20, 20), (10, 10)));
        assert!(items[0].is_put_back && !items[1].is_put_back);
    }

    #[test]
    fn what_one_lacks_takes_the_time_that_the_learner_gives_it() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.about.get_or_default(id("one/sql")).missing = Some(MissingPrerequisite::default());
        let one = &catalogue.pathways[0];
        assert_eq!(
            work_items(&plan, &catalogue, one).len(),
            4,
            "no number is invented"
        );
        assert_eq!(plan.missing_prerequisites(&catalogue, one)[0].name, "SQL");
        plan.about.get_or_default(id("one/sql")).missing = Some(MissingPrerequisite {
            weeks: Some(3),
            learnt: None,
        });
        let items = work_items(&plan, &catalogue, one);
        assert_eq!(
            (items[0].name.as_str(), hours(&items[0])),
            ("SQL", (30, 30))
        );
    }

    #[test]
    fn what_one_lacks_is_lacking_for_every_pathway_that_counts_on_it() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.about.get_or_default(id("one/sql")).missing = Some(MissingPrerequisite {
            weeks: Some(2),
            learnt: None,
        });
        let two = &catalogue.pathways[1];
        assert_eq!(hours(&work_items(&plan, &catalogue, two)[0]), (20, 20));
    }

    #[test]
    fn what_was_learnt_by_now_is_done() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let learnt = Date::parse("2027-02-01");
        let weeks = Some(3);
        plan.about.get_or_default(id("one/sql")).missing =
            Some(MissingPrerequisite { weeks, learnt });
        let items = work_items(&plan, &catalogue, &catalogue.pathways[0]);
        assert_eq!((items[0].done, remaining(&items).low / 60), (learnt, 80));
    }

    fn in_progress(percent: u8, since: &str) -> OpenState {
        OpenState::InProgress {
            percent: Percent::new(percent).unwrap(),
            since: Date::parse(since).unwrap(),
        }
    }

    #[test]
    fn what_is_in_progress_takes_the_rest_of_its_time() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        // Under another of its names.
        let half = in_progress(50, "2027-02-01");
        plan.open.insert(id("one/build-small"), half);
        let items = work_items(&plan, &catalogue, &catalogue.pathways[0]);
        let build = &items[1];
        assert_eq!(
            (build.effort.low / 60, build.remaining().low / 60),
            (20, 10)
        );
        assert_eq!(remaining(&items).low / 60, 70);
        let day = |text| Date::parse(text).unwrap();
        let (worked_on, worked) = build.worked().unwrap();
        assert_eq!((worked_on, worked.low / 60), (day("2027-02-01"), 10));
        let from = |start| build.effort_from(day(start)).low / 60;
        assert_eq!((from("2027-02-01"), from("2027-02-02")), (20, 10));
    }

    #[test]
    fn what_is_skipped_takes_its_time_with_it_and_leaves_the_others_theirs() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        plan.open.insert(id("two/build"), OpenState::Skipped);
        let one = &catalogue.pathways[0];
        let all: Vec<_> = work_items(&plan, &catalogue, one)
            .iter()
            .map(|item| (item.id.local().to_owned(), hours(item)))
            .collect();
        let expected = [
            ("read", (20, 20)),
            ("publish", (20, 30)),
            ("apply", (20, 30)),
        ];
        assert_eq!(all, expected.map(|(id, hours)| (id.to_owned(), hours)));
        // Done after all, it is there again.
        plan.done
            .insert(id("one/build"), Date::parse("2027-02-01").unwrap());
        assert_eq!(work_items(&plan, &catalogue, one).len(), 4);
    }

    #[test]
    fn shared_work_counts_once_in_a_union() {
        let catalogue = catalogue();
        let [one, two] = [0, 1].map(|at| &*catalogue.pathways[at]);
        let plan = Plan::default();
        // 80 to 100 hours each, 20 of them for building, which both share.
        let both = total_effort(&plan, &catalogue, [one, two]);
        assert_eq!((both.low / 60, both.high / 60), (140, 180));
    }

    fn any_plan() -> impl Strategy<Value = Plan> {
        let ratings = prop::collection::vec(0..3_usize, 3);
        (ratings, 1..99_u16, prop::option::of(0..10_u16)).prop_map(|(ratings, week, lacks)| {
            let names = ["one/vital", "one/optional", "one/unranked"];
            let mut plan = rated(&[]);
            for (name, rating) in names.iter().zip(ratings) {
                plan.about.get_or_default(id(name)).rating = Some(Rating::ALL[rating]);
            }
            plan.pace.source_week = Hours::whole(week);
            if let Some(weeks) = lacks {
                plan.about.get_or_default(id("two/sql")).missing = Some(MissingPrerequisite {
                    weeks: Some(weeks),
                    learnt: None,
                });
            }
            plan
        })
    }

    proptest! {
        #[test]
        fn what_is_done_and_what_is_left_are_the_whole(
            plan in any_plan(), percent in 1..=99_u8, start in 0..9_u32,
        ) {
            let (catalogue, mut plan) = (catalogue(), plan);
            plan.open.insert(id("one/apply"), in_progress(percent, "2027-02-01"));
            plan.open.insert(id("one/publish"), OpenState::Skipped);
            plan.done.insert(id("one/read"), Date::parse("2027-02-05").unwrap());
            let start = Date::parse("2027-01-31").unwrap().plus(start).unwrap();
            for item in work_items(&plan, &catalogue, &catalogue.pathways[0]) {
                let worked = item.worked().map_or(Effort::NONE, |(_, effort)| effort);
                prop_assert_eq!(worked + item.remaining(), item.effort);
                let planned = item.effort_from(start);
                prop_assert!(planned == item.effort || planned == item.remaining());
            }
        }

        #[test]
        fn knowing_more_never_makes_more_work(plan in any_plan(), skill in 0..3_usize) {
            let catalogue = catalogue();
            let total = |plan: &Plan| -> Effort {
                work_items(plan, &catalogue, &catalogue.pathways[0]).iter().map(|item| item.effort).sum()
            };
            let mut better = plan.clone();
            let name = ["one/vital", "one/optional", "one/unranked"][skill];
            better.about.get_or_default(id(name)).rating = Some(Rating::Solid);
            prop_assert!(total(&better).low <= total(&plan).low);
            prop_assert!(total(&better).high <= total(&plan).high);
        }

        #[test]
        fn a_union_is_at_most_the_sum_and_at_least_each(plan in any_plan()) {
            let catalogue = catalogue();
            let [one, two] = [0, 1].map(|at| &*catalogue.pathways[at]);
            let both = total_effort(&plan, &catalogue, [one, two]);
            let (a, b) = (total_effort(&plan, &catalogue, [one]), total_effort(&plan, &catalogue, [two]));
            prop_assert!(both.low <= a.low + b.low && both.high <= a.high + b.high);
            prop_assert!(both.low >= a.low.max(b.low) && both.high >= a.high.max(b.high));
        }
    }
}
