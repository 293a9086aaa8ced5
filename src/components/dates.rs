//! The days of steps, tasks and actions, where the learner has said when they start.

use leptos::prelude::*;
use web_sys::Element;

use super::island::say;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::Plan;
use crate::domain::schedule::{Booking, Span};
use crate::store::PlanStore;

/// The name of the island; it is of a step, a task or an action.
pub const DATES: &str = "dates";

/// Room for the days of a step, a task or an action.
#[component]
pub fn Dates<'a>(of: &'a ItemId) -> impl IntoView + use<> {
    view! { <span class="dates" data-island=DATES data-of=of.as_str()></span> }
}

/// Shows the days, where there are any.
pub fn update(place: &Element, of: &str, store: PlanStore) {
    let text = store.with(|plan, catalogue| in_words(plan, catalogue, &ItemId::new(of)?));
    say(place, &text.unwrap_or_default());
}

/// The name of the island; it is of a pathway.
pub const ARRIVAL: &str = "arrival";

/// Room for when a pathway begins and ends.
#[component]
pub fn Arrival<'a>(of: &'a PathwayId) -> impl IntoView + use<> {
    view! { <p class="dates" data-island=ARRIVAL data-of=of.as_str()></p> }
}

/// Shows when a pathway begins and ends as planned, where there are dates.
pub fn update_arrival(place: &Element, of: &str, store: PlanStore) {
    let text = store.with(|plan, catalogue| {
        let schedule = plan.schedule(catalogue, catalogue.pathway(of)?).ok()?;
        Some(format!(
            "As planned you start {} and arrive {}.",
            schedule.start.in_words(),
            schedule.arrival.in_words()
        ))
    });
    say(place, &text.unwrap_or_default());
}

/// The days of a step, a task or an action as the plan has them; `None` where it has none.
fn in_words(plan: &Plan, catalogue: &Catalogue, id: &ItemId) -> Option<String> {
    let pathway = catalogue.pathway(id.pathway())?;
    if let Some(action) = pathway.actions().find(|action| action.id == id) {
        return Some(format!("by {}", plan.due(&action)?.in_short()));
    }
    let schedule = plan.schedule(catalogue, pathway).ok()?;
    if let Some(at) = pathway.steps.iter().position(|step| step.id == *id) {
        let (begins, ends) = schedule.step(at + 1)?;
        return Some(format!("{} – {}", begins.low.in_short(), latest(ends)));
    }
    let is_it = |booking: &&Booking| booking.job.id == *id;
    match schedule.bookings.iter().find(is_it)? {
        Booking { job, .. } if job.is_gone() => Some("known already".to_owned()),
        Booking { days, .. } => Some(format!("by {}", latest((*days)?.1))),
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
    use crate::content::catalogue;
    use crate::domain::job::Rating;

    #[test]
    fn steps_tasks_and_actions_have_their_days() {
        let mut plan = Plan::default();
        let id = |text: &str| ItemId::new(text).unwrap();
        let words = |plan: &Plan, of: &str| in_words(plan, catalogue(), &id(of));
        assert_eq!(words(&plan, "nlp-engineer/foundations"), None);
        plan.pace.start = Date::parse("2027-01-04");
        for (of, days) in [
            ("nlp-engineer/foundations", "4 Jan 2027 – 31 Jan 2027"),
            ("nlp-engineer/mnist-classifier", "by 31 Jan 2027"),
            ("nlp-engineer/first-tensor-notebook", "by 10 Jan 2027"),
            (
                "data-annotation-specialist/job-search",
                "29 Mar 2027 – 25 Apr 2027 to 9 May 2027",
            ),
        ] {
            assert_eq!(words(&plan, of).as_deref(), Some(days), "{of}");
        }
        let skill = id("nlp-engineer/pytorch-tensorflow");
        plan.about.entry(skill).or_default().rating = Some(Rating::Solid);
        assert_eq!(
            words(&plan, "nlp-engineer/mnist-classifier").unwrap(),
            "known already"
        );
        assert_eq!(words(&plan, "nlp-engineer/foundations"), None);
        assert_eq!(words(&plan, "nlp-engineer/gone"), None);
    }
}
