//! All pathways: the map, the key facts of each, and the way back to where one left.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::components::badge::{Badge, line_number};
use crate::components::figures::KeyFacts;
use crate::components::follow::Follow;
use crate::components::heading::PageHeading;
use crate::components::line::LineMap;
use crate::components::link::Link;
use crate::components::progress::ProgressBar;
use crate::content::catalogue;
use crate::domain::browse::{Filter, Sort, browse};
use crate::domain::pathway::Pathway;
use crate::route::{Route, query};
use crate::store::PlanStore;

/// The page at `/`.
#[component]
pub fn HomePage() -> impl IntoView {
    let query = use_query_map();
    let sort = Memo::new(move |_| {
        query.with(|q| {
            let slug = q.get_str(query::SORT);
            Sort::ALL
                .into_iter()
                .find(|sort| Some(sort.slug()) == slug)
                .unwrap_or_default()
        })
    });
    let filter = Memo::new(move |_| {
        query.with(|q| {
            let slug = q.get_str(query::SHOW);
            Filter::ALL
                .into_iter()
                .find(|filter| Some(filter.slug()) == slug)
                .unwrap_or_default()
        })
    });
    let left_in = move || browse(&catalogue().pathways, sort.get(), filter.get());
    view! {
        <article class="page home">
            <header class="page-header">
                <PageHeading>"Where could backend take you?"</PageHeading>
                <p class="lead">
                    "Ways from backend development into AI: read them in full, put them side by side, and follow the one you choose, a tick at a time."
                </p>
            </header>
            <Resume />
            <section aria-labelledby="map">
                <h2 id="map">"The map"</h2>
                {move || view! { <LineMap pathways=left_in() /> }}
            </section>
            <section aria-labelledby="pathways">
                <h2 id="pathways">"The pathways"</h2>
                <Browse sort filter />
                <p role="status" class="remark">
                    {move || found(left_in().len(), catalogue().pathways.len())}
                </p>
                <ul class="pathway-cards">
                    {move || {
                        left_in()
                            .into_iter()
                            .map(|pathway| view! { <PathwayCard pathway /> })
                            .collect_view()
                    }}
                </ul>
            </section>
        </article>
    }
}

fn found(left: usize, all: usize) -> String {
    if left == all {
        format!("All {all} pathways. What a source doesn’t state is sorted last.")
    } else {
        format!(
            "{left} of {all} pathways. What a source doesn’t state is left in, and sorted last."
        )
    }
}

/// The two choices; the address holds them.
#[component]
fn Browse(sort: Memo<Sort>, filter: Memo<Filter>) -> impl IntoView {
    let navigate = StoredValue::new(use_navigate());
    let go = move |sort, filter| {
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        navigate.with_value(|navigate| navigate(&Route::Home(sort, filter).to_path(), options));
    };
    let sorts = Sort::ALL.map(|choice| {
        let text = match choice {
            Sort::Source => "As in the sources",
            Sort::Time => "Time, shortest first",
            Sort::Pay => "Pay, best first",
            Sort::Difficulty => "Difficulty, easiest first",
        };
        view! {
            <option value=choice.slug() selected=move || sort.get() == choice
                prop:selected=move || sort.get() == choice>
                {text}
            </option>
        }
    });
    let filters = Filter::ALL.map(|choice| {
        let text = match choice {
            Filter::All => "All",
            Filter::SixMonths => "Done within six months",
            Filter::PayRises => "Pay rises",
            Filter::Easy => "Easy",
        };
        view! {
            <option value=choice.slug() selected=move || filter.get() == choice
                prop:selected=move || filter.get() == choice>
                {text}
            </option>
        }
    });
    view! {
        <div class="browse">
            <label>
                "Sort by "
                <select on:change=move |event| {
                    let slug = event_target_value(&event);
                    let chosen = Sort::ALL.into_iter().find(|sort| sort.slug() == slug);
                    go(chosen.unwrap_or_default(), filter.get_untracked());
                }>{sorts}</select>
            </label>
            <label>
                "Show "
                <select on:change=move |event| {
                    let slug = event_target_value(&event);
                    let chosen = Filter::ALL.into_iter().find(|filter| filter.slug() == slug);
                    go(sort.get_untracked(), chosen.unwrap_or_default());
                }>{filters}</select>
            </label>
        </div>
    }
}

/// One pathway at a glance.
#[component]
fn PathwayCard(pathway: &'static Pathway) -> impl IntoView {
    let store = PlanStore::expect();
    let progress =
        Signal::derive(move || store.with(|plan| plan.pathway_progress(catalogue(), pathway)));
    view! {
        <li class="pathway-card" data-line=line_number(pathway)>
            <h3>
                <Badge pathway />
                <Link to=Route::Pathway(pathway.id.clone())>{pathway.role.as_str()}</Link>
            </h3>
            <p>{pathway.summary.as_str()}</p>
            <KeyFacts pathway />
            <ProgressBar progress />
            <div class="actions">
                <Follow pathway />
                <Link class="button" to=Route::Roadmap(pathway.id.clone())>
                    "Roadmap"
                    <span class="visually-hidden">{format!(" to {}", pathway.role)}</span>
                </Link>
                <Link class="button" to=Route::Compare(vec![pathway.id.to_string()])>
                    "Compare"
                    <span class="visually-hidden">{format!(" {}", pathway.role)}</span>
                </Link>
            </div>
        </li>
    }
}

/// For someone who comes back: the pathway they follow, or did something for last, and the next
/// thing to do.
#[component]
fn Resume() -> impl IntoView {
    let store = PlanStore::expect();
    let left_at = Memo::new(move |_| {
        store.with(|plan| {
            let followed = plan
                .follows
                .iter()
                .find_map(|id| catalogue().pathway(id.as_str()));
            let last = || {
                plan.history(catalogue())
                    .into_iter()
                    .find_map(|done| done.item)
            };
            followed.or_else(|| last().map(|(pathway, _)| pathway))
        })
    });
    let next = move |pathway| store.with(|plan| plan.next(catalogue(), pathway).first().copied());
    let resume = move |pathway: &'static Pathway| {
        let next = move || match next(pathway) {
            Some(item) => format!("Next: {}", item.text),
            None => "Everything is done.".to_owned(),
        };
        view! {
            <section class="resume" aria-labelledby="resume" data-line=line_number(pathway)>
                <h2 id="resume">
                    <Badge pathway />
                    {format!("You are on the way to {}", pathway.role)}
                </h2>
                <p>{next}</p>
                <div class="actions">
                    <Link class="button primary" to=Route::Plan>
                        "Go on with my plan"
                    </Link>
                    <Link class="button" to=Route::Roadmap(pathway.id.clone())>
                        "Roadmap"
                        <span class="visually-hidden">{format!(" to {}", pathway.role)}</span>
                    </Link>
                </div>
            </section>
        }
    };
    move || left_at.get().map(resume)
}
