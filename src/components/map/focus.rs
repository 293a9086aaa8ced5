//! Keyboard navigation of a map.

use leptos::html::A;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, KeyboardEvent};

use crate::components::keys::pressed;
use crate::domain::transit_map::{Map, StationIndex, nearest_station};
use crate::navigation::hydration::use_hydrated;

/// The links of a map are one stop of the Tab key (roving tabindex); the arrow keys move between them.
#[derive(Clone, Copy)]
pub struct MapFocus {
    /// By line and station, the arrival included.
    links: StoredValue<Vec<Vec<NodeRef<A>>>>,
    /// The station that Tab leads to.
    tab_stop: RwSignal<StationIndex>,
    /// Whether Escape has hidden the sign of the station that is hovered or focused.
    pub is_dismissed: RwSignal<bool>,
    /// The station whose sign a tap has opened.
    pub tapped: RwSignal<Option<StationIndex>>,
    /// Whether the pointer that was pressed last was a finger.
    is_touch: StoredValue<bool>,
    is_hydrated: Signal<bool>,
}

impl MapFocus {
    /// Creates the navigation of a map.
    pub fn of(map: &Map) -> Self {
        let links = map.lines.iter().map(|profile| {
            let stations = 0..=profile.stops.len();
            stations.map(|_| NodeRef::new()).collect()
        });
        Self {
            links: StoredValue::new(links.collect()),
            tab_stop: RwSignal::default(),
            is_dismissed: RwSignal::default(),
            tapped: RwSignal::default(),
            is_touch: StoredValue::default(),
            is_hydrated: use_hydrated(),
        }
    }

    /// The link of a station.
    pub fn link(self, at: StationIndex) -> NodeRef<A> {
        self.links.with_value(|links| links[at.line][at.station])
    }

    /// In a prerendered page no link has a `tabindex`: without the program there are no arrow keys,
    /// and Tab has to lead to each.
    pub fn tabindex(self, at: StationIndex) -> Option<&'static str> {
        let is_tab_stop = self.tab_stop.get() == at;
        self.is_hydrated
            .get()
            .then_some(if is_tab_stop { "0" } else { "-1" })
    }

    /// A station has the focus: Tab leads back to it, and its sign is shown.
    pub fn enter(self, at: StationIndex) {
        self.tab_stop.set(at);
        self.is_dismissed.set(false);
    }

    /// A pointer was pressed on a station.
    pub fn press(self, pointer: &str) {
        self.is_touch.set_value(pointer == "touch");
    }

    /// Whether a tap on a station opens its sign instead of following its link: a finger can't hover.
    /// The next tap follows it.
    pub fn opens_sign(self, at: StationIndex) -> bool {
        let is_open = self.tapped.get_untracked() == Some(at);
        let opens = self.is_touch.get_value() && !is_open;
        if opens {
            self.is_dismissed.set(false);
            self.tapped.set(Some(at));
        }
        opens
    }

    /// Hides every sign.
    pub fn dismiss(self) {
        self.is_dismissed.set(true);
        self.tapped.set(None);
    }

    /// Moves the focus with the arrow keys: along the line, or to the nearest station of the line above
    /// or below, given the place of each along the scale. Returns `None` where there is nowhere to go.
    pub fn walk(self, event: &KeyboardEvent, place: impl Fn(StationIndex) -> i32) -> Option<()> {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return None;
        }
        let focused: HtmlAnchorElement = event.target()?.dyn_into().ok()?;
        let links = self.links.get_value();
        let (line, station) = links.iter().enumerate().find_map(|(line, links)| {
            let is_focused = |link: &NodeRef<A>| {
                let link = link.get_untracked();
                link.is_some_and(|link| link == focused)
            };
            Some((line, links.iter().position(is_focused)?))
        })?;
        let own = &links[line];
        let here = place(StationIndex { line, station });
        let beside = |line: Option<usize>| {
            let line = line?;
            let theirs = links.get(line)?;
            let places = (0..theirs.len()).map(|station| place(StationIndex { line, station }));
            theirs.get(nearest_station(here, places)?)
        };
        let to = match pressed(event)?.as_str() {
            "Home" => own.first(),
            "End" => own.last(),
            "ArrowLeft" => station.checked_sub(1).and_then(|before| own.get(before)),
            "ArrowRight" => own.get(station + 1),
            "ArrowUp" => beside(line.checked_sub(1)),
            "ArrowDown" => beside(Some(line + 1)),
            _ => return None,
        };
        // At an end too: the page would scroll instead.
        event.prevent_default();
        to?.get_untracked()?.focus().ok()
    }
}
