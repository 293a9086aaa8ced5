//! What is followed, and what is next in it.

use leptos::prelude::*;

use crate::components::badge::{Badge, line_number};
use crate::components::focus::focus_part;
use crate::components::follow::Follow;
use crate::components::island::{anew, when};
use crate::components::link::Link;
use crate::components::note::NoteOn;
use crate::components::progress::{ProgressBar, Scope};
use crate::components::tick::Tick;
use crate::content::profile_of;
use crate::domain::pathway::{Item, Pathway};
use crate::library::Library;
use crate::pages::home::AT_ONCE;
use crate::route::Route;
use crate::store::PlanStore;

/// For a plan that is still empty: what to follow.
#[component]
pub fn ChooseFirst() -> impl IntoView {
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
                {anew(choices)}
            </ul>
        </div>
    }
}

fn arrived() -> impl IntoView {
    view! {
        <p class="notice">
            "Everything is done or known: skills, steps and actions. Congratulations, you have arrived."
        </p>
    }
}

/// How many things to do are shown at once.
const NEXT: usize = 4;

/// A followed pathway: how far it is, and what is next.
#[component]
pub fn Followed(pathway: &'static Pathway) -> impl IntoView {
    let store = PlanStore::expect();
    let profile = profile_of(pathway);
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
            {when(move || next.with(Vec::is_empty), arrived)}
            <ul class="tasks">
                // Each by its name: a row that became another's would show its tick and its note.
                <For each=move || next.get() key=|item| item.id.clone() let:item>
                    <li>
                        <Tick item />
                        <p class="item-part">{item.part.to_string()}</p>
                        <NoteOn id=item.id text=item.text />
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
                    <Follow profile />
                </span>
            </div>
        </section>
    }
}
