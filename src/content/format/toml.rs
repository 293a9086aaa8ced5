//! TOML as values with their lines.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::value::{Data, Field, Lines, MAX_DEPTH, SyntaxError, Table, Value};

/// Parses a file.
pub(super) fn parse(text: &str) -> Result<Table, SyntaxError> {
    let lines = Lines::new(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let table = DeValue::Table(table.into_inner());
    let read = match (errors.first(), &table) {
        (Some(error), _) => Err(SyntaxError {
            line: error.span().map(|span| lines.line(span.start)),
            message: format!("expected TOML: {}", error.message().replace('\n', ", ")),
        }),
        (None, DeValue::Table(table)) => convert_table(table, &lines, 0),
        (None, _) => Ok(vec![]),
    };
    take_apart(table);
    read
}

fn convert(value: &Spanned<DeValue>, lines: &Lines, depth: usize) -> Result<Value, SyntaxError> {
    let line = lines.line(value.span().start);
    if depth > MAX_DEPTH {
        return Err(SyntaxError::too_deep(line));
    }
    let data = match value.get_ref() {
        DeValue::String(text) => Data::Text(text.clone().into_owned()),
        DeValue::Integer(number) => {
            let whole = i64::from_str_radix(number.as_str(), number.radix());
            whole.map_or_else(|_| Data::Other(number.to_string()), Data::Integer)
        }
        DeValue::Float(number) => Data::Other(number.to_string()),
        DeValue::Boolean(flag) => Data::Boolean(*flag),
        DeValue::Datetime(date) => Data::Other(format!("the date {date}")),
        DeValue::Array(list) => {
            let list = list.iter().map(|value| convert(value, lines, depth + 1));
            Data::List(list.collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => Data::Table(convert_table(table, lines, depth)?),
    };
    Ok(Value { line, data })
}

fn convert_table(table: &DeTable, lines: &Lines, depth: usize) -> Result<Table, SyntaxError> {
    // The map is sorted by key.
    let mut fields: Vec<_> = table.iter().collect();
    fields.sort_by_key(|(key, _)| key.span().start);
    let fields = fields.into_iter().map(|(key, value)| {
        Ok(Field {
            key: key.get_ref().clone().into_owned(),
            line: lines.line(key.span().start),
            value: convert(value, lines, depth + 1)?,
        })
    });
    fields.collect()
}

/// Drops a value level by level. Dotted keys in inline tables make thousands of levels of a short text, and
/// dropping those one within the other overflows the stack.
fn take_apart(value: DeValue) {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            DeValue::Array(list) => left.extend(list.into_iter().map(Spanned::into_inner)),
            DeValue::Table(table) => left.extend(table.into_iter().map(|it| it.1.into_inner())),
            _ => {}
        }
    }
}
