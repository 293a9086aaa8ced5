//! The state of a piece of work: not started, in progress, done, or skipped.

use std::fmt;

use crate::domain::date::Date;

/// The done part of some work that is in progress, from 1 to 99 per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u8);

impl Percent {
    /// The part that work has when it is put in progress. Ours.
    pub const HALF: Self = Self(50);

    /// The parts that the learner can choose from: tens.
    pub const CHOICES: [Self; 9] = [
        Self(10),
        Self(20),
        Self(30),
        Self(40),
        Self::HALF,
        Self(60),
        Self(70),
        Self(80),
        Self(90),
    ];

    /// Returns the part; `None` below 1, which is not started, and above 99, which is done.
    pub fn new(percent: u8) -> Option<Self> {
        (1..=99).contains(&percent).then_some(Self(percent))
    }

    /// Parses the digits that `to_string` writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::new(text.parse().ok()?)
    }

    /// The per cent that are done, from 1 to 99.
    pub fn done(self) -> u32 {
        self.0.into()
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The state of work that is neither done nor untouched, as the learner set it. The order decides
/// where the same work has several: skipping wins, and else the part that is furthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenState {
    /// A part of it is done.
    InProgress {
        /// How much.
        percent: Percent,
        /// The day on which the learner said so.
        since: Date,
    },
    /// It is left out: neither planned nor done.
    Skipped,
}

/// The state of a piece of work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskState {
    /// Nothing of it is done.
    #[default]
    NotStarted,
    /// So much of it is done.
    InProgress(Percent),
    /// It was done on this day.
    Done(Date),
    /// It is a skill that the learner rated solid before ticks and ratings were one, on a day that isn't
    /// stored.
    Known,
    /// It is left out: neither planned nor done.
    Skipped,
}

impl TaskState {
    /// Whether it is still to be done, wholly or in part.
    pub fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::ItemId;
    use crate::domain::plan::Plan;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn day() -> Date {
        Date::parse("2026-11-22").unwrap()
    }

    fn in_progress(percent: u8) -> OpenState {
        OpenState::InProgress {
            percent: Percent::new(percent).unwrap(),
            since: day(),
        }
    }

    #[test]
    fn the_same_work_has_one_state_under_each_of_its_names() {
        let catalogue = catalogue();
        let state = |open: &[(&str, OpenState)], done: &[&str]| {
            let plan = Plan {
                open: open
                    .iter()
                    .map(|(item, state)| (id(item), *state))
                    .collect(),
                done: done.iter().map(|item| (id(item), day())).collect(),
                ..Plan::default()
            };
            plan.state(&catalogue, &id("one/build"))
        };
        assert_eq!(state(&[], &[]), TaskState::NotStarted);
        let elsewhere = [("two/build", in_progress(30))];
        let is = |percent| TaskState::InProgress(Percent::new(percent).unwrap());
        assert_eq!(state(&elsewhere, &[]), is(30));
        // Two tabs, or two backups, can say different things of the same work.
        let further = [
            ("two/build", in_progress(30)),
            ("one/build", in_progress(20)),
        ];
        assert_eq!(state(&further, &[]), is(30));
        let skipped = [
            ("two/build", in_progress(30)),
            ("one/build-small", OpenState::Skipped),
        ];
        assert_eq!(state(&skipped, &[]), TaskState::Skipped);
        assert_eq!(state(&skipped, &["two/build"]), TaskState::Done(day()));
        assert_eq!(
            state(&[("one/read", OpenState::Skipped)], &[]),
            TaskState::NotStarted
        );
    }

    #[test]
    fn a_part_is_neither_nothing_nor_all() {
        for wrong in ["0", "100", "-1", "half", "", "256"] {
            assert_eq!(Percent::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Percent::parse("50"), Some(Percent::HALF));
        assert!(Percent::CHOICES.contains(&Percent::HALF));
    }
}
