//! The checkbox of a piece of work.

use leptos::prelude::*;

use super::element_id::element_id;
use super::state_menu::StateMenu;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::ItemId;
use crate::domain::pathway::Item;
use crate::domain::plan::action::Action;
use crate::domain::plan::state::TaskState;
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// The id of the form that all checkboxes belong to. Browsers restore form fields after a reload and
/// would tick what the plan doesn't; `autocomplete="off"` forbids that for a form, not for a checkbox.
pub const TICKS: &str = "ticks";

/// The form of all checkboxes, once on every page.
#[component]
pub fn TickForm() -> impl IntoView {
    view! { <form id=TICKS autocomplete="off"></form> }
}

/// A checkbox with its label, and the menu of the other states. Below them stands where else the same
/// work is asked for: a tick here is a tick there.
#[allow(
    clippy::elidable_lifetime_names,
    clippy::needless_lifetimes,
    reason = "the macro needs a name for it"
)]
#[component]
pub fn Tick<'a>(
    /// The piece of work.
    item: Item<'a>,
) -> impl IntoView + use<> {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let state = Memo::new({
        let id = item.id.clone();
        move |_| store.state(&id)
    });
    let is_done = move || matches!(state.get(), TaskState::Done(_) | TaskState::Known);
    let is_in_progress = move || matches!(state.get(), TaskState::InProgress(_));
    let is_skipped = move || state.get() == TaskState::Skipped;
    let set_done = {
        let id = item.id.clone();
        // What the checkbox shows decides, not the plan turned round: a tick that was given before
        // hydration is replayed by setting `checked` and dispatching the event.
        move |event| {
            store.dispatch(if event_target_checked(&event) {
                Action::Tick(id.clone())
            } else {
                Action::Untick(id.clone())
            });
        }
    };
    let elsewhere = {
        let id = item.id.clone();
        move || {
            let elsewhere = catalogue.with(|catalogue| same_work_elsewhere(catalogue, &id));
            (!elsewhere.is_empty())
                .then(|| view! { <p class="same-work">"Same work as: " {elsewhere.join("; ")}</p> })
        }
    };
    view! {
        <div class="tick" class:skipped=is_skipped>
            <label>
                <input
                    type="checkbox"
                    id=element_id(item.id)
                    form=TICKS
                    prop:checked=is_done
                    prop:indeterminate=is_in_progress
                    on:change=set_done
                />
                <span>{item.text.to_owned()}</span>
            </label>
            <StateMenu id=item.id text=item.text state />
            {elsewhere}
        </div>
    }
}

/// The other places that ask for the same work as `item`: the part of its own pathway, or the role
/// and the part of another.
fn same_work_elsewhere(catalogue: &Catalogue, item: &ItemId) -> Vec<String> {
    let others = catalogue
        .same_work(item)
        .iter()
        .filter(|other| *other != item);
    others
        .filter_map(|other| catalogue.item(other))
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
    use crate::content::built_in;

    #[test]
    fn a_piece_of_work_says_where_else_it_stands() {
        let catalogue = built_in();
        let elsewhere = |item| same_work_elsewhere(&catalogue, &ItemId::new(item).unwrap());
        assert_eq!(elsewhere("nlp-engineer/nlp-fundamentals"), ["Step 2"]);
        assert_eq!(
            elsewhere("nlp-engineer/fastapi-deployment"),
            [
                "AI Research Engineer, Step 4",
                "AI Research Engineer, Next 90 days"
            ]
        );
        assert_eq!(elsewhere("nlp-engineer/rag-chatbot"), [""; 0]);
    }
}
