//! One pathway in full.

mod sections;

use leptos::prelude::*;

use super::by_slug::with_pathway;
use crate::components::badge::{Badge, line_number};
use crate::components::contents::Contents;
use crate::components::disagreements::Disagreements;
use crate::components::figures::{DemandFigure, KeyFacts};
use crate::components::follow::Follow;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::components::progress::{ProgressBar, Scope};
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::Pathway;
use crate::route::Route;
use crate::sections::pathway::ALL as CONTENTS;
use sections::SECTIONS;

/// The page at `/pathways/{slug}`.
#[component]
pub fn PathwayPage() -> impl IntoView {
    with_pathway(|catalogue, pathway| {
        let profile = catalogue.profile(pathway.id.as_str())?;
        Some(view! { <PathwayArticle pathway profile /> }.into_any())
    })
}

#[component]
fn PathwayArticle<'a>(pathway: &'a Pathway, profile: &'a Profile) -> impl IntoView + use<> {
    let sections = SECTIONS.map(|section| {
        view! {
            <section id=section.id aria-labelledby=format!("{}-title", section.id)>
                <h2 id=format!("{}-title", section.id)>{section.title}</h2>
                {(section.draw)(pathway)}
            </section>
        }
    });
    let role = pathway.role.clone();
    let demand = view! { <DemandFigure pathway /> };
    view! {
        <article class="page pathway" data-line=line_number(profile.document)>
            <header class="page-header">
                <p class="kicker">
                    <Badge profile />
                    "From Backend Developer to"
                </p>
                <PageHeading>{role}</PageHeading>
                <p class="lead">{pathway.summary.clone()}</p>
                <div class="actions">
                    <Follow profile />
                    <Link class="button" to=Route::Roadmap(pathway.id.clone())>
                        "Open the roadmap"
                    </Link>
                    <Link class="button" to=Route::Compare(vec![pathway.id.to_string()])>
                        "Compare with others"
                    </Link>
                </div>
                <ProgressBar of=Scope::Pathway(pathway.id.clone()) />
            </header>
            <KeyFacts profile>
                <div class="wide">
                    <dt>"Demand"</dt>
                    <dd>{demand}</dd>
                </div>
            </KeyFacts>
            <Disagreements pathway />
            <div class="with-contents">
                <Contents parts=&CONTENTS />
                <div class="sections">{sections}</div>
            </div>
        </article>
    }
}
