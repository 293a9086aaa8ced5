//! Progress: what is done beside what was planned, its history, and the portfolio.

use leptos::prelude::*;

use super::burn_up::BurnUp;
use super::history::History;
use super::portfolio::PortfolioSection;
use crate::sections::plan::DONE;
use crate::store::PlanStore;

/// The page at `plan/progress/`.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let store = PlanStore::expect();
    let nothing_is_done = Memo::new(move |_| store.with(|plan, _| plan.done.is_empty()));
    view! {
        <div class="parts until-read">
            <BurnUp />
            <section aria-labelledby=DONE.0>
                <h2 id=DONE.0>{DONE.1}</h2>
                <Show
                    when=move || !nothing_is_done.get()
                    fallback=|| {
                        view! {
                            <p>
                                "Nothing is ticked yet. Whatever you tick, on any page, is listed here with its day."
                            </p>
                        }
                    }
                >
                    <History />
                </Show>
            </section>
            <PortfolioSection />
        </div>
    }
}
