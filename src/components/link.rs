//! Links to pages of this site and to their parts.

use leptos::prelude::*;

use super::focus::focus_part;
use crate::route::Route;

/// A link to a page.
#[component]
pub fn Link(
    /// The page.
    to: Route,
    /// Its classes.
    #[prop(optional)]
    class: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <a href=to.to_path() class=class>
            {children()}
        </a>
    }
}

/// A link to a part of the page that it stands on. The router scrolls there; the focus goes there
/// too, as it does on a page without scripts.
#[component]
pub fn PartLink(
    /// The page.
    on: Route,
    /// The id of the part.
    part: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <a href=on.to_part(part) on:click=move |_| focus_part(part)>
            {children()}
        </a>
    }
}
