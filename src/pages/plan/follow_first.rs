//! The message in the place of a list while no role is followed.

use leptos::prelude::*;

use crate::components::link::Link;
use crate::route::Route;

/// Advice while one role is followed at most, in place of what several have in common.
pub fn follow_second() -> AnyView {
    view! {
        <p>
            "Follow a second role to see what both share. " <Link to=Route::HOME part="pathways">
                "See all roles"
            </Link>
        </p>
    }
    .into_any()
}

/// Advice while no role is followed, in place of `what`, which is of the roles followed.
pub fn follow_first(what: &'static str) -> AnyView {
    view! {
        <p>
            "Follow a role and " {what} " here. " <Link to=Route::PLAN part="next">
                "Choose a role"
            </Link>
        </p>
    }
    .into_any()
}
