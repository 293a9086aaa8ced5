//! The focus after a navigation: on the part that the address names, or on the page's heading, so that
//! a keyboard or a screen reader goes on from there and not from a link that is gone.

use leptos::html::H1;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::hydration::use_hydrated;
use super::scroll::kept_place;
use crate::components::focus::focus;
use crate::domain::id::PathwayId;
use crate::route::{own_id_in, part_in};

/// Focuses the heading of a page that was navigated to, or the part that the address names. The page
/// that was loaded keeps the focus where the browser has put it.
pub fn focus_on_arrival(heading: NodeRef<H1>) {
    let is_navigation = use_hydrated().get_untracked();
    let Some(arrivals) = use_context::<Arrivals>() else {
        return;
    };
    heading.on_load(move |heading| {
        if !is_navigation {
            arrivals.record();
            return;
        }
        // By the next frame the router has given the page its address.
        request_animation_frame(move || {
            let is_redrawn = arrivals.record();
            // What was done on a page may draw it anew, and has put the focus where it belongs.
            if !(is_redrawn && has_focus()) {
                focus_page(&heading, arrivals.has_navigated.get_untracked());
            }
        });
    });
}

fn focus_page(heading: &HtmlElement, has_navigated: bool) {
    match focus_fragment() {
        // A page that waited for what is stored: it was loaded, and nobody has gone anywhere.
        None if !has_navigated => {}
        // The router has scrolled already, and where it went on from the page that was loaded, before
        // this page was there.
        Some(part) if kept_place().is_none() => part.scroll_into_view(),
        Some(_) => {}
        None => focus(heading),
    }
}

/// Whether any element has the focus: where one that had it is gone, the body has.
fn has_focus() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| focused.tag_name() != "BODY")
}

/// A page as the address names it: its path, and the own pathway in the fragment.
type Page = (String, Option<PathwayId>);

/// The pages that were opened since the document was loaded.
#[derive(Clone, Copy)]
struct Arrivals {
    /// Whether there was any but the first.
    has_navigated: RwSignal<bool>,
    /// The one that was drawn last.
    last: StoredValue<Option<Page>>,
}

impl Arrivals {
    /// Records that the open page is drawn, and returns whether it was the last that was: then it is drawn anew.
    fn record(self) -> bool {
        let location = window().location();
        let hash = location.hash().unwrap_or_default();
        let page = Some((location.pathname().unwrap_or_default(), own_id_in(&hash)));
        let is_redrawn = self.last.with_value(|last| *last == page);
        self.last.set_value(page);
        is_redrawn
    }
}

/// Focuses parts of the open page that links lead to by way of the router. Links within a page are left
/// to the browser (`FragmentLink`), which does the same.
pub fn follow_fragments() {
    let location = use_location();
    let has_navigated = RwSignal::new(false);
    provide_context(Arrivals {
        has_navigated,
        last: StoredValue::new(None),
    });
    Effect::new(move |before: Option<Page>| {
        let page = (
            location.pathname.get(),
            location.hash.with(|hash| own_id_in(hash)),
        );
        if before.as_ref().is_some_and(|before| *before != page) {
            has_navigated.set(true);
        }
        if before.is_some_and(|before| before == page) {
            request_animation_frame(|| {
                let part = focus_fragment();
                let hash = window().location().hash().unwrap_or_default();
                // The browser finds no element by what names the pathway as well.
                if let Some(part) =
                    part.filter(|_| own_id_in(&hash).is_some() && kept_place().is_none())
                {
                    part.scroll_into_view();
                }
            });
        }
        page
    });
}

/// Focuses and marks the part that the address names, and returns it; `None` where there is none.
fn focus_fragment() -> Option<Element> {
    let fragment = window().location().hash().unwrap_or_default();
    let id = js_sys::decode_uri(part_in(&fragment));
    let id = id.ok().and_then(|id| id.as_string()).unwrap_or_default();
    let part = document().get_element_by_id(&id);
    if let Some(part) = &part {
        open_around(part);
    }
    mark(part.as_ref());
    if let Some(part) = part.as_ref().and_then(|part| part.dyn_ref::<HtmlElement>()) {
        focus(part);
    }
    part
}

/// Opens every closed disclosure around a part: what isn't shown can't have the focus. Browsers do so for
/// links that they follow themselves.
fn open_around(part: &Element) {
    while let Ok(Some(closed)) = part.closest("details:not([open])") {
        // It fails only for what is no name of an attribute.
        let _ = closed.set_attribute("open", "");
    }
}

/// Marks the part that was navigated to. Browsers mark it themselves (`:target`), but not where the
/// address was changed by a script.
fn mark(part: Option<&Element>) {
    const SOUGHT: &str = "sought";
    let before = document().get_elements_by_class_name(SOUGHT);
    while let Some(before) = before.item(0) {
        let _ = before.class_list().remove_1(SOUGHT);
    }
    if let Some(part) = part {
        let _ = part.class_list().add_1(SOUGHT);
    }
}
