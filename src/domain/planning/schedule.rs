//! Work on the learner's calendar days.

use std::sync::Arc;

use super::effort::Effort;
use super::work_item::WorkItem;
use crate::domain::date::Date;
use crate::domain::plan::pace::Pace;

/// The longest schedule, in days: about fifty years. It bounds the search for working days.
pub const HORIZON: u32 = 18_262;

/// A date as a range, because efforts are ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The earliest day.
    pub low: Date,
    /// The latest day.
    pub high: Date,
}

impl Span {
    /// The later of both ends.
    #[must_use]
    pub fn latest(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            high: self.high.max(other.high),
        }
    }

    /// The long form: `3 May 2027`, or `3 May 2027 to 1 June 2027`.
    pub fn in_words(self) -> String {
        if self.low == self.high {
            self.low.in_words()
        } else {
            format!("{} to {}", self.low.in_words(), self.high.in_words())
        }
    }
}

/// A position on the calendar that moves forward as work is planned.
#[derive(Clone)]
struct Days<'a> {
    pace: &'a Pace,
    day: Date,
    /// Unused minutes of `day`.
    minutes_left: u32,
    last: Date,
}

impl<'a> Days<'a> {
    fn from(pace: &'a Pace, first: Date) -> Self {
        Self {
            pace,
            day: first,
            minutes_left: pace.minutes_on(first),
            last: first.plus(HORIZON).unwrap_or(first),
        }
    }

    /// Plans this many minutes, and returns the first and the last day of them; `None` beyond
    /// [`HORIZON`]. Zero minutes end on the day on which the work before them ends.
    fn work(&mut self, mut minutes: u32) -> Option<(Date, Date)> {
        let mut first = (minutes == 0).then_some(self.day);
        loop {
            if self.minutes_left > 0 && minutes > 0 {
                first = first.or(Some(self.day));
                let now = self.minutes_left.min(minutes);
                self.minutes_left -= now;
                minutes -= now;
            }
            if minutes == 0 {
                return Some((first?, self.day));
            }
            if self.day >= self.last {
                return None;
            }
            self.day = self.day.plus(1)?;
            self.minutes_left = self.pace.minutes_on(self.day);
        }
    }
}

/// A work item with its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduledItem {
    /// The work.
    pub work: WorkItem,
    /// The days on which it begins and ends; `None` where it takes no time, or was done before the
    /// schedule starts.
    pub days: Option<(Span, Span)>,
    /// The same days in the original plan: those above, where it wasn't changed.
    pub original: Option<(Span, Span)>,
}

/// Work with its dates: of a role, or of all that are followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The first day, as it was entered.
    pub start: Date,
    /// The work in its order.
    pub items: Vec<ScheduledItem>,
    /// The day on which everything is done.
    pub arrival: Span,
    /// The same day in the original plan; `None` where it wasn't changed.
    pub original_arrival: Option<Span>,
    /// The pace of the original plan.
    pub original_pace: Arc<Pace>,
}

/// Work that was due and isn't done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lateness {
    /// Minutes of work.
    pub minutes: u32,
    /// The calendar days that these minutes take at the hours of the original plan.
    pub days: u32,
}

/// The reason why there are no dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDates {
    /// The learner hasn't entered a start.
    NoStart,
    /// With these hours and days off it would take longer than [`HORIZON`].
    NoEnd,
}

/// Places work items one after the other, at their shortest and at their longest.
pub(super) struct Layout<'a> {
    first: Date,
    early: Days<'a>,
    late: Days<'a>,
    pub(super) arrival: Span,
}

impl<'a> Layout<'a> {
    pub(super) fn new(pace: &'a Pace) -> Result<Self, NoDates> {
        let first = pace.first_day().ok_or(NoDates::NoStart)?;
        let days = Days::from(pace, first);
        Ok(Self {
            first,
            early: days.clone(),
            late: days,
            arrival: Span {
                low: first,
                high: first,
            },
        })
    }

    pub(super) fn place(&mut self, item: &WorkItem) -> Result<Option<(Span, Span)>, NoDates> {
        let effort = item.effort_from(self.first);
        if effort == Effort::NONE {
            return Ok(None);
        }
        let (begins, ends) = self.early.work(effort.low).ok_or(NoDates::NoEnd)?;
        let (late_begins, late_ends) = self.late.work(effort.high).ok_or(NoDates::NoEnd)?;
        let span = |low, high| Span { low, high };
        self.arrival = span(ends, late_ends);
        Ok(Some((span(begins, late_begins), self.arrival)))
    }
}

impl Schedule {
    /// The work, in its order.
    pub fn items(&self) -> impl Iterator<Item = &WorkItem> {
        self.items.iter().map(|scheduled| &scheduled.work)
    }

    /// The days on which a step begins and ends; `None` where nothing of it has dates.
    pub fn step(&self, number: usize) -> Option<(Span, Span)> {
        let ours = self.items.iter().filter(|item| item.work.step == number);
        // Shared work may come before the other work of its step.
        ours.filter_map(|item| item.days)
            .reduce(|(begins, ends), (other_begins, other_ends)| {
                let begins = Span {
                    low: begins.low.min(other_begins.low),
                    high: begins.high.min(other_begins.high),
                };
                (begins, ends.latest(other_ends))
            })
    }

    /// The minutes of work that were due before `today` by the original plan and aren't done, by the
    /// slowest schedule, so that nobody within the range counts as behind. Work done ahead of its time
    /// makes up for late work.
    pub fn minutes_behind(&self, today: Date) -> u32 {
        let first = self.original_pace.first_day().unwrap_or(self.start);
        self.minutes_late(today, first, |item| item.original)
    }

    /// The same by the plan as it is now, with what was changed since.
    pub fn minutes_behind_now(&self, today: Date, pace: &Pace) -> u32 {
        let first = pace.first_day().unwrap_or(self.start);
        self.minutes_late(today, first, |item| item.days)
    }

    fn minutes_late(
        &self,
        today: Date,
        first: Date,
        days: impl Fn(&ScheduledItem) -> Option<(Span, Span)>,
    ) -> u32 {
        let (mut late, mut ahead) = (0, 0);
        for item in &self.items {
            let remaining = item.work.remaining().high;
            match days(item) {
                Some((_, ends)) if ends.high < today => late += remaining,
                Some(_) => ahead += item.work.effort_from(first).high.saturating_sub(remaining),
                None => {}
            }
        }
        u32::saturating_sub(late, ahead)
    }

    /// How far behind the original plan the learner is as of `today`.
    pub fn lateness(&self, today: Date) -> Lateness {
        let minutes = self.minutes_behind(today);
        let days = self.original_pace.days_of(minutes, today);
        Lateness { minutes, days }
    }
}

/// The arrival with some work in this order, without building the schedule.
///
/// # Errors
/// Where the pace has no start, or the end is beyond [`HORIZON`].
pub fn arrival<'a>(
    items: impl IntoIterator<Item = &'a WorkItem>,
    pace: &Pace,
) -> Result<Span, NoDates> {
    let mut layout = Layout::new(pace)?;
    for item in items {
        layout.place(item)?;
    }
    Ok(layout.arrival)
}

/// The days between which some work ends that begins on `first`; `None` beyond [`HORIZON`].
pub fn finish_dates(pace: &Pace, work: Effort, first: Date) -> Option<Span> {
    let end = |minutes| Some(Days::from(pace, first).work(minutes)?.1);
    Some(Span {
        low: end(work.low)?,
        high: end(work.high)?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::ItemId;
    use crate::domain::plan::Plan;
    use crate::domain::plan::hours::Hours;
    use crate::domain::plan::pace::{DaysOff, Rest};
    use crate::domain::plan::skill::Rating;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn starting(text: &str) -> Plan {
        let mut plan = Plan::default();
        plan.pace.start = Some(day(text));
        plan
    }

    fn schedule_in_words(plan: &Plan) -> Vec<String> {
        let catalogue = catalogue();
        let schedule = Schedule::new(plan, &catalogue, &catalogue.pathways[0]).unwrap();
        let words = |item: &ScheduledItem| match item.days {
            None => format!("{} –", item.work.name),
            Some((begins, ends)) => format!(
                "{} {} {} / {} {}",
                item.work.name, begins.low, ends.low, begins.high, ends.high
            ),
        };
        schedule.items.iter().map(words).collect()
    }

    /// Four tasks of 20, 20, 20 to 30 and 20 to 30 hours, at ten hours a week from a Monday, worked
    /// out by hand.
    #[test]
    fn work_is_laid_out_day_after_day() {
        assert_eq!(
            schedule_in_words(&starting("2027-01-04")),
            [
                "Do read 2027-01-04 2027-01-17 / 2027-01-04 2027-01-17",
                "Do build 2027-01-18 2027-01-31 / 2027-01-18 2027-01-31",
                "Do publish 2027-02-01 2027-02-14 / 2027-02-01 2027-02-21",
                "Do apply 2027-02-15 2027-02-28 / 2027-02-22 2027-03-14",
            ]
        );
    }

    #[test]
    fn weekends_holidays_and_leap_days_are_counted_as_they_are() {
        let mut plan = starting("2028-02-24");
        plan.pace.rest = Rest::new([false, false, false, false, false, true, true]).unwrap();
        plan.pace.days_off = vec![DaysOff::new(day("2028-03-01"), day("2028-03-07")).unwrap()];
        // Two hours a day: 24, 25, 28 and 29 February, 8 to 10 and 13 to 15 March.
        assert_eq!(
            schedule_in_words(&plan)[0],
            "Do read 2028-02-24 2028-03-15 / 2028-02-24 2028-03-15"
        );
    }

    #[test]
    fn a_task_can_begin_in_what_is_left_of_a_day() {
        let mut plan = starting("2027-01-04");
        plan.pace.hours = Hours::MAX; // 14 a day: 20 hours are a day and 6 hours
        assert_eq!(
            schedule_in_words(&plan)[..2],
            [
                "Do read 2027-01-04 2027-01-05 / 2027-01-04 2027-01-05",
                "Do build 2027-01-05 2027-01-06 / 2027-01-05 2027-01-06",
            ]
        );
    }

    #[test]
    fn what_was_done_before_the_start_is_behind_and_what_is_done_since_keeps_its_place() {
        let mut plan = starting("2027-01-04");
        let done = |plan: &mut Plan, item: &str, on: &str| {
            plan.done.insert(ItemId::new(item).unwrap(), day(on));
        };
        done(&mut plan, "one/read", "2027-01-03");
        done(&mut plan, "two/build", "2027-01-04");
        let words = schedule_in_words(&plan);
        assert_eq!(words[0], "Do read –");
        assert_eq!(
            words[1],
            "Do build 2027-01-04 2027-01-17 / 2027-01-04 2027-01-17"
        );
    }

    #[test]
    fn without_a_start_or_without_an_end_there_are_no_dates() {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        let no_dates = |plan: &Plan| Schedule::new(plan, &catalogue, one).unwrap_err();
        assert_eq!(no_dates(&Plan::default()), NoDates::NoStart);
        let mut plan = starting("2027-01-01");
        plan.pace.hours = Hours::whole(1);
        plan.pace.source_week = Hours::MAX;
        plan.pace.days_off = (2027..2067)
            .map(|year| {
                let at = |text: &str| day(&format!("{year}-{text}"));
                DaysOff::new(at("01-01"), at("12-31")).unwrap()
            })
            .collect();
        assert_eq!(no_dates(&plan), NoDates::NoEnd);
    }

    #[test]
    fn a_plan_with_nothing_left_arrives_when_it_starts() {
        let catalogue = catalogue();
        let mut plan = starting("2027-01-04");
        for task in ["read", "build", "publish", "apply"] {
            let id = ItemId::new(&format!("one/{task}")).unwrap();
            plan.done.insert(id, day("2026-12-01"));
        }
        let schedule = Schedule::new(&plan, &catalogue, &catalogue.pathways[0]).unwrap();
        assert_eq!(schedule.arrival.in_words(), "4 January 2027");
        assert_eq!(schedule.step(1), None);
    }

    #[test]
    fn a_step_lasts_from_its_first_task_to_its_last() {
        let catalogue = catalogue();
        let plan = starting("2027-01-04");
        let schedule = Schedule::new(&plan, &catalogue, &catalogue.pathways[0]).unwrap();
        let (begins, ends) = schedule.step(2).unwrap();
        assert_eq!(begins.in_words(), "1 February 2027");
        assert_eq!(ends.in_words(), "28 February 2027 to 14 March 2027");
        assert_eq!(schedule.step(3), None);
    }

    fn any_pace() -> impl Strategy<Value = Plan> {
        let days_off = prop::collection::vec((0..900_u32, 0..60_u32), 0..4);
        (
            1..98_u16,
            any::<[bool; 7]>(),
            days_off,
            700_000..800_000_u32,
        )
            .prop_map(|(hours, off, days_off, start)| {
                let mut plan = Plan::default();
                let start = Date::from_number(start).unwrap();
                plan.pace.start = Some(start);
                plan.pace.hours = Hours::whole(hours);
                plan.pace.rest = Rest::new(off).unwrap_or_default();
                let day = |at: u32| start.plus(at).unwrap();
                let days_off = days_off.into_iter();
                plan.pace.days_off = days_off
                    .map(|(at, more)| DaysOff::new(day(at), day(at + more)).unwrap())
                    .collect();
                plan
            })
    }

    proptest! {
        #[test]
        fn more_hours_never_arrive_later(plan in any_pace(), more in 1..50_u32) {
            let catalogue = catalogue();
            let arrival = |plan: &Plan| Schedule::new(plan, &catalogue, &catalogue.pathways[0]).unwrap().arrival;
            let mut faster = plan.clone();
            faster.pace.hours = Hours::from_minutes(plan.pace.hours.minutes() + more * 60).unwrap_or(Hours::MAX);
            let (now, then) = (arrival(&plan), arrival(&faster));
            prop_assert!(then.low <= now.low && then.high <= now.high);
        }

        #[test]
        fn knowing_more_never_arrives_later(plan in any_pace(), rating in 0..3_usize) {
            let catalogue = catalogue();
            let arrival = |plan: &Plan| Schedule::new(plan, &catalogue, &catalogue.pathways[0]).unwrap().arrival;
            let mut better = plan.clone();
            better.about.get_or_default(ItemId::new("one/vital").unwrap()).rating = Some(Rating::ALL[rating]);
            prop_assert!(arrival(&better).high <= arrival(&plan).high);
        }

        #[test]
        fn every_day_of_work_is_one_and_all_the_work_is_done(plan in any_pace()) {
            let catalogue = catalogue();
            let schedule = Schedule::new(&plan, &catalogue, &catalogue.pathways[0]).unwrap();
            let mut before = schedule.start;
            for item in &schedule.items {
                let (begins, ends) = item.days.unwrap();
                for day in [begins.low, begins.high, ends.low, ends.high] {
                    prop_assert!(plan.pace.minutes_on(day) > 0, "{} is a day off", day);
                }
                prop_assert!(before <= begins.low && begins.low <= ends.low && ends.low <= ends.high);
                before = ends.low;
            }
            let whole: Effort = schedule.items.iter().map(|item| item.work.effort).sum();
            let worked = |end| plan.pace.minutes_between(schedule.start, end);
            let arrival = schedule.arrival;
            prop_assert!(worked(arrival.low) >= whole.low && worked(arrival.high) >= whole.high);
            let day_before = Date::from_number(arrival.high.number() - 1).unwrap();
            prop_assert!(worked(day_before) < whole.high, "it ends no later than it has to");
        }
    }
}
