//! A page's own replica, in parts: one for the plan, and one for each pathway of the learner's own, so that a
//! tick writes the plan and not two hundred pathways. Each part is stored under a key of its own and is a
//! replica like any other to all who read it.

use super::lww_map::LwwMap;
use crate::domain::sorted_map::{SortedMap, SortedSet};
use crate::store::entries::{Edit, pathway_in};

/// The separator of a page's key and the name of a part.
const SEPARATOR: char = '.';

/// The key of the page that stores this replica.
pub fn page_of(key: &str) -> &str {
    key.split_once(SEPARATOR).map_or(key, |(page, _)| page)
}

/// The part that is stored under this key, the id of its pathway; `None` for that of the plan.
pub fn part_in(key: &str) -> Option<&str> {
    key.split_once(SEPARATOR).map(|(_, part)| part)
}

/// The part that an entry of this name belongs to: the id of its pathway, or none for those of the plan.
fn part_of(name: &str) -> &str {
    pathway_in(name).unwrap_or_default()
}

/// The entries that one page has made or taken over, by part.
#[derive(Clone, Debug, Default)]
pub struct OwnReplica {
    parts: SortedMap<String, LwwMap>,
    /// The parts that differ from what is stored.
    unsaved: SortedSet<String>,
}

impl OwnReplica {
    fn part(&mut self, name: &str) -> &mut LwwMap {
        if !self.unsaved.contains(name) {
            self.unsaved.insert(name.to_owned());
        }
        self.parts.get_or_default(name.to_owned())
    }

    /// Applies these edits with this count.
    pub fn set(&mut self, edits: Vec<Edit>, count: u64) {
        for edit in edits {
            self.part(part_of(&edit.0)).set(vec![edit], count);
        }
    }

    /// Takes over each entry that is later in `other`.
    pub fn merge(&mut self, other: &LwwMap) {
        for (name, map) in other.split(part_of) {
            let is_known = self
                .parts
                .get(&name)
                .is_some_and(|ours| ours.dominates(&map));
            if !is_known {
                self.part(&name).merge(&map);
            }
        }
    }

    /// Takes over that this part is stored as this map.
    pub fn read(&mut self, key: &str, map: LwwMap) {
        let name = part_in(key).unwrap_or_default();
        self.parts.insert(name.to_owned(), map);
    }

    /// The keys and texts of the parts that aren't stored as they are, of a page with this key.
    pub fn unsaved(&self, page: &str) -> Vec<(String, String)> {
        let parts = self.parts.iter();
        let unsaved = parts.filter(|(name, _)| self.unsaved.contains(*name));
        let texts = unsaved.map(|(name, map)| (key_of(page, name), map.encode()));
        texts.collect()
    }

    /// Notes that the part with this key is stored as it is.
    pub fn was_saved(&mut self, key: &str) {
        let name = part_in(key).unwrap_or_default();
        self.unsaved.remove(name);
    }
}

fn key_of(page: &str, part: &str) -> String {
    match part {
        "" => page.to_owned(),
        part => format!("{page}{SEPARATOR}{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(name: &str, text: &str) -> Edit {
        (name.to_owned(), Some(text.to_owned()))
    }

    #[test]
    fn a_tick_writes_the_plan_and_no_pathway() {
        let mut own = OwnReplica::default();
        own.set(
            vec![edit("own/my-a", "role¦A¶"), edit("own/my-b/role", "B")],
            1,
        );
        own.set(vec![edit("done/one/read", "2026-12-02")], 2);
        let keys = |own: &OwnReplica| {
            let unsaved = own.unsaved("page").into_iter();
            unsaved.map(|(key, _)| key).collect::<Vec<_>>()
        };
        assert_eq!(keys(&own), ["page", "page.my-a", "page.my-b"]);
        for key in ["page", "page.my-a", "page.my-b"] {
            assert_eq!(page_of(key), "page");
            own.was_saved(key);
        }
        own.set(vec![edit("done/one/build", "2026-12-03")], 3);
        assert_eq!(keys(&own), ["page"]);
    }

    #[test]
    fn what_is_taken_over_goes_to_its_part_and_is_unsaved_only_if_it_is_new() {
        let mut other = LwwMap::default();
        other.set(vec![edit("own/my-a/role", "A"), edit("pace/hours", "6")], 4);
        let mut own = OwnReplica::default();
        own.merge(&other);
        let stored = own.unsaved("page");
        assert_eq!(stored.len(), 2);
        for (key, text) in stored {
            own.was_saved(&key);
            own.read(&key, LwwMap::decode(&text).unwrap());
        }
        own.merge(&other);
        assert_eq!(own.unsaved("page"), []);
    }
}
