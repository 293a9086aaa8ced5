//! The published pathways. The build script reads and checks the content files and writes them into
//! one binary file, which is embedded here: the app ships no TOML parser.

#[cfg(test)]
mod authoring;

use std::sync::{Arc, OnceLock};

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::Pathway;

/// Returns the pathways of this build.
///
/// # Panics
/// Never: the build script wrote the blob with the same types.
pub fn built_in() -> Arc<Catalogue> {
    let blob = include_bytes!(concat!(env!("OUT_DIR"), "/published.postcard"));
    let (pathways, skills, works): (Vec<_>, _, _) =
        postcard::from_bytes(blob).expect("the build script wrote this blob with the same types");
    Arc::new(Catalogue::new(pathways, skills, works))
}

/// The pathways of this build. Goes when all views take the catalogue from context.
pub fn catalogue() -> &'static Catalogue {
    static KNOWN: OnceLock<Arc<Catalogue>> = OnceLock::new();
    KNOWN.get_or_init(built_in)
}

/// The summary of a published pathway. Goes with [`catalogue`].
///
/// # Panics
/// Where the pathway doesn't come from [`catalogue`].
pub fn profile_of(pathway: &Pathway) -> &'static Profile {
    let profile = catalogue().profile(pathway.id.as_str());
    profile.expect("a pathway that is known brings its profile with it")
}
