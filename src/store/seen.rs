//! The published pathways as the learner last saw them, so that a new release of the site can say what changed.
//! Each is stored in this browser under a key of its own. It isn't of the plan: no replica, backup or link has it.

use super::entries::own::{Fields, decode_fields, encode_fields};
use super::own_changes::differences;
use super::own_fields::fields_of;
use super::sync::local_storage;
use crate::content;
use crate::domain::id::PathwayId;

const PREFIX: &str = "interchange:seen:";

/// The differences between a published pathway as the learner last saw it and as it is now, in their words. Empty
/// where there are none, where it was never seen, and for own pathways.
pub fn changes_since_seen(id: &PathwayId) -> Vec<String> {
    let (Some(now), Ok(Some(seen))) = (published_fields(id), local_storage::get(&key(id))) else {
        return vec![];
    };
    differences(&decode_fields(&seen), &now)
}

/// Notes that the learner has seen a published pathway as it is now. Where there is no room for that they aren't
/// told of the next change.
pub fn mark_as_seen(id: &PathwayId) {
    if let Some(now) = published_fields(id) {
        let _ = local_storage::set(&key(id), &encode_fields(&now));
    }
}

/// Whether the learner has seen it before.
pub fn was_seen(id: &PathwayId) -> bool {
    matches!(local_storage::get(&key(id)), Ok(Some(_)))
}

fn published_fields(id: &PathwayId) -> Option<Fields> {
    let catalogue = content::built_in();
    let pathway = catalogue.pathway(id.as_str())?;
    Some(fields_of(pathway, &[]))
}

fn key(id: &PathwayId) -> String {
    format!("{PREFIX}{id}")
}
