//! The learner's own pathways as entries.
//!
//! A pathway is a set of fields, each with a name and a text. It is stored as one entry with the fields that it
//! had when it was brought in or begun, and an entry for each field that was edited since. So two tabs that edit
//! it merge field by field, a newer version of it replaces what was brought in and leaves the edits, and two
//! hundred pathways are two hundred texts. Edits of a published pathway (tasks and links of the learner's own)
//! are stored in the same way, without the first entry.

use super::text::{Edit, Entries};
use crate::domain::id::PathwayId;
use crate::domain::sorted_map::SortedMap;

const PREFIX: &str = "own/";

/// Fields by name: see [`crate::store::own_fields`].
pub type Fields = SortedMap<String, String>;

/// The id of the pathway that an entry of this name belongs to; `None` for other entries.
pub fn pathway_in(name: &str) -> Option<&str> {
    name.strip_prefix(PREFIX)?.split('/').next()
}

/// The name of the entry that holds a pathway as it was brought in.
pub fn base_name(id: &PathwayId) -> String {
    format!("{PREFIX}{id}")
}

/// The name of the entry that holds an edited field.
pub fn field_name(id: &PathwayId, field: &str) -> String {
    format!("{PREFIX}{id}/{field}")
}

/// The entries of all own pathways and of edits of published ones.
pub fn own_entries(entries: &Entries) -> Entries {
    let own = entries
        .starting_at(PREFIX)
        .take_while(|(name, _)| name.starts_with(PREFIX));
    own.map(|(name, text)| (name.clone(), text.clone()))
        .collect()
}

/// The stored fields of one pathway.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredPathway {
    /// Its fields as it was brought in; `None` where only edits are stored: of a published pathway, or of one
    /// that was removed in another tab.
    pub base: Option<Fields>,
    /// The fields that were edited since; empty where one was removed.
    pub edits: Fields,
}

impl StoredPathway {
    /// The fields as they are now.
    pub fn fields(&self) -> Fields {
        let mut fields = self.base.clone().unwrap_or_default();
        fields.extend(self.edits.clone());
        fields.retain(|_, text| !text.is_empty());
        fields
    }
}

/// The stored texts of one pathway.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EncodedPathway {
    base: Option<String>,
    edits: Fields,
}

impl EncodedPathway {
    /// Reads it.
    pub fn decode(&self) -> StoredPathway {
        StoredPathway {
            base: self.base.as_deref().map(decode_fields),
            edits: self.edits.clone(),
        }
    }
}

/// The stored texts of each pathway.
pub fn encoded_pathways(entries: &Entries) -> SortedMap<PathwayId, EncodedPathway> {
    let mut all: SortedMap<PathwayId, EncodedPathway> = SortedMap::new();
    for (name, text) in entries.starting_at(PREFIX) {
        let Some(rest) = name.strip_prefix(PREFIX) else {
            break;
        };
        let (id, field) = match rest.split_once('/') {
            Some((id, field)) => (id, Some(field)),
            None => (rest, None),
        };
        // What has another name isn't of this version, and is carried along.
        let Some(id) = PathwayId::new(id) else {
            continue;
        };
        let stored = all.get_or_default(id);
        match field {
            Some(field) => drop(stored.edits.insert(field.to_owned(), text.clone())),
            None => stored.base = Some(text.clone()),
        }
    }
    all
}

/// The stored fields of this pathway; empty where there are none.
pub fn stored_pathway(entries: &Entries, id: &PathwayId) -> StoredPathway {
    let base = base_name(id);
    let fields = format!("{base}/");
    let edits = entries
        .starting_at(&*fields)
        .map_while(|(name, text)| Some((name.strip_prefix(&fields)?.to_owned(), text.clone())));
    StoredPathway {
        base: entries.get(&base).map(|text| decode_fields(text)),
        edits: edits.collect(),
    }
}

/// The edits of entries that store a pathway as it is brought in: its fields, without edits.
pub fn edits_to_add(id: &PathwayId, fields: &Fields) -> Vec<Edit> {
    vec![(base_name(id), Some(encode_fields(fields)))]
}

/// The edits of entries that remove a pathway.
pub fn edits_to_remove(id: &PathwayId, stored: &StoredPathway) -> Vec<Edit> {
    let fields = stored.edits.keys();
    let fields = fields.map(|field| (field_name(id, field), None));
    fields.chain([(base_name(id), None)]).collect()
}

/// The edits of entries that make the fields of a pathway these.
pub fn edits_to_change(id: &PathwayId, stored: &StoredPathway, fields: &Fields) -> Vec<Edit> {
    let empty = Fields::new();
    let base = stored.base.as_ref().unwrap_or(&empty);
    let mut edits = vec![];
    let mut set = |field: &String, text: &str| {
        let is_base = base.get(field).map_or("", String::as_str) == text;
        let text = (!is_base).then(|| text.to_owned());
        if stored.edits.get(field) != text.as_ref() {
            edits.push((field_name(id, field), text));
        }
    };
    for (field, text) in fields {
        set(field, text);
    }
    for field in base.keys().chain(stored.edits.keys()) {
        if !fields.contains_key(field) {
            set(field, "");
        }
    }
    edits.sort_unstable();
    edits.dedup();
    edits
}

/// The signs after a field and between its name and its text. JSON, which replicas are stored as,
/// escapes neither, unlike line breaks and tabs: two hundred pathways are read with every page.
const END: char = '¶';
const BETWEEN: char = '¦';

/// Fields as one text.
pub fn encode_fields(fields: &Fields) -> String {
    let mut text = String::new();
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        text.push_str(name);
        text.push(BETWEEN);
        for letter in value.chars() {
            match letter {
                '\\' => text.push_str("\\\\"),
                END => text.push_str("\\e"),
                BETWEEN => text.push_str("\\b"),
                '\n' => text.push_str("\\n"),
                other => text.push(other),
            }
        }
        text.push(END);
    }
    text
}

/// Reads what [`encode_fields`] wrote. What isn't of that form is passed over.
pub fn decode_fields(text: &str) -> Fields {
    let fields = text
        .split(END)
        .filter_map(|field| field.split_once(BETWEEN));
    fields
        .map(|(name, text)| (name.to_owned(), unescape(text)))
        .collect()
}

fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('e') => END,
                Some('b') => BETWEEN,
                Some(other) => other,
                None => break,
            },
            other => other,
        });
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_fields() -> impl Strategy<Value = Fields> {
        prop::collection::btree_map("[a-c](/[a-c]){0,2}", "(.|\n|¶|¦|\\\\){0,6}", 0..6)
            .prop_map(Fields::from_iter)
    }

    fn apply(entries: &mut Entries, edits: Vec<Edit>) {
        for (name, text) in edits {
            match text {
                Some(text) => drop(entries.insert(name, text)),
                None => drop(entries.remove(&name)),
            }
        }
    }

    fn id() -> PathwayId {
        PathwayId::new("my-role").unwrap()
    }

    #[test]
    fn the_pathway_of_an_entry_is_in_its_name() {
        for (name, id) in [
            ("own/my-a", Some("my-a")),
            ("own/my-a/step/b/title", Some("my-a")),
            ("done/my-a/b", None),
            ("own", None),
        ] {
            assert_eq!(pathway_in(name), id, "{name}");
        }
    }

    proptest! {
        #[test]
        fn fields_are_read_as_they_were_written(fields in any_fields()) {
            let mut shown = fields.clone();
            shown.retain(|_, text| !text.is_empty());
            prop_assert_eq!(decode_fields(&encode_fields(&fields)), shown);
        }

        #[test]
        fn any_text_is_read(text in "(.|\n|¶|¦|\\\\){0,40}") {
            let read = decode_fields(&text);
            prop_assert_eq!(decode_fields(&encode_fields(&read)).len(), read.values().filter(|text| !text.is_empty()).count());
        }

        #[test]
        fn a_pathway_becomes_what_it_is_changed_to(base in any_fields(), first in any_fields(), then in any_fields()) {
            let mut entries = Entries::new();
            apply(&mut entries, edits_to_add(&id(), &base));
            for fields in [first, then] {
                let stored = stored_pathway(&entries, &id());
                apply(&mut entries, edits_to_change(&id(), &stored, &fields));
                let mut expected = fields.clone();
                expected.retain(|_, text| !text.is_empty());
                let stored = stored_pathway(&entries, &id());
                prop_assert_eq!(stored.fields(), expected);
            }
            let stored = stored_pathway(&entries, &id());
            apply(&mut entries, edits_to_remove(&id(), &stored));
            prop_assert_eq!(entries, Entries::new());
        }
    }
}
