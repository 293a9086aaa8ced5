//! The entries of the learner's hours and days.

use super::text::{Entries, text, unless};
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::plan::hours::Hours;
use crate::domain::plan::pace::{DaysOff, MAX_DAYS_OFF, Pace, Push, Rest};
use crate::domain::plan::split::Split;

/// The maximum number of shares that are read.
const MAX_SHARES: usize = 1000;

pub(super) fn pace_entries(pace: &Pace) -> [(String, String); 13] {
    let default = Pace::default();
    let rest = (0..7).filter(|day| pace.rest.is_off(*day));
    let days_off = pace.days_off.iter();
    let days_off: Vec<_> = days_off
        .map(|days| format!("{}/{}", days.first(), days.last()))
        .collect();
    let push = pace.push.map(|push| {
        let exact = exact_hours(push.hours);
        let hours = if exact.is_empty() {
            whole_hours(push.hours).to_string()
        } else {
            exact
        };
        format!("{hours}/{}", push.until)
    });
    let day = |day: Option<Date>| day.map(String::from).unwrap_or_default();
    let whole = |hours: Hours, default: Hours| unless(whole_hours(default), whole_hours(hours));
    let shares = pace.split.shares().iter();
    let shares: Vec<_> = shares.map(|(id, share)| format!("{id}={share}")).collect();
    let baseline = pace.baseline.as_deref().map(baseline_text);
    [
        ("pace/start", day(pace.start)),
        ("pace/hours", whole(pace.hours, default.hours)),
        ("pace/exact-hours", exact_hours(pace.hours)),
        (
            "pace/source-week",
            whole(pace.source_week, default.source_week),
        ),
        ("pace/exact-source-week", exact_hours(pace.source_week)),
        (
            "pace/rest",
            rest.map(|day| char::from(b'1' + day)).collect(),
        ),
        ("pace/days-off", days_off.join(" ")),
        ("pace/push", push.unwrap_or_default()),
        ("pace/target", day(pace.target)),
        ("pace/split", shares.join(" ")),
        ("pace/replanned", day(pace.replanned)),
        ("pace/entered", day(pace.entered)),
        ("pace/baseline", baseline.unwrap_or_default()),
    ]
    .map(|(name, text)| (name.to_owned(), text))
}

pub(super) fn pace_of(entries: &Entries) -> Pace {
    let text = |name: &str| text(entries, name);
    let usual = Pace::default();
    let hours = |name: &str, exact: &str, usual: Hours| {
        let whole = text(name).parse().ok();
        let whole = whole.filter(|hours| (1..=98).contains(hours));
        let whole = whole.map_or(usual, Hours::whole);
        let exact = parse_exact(text(exact));
        exact
            .filter(|exact| whole_hours(*exact) == whole_hours(whole))
            .unwrap_or(whole)
    };
    let days = text("pace/rest").as_bytes();
    let rest = Rest::new([1, 2, 3, 4, 5, 6, 7].map(|day| days.contains(&(b'0' + day))));
    let days_off = text("pace/days-off").split(' ').filter_map(|days| {
        let (first, last) = days.split_once('/')?;
        DaysOff::new(Date::parse(first)?, Date::parse(last)?)
    });
    let push = || {
        let (of, until) = text("pace/push").split_once('/')?;
        let whole = || Hours::from_minutes(of.parse::<u32>().ok()?.checked_mul(60)?);
        let (hours, until) = (parse_exact(of).or_else(whole)?, Date::parse(until)?);
        Some(Push { hours, until })
    };
    let shares = text("pace/split").split(' ').filter_map(|share| {
        let (id, share) = share.split_once('=')?;
        Some((PathwayId::new(id)?, share.parse().ok()?))
    });
    Pace {
        start: Date::parse(text("pace/start")),
        target: Date::parse(text("pace/target")),
        hours: hours("pace/hours", "pace/exact-hours", usual.hours),
        source_week: hours(
            "pace/source-week",
            "pace/exact-source-week",
            usual.source_week,
        ),
        rest: rest.unwrap_or_default(),
        days_off: days_off.take(MAX_DAYS_OFF).collect(),
        push: push(),
        split: Split::new(shares.take(MAX_SHARES)),
        replanned: Date::parse(text("pace/replanned")),
        entered: Date::parse(text("pace/entered")),
        baseline: baseline_of(text("pace/baseline")),
    }
}

/// The pace of the original plan in one entry: two tabs that change the plan don't mix two of them.
fn baseline_text(pace: &Pace) -> String {
    let all = pace_entries(pace).into_iter();
    let all = all.filter(|(_, text)| !text.is_empty());
    let all: Vec<_> = all
        .map(|(name, text)| format!("{}={text}", name.trim_start_matches("pace/")))
        .collect();
    all.join(";")
}

/// Reads what [`baseline_text`] wrote. One without a start compares with nothing.
fn baseline_of(text: &str) -> Option<Box<Pace>> {
    // Most plans have none; reading one asks for its own in turn.
    if text.is_empty() {
        return None;
    }
    let all = text.split(';').filter_map(|entry| entry.split_once('='));
    // A baseline has none itself.
    let all = all.filter(|(name, _)| *name != "baseline");
    let all = all.map(|(name, text)| (format!("pace/{name}"), text.to_owned()));
    let pace = pace_of(&all.collect());
    pace.start.is_some().then(|| Box::new(pace))
}

/// Whole hours, which every version reads; those below one are stored as 1.
fn whole_hours(hours: Hours) -> u32 {
    (hours.minutes() / 60).max(1)
}

/// The hours to the minute, where they aren't whole. Beside other whole hours, which an older version or
/// another tab has written, they count for nothing.
fn exact_hours(hours: Hours) -> String {
    let minutes = hours.minutes();
    if minutes.is_multiple_of(60) {
        return String::new();
    }
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Reads what [`exact_hours`] wrote.
fn parse_exact(text: &str) -> Option<Hours> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    Hours::from_minutes(u32::from(hours) * 60 + u32::from(minutes))
}

#[cfg(test)]
mod tests {
    use super::super::plan::tests::{SCHEDULE, entries};
    use super::super::plan::{entries_of, plan_of};

    #[test]
    fn a_schedule_with_its_original_plan_is_its_entries() {
        let whole = entries(&SCHEDULE);
        let plan = plan_of(&whole);
        assert_eq!(entries_of(&plan), whole);
        assert_eq!(plan.pace.hours.to_string(), "7½");
        let baseline = plan.pace.baseline.unwrap();
        assert_eq!(baseline.hours.to_string(), "10:20");
        assert_eq!(
            (baseline.days_off.len(), baseline.split.shares().len()),
            (1, 2)
        );
    }

    #[test]
    fn halves_of_hours_count_only_beside_the_hours_that_they_were_stored_with() {
        let hours = |of: &[(&str, &str)]| plan_of(&entries(of)).pace.hours.to_string();
        let half = ("pace/exact-hours", "7:30");
        assert_eq!(hours(&[half, ("pace/hours", "7")]), "7½");
        assert_eq!(
            hours(&[half, ("pace/hours", "9")]),
            "9",
            "by an older version"
        );
        assert_eq!(hours(&[half]), "10");
        assert_eq!(hours(&[("pace/exact-hours", "10:30")]), "10½");
        assert_eq!(
            hours(&[("pace/exact-hours", "0:30"), ("pace/hours", "1")]),
            "½"
        );
        for odd in ["7:99999", "x", "7", ":", "7:-1"] {
            assert_eq!(
                hours(&[("pace/exact-hours", odd), ("pace/hours", "7")]),
                "7",
                "{odd}"
            );
        }
    }
}
