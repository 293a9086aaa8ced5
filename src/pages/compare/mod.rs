//! Two to four roles side by side.

mod pay_chart;
mod table;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::components::badge::{Badge, line_number};
use crate::components::focus::focus_part;
use crate::components::heading::PageHeading;
use crate::components::line::LineMap;
use crate::components::link::Link;
use crate::content::catalogue;
use crate::domain::compare::{Ignored, MOST, Selection, shared_works};
use crate::domain::pathway::Pathway;
use crate::route::{Route, query};
use pay_chart::PayChart;
use table::ComparisonTable;

/// The page at `/compare`.
#[component]
pub fn ComparePage() -> impl IntoView {
    let query = use_query_map();
    let selection =
        Memo::new(move |_| query.with(|q| Selection::parse(catalogue(), q.get_str(query::ROLES))));
    let chosen = Memo::new(move |_| selection.with(|selection| selection.chosen.clone()));
    view! {
        <article class="page compare">
            <header class="page-header">
                <PageHeading>"Roles side by side"</PageHeading>
                <p class="lead">
                    "Everything we know of each role, line by line. Rows in which the roles differ carry a mark; the address of this page holds your choice, so you can keep it or send it."
                </p>
            </header>
            {move || selection.with(|selection| notes(&selection.ignored))}
            {move || selection.with(|selection| view! { <Picker selection=selection.clone() /> })}
            {move || {
                let roles = chosen.get();
                match roles.len() {
                    0 => {
                        view! {
                            <p class="notice">"No role is chosen. Add two or more above."</p>
                        }
                            .into_any()
                    }
                    1 => {
                        view! {
                            <p class="notice">
                                {format!(
                                    "Only {} is chosen. Add at least one role above to compare it with.",
                                    roles[0].role,
                                )}
                            </p>
                        }
                            .into_any()
                    }
                    _ => view! { <Comparison roles /> }.into_any(),
                }
            }}
        </article>
    }
}

/// What in the address was passed over, and why.
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
                "Only {MOST} roles fit side by side, so {} is left out.",
                pathway.role
            )
        }
    };
    let notes = ignored
        .iter()
        .map(|ignored| view! { <li>{note(ignored)}</li> });
    (!ignored.is_empty())
        .then(|| view! { <ul class="notice warning notes">{notes.collect_view()}</ul> }.into_any())
}

/// The chosen roles, each with a way to take it out, and the rest, each with a way to add it.
#[component]
fn Picker(selection: Selection<'static>) -> impl IntoView {
    let full = selection.chosen.len() == MOST;
    let to = |pathway: &Pathway| {
        Route::Compare(
            selection
                .toggled(pathway)
                .into_iter()
                .map(str::to_owned)
                .collect(),
        )
    };
    let last = selection.chosen.len() == 1;
    let chosen = selection.chosen.iter().map(|&pathway| {
        let remove = (!last).then(|| {
            view! {
                <Link class="button quiet" to=to(pathway)>
                    "Remove"
                    <span class="visually-hidden">{format!(" {}", pathway.role)}</span>
                </Link>
            }
        });
        view! {
            <li data-line=line_number(pathway)>
                <Badge pathway />
                <span>{pathway.role.as_str()}</span>
                {remove}
            </li>
        }
    });
    let chosen = chosen.collect_view();
    let rest = catalogue()
        .pathways
        .iter()
        .filter(|pathway| !selection.has(pathway));
    let rest: Vec<_> = rest
        .map(|pathway| {
            let add = if full {
                view! { <span>{pathway.role.as_str()}</span> }.into_any()
            } else {
                view! {
                    <Link class="button" to=to(pathway)>
                        "Add "
                        {pathway.role.as_str()}
                    </Link>
                }
                .into_any()
            };
            view! {
                <li>
                    <Badge pathway />
                    {add}
                </li>
            }
        })
        .collect();
    let names: Vec<_> = selection
        .chosen
        .iter()
        .map(|pathway| pathway.role.as_str())
        .collect();
    let status = format!("Chosen: {}.", names.join(", "));
    view! {
        // A link that was followed is gone or names another role: the focus stays here instead.
        <section class="picker" id="picker" aria-label="Choose roles" on:click=|_| focus_part("picker")>
            <p role="status" class="visually-hidden">
                {status}
            </p>
            <ul class="chosen">{chosen}</ul>
            {(!rest.is_empty()).then(|| view! { <ul class="rest">{rest}</ul> })}
        </section>
    }
}

/// The comparison of at least two roles.
#[component]
fn Comparison(roles: Vec<&'static Pathway>) -> impl IntoView {
    let shared = shared_works(catalogue(), &roles);
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
                    {work.name.as_str()} " "
                    <span class="remark">{format!("({})", asking.join(", "))}</span>
                </li>
            }
        });
        view! {
            <p>"Done once, it counts for each of them:"</p>
            <ul class="lines">{works.collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="time-chart">
            <h2 id="time-chart">"How long, to one scale"</h2>
            <LineMap pathways=roles.clone() />
        </section>
        <section aria-labelledby="pay-chart">
            <h2 id="pay-chart">"Change in pay, to one scale"</h2>
            <PayChart roles=roles.clone() />
        </section>
        <section aria-labelledby="shared-work">
            <h2 id="shared-work">"Work they share"</h2>
            {shared}
        </section>
        <section aria-labelledby="all">
            <h2 id="all">"Line by line"</h2>
            <ComparisonTable roles />
        </section>
    }
}
