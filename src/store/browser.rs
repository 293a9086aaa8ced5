//! The browser's localStorage, and its locks. No other file names them.

use std::collections::BTreeSet;

use gloo_storage::{LocalStorage, Storage};
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::ev;
use leptos::prelude::{document, on_cleanup, window, window_event_listener};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::journals::{JOURNAL, Stored, is_journal};

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

/// A name for the journal of this page, which no other has.
pub fn new_name() -> String {
    // 32 bits each, as integers: text of floating-point numbers costs 11 kB.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let bits = || (js_sys::Math::random() * 4_294_967_296.0) as u32;
    let [a, b, c, d] = [bits(), bits(), bits(), bits()];
    format!("{JOURNAL}{a:08x}{b:08x}{c:08x}{d:08x}")
}

/// All that is stored of plans, by name.
pub fn read() -> Result<Stored, Refused> {
    probe()?;
    let storage = LocalStorage::raw();
    // In one go: counted one by one, a name could be skipped while another tab removes one.
    let names = Object::keys(&storage);
    let names = names.iter().filter_map(|name| name.as_string());
    let ours = names.filter(|name| is_journal(name));
    let stored = ours.filter_map(|name| match storage.get_item(&name) {
        // Removed in between.
        Ok(None) => None,
        Ok(Some(text)) => Some(Ok((name, text))),
        Err(_) => Some(Err(Refused::Denied)),
    });
    stored.collect()
}

/// Whether the program has failed, so that what it would store can't be trusted:
/// `src/publish/boot.js` finds out.
pub fn has_stopped() -> bool {
    let page = document().document_element();
    page.is_some_and(|page| page.has_attribute("data-stopped"))
}

/// Stores this page's journal, and makes sure that it is stored.
pub fn write(name: &str, text: &str) -> Result<(), Refused> {
    probe()?;
    let storage = LocalStorage::raw();
    storage.set_item(name, text).map_err(|_| Refused::Full)?;
    match storage.get_item(name) {
        Ok(Some(stored)) if stored == text => Ok(()),
        _ => Err(Refused::Full),
    }
}

/// Removes the journal of a page that is closed.
pub fn remove(name: &str) {
    if name.starts_with(JOURNAL) && probe().is_ok() && !has_stopped() {
        // What stays is removed another time.
        let _ = LocalStorage::raw().remove_item(name);
    }
}

/// A part of the browser, and this function of it; not every browser has every one.
fn part(name: &str, function: &str) -> Option<(JsValue, Function)> {
    let navigator = Reflect::get(&window(), &"navigator".into()).ok()?;
    let part = Reflect::get(&navigator, &name.into()).ok()?;
    let function = Reflect::get(&part, &function.into()).ok()?;
    Some((part, function.dyn_into().ok()?))
}

/// What such a function without arguments promises.
async fn promised(name: &str, function: &str) -> Option<JsValue> {
    let (part, function) = self::part(name, function)?;
    let promise: Promise = function.call0(&part).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Whether the browser keeps what is stored for as long as the learner wants it.
pub const PERSISTED: &str = "persisted";

/// Asks the browser to keep it.
pub const PERSIST: &str = "persist";

/// What the browser answers to one of these.
pub async fn ask(what: &str) -> Option<bool> {
    promised("storage", what).await?.as_bool()
}

/// Says that the page of this journal is open, for as long as it is.
pub fn hold(name: &str) {
    if let Some((locks, request)) = part("locks", "request") {
        let for_ever = || JsValue::from(Promise::new(&mut |_, _| {}));
        let held = request.call2(&locks, &name.into(), &Closure::once_into_js(for_ever));
        if let Some(held) = held.ok().and_then(|held| held.dyn_into::<Promise>().ok()) {
            // Where locks are denied so is storage, and there is nothing to tidy up.
            spawn_local(async move { drop(JsFuture::from(held).await) });
        }
    }
}

/// The journals whose pages are open; `None` where the browser can't tell. A page that the browser
/// keeps for when one goes back is open too, but Chromium 156 forgets it when this is asked.
pub async fn open() -> Option<BTreeSet<String>> {
    let answer = promised("locks", "query").await?;
    let held = Reflect::get(&answer, &"held".into()).ok()?;
    let held: Array = held.dyn_into().ok()?;
    let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    Some(held.iter().filter_map(name).collect())
}

/// Calls `react` when another tab has changed what is stored, and when the page comes back from
/// where browsers put pages that are left, since it heard of no change in there.
pub fn on_change_elsewhere(react: impl Fn() + Clone + 'static) {
    let stored = window_event_listener(ev::storage, {
        let react = react.clone();
        move |event| {
            if event.key().is_none_or(|name| is_journal(&name)) {
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
