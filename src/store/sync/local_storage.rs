//! The browser's localStorage.

use gloo_storage::{LocalStorage, Storage};
use js_sys::Object;
use leptos::ev;
use leptos::prelude::{document, on_cleanup, window, window_event_listener};

use super::own_replica::part_in;
use super::replicas::{KEY_PREFIX, is_replica_key};
use super::storage::StorageError;
use crate::domain::sorted_map::SortedSet;
use crate::store::random::random_bits;

/// Whether there is a storage at all. Asked before every use, since gloo's own access throws where
/// storage is denied, and an event handler that throws dies without a word.
fn probe() -> Result<web_sys::Storage, StorageError> {
    match window().local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        _ => Err(StorageError::Unavailable),
    }
}

/// Makes the key of this page's replica, which no other page has.
pub fn new_key() -> String {
    let [a, b, c, d] = [(); 4].map(|()| random_bits());
    format!("{KEY_PREFIX}{a:08x}{b:08x}{c:08x}{d:08x}")
}

/// The keys of all replicas.
pub fn keys() -> Result<SortedSet<String>, StorageError> {
    all_keys(is_replica_key)
}

/// The keys with this prefix.
pub fn keys_with(prefix: &str) -> Result<SortedSet<String>, StorageError> {
    all_keys(|key| key.starts_with(prefix))
}

fn all_keys(is_asked: impl Fn(&str) -> bool) -> Result<SortedSet<String>, StorageError> {
    // In one go: counted one by one, a key could be skipped while another tab removes one.
    let storage = probe()?;
    let keys = Object::keys(&storage);
    let keys = keys.iter().filter_map(|key| key.as_string());
    Ok(keys.filter(|key| is_asked(key)).collect())
}

/// The text under a key.
pub fn get(key: &str) -> Result<Option<String>, StorageError> {
    let text = probe()?.get_item(key);
    text.map_err(|_| StorageError::Unavailable)
}

/// Whether the page may find a value of this name in the stored plans. One that was removed since counts.
pub fn may_have(name: &str) -> bool {
    let name = format!("\"{name}\"");
    let plans = keys().unwrap_or_default().into_iter();
    let mut plans = plans.filter(|key| part_in(key).is_none());
    plans.any(|key| matches!(get(&key), Ok(Some(text)) if text.contains(&name)))
}

/// Whether pathways of the learner's own are stored, or additions to published ones. Those that were removed since
/// count.
pub fn has_own_pathways() -> bool {
    let keys = keys().unwrap_or_default();
    keys.iter().any(|key| part_in(key).is_some())
}

/// Stores a text.
pub fn set(key: &str, text: &str) -> Result<(), StorageError> {
    let done = probe()?.set_item(key, text);
    done.map_err(|_| StorageError::QuotaExceeded)
}

/// Removes a closed page's replica. The first format's plan stays.
pub fn remove(key: &str) {
    if key.starts_with(KEY_PREFIX) {
        remove_other(key);
    }
}

/// Removes what is no replica.
pub fn remove_other(key: &str) {
    if let Ok(storage) = probe() {
        // A later page tries again where it fails.
        let _ = storage.remove_item(key);
    }
}

/// Whether the program has failed; the boot script marks the page.
pub fn has_crashed() -> bool {
    let page = document().document_element();
    page.is_some_and(|page| page.has_attribute("data-stopped"))
}

/// Calls `react` with the key of what another tab has removed, if it isn't of a replica.
pub fn on_removed_elsewhere(react: impl Fn(&str) + 'static) {
    let removed = window_event_listener(ev::storage, move |event| {
        if event.new_value().is_none()
            && let Some(key) = event.key().filter(|key| !is_replica_key(key))
        {
            react(&key);
        }
    });
    on_cleanup(move || removed.remove());
}

/// Calls `react` with the key that another tab has changed, and with `None` where any may have changed.
/// Nothing else tells of what other tabs store than events of the window. A page that is shown again may
/// have missed some: in the back/forward cache there are none.
pub fn on_change_elsewhere(react: impl Fn(Option<String>) + Clone + 'static) {
    let stored = window_event_listener(ev::storage, {
        let react = react.clone();
        move |event| {
            let key = event.key();
            if key.as_deref().is_none_or(is_replica_key) {
                react(key);
            }
        }
    });
    let any = move || react(None);
    let shown = window_event_listener(ev::pageshow, {
        let any = any.clone();
        move |_| any()
    });
    let visible = window_event_listener(ev::visibilitychange, {
        let any = any.clone();
        move |_| {
            if !document().hidden() {
                any();
            }
        }
    });
    let focused = window_event_listener(ev::focus, move |_| any());
    on_cleanup(move || {
        stored.remove();
        shown.remove();
        visible.remove();
        focused.remove();
    });
}
