use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use any_spawner::Executor;
use proptest::prelude::*;

use super::*;
use crate::domain::plan::action::Setting;
use crate::domain::plan::hours::Hours;
use crate::domain::plan::note::Note;
use crate::domain::plan::skill::Rating;
use crate::domain::plan::state::Percent;
use crate::domain::sorted_map::SortedSet;
use crate::store::PLANNER;
use crate::store::catalogue;
use crate::store::entries::tests::entries;
use crate::store::sync::lww_map::LwwMap;
use crate::store::sync::storage::{ReplicaStorage, StorageError};

/// One browser's storage, in memory.
#[derive(Default)]
struct Disk {
    texts: Stored,
    copies: Stored,
    is_denied: bool,
    /// Takes texts of this length at most.
    room: Option<usize>,
    has_crashed: bool,
    /// The keys that were read.
    reads: Vec<String>,
}

#[derive(Default)]
pub struct TestStorage(Mutex<Disk>);

impl TestStorage {
    fn disk(&self) -> std::sync::MutexGuard<'_, Disk> {
        self.0.lock().unwrap()
    }

    fn open(&self) -> Result<std::sync::MutexGuard<'_, Disk>, StorageError> {
        let disk = self.disk();
        if disk.is_denied {
            return Err(StorageError::Unavailable);
        }
        Ok(disk)
    }

    /// Takes texts of this length at most from now on.
    pub fn set_room(&self, room: usize) {
        self.disk().room = Some(room);
    }

    /// The entries of all replicas together, as a new page would read them.
    fn entries(&self) -> Entries {
        let mut all = LwwMap::default();
        for text in self.disk().texts.values() {
            all.merge(&LwwMap::decode(text).unwrap());
        }
        all.entries()
    }

    /// Stores a replica of a closed page.
    fn has(&self, key: &str, count: u64, of: &[(&str, &str)]) {
        let mut map = LwwMap::default();
        let edits = entries(of).into_iter();
        map.set(
            edits.map(|(name, text)| (name, Some(text))).collect(),
            count,
        );
        self.disk().texts.insert(key.to_owned(), map.encode());
    }
}

impl ReplicaStorage for TestStorage {
    fn keys(&self) -> Result<SortedSet<String>, StorageError> {
        Ok(self.open()?.texts.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let mut disk = self.open()?;
        disk.reads.push(key.to_owned());
        Ok(disk.texts.get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let mut disk = self.open()?;
        if disk.room.is_some_and(|room| text.len() > room) {
            return Err(StorageError::QuotaExceeded);
        }
        disk.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.disk().texts.remove(key);
    }

    fn put_copy(&self, key: &str, text: &str) {
        self.disk().copies.insert(key.to_owned(), text.to_owned());
    }

    fn delete_copy(&self, key: &str) {
        self.disk().copies.remove(key);
    }

    fn clear_copies(&self) {
        self.disk().copies = Stored::new();
    }

    fn has_crashed(&self) -> bool {
        self.disk().has_crashed
    }
}

fn day() -> Date {
    Date::parse("2026-12-02").unwrap()
}

fn planner() -> OnDemand<Planner> {
    OnDemand::new(|| Box::pin(async { Ok(PLANNER) }), Some(PLANNER))
}

fn own_reader() -> OnDemand<crate::store::OwnReader> {
    let reader = crate::store::OWN_READER;
    OnDemand::new(
        || Box::pin(async { Ok(crate::store::OWN_READER) }),
        Some(reader),
    )
}

/// A tab that shows the app; nothing of it is drawn.
pub fn tab(storage: &Arc<TestStorage>, key: &str) -> PlanStore {
    let store = PlanStore::provide(Signal::stored(false), planner(), own_reader());
    store.clock.start_with(day);
    store.connect(storage.clone(), key.to_owned());
    store
}

/// Runs a test with an empty storage, within a reactive scope.
pub fn in_a_browser(test: impl FnOnce(Arc<TestStorage>)) {
    // Another test may have done it.
    let _ = Executor::init_futures_executor();
    let owner = Owner::new();
    owner.with(|| {
        catalogue::provide(Arc::new(crate::domain::catalogue::tests::catalogue()));
        test(Arc::default());
    });
}

fn item(local: &str) -> ItemId {
    ItemId::new(&format!("nlp-engineer/{local}")).unwrap()
}

pub fn slug(text: &str) -> PathwayId {
    PathwayId::new(text).unwrap()
}

pub fn tick(local: &str) -> Action {
    Action::Tick(item(local))
}

fn untick(local: &str) -> Action {
    Action::Untick(item(local))
}

pub fn plan(store: PlanStore) -> Plan {
    untrack(|| store.with(|plan, _| plan.clone()))
}

pub fn status(store: PlanStore) -> StorageStatus {
    untrack(|| store.status())
}

/// A pace made from the one that is shown.
fn set_pace(store: PlanStore, set: impl FnOnce(&mut crate::domain::plan::pace::Pace)) {
    let mut pace = plan(store).pace;
    set(&mut pace);
    store.dispatch(Action::Set(Setting::Pace(pace)));
}

const RAG: &str = "done/nlp-engineer/rag-chatbot";
const LSTM: &str = "done/nlp-engineer/lstm-sentiment";

#[test]
fn an_action_changes_the_plan_and_stores_it() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        store.dispatch(tick("rag-chatbot"));
        assert_eq!(store.done_on(&item("rag-chatbot")), Some(day()));
        let expected = entries(&[(RAG, "2026-12-02")]);
        assert_eq!(
            (storage.entries(), store.entries()),
            (expected.clone(), expected)
        );
        let disk = storage.disk();
        assert_eq!(disk.texts, disk.copies, "IndexedDB has the same");
        drop(disk);
        assert_eq!(store.change_count(), 1);
        assert_eq!(store.undoable(), Some(Change::Ticked(item("rag-chatbot"))));
        // Nothing changes, and nothing is stored.
        let before = storage.disk().texts.clone();
        store.dispatch(tick("rag-chatbot"));
        assert_eq!(storage.disk().texts, before);
    });
}

#[test]
fn choosing_one_role_stores_the_end_of_the_others_and_is_undone_at_once() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        let (nlp, research) = (slug("nlp-engineer"), slug("ai-research-engineer"));
        store.dispatch(Action::Follow(nlp.clone()));
        store.dispatch(Action::Follow(research.clone()));
        let both = storage.entries();
        store.dispatch(Action::Choose(research.clone()));
        assert_eq!(plan(store).follows, [research]);
        let expected = entries(&[("follows/ai-research-engineer", "1")]);
        assert_eq!(storage.entries(), expected);
        store.undo();
        assert_eq!(storage.entries(), both);
        assert_eq!(plan(store).follows.len(), 2);
    });
}

#[test]
fn an_action_reads_its_own_replica_alone() {
    in_a_browser(|storage| {
        let (one, two) = (tab(&storage, "1"), tab(&storage, "2"));
        two.dispatch(tick("lstm-sentiment"));
        one.dispatch(tick("rag-chatbot"));
        two.dispatch(untick("lstm-sentiment"));
        two.dispatch(tick("text-generation"));
        storage.disk().reads.clear();
        one.dispatch(untick("rag-chatbot"));
        // Before, that it is there, and after, that it was stored.
        assert_eq!(storage.disk().reads, ["1", "1"]);
        assert_eq!(plan(one).done.len(), 1, "of the other's it knows the first");
        one.receive(Some("2".to_owned()));
        assert_eq!(plan(one), plan(tab(&storage, "3")));
    });
}

#[test]
fn a_state_is_stored_once_and_a_tick_replaces_it() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        let build = |name: &str| ItemId::new(name).unwrap();
        store.dispatch(Action::Start(build("one/build"), Percent::HALF));
        let half = entries(&[("state/one/build", "in progress, 50%, 2026-12-02")]);
        assert_eq!(storage.entries(), half);
        assert_eq!(
            store.state(&build("two/build")),
            TaskState::InProgress(Percent::HALF),
            "the same work"
        );
        store.dispatch(Action::Skip(build("two/build")));
        let skipped = entries(&[("state/two/build", "skipped")]);
        assert_eq!(storage.entries(), skipped);
        store.dispatch(Action::Tick(build("one/build-small")));
        let done = entries(&[("done/one/build-small", "2026-12-02")]);
        assert_eq!(storage.entries(), done);
        store.undo();
        assert_eq!(storage.entries(), skipped);
        store.dispatch(Action::Untick(build("one/build")));
        assert_eq!(storage.entries(), Entries::new());
        assert_eq!(store.state(&build("one/build")), TaskState::NotStarted);
    });
}

#[test]
fn of_two_tabs_that_set_a_state_the_last_writer_wins_and_no_tick_is_lost() {
    in_a_browser(|storage| {
        let (one, two) = (tab(&storage, "1"), tab(&storage, "2"));
        one.dispatch(Action::Skip(item("rag-chatbot")));
        two.receive(None);
        let some = Percent::new(30).unwrap();
        two.dispatch(Action::Start(item("rag-chatbot"), some));
        one.receive(None);
        for tab in [one, two, tab(&storage, "3")] {
            assert_eq!(tab.state(&item("rag-chatbot")), TaskState::InProgress(some));
        }
        // At once, unseen by each other: one skips what the other does.
        one.dispatch(tick("rag-chatbot"));
        two.dispatch(Action::Skip(item("rag-chatbot")));
        one.receive(None);
        two.receive(None);
        for tab in [one, two, tab(&storage, "4")] {
            assert_eq!(tab.state(&item("rag-chatbot")), TaskState::Done(day()));
        }
        two.dispatch(untick("rag-chatbot"));
        one.receive(None);
        assert_eq!(one.state(&item("rag-chatbot")), TaskState::NotStarted);
        assert_eq!(storage.entries(), Entries::new());
    });
}

#[test]
fn undoing_stores_what_was_and_leaves_alone_what_came_in_between() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        store.dispatch(tick("rag-chatbot"));
        store.dispatch(untick("rag-chatbot"));
        store.undo();
        assert_eq!(storage.entries(), entries(&[(RAG, "2026-12-02")]));
        assert_eq!(store.done_on(&item("rag-chatbot")), Some(day()));
        let other = tab(&storage, "2");
        store.dispatch(Action::Follow(slug("nlp-engineer")));
        other.receive(Some("1".to_owned()));
        other.dispatch(Action::Unfollow(slug("nlp-engineer")));
        other.dispatch(tick("lstm-sentiment"));
        store.receive(Some("2".to_owned()));
        store.undo();
        assert_eq!(plan(store).follows, []);
        assert_eq!(plan(store).done.len(), 2, "the other's tick stays");
    });
}

#[test]
fn changes_are_undone_one_after_the_other_and_redone_until_there_is_a_new_one() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        let followed = Action::Follow(slug("nlp-engineer"));
        let mut states = vec![storage.entries()];
        for action in [
            tick("rag-chatbot"),
            untick("rag-chatbot"),
            followed.clone(),
            Action::Skip(item("rag-chatbot")),
            Action::Reset,
        ] {
            store.dispatch(action);
            states.push(backup::of_plan(&storage.entries()));
        }
        let stored = || backup::of_plan(&storage.entries());
        for before in states.iter().rev().skip(1) {
            store.undo();
            assert_eq!(&stored(), before);
            let (outcome, _) = store.last_change().unwrap();
            assert_eq!(outcome, Outcome::Undone);
        }
        assert_eq!((store.undoable(), plan(store)), (None, Plan::default()));
        store.undo();
        for after in &states[1..] {
            store.redo();
            assert_eq!(&stored(), after);
        }
        assert_eq!(store.redoable(), None);
        store.undo();
        store.undo();
        assert_eq!(store.redoable(), Some(Change::Skipped(item("rag-chatbot"))));
        store.dispatch(tick("lstm-sentiment"));
        assert_eq!(store.redoable(), None, "a new change clears it");
        store.dismiss_last_change();
        assert_eq!(store.last_change(), None);
        store.undo();
        assert_eq!(store.done_on(&item("lstm-sentiment")), None);
    });
}

#[test]
fn what_another_tab_has_changed_since_is_not_undone() {
    in_a_browser(|storage| {
        let (one, two) = (tab(&storage, "1"), tab(&storage, "2"));
        one.dispatch(tick("rag-chatbot"));
        one.dispatch(tick("lstm-sentiment"));
        two.receive(None);
        two.dispatch(Action::Skip(item("lstm-sentiment")));
        one.receive(None);
        one.undo();
        let (outcome, change) = one.last_change().unwrap();
        assert_eq!(outcome, Outcome::Overwritten);
        assert_eq!(change, Change::Ticked(item("lstm-sentiment")));
        assert_eq!(one.state(&item("lstm-sentiment")), TaskState::Skipped);
        assert_eq!(one.redoable(), None);
        one.undo();
        assert_eq!(one.state(&item("rag-chatbot")), TaskState::NotStarted);
        two.receive(None);
        two.dispatch(tick("rag-chatbot"));
        one.receive(None);
        one.redo();
        assert_eq!(one.last_change().unwrap().0, Outcome::Overwritten);
        assert_eq!(plan(one), plan(tab(&storage, "3")));
    });
}

#[test]
fn what_another_tab_stores_arrives() {
    in_a_browser(|storage| {
        let (one, two) = (tab(&storage, "1"), tab(&storage, "2"));
        one.dispatch(tick("rag-chatbot"));
        assert_eq!(two.done_on(&item("rag-chatbot")), None);
        two.receive(Some("1".to_owned()));
        assert_eq!(two.done_on(&item("rag-chatbot")), Some(day()));
        two.dispatch(untick("rag-chatbot"));
        one.receive(None);
        assert_eq!(one.done_on(&item("rag-chatbot")), None, "it was later");
        assert_eq!(status(one), StorageStatus::Available);
    });
}

#[test]
fn a_setting_made_from_an_old_plan_changes_that_setting_alone() {
    // Either nothing tells of the other's change, or it is noticed while the action is done.
    for is_noticed in [false, true] {
        in_a_browser(|storage| {
            let (one, two) = (tab(&storage, "1"), tab(&storage, "2"));
            if !is_noticed {
                two.dispatch(tick("lstm-sentiment"));
                one.receive(None);
            }
            set_pace(two, |pace| pace.hours = Hours::whole(20));
            set_pace(one, |pace| pace.start = Some(day()));
            assert_eq!(plan(one).pace.hours == Hours::whole(20), is_noticed);
            one.receive(None);
            two.receive(None);
            for tab in [one, two, tab(&storage, "3")] {
                let pace = plan(tab).pace;
                assert_eq!((pace.hours, pace.start), (Hours::whole(20), Some(day())));
            }
        });
    }
}

#[test]
fn tabs_that_change_the_same_item_unseen_agree_once_they_have_heard() {
    in_a_browser(|storage| {
        let (one, two) = (tab(&storage, "1"), tab(&storage, "2"));
        one.dispatch(tick("rag-chatbot"));
        two.receive(None);
        two.dispatch(untick("rag-chatbot"));
        one.dispatch(untick("rag-chatbot"));
        one.dispatch(tick("rag-chatbot"));
        two.dispatch(tick("lstm-sentiment"));
        one.receive(Some("2".to_owned()));
        two.receive(Some("1".to_owned()));
        assert_eq!(plan(one), plan(two));
        assert_eq!(
            one.done_on(&item("lstm-sentiment")),
            Some(day()),
            "no other entry is lost"
        );
        // Whoever acts after hearing of all that has the last word.
        for tick_or_not in [
            untick("rag-chatbot"),
            tick("rag-chatbot"),
            untick("rag-chatbot"),
        ] {
            two.dispatch(tick_or_not);
        }
        one.receive(Some("2".to_owned()));
        assert_eq!(one.done_on(&item("rag-chatbot")), None);
    });
}

#[test]
fn three_tabs_that_change_things_at_once_lose_nothing() {
    in_a_browser(|storage| {
        let tabs = ["1", "2", "3"].map(|key| tab(&storage, key));
        let items: Vec<_> = (0..30).map(|n| format!("one/item-{n}")).collect();
        let items: Vec<_> = items.iter().map(|id| ItemId::new(id).unwrap()).collect();
        for at in 0..300 {
            for (own, tab) in tabs.iter().enumerate() {
                let item = &items[own * 10 + at % 10];
                tab.dispatch(if tab.done_on(item).is_none() {
                    Action::Tick(item.clone())
                } else {
                    Action::Untick(item.clone())
                });
                if at % 7 == own {
                    tab.receive(None);
                }
            }
        }
        // 30 changes each: all are undone again but those of the last odd turn.
        tabs[0].dispatch(Action::Tick(items[0].clone()));
        let last = tab(&storage, "4");
        assert_eq!(plan(last).done.keys().collect::<Vec<_>>(), [&items[0]]);
        for tab in tabs {
            tab.receive(None);
            assert_eq!(plan(tab), plan(last));
        }
    });
}

#[test]
fn without_room_the_change_is_stored_with_the_next() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        store.dispatch(tick("rag-chatbot"));
        let stored = storage.disk().texts["1"].len();
        storage.disk().room = Some(stored);
        store.dispatch(tick("lstm-sentiment"));
        assert_eq!(status(store), StorageStatus::QuotaExceeded);
        assert_eq!(plan(store).done.len(), 2);
        assert_eq!(storage.entries(), entries(&[(RAG, "2026-12-02")]));
        assert!(
            storage.disk().copies["1"].contains(LSTM),
            "IndexedDB has it"
        );
        storage.disk().room = None;
        store.dispatch(Action::Follow(slug("nlp-engineer")));
        assert_eq!(status(store), StorageStatus::Available);
        assert_eq!(storage.entries(), store.entries());
        assert_eq!(storage.entries().len(), 3);
    });
}

#[test]
fn without_storage_the_plan_lives_until_the_page_is_closed() {
    in_a_browser(|storage| {
        storage.disk().is_denied = true;
        let store = tab(&storage, "1");
        assert_eq!(status(store), StorageStatus::Unavailable);
        store.dispatch(tick("rag-chatbot"));
        store.dispatch(tick("lstm-sentiment"));
        store.undo();
        assert_eq!(plan(store).done.len(), 1);
        assert_eq!(status(store), StorageStatus::Unavailable);
        storage.disk().is_denied = false;
        store.receive(None);
        assert_eq!(status(store), StorageStatus::Available);
        assert_eq!(storage.entries(), entries(&[(RAG, "2026-12-02")]));
    });
}

#[test]
fn storage_that_was_cleared_is_noticed_at_the_next_action_and_is_the_learners_to_decide() {
    for (own, is_restored) in [(true, true), (true, false), (false, true), (false, false)] {
        in_a_browser(|storage| {
            storage.has("0", 1, &[(LSTM, "2026-12-01")]);
            let store = tab(&storage, "1");
            if own {
                store.dispatch(tick("rag-chatbot"));
            }
            // By this very page: no browser tells it.
            storage.disk().texts = Stored::new();
            store.dispatch(tick("text-generation"));
            assert_eq!(status(store), StorageStatus::Cleared);
            assert_eq!(plan(store).done.len(), 2 + usize::from(own));
            store.dispatch(untick("text-generation"));
            assert!(storage.disk().texts.is_empty(), "nothing is stored unasked");
            if is_restored {
                store.restore_cleared();
                assert_eq!(storage.entries(), store.entries());
                assert_eq!(plan(store).done.len(), 1 + usize::from(own));
            } else {
                store.accept_cleared();
                assert_eq!(plan(store), Plan::default());
                assert!(storage.disk().texts.is_empty() && storage.disk().copies.is_empty());
            }
            assert_eq!(status(store), StorageStatus::Available);
            store.dispatch(tick("rag-chatbot"));
            assert_eq!(storage.entries(), store.entries());
        });
    }
}

#[test]
fn a_replica_that_was_compacted_is_not_taken_for_cleared() {
    in_a_browser(|storage| {
        storage.has("0", 1, &[(LSTM, "2026-12-01")]);
        let (one, two) = (tab(&storage, "1"), tab(&storage, "2"));
        let open = SortedSet::from(["1".to_owned(), "2".to_owned()]);
        two.compact_closed(&open);
        two.dispatch(tick("rag-chatbot"));
        two.compact_closed(&open);
        assert_eq!(storage.disk().texts.keys().collect::<Vec<_>>(), ["2"]);
        // The removal is heard of before what stands for it.
        one.receive(Some("0".to_owned()));
        assert_eq!(status(one), StorageStatus::Available);
        assert_eq!(plan(one), plan(two));
    });
}

#[test]
fn a_newer_version_is_left_alone_and_what_is_done_beside_it_is_later() {
    in_a_browser(|storage| {
        let newer = r#"{"format":9,"last":50,"entries":"in a way of its own"}"#;
        let key = "newer".to_owned();
        storage.disk().texts.insert(key, newer.to_owned());
        let store = tab(&storage, "1");
        assert_eq!(status(store), StorageStatus::NewerFormat);
        store.dispatch(tick("rag-chatbot"));
        assert_eq!(status(store), StorageStatus::NewerFormat);
        assert_eq!(storage.disk().texts["newer"], newer);
        assert_eq!(store.change_count(), 51);
        assert_eq!(store.unreadable(), []);
    });
}

#[test]
fn a_text_that_cannot_be_read_is_told_until_it_is_dismissed() {
    in_a_browser(|storage| {
        let key = "broken".to_owned();
        storage.disk().texts.insert(key, "{oops".to_owned());
        let store = tab(&storage, "1");
        assert_eq!(store.new_unreadable()[0].text, "{oops");
        store.remember("broken", "2026-12-02".to_owned());
        assert_eq!(store.new_unreadable(), []);
        assert_eq!(store.unreadable().len(), 1);
        assert_eq!(storage.disk().texts["broken"], "{oops");
    });
}

#[test]
fn a_program_that_failed_stores_nothing_more() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        store.dispatch(tick("rag-chatbot"));
        let before = storage.disk().texts.clone();
        storage.disk().has_crashed = true;
        store.dispatch(tick("lstm-sentiment"));
        assert_eq!(status(store), StorageStatus::Crashed);
        assert_eq!(storage.disk().texts, before);
    });
}

#[test]
fn what_a_killed_browser_forgot_is_recovered() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        store.dispatch(tick("rag-chatbot"));
        let synced = storage.disk().texts.clone();
        store.dispatch(tick("lstm-sentiment"));
        storage.disk().texts = synced;
        let again = tab(&storage, "2");
        assert_eq!(plan(again).done.len(), 1);
        let copies = storage.disk().copies.clone();
        again.recover_from(copies, None);
        assert_eq!(plan(again).done.len(), 2);
        assert_eq!(storage.entries(), again.entries());
    });
}

#[test]
fn a_reset_keeps_the_plan_before_and_what_it_does_not_understand() {
    in_a_browser(|storage| {
        let odd = [("a-name-of-tomorrow", "kept"), ("pace/hours", "0")];
        let proof = ("proof/nlp-engineer/python", "javascript:alert(1)");
        storage.has("0", 1, &[odd[0], odd[1], proof]);
        let store = tab(&storage, "1");
        store.dispatch(tick("rag-chatbot"));
        store.dispatch(Action::Reset);
        assert_eq!(plan(store), Plan::default());
        assert_eq!(plan(tab(&storage, "2")), Plan::default());
        assert_eq!(backup::of_plan(&storage.entries()), entries(&odd));
        let before = untrack(|| store.previous_plan()).unwrap();
        assert_eq!(before.entries[RAG], "2026-12-02");
        store.undo();
        assert_eq!(store.done_on(&item("rag-chatbot")), Some(day()));
    });
}

#[test]
fn an_import_is_one_change() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        store.dispatch(tick("rag-chatbot"));
        store.import(|_| entries(&[(LSTM, "2026-11-30"), ("follows/nlp-engineer", "1")]));
        assert_eq!(plan(store), plan(tab(&storage, "2")));
        assert!(plan(store).follows(&slug("nlp-engineer")));
        assert_eq!(store.undoable(), Some(Change::Imported));
        store.undo();
        assert_eq!(plan(store).follows, []);
        assert_eq!(
            plan(store).done.keys().collect::<Vec<_>>(),
            [&item("rag-chatbot")]
        );
    });
}

/// A memo of what `read` returns, and how often it was run.
fn counted<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> (Memo<T>, Arc<AtomicUsize>) {
    let runs = Arc::new(AtomicUsize::new(0));
    let counter = runs.clone();
    let memo = Memo::new(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
        read()
    });
    (memo, runs)
}

#[test]
fn views_hear_only_of_what_changed() {
    in_a_browser(|storage| {
        let store = tab(&storage, "1");
        let pathway = slug("nlp-engineer");
        let (follows, follows_runs) = counted(move || store.follows(&pathway));
        let (keys, keys_runs) = counted(move || store.remembered("keys"));
        let (found, found_runs) = counted(move || store.new_unreadable());
        let (state, state_runs) = counted(move || (store.status(), store.today()));
        let (done, done_runs) = counted(move || store.done_on(&item("rag-chatbot")));
        let (all, all_runs) = counted(move || store.with(|plan, _| plan.done.len()));
        let read_all = || {
            follows.get_untracked();
            keys.get_untracked();
            found.get_untracked();
            state.get_untracked();
            done.get_untracked();
            all.get_untracked();
            let runs = [
                &follows_runs,
                &keys_runs,
                &found_runs,
                &state_runs,
                &done_runs,
                &all_runs,
            ];
            runs.map(|runs| runs.swap(0, Ordering::Relaxed))
        };
        assert_eq!(read_all(), [1; 6]);
        store.dispatch(tick("rag-chatbot"));
        assert_eq!(read_all(), [0, 0, 0, 0, 1, 1], "a tick");
        store.dispatch(Action::Follow(slug("nlp-engineer")));
        assert_eq!(read_all(), [1, 0, 0, 0, 0, 1], "following");
        set_pace(store, |pace| pace.hours = Hours::whole(20));
        assert_eq!(read_all(), [0, 0, 0, 0, 0, 1], "the pace");
        store.remember("keys", "off".to_owned());
        assert_eq!(read_all(), [0, 1, 0, 0, 0, 0], "a preference");
        let other = tab(&storage, "2");
        other.dispatch(tick("lstm-sentiment"));
        store.receive(Some("2".to_owned()));
        assert_eq!(read_all(), [0, 0, 0, 0, 1, 1], "another tab's tick");
        store.receive(None);
        assert_eq!(read_all(), [0; 6], "nothing new");
    });
}

#[test]
fn today_is_a_constant_until_the_page_is_hydrated() {
    in_a_browser(|_| {
        let store = PlanStore::provide(Signal::stored(false), planner(), own_reader());
        assert_eq!(store.today().to_string(), "1970-01-01");
        store.clock.start_with(day);
        assert_eq!(store.today(), day());
    });
}

/// An event in one of three tabs.
#[derive(Clone, Debug)]
enum Event {
    Act(usize, Step),
    Receive(usize, Option<usize>),
    Undo(usize),
    Redo(usize),
}

#[derive(Clone, Debug)]
enum Step {
    Tick(usize),
    Untick(usize),
    Begin(usize, u8),
    Skip(usize),
    Follow(usize),
    Unfollow(usize),
    Hours(u16),
    Start(bool),
    Spend(u32),
    Rate(usize, bool),
    Note(usize, bool),
    Reset,
}

/// The first three are the same work.
const ITEMS: [&str; 4] = ["one/build", "one/build-small", "two/build", "one/read"];
const PATHWAYS: [&str; 3] = ["one", "two", "three"];

fn any_event() -> impl Strategy<Value = Event> {
    let step = prop_oneof![
        3 => (0..4_usize).prop_map(Step::Tick),
        3 => (0..4_usize).prop_map(Step::Untick),
        2 => (0..4_usize, 1..99_u8).prop_map(|(item, percent)| Step::Begin(item, percent)),
        2 => (0..4_usize).prop_map(Step::Skip),
        2 => (0..3_usize).prop_map(Step::Follow),
        2 => (0..3_usize).prop_map(Step::Unfollow),
        1 => (0..120_u16).prop_map(Step::Hours),
        1 => any::<bool>().prop_map(Step::Start),
        1 => any::<u32>().prop_map(Step::Spend),
        1 => (0..4_usize, any::<bool>()).prop_map(|(item, is)| Step::Rate(item, is)),
        2 => (0..4_usize, any::<bool>()).prop_map(|(item, is)| Step::Note(item, is)),
        1 => Just(Step::Reset),
    ];
    let tab = 0..3_usize;
    prop_oneof![
        6 => (tab.clone(), step).prop_map(|(tab, step)| Event::Act(tab, step)),
        3 => (tab.clone(), prop::option::of(0..4_usize))
            .prop_map(|(tab, from)| Event::Receive(tab, from)),
        2 => tab.clone().prop_map(Event::Undo),
        1 => tab.prop_map(Event::Redo),
    ]
}

fn acts(store: PlanStore, step: &Step) {
    let item = |at: usize| ItemId::new(ITEMS[at]).unwrap();
    let pathway = |at: usize| slug(PATHWAYS[at]);
    let plan = plan(store);
    store.dispatch(match *step {
        Step::Tick(at) => Action::Tick(item(at)),
        Step::Untick(at) => Action::Untick(item(at)),
        Step::Begin(at, percent) => Action::Start(item(at), Percent::new(percent).unwrap()),
        Step::Skip(at) => Action::Skip(item(at)),
        Step::Follow(at) => Action::Follow(pathway(at)),
        Step::Unfollow(at) => Action::Unfollow(pathway(at)),
        Step::Hours(hours) => {
            let mut pace = plan.pace;
            pace.hours = Hours::whole(hours);
            Action::Set(Setting::Pace(pace))
        }
        Step::Start(is) => {
            let mut pace = plan.pace;
            pace.start = is.then(day);
            Action::Set(Setting::Pace(pace))
        }
        Step::Spend(spend) => {
            let mut money = plan.money;
            money.spend = spend;
            Action::Set(Setting::Money(money))
        }
        Step::Rate(at, is) => Action::Rate(item(at), if is { Rating::Solid } else { Rating::Some }),
        Step::Note(at, is) => {
            let mut about = plan.said_of(&item(at));
            about.note = Note::new(if is { "A note." } else { "" }, None);
            Action::Set(Setting::About(item(at), Box::new(about)))
        }
        Step::Reset => Action::Reset,
    });
}

proptest! {
    /// Of one tab alone, every change can be undone to the first and redone to the last.
    #[test]
    fn undo_and_redo_are_the_way_there_and_back(
        events in prop::collection::vec(any_event(), 0..30),
    ) {
        in_a_browser(|storage| {
            let store = tab(&storage, "1");
            for event in events {
                match event {
                    Event::Act(_, step) => acts(store, &step),
                    Event::Undo(_) => store.undo(),
                    Event::Redo(_) => store.redo(),
                    Event::Receive(..) => {}
                }
            }
            let (mut steps, last) = (0, plan(store));
            let ahead = {
                let mut count = 0;
                while untrack(|| store.redoable()).is_some() {
                    store.redo();
                    count += 1;
                }
                for _ in 0..count {
                    store.undo();
                }
                count
            };
            assert_eq!(plan(store), last, "{ahead} redone and undone");
            while untrack(|| store.undoable()).is_some() {
                store.undo();
                steps += 1;
            }
            assert_eq!(plan(store), Plan::default());
            for _ in 0..steps {
                store.redo();
            }
            assert_eq!(plan(store), last);
        });
    }

    /// In memory a plan is as it is stored, whatever was there before, and all tabs agree in the end.
    #[test]
    fn what_is_shown_is_what_is_stored(
        odd in any::<bool>(),
        events in prop::collection::vec(any_event(), 0..30),
    ) {
        in_a_browser(|storage| {
            if odd {
                storage.has("0", 1, &[
                    ("done/one/read", "2026-13-40"),
                    ("done/two/build", "2026-11-01"),
                    ("state/one/build", "asleep"),
                    ("state/one/build-small", "skipped"),
                    ("state/one/read", "in progress, 30%, 2026-11-01"),
                    ("follows/two", "7"),
                    ("follows/four", "7"),
                    ("follows/No", "1"),
                    ("note/one/read", "Mine"),
                    ("proof/one/read", "javascript:alert(1)"),
                    ("proof/one/build", "javascript:alert(2)"),
                    ("pace/hours", "0"),
                    ("pace/rest", "1234567"),
                    ("rating/one/read", "guru"),
                    ("a-name-of-tomorrow", "kept"),
                ]);
            }
            let tabs = ["1", "2", "3"].map(|key| tab(&storage, key));
            for event in events {
                let tab = match event {
                    Event::Act(tab, step) => {
                        acts(tabs[tab], &step);
                        tab
                    }
                    Event::Receive(tab, from) => {
                        tabs[tab].receive(from.map(|from| from.to_string()));
                        tab
                    }
                    Event::Undo(tab) => {
                        tabs[tab].undo();
                        tab
                    }
                    Event::Redo(tab) => {
                        tabs[tab].redo();
                        tab
                    }
                };
                let store = tabs[tab];
                assert_eq!(plan(store), plan_of(&store.entries()));
                assert_eq!(status(store), StorageStatus::Available);
            }
            let last = tab(&storage, "4");
            for store in tabs {
                store.receive(None);
                assert_eq!(plan(store), plan(last));
                assert_eq!(store.entries(), storage.entries());
            }
        });
    }
}
