//! The skills of several pathways as one list, and how much each rating shortens their work.

use super::effort::Effort;
use super::work_item::total_effort;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::ItemId;
use crate::domain::pathway::{Pathway, Skill, Strength};
use crate::domain::plan::Plan;
use crate::domain::plan::action::Action;
use crate::domain::plan::skill::Rating;

/// A skill to learn, once for all pathways that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillEffect<'a> {
    /// The skill, as the first of the pathways names it.
    pub skill: &'a Skill,
    /// The pathways that name it.
    pub pathways: Vec<&'a Pathway>,
    /// How well the learner knows it.
    pub rating: Rating,
    /// The time that this rating takes off all pathways together.
    pub saved: Effort,
    /// The time that [`Rating::Solid`] would take off.
    pub at_most: Effort,
}

impl<'a> SkillEffect<'a> {
    /// The skills of these pathways, each once: by priority within the first pathway, then what the
    /// others add. Work that was begun by `today` takes its time whatever the rating.
    pub fn of_pathways(
        plan: &Plan,
        catalogue: &Catalogue,
        pathways: &[&'a Pathway],
        today: Date,
    ) -> Vec<Self> {
        let mut found: Vec<Self> = vec![];
        for pathway in pathways {
            for skill in pathway.learn_by_priority() {
                let mut known = found.iter_mut();
                match known.find(|known| is_same(catalogue, &known.skill.id, &skill.id)) {
                    Some(known) => known.pathways.push(pathway),
                    None => found.push(Self {
                        skill,
                        pathways: vec![pathway],
                        rating: plan.rating(catalogue, &skill.id),
                        saved: Effort::NONE,
                        at_most: Effort::NONE,
                    }),
                }
            }
        }
        let total = |plan: &Plan| total_effort(plan, catalogue, pathways.iter().copied());
        let now = total(plan);
        for effect in &mut found {
            let rated = |rating| {
                let mut plan = plan.clone();
                plan.apply(
                    catalogue,
                    Action::Rate(effect.skill.id.clone(), rating),
                    today,
                );
                total(&plan)
            };
            let (none, all) = (rated(Rating::New), rated(Rating::Solid));
            effect.saved = none - now;
            effect.at_most = none - all;
        }
        found
    }
}

/// The skills that these pathways expect, each once, with the pathways that expect it.
pub fn expected_skills<'a>(
    catalogue: &Catalogue,
    pathways: &[&'a Pathway],
) -> Vec<(&'a Strength, Vec<&'a Pathway>)> {
    let mut found: Vec<(&Strength, Vec<&Pathway>)> = vec![];
    for pathway in pathways {
        for strength in &pathway.bring {
            let mut known = found.iter_mut();
            match known.find(|(known, _)| is_same(catalogue, &known.id, &strength.id)) {
                Some((_, pathways)) => pathways.push(pathway),
                None => found.push((strength, vec![pathway])),
            }
        }
    }
    found
}

/// Whether two entries name the same skill.
fn is_same(catalogue: &Catalogue, a: &ItemId, b: &ItemId) -> bool {
    catalogue.skill_names(a).any(|name| name == b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::catalogue::tests::catalogue;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn today() -> Date {
        Date::parse("2026-11-22").unwrap()
    }

    fn effect(plan: &Plan, catalogue: &Catalogue, skill: &str) -> (u32, u32, usize) {
        let pathways: Vec<_> = catalogue.pathways.iter().map(|p| &**p).collect();
        let all = SkillEffect::of_pathways(plan, catalogue, &pathways, today());
        let found = all.iter().find(|effect| effect.skill.id == id(skill));
        let found = found.unwrap();
        let hours = |effort: Effort| effort.high / 60;
        (
            hours(found.saved),
            hours(found.at_most),
            found.pathways.len(),
        )
    }

    #[test]
    fn a_rating_says_how_many_hours_it_takes_off_all_roles_together() {
        let (mut catalogue, mut plan) = (catalogue(), Plan::default());
        assert_eq!(effect(&plan, &catalogue, "one/unranked"), (0, 0, 1));
        let alone = effect(&plan, &catalogue, "one/vital");
        assert!(alone.0 == 0 && alone.1 > 0, "{alone:?}");
        // Under one name it is rated once, and takes its hours off both.
        catalogue.skills[0].entries = vec![id("one/vital"), id("two/vital")];
        let both = effect(&plan, &catalogue, "one/vital");
        assert!(both.1 > alone.1 && both.2 == 2, "{both:?}");
        plan.about.get_or_default(id("two/vital")).rating = Some(Rating::Solid);
        let solid = effect(&plan, &catalogue, "one/vital");
        assert_eq!(solid, (both.1, both.1, 2));
        plan.about.get_or_default(id("two/vital")).rating = Some(Rating::Some);
        let some = effect(&plan, &catalogue, "one/vital");
        assert!(0 < some.0 && some.0 < some.1, "{some:?}");
    }

    #[test]
    fn an_expected_skill_stands_once_however_many_roles_expect_it() {
        let catalogue = built_in();
        let pathways: Vec<_> = catalogue.pathways.iter().map(|p| &**p).collect();
        let all = expected_skills(&catalogue, &pathways);
        let names: usize = pathways.iter().map(|pathway| pathway.bring.len()).sum();
        let places: usize = all.iter().map(|(_, pathways)| pathways.len()).sum();
        assert_eq!(places, names);
        assert!(all.len() < names, "Python is expected by several");
    }
}
