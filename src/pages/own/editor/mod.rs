//! The form of a pathway: of one that is stored, where each field is stored as soon as it is left, or of one that
//! was brought in and isn't stored yet.

mod basics;
mod fields;
mod handle;
mod lists;
mod same_work;
mod skills;
mod steps;
mod traits;

use leptos::prelude::*;

pub use handle::{Changes, Editor, read_weeks};

/// All parts of the form.
#[component]
pub fn PathwayForm(
    /// The pathway.
    editor: Editor,
) -> impl IntoView {
    view! {
        <div class="pathway-form parts">
            <p class="visually-hidden" role="status">
                {editor.said}
            </p>
            {basics::basics(editor)}
            {steps::steps(editor)}
            {steps::actions(editor)}
            {skills::skills(editor)}
            {same_work::same_work(editor)}
            {traits::traits(editor)}
        </div>
    }
}
