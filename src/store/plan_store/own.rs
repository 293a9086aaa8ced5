//! The learner's own pathways, and what they add to published ones.

use std::sync::Arc;

use leptos::prelude::*;

use super::{PlanStore, record, undo_edits};
use crate::domain::catalogue::Catalogue;
use crate::domain::id::PathwayId;
use crate::domain::pathway::Pathway;
use crate::domain::plan::action::{Change, PathwayChange};
use crate::on_demand::OnDemand;
use crate::store::entries::own::{
    Fields, StoredPathway, edits_to_add, edits_to_change, edits_to_remove, own_entries,
    stored_pathway,
};
use crate::store::entries::{Edit, Entries};
use crate::store::own_fields::{SameWork, fields_of};
use crate::store::own_pathways::OwnReader;
use crate::store::status::StorageStatus;
use crate::store::sync::replicas::Replicas;

/// The most bytes that own pathways take: half of what browsers let a site store, so that the plan, its copies
/// in other tabs and the notes have the other half.
pub const MAX_OWN_BYTES: usize = 2_500_000;

/// Why a pathway isn't stored. Nothing of it is, then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// All own pathways would take more than [`MAX_OWN_BYTES`].
    TooLarge,
    /// The browser has no room for it.
    NoRoom,
}

impl PlanStore {
    fn own_reader(&self) -> OnDemand<OwnReader> {
        self.own.with_value(|own| own.reader)
    }

    /// Reads the rest of many own pathways, where that wasn't done yet.
    pub fn read_rest(&self) {
        if !self.replicas.with_value(Replicas::is_whole) {
            self.refresh();
        }
    }

    /// Shows what these entries add to the published catalogue. Its reader is loaded where there is anything.
    pub(super) fn show_own(&self, entries: &Entries) {
        if self.own.with_value(|own| own.is_current(entries)) {
            return;
        }
        let Some(reader) = self.own_reader().get_untracked() else {
            return self.own_reader().request();
        };
        let read = self.own.try_update_value(|own| (reader.read)(own, entries));
        if let Some(catalogue) = read.flatten() {
            self.catalogue.set(catalogue.into());
        }
    }

    /// The catalogue with what the entries of someone else's plan add to it, tracked; `None` until what reads own
    /// pathways is there, where they have any. [`retry_own`](Self::retry_own) asks for it.
    pub fn catalogue_of(&self, entries: &Entries) -> Option<Arc<Catalogue>> {
        let (mut own, published) = self
            .own
            .with_value(|own| (own.of_another(), own.published()));
        if own.is_current(entries) {
            return Some(published);
        }
        let reader = self.own_reader().get()?;
        let read = (reader.read)(&mut own, entries);
        Some(read.map_or(published, Arc::new))
    }

    /// Whether own pathways are stored that aren't shown yet, since what reads them is on its way or only the first
    /// were read. Tracked.
    pub fn awaits_own(&self) -> bool {
        self.revision.track();
        self.catalogue.track();
        let is_whole = self.replicas.with_value(Replicas::is_whole);
        !is_whole
            || self.own_reader().get().is_none() && !own_entries(&self.known_entries()).is_empty()
    }

    /// Whether what reads own pathways was needed and didn't arrive, tracked.
    pub fn own_have_failed(&self) -> bool {
        self.own_reader().has_failed()
    }

    /// Asks for it again.
    pub fn retry_own(&self) {
        self.own_reader().request();
    }

    /// The stored fields of a pathway; empty where there are none. Not tracked: see [`PlanStore::change_count`].
    pub fn stored_pathway(&self, id: &PathwayId) -> StoredPathway {
        self.replicas
            .with_value(|all| stored_pathway(&all.entries(), id))
    }

    /// The bytes that own pathways take, names and texts.
    pub fn own_bytes(&self) -> usize {
        self.revision.track();
        bytes_of(&own_entries(&self.known_entries()))
    }

    /// Stores a pathway of the learner's own under its id. One that is stored under this id already is replaced,
    /// and its edits stay: a newer version of it was brought in.
    ///
    /// # Errors
    /// Where there is no room for it. Nothing of it is stored then.
    pub fn add_pathway(&self, pathway: &Pathway, same_work: &SameWork) -> Result<(), Refused> {
        self.read_rest();
        let is_known = self.stored_pathway(&pathway.id).base.is_some();
        let fields = fields_of(pathway, same_work);
        let edits = edits_to_add(&pathway.id, &fields);
        let how = if is_known {
            PathwayChange::Updated
        } else {
            PathwayChange::Added
        };
        self.store_pathway(&pathway.id, &pathway.role, edits, how)
    }

    /// Makes the fields of a pathway these: of one of the learner's own all of them, of a published one their
    /// additions. Fields that are as they were aren't stored again.
    ///
    /// # Errors
    /// Where there is no room for them. Nothing is changed then.
    pub fn change_pathway(
        &self,
        id: &PathwayId,
        role: &str,
        fields: &Fields,
    ) -> Result<(), Refused> {
        self.read_rest();
        let edits = edits_to_change(id, &self.stored_pathway(id), fields);
        self.store_pathway(id, role, edits, PathwayChange::Edited)
    }

    /// Deletes a pathway of the learner's own, or their additions to a published one. What was ticked and noted
    /// stays stored.
    pub fn remove_pathway(&self, id: &PathwayId, role: &str) {
        self.read_rest();
        let mut edits = edits_to_remove(id, &self.stored_pathway(id));
        if id.is_own() {
            edits.push((format!("follows/{id}"), None));
        }
        // What takes less room is never refused.
        let _ = self.store_pathway(id, role, edits, PathwayChange::Removed);
    }

    fn store_pathway(
        &self,
        id: &PathwayId,
        role: &str,
        edits: Vec<Edit>,
        how: PathwayChange,
    ) -> Result<(), Refused> {
        self.prepare();
        let text_of = |name: &str| {
            self.replicas
                .with_value(|all| all.get(name).map(str::to_owned))
        };
        let edits: Vec<_> = edits
            .into_iter()
            .filter(|(name, text)| text_of(name) != *text)
            .collect();
        if edits.is_empty() {
            return Ok(());
        }
        let mut after = own_entries(&self.known_entries());
        let before = bytes_of(&after);
        for (name, text) in &edits {
            match text {
                Some(text) => drop(after.insert(name.clone(), text.clone())),
                None => drop(after.remove(name)),
            }
        }
        let bytes = bytes_of(&after);
        if bytes > MAX_OWN_BYTES && bytes > before {
            return Err(Refused::TooLarge);
        }
        let recorded = self
            .replicas
            .with_value(|replicas| record(&edits, |name| replicas.get(name)));
        self.commit(edits);
        if self.status.status.get_untracked() == StorageStatus::QuotaExceeded && bytes > before {
            let back = self
                .replicas
                .with_value(|replicas| undo_edits(recorded, |name| replicas.get(name)));
            self.commit(back);
            return Err(Refused::NoRoom);
        }
        self.history.update(|history| {
            let change = Change::Pathway {
                pathway: id.clone(),
                role: role.to_owned(),
                how,
            };
            history.push(change, recorded);
        });
        self.show();
        Ok(())
    }
}

fn bytes_of(entries: &Entries) -> usize {
    entries
        .iter()
        .map(|(name, text)| name.len() + text.len())
        .sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::tests::{TestStorage, in_a_browser, slug, tab};
    use super::*;
    use crate::domain::catalogue::tests::{catalogue, pathway};
    use crate::domain::id::ItemId;
    use crate::domain::plan::action::Action;
    use crate::store::catalogue;
    use crate::store::first_read::MAX_READ_AT_ONCE;

    fn own(slug: &str) -> Pathway {
        let mut own = pathway(slug, "M", 5);
        own.source = None;
        own
    }

    /// A tab with a catalogue of its own, as each page has.
    fn own_tab(storage: &Arc<TestStorage>, key: &str) -> PlanStore {
        catalogue::provide(Arc::new(catalogue()));
        tab(storage, key)
    }

    fn role(store: PlanStore, id: &str) -> Option<String> {
        let catalogue = untrack(|| store.catalogue());
        catalogue.pathway(id).map(|pathway| pathway.role.clone())
    }

    fn with_field(store: PlanStore, id: &str, field: &str, text: &str) {
        let mut fields = store.stored_pathway(&slug(id)).fields();
        fields.insert(field.to_owned(), text.to_owned());
        store.change_pathway(&slug(id), "it", &fields).unwrap();
    }

    #[test]
    fn a_pathway_that_is_added_is_in_the_catalogue_and_undone_as_one_change() {
        in_a_browser(|storage| {
            let store = own_tab(&storage, "1");
            store.add_pathway(&own("my-own"), &vec![]).unwrap();
            assert_eq!(role(store, "my-own").as_deref(), Some("my-own"));
            let read = ItemId::new("my-own/read").unwrap();
            store.dispatch(Action::Tick(read.clone()));
            assert!(untrack(|| store.done_on(&read)).is_some());
            store.undo();
            store.undo();
            assert_eq!(role(store, "my-own"), None);
            store.redo();
            assert_eq!(
                role(own_tab(&storage, "2"), "my-own").as_deref(),
                Some("my-own")
            );
        });
    }

    #[test]
    fn two_tabs_that_edit_one_pathway_merge_field_by_field() {
        in_a_browser(|storage| {
            let one = own_tab(&storage, "1");
            one.add_pathway(&own("my-own"), &vec![]).unwrap();
            let two = own_tab(&storage, "2");
            with_field(one, "my-own", "role", "Renamed");
            // It doesn't know of that yet.
            let fields = || two.stored_pathway(&slug("my-own")).fields();
            assert_eq!(fields()["role"], "my-own");
            with_field(two, "my-own", "step/first/title", "Retitled");
            for store in [one, two] {
                store.receive(None);
            }
            for store in [one, two, own_tab(&storage, "3")] {
                let catalogue = untrack(|| store.catalogue());
                let pathway = catalogue.pathway("my-own").unwrap();
                assert_eq!(pathway.role, "Renamed");
                assert_eq!(pathway.steps[0].title, "Retitled");
            }
        });
    }

    #[test]
    fn a_newer_version_replaces_what_was_brought_in_and_keeps_edits_and_ticks() {
        in_a_browser(|storage| {
            let store = own_tab(&storage, "1");
            store.add_pathway(&own("my-own"), &vec![]).unwrap();
            with_field(store, "my-own", "task/read/text", "Read it twice");
            let read = ItemId::new("my-own/read").unwrap();
            store.dispatch(Action::Tick(read.clone()));
            let mut newer = own("my-own");
            newer.role = "Newer".to_owned();
            newer.steps[1].tasks.remove(0);
            store.add_pathway(&newer, &vec![]).unwrap();
            let catalogue = untrack(|| store.catalogue());
            let shown = catalogue.pathway("my-own").unwrap();
            assert_eq!(
                (&*shown.role, &*shown.steps[0].tasks[0].text),
                ("Newer", "Read it twice")
            );
            assert_eq!(shown.steps[1].tasks.len(), 1);
            assert!(untrack(|| store.done_on(&read)).is_some());
            assert!(matches!(
                untrack(|| store.undoable()),
                Some(Change::Pathway {
                    how: PathwayChange::Updated,
                    ..
                })
            ));
        });
    }

    #[test]
    fn of_many_pathways_those_that_are_followed_are_read_first_and_nothing_is_lost() {
        in_a_browser(|storage| {
            let id = |at: usize| format!("my-p{at}");
            let store = own_tab(&storage, "1");
            for at in 1..=MAX_READ_AT_ONCE + 1 {
                store.add_pathway(&own(&id(at)), &vec![]).unwrap();
            }
            store.dispatch(Action::Follow(slug(&id(7))));
            let later = own_tab(&storage, "2");
            let count = || untrack(|| later.catalogue().pathways.len());
            let all = untrack(|| store.catalogue().pathways.len());
            assert_eq!(count(), all - MAX_READ_AT_ONCE);
            assert!(role(later, &id(7)).is_some() && untrack(|| later.awaits_own()));
            // A tick needs no more. It is later than all that was read.
            let read = ItemId::new("my-p7/read").unwrap();
            later.dispatch(Action::Tick(read.clone()));
            assert_eq!(count(), all - MAX_READ_AT_ONCE);
            // An edit does, and so does a backup.
            with_field(later, &id(3), "role", "Renamed");
            assert_eq!(count(), all);
            assert_eq!(
                later.entries().len(),
                own_tab(&storage, "3").entries().len()
            );
            store.receive(None);
            assert_eq!(role(store, &id(3)).as_deref(), Some("Renamed"));
            assert!(untrack(|| store.done_on(&read)).is_some());
        });
    }

    #[test]
    fn a_pathway_that_was_not_read_yet_is_changed_updated_and_removed_whole() {
        in_a_browser(|storage| {
            let id = |at: usize| format!("my-p{at}");
            let store = own_tab(&storage, "1");
            for at in 1..=MAX_READ_AT_ONCE + 1 {
                store.add_pathway(&own(&id(at)), &vec![]).unwrap();
                with_field(store, &id(at), "summary", "Edited.");
            }
            let summary = |store: PlanStore, id: &str| {
                let catalogue = untrack(|| store.catalogue());
                catalogue.pathway(id).map(|it| it.summary.clone())
            };
            let mut fields = store.stored_pathway(&slug(&id(1))).fields();
            fields.remove("summary");
            let later = own_tab(&storage, "2");
            later.change_pathway(&slug(&id(1)), "it", &fields).unwrap();
            assert_eq!(summary(later, &id(1)).as_deref(), Some(""));
            let later = own_tab(&storage, "3");
            let mut newer = own(&id(2));
            newer.role = "Newer".to_owned();
            later.add_pathway(&newer, &vec![]).unwrap();
            assert!(matches!(
                untrack(|| later.undoable()),
                Some(Change::Pathway {
                    how: PathwayChange::Updated,
                    ..
                })
            ));
            let later = own_tab(&storage, "4");
            later.remove_pathway(&slug(&id(3)), "it");
            later.add_pathway(&own(&id(3)), &vec![]).unwrap();
            assert_eq!(
                summary(later, &id(3)).as_deref(),
                Some(""),
                "no edit is left"
            );
        });
    }

    #[test]
    fn what_does_not_fit_is_refused_whole() {
        in_a_browser(|storage| {
            let store = own_tab(&storage, "1");
            store.add_pathway(&own("my-own"), &vec![]).unwrap();
            let mut large = own("my-large");
            large.summary = "a".repeat(3_000);
            storage.set_room(2_500);
            assert_eq!(store.add_pathway(&large, &vec![]), Err(Refused::NoRoom));
            assert_eq!(role(store, "my-large"), None);
            assert_eq!(untrack(|| store.status()), StorageStatus::Available);
            let other = own_tab(&storage, "2");
            assert_eq!(
                (role(other, "my-large"), role(other, "my-own").is_some()),
                (None, true)
            );
            large.summary = "a".repeat(MAX_OWN_BYTES);
            assert_eq!(store.add_pathway(&large, &vec![]), Err(Refused::TooLarge));
        });
    }

    #[test]
    fn a_pathway_that_is_deleted_is_not_followed_any_more_and_comes_back_whole() {
        in_a_browser(|storage| {
            let store = own_tab(&storage, "1");
            store.add_pathway(&own("my-own"), &vec![]).unwrap();
            store.dispatch(Action::Follow(slug("my-own")));
            with_field(store, "my-own", "role", "Renamed");
            store.remove_pathway(&slug("my-own"), "Renamed");
            assert_eq!(role(store, "my-own"), None);
            assert!(!untrack(|| store.follows(&slug("my-own"))));
            store.undo();
            assert_eq!(role(store, "my-own").as_deref(), Some("Renamed"));
            assert!(untrack(|| store.follows(&slug("my-own"))));
        });
    }
}
