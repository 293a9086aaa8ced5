//! Merging the files of other devices.

use leptos::prelude::*;

use super::PlanStore;
use crate::store::devices::exchange::{Exchange, FoundFile, Memory, read};
use crate::store::preferences::is_here;
use crate::store::sync::lww_map::LwwMap;

impl PlanStore {
    /// Merges what the files of other devices say, and stores it. Returns what they brought, and all that is known
    /// of the plan afterwards.
    pub fn exchange(&self, memory: &Memory, found: &[FoundFile]) -> (Exchange, LwwMap) {
        self.prepare();
        self.read_rest();
        let exchange = read(&self.shared_map(), memory, found);
        let adopted = self
            .replicas
            .try_update_value(|replicas| replicas.adopt(&exchange.plan));
        let is_changed = adopted.unwrap_or_default();
        if !exchange.edits.is_empty() {
            self.commit(exchange.edits.clone());
        } else if is_changed {
            self.save();
        }
        if is_changed || !exchange.edits.is_empty() {
            self.show();
        }
        (exchange, self.shared_map())
    }

    /// The plan with its versions, without what is of this browser alone.
    fn shared_map(&self) -> LwwMap {
        let mut map = self
            .replicas
            .with_value(|replicas| replicas.merged().clone());
        map.retain(|name| !is_here(name));
        map
    }
}
