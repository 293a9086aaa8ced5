//! Skills and pieces of work that several entries have in common.

use serde::{Deserialize, Serialize};

use crate::domain::id::ItemId;
use crate::domain::sorted_map::SortedMap;

/// One skill under all the names that the pathways give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedSkill {
    /// Its stable name.
    pub id: String,
    /// Its name in comparisons.
    pub name: String,
    /// The entries that name it: expected skills or skills to learn.
    pub entries: Vec<ItemId>,
}

/// One piece of work under all the names that the pathways give it: a skill, a task and an action
/// can ask for the same thing. Done once, it is done everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Its stable name.
    pub id: String,
    /// Its name in comparisons.
    pub name: String,
    /// The entries that ask for it.
    pub items: Vec<ItemId>,
}

/// All shared work, with an index from each entry to its piece of work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedWorks {
    works: Vec<Work>,
    /// Of each entry the position of its work in `works`.
    by_entry: SortedMap<ItemId, usize>,
}

impl SharedWorks {
    /// Indexes `works`. The build checks that each entry belongs to one of them at most.
    pub fn new(works: Vec<Work>) -> Self {
        let entries = |(index, work): (usize, &Work)| -> Vec<_> {
            work.items.iter().map(|id| (id.clone(), index)).collect()
        };
        let by_entry = works.iter().enumerate().flat_map(entries).collect();
        Self { works, by_entry }
    }

    /// The shared pieces of work, in the order of the content file.
    pub fn all(&self) -> &[Work] {
        &self.works
    }

    /// Every entry that asks for the same work as `item`, itself included. The first of them stands
    /// for the work where each piece counts once.
    pub fn same_work<'a>(&'a self, item: &'a ItemId) -> &'a [ItemId] {
        match self.by_entry.get(item) {
            Some(work) => &self.works[*work].items,
            None => std::slice::from_ref(item),
        }
    }
}
