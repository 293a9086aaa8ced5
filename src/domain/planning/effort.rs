//! Working time, in minutes.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use crate::domain::pathway::figure::Range;
use crate::domain::plan::hours::Hours;

/// A range of working time, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// The lower end.
    pub low: u32,
    /// The upper end.
    pub high: u32,
}

impl Effort {
    /// No time at all.
    pub const NONE: Self = Self { low: 0, high: 0 };

    /// Converts source weeks of so many hours each.
    pub fn of_weeks(weeks: Range, hours: Hours) -> Self {
        let minutes = |weeks: u16| u32::from(weeks) * hours.minutes();
        Self {
            low: minutes(weeks.low()),
            high: minutes(weeks.high()),
        }
    }

    /// The share number `at`, counted from 0, of `of` equal shares. Rounded so that the shares add up
    /// to exactly the whole.
    #[must_use]
    pub fn share(self, at: u32, of: u32) -> Self {
        let share = |whole: u32| whole * (at + 1) / of - whole * at / of;
        Self {
            low: share(self.low),
            high: share(self.high),
        }
    }

    /// The fraction `n / of`, rounded down.
    #[must_use]
    pub fn part(self, n: u32, of: u32) -> Self {
        Self {
            low: self.low * n / of,
            high: self.high * n / of,
        }
    }

    /// The larger lower end and the larger upper end.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            high: self.high.max(other.high),
        }
    }

    /// The middle of the range, for charts with a single scale.
    pub fn middle(self) -> u32 {
        u32::midpoint(self.low, self.high)
    }
}

impl Add for Effort {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            high: self.high.saturating_add(other.high),
        }
    }
}

impl Sub for Effort {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_sub(other.low),
            high: self.high.saturating_sub(other.high),
        }
    }
}

impl Sum for Effort {
    fn sum<I: Iterator<Item = Self>>(efforts: I) -> Self {
        efforts.fold(Self::NONE, Add::add)
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Rounded to hours: minutes would suggest a precision that no estimate has.
        let hours = |minutes: u32| minutes.saturating_add(30) / 60;
        match (hours(self.low), hours(self.high)) {
            (low, high) if low != high => write!(f, "{low}–{high} hours"),
            (0, _) if self.high > 0 => f.write_str("less than an hour"),
            (1, _) => f.write_str("1 hour"),
            (hours, _) => write!(f, "{hours} hours"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hours_read_as_a_person_writes_them() {
        for (low, high, reads) in [
            (0, 0, "0 hours"),
            (10, 20, "less than an hour"),
            (60, 60, "1 hour"),
            (600, 930, "10–16 hours"),
            (1200, 1200, "20 hours"),
        ] {
            assert_eq!(Effort { low, high }.to_string(), reads);
        }
    }

    proptest! {
        #[test]
        fn shares_add_up_to_the_whole(low in 0..100_000_u32, more in 0..100_000_u32, of in 1..20_u32) {
            let whole = Effort { low, high: low + more };
            let sum: Effort = (0..of).map(|at| whole.share(at, of)).sum();
            prop_assert_eq!(sum, whole);
        }
    }
}
