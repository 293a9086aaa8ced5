//! What can be found, and where: the one file that the palette searches, made when the site is built.

use crate::components::answer::question_part;
use crate::components::skill::strength_part;
use crate::components::step::{resource_part, step_part};
use crate::components::tick::element_id;
use crate::domain::catalogue::Catalogue;
use crate::domain::pathway::{Part, Pathway, When};
use crate::domain::search::{Entry, Index, Kind, Line, On};
use crate::pages::{compare, method, pathway, plan};
use crate::route::Route;

/// The index of what is published.
pub fn of(catalogue: &Catalogue) -> Index {
    let lines = catalogue.pathways.iter().map(|pathway| Line {
        id: pathway.id.clone(),
        role: pathway.role.clone(),
        code: pathway.code.clone(),
        document: pathway.source.document,
    });
    let of_pathways = (0_u16..).zip(&catalogue.pathways);
    let of_pathways = of_pathways.flat_map(|(line, pathway)| of_pathway(catalogue, line, pathway));
    Index {
        lines: lines.collect(),
        entries: of_site().chain(of_pathways).collect(),
    }
}

/// The pages that are no pathway's, and what stands on them.
fn of_site() -> impl Iterator<Item = Entry> {
    let pages = [
        ("Pathways", "The map", Route::HOME),
        ("All pathways by name", "", Route::Pathways),
        ("Compare roles side by side", "", Route::COMPARE),
        ("Which role fits you?", "A short check", Route::FIT),
        ("My plan", "", Route::Plan),
        ("Method and sources", "", Route::Method),
    ];
    let pages = pages.map(|(text, place, route)| entry(Kind::Page, text, place, at(&route), ""));
    let parts = [
        ("My plan", Route::Plan, &plan::CONTENTS[..]),
        ("Compare", Route::COMPARE, &compare::CONTENTS[..]),
        ("Method", Route::Method, &method::CONTENTS[..]),
    ];
    let parts = parts.into_iter().flat_map(|(page, route, contents)| {
        let part = move |&(part, text)| entry(Kind::Page, text, page, at(&route), part);
        contents.iter().map(part)
    });
    pages.into_iter().chain(parts)
}

fn at(route: &Route) -> On {
    On::Path(route.to_path())
}

fn entry(
    kind: Kind,
    text: impl Into<String>,
    place: impl Into<String>,
    on: On,
    part: impl Into<String>,
) -> Entry {
    Entry {
        kind,
        text: text.into(),
        place: place.into(),
        on,
        part: part.into(),
        verb: 0,
    }
}

fn of_pathway(catalogue: &Catalogue, line: u16, pathway: &Pathway) -> Vec<Entry> {
    let (read, work) = (|| On::Pathway(line), || On::Roadmap(line));
    let total = pathway.steps_total().to_string();
    let mut all = vec![
        entry(Kind::Pathway, &pathway.role, &total, read(), ""),
        entry(
            Kind::Page,
            format!("Roadmap to {}", pathway.role),
            total,
            work(),
            "",
        ),
    ];
    let sections = pathway::CONTENTS.iter();
    all.extend(sections.map(|&(part, title)| entry(Kind::Page, title, "", read(), part)));
    all.extend(pathway.bring.iter().map(|strength| {
        let part = strength_part(&strength.id);
        entry(Kind::Skill, &strength.name, "You bring it", read(), part)
    }));
    all.extend(pathway.learn_by_priority().into_iter().map(|skill| {
        let weeks = match skill.weeks.value() {
            Some(weeks) => weeks.to_string(),
            None => "To learn".to_owned(),
        };
        entry(
            Kind::Skill,
            &skill.name,
            weeks,
            read(),
            element_id(&skill.id),
        )
    }));
    for ((step, stop), number) in pathway.steps.iter().zip(pathway.stops(catalogue)).zip(1..) {
        let place = format!("Step {number}");
        let part = step_part(number);
        all.push(entry(
            Kind::Step,
            &step.title,
            stop.in_words(),
            work(),
            part,
        ));
        for task in &step.tasks {
            all.push(entry(
                Kind::Task,
                &task.text,
                &place,
                work(),
                element_id(&task.id),
            ));
        }
        for (number, name) in (1..).zip(&step.resources) {
            let part = resource_part(&step.id, number);
            all.push(entry(Kind::Resource, name, &place, work(), part));
        }
    }
    all.extend(pathway.actions().map(|action| {
        // The roadmap has those for this week; the others stand on the pathway's page alone.
        let on = if action.part == Part::Action(When::ThisWeek) {
            work()
        } else {
            read()
        };
        entry(
            Kind::Task,
            action.text,
            action.part.to_string(),
            on,
            element_id(action.id),
        )
    }));
    let questions = (1..).zip(&pathway.questions);
    all.extend(questions.map(|(number, it)| {
        entry(
            Kind::Question,
            &it.question,
            "",
            read(),
            question_part(number),
        )
    }));
    all
}
