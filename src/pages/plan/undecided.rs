//! Following several pathways: their shared work, and the consequences of switching.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::table::table;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::plan::Plan;
use crate::domain::planning::effort::Effort;
use crate::domain::planning::schedule::Span;
use crate::domain::planning::undecided::{Switch, Undecided as Comparison};
use crate::domain::planning::work_item::{remaining, total_effort};
use crate::store::PlanStore;

/// The comparison of the followed pathways; there are two or more.
#[component]
pub fn Undecided(
    /// The followed pathways, in the order of following.
    #[prop(into)]
    followed: Signal<Vec<PathwayId>>,
) -> impl IntoView {
    let store = PlanStore::expect();
    let texts = Memo::new(move |_| {
        let (followed, today) = (followed.get(), store.today());
        store.with(|plan, catalogue| Texts::new(plan, catalogue, &followed, today))
    });
    let comparison = move || {
        let Texts {
            until,
            shared,
            together,
            switches,
        } = texts.get();
        let shared = shared.into_iter().map(|name| view! { <li>{name}</li> });
        let rows = switches
            .into_iter()
            .map(|cells| cells.into_iter().map(IntoAny::into_any).collect());
        view! {
            <p>{until}</p>
            <ul>{shared.collect_any()}</ul>
            <p>{together}</p>
            {table(
                &[
                    "If you switch",
                    "Carries over",
                    "Doesn’t carry over",
                    "Left to do",
                    "Arrival",
                ],
                rows.collect(),
            )}
        }
    };
    view! {
        <p class="remark">
            "You can follow several roles as long as you like. Start with what they share: it counts for each. Switching never removes a tick."
        </p>
        {comparison}
    }
}

/// The comparison in words.
#[derive(Clone, PartialEq)]
struct Texts {
    until: String,
    /// The names of the shared work.
    shared: Vec<String>,
    together: String,
    /// The cells of each row of the table.
    switches: Vec<[String; 5]>,
}

impl Texts {
    fn new(plan: &Plan, catalogue: &Catalogue, followed: &[PathwayId], today: Date) -> Self {
        let pathways = followed.iter();
        let pathways: Vec<_> = pathways
            .filter_map(|id| catalogue.pathway(id.as_str()))
            .collect();
        let found = Comparison::new(plan, catalogue, &pathways, today);
        let alone = pathways.iter();
        let alone = alone
            .map(|pathway| total_effort(plan, catalogue, [*pathway]))
            .sum();
        Self {
            until: until(&found, plan.pace.start.is_some()),
            shared: found.shared.iter().map(|item| item.name.clone()).collect(),
            together: together(pathways.len(), found.together, alone),
            switches: found.switches.iter().map(cells).collect(),
        }
    }
}

fn cells(switch: &Switch) -> [String; 5] {
    let arrival = switch.arrival.map(Span::in_words);
    [
        format!("{} → {}", switch.from.role, switch.to.role),
        switch.kept.to_string(),
        switch.not_used.to_string(),
        switch.remaining.to_string(),
        arrival.unwrap_or_else(|| "More than 50 years".to_owned()),
    ]
}

/// How long the learner can stay undecided.
fn until(found: &Comparison, has_start: bool) -> String {
    let left = remaining(&found.shared);
    if found.shared.is_empty() {
        return "These roles share no task: what you do counts for one of them.".to_owned();
    }
    let hours = format!("You have {left} of shared work left");
    match found.until {
        _ if left == Effort::NONE => {
            "All shared work is done. What you do from here on counts for one role.".to_owned()
        }
        Some(until) => format!(
            "You can stay undecided until {}. {hours}:",
            until.in_words()
        ),
        None if has_start => format!("{hours}:"),
        None => format!("{hours}. Set a start date to see until when you can stay undecided:"),
    }
}

/// The work of all roles together, and how much less that is than one by one.
fn together(roles: usize, all: Effort, alone: Effort) -> String {
    let name = if roles == 2 { "Both" } else { "Together" };
    if all == alone {
        format!("{name}: {all} of work.")
    } else {
        format!(
            "{name}: {all} of work, {} less than separately.",
            alone - all
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;

    #[test]
    fn until_when_one_can_stay_undecided_is_told() {
        let told = |plan: &Plan, slugs: &[&str]| {
            let today = Date::parse("2027-01-04").unwrap();
            let catalogue = content::built_in();
            let followed: Vec<_> = slugs
                .iter()
                .filter_map(|slug| PathwayId::new(slug))
                .collect();
            Texts::new(plan, &catalogue, &followed, today).until
        };
        let both = ["nlp-engineer", "ai-research-engineer"];
        let mut plan = Plan::default();
        // NumPy and so on, tensors and autograd, and a model behind FastAPI.
        assert!(
            told(&plan, &both).starts_with("You have 60 hours of shared work left. Set a start")
        );
        plan.pace.start = Date::parse("2026-12-01");
        assert_eq!(
            told(&plan, &both),
            "You can stay undecided until 17 January 2027. You have 60 hours of shared work left:"
        );
        let none = told(&plan, &["nlp-engineer", "data-annotation-specialist"]);
        assert!(none.starts_with("These roles share no task"));
    }
}
