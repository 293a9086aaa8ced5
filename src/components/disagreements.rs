//! Where a pathway's source contradicts itself.

use super::collect::CollectAny;
use leptos::prelude::*;

use super::cite::Cite;
use crate::domain::pathway::Pathway;
use crate::domain::pathway::disagreement::Subject;
use crate::domain::pathway::figure::Provenance;

/// Where the source gives several figures for one thing: all of them, and that they differ.
#[component]
pub fn Disagreements<'a>(pathway: &'a Pathway) -> impl IntoView + use<> {
    let note = |about, figures: Vec<(String, Provenance)>| {
        let last = figures.len() - 1;
        let count = match figures.len() {
            2 => "two".to_owned(),
            3 => "three".to_owned(),
            more => more.to_string(),
        };
        let figures = figures
            .into_iter()
            .enumerate()
            .map(move |(i, (text, provenance))| {
                let joint = match i {
                    0 => "",
                    i if i == last => " and ",
                    _ => ", ",
                };
                let whose = match &provenance {
                    Provenance::Source { place, .. } => format!("{text} ({place})"),
                    _ => format!("{text} (the steps together)"),
                };
                view! {
                    {joint}
                    {whose}
                    <Cite provenance />
                }
            });
        let about = match about {
            Subject::Time => format!("The source gives {count} times: "),
            Subject::Pay => format!("The source gives {count} figures for pay: "),
        };
        view! { <p class="notice">{about} {figures.collect_any()} ". We don’t know which is right."</p> }
    };
    let notes = pathway
        .disagreements()
        .into_iter()
        .map(|d| note(d.about, d.figures));
    view! { <div class="disagreements">{notes.collect_any()}</div> }
}
