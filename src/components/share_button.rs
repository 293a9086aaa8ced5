//! Handing a link to another app, by the browser's own dialog.

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, ShareData};

use crate::navigation::hydration::use_hydrated;

/// The name of the error where the learner has closed the dialog.
const CLOSED: &str = "AbortError";

/// A button that opens the dialog, where the browser has one.
#[component]
pub fn ShareButton(
    /// Makes the link.
    #[prop(into)]
    link: Callback<(), String>,
) -> impl IntoView {
    let hydrated = use_hydrated();
    let told = RwSignal::new("");
    let share = move |_| {
        told.set("");
        let data = share_data(&link.run(()));
        spawn_local(async move {
            let answer = JsFuture::from(window().navigator().share_with_data(&data)).await;
            let is_closed = |error| DomException::from(error).name() == CLOSED;
            if answer.is_err_and(|error| !is_closed(error)) {
                // By now another page may be open.
                let _ = told.try_set(
                    "Your browser couldn’t share the link. Copy it instead; nothing was changed.",
                );
            }
        });
    };
    move || {
        let is_possible = hydrated.get() && can_share(&link.run(()));
        is_possible.then(|| {
            view! {
                <button type="button" class="button" on:click=share>
                    "Share…"
                </button>
                <span role="status" class="remark">
                    {told}
                </span>
            }
        })
    }
}

/// Whether the browser has the dialog, and takes such a link.
fn can_share(link: &str) -> bool {
    let navigator = window().navigator();
    let has = |name: &str| Reflect::get(&navigator, &name.into()).is_ok_and(|it| it.is_function());
    has("share") && has("canShare") && navigator.can_share_with_data(&share_data(link))
}

fn share_data(link: &str) -> ShareData {
    let data = ShareData::new();
    data.set_title("Interchange");
    data.set_url(link);
    data
}
