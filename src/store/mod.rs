//! The learner's plan: kept in memory as signals, and in the browser's storage.
//!
//! Pages know [`PlanStore`] alone. A plan is stored as [`entries`], and `sync` merges what all tabs of
//! the browser have stored.

pub mod backup;
pub mod catalogue;
pub mod clock;
pub mod devices;
mod drafts;
mod due_badge;
pub mod entries;
mod first_read;
mod hash;
pub mod own_changes;
pub mod own_fields;
mod own_pathways;
mod plan_signals;
mod plan_store;
mod preferences;
mod random;
pub mod review;
mod schedules;
pub mod seen;
pub mod share_link;
mod status;
mod sync;
pub mod undo_history;

pub use drafts::{Drafts, REVIEW};
pub use own_pathways::{OWN_READER, OwnReader, may_have_own};
pub use plan_store::PlanStore;
pub use plan_store::own::{MAX_OWN_BYTES, Refused};
pub use schedules::{PLANNER, Planner, may_have_dates};
pub use status::{StorageStatus, UnreadableReplica};
