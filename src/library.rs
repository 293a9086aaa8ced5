//! Goes as soon as all views take the catalogue from context.
#![allow(missing_docs, clippy::unused_self)]

use crate::content;
use crate::domain::catalogue::Catalogue;

#[derive(Clone, Copy)]
pub struct Library;

impl Library {
    pub fn expect() -> Self {
        Self
    }

    pub fn known(&self) -> &'static Catalogue {
        content::catalogue()
    }

    pub fn has_failed(&self) -> bool {
        false
    }

    pub fn need<'a>(&self, _: impl IntoIterator<Item = &'a str>) {}

    pub fn need_profiles(&self) {}

    pub fn try_again(&self) {}
}
