//! What was just done, and the way back.

use leptos::prelude::*;
use web_sys::Element;

use super::focus::focus_part;
use super::island::{anew, fill, say};
use super::tick::element_id;
use crate::domain::catalogue::Catalogue;
use crate::domain::change::{Change, Setting};
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::{About, Lack};
use crate::store::PlanStore;

/// The name of the island.
pub const UNDO: &str = "undo";

/// A bar that says what was just done and offers to undo it. It stays until the next change or
/// until it is dismissed: nobody is hurried. It is there, empty, from the start, since a screen
/// reader announces only what changes inside a live region that it knows.
#[component]
pub fn UndoBar() -> impl IntoView {
    view! {
        <div class="undo-bar" data-island=UNDO>
            <p role="status" class="visually-hidden"></p>
        </div>
    }
}

/// Shows the last change, and the buttons.
pub fn fill_in(bar: &Element) {
    let store = PlanStore::expect();
    let Some(status) = bar.first_element_child() else {
        return;
    };
    let classes = bar.class_list();
    Effect::new(move || {
        let change = store.last_change();
        let described = change
            .as_ref()
            .map(|change| store.with(|_, known| describe(change, known)));
        status.set_text_content(described.as_deref());
        let _ = classes.toggle_with_force("shown", change.is_some());
        let _ = status
            .class_list()
            .toggle_with_force("visually-hidden", change.is_none());
        // The page makes room for the bar. With `:has` every change anywhere would be looked at.
        if let Some(root) = document().document_element() {
            let _ = root
                .class_list()
                .toggle_with_force("undoable", change.is_some());
        }
    });
    let end_with = move |end: fn(PlanStore)| {
        move |_| {
            let control = changed(store);
            end(store);
            focus_part(control);
        }
    };
    let buttons = move || {
        store.last_change().map(|_| {
            view! {
                <button type="button" class="button" on:click=end_with(undo)>
                    "Undo"
                </button>
                <button
                    type="button"
                    class="button quiet"
                    on:click=end_with(|store| store.keep())
                >
                    "Dismiss"
                </button>
            }
        })
    };
    fill(bar, anew(buttons));
}

/// Undoes the last change. The bar goes, so that this was done is said to those who would see it go.
pub fn undo(store: PlanStore) {
    store.undo();
    request_animation_frame(|| {
        if let Ok(Some(status)) = document().query_selector(".undo-bar p") {
            say(&status, "Undone.");
        }
    });
}

/// The id of the control that the last change was made with, where the focus belongs when the bar
/// is gone; else the page's content.
fn changed(store: PlanStore) -> String {
    let control = match store.last_change() {
        Some(
            Change::Ticked(item)
            | Change::Unticked(item)
            | Change::Set {
                is: Setting::About(item, _),
                ..
            },
        ) => element_id(&item),
        _ => return "content".to_owned(),
    };
    let is_here = document().get_element_by_id(&control).is_some();
    if is_here {
        control
    } else {
        "content".to_owned()
    }
}

/// What was done, as a learner would say it.
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
        Change::Unticked(item) => format!("Not done after all: {}.", text(item)),
        Change::Followed(id) => format!("You follow {}. It stands in your plan.", role(id)),
        Change::Unfollowed(id) => {
            format!("You no longer follow {}. What you did is kept.", role(id))
        }
        Change::Set { was, is } => match is {
            Setting::Pace(_) => "Your pace is set; all dates follow it.".to_owned(),
            Setting::Money(_) => "Your figures are set.".to_owned(),
            Setting::About(item, is) => {
                let before = match was {
                    Setting::About(_, was) => (**was).clone(),
                    _ => About::default(),
                };
                let said = if before.note != is.note {
                    match is.note {
                        Some(_) => "Your note is saved",
                        None => "Your note is removed",
                    }
                } else if before.lack != is.lack {
                    match is.lack {
                        None => "You bring it",
                        Some(Lack {
                            learnt: Some(_), ..
                        }) => "Learnt by now",
                        Some(_) => "You don’t bring it yet",
                    }
                } else if is.is_put_back != before.is_put_back {
                    if is.is_put_back {
                        "Back in the plan"
                    } else {
                        "Shortened again"
                    }
                } else {
                    "Your rating is set"
                };
                format!("{said}: {}.", text(item))
            }
        },
        Change::Imported => "The backup is in your plan.".to_owned(),
        Change::Reset(ticks) => match ticks {
            1 => "Your plan is empty; 1 tick was cleared.".to_owned(),
            ticks => format!("Your plan is empty; {ticks} ticks were cleared."),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::catalogue;

    #[test]
    fn every_change_is_told_in_the_learners_words() {
        let item = ItemId::new("nlp-engineer/rag-chatbot").unwrap();
        let id = PathwayId::new("nlp-engineer").unwrap();
        for (change, said) in [
            (
                Change::Ticked(item.clone()),
                "Done: Build a chatbot that uses retrieval-augmented generation (RAG).",
            ),
            (
                Change::Unticked(ItemId::new("nlp-engineer/gone").unwrap()),
                "Not done after all: nlp-engineer/gone.",
            ),
            (
                Change::Followed(id.clone()),
                "You follow NLP Engineer. It stands in your plan.",
            ),
            (
                Change::Unfollowed(id),
                "You no longer follow NLP Engineer. What you did is kept.",
            ),
            (
                Change::Reset(0),
                "Your plan is empty; 0 ticks were cleared.",
            ),
        ] {
            assert_eq!(describe(&change, catalogue()), said);
        }
    }
}
