//! What a learner can do to a plan, and how each is undone.
//!
//! Undoing puts back what the change took and takes what it put, and touches nothing else, so that
//! it is safe even where another tab has changed the plan in between.

use super::catalogue::Catalogue;
use super::date::Date;
use super::id::{ItemId, PathwayId};
use super::money::Money;
use super::pace::Pace;
use super::plan::{About, Plan};

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
    /// Have this be so from now on.
    Set(Setting),
    /// Forget everything.
    Reset,
}

/// Something of a plan that has one value at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// When the learner works.
    Pace(Pace),
    /// What they say of an entry.
    About(ItemId, Box<About>),
    /// What they say of their money.
    Money(Money),
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
    /// This was so, and this is so now.
    Set {
        /// What was so.
        was: Setting,
        /// What is so now.
        is: Setting,
    },
    /// Everything was forgotten; this is what it was.
    Reset(Box<Plan>),
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
            Action::Set(is) => {
                let was = self.replace(is.clone());
                (was != is).then_some(Change::Set { was, is })
            }
            Action::Reset => {
                (!self.is_empty()).then(|| Change::Reset(Box::new(std::mem::take(self))))
            }
        }
    }

    /// Undoes a change.
    pub fn undo(&mut self, change: Change) {
        match change {
            Change::Ticked(item) => {
                self.done.remove(&item);
            }
            Change::Unticked(_, taken) => self.tick_again(taken),
            Change::Followed(pathway) => self.follows.retain(|followed| *followed != pathway),
            Change::Unfollowed(pathway, at) => {
                if !self.follows(&pathway) {
                    self.follows.insert(at.min(self.follows.len()), pathway);
                }
            }
            Change::Set { was, is } => {
                // Another tab may have set it otherwise since.
                if self.clone().replace(was.clone()) == is {
                    self.replace(was);
                }
            }
            Change::Reset(was) => {
                let since = std::mem::replace(self, *was);
                for pathway in since.follows {
                    if !self.follows(&pathway) {
                        self.follows.push(pathway);
                    }
                }
                self.tick_again(since.done);
                self.about.extend(since.about);
            }
        }
    }

    /// Has this be so, and returns what was.
    fn replace(&mut self, setting: Setting) -> Setting {
        match setting {
            Setting::Pace(pace) => Setting::Pace(std::mem::replace(&mut self.pace, pace)),
            Setting::Money(money) => Setting::Money(std::mem::replace(&mut self.money, money)),
            Setting::About(item, is) => {
                let was = if *is == About::default() {
                    self.about.remove(&item)
                } else {
                    self.about.insert(item.clone(), *is)
                };
                Setting::About(item, Box::new(was.unwrap_or_default()))
            }
        }
    }

    fn tick_again(&mut self, taken: impl IntoIterator<Item = (ItemId, Date)>) {
        for (item, day) in taken {
            self.done.insert(item, day);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::super::job::Rating;
    use super::*;

    fn item(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn slug(text: &str) -> PathwayId {
        PathwayId::new(text).unwrap()
    }

    fn solid() -> About {
        About {
            rating: Some(Rating::Solid),
            ..About::default()
        }
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
            Action::Set(Setting::Pace(Pace {
                hours: 3,
                ..Pace::default()
            })),
            Action::Set(Setting::About(item("one/vital"), Box::new(solid()))),
            Action::Set(Setting::Money(Money {
                spend: 3,
                ..Money::default()
            })),
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
            Action::Set(Setting::Pace(Pace::default())),
            Action::Set(Setting::About(item("one/vital"), Box::default())),
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
    fn a_setting_that_was_set_again_in_between_is_left_alone() {
        let mut plan = half_done();
        let hours = |hours| {
            Action::Set(Setting::Pace(Pace {
                hours,
                ..Pace::default()
            }))
        };
        let first = apply(&mut plan, hours(5), 1).unwrap();
        apply(&mut plan, hours(7), 1);
        plan.undo(first);
        assert_eq!(plan.pace.hours, 7);
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
