//! The learner's plan: what is followed, what is next, what is done.

use leptos::html;
use leptos::prelude::*;

use super::home::AT_ONCE;
use crate::components::badge::{Badge, line_number};
use crate::components::focus::focus_part;
use crate::components::follow::Follow;
use crate::components::heading::PageHeading;
use crate::components::island::stage;
use crate::components::link::Link;
use crate::components::progress::{ProgressBar, Scope};
use crate::components::tick::Tick;
use crate::content::profile_of;
use crate::domain::change::Action;
use crate::domain::id::PathwayId;
use crate::domain::pathway::{Item, Pathway};
use crate::domain::plan::{Done, Plan};
use crate::library::Library;
use crate::route::Route;
use crate::store::PlanStore;

/// The page at `plan/`. What stands in a plan only its browser knows: the rest is drawn there.
#[component]
pub fn PlanPage() -> impl IntoView {
    let at_first = view! {
        <noscript>
            <p class="notice">
                "Your plan is kept by this browser, and opening it needs JavaScript, which is switched off. Nothing of it is lost. All pathways can be read without."
            </p>
        </noscript>
        <p class="opening" role="status">"Opening your plan…"</p>
    };
    view! {
        <article class="page plan">
            <header class="page-header">
                <PageHeading>"My plan"</PageHeading>
                <p class="lead">
                    "What you follow, what is next and what you have done. It is kept in this browser and nowhere else."
                </p>
            </header>
            {stage(PLAN, at_first.into_any())}
            // Where publish/boot.js offers to install the app.
            <section class="install"></section>
        </article>
    }
}

/// The name of the stage.
pub const PLAN: &str = "plan";

/// Whether all is known that the plan has to do with, and it can be shown in one go.
pub fn is_due() -> Signal<bool> {
    let (store, library) = (PlanStore::expect(), Library::expect());
    library.need_profiles();
    Signal::derive(move || {
        let is_known = store.with(|plan, known| {
            known.has_all_profiles
                && plan
                    .touches(known)
                    .iter()
                    .all(|slug| known.pathway(slug).is_some() || known.profile(slug).is_none())
        });
        is_known || library.has_failed()
    })
}

/// The plan itself.
pub fn opened() -> AnyView {
    let (store, library) = (PlanStore::expect(), Library::expect());
    library.need_profiles();
    let follows = Memo::new(move |_| store.with(|plan, _| plan.follows.clone()));
    let is_empty = Memo::new(move |_| store.with(|plan, _| plan.done.is_empty()));
    let followed = move || {
        let known = library.known();
        let follows = follows.get();
        let pathways = follows.iter().filter_map(|id| known.pathway(id.as_str()));
        pathways
            .map(|pathway| view! { <Followed pathway /> })
            .collect_view()
    };
    let unknown = move || {
        let known = library.known();
        let is_unknown =
            |id: &PathwayId| known.has_all_profiles && known.profile(id.as_str()).is_none();
        let unknown = follows.get().into_iter().filter(is_unknown);
        let unknown = unknown.map(|id| {
            view! {
                <p class="notice">
                    {format!(
                        "You follow “{id}”, which is no longer among the pathways. What you did for it is kept.",
                    )}
                </p>
            }
        });
        unknown.collect_view()
    };
    view! {
        <section aria-labelledby="follow">
            <h2 id="follow">"What is next"</h2>
            <Show when=move || follows.get().is_empty()>
                <ChooseFirst />
            </Show>
            {unknown}
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
    }
    .into_any()
}

/// For a plan that is still empty: what to follow.
#[component]
fn ChooseFirst() -> impl IntoView {
    let library = Library::expect();
    let choices = move || {
        let profiles = library.known().profiles.iter().take(AT_ONCE);
        let choices = profiles.map(|profile| {
            view! {
                <li>
                    <Badge profile />
                    <Link to=Route::Pathway(profile.id.clone())>{profile.role.as_str()}</Link>
                    <Follow profile />
                </li>
            }
        });
        choices.collect_view()
    };
    view! {
        <div class="empty">
            <p>
                "You follow no pathway yet. Follow one, or several while you make up your mind: what they share counts for each of them. Not sure? "
                <Link to=Route::COMPARE>"Put them side by side"</Link> "."
            </p>
            // Caught on its way down: on its way up the list is gone.
            <ul class="choices" on:click:capture=|_| focus_part("follow")>
                {choices}
            </ul>
        </div>
    }
}

/// How many things to do are shown at once.
const NEXT: usize = 4;

/// A followed pathway: how far it is, and what is next.
#[component]
fn Followed(pathway: &'static Pathway) -> impl IntoView {
    let store = PlanStore::expect();
    let profile = profile_of(pathway);
    let is_finished =
        move || store.with(|plan, known| plan.pathway_progress(known, pathway).is_finished());
    // What is ticked stays in its place until all that is shown is done: a row that slid under the
    // pointer or the focus would be ticked in its stead.
    let next = Memo::new(move |shown: Option<&Vec<Item<'static>>>| {
        store.with(|plan, known| {
            let is_left = |item: &Item| plan.done_on(known, item.id).is_none();
            match shown {
                Some(shown) if shown.iter().any(is_left) => shown.clone(),
                _ => plan.next(known, pathway).into_iter().take(NEXT).collect(),
            }
        })
    });
    view! {
        <section class="followed" data-line=line_number(profile.document)>
            <h3>
                <Badge profile />
                <Link to=Route::Roadmap(pathway.id.clone())>{pathway.role.as_str()}</Link>
            </h3>
            <ProgressBar of=Scope::Pathway(pathway.id.clone()) total=profile.work />
            <Show when=is_finished>
                <p class="notice">
                    "Everything is done: skills, steps and actions. Congratulations, you have arrived."
                </p>
            </Show>
            <ul class="tasks">
                {move || {
                    let next = next.get().into_iter();
                    next.map(|item| {
                        view! {
                            <li>
                                <Tick item />
                                <p class="item-part">{item.part.to_string()}</p>
                            </li>
                        }
                    })
                        .collect_view()
                }}
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
                    <Follow profile />
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
    let rows = move || {
        let history = store.with(Plan::history).into_iter();
        history.map(row).collect_view()
    };
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
            <tbody role="rowgroup">{rows}</tbody>
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
        let (follows, ticks) = store.with(|plan, _| (plan.follows.len(), plan.done.len()));
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
        <Show when=move || store.with(|plan, _| !plan.is_empty())>
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
