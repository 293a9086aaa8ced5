//! Starting over.

use leptos::html;
use leptos::prelude::*;

use crate::components::focus::focus_part;
use crate::domain::plan::action::Action;
use crate::store::PlanStore;

/// Clears the plan after a confirmation.
#[component]
pub fn Reset() -> impl IntoView {
    let store = PlanStore::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get() {
            // It throws only where it is open already.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    let reset = move |_| {
        close();
        store.dispatch(Action::Reset);
        focus_part("follow");
    };
    let what = move || {
        let (follows, ticks) = store.with(|plan, _| (plan.follows.len(), plan.done.len()));
        let follows = if follows == 1 {
            "1 pathway".to_owned()
        } else {
            format!("{follows} pathways")
        };
        let ticks = if ticks == 1 {
            "1 tick".to_owned()
        } else {
            format!("{ticks} ticks")
        };
        format!(
            "This clears {ticks}, stops following {follows}, and forgets your pace, ratings, notes and figures. You can undo it until you close this tab."
        )
    };
    let ask = move || {
        view! {
            <section aria-labelledby="reset">
                <h2 id="reset">"Start over"</h2>
                <p>"Clears all that you entered, after asking once more."</p>
                <button type="button" class="button danger" on:click=open>
                    "Reset my plan"
                </button>
            </section>
        }
    };
    view! {
        <Show when=move || store.with(|plan, _| !plan.is_empty())>{ask}</Show>
        <dialog node_ref=dialog aria-labelledby="reset-question">
            <h2 id="reset-question">"Reset the whole plan?"</h2>
            <p>{what}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| close()>
                    "Keep my plan"
                </button>
                <button type="button" class="button danger" on:click=reset>
                    "Reset it"
                </button>
            </div>
        </dialog>
    }
}
