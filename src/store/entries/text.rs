//! Names and texts.

use std::collections::BTreeMap;

/// Texts by their names.
pub type Entries = BTreeMap<String, String>;

/// A name and its new text; `None` removes the entry.
pub type Edit = (String, Option<String>);

/// Collects items one by one. `collect` sorts them first, and has the code of a sort for each type of item.
pub fn gather<All: Default + Extend<Item>, Item>(items: impl Iterator<Item = Item>) -> All {
    let mut all = All::default();
    all.extend(items);
    all
}

pub(super) fn unless(default: u32, number: u32) -> String {
    let text = (number != default).then(|| number.to_string());
    text.unwrap_or_default()
}

pub(super) fn text<'a>(entries: &'a Entries, name: &str) -> &'a str {
    entries.get(name).map_or("", String::as_str)
}
