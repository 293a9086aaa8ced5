//! The map: pathways as lines with their stations, on one scale.
//!
//! A [`Picture`] is drawn at each of a few sizes, and the stylesheet shows the one that there is room for.
//! Pictures are hidden from screen readers. Over them lies the same as a list of lines, each a list of
//! links to the steps of its pathway, every link at its station. Places in weeks are `data-` attributes,
//! for which the build writes a rule each: the CSP allows no inline styles in prerendered pages.

mod focus;
pub mod svg;

use std::sync::Arc;

use super::collect::CollectAny;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::keys::pressed;
use super::link::href;
use super::step::step_part;
use crate::domain::catalogue::profile::{Profile, Stop};
use crate::domain::id::PathwayId;
use crate::domain::planning::line_status::LineStatus;
use crate::domain::planning::schedule::Schedule;
use crate::domain::transit_map::layout::{Layout, in_short};
use crate::domain::transit_map::picture::{Picture, Size};
use crate::domain::transit_map::scale::{Scale, WHOLE};
use crate::domain::transit_map::{Map, StationIndex};
use crate::route::Route;
use crate::store::PlanStore;
use focus::MapFocus;
use svg::Length;

/// The most weeks that the stylesheet has rules for. No published pathway is longer, so longer ones are only drawn
/// in the browser, where an element may have styles of its own.
pub const MAX_RULED_WEEKS: u16 = 60;

/// The value of a custom property for weeks that the stylesheet has no rule for.
pub fn beyond_rules(weeks: u16) -> Option<String> {
    (weeks > MAX_RULED_WEEKS).then(|| weeks.to_string())
}

/// The lines of some pathways, with the learner's train on each where there is one.
#[component]
pub fn TransitMap<'a>(
    /// The pathways, from the top.
    profiles: Vec<&'a Profile>,
) -> impl IntoView + use<> {
    let map = Map::of(&profiles);
    let focus = MapFocus::of(&map);
    let status = MapStatus::new(&map, PlanStore::expect());
    let lines = (0..map.lines.len()).map(|line| view! { <Line map=&map line status focus /> });
    let pictures = Size::ALL.map(|size| {
        let shapes = move || {
            status
                .layout
                .with(|layout| svg::draw(layout, &Picture::new(layout, size), Length::Fluid))
        };
        view! {
            <svg
                class=format!("picture {}", size.name)
                height=size.height(map.lines.len())
                aria-hidden="true"
                // Translated text would stand over its neighbours; the list is translated.
                translate="no"
                inner_html=shapes
            ></svg>
        }
    });
    // The pointer can be on a station while the focus is anywhere on the page, so Escape has to be
    // heard for the whole window, and a tap beside what another has opened.
    Effect::new(move || {
        let escape = window_event_listener(ev::keydown, move |event| {
            if pressed(&event).as_deref() == Some("Escape") {
                focus.dismiss();
            }
        });
        let tap = window_event_listener(ev::pointerdown, move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            let station = target.and_then(|target: Element| target.closest(".station").ok()?);
            if station.is_none() && focus.tapped.get_untracked().is_some() {
                focus.tapped.set(None);
            }
        });
        on_cleanup(move || {
            escape.remove();
            tap.remove();
        });
    });
    view! {
        <figure
            class="map"
            class:dismissed=move || focus.is_dismissed.get()
            on:keydown=move |event| {
                let _ = focus.walk(&event, |at| status.along(at));
            }
        >
            <div
                class="map-frame until-read"
                class:alone=map.lines.len() == 1
                data-weeks=map.weeks
                style=("--all", move || status.length())
                style=("--weeks", beyond_rules(map.weeks))
            >
                {pictures.collect_any()}
                <ul class="lines-of-map">{lines.collect_any()}</ul>
            </div>
            <figcaption>
                <p>
                    "In weeks as the sources count them, or by your dates once you have a start. Dotted: may take longer. Joined: shared work. Faint: not followed."
                </p>
                <p class="keys" aria-hidden="true">
                    "Arrow keys go from station to station, Enter opens the step."
                </p>
            </figcaption>
        </figure>
    }
}

/// A pathway and its dates.
type Dated = (PathwayId, Memo<Option<Arc<Schedule>>>);

fn with_dates(store: PlanStore, ids: impl Iterator<Item = PathwayId>) -> Arc<[Dated]> {
    ids.map(|id| {
        let schedule = store.schedule(&id);
        (id, schedule)
    })
    .collect()
}

/// The learner's status on each line; `None` where the catalogue doesn't have its pathway any more.
fn statuses(store: PlanStore, lines: &[Dated]) -> Vec<Option<LineStatus>> {
    let today = store.today();
    store.with(|plan, catalogue| {
        let status = |(id, schedule): &Dated| {
            let pathway = catalogue.pathway(id.as_str())?;
            let schedule = schedule.get();
            let schedule = schedule.as_deref();
            Some(LineStatus::new(plan, catalogue, pathway, schedule, today))
        };
        lines.iter().map(status).collect()
    })
}

fn lay_out(store: PlanStore, lines: &[Dated], statuses: &[Option<LineStatus>]) -> Layout {
    let catalogue = store.catalogue();
    let profiles = lines.iter();
    let profiles = profiles.filter_map(|(id, _)| catalogue.profile(id.as_str()));
    let map = Map::of(&profiles.collect::<Vec<_>>());
    Layout::new(&map, statuses, store.today())
}

/// The map of these pathways as it is now, with the learner's trains. Not tracked.
pub fn current_layout(store: PlanStore, ids: &[PathwayId]) -> Layout {
    untrack(|| {
        let catalogue = store.catalogue();
        let profiles = ids.iter().filter_map(|id| catalogue.profile(id.as_str()));
        let map = Map::of(&profiles.collect::<Vec<_>>());
        let lines = with_dates(store, map.lines.iter().map(|line| line.id.clone()));
        lay_out(store, &lines, &statuses(store, &lines))
    })
}

/// The learner's progress on the lines of a map, worked out once for all of its pictures and stations.
#[derive(Clone, Copy)]
struct MapStatus {
    /// For each line; `None` where the catalogue doesn't have its pathway any more.
    lines: Memo<Vec<Option<LineStatus>>>,
    layout: Memo<Layout>,
}

impl MapStatus {
    fn new(map: &Map, store: PlanStore) -> Self {
        let on_map = with_dates(store, map.lines.iter().map(|line| line.id.clone()));
        let known = on_map.clone();
        let lines = Memo::new(move |_| statuses(store, &known));
        let layout = Memo::new(move |_| lines.with(|lines| lay_out(store, &on_map, lines)));
        Self { lines, layout }
    }

    /// The length of the scale in the unit of [`MapStatus::place`]; `None` where it is in weeks, and
    /// stands in the markup.
    fn length(self) -> Option<String> {
        self.layout.with(|layout| match layout.scale {
            Scale::Weeks(_) => None,
            Scale::Calendar(_) => Some(WHOLE.to_string()),
        })
    }

    /// The place of a station or of an arrival on a calendar, and the pixels from there.
    fn place(self, at: StationIndex) -> Option<(i32, i32)> {
        self.layout.with(|layout| match layout.scale {
            Scale::Weeks(_) => None,
            Scale::Calendar(_) => {
                let line = layout.lines.get(at.line)?;
                let station = line.stations.get(at.station);
                Some(station.map_or((line.arrival, 0), |at| (at.along, at.shift)))
            }
        })
    }

    /// The position of a station or of an arrival, on either scale.
    fn along(self, at: StationIndex) -> i32 {
        self.layout.with_untracked(|layout| {
            let line = layout.lines.get(at.line);
            line.map_or(0, |line| {
                let station = line.stations.get(at.station);
                station.map_or(line.arrival, |station| station.along)
            })
        })
    }

    fn read<T>(self, line: usize, read: impl FnOnce(&LineStatus) -> Option<T>) -> Option<T> {
        self.lines.with(|lines| read(lines.get(line)?.as_ref()?))
    }

    /// Whether dates are shown of a line: always of those followed, and never of others beside them.
    fn has_dates(self, line: usize) -> bool {
        let is_ghost = |layout: &Layout| Some(layout.lines.get(line)?.is_ghost);
        self.layout.with(is_ghost) == Some(false)
    }

    fn done(self, at: StationIndex) -> Option<String> {
        self.read(at.line, |line| {
            let step = line.steps.get(at.station)?;
            let progress = step.progress;
            if step.is_known && progress.done == 0 {
                return Some("known already".to_owned());
            }
            (progress.done > 0).then(|| format!("{} of {} done", progress.done, progress.total))
        })
    }

    fn day(self, at: StationIndex) -> Option<String> {
        let day = self.read(at.line, |line| line.steps.get(at.station)?.begins);
        let day = day.filter(|_| self.has_dates(at.line));
        day.map(|day| format!("from {}", day.in_short()))
    }

    fn arrival(self, line: usize) -> Option<String> {
        let dates = self.read(line, |line| line.dates);
        let dates = dates.filter(|_| self.has_dates(line));
        dates.map(|dates| in_short(dates.arrival))
    }
}

/// One pathway's line: its stations and the arrival.
#[component]
fn Line<'a>(
    map: &'a Map<'a>,
    line: usize,
    status: MapStatus,
    focus: MapFocus,
) -> impl IntoView + use<> {
    let profile = map.lines[line];
    let total = profile.steps_total();
    let stations = profile.stops.iter().enumerate().map(|(station, stop)| {
        let at = StationIndex { line, station };
        let same = map.same_work(at).into_iter().map(|(other, works)| {
            format!(
                "Same work as step {} of {}: {}",
                other.station + 1,
                map.lines[other.line].role,
                works.join(", ")
            )
        });
        view! { <Station profile stop at same=same.collect() status focus /> }
    });
    let arrival = StationIndex {
        line,
        station: profile.stops.len(),
    };
    // Children of components own what they draw.
    let role = profile.role.clone();
    view! {
        <li class="line" data-line=profile.line>
            <ol class="stops" aria-label=format!("{}, {total}", profile.role)>
                {stations.collect_any()}
                <li class="stop arrival">
                    <StationLink
                        to=Route::Pathway(profile.id.clone())
                        at=arrival
                        weeks=profile.length_on_map().high()
                        status
                        focus
                    >
                        <span class="name">
                            <span class="visually-hidden">"Arrival: "</span>
                            {role}
                        </span>
                        <span class="meta">
                            <span>{total.to_string()}</span>
                            <span class="day">{move || status.arrival(line)}</span>
                        </span>
                    </StationLink>
                </li>
            </ol>
        </li>
    }
}

/// A step on a line.
#[component]
fn Station<'a>(
    profile: &'a Profile,
    stop: &'a Stop,
    at: StationIndex,
    /// The steps of other lines that hold some of its work, in words.
    same: Vec<String>,
    status: MapStatus,
    focus: MapFocus,
) -> impl IntoView + use<> {
    let number = at.station + 1;
    let same = same
        .into_iter()
        .map(|same| view! { <span class="same">{same}</span> });
    let (title, weeks) = (stop.title.clone(), stop.in_words());
    // Texts that aren't there are `None`, not empty: an empty text is prerendered as a space, and
    // the stylesheet tells elements apart that are `:empty`.
    view! {
        <li class="stop">
            <StationLink
                to=Route::Roadmap(profile.id.clone())
                part=step_part(number)
                at
                weeks=stop.on_map.0.low()
                status
                focus
            >
                <span class="visually-hidden">{format!("Step {number} ")}</span>
                <span class="name">{title}</span>
                <span class="meta">
                    <span>{weeks}</span>
                    <span class="day">{move || status.day(at)}</span>
                    <span class="done">{move || status.done(at)}</span>
                </span>
                {same.collect_any()}
            </StationLink>
        </li>
    }
}

/// A station's link, which Tab or the arrow keys lead to, and its sign, which is shown beside it while
/// it is hovered, focused or tapped.
#[component]
fn StationLink(
    to: Route,
    #[prop(optional, into)] part: Option<String>,
    at: StationIndex,
    /// The place on the line, in weeks.
    weeks: u16,
    status: MapStatus,
    focus: MapFocus,
    children: Children,
) -> impl IntoView {
    let place = Memo::new(move |_| status.place(at));
    let sign = format!("sign-{}-{}", at.line + 1, at.station + 1);
    let sign_id = sign.clone();
    let along = move || match place.get() {
        Some((along, _)) => Some(along.to_string()),
        None => beyond_rules(weeks),
    };
    let shift = move || Some(format!("{}px", place.get()?.1));
    view! {
        <a
            class="station"
            class:tapped=move || focus.tapped.get() == Some(at)
            href=href(&to, part.as_deref())
            data-at=weeks
            style=("--at", along)
            style=("--shift", shift)
            node_ref=focus.link(at)
            tabindex=move || focus.tabindex(at)
            // The sign is hidden until it is asked for, and names the link all the same.
            aria-labelledby=sign_id
            on:focus=move |_| focus.enter(at)
            on:pointerenter=move |_| focus.is_dismissed.set(false)
            on:pointerdown=move |event| focus.press(&event.pointer_type())
            on:click=move |event| {
                if focus.opens_sign(at) {
                    event.prevent_default();
                }
            }
        >
            <span class="sign" id=sign>
                {children()}
            </span>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stylesheet_has_the_lengths_of_every_size() {
        let style = include_str!("../../../style/components/map.css");
        for size in Size::ALL {
            let lengths = format!(
                "--head: {}px; --tail: {}px; --top: {}px; --row: {}px; --track: {}px; --thickness: {}px; --radius: {}px; --ring: {}px; --badge: {}px;",
                size.head,
                size.tail,
                size.top(2),
                size.row,
                size.track,
                size.thickness,
                size.radius,
                size.ring,
                size.badge
            );
            assert!(style.contains(&lengths), "{}: {lengths}", size.name);
            let from = format!(
                "@container (min-width: {}px) {{\n    .map-frame {{ --head: {}px",
                size.min_width, size.head
            );
            assert!(
                *size == Size::COMPACT || style.contains(&from),
                "{}",
                size.name
            );
            let alone = format!(".alone {{ --top: {}px; }}", size.top(1));
            assert!(size.top == size.top_alone || style.contains(&alone));
        }
    }
}
