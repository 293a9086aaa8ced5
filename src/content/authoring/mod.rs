//! Parses and checks the content files, and reports all mistakes at once. It runs in the build script
//! and in tests, never in the browser.

mod fields;
mod pathway;
mod problem;
mod shared;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use problem::Problems;
pub use problem::{File, Problem};

use crate::domain::catalogue::{SharedSkill, Work};
use crate::domain::pathway::Pathway;

/// All pathways in the order of their source documents, the shared skills, and the shared work.
pub type Published = (Vec<Pathway>, Vec<SharedSkill>, Vec<Work>);

/// Parses all pathways and `shared.toml`.
///
/// # Errors
/// All mistakes, sorted by file; those of one file in the order in which they were found.
pub fn read(pathways: &[File], shared: &File) -> Result<Published, Vec<Problem>> {
    let problems = Problems::default();
    let mut pathways: Vec<_> = pathways
        .iter()
        .filter_map(|file| pathway::read(file, &problems))
        .collect();
    pathways.sort_by_key(|pathway| pathway.source.document);
    let (mut codes, mut documents) = (BTreeMap::new(), BTreeMap::new());
    for pathway in &pathways {
        let file = format!("{}.toml", pathway.id);
        let (code, document) = (&pathway.code, pathway.source.document);
        if let Some(other) = codes.insert(code, &pathway.id) {
            let message = format!("‘{code}’ is the code of {other}.toml; expected a unique code");
            problems.report(&file, "code", message);
        }
        if let Some(other) = documents.insert(document, &pathway.id) {
            let message =
                format!("{document} is the document of {other}.toml; expected a unique number");
            problems.report(&file, "source.document", message);
        }
    }
    let (skills, works) = shared::read(shared, &pathways, &problems);
    let found = problems.into_sorted();
    if found.is_empty() {
        return Ok((pathways, skills, works));
    }
    Err(found)
}
