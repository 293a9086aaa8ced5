//! Starts the app in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    interchange::start::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Interchange runs in a browser: `trunk serve` builds and serves it.");
}
