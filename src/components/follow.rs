//! The button that follows a pathway.

use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use crate::domain::change::Action;
use crate::domain::id::PathwayId;
use crate::domain::profile::Profile;
use crate::store::PlanStore;

/// The name of the island; it is of a pathway.
pub const FOLLOW: &str = "follow";

/// A button that puts a pathway into the plan, and takes it out again.
#[component]
pub fn Follow(
    /// The pathway.
    profile: &'static Profile,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    button.on_load(|button| bind(&button, profile.id.as_str()));
    view! {
        <button
            type="button"
            class="button follow primary"
            node_ref=button
            data-island=FOLLOW
            data-of=profile.id.as_str()
        >
            <span>"Follow"</span>
            <span class="visually-hidden">{format!(" {}", profile.role)}</span>
        </button>
    }
}

/// Keeps the button in step with the plan.
pub fn bind(button: &Element, of: &str) {
    let store = PlanStore::expect();
    let (Some(id), Some(label)) = (PathwayId::new(of), button.first_element_child()) else {
        return;
    };
    let classes = button.class_list();
    Effect::new(move || {
        let follows = store.follows(&id);
        label.set_text_content(Some(if follows { "Stop following" } else { "Follow" }));
        let _ = classes.toggle_with_force("primary", !follows);
    });
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
