//! Names and texts.

use crate::domain::sorted_map::SortedMap;

/// Texts by their names.
pub type Entries = SortedMap<String, String>;

/// A name and its new text; `None` removes the entry.
pub type Edit = (String, Option<String>);

pub(super) fn unless(default: u32, number: u32) -> String {
    let text = (number != default).then(|| number.to_string());
    text.unwrap_or_default()
}

pub(super) fn text<'a>(entries: &'a Entries, name: &str) -> &'a str {
    entries.get(name).map_or("", String::as_str)
}
