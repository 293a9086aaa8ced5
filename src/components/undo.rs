//! The toast that says what was just done, undoes it and redoes it.

use leptos::prelude::*;

use super::controls::use_controls;
use crate::store::PlanStore;

/// A bar that says what was just done and offers to undo it, and to redo what was undone. It stays until
/// the next change or until it is dismissed: nobody is hurried. Its live region is there from the start,
/// since screen readers announce only what changes inside a live region that they know.
#[component]
pub fn UndoBar() -> impl IntoView {
    let (store, controls) = (PlanStore::expect(), use_controls());
    let is_shown = Memo::new(move |_| store.last_change().is_some());
    let status = move || {
        let drawers = controls.drawers()?;
        (drawers.last_change)(store)
    };
    let buttons = move || {
        let draw = move || controls.draw("Undo", move |drawers| (drawers.undo_buttons)(store));
        is_shown.get().then(draw)
    };
    // The page makes room for the bar. With `:has` on the root browsers would look at every change
    // anywhere on the page.
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            // It fails for no name without spaces.
            let _ = root
                .class_list()
                .toggle_with_force("undoable", is_shown.get());
        }
    });
    view! {
        <section class="undo-bar" class:shown=is_shown aria-label="Last change">
            <p role="status" class:visually-hidden=move || !is_shown.get()>
                {status}
            </p>
            {buttons}
        </section>
    }
}
