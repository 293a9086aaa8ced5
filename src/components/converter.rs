//! The way to what reads pathways from texts and writes them, which is a lazy module.

use leptos::prelude::*;

use crate::content::convert::Converter;
use crate::on_demand::{Load, OnDemand};

#[derive(Clone, Copy)]
struct ConverterContext(OnDemand<Converter>);

/// Provides the module to everything below the caller. It is loaded when it is first needed.
pub fn provide_converter(load: Load<Converter>) {
    provide_context(ConverterContext(OnDemand::new(load, None)));
}

/// The module, from context.
///
/// # Panics
/// Outside of the app's component tree.
pub fn use_converter() -> OnDemand<Converter> {
    expect_context::<ConverterContext>().0
}
