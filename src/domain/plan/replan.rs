//! Changes of the pace, which keep the original plan to compare with.

use super::Plan;
use super::pace::Pace;
use super::state::OpenState;
use crate::domain::date::Date;

impl Plan {
    /// The day on which work goes on: tomorrow for someone who has done something today.
    pub fn next_day(&self, today: Date) -> Date {
        let is_of_today = |state: &OpenState| matches!(state, OpenState::InProgress { since, .. } if *since == today);
        let has_worked =
            self.done.values().any(|day| *day == today) || self.open.values().any(is_of_today);
        today.plus(u32::from(has_worked)).unwrap_or(today)
    }

    /// The pace after a change on `today`.
    ///
    /// Until the plan has begun, and on the day on which it was entered, a change is a part of the
    /// original plan. Afterwards the original plan is kept as the baseline, and the work that is left is
    /// laid out from the next day on: the start, and what was done since, stay.
    pub fn change_pace(&self, today: Date, change: impl FnOnce(&mut Pace)) -> Pace {
        let was = &self.pace;
        let mut pace = was.clone();
        // Extra hours to catch up were computed for the old pace.
        pace.push = None;
        change(&mut pace);
        if pace.start.is_none() {
            (pace.baseline, pace.replanned, pace.entered) = (None, None, None);
        } else if was.start.is_none() || !was.is_under_way(today) {
            pace.entered = Some(today);
        } else {
            pace.baseline = was.with_baseline().baseline;
            pace.replanned = Some(self.next_day(today));
        }
        pace
    }

    /// The pace with what is planned now as the original plan: nobody is behind it.
    pub fn restart_baseline(&self, today: Date) -> Pace {
        Pace {
            baseline: None,
            entered: Some(today),
            replanned: Some(self.next_day(today)),
            ..self.pace.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ItemId;
    use crate::domain::plan::hours::Hours;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// Ten hours a week from Monday, 4 January 2027, entered on 1 January.
    fn plan() -> Plan {
        let change = |pace: &mut Pace| pace.start = Some(day("2027-01-04"));
        let pace = Plan::default().change_pace(day("2027-01-01"), change);
        Plan {
            pace,
            ..Plan::default()
        }
    }

    #[test]
    fn a_change_before_the_plan_has_begun_is_a_part_of_it() {
        let mut plan = plan();
        plan.pace = plan.change_pace(day("2027-01-04"), |pace| pace.hours = Hours::whole(5));
        assert_eq!((&plan.pace.baseline, plan.pace.replanned), (&None, None));
        // A start in the past, entered today, with everything else.
        plan.pace = plan.change_pace(day("2027-01-04"), |pace| {
            pace.start = Some(day("2026-12-01"));
        });
        plan.pace = plan.change_pace(day("2027-01-04"), |pace| pace.hours = Hours::whole(7));
        assert_eq!((&plan.pace.baseline, plan.pace.replanned), (&None, None));
    }

    #[test]
    fn a_later_change_keeps_the_original_plan_and_a_second_one_keeps_it_too() {
        let mut plan = plan();
        let original = Pace {
            entered: None,
            ..plan.pace.clone()
        };
        plan.pace = plan.change_pace(day("2027-01-20"), |pace| pace.hours = Hours::whole(5));
        assert_eq!(plan.pace.start, original.start);
        assert_eq!(plan.pace.replanned, Some(day("2027-01-20")));
        assert_eq!(plan.pace.baseline.as_deref(), Some(&original));
        plan.pace = plan.change_pace(day("2027-02-20"), |pace| pace.hours = Hours::whole(6));
        assert_eq!(plan.pace.baseline.as_deref(), Some(&original));
        plan.pace = plan.restart_baseline(day("2027-02-21"));
        assert_eq!(
            (&plan.pace.baseline, plan.pace.replanned),
            (&None, Some(day("2027-02-21")))
        );
        plan.pace = plan.change_pace(day("2027-02-21"), |pace| pace.start = None);
        assert_eq!((plan.pace.first_day(), plan.pace.entered), (None, None));
    }

    #[test]
    fn who_has_worked_today_goes_on_tomorrow() {
        let mut plan = plan();
        plan.done
            .insert(ItemId::new("one/read").unwrap(), day("2027-01-20"));
        assert_eq!(plan.next_day(day("2027-01-20")), day("2027-01-21"));
        assert_eq!(plan.next_day(day("2027-01-21")), day("2027-01-21"));
    }
}
