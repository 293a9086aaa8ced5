//! Deciding between the roles followed: what they share, what a switch keeps, and money.

use leptos::prelude::*;

use super::burn_up::{each_followed, followed_pathways};
use super::follow_first::follow_second;
use super::money::Money;
use super::undecided::Undecided;
use crate::components::badge::Badge;
use crate::components::cite::catalogue_notes;
use crate::components::focus::focus_part;
use crate::domain::catalogue::Catalogue;
use crate::domain::pathway::Pathway;
use crate::domain::pathway::figure::Place;
use crate::domain::plan::action::Action;
use crate::sections::plan::{CHOOSE, MONEY, UNDECIDED};
use crate::store::PlanStore;

/// The page at `plan/decide/`.
#[component]
pub fn DecidePage() -> impl IntoView {
    let followed = followed_pathways();
    let has_several = Memo::new(move |_| followed.with(Vec::len) > 1);
    let notes = catalogue_notes(&[Place::Header, Place::Overview, Place::Answer], &[]);
    view! {
        <div class="parts until-read">
            <section aria-labelledby=UNDECIDED.0>
                <h2 id=UNDECIDED.0>{UNDECIDED.1}</h2>
                <Show when=move || has_several.get() fallback=|| follow_second()>
                    <Undecided followed />
                </Show>
            </section>
            <section aria-labelledby=CHOOSE.0>
                <h2 id=CHOOSE.0 tabindex="-1">
                    {CHOOSE.1}
                </h2>
                <Show
                    when=move || has_several.get()
                    fallback=|| {
                        view! {
                            <p>"Once you follow several roles, you choose one of them here."</p>
                        }
                    }
                >
                    <p>
                        "Choose one and you stop following the others. What you did is kept, and you can undo it."
                    </p>
                    <div class="chosen">{each_followed(choice)}</div>
                </Show>
            </section>
            <section aria-labelledby=MONEY.0>
                <h2 id=MONEY.0>{MONEY.1}</h2>
                <Money />
            </section>
            {notes}
        </div>
    }
}

/// A role that is followed, and the button that chooses it.
fn choice(catalogue: &Catalogue, pathway: &Pathway) -> AnyView {
    let (store, id) = (PlanStore::expect(), pathway.id.clone());
    let profile = catalogue.profile(pathway.id.as_str());
    let badge = profile.map(|profile| view! { <Badge profile /> });
    let choose = move |_| {
        store.dispatch(Action::Choose(id.clone()));
        focus_part(CHOOSE.0);
    };
    view! {
        <p data-line=pathway
            .line>
            {badge} <strong>{pathway.role.clone()}</strong>
            <button type="button" class="button" on:click=choose>
                "Choose this one"
                <span class="visually-hidden">{format!(": {}", pathway.role)}</span>
            </button>
        </p>
    }
    .into_any()
}
