//! The hours a week that it takes to arrive by a target date.

use super::schedule::{Span, arrival};
use super::timetable::Timetable;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::plan::Plan;
use crate::domain::plan::hours::Hours;
use crate::domain::plan::pace::Pace;

/// The hours that it takes to arrive by a target date with every role followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetPlan {
    /// The target is not after the first day of the work.
    Past,
    /// Nothing is followed, or nothing of it is left.
    NothingLeft,
    /// The fewest hours a week, in halves, and the arrival with them.
    Hours(Hours, Span),
    /// Not even the most hours that the days hold are enough; the arrival with these, where there is one.
    Impossible(Hours, Option<Span>),
}

impl TargetPlan {
    /// Computes the hours from `today` on, or from the start where that is later. Without a start it is
    /// today. `None` without a target.
    pub fn new(plan: &Plan, catalogue: &Catalogue, today: Date) -> Option<Self> {
        let target = plan.pace.target?;
        let start = plan.pace.start.unwrap_or(today);
        let first = if start < today {
            plan.next_day(today)
        } else {
            start
        };
        let pace = |hours| Pace {
            start: Some(start),
            replanned: Some(first),
            push: None,
            hours,
            baseline: None,
            ..plan.pace.clone()
        };
        let most = plan.pace.rest.most_hours();
        let with = |hours| Plan {
            pace: pace(hours),
            ..plan.clone()
        };
        let Ok(timetable) = Timetable::new(&with(most), catalogue) else {
            return Some(Self::Impossible(most, None));
        };
        let items = &timetable.all;
        if items.items().all(|item| item.remaining().high == 0) {
            return Some(Self::NothingLeft);
        }
        if target <= first {
            return Some(Self::Past);
        }
        let arrival = |hours| arrival(items.items(), &pace(hours)).ok();
        let is_in_time = |hours: &Hours| arrival(*hours).is_some_and(|day| day.high <= target);
        let choices = (1..=most.minutes() / 30).map(|halves| halves * 30);
        let choices: Vec<_> = choices.filter_map(Hours::from_minutes).collect();
        // A binary search, because more hours never arrive later.
        let at = choices.partition_point(|hours| !is_in_time(hours));
        let found = choices
            .get(at)
            .and_then(|hours| Some((*hours, arrival(*hours)?)));
        Some(match found {
            Some((hours, arrival)) => Self::Hours(hours, arrival),
            None => Self::Impossible(most, arrival(most)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::{ItemId, PathwayId};
    use crate::domain::plan::pace::Rest;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// Follows a pathway of 80 to 100 hours.
    fn plan(target: &str) -> Plan {
        let mut plan = Plan {
            follows: vec![PathwayId::new("one").unwrap()],
            ..Plan::default()
        };
        plan.pace.target = Some(day(target));
        plan
    }

    fn target(plan: &Plan) -> TargetPlan {
        TargetPlan::new(plan, &catalogue(), day("2027-01-04")).unwrap()
    }

    #[test]
    fn a_target_says_what_hours_it_takes() {
        // 100 hours in ten weeks from today, a Monday.
        let TargetPlan::Hours(hours, arrival) = target(&plan("2027-03-14")) else {
            panic!("there is time enough");
        };
        assert_eq!((hours, arrival.high), (Hours::whole(10), day("2027-03-14")));
        let TargetPlan::Hours(hours, _) = target(&plan("2027-04-30")) else {
            panic!("there is time enough");
        };
        assert_eq!(hours.to_string(), "6");
    }

    #[test]
    fn a_target_that_cannot_be_met_says_the_most_that_can_be_had() {
        let mut soon = plan("2027-01-10");
        let TargetPlan::Impossible(most, arrival) = target(&soon) else {
            panic!("100 hours in a week are too many");
        };
        assert_eq!(
            (most, arrival.unwrap().high),
            (Hours::MAX, day("2027-01-11"))
        );
        soon.pace.rest = Rest::new([true, true, true, true, true, true, false]).unwrap();
        assert!(
            matches!(target(&soon), TargetPlan::Impossible(most, _) if most == Hours::whole(14))
        );
    }

    #[test]
    fn targets_in_the_past_or_far_away_are_answered_too() {
        assert_eq!(target(&plan("2020-01-01")), TargetPlan::Past);
        assert_eq!(target(&plan("2027-01-04")), TargetPlan::Past);
        let mut before = plan("2027-02-01");
        before.pace.start = Some(day("2027-03-01"));
        assert_eq!(target(&before), TargetPlan::Past);
        assert!(matches!(
            target(&plan("9999-12-31")),
            TargetPlan::Hours(Hours::MIN, _)
        ));
        let mut done = plan("2027-03-14");
        for task in ["read", "build", "publish", "apply"] {
            done.done.insert(
                ItemId::new(&format!("one/{task}")).unwrap(),
                day("2027-01-01"),
            );
        }
        assert_eq!(target(&done), TargetPlan::NothingLeft);
        done.follows.clear();
        assert_eq!(target(&done), TargetPlan::NothingLeft);
        assert_eq!(
            TargetPlan::new(&Plan::default(), &catalogue(), day("2027-01-04")),
            None
        );
    }
}
