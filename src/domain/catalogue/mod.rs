//! All pathways, and the skills and work that they have in common.

pub mod browse;
pub mod compare;
mod own;
pub mod profile;
pub mod shared;
pub mod similar;

use std::sync::Arc;

use profile::Profile;
use shared::SharedWorks;
pub use shared::{SharedSkill, Work};

use crate::domain::id::ItemId;
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Item, Pathway, When};

/// All pathways that the app knows. Immutable: a change makes a new catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The summary of each pathway, in the same order as `pathways`.
    pub profiles: Arc<[Profile]>,
    /// The pathways, in the order of their source documents.
    pub pathways: Vec<Arc<Pathway>>,
    /// Skills that have several names.
    pub skills: Vec<SharedSkill>,
    works: SharedWorks,
}

impl Catalogue {
    /// Indexes the shared work and derives a profile from each pathway.
    pub fn new(
        pathways: impl IntoIterator<Item = Pathway>,
        skills: Vec<SharedSkill>,
        works: Vec<Work>,
    ) -> Self {
        let pathways = pathways.into_iter().map(Arc::new).collect();
        Self::of_shared(pathways, skills, SharedWorks::new(works))
    }

    fn of_shared(
        pathways: Vec<Arc<Pathway>>,
        skills: Vec<SharedSkill>,
        works: SharedWorks,
    ) -> Self {
        let profiles = pathways.iter().map(|pathway| Profile::new(pathway, &works));
        Self {
            profiles: profiles.collect(),
            pathways,
            skills,
            works,
        }
    }

    /// The pathway with this slug.
    pub fn pathway(&self, slug: &str) -> Option<&Pathway> {
        self.pathways
            .iter()
            .find(|pathway| pathway.id.as_str() == slug)
            .map(|pathway| &**pathway)
    }

    /// The summary of the pathway with this slug.
    pub fn profile(&self, slug: &str) -> Option<&Profile> {
        self.profiles
            .iter()
            .find(|profile| profile.id.as_str() == slug)
    }

    /// The shared work with its index.
    pub fn shared_works(&self) -> &SharedWorks {
        &self.works
    }

    /// The pieces of work that have several names.
    pub fn works(&self) -> &[Work] {
        self.works.all()
    }

    /// The entry with this id and its pathway; `None` where the entry was retired.
    pub fn item(&self, id: &ItemId) -> Option<(&Pathway, Item<'_>)> {
        let pathway = self.pathway(id.pathway())?;
        let item = pathway.items().find(|item| item.id == id)?;
        Some((pathway, item))
    }

    /// The address that the learner has given a task or an action; `None` where there is none.
    pub fn url(&self, id: &ItemId) -> Option<&WebAddress> {
        let pathway = self.pathway(id.pathway())?;
        let tasks = pathway.steps.iter().flat_map(|step| &step.tasks);
        let actions = When::ALL
            .into_iter()
            .flat_map(|when| pathway.actions.due(when));
        tasks
            .chain(actions)
            .find(|task| task.id == *id)?
            .url
            .as_ref()
    }

    /// The text of an entry: of an item that can be ticked, or of an expected skill.
    pub fn name(&self, id: &ItemId) -> Option<&str> {
        let strength = || {
            let mut strengths = self.pathway(id.pathway())?.bring.iter();
            Some(&*strengths.find(|strength| strength.id == *id)?.name)
        };
        self.item(id).map(|(_, item)| item.text).or_else(strength)
    }

    /// Every entry that asks for the same work as `item`, itself included.
    pub fn same_work<'a>(&'a self, item: &'a ItemId) -> &'a [ItemId] {
        self.works.same_work(item)
    }

    /// Every name of a skill, beginning with `skill` itself: pathways name the same skill differently.
    pub fn skill_names<'a>(&'a self, skill: &'a ItemId) -> impl Iterator<Item = &'a ItemId> {
        let shared = self.skills.iter();
        let same = shared.filter(|shared| shared.entries.contains(skill));
        let others = same.flat_map(|shared| &shared.entries);
        std::iter::once(skill).chain(others.filter(move |name| *name != skill))
    }

    /// Every entry that is done together with `item`, itself included: those that ask for the same work,
    /// and the names of the same skill.
    pub fn names<'a>(&'a self, item: &'a ItemId) -> impl Iterator<Item = &'a ItemId> {
        let work = self.same_work(item);
        let skill = self.skill_names(item);
        work.iter()
            .chain(skill.filter(move |name| !work.contains(name)))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::id::PathwayId;
    use crate::domain::pathway::figure::{Months, Place, Range, Stated, Weeks};
    use crate::domain::pathway::*;

    /// A small pathway: two skills, two steps of two tasks, an action a period.
    pub(crate) fn pathway(slug: &str, code: &str, document: u16) -> Pathway {
        let id = PathwayId::new(slug).unwrap();
        let item = |local: &str| id.item(local).unwrap();
        let task = |local: &str| Task {
            id: item(local),
            text: format!("Do {local}"),
            url: None,
        };
        let step = |local: &str, weeks, tasks| Step {
            id: item(local),
            title: local.to_owned(),
            weeks: Stated::At(Place::Roadmap, weeks),
            tasks,
            resources: vec![],
        };
        let weeks = |low, high| Weeks(Range::new(low, high).unwrap());
        let skill = |local: &str, priority, tasks: &[&str]| Skill {
            id: item(local),
            name: local.to_owned(),
            priority,
            weeks: Stated::NotStated,
            how: String::new(),
            tasks: tasks.iter().map(|task| item(task)).collect(),
        };
        Pathway {
            role: slug.to_owned(),
            code: code.to_owned(),
            line: document,
            source: Some(Source {
                document,
                about: String::new(),
            }),
            copied_from: None,
            summary: String::new(),
            title_months: Stated::At(Place::Title, Months(Range::exactly(6))),
            difficulty: Stated::NotStated,
            timeline: Stated::NotStated,
            pay: vec![],
            demand: Stated::NotStated,
            overview: vec![],
            bring: vec![Strength {
                id: item("sql"),
                name: "SQL".into(),
                how: String::new(),
            }],
            learn: vec![
                skill(
                    "optional",
                    Stated::At(Place::Skills, Priority::NiceToHave),
                    &["build"],
                ),
                skill("unranked", Stated::NotStated, &[]),
                skill(
                    "vital",
                    Stated::At(Place::Skills, Priority::Critical),
                    &["read", "build"],
                ),
            ],
            steps: vec![
                step("first", weeks(4, 4), vec![task("read"), task("build")]),
                step("second", weeks(4, 6), vec![task("publish"), task("apply")]),
            ],
            reality: Reality {
                love: vec![],
                miss: vec![],
                challenges: vec![],
            },
            fit: vec![],
            actions: Actions {
                week: vec![task("enrol")],
                month: vec![task("build-small")],
                quarter: vec![task("meet")],
            },
            questions: vec![],
            id,
        }
    }

    /// Two pathways whose building is the same work, within the first and across both.
    pub(crate) fn catalogue() -> Catalogue {
        let ids = |names: &[&str]| names.iter().map(|n| ItemId::new(n).unwrap()).collect();
        let sql = SharedSkill {
            id: "sql".into(),
            name: "SQL".into(),
            entries: ids(&["one/sql", "two/sql"]),
        };
        let build = Work {
            id: "build".into(),
            name: "Build it".into(),
            items: ids(&["one/build", "one/build-small", "two/build"]),
        };
        Catalogue::new(
            [pathway("one", "O", 1), pathway("two", "T", 2)],
            vec![sql],
            vec![build],
        )
    }

    #[test]
    fn the_same_work_is_found_under_each_of_its_names() {
        let catalogue = catalogue();
        let build = ItemId::new("two/build").unwrap();
        assert_eq!(catalogue.same_work(&build).len(), 3);
        let read = ItemId::new("two/read").unwrap();
        assert_eq!(catalogue.same_work(&read), std::slice::from_ref(&read));
    }

    #[test]
    fn an_entry_that_was_retired_is_not_found() {
        let catalogue = catalogue();
        let kept = ItemId::new("one/read").unwrap();
        assert_eq!(catalogue.item(&kept).unwrap().1.text, "Do read");
        assert!(catalogue.item(&ItemId::new("one/gone").unwrap()).is_none());
        assert!(catalogue.item(&ItemId::new("gone/read").unwrap()).is_none());
        let name = |id| catalogue.name(&ItemId::new(id).unwrap());
        assert_eq!(
            (name("one/read"), name("one/sql")),
            (Some("Do read"), Some("SQL"))
        );
        assert_eq!(name("one/gone"), None);
    }

    #[test]
    fn skills_stand_by_priority_and_those_without_one_last() {
        let pathway = pathway("one", "O", 1);
        let names: Vec<_> = pathway
            .learn_by_priority()
            .iter()
            .map(|s| &s.name[..])
            .collect();
        assert_eq!(names, ["vital", "optional", "unranked"]);
    }

    #[test]
    fn steps_add_up_to_a_range() {
        assert_eq!(
            pathway("one", "O", 1).steps_total().to_string(),
            "8–10 weeks"
        );
    }

    #[test]
    fn more_pathways_than_letters_are_found_and_share_work() {
        let slugs: Vec<_> = (0..2_000).map(|n| format!("p{n}")).collect();
        let pathways = slugs.iter().map(|slug| pathway(slug, "P", 1));
        let reading = slugs
            .iter()
            .map(|s| ItemId::new(&format!("{s}/read")).unwrap());
        let work = Work {
            id: "read".into(),
            name: "Reading".into(),
            items: reading.collect(),
        };
        let many = Catalogue::new(pathways, vec![], vec![work]);
        assert_eq!(many.profile("p1999").unwrap().role, "p1999");
        let last = ItemId::new("p1999/read").unwrap();
        assert_eq!(many.same_work(&last).len(), 2_000);
    }

    #[test]
    fn the_same_work_is_counted_once_in_a_profile() {
        let profiles = catalogue().profiles;
        assert_eq!((profiles[0].work, profiles[1].work), (9, 10));
    }
}
