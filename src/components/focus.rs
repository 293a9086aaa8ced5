//! Moving the focus, when the element that had it disappears or a navigation ends.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, MouseEvent};

/// Focuses an element without scrolling: navigation places the scroll by itself.
pub fn focus(element: &HtmlElement) {
    if element.tab_index() < 0 {
        // Else only interactive elements can have the focus.
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Focuses the element with this id once the page is updated. By id and not by a `NodeRef`: the element
/// belongs to another component than the control that disappears, and may not be there yet.
pub fn focus_part(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        let part = document().get_element_by_id(&id);
        if let Some(part) = part.and_then(|part| part.dyn_into().ok()) {
            focus(&part);
        }
    });
}

/// Listens to clicks on a link: the element with this id takes the focus, unless the link is opened in
/// another tab or window, where the focus here stays on it.
pub fn focus_when_followed(id: impl Into<String>) -> impl Fn(MouseEvent) {
    let id = id.into();
    move |click| {
        let opens_elsewhere =
            click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if !opens_elsewhere {
            focus_part(id.clone());
        }
    }
}
