//! What one learner follows and has done.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::Catalogue;
use super::date::Date;
use super::id::{ItemId, PathwayId};
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
}

/// How much of some work is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Pieces of work done.
    pub done: usize,
    /// Pieces of work in all; the same piece under two names counts once.
    pub total: usize,
}

impl Progress {
    /// Whether nothing is left, of at least something.
    pub fn is_finished(self) -> bool {
        self.total > 0 && self.done == self.total
    }

    /// The part that is done, in whole per cent, rounded down: 100 means finished.
    pub fn percent(self) -> usize {
        (self.done * 100).checked_div(self.total).unwrap_or(0)
    }
}

impl Plan {
    /// Whether nothing is followed and nothing is done.
    pub fn is_empty(&self) -> bool {
        self.follows.is_empty() && self.done.is_empty()
    }

    /// Whether this pathway is followed.
    pub fn follows(&self, pathway: &PathwayId) -> bool {
        self.follows.contains(pathway)
    }

    /// Follows a pathway, after those already followed.
    pub fn follow(&mut self, pathway: &PathwayId) {
        if !self.follows(pathway) {
            self.follows.push(pathway.clone());
        }
    }

    /// Stops following a pathway. What is done stays done.
    pub fn unfollow(&mut self, pathway: &PathwayId) {
        self.follows.retain(|followed| followed != pathway);
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

    /// Ticks an entry off. Already done under another name, it stays as it is.
    pub fn tick(&mut self, catalogue: &Catalogue, item: &ItemId, today: Date) {
        if self.done_on(catalogue, item).is_none() {
            self.done.insert(item.clone(), today);
        }
    }

    /// Takes the tick back, from every entry that asks for the same work.
    pub fn untick(&mut self, catalogue: &Catalogue, item: &ItemId) {
        for id in catalogue.same_work(item) {
            self.done.remove(id);
        }
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
                progress.done += usize::from(self.done_on(catalogue, item).is_some());
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
    /// last the skills. The same work is named once.
    pub fn next<'a>(&self, catalogue: &Catalogue, pathway: &'a Pathway) -> Vec<Item<'a>> {
        let mut seen = BTreeSet::new();
        let mut left = |part: &dyn Fn(Part) -> bool| -> Vec<Item<'a>> {
            let items = pathway.items().filter(|item| part(item.part));
            items
                .filter(|item| self.done_on(catalogue, item.id).is_none())
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

    /// What is done, latest first, each with the day it was ticked on; `None` for an entry that the
    /// catalogue no longer has.
    pub fn history<'a>(
        &'a self,
        catalogue: &'a Catalogue,
    ) -> Vec<(Date, &'a ItemId, Option<(&'a Pathway, Item<'a>)>)> {
        let mut history: Vec<_> = self
            .done
            .iter()
            .map(|(id, &day)| (day, id, catalogue.item(id)))
            .collect();
        history.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        history
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::*;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn names<'a>(items: &[Item<'a>]) -> Vec<&'a str> {
        items.iter().map(|item| item.id.local()).collect()
    }

    #[test]
    fn done_once_is_done_everywhere_the_same_work_appears() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        plan.tick(&catalogue, &id("two/build"), day("2026-11-22"));
        assert_eq!(
            plan.done_on(&catalogue, &id("one/build-small")),
            Some(day("2026-11-22"))
        );
        assert_eq!(plan.done_on(&catalogue, &id("one/read")), None);
    }

    #[test]
    fn ticking_the_same_work_twice_keeps_the_first_day() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        plan.tick(&catalogue, &id("two/build"), day("2026-11-22"));
        plan.tick(&catalogue, &id("one/build"), day("2026-11-30"));
        assert_eq!(plan.done.len(), 1);
        assert_eq!(
            plan.done_on(&catalogue, &id("one/build")),
            Some(day("2026-11-22"))
        );
    }

    #[test]
    fn a_tick_taken_back_is_taken_back_everywhere() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        plan.tick(&catalogue, &id("two/build"), day("2026-11-22"));
        plan.untick(&catalogue, &id("one/build-small"));
        assert_eq!(plan, Plan::default());
    }

    #[test]
    fn the_same_work_counts_once() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let one = &catalogue.pathways[0];
        let empty = plan.pathway_progress(&catalogue, one);
        assert_eq!(
            empty,
            Progress { done: 0, total: 9 },
            "3 skills, 4 tasks, 3 actions, one twice"
        );
        plan.tick(&catalogue, &id("one/build-small"), day("2026-11-22"));
        assert_eq!(
            plan.pathway_progress(&catalogue, one),
            Progress { done: 1, total: 9 }
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
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let one = &catalogue.pathways[0];
        assert_eq!(
            names(&plan.next(&catalogue, one)),
            ["enrol", "read", "build"]
        );
        for done in ["one/enrol", "one/read", "one/build-small"] {
            plan.tick(&catalogue, &id(done), day("2026-11-22"));
        }
        assert_eq!(names(&plan.next(&catalogue, one)), ["publish", "apply"]);
    }

    #[test]
    fn next_names_everything_before_it_is_empty() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let one = &catalogue.pathways[0];
        let mut named = 0;
        while let [first, ..] = plan.next(&catalogue, one)[..] {
            plan.tick(&catalogue, first.id, day("2026-11-22"));
            named += 1;
        }
        assert_eq!(named, 9);
        assert!(plan.pathway_progress(&catalogue, one).is_finished());
    }

    #[test]
    fn what_the_catalogue_no_longer_has_is_kept_and_listed() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        plan.done.insert(id("one/retired"), day("2026-11-20"));
        plan.tick(&catalogue, &id("one/read"), day("2026-11-22"));
        let history = plan.history(&catalogue);
        assert_eq!(history[0].2.unwrap().1.text, "Do read");
        assert_eq!((history[1].1.local(), history[1].2), ("retired", None));
    }

    #[test]
    fn a_pathway_is_followed_once_and_leaving_it_keeps_what_is_done() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let one = PathwayId::new("one").unwrap();
        plan.follow(&one);
        plan.follow(&one);
        assert_eq!(plan.follows, std::slice::from_ref(&one));
        plan.tick(&catalogue, &id("one/read"), day("2026-11-22"));
        plan.unfollow(&one);
        assert!(!plan.follows(&one));
        assert_eq!(plan.done.len(), 1);
    }
}
