//! Today: where the plan stands, and what to do next.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use web_sys::Event;

use super::burn_up::{each_followed, followed_pathways};
use super::next::{ChooseFirst, Followed};
use super::share::SharedPlan;
use super::storage::BackupReminder;
use crate::components::map::TransitMap;
use crate::domain::id::PathwayId;
use crate::navigation::hydration::use_hydrated;
use crate::route::{PlanSection, Root, Route};
use crate::sections::plan::{MAP, NEXT, find};
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// Dispatched on the document when the page is there: the boot script can offer to install the app.
const SHOWN: &str = "interchange:plan";

/// The page at `plan/`.
#[component]
pub fn TodayPage() -> impl IntoView {
    Effect::new(|| {
        if let Ok(event) = Event::new(SHOWN) {
            let _ = document().dispatch_event(&event);
        }
    });
    follow_old_addresses();
    let store = PlanStore::expect();
    // Those that the catalogue no longer has are followed as well.
    let follows_none = Memo::new(move |_| store.with(|plan, _| plan.follows.is_empty()));
    view! {
        <SharedPlan />
        <div class="parts until-read">
            <BackupReminder />
            <UnknownPathways />
            <section aria-labelledby=NEXT.0>
                <h2 id=NEXT.0>{NEXT.1}</h2>
                <Show when=move || follows_none.get()>
                    <ChooseFirst />
                </Show>
                <div class="followed-list">
                    {each_followed(|catalogue, pathway| {
                        view! { <Followed catalogue pathway /> }.into_any()
                    })}
                </div>
            </section>
            <Show when=move || !follows_none.get()>
                <SmallMap />
            </Show>
        </div>
        // The boot script fills it: `src/prerender/js/install.js`.
        <section class="install"></section>
    }
}

/// The lines that are followed, with the train on each.
#[component]
fn SmallMap() -> impl IntoView {
    let (followed, catalogue) = (followed_pathways(), use_catalogue());
    let map = move || {
        let (followed, catalogue) = (followed.get(), catalogue.get());
        let profiles = followed.iter();
        let profiles: Vec<_> = profiles
            .filter_map(|id| catalogue.profile(id.as_str()))
            .collect();
        (!profiles.is_empty()).then(|| view! { <TransitMap profiles /> })
    };
    view! {
        <section aria-labelledby=MAP.0>
            <h2 id=MAP.0>{MAP.1}</h2>
            {map}
        </section>
    }
}

/// Leads from sections of the time when the plan was one page to the page that has them now.
fn follow_old_addresses() {
    let (hash, hydrated) = (use_location().hash, use_hydrated());
    let (navigate, root) = (use_navigate(), expect_context::<Root>());
    Effect::new(move || {
        let hash = hash.get();
        let found = hash.strip_prefix('#').and_then(find);
        let Some((page, id)) = found.filter(|(page, _)| *page != PlanSection::Today) else {
            return;
        };
        if hydrated.get() {
            let options = NavigateOptions {
                // The address is whole.
                resolve: false,
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(
                &root.address(&Route::Plan(page).to_path(), Some(id)),
                options,
            );
        }
    });
}

/// Notices about followed pathways that the catalogue no longer has.
#[component]
fn UnknownPathways() -> impl IntoView {
    let store = PlanStore::expect();
    let unknown = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let is_unknown = |id: &&PathwayId| catalogue.pathway(id.as_str()).is_none();
            plan.follows
                .iter()
                .filter(is_unknown)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let notice = |id: PathwayId| {
        let text = format!(
            "You follow “{id}”, which is no longer among the pathways. What you did for it is kept."
        );
        view! { <p class="notice">{text}</p> }
    };
    view! { <For each=move || unknown.get() key=PathwayId::clone children=notice /> }
}
