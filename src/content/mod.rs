//! The published pathways. What stands in the files here is read and checked when the project is
//! built, and embedded as one compact blob; nothing of TOML reaches the browser.

#[cfg(test)]
mod authoring;

use std::sync::LazyLock;

use crate::domain::catalogue::Catalogue;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let blob = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.postcard"));
    postcard::from_bytes(blob).expect("the build script wrote this blob with the same types")
});

/// Everything that is published.
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}
