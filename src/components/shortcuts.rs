//! What the keyboard can do, and whether single keys may.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::link::href;
use super::palette::dialog;
use super::tick::TICKS;
use crate::route::Route;
use crate::store::PlanStore;

/// The name of the island that says all this.
pub const SHORTCUTS: &str = "shortcuts";
/// The name of the island that switches single keys off.
pub const SINGLE_KEYS: &str = "single-keys";

/// The name under which it is remembered, and what is remembered of those that are off.
const KEYS: &str = "keys";
const OFF: &str = "off";

/// The pages that a letter after a g leads to. The links know their letters, and no one else does.
const PAGES: [(&str, &str, Route); 5] = [
    ("p", "Pathways", Route::HOME),
    ("c", "Compare", Route::COMPARE),
    ("f", "Fit", Route::FIT),
    ("m", "My plan", Route::Plan),
    ("s", "Method and sources", Route::Method),
];

/// Keys, and what they do: keys of one row that are pressed together or in turn, and others that do
/// the same.
type Row = (&'static [&'static str], &'static str);

const ANYWHERE: [Row; 3] = [
    (&["Ctrl K", "/"], "Find anything, or do something"),
    (&["Ctrl Z"], "Undo the last change"),
    (&["?"], "Show this"),
];
const IN_THE_LIST: [Row; 4] = [
    (&["↑", "↓"], "From one to the next"),
    (&["Home", "End"], "To the first, to the last"),
    (&["Enter"], "Open it, or do it"),
    (&["Esc"], "Close"),
];
const ON_THE_MAP: [Row; 4] = [
    (&["←", "→"], "Along the line"),
    (&["↑", "↓"], "From line to line"),
    (&["Home", "End"], "To the line’s ends"),
    (&["Enter"], "Open the station"),
];

/// The dialog.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let keys = |keys: &[&'static str]| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> " " });
        keys.collect_view()
    };
    let part = |title: &'static str, rows: &[Row]| {
        let rows = rows.iter().map(|(pressed, does)| {
            view! {
                <div>
                    <dt>{keys(pressed)}</dt>
                    <dd>{*does}</dd>
                </div>
            }
        });
        view! {
            <div>
                <h3>{title}</h3>
                <dl>{rows.collect_view()}</dl>
            </div>
        }
    };
    let pages = PAGES.map(|(key, name, route)| {
        view! {
            <div>
                <dt>{keys(&["g", key])}</dt>
                <dd>
                    <a href=href(&route, None) data-key=key>
                        {name}
                    </a>
                </dd>
            </div>
        }
    });
    view! {
        <dialog class="shortcuts" data-island=SHORTCUTS aria-labelledby="shortcuts-title">
            <h2 id="shortcuts-title" tabindex="-1" autofocus>
                "Keyboard shortcuts"
            </h2>
            <div class="shortcuts-parts">
                {part("Anywhere", &ANYWHERE)} {part("In what is found", &IN_THE_LIST)}
                {part("On the map", &ON_THE_MAP)} <div>
                    <h3>"Go to, one key after the other"</h3>
                    <dl>{pages}</dl>
                </div>
            </div>
            <label class="check">
                <input type="checkbox" form=TICKS data-island=SINGLE_KEYS checked />
                <span>
                    "Single keys: / ? g. Switch them off if you speak to your computer, or press them by accident."
                </span>
            </label>
            <form method="dialog">
                <button class="button">"Close"</button>
            </form>
        </dialog>
    }
}

/// Opens it.
pub fn open() {
    if let Some(dialog) = dialog(SHORTCUTS) {
        // It throws only where it is open already.
        let _ = dialog.show_modal();
    }
}

/// Whether single keys do something.
pub fn has_single_keys(store: PlanStore) -> bool {
    untrack(|| store.remembered(KEYS)).as_deref() != Some(OFF)
}

/// Shows whether they do.
pub fn update(checkbox: &Element, store: PlanStore) {
    let checkbox: &HtmlInputElement = checkbox.unchecked_ref();
    checkbox.set_checked(has_single_keys(store));
}

/// Remembers whether they shall.
pub fn act(checkbox: &Element, store: PlanStore) {
    let checkbox: &HtmlInputElement = checkbox.unchecked_ref();
    let keys = if checkbox.checked() { "on" } else { OFF };
    store.remember(KEYS, keys.to_owned());
}

/// Follows the link that this letter leads to; whether there is one.
pub fn go(key: &str) -> bool {
    let is_plain = key.len() == 1 && key.as_bytes()[0].is_ascii_lowercase();
    let link = document().query_selector(&format!("[data-key=\"{key}\"]"));
    let link = link.ok().flatten().filter(|_| is_plain);
    if let Some(link) = &link {
        link.unchecked_ref::<HtmlElement>().click();
    }
    link.is_some()
}
