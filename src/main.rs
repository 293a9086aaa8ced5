//! Starts the app in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    let document = leptos::prelude::document();
    if let Some(waiting) = document.get_element_by_id("waiting") {
        waiting.remove();
    }
    leptos::mount::mount_to_body(interchange::app::App);
    if let Some(root) = document.document_element() {
        // Tests wait for this; styles may too.
        let _ = root.set_attribute("data-ready", "");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Interchange runs in a browser: .ci/serve builds and serves it.");
}
