//! A last-writer-wins map: the CRDT that a plan is stored as.
//!
//! Each entry carries the Lamport count of the change that made it so. Counts go up from the greatest
//! that is known anywhere, so no wall clock decides what is later. [`LwwMap::merge`] is commutative,
//! associative and idempotent: it doesn't matter in which order, how often or how late maps are read.
//! Only the page that began a replica writes it, so nothing that one tab stores can cover what another
//! stored. Browsers promise nothing about when a tab sees what another wrote, and reading, merging and
//! writing back one common value loses changes even under a lock (measured: up to 6 %).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::sorted_map::SortedMap;
use crate::store::entries::{Edit, Entries};

/// The version that this program writes, and the newest that it reads.
const FORMAT: u32 = 2;

/// The Lamport count of a change, and the text that it gave an entry; `None` where it removed it.
/// Ordered: the greater one wins.
pub type Version = (u64, Option<String>);

/// Entries by name, each with its version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LwwMap {
    versions: SortedMap<String, Version>,
    clock: u64,
}

impl LwwMap {
    fn new(versions: SortedMap<String, Version>) -> Self {
        let counts = versions.values().map(|(count, _)| *count);
        let clock = counts.max().unwrap_or_default();
        Self { versions, clock }
    }

    /// Takes over each entry that is later in `other`, and returns whether that was any. Of two with
    /// the same count the greater text wins, so that every page chooses the same, and a text wins over
    /// its removal.
    pub fn merge(&mut self, other: &Self) -> bool {
        let is_changed = self
            .versions
            .merge(&other.versions, |theirs, ours| theirs > ours);
        self.clock = self.clock.max(other.clock);
        is_changed
    }

    /// Whether merging `other` would change nothing.
    pub fn dominates(&self, other: &Self) -> bool {
        other.is_dominated_by(&[self])
    }

    /// Whether merging this into all of `others` together would change nothing.
    pub fn is_dominated_by(&self, others: &[&Self]) -> bool {
        self.versions.iter().all(|(name, ours)| {
            let mut theirs = others.iter().filter_map(|other| other.versions.get(name));
            theirs.any(|theirs| theirs >= ours)
        })
    }

    /// The entries as several maps, by the part that each name belongs to.
    pub fn split(&self, part_of: fn(&str) -> &str) -> SortedMap<String, Self> {
        let mut parts: SortedMap<String, Self> = SortedMap::new();
        for (name, version) in &self.versions {
            let part = part_of(name);
            if !parts.contains_key(part) {
                parts.insert(part.to_owned(), Self::default());
            }
            if let Some(map) = parts.get_mut(part) {
                map.clock = map.clock.max(version.0);
                map.versions.insert(name.clone(), version.clone());
            }
        }
        parts
    }

    /// Whether nothing was ever entered.
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// Applies these edits with this count.
    pub fn set(&mut self, edits: Vec<Edit>, count: u64) {
        for (name, text) in edits {
            self.clock = self.clock.max(count);
            self.versions.insert(name, (count, text));
        }
    }

    /// The Lamport clock: the greatest count of all entries.
    pub fn clock(&self) -> u64 {
        self.clock
    }

    /// The text of an entry; `None` where there is none, or none any more.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.versions.get(name)?.1.as_deref()
    }

    /// The version of an entry, which may be that of its removal; `None` where there never was one.
    pub fn version(&self, name: &str) -> Option<&Version> {
        self.versions.get(name)
    }

    /// The names of all entries, the removed ones included.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.versions.keys()
    }

    /// Leaves out the entries that `is_kept` doesn't want.
    pub fn retain(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.versions.retain(|name, _| is_kept(name));
    }

    /// All entries that have a text.
    pub fn entries(&self) -> Entries {
        let all = self.versions.iter();
        all.filter_map(|(name, (_, text))| Some((name.clone(), text.clone()?)))
            .collect()
    }

    /// The text to store the map as.
    pub fn encode(&self) -> String {
        let saved = Format2 {
            format: FORMAT,
            last: self.clock,
            entries: &self.versions,
        };
        serde_json::to_string(&saved).expect("text keys and plain values always make JSON")
    }

    /// Reads a stored map, of this format or an older one.
    ///
    /// # Errors
    /// Where it isn't one, or is one of a newer version.
    pub fn decode(text: &str) -> Result<Self, Unreadable> {
        let broken = |error: serde_json::Error| Unreadable::Broken(error.to_string());
        let Header { format, last } = serde_json::from_str(text).map_err(broken)?;
        match format {
            1 => {
                let saved: Format1 = serde_json::from_str(text).map_err(broken)?;
                Ok(saved.into_map())
            }
            2 => {
                let saved: Format2<SortedMap<String, Version>> =
                    serde_json::from_str(text).map_err(broken)?;
                Ok(Self::new(saved.entries))
            }
            0 => Err(Unreadable::Broken("there is no format 0".to_owned())),
            _ => Err(Unreadable::Newer(last)),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Format2<Map> {
    format: u32,
    last: u64,
    entries: Map,
}

/// The first format: one plan for all tabs, of the pathways followed and the items done.
#[derive(Deserialize)]
struct Format1 {
    follows: Vec<PathwayId>,
    done: SortedMap<ItemId, Date>,
}

impl Format1 {
    /// Gives its entries the count 0, before all others.
    fn into_map(self) -> LwwMap {
        let follows = (1..).zip(self.follows);
        let follows =
            follows.map(|(place, id): (u32, _)| (format!("follows/{id}"), place.to_string()));
        let done = self.done.into_iter();
        let done = done.map(|(id, day)| (format!("done/{id}"), day.to_string()));
        let all = follows.chain(done);
        LwwMap::new(all.map(|(name, text)| (name, (0, Some(text)))).collect())
    }
}

/// The part that all formats have in common.
#[derive(Deserialize)]
struct Header {
    format: u64,
    /// The greatest count in it.
    #[serde(default)]
    last: u64,
}

/// Why a stored value is not used. Neither kind is ever overwritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It isn't a replica; the text is the parser's message.
    Broken(String),
    /// A newer version of the program wrote it; the number is the greatest count in it.
    Newer(u64),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(why) => write!(f, "it is not a plan: {why}"),
            Self::Newer(_) => f.write_str("a newer version of Interchange wrote it"),
        }
    }
}

#[cfg(test)]
pub(in crate::store) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::store::entries::tests::{STATES, WHOLE_PLAN, entries};
    use crate::store::entries::{edits, entries_of, plan_of};

    /// A plan as format 1 was first released. It stays here for as long as anyone may have one.
    const FORMAT_1: &str = include_str!("../../../tests/saved/format-1.json");

    /// A replica as format 2 was first released, with everything that there is to enter.
    const FORMAT_2: &str = include_str!("../../../tests/saved/format-2.json");

    /// A replica of the version that first had work in progress and skipped work.
    const FORMAT_2_STATES: &str = include_str!("../../../tests/saved/format-2-states.json");

    /// A replica of the version that first had one schedule for all roles, a currency, and roles and answers
    /// that are kept.
    const FORMAT_2_SCHEDULE: &str = include_str!("../../../tests/saved/format-2-schedule.json");

    pub fn any_map() -> impl Strategy<Value = LwwMap> {
        let entry = (0..4_u64, prop::option::of("[ab]"));
        let entries = prop::collection::btree_map("[a-d]", entry, 0..4);
        entries.prop_map(|entries| LwwMap::new(SortedMap::from_iter(entries)))
    }

    fn merged(mut a: LwwMap, b: &LwwMap) -> LwwMap {
        a.merge(b);
        a
    }

    #[test]
    fn every_format_ever_released_is_still_read() {
        let plan = plan_of(&LwwMap::decode(FORMAT_1).unwrap().entries());
        assert_eq!(plan.follows, [PathwayId::new("nlp-engineer").unwrap()]);
        let retired = ItemId::new("nlp-engineer/a-task-of-long-ago").unwrap();
        assert_eq!(
            plan.done[&retired].to_string(),
            "2026-11-20",
            "what was retired is kept"
        );
        assert_eq!(plan.done.len(), 2);
        let map = LwwMap::decode(FORMAT_2).unwrap();
        let mut whole = entries(&WHOLE_PLAN);
        whole.insert("a-name-of-tomorrow".to_owned(), "kept".to_owned());
        assert_eq!(map.entries(), whole);
        assert_eq!(
            map.encode(),
            FORMAT_2.trim_end(),
            "and written as it was read"
        );
        let map = LwwMap::decode(FORMAT_2_STATES).unwrap();
        assert_eq!(map.entries(), entries(&STATES));
        assert_eq!(plan_of(&map.entries()).open.len(), 2);
        assert_eq!(map.encode(), FORMAT_2_STATES.trim_end());
        let map = LwwMap::decode(FORMAT_2_SCHEDULE).unwrap();
        assert_eq!(entries_of(&plan_of(&map.entries())), map.entries());
        assert_eq!(map.entries().len(), 15);
        assert_eq!(map.encode(), FORMAT_2_SCHEDULE.trim_end());
    }

    #[test]
    fn what_is_entered_later_counts() {
        let (mut first, mut second) = (LwwMap::default(), LwwMap::default());
        let one = |text: Option<&str>| vec![("a".to_owned(), text.map(str::to_owned))];
        first.set(one(Some("z")), 1);
        second.set(one(None), first.clock().saturating_add(1));
        assert_eq!(merged(first.clone(), &second).entries(), Entries::new());
        first.set(one(Some("b")), second.clock().saturating_add(1));
        assert_eq!(merged(second, &first).entries(), entries(&[("a", "b")]));
    }

    #[test]
    fn what_an_old_version_stored_gives_way_to_all_that_is_entered() {
        let mut plan = LwwMap::decode(FORMAT_1).unwrap();
        let before = plan.entries();
        let mut page = LwwMap::default();
        page.set(
            edits(&before, &Entries::new()),
            plan.clock().saturating_add(1),
        );
        plan.merge(&page);
        assert_eq!(plan.entries(), Entries::new());
    }

    #[test]
    fn what_is_no_replica_is_refused_and_never_panics() {
        let deep = format!(
            "{{\"format\":2,\"last\":1,\"entries\":{}",
            "[".repeat(1_000_000)
        );
        let whole = FORMAT_2.trim_end();
        let cut = (0..whole.len()).filter_map(|end| whole.get(..end));
        for text in cut.chain([
            "null",
            "[]",
            "{}",
            "\u{FEFF}{}",
            r#"{"format":0}"#,
            r#"{"format":1e400}"#,
            &*deep,
        ]) {
            assert!(
                matches!(LwwMap::decode(text), Err(Unreadable::Broken(_))),
                "{text:.40}"
            );
        }
        let newer = LwwMap::decode(r#"{"format":3,"entries":"in a way of its own"}"#);
        assert_eq!(newer, Err(Unreadable::Newer(0)));
    }

    #[test]
    fn counts_at_their_end_do_no_harm() {
        let text = format!(
            "{{\"format\":2,\"last\":1,\"entries\":{{\"a\":[{},\"1\"]}}}}",
            u64::MAX
        );
        let seen = LwwMap::decode(&text).unwrap();
        let mut page = LwwMap::default();
        page.set(
            vec![("a".to_owned(), Some("2".to_owned()))],
            seen.clock().saturating_add(1),
        );
        assert_eq!(merged(seen, &page).entries(), entries(&[("a", "2")]));
    }

    proptest! {
        #[test]
        fn the_order_and_number_of_merges_do_not_matter(
            a in any_map(), b in any_map(), c in any_map(),
        ) {
            prop_assert_eq!(merged(a.clone(), &b), merged(b.clone(), &a));
            let left = merged(merged(a.clone(), &b), &c);
            prop_assert_eq!(&left, &merged(a.clone(), &merged(b.clone(), &c)));
            prop_assert_eq!(&merged(left.clone(), &b), &left);
            prop_assert!(left.dominates(&a) && left.dominates(&b) && left.dominates(&c));
        }

        #[test]
        fn a_map_dominates_what_changes_nothing_in_it(a in any_map(), b in any_map()) {
            prop_assert_eq!(a.dominates(&b), merged(a.clone(), &b) == a);
        }

        #[test]
        fn a_map_is_read_as_it_was_written(map in any_map()) {
            prop_assert_eq!(LwwMap::decode(&map.encode()), Ok(map));
        }

        #[test]
        fn a_byte_that_turned_never_panics(at in 0..1000_usize, byte: u8) {
            let mut bytes = FORMAT_2.as_bytes().to_vec();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = LwwMap::decode(&String::from_utf8_lossy(&bytes)).map(|map| entries_of(&plan_of(&map.entries())));
        }
    }
}
