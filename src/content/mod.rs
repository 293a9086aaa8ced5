//! The published pathways, and the format that pathways are written in. The build script reads and checks the
//! content files and writes them into one binary file, which is embedded here.

pub mod convert;
pub mod format;
pub mod outline;

use std::sync::Arc;

use crate::domain::catalogue::Catalogue;

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
