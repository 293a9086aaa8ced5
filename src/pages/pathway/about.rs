//! About one pathway: its facts, what it takes and what to expect.

use leptos::prelude::*;

use super::head::{PathwayHead, Tab};
use super::moved::follow_moved_fragment;
use super::sections::{SECTIONS, Section};
use crate::components::cite::source_notes;
use crate::components::collect::CollectAny;
use crate::components::contents::Contents;
use crate::components::disagreements::Disagreements;
use crate::components::figures::{DemandFigure, KeyFacts};
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::Pathway;
use crate::domain::pathway::figure::{Place, Provenance};
use crate::pages::by_slug::with_pathway;
use crate::sections::pathway::ALL as CONTENTS;

/// The parts of a source that this page has figures of.
const PLACES: [Place; 6] = [
    Place::Title,
    Place::Header,
    Place::Overview,
    Place::Skills,
    Place::Roadmap,
    Place::Answer,
];

/// The page at `/pathways/{slug}`.
#[component]
pub fn PathwayPage() -> impl IntoView {
    with_pathway(draw_about)
}

/// Draws what is known about a pathway.
pub fn draw_about(catalogue: &Catalogue, pathway: &Pathway) -> Option<AnyView> {
    let profile = catalogue.profile(pathway.id.as_str())?;
    Some(view! { <About pathway profile /> }.into_any())
}

#[component]
fn About<'a>(pathway: &'a Pathway, profile: &'a Profile) -> impl IntoView + use<> {
    follow_moved_fragment(pathway, Tab::About);
    let notes = source_notes(
        &[pathway],
        &PLACES,
        &[Provenance::STEPS_TOTAL, Provenance::Entered],
    );
    let is_stated = |section: &&Section| (section.is_stated)(pathway);
    let shown = SECTIONS.iter().filter(is_stated);
    let absent: Vec<_> = SECTIONS
        .iter()
        .filter(|section| !is_stated(section))
        .collect();
    let absent: Vec<_> = absent.iter().map(|section| section.id).collect();
    let lacks = Callback::new(move |part| absent.contains(&part));
    let sections = shown.map(|section| {
        view! {
            <section id=section.id aria-labelledby=format!("{}-title", section.id)>
                <h2 id=format!("{}-title", section.id)>{section.title}</h2>
                {(section.draw)(pathway)}
            </section>
        }
    });
    let demand = view! { <DemandFigure pathway /> };
    let summary = (!pathway.summary.is_empty())
        .then(|| view! { <p class="lead">{pathway.summary.clone()}</p> });
    view! {
        <article class="page pathway" data-line=profile.line>
            <PathwayHead profile tab=Tab::About />
            {summary}
            <KeyFacts profile>
                <div class="wide">
                    <dt>"Demand"</dt>
                    <dd>{demand}</dd>
                </div>
            </KeyFacts>
            {pathway.source.is_some().then(|| view! { <Disagreements pathway /> })}
            <div class="with-contents">
                <Contents parts=&CONTENTS lacks />
                <div class="sections">{sections.collect_any()}</div>
            </div>
            {notes}
        </article>
    }
}
