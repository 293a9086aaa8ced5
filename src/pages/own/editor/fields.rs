//! The kinds of fields that a pathway's form has: a line, several lines, and a choice.

use leptos::{html, prelude::*};

use super::handle::Editor;
use crate::components::collect::CollectAny;
use crate::components::field::Field;
use crate::store::PlanStore;

/// A text of one line, stored as it is read.
#[component]
pub fn LineField(
    editor: Editor,
    /// The name of the field.
    #[prop(into)]
    name: String,
    /// The label.
    label: &'static str,
    /// Help with the answer.
    #[prop(default = "")]
    hint: &'static str,
    /// Which keys a phone shows, as in [`Field`].
    #[prop(default = "")]
    keys: &'static str,
    /// Reads what was typed, or says what to enter instead.
    read: fn(&str) -> Result<String, String>,
) -> impl IntoView {
    let (id, value) = (editor.element(&name), editor.text(name.clone()));
    let set = move |text: String| editor.set(name.clone(), read(&text)?);
    view! { <Field id label hint keys value set /> }
}

/// A choice of one of a few.
#[component]
pub fn ChoiceField(
    editor: Editor,
    /// The name of the field.
    #[prop(into)]
    name: String,
    /// The label.
    label: &'static str,
    /// The choices: the text of the field, and what it is called.
    choices: &'static [(&'static str, &'static str)],
) -> impl IntoView {
    let (id, stored) = (editor.element(&name), editor.text(name.clone()));
    let options = choices.iter().map(|(value, words)| {
        let is_chosen = move || stored.with(|text| text == value);
        view! {
            <option value=*value prop:selected=is_chosen>
                {*words}
            </option>
        }
    });
    let choose = move |event| {
        if let Err(why) = editor.set(name.clone(), event_target_value(&event)) {
            editor.refuse_choice(&event, &stored.get_untracked(), why);
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id autocomplete="off" on:change=choose>
                {options.collect_any()}
            </select>
        </div>
    }
}

/// A text of several lines, with its label. It is stored when it is left; an invalid one stays as it was typed, and what
/// was typed when the page went away is there again.
#[component]
pub fn LinesField(
    editor: Editor,
    /// The name of the field.
    #[prop(into)]
    name: String,
    /// The label.
    label: &'static str,
    /// Help with the answer.
    #[prop(default = "")]
    hint: &'static str,
    /// Reads what was typed, or says what to enter instead.
    read: fn(&str) -> Result<String, String>,
) -> impl IntoView {
    let id = editor.element(&name);
    // A memo: what is changed elsewhere in the pathway writes over nothing that is typed here.
    let text = editor.text(name.clone());
    let value = Memo::new(move |_| text.get());
    let wrong = RwSignal::new(String::new());
    let (drafts, draft) = (
        PlanStore::expect().drafts(),
        StoredValue::new(format!("field/{id}")),
    );
    let field = NodeRef::<html::Textarea>::new();
    let is_restored = StoredValue::new(false);
    let is_typed = StoredValue::new(false);
    let commit = {
        let name = StoredValue::new(name);
        move |typed: String| {
            let stored =
                read(&typed).and_then(|text| name.with_value(|name| editor.set(name, text)));
            if stored.is_ok() {
                draft.with_value(|draft| drafts.remove(draft));
                is_restored.set_value(false);
                is_typed.set_value(false);
            }
            wrong.set(stored.err().unwrap_or_default());
        }
    };
    let keep = move |event| {
        is_restored.set_value(false);
        is_typed.set_value(true);
        draft.with_value(|draft| drafts.set(draft, &event_target_value(&event)));
    };
    Effect::new(move || {
        let kept = draft.with_value(|draft| drafts.get(draft));
        let Some(field) = field.get().filter(|_| !is_typed.get_value()) else {
            return;
        };
        if let Some(kept) = kept {
            field.set_value(&kept);
            is_restored.set_value(true);
            wrong.set(
                "You typed this before and it isn’t saved. It is once you have been here and leave."
                    .into(),
            );
        } else if is_restored.get_value() {
            // Another window has saved or discarded it.
            field.set_value(&value.get_untracked());
            is_restored.set_value(false);
            wrong.set(String::new());
        }
    });
    let (hint_id, wrong_id) = (format!("{id}-hint"), format!("{id}-wrong"));
    view! {
        <div class="field wide">
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                rows="3"
                dir="auto"
                autocomplete="off"
                aria-describedby=format!("{hint_id} {wrong_id}")
                aria-invalid=move || wrong.with(|wrong| (!wrong.is_empty()).then_some("true"))
                prop:value=value
                node_ref=field
                on:input=keep
                on:change=move |event| commit(event_target_value(&event))
                // What was restored is no change to the browser.
                on:blur=move |event| {
                    if is_restored.try_get_value() == Some(true) {
                        commit(event_target_value(&event));
                    }
                }
            ></textarea>
            <p class="wrong" id=wrong_id role="alert">
                {wrong}
            </p>
            <p class="hint" id=hint_id>
                {hint}
            </p>
        </div>
    }
}
