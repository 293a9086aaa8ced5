//! Work that collapses once it is done.

use leptos::prelude::*;

use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::ItemId;
use crate::domain::plan::Plan;
use crate::navigation::hydration::use_hydrated;
use crate::store::PlanStore;

/// Work in a disclosure that is closed where all of it was done before this visit.
///
/// A step that is finished during the visit stays open: closing it would move everything below, just when the
/// next task is about to be ticked, and hide the tick that may have to be taken back.
#[component]
pub fn Collapse(
    /// The pieces of work.
    items: Vec<ItemId>,
    /// The work as it is shown.
    children: Children,
) -> impl IntoView {
    let store = PlanStore::expect();
    let done = Memo::new(move |_| store.with(|plan, catalogue| Done::of(plan, catalogue, &items)));
    let hydrated = use_hydrated();
    let is_finished = move || done.with_untracked(|done| done.on.is_some());
    // Whether it was finished when the visit began: the prerendered page is for every plan.
    let was_finished = RwSignal::new(hydrated.get_untracked() && is_finished());
    let is_open = RwSignal::new(!was_finished.get_untracked());
    let details = NodeRef::new();
    Effect::new(move |before: Option<bool>| {
        let hydrated = hydrated.get();
        if hydrated && before != Some(true) && is_finished() {
            was_finished.set(true);
            // Nor does it close over what the address names.
            is_open.set(holds_target(details));
        }
        hydrated
    });
    // What is taken back, here or in another tab, has to be seen.
    Effect::new(move || {
        if done.with(|done| done.on.is_none()) {
            is_open.set(true);
        }
    });
    view! {
        <details class="collapse" node_ref=details open=move || is_open.get()>
            <summary hidden=move || {
                !was_finished.get()
            }>{move || done.with(Done::in_words)}</summary>
            <div>{children()}</div>
        </details>
    }
}

fn holds_target(details: NodeRef<leptos::html::Details>) -> bool {
    let details = details.get_untracked();
    details.is_some_and(|details| matches!(details.query_selector(":target"), Ok(Some(_))))
}

/// How much of some work is done, and when the last of it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Done {
    count: u32,
    total: u32,
    /// The day of the last tick; `None` until everything is done.
    on: Option<Date>,
}

impl Done {
    fn of(plan: &Plan, catalogue: &Catalogue, items: &[ItemId]) -> Self {
        let progress = plan.progress(catalogue, items.iter());
        let days = items
            .iter()
            .filter_map(|item| plan.done_on(catalogue, item));
        Self {
            count: progress.done,
            total: progress.total,
            on: days.max().filter(|_| progress.is_finished()),
        }
    }

    fn in_words(&self) -> String {
        match self.on {
            Some(day) => format!("Done on {}", day.in_words()),
            None => format!("{} of {} done", self.count, self.total),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;

    #[test]
    fn work_is_done_on_the_day_of_its_last_tick() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let items = ["one/read", "one/build"].map(|id| ItemId::new(id).unwrap());
        let words = |plan: &Plan| Done::of(plan, &catalogue, &items).in_words();
        assert_eq!(words(&plan), "0 of 2 done");
        for (item, day) in items.iter().zip(["2027-05-03", "2027-04-30"]) {
            plan.done.insert(item.clone(), Date::parse(day).unwrap());
        }
        assert_eq!(words(&plan), "Done on 3 May 2027");
        plan.done.remove(&items[0]);
        assert_eq!(words(&plan), "1 of 2 done");
    }

    #[test]
    fn without_any_work_nothing_is_done() {
        let done = Done::of(&Plan::default(), &catalogue(), &[]);
        assert_eq!(done.on, None);
    }
}
