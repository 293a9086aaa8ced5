//! Locks that all tabs of a browser share. Each page holds one under the key of its replica for as long as it is open.

use js_sys::{Array, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::navigator;
use crate::domain::sorted_map::SortedSet;

/// Holds the lock of this page for as long as it is open.
pub fn hold(key: &str) {
    if let Some((locks, request)) = navigator::function("locks", "request") {
        let for_ever = || JsValue::from(Promise::new(&mut |_, _| {}));
        let held = request.call2(&locks, &key.into(), &Closure::once_into_js(for_ever));
        if let Some(held) = held.ok().and_then(|held| held.dyn_into::<Promise>().ok()) {
            // Where locks are denied so is storage, and there is nothing to compact.
            spawn_local(async move { drop(JsFuture::from(held).await) });
        }
    }
}

/// Does `work` once no other tab does what has this name. Where the browser has no locks it is done at once.
pub async fn with(name: &'static str, work: impl Future<Output = ()> + 'static) {
    let Some((locks, request)) = navigator::function("locks", "request") else {
        return work.await;
    };
    let work = async move {
        work.await;
        Ok(JsValue::UNDEFINED)
    };
    let work = Closure::once_into_js(move || JsValue::from(future_to_promise(work)));
    let done = request.call2(&locks, &name.into(), &work);
    if let Some(done) = done.ok().and_then(|done| done.dyn_into::<Promise>().ok()) {
        let _ = JsFuture::from(done).await;
    }
}

/// The keys of the replicas whose pages are open; `None` where the browser can't tell. A page in the
/// back/forward cache is open too, but Chromium 156 discards it when this is asked.
pub async fn query_open() -> Option<SortedSet<String>> {
    let answer = navigator::call("locks", "query").await?;
    let held = Reflect::get(&answer, &"held".into()).ok()?;
    let held: Array = held.dyn_into().ok()?;
    let key = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    Some(held.iter().filter_map(key).collect())
}
