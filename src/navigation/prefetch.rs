//! Prefetching: what a page needs is loaded while the pointer or the focus is on a link to it.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement};

use crate::route::{Root, Route};

/// Calls `prefetch` with the route of each link that is pointed at or focused. One listener for all links:
/// they come and go with the pages, and there may be hundreds.
pub fn on_intent(prefetch: fn(&Route)) {
    let root = StoredValue::new(expect_context::<Root>());
    let look = move |event: &Event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
            return;
        };
        let path = link.pathname();
        let route = root.with_value(|root| path.strip_prefix(&*root.0).and_then(Route::parse));
        if let Some(route) = route {
            prefetch(&route);
        }
    };
    Effect::new(move || {
        let pointed = window_event_listener(ev::pointerover, move |event| look(&event));
        let focused = window_event_listener(ev::focusin, move |event| look(&event));
        on_cleanup(move || {
            pointed.remove();
            focused.remove();
        });
    });
}
