//! The next tasks, in one list for all roles followed.

use super::effort::Effort;
use super::schedule::{ScheduledItem, Span};
use super::timetable::Timetable;
use super::work_item::work_items;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::{Item, Part, Pathway, When};
use crate::domain::plan::Plan;
use crate::domain::plan::pace::Pace;
use crate::domain::sorted_map::SortedSet;

/// An entry of the list: a task, a missing prerequisite, an action or a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its stable name.
    pub id: ItemId,
    /// Its text.
    pub text: String,
    /// The part of its pathway; `None` for a missing prerequisite, which can't be ticked.
    pub part: Option<Part>,
    /// The roles that it counts for, in the order of following.
    pub roles: Vec<PathwayId>,
    /// The time that is left of it; `None` for actions and skills, which have no time of their own.
    pub effort: Option<Effort>,
    /// The day on which it begins; `None` without dates, and for actions.
    pub begins: Option<Span>,
    /// The day by which it is done; `None` without dates.
    pub ends: Option<Span>,
}

impl AgendaItem {
    /// Whether its day is past.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.ends.is_some_and(|ends| ends.high < today)
    }

    /// Whether its day is today or past.
    pub fn is_due(&self, today: Date) -> bool {
        self.ends.is_some_and(|ends| ends.high <= today)
    }
}

/// How many entries of the list are due today or were before; 0 without dates.
pub fn count_due(
    plan: &Plan,
    catalogue: &Catalogue,
    timetable: Option<&Timetable>,
    today: Date,
) -> usize {
    if timetable.is_none() {
        return 0;
    }
    let list = agenda(plan, catalogue, timetable, today).into_iter();
    list.filter(|item| item.is_due(today)).count()
}

/// Everything that is left to do: tasks in the order of the schedule, and among them the actions by
/// the day on which they are due. Once there are none, the skills. Each piece of work stands there
/// once, however many roles ask for it; what is known well and takes no time is left out.
///
/// `timetable` is the plan's. Without one the order is as if the learner started today, and the actions of the first
/// week come first.
pub fn agenda(
    plan: &Plan,
    catalogue: &Catalogue,
    timetable: Option<&Timetable>,
    today: Date,
) -> Vec<AgendaItem> {
    let followed = plan.follows.iter();
    let followed: Vec<_> = followed
        .filter_map(|id| catalogue.pathway(id.as_str()))
        .collect();
    let mut seen = SortedSet::new();
    let mut work = match timetable {
        Some(timetable) => open_work(timetable),
        None => open_work_without_dates(plan, catalogue, today),
    };
    work.retain(|item| seen.insert(catalogue.same_work(&item.id)[0].clone()));
    let mut is_new = |item: &Item| {
        plan.is_open(catalogue, item.id) && seen.insert(catalogue.same_work(item.id)[0].clone())
    };
    let mut actions: Vec<(When, AgendaItem)> = vec![];
    for pathway in &followed {
        for when in When::ALL {
            let due = plan.pace.due(when);
            let ours = pathway.actions.due(when).iter();
            let ours = ours.map(|task| task.item(Part::Action(when)));
            let ours = ours.filter(|item| is_new(item));
            actions.extend(ours.map(|item| {
                let mut action = entry(catalogue, &followed, &item);
                action.ends = due.map(|day| Span {
                    low: day,
                    high: day,
                });
                (when, action)
            }));
        }
    }
    // The order of following stays among those that are due on the same day.
    actions.sort_by_key(|(when, _)| *when);
    let list = merge(work, actions);
    if !list.is_empty() {
        return list;
    }
    let skills = followed.iter().flat_map(|pathway| pathway.items());
    let is_left = |item: &Item| item.part == Part::Skill && is_new(item);
    let skills = skills.filter(is_left);
    skills
        .map(|item| entry(catalogue, &followed, &item))
        .collect()
}

/// Puts each action before the first task that ends after it is due.
fn merge(work: Vec<AgendaItem>, actions: Vec<(When, AgendaItem)>) -> Vec<AgendaItem> {
    let mut actions = actions.into_iter().peekable();
    let mut list = vec![];
    let has_dates = work.iter().any(|item| item.ends.is_some());
    for item in work {
        let is_before = |(when, action): &(When, AgendaItem)| match (action.ends, item.ends) {
            (Some(due), Some(ends)) => due.high <= ends.high,
            _ => !has_dates && *when == When::ThisWeek,
        };
        while let Some((_, action)) = actions.next_if(is_before) {
            list.push(action);
        }
        list.push(item);
    }
    list.extend(actions.map(|(_, action)| action));
    list
}

/// An entry without time and days.
fn entry(catalogue: &Catalogue, followed: &[&Pathway], item: &Item) -> AgendaItem {
    let names = catalogue.same_work(item.id);
    let asks = |pathway: &&&Pathway| {
        names
            .iter()
            .any(|name| name.pathway() == pathway.id.as_str())
    };
    AgendaItem {
        id: item.id.clone(),
        text: item.text.to_owned(),
        part: Some(item.part),
        roles: followed
            .iter()
            .filter(asks)
            .map(|pathway| pathway.id.clone())
            .collect(),
        effort: None,
        begins: None,
        ends: None,
    }
}

/// The open work in the order of the timetable.
fn open_work(timetable: &Timetable) -> Vec<AgendaItem> {
    let open = timetable.all.items.iter().zip(&timetable.asked_by);
    let open = open.filter(|(item, _)| item.work.remaining() != Effort::NONE);
    let list = open.map(|(ScheduledItem { work, days, .. }, roles)| AgendaItem {
        id: work.id.clone(),
        text: work.name.clone(),
        part: (work.step > 0).then_some(Part::Step(work.step)),
        roles: roles.clone(),
        effort: Some(work.remaining()),
        begins: days.map(|(begins, _)| begins),
        ends: days.map(|(_, ends)| ends),
    });
    list.collect()
}

/// The open work in the order in which it would be done from today on, without days.
fn open_work_without_dates(plan: &Plan, catalogue: &Catalogue, today: Date) -> Vec<AgendaItem> {
    let pace = Pace {
        start: Some(today),
        split: plan.pace.split.clone(),
        ..Pace::default()
    };
    let plan = Plan {
        pace,
        ..plan.clone()
    };
    let Ok(timetable) = Timetable::new(&plan, catalogue) else {
        return vec![];
    };
    let mut list = open_work(&timetable);
    for item in &mut list {
        (item.begins, item.ends) = (None, None);
    }
    list
}

/// The hours of one week, from Monday to Sunday, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// The work that was done in it.
    pub done: Effort,
    /// The time that the learner has for it.
    pub planned: u32,
}

impl Week {
    /// The week that `today` is in. What was done counts with its whole time, what is in progress with
    /// its part, and each once for all roles.
    pub fn new(plan: &Plan, catalogue: &Catalogue, today: Date) -> Self {
        let number = today.number();
        let monday = Date::from_number(number - u32::from(today.weekday()).min(number));
        let monday = monday.unwrap_or(today);
        let sunday = monday.plus(6).unwrap_or(today);
        let first = plan.pace.start.map_or(monday, |start| start.max(monday));
        let mut seen = SortedSet::new();
        let mut done = Effort::NONE;
        let followed = plan.follows.iter();
        for pathway in followed.filter_map(|id| catalogue.pathway(id.as_str())) {
            for item in work_items(plan, catalogue, pathway) {
                if let Some((day, effort)) = item.worked()
                    && (monday..=sunday).contains(&day)
                    && seen.insert(catalogue.same_work(&item.id)[0].clone())
                {
                    done = done + effort;
                }
            }
        }
        let planned = if first > sunday {
            0
        } else {
            plan.pace.minutes_between(first, sunday)
        };
        Self { done, planned }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn following(slugs: &[&str], start: Option<&str>) -> Plan {
        let follows = slugs.iter().filter_map(|slug| PathwayId::new(slug));
        let mut plan = Plan {
            follows: follows.collect(),
            ..Plan::default()
        };
        plan.pace.start = start.map(day);
        plan
    }

    const TODAY: &str = "2027-01-06";

    fn list_of(plan: &Plan, catalogue: &Catalogue, today: Date) -> Vec<AgendaItem> {
        let timetable = Timetable::new(plan, catalogue).ok();
        agenda(plan, catalogue, timetable.as_ref(), today)
    }

    fn due_on(plan: &Plan, catalogue: &Catalogue, today: Date) -> usize {
        let timetable = Timetable::new(plan, catalogue).ok();
        count_due(plan, catalogue, timetable.as_ref(), today)
    }

    fn names(list: &[AgendaItem], count: usize) -> Vec<&str> {
        list.iter()
            .take(count)
            .map(|item| item.id.local())
            .collect()
    }

    #[test]
    fn tasks_and_actions_stand_in_one_list_by_their_days() {
        let (catalogue, plan) = (built_in(), following(&["nlp-engineer"], Some("2027-01-04")));
        let list = list_of(&plan, &catalogue, day(TODAY));
        let mut before = None;
        for item in &list {
            let ends = item.ends.expect("everything has a day").high;
            assert!(before <= Some(ends), "{item:?}");
            before = Some(ends);
        }
        let is_action = |item: &&AgendaItem| matches!(item.part, Some(Part::Action(_)));
        let pathway = catalogue.pathway("nlp-engineer").unwrap();
        let is_task = |action: &Item| {
            let mut steps = pathway.steps.iter().flat_map(|step| &step.tasks);
            steps.any(|task| catalogue.same_work(action.id).contains(&task.id))
        };
        let actions = pathway.actions().filter(|action| !is_task(action));
        assert_eq!(list.iter().filter(is_action).count(), actions.count());
    }

    #[test]
    fn without_a_start_the_first_weeks_actions_come_first_and_nothing_has_a_day() {
        let (catalogue, plan) = (built_in(), following(&["nlp-engineer"], None));
        let list = list_of(&plan, &catalogue, day(TODAY));
        assert!(list.iter().all(|item| item.ends.is_none()));
        assert!(matches!(list[0].part, Some(Part::Action(When::ThisWeek))));
        assert!(
            list.iter()
                .any(|item| matches!(item.part, Some(Part::Step(1))))
        );
    }

    #[test]
    fn shared_work_stands_there_once_and_names_its_roles() {
        let catalogue = built_in();
        let plan = following(
            &["nlp-engineer", "ai-research-engineer"],
            Some("2027-01-04"),
        );
        let list = list_of(&plan, &catalogue, day(TODAY));
        let mut seen = SortedSet::new();
        for item in &list {
            assert!(
                seen.insert(catalogue.same_work(&item.id)[0].clone()),
                "{item:?}"
            );
        }
        let shared = list.iter().filter(|item| item.roles.len() == 2).count();
        assert!(shared >= 3, "{shared}");
        assert!(
            list.iter().all(|item| !item.roles.is_empty()),
            "each is for some role"
        );
    }

    #[test]
    fn what_is_done_is_gone_and_in_the_end_nothing_is_left() {
        let (catalogue, mut plan) = (built_in(), following(&["nlp-engineer"], Some("2027-01-04")));
        let first = list_of(&plan, &catalogue, day(TODAY))[0].id.clone();
        plan.done.insert(first.clone(), day(TODAY));
        let second = list_of(&plan, &catalogue, day(TODAY));
        assert!(!names(&second, second.len()).contains(&first.local()));
        let pathway = catalogue.pathway("nlp-engineer").unwrap();
        for item in pathway.items().filter(|item| item.part != Part::Skill) {
            plan.done.insert(item.id.clone(), day(TODAY));
        }
        let skills = list_of(&plan, &catalogue, day(TODAY));
        assert!(
            skills.iter().all(|item| item.part == Some(Part::Skill)),
            "{skills:?}"
        );
        for item in pathway.items() {
            plan.done.insert(item.id.clone(), day(TODAY));
        }
        assert_eq!(list_of(&plan, &catalogue, day(TODAY)), vec![]);
    }

    #[test]
    fn what_is_due_is_what_is_overdue_and_what_ends_today() {
        let (catalogue, mut plan) = (built_in(), following(&["nlp-engineer"], Some("2027-01-04")));
        let count = |plan: &Plan, today: &str| due_on(plan, &catalogue, day(today));
        assert_eq!(count(&plan, "2027-01-04"), 0);
        // The actions of the first week are due on its Sunday.
        let due = plan.pace.due(When::ThisWeek).unwrap();
        let (before, list) = (
            Date::from_number(due.number() - 1).unwrap(),
            list_of(&plan, &catalogue, due),
        );
        let overdue = list.iter().filter(|item| item.is_overdue(due)).count();
        let today = list.iter().filter(|item| item.is_due(due)).count() - overdue;
        assert!(today > 0);
        assert_eq!(due_on(&plan, &catalogue, before), overdue);
        assert_eq!(due_on(&plan, &catalogue, due), overdue + today);
        let first = list.iter().find(|item| item.is_due(due)).unwrap();
        plan.done.insert(first.id.clone(), due);
        assert_eq!(due_on(&plan, &catalogue, due), overdue + today - 1);
        plan.pace.start = None;
        assert_eq!(
            count(&plan, "2030-01-01"),
            0,
            "without dates nothing is due"
        );
    }

    #[test]
    fn a_week_has_the_hours_that_the_learner_gives_and_what_was_done_in_it() {
        let (catalogue, mut plan) = (built_in(), following(&["nlp-engineer"], Some("2027-01-06")));
        // From Wednesday on: five of seven days of ten hours.
        let week = |plan: &Plan| Week::new(plan, &catalogue, day(TODAY));
        assert_eq!(
            week(&plan).planned,
            plan.pace.minutes_between(day(TODAY), day("2027-01-10"))
        );
        assert_eq!(week(&plan).done, Effort::NONE);
        plan.done
            .insert(id("nlp-engineer/python-for-data-science"), day(TODAY));
        assert!(week(&plan).done.low > 0);
        plan.done.insert(
            id("nlp-engineer/python-for-data-science"),
            day("2027-01-03"),
        );
        assert_eq!(week(&plan).done, Effort::NONE, "last Sunday");
        plan.pace.start = Some(day("2027-02-01"));
        assert_eq!(week(&plan).planned, 0, "not begun");
    }
}
