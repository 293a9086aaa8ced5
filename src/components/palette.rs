//! The palette: anything on the site by a few letters of it, and what can be done from anywhere.
//!
//! The dialog is text in every page; what is found is put into it here, element by element. It is the
//! pattern that the ARIA guide calls a combobox with a listbox: the focus stays in the field, and
//! the field says which of the options is the current one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::badge::{Badge, LINES, line_number};
use super::follow;
use super::island::{say, set};
use super::shortcuts;
use super::tick::{element_id, item_of};
use super::undo;
use crate::content::catalogue;
use crate::domain::browse::Query;
use crate::domain::change::Action;
use crate::domain::id::PathwayId;
use crate::domain::pathway::Pathway;
use crate::domain::plan::Plan;
use crate::domain::search::{Entry, Group, Hit, Index, Kind, On, Shelf, find};
use crate::library::Library;
use crate::route::{Root, Route};
use crate::store::PlanStore;

/// The name of the island that opens it.
pub const FIND: &str = "find";
/// The name of the island that it is.
pub const PALETTE: &str = "palette";

/// The ids of its parts.
const FIELD: &str = "find-field";
const FOUND: &str = "found";
const STATUS: &str = "found-count";

/// How many tasks are suggested, one of each pathway that is followed.
const NEXT: usize = 3;

/// What its options can do, beside leading somewhere.
const UNDO: &str = "undo";
const FOLLOW: &str = "follow";
const TICK: &str = "tick";
const THEME: &str = "theme";
const PRINT: &str = "print";
const SHORTCUTS: &str = "shortcuts";

/// The button in the header.
#[component]
pub fn FindButton() -> impl IntoView {
    view! {
        <button
            type="button"
            class="find at-end"
            data-island=FIND
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="10.5" cy="10.5" r="6.5" />
                <path d="M15.5 15.5L21 21" />
            </svg>
            "Find "
            <kbd aria-hidden="true">"Ctrl K"</kbd>
        </button>
    }
}

/// The dialog.
#[component]
pub fn Palette() -> impl IntoView {
    // One badge of each colour and shape, to be copied.
    let profiles = || catalogue().profiles.iter();
    let badges = (1..=LINES).filter_map(|line| {
        let profile = profiles().find(|profile| line_number(profile.document) == line)?;
        Some(view! { <Badge profile /> })
    });
    view! {
        <dialog class="palette" data-island=PALETTE aria-label="Find">
            <div class="palette-field">
                <input
                    id=FIELD
                    type="text"
                    role="combobox"
                    aria-label="Find a pathway, skill, task, resource or page, or something to do"
                    aria-autocomplete="list"
                    aria-controls=FOUND
                    aria-expanded="false"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="go"
                    placeholder="A skill, a task, a page …"
                />
                <button type="button" class="button quiet" data-do="close">
                    "Close"
                </button>
            </div>
            <p id=STATUS role="status"></p>
            <div id=FOUND role="listbox" aria-label="What was found"></div>
            <div hidden>{badges.collect_view()}</div>
        </dialog>
    }
}

/// What the palette works with. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Finder {
    store: PlanStore,
    library: Library,
    root: StoredValue<Root>,
}

/// What can be done or gone to just now, and how.
struct Own {
    entries: Vec<Entry>,
    /// What is done, and with what; what leads somewhere does nothing.
    does: Vec<Option<(&'static str, String)>>,
}

impl Finder {
    /// The palette of the visit.
    pub fn new(store: PlanStore, library: Library, root: Root) -> Self {
        let finder = Self {
            store,
            library,
            root: StoredValue::new(root),
        };
        // What is asked for may be typed before it is known what there is.
        Effect::new(move || {
            library.index();
            let failed = library.has_failed();
            if let Some(dialog) = dialog(PALETTE).filter(HtmlDialogElement::open) {
                untrack(|| finder.show(&dialog, failed));
            }
        });
        finder
    }

    /// Opens it, or closes it where it is open.
    pub fn toggle(self) {
        let Some(dialog) = dialog(PALETTE) else {
            return;
        };
        if dialog.open() {
            return dialog.close();
        }
        if untrack(|| self.library.has_failed()) {
            self.library.try_again();
        }
        self.library.need_index();
        // It throws only where it is open already.
        let _ = dialog.show_modal();
        field().iter().for_each(HtmlInputElement::select);
        untrack(|| self.show(&dialog, false));
    }

    /// Shows what is found by what stands in the field.
    pub fn ask(self) {
        if let Some(dialog) = dialog(PALETTE) {
            untrack(|| self.show(&dialog, self.library.has_failed()));
        }
    }

    /// Does what was clicked on in the dialog. Where that leads somewhere, it is followed by
    /// whoever follows links; the dialog is out of the way by then.
    pub fn act(self, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let (Some(dialog), Some(target)) = (dialog(PALETTE), target) else {
            return;
        };
        // Beside it, a click is one on the dialog itself.
        let is_beside = target == *dialog.unchecked_ref::<Element>();
        let taken = target.closest("a, [data-do]").ok().flatten();
        if taken.is_some() || is_beside {
            dialog.close();
        }
        let Some(taken) = taken else { return };
        let says = |name| taken.get_attribute(name).unwrap_or_default();
        let of = says("data-of");
        match says("data-do").as_str() {
            UNDO => undo::undo(self.store),
            FOLLOW => {
                if let Some(id) = PathwayId::new(&of) {
                    follow::toggle_follow(self.store, id);
                }
            }
            TICK => {
                if let Some(item) = item_of(&of) {
                    self.store.act(Action::Tick(item));
                }
            }
            THEME => {
                if let Some(choice) = themes().into_iter().find(|it| it.value() == of) {
                    choice.click();
                }
            }
            // Once the dialog is gone from the page.
            PRINT => request_animation_frame(|| {
                let _ = window().print();
            }),
            SHORTCUTS => shortcuts::open(),
            _ => {}
        }
    }

    fn show(self, dialog: &HtmlDialogElement, has_failed: bool) {
        let by_id = |id| document().get_element_by_id(id);
        let (Some(field), Some(list), Some(status)) = (field(), by_id(FOUND), by_id(STATUS)) else {
            return;
        };
        list.set_text_content(None);
        let Some((index, published)) = self.library.index() else {
            let text = if has_failed {
                "What can be found could not be fetched. Close this and open it again to try once more."
            } else {
                "Fetching what there is …"
            };
            return say(&status, text);
        };
        let asked = field.value();
        let asked = asked.trim();
        let mut own = self.own(index);
        let mut groups = if asked.is_empty() {
            self.suggested(index, &own)
        } else {
            find(asked, &[published, &Shelf::new(&index.lines, &own.entries)])
        };
        let count: usize = groups.iter().map(|group| group.count).sum();
        let shown: usize = groups.iter().map(|group| group.hits.len()).sum();
        let text = match (asked.is_empty(), count) {
            (true, _) => "Suggestions".to_owned(),
            (false, 0) => {
                own.look_further(asked);
                groups = vec![own.all(|_| true)];
                format!("Nothing is called “{asked}”. Fewer letters or another word may help.")
            }
            (false, _) if shown < count => format!("{count} found, the best {shown} shown"),
            (false, _) => format!("{count} found"),
        };
        let mut number = 0;
        for group in &groups {
            let heading = make("p", "found-kind");
            say(&heading, heading_of(group.kind));
            set(&heading, "id", &format!("{FOUND}-{}", group.kind.word()));
            if group.count > group.hits.len() {
                let of = make("span", "");
                say(&of, &format!("{} of {}", group.hits.len(), group.count));
                put(&heading, &of);
            }
            let part = make("div", "");
            set(&part, "role", "group");
            set(&part, "aria-labelledby", &heading.id());
            put(&part, &heading);
            for hit in &group.hits {
                let (entry, does) = match hit.shelf {
                    0 => (&index.entries[hit.entry], None),
                    _ => (&own.entries[hit.entry], own.does[hit.entry].as_ref()),
                };
                let option = self.option(dialog, index, entry, hit, does);
                set(&option, "id", &format!("{FOUND}-{number}"));
                number += 1;
                put(&part, &option);
            }
            put(&list, &part);
        }
        say(&status, &text);
        set(
            &field,
            "aria-expanded",
            if number > 0 { "true" } else { "false" },
        );
        choose(&options().0, 0);
    }

    /// An option: the line's badge, the name, what it is of, and where it is.
    fn option(
        self,
        dialog: &HtmlDialogElement,
        index: &Index,
        entry: &Entry,
        hit: &Hit,
        does: Option<&(&'static str, String)>,
    ) -> Element {
        let option = make(if does.is_some() { "button" } else { "a" }, "found");
        set(&option, "role", "option");
        set(&option, "tabindex", "-1");
        match does {
            Some((act, of)) => {
                set(&option, "type", "button");
                set(&option, "data-do", act);
                set(&option, "data-of", of);
            }
            None => set(&option, "href", &self.address_of(index, entry)),
        }
        let line = entry.on.line().map(|at| &index.lines[at]);
        let badge = line.and_then(|line| {
            let of = format!(".badge[data-line=\"{}\"]", line_number(line.document));
            let badge = dialog.query_selector(&of).ok()??.clone_node_with_deep(true);
            let badge: Element = badge.ok()?.unchecked_into();
            say(&badge.query_selector("text").ok()??, &line.code);
            let _ = badge
                .class_list()
                .toggle_with_force("long", line.code.len() > 1);
            Some(badge)
        });
        put(&option, &badge.unwrap_or_else(|| make("i", "")));
        let name = make("span", "found-name");
        let mut letters = entry.text.chars();
        let mut at = 0;
        for mark in &hit.marks {
            let before: String = letters.by_ref().take(mark.start - at).collect();
            let within: String = letters.by_ref().take(mark.len()).collect();
            let marked = make("mark", "");
            say(&marked, &within);
            let _ = name.append_with_str_1(&before);
            put(&name, &marked);
            at = mark.end;
        }
        let _ = name.append_with_str_1(letters.as_str());
        put(&option, &name);
        if let Some(line) = line.filter(|_| entry.kind != Kind::Pathway && does.is_none()) {
            let of = make("span", "found-of");
            let role = match entry.on {
                On::Roadmap(_) => format!("{}, roadmap", line.role),
                _ => line.role.clone(),
            };
            say(&of, &role);
            put(&option, &of);
        }
        if !entry.place.is_empty() {
            let place = make("span", "found-place");
            say(&place, &entry.place);
            put(&option, &place);
        }
        option
    }

    fn address_of(self, index: &Index, entry: &Entry) -> String {
        let id = |at: u16| index.lines[usize::from(at)].id.clone();
        let path = match &entry.on {
            On::Pathway(at) => Route::Pathway(id(*at)).to_path(),
            On::Roadmap(at) => Route::Roadmap(id(*at)).to_path(),
            On::Path(path) => path.clone(),
        };
        let part = Some(&*entry.part).filter(|part| !part.is_empty());
        self.root.with_value(|root| root.address(&path, part))
    }

    /// What helps before anything is asked for: what is next, the pages, what can be done.
    fn suggested(self, index: &Index, own: &Own) -> Vec<Group> {
        let next = self.store.with(|plan: &Plan, known| {
            let followed = plan
                .follows
                .iter()
                .filter_map(|id| known.pathway(id.as_str()));
            let next = followed.filter_map(|pathway| plan.next(known, pathway).first().copied());
            next.take(NEXT)
                .map(|item| element_id(item.id))
                .collect::<Vec<_>>()
        });
        let of = |kind, is: &dyn Fn(&Entry) -> bool| {
            let entries = index.entries.iter().enumerate();
            group(
                kind,
                0,
                entries.filter(|(_, entry)| is(entry)).map(|(at, _)| at),
            )
        };
        let first = if next.is_empty() {
            of(Kind::Pathway, &|entry| entry.kind == Kind::Pathway)
        } else {
            of(Kind::Task, &|entry| next.contains(&entry.part))
        };
        let pages = of(Kind::Page, &|entry| {
            matches!(entry.on, On::Path(_)) && entry.part.is_empty()
        });
        let actions = own.all(|entry| entry.verb == 0);
        let all = [first, pages, actions].into_iter();
        all.filter(|group| !group.hits.is_empty()).collect()
    }

    /// What can be done just now.
    fn own(self, index: &Index) -> Own {
        let mut own = Own {
            entries: vec![],
            does: vec![],
        };
        let nowhere = || On::Path(String::new());
        if self.store.last_change().is_some() {
            own.act("Undo the last change", 0, nowhere(), UNDO, "");
        }
        own.go("Save a backup", &Route::Plan, "kept");
        let (follows, open) = self.store.with(|plan: &Plan, _| {
            let known = catalogue();
            let followed = plan.follows.iter();
            let followed = followed.filter_map(|id| known.pathway(id.as_str()));
            let items = followed.flat_map(Pathway::items);
            let open = items.filter(|item| plan.done_on(known, item.id).is_none());
            (plan.follows.clone(), open.collect::<Vec<_>>())
        });
        if follows.len() > 1 {
            let roles = follows.iter().map(ToString::to_string).collect();
            own.go("Compare the roles you follow", &Route::Compare(roles), "");
        }
        own.act("Print this page", 0, nowhere(), PRINT, "");
        own.act("Keyboard shortcuts", 0, nowhere(), SHORTCUTS, "");
        for choice in themes() {
            let label = choice.closest("label").ok().flatten();
            let name = label.and_then(|label| label.text_content());
            let text = format!("Appearance: {}", name.unwrap_or_default());
            own.act(&text, 10, nowhere(), THEME, &choice.value());
        }
        for (at, line) in (0..).zip(&index.lines) {
            let verb = if follows.contains(&line.id) {
                "Stop following"
            } else {
                "Follow"
            };
            let text = format!("{verb} {}", line.role);
            own.act(&text, verb.len(), On::Pathway(at), FOLLOW, line.id.as_str());
        }
        for item in open {
            let is = |id: &str| item.id.pathway() == id;
            let line = index.lines.iter().position(|line| is(line.id.as_str()));
            let on = line
                .and_then(|at| u16::try_from(at).ok())
                .map_or_else(nowhere, On::Roadmap);
            let (text, of) = (format!("Tick off: {}", item.text), element_id(item.id));
            own.act(&text, 8, on, TICK, &of);
        }
        own
    }
}

impl Own {
    fn add(&mut self, text: &str, verb: usize, on: On, part: &str) {
        self.entries.push(Entry {
            kind: Kind::Action,
            text: text.to_owned(),
            place: String::new(),
            on,
            part: part.to_owned(),
            verb: u8::try_from(verb).unwrap_or(u8::MAX),
        });
    }

    fn act(&mut self, text: &str, verb: usize, on: On, does: &'static str, of: &str) {
        self.add(text, verb, on, "");
        self.does.push(Some((does, of.to_owned())));
    }

    fn go(&mut self, text: &str, to: &Route, part: &str) {
        self.add(text, 0, On::Path(to.to_path()), part);
        self.does.push(None);
    }

    /// Nothing but ways to look further, where nothing is called what is asked for.
    fn look_further(&mut self, asked: &str) {
        (self.entries, self.does) = (vec![], vec![]);
        let query = Query {
            words: asked.to_owned(),
            ..Query::default()
        };
        let text = format!("Look for “{asked}” in what is said of the pathways");
        self.go(&text, &Route::Home(query), "pathways");
        self.go("All pathways by name", &Route::Pathways, "");
    }

    fn all(&self, is: impl Fn(&Entry) -> bool) -> Group {
        let entries = self.entries.iter().enumerate();
        group(
            Kind::Action,
            1,
            entries.filter(|(_, entry)| is(entry)).map(|(at, _)| at),
        )
    }
}

/// A group of entries that weren't asked for.
fn group(kind: Kind, shelf: usize, entries: impl Iterator<Item = usize>) -> Group {
    let hits = entries.take(6).map(|entry| Hit {
        shelf,
        entry,
        score: 0,
        marks: vec![],
    });
    let hits: Vec<_> = hits.collect();
    Group {
        kind,
        count: hits.len(),
        hits,
    }
}

fn heading_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Pathway => "Pathways",
        Kind::Action => "Actions",
        Kind::Page => "Pages and sections",
        Kind::Skill => "Skills",
        Kind::Step => "Steps",
        Kind::Task => "Tasks",
        Kind::Resource => "Resources",
        Kind::Question => "Questions",
    }
}

/// The dialog that is the island of this name.
pub fn dialog(island: &str) -> Option<HtmlDialogElement> {
    let dialog = document().query_selector(&format!("dialog[data-island={island}]"));
    dialog.ok()??.dyn_into().ok()
}

fn field() -> Option<HtmlInputElement> {
    document().get_element_by_id(FIELD)?.dyn_into().ok()
}

/// The choices of the appearance, where the page has them.
fn themes() -> Vec<HtmlInputElement> {
    elements("input[name=theme]")
}

fn elements<T: JsCast>(selector: &str) -> Vec<T> {
    let Ok(found) = document().query_selector_all(selector) else {
        return vec![];
    };
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok());
    elements.collect()
}

/// Moves among what was found, and takes what is current.
pub fn press(event: &KeyboardEvent) {
    let (options, current) = options();
    let (last, step) = (options.len().wrapping_sub(1), current.unwrap_or(0));
    let to = match event.key().as_str() {
        _ if options.is_empty() || event.shift_key() => return,
        "ArrowDown" => (step + 1) % options.len(),
        "ArrowUp" => step.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        "Enter" => {
            let option: &HtmlElement = options[step].unchecked_ref();
            event.prevent_default();
            return option.click();
        }
        _ => return,
    };
    event.prevent_default();
    choose(&options, to);
}

/// What was found, and which of it is current.
fn options() -> (Vec<Element>, Option<usize>) {
    let options: Vec<Element> = elements("#found [role=option]");
    let is_current = |it: &Element| it.get_attribute("aria-selected").as_deref() == Some("true");
    let current = options.iter().position(is_current);
    (options, current)
}

/// Makes an option the current one, and brings it into view.
fn choose(options: &[Element], current: usize) {
    for (at, option) in options.iter().enumerate() {
        let is_current = if at == current { "true" } else { "false" };
        set(option, "aria-selected", is_current);
    }
    let Some(field) = field() else { return };
    match options.get(current) {
        Some(option) => {
            set(&field, "aria-activedescendant", &option.id());
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
        None => {
            let _ = field.remove_attribute("aria-activedescendant");
        }
    }
}

fn make(name: &str, class: &str) -> Element {
    let element = document().create_element(name);
    let element = element.expect("these names can be those of elements");
    if !class.is_empty() {
        element.set_class_name(class);
    }
    element
}

fn put(into: &Element, element: &Element) {
    // It fails only for what can't stand there.
    let _ = into.append_child(element);
}
