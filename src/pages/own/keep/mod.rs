//! A link that another app has shared: the learner chooses where to keep it. Nothing is stored before.

mod into_note;
mod shared_link;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::preview::{Draft, prepare};
use crate::components::collect::CollectAny;
use crate::components::element_id::element_id;
use crate::components::focus::focus_part;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::content::convert::Understood;
use crate::domain::id::PathwayId;
use crate::navigation::hydration::use_hydrated;
use crate::navigation::query::{use_query_value, use_replace_route};
use crate::route::{OwnPage, Root, Route, query};
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;
use into_note::{IntoNote, Kept};
use shared_link::SharedLink;

/// The id of the section that says what was shared, and then what became of it.
const SHARED: &str = "shared-link";

/// The reasons why no pathway is begun.
const BEGUN_ANOTHER: &str = "You have begun a pathway that isn’t added yet. Add it or leave it first, and come back. Nothing was changed.";
const NO_ROOM: &str = "Your browser has no room to keep the pathway until you have looked at it. Begin it by its name. Nothing was changed.";

/// The page at `own/keep/`.
#[component]
pub fn KeepPage() -> impl IntoView {
    let hydrated = use_hydrated();
    let [title, text, url] =
        [query::SHARED_TITLE, query::SHARED_TEXT, query::SHARED_URL].map(use_query_value);
    // `None` without any of the three.
    let shared = Memo::new(move |_| {
        let values = [title, text, url].map(|value| value.get());
        let [title, text, url] = values.each_ref().map(|value| value.as_deref());
        title.or(text).or(url)?;
        let or_empty = Option::unwrap_or_default;
        Some(SharedLink::read(
            or_empty(title),
            or_empty(text),
            or_empty(url),
        ))
    });
    let kept = RwSignal::new(None::<Kept>);
    let replace_route = StoredValue::new_local(use_replace_route());
    let keep = Callback::new(move |is: Kept| {
        kept.set(Some(is));
        // Looked at again, the address would offer it once more.
        replace_route.with_value(|replace| replace(&Route::Own(OwnPage::Keep)));
        focus_part(SHARED);
    });
    let content = move || match shared.get() {
        Some(Ok(link)) => view! { <Offer link keep /> }.into_any(),
        Some(Err(why)) => view! {
            <section aria-label="What you shared">
                <p class="notice warning" role="alert">
                    {why}
                </p>
                {view_way_on()}
            </section>
        }
        .into_any(),
        None if !hydrated.get() => ().into_any(),
        None => match kept.get() {
            Some(kept) => view_kept(kept),
            None => view! {
                <section aria-label="What you shared">
                    <p>"There is no link here any more."</p>
                    {view_way_on()}
                </section>
            }
            .into_any(),
        },
    };
    view! {
        <article class="page narrow">
            <header class="page-header">
                <PageHeading>"Keep this link"</PageHeading>
                <p class="lead">"Choose where it goes. Nothing is stored until you do."</p>
            </header>
            {content}
        </article>
    }
}

/// Returns a function that opens another page in place of this one: going back, the link would be offered once more.
fn use_leave() -> impl Fn(&Route) + Clone {
    let (navigate, root) = (use_navigate(), expect_context::<Root>());
    move |to: &Route| {
        let options = NavigateOptions {
            // The address is whole.
            resolve: false,
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(&root.address(to, None), options);
    }
}

/// The way on from here.
fn view_way_on() -> AnyView {
    view! {
        <p class="actions">
            <Link class="button" to=Route::PLAN>
                "Go to my plan"
            </Link>
        </p>
    }
    .into_any()
}

/// The link, and the places for it.
#[component]
fn Offer(link: SharedLink, keep: Callback<Kept>) -> impl IntoView {
    let lines = link.lines().into_iter();
    // As text, never as markup, and not as a link either: nobody here has looked at it.
    let lines = lines.map(|line| view! { <p dir="auto">{line.to_owned()}</p> });
    let lines = lines.collect_any();
    let (for_note, for_pathway) = (link.clone(), link);
    let leave = use_leave();
    view! {
        <section aria-labelledby=SHARED>
            <h2 id=SHARED tabindex="-1">
                "What you shared"
            </h2>
            <blockquote class="shared-text">{lines}</blockquote>
        </section>
        <IntoNote link=for_note keep />
        <IntoPathway link=for_pathway />
        <p class="actions">
            <button type="button" class="button" on:click=move |_| leave(&Route::PLAN)>
                "Don’t keep it"
            </button>
        </p>
    }
}

/// The section that begins a pathway with the link.
#[component]
fn IntoPathway(link: SharedLink) -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let leave = use_leave();
    let wrong = RwSignal::new(None::<&'static str>);
    let pathway = link.to_pathway();
    let is_possible = pathway.is_some();
    let begin = move |_| {
        let Some(pathway) = pathway.clone() else {
            return;
        };
        if Draft::kept(store).is_some() {
            return wrong.set(Some(BEGUN_ANOTHER));
        }
        store.read_rest();
        let understood = Understood::of(pathway);
        let draft = catalogue.with_untracked(|all| prepare(&understood, 0, all));
        draft.keep(store);
        if Draft::kept(store).is_none() {
            return wrong.set(Some(NO_ROOM));
        }
        leave(&Route::Own(OwnPage::New));
    };
    let content = if is_possible {
        view! {
            <p>"The link becomes its first task. You see the pathway before it is stored."</p>
            <p class="actions">
                <button type="button" class="button" on:click=begin>
                    "Begin a pathway with it"
                </button>
            </p>
        }
        .into_any()
    } else {
        view! { <p>"A pathway takes only addresses that begin with https://."</p> }.into_any()
    };
    let refused = move || {
        wrong.get().map(|why| {
            view! {
                <p class="notice warning">
                    {why} " " <Link to=Route::Own(OwnPage::New)>"Open that page"</Link>
                </p>
            }
        })
    };
    view! {
        <section aria-labelledby="into-pathway">
            <h2 id="into-pathway">"As a pathway of your own"</h2>
            {content}
            <div role="alert">{refused}</div>
        </section>
    }
}

/// Says where the link is kept now.
fn view_kept(kept: Kept) -> AnyView {
    let Kept {
        item,
        text,
        was_there,
    } = kept;
    let said = if was_there {
        "The note of this task has the link already: "
    } else {
        "The link stands in the note of this task now: "
    };
    let task = match PathwayId::new(item.pathway()) {
        Some(id) => {
            let part = element_id(&item);
            view! {
                <Link to=Route::Roadmap(id) part>
                    {text}
                </Link>
            }
            .into_any()
        }
        None => text.into_any(),
    };
    view! {
        <section aria-labelledby=SHARED>
            <h2 id=SHARED tabindex="-1">
                "Kept"
            </h2>
            <p>{said} {task}</p>
            {view_way_on()}
        </section>
    }
    .into_any()
}
