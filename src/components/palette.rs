//! The command palette: finds anything on the site by a few letters of its name, and does what can be
//! done from anywhere.
//!
//! Here are its button, its dialog and its keys, which every page has. The results are drawn by
//! [`crate::palette`], which can be loaded later: this module knows it as one function alone, and what
//! is typed meanwhile is in [`PaletteHandle::query`].
//!
//! The dialog follows the ARIA pattern of a combobox with a listbox: the focus stays in the field, and
//! the field names the active option.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Event, HtmlButtonElement, HtmlElement, KeyboardEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use super::keys::pressed;
use super::modal::Modal;
use crate::on_demand::{Load, OnDemand};

const FIELD: &str = "find-field";
/// The id of the listbox. The ids of its options and groups start with it.
pub const LISTBOX: &str = "found";
const STATUS: &str = "found-count";
/// The class of an option.
pub const OPTION: &str = "found";

/// The palette's state; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct PaletteHandle {
    modal: Modal,
    field: NodeRef<html::Input>,
    listbox: NodeRef<html::Div>,
    query: RwSignal<String>,
    /// The position of the active option; beyond the last, it is the last.
    active: RwSignal<usize>,
    results: OnDemand<DrawResults>,
    /// `None` until the results are drawn.
    summary: RwSignal<Option<Signal<Summary>>>,
}

/// Draws the options, and connects the summary of what was found.
pub type DrawResults = fn(PaletteHandle) -> AnyView;

/// The state that the results hand to the dialog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The announcement for screen readers.
    pub status: String,
    /// The number of options.
    pub options: usize,
}

/// Provides the palette to everything below the caller. `load` loads what draws its results.
pub fn provide_palette(load: Load<DrawResults>) {
    provide_context(PaletteHandle {
        modal: Modal::new(),
        field: NodeRef::new(),
        listbox: NodeRef::new(),
        query: RwSignal::default(),
        active: RwSignal::default(),
        results: OnDemand::new(load, None),
        summary: RwSignal::default(),
    });
}

/// The palette, from context.
///
/// # Panics
/// Outside of the app's component tree.
pub fn use_palette() -> PaletteHandle {
    expect_context()
}

impl PaletteHandle {
    /// Whether the dialog is open.
    pub fn is_open(self) -> bool {
        self.modal.is_open()
    }

    /// The text of the field, without the spaces around it.
    pub fn query(self) -> String {
        self.query.with(|query| query.trim().to_owned())
    }

    /// Opens the dialog, or closes it where it is open.
    pub fn toggle(self) {
        if untrack(|| self.is_open()) {
            return self.close();
        }
        self.modal.open();
        if let Some(field) = self.field.get_untracked() {
            field.select();
            self.search(field.value());
        }
    }

    /// Closes the dialog.
    pub fn close(self) {
        self.modal.close();
    }

    /// Connects the results, once they are loaded.
    pub fn connect(self, summary: Signal<Summary>) {
        self.summary.set(Some(summary));
    }

    /// The position of the active option; `None` where there are no options.
    pub fn active(self) -> Option<usize> {
        let last = self.options().checked_sub(1)?;
        Some(self.active.get().min(last))
    }

    fn options(self) -> usize {
        let summary = self.summary.get();
        summary.map_or(0, |summary| summary.with(|summary| summary.options))
    }

    fn status(self) -> String {
        match self.summary.get() {
            Some(summary) => summary.with(|summary| summary.status.clone()),
            None if self.results.has_failed() => "What can be found could not be loaded. Close this and open it again to try once more.".to_owned(),
            None if self.is_open() => "Loading what can be found …".to_owned(),
            None => String::new(),
        }
    }

    fn search(self, query: String) {
        self.active.set(0);
        self.query.set(query);
    }

    /// Moves through the options, and chooses the active one.
    fn press(self, event: &KeyboardEvent) {
        let (options, Some(active)) = untrack(|| (self.options(), self.active())) else {
            return;
        };
        let key = pressed(event).filter(|_| !event.shift_key());
        let target = match key.as_deref().unwrap_or_default() {
            "ArrowDown" => (active + 1) % options,
            "ArrowUp" => active.checked_sub(1).unwrap_or(options - 1),
            "Home" => 0,
            "End" => options - 1,
            "Enter" if !is_on_button(event) => {
                event.prevent_default();
                // A click, so that a link is followed the way that links are followed.
                if let Some(option) = self.option(active) {
                    option.click();
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.active.set(target);
    }

    /// The element of an option.
    fn option(self, number: usize) -> Option<HtmlElement> {
        let options = self.listbox.get_untracked()?;
        let options = options.get_elements_by_class_name(OPTION);
        options.item(u32::try_from(number).ok()?)?.dyn_into().ok()
    }

    fn scroll_to(self, number: usize) {
        if let Some(option) = self.option(number) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}

/// Whether a key was pressed on a button, which answers to Enter itself.
fn is_on_button(event: &Event) -> bool {
    let target = event.target();
    target.is_some_and(|target| target.has_type::<HtmlButtonElement>())
}

/// The id of an option.
pub fn option_id(number: usize) -> String {
    format!("{LISTBOX}-{number}")
}

/// The button in the header that opens the palette.
#[component]
pub fn FindButton() -> impl IntoView {
    let palette = use_palette();
    view! {
        <button
            type="button"
            class="find at-end"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
            on:click=move |_| palette.toggle()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="10.5" cy="10.5" r="6.5" />
                <path d="M15.5 15.5L21 21" />
            </svg>
            "Find "
            <kbd aria-hidden="true">"Ctrl K"</kbd>
        </button>
    }
}

/// The dialog. It is prerendered without results; they are drawn from the first time it opens.
#[component]
pub fn Palette() -> impl IntoView {
    let palette = use_palette();
    Effect::new(move || {
        if palette.is_open() {
            palette.results.request();
        }
    });
    let active_id = move || palette.active().map(option_id);
    let is_expanded = move || {
        if palette.active().is_some() {
            "true"
        } else {
            "false"
        }
    };
    Effect::new(move || {
        if let Some(active) = palette.active().filter(|_| palette.is_open()) {
            palette.scroll_to(active);
        }
    });
    view! {
        <dialog
            class="palette"
            aria-label="Find"
            node_ref=palette.modal.element
            on:keydown=move |event| palette.press(&event)
            on:close=move |_| palette.modal.closed()
            on:click=move |event| {
                if palette.modal.is_backdrop(&event) {
                    palette.close();
                }
            }
        >
            <div class="palette-field">
                <input
                    id=FIELD
                    type="text"
                    role="combobox"
                    aria-label="Find a pathway, skill, task, resource or page, or something to do"
                    aria-autocomplete="list"
                    aria-controls=LISTBOX
                    aria-expanded=is_expanded
                    aria-activedescendant=active_id
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="go"
                    placeholder="A skill, a task, a page …"
                    node_ref=palette.field
                    on:input=move |event| palette.search(event_target_value(&event))
                />
                <button type="button" class="button quiet" on:click=move |_| palette.close()>
                    "Close"
                </button>
            </div>
            <p id=STATUS role="status">
                {move || palette.status()}
            </p>
            <div id=LISTBOX role="listbox" aria-label="What was found" node_ref=palette.listbox>
                {move || palette.results.get().map(|draw| draw(palette))}
            </div>
        </dialog>
    }
}
