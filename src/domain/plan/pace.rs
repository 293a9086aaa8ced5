//! A learner's schedule settings: start, hours a week, days off.

use std::fmt;

use crate::domain::date::Date;
use crate::domain::pathway::When;

/// The default hours in a source week. Our assumption: the sources count in weeks and give no hours.
pub const SOURCE_WEEK: u16 = 10;

/// The maximum hours a week: 14 a day, every day.
pub const MAX_HOURS: u16 = 98;

/// The maximum number of ranges of days off.
pub const MAX_DAYS_OFF: usize = 50;

/// The learner's hours and days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The first day; `None` means that the plan has no dates.
    pub start: Option<Date>,
    /// Hours of work in a week, from 1 to [`MAX_HOURS`].
    pub hours: u16,
    /// Hours in a source week, from 1 to [`MAX_HOURS`].
    pub source_week: u16,
    /// Weekdays that are always off.
    pub rest: Rest,
    /// Single ranges of days off, such as holidays.
    pub days_off: Vec<DaysOff>,
    /// Temporary extra hours, to catch up.
    pub push: Option<Push>,
}

/// Temporary extra hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Push {
    /// Hours a week up to and including `until`, from 1 to [`MAX_HOURS`].
    pub hours: u16,
    /// The last day of the extra hours.
    pub until: Date,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            start: None,
            hours: SOURCE_WEEK,
            source_week: SOURCE_WEEK,
            rest: Rest::default(),
            days_off: vec![],
            push: None,
        }
    }
}

/// Weekdays that are always off; at least one weekday isn't.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rest([bool; 7]);

impl Rest {
    /// Takes one flag per weekday, Monday first; `None` where all seven are off.
    pub fn new(days: [bool; 7]) -> Option<Self> {
        days.contains(&false).then_some(Self(days))
    }

    /// Whether a weekday is off; 0 is Monday.
    pub fn is_off(self, weekday: u8) -> bool {
        self.0.get(usize::from(weekday)).copied().unwrap_or(false)
    }

    /// One flag per weekday, Monday first.
    pub fn days(self) -> [bool; 7] {
        self.0
    }

    /// A weekday's share of a week's `minutes`. Rounded so that the seven shares add up to exactly
    /// `minutes`.
    fn share(self, weekday: u8, minutes: u32) -> u32 {
        if self.is_off(weekday) {
            return 0;
        }
        let working = |days: &[bool]| days.iter().fold(0, |count, off| count + u32::from(!off));
        let (all, before) = (working(&self.0), working(&self.0[..usize::from(weekday)]));
        minutes * (before + 1) / all - minutes * before / all
    }
}

/// Days off from `first` to `last`, both included; `first` is never after `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DaysOff {
    first: Date,
    last: Date,
}

impl DaysOff {
    /// Returns the range; `None` where `first` is after `last` or the range exceeds 366 days.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last && first.until(last) < 366).then_some(Self { first, last })
    }

    /// The first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Date {
        self.last
    }
}

impl fmt::Display for DaysOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            f.write_str(&self.first.in_words())
        } else {
            write!(f, "{} to {}", self.first.in_words(), self.last.in_words())
        }
    }
}

impl Pace {
    /// Minutes of work on a day.
    pub fn minutes_on(&self, day: Date) -> u32 {
        let is_off = |days: &DaysOff| days.first <= day && day <= days.last;
        if self.days_off.iter().any(is_off) {
            return 0;
        }
        let pushed = self.push.filter(|push| day <= push.until);
        let hours = pushed.map_or(self.hours, |push| push.hours);
        self.rest.share(day.weekday(), u32::from(hours) * 60)
    }

    /// Minutes of work from `first` to `last`, both included.
    pub fn minutes_between(&self, first: Date, last: Date) -> u32 {
        let days = first.number()..=last.number();
        let days = days.filter_map(Date::from_number);
        days.map(|day| self.minutes_on(day)).sum()
    }

    /// The last day for the actions of a period: within 7, 30 or 90 days, the start included. The
    /// length of the month is ours.
    pub fn due(&self, when: When) -> Option<Date> {
        self.start?.plus(match when {
            When::ThisWeek => 6,
            When::ThisMonth => 29,
            When::Next90Days => 89,
        })
    }
}

/// Parses hours a week.
///
/// # Errors
/// A message that says what to enter.
pub fn parse_hours(text: &str) -> Result<u16, String> {
    let hours = text.trim().parse().ok();
    hours
        .filter(|hours| (1..=MAX_HOURS).contains(hours))
        .ok_or_else(|| format!("Enter whole hours from 1 to {MAX_HOURS}."))
}

/// Parses the first day of a plan. An empty text is `None`.
///
/// # Errors
/// A message that says what to choose.
pub fn parse_start(text: &str) -> Result<Option<Date>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day = Date::parse(text.trim());
    let is_near = |day: &Date| ("2000-01-01"..="2099-12-31").contains(&&*day.to_string());
    match day.filter(is_near) {
        Some(day) => Ok(Some(day)),
        None => Err("Choose a day between 2000 and 2099.".to_owned()),
    }
}

/// Parses a range of days off. An empty `last` means a single day.
///
/// # Errors
/// A message that says what to choose.
pub fn parse_days_off(first: &str, last: &str) -> Result<DaysOff, String> {
    let Ok(Some(first)) = parse_start(first) else {
        return Err("Choose the first day off, between 2000 and 2099.".to_owned());
    };
    let last = parse_start(last)?.unwrap_or(first);
    DaysOff::new(first, last)
        .ok_or_else(|| "The last day has to be the first or after it, within a year.".to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn rest(days: &[usize]) -> Rest {
        Rest::new(std::array::from_fn(|at| days.contains(&at))).unwrap()
    }

    #[test]
    fn a_week_of_rest_alone_cannot_be_made() {
        assert_eq!(Rest::new([true; 7]), None);
    }

    #[test]
    fn a_weeks_hours_are_shared_among_its_working_days() {
        let pace = Pace {
            hours: 10,
            rest: rest(&[5, 6]),
            days_off: vec![DaysOff::new(day("2026-11-24"), day("2026-11-25")).unwrap()],
            ..Pace::default()
        };
        let minutes = (23..=29).map(|n| pace.minutes_on(day(&format!("2026-11-{n}"))));
        assert_eq!(minutes.collect::<Vec<_>>(), [120, 0, 0, 120, 120, 0, 0]);
    }

    #[test]
    fn a_push_ends_on_its_last_day() {
        let push = Push {
            hours: 14,
            until: day("2026-11-25"),
        };
        let pace = Pace {
            hours: 7,
            push: Some(push),
            ..Pace::default()
        };
        assert_eq!(pace.minutes_on(day("2026-11-25")), 120);
        assert_eq!(pace.minutes_on(day("2026-11-26")), 60);
    }

    #[test]
    fn actions_are_due_so_many_days_from_the_start() {
        let mut pace = Pace::default();
        assert_eq!(pace.due(When::ThisWeek), None);
        pace.start = Some(day("2027-01-01"));
        let days = ["2027-01-07", "2027-01-30", "2027-03-31"].map(Date::parse);
        assert_eq!(When::ALL.map(|when| pace.due(when)), days);
    }

    #[test]
    fn what_is_no_number_of_hours_is_answered_with_what_to_enter() {
        assert_eq!((parse_hours(" 7 "), parse_hours("98")), (Ok(7), Ok(98)));
        for wrong in ["0", "-3", "99", "200", "", "2.5", "ten", "99999999999"] {
            assert_eq!(
                parse_hours(wrong),
                Err("Enter whole hours from 1 to 98.".to_owned()),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_day_that_no_plan_starts_on_is_answered_with_what_to_choose() {
        assert_eq!(parse_start(""), Ok(None));
        assert_eq!(parse_start("2020-02-29"), Ok(Some(day("2020-02-29"))));
        for wrong in ["2999-01-01", "1999-12-31", "2026-02-30", "tomorrow"] {
            assert!(parse_start(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_off_run_forwards_and_for_a_year_at_most() {
        let read = |first, last| parse_days_off(first, last).map(|days| days.to_string());
        assert_eq!(read("2026-12-24", ""), Ok("24 December 2026".to_owned()));
        assert_eq!(
            read("2026-12-24", "2026-12-26"),
            Ok("24 December 2026 to 26 December 2026".to_owned())
        );
        for (first, last) in [
            ("", "2026-12-24"),
            ("2026-12-26", "2026-12-24"),
            ("2026-01-01", "2027-01-02"),
            ("2026-01-01", "soon"),
        ] {
            assert!(read(first, last).is_err(), "{first} to {last}");
        }
    }

    proptest! {
        #[test]
        fn every_week_has_exactly_its_hours(
            hours in 1..=MAX_HOURS, off in any::<[bool; 7]>(), monday in 0..3_000_000_u32,
        ) {
            let pace = Pace { hours, rest: Rest::new(off).unwrap_or_default(), ..Pace::default() };
            let first = Date::from_number(monday).unwrap();
            let last = first.plus(6).unwrap();
            prop_assert_eq!(pace.minutes_between(first, last), u32::from(hours) * 60);
        }
    }
}
