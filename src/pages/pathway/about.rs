//! About one pathway: its facts, what it takes and what to expect.

use leptos::prelude::*;

use super::head::{PathwayHead, Tab};
use super::moved::follow_moved_fragment;
use super::sections::SECTIONS;
use crate::components::badge::line_number;
use crate::components::contents::Contents;
use crate::components::disagreements::Disagreements;
use crate::components::figures::{DemandFigure, KeyFacts};
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::Pathway;
use crate::pages::by_slug::with_pathway;
use crate::sections::pathway::ALL as CONTENTS;

/// The page at `/pathways/{slug}`.
#[component]
pub fn PathwayPage() -> impl IntoView {
    with_pathway(|catalogue, pathway| {
        let profile = catalogue.profile(pathway.id.as_str())?;
        Some(view! { <About pathway profile /> }.into_any())
    })
}

#[component]
fn About<'a>(pathway: &'a Pathway, profile: &'a Profile) -> impl IntoView + use<> {
    follow_moved_fragment(pathway, Tab::About);
    let sections = SECTIONS.map(|section| {
        view! {
            <section id=section.id aria-labelledby=format!("{}-title", section.id)>
                <h2 id=format!("{}-title", section.id)>{section.title}</h2>
                {(section.draw)(pathway)}
            </section>
        }
    });
    let demand = view! { <DemandFigure pathway /> };
    view! {
        <article class="page pathway" data-line=line_number(profile.document)>
            <PathwayHead profile tab=Tab::About />
            <p class="lead">{pathway.summary.clone()}</p>
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
