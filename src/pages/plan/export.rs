//! Exports: the plan as a calendar file, the roadmap on paper.

use leptos::prelude::*;

use super::burn_up::{each_followed, no_dates_help, use_no_dates};
use crate::components::download::download;
use crate::components::link::Link;
use crate::domain::catalogue::Catalogue;
use crate::domain::pathway::Pathway;
use crate::domain::planning::calendar::calendar_file;
use crate::route::Route;
use crate::sections::plan::EXPORT;
use crate::store::PlanStore;

/// The section of exports.
#[component]
pub fn ExportSection() -> impl IntoView {
    view! {
        <section aria-labelledby=EXPORT.0>
            <h2 id=EXPORT.0>{EXPORT.1}</h2>
            <p>
                "Files are made in this browser and sent to nobody. A calendar file has a task on the days that it is planned for at the earliest, and an action on its last day; what is done isn’t in it. Import a newer one after a change: calendars that go by the standard (RFC 5545) update the events they have, and double none. What you have done since, delete there yourself."
            </p>
            {each_followed(pathway_files)}
        </section>
    }
}

fn pathway_files(_: &Catalogue, pathway: &Pathway) -> AnyView {
    let (store, id) = (PlanStore::expect(), pathway.id.clone());
    let (schedule, no_dates) = (store.schedule(&id), use_no_dates(&id));
    let save_calendar = move |_| {
        let text = untrack(|| {
            let (schedule, now) = (schedule.get()?, store.now());
            store.with(|plan, catalogue| {
                let pathway = catalogue.pathway(id.as_str())?;
                Some(calendar_file(plan, catalogue, pathway, &schedule, now))
            })
        });
        if let Some(text) = text {
            download(&format!("{id}.ics"), "text/calendar", &text);
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
                    disabled=move || no_dates.get().is_some()
                    aria-describedby=reason.clone()
                    on:click=save_calendar
                >
                    "Calendar file (.ics)"
                    <span class="visually-hidden">{format!(" of {}", pathway.role)}</span>
                </button>
                <Link class="button" to=Route::Roadmap(pathway.id.clone())>
                    "Roadmap to print"
                    <span class="visually-hidden">{to_print}</span>
                </Link>
            </p>
            <div id=reason>{move || no_dates.get().map(no_dates_help)}</div>
        </div>
    }
    .into_any()
}
