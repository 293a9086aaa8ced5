//! The plan laid out on its days, and what is left to do: each worked out once per change, for all parts of a page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::planning::agenda::{AgendaItem, agenda};
use crate::domain::planning::schedule::NoDates;
use crate::domain::planning::timetable::Timetable;
use crate::store::PlanStore;

/// The days of all work that is followed, or why it has none.
pub type TimetableMemo = Memo<Result<Arc<Timetable>, NoDates>>;

/// Everything that is left to do, in order.
pub type AgendaMemo = Memo<Arc<Vec<AgendaItem>>>;

/// Shared by the parts of a page.
#[derive(Clone, Copy)]
struct Shared {
    timetable: TimetableMemo,
    agenda: AgendaMemo,
}

/// Provides both to the components below the current one.
pub fn provide_agenda() {
    let store = PlanStore::expect();
    let known = store.timetable();
    // What the store works dates out with arrives by itself, once there is a start. Here it is at hand, and says why.
    let timetable = Memo::new(move |_| {
        let new = || store.with(Timetable::new).map(Arc::new);
        known.get().map_or_else(new, Ok)
    });
    let agenda = Memo::new(move |_| {
        let (timetable, today) = (timetable.get().ok(), store.today());
        let list = |plan: &_, catalogue: &_| agenda(plan, catalogue, timetable.as_deref(), today);
        Arc::new(store.with(list))
    });
    provide_context(Shared { timetable, agenda });
}

/// The days of all work that is followed, or why it has none.
///
/// # Panics
/// Where [`provide_agenda`] wasn't called above.
pub fn use_timetable() -> TimetableMemo {
    expect_context::<Shared>().timetable
}

/// Everything that is left to do, in order.
///
/// # Panics
/// Where [`provide_agenda`] wasn't called above.
pub fn use_agenda() -> AgendaMemo {
    expect_context::<Shared>().agenda
}
