//! Banners about storage: what happened, what is safe, what to do.

use leptos::prelude::*;

use super::download::download;
use crate::store::{Found, Health, PlanStore};

/// The banners about storage; nothing where all is well. The live region is there from the start,
/// since screen readers announce only what changes inside a live region that they know.
#[component]
pub fn Notices() -> impl IntoView {
    let store = PlanStore::expect();
    let health = Memo::new(move |_| store.health());
    let banner = move || {
        let health = health.get();
        let text = message(health)?;
        let decide = (health == Health::Cleared).then(|| {
            view! {
                <p class="actions">
                    <button type="button" class="button" on:click=move |_| store.keep_all()>
                        "Save it again"
                    </button>
                    <button type="button" class="button" on:click=move |_| store.let_go()>
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
    view! {
        <div class="notices" role="status">
            {banner}
            <For each=move || store.found() key=|found| (found.name.clone(), found.text.clone()) let:found>
                <Unreadable found />
            </For>
        </div>
    }
}

/// What there is to say of the state of the storage.
fn message(health: Health) -> Option<&'static str> {
    Some(match health {
        Health::Working => return None,
        Health::Denied => {
            "Your browser lets this site store nothing, so what you tick is not saved: it is \
             gone when you close or reload this page. Everything else works. To keep your \
             plan, allow this site to store data (leave private mode, or allow cookies and \
             site data for it), then reload."
        }
        Health::Full => {
            "Your last change is not saved as it should be: the browser has no room left for this \
             site. What was saved before is safe. Keep this page open and free some space in the \
             browser’s site data: it will be saved together with your next change."
        }
        Health::Newer => {
            "A part of your plan was saved by a newer version of Interchange. It is safe, left as \
             it is and not shown here; what you change here is saved beside it. Reload the page \
             to get the newer version."
        }
        Health::Cleared => {
            "Your saved plan was cleared, in another tab or by the browser. This page \
             still has it, and saves nothing until you decide what is to become of it. A page \
             that you open anew has what the browser kept a copy of."
        }
        Health::Stopped => {
            "The program has failed, so nothing is saved any more. What was saved before is \
             safe. Reload the page to go on."
        }
    })
}

/// Says that a stored value was found that can't be read, until the learner dismisses it.
#[component]
fn Unreadable(found: Found) -> impl IntoView {
    let store = PlanStore::expect();
    let Found { name, text, reason } = found;
    let told = format!(
        "A saved plan was found that can’t be read ({reason}). Nothing of it is lost: it stays where it is, unchanged, under the name {name}, and what else was saved is there."
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
