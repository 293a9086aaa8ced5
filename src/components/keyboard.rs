//! The keyboard shortcuts that work on every page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::keys::{letter, pressed};
use super::palette::use_palette;
use super::shortcuts::{has_single_keys, page_of, use_shortcuts};
use crate::navigation::query::use_go_to;
use crate::store::PlanStore;

/// Elements that take keys as text, or to choose from a list.
const FIELDS: &str = "textarea, select, input:not([type=checkbox], [type=radio])";

/// Listens for the shortcuts while it is mounted. It listens on the window: the focus can be anywhere,
/// also on the body, which no component draws.
#[component]
pub fn KeyboardShortcuts() -> impl IntoView {
    let (store, palette, shortcuts) = (PlanStore::expect(), use_palette(), use_shortcuts());
    let go_to = use_go_to();
    // Whether the last key was a g, so that a letter leads to a page. There is no time limit.
    let is_after_g = StoredValue::new(false);
    let press = move |event: &KeyboardEvent| {
        let Some(key) = pressed(event) else { return };
        // Pressed alone, a modifier leaves a g waiting.
        let is_modifier = matches!(key.as_str(), "Shift" | "Control" | "Alt" | "Meta");
        if is_modifier || event.default_prevented() {
            return;
        }
        let was_after_g = is_after_g.get_value();
        is_after_g.set_value(false);
        let has_command = event.ctrl_key() || event.meta_key();
        let (has_shift, has_alt) = (event.shift_key(), event.alt_key());
        let letter = letter(&key, &event.code());
        if has_command && !has_shift && !has_alt && letter == Some('k') {
            if palette.is_open() || !is_modal_open() {
                event.prevent_default();
                palette.toggle();
            }
            return;
        }
        if has_alt || is_modal_open() || is_in_field(event) {
            return;
        }
        match (letter, key.as_str()) {
            (Some('z'), _) if has_command && !has_shift && store.undoable().is_some() => {
                store.undo();
            }
            (Some('z'), _) if has_command && has_shift && store.redoable().is_some() => {
                store.redo();
            }
            (Some('y'), _) if has_command && !has_shift && store.redoable().is_some() => {
                store.redo();
            }
            _ if has_command || !has_single_keys(store) => return,
            (_, "/") => palette.toggle(),
            (_, "?") => shortcuts.open(),
            (Some('g'), _) if !has_shift => is_after_g.set_value(true),
            (Some(letter), _) if was_after_g && !has_shift => match page_of(letter) {
                Some(route) => go_to(&route, None),
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
    };
    Effect::new(move || {
        let press = press.clone();
        let listener = window_event_listener(ev::keydown, move |event| untrack(|| press(&event)));
        on_cleanup(move || listener.remove());
    });
}

/// Whether any modal dialog is open: pages have their own, which this component doesn't know.
fn is_modal_open() -> bool {
    matches!(document().query_selector("dialog:modal"), Ok(Some(_)))
}

fn is_in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(FIELDS), Ok(Some(_))))
}
