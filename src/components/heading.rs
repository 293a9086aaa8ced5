//! The heading of a page.

use leptos::prelude::*;

use crate::navigation::arrival::focus_on_arrival;

/// The only `h1` of a page. After a navigation it takes the focus.
#[component]
pub fn PageHeading(
    /// The text.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::new();
    focus_on_arrival(heading);
    view! {
        <h1 tabindex="-1" node_ref=heading>
            {children()}
        </h1>
    }
}
