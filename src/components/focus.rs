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

/// Focuses what has the focus now once more, in case that the page is about to be drawn anew: the element with the same id
/// or, where it has none, the first of the same kind with the same words.
pub fn keep_focus() {
    let focused = document().active_element();
    let Some(focused) = focused.filter(|element| element.tag_name() != "BODY") else {
        return;
    };
    request_animation_frame(move || {
        if focused.is_connected() {
            return;
        }
        let id = focused.id();
        let again = if id.is_empty() {
            let alike = document().get_elements_by_tag_name(&focused.tag_name());
            let mut alike = (0..alike.length()).filter_map(|at| alike.item(at));
            alike.find(|element| element.text_content() == focused.text_content())
        } else {
            document().get_element_by_id(&id)
        };
        if let Some(element) = again.and_then(|element| element.dyn_into().ok()) {
            focus(&element);
        }
    });
}

/// Listens to clicks on a link: the element with this id takes the focus, unless the link is opened in
/// another tab or window, where the focus here stays on it. The second click of a double click follows nothing: it may be
/// on another link, which has moved below the pointer.
pub fn focus_when_followed(id: impl Into<String>) -> impl Fn(MouseEvent) {
    let id = id.into();
    move |click| {
        if click.detail() > 1 {
            return click.prevent_default();
        }
        let opens_elsewhere =
            click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if !opens_elsewhere {
            focus_part(id.clone());
        }
    }
}
