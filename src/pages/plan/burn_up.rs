//! Hours done and planned: a chart, and the same as a table.

use std::sync::Arc;

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::badge::Badge;
use crate::components::link::Link;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::input::number::group_digits;
use crate::domain::pathway::Pathway;
use crate::domain::planning::burn_up::{BurnUp, Callout, DayTick, Mark, Point};
use crate::domain::planning::schedule::NoDates;
use crate::route::{PlanSection, Route};
use crate::sections::plan::PROGRESS;
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
                <Link to=Route::Plan(PlanSection::Schedule) part="pace">
                    "Schedule"
                </Link> "."
            </p>
        }
        .into_any(),
        NoDates::NoEnd => view! {
            <p>
                "At this pace it would take more than fifty years. Change your hours or days off under "
                <Link to=Route::Plan(PlanSection::Schedule) part="pace">
                    "Schedule"
                </Link> ", and there are dates."
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
        <section aria-labelledby=PROGRESS.0>
            <h2 id=PROGRESS.0>{PROGRESS.1}</h2>
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
        <section class="against" data-line=pathway.line>
            <h3>{profile.map(|profile| view! { <Badge profile /> })} {pathway.role.clone()}</h3>
            {picture}
        </section>
    }
    .into_any()
}

/// The positions of days and hours in a chart, in per cent of its width and height.
struct Scale {
    first: Date,
    days: u32,
    top: u32,
}

impl Scale {
    fn day(&self, day: Date) -> f64 {
        f64::from(self.first.until(day)) * 100.0 / f64::from(self.days)
    }

    fn minutes(&self, minutes: u32) -> f64 {
        100.0 - f64::from(minutes) * 100.0 / f64::from(self.top)
    }

    /// A point of the inner picture, whose units are days and minutes.
    fn point(&self, day: Date, minutes: u32) -> String {
        let y = self.top.saturating_sub(minutes);
        format!("{},{y} ", self.first.until(day))
    }
}

fn percent(n: f64) -> String {
    format!("{n:.2}%")
}

/// The chart. The lines are in a picture of their own, which is stretched to any width
/// (`vector-effect` keeps the strokes); the picture around it has no `viewBox`, so that text at a place
/// in per cent keeps its form.
fn chart(role: &str, chart: &BurnUp, today: Date) -> AnyView {
    let (Some(first), Some(last)) = (chart.points.first(), chart.points.last()) else {
        return ().into_any();
    };
    let (first, last) = (first.day, last.day);
    let scale = Scale {
        first,
        days: first.until(last).max(1),
        top: chart.top(),
    };
    let said = summary(chart, today);
    let described = format!(
        "{role} from {} to {}. {said} The table has all days.",
        first.in_words(),
        last.in_words()
    );
    let levels = chart.levels.iter().map(|hours| level(&scale, *hours));
    let ticks = chart.ticks.iter().map(|tick| day_tick(&scale, tick));
    let rows = (0..).zip(&chart.callouts);
    let callouts = rows.map(|(row, callout)| draw_callout(&scale, row, *callout, chart));
    let is_band = |point: &Point| point.planned_low < point.planned_high;
    let band = chart.points.iter().any(is_band).then_some(
        "The grey band lies between the slowest and the quickest way through the plan. ",
    );
    view! {
        <p>{said}</p>
        <figure class="burn-up" data-rows=chart.callouts.len().to_string()>
            <svg role="img" aria-label=described>
                {levels.collect_any()}
                {ticks.collect_any()}
                {lines(&scale, chart)}
                {callouts.collect_any()}
                {done_label(&scale, chart)}
            </svg>
            <figcaption>
                {band} "A task counts when it is ticked, a long one for more than a short one."
            </figcaption>
        </figure>
        {days_table(role, chart)}
    }
    .into_any()
}

/// Progress as of today, in a sentence.
fn summary(chart: &BurnUp, today: Date) -> String {
    match chart.points.iter().rfind(|point| point.done.is_some()) {
        Some(point) => format!(
            "By today, {}: {} of {} done, {} planned.",
            today.in_words(),
            whole_hours(point.done.unwrap_or_default()),
            hours(chart.whole),
            planned(point),
        ),
        None => format!("Your plan begins after {}.", chart.points[0].day.in_words()),
    }
}

/// The lines and the band.
fn lines(scale: &Scale, chart: &BurnUp) -> AnyView {
    let points = chart.points.iter();
    let line = |minutes: fn(&Point) -> Option<u32>| -> String {
        let points = points.clone();
        let points = points.filter_map(|point| Some(scale.point(point.day, minutes(point)?)));
        points.collect()
    };
    let high = line(|point| Some(point.planned_high));
    let low = points.clone().rev();
    let low: String = low
        .map(|point| scale.point(point.day, point.planned_low))
        .collect();
    view! {
        <svg
            class="lines"
            viewBox=format!("0 0 {} {}", scale.days, scale.top)
            preserveAspectRatio="none"
        >
            <polygon class="planned" points=high + low.as_str() />
            <polyline class="original" points=line(|point| point.original) />
            <polyline class="done" points=line(|point| point.done) />
        </svg>
    }
    .into_any()
}

fn level(scale: &Scale, hours: u32) -> AnyView {
    let y = percent(scale.minutes(hours * 60));
    let (y1, y2) = (y.clone(), y.clone());
    let is_top = hours * 60 == scale.top;
    let unit = if is_top { " h" } else { "" };
    view! {
        <line class="rule" x1="0%" x2="100%" y1=y1 y2=y2 />
        <text class="level" x="0%" y=y dx="-0.5em" dy="0.35em">
            {group_digits(hours.into())}
            {unit}
        </text>
    }
    .into_any()
}

fn day_tick(scale: &Scale, tick: &DayTick) -> AnyView {
    let x = percent(scale.day(tick.day));
    let class = if tick.is_major { "tick" } else { "tick minor" };
    let is_narrow = tick.is_year_narrow;
    let year = tick.year.map(|year| {
        let x = x.clone();
        view! {
            <text class:narrow=is_narrow x=x y="100%" dy="2.6em">
                {year}
            </text>
        }
    });
    let (x1, x2) = (x.clone(), x.clone());
    view! {
        <g class=class>
            <line class="rule" x1=x1 x2=x2 y1="0%" y2="100%" />
            <text x=x y="100%" dy="1.4em">
                {tick.label.clone()}
            </text>
            {year}
        </g>
    }
    .into_any()
}

/// A vertical line with its label in a row above the chart. Row 0 is next to it.
fn draw_callout(scale: &Scale, row: u8, callout: Callout, chart: &BurnUp) -> AnyView {
    let x = percent(scale.day(callout.day));
    let (class, text) = match callout.mark {
        Mark::Today => ("callout today", "Today".to_owned()),
        Mark::Original => (
            "callout original-end",
            format!("Original plan: {}", callout.day.in_short()),
        ),
        Mark::Plan => ("callout plan-end", format!("Plan: {}", plan_end(chart))),
    };
    let above = f64::from(row) * 1.5;
    let (x1, x2) = (x.clone(), x.clone());
    let bottom = if callout.mark == Mark::Today {
        100.0
    } else {
        scale.minutes(chart.whole)
    };
    let (anchor, shift) = if callout.ends_at_line {
        ("end", "-0.4em")
    } else {
        ("start", "0.4em")
    };
    view! {
        <g class=class>
            <line x1=x1 x2=x2 y1=format!("-{}em", above + 1.4) y2=percent(bottom) />
            <text x=x y=format!("-{}em", above + 0.4) dx=shift text-anchor=anchor>
                {text}
            </text>
        </g>
    }
    .into_any()
}

/// The end of the plan: `4 Jul 2027`, or `28 Feb – 14 Mar 2027`.
fn plan_end(chart: &BurnUp) -> String {
    let (low, high) = (chart.arrival.low, chart.arrival.high);
    if low == high {
        return high.in_short();
    }
    let year = if low.year() == high.year() {
        String::new()
    } else {
        format!(" {}", low.year())
    };
    format!(
        "{} {}{year} – {}",
        low.day(),
        low.month_in_short(),
        high.in_short()
    )
}

/// The label at the end of the line of what is done. Who is behind has the plan above that end, and who
/// is ahead below it; the text stands on the other side.
fn done_label(scale: &Scale, chart: &BurnUp) -> AnyView {
    let now = chart.points.iter().rfind(|point| point.done.is_some());
    let Some((point, done)) = now.and_then(|point| Some((point, point.done?))) else {
        return ().into_any();
    };
    let (x, y) = (scale.day(point.day), scale.minutes(done));
    let is_ahead = done > point.planned_high;
    let is_above = (is_ahead || y > 88.0) && y > 12.0;
    // Half of the narrowest chart has room for the words; with less they would reach the axis.
    let is_before = x > 60.0 || is_ahead && is_above && x > 50.0;
    let (anchor, dx) = if is_before {
        ("end", "-0.5em")
    } else {
        ("start", "0.5em")
    };
    let dy = if is_above { "-0.6em" } else { "1.4em" };
    view! {
        <circle class="done-end" cx=percent(x) cy=percent(y) r="6" />
        <text class="done-label" x=percent(x) y=percent(y) dx=dx dy=dy text-anchor=anchor>
            {format!("Done: {} h", whole_hours(done))}
        </text>
    }
    .into_any()
}

fn days_table(role: &str, chart: &BurnUp) -> AnyView {
    let has_original = chart.points[0].original.is_some();
    let rows = chart.points.iter().map(|point| {
        let done = point.done.map(hours);
        let original = point
            .original
            .map(|minutes| view! { <td>{hours(minutes)}</td> });
        view! {
            <tr>
                <th scope="row">{point.day.in_words()}</th>
                <td>{done.unwrap_or_else(|| "to come".to_owned())}</td>
                <td>{planned(point)}</td>
                {original}
            </tr>
        }
    });
    let original = has_original.then(|| view! { <th scope="col">"Original plan"</th> });
    view! {
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
                        {original}
                    </tr>
                </thead>
                <tbody>{rows.collect_any()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// Whole hours without their unit: `44`.
fn whole_hours(minutes: u32) -> String {
    group_digits(i64::from((minutes + 30) / 60))
}

/// Whole hours: `44 hours`.
fn hours(minutes: u32) -> String {
    match &*whole_hours(minutes) {
        "1" => "1 hour".to_owned(),
        number => format!("{number} hours"),
    }
}

/// The planned work by the end of a day: `22 hours`, or `22–44 hours`.
fn planned(point: &Point) -> String {
    let (low, high) = (whole_hours(point.planned_low), hours(point.planned_high));
    if low == whole_hours(point.planned_high) {
        high
    } else {
        format!("{low}–{high}")
    }
}
