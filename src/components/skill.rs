//! A skill to learn.

use leptos::prelude::*;

use super::cite::Figure;
use super::tick::Tick;
use crate::domain::id::ItemId;
use crate::domain::pathway::{Item, Part, Pathway, Skill};

/// The id that a skill one brings has on its pathway's page.
pub fn strength_part(id: &ItemId) -> String {
    format!("bring-{}", id.local())
}

/// A skill to learn: its checkbox, how much it matters, how long it takes and how to learn it.
#[component]
pub fn SkillToLearn<'a>(pathway: &'a Pathway, skill: &'a Skill) -> impl IntoView + use<> {
    let document = pathway.document();
    let item = Item {
        id: &skill.id,
        text: &skill.name,
        part: Part::Skill,
    };
    let labelled = |label, text: String, provenance| {
        view! {
            <span class="labelled">
                <span class="label">{label}</span>
                <Figure text provenance />
            </span>
        }
    };
    view! {
        <Tick item />
        <p class="meta">
            {labelled("Priority", skill.priority.to_string(), skill.priority.provenance(document))}
            {labelled("Time", skill.weeks.to_string(), skill.weeks.provenance(document))}
        </p>
        <p class="how">{skill.how.clone()}</p>
    }
}
