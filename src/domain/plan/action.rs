//! Actions on a plan, and the changes that they make.

use super::money::Money;
use super::pace::Pace;
use super::remark::{Answer, Answered, RemarkId};
use super::skill::Rating;
use super::state::{OpenState, Percent, TaskState};
use super::{About, Plan};
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::fit::Answers;
use crate::domain::id::{ItemId, PathwayId};

/// An action that the learner dispatches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Mark an entry as done.
    Tick(ItemId),
    /// Mark an entry as not started: neither done nor in progress nor skipped.
    Untick(ItemId),
    /// Mark an entry as in progress.
    Start(ItemId, Percent),
    /// Leave an entry out of the plan.
    Skip(ItemId),
    /// Rate a skill. Solid is the same as [`Tick`](Self::Tick).
    Rate(ItemId, Rating),
    /// Follow a pathway.
    Follow(PathwayId),
    /// Stop following a pathway.
    Unfollow(PathwayId),
    /// Follow this pathway and no other.
    Choose(PathwayId),
    /// Change a setting.
    Set(Setting),
    /// Answer a remark.
    AnswerRemark {
        /// The remark.
        remark: RemarkId,
        /// The answer.
        answer: Answer,
        /// The piece of work to whose note this text is added.
        note: Option<(ItemId, String)>,
    },
    /// Delete the whole plan.
    Reset,
}

/// A value of the plan that an action replaces as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The learner's hours and days.
    Pace(Pace),
    /// The learner's answers on an entry.
    About(ItemId, Box<About>),
    /// The learner's figures on money.
    Money(Money),
    /// The roles that were compared last.
    Compared(Vec<PathwayId>),
    /// The learner's answers on which role fits them.
    Answers(Answers),
}

/// A change that an action made; the undo message describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The entry was ticked.
    Ticked(ItemId),
    /// The entry, and all entries for the same work, are not started any more.
    Unticked {
        /// The entry.
        item: ItemId,
        /// Its state before.
        was: TaskState,
    },
    /// So much of the entry is done.
    Started(ItemId, Percent),
    /// The entry was left out of the plan.
    Skipped(ItemId),
    /// The skill was rated.
    Rated(ItemId, Rating),
    /// The pathway is followed now.
    Followed(PathwayId),
    /// The pathway isn't followed any more.
    Unfollowed(PathwayId),
    /// The pathway is the only one that is followed now.
    Chosen {
        /// The pathway.
        pathway: PathwayId,
        /// The pathways followed before, in their order.
        before: Vec<PathwayId>,
    },
    /// A setting has a new value.
    Set {
        /// The old value.
        was: Setting,
        /// The new value.
        is: Setting,
    },
    /// The plan was deleted, with this number of ticks.
    Reset(usize),
    /// A backup was imported.
    Imported,
    /// So many remarks were added.
    RemarksAdded(usize),
    /// A remark was answered.
    RemarkAnswered {
        /// The remark.
        remark: RemarkId,
        /// The answer.
        answer: Answer,
        /// The piece of work whose note has its text now.
        noted: Option<ItemId>,
    },
    /// A pathway of the learner's own changed, or their additions to a published one.
    Pathway {
        /// The pathway.
        pathway: PathwayId,
        /// Its role, also for when it is gone.
        role: String,
        /// The way in which it changed.
        how: PathwayChange,
    },
}

/// The way in which a pathway of the learner's own changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum PathwayChange {
    Added,
    Edited,
    Updated,
    Removed,
}

impl Plan {
    /// Applies an action; `None` where it changes nothing.
    pub fn apply(&mut self, catalogue: &Catalogue, action: Action, today: Date) -> Option<Change> {
        match action {
            Action::Tick(item) => self.done_on(catalogue, &item).is_none().then(|| {
                self.take_state(catalogue, &item);
                self.done.insert(item.clone(), today);
                Change::Ticked(item)
            }),
            Action::Untick(item) => {
                let was = self.take_state(catalogue, &item);
                (was != TaskState::NotStarted).then_some(Change::Unticked { item, was })
            }
            Action::Start(item, percent) => {
                let is_new = self.state(catalogue, &item) != TaskState::InProgress(percent);
                is_new.then(|| {
                    self.take_state(catalogue, &item);
                    let since = today;
                    let state = OpenState::InProgress { percent, since };
                    self.open.insert(item.clone(), state);
                    Change::Started(item, percent)
                })
            }
            Action::Skip(item) => (!self.is_skipped(catalogue, &item)).then(|| {
                self.take_state(catalogue, &item);
                self.open.insert(item.clone(), OpenState::Skipped);
                Change::Skipped(item)
            }),
            Action::Rate(skill, Rating::Solid) => {
                let is_new = self.rating(catalogue, &skill) != Rating::Solid;
                is_new.then(|| self.apply(catalogue, Action::Tick(skill), today))?
            }
            Action::Rate(skill, rating) => (self.rating(catalogue, &skill) != rating).then(|| {
                self.take_state(catalogue, &skill);
                self.rate(catalogue, &skill, Some(rating));
                Change::Rated(skill, rating)
            }),
            Action::Follow(pathway) => (!self.follows(&pathway)).then(|| {
                self.follows.push(pathway.clone());
                Change::Followed(pathway)
            }),
            Action::Unfollow(pathway) => {
                let count = self.follows.len();
                self.follows.retain(|followed| *followed != pathway);
                (self.follows.len() < count).then_some(Change::Unfollowed(pathway))
            }
            Action::Choose(pathway) => (self.follows != [pathway.clone()]).then(|| {
                let before = std::mem::replace(&mut self.follows, vec![pathway.clone()]);
                Change::Chosen { pathway, before }
            }),
            Action::Set(is) => {
                let was = self.replace(is.clone());
                (was != is).then_some(Change::Set { was, is })
            }
            Action::AnswerRemark {
                remark,
                answer,
                note,
            } => {
                let day = today;
                self.answer_remark(catalogue, remark, Answered { answer, day }, note)
            }
            Action::Reset => {
                (!self.is_empty()).then(|| Change::Reset(std::mem::take(self).done.len()))
            }
        }
    }

    /// Replaces a setting and returns the old value.
    fn replace(&mut self, setting: Setting) -> Setting {
        match setting {
            Setting::Pace(pace) => Setting::Pace(std::mem::replace(&mut self.pace, pace)),
            Setting::Money(money) => Setting::Money(std::mem::replace(&mut self.money, money)),
            Setting::Compared(roles) => {
                Setting::Compared(std::mem::replace(&mut self.compared, roles))
            }
            Setting::Answers(answers) => {
                Setting::Answers(std::mem::replace(&mut self.answers, answers))
            }
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;

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
            Action::Start(item("one/enrol"), Percent::HALF),
            Action::Skip(item("one/meet")),
        ] {
            apply(&mut plan, action, 0).unwrap();
        }
        plan
    }

    #[test]
    fn what_changes_nothing_is_no_change() {
        for action in [
            Action::Tick(item("one/build-small")),
            Action::Untick(item("one/publish")),
            Action::Start(item("one/enrol"), Percent::HALF),
            Action::Skip(item("one/meet")),
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
    fn one_of_several_is_chosen_at_once() {
        let mut plan = Plan::default();
        for pathway in ["one", "two", "three"] {
            apply(&mut plan, Action::Follow(slug(pathway)), 0);
        }
        let chosen = apply(&mut plan, Action::Choose(slug("two")), 0);
        let before = ["one", "two", "three"].map(slug).to_vec();
        let pathway = slug("two");
        assert_eq!(chosen, Some(Change::Chosen { pathway, before }));
        assert_eq!(plan.follows, [slug("two")]);
    }

    #[test]
    fn a_skill_that_is_ticked_and_one_that_is_solid_are_one_fact() {
        let mut catalogue = catalogue();
        catalogue.skills[0].entries = vec![item("one/vital"), item("two/vital")];
        let today = Date::parse(DAYS[0]).unwrap();
        let known = |plan: &Plan| {
            ["one/vital", "two/vital"].map(|name| {
                let skill = item(name);
                (
                    plan.rating(&catalogue, &skill),
                    plan.state(&catalogue, &skill),
                )
            })
        };
        let solid = [(Rating::Solid, TaskState::Done(today)); 2];
        for action in [
            Action::Tick(item("two/vital")),
            Action::Rate(item("one/vital"), Rating::Solid),
        ] {
            let mut plan = Plan::default();
            let mut apply = |action| plan.apply(&catalogue, action, today);
            assert!(apply(action).is_some());
            let again = Action::Rate(item("one/vital"), Rating::Solid);
            assert_eq!(apply(again), None);
            assert_eq!(known(&plan), solid);
            let less = Action::Rate(item("two/vital"), Rating::Some);
            assert!(plan.apply(&catalogue, less, today).is_some());
            assert_eq!(known(&plan), [(Rating::Some, TaskState::NotStarted); 2]);
            let tick = Action::Tick(item("one/vital"));
            assert!(plan.apply(&catalogue, tick, today).is_some());
            assert_eq!(known(&plan), solid);
            let untick = Action::Untick(item("two/vital"));
            assert!(plan.apply(&catalogue, untick, today).is_some());
            assert_eq!(known(&plan), [(Rating::Some, TaskState::NotStarted); 2]);
        }
        // As it was stored before.
        let mut plan = Plan::default();
        plan.about.get_or_default(item("one/vital")).rating = Some(Rating::Solid);
        assert_eq!(known(&plan), [(Rating::Solid, TaskState::Known); 2]);
        let untick = Action::Untick(item("two/vital"));
        assert!(plan.apply(&catalogue, untick, today).is_some());
        assert!(plan.is_empty());
    }

    #[test]
    fn a_state_replaces_the_one_before_under_every_name() {
        let (catalogue, names) = (catalogue(), ["one/build", "one/build-small", "two/build"]);
        let today = Date::parse(DAYS[1]).unwrap();
        let some = Percent::new(30).unwrap();
        let actions = |name: &str| {
            [
                (Action::Tick(item(name)), TaskState::Done(today)),
                (Action::Untick(item(name)), TaskState::NotStarted),
                (Action::Start(item(name), some), TaskState::InProgress(some)),
                (Action::Skip(item(name)), TaskState::Skipped),
            ]
        };
        for (first, (before, was)) in names
            .iter()
            .flat_map(|name| actions(name).map(|a| (name, a)))
        {
            for (then, (action, is)) in names
                .iter()
                .flat_map(|name| actions(name).map(|a| (name, a)))
            {
                let mut plan = Plan::default();
                apply(&mut plan, before.clone(), 1);
                let change = apply(&mut plan, action.clone(), 1);
                assert_eq!(change.is_some(), was != is, "{before:?}, {action:?}");
                for name in names {
                    assert_eq!(plan.state(&catalogue, &item(name)), is, "{first} {then}");
                }
                let stored = plan.done.len() + plan.open.len();
                assert!(stored <= 1, "one piece of work is stored once");
            }
        }
    }
}
