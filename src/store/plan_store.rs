//! The plan as signals, and every change to it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backup::{self, Before};
use super::catalogue::expect_catalogue;
use super::clock::{self, Clock, provide_clock};
use super::drafts::Drafts;
use super::entries::{
    Edit, Entries, edits, edits_of, edits_to, normalize, plan_of, record, reset_edits, undo_edits,
};
use super::first_read::{READS_REST_AFTER, read_first};
use super::own_pathways::{OwnPathways, OwnReader};
use super::plan_signals::PlanSignals;
use super::preferences::{Preferences, here};
use super::schedules::{Planner, Schedules};
use super::status::{StatusSignals, StorageStatus, UnreadableReplica};
use super::sync::lww_map::Unreadable;
use super::sync::replicas::{News, Replicas, Stored, are_many};
use super::sync::storage::ReplicaStorage;
use super::sync::{BrowserStorage, indexed_db, local_storage, locks, navigator};
use super::undo_history::{Direction, Outcome, UndoHistory};
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::Plan;
use crate::domain::plan::action::{Action, Change, Setting};
use crate::domain::plan::state::TaskState;
use crate::domain::planning::calendar::Stamp;
use crate::domain::planning::schedule::Schedule;
use crate::domain::planning::timetable::Timetable;
use crate::domain::sorted_map::SortedSet;
use crate::on_demand::OnDemand;

/// The plan, and all that can be done to it. A handle: copies are the same plan.
///
/// An action changes the plan in memory and this page's own replica, and writes that replica: it reads
/// nothing that other tabs have stored. Their changes arrive with the events that tell of them. A change of own
/// pathways, a backup and a reset first read what a page with many of them has left for later.
#[derive(Clone, Copy)]
pub struct PlanStore {
    plan: PlanSignals,
    history: RwSignal<UndoHistory>,
    catalogue: RwSignal<Arc<Catalogue>>,
    own: StoredValue<OwnPathways>,
    schedules: Schedules,
    drafts: Drafts,
    clock: Clock,
    status: StatusSignals,
    preferences: Preferences,
    replicas: StoredValue<Replicas>,
    /// `None` until the page is hydrated.
    storage: StoredValue<Option<Arc<dyn ReplicaStorage>>>,
    /// Whenever any entry or stored replica has changed.
    revision: RwSignal<()>,
}

impl PlanStore {
    /// Provides an empty plan to everything below the caller, filled from the browser's storage once the
    /// page is hydrated: pages are prerendered for everyone alike.
    pub fn provide(
        hydrated: Signal<bool>,
        planner: OnDemand<Planner>,
        own_reader: OnDemand<OwnReader>,
    ) -> Self {
        let (plan, catalogue) = (PlanSignals::new(), expect_catalogue());
        let store = Self {
            plan,
            history: RwSignal::default(),
            catalogue,
            own: StoredValue::new(OwnPathways::beside(catalogue.get_untracked(), own_reader)),
            schedules: Schedules::new(plan, catalogue.into(), planner),
            drafts: Drafts::new(),
            clock: provide_clock(),
            status: StatusSignals::new(),
            preferences: Preferences::new(),
            replicas: StoredValue::default(),
            storage: StoredValue::new(None),
            revision: RwSignal::default(),
        };
        provide_context(store);
        Effect::new(move || {
            if hydrated.get() {
                store.open();
            }
        });
        Effect::new(move || {
            if hydrated.get()
                && let Some(planner) = planner.get()
            {
                let (timetable, today) = (store.timetable(), store.clock.today);
                (planner.keep_badge)(plan.plan, catalogue.into(), timetable, today);
            }
        });
        // What was read before its reader had arrived.
        Effect::new(move || {
            if own_reader.get().is_some() {
                store.show_own(&store.known_entries());
            }
        });
        store
    }

    /// The store, from context.
    ///
    /// # Panics
    /// Outside of the app's component tree.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Reads the plan and the catalogue, tracked.
    pub fn with<T>(&self, read: impl FnOnce(&Plan, &Catalogue) -> T) -> T {
        let catalogue = self.catalogue.get();
        self.plan.plan.with(|plan| read(plan, &catalogue))
    }

    /// The pathways that the app knows.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.get()
    }

    /// The texts that were typed and aren't saved yet.
    pub fn drafts(&self) -> Drafts {
        self.drafts
    }

    /// The dates, and whether what works them out is there.
    pub fn schedules(&self) -> Schedules {
        self.schedules
    }

    /// The work of all roles followed, laid out once on the learner's days; `None` where there are no
    /// dates. All views share it.
    pub fn timetable(&self) -> Memo<Option<Arc<Timetable>>> {
        self.schedules.timetable()
    }

    /// A pathway's dates within the one timetable, where it is followed; else as [`alone`](Self::alone).
    /// `None` where there are none. All views of a pathway share it.
    pub fn schedule(&self, pathway: &PathwayId) -> Memo<Option<Arc<Schedule>>> {
        self.schedules.of_pathway(pathway)
    }

    /// A pathway's dates if the learner did only this one; `None` where there are none.
    pub fn alone(&self, pathway: &PathwayId) -> Memo<Option<Arc<Schedule>>> {
        self.schedules.alone(pathway)
    }

    /// The state of the work that `item` asks for. Tracks the states of work and nothing else of the
    /// plan.
    pub fn state(&self, item: &ItemId) -> TaskState {
        self.plan.states.track();
        let catalogue = self.catalogue.get();
        let plan = self.plan.plan;
        plan.with_untracked(|plan| plan.state(&catalogue, item))
    }

    /// The day on which the work that `item` asks for was done, tracked as [`state`](Self::state) is.
    pub fn done_on(&self, item: &ItemId) -> Option<Date> {
        match self.state(item) {
            TaskState::Done(day) => Some(day),
            _ => None,
        }
    }

    /// Whether this pathway is followed. Tracks the pathways followed and nothing else of the plan.
    pub fn follows(&self, pathway: &PathwayId) -> bool {
        self.plan.follows(pathway)
    }

    /// The day that the learner's clock shows, tracked; 1970-01-01 until the page is hydrated.
    pub fn today(&self) -> Date {
        self.clock.today.get()
    }

    /// The moment, in UTC.
    #[allow(
        clippy::unused_self,
        reason = "the clock is the store's, and no one else's"
    )]
    pub fn now(&self) -> Stamp {
        clock::now()
    }

    /// Whether what the learner does is stored.
    pub fn status(&self) -> StorageStatus {
        self.status.status.get()
    }

    /// The stored texts that can't be read and that the learner hasn't dismissed.
    pub fn new_unreadable(&self) -> Vec<UnreadableReplica> {
        let mut unreadable = self.unreadable();
        unreadable.retain(|replica| self.preferences.get(&replica.name).is_none());
        unreadable
    }

    /// All stored texts that can't be read.
    pub fn unreadable(&self) -> Vec<UnreadableReplica> {
        self.status.unreadable.get()
    }

    /// The change that [`PlanStore::undo`] undoes, tracked.
    pub fn undoable(&self) -> Option<Change> {
        self.next_change(Direction::Undo)
    }

    /// The change that [`PlanStore::redo`] makes again, tracked.
    pub fn redoable(&self) -> Option<Change> {
        self.next_change(Direction::Redo)
    }

    fn next_change(&self, direction: Direction) -> Option<Change> {
        self.history
            .with(|history| history.next(direction).cloned())
    }

    /// The change that was last made, undone or redone here, tracked; `None` once it is dismissed.
    pub fn last_change(&self) -> Option<(Outcome, Change)> {
        self.history.with(|history| history.last().cloned())
    }

    /// Does what the learner asks for, and stores it.
    pub fn dispatch(&self, action: Action) {
        let action = match action {
            Action::Set(setting) => Action::Set(normalize(setting)),
            action => action,
        };
        let shown = self.prepare();
        if matches!(action, Action::Reset) {
            self.read_rest();
        }
        let today = self.clock.read();
        let catalogue = self.catalogue.get_untracked();
        let is_stale = shown.is_some();
        let change = match (shown, action) {
            // It was made from what was shown, and changes that setting alone.
            (Some(mut shown), action @ Action::Set(_)) => shown.apply(&catalogue, action, today),
            (_, action) => self.plan.apply(&catalogue, action, today),
        };
        let Some(change) = change else { return };
        let edits = self.replicas.with_value(|replicas| match change {
            Change::Reset(_) => {
                self.drafts.clear();
                reset_edits(&replicas.entries())
            }
            _ => self.plan.plan.with_untracked(|after| {
                edits_of(&change, after, &catalogue, |name| replicas.get(name))
            }),
        });
        self.commit_undoable(edits, change);
        // In memory it is as it is stored, unless a setting was made from an older plan. Counts at the
        // end of their range can't be topped.
        if is_stale || self.replicas.with_value(Replicas::clock) == u64::MAX {
            self.show();
        }
    }

    /// Stores a setting that isn't worth undoing, such as what was looked at last: the last change can still
    /// be undone.
    pub fn keep(&self, setting: Setting) {
        self.prepare();
        let setting = normalize(setting);
        let edits = self
            .replicas
            .with_value(|replicas| edits_to(&setting, |name| replicas.get(name)));
        if !edits.is_empty() {
            self.commit(edits);
            self.show();
        }
    }

    /// Replaces the plan's entries by what `of` makes of them, as one change.
    pub fn import(&self, of: impl FnOnce(&Entries) -> Entries) {
        self.prepare();
        let plan = backup::of_plan(&self.entries());
        self.commit_undoable(edits(&plan, &of(&plan)), Change::Imported);
        self.show();
    }

    fn commit_undoable(&self, mut edits: Vec<Edit>, change: Change) {
        let recorded = self
            .replicas
            .with_value(|replicas| record(&edits, |name| replicas.get(name)));
        // The plan before a large change is kept, for when that can't be undone any more.
        let is_large = matches!(change, Change::Imported | Change::Reset(_));
        if is_large {
            edits.push(Before::edit(self.clock.read(), &self.entries()));
        }
        self.commit(edits);
        if is_large {
            self.preferences.set(&self.known_entries());
        }
        self.history
            .update(|history| history.push(change, recorded));
    }

    /// The plan as it was before a backup was last imported, or all was reset.
    pub fn previous_plan(&self) -> Option<Before> {
        Before::parse(&self.remembered(Before::NAME)?)
    }

    /// Undoes the last change of this page that isn't undone, and stores that.
    pub fn undo(&self) {
        self.take_back(Direction::Undo);
    }

    /// Makes the change again that was undone last, and stores that.
    pub fn redo(&self) {
        self.take_back(Direction::Redo);
    }

    fn take_back(&self, direction: Direction) {
        let Some(taken) = self
            .history
            .try_update(|history| history.take(direction))
            .flatten()
        else {
            return;
        };
        self.prepare();
        let (edits, recorded) = self.replicas.with_value(|replicas| {
            let text_of = |name: &str| replicas.get(name);
            let edits = undo_edits(taken.edits, text_of);
            let recorded = record(&edits, text_of);
            (edits, recorded)
        });
        self.commit(edits);
        self.show();
        self.history
            .update(|history| history.taken_back(direction, taken.change, recorded));
    }

    /// Dismisses what [`last_change`](Self::last_change) says. The change can still be undone.
    pub fn dismiss_last_change(&self) {
        self.history.update(UndoHistory::dismiss);
    }

    /// All entries, the preferences included. Not tracked: see [`PlanStore::change_count`].
    pub fn entries(&self) -> Entries {
        self.read_rest();
        self.known_entries()
    }

    /// The entries that were read so far.
    fn known_entries(&self) -> Entries {
        self.replicas.with_value(Replicas::entries)
    }

    /// How many changes there were so far, on all pages. Tracks every change of an entry.
    pub fn change_count(&self) -> u64 {
        self.revision.track();
        self.replicas.with_value(Replicas::clock)
    }

    /// The bytes that all replicas take in localStorage.
    pub fn stored_bytes(&self) -> usize {
        self.revision.track();
        self.replicas.with_value(Replicas::bytes)
    }

    /// Whether the browser has promised not to remove what is stored; `None` where it doesn't say.
    pub fn is_persistent(&self) -> Option<bool> {
        self.status.is_persistent.get()
    }

    /// Asks the browser for that promise. Some ask the learner in turn.
    pub fn request_persistence(&self) {
        let is_persistent = self.status.is_persistent;
        spawn_local(async move { is_persistent.set(navigator::request_persistence().await) });
    }

    /// After the storage was cleared: stores everything that this page still knows.
    pub fn restore_cleared(&self) {
        self.replicas.update_value(Replicas::restore);
        self.status.set(StorageStatus::Available);
        self.save();
        self.refresh();
    }

    /// After the storage was cleared: forgets it here as well.
    pub fn accept_cleared(&self) {
        self.replicas.update_value(Replicas::forget_removed);
        if let Some(storage) = self.storage.get_value() {
            storage.clear_copies();
        }
        self.status.set(StorageStatus::Available);
        self.history.set(UndoHistory::default());
        self.refresh();
        self.show();
    }

    /// Begins this page's replica, and compacts those of closed pages.
    fn open(self) {
        if self.storage.with_value(Option::is_some) {
            return;
        }
        let key = local_storage::new_key();
        locks::hold(&key);
        self.clock.start();
        self.drafts.open();
        self.connect(Arc::new(BrowserStorage), key);
        local_storage::on_change_elsewhere(move |key| {
            if key.is_none() {
                self.drafts.read();
            }
            self.receive(key);
        });
        let is_whole = self.replicas.with_value(Replicas::is_whole);
        // Both read all that is stored.
        let soon = move |work: Box<dyn FnOnce()>| {
            if is_whole {
                work();
            } else {
                set_timeout(work, READS_REST_AFTER);
            }
        };
        indexed_db::on_copies(move |copies| {
            soon(Box::new(move || spawn_local(self.recover(copies))));
        });
        soon(Box::new(move || {
            self.read_rest();
            spawn_local(self.compact());
        }));
        let is_persistent = self.status.is_persistent;
        spawn_local(async move { is_persistent.set(navigator::is_persistent().await) });
    }

    /// Reads the plan, and stores what is changed from now on under this key.
    fn connect(self, storage: Arc<dyn ReplicaStorage>, key: String) {
        let mut replicas = Replicas::new(key);
        let read = read_first(&mut replicas, &*storage);
        self.storage.set_value(Some(storage));
        self.replicas.set_value(replicas);
        match read {
            Ok(news) => self.react(news),
            Err(_) => self.status.set(StorageStatus::Unavailable),
        }
    }

    /// Removes replicas of closed pages that another dominates, and has the own one take over the rest.
    async fn compact(self) {
        if !self.replicas.with_value(Replicas::are_many) {
            return;
        }
        let Some(open) = locks::query_open().await else {
            return;
        };
        self.compact_closed(&open);
    }

    fn compact_closed(self, open: &SortedSet<String>) {
        let Some(storage) = self.storage.get_value() else {
            return;
        };
        // Only what is stored now may stand for what is removed.
        self.refresh();
        for key in self.replicas.with_value(|all| all.redundant(open)) {
            storage.remove(&key);
        }
        // Stored with the next change: until then the closed pages' own say it.
        self.replicas.update_value(|all| all.absorb_closed(open));
    }

    /// Merges the copies that `IndexedDB` has.
    async fn recover(self, copies: Stored) {
        let open = if are_many(copies.keys()) {
            locks::query_open().await
        } else {
            None
        };
        self.recover_from(copies, open.as_ref());
    }

    fn recover_from(self, copies: Stored, open: Option<&SortedSet<String>>) {
        self.refresh();
        let found = self
            .replicas
            .try_update_value(|all| all.recover(copies, open));
        let (has_lost, redundant) = found.unwrap_or_default();
        if let Some(storage) = self.storage.get_value() {
            for key in redundant {
                storage.delete_copy(&key);
            }
        }
        if has_lost {
            self.save();
            self.show();
        }
    }

    /// Stores a preference.
    pub fn remember(&self, name: &str, text: String) {
        self.prepare();
        self.commit(vec![(here(name), Some(text))]);
        self.show();
    }

    /// Removes a preference.
    pub fn forget(&self, name: &str) {
        self.prepare();
        self.commit(vec![(here(name), None)]);
        self.show();
    }

    /// The preference of this name.
    pub fn remembered(&self, name: &str) -> Option<String> {
        self.preferences.get(name)
    }

    /// Before an action: looks whether the storage has what this page believes it to have, by its keys and
    /// the own replica alone. Where it hasn't, someone has cleared it, or a page has begun to store that
    /// this one hasn't heard of; then all is read, and the plan returned that was shown until now.
    fn prepare(&self) -> Option<Plan> {
        // Actions that were replayed at once may come before the effect.
        self.open();
        let storage = self.storage.get_value()?;
        let is_current = storage.keys().and_then(|keys| {
            let own = self.replicas.with_value(|all| all.key().to_owned());
            let own = storage.get(&own)?;
            Ok(self
                .replicas
                .with_value(|all| all.is_current(&keys, own.as_deref())))
        });
        let was_available = self.status.status.get_untracked() != StorageStatus::Unavailable;
        if is_current == Ok(true) && was_available || is_current.is_err() && !was_available {
            return None;
        }
        let shown = self.plan.plan.get_untracked();
        self.refresh();
        Some(shown)
    }

    /// Takes in what another tab has stored under this key; `None` is any.
    fn receive(&self, key: Option<String>) {
        let Some(storage) = self.storage.get_value() else {
            return;
        };
        let is_usual = matches!(
            self.status.status.get_untracked(),
            StorageStatus::Available | StorageStatus::NewerFormat
        );
        let mut is_changed = false;
        if let Some(key) = key.filter(|_| is_usual)
            // Not the text of the event: another may have been stored since.
            && let Ok(text) = storage.get(&key)
        {
            let read = self
                .replicas
                .try_update_value(|all| all.read_one(key, text));
            let news = read.unwrap_or_default();
            // A removed replica is dominated by another, whose event may come later.
            if !news.is_cleared {
                return self.react(news);
            }
            is_changed = news.is_changed;
        }
        self.refresh_after(is_changed);
    }

    /// Takes in everything that other tabs have stored.
    fn refresh(&self) {
        self.refresh_after(false);
    }

    fn refresh_after(&self, is_changed: bool) {
        let Some(storage) = self.storage.get_value() else {
            return;
        };
        let Ok(stored) = storage.read_all() else {
            self.status.set(StorageStatus::Unavailable);
            return;
        };
        let read = self.replicas.try_update_value(|all| all.read_all(stored));
        let news = read.unwrap_or_default();
        self.react(News {
            is_changed: news.is_changed || is_changed,
            ..news
        });
    }

    fn react(&self, news: News) {
        match self.status.status.get_untracked() {
            _ if news.is_cleared => self.status.set(StorageStatus::Cleared),
            // What couldn't be stored meanwhile can be now.
            StorageStatus::Cleared | StorageStatus::Unavailable => {
                self.set_available();
                self.save();
            }
            // Stored with the next change.
            StorageStatus::QuotaExceeded | StorageStatus::Crashed => {}
            StorageStatus::Available | StorageStatus::NewerFormat => self.set_available(),
        }
        if news.is_changed {
            self.show();
        }
    }

    fn set_available(&self) {
        let newer = self.replicas.with_value(Replicas::newest_unread);
        self.status.set(match newer {
            Some(_) => StorageStatus::NewerFormat,
            None => StorageStatus::Available,
        });
    }

    /// Shows what is known now.
    fn show(&self) {
        let entries = self.known_entries();
        self.show_own(&entries);
        self.plan.set(plan_of(&entries));
        self.preferences.set(&entries);
        self.status.set_unreadable(self.find_unreadable());
        self.revision.notify();
    }

    /// Replicas that can't be read, and aren't a newer version's.
    fn find_unreadable(&self) -> Vec<UnreadableReplica> {
        self.replicas.with_value(|replicas| {
            let broken = replicas.unreadable();
            let broken = broken.filter(|(_, _, why)| matches!(why, Unreadable::Broken(_)));
            let found = broken.map(|(key, text, why)| UnreadableReplica {
                name: key.to_owned(),
                text: text.to_owned(),
                reason: why.to_string(),
            });
            found.collect()
        })
    }

    /// Applies these edits to the own replica, and stores it.
    fn commit(&self, edits: Vec<Edit>) {
        self.replicas.update_value(|replicas| replicas.set(edits));
        self.save();
        self.revision.notify();
    }

    /// Stores the own replica. Where that fails it is stored with the next change.
    fn save(&self) {
        let Some(storage) = self.storage.get_value() else {
            return;
        };
        // Nothing is stored unasked.
        if self.status.status.get_untracked() == StorageStatus::Cleared {
            return;
        }
        if storage.has_crashed() {
            return self.status.set(StorageStatus::Crashed);
        }
        for (key, text) in self.replicas.with_value(Replicas::unsaved) {
            storage.put_copy(&key, &text);
            match storage.write(&key, &text) {
                Ok(()) => self.replicas.update_value(|all| all.was_stored(key, text)),
                Err(error) => return self.status.set(error.into()),
            }
        }
        self.set_available();
    }
}

mod exchange;
pub mod own;
mod remarks;

#[cfg(test)]
mod tests;
