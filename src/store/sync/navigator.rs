//! Functions of `navigator` that not every browser has.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// An object of `navigator` and one of its functions; `None` where the browser lacks either.
pub fn function(object: &str, name: &str) -> Option<(JsValue, Function)> {
    let navigator = Reflect::get(&window(), &"navigator".into()).ok()?;
    let object = Reflect::get(&navigator, &object.into()).ok()?;
    let function = Reflect::get(&object, &name.into()).ok()?;
    Some((object, function.dyn_into().ok()?))
}

/// Calls such a function without arguments, and awaits its answer.
pub async fn call(object: &str, name: &str) -> Option<JsValue> {
    let (object, function) = function(object, name)?;
    let promise: Promise = function.call0(&object).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Whether the browser has promised not to remove what is stored; `None` where it doesn't say.
pub async fn is_persistent() -> Option<bool> {
    call("storage", "persisted").await?.as_bool()
}

/// Asks the browser for that promise, and returns whether it gives it.
pub async fn request_persistence() -> Option<bool> {
    call("storage", "persist").await?.as_bool()
}
