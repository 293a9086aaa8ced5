//! A learner's answers on skills.

use crate::domain::date::Date;

/// The longest time that a learner can plan for a missing prerequisite, in source weeks.
pub const MAX_WEEKS: u16 = 52;

/// How well a learner knows a skill that a pathway teaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Not at all: its tasks take their whole time.
    #[default]
    New,
    /// Somewhat: its tasks take half the time. Our rule; no source gives one.
    Some,
    /// Well enough: its tasks take no time. Our rule as well.
    Solid,
}

impl Rating {
    /// All variants, from least to most known.
    pub const ALL: [Self; 3] = [Self::New, Self::Some, Self::Solid];

    /// The name in storage and in forms.
    pub fn slug(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Some => "some",
            Self::Solid => "solid",
        }
    }

    /// The rating with this slug.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| rating.slug() == slug)
    }

    /// The halves of a task's time that remain.
    pub fn halves_remaining(self) -> u32 {
        match self {
            Self::New => 2,
            Self::Some => 1,
            Self::Solid => 0,
        }
    }
}

/// A skill that a pathway expects and the learner doesn't have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MissingPrerequisite {
    /// The time that the learner plans for it, in source weeks, from 0 to [`MAX_WEEKS`]. `None` takes
    /// no time in the schedule, because no source gives a figure.
    pub weeks: Option<u16>,
    /// The day on which it was learnt after all. Its time stays in the schedule as done, so that
    /// later dates don't move.
    pub learnt: Option<Date>,
}
