//! The dates that views ask for, each worked out once per change and shared by all of them.

use std::sync::Arc;

use leptos::prelude::*;

use super::due_badge::keep_badge;
use super::plan_signals::PlanSignals;
use super::sync::local_storage;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::pathway::Pathway;
use crate::domain::pathway::figure::Weeks;
use crate::domain::plan::Plan;
use crate::domain::planning::schedule::Schedule;
use crate::domain::planning::timetable::Timetable;
use crate::domain::sorted_map::SortedMap;
use crate::on_demand::OnDemand;

type TimetableMemo = Memo<Option<Arc<Timetable>>>;
type KeepBadge = fn(RwSignal<Plan>, Signal<Arc<Catalogue>>, TimetableMemo, Signal<Date>);
type ScheduleMemo = Memo<Option<Arc<Schedule>>>;
type ScheduleMemos = SortedMap<PathwayId, ScheduleMemo>;

/// The functions that work out dates. Most readers have no dates, so they are a lazy module.
#[derive(Clone, Copy)]
pub struct Planner {
    timetable: fn(&Plan, &Catalogue) -> Option<Arc<Timetable>>,
    alone: fn(&Plan, &Catalogue, &Pathway) -> Option<Arc<Schedule>>,
    /// Keeps the badge on the app's icon in step with the dates, from now on.
    pub keep_badge: KeepBadge,
}

/// The functions, for the module that has them.
pub const PLANNER: Planner = Planner {
    timetable: |plan, catalogue| Timetable::new(plan, catalogue).ok().map(Arc::new),
    alone: |plan, catalogue, pathway| {
        let schedule = Schedule::alone(plan, catalogue, pathway);
        schedule.ok().map(Arc::new)
    },
    keep_badge,
};

/// Whether the stored plan may have dates, so that a page can begin with what works them out.
pub fn may_have_dates() -> bool {
    local_storage::may_have("pace/start")
}

/// The dates of a plan. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Schedules(StoredValue<Memos>);

/// The memos so far, and what they are computed from.
struct Memos {
    plan: PlanSignals,
    catalogue: Signal<Arc<Catalogue>>,
    planner: OnDemand<Planner>,
    timetable: Option<TimetableMemo>,
    of_pathways: ScheduleMemos,
    alone: ScheduleMemos,
    /// Outlives the view that asks first.
    owner: Owner,
}

impl Schedules {
    /// The dates of this plan. Their memos are owned by the current owner. What works them out is loaded
    /// once there is a start date.
    pub fn new(
        plan: PlanSignals,
        catalogue: Signal<Arc<Catalogue>>,
        planner: OnDemand<Planner>,
    ) -> Self {
        Effect::new(move || {
            if plan.plan.with(|plan| plan.pace.start.is_some()) {
                planner.request();
            }
        });
        Self(StoredValue::new(Memos {
            plan,
            catalogue,
            planner,
            timetable: None,
            of_pathways: SortedMap::new(),
            alone: SortedMap::new(),
            owner: Owner::current().unwrap_or_default(),
        }))
    }

    fn with<T>(self, read: impl FnOnce(&Plan, &Catalogue) -> T) -> T {
        let (plan, catalogue) = self.0.with_value(|all| (all.plan, all.catalogue));
        let catalogue = catalogue.get();
        plan.plan.with(|plan| read(plan, &catalogue))
    }

    /// Whether any step of a pathway states its weeks, tracked.
    fn states_weeks(self, id: &PathwayId) -> bool {
        let catalogue = self.0.with_value(|all| all.catalogue);
        catalogue.with(|all| {
            let pathway = all.pathway(id.as_str());
            pathway.is_some_and(|pathway| pathway.steps_total() != Weeks::NONE)
        })
    }

    fn planner(self) -> Option<Planner> {
        self.0.with_value(|all| all.planner).get()
    }

    /// Whether what works out the dates was needed and didn't arrive, tracked.
    pub fn have_failed(self) -> bool {
        self.0.with_value(|all| all.planner).has_failed()
    }

    /// Asks for it again.
    pub fn retry(self) {
        self.0.with_value(|all| all.planner).request();
    }

    /// The work of someone else's plan, laid out on its days, tracked; `None` where there are no dates, and until
    /// what works them out is there. [`retry`](Self::retry) asks for it.
    pub fn timetable_of(self, plan: &Plan, catalogue: &Catalogue) -> Option<Arc<Timetable>> {
        (self.planner()?.timetable)(plan, catalogue)
    }

    /// The work of all roles followed, laid out once on the learner's days; `None` where there are no
    /// dates.
    pub fn timetable(self) -> TimetableMemo {
        if let Some(known) = self.0.with_value(|all| all.timetable) {
            return known;
        }
        let new = move |_: Option<&_>| {
            let planner = self.planner()?;
            self.with(planner.timetable)
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
                // Work that takes no time has no days of its own.
                if !self.states_weeks(&id) {
                    return None;
                }
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
                let planner = self.planner()?;
                self.with(|plan, catalogue| {
                    (planner.alone)(plan, catalogue, catalogue.pathway(id.as_str())?)
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
