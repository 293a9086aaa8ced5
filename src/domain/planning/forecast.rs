//! The day on which a learner arrives at the pace of their ticks.

use super::effort::Effort;
use super::schedule::{HORIZON, Schedule};
use super::work_item::{WorkItem, remaining};
use crate::domain::date::Date;

/// Minimum number of tasks done before a forecast is made. Ours, like the other two minimums.
const MIN_TASKS: usize = 3;

/// Minimum number of different days on which tasks were done.
const MIN_DAYS_WITH_TASKS: usize = 2;

/// Minimum number of days since the start, the first and today included.
const MIN_DAYS: u32 = 14;

/// The number of days that count as recent. Ours.
const RECENT_DAYS: u32 = 28;

/// A forecast of the arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// There isn't enough data.
    TooEarly {
        /// Tasks done since the start.
        done: usize,
        /// The first day with enough days since the start; `None` where that day is past and only
        /// ticks are missing.
        from: Option<Date>,
    },
    /// Everything is done.
    Arrived,
    /// There is enough data.
    Expected(Expected),
}

/// The expected arrival, with the data that it is based on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The arrival at the faster pace, with the least work.
    pub low: Date,
    /// The arrival at the slower pace, with the most work; `None` where that pace makes no progress,
    /// or the day is beyond [`HORIZON`].
    pub high: Option<Date>,
    /// Minutes of planned work done a week, slower pace first. The two paces are those since the start
    /// and over the recent days.
    pub a_week: (u32, u32),
    /// Tasks done since the start.
    pub done: usize,
    /// The number of different days on which they were done.
    pub days: usize,
}

impl Forecast {
    /// Forecasts the arrival as of `today`. Work done before the start of the schedule doesn't count
    /// towards the pace.
    pub fn new(schedule: &Schedule, today: Date) -> Self {
        let start = schedule.start;
        let remaining = remaining(schedule.items());
        if remaining == Effort::NONE {
            return Self::Arrived;
        }
        let ticks: Vec<_> = schedule
            .items()
            .filter(|item| !item.is_gone())
            .filter_map(|item| item.done)
            .filter(|day| (start..=today).contains(day))
            .collect();
        let mut days = ticks.clone();
        days.sort_unstable();
        days.dedup();
        // Today counts: someone who starts today has had one day.
        let since = start.until(today) + 1;
        if ticks.len() < MIN_TASKS || days.len() < MIN_DAYS_WITH_TASKS || since < MIN_DAYS {
            return Self::TooEarly {
                done: ticks.len(),
                from: start.plus(MIN_DAYS - 1).filter(|day| *day > today),
            };
        }
        // What is in progress counts for the pace with its part.
        let worked = schedule.items().filter_map(WorkItem::worked);
        let worked: Vec<_> = worked
            .filter(|(day, _)| (start..=today).contains(day))
            .collect();
        let a_week = |days: u32| {
            let is_recent = |day: &Date| day.until(today) < days;
            let done = worked.iter().filter(|(day, _)| is_recent(day));
            done.map(|(_, effort)| effort.middle()).sum::<u32>() * 7 / days
        };
        let (overall, recent) = (a_week(since), a_week(since.min(RECENT_DAYS)));
        let (slow, fast) = (overall.min(recent), overall.max(recent));
        let arrival = |minutes: u32, a_week: u32| {
            let days = u64::from(minutes) * 7 / u64::from(a_week.max(1));
            today.plus(u32::try_from(days).ok()?)
        };
        let horizon = today.plus(HORIZON).unwrap_or(today);
        Self::Expected(Expected {
            low: arrival(remaining.low, fast).unwrap_or(horizon),
            high: arrival(remaining.high, slow).filter(|day| slow > 0 && *day <= horizon),
            a_week: (slow, fast),
            done: ticks.len(),
            days: days.len(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::ItemId;
    use crate::domain::plan::Plan;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// A plan from Monday, 4 January 2027, at ten hours a week, with these tasks done.
    fn plan(done: &[(&str, &str)]) -> Plan {
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        for (item, on) in done {
            let id = ItemId::new(&format!("one/{item}")).unwrap();
            plan.done.insert(id, day(on));
        }
        plan
    }

    fn forecast(done: &[(&str, &str)], today: &str) -> Forecast {
        let catalogue = catalogue();
        let schedule = Schedule::new(&plan(done), &catalogue, &catalogue.pathways[0]).unwrap();
        Forecast::new(&schedule, day(today))
    }

    const THREE: [(&str, &str); 3] = [
        ("read", "2027-01-10"),
        ("build", "2027-01-24"),
        ("publish", "2027-01-31"),
    ];

    #[test]
    fn with_too_few_ticks_or_days_it_is_too_early_to_say() {
        let too_early = |done: &[(&str, &str)], today: &str| match forecast(done, today) {
            Forecast::TooEarly { done, from } => (done, from),
            other => panic!("{other:?}"),
        };
        assert_eq!(too_early(&THREE[..2], "2027-02-10"), (2, None));
        let hasty = [
            ("read", "2027-01-04"),
            ("build", "2027-01-05"),
            ("publish", "2027-01-06"),
        ];
        assert_eq!(
            too_early(&hasty, "2027-01-06"),
            (3, Date::parse("2027-01-17"))
        );
        let one_day = THREE.map(|(item, _)| (item, "2027-01-10"));
        assert_eq!(too_early(&one_day, "2027-02-10").0, 3);
    }

    /// 20, 20 and 25 hours in 28 days are 16¼ hours a week; 20 to 30 hours are left.
    #[test]
    fn the_pace_of_the_ticks_gives_the_day() {
        let Forecast::Expected(expected) = forecast(&THREE, "2027-01-31") else {
            panic!("there is enough to go by");
        };
        assert_eq!(expected.a_week, (975, 975));
        assert_eq!((expected.done, expected.days), (3, 3));
        assert_eq!(expected.low, day("2027-02-08")); // 8.6 days
        assert_eq!(expected.high, Some(day("2027-02-12"))); // 12.9 days
    }

    #[test]
    fn who_has_stopped_lately_has_no_last_day() {
        let Forecast::Expected(expected) = forecast(&THREE, "2027-03-28") else {
            panic!("there is enough to go by");
        };
        assert_eq!(expected.a_week, (0, 65 * 60 * 7 / 84));
        assert_eq!(expected.high, None);
    }

    #[test]
    fn who_has_done_all_has_arrived() {
        let mut all = THREE.to_vec();
        all.push(("apply", "2027-02-01"));
        assert_eq!(forecast(&all, "2027-02-01"), Forecast::Arrived);
    }
}
