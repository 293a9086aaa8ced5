//! One pathway as a line in time.

use leptos::prelude::*;

use super::by_slug::with_pathway;
use crate::components::badge::{Badge, line_number};
use crate::components::cite::Figure;
use crate::components::dates::Arrival;
use crate::components::follow::Follow;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::components::map::TransitMap;
use crate::components::progress::{ProgressBar, Scope};
use crate::components::step::{StepCards, Tasks};
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::figure::Provenance;
use crate::domain::pathway::{Part, Pathway, When};
use crate::route::Route;

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
    let role = pathway.role.clone();
    view! {
        <article class="page roadmap" data-line=line_number(profile.document)>
            <header class="page-header">
                <p class="kicker">
                    <Badge profile />
                    "Roadmap to"
                </p>
                <PageHeading>{role}</PageHeading>
                <p class="lead">
                    {format!("{} steps, ", pathway.steps.len())}
                    <Figure
                        text=pathway.steps_total().to_string()
                        provenance=Provenance::Derived {
                            from: "the weeks of its steps",
                        }
                    /> " in all. Tick what is done; your train moves along the line. "
                    <Link to=Route::Plan>"Say when you start"</Link>
                    ", and every step and task has its dates."
                </p>
                <div class="actions">
                    <Follow profile />
                    <Link class="button" to=Route::Pathway(pathway.id.clone())>
                        "Read the whole pathway"
                    </Link>
                </div>
            </header>
            <TransitMap profiles=vec![profile] />
            <Arrival of=&pathway.id />
            <ProgressBar of=Scope::Steps(pathway.id.clone()) />
            <section aria-labelledby="before">
                <h2 id="before">"Before you set out"</h2>
                <p>"Three small things for this week, so that you have begun."</p>
                <Tasks
                    tasks=pathway.actions.due(When::ThisWeek)
                    part=Part::Action(When::ThisWeek)
                    notes=true
                />
            </section>
            <section aria-labelledby="steps">
                <h2 id="steps">"The steps"</h2>
                <StepCards pathway notes=true />
            </section>
        </article>
    }
}
