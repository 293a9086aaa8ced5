//! Done work: per entry, per pathway, and as a history.

use super::Plan;
use super::state::TaskState;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::ItemId;
use crate::domain::pathway::{Item, Pathway, Step};
use crate::domain::sorted_map::SortedSet;

/// The done part of some work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Pieces of work done.
    pub done: u32,
    /// Pieces of work in progress.
    pub started: u32,
    /// The done parts of the pieces in progress together, in hundredths of a piece.
    pub hundredths: u32,
    /// All pieces of work that aren't skipped. One with two names counts once.
    pub total: u32,
    /// Pieces of work skipped, which count for nothing else.
    pub skipped: u32,
}

impl Progress {
    /// Whether nothing is left to do. Without any work it is `false`.
    pub fn is_finished(self) -> bool {
        self.total + self.skipped > 0 && self.done == self.total
    }

    /// The done part in per cent, rounded down so that 100 means finished. Work in progress counts
    /// with its part.
    pub fn percent(self) -> u32 {
        if self.is_finished() {
            return 100;
        }
        let hundredths = self.done * 100 + self.hundredths;
        hundredths.checked_div(self.total).unwrap_or(0)
    }

    /// Counts one more piece of work.
    fn count(&mut self, state: TaskState) {
        match state {
            TaskState::Skipped => return self.skipped += 1,
            TaskState::Done(_) | TaskState::Known => self.done += 1,
            TaskState::InProgress(percent) => {
                self.started += 1;
                self.hundredths += percent.done();
            }
            TaskState::NotStarted => {}
        }
        self.total += 1;
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

impl Plan {
    /// The day on which the work that `item` asks for was first ticked, under any of its names.
    pub fn done_on(&self, catalogue: &Catalogue, item: &ItemId) -> Option<Date> {
        let names = catalogue.names(item);
        names.filter_map(|id| self.done.get(id)).min().copied()
    }

    /// Progress on the work that `items` ask for.
    pub fn progress<'a>(
        &self,
        catalogue: &Catalogue,
        items: impl Iterator<Item = &'a ItemId>,
    ) -> Progress {
        let mut seen = SortedSet::new();
        let mut progress = Progress::default();
        for item in items {
            let names = catalogue.same_work(item);
            if seen.insert(names[0].clone()) {
                progress.count(self.state(catalogue, item));
            }
        }
        progress
    }

    /// Progress on a whole pathway: its skills, tasks and actions.
    pub fn pathway_progress(&self, catalogue: &Catalogue, pathway: &Pathway) -> Progress {
        self.progress(catalogue, pathway.items().map(|item| item.id))
    }

    /// Progress on the tasks of a step.
    pub fn step_progress(&self, catalogue: &Catalogue, step: &Step) -> Progress {
        self.progress(catalogue, step.tasks.iter().map(|task| &task.id))
    }

    /// The ticked entries: latest day first, by id within a day.
    pub fn history<'a>(&self, catalogue: &'a Catalogue) -> Vec<Done<'a>> {
        let done = |(id, &day): (&ItemId, &Date)| Done {
            day,
            id: id.clone(),
            item: catalogue.item(id),
        };
        let mut history: Vec<_> = self.done.iter().map(done).collect();
        history.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.id.cmp(&b.id)));
        history
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::{OpenState, Percent};
    use super::*;
    use crate::domain::catalogue::tests::catalogue;

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

    fn of(done: u32, total: u32) -> Progress {
        Progress {
            done,
            total,
            ..Progress::default()
        }
    }

    #[test]
    fn work_in_progress_counts_with_its_part_and_skipped_work_not_at_all() {
        let (catalogue, mut plan) = (catalogue(), done(&["one/read"]));
        let first = &catalogue.pathways[0].steps[0];
        let percent = Percent::new(30).unwrap();
        let since = day();
        // “build” under another of its names.
        let state = OpenState::InProgress { percent, since };
        plan.open.insert(id("two/build"), state);
        let progress = plan.step_progress(&catalogue, first);
        assert_eq!((progress.done, progress.total), (1, 2));
        assert_eq!((progress.started, progress.percent()), (1, 65));
        plan.open.insert(id("one/build"), OpenState::Skipped);
        let progress = plan.step_progress(&catalogue, first);
        assert_eq!((progress.total, progress.skipped), (1, 1));
        assert!(progress.is_finished());
        plan.done.retain(|_, _| false);
        plan.open.insert(id("one/read"), OpenState::Skipped);
        let progress = plan.step_progress(&catalogue, first);
        assert_eq!((progress.total, progress.skipped), (0, 2));
        assert!(progress.is_finished(), "nothing is left");
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
        // 3 skills, 4 tasks and 3 actions, one of them a task's work again.
        assert_eq!(progress(done(&[])), of(0, 9));
        assert_eq!(progress(done(&["one/build-small"])), of(1, 9));
    }

    #[test]
    fn a_hundred_per_cent_means_finished() {
        assert_eq!((of(199, 200).percent(), of(200, 200).percent()), (99, 100));
        assert!(!Progress::default().is_finished());
        assert_eq!(Progress::default().percent(), 0);
    }

    #[test]
    fn what_the_catalogue_no_longer_has_is_kept_and_listed() {
        let (catalogue, plan) = (catalogue(), done(&["one/retired", "one/read"]));
        let history = plan.history(&catalogue);
        assert_eq!(history[0].item.unwrap().1.text, "Do read");
        assert_eq!((history[1].id.local(), history[1].item), ("retired", None));
    }
}
