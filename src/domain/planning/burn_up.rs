//! A burn-up chart: hours of work done and planned by the end of each week.

use std::ops::Range;

use super::schedule::{Schedule, Span};
use crate::domain::date::Date;

/// The maximum number of intervals in a chart; longer schedules get longer intervals.
const MAX_INTERVALS: u32 = 60;

/// The maximum number of intervals between two levels of hours.
const MAX_LEVELS: u32 = 5;

/// The maximum number of months with a label, on a wide screen and on a narrow one.
const MAX_MONTHS: [usize; 2] = [9, 4];

/// The steps in months between two labels.
const MONTH_STEPS: [u32; 8] = [1, 2, 3, 6, 12, 24, 60, 120];

/// Minutes of work by the end of a day.
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
    /// Work planned originally, by the slowest schedule; `None` where the plan wasn't changed.
    pub original: Option<u32>,
}

/// A label on the axis of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayTick {
    /// The first day of the month; the day itself in a chart that has no two such days.
    pub day: Date,
    /// `Jan`, or `4 Jan` in a chart without months.
    pub label: String,
    /// The year, where it is the first label or another year begins.
    pub year: Option<u16>,
    /// Whether only narrow screens have the year: wide ones have it at a label before.
    pub is_year_narrow: bool,
    /// Whether narrow screens have the label as well.
    pub is_major: bool,
}

/// The meaning of a vertical line in a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Today.
    Today,
    /// The end of the original plan.
    Original,
    /// The end of the plan.
    Plan,
}

/// The label of a vertical line. Each has a row above the chart to itself, so that no two can cover each
/// other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callout {
    /// Its meaning.
    pub mark: Mark,
    /// The day of the line.
    pub day: Date,
    /// Whether the text ends at the line instead of beginning there.
    pub ends_at_line: bool,
}

/// A burn-up chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BurnUp {
    /// From the day before the first work to the last arrival or today, whichever is later.
    pub points: Vec<Point>,
    /// Days between two points, except next to today and the days on which a plan ends.
    pub every: u32,
    /// Minutes of all work.
    pub whole: u32,
    /// The labelled levels in hours, from 0 up to the top of the chart.
    pub levels: Vec<u32>,
    /// The labels on the axis of days, earliest first.
    pub ticks: Vec<DayTick>,
    /// The labels of the vertical lines, the one next to the chart first.
    pub callouts: Vec<Callout>,
    /// The arrival of the plan.
    pub arrival: Span,
}

/// The data of one work item.
#[derive(Debug)]
struct Work {
    minutes: u32,
    planned: Option<Span>,
    original: Option<Span>,
    /// The minutes that are done, of work in progress a part, and their day.
    done: Option<(Date, u32)>,
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
                original: item.original.map(|(_, ends)| ends),
                done: item
                    .work
                    .worked()
                    .map(|(day, effort)| (day, effort.middle())),
            })
            .collect();
        let original = schedule.original_arrival.map(|arrival| arrival.high);
        Self::of(&works, schedule.start, schedule.arrival, original, today)
    }

    fn of(works: &[Work], start: Date, arrival: Span, original: Option<Date>, today: Date) -> Self {
        let whole: u32 = works.iter().map(|work| work.minutes).sum();
        let first = works.iter().filter_map(|work| Some(work.done?.0)).min();
        let first = first.map_or(start, |day| day.min(start));
        let first = Date::from_number(first.number().saturating_sub(1)).unwrap_or(first);
        let last = arrival.high.max(today).max(original.unwrap_or(today));
        let every = 7
            * (first.until(last).div_ceil(7))
                .div_ceil(MAX_INTERVALS)
                .max(1);
        let sum = |is_by: &dyn Fn(&Work) -> bool| -> u32 {
            let by = works.iter().filter(|work| is_by(work));
            by.map(|work| work.minutes).sum()
        };
        let point = |day: Date| {
            let is_done = |work: &Work| work.done.is_some_and(|(on, _)| on <= day);
            let done = works.iter().filter_map(|work| work.done);
            let done = done.filter(|(on, _)| *on <= day);
            // Work done before the start has no dates, and counts as planned when it was done.
            let by = |work: &Work, ends: Option<Date>| ends.map_or(is_done(work), |end| end <= day);
            Point {
                day,
                done: (day <= today).then(|| done.map(|(_, minutes)| minutes).sum()),
                planned_low: sum(&|work| by(work, work.planned.map(|ends| ends.high))),
                planned_high: sum(&|work| by(work, work.planned.map(|ends| ends.low))),
                original: original
                    .map(|_| sum(&|work| by(work, work.original.map(|ends| ends.high)))),
            }
        };
        let mut days: Vec<_> = (0..)
            .map_while(|at| first.plus(at * every).filter(|day| *day < last))
            .collect();
        days.push(last);
        let marked = [Some(today), Some(arrival.low), original];
        days.extend(marked.into_iter().flatten().filter(|day| *day > first));
        days.sort_unstable();
        days.dedup();
        Self {
            points: days.into_iter().map(point).collect(),
            every,
            whole,
            levels: hour_levels(whole),
            ticks: day_ticks(first, last),
            callouts: callouts(first, last, today, original, arrival.high),
            arrival,
        }
    }

    /// The top of the chart in minutes; above 0.
    pub fn top(&self) -> u32 {
        self.levels.last().map_or(60, |hours| hours * 60)
    }
}

/// Round numbers of hours from 0 to the first that has room for `minutes`.
fn hour_levels(minutes: u32) -> Vec<u32> {
    let hours = minutes.div_ceil(60).max(1);
    let decades = (0..).map_while(|power| 10_u32.checked_pow(power));
    let mut steps = decades.flat_map(|decade| [1, 2, 5].map(|step| step * decade));
    let step = steps.find(|step| hours.div_ceil(*step) <= MAX_LEVELS);
    let step = step.unwrap_or(hours);
    (0..=hours.div_ceil(step)).map(|at| at * step).collect()
}

/// The months from `first` to `last`, as many as have room. Where there aren't two of them, both days.
fn day_ticks(first: Date, last: Date) -> Vec<DayTick> {
    let months = || {
        let (mut year, mut month) = (first.year(), first.month());
        std::iter::from_fn(move || {
            let day = Date::new(year, month, 1)?;
            (year, month) = if month == 12 {
                (year + 1, 1)
            } else {
                (year, month + 1)
            };
            (day <= last).then_some(day)
        })
        .filter(|day| *day >= first)
    };
    let every = |step: u32, day: &Date| {
        (u32::from(day.year()) * 12 + u32::from(day.month()) - 1).is_multiple_of(step)
    };
    let [wide, narrow] = MAX_MONTHS.map(|most| {
        let mut steps = MONTH_STEPS.into_iter();
        let fits = |step: &u32| months().filter(|day| every(*step, day)).count() <= most;
        steps.find(fits).unwrap_or(MONTH_STEPS[7])
    });
    // The narrow ones are among the wide ones, as 3 doesn't divide 2.
    let wide = if narrow.is_multiple_of(wide) {
        wide
    } else {
        narrow
    };
    let days: Vec<Date> = months().filter(|day| every(wide, day)).collect();
    let has_months = days.len() > 1;
    let days = if has_months { days } else { vec![first, last] };
    let mut year = None;
    let mut major_year = None;
    days.into_iter()
        .map(|day| {
            let is_major = !has_months || every(narrow, &day);
            let (month, now) = (day.month_in_short(), Some(day.year()));
            let (is_new, is_major_new) = (year != now, is_major && major_year != now);
            year = now;
            if is_major {
                major_year = now;
            }
            DayTick {
                day,
                label: if has_months {
                    month.to_owned()
                } else {
                    format!("{} {month}", day.day())
                },
                year: now.filter(|_| is_new || is_major_new),
                is_year_narrow: !is_new,
                is_major,
            }
        })
        .collect()
}

/// The labels of the vertical lines. A line passes the rows between its own and the chart; so the
/// shortest text is next to the chart, and an earlier line is nearer than a later one, whose text stands
/// before it.
fn callouts(
    first: Date,
    last: Date,
    today: Date,
    original: Option<Date>,
    arrival: Date,
) -> Vec<Callout> {
    let all = first.until(last).max(1);
    let at = |day: Date| first.until(day) * 100 / all;
    let mut ends: Vec<_> = [(Mark::Original, original), (Mark::Plan, Some(arrival))]
        .into_iter()
        .filter_map(|(mark, day)| Some((mark, day?)))
        .collect();
    ends.sort_by_key(|(_, day)| *day);
    // Both texts begin at their lines: then the later one is nearer.
    if ends.iter().all(|(_, day)| at(*day) <= 50) {
        ends.reverse();
    }
    let now = at(today);
    let is_any_in = |percent: Range<u32>| ends.iter().any(|(_, day)| percent.contains(&at(*day)));
    let is_free = !is_any_in(now.saturating_sub(20)..now);
    let ends_at_line = now > 80 || now > 20 && is_free && is_any_in(now + 1..now + 20);
    let today = (today > first).then_some(Callout {
        mark: Mark::Today,
        day: today,
        ends_at_line,
    });
    let ends = ends.into_iter().map(|(mark, day)| Callout {
        mark,
        day,
        ends_at_line: at(day) > 50,
    });
    today.into_iter().chain(ends).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::ItemId;
    use crate::domain::plan::Plan;
    use crate::domain::plan::hours::Hours;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// 80 to 100 hours, 90 in the middle: 20, 20, 25 and 25.
    #[test]
    fn done_and_planned_hours_are_counted_week_by_week() {
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
            let is_it = |point: &&Point| point.day == day(text);
            let point = chart.points.iter().find(is_it).unwrap();
            let hours = |minutes: u32| minutes / 60;
            (
                point.done.map(hours),
                hours(point.planned_low),
                hours(point.planned_high),
            )
        };
        assert_eq!(at("2027-01-03"), (Some(0), 0, 0));
        assert_eq!(at("2027-01-17"), (Some(0), 20, 20));
        assert_eq!(at("2027-01-24"), (Some(20), 20, 20));
        assert_eq!(at("2027-01-31"), (Some(40), 40, 40));
        assert_eq!(at("2027-02-14"), (None, 40, 65));
        assert_eq!(at("2027-03-14"), (None, 90, 90));
        assert_eq!(chart.points.len(), 11);
        assert_eq!(chart.levels, [0, 20, 40, 60, 80, 100]);
        assert_eq!((chart.whole, chart.top()), (90 * 60, 100 * 60));
        let ticks = chart.ticks.iter();
        let ticks: Vec<_> = ticks.map(|tick| (&*tick.label, tick.year)).collect();
        assert_eq!(ticks, [("Feb", Some(2027)), ("Mar", None)]);
    }

    #[test]
    fn the_original_plan_is_shown_where_it_was_changed() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        let chart = |plan: &Plan| {
            let schedule = Schedule::new(plan, &catalogue, &catalogue.pathways[0]).unwrap();
            BurnUp::new(&schedule, day("2027-01-31"))
        };
        assert_eq!(chart(&plan).points[0].original, None);
        plan.pace.baseline = Some(Box::new(plan.pace.clone()));
        plan.pace.hours = Hours::whole(5);
        let chart = chart(&plan);
        let at = |text: &str| {
            let point = chart.points.iter().find(|point| point.day >= day(text));
            point.map(|point| {
                (
                    point.original.map(|minutes| minutes / 60),
                    point.planned_low / 60,
                )
            })
        };
        assert_eq!(at("2027-01-17"), Some((Some(20), 0)));
        assert_eq!(at("2027-03-14"), Some((Some(90), 40)));
        let marks: Vec<_> = chart.callouts.iter().map(|callout| callout.mark).collect();
        assert_eq!(marks, [Mark::Today, Mark::Original, Mark::Plan]);
    }

    #[test]
    fn levels_are_round() {
        for (hours, levels) in [
            (0, vec![0, 1]),
            (7, vec![0, 2, 4, 6, 8]),
            (260, vec![0, 100, 200, 300]),
            (480, vec![0, 100, 200, 300, 400, 500]),
            (1_100, vec![0, 500, 1000, 1500]),
        ] {
            assert_eq!(hour_levels(hours * 60), levels, "{hours}");
        }
        assert_eq!(hour_levels(61), [0, 1, 2]);
    }

    #[test]
    fn months_have_their_year_where_it_begins() {
        let labels = |first: &str, last: &str| {
            let ticks = day_ticks(day(first), day(last)).into_iter();
            let label = |tick: DayTick| {
                let year = tick.year.map(|year| format!(" {year}"));
                let year = year.unwrap_or_default();
                format!(
                    "{}{year}{}",
                    tick.label,
                    if tick.is_major { "" } else { "?" }
                )
            };
            ticks.map(label).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(
            labels("2026-10-05", "2027-03-30"),
            "Nov 2026, Dec?, Jan 2027, Feb?, Mar"
        );
        assert_eq!(labels("2027-01-05", "2027-01-20"), "5 Jan 2027, 20 Jan");
        assert_eq!(
            labels("2026-12-20", "2027-05-02"),
            "Jan 2027, Feb?, Mar, Apr?, May"
        );
        assert_eq!(
            labels("2026-01-05", "2032-01-20"),
            "Jan 2027?, Jan 2028, Jan 2029?, Jan 2030, Jan 2031?, Jan 2032"
        );
    }

    #[test]
    fn each_line_has_a_row_for_its_label() {
        let rows = |today: &str, original: Option<&str>, arrival: &str| {
            let original = original.map(day);
            let last = day(arrival)
                .max(day(today))
                .max(original.unwrap_or(day(today)));
            let rows = callouts(day("2027-01-01"), last, day(today), original, day(arrival));
            let rows = rows.into_iter().map(|row| (row.mark, row.ends_at_line));
            rows.collect::<Vec<_>>()
        };
        let (plan, original, today) = (Mark::Plan, Mark::Original, Mark::Today);
        assert_eq!(
            rows("2027-02-01", Some("2027-06-01"), "2027-07-01"),
            [(today, false), (original, true), (plan, true)]
        );
        assert_eq!(
            rows("2027-05-20", Some("2027-06-01"), "2027-07-01"),
            [(today, true), (original, true), (plan, true)]
        );
        assert_eq!(rows("2026-12-01", None, "2027-07-01"), [(plan, true)]);
        assert_eq!(
            rows("2028-12-01", Some("2027-02-01"), "2027-03-01"),
            [(today, true), (plan, false), (original, false)]
        );
    }

    #[test]
    fn a_long_plan_has_few_points_and_the_last_day_is_one() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        plan.pace.hours = Hours::whole(1);
        let schedule = Schedule::new(&plan, &catalogue, &catalogue.pathways[0]).unwrap();
        let chart = BurnUp::new(&schedule, day("2027-02-02"));
        assert!(chart.points.len() <= 65, "{}", chart.points.len());
        assert_eq!(chart.points.last().unwrap().planned_low, chart.whole);
        assert!(
            chart
                .points
                .iter()
                .any(|point| point.day == day("2027-02-02"))
        );
        assert!(chart.points.is_sorted_by_key(|point| point.day));
    }

    fn any_work() -> impl Strategy<Value = Work> {
        let span = (0..2_000_u32, 0..300_u32).prop_map(|(low, more)| Span {
            low: Date::from_number(740_000 + low).unwrap(),
            high: Date::from_number(740_000 + low + more).unwrap(),
        });
        let done = (0..2_000_u32).prop_map(|at| Date::from_number(740_000 + at).unwrap());
        (
            0..6_000_u32,
            prop::option::of(span.clone()),
            prop::option::of(span),
            prop::option::of(done),
        )
            .prop_map(|(minutes, planned, original, done)| Work {
                minutes,
                planned,
                original,
                done: done.map(|day| (day, minutes / 2)),
            })
    }

    proptest! {
        #[test]
        fn a_chart_holds_all_it_shows_and_its_lines_only_rise(
            works in prop::collection::vec(any_work(), 0..12), today in 0..2_500_u32, has_original in any::<bool>(),
        ) {
            let at = |at: u32| Date::from_number(740_000 + at).unwrap();
            let latest = |ends: fn(&Work) -> Option<Span>| {
                let ends = works.iter().filter_map(ends).map(|span| span.high);
                ends.max().unwrap_or(at(0))
            };
            let high = latest(|work| work.planned);
            let original = has_original.then(|| latest(|work| work.original));
            let chart = BurnUp::of(&works, at(0), Span { low: high, high }, original, at(today));
            let (first, last) = (chart.points[0].day, chart.points[chart.points.len() - 1].day);
            let rises = |a: &Point, b: &Point| {
                a.day < b.day
                    && a.planned_low <= b.planned_low
                    && a.planned_high <= b.planned_high
                    && a.original <= b.original
                    && b.done.is_none_or(|done| a.done <= Some(done))
            };
            prop_assert!(chart.points.is_sorted_by(rises));
            for point in &chart.points {
                prop_assert!(point.planned_low <= point.planned_high && point.planned_high <= chart.whole);
                prop_assert!(point.done.unwrap_or(0) <= chart.whole);
            }
            prop_assert!(chart.top() >= chart.whole && chart.levels.len() <= 6);
            prop_assert!(chart.ticks.len() >= 2 && chart.ticks.len() <= MAX_MONTHS[0].max(2));
            prop_assert!(chart.ticks.iter().filter(|tick| tick.is_major).count() <= MAX_MONTHS[1]);
            prop_assert!(chart.ticks.iter().all(|tick| first <= tick.day && tick.day <= last));
            prop_assert!(chart.callouts.iter().all(|callout| callout.day <= last));
        }
    }
}
