//! The learner's clipboard.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Puts a text into it; whether the browser let that happen.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // There is none on a page that came over an open line.
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
