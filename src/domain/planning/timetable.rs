//! The work of all roles followed, laid out once on the learner's days.

use std::sync::Arc;

use super::order::{RoleWork, order_work};
use super::schedule::{Layout, NoDates, Schedule, ScheduledItem, Span};
use super::work_item::{WorkItem, work_items};
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::Pathway;
use crate::domain::plan::Plan;
use crate::domain::plan::pace::Pace;
use crate::domain::sorted_map::SortedMap;

/// The one plan of a learner: each piece of work once, by the learner's split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// All work in the order in which it is done, each piece under its name in the first of the roles
    /// that ask for it.
    pub all: Schedule,
    /// For each of these pieces, the roles that ask for it.
    pub asked_by: Vec<Vec<PathwayId>>,
    /// Each role's dates in it, in the order of following.
    pub roles: Vec<(PathwayId, Arc<Schedule>)>,
}

/// The days on which a piece of work begins and ends.
type Days = Option<(Span, Span)>;

/// A piece of work of several roles.
struct Work {
    item: WorkItem,
    /// The indices of the roles that ask for it.
    roles: Vec<usize>,
}

/// The pieces of work that some roles ask for.
struct Union {
    works: Vec<Work>,
    /// For each role, its items with the index of their piece of work.
    roles: Vec<Vec<(WorkItem, usize)>>,
}

impl Union {
    fn new(roles: impl Iterator<Item = Vec<WorkItem>>) -> Self {
        let mut works: Vec<Work> = vec![];
        let mut known = SortedMap::<ItemId, usize>::new();
        let mut all = vec![];
        for (role, items) in roles.enumerate() {
            let mut ours = vec![];
            for item in items {
                let at = known.get(&item.shared_id).copied().unwrap_or(works.len());
                known.insert(item.shared_id.clone(), at);
                match works.get_mut(at) {
                    Some(work) if !work.roles.contains(&role) => work.roles.push(role),
                    Some(_) => {}
                    None => works.push(Work {
                        item: item.clone(),
                        roles: vec![role],
                    }),
                }
                ours.push((item, at));
            }
            all.push(ours);
        }
        Self { works, roles: all }
    }

    /// The order of the work that is left on the first day of a pace, by its split.
    fn order(&self, pathways: &[&PathwayId], pace: &Pace, first: Date) -> Vec<usize> {
        let weights = pace.split.weights(pathways);
        let mut roles = vec![];
        for (items, weight) in self.roles.iter().zip(weights) {
            let mut steps: Vec<Vec<usize>> = vec![];
            let mut seen = vec![false; self.works.len()];
            for (item, at) in items {
                if steps.len() <= item.step {
                    steps.resize(item.step + 1, vec![]);
                }
                if !std::mem::replace(&mut seen[*at], true) {
                    steps[item.step].push(*at);
                }
            }
            roles.push(RoleWork { weight, steps });
        }
        let minutes = self.works.iter().map(|work| work.item.effort_from(first));
        let minutes: Vec<_> = minutes.map(|effort| effort.low + effort.high).collect();
        order_work(&roles, &minutes)
    }

    /// The order of the work, and the days of each piece.
    fn lay_out(
        &self,
        pathways: &[&PathwayId],
        pace: &Pace,
    ) -> Result<(Vec<usize>, Vec<Days>), NoDates> {
        let mut layout = Layout::new(pace)?;
        let order = self.order(pathways, pace, pace.first_day().ok_or(NoDates::NoStart)?);
        let mut days = vec![None; self.works.len()];
        for work in &order {
            days[*work] = layout.place(&self.works[*work].item)?;
        }
        Ok((order, days))
    }
}

impl Timetable {
    /// Lays out the work of all roles followed.
    ///
    /// # Errors
    /// Where the plan has no start, or its end is beyond [`HORIZON`](super::schedule::HORIZON).
    pub fn new(plan: &Plan, catalogue: &Catalogue) -> Result<Self, NoDates> {
        let followed = plan.follows.iter();
        let followed = followed.filter_map(|id| catalogue.pathway(id.as_str()));
        Self::of(plan, catalogue, &followed.collect::<Vec<_>>())
    }

    /// Lays out the work of these roles.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn of(plan: &Plan, catalogue: &Catalogue, pathways: &[&Pathway]) -> Result<Self, NoDates> {
        let pace = &plan.pace;
        // Without a start there is no need to work out the items.
        let (start, first) = pace.start.zip(pace.first_day()).ok_or(NoDates::NoStart)?;
        let items = pathways
            .iter()
            .map(|pathway| work_items(plan, catalogue, pathway));
        let union = Union::new(items);
        let ids: Vec<_> = pathways.iter().map(|pathway| &pathway.id).collect();
        let (order, days) = union.lay_out(&ids, pace)?;
        let original = pace.baseline.as_deref().and_then(|baseline| {
            let (_, days) = union.lay_out(&ids, baseline).ok()?;
            Some((baseline.first_day()?, days))
        });
        // A baseline without an end compares with nothing.
        let original_pace = pace.baseline.as_deref().filter(|_| original.is_some());
        let original_pace = Arc::new(original_pace.cloned().unwrap_or_else(|| Pace {
            baseline: None,
            ..pace.clone()
        }));
        let schedule = |items: &mut dyn Iterator<Item = (WorkItem, usize)>| {
            let mut schedule = Schedule {
                start,
                items: vec![],
                arrival: arrival_at(first),
                original_arrival: original.as_ref().map(|(first, _)| arrival_at(*first)),
                original_pace: original_pace.clone(),
            };
            for (work, at) in items {
                let days = days[at];
                let original = original.as_ref().map_or(days, |(_, days)| days[at]);
                if let Some((_, ends)) = days {
                    schedule.arrival = schedule.arrival.latest(ends);
                }
                if let Some((arrival, (_, ends))) = schedule.original_arrival.as_mut().zip(original)
                {
                    *arrival = arrival.latest(ends);
                }
                schedule.items.push(ScheduledItem {
                    work,
                    days,
                    original,
                });
            }
            schedule
        };
        let mut of_all = order.iter().map(|at| (union.works[*at].item.clone(), *at));
        let all = schedule(&mut of_all);
        let asked_by = order.iter().map(|at| {
            let roles = union.works[*at].roles.iter();
            roles.map(|role| ids[*role].clone()).collect()
        });
        let asked_by = asked_by.collect();
        let of_role = |(id, items): (&&PathwayId, Vec<(WorkItem, usize)>)| {
            let ours = schedule(&mut items.into_iter());
            ((*id).clone(), Arc::new(ours))
        };
        Ok(Self {
            all,
            asked_by,
            roles: ids.iter().zip(union.roles.clone()).map(of_role).collect(),
        })
    }

    /// A role's dates in it.
    pub fn schedule(&self, pathway: &PathwayId) -> Option<&Arc<Schedule>> {
        let found = self.roles.iter().find(|(id, _)| id == pathway);
        found.map(|(_, schedule)| schedule)
    }
}

impl Schedule {
    /// The dates of a pathway: within the one timetable where it is followed, else as if it were the
    /// only one.
    ///
    /// # Errors
    /// Where the plan has no start, or its end is beyond [`HORIZON`](super::schedule::HORIZON).
    pub fn new(plan: &Plan, catalogue: &Catalogue, pathway: &Pathway) -> Result<Self, NoDates> {
        if plan.follows.len() < 2 || !plan.follows(&pathway.id) {
            return Self::alone(plan, catalogue, pathway);
        }
        let timetable = Timetable::new(plan, catalogue)?;
        let ours = timetable.schedule(&pathway.id);
        ours.map_or_else(
            || Self::alone(plan, catalogue, pathway),
            |ours| Ok((**ours).clone()),
        )
    }

    /// The dates of a pathway with all hours for it. Work that was done before the first day takes no
    /// time. Work that was done since keeps its dates, so that progress can be compared with the plan.
    ///
    /// # Errors
    /// Where the plan has no start, or its end is beyond [`HORIZON`](super::schedule::HORIZON).
    pub fn alone(plan: &Plan, catalogue: &Catalogue, pathway: &Pathway) -> Result<Self, NoDates> {
        Ok(Timetable::of(plan, catalogue, &[pathway])?.all)
    }
}

fn arrival_at(day: Date) -> Span {
    Span {
        low: day,
        high: day,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalogue::Work as SharedWork;
    use crate::domain::catalogue::tests::{catalogue, pathway};
    use crate::domain::pathway::figure::{Place, Range, Stated, Weeks};
    use crate::domain::plan::hours::Hours;
    use crate::domain::plan::pace::Rest;
    use crate::domain::plan::split::Split;
    use crate::domain::planning::effort::Effort;
    use crate::domain::planning::work_item::total_effort;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn id(text: &str) -> PathwayId {
        PathwayId::new(text).unwrap()
    }

    fn following(roles: &[&str]) -> Plan {
        let mut plan = Plan {
            follows: roles.iter().map(|role| id(role)).collect(),
            ..Plan::default()
        };
        plan.pace.start = Some(day("2027-01-04"));
        plan
    }

    fn arrival(plan: &Plan, role: &str) -> Span {
        let timetable = Timetable::new(plan, &catalogue()).unwrap();
        timetable.schedule(&id(role)).unwrap().arrival
    }

    fn names(plan: &Plan) -> Vec<String> {
        let timetable = Timetable::new(plan, &catalogue()).unwrap();
        timetable
            .all
            .items()
            .map(|item| item.id.to_string())
            .collect()
    }

    /// Each of the two has 80 to 100 hours, 20 of them for “build”, which is the same work.
    #[test]
    fn two_roles_are_done_in_one_week_and_what_they_share_is_done_once() {
        let plan = following(&["one", "two"]);
        let order = [
            "one/build",
            "one/read",
            "two/read",
            "one/publish",
            "two/publish",
            "one/apply",
            "two/apply",
        ];
        assert_eq!(names(&plan), order);
        let timetable = Timetable::new(&plan, &catalogue()).unwrap();
        let asked_by: Vec<_> = timetable.asked_by.iter().map(Vec::len).collect();
        assert_eq!(asked_by, [2, 1, 1, 1, 1, 1, 1]);
        // 140 to 180 hours at ten a week.
        assert_eq!(timetable.all.arrival.high, day("2027-05-09"));
        assert_eq!(arrival(&plan, "two").high, day("2027-05-09"));
        let build = |role: &str| {
            let ours = timetable.schedule(&id(role)).unwrap();
            ours.items
                .iter()
                .find(|item| item.work.name == "Do build")
                .unwrap()
                .days
        };
        assert_eq!(build("one"), build("two"));
    }

    #[test]
    fn one_role_first_arrives_as_if_it_were_alone() {
        let mut plan = following(&["one", "two"]);
        plan.pace.split = Split::new([(id("one"), 0), (id("two"), 100)]);
        let alone = following(&["two"]);
        assert_eq!(arrival(&plan, "two"), arrival(&alone, "two"));
        assert_eq!(arrival(&plan, "one").high, day("2027-05-09"));
    }

    #[test]
    fn a_role_alone_is_laid_out_as_it_was() {
        let order = ["one/read", "one/build", "one/publish", "one/apply"];
        assert_eq!(names(&following(&["one"])), order);
        assert_eq!(arrival(&following(&["one"]), "one").high, day("2027-03-14"));
        let nothing = Timetable::new(&following(&[]), &catalogue()).unwrap();
        assert_eq!((nothing.all.items.len(), nothing.roles.len()), (0, 0));
        let gone = Timetable::new(&following(&["gone"]), &catalogue()).unwrap();
        assert_eq!(gone.roles.len(), 0);
    }

    #[test]
    fn roles_that_share_all_arrive_on_the_same_day() {
        let roles = ["one", "two", "three"];
        let pathways = roles.map(|role| pathway(role, "X", 1));
        let works = ["read", "build", "publish", "apply"].map(|task| SharedWork {
            id: task.into(),
            name: task.into(),
            items: roles.map(|role| id(role).item(task).unwrap()).to_vec(),
        });
        let catalogue = Catalogue::new(pathways, vec![], works.to_vec());
        let timetable = Timetable::new(&following(&roles), &catalogue).unwrap();
        assert_eq!(timetable.all.items.len(), 4);
        for (_, schedule) in &timetable.roles {
            assert_eq!(schedule.arrival.high, day("2027-03-14"));
        }
    }

    #[test]
    fn a_change_keeps_the_days_of_the_original_plan() {
        let mut plan = following(&["one", "two"]);
        let before = Timetable::new(&plan, &catalogue()).unwrap();
        let today = day("2027-02-01");
        plan.done
            .insert(ItemId::new("one/build").unwrap(), day("2027-01-17"));
        plan.pace = plan.change_pace(today, |pace| pace.hours = Hours::whole(20));
        let after = Timetable::new(&plan, &catalogue()).unwrap();
        assert_eq!(after.all.original_arrival, Some(before.all.arrival));
        assert_eq!(after.all.start, before.all.start);
        let original = |timetable: &Timetable, at: usize| timetable.all.items[at].original;
        for at in 0..before.all.items.len() {
            assert_eq!(original(&after, at), before.all.items[at].days);
        }
        // 120 to 160 hours at twenty a week, from 1 February.
        assert_eq!(after.all.arrival.high, day("2027-03-28"));
        assert_eq!(after.all.items[0].days, None, "it was done before");
        assert_eq!(after.all.lateness(today).minutes, 20 * 60);
        plan.pace = plan.restart_baseline(today);
        let again = Timetable::new(&plan, &catalogue()).unwrap();
        assert_eq!(again.all.lateness(today).minutes, 0);
    }

    #[test]
    fn work_has_one_length_wherever_it_stands() {
        let mut longer = pathway("two", "T", 2);
        longer.steps[0].weeks = Stated::At(Place::Roadmap, Weeks(Range::exactly(8)));
        let build = SharedWork {
            id: "build".into(),
            name: "Build it".into(),
            items: ["one/build", "two/build"]
                .map(|id| ItemId::new(id).unwrap())
                .to_vec(),
        };
        let catalogue = Catalogue::new([pathway("one", "O", 1), longer], vec![], vec![build]);
        let mut plan = Plan::default();
        let hours = |plan: &Plan| {
            [0, 1].map(|at| {
                work_items(plan, &catalogue, &catalogue.pathways[at])[1]
                    .effort
                    .low
                    / 60
            })
        };
        assert_eq!(hours(&plan), [40, 40]);
        // In one of them it is linked to “vital” and another skill.
        let vital = ItemId::new("one/vital").unwrap();
        plan.about.get_or_default(vital).rating = Some(crate::domain::plan::skill::Rating::Solid);
        assert_eq!(hours(&plan), [20, 20]);
    }

    fn any_plan() -> impl Strategy<Value = Plan> {
        let shares = prop::option::of((0..=100_u8, 0..=100_u8));
        (
            30..5_880_u32,
            any::<[bool; 7]>(),
            shares,
            prop::collection::vec(0..200_u32, 8),
        )
            .prop_map(|(minutes, off, shares, done)| {
                let mut plan = following(&["one", "two"]);
                plan.pace.hours = Hours::from_minutes(minutes).unwrap();
                plan.pace.rest = Rest::new(off).unwrap_or_default();
                if let Some((one, two)) = shares {
                    plan.pace.split = Split::new([(id("one"), one), (id("two"), two)]);
                }
                let tasks = ["one", "two"].into_iter().flat_map(|role| {
                    ["read", "build", "publish", "apply"].map(|task| id(role).item(task).unwrap())
                });
                for (task, day) in tasks.zip(done).filter(|(_, day)| *day < 100) {
                    plan.done
                        .insert(task, Date::from_number(739_980 + day).unwrap());
                }
                plan
            })
    }

    proptest! {
        #[test]
        fn hours_are_never_counted_twice(plan in any_plan()) {
            let catalogue = catalogue();
            let timetable = Timetable::new(&plan, &catalogue).unwrap();
            let first = plan.pace.first_day().unwrap();
            let laid_out: Effort = timetable.all.items().map(|item| item.effort_from(first)).sum();
            let end = timetable.all.arrival.high;
            let room = plan.pace.minutes_between(first, end);
            prop_assert!(laid_out.high <= room, "{} in {room}", laid_out.high);
            if laid_out.high > 0 {
                let day_before = Date::from_number(end.number() - 1).unwrap();
                prop_assert!(plan.pace.minutes_between(first, day_before) < laid_out.high);
            }
            let each: Vec<_> = timetable.all.items().map(|item| &item.shared_id).collect();
            let mut once = each.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), each.len(), "shared work is counted once");
            let pathways = catalogue.pathways.iter().map(|pathway| &**pathway);
            let all: Effort = timetable.all.items().map(|item| item.effort).sum();
            prop_assert_eq!(all, total_effort(&plan, &catalogue, pathways));
        }

        #[test]
        fn no_week_has_more_than_was_entered(plan in any_plan(), monday in 0..60_u32) {
            let first = plan.pace.start.unwrap().plus(monday * 7).unwrap();
            let week = plan.pace.minutes_between(first, first.plus(6).unwrap());
            prop_assert!(week <= plan.pace.hours.minutes());
        }

        #[test]
        fn another_role_never_brings_the_first_ones_arrival_forward(plan in any_plan()) {
            let alone = Plan { follows: vec![id("one")], ..plan.clone() };
            let (both, alone) = (arrival(&plan, "one"), arrival(&alone, "one"));
            prop_assert!(both.low >= alone.low && both.high >= alone.high);
        }

        #[test]
        fn nobody_is_late_who_has_done_all_that_was_planned(plan in any_plan(), later in 0..300_u32) {
            let today = plan.pace.start.unwrap().plus(later).unwrap();
            let mut plan = plan;
            let timetable = Timetable::new(&plan, &catalogue()).unwrap();
            for item in &timetable.all.items {
                let is_due = item.original.is_some_and(|(_, ends)| ends.high < today);
                if is_due && !plan.done.contains_key(&item.work.id) {
                    plan.done.insert(item.work.id.clone(), today);
                }
            }
            let timetable = Timetable::new(&plan, &catalogue()).unwrap();
            prop_assert_eq!(timetable.all.lateness(today).minutes, 0);
            prop_assert_eq!(timetable.all.lateness(today).days, 0);
        }

        #[test]
        fn dates_of_roles_are_within_the_whole(plan in any_plan()) {
            let timetable = Timetable::new(&plan, &catalogue()).unwrap();
            let latest = timetable.roles.iter().map(|(_, schedule)| schedule.arrival.high).max();
            prop_assert_eq!(latest, Some(timetable.all.arrival.high));
        }
    }
}
