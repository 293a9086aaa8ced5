//! Where on a page one was: going back or forward, or reloading, returns there.
//!
//! Browsers do this by themselves for pages that are there at once. Ours are drawn a moment after
//! the browser has tried, so it is told not to, and this does it when there is something to scroll.
//! The place is kept in the history's entry, as its state.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{ScrollBehavior, ScrollRestoration, ScrollToOptions};

/// How long a scroll has to rest before its place is kept: browsers refuse a page that writes to
/// its history hundreds of times in a row.
const REST: Duration = Duration::from_millis(100);

/// How many frames a page has to become long enough to be scrolled to a place.
const PATIENCE: u8 = 30;

/// Keeps and restores places from now on.
pub fn restore_places() {
    Effect::new(|| {
        if let Ok(history) = window().history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        // A page that is still to be scrolled: what its length does to the scroll until then is
        // not the reader's doing.
        let is_restoring = StoredValue::new(false);
        let keep_at_rest = StoredValue::new_local(debounce(REST, |scrolled: String| {
            if scrolled == address() {
                keep_place();
            }
        }));
        if kept_place().is_some() || has_part() {
            restore(is_restoring);
        }
        let scroll = window_event_listener(ev::scroll, move |_| {
            if !is_restoring.get_value() {
                keep_at_rest.update_value(|keep| keep(address()));
            }
        });
        let popstate = window_event_listener(ev::popstate, move |_| restore(is_restoring));
        on_cleanup(move || {
            scroll.remove();
            popstate.remove();
        });
    });
}

fn address() -> String {
    window().location().href().unwrap_or_default()
}

fn place() -> f64 {
    window().scroll_y().unwrap_or_default()
}

fn kept_place() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

fn has_part() -> bool {
    window().location().hash().is_ok_and(|hash| hash.len() > 1)
}

fn keep_place() {
    if let Ok(history) = window().history() {
        // Where it is refused the place is forgotten, which is no loss.
        let _ = history.replace_state(&JsValue::from_f64(place()), "");
    }
}

/// Goes to the place that the history's entry holds, else to the part that the address names, else
/// to the top.
fn restore(is_restoring: StoredValue<bool>) {
    let kept = kept_place();
    if kept.is_none() && has_part() {
        let part = window().location().hash().unwrap_or_default();
        request_animation_frame(move || {
            if let Some(part) = document().get_element_by_id(&part[1..]) {
                part.scroll_into_view();
            }
        });
    } else {
        is_restoring.set_value(true);
        go(kept.unwrap_or_default(), address(), PATIENCE, is_restoring);
    }
}

/// Scrolls to a place at `of`, unless the reader has gone on to somewhere else in the meantime.
fn go(to: f64, of: String, patience: u8, is_restoring: StoredValue<bool>) {
    request_animation_frame(move || {
        if of != address() {
            is_restoring.set_value(false);
            return;
        }
        let options = ScrollToOptions::new();
        options.set_top(to);
        options.set_behavior(ScrollBehavior::Instant);
        window().scroll_to_with_scroll_to_options(&options);
        if (place() - to).abs() < 1.0 || patience == 0 {
            is_restoring.set_value(false);
        } else {
            go(to, of, patience - 1, is_restoring);
        }
    });
}
