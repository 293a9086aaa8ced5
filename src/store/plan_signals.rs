//! The plan as signals.

use leptos::prelude::*;

use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::plan::Plan;
use crate::domain::plan::action::{Action, Change};

/// The plan, with a trigger for each of the parts that are read on their own most: whether a pathway is
/// followed changes with no tick.
#[derive(Clone, Copy)]
pub struct PlanSignals {
    pub plan: RwSignal<Plan>,
    pub follows: RwSignal<()>,
    /// The states of the work: what is done, in progress or skipped, and the skills that are known.
    pub states: RwSignal<()>,
}

impl PlanSignals {
    pub fn new() -> Self {
        Self {
            plan: RwSignal::default(),
            follows: RwSignal::default(),
            states: RwSignal::default(),
        }
    }

    /// Applies an action in place; `None` where it changes nothing.
    pub fn apply(self, catalogue: &Catalogue, action: Action, today: Date) -> Option<Change> {
        let apply = |plan: &mut Plan| {
            let change = plan.apply(catalogue, action, today);
            (change.is_some(), change)
        };
        let change = self.plan.try_maybe_update(apply).flatten()?;
        match change {
            Change::Ticked(_)
            | Change::Unticked { .. }
            | Change::Started(..)
            | Change::Skipped(_)
            | Change::Rated(..) => self.states.notify(),
            Change::Followed(_) | Change::Unfollowed(_) | Change::Chosen { .. } => {
                self.follows.notify();
            }
            Change::Set { .. }
            | Change::Pathway { .. }
            | Change::RemarksAdded(_)
            | Change::RemarkAnswered { .. } => {}
            Change::Reset(_) | Change::Imported => {
                self.states.notify();
                self.follows.notify();
            }
        }
        Some(change)
    }

    /// Whether this pathway is followed. Tracks the pathways followed and nothing else of the plan.
    pub fn follows(self, pathway: &PathwayId) -> bool {
        self.follows.track();
        self.plan.with_untracked(|plan| plan.follows(pathway))
    }

    /// Shows another plan. What is the same notifies nobody.
    pub fn set(self, plan: Plan) {
        let (is_same, follows, states) = self.plan.with_untracked(|shown| {
            (
                *shown == plan,
                shown.follows == plan.follows,
                shown.done == plan.done && shown.open == plan.open && shown.about == plan.about,
            )
        });
        if is_same {
            return;
        }
        self.plan.set(plan);
        if !follows {
            self.follows.notify();
        }
        if !states {
            self.states.notify();
        }
    }
}
