//! Fields of forms that are stored as soon as they are left, with error messages beside them.

use leptos::{ev, html, prelude::*};
use web_sys::HtmlInputElement;

use super::keys::pressed;
use crate::domain::input::date::parse_date;
use crate::domain::input::fold_typed;
use crate::store::PlanStore;

/// A field with its label. An invalid value stays as it was typed, with what to enter instead. Where the
/// stored value is written differently from what was typed, the field says how that was understood.
///
/// Text that is typed and not yet stored is never overwritten. It is stored when the field is left, when Enter
/// is pressed and when the page goes away; a day chosen from a date picker, at once. Every key pressed in
/// a date field is a change to the browser, which has a whole date after `0002` of the year as well.
#[component]
pub fn Field(
    /// Its id on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// The type of the input: `text`, or `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keys a phone shows: `numeric` or `decimal` for numbers.
    #[prop(default = "")]
    keys: &'static str,
    /// Help with the answer.
    #[prop(default = "")]
    hint: &'static str,
    /// The stored value, as text; of a date, as `2026-11-22`.
    #[prop(into)]
    value: Signal<String>,
    /// Stores the value, or says what to enter instead. Dates come as `2026-11-22`; numbers with ASCII
    /// digits, whichever were typed.
    #[prop(into)]
    set: Callback<String, Result<(), String>>,
) -> impl IntoView {
    let is_date = kind == "date";
    let (drafts, draft) = (PlanStore::expect().drafts(), format!("field/{id}"));
    let draft = StoredValue::new(draft);
    let field = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(String::new());
    // What was typed last, and what was stored for it.
    let stored = RwSignal::new((String::new(), String::new()));
    let is_edited = RwSignal::new(false);
    let by_keys = StoredValue::new(false);
    // The text that was typed before a reload or a crash, and not stored.
    let restored = RwSignal::new(None::<String>);
    let shown = Memo::new(move |shown: Option<&String>| {
        let (value, is_edited) = (value.get(), is_edited.get());
        let kept = shown.filter(|_| is_edited).cloned();
        restored.get().or(kept).unwrap_or(value)
    });
    let commit = move |field: &HtmlInputElement| {
        let typed = field.value();
        // An incomplete date has the value "", as a cleared one has.
        if is_date && !field.check_validity() {
            wrong
                .set("This date is incomplete or not in the calendar. Nothing has changed.".into());
            return;
        }
        let read = if is_date {
            parse_date(&typed).map(|date| date.map(String::from).unwrap_or_default())
        } else if keys.is_empty() {
            Ok(typed.clone())
        } else {
            Ok(fold_typed(&typed))
        };
        let draft = draft.get_value();
        match read.and_then(|text| set.run(text)) {
            Ok(()) => {
                drafts.remove(&draft);
                // What was stored may have removed the field: it asked for something that isn't missing any more.
                let Some(value) = value.try_get_untracked() else {
                    return;
                };
                field.set_value(&value);
                stored.set((typed.trim().to_owned(), value));
                wrong.set(String::new());
                is_edited.set(false);
                restored.set(None);
            }
            Err(message) => {
                stored.update(|(typed, _)| typed.clear());
                wrong.set(message);
            }
        }
    };
    let commit_edited = move || {
        // The field that is removed is left as well; its signals are gone by then.
        let field = field.try_get_untracked().flatten();
        if let Some(field) = field.filter(|_| is_edited.try_get_untracked() == Some(true)) {
            commit(&field);
        }
    };
    // Effects don't run where pages are prerendered, and there is no window.
    Effect::new(move || {
        // What another window typed is that window's to save.
        let leaving = window_event_listener(ev::pagehide, move |_| {
            if restored.try_with_untracked(Option::is_none) == Some(true) {
                commit_edited();
            }
        });
        on_cleanup(move || leaving.remove());
    });
    Effect::new(move || {
        let typed = draft.with_value(|draft| drafts.get(draft));
        if typed.is_none() && restored.with_untracked(Option::is_some) {
            restored.set(None);
            is_edited.set(false);
            wrong.set(String::new());
        }
        if typed.is_some() && !is_edited.get_untracked() {
            restored.set(typed);
            is_edited.set(true);
            wrong.set("You typed this before and it isn’t saved. Press Enter to save it.".into());
        }
    });
    let keep = move |event: ev::Event| {
        is_edited.set(true);
        // From the first key on the field itself has the text: it is not to be written over.
        restored.set(None);
        let typed = event_target_value(&event);
        draft.with_value(|draft| {
            // An incomplete date has no value; kept, it would look like one that was removed.
            if is_date && typed.is_empty() {
                drafts.remove(draft);
            } else {
                drafts.set(draft, &typed);
            }
        });
    };
    // Browsers see a change in dates after each key, and none in a text that was restored.
    let commits_by_itself =
        move || is_date || restored.try_with_untracked(Option::is_some) == Some(true);
    let understood = move || {
        let value = value.get();
        stored.with(|(typed, stored)| {
            let is_new =
                !typed.is_empty() && !stored.is_empty() && typed != stored && *stored == value;
            is_new.then(|| format!("Understood “{typed}” as {value}."))
        })
    };
    let initial = value.get_untracked();
    let (hint_id, wrong_id) = (format!("{id}-hint"), format!("{id}-wrong"));
    let understood_id = format!("{id}-understood");
    let described = format!("{hint_id} {understood_id} {wrong_id}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                node_ref=field
                type=kind
                inputmode=(!keys.is_empty()).then_some(keys)
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || wrong.with(|wrong| (!wrong.is_empty()).then_some("true"))
                // Prerendered: the property below is set only in the browser.
                value=(!initial.is_empty()).then_some(initial)
                prop:value=shown
                on:input=keep
                on:keydown=move |event| {
                    by_keys.set_value(true);
                    if commits_by_itself() && pressed(&event).as_deref() == Some("Enter") {
                        commit_edited();
                    }
                }
                on:pointerdown=move |_| by_keys.set_value(false)
                on:change=move |event| {
                    if !is_date || !by_keys.get_value() {
                        commit(&event_target(&event));
                    }
                }
                on:blur=move |_| {
                    if commits_by_itself() {
                        commit_edited();
                    }
                }
            />
            <p class="wrong" id=wrong_id role="alert">
                {wrong}
            </p>
            <p class="hint" id=understood_id role="status">
                {understood}
            </p>
            <p class="hint" id=hint_id>
                {hint}
            </p>
        </div>
    }
}

/// A box to tick, with its label.
#[component]
pub fn Check(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    #[prop(into)]
    is: Signal<bool>,
    /// Does what it says, or takes it back.
    #[prop(into)]
    set: Callback<bool>,
) -> impl IntoView {
    let choose = move |event| {
        let field: HtmlInputElement = event_target(&event);
        set.run(field.checked());
        // Where that is refused it stays as it is.
        if let Some(is) = is.try_get_untracked() {
            field.set_checked(is);
        }
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=is on:change=choose />
            <span>{label}</span>
        </label>
    }
}
