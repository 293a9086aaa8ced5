//! Commands: the effects of choosing an option.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::components::shortcuts::ShortcutsHandle;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::action::Action;
use crate::index::Target;
use crate::store::PlanStore;

/// The effect of choosing an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A page, or a part of one.
    Open(Target),
    /// A command.
    Run(Command),
}

/// Something that can be done from anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Undoes the last change.
    Undo,
    /// Makes the change again that was undone last.
    Redo,
    /// Puts a pathway into the plan.
    Follow(PathwayId),
    /// Takes a pathway out of the plan.
    Unfollow(PathwayId),
    /// Marks a piece of work as done.
    Tick(ItemId),
    /// Chooses the theme of this value.
    SetTheme(&'static str),
    /// Prints the open page.
    Print,
    /// Shows the keyboard shortcuts.
    ShowShortcuts,
}

impl Command {
    /// Does it. The palette is closed by then.
    pub fn run(&self, store: PlanStore, shortcuts: ShortcutsHandle) {
        match self {
            Self::Undo => store.undo(),
            Self::Redo => store.redo(),
            Self::Follow(id) => store.dispatch(Action::Follow(id.clone())),
            Self::Unfollow(id) => store.dispatch(Action::Unfollow(id.clone())),
            Self::Tick(id) => store.dispatch(Action::Tick(id.clone())),
            Self::SetTheme(value) => set_theme(value),
            // Printed at once, the palette would be on the paper.
            Self::Print => request_animation_frame(|| {
                let _ = window().print();
            }),
            Self::ShowShortcuts => shortcuts.open(),
        }
    }
}

/// Chooses a theme by the switch in the footer. A script in the head of the page listens to it: that
/// has to know the theme before the first paint, so it is the one that stores and applies it.
fn set_theme(value: &str) {
    let choices = document().get_elements_by_name("theme");
    let mut choices =
        (0..choices.length()).filter_map(|at| choices.get(at)?.dyn_into::<HtmlInputElement>().ok());
    if let Some(choice) = choices.find(|choice| choice.value() == value) {
        choice.click();
    }
}
