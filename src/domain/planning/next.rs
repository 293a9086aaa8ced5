//! The items that a learner does next.

use super::work_item::work_items;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::ItemId;
use crate::domain::pathway::{Item, Part, Pathway, When};
use crate::domain::plan::Plan;
use crate::domain::sorted_map::SortedSet;

/// The next items of a pathway: this week's actions that are open, and the rest of the first
/// unfinished step. Once both are finished, the remaining actions, and last the skills. Shared work
/// is named once; skipped work, well-known skills, and tasks that take no time because of them, are
/// left out.
pub fn next_items<'a>(plan: &Plan, catalogue: &Catalogue, pathway: &'a Pathway) -> Vec<Item<'a>> {
    let mut seen = SortedSet::new();
    let work = work_items(plan, catalogue, pathway);
    let is_gone = |id: &ItemId| work.iter().any(|work| work.is_gone() && work.id == *id);
    let mut remaining = |part: &dyn Fn(Part) -> bool| -> Vec<Item<'a>> {
        let items = pathway.items().filter(|item| part(item.part));
        items
            .filter(|item| plan.is_open(catalogue, item.id) && !is_gone(item.id))
            .filter(|item| seen.insert(catalogue.same_work(item.id)[0].clone()))
            .collect()
    };
    let mut next = remaining(&|part| part == Part::Action(When::ThisWeek));
    let tasks = remaining(&|part| matches!(part, Part::Step(_)));
    if let Some(current) = tasks.first().map(|task| task.part) {
        next.extend(tasks.into_iter().filter(|task| task.part == current));
    }
    if next.is_empty() {
        next = remaining(&|part| matches!(part, Part::Action(_)));
    }
    if next.is_empty() {
        next = remaining(&|part| part == Part::Skill);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::date::Date;
    use crate::domain::plan::skill::Rating;
    use crate::domain::plan::state::{OpenState, Percent};

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn day() -> Date {
        Date::parse("2026-11-22").unwrap()
    }

    fn done(items: &[&str]) -> Plan {
        Plan {
            done: items.iter().map(|item| (id(item), day())).collect(),
            ..Plan::default()
        }
    }

    fn names<'a>(items: &[Item<'a>]) -> Vec<&'a str> {
        items.iter().map(|item| item.id.local()).collect()
    }

    #[test]
    fn next_is_this_weeks_actions_and_the_first_step_that_is_not_finished() {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        assert_eq!(
            names(&next_items(&done(&[]), &catalogue, one)),
            ["enrol", "read", "build"]
        );
        let later = done(&["one/enrol", "one/read", "one/build-small"]);
        assert_eq!(
            names(&next_items(&later, &catalogue, one)),
            ["publish", "apply"]
        );
    }

    #[test]
    fn next_leaves_out_what_is_known_well() {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        let mut plan = done(&["one/enrol"]);
        plan.about.get_or_default(id("one/vital")).rating = Some(Rating::Solid);
        assert_eq!(names(&next_items(&plan, &catalogue, one)), ["build"]);
        for item in ["build", "publish", "apply", "meet"] {
            plan.done.insert(id(&format!("one/{item}")), day());
        }
        let left = ["optional", "unranked"];
        assert_eq!(
            names(&next_items(&plan, &catalogue, one)),
            left,
            "and not “vital”"
        );
    }

    #[test]
    fn next_leaves_out_what_is_skipped_and_keeps_what_is_in_progress() {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        let mut plan = done(&["one/enrol"]);
        plan.open.insert(id("one/read"), OpenState::Skipped);
        let (percent, since) = (Percent::HALF, day());
        let state = OpenState::InProgress { percent, since };
        plan.open.insert(id("two/build"), state);
        assert_eq!(names(&next_items(&plan, &catalogue, one)), ["build"]);
        plan.open.insert(id("two/build"), OpenState::Skipped);
        assert_eq!(
            names(&next_items(&plan, &catalogue, one)),
            ["publish", "apply"]
        );
    }

    #[test]
    fn next_names_everything_before_it_is_empty() {
        let (catalogue, mut plan) = (catalogue(), done(&[]));
        let one = &catalogue.pathways[0];
        let mut named = 0;
        while let [first, ..] = next_items(&plan, &catalogue, one)[..] {
            plan.done.insert(first.id.clone(), day());
            named += 1;
        }
        assert_eq!(named, 9);
        assert!(plan.pathway_progress(&catalogue, one).is_finished());
    }
}
