//! The words and the buttons of the undo bar.

use leptos::prelude::*;

use crate::components::element_id::{element_id, question_id};
use crate::components::focus::focus_part;
use crate::components::link::Link;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::About;
use crate::domain::plan::action::{Change, PathwayChange, Setting};
use crate::domain::plan::remark::Answer;
use crate::domain::plan::skill::MissingPrerequisite;
use crate::domain::plan::state::TaskState;
use crate::route::{PlanSection, Route};
use crate::store::PlanStore;
use crate::store::undo_history::Outcome;

/// The ids of the two buttons.
const UNDO: &str = "undo";
const REDO: &str = "redo";

/// The last change in the learner's words, tracked; `None` where there is none or it was dismissed.
pub fn last_change(store: PlanStore) -> Option<String> {
    let (outcome, change) = store.last_change()?;
    let change = store.with(|_, catalogue| describe(&change, catalogue));
    Some(match outcome {
        Outcome::Made => change,
        Outcome::Undone => format!("Undone: “{change}”"),
        Outcome::Redone => format!("Redone: “{change}”"),
        Outcome::Overwritten => {
            format!("Left as it is, because another tab has changed it since: “{change}”")
        }
    })
}

/// Draws the buttons: undo, redo, dismiss, and what most do next.
pub fn undo_buttons(store: PlanStore) -> AnyView {
    let can_undo = Memo::new(move |_| store.undoable().is_some());
    let can_redo = Memo::new(move |_| store.redoable().is_some());
    let needs_start = move || {
        let is_follow = matches!(
            store.last_change(),
            Some((Outcome::Made, Change::Followed(_)))
        );
        is_follow && store.with(|plan, _| plan.pace.start.is_none())
    };
    let take_back = move |take_back: fn(&PlanStore), button: &'static str| {
        move |_| {
            take_back(&store);
            // The button may have disappeared with the last change of its kind; the other is there then.
            let is_left = match button {
                UNDO => can_undo.get_untracked(),
                _ => can_redo.get_untracked(),
            };
            focus_part(match button {
                _ if is_left => button,
                UNDO => REDO,
                _ => UNDO,
            });
        }
    };
    let button = move |id: &'static str,
                       label: &'static str,
                       is_offered: Memo<bool>,
                       act: fn(&PlanStore)| {
        view! {
            <Show when=move || is_offered.get()>
                <button type="button" class="button" id=id on:click=take_back(act, id)>
                    {label}
                </button>
            </Show>
        }
    };
    let dismiss = move |_| {
        let control = control_of_last_change(store);
        store.dismiss_last_change();
        focus_part(control);
    };
    view! {
        <Show when=needs_start>
            <Link class="button" to=Route::Plan(PlanSection::Schedule) part="pace">
                "Set a start date"
            </Link>
        </Show>
        {button(UNDO, "Undo", can_undo, PlanStore::undo)}
        {button(REDO, "Redo", can_redo, PlanStore::redo)}
        <button type="button" class="button quiet" on:click=dismiss>
            "Dismiss"
        </button>
    }
    .into_any()
}

/// The id of the control that the last change was made with, where the focus belongs when the bar
/// disappears. Where it isn't on this page: that of the page's content.
fn control_of_last_change(store: PlanStore) -> String {
    let control = match untrack(|| store.last_change()) {
        Some((
            _,
            Change::Ticked(item)
            | Change::Unticked { item, .. }
            | Change::Started(item, _)
            | Change::Skipped(item)
            | Change::Rated(item, _)
            | Change::RemarkAnswered {
                noted: Some(item), ..
            }
            | Change::Set {
                is: Setting::About(item, _),
                ..
            },
        )) => Some(element_id(&item)),
        Some((
            _,
            Change::Set {
                was: Setting::Answers(was),
                is: Setting::Answers(is),
            },
        )) => is.first_difference(&was).map(question_id),
        _ => None,
    };
    let is_here = |id: &String| document().get_element_by_id(id).is_some();
    control
        .filter(is_here)
        .unwrap_or_else(|| "content".to_owned())
}

/// The change in the learner's words.
fn describe(change: &Change, catalogue: &Catalogue) -> String {
    let text = |item: &ItemId| {
        let name = catalogue.name(item);
        name.map_or_else(|| item.to_string(), str::to_owned)
    };
    let role = |id: &PathwayId| {
        catalogue
            .profile(id.as_str())
            .map_or_else(|| id.to_string(), |p| p.role.clone())
    };
    match change {
        Change::Ticked(item) => format!("Done: {}.", text(item)),
        Change::Unticked { item, was } => {
            let said = match was {
                TaskState::Skipped => "Back in your plan",
                TaskState::InProgress(_) => "Not started",
                TaskState::Done(_) | TaskState::Known | TaskState::NotStarted => "Tick removed",
            };
            format!("{said}: {}.", text(item))
        }
        Change::Started(item, percent) => format!("In progress, {percent}%: {}.", text(item)),
        Change::Skipped(item) => format!("Skipped: {}.", text(item)),
        Change::Rated(item, _) => format!("Skill updated: {}.", text(item)),
        Change::Followed(id) => format!("{} added.", role(id)),
        Change::Unfollowed(id) => format!("{} removed. Your ticks are kept.", role(id)),
        Change::Chosen { pathway, .. } => {
            format!("{} chosen. Your ticks are kept.", role(pathway))
        }
        Change::Set { was, is } => match is {
            Setting::Pace(_) => "Schedule updated.".to_owned(),
            Setting::Money(_) => "Money updated.".to_owned(),
            Setting::Compared(_) => "Comparison updated.".to_owned(),
            Setting::Answers(answers) if answers.is_default() => "Answers cleared.".to_owned(),
            Setting::Answers(_) => "Answers saved.".to_owned(),
            Setting::About(item, is) => {
                let before = match was {
                    Setting::About(_, was) => (**was).clone(),
                    _ => About::default(),
                };
                let said = if before.note != is.note {
                    match is.note {
                        Some(_) => "Note saved",
                        None => "Note removed",
                    }
                } else if before.missing != is.missing {
                    match is.missing {
                        None => "You have it",
                        Some(MissingPrerequisite {
                            learnt: Some(_), ..
                        }) => "Learnt",
                        Some(_) => "You don’t have it yet",
                    }
                } else if is.is_put_back != before.is_put_back {
                    if is.is_put_back {
                        "Back to its full time"
                    } else {
                        "Shortened again"
                    }
                } else {
                    "Skill updated"
                };
                format!("{said}: {}.", text(item))
            }
        },
        Change::Imported => "Plan imported.".to_owned(),
        Change::RemarksAdded(1) => "1 remark added.".to_owned(),
        Change::RemarksAdded(count) => format!("{count} remarks added."),
        Change::RemarkAnswered { answer, noted, .. } => match (answer, noted) {
            (Answer::Aside, _) => "Remark set aside.".to_owned(),
            (Answer::Taken, None) => "Remark taken over.".to_owned(),
            (Answer::Taken, Some(item)) => {
                format!("Remark taken over into your note: {}.", text(item))
            }
        },
        Change::Pathway { role, how, .. } => match how {
            PathwayChange::Added => format!("{role} is one of your pathways now."),
            PathwayChange::Edited => format!("{role} changed."),
            PathwayChange::Updated => format!("{role} updated. Your edits and ticks are kept."),
            PathwayChange::Removed => format!("{role} deleted. Its ticks and notes are kept."),
        },
        Change::Reset(1) => "Plan deleted, with 1 tick.".to_owned(),
        Change::Reset(ticks) => format!("Plan deleted, with {ticks} ticks."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::plan::state::Percent;

    #[test]
    fn every_change_is_told_in_the_learners_words() {
        let catalogue = built_in();
        let item = ItemId::new("nlp-engineer/rag-chatbot").unwrap();
        let id = PathwayId::new("nlp-engineer").unwrap();
        for (change, said) in [
            (
                Change::Ticked(item.clone()),
                "Done: Build a chatbot that uses retrieval-augmented generation (RAG).",
            ),
            (
                Change::Unticked {
                    item: ItemId::new("nlp-engineer/gone").unwrap(),
                    was: TaskState::Skipped,
                },
                "Back in your plan: nlp-engineer/gone.",
            ),
            (
                Change::Started(item.clone(), Percent::HALF),
                "In progress, 50%: Build a chatbot that uses retrieval-augmented generation (RAG).",
            ),
            (Change::Followed(id.clone()), "NLP Engineer added."),
            (
                Change::Unfollowed(id),
                "NLP Engineer removed. Your ticks are kept.",
            ),
            (Change::Reset(0), "Plan deleted, with 0 ticks."),
        ] {
            assert_eq!(describe(&change, &catalogue), said);
        }
    }
}
