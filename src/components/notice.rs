//! What stands in the way of storing the plan: what happened, what is safe, what to do.

use leptos::prelude::*;
use web_sys::Element;

use super::download::download;
use super::island::{anew, fill};
use crate::library::Library;
use crate::store::{Found, Health, PlanStore};

/// The name of the island.
pub const NOTICES: &str = "notices";

/// The banners about storage and about what couldn't be fetched; nothing where all is well. It is
/// there, empty, from the start, since a screen reader announces only what changes inside a live
/// region that it knows.
#[component]
pub fn Notices() -> impl IntoView {
    view! { <div class="notices" role="status" data-island=NOTICES></div> }
}

/// Shows what there is to say.
pub fn fill_in(notices: &Element) {
    let (store, library) = (PlanStore::expect(), Library::expect());
    let banner = move || {
        let text = match store.health() {
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
        };
        let decide = (store.health() == Health::Cleared).then(|| {
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
        let banner = view! {
            <div class="notice warning">
                <p>{text}</p>
                {decide}
            </div>
        };
        Some(banner)
    };
    let said = view! {
            {anew(banner)}
            {anew(move || store.found().into_iter().map(unreadable).collect_view())}
            {anew(move || {
                library
                    .has_failed()
                    .then(|| {
                        view! {
                            <div class="notice warning">
                                <p>
                                    "A part of what this page shows could not be fetched: the network is gone, or the site has been renewed since you opened it. What you did is safe."
                                </p>
                                <p>
                                    <button type="button" class="button" on:click=move |_| library.try_again()>
                                        "Try again"
                                    </button>
                                </p>
                            </div>
                        }
                    })
            })}
    };
    fill(notices, said.into_any());
}

/// Says that something was found that can't be read, until the learner knows.
fn unreadable(found: Found) -> AnyView {
    let store = PlanStore::expect();
    let Found { name, text, reason } = found;
    let told = format!(
        "A saved plan was found that can’t be read ({reason}). Nothing of it is lost: it stays where it is, unchanged, under the name {name}, and what else was saved is there."
    );
    let save = move |_| download("interchange-unreadable.txt", "text/plain", &text);
    let known = move |_| store.remember(&name, store.today().to_string());
    view! {
        <div class="notice warning">
            <p>{told}</p>
            <p class="actions">
                <button type="button" class="button" on:click=save>
                    "Download what was found"
                </button>
                <button type="button" class="button quiet" on:click=known>
                    "Don’t tell me again"
                </button>
            </p>
        </div>
    }
    .into_any()
}
