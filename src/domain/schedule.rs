//! Work laid out on the days of a learner's calendar.

use super::catalogue::Catalogue;
use super::date::Date;
use super::effort::Effort;
use super::job::Job;
use super::pace::Pace;
use super::pathway::{Item, Part, Pathway, When};
use super::plan::Plan;

/// How far a plan looks ahead, in days: about fifty years.
pub const HORIZON: u32 = 18_262;

/// A day, at the earliest and at the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The earliest.
    pub low: Date,
    /// The latest.
    pub high: Date,
}

impl Span {
    /// As a person reads it: `3 May 2027`, or `3 May 2027 to 1 June 2027`.
    pub fn in_words(self) -> String {
        if self.low == self.high {
            self.low.in_words()
        } else {
            format!("{} to {}", self.low.in_words(), self.high.in_words())
        }
    }
}

/// Days of work that are used up one after the other.
#[derive(Clone)]
struct Days<'a> {
    pace: &'a Pace,
    day: Date,
    /// The minutes that the day has left.
    left: u32,
    last: Date,
}

impl<'a> Days<'a> {
    fn from(pace: &'a Pace, first: Date) -> Self {
        Self {
            pace,
            day: first,
            left: pace.minutes_on(first),
            last: first.plus(HORIZON).unwrap_or(first),
        }
    }

    /// Works for so long, and returns the first and the last day of it; `None` where the days within
    /// the horizon don't suffice. What takes no time is over where the work before it ends.
    fn work(&mut self, mut minutes: u32) -> Option<(Date, Date)> {
        let mut first = (minutes == 0).then_some(self.day);
        loop {
            if self.left > 0 && minutes > 0 {
                first = first.or(Some(self.day));
                let now = self.left.min(minutes);
                self.left -= now;
                minutes -= now;
            }
            if minutes == 0 {
                return Some((first?, self.day));
            }
            if self.day >= self.last {
                return None;
            }
            self.day = self.day.plus(1)?;
            self.left = self.pace.minutes_on(self.day);
        }
    }
}

/// A piece of work with its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// The work.
    pub job: Job,
    /// The days on which it begins and ends; `None` where nothing is left to do, or it was done
    /// before the plan starts.
    pub days: Option<(Span, Span)>,
}

/// A pathway on the days of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The day that it starts on.
    pub start: Date,
    /// The work in its order.
    pub bookings: Vec<Booking>,
    /// The day on which all is done.
    pub arrival: Span,
}

/// Why there are no dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDates {
    /// The learner hasn't said when they start.
    NoStart,
    /// With these hours and days off it would take more than fifty years.
    NoEnd,
}

impl Schedule {
    /// The days on which a step begins and ends; `None` where nothing of it is planned.
    pub fn step(&self, number: usize) -> Option<(Span, Span)> {
        let ours = self.bookings.iter().filter(|b| b.job.step == number);
        let mut days = ours.filter_map(|booking| booking.days);
        let (begins, first_ends) = days.next()?;
        let ends = days.next_back().map_or(first_ends, |(_, ends)| ends);
        Some((begins, ends))
    }
}

impl Plan {
    /// A pathway laid out from the day on which the plan starts. What was done before that day is
    /// behind, and takes no time; what is done since keeps its place, so that a plan can be
    /// compared with what became of it.
    ///
    /// # Errors
    /// Where there is no first day, or no last one.
    pub fn schedule(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
    ) -> Result<Schedule, NoDates> {
        let start = self.pace.start.ok_or(NoDates::NoStart)?;
        let jobs = self.jobs(catalogue, pathway);
        let (mut early, mut late) = (Days::from(&self.pace, start), Days::from(&self.pace, start));
        let mut arrival = Span {
            low: start,
            high: start,
        };
        let mut bookings = vec![];
        for job in jobs {
            let mut days = None;
            let is_behind = job.done.is_some_and(|day| day < start);
            if !job.is_gone() && !is_behind {
                let (begins, ends) = early.work(job.effort.low).ok_or(NoDates::NoEnd)?;
                let (late_begins, late_ends) = late.work(job.effort.high).ok_or(NoDates::NoEnd)?;
                let span = |low, high| Span { low, high };
                arrival = span(ends, late_ends);
                days = Some((span(begins, late_begins), arrival));
            }
            bookings.push(Booking { job, days });
        }
        Ok(Schedule {
            start,
            bookings,
            arrival,
        })
    }

    /// The days between which so much work is done, beginning on `first`; `None` where there is no
    /// end to it.
    pub fn done_by(&self, work: Effort, first: Date) -> Option<Span> {
        let end = |minutes| Some(Days::from(&self.pace, first).work(minutes)?.1);
        Some(Span {
            low: end(work.low)?,
            high: end(work.high)?,
        })
    }

    /// The last day for an action: within a week, a month of 30 days or 90 days of the start.
    pub fn due(&self, action: &Item) -> Option<Date> {
        let days = match action.part {
            Part::Action(When::ThisWeek) => 6,
            Part::Action(When::ThisMonth) => 29,
            Part::Action(When::Next90Days) => 89,
            _ => return None,
        };
        self.pace.start?.plus(days)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::catalogue::tests::catalogue;
    use super::super::id::ItemId;
    use super::super::job::Rating;
    use super::super::pace::{DaysOff, Rest};
    use super::*;

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
        let schedule = plan.schedule(&catalogue, &catalogue.pathways[0]).unwrap();
        let words = |booking: &Booking| match booking.days {
            None => format!("{} –", booking.job.name),
            Some((begins, ends)) => format!(
                "{} {} {} / {} {}",
                booking.job.name,
                begins.low,
                ends.low,
                begins.high,
                ends.high
            ),
        };
        schedule.bookings.iter().map(words).collect()
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
        plan.pace.hours = 98; // 14 a day: 20 hours are a day and 6 hours
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
        let no_dates = |plan: &Plan| plan.schedule(&catalogue, one).unwrap_err();
        assert_eq!(no_dates(&Plan::default()), NoDates::NoStart);
        let mut plan = starting("2027-01-01");
        plan.pace.hours = 1;
        plan.pace.source_week = 98;
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
        let schedule = plan.schedule(&catalogue, &catalogue.pathways[0]).unwrap();
        assert_eq!(schedule.arrival.in_words(), "4 January 2027");
        assert_eq!(schedule.step(1), None);
    }

    #[test]
    fn a_step_lasts_from_its_first_task_to_its_last() {
        let catalogue = catalogue();
        let plan = starting("2027-01-04");
        let schedule = plan.schedule(&catalogue, &catalogue.pathways[0]).unwrap();
        let (begins, ends) = schedule.step(2).unwrap();
        assert_eq!(begins.in_words(), "1 February 2027");
        assert_eq!(ends.in_words(), "28 February 2027 to 14 March 2027");
        assert_eq!(schedule.step(3), None);
    }

    #[test]
    fn actions_are_due_so_many_days_from_the_start() {
        let catalogue = catalogue();
        let plan = starting("2027-01-01");
        let due: Vec<_> = catalogue.pathways[0]
            .actions()
            .map(|a| plan.due(&a))
            .collect();
        let days = ["2027-01-07", "2027-01-30", "2027-03-31"].map(Date::parse);
        assert_eq!(due, days);
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
                plan.pace.hours = hours;
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
        fn more_hours_never_arrive_later(plan in any_pace(), more in 1..50_u16) {
            let catalogue = catalogue();
            let arrival = |plan: &Plan| plan.schedule(&catalogue, &catalogue.pathways[0]).unwrap().arrival;
            let mut faster = plan.clone();
            faster.pace.hours += more;
            let (now, then) = (arrival(&plan), arrival(&faster));
            prop_assert!(then.low <= now.low && then.high <= now.high);
        }

        #[test]
        fn knowing_more_never_arrives_later(plan in any_pace(), rating in 0..3_usize) {
            let catalogue = catalogue();
            let arrival = |plan: &Plan| plan.schedule(&catalogue, &catalogue.pathways[0]).unwrap().arrival;
            let mut better = plan.clone();
            better.about.entry(ItemId::new("one/vital").unwrap()).or_default().rating = Some(Rating::ALL[rating]);
            prop_assert!(arrival(&better).high <= arrival(&plan).high);
        }

        #[test]
        fn every_day_of_work_is_one_and_all_the_work_is_done(plan in any_pace()) {
            let catalogue = catalogue();
            let schedule = plan.schedule(&catalogue, &catalogue.pathways[0]).unwrap();
            let mut before = schedule.start;
            for booking in &schedule.bookings {
                let (begins, ends) = booking.days.unwrap();
                for day in [begins.low, begins.high, ends.low, ends.high] {
                    prop_assert!(plan.pace.minutes_on(day) > 0, "{} is a day off", day);
                }
                prop_assert!(before <= begins.low && begins.low <= ends.low && ends.low <= ends.high);
                before = ends.low;
            }
            let whole: Effort = schedule.bookings.iter().map(|booking| booking.job.effort).sum();
            let worked = |end| plan.pace.minutes_between(schedule.start, end);
            let arrival = schedule.arrival;
            prop_assert!(worked(arrival.low) >= whole.low && worked(arrival.high) >= whole.high);
            let day_before = Date::from_number(arrival.high.number() - 1).unwrap();
            prop_assert!(worked(day_before) < whole.high, "it ends no later than it has to");
        }
    }
}
