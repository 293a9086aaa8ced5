//! A step of a roadmap, and tasks to tick.

use leptos::prelude::*;

use super::cite::Figure;
use super::progress::ProgressBar;
use super::tick::Tick;
use crate::content::catalogue;
use crate::domain::figure::{Place, Provenance};
use crate::domain::line::Station;
use crate::domain::pathway::{Part, Pathway, Task};
use crate::domain::plan::Progress;
use crate::store::PlanStore;

/// A step as a station of the line.
#[component]
pub fn StepCard(pathway: &'static Pathway, station: Station<'static>) -> impl IntoView {
    let progress = step_progress(station);
    view! {
        <li class="station-card" class:finished=move || progress.get().is_finished()>
            <h3>
                <span class="station-number">
                    <span class="visually-hidden">"Step "</span>
                    {station.number}
                </span>
                {station.step.title.as_str()}
            </h3>
            <StepBody pathway station />
        </li>
    }
}

/// What a step is made of: its weeks, its progress, its tasks and resources.
#[component]
pub fn StepBody(pathway: &'static Pathway, station: Station<'static>) -> impl IntoView {
    let Station { number, step, .. } = station;
    let begins = Provenance::Derived {
        from: "the weeks of the steps before it",
    };
    view! {
        <p class="meta">
            <Figure text=step.weeks.to_string() provenance=pathway.cite(Place::Roadmap) />
            <Figure text=station.in_words() provenance=begins />
        </p>
        <ProgressBar progress=step_progress(station) />
        <Tasks tasks=&step.tasks part=Part::Step(number) />
        <Resources names=&step.resources />
    }
}

fn step_progress(station: Station<'static>) -> Signal<Progress> {
    let store = PlanStore::expect();
    Signal::derive(move || store.with(|plan| plan.step_progress(catalogue(), station.step)))
}

/// Tasks with their checkboxes.
#[component]
pub fn Tasks(tasks: &'static [Task], part: Part) -> impl IntoView {
    let tasks = tasks
        .iter()
        .map(move |task| view! { <li><Tick item=task.item(part) /></li> });
    view! { <ul class="tasks">{tasks.collect_view()}</ul> }
}

/// What a step's source recommends to use.
#[component]
fn Resources(names: &'static [String]) -> impl IntoView {
    if names.is_empty() {
        return view! { <p class="resources not-stated">"Resources: not stated"</p> }.into_any();
    }
    let names = names.iter().map(|name| view! { <li>{name.as_str()}</li> });
    view! {
        <p class="resources-title">"Resources"</p>
        <ul class="resources">{names.collect_view()}</ul>
    }
    .into_any()
}
