//! Whether the page has been hydrated.
//!
//! The first client render has to equal the prerendered page, which was drawn without a query string,
//! without a plan and without a clock. What depends on those waits for this signal.

use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Hydrated(RwSignal<bool>);

/// Provides the signal: false in the first render, and true once that has been hydrated or mounted.
/// Natively it stays false.
pub fn provide_hydrated() {
    let hydrated = RwSignal::new(false);
    provide_context(Hydrated(hydrated));
    Effect::new(move || hydrated.set(true));
}

/// Whether the first render is over.
pub fn use_hydrated() -> ReadSignal<bool> {
    expect_context::<Hydrated>().0.read_only()
}
