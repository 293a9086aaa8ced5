//! All journals of this browser, as one page knows them.
//!
//! A page writes its own journal and no other. Journals of pages that are closed would pile up, so
//! the own one takes over what they say ([`Journals::take_over`]), and a later page removes those
//! that another covers ([`Journals::dispensable`]). In that order nothing is ever without a copy:
//! a journal goes only when what it says *now* stands in another that is stored.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::{Edit, Entries};
use super::journal::{Journal, Unreadable};

/// The name under which the first format stored a plan, for all tabs. It is read, and never written.
const FIRST: &str = "interchange:plan";

/// What the names of journals begin with.
pub const JOURNAL: &str = "interchange:j:";

/// Whether what is stored under this name is a journal. All else is someone else's.
pub fn is_journal(name: &str) -> bool {
    name == FIRST || name.starts_with(JOURNAL)
}

/// How many journals may be there before it is asked which pages are closed. Chromium answers that
/// by forgetting the pages that it keeps for when one goes back, so it isn't asked each time.
const FEW: usize = 4;

/// Whether so many journals are worth tidying up.
pub fn are_many(journals: usize) -> bool {
    journals > FEW
}

/// What is stored, by name.
pub type Stored = BTreeMap<String, String>;

/// A page's journal, and what it has read of the others.
#[derive(Clone, Debug, Default)]
pub struct Journals {
    name: String,
    own: Journal,
    /// As they were last read; their own is among them where it is stored.
    read: BTreeMap<String, (String, Result<Journal, Unreadable>)>,
    /// All that was ever stored, as far as this page has seen.
    stored: Journal,
    /// What was stored under names that are gone.
    gone: Journal,
}

/// What came of reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Whether anything is otherwise than it was.
    pub is_changed: bool,
    /// Whether something is gone that no other page can have removed: someone has cleared it. What
    /// was read before is still known.
    pub is_cleared: bool,
}

impl Journals {
    /// No journals yet; the own one is going to be called this.
    pub fn new(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// The name of the own one.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Takes in what is stored now.
    pub fn read(&mut self, stored: Stored) -> News {
        let mut is_changed = false;
        for (_, (_, journal)) in self
            .read
            .extract_if(.., |name, _| !stored.contains_key(name))
        {
            is_changed = true;
            if let Ok(journal) = journal {
                self.gone.join(&journal);
            }
        }
        for (name, text) in stored {
            if self.read.get(&name).is_none_or(|(known, _)| *known != text) {
                is_changed = true;
                let journal = Journal::decode(&text);
                self.read.insert(name, (text, journal));
            }
        }
        let now = self.now();
        self.stored.join(&now);
        // Journals only grow, and a page that removes one leaves another that covers it.
        let is_cleared = !now.covers(&self.gone);
        if !is_cleared {
            self.gone = Journal::default();
        }
        News {
            is_changed,
            is_cleared,
        }
    }

    /// What is stored now.
    fn now(&self) -> Journal {
        let mut now = Journal::default();
        for (_, journal) in self.readable() {
            now.join(journal);
        }
        now
    }

    fn readable(&self) -> impl Iterator<Item = (&String, &Journal)> {
        let all = self.read.iter();
        all.filter_map(|(name, (_, journal))| Some((name, journal.as_ref().ok()?)))
    }

    /// Whether so many journals are stored that it is worth tidying up.
    pub fn are_many(&self) -> bool {
        are_many(self.read.len())
    }

    /// What can't be read, with its text and the reason.
    pub fn unreadable(&self) -> impl Iterator<Item = (&str, &str, &Unreadable)> {
        let all = self.read.iter();
        all.filter_map(|(name, (text, journal))| Some((&**name, &**text, journal.as_ref().err()?)))
    }

    /// What all journals say together.
    pub fn entries(&self) -> Entries {
        self.all().entries()
    }

    /// How many changes there were, one after the other, on whatever pages.
    pub fn changes(&self) -> u64 {
        self.all().last()
    }

    /// How much all that is stored takes, names and texts.
    pub fn bytes(&self) -> usize {
        let all = self.read.iter();
        all.map(|(name, (text, _))| name.len() + text.len()).sum()
    }

    fn all(&self) -> Journal {
        let mut all = self.stored.clone();
        all.join(&self.own);
        all
    }

    /// Enters these after everything else, what a newer version stored included. They are stored
    /// once [`Journals::text`] is.
    pub fn enter(&mut self, edits: Vec<Edit>) {
        let newer = self.unreadable().filter_map(|(_, _, why)| match why {
            Unreadable::Newer(last) => Some(*last),
            Unreadable::Broken(_) => None,
        });
        let last = newer.max().unwrap_or_default().max(self.changes());
        self.own.enter(edits, last);
    }

    /// The own journal as text to store under its name.
    pub fn text(&self) -> String {
        self.own.encode()
    }

    /// Has the own journal say everything, once more.
    pub fn keep_all(&mut self) {
        self.own = self.all();
        self.gone = Journal::default();
    }

    /// Forgets everything but what is stored now.
    pub fn let_go(&mut self) {
        let own = self.read.get(&self.name);
        let own = own.and_then(|(_, journal)| journal.clone().ok());
        self.own = own.unwrap_or_default();
        self.stored = self.now();
        self.gone = Journal::default();
    }

    /// Has the own journal say as well what those of closed pages say; `open` are the others.
    pub fn take_over(&mut self, open: &BTreeSet<String>) {
        let mut closed = Journal::default();
        for (name, journal) in self.readable() {
            if *name != self.name && !open.contains(name) {
                closed.join(journal);
            }
        }
        self.own.join(&closed);
    }

    /// Takes in what was kept in a second place, and has the own journal say what the first has lost
    /// of it. Returns whether that was anything, and which of the copies can go: those of closed
    /// pages that another copy covers. What the first place says doesn't count, since it may not
    /// have reached the disk.
    pub fn recover(
        &mut self,
        kept: Stored,
        open: Option<&BTreeSet<String>>,
    ) -> (bool, Vec<String>) {
        let kept = kept.into_iter();
        // A copy that can't be read stays where it is.
        let kept: BTreeMap<_, _> = kept
            .filter_map(|(name, text)| Some((name, Journal::decode(&text).ok()?)))
            .collect();
        let mut has_lost = false;
        for journal in kept.values() {
            if !self.stored.covers(journal) {
                self.own.join(journal);
                has_lost = true;
            }
        }
        let all: Vec<_> = kept.iter().collect();
        let spare = open.map(|open| self.spare(&all, open));
        (has_lost, spare.unwrap_or_default())
    }

    /// The journals of closed pages that can be removed, since another that is stored covers each.
    pub fn dispensable(&self, open: &BTreeSet<String>) -> Vec<String> {
        self.spare(&self.readable().collect::<Vec<_>>(), open)
    }

    /// Of two that say the same, the one whose name comes last stays, whoever decides.
    fn spare(&self, all: &[(&String, &Journal)], open: &BTreeSet<String>) -> Vec<String> {
        let is_spare = |(name, journal): &&(&String, &Journal)| {
            **name != self.name
                && !open.contains(*name)
                && all.iter().any(|(other, covering)| {
                    other != name
                        && covering.covers(journal)
                        && (!journal.covers(covering) || other > name)
                })
        };
        let spare = all.iter().filter(is_spare);
        spare.map(|(name, _)| (*name).clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entries::tests::entries;
    use super::*;

    fn edit(name: &str, text: &str) -> Vec<Edit> {
        vec![(name.to_owned(), Some(text.to_owned()))]
    }

    /// A page that stores what it enters.
    fn store(page: &Journals, disk: &mut Stored) {
        disk.insert(page.name().to_owned(), page.text());
    }

    fn page(name: &str, disk: &Stored) -> Journals {
        let mut page = Journals::new(name.to_owned());
        page.read(disk.clone());
        page
    }

    #[test]
    fn what_others_store_at_the_same_address_is_theirs() {
        assert!(is_journal("interchange:plan") && is_journal("interchange:j:07"));
        for theirs in [
            "plan",
            "j:07",
            "interchange:install-refused",
            "x-interchange:j:1",
            "",
        ] {
            assert!(!is_journal(theirs), "{theirs}");
        }
    }

    #[test]
    fn two_pages_see_what_either_has_entered() {
        let mut disk = Stored::new();
        let (mut one, mut two) = (page("1", &disk), page("2", &disk));
        one.enter(edit("a", "1"));
        store(&one, &mut disk);
        two.enter(edit("b", "2"));
        store(&two, &mut disk);
        for page in [&mut one, &mut two] {
            page.read(disk.clone());
            assert_eq!(page.entries(), entries(&[("a", "1"), ("b", "2")]));
        }
    }

    #[test]
    fn what_is_not_stored_yet_is_known_all_the_same() {
        let mut page = page("1", &Stored::new());
        page.enter(edit("a", "1"));
        page.read(Stored::new());
        assert_eq!(page.entries(), entries(&[("a", "1")]));
    }

    #[test]
    fn what_someone_cleared_is_noticed_and_is_theirs_to_decide() {
        let mut disk = Stored::new();
        let mut one = page("1", &disk);
        one.enter(edit("a", "1"));
        store(&one, &mut disk);
        one.read(disk.clone());
        assert!(one.read(Stored::new()).is_cleared);
        assert!(one.read(Stored::new()).is_cleared, "until it is decided");
        assert_eq!(one.entries(), entries(&[("a", "1")]));
        let mut kept = one.clone();
        kept.keep_all();
        let again = Stored::from([("1".to_owned(), kept.text())]);
        assert!(!kept.read(again).is_cleared);
        assert_eq!(kept.entries(), entries(&[("a", "1")]));
        one.let_go();
        assert_eq!(one.read(Stored::new()), News::default());
        assert_eq!(one.entries(), entries(&[]));
    }

    #[test]
    fn a_closed_page_is_taken_over_first_and_removed_later() {
        let mut disk = Stored::new();
        let mut old = page("old", &disk);
        old.enter(edit("a", "1"));
        store(&old, &mut disk);
        let mut new = page("new", &disk);
        let none = BTreeSet::new();
        assert_eq!(new.dispensable(&none), [""; 0], "there is no copy yet");
        new.take_over(&none);
        store(&new, &mut disk);
        let later = page("later", &disk);
        assert_eq!(
            later.dispensable(&none),
            ["new"],
            "of two that are alike one stays"
        );
        new.enter(edit("b", "2"));
        store(&new, &mut disk);
        assert_eq!(page("later", &disk).dispensable(&none), ["old"]);
        let open = BTreeSet::from(["old".to_owned()]);
        assert_eq!(page("later", &disk).dispensable(&open), [""; 0]);
    }

    #[test]
    fn what_a_killed_browser_forgot_is_brought_back() {
        let mut disk = Stored::new();
        let mut old = page("old", &disk);
        old.enter(edit("a", "1"));
        store(&old, &mut disk);
        old.enter(edit("b", "2"));
        let kept = Stored::from([
            ("old".to_owned(), old.text()),
            ("odd".to_owned(), "?".to_owned()),
        ]);
        // The first place has the first change only.
        let (mut new, none) = (page("new", &disk), BTreeSet::new());
        assert_eq!(new.recover(kept.clone(), Some(&none)), (true, vec![]));
        assert_eq!(new.entries(), entries(&[("a", "1"), ("b", "2")]));
        store(&new, &mut disk);
        let mut later = page("later", &disk);
        let copies = |more: &[&Journals]| {
            let more = more
                .iter()
                .map(|page| (page.name().to_owned(), page.text()));
            kept.clone().into_iter().chain(more).collect::<Stored>()
        };
        let closed = Some(&none);
        assert_eq!(
            later.recover(copies(&[]), closed),
            (false, vec![]),
            "the only copy"
        );
        let spare = vec!["old".to_owned()];
        new.enter(edit("c", "3"));
        store(&new, &mut disk);
        later.read(disk);
        assert_eq!(later.recover(copies(&[&new]), None), (false, vec![]));
        let open = spare.iter().cloned().collect();
        assert_eq!(later.recover(copies(&[&new]), Some(&open)), (false, vec![]));
        assert_eq!(later.recover(copies(&[&new]), closed), (false, spare));
    }

    #[test]
    fn what_goes_in_part_costs_nothing_of_the_rest() {
        let mut disk = Stored::new();
        let (mut one, mut two) = (page("1", &disk), page("2", &disk));
        one.enter(edit("a", "1"));
        two.enter(edit("b", "2"));
        store(&one, &mut disk);
        store(&two, &mut disk);
        one.read(disk.clone());
        disk.remove("2");
        assert!(one.read(disk.clone()).is_cleared);
        one.let_go();
        one.enter(edit("c", "3"));
        store(&one, &mut disk);
        assert!(!one.read(disk.clone()).is_cleared);
        assert_eq!(
            page("later", &disk).entries(),
            entries(&[("a", "1"), ("c", "3")])
        );
    }

    #[test]
    fn what_an_old_version_takes_back_is_not_cleared() {
        let first = |done: &str| {
            let text = format!("{{\"format\":1,\"follows\":[],\"done\":{{{done}}}}}");
            Stored::from([("first".to_owned(), text)])
        };
        let mut page = page("1", &first("\"one/a\":\"2026-12-02\""));
        assert!(!page.read(first("")).is_cleared);
        assert!(page.read(Stored::new()).is_changed);
    }

    #[test]
    fn what_is_entered_beside_a_newer_version_is_later_than_what_that_has() {
        let newer = r#"{"format":9,"last":50,"entries":"in a way of its own"}"#;
        let mut page = page("1", &Stored::from([("newer".to_owned(), newer.to_owned())]));
        page.enter(edit("a", "1"));
        assert_eq!(page.changes(), 51);
    }

    #[test]
    fn what_cannot_be_read_is_neither_taken_over_nor_removed() {
        let disk = Stored::from([("broken".to_owned(), "{oops".to_owned())]);
        let mut page = page("1", &disk);
        page.take_over(&BTreeSet::new());
        assert_eq!(page.dispensable(&BTreeSet::new()), [""; 0]);
        let found: Vec<_> = page
            .unreadable()
            .map(|(name, text, _)| (name, text))
            .collect();
        assert_eq!(found, [("broken", "{oops")]);
    }

    /// What can happen to a browser's tabs.
    #[derive(Clone, Debug)]
    enum Event {
        Open,
        Enter(usize, char),
        /// What is stored reaches a tab.
        Deliver(usize),
        /// A tab takes over the closed ones and stores that.
        TakeOver(usize),
        /// A tab removes what it can spare, by what it knows.
        Remove(usize),
        Close(usize),
        /// What is stored reaches the disk; what is kept in the second place is there at once.
        Sync,
        /// The browser is killed, and has what had reached the disk.
        Kill,
    }

    fn any_event() -> impl Strategy<Value = Event> {
        let tab = 0..4_usize;
        prop_oneof![
            Just(Event::Open),
            (tab.clone(), prop::char::range('a', 'd'))
                .prop_map(|(tab, name)| Event::Enter(tab, name)),
            tab.clone().prop_map(Event::Deliver),
            tab.clone().prop_map(Event::TakeOver),
            tab.clone().prop_map(Event::Remove),
            tab.prop_map(Event::Close),
            Just(Event::Sync),
            Just(Event::Kill),
        ]
    }

    /// What protects a plan; each is taken away once, to see that it is needed.
    #[derive(Clone, Copy, PartialEq)]
    enum Without {
        Nothing,
        /// One value for all tabs.
        OwnJournals,
        /// No second place.
        SecondPlace,
    }

    /// A browser's tabs, and where they store.
    struct Model {
        without: Without,
        tabs: Vec<Journals>,
        opened: usize,
        disk: Stored,
        synced: Stored,
        second: Stored,
    }

    impl Model {
        fn new(without: Without) -> Self {
            let (tabs, opened) = (vec![], 0);
            let (disk, synced, second) = Default::default();
            Self {
                without,
                tabs,
                opened,
                disk,
                synced,
                second,
            }
        }

        fn open(&self) -> BTreeSet<String> {
            self.tabs.iter().map(|tab| tab.name().to_owned()).collect()
        }

        fn store(&mut self, tab: usize) {
            let tab = &self.tabs[tab];
            store(tab, &mut self.disk);
            if self.without != Without::SecondPlace {
                store(tab, &mut self.second);
            }
        }

        /// A new tab, which reads both places, and tidies up the second.
        fn opens(&mut self) -> usize {
            self.opened += 1;
            let name = match self.without {
                Without::OwnJournals => "all".to_owned(),
                _ => format!("{:03}", self.opened),
            };
            let mut tab = page(&name, &self.disk);
            let (has_lost, spare) = tab.recover(self.second.clone(), Some(&self.open()));
            self.second.retain(|name, _| !spare.contains(name));
            self.tabs.push(tab);
            let tab = self.tabs.len() - 1;
            if has_lost {
                self.store(tab);
            }
            tab
        }
    }

    /// Runs the events, and returns what all journals should say and what a new page finds. A tab
    /// sees what others stored only when it is delivered, save for a new one.
    fn run(events: Vec<Event>, without: Without) -> (Entries, Entries) {
        let mut model = Model::new(without);
        let (mut entered, mut count) = (Journal::default(), 0);
        for event in events {
            let (open, tabs) = (model.open(), model.tabs.len());
            let at = |tab: usize| tab % tabs.max(1);
            match event {
                Event::Open => drop(model.opens()),
                Event::Enter(tab, name) if tabs > 0 => {
                    count += 1;
                    let tab = at(tab);
                    model.tabs[tab].enter(edit(&name.to_string(), &count.to_string()));
                    entered.join(&model.tabs[tab].own);
                    model.store(tab);
                }
                Event::Deliver(tab) if tabs > 0 => {
                    model.tabs[at(tab)].read(model.disk.clone());
                }
                Event::TakeOver(tab) if tabs > 0 => {
                    model.tabs[at(tab)].take_over(&open);
                    model.store(at(tab));
                }
                // By the rule only a page that has just opened removes anything.
                Event::Remove(tab) if tabs > 0 => {
                    model.tabs[at(tab)].read(model.disk.clone());
                    for name in model.tabs[at(tab)].dispensable(&open) {
                        model.disk.remove(&name);
                    }
                }
                Event::Close(tab) if tabs > 0 => drop(model.tabs.remove(at(tab))),
                Event::Sync => model.synced = model.disk.clone(),
                Event::Kill => {
                    model.tabs.clear();
                    model.disk = model.synced.clone();
                }
                _ => {}
            }
        }
        let last = model.opens();
        (entered.entries(), model.tabs[last].entries())
    }

    proptest! {
        #[test]
        fn nothing_that_was_stored_is_lost(events in prop::collection::vec(any_event(), 0..40)) {
            let (entered, found) = run(events, Without::Nothing);
            prop_assert_eq!(entered, found);
        }
    }

    #[test]
    fn with_one_value_for_all_tabs_the_model_loses_changes() {
        use Event::{Enter, Open};
        let events = vec![Open, Open, Enter(0, 'a'), Enter(1, 'b')];
        let (entered, found) = run(events.clone(), Without::Nothing);
        assert_eq!(entered, found);
        // In the second place too there would be one value.
        let (entered, found) = run(events, Without::OwnJournals);
        assert_ne!(
            entered, found,
            "the control: without the rule, the loss is seen"
        );
    }

    #[test]
    fn without_a_second_place_a_killed_browser_loses_changes() {
        use Event::{Enter, Kill, Open, Sync};
        let events = vec![Open, Enter(0, 'a'), Sync, Enter(0, 'b'), Kill];
        let (entered, found) = run(events.clone(), Without::Nothing);
        assert_eq!(entered, found);
        let (entered, found) = run(events, Without::SecondPlace);
        assert_ne!(entered, found, "the control: without it, the loss is seen");
    }
}
