//! How much is done, as text and as a bar.

use leptos::prelude::*;

use crate::domain::catalogue::Catalogue;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::Plan;
use crate::domain::plan::progress::Progress;
use crate::store::PlanStore;

/// The work that progress is measured of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A whole pathway: its skills, its tasks and its actions.
    Pathway(PathwayId),
    /// The tasks of one step.
    Step(ItemId),
}

impl Scope {
    /// How much of it is done; `None` where the catalogue doesn't have it.
    fn measure(&self, plan: &Plan, catalogue: &Catalogue) -> Option<Progress> {
        Some(match self {
            Self::Pathway(id) => plan.pathway_progress(catalogue, catalogue.pathway(id.as_str())?),
            Self::Step(id) => {
                let mut steps = catalogue.pathway(id.pathway())?.steps.iter();
                plan.step_progress(catalogue, steps.find(|step| step.id == *id)?)
            }
        })
    }
}

/// “3 of 15 done”, and a bar that shows it. The text says it all: the bar is hidden from screen readers.
#[component]
pub fn ProgressBar(
    /// The work that is measured.
    of: Scope,
    /// How much there is in all, for what the catalogue no longer has.
    #[prop(optional)]
    total: u32,
) -> impl IntoView {
    let store = PlanStore::expect();
    let progress = Memo::new(move |_| {
        let measured = store.with(|plan, catalogue| of.measure(plan, catalogue));
        measured.unwrap_or(Progress {
            total,
            ..Progress::default()
        })
    });
    view! {
        <span class="progress" class:finished=move || progress.get().is_finished()>
            <span class="progress-text">{move || in_words(progress.get())}</span>
            <svg class="progress-bar" width="100%" height="8" aria-hidden="true">
                <rect class="rail" width="100%" height="8" rx="4" />
                <rect
                    class="done"
                    width=move || format!("{}%", progress.get().percent())
                    height="8"
                    rx="4"
                />
            </svg>
        </span>
    }
}

fn in_words(progress: Progress) -> String {
    let Progress {
        done,
        total,
        in_progress,
        skipped,
        ..
    } = progress;
    let mut words = match total {
        0 if skipped > 0 => return format!("All {skipped} skipped"),
        _ if progress.is_finished() => format!("All {total} done"),
        _ => format!("{done} of {total} done"),
    };
    for (count, state) in [(in_progress, "in progress"), (skipped, "skipped")] {
        if count > 0 {
            words.push_str(&format!(", {count} {state}"));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::date::Date;

    #[test]
    fn each_scope_counts_its_own_work() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let id = PathwayId::new("one").unwrap();
        for item in ["one/read", "one/build"] {
            let day = Date::parse("2027-01-04").unwrap();
            plan.done.insert(ItemId::new(item).unwrap(), day);
        }
        for (scope, words) in [
            // Building stands there twice, as a task and as an action.
            (Scope::Pathway(id.clone()), "2 of 9 done"),
            (Scope::Step(id.item("first").unwrap()), "All 2 done"),
            (Scope::Step(id.item("second").unwrap()), "0 of 2 done"),
        ] {
            let progress = scope.measure(&plan, &catalogue).unwrap();
            assert_eq!(in_words(progress), words, "{scope:?}");
        }
        let gone = Scope::Pathway(PathwayId::new("gone").unwrap());
        assert_eq!(gone.measure(&plan, &catalogue), None);
    }
}
