//! Exports: the plan as a calendar file and as a document, the roadmap on paper.

use leptos::prelude::*;

use super::burn_up::{each_followed, no_dates_help, use_no_dates};
use super::calendar_form::{CalendarForm, calendar_options};
use super::pocket::PocketPlan;
use crate::components::download::download;
use crate::components::link::Link;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
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
                "Files are made in this browser and aren’t sent anywhere. A calendar file has each open task on its earliest days, without your days off, and each action on its last day. Import again after changes: events update. Delete finished ones yourself."
            </p>
            <CalendarForm />
            {each_followed(pathway_files)}
            <PocketPlan />
        </section>
    }
}

fn pathway_files(_: &Catalogue, pathway: &Pathway) -> AnyView {
    let (store, id) = (PlanStore::expect(), pathway.id.clone());
    let (schedule, no_dates) = (store.schedule(&id), use_no_dates(&id));
    let is_refused = RwSignal::new(false);
    let save_calendar = move |_| {
        let text = untrack(|| {
            let (schedule, now) = (schedule.get()?, store.now());
            let (options, last_day) = (calendar_options(store), last_arrival(store)?);
            store.with(|plan, catalogue| {
                let pathway = catalogue.pathway(id.as_str())?;
                calendar_file(plan, catalogue, pathway, &schedule, &options, last_day, now)
            })
        });
        is_refused.set(text.is_none());
        if let Some(text) = text {
            download(&format!("{id}.ics"), "text/calendar", &text);
        }
    };
    let refused = move || {
        is_refused.get().then_some(
            "No file was made: everything here is done or skipped, so a calendar would be empty.",
        )
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
            <p class="wrong" role="alert">
                {refused}
            </p>
        </div>
    }
    .into_any()
}

/// Study times are given for so many days at least: who is behind has a plan that has ended already. Ours.
const MIN_STUDY_DAYS: u32 = 28;

/// The last day of the study times: the latest on which a followed pathway is finished. All files have the
/// same, whichever is imported last.
fn last_arrival(store: PlanStore) -> Option<Date> {
    let follows = store.with(|plan, _| plan.follows.clone());
    let schedules = follows
        .iter()
        .filter_map(|pathway| store.schedule(pathway).get());
    let arrival = schedules.map(|schedule| schedule.arrival.high).max();
    arrival.max(store.today().plus(MIN_STUDY_DAYS))
}
