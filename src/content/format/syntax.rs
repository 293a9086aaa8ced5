//! The syntaxes that a file of the format is written in.

use super::json;
use super::toml;
use super::value::{SyntaxError, Table};
use crate::domain::pathway::limits::MAX_FILE;

/// A syntax for files of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Syntax {
    Toml,
    Json,
}

/// Parses a text of up to [`MAX_FILE`] bytes.
pub(super) fn parse(text: &str, syntax: Syntax) -> Result<Table, SyntaxError> {
    if text.len() > MAX_FILE {
        let message = format!("expected at most {MAX_FILE} bytes, found {}", text.len());
        return Err(SyntaxError {
            line: None,
            message,
        });
    }
    // Editors on Windows begin a file with a byte order mark.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    match syntax {
        Syntax::Toml => toml::parse(text),
        Syntax::Json => json::parse(text),
    }
}
