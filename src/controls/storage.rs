//! The questions and offers in banners about storage.

use leptos::prelude::*;

use crate::components::click::on_first_click;
use crate::components::collect::CollectAny;
use crate::components::download::download;
use crate::components::focus::focus_part;
use crate::store::{PlanStore, UnreadableReplica};

/// Draws the choice after the storage was cleared.
pub fn decide_cleared(store: PlanStore) -> AnyView {
    // The buttons go with the answer.
    let keep = move |_| {
        store.restore_cleared();
        focus_part("content");
    };
    let delete = move |_| {
        store.accept_cleared();
        focus_part("content");
    };
    view! {
        <p class="actions">
            <button type="button" class="button" on:click=keep>
                "Keep my plan"
            </button>
            <button type="button" class="button" on:click=delete>
                "Delete it for good"
            </button>
        </p>
    }
    .into_any()
}

/// Draws a banner for each stored value that can't be read and that the learner hasn't dismissed.
pub fn unreadable(store: PlanStore) -> AnyView {
    let banners = move || {
        let replicas = store.new_unreadable().into_iter();
        replicas
            .map(|replica| view! { <Unreadable replica /> })
            .collect_any()
    };
    banners.into_any()
}

/// Says that a stored value was found that can't be read, until the learner dismisses it.
#[component]
fn Unreadable(replica: UnreadableReplica) -> impl IntoView {
    let store = PlanStore::expect();
    let UnreadableReplica { name, text, reason } = replica;
    let told = format!(
        "A saved plan was found that can’t be read ({reason}). Nothing is lost: it stays unchanged under the name {name}, and everything else that was saved is here."
    );
    let save = move |_| download("interchange-unreadable.txt", "text/plain", &text);
    let dismiss = on_first_click(move || {
        store.remember(&name, untrack(|| store.today()).to_string());
        focus_part("content");
    });
    view! {
        <div class="notice warning">
            <p>{told}</p>
            <p class="actions">
                <button type="button" class="button" on:click=save>
                    "Download what was found"
                </button>
                <button type="button" class="button quiet" on:click=dismiss>
                    "Don’t tell me again"
                </button>
            </p>
        </div>
    }
}
