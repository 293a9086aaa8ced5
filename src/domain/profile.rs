//! What lists, maps and choices show of a pathway. All profiles together are small enough to be
//! fetched at once, however many pathways there are; a pathway in full is fetched by itself.

use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::figure::{Months, Place, Provenance, Range, Stated, Weeks};
use super::fit::Leaning;
use super::id::PathwayId;
use super::pathway::{Difficulty, Pathway};
use super::pay::PayClaim;
use super::plan::Plan;

/// A pathway at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its name in addresses and in storage.
    pub id: PathwayId,
    /// The role it leads to.
    pub role: String,
    /// What stands in its line's badge.
    pub code: String,
    /// The number of its source document.
    pub document: u16,
    /// What the move is, in a sentence or two.
    pub summary: String,
    /// How hard the move is said to be.
    pub difficulty: Stated<Difficulty>,
    /// How long the move is said to take.
    pub timeline: Stated<Months>,
    /// What is said of pay, claim by claim; none where the source is silent.
    pub pay: Vec<PayClaim>,
    /// The skills one has yet to learn, by name.
    pub skills: Vec<String>,
    /// The roadmap's steps.
    pub stops: Vec<Stop>,
    /// How much of what the role holds, each with the line that says so.
    pub fit: Vec<(Leaning, String)>,
    /// Pieces of work in all; the same piece under two names counts once.
    pub work: u32,
}

/// A step of the roadmap on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// What the source calls it.
    pub title: String,
    /// The weeks that are over when the step begins.
    pub begins: Range,
    /// The weeks that are over when it ends.
    pub ends: Range,
    /// Its work that other pathways ask for as well, by name.
    pub shared: Vec<String>,
}

impl Stop {
    /// The weeks that the step fills, counted from 1 and at their widest: `Weeks 5–10`.
    pub fn in_words(&self) -> String {
        match (self.begins.low() + 1, self.ends.high()) {
            (first, last) if first == last => format!("Week {first}"),
            (first, last) => format!("Weeks {first}–{last}"),
        }
    }
}

impl Profile {
    /// What lists show of this pathway.
    pub fn of(catalogue: &Catalogue, pathway: &Pathway) -> Self {
        Self {
            id: pathway.id.clone(),
            role: pathway.role.clone(),
            code: pathway.code.clone(),
            document: pathway.source.document,
            summary: pathway.summary.clone(),
            difficulty: pathway.difficulty.clone(),
            timeline: pathway.timeline.clone(),
            pay: pathway.pay.clone(),
            skills: pathway.learn.iter().map(|s| s.name.clone()).collect(),
            stops: pathway.stops(catalogue),
            fit: pathway
                .fit
                .iter()
                .map(|leaning| with_line(pathway, *leaning))
                .collect(),
            work: Plan::default().pathway_progress(catalogue, pathway).total,
        }
    }

    /// The time that the steps add up to.
    pub fn steps_total(&self) -> Weeks {
        Weeks(
            self.stops
                .last()
                .map_or(Range::exactly(0), |stop| stop.ends),
        )
    }

    /// Whether a step of this pathway holds work that a step of another holds too.
    pub fn shares(&self, other: &Self) -> bool {
        let theirs = || other.stops.iter().flat_map(|stop| &stop.shared);
        let mut ours = self.stops.iter().flat_map(|stop| &stop.shared);
        ours.any(|work| theirs().any(|other| other == work))
    }

    /// Where a figure of this pathway's source at `place` comes from.
    pub fn cite(&self, place: Place) -> Provenance {
        Provenance::Source {
            document: self.document,
            place,
        }
    }
}

/// A leaning with the line that it rests on, which the build has seen to be there.
fn with_line(pathway: &Pathway, leaning: Leaning) -> (Leaning, String) {
    let line = pathway.reality.line(leaning.part, leaning.number);
    (leaning, line.unwrap_or_default().to_owned())
}
