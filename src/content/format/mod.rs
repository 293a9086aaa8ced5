//! The open format of pathways: reads and checks files, reports all mistakes at once, and writes files.
//!
//! The build script reads the published pathways with it, and the program in the browser those that learners
//! bring. README.md in the folder above describes the format, `public/pathway.schema.json` does so for other
//! programs.

#[cfg(test)]
#[allow(dead_code, reason = "tests of other modules take one or the other")]
pub(crate) mod arbitrary;
mod fields;
mod figures;
mod json;
mod parts;
mod pathway;
mod print;
mod problem;
mod shared;
mod syntax;
#[cfg(test)]
mod tests;
mod texts;
mod toml;
mod value;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use fields::{Fields, Least, Rules, read_top};
pub use pathway::{FORMAT, PathwayFile};
use pathway::{read_format, read_id};
use problem::Problems;
pub use problem::{File, Problem};
pub use syntax::Syntax;
use syntax::parse;
use value::SyntaxError;
pub use write::{collection_to_json, to_json, to_toml};

use crate::domain::catalogue::{SharedSkill, Work};
use crate::domain::id::{PathwayId, to_slug};
use crate::domain::pathway::Pathway;

/// All pathways in the order of their source documents, the shared skills, and the shared work.
pub type Published = (Vec<Pathway>, Vec<SharedSkill>, Vec<Work>);

/// Several pathways in one file, and what they share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    /// The pathways, in the order of the file.
    pub pathways: Vec<PathwayFile>,
    /// The skills that they name differently.
    pub skills: Vec<SharedSkill>,
    /// The work that is in several of them, or several times in one.
    pub works: Vec<Work>,
}

/// The id of a pathway without one whose role has no letters from A to Z either.
const UNNAMED: &str = "pathway";

/// The most pathways of a collection.
const MAX_PATHWAYS: usize = 100;

/// Reads one pathway as a learner brings it. Without an `id` it is called by its role.
///
/// # Errors
/// All mistakes, from the top of the file.
pub fn read_pathway(text: &str, syntax: Syntax) -> Result<PathwayFile, Vec<Problem>> {
    let problems = Problems::default();
    let read = read_table("", (text, syntax), Rules::Own, &problems, |fields| {
        read_format(fields).then(|| read_own(fields, &BTreeSet::new()))
    });
    problems.or(read)
}

/// Reads several pathways as a learner brings them: an object or table with `format`, `pathways`, `skills` and
/// `work`. A file of one pathway is a collection of one.
///
/// # Errors
/// All mistakes, from the top of the file.
pub fn read_collection(text: &str, syntax: Syntax) -> Result<Collection, Vec<Problem>> {
    let problems = Problems::default();
    let read = read_table("", (text, syntax), Rules::Own, &problems, |fields| {
        if !read_format(fields) {
            return None;
        }
        if !fields.is_there("pathways") {
            let pathways = vec![read_own(fields, &BTreeSet::new())];
            return Some(Collection {
                pathways,
                ..Collection::default()
            });
        }
        let pathways = read_list(fields);
        let known: Vec<_> = pathways.iter().map(|it| &it.pathway).collect();
        let (skills, works) = shared::read(fields, "skills", &known);
        Some(Collection {
            pathways,
            skills,
            works,
        })
    });
    problems.or(read)
}

/// Reads all pathways and `shared.toml` for the build, which demands more of a pathway.
///
/// # Errors
/// All mistakes, sorted by file and line.
pub fn read(pathways: &[File], shared: &File) -> Result<Published, Vec<Problem>> {
    let problems = Problems::default();
    let mut read: Vec<_> = pathways
        .iter()
        .filter_map(|file| read_published(file, &problems))
        .collect();
    read.sort_by_key(|it| it.pathway.document());
    for (line, it) in (1..).zip(&mut read) {
        it.pathway.line = line;
    }
    check_unique(&read, &problems);
    let pathways: Vec<_> = read.into_iter().map(|it| it.pathway).collect();
    let known: Vec<_> = pathways.iter().collect();
    let text = (shared.text.as_str(), Syntax::Toml);
    let shared = read_table(&shared.name, text, Rules::Published, &problems, |fields| {
        Some(shared::read(fields, "skill", &known))
    });
    problems.or(shared.map(|(skills, works)| (pathways, skills, works)))
}

/// A published pathway, and where the figures stand that no other has.
struct PublishedFile {
    pathway: Pathway,
    code_line: Option<usize>,
    document_line: Option<usize>,
}

fn read_published(file: &File, problems: &Problems) -> Option<PublishedFile> {
    let stem = file.name.strip_suffix(".toml").unwrap_or(&file.name);
    let id = PathwayId::new(stem);
    let message = match &id {
        None => Some("expected a file name of lower-case words joined by hyphens"),
        Some(id) if id.is_own() => Some(
            "expected a file name that doesn’t begin with ‘my-’: so begin the learner’s own pathways",
        ),
        Some(_) => None,
    };
    if let Some(message) = message {
        let (file, message) = (file.name.clone(), message.to_owned());
        problems.report(Problem {
            file,
            line: None,
            field: String::new(),
            message,
        });
        return None;
    }
    let text = (file.text.as_str(), Syntax::Toml);
    read_table(&file.name, text, Rules::Published, problems, |fields| {
        let id = id?;
        if !read_format(fields) {
            return None;
        }
        let code_line = fields.line_of("code");
        let document_line = fields.line_in("source", "document");
        if let Some(other) = read_id(fields).filter(|other| *other != id) {
            fields.report(
                "id",
                format!("expected ‘{id}’, the name of the file, found ‘{other}’"),
            );
        }
        let pathway = pathway::read_pathway(fields, id).pathway;
        Some(PublishedFile {
            pathway,
            code_line,
            document_line,
        })
    })
}

fn check_unique(read: &[PublishedFile], problems: &Problems) {
    let (mut codes, mut documents) = (BTreeMap::new(), BTreeMap::new());
    for PublishedFile {
        pathway,
        code_line,
        document_line,
    } in read
    {
        let report = |line: Option<usize>, field: &str, message: String| {
            let (file, field) = (format!("{}.toml", pathway.id), field.to_owned());
            problems.report(Problem {
                file,
                line,
                field,
                message,
            });
        };
        let (code, document) = (&pathway.code, pathway.document().unwrap_or_default());
        if let Some(other) = codes.insert(code, &pathway.id) {
            let message = format!("‘{code}’ is the code of {other}.toml; expected a unique code");
            report(*code_line, "code", message);
        }
        if let Some(other) = documents.insert(document, &pathway.id) {
            let message =
                format!("{document} is the document of {other}.toml; expected a unique number");
            report(*document_line, "source.document", message);
        }
    }
}

/// Reads the learner's own pathway. Where it has no id, its role makes one that isn't `taken`.
fn read_own(fields: &mut Fields, taken: &BTreeSet<String>) -> PathwayFile {
    let id = read_id(fields);
    let id = id.or_else(|| {
        let role = fields.peek_text("role").unwrap_or_default();
        PathwayId::new(&to_slug(role, UNNAMED, |slug| taken.contains(slug)))
    });
    pathway::read_pathway(fields, id.expect("a text makes a slug"))
}

/// Reads the pathways of a collection, each with an id of its own.
fn read_list(fields: &mut Fields) -> Vec<PathwayFile> {
    let list = fields.list("pathways", ("a list of tables", Least::Empty, MAX_PATHWAYS));
    let given = list
        .iter()
        .filter_map(|value| value.field("id")?.value.text());
    let mut taken: BTreeSet<_> = given.map(str::to_owned).collect();
    let mut seen = BTreeSet::new();
    let read = fields.each("pathways", list, |it| {
        // Each may say it once more, so that it can be cut out.
        if it.is_there("format") && !read_format(it) {
            return None;
        }
        let file = read_own(it, &taken);
        let id = &file.pathway.id;
        taken.insert(id.to_string());
        if !seen.insert(id.clone()) {
            it.report(
                "id",
                format!("‘{id}’ is the id of another pathway in this file; expected a unique id"),
            );
        }
        Some(file)
    });
    read.into_iter().flatten().collect()
}

/// Reads the top-level table of a file; `None` where it has no such table, or `read` gives up.
fn read_table<T>(
    file: &str,
    (text, syntax): (&str, Syntax),
    rules: Rules,
    problems: &Problems,
    read: impl FnOnce(&mut Fields) -> Option<T>,
) -> Option<T> {
    match parse(text, syntax) {
        Ok(table) => read_top((file, rules), table, problems, read),
        Err(SyntaxError { line, message }) => {
            let (file, field) = (file.to_owned(), String::new());
            problems.report(Problem {
                file,
                line,
                field,
                message,
            });
            None
        }
    }
}
