//! The list of everything that is done.

use leptos::prelude::*;

use super::active_days::ActiveDays;
use crate::components::click::on_first_click;
use crate::components::focus::focus_part;
use crate::components::note::NoteEditor;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::ItemId;
use crate::domain::plan::Plan;
use crate::domain::plan::action::Action;
use crate::domain::plan::progress::Done;
use crate::store::PlanStore;

/// Everything that is done, the latest day first.
///
/// The roles are there because narrow screens draw the rows with `display: block`, as
/// [`table`](crate::components::table::table) says.
#[component]
pub fn History() -> impl IntoView {
    let store = PlanStore::expect();
    let row = move |Row { day, id, text, of }: Row| {
        let name = text.clone();
        let label = format!("Undo tick: {text}");
        view! {
            <tr>
                <td>
                    <time datetime=day.to_string()>{day.in_words()}</time>
                </td>
                <th scope="row">{text}</th>
                <td>{of}</td>
                <td>
                    <NoteEditor id=&id text=&name />
                </td>
                <td>
                    <button
                        type="button"
                        class="button quiet"
                        aria-label=label
                        on:click=on_first_click(move || {
                            store.dispatch(Action::Untick(id.clone()));
                            focus_part("done");
                        })
                    >
                        "Undo tick"
                    </button>
                </td>
            </tr>
        }
    };
    view! {
        <ActiveDays />
        <table class="history">
            <thead>
                <tr>
                    <th scope="col">"Day"</th>
                    <th scope="col">"What"</th>
                    <th scope="col">"Part of"</th>
                    <th scope="col">"Note and proof"</th>
                    <th scope="col">
                        <span class="visually-hidden">"Undo"</span>
                    </th>
                </tr>
            </thead>
            <tbody>
                // Keyed, so that a half-written note stays with its work.
                <For
                    each=move || store.with(rows)
                    key=|row| (row.id.clone(), row.day, row.text.clone(), row.of.clone())
                    children=row
                />
            </tbody>
        </table>
    }
}

/// A row of the list.
struct Row {
    day: Date,
    id: ItemId,
    text: String,
    /// The pathway, and the part of it.
    of: String,
}

fn rows(plan: &Plan, catalogue: &Catalogue) -> Vec<Row> {
    let row = |done: Done| {
        let (text, of) = match done.item {
            Some((pathway, item)) => (
                item.text.to_owned(),
                format!("{}, {}", pathway.role, item.part),
            ),
            None => (
                done.id.to_string(),
                "No longer in the list of pathways".to_owned(),
            ),
        };
        Row {
            day: done.day,
            id: done.id,
            text,
            of,
        }
    };
    plan.history(catalogue).into_iter().map(row).collect()
}
