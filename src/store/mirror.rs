//! The second place where journals are kept.
//!
//! Browsers bring localStorage to the disk in their own time: one that was killed has been seen to
//! forget the last 40 seconds. `IndexedDB` can be told to be on the disk before it says so, and so
//! `src/publish/boot.js` keeps a copy of each journal there: 30 lines of script, where the crate
//! `rexie` is 24 kB of what browsers are sent.

use js_sys::Array;
use leptos::ev::{Custom, CustomEvent};
use leptos::prelude::{on_cleanup, window, window_event_listener};
use wasm_bindgen::JsValue;
use web_sys::CustomEventInit;

use super::browser::has_stopped;
use super::journals::Stored;

/// Tells the script what to keep: a name and a text, or a name and nothing, or twice nothing.
const KEEP: &str = "interchange:keep";

/// Brings what was kept, once a visit.
const KEPT: &str = "interchange:kept";

/// Keeps a journal.
pub fn keep(name: &str, text: &str) {
    tell(&name.into(), &text.into());
}

/// Keeps a journal no longer.
pub fn forget(name: &str) {
    tell(&name.into(), &JsValue::NULL);
}

/// Keeps nothing any more.
pub fn forget_all() {
    tell(&JsValue::NULL, &JsValue::NULL);
}

fn tell(name: &JsValue, text: &JsValue) {
    if has_stopped() {
        return;
    }
    let init = CustomEventInit::new();
    init.set_detail(&Array::of2(name, text));
    // It fails only for an event that is on its way already.
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(KEEP, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Calls `react` with what was kept.
pub fn on_found(react: impl Fn(Stored) + 'static) {
    let found = window_event_listener(Custom::<CustomEvent>::new(KEPT), move |event| {
        let text = event.detail().as_string().unwrap_or_default();
        // The script writes it, and never anything else.
        react(serde_json::from_str(&text).unwrap_or_default());
    });
    on_cleanup(move || found.remove());
}
