//! The plan as a link: making one, and previewing the plan of one that was followed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use web_sys::{FocusEvent, HtmlInputElement};

use super::import::{Offer, preview};
use crate::components::clipboard::copy;
use crate::components::focus::focus_part;
use crate::components::link::href;
use crate::components::qr::qr;
use crate::components::share_button::ShareButton;
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
    let page = href(&Route::PLAN, None);
    // A link holds the plan as it was when it was made, so a change takes it away.
    Effect::new(move || {
        store.change_count();
        share.track();
        link.set(None);
    });
    let make = move |_| {
        let entries = share.get_untracked().of(&store.entries());
        let origin = window().location().origin().unwrap_or_default();
        let page = page.clone();
        spawn_local(async move {
            let letters = encode_link(&entries).await;
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
            </fieldset>
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
    let told = RwSignal::new("");
    let text = StoredValue::new(link.clone());
    let select = |event: FocusEvent| event_target::<HtmlInputElement>(&event).select();
    let take = move |_| {
        spawn_local(async move {
            let is_there = copy(&text.get_value()).await;
            told.set(if is_there {
                "Link copied."
            } else {
                "Your browser doesn’t let this page copy. Select the link and copy it yourself."
            });
        });
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
            <div class="field">
                <label for="link">"The link"</label>
                <input id="link" type="text" readonly value=link on:focus=select />
            </div>
            <p class="actions">
                <button type="button" class="button" on:click=take>
                    "Copy the link"
                </button>
                <ShareButton link=move |()| text.get_value() />
                <span>{told}</span>
            </p>
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
    let fragment = use_location().hash;
    let replace_route = StoredValue::new_local(use_replace_route());
    let offered = RwSignal::new(None::<Offer>);
    // In an effect: browsers don't send the fragment, so the page was prerendered without.
    Effect::new(move || {
        let read_from = fragment.get();
        // A link to a part of the page leaves what is looked at.
        let Some(letters) = letters_in(&read_from) else {
            return;
        };
        spawn_local(async move {
            let offer = decode_link(&letters).await;
            // Meanwhile the learner may have followed another link, or left the page.
            if fragment.try_get_untracked() == Some(read_from) {
                offered.set(Some(offer));
                focus_part("shared");
            }
        });
    });
    let done = move || {
        offered.set(None);
        replace_route.with_value(|replace| replace(&Route::PLAN));
        focus_part("next");
    };
    move || {
        let offer = offered.get()?;
        Some(view! {
            <section aria-labelledby="shared">
                <h2 id="shared" tabindex="-1">
                    "A plan from a link"
                </h2>
                <p>
                    "The link you opened has a plan in it. Your own plan is unchanged, and nothing is stored until you choose."
                </p>
                {preview(store, offer, done)}
            </section>
        })
    }
}
