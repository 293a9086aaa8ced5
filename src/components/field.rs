//! Fields of forms that are stored as soon as they are left, with error messages beside them.

use leptos::prelude::*;

/// A field with its label. An invalid value stays as it was typed, with what to enter instead.
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
    /// Which keys a phone shows: `numeric` for numbers.
    #[prop(default = "")]
    keys: &'static str,
    /// Help with the answer.
    #[prop(default = "")]
    hint: &'static str,
    /// The stored value, as text.
    #[prop(into)]
    value: Signal<String>,
    /// Stores the value, or says what to enter instead.
    #[prop(into)]
    set: Callback<String, Result<(), String>>,
) -> impl IntoView {
    let wrong = RwSignal::new(String::new());
    let initial = value.get_untracked();
    let (hint_id, wrong_id) = (format!("{id}-hint"), format!("{id}-wrong"));
    let described = format!("{hint_id} {wrong_id}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type=kind
                inputmode=(!keys.is_empty()).then_some(keys)
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || wrong.with(|wrong| (!wrong.is_empty()).then_some("true"))
                // Prerendered: the property below is set only in the browser.
                value=(!initial.is_empty()).then_some(initial)
                prop:value=value
                on:change=move |event| {
                    wrong.set(set.run(event_target_value(&event)).err().unwrap_or_default());
                }
            />
            <p class="wrong" id=wrong_id role="alert">
                {wrong}
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
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=is
                on:change=move |event| set.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
