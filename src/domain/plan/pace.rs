//! A learner's schedule settings: start, hours a week, days off, and how they changed.

use std::fmt;

use super::hours::Hours;
use super::split::Split;
use crate::domain::date::Date;
use crate::domain::pathway::When;

/// The default hours in a source week. Our assumption: the sources count in weeks and give no hours.
pub const SOURCE_WEEK: Hours = Hours::whole(10);

/// The maximum minutes a day: 14 hours. Ours.
const MAX_MINUTES_A_DAY: u32 = 14 * 60;

/// The maximum number of ranges of days off.
pub const MAX_DAYS_OFF: usize = 50;

/// The learner's hours and days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The first day; `None` means that the plan has no dates.
    pub start: Option<Date>,
    /// The day by which the learner wants to arrive. It changes no date.
    pub target: Option<Date>,
    /// Hours of work in a week.
    pub hours: Hours,
    /// Hours in a source week.
    pub source_week: Hours,
    /// Weekdays that are always off.
    pub rest: Rest,
    /// Single ranges of days off, such as holidays.
    pub days_off: Vec<DaysOff>,
    /// Temporary extra hours, to catch up.
    pub push: Option<Push>,
    /// How the hours are divided among the pathways followed.
    pub split: Split,
    /// The day from which the work that was left then is laid out; `None` where it is the start.
    pub replanned: Option<Date>,
    /// The last day on which a change was still a part of the original plan.
    pub entered: Option<Date>,
    /// The pace of the original plan; `None` where this one is it. It has no baseline itself.
    pub baseline: Option<Box<Pace>>,
}

/// Temporary extra hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Push {
    /// Hours a week up to and including `until`.
    pub hours: Hours,
    /// The last day of the extra hours.
    pub until: Date,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            start: None,
            target: None,
            hours: SOURCE_WEEK,
            source_week: SOURCE_WEEK,
            rest: Rest::default(),
            days_off: vec![],
            push: None,
            split: Split::default(),
            replanned: None,
            entered: None,
            baseline: None,
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

    /// The most hours a week that fit on the other days.
    pub fn most_hours(self) -> Hours {
        let days = (0..7).filter(|day| !self.is_off(*day));
        Hours::from_minutes(days.map(|_| MAX_MINUTES_A_DAY).sum()).unwrap_or(Hours::MAX)
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
    /// The first day of the dates: the start, or the day of the last change of the plan.
    pub fn first_day(&self) -> Option<Date> {
        let start = self.start?;
        Some(self.replanned.map_or(start, |day| day.max(start)))
    }

    /// Minutes of work on a day. A day has 14 hours at most, whatever was entered.
    pub fn minutes_on(&self, day: Date) -> u32 {
        let is_off = |days: &DaysOff| days.first <= day && day <= days.last;
        if self.days_off.iter().any(is_off) {
            return 0;
        }
        let pushed = self.push.filter(|push| day <= push.until);
        let hours = pushed.map_or(self.hours, |push| push.hours);
        let minutes = self.rest.share(day.weekday(), hours.minutes());
        minutes.min(MAX_MINUTES_A_DAY)
    }

    /// Minutes of work from `first` to `last`, both included.
    pub fn minutes_between(&self, first: Date, last: Date) -> u32 {
        let days = first.number()..=last.number();
        let days = days.filter_map(Date::from_number);
        days.map(|day| self.minutes_on(day)).sum()
    }

    /// The calendar days before `today` that hold so many minutes, counted back to the start at most.
    pub fn days_of(&self, minutes: u32, today: Date) -> u32 {
        let start = self.start.map_or(0, Date::number);
        let before = (start..today.number()).rev().filter_map(Date::from_number);
        let mut left = minutes;
        let mut days = 0;
        for day in before {
            if left == 0 {
                break;
            }
            left = left.saturating_sub(self.minutes_on(day));
            days += 1;
        }
        days
    }

    /// The same pace with its original plan kept: itself, where it is the original one.
    #[must_use]
    pub fn with_baseline(&self) -> Self {
        let mut pace = self.clone();
        pace.baseline.get_or_insert_with(|| {
            Box::new(Self {
                // None of these has a part in it.
                target: None,
                entered: None,
                source_week: SOURCE_WEEK,
                ..self.clone()
            })
        });
        pace
    }

    /// Whether a change on `today` is no longer a part of the original plan: the plan has begun, and
    /// was entered on an earlier day.
    pub fn is_under_way(&self, today: Date) -> bool {
        let is_past = |day: Date| day < today;
        self.baseline.is_some()
            || self.start.is_some_and(is_past) && self.entered.is_none_or(is_past)
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

/// Parses hours a week that fit on the days which aren't off.
///
/// # Errors
/// A message that says what to enter.
pub fn parse_hours(text: &str, rest: Rest) -> Result<Hours, String> {
    let (hours, most) = (Hours::parse(text)?, rest.most_hours());
    if hours > most {
        return Err(too_many(most));
    }
    Ok(hours)
}

/// Checks that so many hours fit on the days which aren't off.
///
/// # Errors
/// A message that says what to change.
pub fn check_rest(rest: Rest, hours: Hours) -> Result<(), String> {
    let most = rest.most_hours();
    if hours > most {
        return Err(format!(
            "{} You have {hours}: lower your hours first.",
            too_many(most)
        ));
    }
    Ok(())
}

fn too_many(most: Hours) -> String {
    format!("On the days you study, {most} hours a week are the most: 14 a day.")
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
            hours: Hours::whole(10),
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
            hours: Hours::whole(14),
            until: day("2026-11-25"),
        };
        let pace = Pace {
            hours: Hours::whole(7),
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
    fn hours_that_the_days_cannot_hold_are_refused_with_the_most_that_they_hold() {
        let sunday = rest(&[0, 1, 2, 3, 4, 5]);
        let refused = parse_hours("98", sunday).unwrap_err();
        assert_eq!(
            refused,
            "On the days you study, 14 hours a week are the most: 14 a day."
        );
        assert_eq!(parse_hours("14", sunday), Ok(Hours::whole(14)));
        assert_eq!(parse_hours("98", Rest::default()), Ok(Hours::MAX));
        assert!(
            check_rest(sunday, Hours::whole(15)).is_err_and(|said| said.contains("You have 15"))
        );
        assert_eq!(check_rest(sunday, Hours::whole(14)), Ok(()));
    }

    #[test]
    fn minutes_are_counted_back_in_days() {
        let pace = Pace {
            start: Some(day("2027-01-04")),
            rest: rest(&[5, 6]),
            ..Pace::default()
        };
        // Two hours a day; Monday, 18 January, after a weekend.
        for (hours, days) in [(0, 0), (1, 3), (2, 3), (4, 4), (20, 14), (500, 14)] {
            assert_eq!(pace.days_of(hours * 60, day("2027-01-18")), days, "{hours}");
        }
        assert_eq!(pace.days_of(600, day("2027-01-01")), 0, "before the start");
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
            minutes in 30..=5_880_u32, off in any::<[bool; 7]>(), monday in 0..3_000_000_u32,
        ) {
            let rest = Rest::new(off).unwrap_or_default();
            let hours = Hours::from_minutes(minutes).unwrap();
            let pace = Pace { hours, rest, ..Pace::default() };
            let first = Date::from_number(monday).unwrap();
            let last = first.plus(6).unwrap();
            prop_assert_eq!(pace.minutes_between(first, last), hours.min(rest.most_hours()).minutes());
        }
    }
}
