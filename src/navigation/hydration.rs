//! Whether the first render is over.
//!
//! The first client render has to equal the prerendered page, which was drawn without a query string,
//! without a plan and without a clock. What depends on those waits for this signal.

use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Hydrated(Signal<bool>);

/// Provides the signal to everything below the caller.
pub fn provide_hydrated(hydrated: Signal<bool>) {
    provide_context(Hydrated(hydrated));
}

/// False in the first render, and true once that has been hydrated or mounted. Natively it stays false.
pub fn use_hydrated() -> Signal<bool> {
    expect_context::<Hydrated>().0
}
