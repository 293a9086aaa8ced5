//! The readers of numbers, choices and figures with their places.

use std::ops::RangeInclusive;

use super::fields::{Fields, Rules};
use super::value::{Data, Value};
use crate::domain::pathway::figure::{Place, Range, Stated};

/// The value of a figure that the source doesn't give.
pub(super) const NOT_STATED: &str = "not stated";

pub(super) const PLACES: [(&str, Place); 7] = [
    ("title", Place::Title),
    ("header", Place::Header),
    ("overview", Place::Overview),
    ("skills", Place::Skills),
    ("roadmap", Place::Roadmap),
    ("answer", Place::Answer),
    ("reality", Place::Reality),
];

impl Fields<'_> {
    /// A required whole number that `is_right`, or `None` after a mistake.
    pub(super) fn integer(
        &mut self,
        key: &'static str,
        what: &str,
        is_right: impl Fn(i64) -> bool,
    ) -> Option<i64> {
        match self.take(key) {
            Some(Value {
                data: Data::Integer(number),
                ..
            }) if is_right(number) => Some(number),
            found => self.expected(key, what, found.as_ref(), None),
        }
    }

    /// An optional flag; `false` where it is missing.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        match self.take(key) {
            None => false,
            Some(Value {
                data: Data::Boolean(flag),
                ..
            }) => flag,
            found => self.expected(key, "true or false", found.as_ref(), false),
        }
    }

    /// One or two whole numbers within `bounds`, in the order of the file. One number counts twice.
    pub(super) fn numbers(
        &mut self,
        key: &'static str,
        bounds: &RangeInclusive<i16>,
    ) -> (i16, i16) {
        let whole = |value: &Value| match value.data {
            Data::Integer(number) => i16::try_from(number).ok().filter(|n| bounds.contains(n)),
            _ => None,
        };
        let found = self.take(key);
        let read = found.as_ref().and_then(|value| match &value.data {
            Data::List(list) => match list.as_slice() {
                [a, b] => whole(a).zip(whole(b)),
                _ => None,
            },
            _ => whole(value).map(|number| (number, number)),
        });
        read.unwrap_or_else(|| {
            let (low, high) = (bounds.start(), bounds.end());
            let what = format!("a whole number from {low} to {high}, or two of them");
            self.expected(key, &what, found.as_ref(), (*low, *low))
        })
    }

    /// A range of whole numbers from 1 to `max`; one number is both ends.
    pub(super) fn range(&mut self, key: &'static str, max: u16) -> Range {
        let max = i16::try_from(max).unwrap_or(i16::MAX);
        let (low, high) = self.numbers(key, &(1..=max));
        Range::new(low.unsigned_abs(), high.unsigned_abs()).unwrap_or_else(|| {
            let message = format!("expected the lower number first, found [{low}, {high}]");
            self.report(key, message);
            Range::exactly(1)
        })
    }

    /// One of the words in `choices`.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> T {
        let found = self.take(key);
        let word = match &found {
            Some(Value {
                data: Data::Text(word),
                ..
            }) => Some(word.as_str()),
            _ => None,
        };
        let chosen = choices.iter().find(|choice| Some(choice.0) == word);
        chosen.map_or_else(
            || {
                let words: Vec<_> = choices.iter().map(|c| format!("‘{}’", c.0)).collect();
                self.expected(key, &words.join(", "), found.as_ref(), choices[0].1)
            },
            |choice| choice.1,
        )
    }

    /// The field `at`: a place in the source. Figures mostly stand in its header.
    pub(super) fn place(&mut self) -> Place {
        if self.is_due("at") {
            self.choice("at", &PLACES)
        } else {
            Place::Header
        }
    }

    /// Whether the field says “not stated”, or may be left out and is. Removes it if so.
    pub(super) fn is_not_stated(&mut self, key: &'static str) -> bool {
        if !self.is_due(key) {
            return true;
        }
        let value = self.peek_mut(key);
        let is_silent =
            |value: &Value| matches!(&value.data, Data::Text(text) if text == NOT_STATED);
        value.is_some_and(|value| value.take_if(|value| is_silent(value)).is_some())
    }

    /// A table with a figure and its place in the source, or “not stated”.
    pub(super) fn stated<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields) -> T,
    ) -> Stated<T> {
        if self.is_not_stated(key) {
            return Stated::NotStated;
        }
        let what = match self.rules {
            Rules::Published => "a table with its place in the source, or ‘not stated’",
            Rules::Own => "a table, or ‘not stated’",
        };
        match self.take(key) {
            Some(Value {
                data: Data::Table(table),
                line,
            }) => self
                .within(key, Some(line), table)
                .read(|fields| Stated::At(fields.place(), read(fields))),
            found => self.expected(key, what, found.as_ref(), Stated::NotStated),
        }
    }
}
