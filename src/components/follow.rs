//! The button that follows a pathway.

use leptos::prelude::*;

use super::click::on_first_click;
use crate::domain::catalogue::profile::Profile;
use crate::domain::id::PathwayId;
use crate::domain::plan::action::Action;
use crate::store::PlanStore;

/// A button that puts a pathway into the plan, and takes it out again.
#[component]
pub fn Follow<'a>(
    /// The pathway.
    profile: &'a Profile,
) -> impl IntoView + use<> {
    let (store, id) = (PlanStore::expect(), profile.id.clone());
    let follows = Memo::new({
        let id = id.clone();
        move |_| store.follows(&id)
    });
    view! {
        <button
            type="button"
            class="button follow"
            class:primary=move || !follows.get()
            on:click=on_first_click(move || toggle_follow(store, id.clone()))
        >
            <span>{move || if follows.get() { "Stop following" } else { "Follow" }}</span>
            <span class="visually-hidden">{format!(" {}", profile.role)}</span>
        </button>
    }
}

/// Follows the pathway, or stops following it.
pub fn toggle_follow(store: PlanStore, id: PathwayId) {
    store.dispatch(if untrack(|| store.follows(&id)) {
        Action::Unfollow(id)
    } else {
        Action::Follow(id)
    });
}
