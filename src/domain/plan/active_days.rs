//! The days on which something was done, week by week.

use super::Plan;
use crate::domain::date::Date;

/// The number of weeks in the calendar.
pub const WEEKS: u32 = 26;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActiveDay {
    /// The day.
    pub day: Date,
    /// The number of ticks on it; `None` for days to come.
    pub ticks: Option<u32>,
}

/// The last [`WEEKS`] weeks up to that of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveDays {
    /// The weeks, each from Monday to Sunday, earliest first. A week before the calendar begins isn't
    /// there.
    pub weeks: Vec<[ActiveDay; 7]>,
    /// The days with a tick among them.
    pub active: u32,
    /// The most days without a tick between the first tick in these weeks and today, which isn't over
    /// and doesn't count.
    pub longest_pause: u32,
}

impl ActiveDays {
    /// Counts the ticks of a plan as of `today`. Ticks of days to come don't count.
    pub fn new(plan: &Plan, today: Date) -> Self {
        let monday = today.number() - u32::from(today.weekday());
        let first = monday.saturating_sub((WEEKS - 1) * 7);
        let day_at = |number: u32| {
            let day = Date::from_number(number)?;
            let ticks = || plan.done.values().filter(|on| **on == day).count();
            let ticks = (day <= today).then(|| u32::try_from(ticks()).unwrap_or(u32::MAX));
            Some(ActiveDay { day, ticks })
        };
        let weeks = (first..=monday).step_by(7);
        let weeks = weeks.filter_map(|monday| {
            let mut week = [ActiveDay {
                day: today,
                ticks: None,
            }; 7];
            for (at, day) in (0..).zip(&mut week) {
                *day = day_at(monday + at)?;
            }
            Some(week)
        });
        let weeks: Vec<_> = weeks.collect();
        let days = || weeks.iter().flatten().filter(|day| day.ticks.is_some());
        let (mut active, mut pause, mut longest_pause) = (0, 0, 0);
        for day in days() {
            if day.ticks > Some(0) {
                active += 1;
                pause = 0;
            } else if active > 0 && day.day < today {
                pause += 1;
                longest_pause = pause.max(longest_pause);
            }
        }
        Self {
            weeks,
            active,
            longest_pause,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::ItemId;

    fn plan_of(days: &[Date]) -> Plan {
        let mut plan = Plan::default();
        for (at, day) in days.iter().enumerate() {
            let id = ItemId::new(&format!("one/task-{at}")).unwrap();
            plan.done.insert(id, *day);
        }
        plan
    }

    #[test]
    fn active_days_and_the_longest_pause_are_counted() {
        let days = [
            "2026-11-02",
            "2026-11-02",
            "2026-11-12",
            "2026-11-14",
            "2026-12-01",
            "2020-01-01",
        ];
        let days = days.map(|day| Date::parse(day).unwrap());
        // A Wednesday.
        let today = Date::parse("2026-11-18").unwrap();
        let calendar = ActiveDays::new(&plan_of(&days), today);
        assert_eq!((calendar.active, calendar.longest_pause), (3, 9));
        assert_eq!(calendar.weeks.len(), 26);
        let last = calendar.weeks[25];
        assert_eq!(last[0].day.to_string(), "2026-11-16");
        assert_eq!(
            last.map(|day| day.ticks),
            [Some(0), Some(0), Some(0), None, None, None, None]
        );
        assert_eq!(calendar.weeks[23][0].ticks, Some(2));
        let none = ActiveDays::new(&Plan::default(), today);
        assert_eq!((none.active, none.longest_pause), (0, 0));
    }

    #[test]
    fn the_ends_of_the_calendar_have_fewer_weeks() {
        for day in ["0001-01-01", "9999-12-31"] {
            let calendar = ActiveDays::new(&Plan::default(), Date::parse(day).unwrap());
            assert!(calendar.weeks.len() <= 26, "{day}");
        }
    }

    proptest! {
        #[test]
        fn weeks_follow_each_other_and_every_tick_in_them_counts(
            today in 700_000..800_000_u32, ago in prop::collection::vec(0..400_u32, 0..40),
        ) {
            let days: Vec<_> = ago.iter().map(|ago| Date::from_number(today - ago).unwrap()).collect();
            let calendar = ActiveDays::new(&plan_of(&days), Date::from_number(today).unwrap());
            let shown: Vec<_> = calendar.weeks.iter().flatten().collect();
            prop_assert!(shown.windows(2).all(|pair| pair[0].day.plus(1) == Some(pair[1].day)));
            prop_assert_eq!(shown[0].day.weekday(), 0);
            let first = shown[0].day.number();
            let within = ago.iter().filter(|ago| today - **ago >= first).count();
            let ticks: u32 = shown.iter().filter_map(|day| day.ticks).sum();
            prop_assert_eq!(usize::try_from(ticks).unwrap(), within);
            prop_assert!(calendar.active <= ticks && calendar.longest_pause < WEEKS * 7);
        }
    }
}
