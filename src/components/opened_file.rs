//! Files that the installed app is opened with: `src/prerender/js/launch.js` hands each to the page that the manifest
//! names for its kind.

use leptos::prelude::*;
use leptos::tachys::html::event::Custom;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event, File};

use super::link::href;
use crate::navigation::hydration::use_hydrated;
use crate::route::Route;

/// Dispatched on the window with the file. Whoever takes it prevents the default.
const FILE: &str = "interchange:file";

/// Dispatched on the document by a page that takes files, once it is there.
const TAKES: &str = "interchange:takes-file";

/// Has `take` called with each file that the app is opened with, while `page` is open.
pub fn on_opened_file(page: &Route, take: impl Fn(File) + Copy + 'static) {
    let (hydrated, page) = (use_hydrated(), href(page, None));
    // In an effect: there is no window where pages are prerendered.
    Effect::new(move || {
        if !hydrated.get() {
            return;
        }
        let page = page.clone();
        let handed = window_event_listener(Custom::<CustomEvent>::new(FILE), move |event| {
            // Another page may be on its way, and this one still there.
            let is_here = window()
                .location()
                .pathname()
                .is_ok_and(|path| path == page);
            if let (true, Ok(file)) = (is_here, event.detail().dyn_into()) {
                event.prevent_default();
                take(file);
            }
        });
        on_cleanup(move || handed.remove());
        // By the next frame the router has given the page its address.
        request_animation_frame(|| {
            if let Ok(event) = Event::new(TAKES) {
                let _ = document().dispatch_event(&event);
            }
        });
    });
}
