//! The plan as a link: making one, and previewing the plan of one that was followed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::import::{Offer, preview};
use crate::components::copy_link::CopyLink;
use crate::components::focus::focus_part;
use crate::components::link::href;
use crate::components::qr::qr;
use crate::navigation::fragment::use_payload;
use crate::navigation::query::use_replace_route;
use crate::route::{Route, letters_in, shared};
use crate::sections::plan::SHARE;
use crate::store::PlanStore;
use crate::store::share_link::{Share, decode_link, encode_link};

/// A link, or the reason why there is none.
type LinkResult = Result<String, String>;

/// The section that makes a link.
#[component]
pub fn ShareSection() -> impl IntoView {
    let store = PlanStore::expect();
    let share = RwSignal::new(Share::Everything);
    let link = RwSignal::new(None::<LinkResult>);
    let pages = [Route::PLAN, Route::Review].map(|page| href(&page, None));
    // A link holds the plan as it was when it was made, so a change takes it away.
    Effect::new(move || {
        store.change_count();
        share.track();
        link.set(None);
    });
    let make = move |_| {
        let (chosen, count) = (share.get_untracked(), untrack(|| store.change_count()));
        let entries = chosen.of(&store.entries());
        let origin = window().location().origin().unwrap_or_default();
        let is_for_remarks = chosen == Share::ForRemarks;
        let page = pages[usize::from(is_for_remarks)].clone();
        spawn_local(async move {
            let letters = encode_link(&entries, chosen).await;
            // Meanwhile something else may have been chosen or changed, or the page left.
            let is_wanted = share.try_get_untracked() == Some(chosen)
                && untrack(|| store.change_count()) == count;
            if !is_wanted {
                return;
            }
            let made = letters.map(|letters| format!("{origin}{page}#{}", shared(&letters)));
            link.set(Some(made));
        });
    };
    let choice = move |is: Share, label: &'static str| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="share"
                    prop:checked=move || share.get() == is
                    on:change=move |event| {
                        if event_target_checked(&event) {
                            share.set(is);
                        }
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <section aria-labelledby=SHARE.0>
            <h2 id=SHARE.0 tabindex="-1">
                {SHARE.1}
            </h2>
            <p>
                "Make a link to your plan as it is now, to open on your phone or to show to someone. Your plan is in the link itself and isn’t sent to a server. Anyone with the link can read it."
            </p>
            <fieldset class="share-what">
                <legend>"What the link has"</legend>
                {choice(Share::Everything, "Everything, for my own devices")}
                {choice(Share::WithoutPrivate, "Share without notes, pay and answers")}
                {choice(Share::ForRemarks, "Ask someone for remarks")}
            </fieldset>
            <Show when=move || share.get() == Share::ForRemarks>
                <p class="hint">
                    "Whoever opens the link reads your plan, without notes, pay and answers, and writes remarks beside its steps and tasks. They need no account. What they send back is a link or a file: you see each remark before you add it."
                </p>
            </Show>
            <p class="actions">
                <button type="button" class="button" on:click=make>
                    "Make a link"
                </button>
            </p>
            <div role="status">{move || link.get().map(view_link)}</div>
        </section>
    }
}

/// Shows the link, or the reason why there is none.
fn view_link(link: LinkResult) -> AnyView {
    let link = match link {
        Ok(link) => link,
        Err(why) => return view! { <p class="notice warning">{why}</p> }.into_any(),
    };
    let code = match qr(&link, "QR code of the link") {
        Some(code) => view! {
            <figure>
                {code}
                <figcaption class="hint">
                    "Scan it with your phone to open the link there. You see what is in it before anything changes."
                </figcaption>
            </figure>
        }
        .into_any(),
        None => view! {
            <p class="hint">
                "Your plan is too long for a QR code. Send the link, or share without notes."
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="shared-link">
            <CopyLink id="link" link />
            {code}
        </div>
    }
    .into_any()
}

/// A preview of the plan in the fragment of the address, where there is one. Nothing of it is stored
/// before the learner asks for that.
#[component]
pub fn SharedPlan() -> impl IntoView {
    let store = PlanStore::expect();
    let replace_route = StoredValue::new_local(use_replace_route());
    let decode = |letters: String| async move { decode_link(&letters).await };
    let offered: RwSignal<Option<Offer>> = use_payload(letters_in, decode, "shared");
    let done = move || {
        offered.set(None);
        replace_route.with_value(|replace| replace(&Route::PLAN));
        focus_part("next");
    };
    move || {
        let offer = offered.get()?;
        let told = if offer.is_ok() {
            "The link you opened has a plan in it. Your own plan is unchanged, and nothing is stored until you choose."
        } else {
            "Your own plan is unchanged."
        };
        Some(view! {
            <section aria-labelledby="shared">
                <h2 id="shared" tabindex="-1">
                    "A plan from a link"
                </h2>
                <p>{told}</p>
                {preview(store, offer, done)}
            </section>
        })
    }
}
