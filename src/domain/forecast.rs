//! When a learner arrives at the pace that their ticks show, and what to do where that is later
//! than planned.

use super::catalogue::Catalogue;
use super::date::Date;
use super::effort::Effort;
use super::job::left;
use super::pace::{MOST_HOURS, Pace, Push};
use super::pathway::Pathway;
use super::plan::Plan;
use super::schedule::{Booking, HORIZON, NoDates, Span};

/// What a forecast needs at least: as many tasks done, on as many days, since so many days. Ours.
const LEAST: (usize, usize, u32) = (3, 2, 14);

/// The days that count as lately. Ours.
const LATELY: u32 = 28;

/// The days within which a push catches up. Ours.
const PUSH: u32 = 28;

/// Where a plan leads at the pace so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// There is too little to go by.
    TooEarly {
        /// Tasks done since the start.
        done: usize,
        /// The day from which on there may be enough; `None` where that isn't a matter of time.
        from: Option<Date>,
    },
    /// Everything is done.
    Arrived,
    /// There is enough to go by.
    Expected(Expected),
}

/// When a learner arrives at their real pace, and what that is based on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The day on which all is done, at the faster pace with the least work.
    pub low: Date,
    /// At the slower pace with the most work; `None` where that pace is no progress at all, or it
    /// would take more than fifty years.
    pub high: Option<Date>,
    /// Minutes of planned work done in a week, over the slower and the faster of two times: since the
    /// start, and lately.
    pub a_week: (u32, u32),
    /// Tasks done since the start.
    pub done: usize,
    /// The days on which they were done.
    pub days: usize,
}

/// A way back to a plan that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Which.
    pub way: Way,
    /// The pace that it needs.
    pub pace: Pace,
    /// When all is done with it.
    pub arrival: Span,
}

/// The three ways back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More hours for four weeks, until what was missed is made up.
    MoreHours,
    /// A little more in every week that is left.
    SpreadOut,
    /// The same hours, and a later day.
    MoveTheDate,
}

impl Plan {
    /// When the learner arrives at the pace of their ticks, as seen on the day `today`.
    ///
    /// # Errors
    /// Where the plan has no dates.
    pub fn forecast(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        today: Date,
    ) -> Result<Forecast, NoDates> {
        let start = self.pace.start.ok_or(NoDates::NoStart)?;
        let jobs = self.jobs(catalogue, pathway);
        let left = left(&jobs);
        if left == Effort::NONE {
            return Ok(Forecast::Arrived);
        }
        let ticks: Vec<_> = jobs
            .iter()
            .filter(|job| !job.is_gone())
            .filter_map(|job| Some((job.done?, job.effort.middle())))
            .filter(|(day, _)| (start..=today).contains(day))
            .collect();
        let mut days: Vec<_> = ticks.iter().map(|(day, _)| *day).collect();
        days.sort_unstable();
        days.dedup();
        // The day itself counts: who starts today has had one day.
        let since = start.until(today) + 1;
        let (tasks, on, of) = LEAST;
        if ticks.len() < tasks || days.len() < on || since < of {
            return Ok(Forecast::TooEarly {
                done: ticks.len(),
                from: start.plus(of - 1).filter(|day| *day > today),
            });
        }
        let a_week = |days: u32| {
            let recent = |day: &Date| day.until(today) < days;
            let done = ticks.iter().filter(|(day, _)| recent(day));
            done.map(|(_, minutes)| *minutes).sum::<u32>() * 7 / days
        };
        let (all, lately) = (a_week(since), a_week(since.min(LATELY)));
        let (slow, fast) = (all.min(lately), all.max(lately));
        let arrival = |minutes: u32, a_week: u32| {
            let days = u64::from(minutes) * 7 / u64::from(a_week.max(1));
            today.plus(u32::try_from(days).ok()?)
        };
        let far = today.plus(HORIZON).unwrap_or(today);
        Ok(Forecast::Expected(Expected {
            low: arrival(left.low, fast).unwrap_or(far),
            high: arrival(left.high, slow).filter(|day| slow > 0 && *day <= far),
            a_week: (slow, fast),
            done: ticks.len(),
            days: days.len(),
        }))
    }

    /// The minutes of work that the plan has behind them at the end of the day before `today`, by its
    /// slowest reading, and the learner hasn't: nobody is behind who is within the range.
    ///
    /// # Errors
    /// Where the plan has no dates.
    pub fn behind(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        today: Date,
    ) -> Result<u32, NoDates> {
        let schedule = self.schedule(catalogue, pathway)?;
        // What was done ahead of its time makes up for what wasn't done in time.
        let minutes = |is_due: bool, is_done: bool| -> u32 {
            let is_so = |booking: &&Booking| {
                let ends = booking.days.map(|(_, ends)| ends.high);
                ends.is_some_and(|ends| (ends < today) == is_due)
                    && booking.job.done.is_some() == is_done
            };
            let those = schedule.bookings.iter().filter(is_so);
            those.map(|booking| booking.job.effort.high).sum()
        };
        Ok(minutes(true, false).saturating_sub(minutes(false, true)))
    }

    /// The ways back for someone who is behind, each planned anew from `today`. More hours are offered
    /// only where they still reach the planned day; none are offered to who isn't behind.
    ///
    /// # Errors
    /// Where the plan has no dates.
    pub fn recoveries(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        today: Date,
    ) -> Result<Vec<Recovery>, NoDates> {
        let planned = self.schedule(catalogue, pathway)?.arrival;
        if self.behind(catalogue, pathway, today)? == 0 {
            return Ok(vec![]);
        }
        // What was done today is behind only tomorrow.
        let mut jobs = self.jobs(catalogue, pathway).into_iter();
        let worked_today = jobs.any(|job| job.done == Some(today));
        let start = today.plus(u32::from(worked_today)).unwrap_or(today);
        let anew = Pace {
            start: Some(start),
            push: None,
            ..self.pace.clone()
        };
        let arrival = |pace: &Pace| {
            let plan = Self {
                pace: pace.clone(),
                ..self.clone()
            };
            Some(plan.schedule(catalogue, pathway).ok()?.arrival)
        };
        // The least hours that reach the day. More hours never arrive later.
        let least = |with: &dyn Fn(u16) -> Pace| {
            let hours: Vec<_> = (self.pace.hours + 1..=MOST_HOURS).collect();
            let reaches = |hours: &u16| {
                let arrival = arrival(&with(*hours));
                arrival.is_some_and(|arrival| arrival.high <= planned.high)
            };
            let at = hours.partition_point(|hours| !reaches(hours));
            let pace = with(*hours.get(at)?);
            Some((arrival(&pace)?, pace))
        };
        let pushed = |hours| Pace {
            push: start.plus(PUSH - 1).map(|until| Push { hours, until }),
            ..anew.clone()
        };
        let spread = |hours| Pace {
            hours,
            ..anew.clone()
        };
        let ways = [
            (Way::MoreHours, least(&pushed)),
            (Way::SpreadOut, least(&spread)),
            (
                Way::MoveTheDate,
                arrival(&anew).map(|arrival| (arrival, anew.clone())),
            ),
        ];
        let possible = ways.into_iter().filter_map(|(way, found)| {
            let (arrival, pace) = found?;
            Some(Recovery { way, pace, arrival })
        });
        Ok(possible.collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::catalogue::tests::catalogue;
    use super::super::id::ItemId;
    use super::*;

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
        let forecast = plan(done).forecast(&catalogue, &catalogue.pathways[0], day(today));
        forecast.unwrap()
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

    #[test]
    fn behind_is_who_has_not_done_what_the_slowest_plan_has() {
        let catalogue = catalogue();
        let behind = |done: &[(&str, &str)], today| {
            let behind = plan(done).behind(&catalogue, &catalogue.pathways[0], day(today));
            behind.unwrap() / 60
        };
        // “read” is planned to end on 17 January.
        assert_eq!(behind(&[], "2027-01-17"), 0);
        assert_eq!(behind(&[], "2027-01-18"), 20);
        assert_eq!(behind(&[("apply", "2027-01-10")], "2027-01-18"), 0);
        assert_eq!(behind(&THREE, "2027-01-31"), 0);
    }

    #[test]
    fn each_way_back_says_what_it_takes() {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        // After four of ten weeks nothing is done: 80 to 100 hours in what are six weeks at most.
        let ways = plan(&[])
            .recoveries(&catalogue, one, day("2027-02-01"))
            .unwrap();
        let ways: Vec<_> = ways
            .iter()
            .map(|r| {
                (
                    r.way,
                    r.pace.push.map(|p| p.hours),
                    r.pace.hours,
                    r.arrival.high.to_string(),
                )
            })
            .collect();
        assert_eq!(
            ways,
            [
                (Way::MoreHours, Some(20), 10, "2027-03-14".to_owned()),
                (Way::SpreadOut, None, 17, "2027-03-14".to_owned()),
                (Way::MoveTheDate, None, 10, "2027-04-11".to_owned()),
            ]
        );
    }

    #[test]
    fn once_the_planned_day_is_past_only_the_date_can_move() {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        let ways = plan(&[])
            .recoveries(&catalogue, one, day("2028-01-01"))
            .unwrap();
        assert_eq!(
            ways.iter().map(|r| r.way).collect::<Vec<_>>(),
            [Way::MoveTheDate]
        );
        let in_time = plan(&[]).recoveries(&catalogue, one, day("2027-01-04"));
        assert_eq!(in_time.unwrap(), []);
    }

    #[test]
    fn who_has_worked_today_goes_on_tomorrow() {
        let catalogue = catalogue();
        let starts = |done: &[(&str, &str)]| {
            let one = &catalogue.pathways[0];
            let ways = plan(done).recoveries(&catalogue, one, day("2027-02-15"));
            ways.unwrap()[0].pace.start.unwrap().to_string()
        };
        assert_eq!(starts(&[("read", "2027-02-14")]), "2027-02-15");
        assert_eq!(starts(&[("read", "2027-02-15")]), "2027-02-16");
    }

    proptest! {
        #[test]
        fn every_way_back_can_be_finished_and_keeps_its_word(
            hours in 1..60_u16, late in 0..400_u32, done in 0..4_usize,
        ) {
            let catalogue = catalogue();
            let one = &catalogue.pathways[0];
            let mut plan = plan(&THREE[..done.min(3)]);
            plan.pace.hours = hours;
            let today = day("2027-01-04").plus(late).unwrap();
            let planned = plan.schedule(&catalogue, one).unwrap().arrival;
            let ways = plan.recoveries(&catalogue, one, today).unwrap();
            let is_behind = plan.behind(&catalogue, one, today).unwrap() > 0;
            prop_assert_eq!(ways.is_empty(), !is_behind);
            for recovery in ways {
                let taken = Plan { pace: recovery.pace.clone(), ..plan.clone() };
                let arrival = taken.schedule(&catalogue, one).unwrap().arrival;
                prop_assert_eq!(arrival, recovery.arrival);
                prop_assert!(arrival.low >= today);
                prop_assert_eq!(taken.behind(&catalogue, one, today).unwrap(), 0);
                if recovery.way != Way::MoveTheDate {
                    prop_assert!(arrival.high <= planned.high);
                }
            }
        }
    }
}
