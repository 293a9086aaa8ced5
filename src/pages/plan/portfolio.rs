//! The finished work as a document to show.

use leptos::prelude::*;

use crate::components::download::download;
use crate::domain::plan::portfolio::portfolio;
use crate::sections::plan::PORTFOLIO;
use crate::store::PlanStore;

/// The section that makes the portfolio.
#[component]
pub fn PortfolioSection() -> impl IntoView {
    let store = PlanStore::expect();
    let save = move |_| {
        let text = untrack(|| {
            let today = store.today();
            store.with(|plan, catalogue| portfolio(plan, catalogue, today))
        });
        download("portfolio.md", "text/markdown", &text);
    };
    let nothing_is_done = Memo::new(move |_| store.with(|plan, _| plan.done.is_empty()));
    view! {
        <section aria-labelledby=PORTFOLIO.0>
            <h2 id=PORTFOLIO.0>{PORTFOLIO.1}</h2>
            <p>"A document of what you have done, with days, notes and the links to your proof."</p>
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    disabled=move || nothing_is_done.get()
                    aria-describedby="nothing-done"
                    on:click=save
                >
                    "Portfolio (Markdown)"
                </button>
            </p>
            <p id="nothing-done">
                {move || {
                    nothing_is_done
                        .get()
                        .then_some("Nothing is ticked yet, so there is nothing to show.")
                }}
            </p>
        </section>
    }
}
