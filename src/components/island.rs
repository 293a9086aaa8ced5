//! The parts of a page that live.
//!
//! Pages are text, drawn when the site is built. What reacts to the learner is an island: an element
//! that says what it is (`data-island`) and of what (`data-of`). In the browser `live` finds these
//! elements, where they came with the page and where they were drawn there, and
//!
//! - has them *updated* whenever the plan changes: they show what it says of them;
//! - listens for the whole page, and has an island *act* on what happens in it;
//! - has those that show more than the plan says of them *filled*, once a page.
//!
//! So the element that a visitor sees, has focused or has pressed is the one that comes to life, and
//! no code that draws it has to be sent for that.

use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Parts the values that an island is given.
const BETWEEN: char = '|';

/// Two values for an island, of which the first has no `|` in it.
pub fn both(first: impl std::fmt::Display, second: impl std::fmt::Display) -> String {
    format!("{first}{BETWEEN}{second}")
}

/// The two values that an island was given.
pub fn pair(of: &str) -> Option<(&str, &str)> {
    of.split_once(BETWEEN)
}

/// Has an element say this. What says it already is left alone: browsers would lay it out anew.
pub fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Gives an attribute this value, unless it has it.
pub fn set(element: &Element, attribute: &str, value: &str) {
    if element.get_attribute(attribute).as_deref() != Some(value) {
        // It fails only for names that can't be those of attributes.
        let _ = element.set_attribute(attribute, value);
    }
}

/// All elements within this one that a selector finds, in their order.
pub fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else {
        return vec![];
    };
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok());
    elements.collect()
}

/// Draws `view` into an element, after what stands there; it lives as long as the owner.
pub fn fill(element: &Element, view: AnyView) {
    let mut state = view.build();
    state.mount(element, None);
    StoredValue::new_local(state);
}

/// What is drawn anew whenever what it reads changes. All such places are of one type: else the
/// program would hold the code that keeps them in step once for each, two kilobytes every time.
pub fn anew<V: IntoAny>(mut draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || draw().into_any());
    draw.into_any()
}

/// What is drawn only where something is so, and anew only when that changes.
pub fn when<V: IntoAny>(
    is: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> V + Send + 'static,
) -> AnyView {
    let is: Box<dyn Fn() -> bool + Send + Sync> = Box::new(is);
    let is = Memo::new(move |_| is());
    anew(move || is.get().then(|| draw().into_any()))
}

/// A part of a page that the browser draws anew, when there is reason to; until then it is text,
/// with islands of its own.
pub fn stage(name: &'static str, at_first: AnyView) -> impl IntoView {
    view! {
        <div class="stage" data-stage=name>
            {at_first}
        </div>
    }
}
