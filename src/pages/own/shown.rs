//! The pathway that the fragment names.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::components::controls::not_loaded;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::navigation::hydration::use_hydrated;
use crate::pages::by_slug::{DrawPathway, with_pathway_of};
use crate::route::{OwnPage, PlanSection, Route, own_id_in};
use crate::store::PlanStore;

/// The id in the fragment, as text; `None` where there is none, and in the first render, which is the same for
/// all of them.
pub fn use_own_id() -> Memo<Option<String>> {
    let (location, hydrated) = (use_location(), use_hydrated());
    let own_path = location.pathname.get_untracked();
    Memo::new(move |shown: Option<&Option<String>>| {
        let id = hydrated
            .get()
            .then(|| location.hash.with(|hash| own_id_in(hash)))?;
        match id {
            Some(id) => Some(id.to_string()),
            // The address is that of the next page already, which may be on its way for a while.
            None if location.pathname.get_untracked() != own_path => shown.cloned().flatten(),
            None => None,
        }
    })
}

/// Draws a page of the pathway that the fragment names.
pub fn own_pathway_page(draw: DrawPathway) -> AnyView {
    with_pathway_of(use_own_id(), draw, missing)
}

/// The page where the pathway isn't there: not yet, or not in this browser.
pub fn missing() -> AnyView {
    let (store, hydrated) = (PlanStore::expect(), use_hydrated());
    let said = move || {
        if store.own_have_failed() {
            return not_loaded("Your pathway", Callback::new(move |()| store.retry_own()));
        }
        if !hydrated.get() || store.awaits_own() {
            return view! {
                <p class="lead">
                    "Pathways of your own are kept in your browser. This one is read as soon as the program has arrived."
                </p>
            }
            .into_any();
        }
        view! {
            <p class="lead">
                "There is no pathway of this name in this browser. It may have been deleted, or it is in another browser or on another device."
            </p>
            <p class="actions">
                <Link class="button primary" to=Route::Own(OwnPage::New)>
                    "Add a pathway"
                </Link>
                <Link class="button" to=Route::Plan(PlanSection::Data) part="kept">
                    "Open a backup"
                </Link>
                <Link class="button" to=Route::HOME>
                    "All pathways"
                </Link>
            </p>
        }
        .into_any()
    };
    view! {
        <article class="page narrow">
            <header class="page-header">
                <PageHeading>"A pathway of yours"</PageHeading>
            </header>
            {said}
        </article>
    }
    .into_any()
}
