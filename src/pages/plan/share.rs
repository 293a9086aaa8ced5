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
use crate::navigation::query::use_replace_route;
use crate::route::{Route, letters_in, shared};
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
    let page = href(&Route::Plan, None);
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
        <section aria-labelledby="share">
            <h2 id="share" tabindex="-1">
                "Share it, or move it"
            </h2>
            <p>
                "A link can hold your plan as it is now: open it on your phone, or send it to someone whose advice you want. What it holds stands behind the # of the address, which browsers send to nobody; whoever has the link can read it."
            </p>
            <fieldset class="share-what">
                <legend>"What goes along"</legend>
                {choice(Share::Everything, "Everything, to a device of mine")}
                {choice(Share::WithoutPrivate, "All but my notes and money, to someone else")}
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
                "The link is in your clipboard."
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
                    "For the camera of your phone. It opens the same link there, and shows what it holds before anything changes."
                </figcaption>
            </figure>
        }
        .into_any(),
        None => view! {
            <p class="hint">
                "The plan is too long for a QR code that every camera reads. Send the link, or leave out your notes."
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
        let Some(letters) = letters_in(&read_from).map(str::to_owned) else {
            return offered.set(None);
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
        replace_route.with_value(|replace| replace(&Route::Plan));
        focus_part("follow");
    };
    move || {
        let offer = offered.get()?;
        Some(view! {
            <section aria-labelledby="shared">
                <h2 id="shared" tabindex="-1">
                    "A plan from a link"
                </h2>
                <p>
                    "The link that you followed holds a plan. Nothing of it is stored, and yours is as it was, until you say what to do with it."
                </p>
                {preview(store, offer, done)}
            </section>
        })
    }
}
