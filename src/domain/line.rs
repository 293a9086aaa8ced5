//! A pathway as a line in time: its stops, and how far along it a learner is.

use super::catalogue::Catalogue;
use super::date::Date;
use super::figure::Range;
use super::id::ItemId;
use super::map::place;
use super::pathway::{Pathway, Step};
use super::plan::{Plan, Progress};
use super::profile::Stop;
use super::schedule::{Booking, Schedule, Span};

impl Pathway {
    /// The steps as stops on the line, one after the other.
    pub fn stops(&self, catalogue: &Catalogue) -> Vec<Stop> {
        let mut begins = Range::exactly(0);
        let is_elsewhere = |id: &ItemId| id.pathway() != self.id.as_str();
        let works = catalogue.works().iter();
        let shared = works.filter(|work| work.items.iter().any(is_elsewhere));
        let shared: Vec<_> = shared.collect();
        let stop = |step: &Step| {
            let ends = begins + step.weeks.0;
            let stop = Stop {
                title: step.title.clone(),
                begins,
                ends,
                shared: shared
                    .iter()
                    .filter(|work| step.tasks.iter().any(|task| work.items.contains(&task.id)))
                    .map(|work| work.name.clone())
                    .collect(),
            };
            begins = ends;
            stop
        };
        self.steps.iter().map(stop).collect()
    }
}

/// What a plan shows on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnLine {
    /// How much of each step is done.
    pub steps: Vec<Progress>,
    /// The day on which each step begins at the earliest; `None` where there are no dates, or where
    /// nothing of the step is planned.
    pub begins: Vec<Option<Date>>,
    /// When one arrives, where there are dates.
    pub arrival: Option<Span>,
    /// The step that the train is in, from 0, and how much of it is behind, in per cent; `None`
    /// before it has left.
    pub train: Option<(usize, u32)>,
    /// Where it would be today if all went as planned.
    pub planned: Option<(usize, u32)>,
}

impl Plan {
    /// What the plan shows on the line of a pathway.
    pub fn on_line(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        schedule: Option<&Schedule>,
        today: Date,
    ) -> OnLine {
        let steps = &pathway.steps;
        let begins = |schedule: &Schedule, number| Some(schedule.step(number)?.0.low);
        let at = |hundredths| place(hundredths, steps.iter().map(|step| step.weeks.0.low()));
        let train = self.train(catalogue, pathway);
        let planned = schedule.and_then(|schedule| schedule.train_on(pathway, today));
        OnLine {
            steps: steps
                .iter()
                .map(|step| self.step_progress(catalogue, step))
                .collect(),
            begins: (1..=steps.len())
                .map(|number| begins(schedule?, number))
                .collect(),
            arrival: schedule.map(|schedule| schedule.arrival),
            train: at(train).filter(|_| train > 0),
            planned: planned.and_then(at),
        }
    }

    /// How much of a step's tasks is done.
    pub fn step_progress(&self, catalogue: &Catalogue, step: &Step) -> Progress {
        self.progress(catalogue, step.tasks.iter().map(|task| &task.id))
    }

    /// Where a learner's train stands, in hundredths of a week from the start of the line at its
    /// shortest, rounded down: each step moves it by its weeks times the part of its tasks that is
    /// done, in whatever order they are done. What is known so well that nothing of it is left is
    /// behind as well.
    pub fn train(&self, catalogue: &Catalogue, pathway: &Pathway) -> u32 {
        let jobs = self.jobs(catalogue, pathway);
        let hundredths = |(number, step): (usize, &Step)| {
            let tasks = || jobs.iter().filter(|job| job.step == number);
            let behind = tasks().filter(|job| job.done.is_some() || job.is_gone());
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let (behind, all) = (count(behind.count()), count(tasks().count()));
            u32::from(step.weeks.0.low()) * 100 * behind / all.max(1)
        };
        (1..).zip(&pathway.steps).map(hundredths).sum()
    }

}

impl Schedule {
    /// Where the train would stand on a day if all went as planned at its fastest, in hundredths of
    /// a week, as [`Plan::train`] counts them; `None` before the start.
    pub fn train_on(&self, pathway: &Pathway, day: Date) -> Option<u32> {
        if day < self.start {
            return None;
        }
        let hundredths = |booking: &Booking| {
            let step = pathway.steps.get(booking.job.step.checked_sub(1)?)?;
            let tasks = u32::try_from(step.tasks.len()).unwrap_or(u32::MAX);
            let whole = u32::from(step.weeks.0.low()) * 100 / tasks.max(1);
            let Some((begins, ends)) = booking.days else {
                return Some(whole);
            };
            let days = begins.low.until(ends.low) + 1;
            Some(whole * begins.low.until(day).min(days) / days)
        };
        Some(self.bookings.iter().filter_map(hundredths).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::super::job::Rating;
    use super::*;

    #[test]
    fn stops_follow_one_another_and_keep_the_range() {
        let catalogue = catalogue();
        let stops = catalogue.pathways[0].stops(&catalogue);
        let words: Vec<_> = stops.iter().map(Stop::in_words).collect();
        assert_eq!(words, ["Weeks 1–4", "Weeks 5–10"]);
        assert_eq!(stops[1].ends, Range::new(8, 10).unwrap());
    }

    #[test]
    fn the_train_moves_with_every_task_that_is_done() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let train = |plan: &Plan| plan.train(&catalogue, &catalogue.pathways[0]);
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
    fn what_is_known_well_is_behind_the_train() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let skill = ItemId::new("one/vital").unwrap();
        plan.about.entry(skill).or_default().rating = Some(Rating::Solid);
        // “read” falls away; half of “build” is left.
        assert_eq!(plan.train(&catalogue, &catalogue.pathways[0]), 200);
    }

    #[test]
    fn the_planned_train_moves_with_the_days() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let at = |plan: &Plan, day: &str| {
            let one = &catalogue.pathways[0];
            let schedule = plan.schedule(&catalogue, one).ok()?;
            schedule.train_on(one, Date::parse(day).unwrap())
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
            let schedule = plan.schedule(&catalogue, one).ok();
            plan.on_line(&catalogue, one, schedule.as_ref(), day(today))
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

    #[test]
    fn a_stop_names_the_work_that_other_pathways_ask_for() {
        let catalogue = catalogue();
        let shared = |at: usize| {
            let stops = catalogue.pathways[at].stops(&catalogue).into_iter();
            stops.map(|stop| stop.shared).collect::<Vec<_>>()
        };
        assert_eq!(shared(0), [vec!["Build it".to_owned()], vec![]]);
        assert_eq!(shared(1), shared(0));
    }
}
