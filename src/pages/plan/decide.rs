//! Deciding between the roles followed: what they share, what a switch keeps, and money.

use leptos::prelude::*;

use super::burn_up::followed_pathways;
use super::follow_first;
use super::money::Money;
use super::undecided::Undecided;
use crate::sections::plan::{MONEY, UNDECIDED};

/// The page at `plan/decide/`.
#[component]
pub fn DecidePage() -> impl IntoView {
    let followed = followed_pathways();
    view! {
        <div class="parts until-read">
            <section aria-labelledby=UNDECIDED.0>
                <h2 id=UNDECIDED.0>{UNDECIDED.1}</h2>
                <Show
                    when=move || { followed.with(Vec::len) > 1 }
                    fallback=|| follow_first("a second, and what they share stands")
                >
                    <Undecided followed />
                </Show>
            </section>
            <section aria-labelledby=MONEY.0>
                <h2 id=MONEY.0>{MONEY.1}</h2>
                <Money />
            </section>
        </div>
    }
}
