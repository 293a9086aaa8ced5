//! How much is done, as text and as a picture.

use leptos::prelude::*;

use crate::domain::plan::Progress;

/// “3 of 15 done”, and a bar that shows it. The text says all: the bar is hidden from screen readers.
#[component]
pub fn ProgressBar(
    /// How much is done.
    #[prop(into)]
    progress: Signal<Progress>,
) -> impl IntoView {
    let text = move || {
        let Progress { done, total } = progress.get();
        if progress.get().is_finished() {
            format!("All {total} done")
        } else {
            format!("{done} of {total} done")
        }
    };
    view! {
        <p class="progress" class:finished=move || progress.get().is_finished()>
            <span class="progress-text">{text}</span>
            <svg class="progress-bar" width="100%" height="8" aria-hidden="true">
                <rect class="rail" width="100%" height="8" rx="4" />
                <rect
                    class="done"
                    width=move || format!("{}%", progress.get().percent())
                    height="8"
                    rx="4"
                />
            </svg>
        </p>
    }
}
