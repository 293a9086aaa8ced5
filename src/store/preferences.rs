//! Settings of this browser that are no part of the plan: they are stored with it, under names that
//! begin with `here/`, and never go into a backup or a link.

use leptos::prelude::*;

use super::entries::Entries;

const PREFIX: &str = "here/";

/// The name of the entry that holds a preference.
pub fn here(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// Whether an entry of this name holds a preference.
pub fn is_here(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// The preferences as a signal of their own, so that a change of the plan doesn't notify their views.
#[derive(Clone, Copy)]
pub(super) struct Preferences(RwSignal<Entries>);

impl Preferences {
    pub(super) fn new() -> Self {
        Self(RwSignal::default())
    }

    /// Takes over what these entries hold.
    pub(super) fn set(self, entries: &Entries) {
        let here = entries.iter().filter(|(name, _)| is_here(name));
        let here: Entries = here
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect();
        if self.0.with_untracked(|known| *known != here) {
            self.0.set(here);
        }
    }

    pub(super) fn get(self, name: &str) -> Option<String> {
        self.0.with(|all| all.get(&here(name)).cloned())
    }
}
