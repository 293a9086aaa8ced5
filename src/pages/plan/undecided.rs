//! Following several pathways: what they share, and what a change of mind keeps and costs.

use leptos::prelude::*;

use crate::components::table::table;
use crate::domain::effort::Effort;
use crate::domain::job::left;
use crate::domain::id::PathwayId;
use crate::domain::schedule::Span;
use crate::domain::undecided::Undecided as Found;
use crate::store::PlanStore;

/// What two or more pathways mean together.
#[component]
pub fn Undecided(
    /// The pathways that are followed, first followed first.
    #[prop(into)]
    followed: Signal<Vec<PathwayId>>,
) -> impl IntoView {
    let store = PlanStore::expect();
    let drawn = move || {
        store.with(|plan, known| {
            let followed = followed.get();
            let pathways: Vec<_> = followed.iter().filter_map(|id| known.pathway(id.as_str())).collect();
            let found = plan.undecided(known, &pathways, store.today());
            let alone = pathways.iter().map(|p| plan.union_of(known, [*p])).sum();
            let left = left(&found.shared);
            let has_start = plan.pace.start.is_some();
            let rows = found.switches.iter().map(|switch| {
                let arrival = switch
                    .arrival
                    .map_or_else(|| "No end in sight".to_owned(), Span::in_words);
                [
                    format!("{} → {}", switch.from.role, switch.to.role),
                    switch.kept.to_string(),
                    switch.not_used.to_string(),
                    switch.left.to_string(),
                    arrival,
                ]
                .into_iter()
                .map(IntoAny::into_any)
                .collect()
            });
            let shared = found.shared.iter();
            let shared = shared.map(|job| view! { <li>{job.name.clone()}</li> }.into_any());
            view! {
                <p>{until(&found, left, has_start)}</p>
                <ul>{shared.collect_view()}</ul>
                <p>{together(found.together, alone)}</p>
                {table(
                    &[
                        "If you change your mind",
                        "Kept of what you did",
                        "Not used",
                        "Left to do",
                        "You would arrive",
                    ],
                    rows.collect(),
                )}
            }
            .into_any()
        })
    };
    view! {
        <p class="remark">
            "You can stay undecided. What your pathways share counts for each of them, so begin there. Changing your mind never takes back a tick."
        </p>
        {drawn}
    }
}

/// Until when one can stay undecided.
fn until(found: &Found, left: Effort, has_start: bool) -> String {
    if found.shared.is_empty() {
        return "Their roadmaps have no task in common: whichever you begin with, it counts for that one alone.".to_owned();
    }
    match found.until {
        _ if left == Effort::NONE => {
            "All that they share is done. From here on what you do counts for one of them."
                .to_owned()
        }
        Some(until) => format!(
            "You can stay undecided until {}: so long you have work that counts for more than one of them, {left} of it:",
            until.in_words()
        ),
        None if has_start => format!("They share {left} of work:"),
        None => format!(
            "They share {left} of work. Say when you start, and this says until when you can stay undecided:"
        ),
    }
}

/// What all of them take together.
fn together(all: Effort, alone: Effort) -> String {
    if all == alone {
        format!("All of them together are {all} of work.")
    } else {
        format!("All of them together are {all} of work; one by one they would be {alone}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::domain::date::Date;
    use crate::domain::plan::Plan;

    #[test]
    fn until_when_one_can_stay_undecided_is_told() {
        let told = |plan: &Plan, slugs: &[&str]| {
            let today = Date::parse("2027-01-04").unwrap();
            let catalogue = content::built_in();
            let pathways: Vec<_> = slugs.iter().filter_map(|slug| catalogue.pathway(slug)).collect();
            let found = plan.undecided(&catalogue, &pathways, today);
            let left = left(&found.shared);
            until(&found, left, plan.pace.start.is_some())
        };
        let both = ["nlp-engineer", "ai-research-engineer"];
        let mut plan = Plan::default();
        // NumPy and so on, tensors and autograd, and a model behind FastAPI.
        assert!(told(&plan, &both).starts_with("They share 47 hours of work. Say when you start"));
        plan.pace.start = Date::parse("2026-12-01");
        assert_eq!(
            told(&plan, &both),
            "You can stay undecided until 5 February 2027: so long you have work that counts for more than one of them, 47 hours of it:"
        );
        let none = told(&plan, &["nlp-engineer", "data-annotation-specialist"]);
        assert!(none.starts_with("Their roadmaps have no task in common"));
    }
}
