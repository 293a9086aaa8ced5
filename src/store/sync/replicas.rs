//! All replicas of the plan that this browser stores, as one page knows them.
//!
//! A page writes its own replica and no other. Replicas of closed pages would pile up, so they are
//! compacted: the own one takes over what they say ([`Replicas::absorb_closed`]), and a later page
//! removes those that another dominates ([`Replicas::redundant`]). In that order nothing is ever without
//! a copy: a replica is removed only when what it says *now* is in another that is stored.

use std::sync::OnceLock;

use super::lww_map::{LwwMap, Unreadable};
use super::own_replica::{OwnReplica, page_of};
use crate::domain::sorted_map::{SortedMap, SortedSet};
use crate::store::entries::{Edit, Entries};

/// The key of the first format, one plan for all tabs. It is read, and never written.
const FIRST_KEY: &str = "interchange:plan";

/// The prefix of the keys of replicas.
pub const KEY_PREFIX: &str = "interchange:j:";

/// Whether a replica is stored under this key. All other keys are someone else's.
pub fn is_replica_key(key: &str) -> bool {
    key == FIRST_KEY || key.starts_with(KEY_PREFIX)
}

/// The most replicas that are left alone. Only beyond that is the browser asked which pages are closed:
/// Chromium answers by discarding the pages that it keeps for going back.
const MAX_UNCOMPACTED: usize = 4;

/// Whether the replicas with these keys are of so many pages that compacting them is worth it.
pub fn are_many<'a>(keys: impl Iterator<Item = &'a String>) -> bool {
    let mut pages = SortedSet::new();
    pages.extend(keys.map(|key| page_of(key)));
    pages.len() > MAX_UNCOMPACTED
}

/// Stored texts by key.
pub type Stored = SortedMap<String, String>;

/// A stored text, decoded when that is first needed: the own one hardly ever is.
#[derive(Clone, Debug)]
struct StoredReplica {
    text: String,
    map: OnceLock<Result<LwwMap, Unreadable>>,
}

impl StoredReplica {
    fn new(text: String) -> Self {
        let map = OnceLock::new();
        Self { text, map }
    }

    fn map(&self) -> Result<&LwwMap, &Unreadable> {
        let map = self.map.get_or_init(|| LwwMap::decode(&self.text));
        map.as_ref()
    }
}

/// A page's own replica, and the others as it last read them.
#[derive(Clone, Debug, Default)]
pub struct Replicas {
    key: String,
    own: OwnReplica,
    /// As they were last read or written; the own one is among them once it is stored.
    stored: SortedMap<String, StoredReplica>,
    /// The keys of what is stored and wasn't read yet.
    unread: SortedSet<String>,
    /// The merge of the own one and of all that was ever read.
    merged: LwwMap,
    /// The merge of those whose keys are gone. Empty but while it isn't known whether someone cleared
    /// the storage.
    removed: LwwMap,
}

/// The changes that reading the storage brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Whether any replica differs from what was known.
    pub is_changed: bool,
    /// Whether something is gone that no page can have removed: someone has cleared the storage. What
    /// was read before is still known.
    pub is_cleared: bool,
}

impl Replicas {
    /// No replicas yet. The own one is going to be stored under this key.
    pub fn new(key: String) -> Self {
        Self {
            key,
            ..Self::default()
        }
    }

    /// The key of the own one.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Merges this first, of all that is stored now; the rest has these keys. Who changes what the rest may say has to
    /// read that before.
    pub fn read_first(&mut self, stored: Stored, rest: SortedSet<String>) -> News {
        self.unread = rest;
        let mut is_changed = false;
        for (key, text) in stored {
            is_changed |= self.replace(key, Some(text));
        }
        self.news(is_changed)
    }

    /// Whether all that is stored was read.
    pub fn is_whole(&self) -> bool {
        self.unread.is_empty()
    }

    /// Merges all that is stored now.
    pub fn read_all(&mut self, stored: Stored) -> News {
        self.unread.clear();
        let is_gone = |key: &&String| !stored.contains_key(*key);
        let gone: Vec<_> = self.stored.keys().filter(is_gone).cloned().collect();
        let mut is_changed = false;
        for key in gone {
            is_changed |= self.replace(key, None);
        }
        for (key, text) in stored {
            is_changed |= self.replace(key, Some(text));
        }
        self.news(is_changed)
    }

    /// Merges what is stored under one key now; `None` is nothing.
    pub fn read_one(&mut self, key: String, text: Option<String>) -> News {
        let is_changed = self.replace(key, text);
        self.news(is_changed)
    }

    fn replace(&mut self, key: String, text: Option<String>) -> bool {
        self.unread.remove(&key);
        let known = self.stored.get(&key).map(|known| &known.text);
        if known == text.as_ref() {
            return false;
        }
        if let Some(text) = text {
            let replica = StoredReplica::new(text);
            if let Ok(map) = replica.map() {
                self.merged.merge(map);
            }
            self.stored.insert(key, replica);
        } else if let Some(replica) = self.stored.remove(&key)
            && let Ok(map) = replica.map()
        {
            self.removed.merge(map);
        }
        true
    }

    fn news(&mut self, is_changed: bool) -> News {
        // Replicas only grow, and a page that removes one leaves another that dominates it.
        let is_cleared = !self.removed.is_empty() && {
            let stored: Vec<_> = self.readable().map(|(_, map)| map).collect();
            !self.removed.is_dominated_by(&stored)
        };
        if !is_cleared {
            self.removed = LwwMap::default();
        }
        News {
            is_changed,
            is_cleared,
        }
    }

    /// Whether the storage has these keys, and this text under the own one, as far as this page knows:
    /// whether nothing was cleared, and no page that it hasn't heard of has begun to store.
    pub fn is_current(&self, keys: &SortedSet<String>, own: Option<&str>) -> bool {
        let known = self.stored.get(&self.key).map(|known| &*known.text);
        let count = self.stored.len() + self.unread.len();
        let is_known = |key| self.stored.contains_key(key) || self.unread.contains(key);
        keys.len() == count && keys.iter().all(is_known) && known == own
    }

    fn readable(&self) -> impl Iterator<Item = (&String, &LwwMap)> {
        let all = self.stored.iter();
        all.filter_map(|(key, replica)| Some((key, replica.map().ok()?)))
    }

    /// Whether so many replicas are stored that it is worth compacting them.
    pub fn are_many(&self) -> bool {
        are_many(self.stored.keys().chain(self.unread.iter()))
    }

    /// The keys, texts and reasons of what can't be read.
    pub fn unreadable(&self) -> impl Iterator<Item = (&str, &str, &Unreadable)> {
        let others = self.stored.iter().filter(|(key, _)| !self.is_own(key));
        others.filter_map(|(key, replica)| Some((&**key, &*replica.text, replica.map().err()?)))
    }

    /// The greatest count in what newer versions have stored; `None` where they have stored nothing.
    pub fn newest_unread(&self) -> Option<u64> {
        let newer = self.unreadable().filter_map(|(_, _, why)| match why {
            Unreadable::Newer(last) => Some(*last),
            Unreadable::Broken(_) => None,
        });
        newer.max()
    }

    /// The entries of all replicas merged.
    pub fn entries(&self) -> Entries {
        self.merged.entries()
    }

    /// The merge of all replicas, with versions.
    pub fn merged(&self) -> &LwwMap {
        &self.merged
    }

    /// Has the own replica say what is later in `other`, which comes from elsewhere. Returns whether that was
    /// anything.
    pub fn adopt(&mut self, other: &LwwMap) -> bool {
        let is_changed = self.merged.merge(other);
        if is_changed {
            self.own.merge(other);
        }
        is_changed
    }

    /// The text of an entry in all replicas merged.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.merged.get(name)
    }

    /// The Lamport clock: how many changes there were, one after the other, on whatever pages.
    pub fn clock(&self) -> u64 {
        self.merged.clock()
    }

    /// The bytes that all stored replicas take, keys and texts.
    pub fn bytes(&self) -> usize {
        let all = self.stored.iter();
        all.map(|(key, replica)| key.len() + replica.text.len())
            .sum()
    }

    /// Applies these edits to the own replica, later than all that this page knows, what a newer version
    /// stored included. An edit of another page that it doesn't know yet is concurrent: of the two the
    /// one with the greater version wins on every page, and edits of other entries are left alone.
    pub fn set(&mut self, edits: Vec<Edit>) {
        let count = self.clock().max(self.newest_unread().unwrap_or_default());
        let count = count.saturating_add(1);
        self.merged.set(edits.clone(), count);
        self.own.set(edits, count);
    }

    /// The keys and texts of the parts of the own replica that aren't stored as they are.
    pub fn unsaved(&self) -> Vec<(String, String)> {
        self.own.unsaved(&self.key)
    }

    /// Notes that a part of the own replica was stored as this text.
    pub fn was_stored(&mut self, key: String, text: String) {
        self.own.was_saved(&key);
        self.stored.insert(key, StoredReplica::new(text));
    }

    fn is_own(&self, key: &str) -> bool {
        page_of(key) == self.key
    }

    /// Has the own replica say everything that this page knows, once more.
    pub fn restore(&mut self) {
        self.own = OwnReplica::default();
        self.own.merge(&self.merged);
        self.removed = LwwMap::default();
    }

    /// Forgets everything but what is stored now.
    pub fn forget_removed(&mut self) {
        let (mut own, mut merged) = (OwnReplica::default(), LwwMap::default());
        for (key, map) in self.readable() {
            merged.merge(map);
            if self.is_own(key) {
                own.read(key, map.clone());
            }
        }
        self.own = own;
        self.merged = merged;
        self.removed = LwwMap::default();
    }

    /// Merges the replicas of closed pages into the own one; `open` are the keys of the others.
    pub fn absorb_closed(&mut self, open: &SortedSet<String>) {
        for (key, replica) in &self.stored {
            if page_of(key) != self.key
                && !open.contains(page_of(key))
                && let Ok(map) = replica.map()
            {
                self.own.merge(map);
            }
        }
    }

    /// Merges the copies that `IndexedDB` has, and has the own replica say what localStorage has lost of
    /// them. Returns whether that was anything, and which of the copies can go: those of closed pages
    /// that another copy dominates. What localStorage says doesn't count, since it may not have reached
    /// the disk.
    pub fn recover(
        &mut self,
        copies: Stored,
        open: Option<&SortedSet<String>>,
    ) -> (bool, Vec<String>) {
        let copies = copies.into_iter();
        // A copy that can't be read stays where it is.
        let copies: SortedMap<_, _> = copies
            .filter_map(|(key, text)| Some((key, LwwMap::decode(&text).ok()?)))
            .collect();
        let mut has_lost = false;
        for map in copies.values() {
            if self.merged.merge(map) {
                self.own.merge(map);
                has_lost = true;
            }
        }
        let all: Vec<_> = copies.iter().collect();
        let redundant = open.map(|open| self.redundant_of(&all, open));
        (has_lost, redundant.unwrap_or_default())
    }

    /// The keys of closed pages' replicas that can be removed, since another that is stored dominates
    /// each.
    pub fn redundant(&self, open: &SortedSet<String>) -> Vec<String> {
        self.redundant_of(&self.readable().collect::<Vec<_>>(), open)
    }

    /// Of two that say the same, the one whose key comes last stays, whichever page decides.
    fn redundant_of(&self, all: &[(&String, &LwwMap)], open: &SortedSet<String>) -> Vec<String> {
        let is_redundant = |(key, map): &&(&String, &LwwMap)| {
            !self.is_own(key)
                && !open.contains(page_of(key))
                && all.iter().any(|(other, larger)| {
                    other != key && larger.dominates(map) && (!map.dominates(larger) || other > key)
                })
        };
        let redundant = all.iter().filter(is_redundant);
        redundant.map(|(key, _)| (*key).clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::store::entries::tests::entries;
    use crate::store::sync::own_replica::part_in;

    fn edit(name: &str, text: &str) -> Vec<Edit> {
        vec![(name.to_owned(), Some(text.to_owned()))]
    }

    /// Stores what a page has entered. It reads nothing before that.
    fn store(page: &Replicas, disk: &mut Stored) {
        disk.extend(page.unsaved());
    }

    /// The same, and the page knows that it is stored.
    fn commit(page: &mut Replicas, disk: &mut Stored) {
        store(page, disk);
        for (key, text) in page.unsaved() {
            page.was_stored(key, text);
        }
    }

    fn page(name: &str, disk: &Stored) -> Replicas {
        let mut page = Replicas::new(name.to_owned());
        page.read_all(disk.clone());
        page
    }

    #[test]
    fn what_others_store_at_the_same_address_is_theirs() {
        assert!(is_replica_key("interchange:plan") && is_replica_key("interchange:j:07"));
        for theirs in [
            "plan",
            "j:07",
            "interchange:install-refused",
            "x-interchange:j:1",
            "",
        ] {
            assert!(!is_replica_key(theirs), "{theirs}");
        }
    }

    #[test]
    fn two_pages_see_what_either_has_entered() {
        let mut disk = Stored::new();
        let (mut one, mut two) = (page("1", &disk), page("2", &disk));
        one.set(edit("a", "1"));
        store(&one, &mut disk);
        two.set(edit("b", "2"));
        store(&two, &mut disk);
        for page in [&mut one, &mut two] {
            page.read_all(disk.clone());
            assert_eq!(page.entries(), entries(&[("a", "1"), ("b", "2")]));
        }
    }

    #[test]
    fn what_is_not_stored_yet_is_known_all_the_same() {
        let mut page = page("1", &Stored::new());
        page.set(edit("a", "1"));
        page.read_all(Stored::new());
        assert_eq!(page.entries(), entries(&[("a", "1")]));
    }

    #[test]
    fn what_someone_cleared_is_noticed_and_is_theirs_to_decide() {
        let mut disk = Stored::new();
        let mut one = page("1", &disk);
        one.set(edit("a", "1"));
        store(&one, &mut disk);
        one.read_all(disk.clone());
        assert!(one.read_all(Stored::new()).is_cleared);
        assert!(
            one.read_all(Stored::new()).is_cleared,
            "until it is decided"
        );
        assert_eq!(one.entries(), entries(&[("a", "1")]));
        let mut kept = one.clone();
        kept.restore();
        let again = kept.unsaved().into_iter().collect();
        assert!(!kept.read_all(again).is_cleared);
        assert_eq!(kept.entries(), entries(&[("a", "1")]));
        one.forget_removed();
        assert_eq!(one.read_all(Stored::new()), News::default());
        assert_eq!(one.entries(), entries(&[]));
    }

    #[test]
    fn what_was_cleared_is_noticed_without_reading_anything_else() {
        let mut disk = Stored::new();
        let (mut one, mut two) = (page("1", &disk), page("2", &disk));
        one.set(edit("a", "1"));
        commit(&mut one, &mut disk);
        two.set(edit("b", "2"));
        commit(&mut two, &mut disk);
        one.read_all(disk.clone());
        let is_current = |page: &Replicas, disk: &Stored| {
            let keys = disk.keys().cloned().collect();
            page.is_current(&keys, disk.get(page.key()).map(String::as_str))
        };
        assert!(is_current(&one, &disk));
        assert!(!is_current(&two, &disk), "it has not read the other yet");
        for gone in ["1", "2"] {
            let mut disk = disk.clone();
            disk.remove(gone);
            assert!(!is_current(&one, &disk), "{gone}");
            disk.insert(gone.to_owned(), "?".to_owned());
            assert_eq!(is_current(&one, &disk), gone == "2", "{gone}");
        }
        assert!(!is_current(&one, &Stored::new()));
    }

    #[test]
    fn of_two_edits_that_know_nothing_of_each_other_every_page_chooses_the_same() {
        let mut disk = Stored::new();
        let (mut one, mut two) = (page("1", &disk), page("2", &disk));
        // The first tab ticks, takes it back and ticks again; the second has heard of none of that.
        for text in [Some("2026-12-02"), None, Some("2026-12-03")] {
            one.set(vec![("done/a".to_owned(), text.map(str::to_owned))]);
            commit(&mut one, &mut disk);
        }
        two.set(edit("done/a", "2026-12-04"));
        two.set(edit("done/b", "2026-12-04"));
        commit(&mut two, &mut disk);
        for page in [&mut one, &mut two] {
            page.read_all(disk.clone());
            assert_eq!(page.get("done/a"), Some("2026-12-03"));
            assert_eq!(page.get("done/b"), Some("2026-12-04"));
        }
        // Once it has heard, what it does is later.
        two.set(vec![("done/a".to_owned(), None)]);
        commit(&mut two, &mut disk);
        one.read_all(disk);
        assert_eq!(one.get("done/a"), None);
    }

    #[test]
    fn a_closed_pages_replica_is_absorbed_first_and_removed_later() {
        let mut disk = Stored::new();
        let mut old = page("old", &disk);
        old.set(edit("a", "1"));
        store(&old, &mut disk);
        let mut new = page("new", &disk);
        let none = SortedSet::new();
        assert_eq!(new.redundant(&none), [""; 0], "there is no copy yet");
        new.absorb_closed(&none);
        store(&new, &mut disk);
        let later = page("later", &disk);
        assert_eq!(
            later.redundant(&none),
            ["new"],
            "of two that are alike one stays"
        );
        new.set(edit("b", "2"));
        store(&new, &mut disk);
        assert_eq!(page("later", &disk).redundant(&none), ["old"]);
        let open = SortedSet::from(["old".to_owned()]);
        assert_eq!(page("later", &disk).redundant(&open), [""; 0]);
    }

    #[test]
    fn what_a_killed_browser_forgot_is_brought_back() {
        let mut disk = Stored::new();
        let mut old = page("old", &disk);
        old.set(edit("a", "1"));
        store(&old, &mut disk);
        old.set(edit("b", "2"));
        let mut kept: Stored = old.unsaved().into_iter().collect();
        kept.insert("odd".to_owned(), "?".to_owned());
        // The first place has the first change only.
        let (mut new, none) = (page("new", &disk), SortedSet::new());
        assert_eq!(new.recover(kept.clone(), Some(&none)), (true, vec![]));
        assert_eq!(new.entries(), entries(&[("a", "1"), ("b", "2")]));
        store(&new, &mut disk);
        let mut later = page("later", &disk);
        let copies = |more: &[&Replicas]| {
            let more = more.iter().flat_map(|page| page.unsaved());
            kept.clone().into_iter().chain(more).collect::<Stored>()
        };
        let closed = Some(&none);
        assert_eq!(
            later.recover(copies(&[]), closed),
            (false, vec![]),
            "the only copy"
        );
        let spare = vec!["old".to_owned()];
        new.set(edit("c", "3"));
        store(&new, &mut disk);
        later.read_all(disk);
        assert_eq!(later.recover(copies(&[&new]), None), (false, vec![]));
        let open = spare.iter().cloned().collect();
        assert_eq!(later.recover(copies(&[&new]), Some(&open)), (false, vec![]));
        assert_eq!(later.recover(copies(&[&new]), closed), (false, spare));
    }

    #[test]
    fn what_goes_in_part_costs_nothing_of_the_rest() {
        let mut disk = Stored::new();
        let (mut one, mut two) = (page("1", &disk), page("2", &disk));
        one.set(edit("a", "1"));
        two.set(edit("b", "2"));
        store(&one, &mut disk);
        store(&two, &mut disk);
        one.read_all(disk.clone());
        disk.remove("2");
        assert!(one.read_all(disk.clone()).is_cleared);
        one.forget_removed();
        one.set(edit("c", "3"));
        store(&one, &mut disk);
        assert!(!one.read_all(disk.clone()).is_cleared);
        assert_eq!(
            page("later", &disk).entries(),
            entries(&[("a", "1"), ("c", "3")])
        );
    }

    #[test]
    fn what_an_old_version_takes_back_is_not_cleared() {
        let first = |done: &str| {
            let text = format!("{{\"format\":1,\"follows\":[],\"done\":{{{done}}}}}");
            Stored::from([("first".to_owned(), text)])
        };
        let mut page = page("1", &first("\"one/a\":\"2026-12-02\""));
        assert!(!page.read_all(first("")).is_cleared);
        assert!(page.read_all(Stored::new()).is_changed);
    }

    #[test]
    fn what_is_entered_beside_a_newer_version_is_later_than_what_that_has() {
        let newer = r#"{"format":9,"last":50,"entries":"in a way of its own"}"#;
        let mut page = page("1", &Stored::from([("newer".to_owned(), newer.to_owned())]));
        page.set(edit("a", "1"));
        assert_eq!(page.clock(), 51);
    }

    #[test]
    fn what_cannot_be_read_is_neither_absorbed_nor_removed() {
        let disk = Stored::from([("broken".to_owned(), "{oops".to_owned())]);
        let mut page = page("1", &disk);
        page.absorb_closed(&SortedSet::new());
        assert_eq!(page.redundant(&SortedSet::new()), [""; 0]);
        let found: Vec<_> = page
            .unreadable()
            .map(|(name, text, _)| (name, text))
            .collect();
        assert_eq!(found, [("broken", "{oops")]);
    }

    /// An event in a browser's tabs.
    #[derive(Clone, Debug)]
    enum Event {
        Open,
        Enter(usize, char),
        /// A stored replica reaches a tab.
        Deliver(usize),
        /// One replica of what is stored reaches a tab, out of order perhaps.
        DeliverOne(usize, usize),
        /// A tab takes over the closed ones and stores that.
        Absorb(usize),
        /// A tab removes what it can spare, by what it knows.
        Remove(usize),
        Close(usize),
        /// localStorage reaches the disk; `IndexedDB` is there at once.
        Sync,
        /// The browser is killed, and has what had reached the disk.
        Kill,
    }

    fn any_event() -> impl Strategy<Value = Event> {
        let tab = 0..4_usize;
        prop_oneof![
            Just(Event::Open),
            (tab.clone(), prop::char::range('a', 'd'))
                .prop_map(|(tab, name)| Event::Enter(tab, name)),
            tab.clone().prop_map(Event::Deliver),
            (tab.clone(), 0..6_usize).prop_map(|(tab, which)| Event::DeliverOne(tab, which)),
            tab.clone().prop_map(Event::Absorb),
            tab.clone().prop_map(Event::Remove),
            tab.prop_map(Event::Close),
            Just(Event::Sync),
            Just(Event::Kill),
        ]
    }

    /// Entries of the plan, and of a pathway that is stored apart from it.
    fn entry_of(name: char) -> String {
        match name {
            'a' | 'b' => name.to_string(),
            _ => format!("own/my-{name}/role"),
        }
    }

    /// The protections of a plan; each is taken away once, to see that it is needed.
    #[derive(Clone, Copy, PartialEq)]
    enum Without {
        Nothing,
        /// One value for all tabs.
        OwnReplicas,
        /// No second place.
        Copies,
    }

    /// A browser's tabs, and where they store.
    struct Model {
        without: Without,
        tabs: Vec<Replicas>,
        opened: usize,
        disk: Stored,
        synced: Stored,
        copies: Stored,
    }

    impl Model {
        fn new(without: Without) -> Self {
            let (tabs, opened) = (vec![], 0);
            let (disk, synced, copies) = Default::default();
            Self {
                without,
                tabs,
                opened,
                disk,
                synced,
                copies,
            }
        }

        fn open(&self) -> SortedSet<String> {
            self.tabs.iter().map(|tab| tab.key().to_owned()).collect()
        }

        fn store(&mut self, tab: usize) {
            let tab = &mut self.tabs[tab];
            if self.without != Without::Copies {
                store(tab, &mut self.copies);
            }
            commit(tab, &mut self.disk);
        }

        /// All that is stored reaches a tab. One that had read the plans alone reads the second place then.
        fn delivers(&mut self, tab: usize) {
            let was_whole = self.tabs[tab].is_whole();
            let news = self.tabs[tab].read_all(self.disk.clone());
            let is_expected = self.without != Without::Nothing;
            assert!(is_expected || !news.is_cleared, "nobody cleared anything");
            if !was_whole {
                self.recovers(tab);
            }
        }

        /// A tab reads the second place, and tidies it up.
        fn recovers(&mut self, tab: usize) {
            let open = self.open();
            let (has_lost, spare) = self.tabs[tab].recover(self.copies.clone(), Some(&open));
            self.copies.retain(|name, _| !spare.contains(name));
            if has_lost {
                self.store(tab);
            }
        }

        /// A new tab, which reads the plans, as where there are many own pathways.
        fn begins(&mut self) -> usize {
            self.opened += 1;
            let name = match self.without {
                Without::OwnReplicas => "all".to_owned(),
                _ => format!("{:03}", self.opened),
            };
            let mut tab = Replicas::new(name);
            let (mut first, mut rest) = (self.disk.clone(), self.disk.clone());
            first.retain(|key, _| part_in(key).is_none());
            rest.retain(|key, _| part_in(key).is_some());
            tab.read_first(first, rest.keys().cloned().collect());
            self.tabs.push(tab);
            self.tabs.len() - 1
        }

        /// A new tab, which reads both places.
        fn opens(&mut self) -> usize {
            let tab = self.begins();
            self.tabs[tab].read_all(self.disk.clone());
            self.recovers(tab);
            tab
        }
    }

    /// Runs the events, and returns what all replicas should say and what a new page finds. A tab
    /// sees what others stored only when it is delivered, save for a new one.
    fn run(events: Vec<Event>, without: Without) -> (Entries, Entries) {
        let mut model = Model::new(without);
        let (mut entered, mut count) = (LwwMap::default(), 0);
        for event in events {
            let (open, tabs) = (model.open(), model.tabs.len());
            let at = |tab: usize| tab % tabs.max(1);
            match event {
                Event::Open if model.opened % 2 == 1 => drop(model.begins()),
                Event::Open => drop(model.opens()),
                Event::Enter(tab, name) if tabs > 0 => {
                    count += 1;
                    let name = entry_of(name);
                    let tab = at(tab);
                    let text = count.to_string();
                    // A change of an own pathway reads what was left for later; another reads nothing.
                    if name.starts_with("own/") && !model.tabs[tab].is_whole() {
                        model.delivers(tab);
                    }
                    model.tabs[tab].set(edit(&name, &text));
                    let shown = model.tabs[tab].get(&name);
                    assert_eq!(
                        shown,
                        Some(&*text),
                        "it is later than all that the tab knows"
                    );
                    for (_, text) in model.tabs[tab].unsaved() {
                        entered.merge(&LwwMap::decode(&text).unwrap());
                    }
                    model.store(tab);
                }
                Event::Deliver(tab) if tabs > 0 => model.delivers(at(tab)),
                Event::DeliverOne(tab, which) if tabs > 0 => {
                    let known = model.tabs[at(tab)].stored.keys().chain(model.disk.keys());
                    let keys: SortedSet<_> = known.cloned().collect();
                    if let Some(key) = keys.into_iter().nth(which) {
                        let text = model.disk.get(&key).cloned();
                        // It may look as if something had been cleared, and never once all is read.
                        if model.tabs[at(tab)].read_one(key, text).is_cleared {
                            model.delivers(at(tab));
                        }
                    }
                }
                Event::Absorb(tab) if tabs > 0 => {
                    if !model.tabs[at(tab)].is_whole() {
                        model.delivers(at(tab));
                    }
                    model.tabs[at(tab)].absorb_closed(&open);
                    model.store(at(tab));
                }
                // By the rule only a page that has just opened removes anything.
                Event::Remove(tab) if tabs > 0 => {
                    model.delivers(at(tab));
                    for name in model.tabs[at(tab)].redundant(&open) {
                        model.disk.remove(&name);
                    }
                }
                Event::Close(tab) if tabs > 0 => drop(model.tabs.remove(at(tab))),
                Event::Sync => model.synced = model.disk.clone(),
                Event::Kill => {
                    model.tabs.clear();
                    model.disk = model.synced.clone();
                }
                _ => {}
            }
        }
        let last = model.opens();
        (entered.entries(), model.tabs[last].entries())
    }

    proptest! {
        #[test]
        fn nothing_that_was_stored_is_lost(events in prop::collection::vec(any_event(), 0..40)) {
            let (entered, found) = run(events, Without::Nothing);
            prop_assert_eq!(entered, found);
        }
    }

    #[test]
    fn with_one_value_for_all_tabs_the_model_loses_changes() {
        use Event::{Enter, Open};
        let events = vec![Open, Open, Enter(0, 'a'), Enter(1, 'b')];
        let (entered, found) = run(events.clone(), Without::Nothing);
        assert_eq!(entered, found);
        // In the second place too there would be one value.
        let (entered, found) = run(events, Without::OwnReplicas);
        assert_ne!(
            entered, found,
            "the control: without the rule, the loss is seen"
        );
    }

    #[test]
    fn without_copies_in_indexed_db_a_killed_browser_loses_changes() {
        use Event::{Enter, Kill, Open, Sync};
        let events = vec![Open, Enter(0, 'a'), Sync, Enter(0, 'b'), Kill];
        let (entered, found) = run(events.clone(), Without::Nothing);
        assert_eq!(entered, found);
        let (entered, found) = run(events, Without::Copies);
        assert_ne!(entered, found, "the control: without it, the loss is seen");
    }
}
