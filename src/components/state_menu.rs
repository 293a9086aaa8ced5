//! The button of a piece of work's other states: in progress, and skipped.

use leptos::{html, prelude::*};

use super::controls::{MenuHandle, use_controls};
use crate::domain::id::ItemId;
use crate::domain::plan::state::TaskState;

/// A button that says what state the work has beyond its checkbox, and opens the choice of others. The
/// choice is drawn when it is opened: a page has dozens of these buttons and seldom one that is open.
#[component]
pub fn StateMenu<'a>(
    /// The piece of work.
    id: &'a ItemId,
    /// Its name.
    text: &'a str,
    /// Its state.
    state: Memo<TaskState>,
) -> impl IntoView + use<> {
    let (controls, is_open) = (use_controls(), RwSignal::new(false));
    let button = NodeRef::<html::Button>::new();
    let label = {
        let text = text.to_owned();
        // There are many on a page, and those who only hear them can't tell them apart by their places.
        move || match in_words(state.get()) {
            Some(state) => format!("{state}: {text}"),
            None => format!("Status: {text}"),
        }
    };
    let close = move || {
        is_open.set(false);
        if let Some(button) = button.get_untracked() {
            // It fails for no element of a page.
            let _ = button.focus();
        }
    };
    let id = id.clone();
    let menu = move || {
        is_open.get().then(|| {
            let handle = MenuHandle {
                id: StoredValue::new(id.clone()),
                state,
                is_open,
                close: Callback::new(move |()| close()),
            };
            controls.draw("This menu", move |drawers| (drawers.state_menu)(handle))
        })
    };
    view! {
        <button
            type="button"
            class="state-button"
            node_ref=button
            aria-label=label
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|is| *is = !*is)
        >
            {move || in_words(state.get())}
        </button>
        {menu}
    }
}

/// The state in words, where the checkbox doesn't show it.
fn in_words(state: TaskState) -> Option<String> {
    match state {
        TaskState::InProgress(percent) => Some(format!("In progress, {percent}%")),
        TaskState::Skipped => Some("Skipped".to_owned()),
        TaskState::NotStarted | TaskState::Done(_) | TaskState::Known => None,
    }
}
