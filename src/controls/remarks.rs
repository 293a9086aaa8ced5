//! Remarks of others on the plan: beside what they are about, and all of them in one list.

use leptos::prelude::*;

use crate::components::click::on_first_click;
use crate::components::collect::CollectAny;
use crate::components::controls::use_controls;
use crate::components::element_id::element_id;
use crate::components::focus::focus_part;
use crate::components::link::Link;
use crate::components::step::step_part;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::Part;
use crate::domain::plan::action::Action;
use crate::domain::plan::note::MAX_TEXT;
use crate::domain::plan::remark::{Answer, Answered, Remark, Subject};
use crate::route::Route;
use crate::sections::plan::REMARKS;
use crate::store::PlanStore;
use crate::store::entries::remark::{ReceivedRemark, received_remarks};

/// The remarks of the plan.
fn use_remarks() -> Memo<Vec<ReceivedRemark>> {
    let remarks = use_controls().remarks;
    Memo::new(move |_| remarks.with(received_remarks))
}

/// Draws the open remarks about this, with what can be done with each.
pub fn remarks_about(subject: Subject) -> AnyView {
    let (store, all) = (PlanStore::expect(), use_remarks());
    let view = move || {
        let mut all = all.get();
        all.retain(|it| it.answered.is_none() && it.remark.subject == subject);
        let rows = all.into_iter().map(|it| {
            let place = match &subject {
                Subject::Item(item) => element_id(item),
                _ => "content".to_owned(),
            };
            view! { <article class="received">{card(store, it, "beside", place)}</article> }
        });
        let rows = rows.collect_any();
        (!rows.is_empty()).then(|| {
            view! { <div class="received-list">{rows}</div> }
        })
    };
    view.into_any()
}

/// Draws all remarks: those that are open, and in a disclosure those that are answered.
pub fn remark_list() -> AnyView {
    let (store, all) = (PlanStore::expect(), use_remarks());
    let row = move |it: ReceivedRemark| {
        let about =
            untrack(|| store.with(|_, catalogue| draw_subject(catalogue, &it.remark.subject)));
        view! {
            <article class="received">
                <p class="received-about">{about}</p>
                {card(store, it, "listed", REMARKS.0.to_owned())}
            </article>
        }
    };
    let view = move || {
        let (answered, open): (Vec<_>, Vec<_>) =
            all.get().into_iter().partition(|it| it.answered.is_some());
        let said = match (open.len(), answered.len()) {
            (0, 0) => "None that this version can read. They are kept.",
            (0, _) => "You have answered all of them.",
            _ => "What you take over from a remark on a task is added to your note of that task.",
        };
        let count = answered.len();
        let answered = (count > 0).then(|| {
            view! {
                <details class="answered">
                    <summary>{format!("Answered ({count})")}</summary>
                    <div class="received-list">{answered.into_iter().map(row).collect_any()}</div>
                </details>
            }
        });
        view! {
            <p>{said}</p>
            <div class="received-list">{open.into_iter().map(row).collect_any()}</div>
            {answered}
        }
    };
    view.into_any()
}

/// A remark, and what can be done with it. `shown` is how it is shown: a page can have it twice. `place` is the id of
/// what has the focus once it is answered.
fn card(store: PlanStore, it: ReceivedRemark, shown: &str, place: String) -> AnyView {
    let ReceivedRemark { remark, answered } = it;
    let author = (!remark.author.is_empty()).then(|| {
        let author = remark.author.clone();
        view! {
            " by "
            <bdi>{author}</bdi>
        }
    });
    let day = remark.day.in_words();
    let text_id = format!("{shown}-{}", remark.id.as_str());
    // Untracked: remarks are drawn anew when they change, and not with every tick.
    let is_work =
        untrack(|| store.with(|_, catalogue| work_of(catalogue, &remark.subject).is_some()));
    let text = remark.text.clone();
    let (remark, place) = (StoredValue::new(remark), StoredValue::new(place));
    let wrong = RwSignal::new(String::new());
    let reply = move |answer: Answer| {
        on_first_click(move || {
            let done = remark.with_value(|remark| dispatch(store, remark, answer));
            match done {
                Ok(()) => focus_part(place.get_value()),
                Err(why) => wrong.set(why),
            }
        })
    };
    let take = if is_work {
        "Take over into the note"
    } else {
        "Take over"
    };
    let is = answered.map(|Answered { answer, .. }| answer);
    let take = (is != Some(Answer::Taken)).then(|| {
        view! {
            <button
                type="button"
                class="button"
                aria-describedby=text_id.clone()
                on:click=reply(Answer::Taken)
            >
                {take}
            </button>
        }
    });
    let set_aside = is.is_none().then(|| {
        view! {
            <button
                type="button"
                class="button quiet"
                aria-describedby=text_id.clone()
                on:click=reply(Answer::Aside)
            >
                "Set aside"
            </button>
        }
    });
    let was = answered.map(|Answered { answer, day }| {
        let said = match answer {
            Answer::Taken => "Taken over",
            Answer::Aside => "Set aside",
        };
        view! { <p class="received-head">{format!("{said} on {}", day.in_words())}</p> }
    });
    // As text, never as markup.
    view! {
        <p class="received-head">
            <strong>{remark.with_value(|remark| remark.kind.name())}</strong>
            {author}
            {format!(", {day}")}
        </p>
        <p class="received-text" dir="auto" id=text_id.clone()>
            {text}
        </p>
        {was}
        <p class="actions">{take} {set_aside}</p>
        <p class="wrong" role="alert">
            {wrong}
        </p>
    }
    .into_any()
}

/// Answers a remark, or says why that can't be done.
fn dispatch(store: PlanStore, remark: &Remark, answer: Answer) -> Result<(), String> {
    let note = untrack(|| {
        store.with(|plan, catalogue| {
            let work = work_of(catalogue, &remark.subject).filter(|_| answer == Answer::Taken);
            let Some(work) = work else {
                return Ok(None);
            };
            let text = remark.for_note();
            match plan.note_with(catalogue, work, &text) {
                Some(_) => Ok(Some((work.clone(), text))),
                None => Err(format!(
                    "Your note has no room for it: a note has {MAX_TEXT} characters. Shorten the note first, or set the remark aside."
                )),
            }
        })
    })?;
    store.dispatch(Action::AnswerRemark {
        remark: remark.id.clone(),
        answer,
        note,
    });
    Ok(())
}

/// The task or the action that a remark is about: only those have notes.
fn work_of<'a>(catalogue: &Catalogue, subject: &'a Subject) -> Option<&'a ItemId> {
    let Subject::Item(id) = subject else {
        return None;
    };
    let (_, item) = catalogue.item(id)?;
    (item.part != Part::Skill).then_some(id)
}

/// The subject of a remark, as a link to its place.
fn draw_subject(catalogue: &Catalogue, subject: &Subject) -> AnyView {
    let gone = "About something that isn’t in your pathways any more";
    match subject {
        Subject::Plan => "The plan as a whole".into_any(),
        Subject::Pathway(id) => match catalogue.profile(id.as_str()) {
            Some(profile) => {
                let role = profile.role.clone();
                view! { <Link to=Route::Roadmap(id.clone())>{role}</Link> }.into_any()
            }
            None => gone.into_any(),
        },
        Subject::Item(id) => match find(catalogue, id) {
            Some((route, part, name)) => view! {
                <Link to=route part>
                    {name}
                </Link>
            }
            .into_any(),
            None => gone.into_any(),
        },
    }
}

/// The page and the part of it where something stands, and its name with the role's.
fn find(catalogue: &Catalogue, id: &ItemId) -> Option<(Route, String, String)> {
    let pathway = catalogue.pathway(id.pathway())?;
    let pathway_id = PathwayId::new(id.pathway())?;
    let named = |name: &str| format!("{name} ({})", pathway.role);
    if let Some((_, item)) = catalogue.item(id) {
        let route = match item.part {
            Part::Skill => Route::Pathway(pathway_id),
            _ => Route::Roadmap(pathway_id),
        };
        return Some((route, element_id(id), named(item.text)));
    }
    let number = pathway.steps.iter().position(|step| step.id == *id)?;
    let name = format!("Step {}: {}", number + 1, pathway.steps[number].title);
    let part = step_part(number + 1);
    Some((Route::Roadmap(pathway_id), part, named(&name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;

    #[test]
    fn what_a_remark_is_about_is_named_and_found_where_it_is_there() {
        let catalogue = built_in();
        let find = |id: &str| find(&catalogue, &ItemId::new(id).unwrap());
        let (route, part, name) = find("nlp-engineer/rag-chatbot").unwrap();
        assert_eq!(route.to_path(), "roadmap/nlp-engineer/");
        assert_eq!(part, "do-nlp-engineer--rag-chatbot");
        assert!(name.ends_with("(NLP Engineer)"), "{name}");
        let (_, part, name) = find("nlp-engineer/foundations").unwrap();
        assert_eq!(part, "step-1");
        assert!(name.starts_with("Step 1: "), "{name}");
        let (route, ..) = find("nlp-engineer/transformers").unwrap();
        assert_eq!(route.to_path(), "pathways/nlp-engineer/");
        assert_eq!(find("nlp-engineer/gone"), None);
        assert_eq!(find("astronaut/fly"), None);
    }

    #[test]
    fn only_tasks_and_actions_have_notes() {
        let catalogue = built_in();
        let has_note = |text: &str| {
            let subject = Subject::parse(text).unwrap();
            work_of(&catalogue, &subject).is_some()
        };
        assert!(has_note("nlp-engineer/rag-chatbot") && has_note("nlp-engineer/test-the-market"));
        for other in [
            "",
            "nlp-engineer",
            "nlp-engineer/foundations",
            "nlp-engineer/transformers",
            "astronaut/fly",
        ] {
            assert!(!has_note(other), "{other}");
        }
    }
}
