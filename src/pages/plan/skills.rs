//! The learner's skills, once for all roles followed, and how they shorten and lengthen the plan.

use crate::components::click::on_first_click;
use crate::components::collect::CollectAny;
use leptos::prelude::*;

use super::burn_up::followed_pathways;
use super::follow_first::follow_first;
use crate::components::badge::Badge;
use crate::components::field::{Check, Field};
use crate::components::tick::TICKS;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::{Pathway, Skill, Strength};
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::skill::{MAX_WEEKS, MissingPrerequisite, Rating};
use crate::domain::plan::{About, Plan};
use crate::domain::planning::effort::Effort;
use crate::domain::planning::skill_effect::{SkillEffect, expected_skills};
use crate::domain::planning::work_item::{WorkItem, work_items};
use crate::sections::plan::{EXPECTED, SHORTENED, SKILLS};
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

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

/// Says that a missing prerequisite is learnt now, or isn't.
pub fn set_learnt(store: PlanStore, id: &ItemId, is: bool) {
    let missing = untrack(|| store.with(|plan, known| plan.missing_prerequisite(known, id)));
    let missing = missing.map(|missing| MissingPrerequisite {
        learnt: is.then(|| untrack(|| store.today())),
        ..missing
    });
    set_missing(store, id, missing);
}

/// The page at `plan/skills/`.
#[component]
pub fn SkillsPage() -> impl IntoView {
    let followed = followed_pathways();
    let follows_none = Memo::new(move |_| followed.with(Vec::is_empty));
    view! {
        <div class="parts skills-page until-read">
            <section aria-labelledby=SKILLS.0>
                <h2 id=SKILLS.0>{SKILLS.1}</h2>
                <p>
                    "Say what you know. A solid skill counts as ticked and takes its tasks out of your plan; some knowledge halves them. What you have begun keeps its time."
                </p>
                <Show when=move || follows_none.get()>{follow_first("its skills stand")}</Show>
                <SkillList followed />
            </section>
            <section aria-labelledby=EXPECTED.0>
                <h2 id=EXPECTED.0>{EXPECTED.1}</h2>
                <Show when=move || {
                    follows_none.get()
                }>{follow_first("what it expects of you stands")}</Show>
                <ExpectedSkills followed />
            </section>
            <section aria-labelledby=SHORTENED.0>
                <h2 id=SHORTENED.0>{SHORTENED.1}</h2>
                <ShortenedWork followed />
            </section>
        </div>
    }
}

/// The pathways of these names that the catalogue has.
fn known_pathways<'a>(catalogue: &'a Catalogue, ids: &[PathwayId]) -> Vec<&'a Pathway> {
    let known = ids.iter().filter_map(|id| catalogue.pathway(id.as_str()));
    known.collect()
}

/// The badges of some pathways, with their roles for those who can't see them.
fn badges(catalogue: &Catalogue, pathways: &[&Pathway]) -> AnyView {
    let badges = pathways.iter().filter_map(|pathway| {
        let profile = catalogue.profile(pathway.id.as_str())?;
        Some(view! { <Badge profile /> })
    });
    let roles = pathways.iter().map(|pathway| &*pathway.role);
    let roles = format!("For {}", roles.collect::<Vec<_>>().join(", "));
    view! {
        <span class="badges">
            {badges.collect_any()} <span class="visually-hidden">{roles}</span>
        </span>
    }
    .into_any()
}

/// The skills to learn with their ratings.
#[component]
fn SkillList(followed: Memo<Vec<PathwayId>>) -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    // The effects change with every rating; the rows, in which one has the focus, don't.
    let effects = Memo::new(move |_| {
        let (followed, today) = (followed.get(), store.today());
        store.with(|plan, catalogue| {
            let pathways = known_pathways(catalogue, &followed);
            let effects = SkillEffect::of_pathways(plan, catalogue, &pathways, today);
            let texts = effects.iter();
            texts
                .map(|effect| (effect.skill.id.clone(), describe_effect(effect)))
                .collect::<Vec<_>>()
        })
    });
    let rows = move || {
        let (followed, catalogue) = (followed.get(), catalogue.get());
        let pathways = known_pathways(&catalogue, &followed);
        // Only for their names and roles.
        let today = untrack(|| store.today());
        let skills = SkillEffect::of_pathways(&Plan::default(), &catalogue, &pathways, today);
        let rows = skills.into_iter().map(
            |SkillEffect {
                 skill, pathways, ..
             }| {
                let id = skill.id.clone();
                let effect = Signal::derive(move || {
                    effects.with(|effects| {
                        let effect = effects.iter().find(|(skill, _)| *skill == id);
                        effect.map(|(_, text)| text.clone()).unwrap_or_default()
                    })
                });
                rating_field(store, skill, badges(&catalogue, &pathways), effect)
            },
        );
        rows.collect_any()
    };
    view! { <div class="ratings">{rows}</div> }
}

/// Says what a rating does to the plan.
fn describe_effect(effect: &SkillEffect) -> String {
    if effect.at_most == Effort::NONE {
        return "This rating doesn’t change your plan.".to_owned();
    }
    match effect.rating {
        Rating::New => format!("If solid, {} less.", effect.at_most),
        Rating::Some | Rating::Solid => format!("{} less.", effect.saved),
    }
}

/// Asks how well the learner knows a skill.
fn rating_field(
    store: PlanStore,
    skill: &Skill,
    badges: AnyView,
    effect: Signal<String>,
) -> impl IntoView + use<> {
    let skill_id = StoredValue::new(skill.id.clone());
    let rating = Memo::new(move |_| {
        store.with(|plan, known| skill_id.with_value(|id| plan.rating(known, id)))
    });
    let name = format!("rate-{}", skill.id.as_str().replace('/', "--"));
    let choices = Rating::ALL.map(|choice| {
        let text = match choice {
            Rating::New => "New to me",
            Rating::Some => "Some",
            Rating::Solid => "Solid",
        };
        let choose = move |_| {
            skill_id.with_value(|id| store.dispatch(Action::Rate(id.clone(), choice)));
        };
        view! {
            <label>
                <input
                    type="radio"
                    form=TICKS
                    name=name.clone()
                    value=choice.slug()
                    prop:checked=move || rating.get() == choice
                    on:change=choose
                />
                <span>{text}</span>
            </label>
        }
    });
    view! {
        <fieldset>
            <legend>{skill.name.clone()} {badges}</legend>
            <div class="choice">{choices.into_iter().collect_any()}</div>
            <p class="remark">{effect}</p>
        </fieldset>
    }
}

/// The skills that the roles followed expect.
#[component]
fn ExpectedSkills(followed: Memo<Vec<PathwayId>>) -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    move || {
        let (followed, catalogue) = (followed.get(), catalogue.get());
        let pathways = known_pathways(&catalogue, &followed);
        let expected = expected_skills(&catalogue, &pathways).into_iter();
        let rows = expected.map(|(strength, pathways)| {
            let badges = badges(&catalogue, &pathways);
            view! {
                <li>
                    <div>{prerequisite(store, strength)}</div>
                    {badges}
                </li>
            }
        });
        (!pathways.is_empty()).then(|| {
            view! {
                <p>
                    "The sources count on these. Untick what you don’t have yet, and say how many weeks you need for it."
                </p>
                <ul class="expected">{rows.collect_any()}</ul>
            }
        })
    }
}

/// The tasks that take less time because of what the learner knows.
#[component]
fn ShortenedWork(followed: Memo<Vec<PathwayId>>) -> impl IntoView {
    let store = PlanStore::expect();
    let pieces = Memo::new(move |_| {
        let followed = followed.get();
        store.with(|plan, catalogue| {
            let mut pieces: Vec<WorkItem> = vec![];
            let pathways = known_pathways(catalogue, &followed).into_iter();
            for item in pathways.flat_map(|pathway| work_items(plan, catalogue, pathway)) {
                let is_new = !pieces
                    .iter()
                    .any(|known| catalogue.same_work(&known.id).contains(&item.id));
                if is_new && !item.known.is_empty() {
                    pieces.push(item);
                }
            }
            pieces
        })
    });
    move || {
        let pieces = pieces.get();
        if pieces.is_empty() {
            return view! {
                <p>
                    "Nothing yet. What you rate above “New to me” shortens tasks: they stand here, with the reason, and you can put each back."
                </p>
            }
            .into_any();
        }
        let rows = pieces
            .into_iter()
            .map(|item| view! { <li>{piece(store, &item)}</li> });
        view! { <ul class="pieces">{rows.collect_any()}</ul> }.into_any()
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
    let label = name.clone();
    let is = Signal::derive(move || missing.get().is_none());
    let set = move |is: bool| set_missing((!is).then(MissingPrerequisite::default));
    let id = strength.with_value(|it| format!("missing-{}", it.id.as_str().replace('/', "--")));
    // The fields below stay while the weeks in them change.
    let is_lacking = Memo::new(move |_| !is.get());
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
            let set_learnt =
                move |is: bool| strength.with_value(|it| set_learnt(store, &it.id, is));
            view! {
                <p class="remark">
                    "No source says how long this takes. Your weeks for it come first in the plan. Without weeks, the dates leave it out."
                </p>
                <Field id label=format!("Weeks for {name}") keys="numeric" value set />
                <Check label=format!("{name} is learnt now") is=is_learnt set=set_learnt />
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
    let toggle = on_first_click(move || {
        let id = untrack(|| store.with(|plan, known| plan.put_back_at(known, &id).clone()));
        change(store, &id, |about| about.is_put_back = !is_put_back);
    });
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
            plan.about.get_or_default(id(skill)).rating = Some(rating);
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
                plan.about.get_or_default(skill.id.clone()).rating = Some(Rating::Solid);
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
        plan.about.get_or_default(python.clone()).missing = Some(MissingPrerequisite::default());
        assert_eq!(
            warning(&plan, &catalogue, pathway).unwrap(),
            "The dates leave out Python: you don’t bring it yet, and there is no time for it in the plan."
        );
        plan.about.get_or_default(python).missing = Some(MissingPrerequisite {
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
