//! What is done.

use leptos::prelude::*;

use crate::components::focus::focus_part;
use crate::components::note::NoteOn;
use crate::domain::change::Action;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::ItemId;
use crate::domain::plan::{Done, Plan};
use crate::store::PlanStore;

/// What is done, by the day it was ticked on.
#[component]
pub fn History() -> impl IntoView {
    let store = PlanStore::expect();
    let row = move |Row { day, id, text, of }: Row| {
        let name = text.clone();
        let label = format!("Not done after all: {text}");
        view! {
            <tr>
                <td>
                    <time datetime=day.to_string()>{day.in_words()}</time>
                </td>
                <th scope="row">
                    {text}
                </th>
                <td>{of}</td>
                <td>
                    <NoteOn id=&id text=&name />
                </td>
                <td>
                    <button
                        type="button"
                        class="button quiet"
                        aria-label=label
                        on:click=move |event| {
                            // The second click of a double click is on the row that moved up.
                            if event.detail() > 1 {
                                return;
                            }
                            store.act(Action::Untick(id.clone()));
                            focus_part("done");
                        }
                    >
                        "Not done"
                    </button>
                </td>
            </tr>
        }
    };
    view! {
        <table class="history">
            <thead>
                <tr>
                    <th scope="col">
                        "Day"
                    </th>
                    <th scope="col">
                        "What"
                    </th>
                    <th scope="col">
                        "Part of"
                    </th>
                    <th scope="col">
                        "Note and proof"
                    </th>
                    <th scope="col">
                        <span class="visually-hidden">"Take back"</span>
                    </th>
                </tr>
            </thead>
            <tbody>
                // Each by its name: a note that is being written stays with its work.
                <For each=move || store.with(rows) key=|row| row.id.clone() children=row />
            </tbody>
        </table>
    }
}

/// A piece of work that is done, in words.
struct Row {
    day: Date,
    id: ItemId,
    text: String,
    /// The pathway and the part of it that it stands in.
    of: String,
}

fn rows(plan: &Plan, catalogue: &Catalogue) -> Vec<Row> {
    let row = |done: Done| {
        let (text, of) = match done.item {
            Some((pathway, item)) => (item.text.to_owned(), format!("{}, {}", pathway.role, item.part)),
            None => (done.id.to_string(), "No longer among the pathways; kept".to_owned()),
        };
        Row { day: done.day, id: done.id, text, of }
    };
    plan.history(catalogue).into_iter().map(row).collect()
}
