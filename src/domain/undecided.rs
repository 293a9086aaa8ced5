//! Following several pathways: what they share comes first, and what a change of mind would keep.

use super::catalogue::Catalogue;
use super::date::Date;
use super::effort::Effort;
use super::job::{Job, left};
use super::pathway::Pathway;
use super::plan::Plan;
use super::schedule::Span;

/// What several pathways have in common, and what a change of mind would mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided<'a> {
    /// The work that more than one of them asks for, under its name in the first that does.
    pub shared: Vec<Job>,
    /// The day until which one can stay undecided: by then what is shared and left is done. `None`
    /// where nothing is, or there are no dates.
    pub until: Option<Span>,
    /// All work of all of them, each piece once.
    pub together: Effort,
    /// Every change from one of them to another.
    pub switches: Vec<Switch<'a>>,
}

/// A change from one pathway to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch<'a> {
    /// The pathway that is left.
    pub from: &'a Pathway,
    /// The one that is gone to.
    pub to: &'a Pathway,
    /// Work done for the first that counts for the second.
    pub kept: Effort,
    /// Work done for the first that doesn't.
    pub not_used: Effort,
    /// What is left of the second.
    pub left: Effort,
    /// When that would be done, starting today; `None` where there is no end to it.
    pub arrival: Option<Span>,
}

impl Plan {
    /// What these pathways have in common, as seen on the day `today`.
    pub fn undecided<'a>(
        &self,
        catalogue: &Catalogue,
        pathways: &[&'a Pathway],
        today: Date,
    ) -> Undecided<'a> {
        let jobs: Vec<_> = pathways.iter().map(|p| self.jobs(catalogue, p)).collect();
        let is_same =
            |a: &Job, b: &Job| catalogue.same_work(&a.id)[0] == catalogue.same_work(&b.id)[0];
        let mut shared: Vec<Job> = vec![];
        for (at, ours) in jobs.iter().enumerate() {
            for job in ours {
                let is_elsewhere = jobs[at + 1..]
                    .iter()
                    .flatten()
                    .any(|other| is_same(job, other));
                if is_elsewhere && !shared.iter().any(|known| is_same(known, job)) {
                    shared.push(job.clone());
                }
            }
        }
        let shared_left = left(&shared);
        let first = self.pace.start.map(|start| start.max(today));
        let mut switches = vec![];
        for (a, from) in pathways.iter().enumerate() {
            for (b, to) in pathways.iter().enumerate().filter(|(b, _)| *b != a) {
                let done = jobs[a].iter().filter(|job| job.done.is_some());
                let (kept, not_used): (Vec<_>, Vec<_>) =
                    done.partition(|job| jobs[b].iter().any(|other| is_same(job, other)));
                let sum = |jobs: Vec<&Job>| jobs.into_iter().map(|job| job.source).sum();
                let left = left(&jobs[b]);
                switches.push(Switch {
                    from,
                    to,
                    kept: sum(kept),
                    not_used: sum(not_used),
                    left,
                    arrival: self.done_by(left, first.unwrap_or(today)),
                });
            }
        }
        Undecided {
            until: first
                .filter(|_| shared_left != Effort::NONE)
                .and_then(|first| self.done_by(shared_left, first)),
            shared,
            together: self.union_of(catalogue, pathways.iter().copied()),
            switches,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::super::id::ItemId;
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn shared_work_comes_first_and_says_until_when_one_can_wait() {
        let catalogue = catalogue();
        let both: Vec<_> = catalogue.pathways.iter().map(|p| &**p).collect();
        let mut plan = Plan::default();
        let undecided = |plan: &Plan| plan.undecided(&catalogue, &both, day("2027-01-04"));
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
        let found = plan.undecided(&catalogue, &both, day("2027-01-04"));
        let switch = found.switches[0];
        assert_eq!(
            (switch.from.id.as_str(), switch.to.id.as_str()),
            ("one", "two")
        );
        assert_eq!(switch.kept.to_string(), "20 hours");
        assert_eq!(switch.not_used.to_string(), "20 hours");
        assert_eq!(switch.left.to_string(), "60–80 hours");
        assert_eq!(
            switch.arrival.unwrap().in_words(),
            "14 February 2027 to 28 February 2027"
        );
        assert_eq!(found.switches.len(), 2);
    }
}
