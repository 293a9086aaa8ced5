//! A copy of each replica in `IndexedDB`.
//!
//! Browsers write localStorage to the disk in their own time: one that was killed has been seen to
//! forget the last 40 seconds. `IndexedDB` can be told to be on the disk before it says so. The boot
//! script writes and reads it, and is told by events: 30 lines of script, where the crate `rexie` is
//! 24 kB of what browsers are sent.

use js_sys::Array;
use leptos::ev::{Custom, CustomEvent};
use leptos::prelude::{on_cleanup, window, window_event_listener};
use wasm_bindgen::JsValue;
use web_sys::CustomEventInit;

use super::replicas::Stored;

/// Tells the script what to write: key and text, or key and null to delete, or twice null to clear.
const KEEP: &str = "interchange:keep";

/// Brings all copies, once a visit.
const KEPT: &str = "interchange:kept";

/// Writes the copy of a replica.
pub fn put(key: &str, text: &str) {
    dispatch(&key.into(), &text.into());
}

/// Deletes the copy of a replica.
pub fn delete(key: &str) {
    dispatch(&key.into(), &JsValue::NULL);
}

/// Deletes all copies.
pub fn clear() {
    dispatch(&JsValue::NULL, &JsValue::NULL);
}

fn dispatch(key: &JsValue, text: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(&Array::of2(key, text));
    // It fails only for an event that is being dispatched already.
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(KEEP, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Calls `react` with all copies, once the script has read them.
pub fn on_copies(react: impl Fn(Stored) + 'static) {
    let found = window_event_listener(Custom::<CustomEvent>::new(KEPT), move |event| {
        let text = event.detail().as_string().unwrap_or_default();
        // The script writes it, and never anything else.
        react(serde_json::from_str(&text).unwrap_or_default());
    });
    on_cleanup(move || found.remove());
}
