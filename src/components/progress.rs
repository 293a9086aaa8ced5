//! How much is done, as text and as a picture.

use leptos::prelude::*;
use web_sys::Element;

use super::island::{both, pair, say, set};
use crate::domain::catalogue::Catalogue;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::{Plan, Progress};
use crate::store::PlanStore;

/// The name of the island; it is of how much there is in all, and of a [`Scope`].
pub const PROGRESS: &str = "progress";

/// What progress is measured of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A whole pathway: its skills, its tasks and its actions.
    Pathway(PathwayId),
    /// The tasks of all steps of a pathway.
    Steps(PathwayId),
    /// The tasks of one step.
    Step(ItemId),
}

impl Scope {
    /// As an island's value: `nlp-engineer`, `nlp-engineer/` and `nlp-engineer/nlp-foundations`.
    fn to_text(&self) -> String {
        match self {
            Self::Pathway(id) => id.to_string(),
            Self::Steps(id) => format!("{id}/"),
            Self::Step(id) => id.to_string(),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => PathwayId::new(text).map(Self::Pathway),
            Some((id, "")) => PathwayId::new(id).map(Self::Steps),
            Some(_) => ItemId::new(text).map(Self::Step),
        }
    }

    /// How much of it is done; `None` where it isn't known what belongs to it.
    fn measure(&self, plan: &Plan, catalogue: &Catalogue) -> Option<Progress> {
        Some(match self {
            Self::Pathway(id) => plan.pathway_progress(catalogue, catalogue.pathway(id.as_str())?),
            Self::Steps(id) => {
                let steps = &catalogue.pathway(id.as_str())?.steps;
                let tasks = steps.iter().flat_map(|step| &step.tasks);
                plan.progress(catalogue, tasks.map(|task| &task.id))
            }
            Self::Step(id) => {
                let mut steps = catalogue.pathway(id.pathway())?.steps.iter();
                plan.step_progress(catalogue, steps.find(|step| step.id == *id)?)
            }
        })
    }
}

/// “3 of 15 done”, and a bar that shows it. The text says all: the bar is hidden from screen readers.
#[component]
pub fn ProgressBar(
    /// What is measured.
    of: Scope,
    /// How much there is in all.
    total: u32,
) -> impl IntoView {
    let of = both(total, of.to_text());
    view! {
        <span class="progress" data-island=PROGRESS data-of=of>
            <span class="progress-text">{in_words(Progress { done: 0, total })}</span>
            <svg class="progress-bar" width="100%" height="8" aria-hidden="true">
                <rect class="rail" width="100%" height="8" rx="4" />
                <rect class="done" width="0%" height="8" rx="4" />
            </svg>
        </span>
    }
}

/// Shows how much is done.
pub fn update(bar: &Element, of: &str, store: PlanStore) {
    let part = |selector| bar.query_selector(selector).ok().flatten();
    let Some((total, scope)) = pair(of) else {
        return;
    };
    let Some((total, scope)) = total.parse().ok().zip(Scope::parse(scope)) else {
        return;
    };
    let measured = store.with(|plan, catalogue| scope.measure(plan, catalogue));
    // Of a pathway that isn't known nothing is done: what the plan touches is fetched.
    let progress = measured.unwrap_or(Progress { done: 0, total });
    if let (Some(text), Some(done)) = (part(".progress-text"), part(".done")) {
        say(&text, &in_words(progress));
        set(&done, "width", &format!("{}%", progress.percent()));
        let _ = bar
            .class_list()
            .toggle_with_force("finished", progress.is_finished());
    }
}

fn in_words(progress: Progress) -> String {
    let Progress { done, total } = progress;
    if progress.is_finished() {
        format!("All {total} done")
    } else {
        format!("{done} of {total} done")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_measured_is_read_back_as_it_was_written() {
        let id = PathwayId::new("nlp-engineer").unwrap();
        for scope in [
            Scope::Pathway(id.clone()),
            Scope::Steps(id.clone()),
            Scope::Step(id.item("nlp-foundations").unwrap()),
        ] {
            assert_eq!(Scope::parse(&scope.to_text()), Some(scope));
        }
        assert_eq!(Scope::parse("No/such"), None);
    }
}
