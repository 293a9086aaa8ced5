//! A map and a set as sorted vectors.
//!
//! `BTreeMap` has three kilobytes of code for each type of its entries, and there are a dozen types in the program of
//! every page: 6 % of it. A learner's maps have tens to thousands of entries and arrive sorted, so a vector is as fast.

use std::borrow::Borrow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Values by key, in the order of the keys. An entry in the middle is inserted in linear time, one at the end in
/// constant time.
#[derive(Clone, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> SortedMap<K, V> {
    /// A map without entries.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, in the order of their keys.
    pub fn iter(&self) -> Iter<'_, K, V> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in their order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    /// Removes the entries that `is_kept` doesn't want.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&K, &V) -> bool) {
        self.0.retain(|(key, value)| is_kept(key, value));
    }
}

/// The entries of a map.
pub type Iter<'a, K, V> =
    std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;

impl<K: Ord, V> SortedMap<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        match self.0.last() {
            Some((last, _)) if last.borrow() >= key => self
                .0
                .binary_search_by(|(known, _)| known.borrow().cmp(key)),
            _ => Err(self.0.len()),
        }
    }

    /// The value of this key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().map(|at| &self.0[at].1)
    }

    /// The value of this key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().map(|at| &mut self.0[at].1)
    }

    /// Whether there is an entry with this key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// The entries from this key on.
    pub fn starting_at<Q: Ord + ?Sized>(&self, key: &Q) -> impl Iterator<Item = (&K, &V)>
    where
        K: Borrow<Q>,
    {
        let (Ok(at) | Err(at)) = self.find(key);
        self.0[at..].iter().map(|(key, value)| (key, value))
    }

    /// Adds an entry, and returns the value that the key had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// The value of this key, which is the default one if there was none.
    pub fn get_or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let at = match self.find(&key) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (key, V::default()));
                at
            }
        };
        &mut self.0[at].1
    }

    /// Takes over each entry of `other` that is new here, or later than the one here by `is_later`, and returns
    /// whether that was any.
    pub fn merge(&mut self, other: &Self, is_later: impl Fn(&V, &V) -> bool) -> bool
    where
        K: Clone,
        V: Clone,
    {
        let (mut is_changed, mut new) = (false, vec![]);
        for (key, theirs) in other {
            match self.get_mut(key) {
                Some(ours) if is_later(theirs, ours) => ours.clone_from(theirs),
                Some(_) => continue,
                None => new.push((key.clone(), theirs.clone())),
            }
            is_changed = true;
        }
        if !new.is_empty() {
            self.0.append(&mut new);
            self.0 = sorted(std::mem::take(&mut self.0));
        }
        is_changed
    }

    /// Removes an entry, and returns its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().map(|at| self.0.remove(at).1)
    }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SortedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// These entries in the order of their keys; of several with one key the last. Files of others may have them in any
/// order, and inserting them one by one would take quadratic time.
fn sorted<K: Ord, V>(entries: Vec<(K, V)>) -> Vec<(K, V)> {
    if entries.is_sorted_by(|one, next| one.0 < next.0) {
        return entries;
    }
    let order = order((0..entries.len()).collect(), &|one, other| {
        entries[one].0 < entries[other].0
    });
    let mut entries: Vec<_> = entries.into_iter().map(Some).collect();
    let mut all: Vec<(K, V)> = Vec::with_capacity(entries.len());
    for entry in order.into_iter().filter_map(|at| entries[at].take()) {
        match all.last_mut() {
            Some(last) if last.0 == entry.0 => *last = entry,
            _ => all.push(entry),
        }
    }
    all
}

/// Sorts places, and leaves equal ones in their order. Not generic: all types of entries share its code.
fn order(mut places: Vec<usize>, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    if places.len() < 2 {
        return places;
    }
    let later = places.split_off(places.len() / 2);
    let mut later = order(later, is_before).into_iter().peekable();
    let mut all = Vec::with_capacity(places.len() + later.len());
    for place in order(places, is_before) {
        while let Some(before) = later.next_if(|later| is_before(*later, place)) {
            all.push(before);
        }
        all.push(place);
    }
    all.extend(later);
    all
}

/// Adds entries one by one: for few.
impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, entries: T) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(entries: T) -> Self {
        Self(sorted(entries.into_iter().collect()))
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        Self::from_iter(entries)
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K: Ord + Borrow<Q>, Q: Ord + ?Sized, V> Index<&Q> for SortedMap<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("an entry with this key")
    }
}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for SortedMap<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

struct MapVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Visitor<'de> for MapVisitor<K, V> {
    type Value = SortedMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut all = vec![];
        while let Some(entry) = entries.next_entry()? {
            all.push(entry);
        }
        Ok(SortedMap(sorted(all)))
    }
}

/// Items, each once, in their order.
#[derive(Clone, PartialEq, Eq)]
pub struct SortedSet<T>(SortedMap<T, ()>);

impl<T> SortedSet<T> {
    /// A set without items.
    pub const fn new() -> Self {
        Self(SortedMap::new())
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items, in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.0.keys()
    }

    /// Removes all items.
    pub fn clear(&mut self) {
        *self = Self::new();
    }
}

impl<T: Ord> SortedSet<T> {
    /// Whether this item is in the set.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(item)
    }

    /// Adds an item, and returns whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        self.0.insert(item, ()).is_none()
    }

    /// Removes an item, and returns whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.remove(item).is_some()
    }
}

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for SortedSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Ord> Extend<T> for SortedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            self.insert(item);
        }
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().map(|item| (item, ())).collect())
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(items: [T; N]) -> Self {
        Self::from_iter(items)
    }
}

impl<T> IntoIterator for SortedSet<T> {
    type Item = T;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(T, ())>, fn((T, ())) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|(item, ())| item)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    #[derive(Clone, Debug)]
    enum Step {
        Insert(u8, u8),
        Remove(u8),
        Default(u8),
        KeepEven,
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            (any::<u8>(), any::<u8>()).prop_map(|(key, value)| Step::Insert(key, value)),
            any::<u8>().prop_map(Step::Remove),
            any::<u8>().prop_map(Step::Default),
            Just(Step::KeepEven),
        ];
        prop::collection::vec(step, 0..60)
    }

    proptest! {
        #[test]
        fn it_does_what_a_tree_does(steps in steps(), from in any::<u8>()) {
            let (mut map, mut tree) = (SortedMap::new(), BTreeMap::new());
            for step in steps {
                match step {
                    Step::Insert(key, value) => {
                        prop_assert_eq!(map.insert(key, value), tree.insert(key, value));
                    }
                    Step::Remove(key) => prop_assert_eq!(map.remove(&key), tree.remove(&key)),
                    Step::Default(key) => {
                        prop_assert_eq!(map.get_or_default(key), tree.entry(key).or_default());
                    }
                    Step::KeepEven => {
                        map.retain(|key, _| key % 2 == 0);
                        tree.retain(|key, _| key % 2 == 0);
                    }
                }
                prop_assert!(map.iter().eq(&tree));
            }
            prop_assert!(map.starting_at(&from).eq(tree.range(from..)));
            prop_assert_eq!(map.get(&from), tree.get(&from));
            prop_assert_eq!(map.contains_key(&from), tree.contains_key(&from));
            let (text, other) = (serde_json::to_string(&map).unwrap(), serde_json::to_string(&tree).unwrap());
            prop_assert_eq!(&text, &other);
            prop_assert_eq!(&serde_json::from_str::<SortedMap<u8, u8>>(&text).unwrap(), &map);
            prop_assert_eq!(SortedMap::from_iter(tree), map);
        }

        #[test]
        fn entries_in_any_order_are_what_a_tree_makes_of_them(
            entries in prop::collection::vec((any::<u8>(), any::<u8>()), 0..80)
        ) {
            let map = SortedMap::from_iter(entries.clone());
            prop_assert!(map.iter().eq(&BTreeMap::from_iter(entries.clone())));
            let pairs = entries.iter().map(|(key, value)| format!("\"{key}\":{value}"));
            let text = format!("{{{}}}", pairs.collect::<Vec<_>>().join(","));
            prop_assert_eq!(serde_json::from_str::<SortedMap<u8, u8>>(&text).unwrap(), map);
        }

        #[test]
        fn a_set_has_each_item_once(items in prop::collection::vec(any::<u8>(), 0..60)) {
            let (mut set, mut tree) = (SortedSet::new(), BTreeSet::new());
            for item in &items {
                prop_assert_eq!(set.insert(*item), tree.insert(*item));
                prop_assert!(set.contains(item));
            }
            prop_assert!(set.iter().eq(&tree));
            if let Some(item) = items.first() {
                prop_assert!(set.remove(item) && !set.contains(item));
            }
        }
    }

    #[test]
    fn a_large_file_in_the_worst_order_is_read_and_merged_at_once() {
        let backwards = (0..300_000_u32).rev().map(|key| (2 * key, key));
        let mut map = SortedMap::from_iter(backwards);
        assert_eq!((map.len(), map.get(&14)), (300_000, Some(&7)));
        let between = SortedMap::from_iter((0..300_000_u32).map(|key| (2 * key + 1, key)));
        assert!(map.merge(&between, |theirs, ours| theirs > ours));
        assert_eq!((map.len(), map.get(&15)), (600_000, Some(&7)));
        assert!(!map.merge(&between, |theirs, ours| theirs > ours));
    }
}
