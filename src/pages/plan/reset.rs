//! Deleting the plan.

use leptos::html;
use leptos::prelude::*;

use crate::components::focus::focus_part;
use crate::domain::plan::action::Action;
use crate::sections::plan::RESET;
use crate::store::PlanStore;
use crate::store::devices::folder_sync::{FolderState, FolderSync};

/// Clears the plan after a confirmation.
#[component]
pub fn Reset() -> impl IntoView {
    let (store, folder) = (PlanStore::expect(), FolderSync::expect());
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
        focus_part(RESET.0);
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
        let others = match folder.state.get().0 {
            FolderState::Connected | FolderState::AsksPermission => {
                " Your other devices delete it as well once they read your folder; stop using the folder first to keep it there."
            }
            _ => "",
        };
        format!(
            "This deletes {ticks}, {follows} you follow, your schedule, ratings, notes and figures. Pathways of your own stay: each can be deleted on its own page.{others} You can undo it until you close this tab."
        )
    };
    let is_empty = Memo::new(move |_| store.with(|plan, _| plan.is_empty()));
    let ask = move || {
        view! {
            <p>"Deletes your plan. We’ll ask first."</p>
            <button type="button" class="button danger" on:click=open>
                "Delete my plan"
            </button>
        }
    };
    view! {
        <section aria-labelledby=RESET.0>
            <h2 id=RESET.0>{RESET.1}</h2>
            <Show
                when=move || !is_empty.get()
                fallback=|| view! { <p>"Your plan is empty: there is nothing to delete."</p> }
            >
                {ask()}
            </Show>
        </section>
        <dialog node_ref=dialog aria-labelledby="reset-question">
            <h2 id="reset-question">"Delete your plan?"</h2>
            <p>{what}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| close()>
                    "Keep my plan"
                </button>
                <button type="button" class="button danger" on:click=reset>
                    "Delete it"
                </button>
            </div>
        </dialog>
    }
}
