//! The results of readers.

use crate::domain::pathway::Pathway;

/// A pathway as it was understood from a text, and what of the text it doesn't use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The pathway. Its role is empty where the text names none.
    pub pathway: Pathway,
    /// The lines that weren't used.
    pub unused: Vec<UnusedLine>,
}

/// A line that isn't used, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedLine {
    /// Its number, from 1.
    pub line: usize,
    /// Its beginning.
    pub text: String,
    /// The reason, where there is more to say than that a pathway has no room for it.
    pub why: Option<String>,
}

/// Why nothing could be made of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The line, from 1, where a single one is the reason.
    pub line: Option<usize>,
    /// The finding, and what was expected.
    pub message: String,
}

/// A kind of text that a pathway can be read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum TextKind {
    Toml,
    Json,
    Markdown,
    Guide,
    Csv,
}

impl TextKind {
    /// Its name in a sentence: “Read as …”.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Toml => "a pathway file (TOML)",
            Self::Json => "a pathway file (JSON)",
            Self::Markdown => "Markdown",
            Self::Guide => "the text of a guide page",
            Self::Csv => "a table",
        }
    }
}

/// Refuses a text.
pub(super) fn refuse<T>(
    line: impl Into<Option<usize>>,
    message: impl Into<String>,
) -> Result<T, Refusal> {
    Err(Refusal {
        line: line.into(),
        message: message.into(),
    })
}
