//! A value of a file, with the line where it begins, whichever syntax the file is written in.

/// The most lists and tables within each other. The format has seven levels; the limit keeps what recurses
/// over values far from the end of a browser's stack.
pub(super) const MAX_DEPTH: usize = 32;

/// A value, and the line where it begins, counted from 1.
pub(super) struct Value {
    pub(super) line: usize,
    pub(super) data: Data,
}

/// The kinds of values.
pub(super) enum Data {
    Text(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<Value>),
    Table(Table),
    /// Anything that the format never asks for, in words for a message: `5.5`, `null`.
    Other(String),
}

/// A table in the order of its keys in the file. No key is there twice.
pub(super) type Table = Vec<Field>;

/// A key with its value.
pub(super) struct Field {
    pub(super) key: String,
    /// The line of the key, counted from 1.
    pub(super) line: usize,
    pub(super) value: Value,
}

impl Value {
    /// A value of a table.
    pub(super) fn field(&self, key: &str) -> Option<&Field> {
        match &self.data {
            Data::Table(table) => table.iter().find(|field| field.key == key),
            _ => None,
        }
    }

    /// The text.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Why a text isn't read as a table of values.
pub(super) struct SyntaxError {
    pub(super) line: Option<usize>,
    pub(super) message: String,
}

impl SyntaxError {
    /// The error of lists and tables that are nested beyond [`MAX_DEPTH`].
    pub(super) fn too_deep(line: usize) -> Self {
        let message = format!("expected lists and tables at most {MAX_DEPTH} deep, found more");
        Self {
            line: Some(line),
            message,
        }
    }
}

/// Finds the line of a position in a text.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// Lists the line breaks of `text`.
    pub(super) fn new(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The line, counted from 1, of the byte at `offset`.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.0.partition_point(|end| *end < offset) + 1
    }
}

impl Data {
    /// The value as a message names it. Long texts are cut, and nothing in them can change how the message reads.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Text(text) => format!("‘{}’", excerpt(text)),
            Self::Integer(number) => number.to_string(),
            Self::Boolean(flag) => flag.to_string(),
            Self::List(list) if list.is_empty() => "an empty list".to_owned(),
            Self::List(list) => format!("a list of {}", list.len()),
            Self::Table(_) => "a table".to_owned(),
            Self::Other(words) => excerpt(words),
        }
    }
}

/// The beginning of a text from a file, for a message.
pub(super) fn excerpt(text: &str) -> String {
    const MAX_SHOWN: usize = 60;
    let shown = text.chars().take(MAX_SHOWN).map(|c| {
        if c.is_control() || crate::domain::plain_text::misleads(c) {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    });
    let end = if text.chars().nth(MAX_SHOWN).is_some() {
        "…"
    } else {
        ""
    };
    shown.chain(end.chars()).collect()
}
