//! What brings which island to life.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::address::Address;
use crate::components::{dates, follow, map, note, notice, progress, tick, undo};
use crate::pages::{compare, fit, home, plan};
use crate::route::Root;
use crate::store::PlanStore;

/// Has an island show what the plan says of it.
pub fn update(island: &Element, store: PlanStore) {
    let (name, of) = what(island);
    match name.as_str() {
        dates::DATES => dates::update(island, &of, store),
        follow::FOLLOW => follow::update(island, &of, store),
        dates::ARRIVAL => dates::update_arrival(island, &of, store),
        map::LINE => map::update(island, &of, store),
        note::NOTE => note::update(island, &of, store),
        progress::PROGRESS => progress::update(island, &of, store),
        tick::TICK => tick::update(island, &of, store),
        _ => {}
    }
}

/// Fills an island that shows more than the plan says of it, for as long as its page is open.
pub fn fill_in(island: &Element) {
    match what(island).0.as_str() {
        notice::NOTICES => notice::fill_in(island),
        undo::UNDO => undo::fill_in(island),
        fit::QUESTIONS => fit::fill_in_questions(island),
        fit::ORDER => fit::fill_in_order(island),
        home::BROWSE => home::fill_in_browse(island),
        home::WELCOME => home::fill_in_welcome(island),
        _ => {}
    }
}

/// Has islands act on what happens in them, on this page and on all that follow.
pub fn listen(store: PlanStore, address: Address) {
    let root = expect_context::<Root>();
    window_event_listener(ev::click, move |event| {
        if let Some((_, of)) = hit(&event, follow::FOLLOW) {
            follow::act(store, &of);
        }
        if let Some((island, of)) = hit(&event, note::NOTE) {
            note::press(store, &island, &of, &event);
        }
    });
    window_event_listener(ev::keydown, |event| {
        if let Some((line, _)) = hit(&event, map::LINE) {
            let _ = map::walk(&event, &line);
        }
    });
    let browse = move |event: &Event| {
        if let Some((form, _)) = hit(event, home::BROWSE) {
            home::act_browse(address, &root, &form);
        }
        if let Some((form, _)) = hit(event, fit::QUESTIONS) {
            fit::act(address, &root, &form);
        }
    };
    window_event_listener(ev::input, {
        let browse = browse.clone();
        move |event| {
            browse(&event);
        }
    });
    window_event_listener(ev::change, move |event| {
        if let Some((checkbox, of)) = hit(&event, tick::TICK) {
            tick::act(store, &checkbox, &of);
        }
        // Some browsers, and those who drive them, choose in a list without an input.
        browse(&event);
    });
    window_event_listener(ev::submit, move |event| {
        if [home::BROWSE, fit::QUESTIONS]
            .iter()
            .any(|name| hit(&event, name).is_some())
        {
            event.prevent_default();
        }
        if let Some((island, of)) = hit(&event, note::NOTE) {
            event.prevent_default();
            note::save(store, &island, &of);
        }
    });
}

/// The island of this name that an event happened in.
fn hit(event: &Event, name: &str) -> Option<(Element, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let island = target.closest("[data-island]").ok()??;
    let (found, of) = what(&island);
    (found == name).then_some((island, of))
}

/// What an island says that it is, and of what.
fn what(island: &Element) -> (String, String) {
    let says = |name| island.get_attribute(name).unwrap_or_default();
    (says("data-island"), says("data-of"))
}

/// When a stage is drawn anew, and by what.
pub struct Play {
    /// Whether it has to be.
    pub is_due: Signal<bool>,
    /// What draws it.
    pub draw: fn() -> AnyView,
}

/// What is drawn on the stage of this name.
pub fn play(name: &str) -> Option<Play> {
    let (is_due, draw): (_, fn() -> AnyView) = match name {
        compare::COMPARISON => (compare::is_due(), compare::drawn),
        fit::RANKING => (fit::is_due(), fit::drawn),
        home::CARDS => (home::is_asked(), home::asked_cards),
        home::MAP => (home::is_asked(), home::asked_map),
        plan::PLAN => (plan::is_due(), plan::opened),
        _ => return None,
    };
    Some(Play { is_due, draw })
}
