//! A burn-up chart: done and planned work, week by week.

use super::schedule::{Schedule, Span};
use crate::domain::date::Date;

/// The maximum number of intervals in a chart; longer schedules get longer intervals.
const MAX_INTERVALS: u32 = 60;

/// Done and planned work by the end of a day, in per cent of the whole work, rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Date,
    /// Done work; `None` for future days.
    pub done: Option<u32>,
    /// Planned work, by the slowest schedule.
    pub planned_low: u32,
    /// Planned work, by the fastest schedule.
    pub planned_high: u32,
}

/// A burn-up chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BurnUp {
    /// From the day before the first work to the arrival or today, whichever is later.
    pub points: Vec<Point>,
    /// Days between two points, except next to today and the last day.
    pub every: u32,
}

/// The data of one work item.
struct Work {
    minutes: u32,
    planned: Option<Span>,
    done: Option<Date>,
}

impl BurnUp {
    /// Computes the chart as of `today`.
    pub fn new(schedule: &Schedule, today: Date) -> Self {
        // The middle of each range, because a chart has a single scale.
        let works: Vec<_> = schedule
            .items
            .iter()
            .filter(|item| !item.work.is_gone())
            .map(|item| Work {
                minutes: item.work.effort.middle(),
                planned: item.days.map(|(_, ends)| ends),
                done: item.work.done,
            })
            .collect();
        let whole: u32 = works.iter().map(|work| work.minutes).sum();
        let first = works.iter().filter_map(|work| work.done).min();
        let first = first.map_or(schedule.start, |day| day.min(schedule.start));
        let first = Date::from_number(first.number().saturating_sub(1)).unwrap_or(first);
        let last = schedule.arrival.high.max(today);
        let every = 7
            * (first.until(last).div_ceil(7))
                .div_ceil(MAX_INTERVALS)
                .max(1);
        let sum = |is_by: &dyn Fn(&Work) -> bool| {
            let by = works.iter().filter(|work| is_by(work));
            let minutes: u32 = by.map(|work| work.minutes).sum();
            let part = u64::from(minutes) * 100 / u64::from(whole.max(1));
            u32::try_from(part).unwrap_or(100)
        };
        let point = |day: Date| {
            let is_done = |work: &Work| work.done.is_some_and(|on| on <= day);
            let planned = |end: fn(Span) -> Date| {
                // Work done before the start has no dates, and counts as planned when it was done.
                sum(&|work| work.planned.map_or(is_done(work), |ends| end(ends) <= day))
            };
            Point {
                day,
                done: (day <= today).then(|| sum(&is_done)),
                planned_low: planned(|ends| ends.high),
                planned_high: planned(|ends| ends.low),
            }
        };
        let mut days: Vec<_> = (0..)
            .map_while(|at| first.plus(at * every).filter(|day| *day < last))
            .collect();
        days.push(last);
        if !days.contains(&today) && today > first {
            days.push(today);
            days.sort_unstable();
        }
        Self {
            points: days.into_iter().map(point).collect(),
            every,
        }
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

    /// 80 to 100 hours, 90 in the middle: 20, 20, 25 and 25.
    #[test]
    fn done_and_planned_are_counted_week_by_week() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        for (item, on) in [("read", "2027-01-20"), ("build", "2027-01-31")] {
            let id = ItemId::new(&format!("one/{item}")).unwrap();
            plan.done.insert(id, day(on));
        }
        let schedule = Schedule::new(&plan, &catalogue, &catalogue.pathways[0]).unwrap();
        let chart = BurnUp::new(&schedule, day("2027-01-31"));
        assert_eq!(chart.every, 7);
        let at = |text: &str| {
            let point = chart
                .points
                .iter()
                .find(|point| point.day == day(text))
                .unwrap();
            (point.done, point.planned_low, point.planned_high)
        };
        assert_eq!(at("2027-01-03"), (Some(0), 0, 0));
        assert_eq!(at("2027-01-17"), (Some(0), 22, 22));
        assert_eq!(at("2027-01-24"), (Some(22), 22, 22));
        assert_eq!(at("2027-01-31"), (Some(44), 44, 44));
        assert_eq!(at("2027-02-14"), (None, 44, 72));
        assert_eq!(at("2027-03-14"), (None, 100, 100));
        assert_eq!(chart.points.len(), 11);
    }

    #[test]
    fn a_long_plan_has_few_points_and_the_last_day_is_one() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        plan.pace.hours = crate::domain::plan::hours::Hours::whole(1);
        let schedule = Schedule::new(&plan, &catalogue, &catalogue.pathways[0]).unwrap();
        let chart = BurnUp::new(&schedule, day("2027-02-02"));
        assert!(chart.points.len() <= 63, "{}", chart.points.len());
        assert_eq!(chart.points.last().unwrap().planned_low, 100);
        assert!(
            chart
                .points
                .iter()
                .any(|point| point.day == day("2027-02-02"))
        );
        assert!(chart.points.is_sorted_by_key(|point| point.day));
    }
}
