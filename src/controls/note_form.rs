//! The form of a note.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{ev, html, prelude::*};

use crate::components::controls::NoteHandle;
use crate::domain::id::ItemId;
use crate::domain::plan::About;
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::note::{Link, MAX_TEXT, Note};
use crate::store::PlanStore;

/// Draws the form of a note. Text that was typed and not saved stays while the disclosure is closed and
/// opened again, and is there again after a reload; else the form begins anew with the note as it is now.
pub fn note_form(of: NoteHandle) -> AnyView {
    let drafts = PlanStore::expect().drafts();
    let kept = drafts.get_untracked(&of.draft());
    let draft = StoredValue::new(kept.as_deref().and_then(Draft::parse));
    // The draft that is this form's, read or not; a form of the same note in another tab has its own.
    let own = StoredValue::new(kept);
    let begun = draft.with_value(|draft| draft.as_ref().map(|draft| draft.begun.clone()));
    let begun = RwSignal::new(begun.unwrap_or_else(|| of.note.get_untracked()));
    let fields = Fields::default();
    Effect::new(move |is_drawn: Option<()>| {
        of.reopened.track();
        let is_untouched = || begun.with_untracked(|begun| fields.show(begun.as_ref()));
        if is_drawn.is_some() && is_untouched() {
            fields.wrong_text.set(None);
            fields.wrong_proof.set(None);
            begun.set(of.note.get_untracked());
        }
    });
    // The first form has the draft; one that begins anew hasn't.
    let take_draft = move || draft.try_update_value(Option::take).flatten();
    (move || form(of, fields, begun.get(), take_draft(), own)).into_any()
}

/// Text that was typed and not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    text: String,
    proof: String,
    /// The note as it was when the form was opened: another tab may store another meanwhile.
    begun: Option<Note>,
}

impl Draft {
    fn encode(&self) -> String {
        let (text, proof) = contents(self.begun.as_ref());
        // Texts always make JSON.
        serde_json::to_string(&[&self.text, &self.proof, &text, &proof]).unwrap_or_default()
    }

    fn parse(text: &str) -> Option<Self> {
        let [text, proof, begun, begun_proof]: [String; 4] = serde_json::from_str(text).ok()?;
        let begun = Note::new(&begun, Link::parse(&begun_proof).ok()?);
        Some(Self { text, proof, begun })
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
/// `own` is the text of its draft as it was last kept.
fn form(
    of: NoteHandle,
    fields: Fields,
    begun: Option<Note>,
    draft: Option<Draft>,
    own: StoredValue<Option<String>>,
) -> AnyView {
    // The same work can have a note at several places of a page.
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let store = PlanStore::expect();
    let drafts = store.drafts();
    let remove_draft = move || {
        if let Some(own) = own.try_update_value(Option::take).flatten() {
            drafts.remove_own(&of.draft(), &own);
        }
    };
    let close = move || {
        remove_draft();
        of.close.run(());
    };
    let store_note = move |note| {
        of.id.with_value(|id| set_note(store, id, note));
        close();
    };
    let keep = {
        let begun = begun.clone();
        move |_| {
            if fields.show(begun.as_ref()) {
                return remove_draft();
            }
            let draft = Draft {
                text: fields.text(),
                proof: fields.proof(),
                begun: begun.clone(),
            };
            let draft = draft.encode();
            drafts.set(&of.draft(), &draft);
            own.set_value(Some(draft));
        }
    };
    let is_draft = draft.is_some();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let (wrong_text, wrong_proof) = (
        format!("wrong-text-{number}"),
        format!("wrong-proof-{number}"),
    );
    let invalid = |wrong: RwSignal<Option<String>>| move || wrong.get().map(|_| "true");
    let (text, proof) = match draft {
        Some(draft) => (draft.text, draft.proof),
        None => contents(begun.as_ref()),
    };
    let submit = {
        let begun = begun.clone();
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            if let Some(merged) = fields.merge(begun.as_ref(), of.note.get_untracked()) {
                store_note(merged);
            }
        }
    };
    view! {
        // Browsers restore fields after a reload and would show what isn't in the plan.
        <form autocomplete="off" on:submit=submit on:input=keep>
            {is_draft
                .then(|| {
                    view! { <p class="hint">"You typed this before and didn’t save it."</p> }
                })}
            <label>
                "Note"
                <textarea
                    name="note"
                    rows="3"
                    dir="auto"
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
                    dir="auto"
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
                <button type="button" class="button quiet" on:click=move |_| close()>
                    "Cancel"
                </button>
                {begun
                    .map(|_| {
                        view! {
                            <button
                                type="button"
                                class="button quiet remove"
                                on:click=move |_| store_note(None)
                            >
                                "Remove note"
                            </button>
                        }
                    })}
            </p>
        </form>
    }
    .into_any()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_read_back_with_the_note_that_it_was_begun_on() {
        let note = Note::new("Begun\n\"here\"", Link::parse("example.org").unwrap());
        for begun in [None, note] {
            let draft = Draft {
                text: " half a wo".to_owned(),
                proof: "exa mple".to_owned(),
                begun,
            };
            assert_eq!(Draft::parse(&draft.encode()).unwrap(), draft);
        }
        for odd in [
            "",
            "[]",
            "{}",
            "[1,2,3,4]",
            "[\"a\",\"b\",\"c\",\"javascript:x\"]",
        ] {
            assert_eq!(Draft::parse(odd), None, "{odd}");
        }
    }
}
