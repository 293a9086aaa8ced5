//! What is done.

use leptos::prelude::*;

use crate::components::focus::focus_part;
use crate::components::note::NoteOn;
use crate::domain::change::Action;
use crate::domain::plan::Done;
use crate::store::PlanStore;

/// What is done, by the day it was ticked on.
#[component]
pub fn History() -> impl IntoView {
    let store = PlanStore::expect();
    let row = move |Done { day, id, item }: Done<'static>| {
        let (text, of) = match item {
            Some((pathway, item)) => (
                item.text.to_owned(),
                format!("{}, {}", pathway.role, item.part),
            ),
            None => (
                id.to_string(),
                "No longer among the pathways; kept".to_owned(),
            ),
        };
        let name = text.clone();
        let label = format!("Not done after all: {text}");
        view! {
            <tr role="row">
                <td role="cell">
                    <time datetime=day.to_string()>{day.in_words()}</time>
                </td>
                <th scope="row" role="rowheader">
                    {text}
                </th>
                <td role="cell">{of}</td>
                <td role="cell">
                    <NoteOn id=&id text=&name />
                </td>
                <td role="cell">
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
        <table class="history" role="table">
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">
                        "Day"
                    </th>
                    <th scope="col" role="columnheader">
                        "What"
                    </th>
                    <th scope="col" role="columnheader">
                        "Part of"
                    </th>
                    <th scope="col" role="columnheader">
                        "Note and proof"
                    </th>
                    <th scope="col" role="columnheader">
                        <span class="visually-hidden">"Take back"</span>
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                // Each by its name: a note that is being written stays with its work.
                <For each=move || store.with(|plan, _| plan.history(crate::content::catalogue())) key=|done| done.id.clone() children=row />
            </tbody>
        </table>
    }
}
