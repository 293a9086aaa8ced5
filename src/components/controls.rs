//! The way to the controls that appear once something is opened or changed: the menu of states, the form of a
//! note, the undo bar, and what banners about storage ask. Any page can need them and most visits don't, so
//! they are a lazy module (`crate::controls`, in `tracking`). Here is what its callers hand to it, and what is
//! shown while it arrives.

use leptos::prelude::*;

use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::note::Note;
use crate::domain::plan::remark::Subject;
use crate::domain::plan::state::TaskState;
use crate::domain::sorted_map::{SortedMap, SortedSet};
use crate::on_demand::{Load, OnDemand};
use crate::store::PlanStore;

/// The menu of states, as its button hands it over.
#[derive(Clone, Copy)]
pub struct MenuHandle {
    /// The piece of work.
    pub id: StoredValue<ItemId>,
    /// Its state.
    pub state: Memo<TaskState>,
    /// Whether it is open.
    pub is_open: RwSignal<bool>,
    /// Closes the menu, and gives the focus back to its button.
    pub close: Callback<()>,
}

/// The form of a note, as its disclosure hands it over.
#[derive(Clone, Copy)]
pub struct NoteHandle {
    /// The piece of work.
    pub id: StoredValue<ItemId>,
    /// Its note.
    pub note: Memo<Option<Note>>,
    /// Notified whenever the disclosure is clicked again.
    pub reopened: RwSignal<()>,
    /// Closes the disclosure and removes the form.
    pub close: Callback<()>,
}

/// A step to which links and tasks are added, as its disclosure hands it over.
#[derive(Clone, Copy)]
pub struct StepHandle {
    /// The step.
    pub id: StoredValue<ItemId>,
}

/// The name of the draft of a note.
pub fn note_draft(id: &ItemId) -> String {
    format!("note/{id}")
}

impl NoteHandle {
    /// The name of its draft.
    pub fn draft(self) -> String {
        self.id.with_value(note_draft)
    }
}

/// The functions of the lazy module.
#[derive(Clone, Copy)]
pub struct Drawers {
    /// Draws the menu of states.
    pub state_menu: fn(MenuHandle) -> AnyView,
    /// Draws the form of a note.
    pub note_form: fn(NoteHandle) -> AnyView,
    /// Draws the form for links and tasks of the learner's own.
    pub additions: fn(StepHandle) -> AnyView,
    /// Draws the open remarks of others about this.
    pub remarks_about: fn(Subject) -> AnyView,
    /// Draws all remarks of others.
    pub remark_list: fn() -> AnyView,
    /// Draws what a new release changed in a published pathway.
    pub pathway_news: fn(PathwayId) -> AnyView,
    /// Says what was last changed.
    pub last_change: fn(PlanStore) -> Option<String>,
    /// Draws the buttons of the undo bar.
    pub undo_buttons: fn(PlanStore) -> AnyView,
    /// Draws the choice after the storage was cleared.
    pub decide_cleared: fn(PlanStore) -> AnyView,
    /// Draws banners for stored values that can't be read.
    pub unreadable: fn(PlanStore) -> AnyView,
}

/// The module and whether it is there. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Controls {
    module: OnDemand<Drawers>,
    /// The steps whose additions are being edited. They are kept here since what is added draws the page anew.
    pub edited_steps: RwSignal<SortedSet<ItemId>>,
    /// The remarks of others on the plan as they are stored, so that only a change of them has them read again.
    pub remarks: Memo<SortedMap<String, String>>,
    /// Whether there are any: most plans have none, and nothing is drawn then.
    pub has_remarks: Memo<bool>,
}

/// Dispatched on the window by the boot script once the service worker keeps the whole site and the browser has nothing
/// else to do. The module costs no request then, and the first tick doesn't wait for its files, which are about thirty:
/// with the processor slowed four times it is painted in a third of the time (medians of five, on a phone’s screen).
const SITE_KEPT: &str = "interchange:site-kept";

/// Provides the module to everything below the caller. It is loaded when it is first needed, or before where that
/// costs nothing.
///
/// # Panics
/// Where there is no [`PlanStore`] yet.
pub fn provide_controls(load: Load<Drawers>) {
    let store = PlanStore::expect();
    let module = OnDemand::new(load, None);
    let remarks = Memo::new(move |_| store.with(|plan, _| plan.remarks.clone()));
    provide_context(Controls {
        module,
        remarks,
        edited_steps: RwSignal::default(),
        has_remarks: Memo::new(move |_| remarks.with(|remarks| !remarks.is_empty())),
    });
    Effect::new(move || {
        let listener = window_event_listener_untyped(SITE_KEPT, move |_| module.request());
        on_cleanup(move || listener.remove());
    });
}

/// The module, from context.
///
/// # Panics
/// Outside of the app's component tree.
pub fn use_controls() -> Controls {
    expect_context()
}

impl Controls {
    /// The functions, tracked; `None` until they are loaded.
    pub fn drawers(self) -> Option<Drawers> {
        self.module.get()
    }

    /// Draws something with the module once that is there, and nothing until then.
    pub fn draw_when_loaded(self, draw: impl Fn(Drawers) -> AnyView + Send + 'static) -> AnyView {
        self.module.request();
        (move || self.drawers().map(&draw)).into_any()
    }

    /// Draws something with the module, and until then whether it is on its way. `name` is what is missing
    /// in the learner's words, such as “The form”.
    pub fn draw(
        self,
        name: &'static str,
        draw: impl Fn(Drawers) -> AnyView + Send + 'static,
    ) -> AnyView {
        self.module.request();
        let view = move || match self.drawers() {
            Some(drawers) => draw(drawers),
            None if self.module.has_failed() => {
                not_loaded(name, Callback::new(move |()| self.module.request()))
            }
            None => view! { <p class="loading">"Loading …"</p> }.into_any(),
        };
        view.into_any()
    }
}

/// Says that a part of the program didn't arrive, and offers to try again. `name` is what is missing in the
/// learner's words.
pub fn not_loaded(name: &'static str, retry: Callback<()>) -> AnyView {
    view! {
        <p class="not-loaded" role="alert">
            {name}
            " could not be loaded. You may be offline, or the site may have been updated since you opened this page. Your plan is safe. "
            <button type="button" class="button" on:click=move |_| retry.run(())>
                "Try again"
            </button>
        </p>
    }
    .into_any()
}
