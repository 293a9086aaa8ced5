//! A learner's note of a piece of work, with a link to the proof.
//!
//! A page holds one small disclosure a task, and the form once, as a template: it is copied into the
//! disclosure that is opened. Neither is drawn by code that browsers are sent.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::island::{say, set};
use crate::domain::change::{Action, Setting};
use crate::domain::id::ItemId;
use crate::domain::note::{Link, MOST_TEXT, Note};
use crate::domain::plan::About;
use crate::store::PlanStore;

/// The name of the island; it is of a piece of work.
pub const NOTE: &str = "note";

/// The id of the template.
const FORM: &str = "note-form";

/// The note of a piece of work, and the way to write it. The page has a [`NoteForm`].
#[component]
pub fn NoteOn<'a>(
    /// The piece of work.
    id: &'a ItemId,
    /// What it is called.
    text: &'a str,
) -> impl IntoView + use<> {
    view! {
        <div class="note" data-island=NOTE data-of=id.to_string()>
            <details>
                <summary aria-label=called(NONE, text)>{NONE}</summary>
            </details>
        </div>
    }
}

/// What the disclosure says where nothing is noted.
const NONE: &str = "Note";

/// What the disclosure is called: there are many on a page, and all look alike to those who only
/// hear them.
fn called(says: &str, text: &str) -> String {
    format!("{says}: {text}")
}

/// The form of all notes of a page: once, where [`NoteOn`] is.
#[component]
pub fn NoteForm() -> impl IntoView {
    view! {
        <template id=FORM>
            // A browser that fills in forms again after a reload would write what isn't in the plan.
            <form autocomplete="off">
                <label>"Note" <textarea name="note" rows="3"></textarea></label>
                <p class="wrong"></p>
                <label>"Link to the proof" <input type="text" name="proof" inputmode="url" /></label>
                <p class="wrong"></p>
                <p class="actions">
                    <button type="submit" class="button">
                        "Save note"
                    </button>
                    <button type="button" class="button quiet">
                        "Cancel"
                    </button>
                    <button type="button" class="button quiet remove">
                        "Remove note"
                    </button>
                </p>
            </form>
        </template>
    }
}

/// Shows the note, and says what the disclosure is for. What is being written is left alone.
pub fn update(island: &Element, of: &str, store: PlanStore) {
    let (Some(details), Some(id)) = (island.last_element_child(), ItemId::new(of)) else {
        return;
    };
    let (note, text) = store.with(|plan, known| {
        let item = known.item(&id).map(|(_, item)| item.text.to_owned());
        let noted_at = plan.noted_at(known, &id);
        (plan.said_of(noted_at).note, item.unwrap_or(id.to_string()))
    });
    if let Some(summary) = details.first_element_child() {
        let says = if note.is_some() { "Edit note" } else { NONE };
        say(&summary, says);
        set(&summary, "aria-label", &called(says, &text));
    }
    // As text, never as markup; a proof is an address that does no harm, or it isn't in the plan.
    let written = note.as_ref().map(Note::text);
    show(island, &details, "p", written, |_, _| {});
    let proof = note.as_ref().and_then(Note::proof).map(Link::as_str);
    show(island, &details, "a", proof, |link, address| {
        set(link, "href", address);
        set(link, "target", "_blank");
        set(link, "rel", "noopener noreferrer");
    });
}

/// Shows a text in an element of this kind above the disclosure; without one there is no element.
fn show(
    island: &Element,
    details: &Element,
    kind: &str,
    text: Option<&str>,
    finish: fn(&Element, &str),
) {
    let shown = island.query_selector(&format!(".note > {kind}"));
    let shown = shown.ok().flatten();
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        if let Some(shown) = shown {
            shown.remove();
        }
        return;
    };
    let element = shown.or_else(|| {
        let new = document().create_element(kind).ok()?;
        details.insert_adjacent_element("beforebegin", &new).ok()?
    });
    if let Some(element) = element {
        say(&element, text);
        finish(&element, text);
    }
}

/// The form in an island, with its fields.
struct Form {
    element: Element,
    text: HtmlTextAreaElement,
    proof: HtmlInputElement,
}

impl Form {
    fn of(island: &Element) -> Option<Self> {
        let part = |selector| island.query_selector(selector).ok().flatten();
        Some(Self {
            element: part("form")?,
            text: part("textarea")?.unchecked_into(),
            proof: part("input")?.unchecked_into(),
        })
    }

    fn is_untouched(&self) -> bool {
        Some(self.text.value()) == self.text.text_content()
            && self.proof.value() == self.proof.default_value()
    }
}

/// Opens the form before the disclosure shows what is in it, or does what one of its buttons says.
pub fn press(store: PlanStore, island: &Element, of: &str, event: &Event) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_in = |selector| {
        let found = target.as_ref().map(|target| target.closest(selector));
        matches!(found, Some(Ok(Some(_))))
    };
    if is_in("summary") {
        open(store, island, of);
    } else if is_in("button[type=button]") {
        if is_in(".remove") {
            keep(store, of, None);
        }
        close(island);
    }
}

/// Draws the form, with the note as it is. What was written and not saved stays.
fn open(store: PlanStore, island: &Element, of: &str) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    if let Some(form) = Form::of(island) {
        if !form.is_untouched() {
            return;
        }
        form.element.remove();
    }
    let template = document().get_element_by_id(FORM);
    let (Some(template), Some(details)) = (template, island.last_element_child()) else {
        return;
    };
    // What the site wrote, and nothing that anyone entered.
    let _ = details.insert_adjacent_html("beforeend", &template.inner_html());
    let (Some(Form { text, proof, .. }), Some(id)) = (Form::of(island), ItemId::new(of)) else {
        return;
    };
    for field in [text.as_ref(), proof.as_ref()] as [&Element; 2] {
        // Ids can't come out of a template: it is copied as often as one likes.
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        if let Some(wrong) = place_for_wrong(field) {
            wrong.set_id(&format!("wrong-{number}"));
            set(field, "aria-describedby", &wrong.id());
        }
    }
    match noted(store, &id) {
        Some(note) => {
            text.set_text_content(Some(note.text()));
            set(
                &proof,
                "value",
                note.proof().map(Link::as_str).unwrap_or_default(),
            );
        }
        None => {
            if let Ok(Some(remove)) = details.query_selector(".remove") {
                remove.remove();
            }
        }
    }
}

/// Saves what was written, or says by the fields what is wrong with it.
pub fn save(store: PlanStore, island: &Element, of: &str) {
    let Some(Form { text, proof, .. }) = Form::of(island) else {
        return;
    };
    let written = text.value();
    let length = written.trim().chars().count();
    let too_long = (length > MOST_TEXT).then(|| {
        format!(
            "A note has room for {MOST_TEXT} characters, and this has {length}. Shorten it; the link can lead to the rest."
        )
    });
    let link = Link::read(&proof.value());
    // The first that is wrong has the focus in the end.
    complain(&proof, link.as_ref().err());
    complain(&text, too_long.as_ref());
    if let (Ok(link), None) = (link, too_long) {
        // As it was when the form was opened.
        let begun = Link::read(&proof.default_value()).ok().flatten();
        let begun = Note::new(&text.text_content().unwrap_or_default(), begun);
        let now = ItemId::new(of).and_then(|id| noted(store, &id));
        let note = match Note::new(&written, link) {
            Some(note) => match note.beside(begun.as_ref(), now.as_ref()) {
                None => return complain(&text, Some(&NO_ROOM.to_owned())),
                both => both,
            },
            // What someone has put there since is not what was to be removed.
            None => now.filter(|now| Some(now) != begun.as_ref()),
        };
        keep(store, of, note);
        close(island);
    }
}

/// What is said where two wrote at once and both won’t fit.
const NO_ROOM: &str = "Another tab has changed this note since you opened it, and there is no room for both. Its text stands above; shorten yours.";

/// What is noted now.
fn noted(store: PlanStore, id: &ItemId) -> Option<Note> {
    untrack(|| store.with(|plan, known| plan.said_of(plan.noted_at(known, id)).note))
}

fn place_for_wrong(field: &Element) -> Option<Element> {
    field.closest("label").ok()??.next_element_sibling()
}

/// Says by a field what is wrong with what stands in it, and goes there; or that nothing is.
fn complain(field: &HtmlElement, wrong: Option<&String>) {
    if let Some(place) = place_for_wrong(field) {
        say(&place, wrong.map_or("", String::as_str));
    }
    set(
        field,
        "aria-invalid",
        if wrong.is_some() { "true" } else { "false" },
    );
    if wrong.is_some() {
        // It fails for no element of a page.
        let _ = field.focus();
    }
}

/// Puts the note into the plan, where the work has one already or here.
fn keep(store: PlanStore, of: &str, note: Option<Note>) {
    let Some(id) = ItemId::new(of) else {
        return;
    };
    let action = untrack(|| {
        store.with(|plan, known| {
            let id = plan.noted_at(known, &id).clone();
            let about = About {
                note,
                ..plan.said_of(&id)
            };
            Action::Set(Setting::About(id, Box::new(about)))
        })
    });
    store.act(action);
}

/// Closes the disclosure without what is in it; the focus goes to what opens it.
fn close(island: &Element) {
    if let (Some(form), Some(details)) = (Form::of(island), island.last_element_child()) {
        form.element.remove();
        let _ = details.remove_attribute("open");
        if let Some(summary) = details.first_element_child() {
            let _ = summary.unchecked_ref::<HtmlElement>().focus();
        }
    }
}
