//! The reality check.

use super::collect::CollectAny;
use leptos::prelude::*;

use crate::domain::pathway::Pathway;

/// Picks some lines of a pathway.
pub type PickLines = for<'a> fn(&'a Pathway) -> &'a [String];

/// The parts of the reality check.
pub const REALITY: [(&str, PickLines); 3] = [
    ("What you will love", |pathway| &pathway.reality.love),
    ("What you might miss", |pathway| &pathway.reality.miss),
    ("What will be hardest", |pathway| {
        &pathway.reality.challenges
    }),
];

/// A plain list.
#[component]
pub fn Lines<'a>(lines: &'a [String]) -> impl IntoView + use<> {
    let lines = lines.iter().map(|line| view! { <li>{line.clone()}</li> });
    view! { <ul class="lines">{lines.collect_any()}</ul> }
}
