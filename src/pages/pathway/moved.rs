//! Links to what has moved from one page of a pathway to the other.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::head::Tab;
use crate::components::answer::question_part;
use crate::components::element_id::element_id;
use crate::components::skill::strength_part;
use crate::components::step::{resource_part, step_part};
use crate::domain::pathway::{Part, Pathway};
use crate::navigation::query::use_redirect;
use crate::route::{Route, part_in};
use crate::sections;

/// The page that has the part with this id, where the other hasn't. Steps, actions and resources stood on
/// the page about a pathway once, and links to them are kept in bookmarks and notes.
pub fn tab_of(pathway: &Pathway, id: &str) -> Option<Tab> {
    let has_section = |all: &[sections::Section]| all.iter().any(|section| section.0 == id);
    let in_about = has_section(&sections::pathway::ALL);
    let in_roadmap = has_section(&sections::roadmap::ALL);
    if in_about || in_roadmap {
        // Both have the steps.
        return (in_about != in_roadmap).then_some(if in_about {
            Tab::About
        } else {
            Tab::Roadmap
        });
    }
    if let Some(item) = pathway.items().find(|item| element_id(item.id) == id) {
        return Some(if item.part == Part::Skill {
            Tab::About
        } else {
            Tab::Roadmap
        });
    }
    let is_step = (1..).zip(&pathway.steps).any(|(number, step)| {
        let mut resources = 1..=step.resources.len();
        step_part(number) == id || resources.any(|number| resource_part(&step.id, number) == id)
    });
    if is_step || id == sections::roadmap::BEFORE {
        return Some(Tab::Roadmap);
    }
    let is_question = (1..=pathway.questions.len()).any(|number| question_part(number) == id);
    let is_strength = || {
        pathway
            .bring
            .iter()
            .any(|strength| strength_part(&strength.id) == id)
    };
    (is_question || is_strength()).then_some(Tab::About)
}

/// Opens the other page where the address names a part that stands there and not on `tab`.
pub fn follow_moved_fragment(pathway: &Pathway, tab: Tab) {
    let (pathway, location, redirect) = (pathway.clone(), use_location(), use_redirect());
    Effect::new(move || {
        let hash = location.hash.get();
        let id = part_in(&hash);
        let Some(to) = tab_of(&pathway, id).filter(|to| *to != tab) else {
            return;
        };
        let route = match to {
            Tab::About => Route::Pathway(pathway.id.clone()),
            Tab::Roadmap => Route::Roadmap(pathway.id.clone()),
        };
        redirect(&route, Some(id));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;

    #[test]
    fn what_has_moved_is_found_on_the_other_page() {
        let catalogue = built_in();
        let pathway = catalogue.pathway("nlp-engineer").unwrap();
        for (id, tab) in [
            ("actions", Some(Tab::Roadmap)),
            ("before", Some(Tab::Roadmap)),
            ("step-5", Some(Tab::Roadmap)),
            ("do-nlp-engineer--rag-chatbot", Some(Tab::Roadmap)),
            ("do-nlp-engineer--test-the-market", Some(Tab::Roadmap)),
            ("use-nlp-engineer--bert-and-gpt-1", Some(Tab::Roadmap)),
            ("overview", Some(Tab::About)),
            ("do-nlp-engineer--transformers", Some(Tab::About)),
            ("bring-python", Some(Tab::About)),
            ("question-1", Some(Tab::About)),
            // Both have it, or neither.
            ("steps", None),
            ("step-6", None),
            ("", None),
            ("nonsense", None),
        ] {
            assert_eq!(tab_of(pathway, id), tab, "{id}");
        }
    }
}
