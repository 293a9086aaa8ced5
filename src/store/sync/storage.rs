//! The interface to the storage of replicas, so that the store is tested without a browser.

use super::replicas::Stored;
use crate::domain::sorted_map::SortedSet;

/// Why the browser stored nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// It lets this site store nothing.
    Unavailable,
    /// There is no room, or it gave another reason for refusing this one value.
    QuotaExceeded,
}

/// Where replicas are stored.
pub trait ReplicaStorage: Send + Sync {
    /// The keys of all replicas.
    ///
    /// # Errors
    /// Where nothing can be stored.
    fn keys(&self) -> Result<SortedSet<String>, StorageError>;

    /// The text under a key.
    ///
    /// # Errors
    /// Where nothing can be stored.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Stores a text.
    ///
    /// # Errors
    /// Where it can't be stored.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Removes a closed page's replica.
    fn remove(&self, key: &str);

    /// Copies a text to `IndexedDB`.
    fn put_copy(&self, key: &str, text: &str);

    /// Deletes the copy of a closed page's replica.
    fn delete_copy(&self, key: &str);

    /// Deletes all copies.
    fn clear_copies(&self);

    /// Whether the program has failed, so that what it would store can't be trusted.
    fn has_crashed(&self) -> bool;

    /// The texts under these keys.
    ///
    /// # Errors
    /// Where nothing can be stored.
    fn read(&self, keys: SortedSet<String>) -> Result<Stored, StorageError> {
        let mut stored = Stored::new();
        for key in keys {
            // `None` where another tab has removed it in between.
            if let Some(text) = self.get(&key)? {
                stored.insert(key, text);
            }
        }
        Ok(stored)
    }

    /// All replicas by key.
    ///
    /// # Errors
    /// Where nothing can be stored.
    fn read_all(&self) -> Result<Stored, StorageError> {
        self.read(self.keys()?)
    }

    /// Stores a text, and reads it back to be sure.
    ///
    /// # Errors
    /// Where it isn't stored.
    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.set(key, text)?;
        match self.get(key) {
            Ok(Some(stored)) if stored == text => Ok(()),
            _ => Err(StorageError::QuotaExceeded),
        }
    }
}
