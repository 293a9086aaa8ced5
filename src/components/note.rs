//! A learner's note of a piece of work, with a link to the proof.

use leptos::{html, prelude::*};

use super::controls::{NoteHandle, note_draft, use_controls};
use super::remarks::draw_remarks;
use crate::domain::id::ItemId;
use crate::domain::plan::remark::Subject;
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
    let (store, controls) = (PlanStore::expect(), use_controls());
    let note = Memo::new({
        let id = id.clone();
        move |_| store.with(|plan, catalogue| plan.said_of(plan.noted_at(catalogue, &id)).note)
    });
    // Whether there is a form, and when the disclosure was clicked again.
    let (has_form, reopened) = (RwSignal::new(false), RwSignal::new(()));
    let (details, summary) = (
        NodeRef::<html::Details>::new(),
        NodeRef::<html::Summary>::new(),
    );
    // A click opens the disclosure or closes it; either way the form is ready for the next time it is seen.
    let open = move |_| {
        if has_form.get_untracked() {
            reopened.notify();
        } else {
            has_form.set(true);
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
        has_form.set(false);
    };
    let draft = note_draft(id);
    let subject = Subject::Item(id.clone());
    let id = id.clone();
    let form = move || {
        has_form.get().then(|| {
            let handle = NoteHandle {
                id: StoredValue::new(id.clone()),
                note,
                reopened,
                close: Callback::new(move |()| close()),
            };
            controls.draw("The form", move |drawers| (drawers.note_form)(handle))
        })
    };
    let prompt = move || match note.with(Option::is_some) {
        _ if store.drafts().has(&draft) => "Unsaved note",
        true => "Edit note",
        false => "Note",
    };
    // One effect for both: a page has dozens of notes.
    let saved = move || {
        let remarks = draw_remarks(controls, &subject);
        let note = note.with(|note| {
            let note = note.as_ref()?;
            // As text, never as markup.
            let text = (!note.text().is_empty())
                .then(|| view! { <p dir="auto">{note.text().to_owned()}</p> });
            // Only an address that does no harm is a `Link`.
            let proof = note.proof().map(|proof| {
                view! {
                    <a href=proof.to_string() target="_blank" rel="noopener noreferrer">
                        {proof.to_string()}
                    </a>
                }
            });
            Some(view! {
                {text}
                {proof}
            })
        });
        (note, remarks)
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
