//! Scroll restoration: back, forward and reload return to where one was on the page.
//!
//! Browsers do this by themselves, but at once, while the router still has the page before. The place
//! is kept in the history's entry, as its state: the router writes a state of its own (none) only into
//! entries that it adds.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{ScrollBehavior, ScrollRestoration, ScrollToOptions};

/// How long a scroll has to rest before its place is kept. Safari refuses more than 100 changes of the
/// history in 30 seconds, and `leptos_router` panics where one of its own is refused.
const DEBOUNCE: Duration = Duration::from_millis(400);

/// How many frames a page has to become as long as it was: about two seconds.
const MAX_FRAMES: u8 = 120;

/// Keeps and restores places from now on.
pub fn restore_scroll(is_routing: ReadSignal<bool>) {
    Effect::new(move || {
        let set_restoration = |how| {
            if let Ok(history) = window().history() {
                let _ = history.set_scroll_restoration(how);
            }
        };
        set_restoration(ScrollRestoration::Manual);
        // The address that is being returned to, until it is reached or the reader goes on.
        let returning = StoredValue::new(None::<String>);
        let go_on = move || returning.set_value(None);
        let keep_at_rest = StoredValue::new_local(debounce(DEBOUNCE, |scrolled: String| {
            if scrolled == address() {
                keep_place();
            }
        }));
        let listeners = [
            window_event_listener(ev::scroll, move |_| {
                if returning.with_value(Option::is_none) {
                    keep_at_rest.update_value(|keep| keep(address()));
                }
            }),
            // Before the router adds an entry for a link that is followed.
            window_event_listener(ev::pointerdown, move |_| {
                if returning.with_value(Option::is_none) {
                    keep_place();
                }
                go_on();
            }),
            window_event_listener(ev::wheel, move |_| go_on()),
            window_event_listener(ev::touchmove, move |_| go_on()),
            window_event_listener(ev::keydown, move |_| go_on()),
            window_event_listener(ev::popstate, move |_| {
                returning.set_value(Some(address()));
                restore(kept_place(), address(), MAX_FRAMES, is_routing, returning);
            }),
            // To a page that is loaded anew browsers return at the right time, so that is left to them.
            window_event_listener(ev::pagehide, move |_| {
                keep_place();
                set_restoration(ScrollRestoration::Auto);
            }),
            window_event_listener(ev::pageshow, move |_| {
                set_restoration(ScrollRestoration::Manual);
            }),
        ];
        on_cleanup(move || {
            for listener in listeners {
                listener.remove();
            }
        });
    });
}

fn address() -> String {
    window().location().href().unwrap_or_default()
}

fn place() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// The place that is kept for this entry of the history; `None` for one that is new.
pub(super) fn kept_place() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

fn keep_place() {
    // Where nothing has moved there is no need to write to the history.
    if kept_place() == Some(place()) {
        return;
    }
    if let Ok(history) = window().history() {
        // Where it is refused the place is forgotten, which is no loss.
        let _ = history.replace_state(&JsValue::from_f64(place()), "");
    }
}

/// Where the reader was before a reload, if the page as it is prerendered is too short for that: browsers
/// return at once, before the plan makes it longer, and stop at its end.
#[cfg(target_arch = "wasm32")]
pub fn place_beyond_end() -> Option<f64> {
    let root = document().document_element()?;
    let end = f64::from(root.scroll_height()) - window().inner_height().ok()?.as_f64()?;
    kept_place().filter(|kept| *kept > end + 1.0 && place() >= end - 1.0)
}

/// Scrolls to a place once the page is long enough for it, unless the reader has gone on.
#[cfg(target_arch = "wasm32")]
pub fn return_to(to: f64) {
    go_on_to(to, place(), MAX_FRAMES);
}

#[cfg(target_arch = "wasm32")]
fn go_on_to(to: f64, reached: f64, frames: u8) {
    request_animation_frame(move || {
        if (place() - reached).abs() >= 1.0 {
            return;
        }
        scroll_to(to);
        let reached = place();
        if (reached - to).abs() >= 1.0
            && let Some(frames) = frames.checked_sub(1)
        {
            go_on_to(to, reached, frames);
        }
    });
}

fn scroll_to(to: f64) {
    let options = ScrollToOptions::new();
    options.set_top(to);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Scrolls to the place at `of` once the page is long enough for it, unless the reader has gone on. An
/// entry without a place was left before its page was scrolled.
fn restore(
    kept: Option<f64>,
    of: String,
    frames: u8,
    is_routing: ReadSignal<bool>,
    returning: StoredValue<Option<String>>,
) {
    request_animation_frame(move || {
        // The reader has gone on, or back once more.
        if returning.with_value(|to| to.as_ref() != Some(&of)) {
            return;
        }
        if of != address() {
            returning.set_value(None);
            return;
        }
        let to = kept.unwrap_or_default();
        if !is_routing.get_untracked() {
            let has_fragment =
                kept.is_none() && window().location().hash().is_ok_and(|hash| hash.len() > 1);
            if !has_fragment {
                scroll_to(to);
            }
            if has_fragment || (place() - to).abs() < 1.0 {
                returning.set_value(None);
                return;
            }
        }
        match frames.checked_sub(1) {
            Some(frames) => restore(kept, of, frames, is_routing, returning),
            None => returning.set_value(None),
        }
    });
}
