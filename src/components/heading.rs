//! The heading of a page.

use leptos::prelude::*;

/// The only `h1` of a page. After a navigation it takes the focus.
#[component]
pub fn PageHeading(
    /// The text.
    children: Children,
) -> impl IntoView {
    view! { <h1 tabindex="-1">{children()}</h1> }
}
