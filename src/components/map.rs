//! The map: pathways as lines with their stations, to one scale of weeks.
//!
//! The map is the list that it shows: lines, each a list of links to its steps. Styles lay it out
//! along the page where there is room, and down the page where there isn't. Weeks become lengths by
//! a style for each number of them, which is written when the site is built: markup may hold no
//! styles of its own. Only what joins lines is a drawing beside the list.

use std::cmp::Ordering;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlElement, KeyboardEvent, SvgElement};

use super::badge::{Badge, line_number};
use super::island::{all, say, set};
use super::link::Link;
use super::step::step_part;
use crate::domain::date::Date;
use crate::domain::line::OnLine;
use crate::domain::map::{At, Map, Transfer, nearest};
use crate::domain::plan::Progress;
use crate::domain::profile::{Profile, Stop};
use crate::domain::schedule::Span;
use crate::route::Route;
use crate::store::PlanStore;

/// Hundredths of a per cent as a percentage. Whole numbers keep the code that writes fractions, 11
/// kB of it, out of what browsers are sent.
pub fn percent(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The lines of some pathways, with the learner's train on each where there is one.
#[component]
pub fn TransitMap(
    /// The pathways, from the top.
    profiles: Vec<&'static Profile>,
    /// Whether it is the only thing to look at: its stations have their names beside them.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let map = Map::of(&profiles);
    let lines = (0..map.lines.len()).map(|line| drawn_line(&map, line));
    let marks = map.axis.marks();
    let marks = marks.map(|(week, until)| view! { <span data-weeks=until>{week}</span> });
    let mut transfers = map.transfers();
    // What can't be drawn is said in words.
    transfers.retain(|transfer| map.is_clear(transfer));
    let is_joined = !transfers.is_empty();
    let joins = drawn_transfers(&map, &transfers);
    view! {
        <figure class="map" class:large=large>
            <div class="map-frame" data-weeks=map.axis.weeks data-lines=map.lines.len()>
                <p class="terminus">"Backend Developer"</p>
                <div class="axis" aria-hidden="true">
                    {marks.collect_view()}
                    <b>{format!("{} weeks", map.axis.weeks)}</b>
                </div>
                {is_joined.then_some(joins)}
                <ul class="lines-of-map">{lines.collect_view()}</ul>
            </div>
            <figcaption>
                <p>
                    "Weeks from the start, as the sources count them: the longer a step, the longer its stretch, dotted where the last may take longer. "
                    {is_joined.then_some("Stations that are joined hold the same work. ")}
                </p>
                <p class="keys" aria-hidden="true">
                    "Arrow keys go from station to station, Enter opens the step."
                </p>
            </figcaption>
        </figure>
    }
}

fn drawn_line(map: &Map<'static>, line: usize) -> impl IntoView + use<> {
    let profile = map.lines[line];
    let total = profile.steps_total();
    let stations = profile.stops.iter().enumerate().map(|(station, stop)| {
        let same = map.same_work(At { line, station });
        let same = same.into_iter().map(|(at, works)| {
            format!(
                "Same work as step {} of {}: {}",
                at.station + 1,
                map.lines[at.line].role,
                works.join(", ")
            )
        });
        drawn_station(profile, station, stop, same.collect())
    });
    view! {
        <li class="line" data-line=line_number(profile.document)>
            <p class="line-name" aria-hidden="true">
                <Badge profile />
                {profile.role.as_str()}
            </p>
            <ol
                class="stops"
                data-island=LINE
                data-of=profile.id.as_str()
                data-weeks=total.0.high()
                aria-label=format!("{}, {total}", profile.role)
            >
                {stations.collect_view()}
                <li
                    class="stop arrival"
                    data-at=total.0.low()
                    data-weeks=total.0.high() - total.0.low()
                >
                    <span class="rail" aria-hidden="true"></span>
                    <Link class="station" to=Route::Pathway(profile.id.clone())>
                        <Badge profile />
                        <span class="sign">
                            <span class="name">
                                <span class="visually-hidden">"Arrival: "</span>
                                {profile.role.as_str()}
                            </span>
                            <span class="meta">
                                <span>{total.to_string()}</span>
                                <span class="day"></span>
                            </span>
                        </span>
                    </Link>
                </li>
            </ol>
        </li>
    }
}

fn drawn_station(
    profile: &'static Profile,
    station: usize,
    stop: &'static Stop,
    same: Vec<String>,
) -> impl IntoView {
    let (begins, ends) = (stop.begins.low(), stop.ends.low());
    let number = station + 1;
    let moving = (station == 0).then(|| {
        view! {
            <svg class="train" viewBox="0 0 34 18" width="34" height="18" visibility="hidden">
                <rect width="34" height="18" rx="7" />
                <path d="M7 5.5h5v5h-5zM14.5 5.5h5v5h-5zM22 5.5h4a3 3 0 0 1 3 3v2h-7z" />
            </svg>
            <span class="today" hidden>
                "Today"
            </span>
        }
    });
    let is_shared = !same.is_empty();
    let same = same
        .into_iter()
        .map(|same| view! { <span class="same">{same}</span> });
    view! {
        <li class="stop" class:shared=is_shared data-at=begins data-weeks=ends - begins>
            <span class="rail" aria-hidden="true">
                <span class="travelled"></span>
                {moving}
            </span>
            <Link
                class="station"
                to=Route::Roadmap(profile.id.clone())
                part=step_part(number)
            >
                <span class="number">
                    <span class="visually-hidden">"Step "</span>
                    {number}
                </span>
                <span class="sign">
                    <span class="name">{stop.title.as_str()}</span>
                    <span class="meta">
                        <span>{stop.in_words()}</span>
                        <span class="done"></span>
                        <span class="day"></span>
                    </span>
                    {same.collect_view()}
                </span>
            </Link>
            <span class="date" aria-hidden="true"></span>
        </li>
    }
}

/// What joins the lines; the list says the same in words.
fn drawn_transfers(map: &Map, transfers: &[Transfer]) -> impl IntoView + use<> {
    let rows = u32::try_from(map.lines.len()).unwrap_or(1).max(1);
    let place = |at: At| {
        let weeks = map.stop(at).map_or(0, |stop| stop.begins.low());
        // The middle of its row.
        let row = u32::try_from(at.line).unwrap_or_default();
        (
            percent(map.axis.across(weeks)),
            percent(10_000 * (2 * row + 1) / (2 * rows)),
        )
    };
    let draw = |class| {
        let ways = transfers.iter().map(|transfer| {
            let ((x1, y1), (x2, y2)) = (place(transfer.from), place(transfer.to));
            view! { <line class=class x1=x1 y1=y1 x2=x2 y2=y2 /> }
        });
        ways.collect::<Vec<_>>()
    };
    view! {
        <svg class="transfers" aria-hidden="true">
            {draw("edge")}
            {draw("floor")}
        </svg>
    }
}

/// The name of the island; it is of a pathway.
pub const LINE: &str = "line";

/// Shows what the plan says of a line: where the train stands, what is done, and dates for weeks.
pub fn update(line: &Element, slug: &str, store: PlanStore) {
    let shown = store.with(|plan, catalogue| {
        let pathway = catalogue.pathway(slug)?;
        let schedule = plan.schedule(catalogue, pathway).ok();
        Some(plan.on_line(catalogue, pathway, schedule.as_ref(), store.today()))
    });
    let stops = all(line, ".stop");
    for (at, stop) in stops.iter().enumerate() {
        show(stop, at, shown.as_ref());
    }
    let train = shown.as_ref().and_then(|shown| shown.train);
    let today = shown.as_ref().and_then(|shown| shown.planned);
    let find = |selector| line.query_selector(selector).ok().flatten();
    if let Some(mark) = find(".train") {
        go(&mark, train, &stops);
        let visibility = if train.is_some() { "visible" } else { "hidden" };
        set(&mark, "visibility", visibility);
    }
    if let Some(mark) = find(".today") {
        go(&mark, today, &stops);
        let _ = mark.toggle_attribute_with_force("hidden", today.is_none());
    }
    // Until someone walks the map its first station is the one that Tab leads to.
    if let Some(map) = line.closest(MAP).ok().flatten() {
        for (at, station) in all(&map, STATION).iter().enumerate() {
            if !station.has_attribute("tabindex") {
                set(station, "tabindex", if at == 0 { "0" } else { "-1" });
            }
        }
    }
}

/// Shows what is said of one stop, the arrival included.
fn show(stop: &Element, at: usize, shown: Option<&OnLine>) {
    let write = |selector, text: &str| {
        if let Ok(Some(part)) = stop.query_selector(selector) {
            say(&part, text);
        }
    };
    let progress = shown.and_then(|shown| shown.steps.get(at));
    let train = shown.and_then(|shown| shown.train);
    let has_arrived = |(stretch, behind)| stretch + 1 == at && behind == 100;
    let is_finished = match progress {
        Some(progress) => progress.is_finished(),
        None => train.is_some_and(has_arrived),
    };
    let _ = stop.class_list().toggle_with_force("finished", is_finished);
    let travelled = train.map_or(0, |(stretch, behind)| match at.cmp(&stretch) {
        Ordering::Less => 100,
        Ordering::Equal => behind,
        Ordering::Greater => 0,
    });
    if let Ok(Some(part)) = stop.query_selector(".travelled") {
        put(&part.unchecked_ref::<HtmlElement>().style(), travelled);
    }
    let Some(Progress { done, total }) = progress else {
        let arrival = shown.and_then(|shown| shown.arrival);
        return write(".day", &arrival.map(latest).unwrap_or_default());
    };
    let told = (*done > 0).then(|| format!("{done} of {total} done"));
    write(".done", &told.unwrap_or_default());
    let begins = shown.and_then(|shown| *shown.begins.get(at)?);
    // Without the year, which has no room; the steps say it.
    let day = begins.map(Date::in_short);
    let day = day.as_deref().and_then(|day| day.rsplit_once(' '));
    let day = day.map_or("", |(day, _)| day);
    write(".date", day);
    let from = if day.is_empty() { "" } else { "from " };
    write(".day", &format!("{from}{day}"));
}

fn latest(arrival: Span) -> String {
    let (low, high) = (arrival.low.in_short(), arrival.high.in_short());
    if low == high {
        low
    } else {
        format!("{low} – {high}")
    }
}

/// Has a mark stand on a stretch, so much of it behind.
fn go(mark: &Element, to: Option<(usize, u32)>, stops: &[Element]) {
    let Some((stretch, behind)) = to else { return };
    let rail = stops.get(stretch).and_then(Element::first_element_child);
    if let Some(rail) = rail.filter(|rail| mark.parent_element().as_ref() != Some(rail)) {
        let _ = rail.append_child(mark);
    }
    match mark.dyn_ref::<SvgElement>() {
        Some(mark) => put(&mark.style(), behind),
        None => put(&mark.unchecked_ref::<HtmlElement>().style(), behind),
    }
}

fn put(style: &CssStyleDeclaration, percent: u32) {
    // It fails only for what is no name of a property.
    let _ = match percent {
        // As it was drawn.
        0 => style.remove_property("--behind").map(drop),
        _ => style.set_property("--behind", &percent.to_string()),
    };
}

const MAP: &str = ".map";
const STATION: &str = ".station";

/// The week after which a stop begins.
fn week_of(stop: &Element) -> u16 {
    let week = stop.get_attribute("data-at");
    week.and_then(|week| week.parse().ok()).unwrap_or_default()
}

/// Goes from station to station with the arrow keys: along the line, or to the nearest station of
/// the line beside it. A line that is drawn down the page is walked down.
pub fn walk(event: &KeyboardEvent, line: &Element) -> Option<()> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let map = line.closest(MAP).ok()??;
    let lines = all(&map, ".stops");
    let row = lines.iter().position(|other| other == line)?;
    let own = all(line, STATION);
    let focused = event.target()?.dyn_into().ok()?;
    let at = own.iter().position(|station| *station == focused)?;
    let left = |station: &Element| station.get_bounding_client_rect().left();
    let is_down = (left(own.first()?) - left(own.last()?)).abs() < 1.0;
    let beside = |row: Option<usize>| {
        let theirs = all(lines.get(row?)?, STATION);
        let stop = |station: &Element| station.parent_element().as_ref().map_or(0, week_of);
        let nearest = nearest(stop(&focused), theirs.iter().map(stop));
        theirs.into_iter().nth(nearest?)
    };
    let (back, on, up, down) = if is_down {
        ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight")
    } else {
        ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown")
    };
    let key = event.key();
    let to = match key.as_str() {
        "Home" => own.into_iter().next(),
        "End" => own.into_iter().next_back(),
        key if key == back => own.into_iter().nth(at.checked_sub(1)?),
        key if key == on => own.into_iter().nth(at + 1),
        key if key == up => beside(row.checked_sub(1)),
        key if key == down => beside(Some(row + 1)),
        _ => return None,
    };
    // At an end there is nowhere to go; the page doesn't scroll instead.
    event.prevent_default();
    let to = to?;
    for station in all(&map, STATION) {
        set(&station, "tabindex", if station == to { "0" } else { "-1" });
    }
    to.unchecked_into::<HtmlElement>().focus().ok()
}
