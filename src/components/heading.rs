//! The heading of a page.

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::focus::{focus, focus_part};

/// Whether no page was opened before this one: a visitor's first page keeps the browser's focus.
#[derive(Clone, Copy)]
pub struct FirstPage(StoredValue<bool>);

impl FirstPage {
    /// Begins a visit.
    pub fn provide() {
        provide_context(Self(StoredValue::new(true)));
    }
}

/// The only `h1` of a page. After a navigation it takes the focus, or the part that the address
/// names does, so that a keyboard or a screen reader goes on from there and not from a link that
/// is gone.
#[component]
pub fn PageHeading(
    /// What it says.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let hash = use_location().hash;
    let FirstPage(first) = expect_context();
    heading.on_load(move |element| {
        let hash = hash.get_untracked();
        if first.get_value() {
            first.set_value(false);
        } else if let Some(part) = hash.strip_prefix('#').filter(|part| !part.is_empty()) {
            focus_part(part);
        } else {
            focus(&element);
        }
    });
    view! { <h1 node_ref=heading>{children()}</h1> }
}
