//! The catalogue as a value that can change while the app runs: the pathways of the build, and the learner's
//! own beside them. It is shared by reference counting, and reached from context.

use std::sync::Arc;

use leptos::prelude::*;

use crate::content;
use crate::domain::catalogue::Catalogue;

#[derive(Clone, Copy)]
struct CatalogueContext(RwSignal<Arc<Catalogue>>);

/// Provides the built-in pathways to everything below the caller.
pub fn provide_catalogue() -> Signal<Arc<Catalogue>> {
    provide(content::built_in())
}

/// Provides these pathways to everything below the caller.
pub(super) fn provide(catalogue: Arc<Catalogue>) -> Signal<Arc<Catalogue>> {
    let catalogue = RwSignal::new(catalogue);
    provide_context(CatalogueContext(catalogue));
    catalogue.into()
}

/// The catalogue, for the store, which adds what the learner has entered.
pub(super) fn expect_catalogue() -> RwSignal<Arc<Catalogue>> {
    expect_context::<CatalogueContext>().0
}

/// The catalogue, from context.
///
/// # Panics
/// Outside of the app's component tree.
pub fn use_catalogue() -> Signal<Arc<Catalogue>> {
    expect_context::<CatalogueContext>().0.into()
}
