//! Parses and checks the content files, and reports all mistakes at once. It runs in the build script
//! and in tests, never in the browser.

mod fields;
mod pathway;
mod shared;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use crate::domain::catalogue::{SharedSkill, Work};
use crate::domain::pathway::Pathway;

/// One mistake in one content file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    file: String,
    field: String,
    message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field.as_str() {
            "" => write!(f, "{}: {}", self.file, self.message),
            field => write!(f, "{}: {field}: {}", self.file, self.message),
        }
    }
}

/// Collects mistakes, so that parsing continues after each of them.
#[derive(Default)]
struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    fn report(&self, file: &str, field: impl Into<String>, message: impl Into<String>) {
        self.0.borrow_mut().push(Problem {
            file: file.to_owned(),
            field: field.into(),
            message: message.into(),
        });
    }
}

/// A content file.
pub struct File {
    /// The file name with its extension, without its folder.
    pub name: String,
    /// The content.
    pub text: String,
}

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
    let mut found = problems.0.into_inner();
    if found.is_empty() {
        return Ok((pathways, skills, works));
    }
    found.sort_by(|a, b| a.file.cmp(&b.file));
    Err(found)
}
