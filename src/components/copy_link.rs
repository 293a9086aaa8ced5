//! A link to copy.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{FocusEvent, HtmlInputElement};

use super::clipboard::copy;
use super::share_button::ShareButton;

/// A field with a link, and the button that copies it.
#[component]
pub fn CopyLink(
    /// The id of the field.
    id: &'static str,
    /// The link.
    link: String,
) -> impl IntoView {
    let told = RwSignal::new("");
    let text = StoredValue::new(link.clone());
    let select = |event: FocusEvent| event_target::<HtmlInputElement>(&event).select();
    let take = move |_| {
        spawn_local(async move {
            let is_there = copy(&text.get_value()).await;
            told.set(if is_there {
                "Link copied."
            } else {
                "Your browser doesn’t let this page copy. Select the link and copy it yourself."
            });
        });
    };
    view! {
        <div class="field">
            <label for=id>"The link"</label>
            <input id=id type="text" readonly value=link on:focus=select />
        </div>
        <p class="actions">
            <button type="button" class="button" on:click=take>
                "Copy the link"
            </button>
            <ShareButton link=move |()| text.get_value() />
            <span>{told}</span>
        </p>
    }
}
