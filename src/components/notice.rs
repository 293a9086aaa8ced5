//! Banners about storage: what happened, what is safe, what to do.

use leptos::prelude::*;

use super::controls::{not_loaded, use_controls};
use crate::store::{PlanStore, StorageStatus};

/// The banners about storage; nothing where all is well. The live region is there from the start,
/// since screen readers announce only what changes inside a live region that they know.
#[component]
pub fn Notices() -> impl IntoView {
    let (store, controls) = (PlanStore::expect(), use_controls());
    let status = Memo::new(move |_| store.status());
    let banner = move || {
        let status = status.get();
        let text = message(status)?;
        let decide = (status == StorageStatus::Cleared)
            .then(|| controls.draw("The choice", move |drawers| (drawers.decide_cleared)(store)));
        Some(view! {
            <div class="notice warning">
                <p>{text}</p>
                {decide}
            </div>
        })
    };
    let has_unreadable = Memo::new(move |_| !store.new_unreadable().is_empty());
    let unreadable = move || {
        let draw = move || controls.draw("A message", move |drawers| (drawers.unreadable)(store));
        has_unreadable.get().then(draw)
    };
    let schedules = store.schedules();
    let dates = move || {
        let retry = move || not_loaded("Your dates", Callback::new(move |()| schedules.retry()));
        let failed = schedules.have_failed().then(retry)?;
        Some(view! { <div class="notice warning">{failed}</div> })
    };
    view! {
        <div class="notices" role="status">
            {banner}
            {dates}
            {unreadable}
        </div>
    }
}

/// Returns the banner's text for a state of the storage; `None` where all is well.
fn message(status: StorageStatus) -> Option<&'static str> {
    Some(match status {
        StorageStatus::Available => return None,
        StorageStatus::Unavailable => {
            "Your browser lets this site store nothing, so everything that you enter is gone when you close \
             or reload this page. To keep it, save a backup first (My plan, Data). Then allow this site to \
             store data (leave private mode, or allow cookies and site data for it), reload, and open \
             the backup."
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
             open show the copy that the browser kept. Deleting it can’t be undone."
        }
        StorageStatus::Crashed => {
            "The program has failed, so nothing is saved any more. What was saved before is \
             safe. Reload the page to go on."
        }
    })
}
