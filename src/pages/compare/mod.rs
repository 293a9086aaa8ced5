//! Up to four roles side by side: what they differ in, on one page. The rest is on the pathways' own pages.

mod bars;
mod dates;
mod facts;
mod row;
mod table;
mod work;

use leptos::prelude::*;

use super::choose::{ChooseTabs, PAGE_SIZE, Tab, use_selection};
use crate::components::badge::Badge;
use crate::components::cite::catalogue_notes;
use crate::components::collect::CollectAny;
use crate::components::focus::focus_when_followed;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::components::tick::TICKS;
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::browse::Query;
use crate::domain::catalogue::compare::{Ignored, MAX_ROLES, Selection};
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::figure::{Place, Provenance};
use crate::route::Route;
use crate::store::catalogue::use_catalogue;
use row::Roles;
use table::{ComparisonTable, PICKER, comparison_rows};

/// The parts of the sources that this page has figures of.
const PLACES: [Place; 6] = [
    Place::Title,
    Place::Header,
    Place::Overview,
    Place::Skills,
    Place::Roadmap,
    Place::Answer,
];

/// The page at `compare/`.
#[component]
pub fn ComparePage() -> impl IntoView {
    let (roles, catalogue) = (use_selection(), use_catalogue());
    // It outlives a change of the roles.
    let only_differences = RwSignal::new(true);
    let compared = move || {
        let (roles, catalogue) = (roles.get(), catalogue.get());
        let selection = Selection::parse(&catalogue.profiles, roles.as_deref());
        compared(&catalogue, &selection, only_differences)
    };
    let notes = catalogue_notes(&PLACES, &[Provenance::STEPS_TOTAL]);
    view! {
        <article class="page compare">
            <header class="page-header">
                <ChooseTabs open=Tab::Compare />
                <PageHeading>"Roles side by side"</PageHeading>
            </header>
            {compared}
            {notes}
        </article>
    }
}

/// The picker, and the comparison where there are roles enough.
fn compared(
    catalogue: &Catalogue,
    selection: &Selection,
    only_differences: RwSignal<bool>,
) -> impl IntoView + use<> {
    let roles = selection.chosen.iter();
    let roles = roles.filter_map(|role| Some((catalogue.pathway(role.id.as_str())?, *role)));
    let roles: Vec<_> = roles.collect();
    let shown = RwSignal::new([1, 2]);
    let comparison = match roles.len() {
        0 => view! { <p class="notice">"No role is chosen. Add two or more above."</p> }.into_any(),
        1 => view! {
            <p class="notice">
                {format!(
                    "Only {} is chosen. Add at least one role above to compare it with.",
                    roles[0].1.role,
                )}
            </p>
        }
        .into_any(),
        _ => {
            let roles = Roles {
                catalogue,
                all: &roles,
            };
            let rows = comparison_rows(roles);
            let same = rows.iter().flatten().filter(|row| row.is_same()).count();
            let hidden = move || {
                let is_any_hidden = same > 0 && only_differences.get();
                is_any_hidden.then(|| match same {
                    1 => "1 row that is the same for all is hidden.".to_owned(),
                    _ => format!("{same} rows that are the same for all are hidden."),
                })
            };
            view! {
                <div class="compare-options">
                    <label class="check">
                        <input
                            type="checkbox"
                            form=TICKS
                            checked
                            prop:checked=only_differences
                            on:change=move |event| {
                                only_differences.set(event_target_checked(&event));
                            }
                        />
                        <span>"Only differences"</span>
                    </label>
                    <p role="status" class="remark">
                        {hidden}
                    </p>
                    <ShownRoles roles shown />
                </div>
                <ComparisonTable roles rows only_differences shown />
            }
            .into_any()
        }
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

/// Which two of three or four roles narrow screens show. Wider ones show all, and not this.
#[component]
fn ShownRoles<'a>(roles: Roles<'a>, shown: RwSignal<[usize; 2]>) -> impl IntoView + use<> {
    let buttons = (1..).zip(roles.all).map(|(place, (_, profile))| {
        let is_shown = move || shown.get().contains(&place);
        // It takes the place of the one that was there longer.
        let show = move |_| {
            shown.update(|shown| {
                if !shown.contains(&place) {
                    *shown = [shown[1], place];
                }
            });
        };
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || is_shown().to_string()
                on:click=show
            >
                <Badge profile />
                <span class="visually-hidden">{profile.role.clone()}</span>
            </button>
        }
    });
    (roles.all.len() > 2).then(|| {
        view! {
            <div class="shown-roles" role="group" aria-labelledby="shown-roles">
                <span id="shown-roles">"Two of them at a time:"</span>
                {buttons.collect_any()}
            </div>
        }
    })
}

/// The roles that can be added. A role that has no column, since it is the only one, stands here too. Of many,
/// the first, and a field to find others.
#[component]
fn Picker<'a>(catalogue: &'a Catalogue, selection: &'a Selection<'a>) -> impl IntoView + use<> {
    let alone = (selection.chosen.len() == 1).then(|| {
        let role = selection.chosen[0];
        view! {
            <p class="chosen" data-line=role.line>
                <Badge profile=role />
                {role.role.clone()}
            </p>
        }
    });
    let names: Vec<_> = selection
        .chosen
        .iter()
        .map(|role| role.role.as_str())
        .collect();
    let status = format!("Chosen: {}.", names.join(", "));
    let words = RwSignal::new(String::new());
    let is_full = selection.chosen.len() == MAX_ROLES;
    let is_long = catalogue.profiles.len() > MAX_ROLES + PAGE_SIZE && !is_full;
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
    let left = catalogue
        .profiles
        .iter()
        .filter(|role| !selection.has(role));
    let left: Vec<_> = left.cloned().collect();
    let is_none_left = left.is_empty();
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
        let rest = rest.map(|role| add(&slugs, role).into_any());
        let rest: Vec<_> = rest.collect();
        if rest.is_empty() {
            view! { <p class="remark">"No role matches these words."</p> }.into_any()
        } else {
            view! { <ul class="rest">{rest}</ul> }.into_any()
        }
    };
    let adding = if is_none_left {
        ().into_any()
    } else if is_full {
        view! {
            <p class="remark">
                {format!("{MAX_ROLES} roles fit side by side. Remove one to add another.")}
            </p>
        }
        .into_any()
    } else {
        view! {
            {find}
            {rest}
        }
        .into_any()
    };
    view! {
        <p role="status" class="visually-hidden">
            {status}
        </p>
        <section class="picker" id=PICKER aria-label="Choose roles">
            {alone}
            {adding}
        </section>
    }
}

/// A link that adds a role to those with these slugs.
fn add(slugs: &[String], role: &Profile) -> impl IntoView + use<> {
    let with = slugs.iter().cloned().chain([role.id.to_string()]);
    // The link that was followed goes.
    let stay = focus_when_followed(PICKER);
    let text = format!("Add {}", role.role);
    view! {
        <li>
            <Badge profile=role />
            <Link class="button" to=Route::Compare(with.collect()) noscroll=true on:click=stay>
                {text}
            </Link>
        </li>
    }
}
