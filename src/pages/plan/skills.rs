//! The learner's skills, and how they shorten and lengthen the plan.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::badge::{Badge, line_number};
use crate::components::field::{Check, Field};
use crate::domain::catalogue::Catalogue;
use crate::domain::id::ItemId;
use crate::domain::pathway::{Pathway, Skill, Strength};
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::skill::{MAX_WEEKS, MissingPrerequisite, Rating};
use crate::domain::plan::{About, Plan};
use crate::domain::planning::work_item::{WorkItem, work_items};
use crate::store::PlanStore;

/// Changes the answers on an entry.
fn change(store: PlanStore, id: &ItemId, change: impl FnOnce(&mut About)) {
    change_at(store, id, |_| false, change);
}

/// Changes an answer on a skill, at the entry under which it is stored: another pathway may have another
/// name for the skill.
fn change_at(
    store: PlanStore,
    id: &ItemId,
    is_said: impl Fn(&About) -> bool,
    change: impl FnOnce(&mut About),
) {
    let (id, mut about) = untrack(|| {
        store.with(|plan, known| {
            let id = plan.said_at(known, id, is_said);
            (id.clone(), plan.said_of(id))
        })
    });
    change(&mut about);
    store.dispatch(Action::Set(Setting::About(id, Box::new(about))));
}

fn set_missing(store: PlanStore, id: &ItemId, missing: Option<MissingPrerequisite>) {
    let is_said = |about: &About| about.missing.is_some();
    change_at(store, id, is_said, |about| about.missing = missing);
}

/// The skills of one pathway.
#[component]
pub fn Skills<'a>(
    /// The catalogue that has the pathway.
    catalogue: &'a Catalogue,
    /// The pathway.
    pathway: &'a Pathway,
) -> impl IntoView + use<> {
    let (store, id) = (PlanStore::expect(), pathway.id.clone());
    let badge = catalogue
        .profile(pathway.id.as_str())
        .map(|profile| view! { <Badge profile /> });
    let ratings = pathway.learn_by_priority().into_iter();
    let ratings = ratings.map(|skill| view! { <li>{rating_field(store, skill)}</li> });
    let strengths = pathway.bring.iter();
    let strengths = strengths.map(|strength| view! { <li>{prerequisite(store, strength)}</li> });
    let pieces = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let pathway = catalogue.pathway(id.as_str());
            let work = pathway.map(|pathway| work_items(plan, catalogue, pathway));
            let work = work.unwrap_or_default().into_iter();
            work.filter(|item| !item.known.is_empty())
                .collect::<Vec<_>>()
        })
    });
    let shortened = move || {
        let pieces = pieces.get();
        (!pieces.is_empty()).then(|| {
            let rows = pieces
                .into_iter()
                .map(|item| view! { <li>{piece(store, &item)}</li> });
            view! {
                <h4>"What falls away, and why"</h4>
                <ul class="pieces">{rows.collect_any()}</ul>
            }
        })
    };
    view! {
        <section class="skills" data-line=line_number(pathway.source.document)>
            <h3>{badge} {pathway.role.clone()}</h3>
            <h4>"To learn"</h4>
            <ul class="ratings">{ratings.collect_any()}</ul>
            <h4>"Taken for granted"</h4>
            <p class="remark">
                "The source counts on your bringing these. Tick what you don’t have yet."
            </p>
            <ul class="lacks">{strengths.collect_any()}</ul>
            {shortened}
        </section>
    }
}

/// Asks how well the learner knows a skill.
fn rating_field(store: PlanStore, skill: &Skill) -> impl IntoView + use<> {
    let skill_id = StoredValue::new(skill.id.clone());
    let rating = Memo::new(move |_| {
        store.with(|plan, known| skill_id.with_value(|id| plan.rating(known, id)))
    });
    let id = format!("rate-{}", skill.id.as_str().replace('/', "--"));
    let options = Rating::ALL.map(|choice| {
        let text = match choice {
            Rating::New => "New to me",
            Rating::Some => "Some",
            Rating::Solid => "Solid",
        };
        view! {
            <option value=choice.slug() prop:selected=move || rating.get() == choice>
                {text}
            </option>
        }
    });
    let choose = move |event| {
        let rating = Rating::parse(&event_target_value(&event));
        let is_said = |about: &About| about.rating.is_some();
        skill_id.with_value(|id| change_at(store, id, is_said, |about| about.rating = rating));
    };
    let remark = skill.tasks.is_empty().then(|| {
        view! {
            <p class="remark">
                "No task of the roadmap is for this alone, so a rating takes nothing away."
            </p>
        }
    });
    view! {
        <label for=id.clone()>{skill.name.clone()}</label>
        <select id=id autocomplete="off" on:change=choose>
            {options}
        </select>
        {remark}
    }
}

/// Asks whether the learner has a skill that the pathway expects, and if not, how long it takes.
fn prerequisite(store: PlanStore, strength: &Strength) -> impl IntoView + use<> {
    let strength = StoredValue::new(strength.clone());
    let missing = Memo::new(move |_| {
        store.with(|plan, known| strength.with_value(|it| plan.missing_prerequisite(known, &it.id)))
    });
    let set_missing = move |missing| strength.with_value(|it| set_missing(store, &it.id, missing));
    let name = strength.with_value(|it| it.name.clone());
    let label = format!("{name}: not yet");
    let is = Signal::derive(move || missing.get().is_some());
    let set = move |is: bool| set_missing(is.then(MissingPrerequisite::default));
    let id = strength.with_value(|it| format!("missing-{}", it.id.as_str().replace('/', "--")));
    // The fields below stay while the weeks in them change.
    let is_lacking = Memo::new(move |_| is.get());
    let weeks = move || {
        let (id, name) = (id.clone(), name.clone());
        is_lacking.get().then(|| {
            let value = Signal::derive(move || {
                let weeks = missing.get().and_then(|missing| missing.weeks);
                weeks.map(|weeks| weeks.to_string()).unwrap_or_default()
            });
            let set = move |text: String| {
                let weeks = parse_weeks(&text)?;
                let learnt = missing.get_untracked().and_then(|missing| missing.learnt);
                set_missing(Some(MissingPrerequisite { weeks, learnt }));
                Ok(())
            };
            let is_learnt =
                Signal::derive(move || missing.get().is_some_and(|missing| missing.learnt.is_some()));
            let set_learnt = move |is: bool| {
                let weeks = missing.get_untracked().and_then(|missing| missing.weeks);
                let learnt = is.then(|| store.today());
                set_missing(Some(MissingPrerequisite { weeks, learnt }));
            };
            view! {
                <p class="remark">
                    "The source counts on this, and gives no time for it: say how long you give yourself. Once it is learnt, tick that here; the rest of the plan then keeps its place."
                </p>
                <Field
                    id
                    label=format!("Weeks you give yourself for {name}")
                    keys="numeric"
                    value
                    set
                />
                <Check label=format!("{name}: learnt by now") is=is_learnt set=set_learnt />
            }
        })
    };
    view! {
        <Check label is set />
        {weeks}
    }
}

/// Parses weeks as a learner enters them; an empty field is no estimate.
fn parse_weeks(text: &str) -> Result<Option<u16>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let weeks = text.parse().ok();
    match weeks.filter(|weeks| (1..=MAX_WEEKS).contains(weeks)) {
        Some(weeks) => Ok(Some(weeks)),
        None => Err(format!("Enter whole weeks from 1 to {MAX_WEEKS}.")),
    }
}

/// A task that takes less time, why, and the way back.
fn piece(store: PlanStore, item: &WorkItem) -> impl IntoView + use<> {
    let (id, is_put_back, name) = (item.id.clone(), item.is_put_back, item.name.clone());
    let toggle = move |_| {
        let id = untrack(|| store.with(|plan, known| plan.put_back_at(known, &id).clone()));
        change(store, &id, |about| about.is_put_back = !is_put_back);
    };
    let (label, text) = if is_put_back {
        (
            "Shorten again",
            format!("Back in the plan with its whole {}.", item.source),
        )
    } else {
        ("Put back", why(item))
    };
    view! {
        <div>
            <strong>{name.clone()}</strong>
            <p class="remark">{text}</p>
        </div>
        <button type="button" class="button quiet" on:click=toggle>
            {label}
            <span class="visually-hidden">{format!(": {name}")}</span>
        </button>
    }
}

/// Why a task takes less time.
fn why(item: &WorkItem) -> String {
    let known = item.known.iter().map(|(skill, rating)| match rating {
        Rating::Solid => format!("your {skill} is solid"),
        _ => format!("you know some {skill}"),
    });
    let known: Vec<_> = known.collect();
    let known = known.join(" and ");
    if item.is_gone() {
        format!("{} less: {known}.", item.source)
    } else {
        format!("{} instead of {}: {known}.", item.effort, item.source)
    }
}

/// Warns of missing prerequisites that the dates leave out, because the learner gave no estimate.
pub fn warning(plan: &Plan, catalogue: &Catalogue, pathway: &Pathway) -> Option<String> {
    let without = pathway.bring.iter().filter(|strength| {
        let missing = plan.missing_prerequisite(catalogue, &strength.id);
        missing.is_some_and(|missing| missing.weeks.is_none() && missing.learnt.is_none())
    });
    let names: Vec<_> = without.map(|strength| strength.name.as_str()).collect();
    (!names.is_empty()).then(|| {
        format!(
            "The dates leave out {}: you don’t bring it yet, and there is no time for it in the plan.",
            names.join(" and ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;

    #[test]
    fn each_piece_that_falls_away_says_why() {
        let catalogue = built_in();
        let pathway = catalogue.pathway("nlp-engineer").unwrap();
        let mut plan = Plan::default();
        let id = |local: &str| ItemId::new(&format!("nlp-engineer/{local}")).unwrap();
        let rate = |plan: &mut Plan, skill: &str, rating| {
            plan.about.entry(id(skill)).or_default().rating = Some(rating);
        };
        rate(&mut plan, "transformers", Rating::Solid);
        rate(&mut plan, "llm-fine-tuning", Rating::Some);
        let work = work_items(&plan, &catalogue, pathway);
        let why = |local: &str| {
            let item = work.iter().find(|item| item.id == id(local)).unwrap();
            why(item)
        };
        assert_eq!(
            why("bert-text-classifier"),
            "20 hours less: your Transformers & Attention Mechanisms is solid."
        );
        assert_eq!(
            why("gpt2-text-app"),
            "5 hours instead of 20 hours: you know some LLM Fine-tuning & Prompt Engineering and your Transformers & Attention Mechanisms is solid."
        );
    }

    #[test]
    fn rated_all_solid_portfolio_and_job_search_remain() {
        let catalogue = built_in();
        for pathway in &catalogue.pathways {
            let mut plan = Plan::default();
            for skill in &pathway.learn {
                plan.about.entry(skill.id.clone()).or_default().rating = Some(Rating::Solid);
            }
            let work = work_items(&plan, &catalogue, pathway);
            let last = pathway.steps.len();
            for item in work.iter().filter(|item| item.step == last) {
                assert_eq!(item.effort, item.source, "{}", item.name);
            }
            let left = work.iter().filter(|item| !item.is_gone());
            let before = left.filter(|item| item.step < last).count();
            assert!(
                before <= 6,
                "{}: {before} tasks are of no skill",
                pathway.id
            );
        }
    }

    #[test]
    fn what_is_lacking_without_an_estimate_is_warned_of() {
        let catalogue = built_in();
        let pathway = catalogue.pathway("nlp-engineer").unwrap();
        let mut plan = Plan::default();
        assert_eq!(warning(&plan, &catalogue, pathway), None);
        let python = ItemId::new("nlp-engineer/python").unwrap();
        plan.about.entry(python.clone()).or_default().missing =
            Some(MissingPrerequisite::default());
        assert_eq!(
            warning(&plan, &catalogue, pathway).unwrap(),
            "The dates leave out Python: you don’t bring it yet, and there is no time for it in the plan."
        );
        plan.about.entry(python).or_default().missing = Some(MissingPrerequisite {
            weeks: Some(3),
            learnt: None,
        });
        assert_eq!(warning(&plan, &catalogue, pathway), None);
    }

    #[test]
    fn weeks_are_whole_and_a_year_at_most() {
        assert_eq!(
            (parse_weeks(""), parse_weeks(" 4 ")),
            (Ok(None), Ok(Some(4)))
        );
        for wrong in ["0", "-1", "53", "two"] {
            assert!(parse_weeks(wrong).is_err(), "{wrong}");
        }
    }
}
