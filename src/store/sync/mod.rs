//! Keeping the plan of all tabs in the browser: each page stores a [replica](replicas) of its own, the
//! plan is the merge of all of them as a [last-writer-wins map](lww_map), and `IndexedDB` has a
//! [copy](indexed_db) of each.

pub mod indexed_db;
pub mod local_storage;
pub mod locks;
pub mod lww_map;
pub mod navigator;
pub mod own_replica;
pub mod replicas;
pub mod storage;

use crate::domain::sorted_map::SortedSet;
use storage::{ReplicaStorage, StorageError};

/// The browser's own storage.
pub struct BrowserStorage;

impl ReplicaStorage for BrowserStorage {
    fn keys(&self) -> Result<SortedSet<String>, StorageError> {
        local_storage::keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        local_storage::get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        local_storage::set(key, text)
    }

    fn remove(&self, key: &str) {
        if !self.has_crashed() {
            local_storage::remove(key);
        }
    }

    fn put_copy(&self, key: &str, text: &str) {
        if !self.has_crashed() {
            indexed_db::put(key, text);
        }
    }

    fn delete_copy(&self, key: &str) {
        if !self.has_crashed() {
            indexed_db::delete(key);
        }
    }

    fn clear_copies(&self) {
        if !self.has_crashed() {
            indexed_db::clear();
        }
    }

    fn has_crashed(&self) -> bool {
        local_storage::has_crashed()
    }
}
