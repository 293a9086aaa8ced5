//! The dates that views ask for, each worked out once per change and shared by all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::plan_signals::PlanSignals;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::PathwayId;
use crate::domain::plan::Plan;
use crate::domain::planning::schedule::Schedule;
use crate::domain::planning::timetable::Timetable;

type ScheduleMemo = Memo<Option<Arc<Schedule>>>;
type ScheduleMemos = BTreeMap<PathwayId, ScheduleMemo>;

/// The dates of a plan. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Schedules(StoredValue<Memos>);

/// The memos so far, and what they are computed from.
struct Memos {
    plan: PlanSignals,
    catalogue: Signal<Arc<Catalogue>>,
    timetable: Option<Memo<Option<Arc<Timetable>>>>,
    of_pathways: ScheduleMemos,
    alone: ScheduleMemos,
    /// Outlives the view that asks first.
    owner: Owner,
}

impl Schedules {
    /// The dates of this plan. Their memos are owned by the current owner.
    pub fn new(plan: PlanSignals, catalogue: Signal<Arc<Catalogue>>) -> Self {
        Self(StoredValue::new(Memos {
            plan,
            catalogue,
            timetable: None,
            of_pathways: BTreeMap::new(),
            alone: BTreeMap::new(),
            owner: Owner::current().unwrap_or_default(),
        }))
    }

    fn with<T>(self, read: impl FnOnce(&Plan, &Catalogue) -> T) -> T {
        let (plan, catalogue) = self.0.with_value(|all| (all.plan, all.catalogue));
        let catalogue = catalogue.get();
        plan.plan.with(|plan| read(plan, &catalogue))
    }

    /// The work of all roles followed, laid out once on the learner's days; `None` where there are no
    /// dates.
    pub fn timetable(self) -> Memo<Option<Arc<Timetable>>> {
        if let Some(known) = self.0.with_value(|all| all.timetable) {
            return known;
        }
        let new = move |_: Option<&_>| {
            self.with(|plan, catalogue| Timetable::new(plan, catalogue).ok().map(Arc::new))
        };
        let owner = self.0.with_value(|all| all.owner.clone());
        let memo = owner.with(|| Memo::new(new));
        self.0.update_value(|all| all.timetable = Some(memo));
        memo
    }

    /// A pathway's dates within the one timetable, where it is followed; else as [`alone`](Self::alone).
    /// `None` where there are none.
    pub fn of_pathway(self, pathway: &PathwayId) -> ScheduleMemo {
        let id = pathway.clone();
        let new = move || {
            let (timetable, alone) = (self.timetable(), self.alone(&id));
            Memo::new(move |_| {
                if !self.0.with_value(|all| all.plan).follows(&id) {
                    return alone.get();
                }
                let of_id = |timetable: &Arc<Timetable>| timetable.schedule(&id).cloned();
                timetable.with(|timetable| timetable.as_ref().and_then(of_id))
            })
        };
        self.shared_memo(pathway, |all| &mut all.of_pathways, new)
    }

    /// A pathway's dates if the learner did only this one; `None` where there are none.
    pub fn alone(self, pathway: &PathwayId) -> ScheduleMemo {
        let id = pathway.clone();
        let new = move || {
            Memo::new(move |_| {
                self.with(|plan, catalogue| {
                    let pathway = catalogue.pathway(id.as_str())?;
                    Schedule::alone(plan, catalogue, pathway).ok().map(Arc::new)
                })
            })
        };
        self.shared_memo(pathway, |all| &mut all.alone, new)
    }

    /// The memo of a pathway among some; a new one where there is none yet.
    fn shared_memo(
        self,
        pathway: &PathwayId,
        memos: fn(&mut Memos) -> &mut ScheduleMemos,
        new: impl FnOnce() -> ScheduleMemo,
    ) -> ScheduleMemo {
        let known = |all: &mut Memos| memos(all).get(pathway).copied();
        if let Some(known) = self.0.try_update_value(known).flatten() {
            return known;
        }
        let owner = self.0.with_value(|all| all.owner.clone());
        let memo = owner.with(new);
        self.0.update_value(|all| {
            memos(all).insert(pathway.clone(), memo);
        });
        memo
    }
}
