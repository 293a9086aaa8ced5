//! The browser's localStorage. No other file names it.

use gloo_storage::{LocalStorage, Storage};
use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};

/// The key that the plan is stored under.
const PLAN: &str = "interchange:plan";

/// What came of storing something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The browser keeps this site from storing anything.
    Denied,
    /// There is no room, or the browser gave another reason for refusing this one value.
    Full,
}

/// Whether there is a storage at all. Asked before every use, since gloo's own access throws where
/// storage is denied, and an event handler that throws dies without a word.
fn probe() -> Result<(), Refused> {
    match window().local_storage() {
        Ok(Some(_)) => Ok(()),
        _ => Err(Refused::Denied),
    }
}

/// The stored plan's text, if there is any.
pub fn read() -> Result<Option<String>, Refused> {
    probe()?;
    LocalStorage::raw()
        .get_item(PLAN)
        .map_err(|_| Refused::Denied)
}

/// Stores the plan's text.
pub fn write(text: &str) -> Result<(), Refused> {
    probe()?;
    LocalStorage::raw()
        .set_item(PLAN, text)
        .map_err(|_| Refused::Full)
}

/// Copies a value that can't be read to a key of its own, and returns that key. The same value is
/// copied once. Nothing is ever stored under these keys again.
pub fn set_aside(text: &str) -> Result<String, Refused> {
    probe()?;
    let storage = LocalStorage::raw();
    for number in 1.. {
        let key = format!("{PLAN}:unreadable:{number}");
        match storage.get_item(&key).map_err(|_| Refused::Denied)? {
            Some(kept) if kept == text => return Ok(key),
            Some(_) => {}
            None => {
                storage.set_item(&key, text).map_err(|_| Refused::Full)?;
                return Ok(key);
            }
        }
    }
    Err(Refused::Full)
}

/// Calls `react` when another tab has changed the stored plan, and when the page comes back from
/// where browsers put pages that are left, since it heard of no change in there.
pub fn on_change_elsewhere(react: impl Fn() + Clone + 'static) {
    let stored = window_event_listener(ev::storage, {
        let react = react.clone();
        move |event| {
            if event.key().is_none_or(|key| key == PLAN) {
                react();
            }
        }
    });
    let shown = window_event_listener(ev::pageshow, move |_| react());
    on_cleanup(move || {
        stored.remove();
        shown.remove();
    });
}
