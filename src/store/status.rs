//! The state of the storage as signals.

use leptos::prelude::*;

use super::sync::storage::StorageError;

/// Whether what the learner does is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageStatus {
    /// It is.
    Available,
    /// It isn't: the browser lets this site store nothing. The plan lives until the page is closed.
    Unavailable,
    /// The last change isn't: there is no room. It lives until the page is closed, or longer where
    /// `IndexedDB` has room for it.
    QuotaExceeded,
    /// It is, but a newer version of the program stored something that this one can't read.
    NewerFormat,
    /// It isn't: the storage was cleared, and the learner is asked what is to become of the rest.
    Cleared,
    /// It isn't: the program has failed.
    Crashed,
}

impl From<StorageError> for StorageStatus {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Unavailable => Self::Unavailable,
            StorageError::QuotaExceeded => Self::QuotaExceeded,
        }
    }
}

/// A stored text that can't be read. It stays where it is, to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableReplica {
    /// The key that it is stored under.
    pub name: String,
    /// The text.
    pub text: String,
    /// Why it can't be read.
    pub reason: String,
}

/// The signals. Each is set only where its value changes.
#[derive(Clone, Copy)]
pub(super) struct StatusSignals {
    pub status: RwSignal<StorageStatus>,
    pub unreadable: RwSignal<Vec<UnreadableReplica>>,
    pub is_persistent: RwSignal<Option<bool>>,
}

impl StatusSignals {
    pub fn new() -> Self {
        Self {
            status: RwSignal::new(StorageStatus::Available),
            unreadable: RwSignal::default(),
            is_persistent: RwSignal::default(),
        }
    }

    pub fn set(self, status: StorageStatus) {
        if self.status.get_untracked() != status {
            self.status.set(status);
        }
    }

    pub fn set_unreadable(self, unreadable: Vec<UnreadableReplica>) {
        if self.unreadable.with_untracked(|known| *known != unreadable) {
            self.unreadable.set(unreadable);
        }
    }
}
