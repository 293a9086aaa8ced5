//! Done against planned: a picture, and the same as a table.

use std::sync::Arc;

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::badge::{Badge, line_number};
use crate::components::link::Link;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::pathway::Pathway;
use crate::domain::planning::burn_up::{BurnUp, Point};
use crate::domain::planning::schedule::NoDates;
use crate::route::{PlanSection, Route};
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// The pathways that the learner follows and the catalogue has, in the order of following.
pub fn followed_pathways() -> Memo<Vec<PathwayId>> {
    let store = PlanStore::expect();
    Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let is_known = |id: &&PathwayId| catalogue.pathway(id.as_str()).is_some();
            plan.follows.iter().filter(is_known).cloned().collect()
        })
    })
}

/// A view of each followed pathway. It is rendered again only when the catalogue has another version of
/// that pathway: what is open in it stays open, and half-written text stays.
pub fn each_followed(view: fn(&Catalogue, &Pathway) -> AnyView) -> impl IntoView {
    let (followed, catalogue) = (followed_pathways(), use_catalogue());
    let row = move |id: PathwayId| {
        let pathway: Memo<Option<Arc<Pathway>>> = Memo::new(move |_| {
            catalogue.with(|catalogue| {
                let mut pathways = catalogue.pathways.iter();
                pathways.find(|pathway| pathway.id == id).cloned()
            })
        });
        move || {
            let pathway = pathway.get()?;
            Some(view(&catalogue.get_untracked(), &pathway))
        }
    };
    view! { <For each=move || followed.get() key=PathwayId::clone children=row /> }
}

/// The reason why a pathway has no dates; `None` where it has.
pub fn use_no_dates(pathway: &PathwayId) -> Memo<Option<NoDates>> {
    let store = PlanStore::expect();
    let schedule = store.schedule(pathway);
    Memo::new(move |_| {
        let has_start = store.with(|plan, _| plan.pace.start.is_some());
        schedule.with(Option::is_none).then_some(if has_start {
            NoDates::NoEnd
        } else {
            NoDates::NoStart
        })
    })
}

/// Why there are no dates, and how to get some.
pub fn no_dates_help(why: NoDates) -> AnyView {
    match why {
        NoDates::NoStart => view! {
            <p>
                "There are no dates yet: say on which day you start, under "
                <Link to=Route::Plan(PlanSection::Schedule) part="pace">"Schedule"</Link> "."
            </p>
        }
        .into_any(),
        NoDates::NoEnd => view! {
            <p>
                "At this pace it would take more than fifty years. Change your hours or days off under "
                <Link to=Route::Plan(PlanSection::Schedule) part="pace">"Schedule"</Link> ", and there are dates."
            </p>
        }
        .into_any(),
    }
}

/// The progress of each followed pathway, beside the planned progress.
#[component]
pub fn BurnUp() -> impl IntoView {
    let store = PlanStore::expect();
    let has_start = Memo::new(move |_| store.with(|plan, _| plan.pace.start.is_some()));
    let charts = move || {
        if has_start.get() {
            each_followed(pathway_chart).into_any()
        } else {
            no_dates_help(NoDates::NoStart)
        }
    };
    view! {
        <section aria-labelledby="against">
            <h2 id="against">"Done against planned"</h2>
            {charts}
        </section>
    }
}

fn pathway_chart(catalogue: &Catalogue, pathway: &Pathway) -> AnyView {
    let store = PlanStore::expect();
    let (schedule, no_dates) = (store.schedule(&pathway.id), use_no_dates(&pathway.id));
    // A change that leaves the dates and the ticks alone mustn't close the table.
    let burn_up = Memo::new(move |_| {
        let schedule = schedule.get()?;
        let today = store.today();
        Some((BurnUp::new(&schedule, today), today))
    });
    let role = pathway.role.clone();
    let picture = move || {
        let drawn = burn_up.with(|drawn| {
            let (burn_up, today) = drawn.as_ref()?;
            Some(chart(&role, burn_up, *today))
        });
        drawn.or_else(|| no_dates.get().map(no_dates_help))
    };
    let profile = catalogue.profile(pathway.id.as_str());
    view! {
        <section class="against" data-line=line_number(pathway.source.document)>
            <h3>{profile.map(|profile| view! { <Badge profile /> })} {pathway.role.clone()}</h3>
            {picture}
        </section>
    }
    .into_any()
}

/// The chart. Its user units are days from left to right and hundredths of the work from top to bottom.
/// The picture is stretched to any width; `vector-effect` keeps the strokes, and text stands outside.
fn chart(role: &str, BurnUp { points, .. }: &BurnUp, today: Date) -> AnyView {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return ().into_any();
    };
    let (first, last) = (first.day, last.day);
    let at = |day: Date, hundredths: u32| format!("{},{} ", first.until(day), 100 - hundredths);
    let high = points.iter().map(|point| at(point.day, point.planned_high));
    let low = points.iter().map(|point| at(point.day, point.planned_low));
    let band: String = high.chain(low.rev()).collect();
    let done = points
        .iter()
        .filter_map(|point| Some(at(point.day, point.done?)));
    let done: String = done.collect();
    let days = first.until(last).max(1);
    let x = first.until(today);
    let now = points.iter().rfind(|point| point.done.is_some());
    let said = match now {
        Some(point) => format!(
            "By today, {}: {}% of the work done, {} planned.",
            today.in_words(),
            point.done.unwrap_or_default(),
            planned(point),
        ),
        None => format!("Your plan begins after {}.", first.in_words()),
    };
    let described = format!(
        "{role} from {} to {}. {said} The table has all days.",
        first.in_words(),
        last.in_words()
    );
    let rows = points.iter().map(|point| {
        let done = point.done.map(|done| format!("{done}%"));
        view! {
            <tr>
                <th scope="row">{point.day.in_words()}</th>
                <td>{done.unwrap_or_else(|| "to come".to_owned())}</td>
                <td>{planned(point)}</td>
            </tr>
        }
    });
    view! {
        <p>{said}</p>
        <figure class="burn-up">
            <p class="levels" aria-hidden="true">
                <span>"100%"</span>
                <span>"50%"</span>
                <span>"0%"</span>
            </p>
            <svg
                role="img"
                aria-label=described
                viewBox=format!("0 0 {days} 100")
                preserveAspectRatio="none"
            >
                <path class="rule" d=format!("M0 0H{days}M0 50H{days}M0 100H{days}") />
                <polygon class="planned" points=band />
                <path
                    class="today"
                    visibility=now.is_none().then_some("hidden")
                    d=format!("M{x} 0V100")
                />
                <polyline class="done" points=done />
            </svg>
            <p class="levels days" aria-hidden="true">
                <span>{first.in_words()}</span>
                <span>{last.in_words()}</span>
            </p>
            <figcaption>
                "Heavy line: done. Thin line: planned; where it is a band, its upper edge if all goes fast, its lower if all goes slowly. Dashed: today. Measured in hours of work, so a long task counts for more than a short one."
            </figcaption>
        </figure>
        <details>
            <summary>
                "As a table"<span class="visually-hidden">{format!(": {role}")}</span>
            </summary>
            <table class="days-table">
                <thead>
                    <tr>
                        <th scope="col">"By the end of"</th>
                        <th scope="col">"Done"</th>
                        <th scope="col">"Planned"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_any()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// The planned progress at the end of a day: `22%`, or `22–44%`.
fn planned(point: &Point) -> String {
    let (low, high) = (point.planned_low, point.planned_high);
    if low == high {
        format!("{low}%")
    } else {
        format!("{low}–{high}%")
    }
}
