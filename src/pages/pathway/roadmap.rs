//! The tasks, step by step: the line, the first actions and the steps.

use leptos::prelude::*;

use super::head::{PathwayHead, Tab};
use super::moved::follow_moved_fragment;
use crate::components::cite::{Figure, source_notes};
use crate::components::collapse::Collapse;
use crate::components::collect::CollectAny;
use crate::components::controls::use_controls;
use crate::components::dates::{Arrival, DueDay};
use crate::components::line_strip::LineStrip;
use crate::components::remarks::RemarksAbout;
use crate::components::step::{StepCards, Tasks};
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::figure::{Place, Provenance, Weeks};
use crate::domain::pathway::{Part, Pathway, When};
use crate::domain::plan::remark::Subject;
use crate::pages::by_slug::with_pathway;
use crate::sections::roadmap as is;
use crate::store::PlanStore;

/// The page at `/roadmap/{slug}`.
#[component]
pub fn RoadmapPage() -> impl IntoView {
    with_pathway(draw_roadmap)
}

/// Draws the roadmap of a pathway.
pub fn draw_roadmap(catalogue: &Catalogue, pathway: &Pathway) -> Option<AnyView> {
    let profile = catalogue.profile(pathway.id.as_str())?;
    Some(view! { <Roadmap pathway profile /> }.into_any())
}

#[component]
fn Roadmap<'a>(pathway: &'a Pathway, profile: &'a Profile) -> impl IntoView + use<> {
    follow_moved_fragment(pathway, Tab::Roadmap);
    let worked_out = [
        Provenance::STEPS_TOTAL,
        Provenance::STEP_BEGINS,
        Provenance::DATES,
        Provenance::Entered,
    ];
    let notes = source_notes(&[pathway], &[Place::Roadmap], &worked_out);
    let (store, controls) = (PlanStore::expect(), use_controls());
    let id = pathway.id.clone();
    // What changed matters to who follows it; own pathways change by nobody else's hand.
    let is_told = Memo::new({
        let id = id.clone();
        move |_| !id.is_own() && store.follows(&id)
    });
    let news = move || {
        is_told.get().then(|| {
            let id = id.clone();
            controls.draw_when_loaded(move |drawers| (drawers.pathway_news)(id.clone()))
        })
    };
    let extent = match (pathway.steps.len(), profile.steps_total()) {
        (steps, total) if total == Weeks::NONE => {
            format!("{steps} steps, weeks not stated").into_any()
        }
        (steps, total) => view! {
            {format!("{steps} steps, ")}
            <Figure text=total.to_string() provenance=Provenance::STEPS_TOTAL />
        }
        .into_any(),
    };
    let due = When::ALL
        .into_iter()
        .filter(|when| !pathway.actions.due(*when).is_empty());
    let due: Vec<_> = due
        .map(|when| view! { <ActionsDue pathway when /> })
        .collect();
    let actions = (!due.is_empty()).then(|| {
        view! {
            <section aria-labelledby=is::ACTIONS.0>
                <h2 id=is::ACTIONS.0>{is::ACTIONS.1}</h2>
                {due.into_iter().collect_any()}
            </section>
        }
    });
    view! {
        <article class="page roadmap" data-line=profile.line>
            <PathwayHead profile tab=Tab::Roadmap />
            {news}
            <RemarksAbout subject=Subject::Pathway(pathway.id.clone()) />
            <LineStrip profile />
            <p class="lead">
                {extent} " in all. Tick what you have done: your train moves along the line."
            </p>
            <Arrival of=&pathway.id />
            <div class="actions-and-steps">
                {actions} <section aria-labelledby=is::STEPS.0>
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
