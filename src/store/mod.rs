//! The learner's plan: kept in memory as a signal, and in the browser's storage.
//!
//! Pages know [`PlanStore`] alone. How a plan is written ([`saved`]) and where ([`browser`]) can
//! change without touching one of them.

mod browser;
mod clock;
mod saved;

use leptos::prelude::*;

use crate::content::catalogue;
use crate::domain::calendar::Stamp;
use crate::domain::catalogue::Catalogue;
use crate::domain::change::{Action, Change};
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::Plan;
use crate::library::Library;
use browser::Refused;
use saved::Unreadable;

/// Whether what the learner does is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// Yes.
    Working,
    /// No: the browser lets this site store nothing. The plan lives until the page is closed.
    Denied,
    /// The last change wasn't: there is no room. It lives until the page is closed.
    Full,
    /// No: a newer version of the program wrote the plan, and this one leaves it alone.
    Newer,
}

/// A stored value that couldn't be read and was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The value, to the letter.
    pub text: String,
    /// Why it couldn't be read.
    pub reason: String,
    /// The key it was copied to; `None` where there was no room, and it stays where it was.
    pub key: Option<String>,
}

/// The plan, and all that can be done to it. A handle: copies are the same plan.
#[derive(Clone, Copy)]
pub struct PlanStore {
    plan: RwSignal<Plan>,
    health: RwSignal<Health>,
    set_aside: RwSignal<Option<SetAside>>,
    last: RwSignal<Option<Change>>,
    library: Library,
    /// What was done since the last time that anything could be stored.
    unsaved: StoredValue<Vec<Unsaved>>,
}

/// Something done to the plan that isn't stored yet, kept as what was asked for and not as what
/// came of it: it is done again to whatever another tab has stored in the meantime.
#[derive(Clone, Debug)]
enum Unsaved {
    Do(Action, Date),
    Undo(Change),
}

impl PlanStore {
    /// An empty plan for everything below the caller, filled from the browser's storage as soon as
    /// there is a browser: pages are drawn for everyone alike.
    pub fn provide() -> Self {
        let store = Self {
            plan: RwSignal::default(),
            health: RwSignal::new(Health::Working),
            set_aside: RwSignal::default(),
            last: RwSignal::default(),
            library: Library::expect(),
            unsaved: StoredValue::default(),
        };
        provide_context(store);
        Effect::new(move || {
            store.refresh();
            browser::on_change_elsewhere(move || store.refresh());
        });
        // What the plan has to do with is known before it is asked for.
        Effect::new(move || {
            let touched = store.with(Plan::touches);
            store.library.need(touched.iter().map(String::as_str));
        });
        store
    }

    /// The plan of the page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Reads the plan, and what is known of the catalogue, within a reactive scope.
    pub fn with<T>(&self, read: impl FnOnce(&Plan, &'static Catalogue) -> T) -> T {
        let known = self.library.known();
        self.plan.with(|plan| read(plan, known))
    }

    /// The day on which the work that `item` asks for was done.
    pub fn done_on(&self, item: &ItemId) -> Option<Date> {
        self.with(|plan, catalogue| plan.done_on(catalogue, item))
    }

    /// Whether this pathway is followed.
    pub fn follows(&self, pathway: &PathwayId) -> bool {
        self.with(|plan, _| plan.follows(pathway))
    }

    /// The day that the learner's clock shows.
    #[allow(
        clippy::unused_self,
        reason = "the clock is the store's, and no one else's"
    )]
    pub fn today(&self) -> Date {
        clock::today()
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

    /// The stored value that couldn't be read, if there was one.
    pub fn set_aside(&self) -> Option<SetAside> {
        self.set_aside.get()
    }

    /// The last change, for as long as it can be undone.
    pub fn last_change(&self) -> Option<Change> {
        self.last.get()
    }

    /// Does what the learner asks for, and stores it.
    pub fn act(&self, action: Action) {
        let (mut plan, today) = (self.latest(), clock::today());
        match plan.apply(catalogue(), action.clone(), today) {
            Some(change) => {
                self.store(plan, Unsaved::Do(action, today));
                self.last.set(Some(change));
            }
            // Another tab was first; what it did is shown.
            None => self.plan.set(plan),
        }
    }

    /// Undoes the last change, and stores that.
    pub fn undo(&self) {
        if let Some(change) = self.last.get_untracked() {
            let mut plan = self.latest();
            plan.undo(change.clone());
            self.store(plan, Unsaved::Undo(change));
            self.last.set(None);
        }
    }

    /// Lets the last change stand.
    pub fn keep(&self) {
        self.last.set(None);
    }

    fn refresh(&self) {
        let plan = self.latest();
        if self.plan.with_untracked(|shown| *shown != plan) {
            self.plan.set(plan);
        }
    }

    /// The plan as it is stored now, another tab's changes included, with what isn't stored yet
    /// done to it; the one in memory where nothing can be read.
    fn latest(&self) -> Plan {
        let shown = || self.plan.get_untracked();
        match browser::read() {
            Err(_) => {
                self.health.set(Health::Denied);
                shown()
            }
            Ok(None) => shown(),
            Ok(Some(text)) => match saved::decode(&text) {
                Ok(plan) => {
                    if self.health.get_untracked() == Health::Newer {
                        self.health.set(Health::Working);
                    }
                    self.unsaved.with_value(|unsaved| replay(plan, unsaved))
                }
                Err(Unreadable::Newer) => {
                    self.health.set(Health::Newer);
                    shown()
                }
                Err(reason) => {
                    let (key, reason) = (browser::set_aside(&text).ok(), reason.to_string());
                    self.set_aside.set(Some(SetAside { text, reason, key }));
                    shown()
                }
            },
        }
    }

    /// Stores and shows `plan`, which `what` was done to.
    fn store(&self, plan: Plan, what: Unsaved) {
        self.unsaved.update_value(|unsaved| unsaved.push(what));
        if self.health.get_untracked() != Health::Newer {
            match self.try_to_store(&plan) {
                Ok(()) => {
                    self.unsaved.set_value(vec![]);
                    self.health.set(Health::Working);
                }
                Err(Refused::Denied) => self.health.set(Health::Denied),
                Err(Refused::Full) => self.health.set(Health::Full),
            }
        }
        self.plan.set(plan);
    }

    /// Nothing is written over a value that couldn't be read before that value is kept elsewhere.
    fn try_to_store(&self, plan: &Plan) -> Result<(), Refused> {
        if let Some(aside) = self
            .set_aside
            .get_untracked()
            .filter(|aside| aside.key.is_none())
        {
            let key = Some(browser::set_aside(&aside.text)?);
            self.set_aside.set(Some(SetAside { key, ..aside }));
        }
        browser::write(&saved::encode(plan))
    }
}

/// Does again what isn't stored yet.
fn replay(mut plan: Plan, unsaved: &[Unsaved]) -> Plan {
    for step in unsaved.iter().cloned() {
        match step {
            Unsaved::Do(action, day) => {
                plan.apply(catalogue(), action, day);
            }
            Unsaved::Undo(change) => plan.undo(change),
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_stored_yet_is_done_to_what_another_tab_has_stored() {
        let item = |local: &str| ItemId::new(&format!("nlp-engineer/{local}")).unwrap();
        let day = Date::parse("2026-11-22").unwrap();
        let mut theirs = Plan::default();
        theirs.apply(catalogue(), Action::Tick(item("rag-chatbot")), day);
        let mine = [
            Unsaved::Do(Action::Tick(item("gpt2-text-app")), day),
            Unsaved::Do(Action::Tick(item("lstm-sentiment")), day),
            Unsaved::Undo(Change::Ticked(item("gpt2-text-app"))),
        ];
        let both = replay(theirs, &mine);
        let done: Vec<_> = both.done.keys().map(ItemId::local).collect();
        assert_eq!(done, ["lstm-sentiment", "rag-chatbot"]);
    }
}
