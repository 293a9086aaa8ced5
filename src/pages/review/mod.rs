//! Someone else's plan, to write remarks on: it stands in the fragment of the address. What is written is kept as
//! a draft in this browser until it is sent back and deleted. The plan of who writes is neither shown nor changed.

mod draft;
mod form;
mod send;
mod shared_plan;

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::controls::not_loaded;
use crate::components::focus::focus_part;
use crate::components::heading::PageHeading;
use crate::domain::plan::Plan;
use crate::navigation::fragment::use_payload;
use crate::route::letters_in;
use crate::store::entries::{Entries, plan_of};
use crate::store::share_link::decode_link;
use crate::store::{PlanStore, REVIEW};
use draft::ReviewDraft;
use send::SendBack;
use shared_plan::draw_plan;

/// The id of the part that changes with the fragment.
const PART: &str = "reviewed";

/// A plan that was opened.
#[derive(Clone)]
struct Opened {
    entries: Arc<Entries>,
    plan: Arc<Plan>,
    /// The letters of the link.
    letters: String,
}

/// The page at `review/`. It is prerendered without a plan, since browsers don't send the fragment.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let store = PlanStore::expect();
    let decode = |letters: String| async move {
        let backup = decode_link(&letters).await?;
        Ok(Opened {
            plan: Arc::new(plan_of(&backup.entries)),
            entries: Arc::new(backup.entries),
            letters,
        })
    };
    let opened: RwSignal<Option<Result<Opened, String>>> = use_payload(letters_in, decode, PART);
    let content = move || match opened.get() {
        None => nothing_shared(store),
        Some(Err(why)) => view! { <p class="notice warning">{why}</p> }.into_any(),
        Some(Ok(opened)) => draw(store, opened),
    };
    view! {
        <article class="page review">
            <header class="page-header">
                <PageHeading>"Remarks on a plan"</PageHeading>
            </header>
            <div id=PART tabindex="-1" class="review-parts">
                {content}
            </div>
        </article>
    }
}

/// The page without a plan, as it is prerendered.
fn nothing_shared(store: PlanStore) -> AnyView {
    let drafts = store.drafts();
    let kept = move || !drafts.names_with(REVIEW).is_empty();
    let delete = move |_| {
        for name in drafts.names_with(REVIEW) {
            drafts.remove(&name);
        }
        focus_part(PART);
    };
    view! {
        <p class="lead">
            "Someone shares their plan with you by a link to this page. You read it here, write remarks beside its steps and tasks, and send them back. You need no account."
        </p>
        <p>
            "The plan is in the link itself and isn’t sent to a server. If you see none here, a part of the link was lost on the way: ask for it once more."
        </p>
        <Show when=kept>
            <div class="notice">
                <p>
                    "This browser keeps a draft of remarks. Open the link to the plan again to go on with it, or delete it."
                </p>
                <p class="actions">
                    <button type="button" class="button" on:click=delete>
                        "Delete all drafts of remarks"
                    </button>
                </p>
            </div>
        </Show>
    }
    .into_any()
}

/// The plan with what is written on it, once what reads it is there.
fn draw(store: PlanStore, opened: Opened) -> AnyView {
    let Opened {
        entries,
        plan,
        letters,
    } = opened;
    let draft = ReviewDraft::open(store.drafts(), &letters);
    // What reads own pathways and what works out dates are loaded where the plan needs them.
    if untrack(|| store.catalogue_of(&entries)).is_none() {
        store.retry_own();
    }
    if plan.pace.start.is_some() {
        store.schedules().retry();
    }
    let catalogue = Memo::new(move |_| store.catalogue_of(&entries));
    let plan_view = move || match catalogue.get() {
        Some(catalogue) => draw_plan(store, draft, plan.clone(), catalogue),
        None if store.own_have_failed() => {
            not_loaded("The plan", Callback::new(move |()| store.retry_own()))
        }
        None => view! { <p class="loading">"Loading …"</p> }.into_any(),
    };
    view! {
        <div class="notice">
            <p>
                "This is someone else’s plan, and you only read it: nothing that you do here changes it. Your own plan, if you have one in this browser, isn’t shown and stays as it is."
            </p>
            <p>
                "What you write is kept as a draft in this browser until you send it back and delete it. Nothing leaves your browser by itself."
            </p>
        </div>
        <Show when=move || !draft.is_kept()>
            <p class="notice warning" role="alert">
                "Your browser doesn’t keep your remarks: it has no room, or lets this site store nothing. Send them back before you close this page."
            </p>
        </Show>
        {plan_view}
        <SendBack draft />
    }
    .into_any()
}
