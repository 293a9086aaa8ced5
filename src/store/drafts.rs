//! Drafts: text that was typed and isn't saved yet.
//!
//! Each is kept in localStorage under a key of its own with every change, so that it outlives a reload, a crash
//! and an update of the site. It isn't of the plan: no replica, backup or link has it.

use crate::domain::sorted_map::SortedSet;
use leptos::prelude::*;

use super::sync::local_storage;

/// The prefix of the keys of drafts.
const PREFIX: &str = "interchange:draft:";

/// The prefix of the names of drafts of remarks on someone else's plan.
pub const REVIEW: &str = "review/";

/// How the names of drafts begin that aren't of the plan: a text or a pathway that is to become one, and fields of one.
const STAYING: [&str; 4] = [REVIEW, "own/", "field/own-", "field/my-"];

/// The drafts of this browser. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// The names of those that there are; empty until the page is hydrated.
    names: RwSignal<SortedSet<String>>,
}

impl Drafts {
    pub(super) fn new() -> Self {
        Self {
            names: RwSignal::default(),
        }
    }

    /// Looks which there are, and hears from now on of those that another tab saves or discards. A page that is looked at
    /// again has to [`read`](Self::read) them anew: another tab may have left some.
    pub(super) fn open(self) {
        self.read();
        // Looking again is not enough: a window beside this one is never opened again, and another process's
        // change may arrive just after this page has been.
        local_storage::on_removed_elsewhere(move |key| {
            // Unless this page has kept one since.
            if let Some(name) = key.strip_prefix(PREFIX)
                && local_storage::get(key).is_ok_and(|kept| kept.is_none())
            {
                self.forget(name);
            }
        });
    }

    /// Looks which there are.
    pub(super) fn read(self) {
        let keys = local_storage::keys_with(PREFIX).unwrap_or_default();
        let found = keys.iter().filter_map(|key| key.strip_prefix(PREFIX));
        // `collect` sorts first, and each type that is sorted costs about 1 kB of the program.
        let mut names = SortedSet::new();
        names.extend(found.map(str::to_owned));
        if self.names.with_untracked(|known| *known != names) {
            self.names.set(names);
        }
    }

    /// Whether there is a draft of this name, tracked.
    pub fn has(self, name: &str) -> bool {
        self.names.with(|names| names.contains(name))
    }

    /// The draft of this name; tracked is whether there is one, not its text.
    pub fn get(self, name: &str) -> Option<String> {
        let kept = self.has(name).then(|| local_storage::get(&key(name)));
        kept?.ok().flatten()
    }

    /// The draft of this name, untracked.
    pub fn get_untracked(self, name: &str) -> Option<String> {
        untrack(|| self.get(name))
    }

    /// Keeps a draft. Where there is no room it isn't kept; the field still has it.
    pub fn set(self, name: &str, text: &str) {
        if local_storage::set(&key(name), text).is_ok() && !untrack(|| self.has(name)) {
            self.names.update(|names| {
                names.insert(name.to_owned());
            });
        }
    }

    /// Removes a draft, where there is one.
    pub fn remove(self, name: &str) {
        if untrack(|| self.has(name)) {
            local_storage::remove_other(&key(name));
            self.forget(name);
        }
    }

    /// Takes a draft that isn't stored any more out of the names.
    fn forget(self, name: &str) {
        if untrack(|| self.has(name)) {
            self.names.update(|names| {
                names.remove(name);
            });
        }
    }

    /// Removes a draft that is still this text: another tab may have kept another since.
    pub fn remove_own(self, name: &str, text: &str) {
        if self.get_untracked(name).is_some_and(|kept| kept == text) {
            self.remove(name);
        }
    }

    /// The names of those with this prefix, tracked.
    pub fn names_with(self, prefix: &str) -> Vec<String> {
        self.names.with(|names| {
            let names = names.iter().filter(|name| name.starts_with(prefix));
            names.cloned().collect()
        })
    }

    /// Removes all drafts that are of the learner's plan: remarks on someone else's aren't, and pathways of the learner's
    /// own stay when the plan is deleted.
    pub(super) fn clear(self) {
        for name in self.names.get_untracked() {
            if !STAYING.iter().any(|start| name.starts_with(start)) {
                self.remove(&name);
            }
        }
    }
}

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}
