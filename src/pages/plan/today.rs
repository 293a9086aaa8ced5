//! Today: where the plan stands, and what to do next.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use web_sys::Event;

use super::burn_up::{each_followed, followed_pathways};
use super::dates::{offer_list, use_catch_up_options};
use super::next::{ChooseFirst, NextList};
use super::remarks::{RemarksSection, SentRemarksPreview};
use super::share::SharedPlan;
use super::status::StatusStrip;
use super::storage::BackupReminder;
use crate::components::badge::Badge;
use crate::components::click::on_first_click;
use crate::components::controls::not_loaded;
use crate::components::focus::focus_part;
use crate::components::follow::Follow;
use crate::components::link::Link;
use crate::components::map::TransitMap;
use crate::components::progress::{ProgressBar, Scope};
use crate::domain::catalogue::Catalogue;
use crate::domain::id::PathwayId;
use crate::domain::pathway::Pathway;
use crate::domain::plan::action::Action;
use crate::navigation::hydration::use_hydrated;
use crate::navigation::query::use_redirect;
use crate::route::{PlanSection, Route};
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
    let followed = followed_pathways();
    // Of pathways that the catalogue doesn't have there is nothing to show, unless they are still being read.
    let follows_none = Memo::new(move |_| {
        let are_read = !store.awaits_own() || store.with(|plan, _| plan.follows.is_empty());
        are_read && followed.with(Vec::is_empty)
    });
    view! {
        <SharedPlan />
        <SentRemarksPreview />
        <div class="parts today until-read">
            <BackupReminder />
            <UnknownPathways />
            <Show when=move || !follows_none.get()>
                <StatusStrip />
            </Show>
            <Show when=move || !follows_none.get()>
                <CatchUp />
            </Show>
            <section class="next" aria-labelledby=NEXT.0>
                <h2 id=NEXT
                    .0>{move || if follows_none.get() { "Choose a role" } else { NEXT.1 }}</h2>
                <Show when=move || !follows_none.get() fallback=ChooseFirst>
                    <NextList />
                </Show>
            </section>
            <Show when=move || !follows_none.get()>
                <section class="roles" aria-labelledby="roles">
                    <h2 id="roles">"Roles you follow"</h2>
                    <div class="followed-list">{each_followed(followed_role)}</div>
                </section>
                <SmallMap />
            </Show>
            <RemarksSection />
        </div>
        // The boot script fills it: `src/prerender/js/install.js`. Whoever has no plan yet isn't asked.
        <section class="install" hidden=move || follows_none.get()></section>
    }
}

/// The options to catch up; nothing where the learner isn't behind.
#[component]
fn CatchUp() -> impl IntoView {
    let (store, options) = (PlanStore::expect(), use_catch_up_options());
    move || {
        let options = options.get();
        (!options.is_empty()).then(|| {
            view! {
                <details class="notice catch-up">
                    <summary>"Catch up"</summary>
                    {offer_list(store, options, NEXT.0)}
                </details>
            }
        })
    }
}

/// A role that is followed: how far it is, and the ways to its roadmap and out of the plan.
fn followed_role(catalogue: &Catalogue, pathway: &Pathway) -> AnyView {
    let profile = catalogue.profile(pathway.id.as_str());
    let total = profile.map_or(0, |profile| profile.work);
    let badge = profile.map(|profile| view! { <Badge profile /> });
    let follow = profile.map(|profile| view! { <Follow profile /> });
    let role = pathway.role.clone();
    view! {
        <div class="followed" data-line=pathway.line>
            <h3>{badge} <Link to=Route::Roadmap(pathway.id.clone())>{role}</Link></h3>
            <ProgressBar of=Scope::Pathway(pathway.id.clone()) total />
            // The button disappears together with the role.
            <p class="actions" on:click:capture=|_| focus_part(NEXT.0)>
                {follow}
            </p>
        </div>
    }
    .into_any()
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
    let redirect = use_redirect();
    Effect::new(move || {
        let hash = hash.get();
        let asked = hash.strip_prefix('#').unwrap_or_default();
        let Some((page, id)) = find(asked) else {
            return;
        };
        let is_here = page == PlanSection::Today && id == asked;
        if hydrated.get() && !is_here {
            redirect(&Route::Plan(page), Some(id));
        }
    });
}

/// Notices about followed pathways that aren't shown: those that the catalogue no longer has, and the learner's own where
/// what reads them didn't arrive.
#[component]
fn UnknownPathways() -> impl IntoView {
    let store = PlanStore::expect();
    let unknown = Memo::new(move |_| {
        let awaits_own = store.awaits_own();
        store.with(|plan, catalogue| {
            let is_awaited = |id: &PathwayId| awaits_own && id.is_own();
            let is_unknown =
                |id: &&PathwayId| catalogue.pathway(id.as_str()).is_none() && !is_awaited(id);
            plan.follows
                .iter()
                .filter(is_unknown)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let notice = move |id: PathwayId| {
        let shown = id.clone();
        let text = format!(
            "You follow “{id}”, which is no longer among the pathways. What you did for it is kept."
        );
        let stop = on_first_click(move || {
            store.dispatch(Action::Unfollow(id.clone()));
            focus_part(NEXT.0);
        });
        view! {
            <div class="notice">
                <p>{text}</p>
                <p class="actions">
                    <button type="button" class="button" on:click=stop>
                        "Stop following"
                        <span class="visually-hidden">{format!(" {shown}")}</span>
                    </button>
                </p>
            </div>
        }
    };
    let own_have_failed = Memo::new(move |_| {
        store.own_have_failed() && store.with(|plan, _| plan.follows.iter().any(PathwayId::is_own))
    });
    view! {
        <For each=move || unknown.get() key=PathwayId::clone children=notice />
        <Show when=move || {
            own_have_failed.get()
        }>
            {not_loaded("What reads your own pathways", Callback::new(move |()| store.retry_own()))}
        </Show>
    }
}
