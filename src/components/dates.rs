//! The days of steps, tasks and actions, once the learner has set a start date.

use leptos::prelude::*;

use super::cite::Figure;
use super::link::Link;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::figure::{Provenance, Weeks};
use crate::domain::pathway::{Pathway, When};
use crate::domain::plan::Plan;
use crate::domain::planning::schedule::{Schedule, ScheduledItem, Span};
use crate::route::{PlanSection, Route};
use crate::store::PlanStore;

/// The days of a step, a task or an action; an empty element where there are none.
#[component]
pub fn Dates<'a>(of: &'a ItemId) -> impl IntoView + use<> {
    let store = PlanStore::expect();
    let id = of.clone();
    let schedule = PathwayId::new(id.pathway()).map(|pathway| store.schedule(&pathway));
    let text = move || {
        let schedule = schedule.and_then(|schedule| schedule.get());
        store.with(|plan, catalogue| in_words(plan, catalogue, schedule.as_deref(), &id))
    };
    view! { <span class="dates">{text}</span> }
}

/// When a pathway begins and ends, or how to have it say so.
#[component]
pub fn Arrival<'a>(of: &'a PathwayId) -> impl IntoView + use<> {
    let store = PlanStore::expect();
    let schedule = store.schedule(of);
    let id = of.clone();
    let lacks_weeks = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let pathway = catalogue.pathway(id.as_str());
            let total = pathway.map(Pathway::steps_total);
            plan.pace.start.is_some() && total == Some(Weeks::NONE)
        })
    });
    let text = move || match schedule.get() {
        Some(schedule) => {
            let text = format!(
                "Start {}. Arrive {}.",
                schedule.start.in_words(),
                schedule.arrival.in_words()
            );
            view! { <Figure text provenance=Provenance::DATES /> }.into_any()
        }
        None if lacks_weeks.get() => {
            "Its steps state no weeks, so there are no dates. Give them weeks to get some."
                .into_any()
        }
        None => view! {
            <Link to=Route::Plan(PlanSection::Schedule)>"Set a start date"</Link>
            " and every step and task gets its dates."
        }
        .into_any(),
    };
    view! { <p class="start-and-arrival">{text}</p> }
}

/// The day by which the actions of a period are due; an empty element where there is no start date.
#[component]
pub fn DueDay(when: When) -> impl IntoView {
    let store = PlanStore::expect();
    let text = move || {
        let due = store.with(|plan, _| plan.pace.due(when))?;
        Some(format!("by {}", due.in_short()))
    };
    view! { <span class="dates">{text}</span> }
}

/// The days of a step or a task as the plan has them, or the day on which a task or an action was done;
/// `None` where there is none. The day by which actions are due is said of all of them ([`DueDay`]).
pub fn in_words(
    plan: &Plan,
    catalogue: &Catalogue,
    schedule: Option<&Schedule>,
    id: &ItemId,
) -> Option<String> {
    let pathway = catalogue.pathway(id.pathway())?;
    if plan.is_skipped(catalogue, id) {
        return None;
    }
    if let Some(at) = pathway.steps.iter().position(|step| step.id == *id) {
        let (begins, ends) = schedule?.step(at + 1)?;
        return Some(format!("{} – {}", begins.low.in_short(), latest(ends)));
    }
    if let Some(day) = plan.done_on(catalogue, id) {
        return Some(format!("done on {}", day.in_short()));
    }
    let is_it = |item: &&ScheduledItem| item.work.id == *id;
    match schedule?.items.iter().find(is_it)? {
        ScheduledItem { work, .. } if work.is_gone() => Some("known already".to_owned()),
        ScheduledItem { days, .. } => Some(format!("by {}", latest((*days)?.1))),
    }
}

/// The end of something: `3 May 2027`, or `3 May to 1 June 2027`.
fn latest(span: Span) -> String {
    let Span { low, high } = span;
    let short = |day: Date| day.in_short();
    if low == high {
        short(low)
    } else {
        format!("{} to {}", short(low), short(high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::plan::skill::Rating;

    #[test]
    fn steps_tasks_and_actions_have_their_days() {
        let mut plan = Plan::default();
        let id = |text: &str| ItemId::new(text).unwrap();
        let catalogue = built_in();
        let words = |plan: &Plan, of: &str| {
            let of = id(of);
            let schedule = Schedule::new(plan, &catalogue, catalogue.pathway(of.pathway())?);
            in_words(plan, &catalogue, schedule.ok().as_ref(), &of)
        };
        assert_eq!(words(&plan, "nlp-engineer/foundations"), None);
        plan.pace.start = Date::parse("2027-01-04");
        for (of, days) in [
            ("nlp-engineer/foundations", "4 Jan 2027 – 10 Feb 2027"),
            ("nlp-engineer/mnist-classifier", "by 10 Feb 2027"),
            (
                "data-annotation-specialist/job-search",
                "29 Mar 2027 – 25 Apr 2027 to 9 May 2027",
            ),
        ] {
            assert_eq!(words(&plan, of).as_deref(), Some(days), "{of}");
        }
        assert_eq!(words(&plan, "nlp-engineer/first-tensor-notebook"), None);
        for task in ["mnist-classifier", "first-tensor-notebook"] {
            let task = format!("nlp-engineer/{task}");
            let mut plan = plan.clone();
            plan.done
                .extend(Date::parse("2027-01-06").map(|day| (id(&task), day)));
            assert_eq!(words(&plan, &task).as_deref(), Some("done on 6 Jan 2027"));
        }
        let skill = id("nlp-engineer/pytorch-tensorflow");
        plan.about.get_or_default(skill).rating = Some(Rating::Solid);
        assert_eq!(
            words(&plan, "nlp-engineer/mnist-classifier").unwrap(),
            "known already"
        );
        assert_eq!(words(&plan, "nlp-engineer/foundations"), None);
        assert_eq!(words(&plan, "nlp-engineer/gone"), None);
    }
}
