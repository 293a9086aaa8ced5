//! The list of keyboard shortcuts, and whether single keys are among them.

use super::collect::CollectAny;
use leptos::prelude::*;

use super::link::href;
use super::modal::Modal;
use super::tick::TICKS;
use crate::route::Route;
use crate::store::PlanStore;

/// The name under which the preference is stored, and its value where single keys are off.
const KEYS: &str = "keys";
const OFF: &str = "off";

/// The pages that a letter after a g leads to.
const PAGES: [(&str, &str, Route); 5] = [
    ("p", "Pathways", Route::HOME),
    ("c", "Compare", Route::COMPARE),
    ("f", "Fit", Route::Fit),
    ("m", "My plan", Route::PLAN),
    ("s", "Method and sources", Route::Method),
];

/// Keys that do the same, and what they do.
type Row = (&'static [&'static str], &'static str);

const ANYWHERE: [Row; 4] = [
    (&["Ctrl K", "/"], "Find anything, or do something"),
    (&["Ctrl Z"], "Undo the last change, then the one before"),
    (&["Ctrl Shift Z", "Ctrl Y"], "Redo what was undone"),
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

/// A handle to the dialog; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct ShortcutsHandle(Modal);

impl ShortcutsHandle {
    /// Opens the dialog.
    pub fn open(self) {
        self.0.open();
    }
}

/// Provides the dialog to everything below the caller.
pub fn provide_shortcuts() {
    provide_context(ShortcutsHandle(Modal::new()));
}

/// The dialog, from context.
///
/// # Panics
/// Outside of the app's component tree.
pub fn use_shortcuts() -> ShortcutsHandle {
    expect_context()
}

/// The dialog.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let (store, ShortcutsHandle(modal)) = (PlanStore::expect(), use_shortcuts());
    let keys = |keys: &[&'static str]| {
        let keys = keys.iter().map(|key| {
            view! {
                <kbd>{*key}</kbd>
                " "
            }
        });
        keys.collect_any()
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
                <dl>{rows.collect_any()}</dl>
            </div>
        }
    };
    let pages = PAGES.map(|(key, name, route)| {
        view! {
            <div>
                <dt>{keys(&["g", key])}</dt>
                <dd>
                    <a href=href(&route, None) on:click=move |_| modal.close()>
                        {name}
                    </a>
                </dd>
            </div>
        }
    });
    let remember = move |event| {
        let keys = if event_target_checked(&event) {
            "on"
        } else {
            OFF
        };
        store.remember(KEYS, keys.to_owned());
    };
    view! {
        <dialog
            class="shortcuts"
            aria-labelledby="shortcuts-title"
            node_ref=modal.element
            on:close=move |_| modal.closed()
        >
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
                <input
                    type="checkbox"
                    form=TICKS
                    checked
                    prop:checked=move || has_single_keys(store)
                    on:change=remember
                />
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

/// Whether single keys do something.
pub fn has_single_keys(store: PlanStore) -> bool {
    store.remembered(KEYS).as_deref() != Some(OFF)
}

/// The page that this letter leads to after a g.
pub fn page_of(letter: char) -> Option<Route> {
    let mut pages = PAGES.into_iter();
    pages
        .find(|(key, ..)| key.starts_with(letter))
        .map(|(_, _, route)| route)
}
