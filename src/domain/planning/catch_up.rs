//! Options for a learner who is behind their schedule.

use super::schedule::{Schedule, Span, arrival};
use crate::domain::date::Date;
use crate::domain::plan::pace::{MAX_HOURS, Pace, Push};

/// The days for which temporary extra hours last. Ours.
const PUSH_DAYS: u32 = 28;

/// A pace that the learner can switch to, to catch up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatchUpOption {
    /// The kind of change.
    pub kind: CatchUpKind,
    /// The new pace.
    pub pace: Pace,
    /// The arrival at that pace.
    pub arrival: Span,
}

/// The kinds of change that let a learner catch up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatchUpKind {
    /// Temporary extra hours, until the missed work is made up.
    MoreHours,
    /// More hours in every remaining week.
    SpreadOut,
    /// The same hours and a later arrival.
    MoveTheDate,
}

/// The options of someone who is behind as of `today`; none where they aren't. `pace` is the one that
/// the schedule was laid out with. Options with more hours appear only where they reach the planned
/// arrival, with the fewest hours that do.
pub fn catch_up_options(schedule: &Schedule, pace: &Pace, today: Date) -> Vec<CatchUpOption> {
    if schedule.minutes_behind(today) == 0 {
        return vec![];
    }
    // Someone who has done something today continues tomorrow.
    let is_of_today = |(day, _)| day == today;
    let worked_today = schedule
        .items()
        .any(|item| item.worked().is_some_and(is_of_today));
    let start = today.plus(u32::from(worked_today)).unwrap_or(today);
    let restarted = Pace {
        start: Some(start),
        push: None,
        ..pace.clone()
    };
    let arrival = |pace: &Pace| arrival(schedule.items(), pace).ok();
    let fewest_hours = |with: &dyn Fn(u16) -> Pace| {
        let hours: Vec<_> = (pace.hours + 1..=MAX_HOURS).collect();
        let is_in_time = |hours: &u16| {
            let arrival = arrival(&with(*hours));
            arrival.is_some_and(|arrival| arrival.high <= schedule.arrival.high)
        };
        // A binary search, because more hours never arrive later.
        let first = hours.partition_point(|hours| !is_in_time(hours));
        Some(with(*hours.get(first)?))
    };
    let pushed = |hours| Pace {
        push: start.plus(PUSH_DAYS - 1).map(|until| Push { hours, until }),
        ..restarted.clone()
    };
    let spread = |hours| Pace {
        hours,
        ..restarted.clone()
    };
    let kinds = [
        (CatchUpKind::MoreHours, fewest_hours(&pushed)),
        (CatchUpKind::SpreadOut, fewest_hours(&spread)),
        (CatchUpKind::MoveTheDate, Some(restarted.clone())),
    ];
    let possible = kinds.into_iter().filter_map(|(kind, pace)| {
        let pace = pace?;
        let arrival = arrival(&pace)?;
        Some(CatchUpOption {
            kind,
            pace,
            arrival,
        })
    });
    possible.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalogue::Catalogue;
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

    fn schedule(catalogue: &Catalogue, plan: &Plan) -> Schedule {
        Schedule::new(plan, catalogue, &catalogue.pathways[0]).unwrap()
    }

    fn options(catalogue: &Catalogue, plan: &Plan, today: Date) -> Vec<CatchUpOption> {
        catch_up_options(&schedule(catalogue, plan), &plan.pace, today)
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
                    r.pace.push.map(|p| p.hours),
                    r.pace.hours,
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
    fn once_the_planned_day_is_past_only_the_date_can_move() {
        let catalogue = catalogue();
        let offered = options(&catalogue, &plan(&[]), day("2028-01-01"));
        assert_eq!(
            offered.iter().map(|r| r.kind).collect::<Vec<_>>(),
            [CatchUpKind::MoveTheDate]
        );
        let in_time = options(&catalogue, &plan(&[]), day("2027-01-04"));
        assert_eq!(in_time, []);
    }

    #[test]
    fn who_has_worked_today_goes_on_tomorrow() {
        let catalogue = catalogue();
        let starts = |done: &[(&str, &str)]| {
            let options = options(&catalogue, &plan(done), day("2027-02-15"));
            options[0].pace.start.unwrap().to_string()
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
            plan.pace.hours = hours;
            let today = day("2027-01-04").plus(late).unwrap();
            let planned = schedule(&catalogue, &plan);
            let options = options(&catalogue, &plan, today);
            prop_assert_eq!(options.is_empty(), planned.minutes_behind(today) == 0);
            for option in options {
                let taken = Plan { pace: option.pace.clone(), ..plan.clone() };
                let taken = schedule(&catalogue, &taken);
                prop_assert_eq!(taken.arrival, option.arrival);
                prop_assert!(taken.arrival.low >= today);
                prop_assert_eq!(taken.minutes_behind(today), 0);
                if option.kind != CatchUpKind::MoveTheDate {
                    prop_assert!(taken.arrival.high <= planned.arrival.high);
                }
            }
        }
    }
}
