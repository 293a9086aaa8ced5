//! Done against planned: a picture, and the same as a table.

use leptos::prelude::*;

use crate::components::badge::{Badge, line_number};
use crate::domain::burn_up::{BurnUp, Point};
use crate::domain::date::Date;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::PathwayId;
use crate::domain::pathway::Pathway;
use crate::domain::schedule::NoDates;
use crate::store::PlanStore;

/// A view of each pathway that is followed and known. Each stays as it is while others are followed: a part
/// that is open stays open, and what is being written stays.
pub fn each_followed(draw: fn(&Catalogue, &Pathway) -> AnyView) -> impl IntoView {
    let store = PlanStore::expect();
    let followed = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let is_known = |id: &&PathwayId| catalogue.pathway(id.as_str()).is_some();
            plan.follows.iter().filter(is_known).cloned().collect::<Vec<_>>()
        })
    });
    let view = move |id: PathwayId| {
        let catalogue = untrack(|| store.catalogue());
        let pathway = catalogue.pathway(id.as_str());
        pathway.map(|pathway| draw(&catalogue, pathway))
    };
    view! { <For each=move || followed.get() key=PathwayId::clone children=view /> }
}

/// Why there is nothing to draw, and what to do.
pub fn why_no_dates(why: NoDates) -> AnyView {
    match why {
        NoDates::NoStart => view! {
            <p>
                "There are no dates yet: say on which day you start, under " <a href="#pace" rel="external">"When you work"</a>
                "."
            </p>
        }
        .into_any(),
        NoDates::NoEnd => view! {
            <p>
                "At this pace it would take more than fifty years. Change your hours or days off under "
                <a href="#pace" rel="external">"When you work"</a> ", and there are dates."
            </p>
        }
        .into_any(),
    }
}

/// How far each followed pathway is, beside how far it was to be.
#[component]
pub fn Against() -> impl IntoView {
    let store = PlanStore::expect();
    let has_start = Memo::new(move |_| store.with(|plan, _| plan.pace.start.is_some()));
    let charts = move || {
        if has_start.get() {
            each_followed(pathway_chart).into_any()
        } else {
            why_no_dates(NoDates::NoStart)
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
    let (store, id) = (PlanStore::expect(), pathway.id.clone());
    let drawn = move || {
        let today = store.today();
        store.with(|plan, catalogue| {
            let pathway = catalogue.pathway(id.as_str())?;
            Some(match plan.burn_up(catalogue, pathway, today) {
                Ok(burn_up) => chart(&pathway.role, &burn_up, today),
                Err(why) => why_no_dates(why),
            })
        })
    };
    let badge = catalogue.profile(pathway.id.as_str()).map(|profile| view! { <Badge profile /> });
    view! {
        <section class="against" data-line=line_number(pathway.source.document)>
            <h3>
                {badge}
                {pathway.role.clone()}
            </h3>
            {drawn}
        </section>
    }
    .into_any()
}

/// From the first day to the last, and from nothing at the bottom to everything at the top: days
/// across, hundredths down. The picture is stretched to any width; strokes and letters aren't.
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
                <path class="today" visibility=now.is_none().then_some("hidden") d=format!("M{x} 0V100") />
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
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// What was planned by the end of a day: `22%`, or `22–44%`.
fn planned(point: &Point) -> String {
    let (low, high) = (point.planned_low, point.planned_high);
    if low == high {
        format!("{low}%")
    } else {
        format!("{low}–{high}%")
    }
}
