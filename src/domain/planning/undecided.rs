//! Following several pathways: their shared work, and the consequences of switching.

use super::effort::Effort;
use super::schedule::{Span, finish_dates};
use super::timetable::Timetable;
use super::work_item::{WorkItem, remaining, total_effort, work_items};
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::pathway::Pathway;
use crate::domain::plan::Plan;

/// The shared work of several pathways, and the consequences of switching between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided<'a> {
    /// Work that more than one of them asks for, under its name in the first of them.
    pub shared: Vec<WorkItem>,
    /// The day on which the work ends that is next and that several of them ask for; until then the
    /// learner needn't decide. `None` where the next work is of one of them alone, or without dates.
    pub until: Option<Span>,
    /// The time of all of them together. Shared work counts once.
    pub together: Effort,
    /// Every switch from one of them to another.
    pub switches: Vec<Switch<'a>>,
}

/// A switch from one pathway to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch<'a> {
    /// The old pathway.
    pub from: &'a Pathway,
    /// The new pathway.
    pub to: &'a Pathway,
    /// Done work that counts for the new pathway too.
    pub kept: Effort,
    /// Done work that doesn't count for it.
    pub not_used: Effort,
    /// Remaining work of the new pathway.
    pub remaining: Effort,
    /// The end of that work, starting today; `None` beyond the horizon.
    pub arrival: Option<Span>,
}

impl<'a> Undecided<'a> {
    /// Compares these pathways as of `today`.
    pub fn new(plan: &Plan, catalogue: &Catalogue, pathways: &[&'a Pathway], today: Date) -> Self {
        let items = pathways.iter().map(|p| work_items(plan, catalogue, p));
        let items: Vec<_> = items.collect();
        let is_same = |a: &WorkItem, b: &WorkItem| a.shared_id == b.shared_id;
        let mut shared: Vec<WorkItem> = vec![];
        for (at, ours) in items.iter().enumerate() {
            for item in ours {
                let is_elsewhere = items[at + 1..]
                    .iter()
                    .flatten()
                    .any(|other| is_same(item, other));
                if is_elsewhere && !shared.iter().any(|known| is_same(known, item)) {
                    shared.push(item.clone());
                }
            }
        }
        let next_shared = next_shared(plan, catalogue, pathways);
        let first = plan.pace.start.map(|start| start.max(today));
        let mut switches = vec![];
        for (a, from) in pathways.iter().enumerate() {
            for (b, to) in pathways.iter().enumerate().filter(|(b, _)| *b != a) {
                // As it was planned, like what remains: after ratings, and what is in progress in part.
                let sum = |counts: bool| {
                    let is_in_both =
                        |item: &WorkItem| items[b].iter().any(|other| is_same(item, other));
                    let ours = items[a].iter().filter(|item| is_in_both(item) == counts);
                    ours.filter_map(|item| Some(item.worked()?.1)).sum()
                };
                let remaining = remaining(&items[b]);
                switches.push(Switch {
                    from,
                    to,
                    kept: sum(true),
                    not_used: sum(false),
                    remaining,
                    arrival: finish_dates(&plan.pace, remaining, first.unwrap_or(today)),
                });
            }
        }
        Self {
            until: first
                .filter(|_| next_shared != Effort::NONE)
                .and_then(|first| finish_dates(&plan.pace, next_shared, first)),
            shared,
            together: total_effort(plan, catalogue, pathways.iter().copied()),
            switches,
        }
    }
}

/// The time of the shared work that comes before any work of one pathway alone.
fn next_shared(plan: &Plan, catalogue: &Catalogue, pathways: &[&Pathway]) -> Effort {
    let Ok(timetable) = Timetable::of(plan, catalogue, pathways) else {
        return Effort::NONE;
    };
    let open = timetable.all.items().zip(&timetable.asked_by);
    let open = open.filter(|(item, _)| item.remaining() != Effort::NONE);
    let shared = open.take_while(|(_, roles)| roles.len() > 1);
    shared.map(|(item, _)| item.remaining()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::ItemId;
    use crate::domain::plan::skill::Rating;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn shared_work_comes_first_and_says_until_when_one_can_wait() {
        let catalogue = catalogue();
        let both: Vec<_> = catalogue.pathways.iter().map(|p| &**p).collect();
        let mut plan = Plan::default();
        let undecided = |plan: &Plan| Undecided::new(plan, &catalogue, &both, day("2027-01-04"));
        let found = undecided(&plan);
        assert_eq!(found.shared[0].name, "Do build");
        assert_eq!(
            (found.shared.len(), found.until),
            (1, None),
            "there is no start"
        );
        plan.pace.start = Some(day("2026-12-01"));
        let until = undecided(&plan).until.unwrap();
        assert_eq!(until.in_words(), "17 January 2027"); // 20 hours from today
        plan.done
            .insert(ItemId::new("two/build").unwrap(), day("2027-01-02"));
        assert_eq!(
            undecided(&plan).until,
            None,
            "nothing that is shared is left"
        );
    }

    #[test]
    fn a_switch_keeps_what_is_shared_and_says_what_it_costs() {
        let catalogue = catalogue();
        let both: Vec<_> = catalogue.pathways.iter().map(|p| &**p).collect();
        let mut plan = Plan::default();
        for task in ["one/read", "one/build"] {
            plan.done
                .insert(ItemId::new(task).unwrap(), day("2027-01-02"));
        }
        let found = Undecided::new(&plan, &catalogue, &both, day("2027-01-04"));
        let switch = found.switches[0];
        assert_eq!(
            (switch.from.id.as_str(), switch.to.id.as_str()),
            ("one", "two")
        );
        assert_eq!(switch.kept.to_string(), "20 hours");
        assert_eq!(switch.not_used.to_string(), "20 hours");
        assert_eq!(switch.remaining.to_string(), "60–80 hours");
        assert_eq!(
            switch.arrival.unwrap().in_words(),
            "14 February 2027 to 28 February 2027"
        );
        assert_eq!(found.switches.len(), 2);
        // Half of the rest of the source's time, once it is known by half.
        let skill = ItemId::new("one/vital").unwrap();
        plan.about.get_or_default(skill).rating = Some(Rating::Some);
        let rated = Undecided::new(&plan, &catalogue, &both, day("2027-01-04")).switches[0];
        let worked = |id: &str| {
            let items = work_items(&plan, &catalogue, both[0]);
            let found = items.into_iter().find(|item| item.id.as_str() == id);
            found.unwrap().worked().unwrap().1
        };
        assert_eq!(rated.kept, worked("one/build"));
        assert_eq!(rated.not_used, worked("one/read"));
    }
}
