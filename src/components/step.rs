//! The steps of a roadmap, and tasks to tick.

use super::collect::CollectAny;
use leptos::prelude::*;

use super::additions::{Additions, OutsideLink};
use super::cite::Figure;
use super::collapse::Collapse;
use super::dates::Dates;
use super::note::NoteEditor;
use super::progress::{ProgressBar, Scope};
use super::remarks::RemarksAbout;
use super::tick::Tick;
use crate::domain::catalogue::profile::Stop;
use crate::domain::id::ItemId;
use crate::domain::pathway::figure::{Provenance, Stated};
use crate::domain::pathway::{Part, Pathway, Step, Task};
use crate::domain::plan::remark::Subject;
use crate::store::catalogue::use_catalogue;

/// The id that a step's resource of this number, from 1, has there.
pub fn resource_part(step: &ItemId, number: usize) -> String {
    format!("use-{}-{number}", step.as_str().replace('/', "--"))
}

/// The steps of a pathway as stations down a line. Those that are finished are collapsed.
#[component]
pub fn StepCards<'a>(
    /// The pathway.
    pathway: &'a Pathway,
) -> impl IntoView + use<> {
    // Untracked: the weeks of a step, which are shown, are those of its own pathway.
    let stops = use_catalogue().with_untracked(|catalogue| {
        let profile = catalogue.profile(pathway.id.as_str());
        profile.map_or_else(Vec::new, |profile| profile.stops.clone())
    });
    let cards = (1..).zip(&pathway.steps).zip(stops);
    let cards = cards.map(move |((number, step), place)| {
        let items = step.tasks.iter().map(|task| task.id.clone()).collect();
        let body = view! { <StepBody pathway step number place notes=true /> };
        view! {
            <li class="station-card" id=step_part(number)>
                <h3>
                    <span class="station-number">
                        <span class="visually-hidden">"Step "</span>
                        {number}
                    </span>
                    {step.title.clone()}
                </h3>
                <RemarksAbout subject=Subject::Item(step.id.clone()) />
                <Collapse items>{body}</Collapse>
            </li>
        }
    });
    view! { <ol class="stations">{cards.collect_any()}</ol> }
}

/// The part of a page that is about the step with this number, from 1.
pub fn step_part(number: usize) -> String {
    format!("step-{number}")
}

/// The contents of a step: its weeks, its progress, its tasks and resources.
#[component]
pub fn StepBody<'a>(
    /// The pathway.
    pathway: &'a Pathway,
    /// The step.
    step: &'a Step,
    /// Its number, from 1.
    number: usize,
    /// Its place on the line.
    place: Stop,
    /// Whether notes can be made of its tasks.
    #[prop(optional)]
    notes: bool,
) -> impl IntoView + use<> {
    // Said once.
    let weeks = step.weeks.value().map(|_| {
        view! { <Figure text=place.in_words() provenance=Provenance::STEP_BEGINS /> }
    });
    let additions = notes.then(|| view! { <Additions step=&step.id title=&step.title /> });
    view! {
        <p class="meta">
            <StepWeeks pathway step />
            {weeks}
        </p>
        <Dates of=&step.id />
        <ProgressBar of=Scope::Step(step.id.clone()) />
        <Tasks tasks=&step.tasks part=Part::Step(number) notes />
        <Resources step />
        {additions}
    }
}

/// The weeks that the source gives a step.
#[component]
pub fn StepWeeks<'a>(pathway: &'a Pathway, step: &'a Step) -> impl IntoView + use<> {
    let text = match step.weeks {
        Stated::At(..) => step.weeks.to_string(),
        Stated::NotStated => "Weeks not stated".to_owned(),
    };
    view! { <Figure text provenance=step.weeks.provenance(pathway.document()) /> }
}

/// Tasks with their checkboxes.
#[component]
pub fn Tasks<'a>(
    /// The tasks.
    tasks: &'a [Task],
    /// The part of the pathway that they belong to.
    part: Part,
    /// Whether notes can be made of them.
    #[prop(optional)]
    notes: bool,
) -> impl IntoView + use<> {
    let tasks = tasks.iter().map(move |task| {
        view! {
            <li>
                <Tick item=task.item(part) />
                {task.url.as_ref().map(|url| view! { <OutsideLink url text="" /> })}
                <Dates of=&task.id />
                {notes.then(|| view! { <NoteEditor id=&task.id text=&task.text /> })}
            </li>
        }
    });
    view! { <ul class="tasks">{tasks.collect_any()}</ul> }
}

/// The resources that the source recommends for a step.
#[component]
fn Resources<'a>(step: &'a Step) -> impl IntoView + use<> {
    let names = &step.resources;
    if names.is_empty() {
        return view! { <p class="resources not-stated">"Resources: not stated"</p> }.into_any();
    }
    let names = (1..).zip(names).map(|(number, name)| {
        let text = name.name.clone();
        let shown = match &name.url {
            Some(url) => view! { <OutsideLink url text /> }.into_any(),
            None => text.into_any(),
        };
        view! { <li id=resource_part(&step.id, number)>{shown}</li> }
    });
    view! {
        <p class="resources-title">"Resources"</p>
        <ul class="resources">{names.collect_any()}</ul>
    }
    .into_any()
}
