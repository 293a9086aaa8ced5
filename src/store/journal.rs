//! A journal: what was entered on one page, entry by entry, and how late among all changes.
//!
//! Only the page that began a journal writes it, so nothing that one tab stores can cover what
//! another stored: browsers promise nothing about when a tab sees what another wrote, and reading,
//! merging and writing back one common value loses changes even under a lock (measured: up to 6 %).
//! The plan is what all journals say together. [`Journal::join`] takes the later of each entry, so
//! it doesn't matter in which order, how often or how late they are read.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::entries::{Edit, Entries};
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};

/// The version that this program writes, and the newest that it reads.
const FORMAT: u32 = 2;

/// Entries, each with the count of the change that made it so. Counts go up from the highest that
/// is known anywhere; no clock has a say. `None` is an entry that was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal(BTreeMap<String, (u64, Option<String>)>);

impl Journal {
    /// Takes over whatever is later in `other`. Of two that are as late the greater text stays, so
    /// that every page chooses the same, and one that is there rather than none.
    pub fn join(&mut self, other: &Self) {
        for (name, theirs) in &other.0 {
            match self.0.get_mut(name) {
                Some(ours) if *ours >= *theirs => {}
                Some(ours) => ours.clone_from(theirs),
                None => {
                    self.0.insert(name.clone(), theirs.clone());
                }
            }
        }
    }

    /// Whether joining `other` would change nothing.
    pub fn covers(&self, other: &Self) -> bool {
        let mut all = other.0.iter();
        all.all(|(name, theirs)| self.0.get(name).is_some_and(|ours| ours >= theirs))
    }

    /// Enters these as what comes after so many changes.
    pub fn enter(&mut self, edits: Vec<Edit>, last: u64) {
        let count = last.saturating_add(1);
        let edits = edits.into_iter();
        self.0
            .extend(edits.map(|(name, text)| (name, (count, text))));
    }

    /// The highest count of a change.
    pub fn last(&self) -> u64 {
        let counts = self.0.values().map(|(count, _)| *count);
        counts.max().unwrap_or_default()
    }

    /// What is there.
    pub fn entries(&self) -> Entries {
        let all = self.0.iter();
        all.filter_map(|(name, (_, text))| Some((name.clone(), text.clone()?)))
            .collect()
    }

    /// The journal as text to store.
    pub fn encode(&self) -> String {
        let saved = Saved {
            format: FORMAT,
            last: self.last(),
            entries: self.0.clone(),
        };
        serde_json::to_string(&saved).expect("text keys and plain values always make JSON")
    }

    /// The journal that was stored as `text`.
    ///
    /// # Errors
    /// Where it isn't one, or is one of a newer version.
    pub fn decode(text: &str) -> Result<Self, Unreadable> {
        let broken = |error: serde_json::Error| Unreadable::Broken(error.to_string());
        let Version { format, last } = serde_json::from_str(text).map_err(broken)?;
        match format {
            1 => {
                let saved: Format1 = serde_json::from_str(text).map_err(broken)?;
                Ok(saved.journal())
            }
            2 => {
                let saved: Saved = serde_json::from_str(text).map_err(broken)?;
                Ok(Self(saved.entries))
            }
            0 => Err(Unreadable::Broken("there is no format 0".to_owned())),
            _ => Err(Unreadable::Newer(last)),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Saved {
    format: u32,
    last: u64,
    entries: BTreeMap<String, (u64, Option<String>)>,
}

/// The first format: one plan for all tabs, of what is followed and what is done.
#[derive(Deserialize)]
struct Format1 {
    follows: Vec<PathwayId>,
    done: BTreeMap<ItemId, Date>,
}

impl Format1 {
    /// As entered before everything else.
    fn journal(self) -> Journal {
        let follows = (1..).zip(self.follows);
        let follows =
            follows.map(|(place, id): (u32, _)| (format!("follows/{id}"), place.to_string()));
        let done = self.done.into_iter();
        let done = done.map(|(id, day)| (format!("done/{id}"), day.to_string()));
        let all = follows.chain(done);
        Journal(all.map(|(name, text)| (name, (0, Some(text)))).collect())
    }
}

/// All versions have this much in common.
#[derive(Deserialize)]
struct Version {
    format: u64,
    /// The highest count of a change.
    #[serde(default)]
    last: u64,
}

/// Why a stored value is not used. In neither case is it ever written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It isn't a journal; this is what the reader stumbled over.
    Broken(String),
    /// A newer version of the program wrote it; this is the highest count of a change in it.
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
pub(super) mod tests {
    use proptest::prelude::*;

    use super::super::entries::tests::{WHOLE_PLAN, entries};
    use super::super::entries::{edits, entries_of, plan_of};
    use super::*;

    /// A plan as format 1 was first released. It stays here for as long as anyone may have one.
    const FORMAT_1: &str = include_str!("../../tests/saved/format-1.json");

    /// A journal as format 2 was first released, with everything that there is to enter.
    const FORMAT_2: &str = include_str!("../../tests/saved/format-2.json");

    pub fn any_journal() -> impl Strategy<Value = Journal> {
        let entry = (0..4_u64, prop::option::of("[ab]"));
        prop::collection::btree_map("[a-d]", entry, 0..4).prop_map(Journal)
    }

    fn joined(mut a: Journal, b: &Journal) -> Journal {
        a.join(b);
        a
    }

    #[test]
    fn every_format_ever_released_is_still_read() {
        let plan = plan_of(&Journal::decode(FORMAT_1).unwrap().entries());
        assert_eq!(plan.follows, [PathwayId::new("nlp-engineer").unwrap()]);
        let retired = ItemId::new("nlp-engineer/a-task-of-long-ago").unwrap();
        assert_eq!(
            plan.done[&retired].to_string(),
            "2026-11-20",
            "what was retired is kept"
        );
        assert_eq!(plan.done.len(), 2);
        let journal = Journal::decode(FORMAT_2).unwrap();
        let mut whole = entries(&WHOLE_PLAN);
        whole.insert("a-name-of-tomorrow".to_owned(), "kept".to_owned());
        assert_eq!(journal.entries(), whole);
        assert_eq!(
            journal.encode(),
            FORMAT_2.trim_end(),
            "and written as it was read"
        );
    }

    #[test]
    fn what_is_entered_later_counts() {
        let (mut first, mut second) = (Journal::default(), Journal::default());
        let one = |text: Option<&str>| vec![("a".to_owned(), text.map(str::to_owned))];
        first.enter(one(Some("z")), 0);
        second.enter(one(None), first.last());
        assert_eq!(joined(first.clone(), &second).entries(), Entries::new());
        first.enter(one(Some("b")), second.last());
        assert_eq!(joined(second, &first).entries(), entries(&[("a", "b")]));
    }

    #[test]
    fn what_an_old_version_stored_gives_way_to_all_that_is_entered() {
        let mut plan = Journal::decode(FORMAT_1).unwrap();
        let before = plan.entries();
        let mut page = Journal::default();
        page.enter(edits(&before, &Entries::new()), plan.last());
        plan.join(&page);
        assert_eq!(plan.entries(), Entries::new());
    }

    #[test]
    fn what_is_no_journal_is_refused_and_never_panics() {
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
                matches!(Journal::decode(text), Err(Unreadable::Broken(_))),
                "{text:.40}"
            );
        }
        let newer = Journal::decode(r#"{"format":3,"entries":"in a way of its own"}"#);
        assert_eq!(newer, Err(Unreadable::Newer(0)));
    }

    #[test]
    fn counts_at_their_end_do_no_harm() {
        let text = format!(
            "{{\"format\":2,\"last\":1,\"entries\":{{\"a\":[{},\"1\"]}}}}",
            u64::MAX
        );
        let seen = Journal::decode(&text).unwrap();
        let mut page = Journal::default();
        page.enter(vec![("a".to_owned(), Some("2".to_owned()))], seen.last());
        assert_eq!(joined(seen, &page).entries(), entries(&[("a", "2")]));
    }

    proptest! {
        #[test]
        fn the_order_and_number_of_joins_do_not_matter(
            a in any_journal(), b in any_journal(), c in any_journal(),
        ) {
            prop_assert_eq!(joined(a.clone(), &b), joined(b.clone(), &a));
            let left = joined(joined(a.clone(), &b), &c);
            prop_assert_eq!(&left, &joined(a.clone(), &joined(b.clone(), &c)));
            prop_assert_eq!(&joined(left.clone(), &b), &left);
            prop_assert!(left.covers(&a) && left.covers(&b) && left.covers(&c));
        }

        #[test]
        fn a_journal_covers_what_changes_nothing_in_it(a in any_journal(), b in any_journal()) {
            prop_assert_eq!(a.covers(&b), joined(a.clone(), &b) == a);
        }

        #[test]
        fn a_journal_is_read_as_it_was_written(journal in any_journal()) {
            prop_assert_eq!(Journal::decode(&journal.encode()), Ok(journal));
        }

        #[test]
        fn a_byte_that_turned_never_panics(at in 0..1000_usize, byte: u8) {
            let mut bytes = FORMAT_2.as_bytes().to_vec();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = Journal::decode(&String::from_utf8_lossy(&bytes)).map(|j| entries_of(&plan_of(&j.entries())));
        }
    }
}
