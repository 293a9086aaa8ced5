//! A day of the calendar, without a time or a time zone.

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

const MONTHS: [&str; 12] = [
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
    /// The day, or `None` where the calendar has none such.
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

    /// The day written as `2026-11-22`, or `None` where `text` is anything else.
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

    /// The day as a person reads it: `22 November 2026`.
    pub fn in_words(self) -> String {
        format!(
            "{} {} {}",
            self.day,
            MONTHS[usize::from(self.month) - 1],
            self.year
        )
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
    }
}
