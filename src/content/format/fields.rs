//! Reads a table field by field. After a mistake it continues, so that one reading reports all.

use super::problem::{Problem, Problems};
use super::value::{Data, Field, Table, Value, excerpt};

/// How much a pathway has to state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rules {
    /// Everything: it is one of this build's.
    Published,
    /// Its role and its steps with their tasks: it is the learner's own.
    Own,
}

/// The least that a list holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Least {
    /// Nothing; it may be left out.
    Optional,
    /// Nothing, but it says so with an empty list.
    Empty,
    One,
}

/// A table of a file. A field with a mistake is reported and gets a placeholder value, which never reaches the
/// app, because the whole file is refused.
pub(super) struct Fields<'a> {
    pub(super) rules: Rules,
    file: &'a str,
    path: String,
    line: Option<usize>,
    /// Those that were read have no value any more; those that keep one are unknown.
    entries: Vec<(String, usize, Option<Value>)>,
    /// The names that were asked for.
    known: Vec<&'static str>,
    problems: &'a Problems,
}

/// Reads the top-level table of a file.
pub(super) fn read_top<T>(
    (file, rules): (&str, Rules),
    table: Table,
    problems: &Problems,
    read: impl FnOnce(&mut Fields) -> T,
) -> T {
    Fields::new(file, rules, String::new(), (None, table), problems).read(read)
}

impl<'a> Fields<'a> {
    fn new(
        file: &'a str,
        rules: Rules,
        path: String,
        (line, table): (Option<usize>, Table),
        problems: &'a Problems,
    ) -> Self {
        let fields = table
            .into_iter()
            .map(|Field { key, line, value }| (key, line, Some(value)));
        Self {
            rules,
            file,
            path,
            line,
            entries: fields.collect(),
            known: vec![],
            problems,
        }
    }

    pub(super) fn within(&self, key: &str, line: Option<usize>, table: Table) -> Fields<'a> {
        Fields::new(
            self.file,
            self.rules,
            self.at(key),
            (line, table),
            self.problems,
        )
    }

    pub(super) fn read<T>(mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let value = read(&mut self);
        for (key, line, _) in self.entries.iter().filter(|(_, _, left)| left.is_some()) {
            let message = match self.rules {
                Rules::Published => {
                    "unknown field; expected only those that src/content/README.md lists".to_owned()
                }
                Rules::Own => format!("unknown field; expected only {}", self.known.join(", ")),
            };
            self.report_at(Some(*line), &excerpt(key), message);
        }
        value
    }

    fn at(&self, key: &str) -> String {
        match (self.path.as_str(), key) {
            ("", key) => key.to_owned(),
            (path, key) => format!("{path}.{key}"),
        }
    }

    /// The line of a field, or of the table where the field is missing.
    pub(super) fn line_of(&self, key: &str) -> Option<usize> {
        let field = self.entries.iter().find(|(name, ..)| name == key);
        field.map(|(_, line, _)| *line).or(self.line)
    }

    /// The line of a field of the table `key`.
    pub(super) fn line_in(&self, key: &str, inner: &str) -> Option<usize> {
        self.peek(key)?.field(inner).map(|field| field.line)
    }

    /// A text that is still to be read.
    pub(super) fn peek_text(&self, key: &str) -> Option<&str> {
        self.peek(key)?.text()
    }

    fn peek(&self, key: &str) -> Option<&Value> {
        self.entries
            .iter()
            .find(|(name, ..)| name == key)?
            .2
            .as_ref()
    }

    /// Leaves all fields unread, without reporting them as unknown.
    pub(super) fn ignore_rest(&mut self) {
        self.entries.clear();
    }

    /// Reports a mistake in the field `key`.
    pub(super) fn report(&self, key: &str, message: impl Into<String>) {
        self.report_at(self.line_of(key), key, message);
    }

    /// Reports a mistake in the field `key`, in this line of it.
    pub(super) fn report_at(&self, line: Option<usize>, key: &str, message: impl Into<String>) {
        let (file, field) = (self.file.to_owned(), self.at(key));
        self.problems.report(Problem {
            file,
            line,
            field,
            message: message.into(),
        });
    }

    /// The number of mistakes so far, in all files.
    pub(super) fn count_problems(&self) -> usize {
        self.problems.count()
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<Value> {
        self.know(key);
        self.peek_mut(key)?.take()
    }

    pub(super) fn peek_mut(&mut self, key: &str) -> Option<&mut Option<Value>> {
        self.entries
            .iter_mut()
            .find(|(name, ..)| name == key)
            .map(|(_, _, value)| value)
    }

    pub(super) fn expected<T>(
        &self,
        key: &str,
        what: &str,
        found: Option<&Value>,
        placeholder: T,
    ) -> T {
        let line = found.map_or_else(|| self.line_of(key), |found| Some(found.line));
        let found = found.map_or("nothing".to_owned(), |found| found.data.describe());
        self.report_at(line, key, format!("expected {what}, found {found}"));
        placeholder
    }

    fn know(&mut self, key: &'static str) {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
    }

    /// Whether the field is present.
    pub(super) fn is_there(&mut self, key: &'static str) -> bool {
        self.know(key);
        self.entries.iter().any(|(name, ..)| name == key)
    }

    /// Whether the field is present, or the rules demand it.
    pub(super) fn is_due(&mut self, key: &'static str) -> bool {
        self.is_there(key) || self.rules == Rules::Published
    }

    /// A list of up to `max` values.
    pub(super) fn list(
        &mut self,
        key: &'static str,
        (what, least, max): (&str, Least, usize),
    ) -> Vec<Value> {
        match self.take(key) {
            None if least == Least::Optional => vec![],
            Some(Value {
                data: Data::List(list),
                ..
            }) if list.len() <= max => list,
            Some(Value {
                data: Data::List(list),
                ..
            }) => {
                self.report(key, format!("expected at most {max}, found {}", list.len()));
                vec![]
            }
            found => self.expected(key, what, found.as_ref(), vec![]),
        }
    }

    /// The least of a list that published pathways fill, and that others may leave out.
    pub(super) fn one_if_published(&self) -> Least {
        if self.rules == Rules::Published {
            Least::One
        } else {
            Least::Optional
        }
    }

    pub(super) fn is_empty_list(&self, key: &str) -> bool {
        self.peek(key)
            .is_some_and(|value| matches!(&value.data, Data::List(list) if list.is_empty()))
    }

    /// A required table.
    pub(super) fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields) -> T) -> T {
        let (line, table) = match self.take(key) {
            Some(Value {
                data: Data::Table(table),
                line,
            }) => (Some(line), table),
            found => (
                self.line,
                self.expected(key, "a table", found.as_ref(), vec![]),
            ),
        };
        self.within(key, line, table).read(read)
    }

    /// A list of tables.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        least: Least,
        max: usize,
        read: impl FnMut(&mut Fields) -> T,
    ) -> Vec<T> {
        let is_none = !self.is_there(key) || self.is_empty_list(key);
        if least == Least::One && is_none {
            self.report(key, "expected at least one, found none");
        }
        let least = if least == Least::One {
            Least::Optional
        } else {
            least
        };
        let list = self.list(key, ("a list of tables", least, max));
        self.each(key, list, read)
    }

    /// Reads each value of a list as a table.
    pub(super) fn each<T>(
        &self,
        key: &str,
        list: Vec<Value>,
        mut read: impl FnMut(&mut Fields) -> T,
    ) -> Vec<T> {
        let tables = list.into_iter().zip(1..).filter_map(|(value, position)| {
            let key = format!("{key}[{position}]");
            match value {
                Value {
                    data: Data::Table(table),
                    line,
                } => Some(self.within(&key, Some(line), table).read(&mut read)),
                found => self.expected(&key, "a table", Some(&found), None),
            }
        });
        tables.collect()
    }
}
