//! Summaries of pathways, for lists, maps and comparisons.

use serde::{Deserialize, Serialize};

use super::shared::SharedWorks;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::figure::{Months, Place, Provenance, Range, Stated, Weeks};
use crate::domain::pathway::leaning::Leaning;
use crate::domain::pathway::pay::PayClaim;
use crate::domain::pathway::{Difficulty, Pathway, Step};
use crate::domain::sorted_map::SortedSet;

/// The summary of one pathway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Identifies the pathway in URLs and in storage.
    pub id: PathwayId,
    /// The role it leads to.
    pub role: String,
    /// The short text in the badge of its line.
    pub code: String,
    /// The number of its line's colour and shape, from 1.
    pub line: u16,
    /// The number of its source document; `None` for a pathway of the learner's own.
    pub document: Option<u16>,
    /// The move in a sentence or two.
    pub summary: String,
    /// How hard the move is said to be.
    pub difficulty: Stated<Difficulty>,
    /// How long the move is said to take.
    pub timeline: Stated<Months>,
    /// The source's statements on pay; empty where it makes none.
    pub pay: Vec<PayClaim>,
    /// The names of the skills to learn.
    pub skills: Vec<String>,
    /// The roadmap's steps.
    pub stops: Vec<Stop>,
    /// The role's levels in traits, each with the line of the source that supports it.
    pub fit: Vec<(Leaning, String)>,
    /// The number of pieces of work. One with two names counts once.
    pub work: u32,
}

/// A step of the roadmap as a station on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The source's name for it.
    pub title: String,
    /// Weeks from the start of the pathway to the beginning of the step.
    pub begins: Range,
    /// Weeks from the start of the pathway to the end of the step.
    pub ends: Range,
    /// The same two on the map, where steps that state no weeks have a length too.
    pub on_map: (Range, Range),
    /// The names of its work that other pathways ask for too.
    pub shared: Vec<String>,
}

impl Stop {
    /// The weeks that the step takes, from its earliest beginning to its latest end: `Weeks 5–10`,
    /// counted from 1.
    pub fn in_words(&self) -> String {
        match (self.begins.low() + 1, self.ends.high()) {
            _ if self.begins == self.ends => Weeks::NONE.to_string(),
            (first, last) if first == last => format!("Week {first}"),
            (first, last) => format!("Weeks {first}–{last}"),
        }
    }
}

impl Profile {
    /// Summarizes a pathway.
    pub fn new(pathway: &Pathway, works: &SharedWorks) -> Self {
        Self {
            id: pathway.id.clone(),
            role: pathway.role.clone(),
            code: pathway.code.clone(),
            line: pathway.line,
            document: pathway.document(),
            summary: pathway.summary.clone(),
            difficulty: pathway.difficulty.clone(),
            timeline: pathway.timeline.clone(),
            pay: pathway.pay.clone(),
            skills: pathway.learn.iter().map(|s| s.name.clone()).collect(),
            stops: stops(pathway, works),
            fit: pathway
                .fit
                .iter()
                .map(|leaning| with_line(pathway, *leaning))
                .collect(),
            work: count_work(pathway, works),
        }
    }

    /// The total time of the steps.
    pub fn steps_total(&self) -> Weeks {
        Weeks(
            self.stops
                .last()
                .map_or(Range::exactly(0), |stop| stop.ends),
        )
    }

    /// The length of the line on the map, in weeks.
    pub fn length_on_map(&self) -> Range {
        let last = self.stops.last();
        last.map_or(Range::exactly(0), |stop| stop.on_map.1)
    }

    /// Whether the steps of both pathways have work in common.
    pub fn shares(&self, other: &Self) -> bool {
        let theirs = || other.stops.iter().flat_map(|stop| &stop.shared);
        let mut ours = self.stops.iter().flat_map(|stop| &stop.shared);
        ours.any(|work| theirs().any(|other| other == work))
    }

    /// The provenance of a figure that stands at `place` in this pathway's source.
    pub fn cite(&self, place: Place) -> Provenance {
        Provenance::cite(self.document, place)
    }
}

/// Adds the line that supports a level. The build checks that the line exists.
fn with_line(pathway: &Pathway, leaning: Leaning) -> (Leaning, String) {
    let line = pathway.reality.line(leaning.part, leaning.number);
    (leaning, line.unwrap_or_default().to_owned())
}

/// The steps as stops on the line, one after the other.
fn stops(pathway: &Pathway, works: &SharedWorks) -> Vec<Stop> {
    let is_elsewhere = |id: &ItemId| id.pathway() != pathway.id.as_str();
    let works = works.all().iter();
    let shared: Vec<_> = works
        .filter(|work| work.items.iter().any(is_elsewhere))
        .collect();
    let (mut begins, mut drawn) = (Range::exactly(0), Range::exactly(0));
    let stop = |step: &Step| {
        let ends = begins + step.length().0;
        let drawn_ends = drawn + step.length_on_map().0;
        let is_here = |id: &ItemId| step.tasks.iter().any(|task| task.id == *id);
        let here = shared.iter().filter(|work| work.items.iter().any(is_here));
        let stop = Stop {
            title: step.title.clone(),
            begins,
            ends,
            on_map: (drawn, drawn_ends),
            shared: here.map(|work| work.name.clone()).collect(),
        };
        (begins, drawn) = (ends, drawn_ends);
        stop
    };
    pathway.steps.iter().map(stop).collect()
}

fn count_work(pathway: &Pathway, works: &SharedWorks) -> u32 {
    // `collect` sorts first, and each type that is sorted costs about 1 kB of the program.
    let mut names = SortedSet::new();
    names.extend(pathway.items().map(|item| &works.same_work(item.id)[0]));
    u32::try_from(names.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;

    #[test]
    fn stops_follow_one_another_and_keep_the_range() {
        let stops = &catalogue().profiles[0].stops;
        let words: Vec<_> = stops.iter().map(Stop::in_words).collect();
        assert_eq!(words, ["Weeks 1–4", "Weeks 5–10"]);
        assert_eq!(stops[1].ends, Range::new(8, 10).unwrap());
    }

    #[test]
    fn a_stop_names_the_work_that_other_pathways_ask_for() {
        for profile in catalogue().profiles.iter() {
            let shared: Vec<_> = profile.stops.iter().map(|stop| &stop.shared[..]).collect();
            assert_eq!(shared, [&["Build it".to_owned()][..], &[]]);
        }
    }
}
