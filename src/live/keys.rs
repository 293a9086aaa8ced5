//! What keys do wherever one is.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::components::palette::{self, Finder, PALETTE, dialog};
use crate::components::{shortcuts, undo};
use crate::store::PlanStore;

/// Where keys are for writing, or for choosing in a list.
const FIELDS: &str = "textarea, select, input:not([type=checkbox], [type=radio])";

/// Listens for them, on this page and on all that follow.
pub fn listen(store: PlanStore, finder: &Finder) {
    let finder = *finder;
    // Whether a g was pressed last: then a letter leads to a page. There is no hurry.
    let goes = StoredValue::new(false);
    window_event_listener(ev::keydown, move |event| {
        // Browsers that fill in a field say so with an event that has no key.
        if !event.is_instance_of::<KeyboardEvent>() {
            return;
        }
        let key = event.key();
        // A key that only changes others is no key of its own.
        let is_modifier = matches!(key.as_str(), "Shift" | "Control" | "Alt" | "Meta");
        if is_modifier || event.is_composing() || event.default_prevented() {
            return;
        }
        let is_going = goes.get_value();
        goes.set_value(false);
        let with_command = event.ctrl_key() || event.meta_key();
        if with_command && !event.shift_key() && !event.alt_key() && key == "k" {
            let is_free = document().query_selector("dialog[open]") == Ok(None);
            if is_free || is_open() {
                event.prevent_default();
                finder.toggle();
            }
            return;
        }
        if is_open() {
            return palette::press(&event);
        }
        if is_taken(&event) || event.alt_key() {
            return;
        }
        let has_acted = match key.as_str() {
            "z" if with_command && !event.shift_key() => {
                let can = untrack(|| store.last_change()).is_some();
                if can {
                    undo::undo(store);
                }
                can
            }
            _ if with_command || !shortcuts::has_single_keys(store) => false,
            _ if is_going && shortcuts::go(&key) => true,
            "g" => {
                goes.set_value(true);
                true
            }
            "/" => {
                finder.toggle();
                true
            }
            "?" => {
                shortcuts::open();
                true
            }
            _ => false,
        };
        if has_acted {
            event.prevent_default();
        }
    });
}

fn is_open() -> bool {
    dialog(PALETTE).is_some_and(|dialog| dialog.open())
}

/// Whether a field has the focus, or a dialog: its keys are its own.
fn is_taken(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let is_in_field = target.is_some_and(|it| it.closest(FIELDS) != Ok(None));
    is_in_field || document().query_selector("dialog[open]") != Ok(None)
}
