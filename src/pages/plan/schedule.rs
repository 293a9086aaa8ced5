//! The schedule: hours and days, the dates that follow from them, and taking these along.

use leptos::prelude::*;

use super::burn_up::{each_followed, followed_pathways};
use super::date_list::DateList;
use super::dates::{Arrival, OnTrack};
use super::export::ExportSection;
use super::follow_first;
use super::pace::PaceForm;
use crate::components::link::FragmentLink;
use crate::sections::plan::{DATES, LIST, PACE};
use crate::store::PlanStore;

/// The page at `plan/schedule/`.
#[component]
pub fn SchedulePage() -> impl IntoView {
    let (store, followed) = (PlanStore::expect(), followed_pathways());
    let follows_none = Memo::new(move |_| followed.with(Vec::is_empty));
    let has_start = Memo::new(move |_| store.with(|plan, _| plan.pace.start.is_some()));
    view! {
        <div class="parts columns until-read">
            <section aria-labelledby=PACE.0>
                <h2 id=PACE.0>{PACE.1}</h2>
                <PaceForm />
            </section>
            <section aria-labelledby=DATES.0>
                <h2 id=DATES.0>{DATES.1}</h2>
                <Show when=move || follows_none.get()>
                    {follow_first("the day on which you arrive stands")}
                </Show>
                <OnTrack then=DATES.0 />
                <div class="followed-list">
                    {each_followed(|catalogue, pathway| {
                        view! { <Arrival catalogue pathway /> }.into_any()
                    })}
                </div>
            </section>
            <section class="wide" aria-labelledby=LIST.0>
                <h2 id=LIST.0>{LIST.1}</h2>
                <Show
                    when=move || !follows_none.get()
                    fallback=|| follow_first("every task with its day stands")
                >
                    <Show
                        when=move || has_start.get()
                        fallback=|| {
                            view! {
                                <p>
                                    "Set a start date and every task stands here with its day. "
                                    <FragmentLink to=PACE.0>"Set it"</FragmentLink>
                                </p>
                            }
                        }
                    >
                        <DateList />
                    </Show>
                </Show>
            </section>
            <div class="wide">
                <ExportSection />
            </div>
        </div>
    }
}
