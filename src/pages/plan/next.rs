//! The followed pathways, and what to do next in each.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::badge::{Badge, line_number};
use crate::components::focus::focus_part;
use crate::components::follow::Follow;
use crate::components::link::Link;
use crate::components::note::NoteEditor;
use crate::components::progress::{ProgressBar, Scope};
use crate::components::tick::Tick;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::ItemId;
use crate::domain::pathway::{Item, Part, Pathway};
use crate::domain::planning::next::next_items;
use crate::pages::home::PAGE_SIZE;
use crate::route::Route;
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// Pathways to choose from, while none is followed.
#[component]
pub fn ChooseFirst() -> impl IntoView {
    let catalogue = use_catalogue();
    let choices = move || {
        let catalogue = catalogue.get();
        let profiles = catalogue.profiles.iter().take(PAGE_SIZE);
        let choices = profiles.map(|profile| {
            let role = profile.role.clone();
            view! {
                <li>
                    <Badge profile />
                    <Link to=Route::Pathway(profile.id.clone())>{role}</Link>
                    <Follow profile />
                </li>
            }
        });
        choices.collect_any()
    };
    view! {
        <div class="empty">
            <p>
                "You follow no pathway yet. Follow one, or several while you make up your mind: what they share counts for each of them. Not sure? "
                <Link to=Route::COMPARE>"Put them side by side"</Link> "."
            </p>
            // In the capture phase: by the time that the click bubbles up, the list is gone.
            <ul class="choices" on:click:capture=|_| focus_part("follow")>
                {choices}
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

/// The number of items shown at once.
const NEXT_SHOWN: usize = 4;

/// An item to do next.
#[derive(Clone, PartialEq)]
struct NextItem {
    id: ItemId,
    text: String,
    part: Part,
}

impl From<Item<'_>> for NextItem {
    fn from(item: Item) -> Self {
        Self {
            id: item.id.clone(),
            text: item.text.to_owned(),
            part: item.part,
        }
    }
}

/// A followed pathway: its progress, and the next items.
#[component]
pub fn Followed<'a>(
    /// The catalogue that has the pathway.
    catalogue: &'a Catalogue,
    /// The pathway.
    pathway: &'a Pathway,
) -> impl IntoView + use<> {
    let (store, id) = (PlanStore::expect(), pathway.id.clone());
    let profile = catalogue.profile(pathway.id.as_str());
    let total = profile.map_or(0, |profile| profile.work);
    let badge = profile.map(|profile| view! { <Badge profile /> });
    let role = pathway.role.clone();
    let to = StoredValue::new(format!(" to {role}"));
    let follow = profile.map(|profile| view! { <Follow profile /> });
    // A ticked row stays until all rows are done: otherwise another would slide under the pointer or the
    // focus, and be ticked in its place.
    let next = Memo::new(move |shown: Option<&Vec<NextItem>>| {
        store.with(|plan, catalogue| {
            let is_left = |item: &NextItem| plan.is_open(catalogue, &item.id);
            if let Some(shown) = shown.filter(|shown| shown.iter().any(is_left)) {
                return shown.clone();
            }
            let pathway = catalogue.pathway(id.as_str());
            let next = pathway.map(|pathway| next_items(plan, catalogue, pathway));
            let next = next.unwrap_or_default().into_iter().take(NEXT_SHOWN);
            next.map(NextItem::from).collect()
        })
    });
    let row = |NextItem { id, text, part }: NextItem| {
        let item = Item {
            id: &id,
            text: &text,
            part,
        };
        view! {
            <li>
                <Tick item />
                <p class="item-part">{part.to_string()}</p>
                <NoteEditor id=&id text=&text />
            </li>
        }
    };
    view! {
        <section class="followed" data-line=line_number(pathway.source.document)>
            <h3>{badge} <Link to=Route::Roadmap(pathway.id.clone())>{role}</Link></h3>
            <ProgressBar of=Scope::Pathway(pathway.id.clone()) total />
            <Show when=move || next.with(Vec::is_empty)>{arrived}</Show>
            <ul class="tasks">
                // Keyed: a row that became another item's would keep a half-written note.
                <For each=move || next.get() key=|item| item.id.clone() children=row />
            </ul>
            <div class="actions">
                <Link class="button" to=Route::Roadmap(pathway.id.clone())>
                    "Roadmap"
                    <span class="visually-hidden">{to.get_value()}</span>
                </Link>
                <Link class="button" to=Route::Pathway(pathway.id.clone())>
                    "Whole pathway"
                    <span class="visually-hidden">{to.get_value()}</span>
                </Link>
                // The button disappears together with the pathway.
                <span on:click:capture=|_| focus_part("follow")>{follow}</span>
            </div>
        </section>
    }
}
