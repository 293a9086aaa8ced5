//! What one learner follows and has done.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::Catalogue;
use super::date::Date;
use super::id::{ItemId, PathwayId};
use super::job::Rating;
use super::money::Money;
use super::note::Note;
use super::order::sort_by;
use super::pace::Pace;
use super::pathway::{Item, Part, Pathway, When};

/// What a learner follows and has done. Entries that the catalogue no longer has are kept:
/// a pathway that is renamed or a task that is retired must not cost anyone their work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The pathways followed, first followed first.
    pub follows: Vec<PathwayId>,
    /// What was ticked, and on which day. Only the entry that was ticked stands here:
    /// which others are done by it is the catalogue's to say, and may change.
    pub done: BTreeMap<ItemId, Date>,
    /// When the learner works.
    pub pace: Pace,
    /// What they say of entries: of skills, tasks and actions.
    pub about: BTreeMap<ItemId, About>,
    /// What they say of their money.
    pub money: Money,
}

/// What a learner says of an entry. What they said nothing of isn't in the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// How well they know it, of a skill to learn; unsaid it is new.
    pub rating: Option<Rating>,
    /// That they don't bring it yet, of a skill that is taken for granted.
    pub lack: Option<Lack>,
    /// That it takes its whole time although its skills are known, of a task.
    pub is_put_back: bool,
    /// What they noted, and the proof.
    pub note: Option<Note>,
}

/// A skill that is taken for granted and isn't there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lack {
    /// The source's weeks that the learner gives themselves for it, up to [`MOST_WEEKS`]; unsaid it
    /// takes none, since no source says.
    ///
    /// [`MOST_WEEKS`]: super::job::MOST_WEEKS
    pub weeks: Option<u16>,
    /// The day on which it was learnt after all: that time is over, and the rest of the plan keeps
    /// its place.
    pub learnt: Option<Date>,
}

/// How much of some work is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Pieces of work done.
    pub done: u32,
    /// Pieces of work in all; the same piece under two names counts once.
    pub total: u32,
}

impl Progress {
    /// Whether nothing is left, of at least something.
    pub fn is_finished(self) -> bool {
        self.total > 0 && self.done == self.total
    }

    /// The part that is done, in whole per cent, rounded down: 100 means finished.
    pub fn percent(self) -> u32 {
        (self.done * 100).checked_div(self.total).unwrap_or(0)
    }
}

impl Plan {
    /// Whether nothing was ever entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What the learner says of an entry.
    pub fn said_of(&self, item: &ItemId) -> About {
        self.about.get(item).cloned().unwrap_or_default()
    }

    /// Whether this pathway is followed.
    pub fn follows(&self, pathway: &PathwayId) -> bool {
        self.follows.contains(pathway)
    }

    /// The pathways that anything in the plan has to do with, by slug: those followed, those of
    /// what is done, and those that ask for the same work.
    pub fn touches(&self, catalogue: &Catalogue) -> BTreeSet<String> {
        let done = self.done.keys().flat_map(|item| catalogue.same_work(item));
        let done = done.map(ItemId::pathway);
        let mut touched = BTreeSet::new();
        for slug in done.chain(self.follows.iter().map(PathwayId::as_str)) {
            if !touched.contains(slug) {
                touched.insert(slug.to_owned());
            }
        }
        touched
    }

    /// The day on which the work that `item` asks for was first ticked, under any of its names.
    pub fn done_on(&self, catalogue: &Catalogue, item: &ItemId) -> Option<Date> {
        catalogue
            .same_work(item)
            .iter()
            .filter_map(|id| self.done.get(id))
            .min()
            .copied()
    }

    /// How much of the work that `items` ask for is done.
    pub fn progress<'a>(
        &self,
        catalogue: &Catalogue,
        items: impl Iterator<Item = &'a ItemId>,
    ) -> Progress {
        let mut seen = BTreeSet::new();
        let mut progress = Progress::default();
        for item in items {
            let names = catalogue.same_work(item);
            if seen.insert(names[0].clone()) {
                progress.total += 1;
                progress.done += u32::from(self.done_on(catalogue, item).is_some());
            }
        }
        progress
    }

    /// How much of a whole pathway is done: its skills, its tasks and its actions.
    pub fn pathway_progress(&self, catalogue: &Catalogue, pathway: &Pathway) -> Progress {
        self.progress(catalogue, pathway.items().map(|item| item.id))
    }

    /// What to do next in a pathway: what is left of the actions for this week, and then what is
    /// left of the first step that isn't finished. With both finished, the remaining actions, and
    /// last the skills. The same work is named once, and what is known well already not at all.
    pub fn next<'a>(&self, catalogue: &Catalogue, pathway: &'a Pathway) -> Vec<Item<'a>> {
        let mut seen = BTreeSet::new();
        let jobs = self.jobs(catalogue, pathway);
        let is_gone = |id: &ItemId| jobs.iter().any(|job| job.is_gone() && job.id == *id);
        let is_known = |item: &Item| {
            item.part == Part::Skill && self.rating(catalogue, item.id) == Rating::Solid
                || is_gone(item.id)
        };
        let mut left = |part: &dyn Fn(Part) -> bool| -> Vec<Item<'a>> {
            let items = pathway.items().filter(|item| part(item.part));
            items
                .filter(|item| self.done_on(catalogue, item.id).is_none() && !is_known(item))
                .filter(|item| seen.insert(catalogue.same_work(item.id)[0].clone()))
                .collect()
        };
        let mut next = left(&|part| part == Part::Action(When::ThisWeek));
        let tasks = left(&|part| matches!(part, Part::Step(_)));
        if let Some(current) = tasks.first().map(|task| task.part) {
            next.extend(tasks.into_iter().filter(|task| task.part == current));
        }
        if next.is_empty() {
            next = left(&|part| matches!(part, Part::Action(_)));
        }
        if next.is_empty() {
            next = left(&|part| part == Part::Skill);
        }
        next
    }

    /// What is done, the latest day first and by name within a day.
    pub fn history<'a>(&self, catalogue: &'a Catalogue) -> Vec<Done<'a>> {
        let done = |(id, &day): (&ItemId, &Date)| Done {
            day,
            id: id.clone(),
            item: catalogue.item(id),
        };
        let mut history: Vec<_> = self.done.iter().map(done).collect();
        sort_by(&mut history, |a, b| {
            b.day.cmp(&a.day).then_with(|| a.id.cmp(&b.id))
        });
        history
    }
}

/// An entry that was ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done<'a> {
    /// The day it was ticked on.
    pub day: Date,
    /// Its stable name.
    pub id: ItemId,
    /// The entry and its pathway; `None` where the catalogue no longer has it.
    pub item: Option<(&'a Pathway, Item<'a>)>,
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::*;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn day() -> Date {
        Date::parse("2026-11-22").unwrap()
    }

    fn done(items: &[&str]) -> Plan {
        Plan {
            done: items.iter().map(|item| (id(item), day())).collect(),
            ..Plan::default()
        }
    }

    fn names<'a>(items: &[Item<'a>]) -> Vec<&'a str> {
        items.iter().map(|item| item.id.local()).collect()
    }

    #[test]
    fn done_once_is_done_everywhere_the_same_work_appears() {
        let (catalogue, plan) = (catalogue(), done(&["two/build"]));
        assert_eq!(
            plan.done_on(&catalogue, &id("one/build-small")),
            Some(day())
        );
        assert_eq!(plan.done_on(&catalogue, &id("one/read")), None);
    }

    #[test]
    fn the_same_work_counts_once() {
        let catalogue = catalogue();
        let progress = |plan: Plan| plan.pathway_progress(&catalogue, &catalogue.pathways[0]);
        let total = 9; // 3 skills, 4 tasks and 3 actions, one of them a task's work again
        assert_eq!(progress(done(&[])), Progress { done: 0, total });
        assert_eq!(
            progress(done(&["one/build-small"])),
            Progress { done: 1, total }
        );
    }

    #[test]
    fn a_hundred_per_cent_means_finished() {
        assert_eq!(
            Progress {
                done: 199,
                total: 200
            }
            .percent(),
            99
        );
        assert_eq!(
            Progress {
                done: 200,
                total: 200
            }
            .percent(),
            100
        );
        assert!(!Progress::default().is_finished());
        assert_eq!(Progress::default().percent(), 0);
    }

    #[test]
    fn next_is_this_weeks_actions_and_the_first_step_that_is_not_finished() {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        assert_eq!(
            names(&done(&[]).next(&catalogue, one)),
            ["enrol", "read", "build"]
        );
        let later = done(&["one/enrol", "one/read", "one/build-small"]);
        assert_eq!(names(&later.next(&catalogue, one)), ["publish", "apply"]);
    }

    #[test]
    fn next_leaves_out_what_is_known_well() {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        let mut plan = done(&["one/enrol"]);
        plan.about.entry(id("one/vital")).or_default().rating = Some(Rating::Solid);
        assert_eq!(names(&plan.next(&catalogue, one)), ["build"]);
        for item in ["build", "publish", "apply", "meet"] {
            plan.done.insert(id(&format!("one/{item}")), day());
        }
        let left = ["optional", "unranked"];
        assert_eq!(names(&plan.next(&catalogue, one)), left, "and not “vital”");
    }

    #[test]
    fn next_names_everything_before_it_is_empty() {
        let (catalogue, mut plan) = (catalogue(), done(&[]));
        let one = &catalogue.pathways[0];
        let mut named = 0;
        while let [first, ..] = plan.next(&catalogue, one)[..] {
            plan.done.insert(first.id.clone(), day());
            named += 1;
        }
        assert_eq!(named, 9);
        assert!(plan.pathway_progress(&catalogue, one).is_finished());
    }

    #[test]
    fn what_the_catalogue_no_longer_has_is_kept_and_listed() {
        let (catalogue, plan) = (catalogue(), done(&["one/retired", "one/read"]));
        let history = plan.history(&catalogue);
        assert_eq!(history[0].item.unwrap().1.text, "Do read");
        assert_eq!((history[1].id.local(), history[1].item), ("retired", None));
    }
}
