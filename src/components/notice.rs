//! Banners about storage: what happened, what is safe, what to do.

use leptos::prelude::*;

use super::collect::CollectAny;
use super::download::download;
use crate::store::{PlanStore, StorageStatus, UnreadableReplica};

/// The banners about storage; nothing where all is well. The live region is there from the start,
/// since screen readers announce only what changes inside a live region that they know.
#[component]
pub fn Notices() -> impl IntoView {
    let store = PlanStore::expect();
    let status = Memo::new(move |_| store.status());
    let banner = move || {
        let status = status.get();
        let text = message(status)?;
        let decide = (status == StorageStatus::Cleared).then(|| {
            view! {
                <p class="actions">
                    <button type="button" class="button" on:click=move |_| store.restore_cleared()>
                        "Save it again"
                    </button>
                    <button type="button" class="button" on:click=move |_| store.accept_cleared()>
                        "Clear it here as well"
                    </button>
                </p>
            }
        });
        Some(view! {
            <div class="notice warning">
                <p>{text}</p>
                {decide}
            </div>
        })
    };
    // Not `<For>`: there are hardly ever any, and its code would be on every page.
    let unreadable = move || {
        let replicas = store.new_unreadable().into_iter();
        replicas
            .map(|replica| view! { <Unreadable replica /> })
            .collect_any()
    };
    view! {
        <div class="notices" role="status">
            {banner}
            {unreadable}
        </div>
    }
}

/// Returns the banner's text for a state of the storage; `None` where all is well.
fn message(status: StorageStatus) -> Option<&'static str> {
    Some(match status {
        StorageStatus::Available => return None,
        StorageStatus::Unavailable => {
            "Your browser lets this site store nothing, so your ticks are gone when you close or \
             reload this page. Everything else works. To keep your \
             plan, allow this site to store data (leave private mode, or allow cookies and \
             site data for it), then reload."
        }
        StorageStatus::QuotaExceeded => {
            "Your last change is not saved as it should be: the browser has no room left for this \
             site. What was saved before is safe. Keep this page open and free some space in the \
             browser’s site data: it will be saved together with your next change."
        }
        StorageStatus::NewerFormat => {
            "A part of your plan was saved by a newer version of Interchange. It is safe, left as \
             it is and not shown here; what you change here is saved beside it. Reload the page \
             to get the newer version."
        }
        StorageStatus::Cleared => {
            "Your saved plan was cleared, in another tab or by the browser. This page \
             still has it, and saves nothing until you choose what to do. Other pages that you \
             open show the copy that the browser kept."
        }
        StorageStatus::Crashed => {
            "The program has failed, so nothing is saved any more. What was saved before is \
             safe. Reload the page to go on."
        }
    })
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
    let dismiss = move |_| store.remember(&name, untrack(|| store.today()).to_string());
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
