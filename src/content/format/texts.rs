//! The readers of texts, and the rules for them.

use std::collections::BTreeMap;

use super::fields::{Fields, Least};
use super::value::{Data, Value, excerpt};
use crate::domain::id::is_slug;
use crate::domain::pathway::limits::{MAX_NAME, MAX_PARAGRAPHS, MAX_TEXT};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::plain_text::{is_visible, misleads, to_line};

const TEXT: &str = "text without spaces at its ends";

/// A kind of text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    /// One line of up to [`MAX_NAME`] characters.
    Name,
    /// The same, kept to the letter: what other places refer to.
    Word,
    /// One line of up to [`MAX_TEXT`] characters.
    Line,
    /// Up to [`MAX_TEXT`] characters, with line breaks.
    Paragraph,
}

/// The text as it is kept, or what was expected and found.
fn check(text: &str, kind: TextKind) -> Result<String, String> {
    let length = text.chars().count();
    let is_line = kind != TextKind::Paragraph;
    let text = if is_line {
        text.to_owned()
    } else {
        text.replace("\r\n", "\n")
    };
    if text.is_empty() || text.trim() != text {
        return Err(format!("expected {TEXT}, found ‘{}’", excerpt(&text)));
    }
    let max = if matches!(kind, TextKind::Name | TextKind::Word) {
        MAX_NAME
    } else {
        MAX_TEXT
    };
    if length > max {
        return Err(format!("expected at most {max} characters, found {length}"));
    }
    if is_line && text.contains(['\n', '\r']) {
        return Err("expected one line, found a line break".to_owned());
    }
    if let Some(c) = text.chars().find(|c| c.is_control() && *c != '\n') {
        let code = u32::from(c);
        return Err(format!(
            "expected text without control characters, found U+{code:04X}"
        ));
    }
    if let Some(c) = text.chars().find(|c| is_line && misleads(*c)) {
        let code = u32::from(c);
        return Err(format!(
            "expected text without invisible characters that turn its direction, found U+{code:04X}"
        ));
    }
    if !is_visible(&text) {
        return Err("expected text that can be seen, found invisible characters only".to_owned());
    }
    Ok(if matches!(kind, TextKind::Name | TextKind::Line) {
        to_line(&text)
    } else {
        text
    })
}

/// The address that is written out as it is kept, or what was expected and found.
fn check_address(text: &str) -> Result<WebAddress, String> {
    let address = WebAddress::parse(text).filter(|address| address.as_str() == text);
    address.ok_or_else(|| {
        format!(
            "expected an address that begins with https://, found ‘{}’",
            excerpt(text)
        )
    })
}

impl Fields<'_> {
    /// A required text.
    pub(super) fn text(&mut self, key: &'static str, kind: TextKind) -> String {
        let found = self.take(key);
        self.text_of(key, kind, found.as_ref())
    }

    fn text_of(&self, key: &str, kind: TextKind, found: Option<&Value>) -> String {
        let Some(Value {
            data: Data::Text(text),
            line,
        }) = found
        else {
            return self.expected(key, TEXT, found, String::new());
        };
        check(text, kind).unwrap_or_else(|message| {
            self.report_at(Some(*line), key, message);
            String::new()
        })
    }

    /// A required text on one line, of the length of a name.
    pub(super) fn name(&mut self, key: &'static str) -> String {
        self.text(key, TextKind::Name)
    }

    /// A required word that is kept to the letter.
    pub(super) fn word(&mut self, key: &'static str) -> String {
        self.text(key, TextKind::Word)
    }

    /// An optional text.
    pub(super) fn text_if_any(&mut self, key: &'static str) -> Option<String> {
        self.is_there(key)
            .then(|| self.text(key, TextKind::Paragraph))
    }

    /// A text that the learner's own pathways may leave out; it is then empty.
    pub(super) fn text_if_due(&mut self, key: &'static str) -> String {
        if self.is_due(key) {
            self.text(key, TextKind::Paragraph)
        } else {
            String::new()
        }
    }

    /// An optional address.
    pub(super) fn address_if_any(&mut self, key: &'static str) -> Option<WebAddress> {
        let found = self.take(key)?;
        let Data::Text(text) = &found.data else {
            let what = "an address that begins with https://";
            return self.expected(key, what, Some(&found), None);
        };
        check_address(text)
            .map_err(|message| self.report_at(Some(found.line), key, message))
            .ok()
    }

    /// A list of texts.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        least: Least,
        kind: TextKind,
        max: usize,
    ) -> Vec<String> {
        let texts = self.texts_with_lines(key, least, kind, max);
        texts.into_iter().map(|(_, text)| text).collect()
    }

    /// A list of texts, each with its line.
    pub(super) fn texts_with_lines(
        &mut self,
        key: &'static str,
        least: Least,
        kind: TextKind,
        max: usize,
    ) -> Vec<(usize, String)> {
        if least == Least::One && self.is_empty_list(key) {
            self.report(key, "expected at least one text, found an empty list");
        }
        let list = self.list(key, ("a list of text", least, max));
        let texts = list.iter().zip(1..).map(|(found, position)| {
            let text = self.text_of(&format!("{key}[{position}]"), kind, Some(found));
            (found.line, text)
        });
        texts.collect()
    }

    /// Paragraphs, of which a published pathway has at least one.
    pub(super) fn paragraphs(&mut self, key: &'static str) -> Vec<String> {
        let least = self.one_if_published();
        self.texts(key, least, TextKind::Paragraph, MAX_PARAGRAPHS)
    }

    /// A slug that is unique in the file: `seen` holds the earlier ones with their lines.
    pub(super) fn id(&mut self, seen: &mut BTreeMap<String, Option<usize>>) -> String {
        let id = self.word("id");
        if !id.is_empty() && !is_slug(&id) {
            let message = format!("expected lower-case words joined by hyphens, found ‘{id}’");
            self.report("id", message);
        } else if let Some(before) = seen
            .insert(id.clone(), self.line_of("id"))
            .filter(|_| !id.is_empty())
        {
            let line = before.map_or(String::new(), |line| format!(" in line {line}"));
            self.report(
                "id",
                format!("‘{id}’ is the id of another entry{line}; expected a unique id"),
            );
        }
        id
    }

    /// A list whose values are names, or tables that say more.
    pub(super) fn names_or_tables<T>(
        &mut self,
        key: &'static str,
        (least, max): (Least, usize),
        of_name: impl Fn(String) -> T,
        mut of_table: impl FnMut(&mut Fields) -> T,
    ) -> Vec<T> {
        let list = self.list(key, ("a list of text or tables", least, max));
        let values = list.into_iter().zip(1..).map(|(value, position)| {
            let key = format!("{key}[{position}]");
            match value {
                Value {
                    data: Data::Table(table),
                    line,
                } => self.within(&key, Some(line), table).read(&mut of_table),
                found => of_name(self.text_of(&key, TextKind::Name, Some(&found))),
            }
        });
        values.collect()
    }
}
