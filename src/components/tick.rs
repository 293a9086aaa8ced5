//! A piece of work with its checkbox.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::content::catalogue;
use crate::domain::change::Action;
use crate::domain::id::ItemId;
use crate::domain::pathway::Item;
use crate::store::PlanStore;

/// The name of the island; it is of a piece of work.
pub const TICK: &str = "tick";

/// The form that all checkboxes belong to. A browser that fills in forms again after a reload would
/// tick what the plan doesn't; that is forbidden for a form, not for a checkbox.
pub const TICKS: &str = "ticks";

/// That form: once on every page.
#[component]
pub fn TickForm() -> impl IntoView {
    view! { <form id=TICKS autocomplete="off"></form> }
}

/// The id that the checkbox of `item` has on a page.
pub fn element_id(item: &ItemId) -> String {
    format!("do-{}", item.as_str().replace('/', "--"))
}

/// The item whose checkbox has this id.
pub fn item_of(element_id: &str) -> Option<ItemId> {
    ItemId::new(&element_id.strip_prefix("do-")?.replace("--", "/"))
}

/// A checkbox named by its text. Below it stands where else the same work is asked for: a tick
/// here is a tick there.
#[component]
pub fn Tick<'a>(
    /// The piece of work.
    item: Item<'a>,
) -> impl IntoView + use<> {
    let elsewhere = same_work_elsewhere(item.id);
    view! {
        <div class="tick">
            <label>
                <input
                    type="checkbox"
                    id=element_id(item.id)
                    form=TICKS
                    data-island=TICK
                    data-of=item.id.as_str()
                />
                <span>{item.text}</span>
            </label>
            {(!elsewhere.is_empty())
                .then(|| view! { <p class="same-work">"Same work as: " {elsewhere.join("; ")}</p> })}
        </div>
    }
}

/// Shows whether the work is done.
pub fn update(checkbox: &Element, of: &str, store: PlanStore) {
    if let Some(id) = ItemId::new(of) {
        let checkbox: &HtmlInputElement = checkbox.unchecked_ref();
        checkbox.set_checked(store.done_on(&id).is_some());
    }
}

/// Ticks or unticks what the checkbox is of, as it shows now.
pub fn act(store: PlanStore, checkbox: &Element, of: &str) {
    if let Some(id) = ItemId::new(of) {
        let checkbox: &HtmlInputElement = checkbox.unchecked_ref();
        store.act(if checkbox.checked() {
            Action::Tick(id)
        } else {
            Action::Untick(id)
        });
    }
}

/// Where else the work that `item` asks for stands: the part of its own pathway, or the role and
/// the part of another.
fn same_work_elsewhere(item: &ItemId) -> Vec<String> {
    let others = catalogue()
        .same_work(item)
        .iter()
        .filter(|other| *other != item);
    others
        .filter_map(|other| catalogue().item(other))
        .map(|(pathway, other)| {
            if pathway.id.as_str() == item.pathway() {
                other.part.to_string()
            } else {
                format!("{}, {}", pathway.role, other.part)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_checkbox_tells_what_it_is_of() {
        for (_, item) in catalogue()
            .pathways
            .iter()
            .flat_map(|pathway| pathway.items().map(move |item| (pathway, item)))
        {
            assert_eq!(item_of(&element_id(item.id)).as_ref(), Some(item.id));
        }
        assert_eq!(item_of("step-one"), None);
    }

    #[test]
    fn a_piece_of_work_says_where_else_it_stands() {
        let elsewhere = |item| same_work_elsewhere(&ItemId::new(item).unwrap());
        assert_eq!(elsewhere("nlp-engineer/nlp-fundamentals"), ["Step 2"]);
        assert_eq!(
            elsewhere("nlp-engineer/fastapi-deployment"),
            [
                "AI Research Engineer, Step 4",
                "AI Research Engineer, Next 90 days"
            ]
        );
        assert!(elsewhere("nlp-engineer/rag-chatbot").is_empty());
    }
}
