//! What a page reads before it is shown: the plan, and of many own pathways those that it shows for sure.

use std::time::Duration;

use leptos::prelude::window;

use super::entries::COMPARED;
use super::sync::own_replica::part_in;
use super::sync::replicas::{News, Replicas};
use super::sync::storage::{ReplicaStorage, StorageError};
use crate::domain::id::OWN_PREFIX;
use crate::domain::sorted_map::SortedSet;

/// The most own pathways that are read before the page is shown.
pub const MAX_READ_AT_ONCE: usize = 12;

/// How long the page has to itself before the rest of more pathways is read.
pub const READS_REST_AFTER: Duration = Duration::from_millis(300);

/// Reads what is stored. Of many own pathways only those that are followed or compared, or that the address names:
/// who needs the others has to read them.
pub fn read_first(
    replicas: &mut Replicas,
    storage: &dyn ReplicaStorage,
) -> Result<News, StorageError> {
    let is_own = |key: &String| part_in(key).is_some_and(|part| part.starts_with(OWN_PREFIX));
    let (own, others): (SortedSet<_>, SortedSet<_>) = storage.keys()?.into_iter().partition(is_own);
    let mut news = replicas.read_first(storage.read(others)?, own.clone());
    let pathways: SortedSet<_> = own.iter().filter_map(|key| part_in(key)).collect();
    let are_few = pathways.len() <= MAX_READ_AT_ONCE;
    let (entries, address) = (replicas.entries(), address());
    let compared = entries.get(COMPARED).map_or("", String::as_str);
    let is_needed = |id: &str| {
        let is_named = address.contains(id) || compared.contains(id);
        are_few || is_named || entries.contains_key(&format!("follows/{id}"))
    };
    for key in own {
        if part_in(&key).is_some_and(is_needed) {
            let text = storage.get(&key)?;
            news.is_changed |= replicas.read_one(key, text).is_changed;
        }
    }
    Ok(news)
}

/// The part of the page's address that names own pathways; empty where pages are prerendered.
fn address() -> String {
    if !cfg!(target_arch = "wasm32") {
        return String::new();
    }
    let location = window().location();
    let parts = [location.search(), location.hash()];
    parts.into_iter().flatten().collect()
}
