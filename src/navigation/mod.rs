//! Everything about navigation that the router leaves to the app: prefetching, the page's metadata, scroll
//! restoration, the focus after a navigation, and query strings that are safe to hydrate.

pub mod arrival;
pub mod fragment;
mod history;
pub mod hydration;
mod metadata;
mod prefetch;
pub mod query;
pub mod scroll;

use leptos::prelude::*;

use crate::route::Route;

/// Keeps the document in step with the router. It draws nothing.
#[component]
pub fn Navigation(
    /// Whether the next page is still being loaded.
    is_routing: ReadSignal<bool>,
    /// Loads what a page needs before it is asked for.
    prefetch: fn(&Route),
) -> impl IntoView {
    metadata::keep_in_step();
    history::add_missing_entries(is_routing);
    scroll::restore_scroll(is_routing);
    arrival::follow_fragments();
    prefetch::on_intent(prefetch);
}
