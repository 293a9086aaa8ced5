//! Out of the app: the plan in a calendar, what was done as a text, the roadmap on paper.

use leptos::prelude::*;

use super::against::{each_followed, why_no_dates};
use crate::components::download::download;
use crate::components::link::Link;
use crate::domain::calendar::Stamp;
use crate::domain::catalogue::Catalogue;
use crate::domain::pathway::Pathway;
use crate::route::Route;
use crate::store::PlanStore;

/// What can be taken along.
#[component]
pub fn Take() -> impl IntoView {
    let store = PlanStore::expect();
    let portfolio = move |_| {
        let today = store.today();
        let text = untrack(|| store.with(|plan, known| plan.portfolio(known, today)));
        download("portfolio.md", "text/markdown", &text);
    };
    let nothing_done = move || store.with(|plan, _| plan.done.is_empty());
    view! {
            <section aria-labelledby="take">
                <h2 id="take">"Take it with you"</h2>
                <p>
                    "Files are made in this browser and sent to nobody. A calendar file has a task on the days that it is planned for at the earliest, and an action on its last day; what is done isn’t in it. Import a newer one after a change: calendars that go by the standard (RFC 5545) update the events they have, and double none. What you have done since, delete there yourself."
                </p>
                {each_followed(pathway_files)}
                <div class="taken">
                    <h3>"What you have done"</h3>
                    <p>"With its days, your notes and the links to your proof."</p>
                    <p class="actions">
                        <button
                            type="button"
                            class="button"
                            disabled=nothing_done
                            aria-describedby="nothing-done"
                            on:click=portfolio
                        >
                            "Portfolio (Markdown)"
                        </button>
                    </p>
                    <p id="nothing-done">
                        {move || {
                            nothing_done().then_some("Nothing is ticked yet, so there is nothing to show.")
                        }}
                    </p>
                </div>
            </section>
    }
}

fn pathway_files(_: &Catalogue, pathway: &Pathway) -> AnyView {
    let store = PlanStore::expect();
    let id = StoredValue::new(pathway.id.clone());
    let make = move |now: Stamp| {
        store.with(|plan, catalogue| {
            let pathway = id.with_value(|id| catalogue.pathway(id.as_str()))?;
            Some(plan.calendar(catalogue, pathway, now))
        })
    };
    let why = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let pathway = id.with_value(|id| catalogue.pathway(id.as_str()))?;
            plan.schedule(catalogue, pathway).err()
        })
    });
    let save = move |_| {
        if let Some(Ok(text)) = untrack(|| make(store.now())) {
            download(&format!("{}.ics", id.get_value()), "text/calendar", &text);
        }
    };
    let to_print = format!(", {}", pathway.role);
    let reason = format!("no-calendar-{}", pathway.id);
    view! {
        <div class="taken">
            <h3>{pathway.role.clone()}</h3>
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    disabled=move || why.get().is_some()
                    aria-describedby=reason.clone()
                    on:click=save
                >
                    "Calendar file (.ics)"
                    <span class="visually-hidden">{format!(" of {}", pathway.role)}</span>
                </button>
                <Link class="button" to=Route::Roadmap(pathway.id.clone())>
                    "Roadmap to print"
                    <span class="visually-hidden">{to_print}</span>
                </Link>
            </p>
            <div id=reason>{move || why.get().map(why_no_dates)}</div>
        </div>
    }
    .into_any()
}
