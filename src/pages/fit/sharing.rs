//! Answers in links: behind the `#`, which no browser sends to a host.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use super::order::{Fit, RESULT, in_words, place};
use crate::components::clipboard::copy;
use crate::components::focus::focus_part;
use crate::components::link::href;
use crate::components::share_button::ShareButton;
use crate::domain::fit::{Answers, Trait, rank};
use crate::navigation::hydration::use_hydrated;
use crate::navigation::query::{use_query_value, use_replace_address};
use crate::route::{Route, answers_in, answers_part, query};
use crate::store::catalogue::use_catalogue;

/// Offers the answers that the address holds, unless they are the learner's own.
#[component]
pub fn LinkedAnswers(fit: Fit) -> impl IntoView {
    move_old_answers();
    let (hash, hydrated, catalogue) = (use_location().hash, use_hydrated(), use_catalogue());
    let linked = Memo::new(move |_| {
        let answers = hydrated.get().then(|| hash.with(|hash| answers_in(hash)));
        answers
            .flatten()
            .filter(|linked| *linked != fit.answers.get())
    });
    let replace = StoredValue::new_local(use_replace_address());
    let end = move || {
        replace.with_value(|replace| replace(&Route::Fit, None));
        focus_part(RESULT);
    };
    let offer = move |linked: Answers| {
        let profiles = &catalogue.get().profiles;
        let order = in_words(&place(&rank(&linked, profiles)), "By them the order is: ");
        let about = format!(
            "This link holds answers to {} of {} questions. {order}{}",
            linked.given(),
            Trait::ALL.len(),
            if order.is_empty() { "" } else { "." },
        );
        let consequence = if fit.answers.with(Answers::is_default) {
            "Nothing is stored until you use them."
        } else {
            "You have answers of your own. Using these replaces them, which you can undo."
        };
        let take = move |_| {
            fit.set(linked);
            end();
        };
        view! {
            <section class="notice" aria-label="Answers in this link">
                <p>{about}</p>
                <p>{consequence}</p>
                <p class="actions">
                    <button type="button" class="button primary" on:click=take>
                        "Use these answers"
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| end()>
                        "Leave them"
                    </button>
                </p>
            </section>
        }
        .into_any()
    };
    move || linked.get().map(offer)
}

/// Moves answers from the query string, where older versions kept them, behind the `#`.
fn move_old_answers() {
    let (asked, path) = (use_query_value(query::ANSWERS), use_location().pathname);
    let own_path = path.get_untracked();
    let replace = use_replace_address();
    Effect::new(move || {
        let Some(asked) = asked.get() else { return };
        // By now another page may be on its way.
        if path.get_untracked() == own_path {
            let answers = Answers::parse(&asked);
            let part = (!answers.is_default()).then(|| answers_part(&answers));
            replace(&Route::Fit, part.as_deref());
        }
    });
}

/// Copies a link that holds the answers.
#[component]
pub fn ShareAnswers(fit: Fit) -> impl IntoView {
    let path = StoredValue::new(href(&Route::Fit, None));
    // The link that couldn't be copied stands there to be selected.
    let (told, link) = (RwSignal::new(""), RwSignal::new(None::<String>));
    let make = move || {
        let answers = fit.answers.get_untracked();
        let origin = window().location().origin().unwrap_or_default();
        format!("{origin}{}#{}", path.get_value(), answers_part(&answers))
    };
    let share = move |_| {
        let text = make();
        spawn_local(async move {
            let is_copied = copy(&text).await;
            // By now another page may be open.
            let _ = link.try_set((!is_copied).then_some(text));
            let _ = told.try_set(if is_copied {
                "Link copied. Whoever has it can read your answers."
            } else {
                "Your browser doesn’t let this page copy. Select the link and copy it yourself."
            });
        });
    };
    let field = move || {
        let link = link.get()?;
        Some(view! { <input type="text" readonly aria-label="The link" value=link /> }.into_any())
    };
    view! {
        <button type="button" class="button" on:click=share>
            "Copy a link with my answers"
        </button>
        <ShareButton link=move |()| make() />
        <span role="status" class="remark">
            {told}
        </span>
        {field}
    }
}
