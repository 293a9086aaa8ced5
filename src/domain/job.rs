//! How much work a pathway is for one learner: the source's weeks as hours, less what they can
//! already do, more what they lack.

use super::catalogue::Catalogue;
use super::date::Date;
use super::effort::Effort;
use super::figure::Range;
use super::id::ItemId;
use super::pathway::{Pathway, Strength, Task};
use super::plan::{About, Lack, Plan};

/// The most weeks that a learner can give themselves for what they lack.
pub const MOST_WEEKS: u16 = 52;

/// How well a learner knows a skill that a pathway teaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Not at all: all of its tasks are done.
    #[default]
    New,
    /// Somewhat: its tasks take half the time. Ours, like all of this: no source says.
    Some,
    /// Well enough: its tasks fall away.
    Solid,
}

impl Rating {
    /// All, in the order of what is known.
    pub const ALL: [Self; 3] = [Self::New, Self::Some, Self::Solid];

    /// Its name where it is stored and chosen.
    pub fn slug(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Some => "some",
            Self::Solid => "solid",
        }
    }

    /// The one with this name.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| rating.slug() == slug)
    }

    /// The halves of a task's time that are left.
    fn halves_left(self) -> u32 {
        match self {
            Self::New => 2,
            Self::Some => 1,
            Self::Solid => 0,
        }
    }
}

/// A piece of work of one pathway, with the time it takes this learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its stable name.
    pub id: ItemId,
    /// What it is called.
    pub name: String,
    /// The number of its step, from 1; 0 for a missing prerequisite, which comes before the first.
    pub step: usize,
    /// What it takes by the source.
    pub source: Effort,
    /// What it takes this learner.
    pub effort: Effort,
    /// The skills that it takes less time for.
    pub known: Vec<(String, Rating)>,
    /// Whether it takes its whole time all the same, because the learner wants it to.
    pub is_put_back: bool,
    /// The day on which it was done.
    pub done: Option<Date>,
}

impl Job {
    /// Whether nothing is left of it.
    pub fn is_gone(&self) -> bool {
        self.effort == Effort::NONE
    }
}

impl Plan {
    /// How well the learner knows a skill.
    pub fn rating(&self, catalogue: &Catalogue, skill: &ItemId) -> Rating {
        let at = self.said_at(catalogue, skill, |about| about.rating.is_some());
        self.said_of(at).rating.unwrap_or_default()
    }

    /// That the learner doesn't bring a skill that is taken for granted.
    pub fn lack(&self, catalogue: &Catalogue, strength: &ItemId) -> Option<Lack> {
        let at = self.said_at(catalogue, strength, |about| about.lack.is_some());
        self.said_of(at).lack
    }

    /// The entry that something was said at of a skill: of the same one under the name that another
    /// pathway gives it, perhaps. Where nothing was said yet it is `skill` itself.
    pub fn said_at<'a>(
        &self,
        catalogue: &'a Catalogue,
        skill: &'a ItemId,
        is_said: impl Fn(&About) -> bool,
    ) -> &'a ItemId {
        let shared = catalogue.skills.iter();
        let same = shared.filter(|shared| shared.entries.contains(skill));
        let mut names = std::iter::once(skill).chain(same.flat_map(|shared| &shared.entries));
        let found = names.find(|name| self.about.get(name).is_some_and(&is_said));
        found.unwrap_or(skill)
    }

    /// The work of a pathway in its order: what is taken for granted and isn't there, and then the
    /// tasks, each step's time divided evenly among its own. A task of several skills takes the
    /// mean of what each leaves. Skills and actions have no time of their own: the source's steps
    /// are the whole of it.
    pub fn jobs(&self, catalogue: &Catalogue, pathway: &Pathway) -> Vec<Job> {
        let hours = self.pace.source_week;
        let missing = pathway.bring.iter().filter_map(|strength| {
            let lack = self.lack(catalogue, &strength.id)?;
            let effort = Effort::of_weeks(Range::exactly(lack.weeks?), hours);
            Some(Job {
                id: strength.id.clone(),
                name: strength.name.clone(),
                step: 0,
                source: Effort::NONE,
                effort,
                known: vec![],
                is_put_back: false,
                done: lack.learnt,
            })
        });
        let tasks = pathway.steps.iter().enumerate().flat_map(|(at, step)| {
            let whole = Effort::of_weeks(step.weeks.0, hours);
            let count = u32::try_from(step.tasks.len()).unwrap_or(u32::MAX);
            (0..).zip(&step.tasks).map(move |(share, task)| {
                let source = whole.share(share, count);
                self.job(catalogue, pathway, task, at + 1, source)
            })
        });
        missing.chain(tasks).collect()
    }

    fn job(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        task: &Task,
        step: usize,
        source: Effort,
    ) -> Job {
        let skills = pathway.learn.iter().filter(|s| s.tasks.contains(&task.id));
        let rated: Vec<_> = skills
            .map(|skill| (skill, self.rating(catalogue, &skill.id)))
            .collect();
        let halves = rated.iter().map(|(_, rating)| rating.halves_left()).sum();
        let of = rated.len() * Rating::New.halves_left() as usize;
        let left = match u32::try_from(of) {
            Ok(of @ 1..) => source.part(halves, of),
            _ => source,
        };
        let is_put_back = left != source && self.said_of(&task.id).is_put_back;
        Job {
            id: task.id.clone(),
            name: task.text.clone(),
            step,
            source,
            effort: if is_put_back { source } else { left },
            known: rated
                .into_iter()
                .filter(|(_, rating)| *rating != Rating::New)
                .map(|(skill, rating)| (skill.name.clone(), rating))
                .collect(),
            is_put_back,
            done: self.done_on(catalogue, &task.id),
        }
    }

    /// The work of these pathways together, each piece once, at the most that one of them makes it.
    pub fn union_of<'a>(
        &self,
        catalogue: &Catalogue,
        pathways: impl IntoIterator<Item = &'a Pathway>,
    ) -> Effort {
        let mut works: Vec<(ItemId, Effort)> = vec![];
        for pathway in pathways {
            for job in self.jobs(catalogue, pathway) {
                let name = &catalogue.same_work(&job.id)[0];
                match works.iter_mut().find(|(known, _)| known == name) {
                    Some((_, effort)) => *effort = effort.max(job.effort),
                    None => works.push((name.clone(), job.effort)),
                }
            }
        }
        works.into_iter().map(|(_, effort)| effort).sum()
    }

    /// The skills that a pathway counts on and that the learner doesn't bring yet.
    pub fn lacks<'a>(&self, catalogue: &Catalogue, pathway: &'a Pathway) -> Vec<&'a Strength> {
        let strengths = pathway.bring.iter();
        strengths
            .filter(|strength| self.lack(catalogue, &strength.id).is_some())
            .collect()
    }
}

/// What is left of some work.
pub fn left(jobs: &[Job]) -> Effort {
    let left = jobs.iter().filter(|job| job.done.is_none());
    left.map(|job| job.effort).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::catalogue::tests::catalogue;
    use super::*;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn hours(job: &Job) -> (u32, u32) {
        (job.effort.low / 60, job.effort.high / 60)
    }

    fn rated(ratings: &[(&str, Rating)]) -> Plan {
        let mut plan = Plan::default();
        for (skill, rating) in ratings {
            plan.about.entry(id(skill)).or_default().rating = Some(*rating);
        }
        plan
    }

    #[test]
    fn all_new_it_is_what_the_source_says() {
        let catalogue = catalogue();
        let jobs = Plan::default().jobs(&catalogue, &catalogue.pathways[0]);
        let all: Vec<_> = jobs.iter().map(hours).collect();
        assert_eq!(all, [(20, 20), (20, 20), (20, 30), (20, 30)]);
        assert!(jobs.iter().all(|job| job.effort == job.source));
    }

    #[test]
    fn what_is_known_takes_less_and_says_why() {
        let catalogue = catalogue();
        // “read” is of vital alone, “build” of vital and optional, the second step of none.
        for (ratings, left) in [
            (vec![("one/vital", Rating::Some)], [10, 15, 20, 20]),
            (vec![("one/vital", Rating::Solid)], [0, 10, 20, 20]),
            (
                vec![
                    ("one/vital", Rating::Solid),
                    ("one/optional", Rating::Solid),
                ],
                [0, 0, 20, 20],
            ),
        ] {
            let jobs = rated(&ratings).jobs(&catalogue, &catalogue.pathways[0]);
            let low: Vec<_> = jobs.iter().map(|job| hours(job).0).collect();
            assert_eq!(low, left, "{ratings:?}");
            assert_eq!(jobs[0].known[0].0, "vital");
        }
    }

    #[test]
    fn a_piece_that_is_put_back_takes_its_whole_time() {
        let catalogue = catalogue();
        let mut plan = rated(&[("one/vital", Rating::Solid)]);
        plan.about.entry(id("one/read")).or_default().is_put_back = true;
        let jobs = plan.jobs(&catalogue, &catalogue.pathways[0]);
        assert_eq!((hours(&jobs[0]), hours(&jobs[1])), ((20, 20), (10, 10)));
        assert!(jobs[0].is_put_back && !jobs[1].is_put_back);
    }

    #[test]
    fn what_one_lacks_takes_the_time_that_the_learner_gives_it() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.about.entry(id("one/sql")).or_default().lack = Some(Lack::default());
        let one = &catalogue.pathways[0];
        assert_eq!(plan.jobs(&catalogue, one).len(), 4, "no number is invented");
        assert_eq!(plan.lacks(&catalogue, one)[0].name, "SQL");
        plan.about.entry(id("one/sql")).or_default().lack = Some(Lack {
            weeks: Some(3),
            learnt: None,
        });
        let jobs = plan.jobs(&catalogue, one);
        assert_eq!((jobs[0].name.as_str(), hours(&jobs[0])), ("SQL", (30, 30)));
    }

    #[test]
    fn what_one_lacks_is_lacking_for_every_pathway_that_counts_on_it() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        plan.about.entry(id("one/sql")).or_default().lack = Some(Lack {
            weeks: Some(2),
            learnt: None,
        });
        let two = &catalogue.pathways[1];
        assert_eq!(hours(&plan.jobs(&catalogue, two)[0]), (20, 20));
    }

    #[test]
    fn what_was_learnt_by_now_is_done() {
        let catalogue = catalogue();
        let mut plan = Plan::default();
        let learnt = Date::parse("2027-02-01");
        let weeks = Some(3);
        plan.about.entry(id("one/sql")).or_default().lack = Some(Lack { weeks, learnt });
        let jobs = plan.jobs(&catalogue, &catalogue.pathways[0]);
        assert_eq!((jobs[0].done, left(&jobs).low / 60), (learnt, 80));
    }

    #[test]
    fn a_skill_that_two_pathways_share_is_rated_once() {
        let mut catalogue = catalogue();
        catalogue.skills[0].entries = vec![id("one/vital"), id("two/vital")];
        let plan = rated(&[("one/vital", Rating::Solid)]);
        assert_eq!(plan.rating(&catalogue, &id("two/vital")), Rating::Solid);
        assert_eq!(plan.rating(&catalogue, &id("two/optional")), Rating::New);
    }

    #[test]
    fn shared_work_counts_once_in_a_union() {
        let catalogue = catalogue();
        let [one, two] = [0, 1].map(|at| &*catalogue.pathways[at]);
        let plan = Plan::default();
        // 80 to 100 hours each, 20 of them for building, which both share.
        let both = plan.union_of(&catalogue, [one, two]);
        assert_eq!((both.low / 60, both.high / 60), (140, 180));
    }

    fn any_plan() -> impl Strategy<Value = Plan> {
        let ratings = prop::collection::vec(0..3_usize, 3);
        (ratings, 1..99_u16, prop::option::of(0..10_u16)).prop_map(|(ratings, week, lacks)| {
            let names = ["one/vital", "one/optional", "one/unranked"];
            let mut plan = rated(&[]);
            for (name, rating) in names.iter().zip(ratings) {
                plan.about.entry(id(name)).or_default().rating = Some(Rating::ALL[rating]);
            }
            plan.pace.source_week = week;
            if let Some(weeks) = lacks {
                plan.about.entry(id("two/sql")).or_default().lack = Some(Lack {
                    weeks: Some(weeks),
                    learnt: None,
                });
            }
            plan
        })
    }

    proptest! {
        #[test]
        fn knowing_more_never_makes_more_work(plan in any_plan(), skill in 0..3_usize) {
            let catalogue = catalogue();
            let total = |plan: &Plan| -> Effort {
                plan.jobs(&catalogue, &catalogue.pathways[0]).iter().map(|job| job.effort).sum()
            };
            let mut better = plan.clone();
            let name = ["one/vital", "one/optional", "one/unranked"][skill];
            better.about.entry(id(name)).or_default().rating = Some(Rating::Solid);
            prop_assert!(total(&better).low <= total(&plan).low);
            prop_assert!(total(&better).high <= total(&plan).high);
        }

        #[test]
        fn a_union_is_at_most_the_sum_and_at_least_each(plan in any_plan()) {
            let catalogue = catalogue();
            let [one, two] = [0, 1].map(|at| &*catalogue.pathways[at]);
            let both = plan.union_of(&catalogue, [one, two]);
            let (a, b) = (plan.union_of(&catalogue, [one]), plan.union_of(&catalogue, [two]));
            prop_assert!(both.low <= a.low + b.low && both.high <= a.high + b.high);
            prop_assert!(both.low >= a.low.max(b.low) && both.high >= a.high.max(b.high));
        }
    }
}
