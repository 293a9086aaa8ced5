//! Options for a learner who is behind their plan.

use super::schedule::{Schedule, Span, arrival};
use crate::domain::date::Date;
use crate::domain::plan::Plan;
use crate::domain::plan::hours::Hours;
use crate::domain::plan::pace::{Pace, Push};

/// The days for which temporary extra hours last. Ours.
const PUSH_DAYS: u32 = 28;

/// A catch-up never asks for more than this many times the usual hours. Ours.
const MAX_TIMES: u32 = 2;

/// A pace that the learner can switch to, to catch up. The original plan stays its baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatchUpOption {
    /// The kind of change.
    pub kind: CatchUpKind,
    /// The new pace.
    pub pace: Pace,
    /// The arrival at that pace, with everything that is followed.
    pub arrival: Span,
    /// The days by which that is after the originally planned arrival; 0 where it is made up.
    pub days_late: u32,
}

/// The kinds of change that let a learner catch up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatchUpKind {
    /// Temporary extra hours.
    MoreHours,
    /// More hours in every remaining week.
    SpreadOut,
    /// The same hours and a later arrival.
    MoveTheDate,
}

/// The options of someone who is behind the original plan as of `today`: none where they aren't, nor
/// while a catch-up that they have chosen goes well. `schedule` has all work of the plan. More hours are the
/// fewest that reach the originally planned arrival, or twice the usual ones where these don't.
pub fn catch_up_options(plan: &Plan, schedule: &Schedule, today: Date) -> Vec<CatchUpOption> {
    let pace = &plan.pace;
    let planned = schedule.original_arrival.unwrap_or(schedule.arrival).high;
    let is_late_now = schedule.minutes_behind_now(today, pace) > 0;
    let is_pushed = pace.push.is_some_and(|push| push.until >= today);
    let goes_well = !is_late_now && (is_pushed || schedule.arrival.high <= planned);
    if schedule.minutes_behind(today) == 0 || goes_well {
        return vec![];
    }
    let first = plan.next_day(today);
    let replanned = Pace {
        replanned: Some(first),
        push: None,
        ..pace.with_baseline()
    };
    let arrival = |pace: &Pace| arrival(schedule.items(), pace).ok();
    let choices = hours_to_choose(pace, schedule.original_pace.hours);
    let fewest_hours = |with: &dyn Fn(Hours) -> Pace| {
        let is_in_time = |hours: &Hours| {
            let arrival = arrival(&with(*hours));
            arrival.is_some_and(|arrival| arrival.high <= planned)
        };
        // A binary search, because more hours never arrive later.
        let at = choices.partition_point(|hours| !is_in_time(hours));
        Some(with(*choices.get(at).or(choices.last())?))
    };
    let pushed = |hours| Pace {
        push: first.plus(PUSH_DAYS - 1).map(|until| Push { hours, until }),
        ..replanned.clone()
    };
    let spread = |hours| Pace {
        hours,
        ..replanned.clone()
    };
    let kinds = [
        (CatchUpKind::MoreHours, fewest_hours(&pushed)),
        (CatchUpKind::SpreadOut, fewest_hours(&spread)),
        (
            CatchUpKind::MoveTheDate,
            is_late_now.then(|| replanned.clone()),
        ),
    ];
    let possible = kinds.into_iter().filter_map(|(kind, pace)| {
        let pace = pace?;
        let arrival = arrival(&pace)?;
        Some(CatchUpOption {
            kind,
            pace,
            days_late: planned.until(arrival.high),
            arrival,
        })
    });
    possible.collect()
}

/// More hours a week than now: up to twice the usual ones, as far as the days hold them; whole ones where
/// the hours are whole.
fn hours_to_choose(pace: &Pace, usual: Hours) -> Vec<Hours> {
    let step = if pace.hours.minutes().is_multiple_of(60) {
        60
    } else {
        30
    };
    let most = (usual.minutes() * MAX_TIMES).min(pace.rest.most_hours().minutes());
    let all = (1..).map(|more| pace.hours.minutes() + more * step);
    let all = all.take_while(|minutes| *minutes <= most);
    all.filter_map(Hours::from_minutes).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::ItemId;
    use crate::domain::plan::pace::Rest;
    use crate::domain::planning::schedule::Lateness;

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

    fn schedule(catalogue: &Catalogue, plan: &Plan) -> Schedule {
        Schedule::new(plan, catalogue, &catalogue.pathways[0]).unwrap()
    }

    fn options(catalogue: &Catalogue, plan: &Plan, today: Date) -> Vec<CatchUpOption> {
        catch_up_options(plan, &schedule(catalogue, plan), today)
    }

    const THREE: [(&str, &str); 3] = [
        ("read", "2027-01-10"),
        ("build", "2027-01-24"),
        ("publish", "2027-01-31"),
    ];

    #[test]
    fn behind_is_who_has_not_done_what_the_slowest_plan_has() {
        let catalogue = catalogue();
        let behind = |done: &[(&str, &str)], today| {
            schedule(&catalogue, &plan(done)).minutes_behind(day(today)) / 60
        };
        // “read” is planned to end on 17 January.
        assert_eq!(behind(&[], "2027-01-17"), 0);
        assert_eq!(behind(&[], "2027-01-18"), 20);
        assert_eq!(behind(&[("apply", "2027-01-10")], "2027-01-18"), 0);
        assert_eq!(behind(&THREE, "2027-01-31"), 0);
    }

    #[test]
    fn each_option_says_what_it_takes() {
        let catalogue = catalogue();
        // After four of ten weeks nothing is done: 80 to 100 hours in what are six weeks at most.
        let options = options(&catalogue, &plan(&[]), day("2027-02-01"));
        let options: Vec<_> = options
            .iter()
            .map(|r| {
                (
                    r.kind,
                    r.pace.push.map(|p| p.hours.minutes() / 60),
                    r.pace.hours.minutes() / 60,
                    r.arrival.high.to_string(),
                )
            })
            .collect();
        assert_eq!(
            options,
            [
                (
                    CatchUpKind::MoreHours,
                    Some(20),
                    10,
                    "2027-03-14".to_owned()
                ),
                (CatchUpKind::SpreadOut, None, 17, "2027-03-14".to_owned()),
                (CatchUpKind::MoveTheDate, None, 10, "2027-04-11".to_owned()),
            ]
        );
    }

    #[test]
    fn no_option_asks_for_more_than_twice_the_usual_hours() {
        let catalogue = catalogue();
        // 80 to 100 hours in what are four weeks: twice ten hours aren't enough.
        let offered = options(&catalogue, &plan(&[]), day("2027-02-15"));
        let offered: Vec<_> = offered
            .iter()
            .map(|r| {
                let hours = r.pace.push.map_or(r.pace.hours, |push| push.hours);
                (r.kind, hours.to_string(), r.days_late)
            })
            .collect();
        let hours = |hours: &str| hours.to_owned();
        assert_eq!(
            offered,
            [
                (CatchUpKind::MoreHours, hours("20"), 14),
                (CatchUpKind::SpreadOut, hours("20"), 7),
                (CatchUpKind::MoveTheDate, hours("10"), 42),
            ]
        );
        let in_time = options(&catalogue, &plan(&[]), day("2027-01-04"));
        assert_eq!(in_time, []);
    }

    #[test]
    fn hours_that_the_days_cannot_hold_are_not_offered() {
        let catalogue = catalogue();
        let mut plan = plan(&[]);
        plan.pace.hours = Hours::whole(10);
        plan.pace.rest = Rest::new([true, true, true, true, true, true, false]).unwrap();
        for option in options(&catalogue, &plan, day("2027-02-15")) {
            let hours = option
                .pace
                .push
                .map_or(option.pace.hours, |push| push.hours);
            assert!(hours <= Hours::whole(14), "{:?}: {hours}", option.kind);
        }
    }

    #[test]
    fn a_catch_up_ends_and_keeps_the_original_plan() {
        let catalogue = catalogue();
        let behind = plan(&[]);
        let today = day("2027-02-01");
        let before = schedule(&catalogue, &behind);
        assert_eq!(
            before.lateness(today),
            Lateness {
                minutes: 40 * 60,
                days: 28
            }
        );
        for option in options(&catalogue, &behind, today) {
            let taken = Plan {
                pace: option.pace,
                ..behind.clone()
            };
            let after = schedule(&catalogue, &taken);
            assert_eq!(after.start, before.start);
            assert_eq!(after.original_arrival, Some(before.arrival));
            assert_eq!(after.lateness(today), before.lateness(today));
            assert_eq!(after.minutes_behind_now(today, &taken.pace), 0);
            let usual = taken.pace.minutes_on(day("2027-06-01"));
            assert!(
                option.kind == CatchUpKind::SpreadOut
                    || usual == behind.pace.minutes_on(day("2027-06-01"))
            );
            if option.kind != CatchUpKind::MoveTheDate {
                assert_eq!(options(&catalogue, &taken, today), [], "one is enough");
            }
            // All is done in the end, and nothing is late any more.
            let mut done = taken.clone();
            for task in ["read", "build", "publish", "apply"] {
                let id = ItemId::new(&format!("one/{task}")).unwrap();
                done.done.insert(id, day("2027-03-14"));
            }
            let after = schedule(&catalogue, &done);
            assert_eq!(after.lateness(day("2027-06-01")), Lateness::default());
        }
    }

    #[test]
    fn who_has_worked_today_goes_on_tomorrow() {
        let catalogue = catalogue();
        let starts = |done: &[(&str, &str)]| {
            let options = options(&catalogue, &plan(done), day("2027-02-15"));
            options[0].pace.replanned.unwrap().to_string()
        };
        assert_eq!(starts(&[("read", "2027-02-14")]), "2027-02-15");
        assert_eq!(starts(&[("read", "2027-02-15")]), "2027-02-16");
    }

    proptest! {
        #[test]
        fn every_option_can_be_finished_and_arrives_as_promised(
            hours in 1..60_u16, late in 0..400_u32, done in 0..4_usize,
        ) {
            let catalogue = catalogue();
            let mut plan = plan(&THREE[..done.min(3)]);
            plan.pace.hours = Hours::whole(hours);
            let today = day("2027-01-04").plus(late).unwrap();
            let planned = schedule(&catalogue, &plan);
            let options = options(&catalogue, &plan, today);
            prop_assert_eq!(options.is_empty(), planned.minutes_behind(today) == 0);
            for option in options {
                let taken = Plan { pace: option.pace.clone(), ..plan.clone() };
                let taken = schedule(&catalogue, &taken);
                prop_assert_eq!(taken.arrival, option.arrival);
                prop_assert!(taken.arrival.low >= today);
                prop_assert_eq!(taken.minutes_behind_now(today, &option.pace), 0);
                prop_assert_eq!(taken.minutes_behind(today), planned.minutes_behind(today));
                let most = option.pace.push.map_or(option.pace.hours, |push| push.hours);
                prop_assert!(most.minutes() <= 120 * u32::from(hours));
                prop_assert_eq!(option.days_late, planned.arrival.high.until(taken.arrival.high));
            }
        }
    }
}
