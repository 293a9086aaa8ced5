//! Two to four roles side by side.

mod pay_chart;
mod table;

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use super::home::PAGE_SIZE;
use crate::components::badge::{Badge, line_number};
use crate::components::contents::Contents;
use crate::components::focus::focus_when_followed;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::components::map::TransitMap;
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::browse::Query;
use crate::domain::catalogue::compare::{Ignored, MAX_ROLES, Selection, shared_works};
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::Pathway;
use crate::navigation::query::use_query_value;
use crate::route::{Route, query};
use crate::store::catalogue::use_catalogue;
use pay_chart::PayChart;
use table::ComparisonTable;

/// The page at `compare/`.
#[component]
pub fn ComparePage() -> impl IntoView {
    let (roles, catalogue) = (use_query_value(query::ROLES), use_catalogue());
    let compared = move || {
        let (roles, catalogue) = (roles.get(), catalogue.get());
        compared(
            &catalogue,
            &Selection::parse(&catalogue.profiles, roles.as_deref()),
        )
    };
    view! {
        <article class="page compare">
            <header class="page-header">
                <PageHeading>"Roles side by side"</PageHeading>
                <p class="lead">
                    "Everything we know of each role, line by line. Rows in which the roles differ carry a mark; the address of this page holds your choice, so you can keep it or send it."
                </p>
            </header>
            <Contents parts=&CONTENTS />
            {compared}
        </article>
    }
}

use crate::sections::COMPARE as CONTENTS;

/// The comparison of the roles that the address asks for.
fn compared(catalogue: &Catalogue, selection: &Selection) -> impl IntoView + use<> {
    let roles = selection
        .chosen
        .iter()
        .filter_map(|role| catalogue.pathway(role.id.as_str()));
    let roles: Vec<_> = roles.collect();
    let comparison = match roles.len() {
        0 => view! { <p class="notice">"No role is chosen. Add two or more above."</p> }.into_any(),
        1 => view! {
            <p class="notice">
                {format!(
                    "Only {} is chosen. Add at least one role above to compare it with.",
                    roles[0].role,
                )}
            </p>
        }
        .into_any(),
        _ => view! { <Comparison catalogue roles /> }.into_any(),
    };
    view! {
        {notes(&selection.ignored)}
        <Picker catalogue selection />
        {comparison}
    }
}

/// Says which roles of the address were ignored, and why.
fn notes(ignored: &[Ignored]) -> Option<AnyView> {
    let note = |ignored: &Ignored| match ignored {
        Ignored::Unknown(slug) => format!("“{slug}” is none of our roles, so it is left out."),
        Ignored::Repeated(pathway) => {
            format!(
                "{} was named more than once; it stands here once.",
                pathway.role
            )
        }
        Ignored::TooMany(pathway) => {
            format!(
                "Only {MAX_ROLES} roles fit side by side, so {} is left out.",
                pathway.role
            )
        }
    };
    let notes = ignored
        .iter()
        .map(|ignored| view! { <li>{note(ignored)}</li> });
    (!ignored.is_empty())
        .then(|| view! { <ul class="notice warning notes">{notes.collect_any()}</ul> }.into_any())
}

/// The chosen roles, each with a way to take it out, and the rest, each with a way to add it. With
/// more of them than fit, the first, and words to find others by.
#[component]
fn Picker<'a>(catalogue: &'a Catalogue, selection: &'a Selection<'a>) -> impl IntoView + use<> {
    let toggled = |role: &Profile| {
        let slugs = selection.toggled(role).into_iter();
        Route::Compare(slugs.map(str::to_owned).collect())
    };
    // The link that was followed goes, or leads elsewhere.
    let stay = || focus_when_followed("picker");
    let last = selection.chosen.len() == 1;
    let chosen = selection.chosen.iter().map(|&role| {
        let name = format!(" {}", role.role);
        let remove = (!last).then(|| {
            view! {
                <Link class="button quiet" to=toggled(role) noscroll=true on:click=stay()>
                    "Remove"
                    <span class="visually-hidden">{name}</span>
                </Link>
            }
        });
        view! {
            <li data-line=line_number(role.document)>
                <Badge profile=role />
                <span>{role.role.clone()}</span>
                {remove}
            </li>
        }
    });
    let chosen = chosen.collect_any();
    let names: Vec<_> = selection
        .chosen
        .iter()
        .map(|role| role.role.as_str())
        .collect();
    let status = format!("Chosen: {}.", names.join(", "));
    let words = RwSignal::new(String::new());
    let is_long = catalogue.profiles.len() > MAX_ROLES + PAGE_SIZE;
    let find = is_long.then(|| {
        view! {
            <label class="find-role">
                "Find a role to add "
                <input
                    type="search"
                    autocomplete="off"
                    on:input=move |event| words.set(event_target_value(&event))
                />
            </label>
        }
    });
    let is_full = selection.chosen.len() == MAX_ROLES;
    let left = catalogue
        .profiles
        .iter()
        .filter(|role| !selection.has(role));
    let left: Vec<_> = left.cloned().collect();
    let slugs: Vec<_> = selection
        .chosen
        .iter()
        .map(|role| role.id.to_string())
        .collect();
    let rest = move || {
        let query = Query {
            words: words.get(),
            ..Query::default()
        };
        let rest = query.browse(&left).into_iter().take(PAGE_SIZE);
        let rest = rest.map(|role| {
            let name = role.role.clone();
            let with = slugs.iter().cloned().chain([role.id.to_string()]);
            let to = Route::Compare(with.collect());
            let add = if is_full {
                view! { <span>{name}</span> }.into_any()
            } else {
                view! {
                    <Link class="button" to noscroll=true on:click=stay()>
                        "Add "
                        {name}
                    </Link>
                }
                .into_any()
            };
            view! {
                <li>
                    <Badge profile=role />
                    {add}
                </li>
            }
        });
        let rest: Vec<_> = rest.collect();
        (!rest.is_empty()).then(|| view! { <ul class="rest">{rest}</ul> })
    };
    view! {
        <section class="picker" id="picker" aria-label="Choose roles">
            <p role="status" class="visually-hidden">
                {status}
            </p>
            <ul class="chosen">{chosen}</ul>
            {find}
            {rest}
        </section>
    }
}

/// The comparison of at least two roles.
#[component]
fn Comparison<'a>(catalogue: &'a Catalogue, roles: Vec<&'a Pathway>) -> impl IntoView + use<> {
    let shared = shared_works(catalogue, &roles);
    let shared = if shared.is_empty() {
        view! { <p>"These roles ask for no work in common."</p> }.into_any()
    } else {
        let works = shared.into_iter().map(|work| {
            let asking = roles.iter().filter(|role| {
                work.items
                    .iter()
                    .any(|item| item.pathway() == role.id.as_str())
            });
            let asking: Vec<_> = asking.map(|role| role.role.as_str()).collect();
            view! {
                <li>
                    {work.name.clone()} " "
                    <span class="remark">{format!("({})", asking.join(", "))}</span>
                </li>
            }
        });
        view! {
            <p>"Done once, it counts for each of them:"</p>
            <ul class="lines">{works.collect_any()}</ul>
        }
        .into_any()
    };
    let profiles = roles
        .iter()
        .filter_map(|role| catalogue.profile(role.id.as_str()));
    let profiles: Vec<_> = profiles.collect();
    view! {
        <section aria-labelledby="time-chart">
            <h2 id="time-chart">"How long, to one scale"</h2>
            <TransitMap profiles />
        </section>
        <section aria-labelledby="pay-chart">
            <h2 id="pay-chart">"Change in pay, to one scale"</h2>
            <PayChart catalogue roles=roles.clone() />
        </section>
        <section aria-labelledby="shared-work">
            <h2 id="shared-work">"Work they share"</h2>
            {shared}
        </section>
        <section aria-labelledby="all">
            <h2 id="all">"Line by line"</h2>
            <ComparisonTable catalogue roles />
        </section>
    }
}
