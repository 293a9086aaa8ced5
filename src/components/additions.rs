//! Additions of the learner to a step: links, and tasks of their own.

use leptos::prelude::*;

use super::controls::{StepHandle, use_controls};
use crate::domain::id::ItemId;
use crate::domain::pathway::web_address::WebAddress;

/// The disclosure with the form for additions. The form is drawn when it is opened.
#[component]
pub fn Additions<'a>(
    /// The step.
    step: &'a ItemId,
    /// Its title.
    title: &'a str,
) -> impl IntoView + use<> {
    let controls = use_controls();
    let edited = controls.edited_steps;
    let id = StoredValue::new(step.clone());
    let was_open = edited.with_untracked(|edited| id.with_value(|id| edited.contains(id)));
    let is_opened = RwSignal::new(was_open);
    let toggle = move |_| {
        is_opened.set(true);
        edited.update(|edited| {
            let id = id.get_value();
            if !edited.remove(&id) {
                edited.insert(id);
            }
        });
    };
    let form = move || {
        is_opened.get().then(|| {
            let handle = StepHandle { id };
            controls.draw("The form", move |drawers| (drawers.additions)(handle))
        })
    };
    view! {
        <details class="additions" open=was_open>
            <summary on:click=toggle>
                "Your links and tasks" <span class="visually-hidden">": " {title.to_owned()}</span>
            </summary>
            {form}
        </details>
    }
}

/// A link to a resource elsewhere, in a tab of its own that learns nothing of this page.
#[component]
pub fn OutsideLink<'a>(
    /// The address.
    url: &'a WebAddress,
    /// The text; the address's host where it is empty.
    #[prop(into)]
    text: String,
) -> impl IntoView + use<> {
    let address = url.to_string();
    let host = address.split('/').nth(2).unwrap_or_default().to_owned();
    let text = if text.is_empty() { host } else { text };
    view! {
        <a class="outside" href=address target="_blank" rel="noopener noreferrer">
            {text}
            <span aria-hidden="true">" ↗"</span>
            <span class="visually-hidden">" (opens in a new tab)"</span>
        </a>
    }
}
