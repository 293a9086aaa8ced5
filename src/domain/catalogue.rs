//! Pathways, and what they have in common.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::id::ItemId;
use super::order::sort_by;
use super::pathway::{Item, Pathway};
use super::profile::Profile;

/// What is known of what is published: natively everything; in a browser the profiles of all
/// pathways, once they were asked for, and in full those that were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// What lists show of each pathway, in the order of the source documents.
    pub profiles: Arc<[Profile]>,
    /// Whether there is none beside these.
    pub has_all_profiles: bool,
    /// Pathways in full, in the same order natively and in that of their arrival in a browser.
    pub pathways: Vec<Arc<Pathway>>,
    /// The skills that go by several names.
    pub skills: Vec<SharedSkill>,
    /// The pieces of work that go by several names.
    works: Vec<Work>,
    /// Under each such name, by name: the work's place in `works`.
    named: Vec<(ItemId, usize)>,
}

/// One pathway in full, and what it has in common with others: what is fetched for its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The pathway.
    pub pathway: Pathway,
    /// Every shared skill that it names.
    pub skills: Vec<SharedSkill>,
    /// Every shared piece of work that it asks for.
    pub works: Vec<Work>,
}

/// One skill under all the names that the pathways give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedSkill {
    /// Its stable name.
    pub id: String,
    /// What it is called when pathways are compared.
    pub name: String,
    /// The entries that name it: skills one brings, or skills to learn.
    pub entries: Vec<ItemId>,
}

/// One piece of work under all the names that the pathways give it: a skill, a task and an action
/// can ask for the same thing. Done once, it is done everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Its stable name.
    pub id: String,
    /// What it is called when pathways are compared.
    pub name: String,
    /// The entries that ask for it.
    pub items: Vec<ItemId>,
}

impl Catalogue {
    /// Everything that is published: the pathways in their order.
    pub fn new(
        pathways: impl IntoIterator<Item = Pathway>,
        skills: Vec<SharedSkill>,
        works: Vec<Work>,
    ) -> Self {
        let mut catalogue = Self {
            skills,
            works,
            ..Self::default()
        };
        catalogue.pathways = pathways.into_iter().map(Arc::new).collect();
        catalogue.index();
        catalogue.profiles = catalogue
            .pathways
            .iter()
            .map(|pathway| Profile::of(&catalogue, pathway))
            .collect();
        catalogue.has_all_profiles = true;
        catalogue
    }

    /// This catalogue with one more pathway known in full.
    #[must_use]
    pub fn with(&self, part: Part) -> Self {
        let mut more = self.clone();
        more.pathways.retain(|known| known.id != part.pathway.id);
        more.pathways.push(Arc::new(part.pathway));
        for skill in part.skills {
            if more.skills.iter().all(|known| known.id != skill.id) {
                more.skills.push(skill);
            }
        }
        for work in part.works {
            if more.works.iter().all(|known| known.id != work.id) {
                more.works.push(work);
            }
        }
        more.index();
        if let Some(pathway) = more
            .pathways
            .last()
            .filter(|p| self.profile(p.id.as_str()).is_none())
        {
            let own = Profile::of(&more, pathway);
            more.profiles = self.profiles.iter().cloned().chain([own]).collect();
        }
        more
    }

    /// This catalogue with what lists show of every pathway.
    #[must_use]
    pub fn with_all_profiles(&self, profiles: Vec<Profile>) -> Self {
        Self {
            profiles: profiles.into(),
            has_all_profiles: true,
            ..self.clone()
        }
    }

    /// What a browser fetches of this pathway.
    pub fn part(&self, pathway: &Pathway) -> Part {
        let is_ours = |id: &ItemId| id.pathway() == pathway.id.as_str();
        let skills = self.skills.iter();
        let works = self.works.iter();
        Part {
            pathway: pathway.clone(),
            skills: skills
                .filter(|skill| skill.entries.iter().any(is_ours))
                .cloned()
                .collect(),
            works: works
                .filter(|work| work.items.iter().any(is_ours))
                .cloned()
                .collect(),
        }
    }

    fn index(&mut self) {
        let names = |(at, work): (usize, &Work)| -> Vec<_> {
            work.items.iter().map(|id| (id.clone(), at)).collect()
        };
        self.named = self.works.iter().enumerate().flat_map(names).collect();
        sort_by(&mut self.named, |(a, _), (b, _)| a.cmp(b));
    }

    /// The pathway with this slug.
    pub fn pathway(&self, slug: &str) -> Option<&Pathway> {
        self.pathways
            .iter()
            .find(|pathway| pathway.id.as_str() == slug)
            .map(|pathway| &**pathway)
    }

    /// What lists show of the pathway with this slug.
    pub fn profile(&self, slug: &str) -> Option<&Profile> {
        self.profiles
            .iter()
            .find(|profile| profile.id.as_str() == slug)
    }

    /// The pieces of work that go by several names.
    pub fn works(&self) -> &[Work] {
        &self.works
    }

    /// The entry with this id and the pathway that it stands in, or `None` where it was retired.
    pub fn item(&self, id: &ItemId) -> Option<(&Pathway, Item<'_>)> {
        let pathway = self.pathway(id.pathway())?;
        let item = pathway.items().find(|item| item.id == id)?;
        Some((pathway, item))
    }

    /// What an entry is called: something to tick off, or a skill that is taken for granted.
    pub fn name(&self, id: &ItemId) -> Option<&str> {
        let strength = || {
            let mut strengths = self.pathway(id.pathway())?.bring.iter();
            Some(&*strengths.find(|strength| strength.id == *id)?.name)
        };
        self.item(id).map(|(_, item)| item.text).or_else(strength)
    }

    /// Every entry that asks for the same piece of work as `item`, itself included.
    pub fn same_work<'a>(&'a self, item: &'a ItemId) -> &'a [ItemId] {
        match self.named.binary_search_by(|(name, _)| name.cmp(item)) {
            Ok(at) => &self.works[self.named[at].1].items,
            Err(_) => std::slice::from_ref(item),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::figure::{Months, Place, Range, Stated, Weeks};
    use super::super::id::PathwayId;
    use super::super::pathway::*;
    use super::*;

    /// A small pathway: two skills, two steps of two tasks, an action a period.
    pub(crate) fn pathway(slug: &str, code: &str, document: u16) -> Pathway {
        let id = PathwayId::new(slug).unwrap();
        let item = |local: &str| id.item(local).unwrap();
        let task = |local: &str| Task {
            id: item(local),
            text: format!("Do {local}"),
        };
        let step = |local: &str, weeks, tasks| Step {
            id: item(local),
            title: local.to_owned(),
            weeks,
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
            source: Source {
                document,
                about: String::new(),
            },
            summary: String::new(),
            title_months: Months(Range::exactly(6)),
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
    fn pathways_that_arrive_one_by_one_make_the_whole() {
        let whole = catalogue();
        let parts = [1, 0, 1].map(|at| whole.part(&whole.pathways[at]));
        let arrived = parts
            .into_iter()
            .fold(Catalogue::default(), |known, part| known.with(part));
        assert_eq!(arrived.pathways.len(), 2, "what arrives twice stands once");
        assert_eq!(
            (&arrived.skills, &arrived.works),
            (&whole.skills, &whole.works)
        );
        for item in ["one/build", "two/build", "two/read"] {
            let item = ItemId::new(item).unwrap();
            assert_eq!(arrived.same_work(&item), whole.same_work(&item));
        }
    }

    #[test]
    fn the_same_work_is_counted_once_in_a_profile() {
        let profiles = catalogue().profiles;
        assert_eq!((profiles[0].work, profiles[1].work), (9, 10));
    }
}
