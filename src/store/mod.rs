//! The learner's plan: kept in memory as a signal, and in the browser's storage.
//!
//! Pages know [`PlanStore`] alone. A plan is stored as [`entries`], in one [`journal`] a page, and
//! is what all [`journals`] of the browser say together; [`browser`] is where they are.

pub mod backup;
mod browser;
pub mod catalogue;
mod clock;
pub mod entries;
mod journal;
mod journals;
mod mirror;
pub mod share;
mod squeeze;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::planning::calendar::Stamp;
use crate::domain::catalogue::Catalogue;
use crate::domain::plan::action::{Action, Change};
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::Plan;
use crate::domain::planning::schedule::Schedule;
use self::catalogue::use_catalogue;
use backup::Before;
use browser::Refused;
use entries::{Edit, Entries, Made, edits, entries_of, made, plan_of, undoing};
use journal::Unreadable;
use journals::{Journals, Stored, are_many};

/// Whether what the learner does is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// Yes.
    Working,
    /// No: the browser lets this site store nothing. The plan lives until the page is closed.
    Denied,
    /// The last change wasn't: there is no room. It lives until the page is closed, or longer where
    /// the second place has room for it.
    Full,
    /// Yes, but a newer version of the program stored something that this one can't read.
    Newer,
    /// No: what was stored is gone, and the learner is asked what is to become of the rest.
    Cleared,
    /// No: the program has failed.
    Stopped,
}

/// A stored value that can't be read. It stays where it is, to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name that it is stored under.
    pub name: String,
    /// The value.
    pub text: String,
    /// Why it can't be read.
    pub reason: String,
}

/// What was done last, and what that made of the entries.
#[derive(Clone)]
struct Last {
    change: Change,
    made: Vec<Made>,
}

/// The plan, and all that can be done to it. A handle: copies are the same plan.
#[derive(Clone, Copy)]
pub struct PlanStore {
    plan: RwSignal<Plan>,
    health: RwSignal<Health>,
    found: RwSignal<Vec<Found>>,
    last: RwSignal<Option<Last>>,
    /// Whether the last thing that the learner did was to undo a change.
    is_undone: RwSignal<bool>,
    catalogue: Signal<Arc<Catalogue>>,
    /// Of the pathways that were asked for, each worked out once per change.
    schedules: StoredValue<BTreeMap<PathwayId, Memo<Option<Arc<Schedule>>>>>,
    owner: StoredValue<Owner>,
    journals: StoredValue<Journals>,
    /// Whenever something was entered or read, plan or not.
    entered: RwSignal<()>,
    /// The day that the learner's clock shows, once the page is hydrated.
    today: RwSignal<Date>,
    is_persistent: RwSignal<Option<bool>>,
}

impl PlanStore {
    /// An empty plan for everything below the caller, filled from the browser's storage once the page is
    /// hydrated: pages are prerendered for everyone alike.
    pub fn provide(hydrated: Signal<bool>) -> Self {
        let store = Self {
            plan: RwSignal::default(),
            health: RwSignal::new(Health::Working),
            found: RwSignal::default(),
            last: RwSignal::default(),
            is_undone: RwSignal::default(),
            catalogue: use_catalogue(),
            schedules: StoredValue::default(),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            journals: StoredValue::default(),
            entered: RwSignal::default(),
            today: RwSignal::new(Date::EPOCH),
            is_persistent: RwSignal::default(),
        };
        provide_context(store);
        Effect::new(move || {
            if hydrated.get() {
                store.today.set(clock::today());
                store.open();
                browser::on_change_elsewhere(move || store.refresh());
                clock::on_new_day(move || store.today.set(clock::today()));
            }
        });
        store
    }

    /// The plan of the page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Reads the plan, and what is known of the catalogue, within a reactive scope.
    pub fn with<T>(&self, read: impl FnOnce(&Plan, &Catalogue) -> T) -> T {
        let catalogue = self.catalogue.get();
        self.plan.with(|plan| read(plan, &catalogue))
    }

    /// The pathways that the app knows.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.get()
    }

    /// A pathway laid out on the learner's days; `None` where there are no dates. All views of a
    /// pathway share it.
    pub fn schedule(&self, pathway: &PathwayId) -> Memo<Option<Arc<Schedule>>> {
        if let Some(known) = self.schedules.with_value(|all| all.get(pathway).copied()) {
            return known;
        }
        let (store, id) = (*self, pathway.clone());
        let new = move || {
            Memo::new(move |_| {
                store.with(|plan, catalogue| {
                    let schedule = Schedule::new(plan, catalogue, catalogue.pathway(id.as_str())?);
                    schedule.ok().map(Arc::new)
                })
            })
        };
        // It outlives the view that asks first.
        let memo = self.owner.with_value(|owner| owner.with(new));
        self.schedules.update_value(|all| {
            all.insert(pathway.clone(), memo);
        });
        memo
    }

    /// The day on which the work that `item` asks for was done.
    pub fn done_on(&self, item: &ItemId) -> Option<Date> {
        self.with(|plan, catalogue| plan.done_on(catalogue, item))
    }

    /// Whether this pathway is followed.
    pub fn follows(&self, pathway: &PathwayId) -> bool {
        self.with(|plan, _| plan.follows(pathway))
    }

    /// The day that the learner's clock shows. Natively and before hydration it is the first of January
    /// 1970.
    pub fn today(&self) -> Date {
        self.today.get()
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
    pub fn health(&self) -> Health {
        self.health.get()
    }

    /// The stored values that can't be read and that the learner hasn't been told of yet.
    pub fn found(&self) -> Vec<Found> {
        self.found.get()
    }

    /// The last change, for as long as it can be undone.
    pub fn last_change(&self) -> Option<Change> {
        self.last.with(|last| Some(last.as_ref()?.change.clone()))
    }

    /// Whether the last thing that the learner did was to undo a change.
    pub fn is_undone(&self) -> bool {
        self.is_undone.get()
    }

    /// Does what the learner asks for, and stores it.
    pub fn act(&self, action: Action) {
        let shown = self.plan.get_untracked();
        self.refresh();
        let before = match action {
            // It was made of what was shown, and changes that alone.
            Action::Set(_) => shown,
            _ => self.plan.get_untracked(),
        };
        let mut after = before.clone();
        // Nothing changes where another tab was first; what it did is shown.
        if let Some(change) = after.apply(&self.catalogue.get_untracked(), action, clock::today()) {
            self.make(edits(&entries_of(&before), &entries_of(&after)), change);
        }
    }

    /// Has the plan be what `of` makes of its entries, all at once.
    pub fn import(&self, of: impl FnOnce(&Entries) -> Entries) {
        self.refresh();
        let plan = backup::of_plan(&self.entries());
        self.make(edits(&plan, &of(&plan)), Change::Imported);
    }

    fn make(&self, mut edits: Vec<Edit>, change: Change) {
        let before = self.entries();
        let made = made(&before, &edits);
        // What changes much at once is kept as it was, for when there is no undoing it any more.
        if matches!(change, Change::Imported | Change::Reset(_)) {
            edits.push(Before::edit(clock::today(), &before));
        }
        self.enter(edits);
        self.is_undone.set(false);
        self.last.set(Some(Last { change, made }));
    }

    /// The plan as it was before a backup was last brought in, or all was reset.
    pub fn before(&self) -> Option<Before> {
        Before::parse(&self.remembered(Before::NAME)?)
    }

    /// Undoes the last change, and stores that.
    pub fn undo(&self) {
        if let Some(last) = self.last.get_untracked() {
            self.refresh();
            self.enter(undoing(last.made, &self.entries()));
            self.is_undone.set(true);
            self.last.set(None);
        }
    }

    /// Lets the last change stand.
    pub fn keep(&self) {
        self.last.set(None);
    }

    /// All that is known of the plan, by name.
    pub fn entries(&self) -> Entries {
        self.journals.with_value(Journals::entries)
    }

    /// How many changes there were so far, on all pages.
    pub fn changes(&self) -> u64 {
        self.entered.track();
        self.journals.with_value(Journals::changes)
    }

    /// Remembers something about this browser, which is no part of the plan.
    pub fn remember(&self, name: &str, text: String) {
        self.refresh();
        self.enter(vec![(backup::here(name), Some(text))]);
    }

    /// What was remembered under this name.
    pub fn remembered(&self, name: &str) -> Option<String> {
        self.entered.track();
        self.entries().remove(&backup::here(name))
    }

    /// How many bytes all journals take where they are stored.
    pub fn stored_bytes(&self) -> usize {
        self.entered.track();
        self.journals.with_value(Journals::bytes)
    }

    /// All stored values that can't be read.
    pub fn unreadable(&self) -> Vec<Found> {
        self.entered.track();
        self.find(|_| true)
    }

    /// Whether the browser has promised not to remove what is stored; `None` where it doesn't say.
    pub fn is_persistent(&self) -> Option<bool> {
        self.is_persistent.get()
    }

    /// Asks the browser for that promise. Some ask the learner in turn.
    pub fn ask_to_persist(&self) {
        self.ask(browser::PERSIST);
    }

    fn ask(&self, what: &'static str) {
        let is_persistent = self.is_persistent;
        spawn_local(async move { is_persistent.set(browser::ask(what).await) });
    }

    /// After what was stored is gone: stores what this page still knows.
    pub fn keep_all(&self) {
        self.journals.update_value(Journals::keep_all);
        self.health.set(Health::Working);
        self.store();
        self.refresh();
    }

    /// After what was stored is gone: forgets it here as well.
    pub fn let_go(&self) {
        self.journals.update_value(Journals::let_go);
        mirror::forget_all();
        self.health.set(Health::Working);
        self.last.set(None);
        self.refresh();
    }

    /// Begins this page's journal, and tidies up after pages that are closed.
    fn open(self) {
        let name = browser::new_name();
        browser::hold(&name);
        self.journals.set_value(Journals::new(name));
        self.refresh();
        self.ask(browser::PERSISTED);
        spawn_local(async move {
            if !self.journals.with_value(Journals::are_many) {
                return;
            }
            let Some(open) = browser::open().await else {
                return;
            };
            self.refresh();
            let spare = self
                .journals
                .with_value(|journals| journals.dispensable(&open));
            for name in spare {
                browser::remove(&name);
            }
            self.journals
                .update_value(|journals| journals.take_over(&open));
        });
        mirror::on_found(move |kept| {
            spawn_local(async move {
                let open = if are_many(kept.len()) {
                    browser::open().await
                } else {
                    None
                };
                self.refresh();
                self.recover(kept, open.as_ref());
            });
        });
    }

    /// Takes in what was kept in the second place.
    fn recover(&self, kept: Stored, open: Option<&BTreeSet<String>>) {
        let found = self
            .journals
            .try_update_value(|journals| journals.recover(kept, open));
        let (has_lost, spare) = found.unwrap_or_default();
        for name in spare {
            mirror::forget(&name);
        }
        if has_lost {
            self.store();
            self.refresh();
        }
    }

    /// Takes in what other tabs have stored.
    fn refresh(&self) {
        let Ok(stored) = browser::read() else {
            self.says(Health::Denied);
            return self.show();
        };
        let read = self.journals.try_update_value(|all| all.read(stored));
        let news = read.unwrap_or_default();
        match self.health.get_untracked() {
            _ if news.is_cleared => self.says(Health::Cleared),
            // What couldn't be stored meanwhile can be now.
            Health::Cleared | Health::Denied => {
                self.says(Health::Working);
                self.store();
            }
            // What isn't stored yet is stored with the next change.
            Health::Full | Health::Stopped => {}
            Health::Working | Health::Newer => self.says(Health::Working),
        }
        if news.is_changed {
            self.entered.notify();
        }
        self.show();
    }

    fn says(&self, health: Health) {
        let is_newer = |all: &Journals| {
            all.unreadable()
                .any(|(_, _, why)| matches!(why, Unreadable::Newer(_)))
        };
        let health = match health {
            Health::Working if self.journals.with_value(is_newer) => Health::Newer,
            health => health,
        };
        if self.health.get_untracked() != health {
            self.health.set(health);
        }
    }

    /// Shows what is known now.
    fn show(&self) {
        let entries = self.entries();
        let plan = plan_of(&entries);
        if self.plan.with_untracked(|shown| *shown != plan) {
            self.plan.set(plan);
        }
        let found = self.find(|name| !entries.contains_key(&backup::here(name)));
        if self.found.with_untracked(|shown| *shown != found) {
            self.found.set(found);
        }
    }

    /// What can't be read, and isn't a newer version's, of these names.
    fn find(&self, is: impl Fn(&str) -> bool) -> Vec<Found> {
        self.journals.with_value(|journals| {
            let broken = journals.unreadable();
            let broken =
                broken.filter(|(name, _, why)| matches!(why, Unreadable::Broken(_)) && is(name));
            let found = broken.map(|(name, text, why)| Found {
                name: name.to_owned(),
                text: text.to_owned(),
                reason: why.to_string(),
            });
            found.collect()
        })
    }

    /// Enters these, stores them and shows what comes of it.
    fn enter(&self, edits: Vec<Edit>) {
        self.journals.update_value(|journals| journals.enter(edits));
        self.store();
        self.refresh();
        self.entered.notify();
    }

    /// Stores this page's journal. What can't be stored now is stored with the next change.
    fn store(&self) {
        if self.health.get_untracked() == Health::Cleared {
            return;
        }
        if browser::has_stopped() {
            return self.says(Health::Stopped);
        }
        let (name, text) = self
            .journals
            .with_value(|own| (own.name().to_owned(), own.text()));
        mirror::keep(&name, &text);
        self.says(match browser::write(&name, &text) {
            Ok(()) => Health::Working,
            Err(Refused::Denied) => Health::Denied,
            Err(Refused::Full) => Health::Full,
        });
    }
}
