//! Moving the focus when what had it is gone, or when a link leads to a part of the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Focuses an element without scrolling: `live::navigation` and the history place the scroll.
pub fn focus(element: &HtmlElement) {
    if element.tab_index() < 0 {
        // Else only what is interactive can have the focus.
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Focuses the section around what has the focus, where it is still there when the page is drawn
/// anew: what has the focus is about to go.
pub fn focus_stays_around() {
    let focused = document().active_element();
    let section = focused.and_then(|focused| focused.closest("section[id]").ok().flatten());
    if let Some(section) = section {
        focus_part(section.id());
    }
}

/// Focuses the element with this id once the page is drawn anew.
pub fn focus_part(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        let part = document().get_element_by_id(&id);
        if let Some(part) = part.and_then(|part| part.dyn_into().ok()) {
            focus(&part);
        }
    });
}
