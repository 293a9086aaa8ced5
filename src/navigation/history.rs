//! The history entry that `leptos_router` 0.8 leaves out. It adds none for an address that is the last of its
//! own record, and that record falls behind the browser's after a link within a page, Forward, or a jump
//! over several entries (leptos issue 4324 is one case of it): the page changed, its address didn't.

use leptos::prelude::*;
use leptos_router::hooks::use_url;
use leptos_router::location::Url;
use wasm_bindgen::JsValue;

/// Adds the missing entry once a navigation has ended.
pub fn add_missing_entries(is_routing: ReadSignal<bool>) {
    let url = use_url();
    Effect::new(move || {
        url.track();
        if is_routing.get() {
            return;
        }
        // By the next frame the router has done its part.
        request_animation_frame(move || {
            let address = full_path(&url.read_untracked());
            if is_routing.get_untracked() || address == current_address() {
                return;
            }
            if let Ok(history) = window().history() {
                // Where it is refused only the address is of the page before.
                let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
            }
        });
    });
}

fn full_path(url: &Url) -> String {
    let question = if url.search().is_empty() { "" } else { "?" };
    [url.path(), question, url.search(), url.hash()].concat()
}

/// The path, query string and fragment of the address bar.
fn current_address() -> String {
    let location = window().location();
    let parts = [location.pathname(), location.search(), location.hash()];
    parts.map(Result::unwrap_or_default).concat()
}
