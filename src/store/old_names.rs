//! Names from before the store was split. The pages still use them; nothing new should.

use super::backup;
use super::plan_store::PlanStore;
use super::status::{StorageStatus, UnreadableReplica};
use crate::domain::plan::action::{Action, Change};

pub use super::status::{StorageStatus as Health, UnreadableReplica as Found};

#[allow(non_upper_case_globals, missing_docs)]
impl StorageStatus {
    pub const Working: Self = Self::Available;
    pub const Denied: Self = Self::Unavailable;
    pub const Full: Self = Self::QuotaExceeded;
    pub const Newer: Self = Self::NewerFormat;
    pub const Stopped: Self = Self::Crashed;
}

/// [`share_link`](super::share_link).
pub mod share {
    pub use crate::store::share_link::{
        MAX_LETTERS as MOST_LETTERS, Share, decode_letters as from_letters, decode_link as read,
        decode_text as plan_in, encode_link as letters_of,
    };
}

#[allow(missing_docs)]
impl PlanStore {
    pub fn act(&self, action: Action) {
        self.dispatch(action);
    }

    pub fn keep(&self) {
        self.dismiss_undo();
    }

    pub fn health(&self) -> StorageStatus {
        self.status()
    }

    pub fn found(&self) -> Vec<UnreadableReplica> {
        self.new_unreadable()
    }

    pub fn last_change(&self) -> Option<Change> {
        self.undoable()
    }

    pub fn before(&self) -> Option<backup::Before> {
        self.previous_plan()
    }

    pub fn changes(&self) -> u64 {
        self.change_count()
    }

    pub fn keep_all(&self) {
        self.restore_cleared();
    }

    pub fn let_go(&self) {
        self.accept_cleared();
    }

    pub fn ask_to_persist(&self) {
        self.request_persistence();
    }
}
