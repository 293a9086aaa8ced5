//! Two to four roles side by side.

mod pay_chart;
mod table;

use leptos::prelude::*;

use super::home::AT_ONCE;
use crate::address::Address;
use crate::components::badge::{Badge, line_number};
use crate::components::contents::Contents;
use crate::components::focus::focus_stays_around;
use crate::components::heading::PageHeading;
use crate::components::island::{anew, stage};
use crate::components::link::Link;
use crate::components::map::TransitMap;
use crate::content::{catalogue, profile_of};
use crate::domain::browse::Query;
use crate::domain::compare::{Ignored, MOST, Selection, shared_works};
use crate::domain::pathway::Pathway;
use crate::domain::profile::Profile;
use crate::library::Library;
use crate::route::{Route, query};
use pay_chart::PayChart;
use table::ComparisonTable;

/// The page at `compare/`.
#[component]
pub fn ComparePage() -> impl IntoView {
    let selection = Selection::parse(&catalogue().profiles, None);
    let roles = in_full(&selection.chosen);
    view! {
        <article class="page compare">
            <header class="page-header">
                <PageHeading>"Roles side by side"</PageHeading>
                <p class="lead">
                    "Everything we know of each role, line by line. Rows in which the roles differ carry a mark; the address of this page holds your choice, so you can keep it or send it."
                </p>
            </header>
            <Contents parts=&CONTENTS />
            {stage(COMPARISON, compared(&selection, roles).into_any())}
        </article>
    }
}

use crate::sections::COMPARE as CONTENTS;

/// The name of the stage.
pub const COMPARISON: &str = "comparison";

/// What the address asks to compare, and the roles in full.
type Asked = (Selection<'static>, Vec<&'static Pathway>);

/// What the address asks for, once all of it is known; until then what it asked for before. Nothing
/// is fetched for an address that asks for nothing: what that compares stands in the page.
fn asked() -> Memo<Option<Asked>> {
    let (address, library) = (Address::expect(), Library::expect());
    Memo::new(move |before: Option<&Option<Asked>>| {
        let before = before.cloned().flatten();
        let (known, roles) = (library.known(), address.value(query::ROLES));
        if roles.is_none() && before.is_none() {
            return None;
        }
        library.need_profiles();
        let selection = Selection::parse(&known.profiles, roles.as_deref());
        library.need(selection.chosen.iter().map(|role| role.id.as_str()));
        let roles = in_full(&selection.chosen);
        if known.has_all_profiles && roles.len() == selection.chosen.len() {
            Some((selection, roles))
        } else {
            before
        }
    })
}

/// Whether roles are asked for and known, and the stage has to be drawn anew.
pub fn is_due() -> Signal<bool> {
    let asked = asked();
    Signal::derive(move || asked.with(Option::is_some))
}

/// The comparison of the roles that the address asks for.
pub fn drawn() -> AnyView {
    let asked = asked();
    let draw = move || {
        focus_stays_around();
        asked
            .get()
            .map(|(selection, roles)| compared(&selection, roles))
    };
    anew(draw)
}

/// Those of the roles that are known in full.
fn in_full(chosen: &[&Profile]) -> Vec<&'static Pathway> {
    let known = chosen
        .iter()
        .map(|role| catalogue().pathway(role.id.as_str()));
    known.flatten().collect()
}

fn compared(selection: &Selection<'static>, roles: Vec<&'static Pathway>) -> impl IntoView + use<> {
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
        _ => view! { <Comparison roles /> }.into_any(),
    };
    view! {
        {notes(&selection.ignored)}
        <Picker selection=selection.clone() />
        {comparison}
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

/// The chosen roles, each with a way to take it out, and the rest, each with a way to add it. With
/// more of them than fit, the first, and words to find others by.
#[component]
fn Picker(selection: Selection<'static>) -> impl IntoView {
    let toggled = |selection: &Selection<'static>, role: &Profile| {
        let slugs = selection.toggled(role).into_iter();
        Route::Compare(slugs.map(str::to_owned).collect())
    };
    let last = selection.chosen.len() == 1;
    let chosen = selection.chosen.iter().map(|&role| {
        let remove = (!last).then(|| {
            view! {
                <Link class="button quiet" to=toggled(&selection, role)>
                    "Remove"
                    <span class="visually-hidden">{format!(" {}", role.role)}</span>
                </Link>
            }
        });
        view! {
            <li data-line=line_number(role.document)>
                <Badge profile=role />
                <span>{role.role.as_str()}</span>
                {remove}
            </li>
        }
    });
    let chosen = chosen.collect_view();
    let names: Vec<_> = selection
        .chosen
        .iter()
        .map(|role| role.role.as_str())
        .collect();
    let status = format!("Chosen: {}.", names.join(", "));
    let words = RwSignal::new(String::new());
    let is_long = catalogue().profiles.len() > MOST + AT_ONCE;
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
    let rest = move || {
        let query = Query {
            words: words.get(),
            ..Query::default()
        };
        let found = query.browse(&catalogue().profiles).into_iter();
        let rest = found.filter(|role| !selection.has(role)).take(AT_ONCE);
        let rest = rest.map(|role| {
            let add = if selection.chosen.len() == MOST {
                view! { <span>{role.role.as_str()}</span> }.into_any()
            } else {
                view! {
                    <Link class="button" to=toggled(&selection, role)>
                        "Add "
                        {role.role.as_str()}
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
            {anew(rest)}
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
            <TransitMap profiles=roles.iter().copied().map(profile_of).collect() />
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
