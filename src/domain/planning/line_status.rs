//! A learner's position on the line of a pathway: their train, and the dates of the stations.

use super::effort::Effort;
use super::schedule::{Schedule, ScheduledItem, Span};
use super::work_item::{WorkItem, work_items};
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::pathway::{Pathway, Step};
use crate::domain::plan::Plan;
use crate::domain::plan::progress::Progress;

/// The learner's status on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineStatus {
    /// Whether the learner follows the pathway.
    pub is_followed: bool,
    /// The steps, in their order.
    pub steps: Vec<StepStatus>,
    /// The train's position in hundredths of a source week, as [`train_position`] counts it.
    pub travelled: u32,
    /// The dates, where there are any.
    pub dates: Option<LineDates>,
}

/// The learner's status at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepStatus {
    /// How much of it is done.
    pub progress: Progress,
    /// Whether the learner knows all of its work well enough for it to take no time.
    pub is_known: bool,
    /// Its earliest first day; `None` without dates, or where nothing of the step is planned.
    pub begins: Option<Date>,
}

/// A line on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineDates {
    /// The first day of the plan.
    pub start: Date,
    /// The planned arrival.
    pub arrival: Span,
    /// The day at which the train stands: today while it is on plan. See [`train_date`].
    pub train: Date,
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
        let items: Vec<WorkItem> = match schedule {
            Some(schedule) => schedule.items().cloned().collect(),
            None => work_items(plan, catalogue, pathway),
        };
        let steps = (1..).zip(&pathway.steps).map(|(number, step)| {
            let mut ours = items.iter().filter(|item| item.step == number).peekable();
            StepStatus {
                progress: plan.step_progress(catalogue, step),
                is_known: ours.peek().is_some() && ours.all(WorkItem::is_gone),
                begins: schedule.and_then(|schedule| Some(schedule.step(number)?.0.low)),
            }
        });
        Self {
            is_followed: plan.follows(&pathway.id),
            steps: steps.collect(),
            travelled: train_position(pathway, &items),
            dates: schedule.map(|schedule| LineDates {
                start: schedule.start,
                arrival: schedule.arrival,
                train: train_date(schedule, today),
            }),
        }
    }

    /// Whether every step is finished or known.
    pub fn has_arrived(&self) -> bool {
        let is_behind = |step: &StepStatus| step.is_known || step.progress.is_finished();
        !self.steps.is_empty() && self.steps.iter().all(is_behind)
    }

    /// Whether anything of the steps is done.
    pub fn has_begun(&self) -> bool {
        self.steps.iter().any(|step| step.progress.done > 0)
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
        0 => u32::from(step.length_on_map().0.low()) * 100,
        all => u32::from(step.length_on_map().0.low()) * behind / all,
    };
    pathway.steps.iter().zip(counts).map(hundredths).sum()
}

/// The day at which the train stands on a calendar.
///
/// On plan that is `today`: nobody between the fastest and the slowest schedule is behind or ahead. Who
/// is behind ([`Schedule::minutes_behind`]) stands at the last day on which the work done so far would
/// have been enough. Who is ahead stands where the fastest schedule begins the work after it. Once all
/// is done the train has arrived. It never stands before the start. Our rule.
pub fn train_date(schedule: &Schedule, today: Date) -> Date {
    let planned = || schedule.items.iter().filter(|item| item.days.is_some());
    let mut all = planned().peekable();
    if all.peek().is_some() && all.all(|item| item.work.done.is_some()) {
        return schedule.arrival.high;
    }
    // The first piece of work that the work done isn't enough for, by this measure.
    let next = |minutes: fn(Effort) -> u32, day: fn((Span, Span)) -> Date| {
        let effort = |item: &ScheduledItem| item.work.effort_from(schedule.start);
        let done = planned().map(|item| minutes(effort(item) - item.work.remaining()));
        let mut left: u32 = done.sum();
        let mut items: Vec<_> = planned()
            .filter_map(|item| Some((day(item.days?), minutes(effort(item)))))
            .collect();
        // The earliest first. There are dozens, and a sort of their type would be in the program of every page.
        while let Some(at) = (0..items.len()).min_by_key(|at| items[*at].0) {
            let (day, minutes) = items.remove(at);
            if minutes > left {
                return Some(day);
            }
            left -= minutes;
        }
        None
    };
    let last_in_time = next(|effort| effort.high, |(_, ends)| ends.high);
    let begun = next(|effort| effort.low, |(begins, _)| begins.low);
    let on_plan = match (last_in_time, begun) {
        (Some(day), _) if day < today => day,
        (_, Some(day)) if day > today => day,
        _ => today,
    };
    on_plan.clamp(schedule.start, schedule.arrival.high.max(schedule.start))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::ItemId;
    use crate::domain::plan::skill::Rating;
    use crate::domain::plan::state::{OpenState, Percent};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn tick(plan: &mut Plan, task: &str) {
        let id = ItemId::new(&format!("one/{task}")).unwrap();
        plan.done.insert(id, day("2027-01-04"));
    }

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
            plan.done
                .insert(ItemId::new(task).unwrap(), day("2026-11-22"));
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
        let arrives = |plan: &Plan| {
            let mut plan = plan.clone();
            plan.done
                .extend([item("publish"), item("apply")].map(|id| (id, since)));
            let schedule = Schedule::new(&plan, &catalogue, one).unwrap();
            train_date(&schedule, since) == schedule.arrival.high
        };
        assert_eq!(train(&plan), 100, "half of one of two tasks in four weeks");
        plan.open.insert(item("build"), OpenState::Skipped);
        assert_eq!(train(&plan), 200, "half of all that there is");
        plan.pace.start = Some(since);
        assert!(!arrives(&plan), "a part is left");
        plan.open.insert(item("read"), OpenState::Skipped);
        assert_eq!(train(&plan), 400, "the step is passed through");
        assert!(arrives(&plan), "nothing that is skipped is waited for");
    }

    #[test]
    fn what_is_known_well_is_behind_the_train() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let skill = ItemId::new("one/vital").unwrap();
        plan.about.get_or_default(skill).rating = Some(Rating::Solid);
        // “read” falls away; half of “build” is left.
        let one = &catalogue.pathways[0];
        let items = work_items(&plan, &catalogue, one);
        assert_eq!(train_position(one, &items), 200);
    }

    /// Four tasks at ten hours a week: they end on 17 and 31 January, on 14 to 21 February, and on 28
    /// February to 14 March.
    #[test]
    fn the_train_stands_at_today_while_it_is_on_plan() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        let train = |plan: &Plan, today: &str| {
            let schedule = Schedule::new(plan, &catalogue, &catalogue.pathways[0]).unwrap();
            train_date(&schedule, day(today)).to_string()
        };
        assert_eq!(train(&plan, "2026-12-01"), "2027-01-04", "before the start");
        assert_eq!(train(&plan, "2027-01-10"), "2027-01-10");
        assert_eq!(train(&plan, "2027-01-17"), "2027-01-17", "due today");
        assert_eq!(train(&plan, "2027-01-18"), "2027-01-17", "a day late");
        tick(&mut plan, "read");
        assert_eq!(train(&plan, "2027-01-12"), "2027-01-18", "ahead");
        assert_eq!(train(&plan, "2027-01-20"), "2027-01-20");
        tick(&mut plan, "build");
        tick(&mut plan, "publish");
        assert_eq!(
            train(&plan, "2027-02-17"),
            "2027-02-17",
            "between fast and slow"
        );
        tick(&mut plan, "apply");
        assert_eq!(train(&plan, "2027-02-01"), "2027-03-14", "arrived");
        assert_eq!(train(&plan, "2028-02-01"), "2027-03-14");
    }

    #[test]
    fn a_plan_shows_its_ticks_its_dates_and_its_train_on_a_line() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let shown = |plan: &Plan, today| {
            let one = &catalogue.pathways[0];
            let schedule = Schedule::new(plan, &catalogue, one).ok();
            LineStatus::new(plan, &catalogue, one, schedule.as_ref(), day(today))
        };
        let empty = shown(&plan, "2027-01-11");
        assert!(!empty.is_followed && !empty.has_begun() && !empty.has_arrived());
        assert_eq!((empty.travelled, empty.dates), (0, None));
        assert!(empty.steps.iter().all(|step| step.begins.is_none()));
        plan.pace.start = Some(day("2027-01-04"));
        plan.follows.push(catalogue.pathways[0].id.clone());
        for task in ["read", "build", "apply"] {
            tick(&mut plan, task);
        }
        let half = shown(&plan, "2027-01-11");
        let done: Vec<_> = half.steps.iter().map(|step| step.progress.done).collect();
        assert_eq!(done, [2, 1]);
        assert_eq!(half.steps[1].begins, Some(day("2027-02-01")));
        assert_eq!(
            half.dates.map(|dates| dates.arrival.low),
            Some(day("2027-02-28"))
        );
        assert!(half.is_followed && half.has_begun() && !half.has_arrived());
        tick(&mut plan, "publish");
        assert!(shown(&plan, "2027-01-11").has_arrived());
    }

    #[test]
    fn a_step_is_known_once_nothing_of_it_takes_time() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        let one = &catalogue.pathways[0];
        for skill in &one.learn {
            plan.about.get_or_default(skill.id.clone()).rating = Some(Rating::Solid);
        }
        let schedule = Schedule::new(&plan, &catalogue, one).unwrap();
        let status = LineStatus::new(&plan, &catalogue, one, Some(&schedule), schedule.start);
        for (step, of) in status.steps.iter().zip(1..) {
            assert_eq!(step.is_known, schedule.step(of).is_none(), "step {of}");
        }
        assert!(status.steps[0].is_known);
    }

    proptest! {
        /// The train and the lateness that is said in words never contradict one another.
        #[test]
        fn the_train_is_behind_today_only_where_work_is_late(done in 0..16_u32, today in 0..90_u32) {
            let catalogue = catalogue();
            let mut plan = Plan::default();
            plan.pace.start = Some(day("2027-01-04"));
            for (at, task) in ["read", "build", "publish", "apply"].iter().enumerate() {
                if done >> at & 1 == 1 {
                    tick(&mut plan, task);
                }
            }
            let schedule = Schedule::new(&plan, &catalogue, &catalogue.pathways[0]).unwrap();
            let today = schedule.start.plus(today).unwrap();
            let train = train_date(&schedule, today);
            let has_arrived = done == 15;
            let is_over = today > schedule.arrival.high;
            prop_assert_eq!(train < today, schedule.minutes_behind(today) > 0 || has_arrived && is_over);
        }
    }
}
