//! The sections of the page about a pathway, in their order.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::answer::Answered;
use crate::components::cite::Cite;
use crate::components::link::Link;
use crate::components::reality::{Lines, REALITY};
use crate::components::skill::{SkillToLearn, strength_part};
use crate::components::step::{StepWeeks, step_part};
use crate::domain::pathway::Pathway;
use crate::domain::pathway::figure::Place;
use crate::route::Route;
use crate::sections::pathway as is;
use crate::sections::roadmap::ACTIONS;

/// A section: its fragment, its title and its contents.
#[derive(Clone, Copy)]
pub struct Section {
    /// The id, which a fragment can name.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Whether the pathway says anything of this.
    pub is_stated: fn(&Pathway) -> bool,
    /// Draws the contents below the heading.
    pub draw: fn(&Pathway) -> AnyView,
}

/// All sections.
pub const SECTIONS: [Section; 6] = [
    Section {
        id: is::OVERVIEW.0,
        title: is::OVERVIEW.1,
        is_stated: |pathway| !pathway.overview.is_empty(),
        draw: overview,
    },
    Section {
        id: is::BRING.0,
        title: is::BRING.1,
        is_stated: |pathway| !pathway.bring.is_empty(),
        draw: bring,
    },
    Section {
        id: is::LEARN.0,
        title: is::LEARN.1,
        is_stated: |pathway| !pathway.learn.is_empty(),
        draw: learn,
    },
    Section {
        id: is::STEPS.0,
        title: is::STEPS.1,
        is_stated: |pathway| !pathway.steps.is_empty(),
        draw: steps,
    },
    Section {
        id: is::REALITY.0,
        title: is::REALITY.1,
        is_stated: |pathway| !pathway.reality.is_empty(),
        draw: reality,
    },
    Section {
        id: is::QUESTIONS.0,
        title: is::QUESTIONS.1,
        is_stated: |pathway| !pathway.questions.is_empty(),
        draw: questions,
    },
];

fn overview(pathway: &Pathway) -> AnyView {
    let last = pathway.overview.len() - 1;
    let paragraphs = (0..).zip(&pathway.overview).map(|(at, text)| {
        let source = pathway.cite(Place::Overview);
        let cite = (at == last).then(|| view! { <Cite provenance=source /> });
        view! { <p>{text.clone()} {cite}</p> }
    });
    view! { <div class="prose">{paragraphs.collect_any()}</div> }.into_any()
}

fn bring(pathway: &Pathway) -> AnyView {
    let strengths = pathway.bring.iter().map(|strength| {
        view! {
            <li id=strength_part(&strength.id)>
                <h3>{strength.name.clone()}</h3>
                <p>{strength.how.clone()}</p>
            </li>
        }
    });
    view! { <ul class="cards">{strengths.collect_any()}</ul> }.into_any()
}

fn learn(pathway: &Pathway) -> AnyView {
    let skills = pathway.learn_by_priority().into_iter();
    let skills = skills.map(|skill| {
        view! {
            <li class="skill">
                <SkillToLearn pathway skill />
            </li>
        }
    });
    view! { <ul class="rows">{skills.collect_any()}</ul> }.into_any()
}

fn steps(pathway: &Pathway) -> AnyView {
    let roadmap = || Route::Roadmap(pathway.id.clone());
    let steps = (1..).zip(&pathway.steps).map(|(number, step)| {
        let title = step.title.clone();
        view! {
            <li>
                <Link to=roadmap() part=step_part(number)>
                    {title}
                </Link>
                <StepWeeks pathway step />
            </li>
        }
    });
    let actions = pathway.actions().next().map(|_| {
        view! {
            ", and so are "
            <Link to=roadmap() part=ACTIONS.0>
                "the first actions"
            </Link>
            " for this week, this month and the next 90 days"
        }
    });
    view! {
        <ol class="steps-in-short">{steps.collect_any()}</ol>
        <p>
            "Tasks, resources and dates are on the " <Link to=roadmap()>"roadmap"</Link> {actions}
            "."
        </p>
    }
    .into_any()
}

fn reality(pathway: &Pathway) -> AnyView {
    let stated = REALITY
        .iter()
        .filter(|(_, lines)| !lines(pathway).is_empty());
    let columns = stated.map(|(title, lines)| {
        view! {
            <div>
                <h3>{*title}</h3>
                <Lines lines=lines(pathway) />
            </div>
        }
    });
    view! { <div class="columns">{columns.collect_any()}</div> }.into_any()
}

fn questions(pathway: &Pathway) -> AnyView {
    let questions = (1..).zip(&pathway.questions);
    let is_own = pathway.source.is_none();
    let questions =
        questions.map(|(number, question)| view! { <Answered question number is_own /> });
    view! { <div class="prose">{questions.collect_any()}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sections_stand_in_the_order_of_the_contents() {
        assert_eq!(SECTIONS.map(|section| (section.id, section.title)), is::ALL);
    }
}
