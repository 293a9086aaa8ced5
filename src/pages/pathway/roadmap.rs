//! The tasks, step by step: the line, the first actions and the steps.

use leptos::prelude::*;

use super::head::{PathwayHead, Tab};
use super::moved::follow_moved_fragment;
use crate::components::badge::line_number;
use crate::components::cite::{Figure, source_notes};
use crate::components::collapse::Collapse;
use crate::components::collect::CollectAny;
use crate::components::dates::{Arrival, DueDay};
use crate::components::line_strip::LineStrip;
use crate::components::step::{StepCards, Tasks};
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::figure::{Place, Provenance};
use crate::domain::pathway::{Part, Pathway, When};
use crate::pages::by_slug::with_pathway;
use crate::sections::roadmap as is;

/// The page at `/roadmap/{slug}`.
#[component]
pub fn RoadmapPage() -> impl IntoView {
    with_pathway(|catalogue, pathway| {
        let profile = catalogue.profile(pathway.id.as_str())?;
        Some(view! { <Roadmap pathway profile /> }.into_any())
    })
}

#[component]
fn Roadmap<'a>(pathway: &'a Pathway, profile: &'a Profile) -> impl IntoView + use<> {
    follow_moved_fragment(pathway, Tab::Roadmap);
    let worked_out = [
        Provenance::STEPS_TOTAL,
        Provenance::STEP_BEGINS,
        Provenance::DATES,
    ];
    let notes = source_notes(&[pathway], &[Place::Roadmap], &worked_out);
    view! {
        <article class="page roadmap" data-line=line_number(profile.document)>
            <PathwayHead profile tab=Tab::Roadmap />
            <LineStrip profile />
            <p class="lead">
                {format!("{} steps, ", pathway.steps.len())}
                <Figure text=pathway.steps_total().to_string() provenance=Provenance::STEPS_TOTAL />
                " in all. Tick what you have done: your train moves along the line."
            </p>
            <Arrival of=&pathway.id />
            <div class="actions-and-steps">
                <section aria-labelledby=is::ACTIONS.0>
                    <h2 id=is::ACTIONS.0>{is::ACTIONS.1}</h2>
                    {When::ALL.map(|when| view! { <ActionsDue pathway when /> }).collect_any()}
                </section>
                <section aria-labelledby=is::STEPS.0>
                    <h2 id=is::STEPS.0>{is::STEPS.1}</h2>
                    <StepCards pathway />
                </section>
            </div>
            {notes}
        </article>
    }
}

/// The actions of one period, with the day by which they are due.
#[component]
fn ActionsDue<'a>(pathway: &'a Pathway, when: When) -> impl IntoView + use<> {
    let tasks = pathway.actions.due(when);
    let items = tasks.iter().map(|task| task.id.clone()).collect();
    // The actions of this week stood alone on this page once, under this id.
    let id = (when == When::ThisWeek).then_some(is::BEFORE);
    let tasks = view! { <Tasks tasks part=Part::Action(when) notes=true /> };
    view! {
        <div class="actions-due" id=id>
            <h3>{when.to_string()} " " <DueDay when /></h3>
            <Collapse items>{tasks}</Collapse>
        </div>
    }
}
