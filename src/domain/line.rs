//! A pathway as a line in time: its stations, and how far along it a learner is.

use super::catalogue::Catalogue;
use super::figure::Range;
use super::pathway::{Pathway, Step};
use super::plan::{Plan, Progress};

/// A step's place on the line, in weeks from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Station<'a> {
    /// The step's number, from 1.
    pub number: usize,
    /// The step.
    pub step: &'a Step,
    /// The weeks that are over when the step begins.
    pub begins: Range,
    /// The weeks that are over when it ends.
    pub ends: Range,
}

impl Station<'_> {
    /// The weeks that the step fills, counted from 1 and at their widest: `Weeks 5–10`.
    pub fn in_words(&self) -> String {
        match (self.begins.low() + 1, self.ends.high()) {
            (first, last) if first == last => format!("Week {first}"),
            (first, last) => format!("Weeks {first}–{last}"),
        }
    }
}

impl Pathway {
    /// The steps as stations, one after the other.
    pub fn stations(&self) -> Vec<Station<'_>> {
        let mut begins = Range::exactly(0);
        let station = |(index, step): (usize, _)| {
            let step: &Step = step;
            let ends = begins + step.weeks.0;
            let station = Station {
                number: index + 1,
                step,
                begins,
                ends,
            };
            begins = ends;
            station
        };
        self.steps.iter().enumerate().map(station).collect()
    }
}

impl Plan {
    /// How much of a step's tasks is done.
    pub fn step_progress(&self, catalogue: &Catalogue, step: &Step) -> Progress {
        self.progress(catalogue, step.tasks.iter().map(|task| &task.id))
    }

    /// Where a learner's train stands, in weeks from the start of the line at its shortest: each
    /// step moves it by its weeks times the part of its tasks that is done, in whatever order
    /// they are done.
    pub fn train(&self, catalogue: &Catalogue, pathway: &Pathway) -> f64 {
        let weeks = |step: &Step| {
            let Progress { done, total } = self.step_progress(catalogue, step);
            f64::from(step.weeks.0.low()) * f64::from(done) / f64::from(total.max(1))
        };
        pathway.steps.iter().map(weeks).sum()
    }
}

/// The weeks that an axis shows so that all these lines fit: a multiple of four.
pub fn axis_weeks(pathways: &[&Pathway]) -> u16 {
    let longest = pathways
        .iter()
        .map(|p| p.steps_total().0.high())
        .max()
        .unwrap_or(0);
    longest.next_multiple_of(4).max(4)
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::super::date::Date;
    use super::super::id::ItemId;
    use super::*;

    #[test]
    fn stations_follow_one_another_and_keep_the_range() {
        let catalogue = catalogue();
        let stations = catalogue.pathways[0].stations();
        let words: Vec<_> = stations.iter().map(Station::in_words).collect();
        assert_eq!(words, ["Weeks 1–4", "Weeks 5–10"]);
        assert_eq!(stations[1].ends, Range::new(8, 10).unwrap());
    }

    #[test]
    fn the_train_moves_with_every_task_that_is_done() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let train = |plan: &Plan| plan.train(&catalogue, &catalogue.pathways[0]);
        assert!(train(&plan).abs() < 1e-9);
        for (task, weeks) in [
            ("one/publish", 2.0),
            ("one/read", 4.0),
            ("two/build", 6.0),
            ("one/apply", 8.0),
        ] {
            plan.done.insert(
                ItemId::new(task).unwrap(),
                Date::parse("2026-11-22").unwrap(),
            );
            assert!((train(&plan) - weeks).abs() < 1e-9, "{task}");
        }
    }

    #[test]
    fn an_axis_holds_the_longest_line_at_its_longest() {
        let catalogue = catalogue();
        assert_eq!(axis_weeks(&[&catalogue.pathways[0]]), 12);
        assert_eq!(axis_weeks(&[]), 4);
    }
}
