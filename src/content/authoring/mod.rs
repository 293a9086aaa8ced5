//! From the content files to the catalogue: reading, checking, and saying all that is wrong at once.
//!
//! This runs in the build script and in tests, never in the browser.

mod fields;
mod pathway;
mod shared;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
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

/// All mistakes found so far.
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

/// One content file: its name, and what stands in it.
pub struct File {
    /// The name, with its ending and without its folder.
    pub name: String,
    /// The text.
    pub text: String,
}

/// All pathways, by document, and what they have in common.
pub type Published = (Vec<Pathway>, Vec<SharedSkill>, Vec<Work>);

/// Reads the pathways and what they share.
///
/// # Errors
/// Every mistake in every file, by file and in the order of its fields.
pub fn read(pathways: &[File], shared: &File) -> Result<Published, Vec<Problem>> {
    let problems = Problems::default();
    let mut pathways: Vec<_> = pathways
        .iter()
        .filter_map(|file| pathway::read(file, &problems))
        .collect();
    pathways.sort_by_key(|pathway| pathway.source.document);
    for (i, a) in pathways.iter().enumerate() {
        for b in &pathways[..i] {
            let file = format!("{}.toml", a.id);
            if a.code == b.code {
                let message = format!(
                    "‘{}’ is the code of {}.toml; expected one of its own",
                    a.code, b.id
                );
                problems.report(&file, "code", message);
            }
            if a.source.document == b.source.document {
                let message = format!(
                    "{} is the document of {}.toml; expected one of its own",
                    a.source.document, b.id
                );
                problems.report(&file, "source.document", message);
            }
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
