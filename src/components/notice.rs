//! What stands in the way of storing the plan: what happened, what is safe, what to do.

use leptos::prelude::*;
use web_sys::Element;

use super::island::{anew, fill};
use crate::library::Library;
use crate::store::{Health, PlanStore, SetAside};

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
                "Your last change is not saved: the browser has no room left for this site. \
                 What was saved before is safe. Keep this page open and free some space in the \
                 browser’s site data: it will be saved together with your next change."
            }
            Health::Newer => {
                "Your plan was saved by a newer version of Interchange. It is safe and left as it \
                 is; what you change on this page is not saved. Reload the page to get the newer \
                 version."
            }
        };
        Some(view! { <p class="notice warning">{text}</p> })
    };
    let said = view! {
            {anew(banner)}
            {anew(move || store.set_aside().map(|aside| view! { <SetAsideNotice aside /> }))}
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

#[component]
fn SetAsideNotice(aside: SetAside) -> impl IntoView {
    let SetAside { text, reason, key } = aside;
    let file = format!("data:text/plain;charset=utf-8,{}", escape(&text));
    let kept = match key {
        Some(key) => format!("Nothing of it is lost: it is kept, unchanged, under the name {key}."),
        None => "There is no room to copy it, so it stays where it is, unchanged, and what you do \
                 now is not saved."
            .to_owned(),
    };
    view! {
        <div class="notice warning">
            <p>
                {format!("A saved plan was found that can’t be read ({reason}). {kept} ")}
                "You can go on with a new plan."
            </p>
            <p>
                <a class="button" href=file download="interchange-unreadable-plan.txt">
                    "Download what was found"
                </a>
            </p>
        </div>
    }
}

/// The text as part of an address.
fn escape(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}
