//! The schedule: hours and days, the dates that follow from them, and taking these along.

use leptos::prelude::*;

use super::burn_up::{each_followed, followed_pathways};
use super::dates::Arrival;
use super::export::ExportSection;
use super::follow_first;
use super::pace::PaceForm;
use crate::sections::plan::{DATES, PACE};

/// The page at `plan/schedule/`.
#[component]
pub fn SchedulePage() -> impl IntoView {
    let followed = followed_pathways();
    let follows_none = move || followed.with(Vec::is_empty);
    view! {
        <div class="parts until-read">
            <section aria-labelledby=PACE.0>
                <h2 id=PACE.0>{PACE.1}</h2>
                <PaceForm />
            </section>
            <section aria-labelledby=DATES.0>
                <h2 id=DATES.0>{DATES.1}</h2>
                <Show when=follows_none>{follow_first("its arrival stands")}</Show>
                <div class="followed-list">
                    {each_followed(|catalogue, pathway| {
                        view! { <Arrival catalogue pathway /> }.into_any()
                    })}
                </div>
            </section>
            <ExportSection />
        </div>
    }
}
