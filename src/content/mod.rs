//! The published pathways. What stands in the files here is read and checked when the project is
//! built. The program that draws the pages holds all of it; a browser holds what it was sent, and
//! nothing of TOML reaches it.

#[cfg(test)]
mod authoring;

use std::sync::{PoisonError, RwLock};

use crate::domain::catalogue::{Catalogue, Part};
use crate::domain::pathway::Pathway;
use crate::domain::profile::Profile;

static KNOWN: RwLock<Option<&'static Catalogue>> = RwLock::new(None);

/// What is known here of what is published. What was given out stays valid when more arrives.
pub fn catalogue() -> &'static Catalogue {
    let known = *KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    known.unwrap_or_else(|| publish(first()))
}

/// What lists show of a pathway that is known.
///
/// # Panics
/// Where the pathway doesn't come from [`catalogue`].
pub fn profile_of(pathway: &Pathway) -> &'static Profile {
    let profile = catalogue().profile(pathway.id.as_str());
    profile.expect("a pathway that is known brings its profile with it")
}

/// Adds a pathway in full.
pub fn learn_part(part: Part) {
    publish(catalogue().with(part));
}

/// Adds what lists show of every pathway.
pub fn learn_profiles(profiles: Vec<Profile>) {
    publish(catalogue().with_all_profiles(profiles));
}

/// A catalogue is never taken back: pages hold on to what they draw, and there are few in a visit.
fn publish(catalogue: Catalogue) -> &'static Catalogue {
    let catalogue = Box::leak(Box::new(catalogue));
    *KNOWN.write().unwrap_or_else(PoisonError::into_inner) = Some(catalogue);
    catalogue
}

#[cfg(target_arch = "wasm32")]
fn first() -> Catalogue {
    Catalogue::default()
}

#[cfg(not(target_arch = "wasm32"))]
fn first() -> Catalogue {
    let blob = include_bytes!(concat!(env!("OUT_DIR"), "/published.postcard"));
    let (pathways, skills, works): (Vec<_>, _, _) =
        postcard::from_bytes(blob).expect("the build script wrote this blob with the same types");
    Catalogue::new(pathways, skills, works)
}
