//! Lists whose entries can be added, moved and removed.

use leptos::prelude::*;

use super::handle::{Changes, Editor};
use crate::components::add_field::AddField;
use crate::components::click::on_first_click;
use crate::components::focus::focus_part;

/// The buttons that move an entry of a list, and remove it.
#[component]
pub fn EntryButtons(
    editor: Editor,
    /// The name of the field that orders the list.
    #[prop(into)]
    order: String,
    /// The list, in its order.
    list: Memo<Vec<String>>,
    /// The entry.
    #[prop(into)]
    id: String,
    /// Its name, for those who only hear the buttons.
    #[prop(into)]
    name: Signal<String>,
    /// The changes that remove it.
    #[prop(into)]
    remove: Callback<(), Changes>,
) -> impl IntoView {
    let (id, order) = (StoredValue::new(id), StoredValue::new(order));
    let place = Memo::new(move |_| {
        id.with_value(|id| list.with(|list| list.iter().position(|it| it == id)))
    });
    let button_id = move |way: &str| {
        let list = order.with_value(|order| editor.element(order));
        id.with_value(|id| format!("{list}-{id}-{way}"))
    };
    let step = move |by: isize, way: &'static str| {
        let Some(at) = place.get_untracked() else {
            return;
        };
        let mut ids = list.get_untracked();
        let Some(to) = at.checked_add_signed(by).filter(|to| *to < ids.len()) else {
            return;
        };
        ids.swap(at, to);
        let moved = order.with_value(|order| editor.set(order.clone(), ids.join(" ")));
        editor.said.set(match moved {
            Ok(()) => format!(
                "{}: now in place {} of {}.",
                name.get_untracked(),
                to + 1,
                ids.len()
            ),
            Err(why) => why,
        });
        // Its element was moved, and may have lost the focus.
        focus_part(button_id(way));
    };
    let take_out = on_first_click(move || {
        let text = name.get_untracked();
        // The entry after it, else the one before it, else the list's end.
        let at = place.get_untracked().unwrap_or_default();
        let next = list.with_untracked(|list| {
            let next = list.get(at + 1).or_else(|| list.get(at.checked_sub(1)?));
            next.cloned()
        });
        if let Err(why) = editor.change.run(remove.run(())) {
            return editor.said.set(why);
        }
        editor.said.set(format!("{text}: removed."));
        let list = order.with_value(|order| editor.element(order));
        focus_part(match next {
            Some(next) => format!("{list}-{next}-remove"),
            None => format!("{list}-add"),
        });
    });
    let is_first = move || place.get() == Some(0);
    let is_last = move || place.get().is_some_and(|at| at + 1 == list.with(Vec::len));
    view! {
        <span class="entry-buttons">
            <button
                type="button"
                class="button quiet"
                id=button_id("up")
                aria-label=move || format!("Move up: {}", name.get())
                aria-disabled=move || is_first().then_some("true")
                on:click=move |_| step(-1, "up")
            >
                "↑"
            </button>
            <button
                type="button"
                class="button quiet"
                id=button_id("down")
                aria-label=move || format!("Move down: {}", name.get())
                aria-disabled=move || is_last().then_some("true")
                on:click=move |_| step(1, "down")
            >
                "↓"
            </button>
            <button
                type="button"
                class="button quiet"
                id=button_id("remove")
                aria-label=move || format!("Remove: {}", name.get())
                on:click=take_out
            >
                "Remove"
            </button>
        </span>
    }
}

/// A field that adds an entry to a list.
#[component]
pub fn AddEntry(
    editor: Editor,
    /// The name of the field that orders the list.
    #[prop(into)]
    order: String,
    /// The label, such as “New step”.
    label: &'static str,
    /// Adds an entry of this name, or says what stands in the way.
    #[prop(into)]
    add: Callback<String, Result<(), String>>,
) -> impl IntoView {
    let id = format!("{}-add", editor.element(&order));
    view! { <AddField id label button="Add" add /> }
}
