//! JSON as values with their lines.
//!
//! `serde_json` gives no positions, but a [`RawValue`] is a part of the text that it was read from, so its
//! address tells where it stands. Of the parsers that do give positions, those for JSON with comments take
//! more than JSON even in their strict modes.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::value::{Data, Field, Lines, MAX_DEPTH, SyntaxError, Table, Value, excerpt};

/// The greatest whole number up to which a decimal fraction still tells neighbours apart.
const MAX_EXACT: f64 = 9_007_199_254_740_991.0;

/// Parses a file.
pub(super) fn parse(text: &str) -> Result<Table, SyntaxError> {
    let file = File {
        text,
        lines: Lines::new(text),
    };
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| refuse(&error, 1))?;
    let value = file.convert(raw, 0)?;
    match value.data {
        Data::Table(table) => Ok(table),
        other => Err(SyntaxError {
            line: Some(value.line),
            message: format!("expected an object in braces, found {}", other.describe()),
        }),
    }
}

struct File<'a> {
    text: &'a str,
    lines: Lines,
}

impl File<'_> {
    fn line(&self, raw: &RawValue) -> usize {
        let offset = raw.get().as_ptr().addr() - self.text.as_ptr().addr();
        self.lines.line(offset)
    }

    fn convert(&self, raw: &RawValue, depth: usize) -> Result<Value, SyntaxError> {
        let line = self.line(raw);
        if depth > MAX_DEPTH {
            return Err(SyntaxError::too_deep(line));
        }
        let text = raw.get();
        let refused = |error| refuse(&error, line);
        let data = match text.as_bytes().first() {
            Some(b'{') => Data::Table(self.convert_table(raw, depth)?),
            Some(b'[') => {
                let list: Vec<&RawValue> = serde_json::from_str(text).map_err(refused)?;
                let list = list.into_iter().map(|raw| self.convert(raw, depth + 1));
                Data::List(list.collect::<Result<_, _>>()?)
            }
            Some(b'"') => Data::Text(serde_json::from_str(text).map_err(refused)?),
            Some(b't') => Data::Boolean(true),
            Some(b'f') => Data::Boolean(false),
            _ => number(text).map_or_else(|| Data::Other(text.to_owned()), Data::Integer),
        };
        Ok(Value { line, data })
    }

    fn convert_table(&self, raw: &RawValue, depth: usize) -> Result<Table, SyntaxError> {
        let line = self.line(raw);
        let mut reader = serde_json::Deserializer::from_str(raw.get());
        let pairs = reader
            .deserialize_map(Pairs)
            .map_err(|error| refuse(&error, line))?;
        let mut seen = BTreeSet::new();
        let mut table = vec![];
        for (key, value) in pairs {
            let line = self.line(key);
            let key: String =
                serde_json::from_str(key.get()).map_err(|error| refuse(&error, line))?;
            if !seen.insert(key.clone()) {
                let message = format!(
                    "expected each name once in an object, found ‘{}’ again",
                    excerpt(&key)
                );
                return Err(SyntaxError {
                    line: Some(line),
                    message,
                });
            }
            table.push(Field {
                key,
                line,
                value: self.convert(value, depth + 1)?,
            });
        }
        Ok(table)
    }
}

/// A whole number in any way of writing it: JSON makes no difference between `6` and `6.0`.
fn number(text: &str) -> Option<i64> {
    let whole = text.parse().ok();
    whole.or_else(|| {
        let number: f64 = text.parse().ok()?;
        let is_exact = number.fract() == 0.0 && number.abs() <= MAX_EXACT;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "it is whole, and small enough"
        )]
        is_exact.then_some(number as i64)
    })
}

/// The error in a part of the text that begins in `line`.
fn refuse(error: &serde_json::Error, line: usize) -> SyntaxError {
    let message = error.to_string();
    // The end names a line of the part.
    let message = message.split(" at line ").next().unwrap_or_default();
    SyntaxError {
        line: Some(line + error.line().saturating_sub(1)),
        message: format!("expected JSON: {message}"),
    }
}

/// Reads an object as pairs of raw texts, which know their positions.
struct Pairs;

impl<'a> Visitor<'a> for Pairs {
    type Value = Vec<(&'a RawValue, &'a RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut pairs = vec![];
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}
