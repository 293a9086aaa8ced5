//! Figures with their provenance. A range in the source stays a range.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

/// The part of a source document that a figure stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// The document's title.
    Title,
    /// The box of facts above the text.
    Header,
    /// The introduction.
    Overview,
    /// The skills to learn.
    Skills,
    /// The roadmap's steps.
    Roadmap,
    /// The answer at the end.
    Answer,
    /// The reality check.
    Reality,
}

impl Place {
    /// All of them, in the order of a document.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Header,
        Self::Overview,
        Self::Skills,
        Self::Roadmap,
        Self::Reality,
        Self::Answer,
    ];
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Title => "title",
            Self::Header => "header",
            Self::Overview => "overview",
            Self::Skills => "skills to learn",
            Self::Roadmap => "roadmap",
            Self::Answer => "answer",
            Self::Reality => "reality check",
        })
    }
}

/// Where a figure on screen comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Stated in a source document.
    Source {
        /// The document's number, from 1.
        document: u16,
        /// The part of the document.
        place: Place,
    },
    /// Computed from figures of a source document.
    Derived {
        /// The end of the sentence “worked out from …”.
        from: &'static str,
    },
    /// Entered by the learner, or in a file that they brought in.
    Entered,
    /// Computed from what the learner has entered.
    Yours {
        /// The end of the sentence “worked out from …”.
        from: &'static str,
    },
    /// Not in the source, and never guessed.
    NotStated,
}

impl Provenance {
    /// The total of a pathway's steps.
    pub const STEPS_TOTAL: Self = Self::Derived {
        from: "the weeks of its steps",
    };

    /// The week in which a step begins.
    pub const STEP_BEGINS: Self = Self::Derived {
        from: "the weeks of the steps before it",
    };

    /// The provenance of a figure at `place` of the source document with this number; of a pathway without a
    /// document the figures are the learner's own.
    pub fn cite(document: Option<u16>, place: Place) -> Self {
        document.map_or(Self::Entered, |document| Self::Source { document, place })
    }

    /// The days of a plan.
    pub const DATES: Self = Self::Yours {
        from: "the start and the hours that you entered, and the weeks of the steps",
    };
}

/// A source's statement with its place in the document, or the fact that there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stated<T> {
    /// Stated at this place.
    At(Place, T),
    /// Not stated. Shown as “Not stated”, never guessed.
    NotStated,
}

impl<T> Stated<T> {
    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::At(_, value) => Some(value),
            Self::NotStated => None,
        }
    }

    /// Its provenance in the source document with this number, as [`Provenance::cite`].
    pub fn provenance(&self, document: Option<u16>) -> Provenance {
        match *self {
            Self::At(place, _) => Provenance::cite(document, place),
            Self::NotStated => Provenance::NotStated,
        }
    }
}

impl<T: fmt::Display> fmt::Display for Stated<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(_, value) => value.fmt(f),
            Self::NotStated => f.write_str("Not stated"),
        }
    }
}

/// Whole numbers from `low` to `high`, both included; `low` is never above `high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Range {
    low: u16,
    high: u16,
}

impl Range {
    /// Returns the range, or `None` where `low` is above `high`.
    pub fn new(low: u16, high: u16) -> Option<Self> {
        (low <= high).then_some(Self { low, high })
    }

    /// The range of one number.
    pub const fn exactly(n: u16) -> Self {
        Self { low: n, high: n }
    }

    /// The lower end.
    pub const fn low(self) -> u16 {
        self.low
    }

    /// The upper end.
    pub const fn high(self) -> u16 {
        self.high
    }
}

impl Add for Range {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            high: self.high.saturating_add(other.high),
        }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (low, high) if low == high => write!(f, "{low}"),
            (low, high) => write!(f, "{low}–{high}"),
        }
    }
}

/// A duration in source weeks. No source says how many hours a week it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Weeks(pub Range);

impl Weeks {
    /// No time at all.
    pub const NONE: Self = Self(Range::exactly(0));

    /// The same duration in half months, rounded. A year has 52 weeks and 24 half months.
    pub fn in_half_months(self) -> Range {
        let round = |weeks: u16| weeks.saturating_mul(24).saturating_add(26) / 52;
        Range {
            low: round(self.0.low),
            high: round(self.0.high),
        }
    }
}

impl Sum for Weeks {
    fn sum<I: Iterator<Item = Self>>(weeks: I) -> Self {
        Self(weeks.map(|w| w.0).fold(Range::exactly(0), Add::add))
    }
}

impl fmt::Display for Weeks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A total of nothing that is stated: no step takes no time.
        if *self == Self::NONE {
            return f.write_str("weeks not stated");
        }
        let unit = if self.0 == Range::exactly(1) {
            "week"
        } else {
            "weeks"
        };
        write!(f, "{} {unit}", self.0)
    }
}

/// A duration in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Months(pub Range);

impl fmt::Display for Months {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.0 == Range::exactly(1) {
            "month"
        } else {
            "months"
        };
        write!(f, "{} {unit}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weeks(low: u16, high: u16) -> Weeks {
        Weeks(Range::new(low, high).unwrap())
    }

    #[test]
    fn a_range_that_runs_backwards_cannot_be_made() {
        assert_eq!(Range::new(6, 4), None);
    }

    #[test]
    fn ranges_stay_ranges_when_added() {
        let total: Weeks = [weeks(2, 2), weeks(4, 6)].into_iter().sum();
        assert_eq!(total, weeks(6, 8));
    }

    #[test]
    fn lengths_read_as_a_person_writes_them() {
        assert_eq!(Weeks::NONE.to_string(), "weeks not stated");
        assert_eq!(weeks(1, 1).to_string(), "1 week");
        assert_eq!(weeks(4, 4).to_string(), "4 weeks");
        assert_eq!(weeks(4, 6).to_string(), "4–6 weeks");
        assert_eq!(Months(Range::new(6, 9).unwrap()).to_string(), "6–9 months");
    }

    #[test]
    fn weeks_become_half_months_by_the_calendar_year() {
        assert_eq!(weeks(26, 26).in_half_months(), Range::exactly(12));
        assert_eq!(weeks(24, 24).in_half_months(), Range::exactly(11));
        assert_eq!(weeks(16, 18).in_half_months(), Range::new(7, 8).unwrap());
    }

    #[test]
    fn silence_is_a_value_of_its_own() {
        let silent = Stated::<Weeks>::NotStated;
        assert_eq!(silent.to_string(), "Not stated");
        assert_eq!(silent.provenance(Some(3)), Provenance::NotStated);
        let said = Stated::At(Place::Header, weeks(4, 4));
        assert_eq!(
            said.provenance(Some(3)),
            Provenance::Source {
                document: 3,
                place: Place::Header
            }
        );
    }
}
