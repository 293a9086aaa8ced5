//! A field whose text is added to something: an entry of a list, or the name of what is begun.

use leptos::ev::SubmitEvent;
use leptos::{html, prelude::*};

use super::focus::focus;
use crate::store::PlanStore;

/// A field and the button that adds what stands in it; Enter does as well. Half a text is never added: whoever leaves
/// the field finds it there again, after a reload too.
#[component]
pub fn AddField(
    /// Its id on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// The words of the button.
    button: &'static str,
    /// Adds it, or says what to enter instead. The text isn't empty.
    #[prop(into)]
    add: Callback<String, Result<(), String>>,
) -> impl IntoView {
    let (drafts, draft) = (
        PlanStore::expect().drafts(),
        StoredValue::new(format!("field/{id}")),
    );
    let field = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(String::new());
    let submit = {
        let label = label.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.get_untracked() else {
                return;
            };
            let text = field.value();
            let result = if text.trim().is_empty() {
                Err(format!("Nothing has been entered under “{label}” yet."))
            } else {
                add.run(text)
            };
            match result {
                Ok(()) => {
                    draft.try_with_value(|draft| drafts.remove(draft));
                    field.set_value("");
                    wrong.try_set(String::new());
                }
                Err(message) => wrong.set(message),
            }
            // For the next one, or for another try.
            focus(&field);
        }
    };
    let keep = move |event| {
        wrong.set(String::new());
        let text = event_target_value(&event);
        draft.with_value(|draft| {
            if text.trim().is_empty() {
                drafts.remove(draft);
            } else {
                drafts.set(draft, &text);
            }
        });
    };
    // What was typed before a reload, and not added.
    Effect::new(move || {
        let kept = draft.with_value(|draft| drafts.get(draft));
        if let (Some(kept), Some(field)) = (kept, field.get())
            && field.value().is_empty()
        {
            field.set_value(&kept);
        }
    });
    let wrong_id = format!("{id}-wrong");
    view! {
        <form class="add-entry" autocomplete="off" on:submit=submit>
            <div class="field">
                <label for=id.clone()>{label.clone()}</label>
                <input
                    id=id
                    node_ref=field
                    aria-describedby=wrong_id.clone()
                    aria-invalid=move || wrong.with(|wrong| (!wrong.is_empty()).then_some("true"))
                    on:input=keep
                />
                <p class="wrong" id=wrong_id role="alert">
                    {wrong}
                </p>
            </div>
            <button
                class="button"
                // The second click of a double click would meet the empty field.
                on:click=|event| {
                    if event.detail() > 1 {
                        event.prevent_default();
                    }
                }
            >
                {button}
                <span class="visually-hidden">{format!(": {label}")}</span>
            </button>
        </form>
    }
}
