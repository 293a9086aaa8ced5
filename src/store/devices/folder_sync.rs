//! Keeps the plan and a folder in step: when to read and write, and what came of it.

use std::time::Duration;

use js_sys::Date as BrowserDate;
use leptos::ev;
use leptos::leptos_dom::helpers::{
    TimeoutHandle, set_interval_with_handle, set_timeout_with_handle,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::device_file::{DeviceFile, DeviceId, normalize_name};
use super::exchange::{Exchange, FoundFile, Memory, OtherDevice};
use super::folder::{Folder, FolderError, Permission};
use super::{AppOwner, CHOSEN, handle_store};
use crate::store::random::random_bits;
use crate::store::sync::storage::StorageError;
use crate::store::sync::{local_storage, locks};
use crate::store::{PlanStore, StorageStatus};

/// Where this device's [`Memory`] is stored, apart from the plan: it is of this browser alone.
const MEMORY_KEY: &str = "interchange:device";

/// Holds off other tabs of this browser: they write the same file.
const LOCK: &str = "interchange:folder";

/// How long the learner may go on changing things before they are written.
const WRITES_AFTER: Duration = Duration::from_secs(2);

/// How often the folder is read while the page is looked at. Nothing tells of a file that arrives.
const READS_EVERY: Duration = Duration::from_mins(1);

/// The state of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderState {
    /// It isn't known yet whether there is one.
    Opening,
    /// None was chosen.
    NotChosen,
    /// The browser asks the learner again before it may be used.
    AsksPermission,
    /// It is read and written.
    Connected,
}

/// The outcome of reading and writing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// When, by the learner's clock: `2026-12-02 18:30`; empty where nothing was read yet.
    pub read: String,
    /// When this device's file was written, or found to say all there is.
    pub written: Option<String>,
    /// The other devices.
    pub devices: Vec<OtherDevice>,
    /// Why the folder couldn't be read or written.
    pub failed: Option<FolderError>,
    /// Files that can't be read, and why.
    pub not_read: Vec<(String, String)>,
    /// The entries of notes that are too long to be joined.
    pub too_long: Vec<String>,
    /// How many files are someone else's.
    pub foreign: usize,
}

impl Report {
    fn new(exchange: &Exchange, unreadable: Vec<String>) -> Self {
        let not_read = exchange.not_read.iter();
        let not_read = not_read.map(|(name, why)| (name.clone(), why.to_string()));
        let could_not = "the browser couldn’t read it, or it is larger than any plan";
        let unreadable = unreadable.into_iter();
        let unreadable = unreadable.map(|name| (name, could_not.to_owned()));
        Self {
            read: now(),
            devices: exchange.devices.clone(),
            not_read: not_read.chain(unreadable).collect(),
            too_long: exchange.too_long.clone(),
            foreign: exchange.foreign,
            ..Self::default()
        }
    }

    /// Whether the folder has all there is.
    pub fn is_complete(&self) -> bool {
        self.written.is_some() && self.failed.is_none()
    }
}

/// The folder, from context. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct FolderSync {
    /// The state, and the name of the folder.
    pub state: RwSignal<(FolderState, String)>,
    /// The outcome of the last exchange.
    pub report: RwSignal<Report>,
    folder: StoredValue<Option<Folder>, LocalStorage>,
    timer: StoredValue<Option<TimeoutHandle>>,
    is_started: StoredValue<bool>,
}

/// Begins to use the folder that was chosen, once a visit.
pub fn start(store: PlanStore) {
    FolderSync::expect().start(store);
}

impl FolderSync {
    /// From context; where nobody has asked for it yet it is provided to the whole app.
    ///
    /// # Panics
    /// Outside of the app's component tree.
    pub fn expect() -> Self {
        use_context().unwrap_or_else(|| {
            expect_context::<AppOwner>().0.with(|| {
                let sync = Self {
                    state: RwSignal::new((FolderState::Opening, String::new())),
                    report: RwSignal::default(),
                    folder: StoredValue::new_local(None),
                    timer: StoredValue::new(None),
                    is_started: StoredValue::new(false),
                };
                provide_context(sync);
                sync
            })
        })
    }

    /// Begins to use the folder that was chosen, once a visit.
    pub fn start(self, store: PlanStore) {
        if !self.is_started.get_value() {
            self.is_started.set_value(true);
            expect_context::<AppOwner>().0.with(|| self.listen(store));
        }
    }

    fn listen(self, store: PlanStore) {
        // In another tab the learner may choose a folder or stop using it, and all that is stored may be cleared.
        let is_chosen = Memo::new(move |_| store.remembered(CHOSEN).is_some());
        Effect::new(move || {
            if is_chosen.get() {
                self.reconnect(store);
            } else {
                self.leave();
            }
        });
        // What the learner changes is written soon.
        Effect::new(move || {
            store.change_count();
            self.exchange_soon(store);
        });
        let look = move || {
            if !document().hidden() {
                self.exchange_soon(store);
            }
        };
        let focused = window_event_listener(ev::focus, move |_| look());
        let interval = set_interval_with_handle(look, READS_EVERY);
        // The last chance before a phone puts the page away.
        let hidden = window_event_listener(ev::visibilitychange, move |_| {
            if document().hidden() {
                self.exchange_now(store);
            }
        });
        on_cleanup(move || {
            focused.remove();
            hidden.remove();
            if let Ok(interval) = interval {
                interval.clear();
            }
        });
    }

    fn reconnect(self, store: PlanStore) {
        if self.folder.get_value().is_none() {
            spawn_local(async move {
                match handle_store::load().await {
                    Some(folder) => {
                        if untrack(|| store.remembered(CHOSEN)).is_some() {
                            self.folder.set_value(Some(folder.clone()));
                            self.connect(store, folder, false).await;
                        }
                    }
                    None => self.set_state(FolderState::NotChosen, ""),
                }
            });
        }
    }

    fn leave(self) {
        self.folder.set_value(None);
        self.set_state(FolderState::NotChosen, "");
        self.report.set(Report::default());
    }

    /// Lets the learner choose a folder. Calls `done` once it is shown: the button is gone then.
    pub fn choose(self, store: PlanStore, done: impl FnOnce() + 'static) {
        spawn_local(async move {
            match Folder::choose().await {
                Ok(Some(folder)) => {
                    handle_store::save(&folder).await;
                    self.folder.set_value(Some(folder.clone()));
                    store.remember(CHOSEN, folder.name());
                    self.connect(store, folder, true).await;
                    done();
                }
                Ok(None) => {}
                Err(error) => self.report.update(|report| report.failed = Some(error)),
            }
        });
    }

    /// Asks the learner for permission again, after a click. Calls `done` once they have answered.
    pub fn request_permission(self, store: PlanStore, done: impl FnOnce() + 'static) {
        if let Some(folder) = self.folder.get_value() {
            spawn_local(async move {
                self.connect(store, folder, true).await;
                done();
            });
        }
    }

    /// Whether the learner has given the folder up, here or in another tab. What is deleted after that stays on the
    /// other devices.
    fn is_given_up(self) -> bool {
        self.folder.try_get_value().flatten().is_none()
    }

    /// Forgets the folder, in all tabs. The files in it stay.
    pub fn disconnect(self, store: PlanStore) {
        self.leave();
        store.forget(CHOSEN);
        spawn_local(handle_store::clear());
    }

    async fn connect(self, store: PlanStore, folder: Folder, may_ask: bool) {
        let name = folder.name();
        let mut permission = folder.permission().await;
        if permission != Permission::Granted && may_ask {
            permission = folder.request_permission().await;
        }
        // Meanwhile the learner may have given it up, here or in another tab.
        if self.is_given_up() {
            return;
        }
        match permission {
            Permission::Granted => {
                self.set_state(FolderState::Connected, &name);
                self.exchange_now(store);
            }
            Permission::Prompt | Permission::Denied => {
                self.set_state(FolderState::AsksPermission, &name);
            }
        }
    }

    fn set_state(self, state: FolderState, name: &str) {
        self.state.set((state, name.to_owned()));
    }

    /// Reads and writes after a while in which nothing was changed.
    fn exchange_soon(self, store: PlanStore) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        let timer = set_timeout_with_handle(move || self.exchange_now(store), WRITES_AFTER);
        self.timer.set_value(timer.ok());
    }

    /// Reads and writes now, where the folder may be used.
    pub fn exchange_now(self, store: PlanStore) {
        let is_connected = self
            .state
            .with_untracked(|(state, _)| *state == FolderState::Connected);
        // What a program that has failed would write can't be trusted, and of what was cleared the learner decides.
        let status = untrack(|| store.status());
        let may_write = !matches!(status, StorageStatus::Crashed | StorageStatus::Cleared);
        if let Some(folder) = self
            .folder
            .get_value()
            .filter(|_| is_connected && may_write)
        {
            spawn_local(locks::with(LOCK, async move {
                let is_given_up = move || self.is_given_up();
                let Some(report) = exchange(store, &folder, is_given_up).await else {
                    return;
                };
                if report.failed == Some(FolderError::Denied)
                    && folder.permission().await != Permission::Granted
                {
                    self.set_state(FolderState::AsksPermission, &folder.name());
                }
                // A page that is left has no signals any more.
                self.report.try_update(|known| {
                    if *known != report {
                        *known = report;
                    }
                });
            }));
        }
    }

    /// Merges files that the learner chose by hand; `unreadable` are the names of those that the browser couldn't read.
    pub fn open_files(self, store: PlanStore, found: Vec<FoundFile>, unreadable: Vec<String>) {
        let (exchange, _) = store.exchange(&load_memory(), &found);
        self.report.set(Report::new(&exchange, unreadable));
    }
}

/// This device's file for the learner to carry by hand: its name and its text.
pub fn make_file(store: PlanStore) -> (String, String) {
    let mut memory = load_memory();
    let (exchange, plan) = store.exchange(&memory, &[]);
    let file = exchange.file(plan, &memory, now());
    let text = file.encode();
    memory.was_written(&file, &text);
    // Where there is no room the next file has another name, which says as much.
    let _ = save_memory(&memory);
    (memory.device.file_name(), text)
}

/// Reads what is in the folder, merges it, and writes this device's file where that says less than there is to say.
/// `None` where the folder was given up meanwhile: then nothing more is read or written.
async fn exchange(
    store: PlanStore,
    folder: &Folder,
    is_given_up: impl Fn() -> bool,
) -> Option<Report> {
    if is_given_up() {
        return None;
    }
    let read = folder.read().await;
    if is_given_up() {
        return None;
    }
    let (found, unreadable) = match read {
        Ok(found) => found,
        Err(error) => {
            return Some(Report {
                failed: Some(error),
                ..Report::default()
            });
        }
    };
    let mut memory = load_memory();
    let (exchange, plan) = store.exchange(&memory, &found);
    if exchange.is_taken {
        memory.take_id(new_id());
    }
    let mut report = Report::new(&exchange, unreadable);
    let file = exchange.file(plan, &memory, report.read.clone());
    let name = memory.device.file_name();
    let known = found.iter().find(|found| found.name == name);
    let known = known.filter(|known| memory.wrote(&known.text));
    let known = known.and_then(|known| DeviceFile::decode(&known.text).ok());
    if known.is_some_and(|known| known.says_the_same(&file)) {
        report.written = Some(now());
        return Some(report);
    }
    // Before the file: a device that forgets its name would begin another file with every attempt.
    if save_memory(&memory).is_err() {
        report.failed = Some(FolderError::NotRemembered);
        return Some(report);
    }
    let text = file.encode();
    match folder.write(&name, &text).await {
        Ok(()) => {
            // The learner may have named it meanwhile.
            memory.name = load_memory().name;
            memory.was_written(&file, &text);
            // Where there is no room for it, the file is written once more.
            let _ = save_memory(&memory);
            report.written = Some(now());
        }
        Err(error) => report.failed = Some(error),
    }
    Some(report)
}

/// The name of this device, as its owner has it.
pub fn device_name() -> String {
    load_memory().name
}

/// Names this device, and returns the name as it is kept. It is written with the next file.
pub fn rename_device(name: &str) -> String {
    let mut memory = load_memory();
    memory.name = normalize_name(name);
    // Where there is no room the plan says so.
    let _ = save_memory(&memory);
    memory.name
}

/// The stored memory of this device. A new one begins where there is none that can be read: then a note may be joined
/// with an older text of its own, and nothing is lost.
fn load_memory() -> Memory {
    let text = local_storage::get(MEMORY_KEY).ok().flatten();
    let known = text.and_then(|text| serde_json::from_str(&text).ok());
    known.unwrap_or_else(|| Memory::new(new_id(), normalize_name("")))
}

fn save_memory(memory: &Memory) -> Result<(), StorageError> {
    let text = serde_json::to_string(memory).map_err(|_| StorageError::Unavailable)?;
    local_storage::set(MEMORY_KEY, &text)
}

fn new_id() -> DeviceId {
    DeviceId::new(u64::from(random_bits()) << 32 | u64::from(random_bits()))
}

/// The moment, by the learner's clock: `2026-12-02 18:30`.
fn now() -> String {
    let now = BrowserDate::new_0();
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes()
    )
}
