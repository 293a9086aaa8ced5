//! All pathways: the map, the key facts of each, and the way back to where one left.

use js_sys::Reflect;
use leptos::prelude::*;
use web_sys::Element;

use crate::address::Address;
use crate::components::badge::{Badge, line_number};
use crate::components::figures::KeyFacts;
use crate::components::follow::Follow;
use crate::components::heading::PageHeading;
use crate::components::island::{anew, fill, stage};
use crate::components::link::Link;
use crate::components::map::TransitMap;
use crate::components::progress::{ProgressBar, Scope};
use crate::content::{catalogue, profile_of};
use crate::domain::browse::{Filter, Query, Sort};
use crate::domain::pathway::Pathway;
use crate::domain::plan::Plan;
use crate::domain::profile::Profile;
use crate::library::Library;
use crate::route::{Root, Route, home_query, query};
use crate::store::PlanStore;

/// How many pathways are shown at once: with more, a page would grow with the catalogue.
pub const AT_ONCE: usize = 12;

/// The page at the root.
#[component]
pub fn HomePage() -> impl IntoView {
    let first = || {
        catalogue()
            .profiles
            .iter()
            .take(AT_ONCE)
            .collect::<Vec<_>>()
    };
    let all = catalogue().profiles.len();
    view! {
        <article class="page home">
            <header class="page-header">
                <PageHeading>"Where could backend take you?"</PageHeading>
                <p class="lead">
                    "Ways from backend development into AI: read them in full, put them side by side, and follow the one you choose, a tick at a time."
                </p>
            </header>
            <Welcome />
            <section aria-labelledby="map">
                <h2 id="map">"The map"</h2>
                {stage(MAP, view! { <TransitMap profiles=first() /> }.into_any())}
            </section>
            <section aria-labelledby="pathways">
                <h2 id="pathways">"The pathways"</h2>
                <Browse />
                {stage(CARDS, cards(first(), all, all).into_any())}
                <p>
                    <Link to=Route::Pathways>"All pathways by name"</Link>
                </p>
            </section>
        </article>
    }
}

/// The names of the islands and stages.
pub const WELCOME: &str = "welcome";
/// The controls that search, sort and narrow.
pub const BROWSE: &str = "browse";
/// The map.
pub const MAP: &str = "map";
/// The cards.
pub const CARDS: &str = "cards";

/// What the address asks for.
fn asked() -> Memo<Query> {
    let address = Address::expect();
    Memo::new(move |_| home_query(|name| address.value(name)))
}

/// Whether anything is asked for, and a stage has to be drawn anew.
pub fn is_asked() -> Signal<bool> {
    let query = asked();
    Signal::derive(move || !query.with(Query::is_default))
}

/// What is left in, once it is known what there is.
fn left_in() -> impl Fn() -> Option<(Vec<&'static Profile>, usize)> + Copy + Send + Sync + 'static {
    let (query, library) = (asked(), Library::expect());
    library.need_profiles();
    move || {
        let known = library.known();
        let left = query.with(|query| query.browse(&known.profiles));
        known
            .has_all_profiles
            .then_some((left, known.profiles.len()))
    }
}

/// The map of what is left in.
pub fn asked_map() -> AnyView {
    let left = left_in();
    let map = move || {
        let (mut profiles, _) = left()?;
        profiles.truncate(AT_ONCE);
        Some(view! { <TransitMap profiles /> })
    };
    anew(map)
}

/// The cards of what is left in, and a way to more of them.
pub fn asked_cards() -> AnyView {
    let (query, left) = (asked(), left_in());
    let shown = RwSignal::new(AT_ONCE);
    // Whoever asks anew begins at the top.
    Effect::new(move || {
        query.track();
        shown.set(AT_ONCE);
    });
    let list = move || {
        let Some((mut profiles, all)) = left() else {
            return view! { <p role="status">"Fetching the list of pathways…"</p> }.into_any();
        };
        let found = profiles.len();
        profiles.truncate(shown.get());
        let is_more = found > profiles.len();
        let more = move |_| shown.update(|shown| *shown += AT_ONCE);
        view! {
            {cards(profiles, found, all)}
            {is_more
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=more>
                            "Show more"
                        </button>
                    }
                })}
        }
        .into_any()
    };
    anew(list)
}

/// How many there are, and a card each.
fn cards(profiles: Vec<&'static Profile>, found: usize, all: usize) -> impl IntoView {
    let text = in_words(found, all);
    let cards = profiles
        .into_iter()
        .map(|profile| view! { <PathwayCard profile /> });
    view! {
        <p role="status" class="remark">
            {text}
        </p>
        <ul class="pathway-cards">{cards.collect_view()}</ul>
    }
}

fn in_words(found: usize, all: usize) -> String {
    if found == all {
        format!("All {all} pathways. What a source doesn’t state is sorted last.")
    } else if found == 0 {
        format!("None of the {all} pathways has all these words. Try fewer, or part of one.")
    } else {
        format!(
            "{found} of {all} pathways. What a source doesn’t state is left in, and sorted last."
        )
    }
}

/// The words and the two choices; the address holds them.
#[component]
fn Browse() -> impl IntoView {
    let sorts = Sort::ALL.map(|choice| {
        let text = match choice {
            Sort::Source => "As in the sources",
            Sort::Time => "Time, shortest first",
            Sort::Pay => "Pay, best first",
            Sort::Difficulty => "Difficulty, easiest first",
        };
        view! { <option value=choice.slug()>{text}</option> }
    });
    let filters = Filter::ALL.map(|choice| {
        let text = match choice {
            Filter::All => "All",
            Filter::SixMonths => "Done within six months",
            Filter::PayRises => "Pay rises",
            Filter::Easy => "Easy",
        };
        view! { <option value=choice.slug()>{text}</option> }
    });
    // Without scripts its values go where they belong, to the address, and nothing comes of it: the
    // page says so.
    view! {
        <form class="browse" role="search" data-island=BROWSE>
            <label>
                "Find "
                <input
                    type="search"
                    name=query::WORDS
                    placeholder="A role or a skill"
                    autocomplete="off"
                />
            </label>
            <label>
                "Sort by " <select name=query::SORT autocomplete="off">
                    {sorts}
                </select>
            </label>
            <label>
                "Show " <select name=query::SHOW autocomplete="off">
                    {filters}
                </select>
            </label>
            <noscript>
                <p class="notice">"Finding, sorting and narrowing need JavaScript, which is switched off."</p>
            </noscript>
        </form>
    }
}

/// Keeps the controls in step with the address.
pub fn fill_in_browse(form: &Element) {
    let query = asked();
    let form = form.clone();
    Effect::new(move |before: Option<()>| {
        query.with(|query| {
            let values = [
                (query::WORDS, query.words.as_str()),
                (query::SORT, query.sort.slug()),
                (query::SHOW, query.filter.slug()),
            ];
            for (name, value) in values {
                let control = control(&form, name);
                // A value that is set again, though it is the same, moves the cursor to its end.
                // What was entered before the program was there is entered again in a moment.
                let is_entered = before.is_none() && control.as_ref().is_some_and(is_changed);
                if is_entered {
                    continue;
                }
                if control
                    .as_ref()
                    .is_some_and(|control| value_of(control) != value)
                {
                    let _ = control
                        .map(|control| Reflect::set(&control, &"value".into(), &value.into()));
                }
            }
        });
    });
}

/// Asks for what the controls show.
pub fn act_browse(address: Address, root: &Root, form: &Element) {
    let value = |name: &str| control(form, name).map(|control| value_of(&control));
    address.replace(root, &Route::Home(home_query(value)));
}

fn control(form: &Element, name: &str) -> Option<Element> {
    form.query_selector(&format!("[name={name}]")).ok()?
}

/// Whether something else was entered than what the page was drawn with.
fn is_changed(control: &Element) -> bool {
    let first = control.query_selector("option").ok().flatten();
    value_of(control) != first.map(|first| value_of(&first)).unwrap_or_default()
}

/// What a field or a list holds.
pub fn value_of(control: &Element) -> String {
    let value = Reflect::get(control, &"value".into());
    value
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// One pathway at a glance.
#[component]
fn PathwayCard(profile: &'static Profile) -> impl IntoView {
    let id = || profile.id.clone();
    view! {
        <li class="pathway-card" data-line=line_number(profile.document)>
            <h3>
                <Badge profile />
                <Link to=Route::Pathway(id())>{profile.role.as_str()}</Link>
            </h3>
            <p>{profile.summary.as_str()}</p>
            <KeyFacts profile />
            <ProgressBar of=Scope::Pathway(id()) total=profile.work />
            <div class="actions">
                <Follow profile />
                <Link class="button" to=Route::Roadmap(id())>
                    "Roadmap"
                    <span class="visually-hidden">{format!(" to {}", profile.role)}</span>
                </Link>
                <Link class="button" to=Route::Compare(vec![id().to_string()])>
                    "Compare"
                    <span class="visually-hidden">{format!(" {}", profile.role)}</span>
                </Link>
            </div>
        </li>
    }
}

/// How to begin, for someone new; for someone who comes back, the pathway they follow, or did
/// something for last, and the next thing to do. Both take the same room, so nothing moves when
/// it turns out who it is.
#[component]
fn Welcome() -> impl IntoView {
    view! {
        <div class="welcome" data-island=WELCOME>
            <section class="start" aria-labelledby="start">
                <h2 id="start">"New here?"</h2>
                <p>
                    "Read the pathways below, or "
                    <Link to=Route::COMPARE>"put the roles side by side"</Link>
                    ". Not sure? "
                    <Link to=Route::FIT>"Take the short check"</Link>
                    ". Follow the one you like: this place then shows what is next. It all stays in this browser, and works without a network."
                </p>
            </section>
        </div>
    }
}

/// Welcomes back who has been here.
pub fn fill_in_welcome(welcome: &Element) {
    let store = PlanStore::expect();
    let left_at = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let known = |slug: &str| catalogue.pathway(slug).map(|pathway| pathway.id.clone());
            let followed = plan.follows.iter().find_map(|id| known(id.as_str()));
            let last = || {
                let history = plan.history(catalogue);
                let last = history.into_iter().find_map(|done| done.item);
                last.map(|(pathway, _)| pathway.id.clone())
            };
            followed.or_else(last)
        })
    });
    let classes = welcome.class_list();
    Effect::new(move || {
        let _ = classes.toggle_with_force("returning", left_at.get().is_some());
    });
    let back = move || {
        let id = left_at.get()?;
        catalogue().pathway(id.as_str()).map(resume)
    };
    fill(welcome, anew(back));
}

fn resume(pathway: &'static Pathway) -> impl IntoView {
    let store = PlanStore::expect();
    let next =
        move || store.with(|plan: &Plan, catalogue| plan.next(catalogue, pathway).first().copied());
    let title = move || match next() {
        Some(_) => format!("You are on the way to {}", pathway.role),
        None => format!("You have arrived: {}", pathway.role),
    };
    let told = move || match next() {
        Some(item) => format!("Next: {}", item.text),
        None => "Everything is done. Congratulations!".to_owned(),
    };
    view! {
        <section class="resume" aria-labelledby="resume" data-line=line_number(pathway.source.document)>
            <h2 id="resume">
                <Badge profile=profile_of(pathway) />
                {anew(title)}
            </h2>
            <p>{anew(told)}</p>
            <div class="actions">
                <Link class="button primary" to=Route::Plan>
                    "To my plan"
                </Link>
                <Link class="button" to=Route::Roadmap(pathway.id.clone())>
                    "Roadmap"
                    <span class="visually-hidden">{format!(" to {}", pathway.role)}</span>
                </Link>
            </div>
        </section>
    }
}
