//! Calendar days, without a time or a time zone.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar from 0001-01-01 to 9999-12-31, stored as `2026-11-22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The days from 1 March 0 to 1 January 1.
const JANUARY_1: u32 = 306;

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// 1 January 1970: the day where none is known yet.
    pub const EPOCH: Self = Self {
        year: 1970,
        month: 1,
        day: 1,
    };

    /// Returns the day, or `None` where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// Parses `2026-11-22`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |range| -> Option<u16> {
            let part: &str = text.get(range)?;
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse().ok())?
        };
        let bytes = text.as_bytes();
        (bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-').then_some(())?;
        let two = |range| u8::try_from(digits(range)?).ok();
        Self::new(digits(0..4)?, two(5..7)?, two(8..10)?)
    }

    /// Days since 1 January of the year 1.
    pub fn number(self) -> u32 {
        // Years begin in March here, so that the leap day is the last of its year; from Howard
        // Hinnant's “chrono-compatible low-level date algorithms”.
        let (month, day) = (u32::from(self.month), u32::from(self.day));
        let year = u32::from(self.year) - u32::from(month <= 2);
        let days = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + days - JANUARY_1
    }

    /// The inverse of [`number`](Self::number); `None` after the year 9999.
    pub fn from_number(number: u32) -> Option<Self> {
        let days = number.checked_add(JANUARY_1)?;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 {
            (month + 3, 0)
        } else {
            (month - 9, 1)
        };
        let part = |n: u32| u8::try_from(n).ok();
        let year = u16::try_from(era * 400 + year + next).ok()?;
        Self::new(year, part(month)?, part(day)?)
    }

    /// The day this many days later; `None` after the year 9999.
    pub fn plus(self, days: u32) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// The number of days until `other`; 0 where it isn't later.
    pub fn until(self, other: Self) -> u32 {
        other.number().saturating_sub(self.number())
    }

    /// The year, from 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> u8 {
        // 1 January 1 was a Monday.
        u8::try_from(self.number() % 7).unwrap_or(0)
    }

    /// The month in three letters: `Nov`.
    pub fn month_in_short(self) -> &'static str {
        &MONTHS[usize::from(self.month) - 1][..3]
    }

    /// The long form: `22 November 2026`.
    pub fn in_words(self) -> String {
        format!(
            "{} {} {}",
            self.day,
            MONTHS[usize::from(self.month) - 1],
            self.year
        )
    }

    /// The short form: `22 Nov 2026`.
    pub fn in_short(self) -> String {
        format!("{} {} {}", self.day, self.month_in_short(), self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Date {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("‘{text}’ is not a day written as 2026-11-22"))
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_and_written_the_same() {
        for day in [
            "2026-11-22",
            "2024-02-29",
            "2000-02-29",
            "0001-01-01",
            "9999-12-31",
        ] {
            assert_eq!(
                Date::parse(day).map(|d| d.to_string()).as_deref(),
                Some(day)
            );
        }
    }

    #[test]
    fn days_are_counted_through_every_month_and_every_leap_year() {
        let mut day = Date::parse("0001-01-01").unwrap();
        for number in 0.. {
            assert_eq!(
                (day.number(), Date::from_number(number)),
                (number, Some(day))
            );
            assert_eq!(u32::from(day.weekday()), number % 7, "{day}");
            // The next day by the rules of months, independent of the arithmetic under test.
            let next = Date::new(day.year, day.month, day.day + 1)
                .or_else(|| Date::new(day.year, day.month + 1, 1))
                .or_else(|| Date::new(day.year + 1, 1, 1));
            assert_eq!(day.plus(1), next, "the day after {day}");
            let Some(next) = next else { break };
            assert!(next > day);
            day = next;
        }
        assert_eq!(day.to_string(), "9999-12-31");
    }

    #[test]
    fn known_days_have_their_weekday() {
        for (day, weekday) in [("2026-11-22", 6), ("2000-02-29", 1), ("1970-01-01", 3)] {
            assert_eq!(Date::parse(day).unwrap().weekday(), weekday, "{day}");
        }
        let (sunday, leap) = ("2026-11-22", "2024-02-29");
        let day = |text| Date::parse(text).unwrap();
        assert_eq!(day(leap).until(day(sunday)), 997);
        assert_eq!(day(sunday).until(day(leap)), 0);
        assert_eq!(day(leap).plus(366), Date::parse("2025-03-01"));
    }

    #[test]
    fn what_the_calendar_does_not_have_is_refused() {
        for day in [
            "2025-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "0000-01-01",
            "2026-1-1",
            "+026-01-01",
            "2026/01/01",
            "2026-01-01T00:00",
            "２０２６-01",
            "",
        ] {
            assert_eq!(Date::parse(day), None, "{day}");
        }
    }

    #[test]
    fn a_day_reads_in_words() {
        assert_eq!(
            Date::parse("2026-03-07").unwrap().in_words(),
            "7 March 2026"
        );
        assert_eq!(Date::parse("2026-09-07").unwrap().in_short(), "7 Sep 2026");
    }
}
