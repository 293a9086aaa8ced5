//! A learner's note of a piece of work, with a link to the proof.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{ev, html, prelude::*};

use crate::domain::id::ItemId;
use crate::domain::plan::About;
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::note::{Link, MAX_TEXT, Note};
use crate::store::PlanStore;

/// The note of a piece of work, and the form to write it. The form is drawn when the disclosure is
/// opened: a page has dozens of notes and seldom more than one form.
#[component]
pub fn NoteEditor<'a>(
    /// The piece of work.
    id: &'a ItemId,
    /// Its name.
    text: &'a str,
) -> impl IntoView + use<> {
    let store = PlanStore::expect();
    let note = Memo::new({
        let id = id.clone();
        move |_| store.with(|plan, catalogue| plan.said_of(plan.noted_at(catalogue, &id)).note)
    });
    // The note as it was when the form was opened, while there is a form.
    let begun = RwSignal::<Option<Option<Note>>>::new(None);
    let fields = Fields::default();
    let (details, summary) = (
        NodeRef::<html::Details>::new(),
        NodeRef::<html::Summary>::new(),
    );
    // A click opens the disclosure or closes it; either way the form is ready for the next time it is
    // seen. Text that was typed and not saved stays.
    let open = move |_| {
        let is_untouched = |begun: &Option<Note>| fields.show(begun.as_ref());
        if begun.with_untracked(|begun| begun.as_ref().is_none_or(is_untouched)) {
            fields.wrong_text.set(None);
            fields.wrong_proof.set(None);
            begun.set(Some(note.get_untracked()));
        }
    };
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
        if let Some(summary) = summary.get_untracked() {
            // It fails for no element of a page.
            let _ = summary.focus();
        }
        begun.set(None);
    };
    let store_note = {
        let id = id.clone();
        move |note| set_note(store, &id, note)
    };
    let form = move || {
        let begun = begun.get()?;
        let store_note = store_note.clone();
        let save = {
            let (store_note, begun) = (store_note.clone(), begun.clone());
            move || {
                if let Some(merged) = fields.merge(begun.as_ref(), note.get_untracked()) {
                    store_note(merged);
                    close();
                }
            }
        };
        let remove = move || {
            store_note(None);
            close();
        };
        Some(view! { <Form begun fields save cancel=close remove /> })
    };
    let prompt = move || note.with(|note| if note.is_some() { "Edit note" } else { "Note" });
    // One effect for both: a page has dozens of notes.
    let saved = move || {
        note.with(|note| {
            let note = note.as_ref()?;
            // As text, never as markup.
            let text = (!note.text().is_empty()).then(|| view! { <p>{note.text().to_owned()}</p> });
            // Only an address that does no harm is a `Link`.
            let proof = note.proof().map(|proof| {
                view! {
                    <a href=proof.to_string() target="_blank" rel="noopener noreferrer">
                        {proof.to_string()}
                    </a>
                }
            });
            Some(view! { {text} {proof} })
        })
    };
    // Who only hears them can't tell them apart by their places.
    let of = view! { <span class="visually-hidden">": " {text.to_owned()}</span> };
    view! {
        <div class="note">
            {saved} <details node_ref=details>
                <summary node_ref=summary on:click=open>
                    {prompt}
                    {of}
                </summary>
                {form}
            </details>
        </div>
    }
}

/// The fields of the form, and the messages about their contents. The elements hold the contents: a
/// browser, an extension or a password manager can fill them in without an event.
#[derive(Clone, Copy, Default)]
struct Fields {
    text: NodeRef<html::Textarea>,
    proof: NodeRef<html::Input>,
    wrong_text: RwSignal<Option<String>>,
    wrong_proof: RwSignal<Option<String>>,
}

/// The message for two tabs that wrote at once, where both texts don't fit.
const NO_ROOM: &str = "Another tab has changed this note since you opened it, and there is no room for both. Its text stands above; shorten yours.";

impl Fields {
    fn text(&self) -> String {
        let field = self.text.get_untracked();
        field.map(|field| field.value()).unwrap_or_default()
    }

    fn proof(&self) -> String {
        let field = self.proof.get_untracked();
        field.map(|field| field.value()).unwrap_or_default()
    }

    /// Whether the fields show this note as it is.
    fn show(&self, note: Option<&Note>) -> bool {
        let (text, proof) = contents(note);
        // A field gives back every line break as `\n`.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.text() == text && self.proof() == proof
    }

    /// The note to store: what was written, beside what another tab has stored since the form was
    /// opened on `begun`. `None` where something is wrong; then the fields say what, and the first that
    /// is wrong has the focus.
    #[allow(
        clippy::option_option,
        reason = "what is wrong and an empty note are two things"
    )]
    fn merge(&self, begun: Option<&Note>, now: Option<Note>) -> Option<Option<Note>> {
        let written = self.text();
        let length = written.trim().chars().count();
        let too_long = (length > MAX_TEXT).then(|| {
            format!(
                "A note has room for {MAX_TEXT} characters, and this has {length}. Shorten it; the link can lead to the rest."
            )
        });
        let link = Link::parse(&self.proof());
        self.wrong_proof.set(link.as_ref().err().cloned());
        self.wrong_text.set(too_long.clone());
        match (link, too_long) {
            (Ok(link), None) => {
                let Some(note) = Note::new(&written, link) else {
                    // Only what stood there when the form was opened was removed.
                    return Some(now.filter(|now| Some(now) != begun));
                };
                let merged = note.beside(begun, now.as_ref());
                if merged.is_none() {
                    self.wrong_text.set(Some(NO_ROOM.to_owned()));
                    self.focus_text();
                }
                merged.map(Some)
            }
            (_, Some(_)) => {
                self.focus_text();
                None
            }
            (Err(_), None) => {
                if let Some(field) = self.proof.get_untracked() {
                    let _ = field.focus();
                }
                None
            }
        }
    }

    fn focus_text(&self) {
        if let Some(field) = self.text.get_untracked() {
            let _ = field.focus();
        }
    }
}

/// The contents of the fields for this note.
fn contents(note: Option<&Note>) -> (String, String) {
    let proof = note.and_then(Note::proof).map(ToString::to_string);
    let text = note.map(|note| note.text().to_owned());
    (text.unwrap_or_default(), proof.unwrap_or_default())
}

/// The form. It is drawn in the browser only, so its ids need not be those of a prerendered page.
#[component]
fn Form(
    /// The note as it is.
    begun: Option<Note>,
    /// Its fields.
    fields: Fields,
    /// Saves the contents of the fields.
    save: impl Fn() + 'static,
    /// Closes the form.
    cancel: impl Fn() + 'static,
    /// Removes the note.
    remove: impl Fn() + 'static,
) -> impl IntoView {
    // The same work can have a note at several places of a page.
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let (wrong_text, wrong_proof) = (
        format!("wrong-text-{number}"),
        format!("wrong-proof-{number}"),
    );
    let invalid = |wrong: RwSignal<Option<String>>| move || wrong.get().map(|_| "true");
    let (text, proof) = contents(begun.as_ref());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    view! {
        // Browsers restore fields after a reload and would show what isn't in the plan.
        <form autocomplete="off" on:submit=submit>
            <label>
                "Note"
                <textarea
                    name="note"
                    rows="3"
                    node_ref=fields.text
                    prop:value=text
                    aria-describedby=wrong_text.clone()
                    aria-invalid=invalid(fields.wrong_text)
                ></textarea>
            </label>
            <p class="wrong" id=wrong_text>
                {fields.wrong_text}
            </p>
            <label>
                "Link to the proof"
                <input
                    type="text"
                    name="proof"
                    inputmode="url"
                    node_ref=fields.proof
                    prop:value=proof
                    aria-describedby=wrong_proof.clone()
                    aria-invalid=invalid(fields.wrong_proof)
                />
            </label>
            <p class="wrong" id=wrong_proof>
                {fields.wrong_proof}
            </p>
            <p class="actions">
                <button type="submit" class="button">
                    "Save note"
                </button>
                <button type="button" class="button quiet" on:click=move |_| cancel()>
                    "Cancel"
                </button>
                {begun
                    .map(|_| {
                        view! {
                            <button
                                type="button"
                                class="button quiet remove"
                                on:click=move |_| remove()
                            >
                                "Remove note"
                            </button>
                        }
                    })}
            </p>
        </form>
    }
}

/// Puts the note into the plan, under the name of the work that has one already, or else here.
fn set_note(store: PlanStore, item: &ItemId, note: Option<Note>) {
    let action = untrack(|| {
        store.with(|plan, catalogue| {
            let id = plan.noted_at(catalogue, item).clone();
            let about = About {
                note,
                ..plan.said_of(&id)
            };
            Action::Set(Setting::About(id, Box::new(about)))
        })
    });
    store.dispatch(action);
}
