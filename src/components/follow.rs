//! The button that follows a pathway.

use leptos::prelude::*;

use crate::domain::change::Action;
use crate::domain::pathway::Pathway;
use crate::store::PlanStore;

/// A button that puts a pathway into the plan, and takes it out again.
#[component]
pub fn Follow(
    /// The pathway.
    pathway: &'static Pathway,
) -> impl IntoView {
    let store = PlanStore::expect();
    let followed = move || store.follows(&pathway.id);
    let toggle = move |_| {
        let id = pathway.id.clone();
        store.act(if followed() {
            Action::Unfollow(id)
        } else {
            Action::Follow(id)
        });
    };
    view! {
        <button type="button" class="button" class:primary=move || !followed() on:click=toggle>
            {move || if followed() { "Stop following" } else { "Follow" }}
            <span class="visually-hidden">{format!(" {}", pathway.role)}</span>
        </button>
    }
}
