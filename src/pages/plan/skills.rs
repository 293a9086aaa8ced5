//! What the learner knows already, what they lack, and what that takes from the plan and adds to it.

use leptos::prelude::*;

use crate::components::badge::{Badge, line_number};
use crate::components::field::{Check, Field};
use crate::domain::catalogue::Catalogue;
use crate::domain::change::{Action, Setting};
use crate::domain::id::ItemId;
use crate::domain::job::{Job, MOST_WEEKS, Rating};
use crate::domain::pathway::{Pathway, Skill, Strength};
use crate::domain::plan::{About, Lack, Plan};
use crate::store::PlanStore;

/// Has what is said of an entry be what `change` makes of it.
fn change(store: PlanStore, id: &ItemId, change: impl FnOnce(&mut About)) {
    change_at(store, id, |_| false, change);
}

/// Has what is said of a skill be what `change` makes of it, at the entry where this was said of it
/// before: another pathway may have another name for it.
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
    store.act(Action::Set(Setting::About(id, Box::new(about))));
}

fn set_lack(store: PlanStore, id: &ItemId, lack: Option<Lack>) {
    let is_said = |about: &About| about.lack.is_some();
    change_at(store, id, is_said, |about| about.lack = lack);
}

/// The skills of one pathway.
#[component]
pub fn Skills<'a>(catalogue: &'a Catalogue, pathway: &'a Pathway) -> impl IntoView + use<> {
    let (store, id) = (PlanStore::expect(), pathway.id.clone());
    let badge = catalogue.profile(pathway.id.as_str()).map(|profile| view! { <Badge profile /> });
    let ratings = pathway.learn_by_priority().into_iter();
    let ratings = ratings.map(|skill| view! { <li>{rate(store, skill)}</li> });
    let strengths = pathway.bring.iter();
    let strengths = strengths.map(|strength| view! { <li>{lack(store, strength)}</li> });
    let pieces = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let pathway = catalogue.pathway(id.as_str());
            let jobs = pathway.map(|pathway| plan.jobs(catalogue, pathway)).unwrap_or_default();
            jobs.into_iter().filter(|job| !job.known.is_empty()).collect::<Vec<_>>()
        })
    });
    let shortened = move || {
        let pieces = pieces.get();
        (!pieces.is_empty()).then(|| {
            let rows = pieces
                .into_iter()
                .map(|job| view! { <li>{piece(store, &job)}</li> });
            view! {
                <h4>"What falls away, and why"</h4>
                <ul class="pieces">{rows.collect_view()}</ul>
            }
        })
    };
    view! {
        <section class="skills" data-line=line_number(pathway.source.document)>
            <h3>
                {badge}
                {pathway.role.clone()}
            </h3>
            <h4>"To learn"</h4>
            <ul class="ratings">{ratings.collect_view()}</ul>
            <h4>"Taken for granted"</h4>
            <p class="remark">
                "The source counts on your bringing these. Tick what you don’t have yet."
            </p>
            <ul class="lacks">{strengths.collect_view()}</ul>
            {shortened}
        </section>
    }
}

/// How well a skill is known.
fn rate(store: PlanStore, skill: &Skill) -> impl IntoView + use<> {
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

/// Whether a skill that is taken for granted is there.
fn lack(store: PlanStore, strength: &Strength) -> impl IntoView + use<> {
    let strength = StoredValue::new(strength.clone());
    let lack = Memo::new(move |_| {
        store.with(|plan, known| strength.with_value(|it| plan.lack(known, &it.id)))
    });
    let set_lack = move |lack| strength.with_value(|it| set_lack(store, &it.id, lack));
    let name = strength.with_value(|it| it.name.clone());
    let label = format!("{name}: not yet");
    let is = Signal::derive(move || lack.get().is_some());
    let set = move |is: bool| set_lack(is.then(Lack::default));
    let id = strength.with_value(|it| format!("lack-{}", it.id.as_str().replace('/', "--")));
    // Drawn anew only where that changes, and not with every week that is entered.
    let is_lacking = Memo::new(move |_| is.get());
    let weeks = move || {
        let (id, name) = (id.clone(), name.clone());
        is_lacking.get().then(|| {
            let value = Signal::derive(move || {
                let weeks = lack.get().and_then(|lack| lack.weeks);
                weeks.map(|weeks| weeks.to_string()).unwrap_or_default()
            });
            let set = move |text: String| {
                let weeks = read_weeks(&text)?;
                let learnt = lack.get_untracked().and_then(|lack| lack.learnt);
                set_lack(Some(Lack { weeks, learnt }));
                Ok(())
            };
            let is_learnt =
                Signal::derive(move || lack.get().is_some_and(|lack| lack.learnt.is_some()));
            let set_learnt = move |is: bool| {
                let weeks = lack.get_untracked().and_then(|lack| lack.weeks);
                let learnt = is.then(|| store.today());
                set_lack(Some(Lack { weeks, learnt }));
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
                <Check
                    label=format!("{name}: learnt by now")
                    is=is_learnt
                    set=set_learnt
                />
            }
        })
    };
    view! {
        <Check label is set />
        {weeks}
    }
}

/// Weeks as a learner enters them; nothing is no estimate.
fn read_weeks(text: &str) -> Result<Option<u16>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let weeks = text.parse().ok();
    match weeks.filter(|weeks| (1..=MOST_WEEKS).contains(weeks)) {
        Some(weeks) => Ok(Some(weeks)),
        None => Err(format!("Enter whole weeks from 1 to {MOST_WEEKS}.")),
    }
}

/// A task that takes less time, why, and the way back.
fn piece(store: PlanStore, job: &Job) -> impl IntoView + use<> {
    let (id, is_put_back, name) = (job.id.clone(), job.is_put_back, job.name.clone());
    let toggle = move |_| change(store, &id, |about| about.is_put_back = !is_put_back);
    let (label, text) = if is_put_back {
        (
            "Shorten again",
            format!("Back in the plan with its whole {}.", job.source),
        )
    } else {
        ("Put back", why(job))
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
fn why(job: &Job) -> String {
    let known = job.known.iter().map(|(skill, rating)| match rating {
        Rating::Solid => format!("your {skill} is solid"),
        _ => format!("you know some {skill}"),
    });
    let known: Vec<_> = known.collect();
    let known = known.join(" and ");
    if job.is_gone() {
        format!("{} less: {known}.", job.source)
    } else {
        format!("{} instead of {}: {known}.", job.effort, job.source)
    }
}

/// What a plan lacks of what its pathways count on, without the learner's own estimate: as a warning.
pub fn warning(plan: &Plan, catalogue: &Catalogue, pathway: &Pathway) -> Option<String> {
    let lacks = plan.lacks(catalogue, pathway).into_iter();
    let without = lacks.filter(|strength| {
        let lack = plan.lack(catalogue, &strength.id);
        lack.is_some_and(|lack| lack.weeks.is_none() && lack.learnt.is_none())
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
    use crate::content::catalogue;

    #[test]
    fn each_piece_that_falls_away_says_why() {
        let pathway = catalogue().pathway("nlp-engineer").unwrap();
        let mut plan = Plan::default();
        let id = |local: &str| ItemId::new(&format!("nlp-engineer/{local}")).unwrap();
        let rate = |plan: &mut Plan, skill: &str, rating| {
            plan.about.entry(id(skill)).or_default().rating = Some(rating);
        };
        rate(&mut plan, "transformers", Rating::Solid);
        rate(&mut plan, "llm-fine-tuning", Rating::Some);
        let jobs = plan.jobs(catalogue(), pathway);
        let why = |local: &str| {
            let job = jobs.iter().find(|job| job.id == id(local)).unwrap();
            why(job)
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
        for pathway in &catalogue().pathways {
            let mut plan = Plan::default();
            for skill in &pathway.learn {
                plan.about.entry(skill.id.clone()).or_default().rating = Some(Rating::Solid);
            }
            let jobs = plan.jobs(catalogue(), pathway);
            let last = pathway.steps.len();
            for job in jobs.iter().filter(|job| job.step == last) {
                assert_eq!(job.effort, job.source, "{}", job.name);
            }
            let left = jobs.iter().filter(|job| !job.is_gone());
            let before = left.filter(|job| job.step < last).count();
            assert!(
                before <= 6,
                "{}: {before} tasks are of no skill",
                pathway.id
            );
        }
    }

    #[test]
    fn what_is_lacking_without_an_estimate_is_warned_of() {
        let pathway = catalogue().pathway("nlp-engineer").unwrap();
        let mut plan = Plan::default();
        assert_eq!(warning(&plan, catalogue(), pathway), None);
        let python = ItemId::new("nlp-engineer/python").unwrap();
        plan.about.entry(python.clone()).or_default().lack = Some(Lack::default());
        assert_eq!(
            warning(&plan, catalogue(), pathway).unwrap(),
            "The dates leave out Python: you don’t bring it yet, and there is no time for it in the plan."
        );
        plan.about.entry(python).or_default().lack = Some(Lack {
            weeks: Some(3),
            learnt: None,
        });
        assert_eq!(warning(&plan, catalogue(), pathway), None);
    }

    #[test]
    fn weeks_are_whole_and_a_year_at_most() {
        assert_eq!((read_weeks(""), read_weeks(" 4 ")), (Ok(None), Ok(Some(4))));
        for wrong in ["0", "-1", "53", "two"] {
            assert!(read_weeks(wrong).is_err(), "{wrong}");
        }
    }
}
