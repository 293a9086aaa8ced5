//! A learner's position on the line of a pathway: their train, and where it should be by now.

use super::schedule::{Schedule, ScheduledItem, Span};
use super::work_item::{WorkItem, work_items};
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::pathway::{Pathway, Step};
use crate::domain::plan::Plan;
use crate::domain::plan::progress::Progress;
use crate::domain::transit_map::place;

/// The learner's status on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineStatus {
    /// Progress on each step.
    pub steps: Vec<Progress>,
    /// The earliest first day of each step; `None` without dates, or where nothing of the step is
    /// planned.
    pub begins: Vec<Option<Date>>,
    /// The planned arrival, where there are dates.
    pub arrival: Option<Span>,
    /// The index of the step that the train is in, and the per cent of the step behind it; `None`
    /// before anything is done.
    pub train: Option<(usize, u32)>,
    /// The train's planned position today, in the same form.
    pub planned: Option<(usize, u32)>,
}

impl LineStatus {
    /// Computes the status as of `today`. `schedule` is the one of this plan and pathway, where there
    /// are dates.
    pub fn new(
        plan: &Plan,
        catalogue: &Catalogue,
        pathway: &Pathway,
        schedule: Option<&Schedule>,
        today: Date,
    ) -> Self {
        let steps = &pathway.steps;
        let begins = |number| Some(schedule?.step(number)?.0.low);
        let at = |hundredths| place(hundredths, steps.iter().map(|step| step.weeks.0.low()));
        let train = match schedule {
            Some(schedule) => train_position(pathway, schedule.items()),
            None => train_position(pathway, &work_items(plan, catalogue, pathway)),
        };
        let planned = schedule.and_then(|schedule| planned_position(pathway, schedule, today));
        Self {
            steps: steps
                .iter()
                .map(|step| plan.step_progress(catalogue, step))
                .collect(),
            begins: (1..=steps.len()).map(begins).collect(),
            arrival: schedule.map(|schedule| schedule.arrival),
            train: at(train).filter(|_| train > 0),
            planned: planned.and_then(at),
        }
    }
}

/// The train's position, in hundredths of a week from the start of the line at its shortest, rounded
/// down. Each step moves the train by its weeks times the done part of its tasks, in whatever order
/// they are done. Tasks that take no time count as done, and skipped ones not at all; a step that is
/// skipped as a whole is passed through. Our rule.
pub fn train_position<'a>(pathway: &Pathway, items: impl IntoIterator<Item = &'a WorkItem>) -> u32 {
    // For each step, the hundredths of its tasks behind the train, and the number of all.
    let mut counts = vec![(0_u32, 0_u32); pathway.steps.len()];
    for item in items {
        // Missing prerequisites have step 0, and no place on the line.
        let step = item.step.checked_sub(1);
        if let Some((behind, all)) = step.and_then(|step| counts.get_mut(step)) {
            *behind += match item.in_progress {
                _ if item.done.is_some() || item.is_gone() => 100,
                Some((percent, _)) => percent.done(),
                None => 0,
            };
            *all += 1;
        }
    }
    let hundredths = |(step, (behind, all)): (&Step, (u32, u32))| match all {
        0 if step.tasks.is_empty() => 0,
        0 => u32::from(step.weeks.0.low()) * 100,
        all => u32::from(step.weeks.0.low()) * behind / all,
    };
    pathway.steps.iter().zip(counts).map(hundredths).sum()
}

/// The position of a train that keeps to the fastest schedule, on a day, as [`train_position`] counts
/// it; `None` before the start.
pub fn planned_position(pathway: &Pathway, schedule: &Schedule, day: Date) -> Option<u32> {
    if day < schedule.start {
        return None;
    }
    let of_step = |(number, step): (usize, &Step)| {
        let weeks = u32::from(step.weeks.0.low()) * 100;
        let items = schedule.items.iter();
        let items: Vec<_> = items.filter(|item| item.work.step == number).collect();
        let Some(tasks) = u32::try_from(items.len()).ok().filter(|count| *count > 0) else {
            // Skipped as a whole.
            return if step.tasks.is_empty() { 0 } else { weeks };
        };
        let whole = weeks / tasks;
        let hundredths = |item: &ScheduledItem| match item.days {
            Some((begins, ends)) => {
                let days = begins.low.until(ends.low) + 1;
                whole * begins.low.until(day).min(days) / days
            }
            None => whole,
        };
        items.into_iter().map(hundredths).sum()
    };
    Some((1..).zip(&pathway.steps).map(of_step).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::ItemId;
    use crate::domain::plan::skill::Rating;
    use crate::domain::plan::state::{OpenState, Percent};

    #[test]
    fn the_train_moves_with_every_task_that_is_done() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let one = &catalogue.pathways[0];
        let train = |plan: &Plan| train_position(one, &work_items(plan, &catalogue, one));
        assert_eq!(train(&plan), 0);
        for (task, weeks) in [
            ("one/publish", 200),
            ("one/read", 400),
            ("two/build", 600),
            ("one/apply", 800),
        ] {
            plan.done.insert(
                ItemId::new(task).unwrap(),
                Date::parse("2026-11-22").unwrap(),
            );
            assert_eq!(train(&plan), weeks, "{task}");
        }
    }

    #[test]
    fn work_in_progress_moves_the_train_and_skipped_work_is_not_waited_for() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let one = &catalogue.pathways[0];
        let item = |local: &str| ItemId::new(&format!("one/{local}")).unwrap();
        let since = Date::parse("2027-01-04").unwrap();
        let percent = Percent::HALF;
        let state = OpenState::InProgress { percent, since };
        plan.open.insert(item("read"), state);
        let train = |plan: &Plan| train_position(one, &work_items(plan, &catalogue, one));
        let planned = |plan: &Plan| {
            let schedule = Schedule::new(plan, &catalogue, one).unwrap();
            planned_position(one, &schedule, Date::parse("2030-01-01").unwrap())
        };
        assert_eq!(train(&plan), 100, "half of one of two tasks in four weeks");
        plan.open.insert(item("build"), OpenState::Skipped);
        assert_eq!(train(&plan), 200, "half of all that there is");
        plan.pace.start = Some(since);
        assert_eq!(planned(&plan), Some(800), "the plan arrives all the same");
        plan.open.insert(item("read"), OpenState::Skipped);
        assert_eq!(train(&plan), 400, "the step is passed through");
        assert_eq!(planned(&plan), Some(800));
    }

    #[test]
    fn what_is_known_well_is_behind_the_train() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let skill = ItemId::new("one/vital").unwrap();
        plan.about.entry(skill).or_default().rating = Some(Rating::Solid);
        // “read” falls away; half of “build” is left.
        let one = &catalogue.pathways[0];
        let items = work_items(&plan, &catalogue, one);
        assert_eq!(train_position(one, &items), 200);
    }

    #[test]
    fn the_planned_train_moves_with_the_days() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let at = |plan: &Plan, day: &str| {
            let one = &catalogue.pathways[0];
            let schedule = Schedule::new(plan, &catalogue, one).ok()?;
            planned_position(one, &schedule, Date::parse(day).unwrap())
        };
        assert_eq!(at(&plan, "2027-01-04"), None);
        plan.pace.start = Date::parse("2027-01-04");
        for (day, hundredths) in [
            ("2027-01-03", None),
            ("2027-01-04", Some(0)),
            ("2027-01-11", Some(100)),
            ("2027-02-01", Some(400)),
            ("2030-01-01", Some(800)),
        ] {
            assert_eq!(at(&plan, day), hundredths, "{day}");
        }
    }

    #[test]
    fn a_plan_shows_its_ticks_its_dates_and_its_train_on_a_line() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let day = |text| Date::parse(text).unwrap();
        let shown = |plan: &Plan, today| {
            let one = &catalogue.pathways[0];
            let schedule = Schedule::new(plan, &catalogue, one).ok();
            LineStatus::new(plan, &catalogue, one, schedule.as_ref(), day(today))
        };
        let empty = shown(&plan, "2027-01-11");
        assert_eq!(empty.begins, [None, None]);
        assert_eq!(
            (empty.train, empty.planned, empty.arrival),
            (None, None, None)
        );
        plan.pace.start = Some(day("2027-01-04"));
        for task in ["one/read", "one/build", "one/apply"] {
            plan.done
                .insert(ItemId::new(task).unwrap(), day("2027-01-04"));
        }
        let half = shown(&plan, "2027-01-11");
        let done: Vec<_> = half.steps.iter().map(|step| step.done).collect();
        assert_eq!(done, [2, 1]);
        assert_eq!(half.begins[1], Some(day("2027-02-01")));
        assert_eq!(half.arrival.map(|span| span.low), Some(day("2027-02-28")));
        assert_eq!((half.train, half.planned), (Some((1, 50)), Some((0, 25))));
    }
}
