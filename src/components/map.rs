//! The map: pathways as lines with their stations, to one scale of weeks.
//!
//! The map is a list of lines, each a list of links to the steps of its pathway. The stylesheet lays
//! it out along the page where there is room, and down the page where there isn't. Lengths in weeks
//! are `data-` attributes, for which the build writes a rule each: the CSP allows no inline styles.
//! Only the transfers between lines are a drawing beside the list.

use std::cmp::Ordering;

use super::collect::CollectAny;
use leptos::ev;
use leptos::html::A;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, KeyboardEvent};

use super::badge::{Badge, line_number};
use super::link::href;
use super::step::step_part;
use crate::domain::catalogue::profile::{Profile, Stop};
use crate::domain::date::Date;
use crate::domain::plan::progress::Progress;
use crate::domain::planning::line_status::LineStatus;
use crate::domain::planning::schedule::Span;
use crate::domain::transit_map::{Map, StationIndex, Transfer, nearest_station};
use crate::navigation::hydration::use_hydrated;
use crate::route::Route;
use crate::store::PlanStore;

/// Formats hundredths of a per cent as a percentage. Formatting a float instead would add 11 kB to
/// the program.
pub fn percent(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The lines of some pathways, with the learner's train on each where there is one.
#[component]
pub fn TransitMap<'a>(
    /// The pathways, from the top.
    profiles: Vec<&'a Profile>,
    /// Whether the map is the main content: the names of its stations are always shown.
    #[prop(optional)]
    large: bool,
) -> impl IntoView + use<> {
    let map = Map::of(&profiles);
    let focus = MapFocus::of(&map);
    let lines = (0..map.lines.len()).map(|line| view! { <Line map=&map line focus /> });
    let marks = map.axis.marks();
    let marks = marks.map(|(week, until)| view! { <span data-weeks=until>{week}</span> });
    let mut transfers = map.transfers();
    // The list still names the shared work of a transfer that can't be drawn.
    transfers.retain(|transfer| map.is_clear(transfer));
    let is_joined = !transfers.is_empty();
    let joins = draw_transfers(&map, &transfers);
    let is_dismissed = focus.is_dismissed;
    // The pointer can be on a station while the focus is anywhere on the page, so Escape has to be
    // heard for the whole window.
    Effect::new(move || {
        let escape = window_event_listener(ev::keydown, move |event| {
            // Autofill sends a `keydown` that is no `KeyboardEvent` and has no key.
            if event.is_instance_of::<KeyboardEvent>() && event.key() == "Escape" {
                is_dismissed.set(true);
            }
        });
        on_cleanup(move || escape.remove());
    });
    view! {
        <figure
            class="map"
            class:large=large
            class:dismissed=move || is_dismissed.get()
            on:keydown=move |event| {
                let _ = focus.walk(&event);
            }
        >
            <div class="map-frame" data-weeks=map.axis.weeks data-lines=map.lines.len()>
                <p class="terminus">"Backend Developer"</p>
                <div class="axis" aria-hidden="true">
                    {marks.collect_any()}
                    <b>{format!("{} weeks", map.axis.weeks)}</b>
                </div>
                {is_joined.then_some(joins)}
                <ul class="lines-of-map">{lines.collect_any()}</ul>
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

/// One pathway's line: its stations and the arrival.
#[component]
fn Line<'a>(map: &'a Map<'a>, line: usize, focus: MapFocus) -> impl IntoView + use<> {
    let profile = map.lines[line];
    let total = profile.steps_total();
    let store = PlanStore::expect();
    let (id, schedule) = (profile.id.clone(), store.schedule(&profile.id));
    let progress = LineProgress(Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let pathway = catalogue.pathway(id.as_str())?;
            let schedule = schedule.get();
            Some(LineStatus::new(
                plan,
                catalogue,
                pathway,
                schedule.as_deref(),
                store.today(),
            ))
        })
    }));
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
        view! { <Station profile stop at same=same.collect() progress focus /> }
    });
    let arrival = StationIndex {
        line,
        station: profile.stops.len(),
    };
    // Children of components own what they draw.
    let (badge, role) = (view! { <Badge profile /> }, profile.role.clone());
    view! {
        <li class="line" data-line=line_number(profile.document)>
            <p class="line-name" aria-hidden="true">
                <Badge profile />
                {profile.role.clone()}
            </p>
            <ol
                class="stops"
                data-weeks=total.0.high()
                aria-label=format!("{}, {total}", profile.role)
            >
                {stations.collect_any()}
                <li
                    class="stop arrival"
                    class:finished=move || progress.has_arrived()
                    data-at=total.0.low()
                    data-weeks=total.0.high() - total.0.low()
                >
                    <span class="rail" aria-hidden="true"></span>
                    <StationLink to=Route::Pathway(profile.id.clone()) at=arrival focus>
                        {badge}
                        <span class="sign">
                            <span class="name">
                                <span class="visually-hidden">"Arrival: "</span>
                                {role}
                            </span>
                            <span class="meta">
                                <span>{total.to_string()}</span>
                                <span class="day">{move || progress.arrival()}</span>
                            </span>
                        </span>
                    </StationLink>
                </li>
            </ol>
        </li>
    }
}

/// A step on a line, with the rail to the next.
#[component]
fn Station<'a>(
    profile: &'a Profile,
    stop: &'a Stop,
    at: StationIndex,
    /// The steps of other lines that hold some of its work, in words.
    same: Vec<String>,
    progress: LineProgress,
    focus: MapFocus,
) -> impl IntoView + use<> {
    let (begins, ends) = (stop.begins.low(), stop.ends.low());
    let number = at.station + 1;
    let is_shared = !same.is_empty();
    let same = same
        .into_iter()
        .map(|same| view! { <span class="same">{same}</span> });
    let (title, weeks) = (stop.title.clone(), stop.in_words());
    // Texts that aren't there are `None`, not empty: an empty text is prerendered as a space, and
    // the stylesheet tells elements apart that are `:empty`.
    view! {
        <li
            class="stop"
            class:shared=is_shared
            class:finished=move || progress.is_finished(at.station)
            data-at=begins
            data-weeks=ends - begins
        >
            <Rail station=at.station progress />
            <StationLink to=Route::Roadmap(profile.id.clone()) part=step_part(number) at focus>
                <span class="number">
                    <span class="visually-hidden">"Step "</span>
                    {number}
                </span>
                <span class="sign">
                    <span class="name">{title}</span>
                    <span class="meta">
                        <span>{weeks}</span>
                        <span class="done">{move || progress.done(at.station)}</span>
                        <span class="day">
                            {move || progress.day(at.station).map(|day| format!("from {day}"))}
                        </span>
                    </span>
                    {same.collect_any()}
                </span>
            </StationLink>
            <span class="date" aria-hidden="true">
                {move || progress.day(at.station)}
            </span>
        </li>
    }
}

/// The rail from a station to the next, with the train and the mark of today where they are on it.
/// Before there is either, the first rail holds both, hidden.
#[component]
fn Rail(station: usize, progress: LineProgress) -> impl IntoView {
    let is_on = move |mark: Option<Position>| mark.map_or(0, |(rail, _)| rail) == station;
    let has_train = Memo::new(move |_| is_on(progress.train()));
    let has_today = Memo::new(move |_| is_on(progress.today()));
    let train = move || {
        has_train.get().then(|| {
            let visibility = move || match progress.train() {
                Some(_) => "visible",
                None => "hidden",
            };
            view! {
                <svg
                    class="train"
                    viewBox="0 0 34 18"
                    width="34"
                    height="18"
                    visibility=visibility
                    style=(BEHIND, move || to_css(progress.train()?.1))
                >
                    <rect width="34" height="18" rx="7" />
                    <path d="M7 5.5h5v5h-5zM14.5 5.5h5v5h-5zM22 5.5h4a3 3 0 0 1 3 3v2h-7z" />
                </svg>
            }
        })
    };
    let today = move || {
        has_today.get().then(|| {
            view! {
                <span
                    class="today"
                    hidden=move || progress.today().is_none()
                    style=(BEHIND, move || to_css(progress.today()?.1))
                >
                    "Today"
                </span>
            }
        })
    };
    view! {
        <span class="rail" aria-hidden="true">
            <span
                class="travelled"
                style=(BEHIND, move || to_css(progress.travelled(station)))
            ></span>
            {train}
            {today}
        </span>
    }
}

/// A station's link, which Tab or the arrow keys lead to.
#[component]
fn StationLink(
    to: Route,
    #[prop(optional, into)] part: Option<String>,
    at: StationIndex,
    focus: MapFocus,
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class="station"
            href=href(&to, part.as_deref())
            node_ref=focus.link(at)
            tabindex=move || focus.tabindex(at)
            on:focus=move |_| {
                focus.tab_stop.set(at);
                focus.is_dismissed.set(false);
            }
            on:pointerenter=move |_| focus.is_dismissed.set(false)
        >
            {children()}
        </a>
    }
}

/// The custom property for the part of a rail that is behind, in per cent. While it is 0 it isn't
/// set: prerendered pages have no inline styles.
const BEHIND: &str = "--behind";

/// A rail, from 0, and how much of it is behind, in per cent.
type Position = (usize, u32);

fn to_css(behind: u32) -> Option<String> {
    (behind > 0).then(|| behind.to_string())
}

/// The learner's progress on one line, worked out once for all of its stations. `None` while the
/// pathway isn't in the catalogue.
#[derive(Clone, Copy)]
struct LineProgress(Memo<Option<LineStatus>>);

impl LineProgress {
    fn read<T>(self, read: impl FnOnce(&LineStatus) -> Option<T>) -> Option<T> {
        self.0.with(|line| read(line.as_ref()?))
    }

    fn step(self, station: usize) -> Option<Progress> {
        self.read(|line| line.steps.get(station).copied())
    }

    fn train(self) -> Option<Position> {
        self.read(|line| line.train)
    }

    /// Where the train would be today if all went as planned.
    fn today(self) -> Option<Position> {
        self.read(|line| line.planned)
    }

    fn is_finished(self, station: usize) -> bool {
        self.step(station).is_some_and(Progress::is_finished)
    }

    fn has_arrived(self) -> bool {
        let at_end = self.read(|line| {
            let (rail, behind) = line.train?;
            Some(rail + 1 == line.steps.len() && behind == 100)
        });
        at_end.unwrap_or_default()
    }

    fn travelled(self, station: usize) -> u32 {
        self.train()
            .map_or(0, |(rail, behind)| match station.cmp(&rail) {
                Ordering::Less => 100,
                Ordering::Equal => behind,
                Ordering::Greater => 0,
            })
    }

    fn done(self, station: usize) -> Option<String> {
        let Progress { done, total, .. } = self.step(station)?;
        (done > 0).then(|| format!("{done} of {total} done"))
    }

    /// The day on which a step begins, without the year: there is no room for it, and the step's
    /// card has it.
    fn day(self, station: usize) -> Option<String> {
        let day = self.read(|line| *line.begins.get(station)?);
        let day = day.map(Date::in_short)?;
        day.rsplit_once(' ').map(|(day, _)| day.to_owned())
    }

    fn arrival(self) -> Option<String> {
        self.read(|line| line.arrival).map(format_arrival)
    }
}

/// The ways between lines as a drawing; the list names the same work in words.
fn draw_transfers(map: &Map, transfers: &[Transfer]) -> impl IntoView + use<> {
    let rows = u32::try_from(map.lines.len()).unwrap_or(1).max(1);
    let place = |at: StationIndex| {
        let weeks = map.stop(at).map_or(0, |stop| stop.begins.low());
        // A station is in the middle of its line's row.
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

fn format_arrival(arrival: Span) -> String {
    let (low, high) = (arrival.low.in_short(), arrival.high.in_short());
    if low == high {
        low
    } else {
        format!("{low} – {high}")
    }
}

/// A station's link, and the weeks before it on its line.
#[derive(Clone, Copy)]
struct StationNode {
    link: NodeRef<A>,
    weeks: u16,
}

/// Keyboard navigation of a map. Its links are one stop of the Tab key (roving tabindex); the arrow
/// keys move between them.
#[derive(Clone, Copy)]
struct MapFocus {
    /// By line and station, the arrival included.
    nodes: StoredValue<Vec<Vec<StationNode>>>,
    /// The station that Tab leads to.
    tab_stop: RwSignal<StationIndex>,
    /// Whether Escape has hidden the sign of the station that is hovered or focused.
    is_dismissed: RwSignal<bool>,
    is_hydrated: Signal<bool>,
}

impl MapFocus {
    fn of(map: &Map) -> Self {
        let node = |weeks| StationNode {
            link: NodeRef::new(),
            weeks,
        };
        let nodes = map.lines.iter().map(|profile| {
            let steps = profile.stops.iter().map(|stop| stop.begins.low());
            let arrival = profile.steps_total().0.low();
            steps.chain([arrival]).map(node).collect()
        });
        Self {
            nodes: StoredValue::new(nodes.collect()),
            tab_stop: RwSignal::default(),
            is_dismissed: RwSignal::default(),
            is_hydrated: use_hydrated(),
        }
    }

    fn link(self, at: StationIndex) -> NodeRef<A> {
        self.nodes
            .with_value(|nodes| nodes[at.line][at.station].link)
    }

    /// In a prerendered page no link has a `tabindex`: without the program there are no arrow keys,
    /// and Tab has to lead to each.
    fn tabindex(self, at: StationIndex) -> Option<&'static str> {
        let is_tab_stop = self.tab_stop.get() == at;
        self.is_hydrated
            .get()
            .then_some(if is_tab_stop { "0" } else { "-1" })
    }

    /// Moves the focus with the arrow keys: along the line, or to the nearest station of the line
    /// beside it. On a line that is laid out down the page, down leads along it. Returns `None`
    /// where there is nowhere to go.
    fn walk(self, event: &KeyboardEvent) -> Option<()> {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return None;
        }
        let focused: HtmlAnchorElement = event.target()?.dyn_into().ok()?;
        let nodes = self.nodes.get_value();
        let (line, station) = nodes.iter().enumerate().find_map(|(line, nodes)| {
            let is_focused = |node: &StationNode| {
                let link = node.link.get_untracked();
                link.is_some_and(|link| link == focused)
            };
            Some((line, nodes.iter().position(is_focused)?))
        })?;
        let own = &nodes[line];
        let left = |node: &StationNode| {
            let station = node.link.get_untracked()?;
            Some(station.get_bounding_client_rect().left())
        };
        let is_down = (left(own.first()?)? - left(own.last()?)?).abs() < 1.0;
        let beside = |line: Option<usize>| {
            let theirs = nodes.get(line?)?;
            let weeks = theirs.iter().map(|node| node.weeks);
            theirs.get(nearest_station(own[station].weeks, weeks)?)
        };
        let (back, on, up, down) = if is_down {
            ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight")
        } else {
            ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown")
        };
        let key = event.key();
        let to = match key.as_str() {
            "Home" => own.first(),
            "End" => own.last(),
            key if key == back => station.checked_sub(1).and_then(|before| own.get(before)),
            key if key == on => own.get(station + 1),
            key if key == up => beside(line.checked_sub(1)),
            key if key == down => beside(Some(line + 1)),
            _ => return None,
        };
        // At an end too: the page would scroll instead.
        event.prevent_default();
        to?.link.get_untracked()?.focus().ok()
    }
}
