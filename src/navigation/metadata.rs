//! The metadata of the page that is open, where it was reached without loading it.
//!
//! `leptos_meta` does this as well, and more; it would add 4.5 kB to what every page transfers.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::page_metadata::PageMetadata;
use crate::route::{Root, Route};
use crate::store::catalogue::use_catalogue;

/// Sets the title, the description and the canonical address whenever another page is open.
pub fn keep_in_step() {
    let (location, catalogue) = (use_location(), use_catalogue());
    let root = expect_context::<Root>();
    Effect::new(move |before: Option<()>| {
        let path = location.pathname.get();
        let route = path.strip_prefix(&*root.0).and_then(Route::parse);
        let route = location.hash.with(|hash| Some(route?.with_own_id(hash)));
        let catalogue = catalogue.get();
        // What the page arrived with is right, unless the fragment says which pathway it is of.
        let own = |route: &Route| route.fragment(None).is_some();
        if before.is_none() && !route.as_ref().is_some_and(own) {
            return;
        }
        // It isn't there yet, or any more.
        if let Some(Route::Pathway(id) | Route::Roadmap(id)) = &route
            && id.is_own()
            && catalogue.profile(id.as_str()).is_none()
        {
            return;
        }
        let PageMetadata { title, description } = PageMetadata::of(route.as_ref(), &catalogue);
        document().set_title(&title);
        set("meta[name=description]", "content", &description);
        let canonical = window().location().origin().unwrap_or_default() + path.as_str();
        set("link[rel=canonical]", "href", &canonical);
    });
}

/// The head of the document is not part of the component tree.
fn set(selector: &str, attribute: &str, value: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        // It fails only for what is no name of an attribute.
        let _ = element.set_attribute(attribute, value);
    }
}
