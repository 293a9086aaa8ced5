//! The published pathways. What stands in the files here is read and checked when the project is
//! built. The program that draws the pages holds all of it; a browser holds what it was sent, and
//! nothing of TOML reaches it.

#[cfg(test)]
mod authoring;

use std::sync::{Arc, OnceLock};

use crate::domain::catalogue::Catalogue;
use crate::domain::pathway::Pathway;
use crate::domain::profile::Profile;

/// The pathways of this build.
///
/// # Panics
/// Never: the build script wrote the blob with the same types.
pub fn built_in() -> Arc<Catalogue> {
    let blob = include_bytes!(concat!(env!("OUT_DIR"), "/published.postcard"));
    let (pathways, skills, works): (Vec<_>, _, _) =
        postcard::from_bytes(blob).expect("the build script wrote this blob with the same types");
    Arc::new(Catalogue::new(pathways, skills, works))
}

/// What is published. (Goes as soon as all views take the catalogue from context.)
pub fn catalogue() -> &'static Catalogue {
    static KNOWN: OnceLock<Arc<Catalogue>> = OnceLock::new();
    KNOWN.get_or_init(built_in)
}

/// What lists show of a pathway that is known.
///
/// # Panics
/// Where the pathway doesn't come from [`catalogue`].
pub fn profile_of(pathway: &Pathway) -> &'static Profile {
    let profile = catalogue().profile(pathway.id.as_str());
    profile.expect("a pathway that is known brings its profile with it")
}
