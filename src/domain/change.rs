//! What a learner can do to a plan, and how each is undone.
//!
//! Undoing puts back what the change took and takes what it put, and touches nothing else, so that
//! it is safe even where another tab has changed the plan in between.

use super::catalogue::Catalogue;
use super::date::Date;
use super::id::{ItemId, PathwayId};
use super::plan::Plan;

/// Something a learner asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// This is done.
    Tick(ItemId),
    /// This is not done after all.
    Untick(ItemId),
    /// Follow this pathway.
    Follow(PathwayId),
    /// Stop following it.
    Unfollow(PathwayId),
    /// Forget everything.
    Reset,
}

/// Something that was done to a plan, with all that undoing it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The entry was ticked.
    Ticked(ItemId),
    /// The entry's tick was taken back; these entries had stood for its work, on these days.
    Unticked(ItemId, Vec<(ItemId, Date)>),
    /// The pathway is followed.
    Followed(PathwayId),
    /// The pathway, this many places from the first, is followed no more.
    Unfollowed(PathwayId, usize),
    /// Everything was forgotten; this is what it was.
    Reset(Plan),
}

impl Plan {
    /// Does what was asked; `None` where that changes nothing.
    pub fn apply(&mut self, catalogue: &Catalogue, action: Action, today: Date) -> Option<Change> {
        match action {
            Action::Tick(item) => self.done_on(catalogue, &item).is_none().then(|| {
                self.done.insert(item.clone(), today);
                Change::Ticked(item)
            }),
            Action::Untick(item) => {
                let names = catalogue.same_work(&item).iter();
                let taken: Vec<_> = names.filter_map(|id| self.done.remove_entry(id)).collect();
                (!taken.is_empty()).then_some(Change::Unticked(item, taken))
            }
            Action::Follow(pathway) => (!self.follows(&pathway)).then(|| {
                self.follows.push(pathway.clone());
                Change::Followed(pathway)
            }),
            Action::Unfollow(pathway) => {
                let at = self
                    .follows
                    .iter()
                    .position(|followed| *followed == pathway)?;
                self.follows.remove(at);
                Some(Change::Unfollowed(pathway, at))
            }
            Action::Reset => (!self.is_empty()).then(|| Change::Reset(std::mem::take(self))),
        }
    }

    /// Undoes a change.
    pub fn undo(&mut self, change: Change) {
        match change {
            Change::Ticked(item) => {
                self.done.remove(&item);
            }
            Change::Unticked(_, taken) => self.put_back(taken),
            Change::Followed(pathway) => self.follows.retain(|followed| *followed != pathway),
            Change::Unfollowed(pathway, at) => {
                if !self.follows(&pathway) {
                    self.follows.insert(at.min(self.follows.len()), pathway);
                }
            }
            Change::Reset(was) => {
                let since = std::mem::replace(&mut self.follows, was.follows);
                for pathway in since {
                    if !self.follows(&pathway) {
                        self.follows.push(pathway);
                    }
                }
                self.put_back(was.done);
            }
        }
    }

    fn put_back(&mut self, taken: impl IntoIterator<Item = (ItemId, Date)>) {
        for (item, day) in taken {
            self.done.insert(item, day);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::*;

    fn item(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn slug(text: &str) -> PathwayId {
        PathwayId::new(text).unwrap()
    }

    const DAYS: [&str; 2] = ["2026-11-22", "2026-11-30"];

    fn apply(plan: &mut Plan, action: Action, day: usize) -> Option<Change> {
        plan.apply(&catalogue(), action, Date::parse(DAYS[day]).unwrap())
    }

    fn half_done() -> Plan {
        let mut plan = Plan::default();
        for action in [
            Action::Follow(slug("two")),
            Action::Follow(slug("one")),
            Action::Tick(item("two/build")),
            Action::Tick(item("one/read")),
        ] {
            apply(&mut plan, action, 0).unwrap();
        }
        plan
    }

    #[test]
    fn every_change_can_be_undone() {
        for action in [
            Action::Tick(item("one/publish")),
            Action::Untick(item("one/build-small")),
            Action::Follow(slug("three")),
            Action::Unfollow(slug("two")),
            Action::Reset,
        ] {
            let mut plan = half_done();
            let change = apply(&mut plan, action.clone(), 1).expect("it changes something");
            assert_ne!(plan, half_done(), "{action:?}");
            plan.undo(change);
            assert_eq!(plan, half_done(), "{action:?}");
        }
    }

    #[test]
    fn what_changes_nothing_is_no_change() {
        for action in [
            Action::Tick(item("one/build-small")),
            Action::Untick(item("one/publish")),
            Action::Follow(slug("one")),
            Action::Unfollow(slug("three")),
        ] {
            let mut plan = half_done();
            assert_eq!(apply(&mut plan, action, 1), None);
            assert_eq!(plan, half_done());
        }
        assert_eq!(apply(&mut Plan::default(), Action::Reset, 1), None);
    }

    #[test]
    fn ticking_the_same_work_again_keeps_the_first_day() {
        let (catalogue, mut plan) = (catalogue(), half_done());
        apply(&mut plan, Action::Tick(item("one/build")), 1);
        let day = plan.done_on(&catalogue, &item("one/build-small"));
        assert_eq!(day, Date::parse(DAYS[0]));
    }

    #[test]
    fn a_tick_taken_back_is_taken_back_under_every_name() {
        let (catalogue, mut plan) = (catalogue(), half_done());
        apply(&mut plan, Action::Untick(item("one/build")), 1);
        assert_eq!(plan.done_on(&catalogue, &item("two/build")), None);
    }

    #[test]
    fn undoing_leaves_alone_what_came_in_between() {
        let mut plan = half_done();
        let reset = apply(&mut plan, Action::Reset, 1).unwrap();
        apply(&mut plan, Action::Follow(slug("three")), 1);
        apply(&mut plan, Action::Tick(item("two/apply")), 1);
        plan.undo(reset);
        assert_eq!(plan.follows, [slug("two"), slug("one"), slug("three")]);
        assert_eq!(plan.done.len(), 3);
    }
}
