//! Done against planned, week by week.

use super::catalogue::Catalogue;
use super::date::Date;
use super::pathway::Pathway;
use super::plan::Plan;
use super::schedule::{NoDates, Span};

/// The most points of a chart; beyond that they stand further apart.
const MOST: u32 = 60;

/// How much was done and planned by the end of a day, in hundredths of the whole work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Date,
    /// Done; `None` for days to come.
    pub done: Option<u32>,
    /// Planned at the least: the range's slow end.
    pub planned_low: u32,
    /// Planned at the most: its fast end.
    pub planned_high: u32,
}

/// Done against planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BurnUp {
    /// From the day before all began to the day of the arrival or today, whichever is later.
    pub points: Vec<Point>,
    /// The days between two of them.
    pub every: u32,
}

/// A piece of work: its time, the day by which it is planned, and that on which it was done.
struct Work {
    minutes: u32,
    planned: Option<Span>,
    done: Option<Date>,
}

impl Plan {
    /// Done against planned for a pathway, as seen on the day `today`.
    ///
    /// # Errors
    /// Where the plan has no dates.
    pub fn burn_up(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        today: Date,
    ) -> Result<BurnUp, NoDates> {
        let schedule = self.schedule(catalogue, pathway)?;
        // The middle of each range: a chart has one scale.
        let works: Vec<_> = schedule
            .bookings
            .iter()
            .filter(|booking| !booking.job.is_gone())
            .map(|booking| Work {
                minutes: booking.job.effort.middle(),
                planned: booking.days.map(|(_, ends)| ends),
                done: booking.job.done,
            })
            .collect();
        let whole: u32 = works.iter().map(|work| work.minutes).sum();
        let first = works.iter().filter_map(|work| work.done).min();
        let first = first.map_or(schedule.start, |day| day.min(schedule.start));
        let first = Date::from_number(first.number().saturating_sub(1)).unwrap_or(first);
        let last = schedule.arrival.high.max(today);
        let every = 7 * (first.until(last).div_ceil(7)).div_ceil(MOST).max(1);
        let sum = |is_by: &dyn Fn(&Work) -> bool| {
            let by = works.iter().filter(|work| is_by(work));
            let minutes: u32 = by.map(|work| work.minutes).sum();
            let part = u64::from(minutes) * 100 / u64::from(whole.max(1));
            u32::try_from(part).unwrap_or(100)
        };
        let point = |day: Date| {
            let is_done = |work: &Work| work.done.is_some_and(|on| on <= day);
            let planned = |end: fn(Span) -> Date| {
                // What was done before the start isn't planned any more, and counts as what it is.
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
        Ok(BurnUp {
            points: days.into_iter().map(point).collect(),
            every,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::super::id::ItemId;
    use super::*;

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
        let chart = plan.burn_up(&catalogue, &catalogue.pathways[0], day("2027-01-31"));
        let chart = chart.unwrap();
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
        plan.pace.hours = 1;
        let chart = plan
            .burn_up(&catalogue, &catalogue.pathways[0], day("2027-02-02"))
            .unwrap();
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
