//! Starts the app in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    // It fails only where it was done before.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    interchange::live::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Interchange runs in a browser: .ci/serve builds and serves it.");
}
