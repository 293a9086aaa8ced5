//! A pathway as a line in time: its stops, and how far along it a learner is.

use super::catalogue::Catalogue;
use super::date::Date;
use super::figure::Range;
use super::pathway::{Pathway, Step};
use super::plan::{Plan, Progress};
use super::profile::{Profile, Stop};
use super::schedule::Booking;

impl Pathway {
    /// The steps as stops on the line, one after the other.
    pub fn stops(&self) -> Vec<Stop> {
        let mut begins = Range::exactly(0);
        let stop = |step: &Step| {
            let ends = begins + step.weeks.0;
            let stop = Stop {
                title: step.title.clone(),
                begins,
                ends,
            };
            begins = ends;
            stop
        };
        self.steps.iter().map(stop).collect()
    }
}

impl Plan {
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
            let tasks = || jobs.iter().filter(|job| job.step() == number);
            let behind = tasks().filter(|job| job.done.is_some() || job.is_gone());
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let (behind, all) = (count(behind.count()), count(tasks().count()));
            u32::from(step.weeks.0.low()) * 100 * behind / all.max(1)
        };
        (1..).zip(&pathway.steps).map(hundredths).sum()
    }

    /// Where the train would stand on a day if all went as planned at its fastest, in the same
    /// hundredths of a week; `None` before the start, and where there are no dates.
    pub fn planned_train(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        day: Date,
    ) -> Option<u32> {
        let schedule = self.schedule(catalogue, pathway).ok()?;
        if day < schedule.start {
            return None;
        }
        let hundredths = |booking: &Booking| {
            let step = pathway.steps.get(booking.job.step().checked_sub(1)?)?;
            let tasks = u32::try_from(step.tasks.len()).unwrap_or(u32::MAX);
            let whole = u32::from(step.weeks.0.low()) * 100 / tasks.max(1);
            let Some((begins, ends)) = booking.days else {
                return Some(whole);
            };
            let days = begins.low.until(ends.low) + 1;
            Some(whole * begins.low.until(day).min(days) / days)
        };
        Some(schedule.bookings.iter().filter_map(hundredths).sum())
    }
}

/// The weeks that an axis shows so that all these lines fit: a multiple of four.
pub fn axis_weeks(profiles: &[&Profile]) -> u16 {
    let longest = profiles
        .iter()
        .map(|p| p.steps_total().0.high())
        .max()
        .unwrap_or(0);
    longest.next_multiple_of(4).max(4)
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::super::id::ItemId;
    use super::super::job::Rating;
    use super::*;

    #[test]
    fn stops_follow_one_another_and_keep_the_range() {
        let catalogue = catalogue();
        let stops = catalogue.pathways[0].stops();
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
            plan.planned_train(
                &catalogue,
                &catalogue.pathways[0],
                Date::parse(day).unwrap(),
            )
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
    fn an_axis_holds_the_longest_line_at_its_longest() {
        let catalogue = catalogue();
        assert_eq!(axis_weeks(&[&catalogue.profiles[0]]), 12);
        assert_eq!(axis_weeks(&[]), 4);
    }
}
