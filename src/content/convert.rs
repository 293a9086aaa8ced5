//! Reading pathways from texts of all kinds, and writing them: what only the pages for own pathways need. It is a
//! lazy module, and this is what they know of it.

use super::format::{PathwayFile, Problem, Syntax, read_collection};
use super::outline::{self, Outline, Refusal, recognize};
pub use super::outline::{TextKind, UnusedLine};
use crate::domain::id::ItemId;
use crate::domain::pathway::Pathway;
use crate::domain::pathway::limits::MAX_FILE;

/// Entries of a pathway, each with one of another that asks for the same work.
type SameWork = Vec<(ItemId, ItemId)>;

/// Writes a pathway as a text.
pub type Write = fn(&Pathway, &SameWork) -> String;

/// The functions of the lazy module.
#[derive(Clone, Copy)]
pub struct Converter {
    /// Reads a text of this kind, or of the kind that it looks like. The error is all mistakes, each in a sentence.
    pub understand: fn(&str, Option<TextKind>) -> Result<Understood, Vec<String>>,
    /// Writes the open format as TOML.
    pub to_toml: Write,
    /// Writes the open format as JSON.
    pub to_json: Write,
    /// Writes a checklist.
    pub to_markdown: Write,
}

/// The functions, for the module that has them.
pub const CONVERTER: Converter = Converter {
    understand,
    to_toml: |pathway, same_work| file(pathway, same_work).to_toml(),
    to_json: |pathway, same_work| file(pathway, same_work).to_json(),
    to_markdown: |pathway, _| outline::to_markdown(pathway),
};

fn file(pathway: &Pathway, same_work: &SameWork) -> PathwayFile {
    PathwayFile {
        pathway: pathway.clone(),
        same_work: same_work.clone(),
    }
}

/// The pathways that were understood from a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The kind that it was read as; `None` for what was never a text.
    pub kind: Option<TextKind>,
    /// The pathways in it, at least one. Only files of the open format have several.
    pub pathways: Vec<(Pathway, SameWork)>,
    /// The lines that weren't used.
    pub unused: Vec<UnusedLine>,
}

impl Understood {
    /// A pathway that was never a text.
    pub fn of(pathway: Pathway) -> Self {
        Self {
            kind: None,
            pathways: vec![(pathway, vec![])],
            unused: vec![],
        }
    }
}

fn understand(text: &str, kind: Option<TextKind>) -> Result<Understood, Vec<String>> {
    if text.trim().is_empty() {
        return Err(vec![
            "There is no text yet. Paste one, or choose a file. Nothing was stored.".to_owned(),
        ]);
    }
    if text.len() > MAX_FILE {
        let kilobytes = MAX_FILE / 1_000;
        return Err(vec![format!(
            "This text is longer than {kilobytes} kB, which is more than any pathway needs. Nothing was stored."
        )]);
    }
    let kind = kind.unwrap_or_else(|| recognize(text));
    let outline = match kind {
        TextKind::Toml => return read_file(text, Syntax::Toml, kind),
        TextKind::Json => return read_file(text, Syntax::Json, kind),
        TextKind::Markdown => outline::read_markdown(text),
        TextKind::Guide => outline::read_guide(text),
        TextKind::Csv => outline::read_csv(text),
    };
    match outline {
        Ok(Outline { pathway, unused }) => Ok(Understood {
            kind: Some(kind),
            pathways: vec![(pathway, vec![])],
            unused,
        }),
        Err(Refusal { line, message }) => Err(vec![match line {
            Some(line) => format!("Line {line}: {message}"),
            None => message,
        }]),
    }
}

fn read_file(text: &str, syntax: Syntax, kind: TextKind) -> Result<Understood, Vec<String>> {
    let read = read_collection(text, syntax)
        .map_err(|problems| problems.iter().map(sentence).collect::<Vec<_>>())?;
    if read.pathways.is_empty() {
        return Err(vec![
            "There is no pathway in this file. Nothing was stored.".to_owned(),
        ]);
    }
    let pathways = read.pathways.into_iter();
    Ok(Understood {
        kind: Some(kind),
        pathways: pathways.map(|it| (it.pathway, it.same_work)).collect(),
        unused: vec![],
    })
}

/// A mistake as a line of the list that the learner reads.
fn sentence(problem: &Problem) -> String {
    let text = problem.to_string();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => text,
    }
}
