//! What a page reads before it is shown: the plan, and of many own pathways those that it shows for sure.

use std::time::Duration;

use leptos::prelude::window;

use super::sync::own_replica::part_in;
use super::sync::replicas::{News, Replicas};
use super::sync::storage::{ReplicaStorage, StorageError};
use crate::domain::id::{OWN_PREFIX, PathwayId};
use crate::domain::sorted_map::SortedSet;
use crate::route::own_id_in;

/// The most own pathways that are read before the page is shown.
pub const MAX_READ_AT_ONCE: usize = 12;

/// How long the page has to itself before the rest of more pathways is read.
pub const READS_REST_AFTER: Duration = Duration::from_millis(300);

/// Reads what is stored. Of many own pathways only those that the page shows for sure: who needs the others
/// has to read them.
pub fn read_first(
    replicas: &mut Replicas,
    storage: &dyn ReplicaStorage,
) -> Result<News, StorageError> {
    let is_own = |key: &String| part_in(key).is_some_and(|part| part.starts_with(OWN_PREFIX));
    let (own, others): (SortedSet<_>, SortedSet<_>) = storage.keys()?.into_iter().partition(is_own);
    let mut news = replicas.read_first(storage.read(others)?, own.clone());
    let (are_few, shown) = (own.len() <= MAX_READ_AT_ONCE, own_id_in_address());
    let entries = replicas.entries();
    let is_needed = |id: &str| {
        let is_shown = shown.as_ref().is_some_and(|shown| shown.as_str() == id);
        are_few || is_shown || entries.contains_key(&format!("follows/{id}"))
    };
    for key in own {
        if part_in(&key).is_some_and(is_needed) {
            let text = storage.get(&key)?;
            news.is_changed |= replicas.read_one(key, text).is_changed;
        }
    }
    Ok(news)
}

/// The own pathway that the page's address names.
fn own_id_in_address() -> Option<PathwayId> {
    // Natively there is no address.
    let hash = cfg!(target_arch = "wasm32").then(|| window().location().hash())?;
    own_id_in(&hash.ok()?)
}
