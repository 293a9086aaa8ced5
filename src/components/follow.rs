//! The button that follows a pathway.

use leptos::prelude::*;
use web_sys::Element;

use super::island::say;
use crate::domain::change::Action;
use crate::domain::id::PathwayId;
use crate::domain::profile::Profile;
use crate::store::PlanStore;

/// The name of the island; it is of a pathway.
pub const FOLLOW: &str = "follow";

/// A button that puts a pathway into the plan, and takes it out again.
#[component]
pub fn Follow<'a>(
    /// The pathway.
    profile: &'a Profile,
) -> impl IntoView + use<> {
    view! {
        <button
            type="button"
            class="button follow primary"
            data-island=FOLLOW
            data-of=profile.id.as_str()
        >
            <span>"Follow"</span>
            <span class="visually-hidden">{format!(" {}", profile.role)}</span>
        </button>
    }
}

/// Shows whether the pathway is followed.
pub fn update(button: &Element, of: &str, store: PlanStore) {
    if let (Some(id), Some(label)) = (PathwayId::new(of), button.first_element_child()) {
        let follows = store.follows(&id);
        let text = if follows { "Stop following" } else { "Follow" };
        say(&label, text);
        let _ = button.class_list().toggle_with_force("primary", !follows);
    }
}

/// Follows the pathway, or stops.
pub fn act(store: PlanStore, of: &str) {
    if let Some(id) = PathwayId::new(of) {
        let follows = untrack(|| store.follows(&id));
        store.act(if follows {
            Action::Unfollow(id)
        } else {
            Action::Follow(id)
        });
    }
}
