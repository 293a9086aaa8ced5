//! The learner's plan: what is followed, what is next, what is done.

use leptos::html;
use leptos::prelude::*;

use crate::components::badge::{Badge, line_number};
use crate::components::focus::focus_part;
use crate::components::follow::Follow;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::components::progress::ProgressBar;
use crate::components::tick::Tick;
use crate::content::catalogue;
use crate::domain::change::Action;
use crate::domain::pathway::{Item, Pathway};
use crate::domain::plan::Done;
use crate::route::Route;
use crate::store::PlanStore;

/// The page at `/plan`.
#[component]
pub fn PlanPage() -> impl IntoView {
    let store = PlanStore::expect();
    let follows = Memo::new(move |_| store.with(|plan| plan.follows.clone()));
    let is_empty = Memo::new(move |_| store.with(|plan| plan.done.is_empty()));
    let followed = move || {
        let follows = follows.get();
        let known = follows
            .iter()
            .filter_map(|id| catalogue().pathway(id.as_str()));
        known
            .map(|pathway| view! { <Followed pathway /> })
            .collect_view()
    };
    let unknown = move || {
        follows
            .get()
            .into_iter()
            .filter(|id| catalogue().pathway(id.as_str()).is_none())
            .collect::<Vec<_>>()
    };
    view! {
        <article class="page plan">
            <header class="page-header">
                <PageHeading>"My plan"</PageHeading>
                <p class="lead">
                    "What you follow, what is next and what you have done. It is kept in this browser and nowhere else."
                </p>
            </header>
            <section aria-labelledby="follow">
                <h2 id="follow">"What is next"</h2>
                <Show when=move || follows.get().is_empty()>
                    <ChooseFirst />
                </Show>
                {move || {
                    unknown()
                        .into_iter()
                        .map(|id| {
                            view! {
                                <p class="notice">
                                    {format!(
                                        "You follow “{id}”, which is no longer among the pathways. What you did for it is kept.",
                                    )}
                                </p>
                            }
                        })
                        .collect_view()
                }}
                <div class="followed-list">{followed}</div>
            </section>
            <section aria-labelledby="done">
                <h2 id="done">"What is done"</h2>
                <Show
                    when=move || !is_empty.get()
                    fallback=|| {
                        view! {
                            <p>"Nothing yet. Whatever you tick, on any page, is listed here with its day."</p>
                        }
                    }
                >
                    <History />
                </Show>
            </section>
            <Reset />
        </article>
    }
}

/// For a plan that is still empty: what to follow.
#[component]
fn ChooseFirst() -> impl IntoView {
    let choices = catalogue().pathways.iter().map(|pathway| {
        view! {
            <li>
                <Badge pathway />
                <Link to=Route::Pathway(pathway.id.clone())>{pathway.role.as_str()}</Link>
                <Follow pathway />
            </li>
        }
    });
    view! {
        <div class="empty">
            <p>
                "You follow no pathway yet. Follow one, or several while you make up your mind: what they share counts for each of them. Not sure? "
                <Link to=Route::COMPARE>"Put them side by side"</Link> "."
            </p>
            // Caught on its way down: on its way up the list is gone.
            <ul class="choices" on:click:capture=|_| focus_part("follow")>
                {choices.collect_view()}
            </ul>
        </div>
    }
}

/// How many things to do are shown at once.
const AT_ONCE: usize = 4;

/// A followed pathway: how far it is, and what is next.
#[component]
fn Followed(pathway: &'static Pathway) -> impl IntoView {
    let store = PlanStore::expect();
    let progress =
        Signal::derive(move || store.with(|plan| plan.pathway_progress(catalogue(), pathway)));
    // What is ticked stays in its place until all that is shown is done: a row that slid under the
    // pointer or the focus would be ticked in its stead.
    let next = Memo::new(move |shown: Option<&Vec<Item<'static>>>| {
        store.with(|plan| {
            let is_left = |item: &Item| plan.done_on(catalogue(), item.id).is_none();
            match shown {
                Some(shown) if shown.iter().any(is_left) => shown.clone(),
                _ => plan
                    .next(catalogue(), pathway)
                    .into_iter()
                    .take(AT_ONCE)
                    .collect(),
            }
        })
    });
    view! {
        <section class="followed" data-line=line_number(pathway)>
            <h3>
                <Badge pathway />
                <Link to=Route::Roadmap(pathway.id.clone())>{pathway.role.as_str()}</Link>
            </h3>
            <ProgressBar progress />
            <Show when=move || progress.get().is_finished()>
                <p class="notice">
                    "Everything is done: skills, steps and actions. Congratulations, you have arrived."
                </p>
            </Show>
            <ul class="tasks">
                <For each=move || next.get() key=|item| item.id.clone() let:item>
                    <li>
                        <Tick item />
                        <p class="item-part">{item.part.to_string()}</p>
                    </li>
                </For>
            </ul>
            <div class="actions">
                <Link class="button" to=Route::Roadmap(pathway.id.clone())>
                    "Roadmap"
                    <span class="visually-hidden">{format!(" to {}", pathway.role)}</span>
                </Link>
                <Link class="button" to=Route::Pathway(pathway.id.clone())>
                    "Whole pathway"
                    <span class="visually-hidden">{format!(" to {}", pathway.role)}</span>
                </Link>
                // Its own button goes with it.
                <span on:click:capture=|_| focus_part("follow")>
                    <Follow pathway />
                </span>
            </div>
        </section>
    }
}

/// What is done, by the day it was ticked on.
#[component]
fn History() -> impl IntoView {
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
        let label = format!("Not done after all: {text}");
        view! {
            <tr role="row">
                <td role="cell">
                    <time datetime=day.to_string()>{day.in_words()}</time>
                </td>
                <th scope="row" role="rowheader">{text}</th>
                <td role="cell">{of}</td>
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
    let rows = move || store.with(|plan| plan.history(catalogue()));
    view! {
        <table class="history" role="table">
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">"Day"</th>
                    <th scope="col" role="columnheader">"What"</th>
                    <th scope="col" role="columnheader">"Part of"</th>
                    <th scope="col" role="columnheader">
                        <span class="visually-hidden">"Take back"</span>
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                <For each=rows key=|done| done.id.clone() children=row />
            </tbody>
        </table>
    }
}

/// Forgetting everything, after a question.
#[component]
fn Reset() -> impl IntoView {
    let store = PlanStore::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get() {
            // It throws only where it is open already.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    let reset = move |_| {
        close();
        store.act(Action::Reset);
        focus_part("follow");
    };
    let what = move || {
        let (follows, ticks) = store.with(|plan| (plan.follows.len(), plan.done.len()));
        let follows = if follows == 1 {
            "1 pathway".to_owned()
        } else {
            format!("{follows} pathways")
        };
        let ticks = if ticks == 1 {
            "1 tick".to_owned()
        } else {
            format!("{ticks} ticks")
        };
        format!(
            "This clears {ticks} and stops following {follows}. You can undo it until you change something else or close the page."
        )
    };
    view! {
        <Show when=move || store.with(|plan| !plan.is_empty())>
            <section aria-labelledby="reset">
                <h2 id="reset">"Start over"</h2>
                <p>"Clears your ticks and the pathways you follow, after asking once more."</p>
                <button type="button" class="button danger" on:click=open>
                    "Reset my plan"
                </button>
            </section>
        </Show>
        <dialog node_ref=dialog aria-labelledby="reset-question">
            <h2 id="reset-question">"Reset the whole plan?"</h2>
            <p>{what}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| close()>
                    "Keep my plan"
                </button>
                <button type="button" class="button danger" on:click=reset>
                    "Reset it"
                </button>
            </div>
        </dialog>
    }
}
