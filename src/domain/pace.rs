//! When a learner works: from which day, how many hours a week, and on which days not.

use std::fmt;

use super::date::Date;

/// The hours that a source's week is worth unless the learner says otherwise. Ours: the sources
/// count in weeks and never say how full theirs are.
pub const SOURCE_WEEK: u16 = 10;

/// The most hours a week that can be planned: 14 a day, every day.
pub const MOST_HOURS: u16 = 98;

/// The most ranges of days off.
pub const MOST_DAYS_OFF: usize = 50;

/// When a learner works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The first day; without one there are no dates.
    pub start: Option<Date>,
    /// Hours of work in a week, from 1 to [`MOST_HOURS`].
    pub hours: u16,
    /// Hours that a week of the source's is worth, from 1 to [`MOST_HOURS`].
    pub source_week: u16,
    /// The days of the week that are never worked.
    pub rest: Rest,
    /// Days that aren't worked, once.
    pub days_off: Vec<DaysOff>,
    /// More hours for a while, to catch up.
    pub push: Option<Push>,
}

/// More hours a week for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Push {
    /// Hours of work in a week until then, from 1 to [`MOST_HOURS`].
    pub hours: u16,
    /// The last day of it.
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

/// The days of the week that are never worked; at least one day is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rest([bool; 7]);

impl Rest {
    /// These days, Monday first; `None` where no day would be left.
    pub fn new(days: [bool; 7]) -> Option<Self> {
        days.contains(&false).then_some(Self(days))
    }

    /// Whether this day of the week, of which 0 is Monday, is never worked.
    pub fn is_off(self, weekday: u8) -> bool {
        self.0.get(usize::from(weekday)).copied().unwrap_or(false)
    }

    /// All seven, Monday first.
    pub fn days(self) -> [bool; 7] {
        self.0
    }

    /// The share of a week's `minutes` that falls on this weekday. Over a whole week the shares add
    /// up to exactly `minutes`.
    fn share(self, weekday: u8, minutes: u32) -> u32 {
        if self.is_off(weekday) {
            return 0;
        }
        let working = |days: &[bool]| days.iter().fold(0, |count, off| count + u32::from(!off));
        let (all, before) = (working(&self.0), working(&self.0[..usize::from(weekday)]));
        minutes * (before + 1) / all - minutes * before / all
    }
}

/// Days that aren't worked, both included; `first` is never after `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DaysOff {
    first: Date,
    last: Date,
}

impl DaysOff {
    /// These days; `None` where they run backwards or are more than a year.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last && first.until(last) < 366).then_some(Self { first, last })
    }

    /// The first of them.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last of them.
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
    /// The minutes of work on a day.
    pub fn minutes_on(&self, day: Date) -> u32 {
        let is_off = |days: &DaysOff| days.first <= day && day <= days.last;
        if self.days_off.iter().any(is_off) {
            return 0;
        }
        let pushed = self.push.filter(|push| day <= push.until);
        let hours = pushed.map_or(self.hours, |push| push.hours);
        self.rest.share(day.weekday(), u32::from(hours) * 60)
    }

    /// The minutes of work from `first` to `last`, both included.
    pub fn minutes_between(&self, first: Date, last: Date) -> u32 {
        let days = first.number()..=last.number();
        let days = days.filter_map(Date::from_number);
        days.map(|day| self.minutes_on(day)).sum()
    }
}

/// Hours a week as a learner enters them.
///
/// # Errors
/// What to enter instead.
pub fn read_hours(text: &str) -> Result<u16, String> {
    let hours = text.trim().parse().ok();
    hours
        .filter(|hours| (1..=MOST_HOURS).contains(hours))
        .ok_or_else(|| format!("Enter whole hours from 1 to {MOST_HOURS}."))
}

/// The first day of a plan as a learner enters it; nothing is no day.
///
/// # Errors
/// What to enter instead.
pub fn read_start(text: &str) -> Result<Option<Date>, String> {
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

/// Days off as a learner enters them; without a last day they are one.
///
/// # Errors
/// What to enter instead.
pub fn read_days_off(first: &str, last: &str) -> Result<DaysOff, String> {
    let Ok(Some(first)) = read_start(first) else {
        return Err("Choose the first day off, between 2000 and 2099.".to_owned());
    };
    let last = read_start(last)?.unwrap_or(first);
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
    fn what_is_no_number_of_hours_is_answered_with_what_to_enter() {
        assert_eq!((read_hours(" 7 "), read_hours("98")), (Ok(7), Ok(98)));
        for wrong in ["0", "-3", "99", "200", "", "2.5", "ten", "99999999999"] {
            assert_eq!(
                read_hours(wrong),
                Err("Enter whole hours from 1 to 98.".to_owned()),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_day_that_no_plan_starts_on_is_answered_with_what_to_choose() {
        assert_eq!(read_start(""), Ok(None));
        assert_eq!(read_start("2020-02-29"), Ok(Some(day("2020-02-29"))));
        for wrong in ["2999-01-01", "1999-12-31", "2026-02-30", "tomorrow"] {
            assert!(read_start(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_off_run_forwards_and_for_a_year_at_most() {
        let read = |first, last| read_days_off(first, last).map(|days| days.to_string());
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
            hours in 1..=MOST_HOURS, off in any::<[bool; 7]>(), monday in 0..3_000_000_u32,
        ) {
            let pace = Pace { hours, rest: Rest::new(off).unwrap_or_default(), ..Pace::default() };
            let first = Date::from_number(monday).unwrap();
            let last = first.plus(6).unwrap();
            prop_assert_eq!(pace.minutes_between(first, last), u32::from(hours) * 60);
        }
    }
}
