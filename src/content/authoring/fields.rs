//! Reads a TOML table field by field. After a mistake it continues, so that one build reports all.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use toml::{Table, Value};

use super::problem::{File, Problems};
use crate::domain::id::is_slug;
use crate::domain::pathway::figure::{Place, Range, Stated};

/// The value of a figure that the source doesn't give.
const NOT_STATED: &str = "not stated";

const PLACES: [(&str, Place); 6] = [
    ("title", Place::Title),
    ("header", Place::Header),
    ("overview", Place::Overview),
    ("skills", Place::Skills),
    ("roadmap", Place::Roadmap),
    ("answer", Place::Answer),
];

/// A table of a content file. Reading a field removes it, so that the fields which remain at the end
/// are unknown ones. A field with a mistake is reported and gets a placeholder value, which never
/// reaches the app, because the build fails.
pub(super) struct Fields<'a> {
    file: &'a str,
    path: String,
    table: Table,
    problems: &'a Problems,
}

/// Reads the top-level table of a file; `None` where it isn't TOML.
pub(super) fn top<T>(
    file: &File,
    problems: &Problems,
    read: impl FnOnce(&mut Fields) -> T,
) -> Option<T> {
    match file.text.parse::<Table>() {
        Ok(table) => {
            let path = String::new();
            Some(
                Fields {
                    file: &file.name,
                    path,
                    table,
                    problems,
                }
                .read(read),
            )
        }
        Err(error) => {
            let error = error.to_string();
            problems.report(
                &file.name,
                "",
                format!("expected TOML\n{}", error.trim_end()),
            );
            None
        }
    }
}

impl<'a> Fields<'a> {
    fn read<T>(mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let value = read(&mut self);
        for key in self.table.keys() {
            self.report(
                key,
                "unknown field; expected only those that src/content/README.md lists",
            );
        }
        value
    }

    fn at(&self, key: &str) -> String {
        match self.path.as_str() {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        }
    }

    /// Reports a mistake in the field `key`.
    pub(super) fn report(&self, key: &str, message: impl Into<String>) {
        self.problems.report(self.file, self.at(key), message);
    }

    fn expected<T>(&self, key: &str, what: &str, found: Option<&Value>, placeholder: T) -> T {
        let found = match found {
            None => "nothing".to_owned(),
            Some(Value::String(text)) => format!("‘{text}’"),
            Some(Value::Integer(n)) => n.to_string(),
            Some(Value::Array(list)) if list.is_empty() => "an empty list".to_owned(),
            Some(Value::Array(list)) => format!("a list of {}", list.len()),
            Some(value) => format!("a {}", value.type_str()),
        };
        self.report(key, format!("expected {what}, found {found}"));
        placeholder
    }

    /// A required text.
    pub(super) fn text(&mut self, key: &str) -> String {
        match self.table.remove(key) {
            Some(Value::String(text)) if is_text(&text) => text,
            found => self.expected(key, TEXT, found.as_ref(), String::new()),
        }
    }

    /// An optional text.
    pub(super) fn text_if_any(&mut self, key: &str) -> Option<String> {
        self.is_there(key).then(|| self.text(key))
    }

    /// A required list of texts, which may be empty.
    pub(super) fn texts_if_any(&mut self, key: &str) -> Vec<String> {
        let list = match self.table.remove(key) {
            Some(Value::Array(list)) => list,
            found => self.expected(key, "a list of text", found.as_ref(), vec![]),
        };
        let texts = list.into_iter().enumerate().map(|(i, value)| match value {
            Value::String(text) if is_text(&text) => text,
            found => self.expected(
                &format!("{key}[{}]", i + 1),
                TEXT,
                Some(&found),
                String::new(),
            ),
        });
        texts.collect()
    }

    /// A required list of at least one text.
    pub(super) fn texts(&mut self, key: &str) -> Vec<String> {
        let empty = self
            .table
            .get(key)
            .and_then(Value::as_array)
            .is_some_and(Vec::is_empty);
        if empty {
            self.report(key, "expected at least one text, found an empty list");
        }
        self.texts_if_any(key)
    }

    /// A slug that is unique in the file: `seen` holds the earlier ones.
    pub(super) fn id(&mut self, seen: &mut BTreeSet<String>) -> String {
        let id = self.text("id");
        if !id.is_empty() && !is_slug(&id) {
            self.report(
                "id",
                format!("expected lower-case words joined by hyphens, found ‘{id}’"),
            );
        } else if !id.is_empty() && !seen.insert(id.clone()) {
            self.report(
                "id",
                format!("‘{id}’ is used above in this file; expected a unique id"),
            );
        }
        id
    }

    /// Whether the field is present.
    pub(super) fn is_there(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// An optional flag; `false` where it is missing.
    pub(super) fn flag(&mut self, key: &str) -> bool {
        match self.table.remove(key) {
            None => false,
            Some(Value::Boolean(flag)) => flag,
            found => self.expected(key, "true or false", found.as_ref(), false),
        }
    }

    /// One or two whole numbers within `bounds`, in the order of the file. One number counts twice.
    pub(super) fn numbers(&mut self, key: &str, bounds: &RangeInclusive<i16>) -> (i16, i16) {
        let whole = |value: &Value| {
            let n = i16::try_from(value.as_integer()?).ok()?;
            bounds.contains(&n).then_some(n)
        };
        let value = self.table.remove(key);
        let read = value
            .as_ref()
            .and_then(|value| match value.as_array().map(Vec::as_slice) {
                None => whole(value).map(|n| (n, n)),
                Some([a, b]) => whole(a).zip(whole(b)),
                Some(_) => None,
            });
        read.unwrap_or_else(|| {
            let (low, high) = (bounds.start(), bounds.end());
            let what = format!("a whole number from {low} to {high}, or two of them");
            self.expected(key, &what, value.as_ref(), (*low, *low))
        })
    }

    /// A range of whole numbers from 1 to `max`; one number is both ends.
    pub(super) fn range(&mut self, key: &str, max: i16) -> Range {
        let (low, high) = self.numbers(key, &(1..=max));
        Range::new(low.unsigned_abs(), high.unsigned_abs()).unwrap_or_else(|| {
            self.report(
                key,
                format!("expected the lower number first, found [{low}, {high}]"),
            );
            Range::exactly(1)
        })
    }

    /// One of the words in `choices`.
    pub(super) fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> T {
        let value = self.table.remove(key);
        let word = value.as_ref().and_then(Value::as_str);
        let chosen = choices.iter().find(|choice| Some(choice.0) == word);
        chosen.map_or_else(
            || {
                let words: Vec<_> = choices.iter().map(|c| format!("‘{}’", c.0)).collect();
                self.expected(key, &words.join(", "), value.as_ref(), choices[0].1)
            },
            |choice| choice.1,
        )
    }

    /// The field `at`: a place in the source.
    pub(super) fn place(&mut self) -> Place {
        self.choice("at", &PLACES)
    }

    /// Whether the field says “not stated”. Removes it if so.
    pub(super) fn is_not_stated(&mut self, key: &str) -> bool {
        let silent = self.table.get(key).and_then(Value::as_str) == Some(NOT_STATED);
        if silent {
            self.table.remove(key);
        }
        silent
    }

    /// A table with a figure and its place in the source, or “not stated”.
    pub(super) fn stated<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Fields) -> T,
    ) -> Stated<T> {
        if self.is_not_stated(key) {
            return Stated::NotStated;
        }
        match self.table.remove(key) {
            Some(Value::Table(table)) => self
                .within(key, table)
                .read(|fields| Stated::At(fields.place(), read(fields))),
            found => self.expected(
                key,
                "a table with its place in the source, or ‘not stated’",
                found.as_ref(),
                Stated::NotStated,
            ),
        }
    }

    /// A required table.
    pub(super) fn table<T>(&mut self, key: &str, read: impl FnOnce(&mut Fields) -> T) -> T {
        let table = match self.table.remove(key) {
            Some(Value::Table(table)) => table,
            found => self.expected(key, "a table", found.as_ref(), Table::new()),
        };
        self.within(key, table).read(read)
    }

    /// An optional list of tables.
    pub(super) fn tables_if_any<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Fields) -> T,
    ) -> Vec<T> {
        let list = match self.table.remove(key) {
            None => vec![],
            Some(Value::Array(list)) => list,
            found => self.expected(key, "a list of tables", found.as_ref(), vec![]),
        };
        let tables = list.into_iter().enumerate().filter_map(|(i, value)| {
            let key = format!("{key}[{}]", i + 1);
            match value {
                Value::Table(table) => Some(self.within(&key, table).read(&mut read)),
                found => self.expected(&key, "a table", Some(&found), None),
            }
        });
        tables.collect()
    }

    /// A required list of at least one table.
    pub(super) fn tables<T>(&mut self, key: &str, read: impl FnMut(&mut Fields) -> T) -> Vec<T> {
        if self
            .table
            .get(key)
            .is_none_or(|value| value.as_array().is_some_and(Vec::is_empty))
        {
            self.report(key, "expected at least one, found none");
        }
        self.tables_if_any(key, read)
    }

    fn within(&self, key: &str, table: Table) -> Fields<'a> {
        Fields {
            file: self.file,
            path: self.at(key),
            table,
            problems: self.problems,
        }
    }
}

const TEXT: &str = "text without spaces at its ends";

fn is_text(text: &str) -> bool {
    !text.is_empty() && text.trim() == text
}
