//! All pathways, and what they have in common.

use serde::{Deserialize, Serialize};

use super::id::ItemId;
use super::pathway::{Item, Pathway};

/// Everything that is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The pathways, in the order of their source documents.
    pub pathways: Vec<Pathway>,
    /// The skills that go by several names.
    pub skills: Vec<SharedSkill>,
    /// The pieces of work that go by several names.
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
    /// The pathway with this slug.
    pub fn pathway(&self, slug: &str) -> Option<&Pathway> {
        self.pathways
            .iter()
            .find(|pathway| pathway.id.as_str() == slug)
    }

    /// The entry with this id and the pathway that it stands in, or `None` where it was retired.
    pub fn item(&self, id: &ItemId) -> Option<(&Pathway, Item<'_>)> {
        let pathway = self.pathway(id.pathway())?;
        let item = pathway.items().find(|item| item.id == id)?;
        Some((pathway, item))
    }

    /// Every entry that asks for the same piece of work as `item`, itself included.
    pub fn same_work<'a>(&'a self, item: &'a ItemId) -> &'a [ItemId] {
        self.works
            .iter()
            .map(|work| work.items.as_slice())
            .find(|items| items.contains(item))
            .unwrap_or(std::slice::from_ref(item))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::figure::{Months, Place, Range, Stated, Weeks};
    use super::super::id::PathwayId;
    use super::super::pathway::*;
    use super::*;

    /// A small pathway: two skills, two steps of two tasks, an action a period.
    pub(crate) fn pathway(slug: &str, letter: char, document: u8) -> Pathway {
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
        let skill = |local: &str, priority| Skill {
            id: item(local),
            name: local.to_owned(),
            priority,
            weeks: Stated::NotStated,
            how: String::new(),
        };
        Pathway {
            role: slug.to_owned(),
            letter,
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
                skill("optional", Stated::At(Place::Skills, Priority::NiceToHave)),
                skill("unranked", Stated::NotStated),
                skill("vital", Stated::At(Place::Skills, Priority::Critical)),
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
        Catalogue {
            pathways: vec![pathway("one", 'O', 1), pathway("two", 'T', 2)],
            skills: vec![SharedSkill {
                id: "sql".into(),
                name: "SQL".into(),
                entries: ids(&["one/sql", "two/sql"]),
            }],
            works: vec![Work {
                id: "build".into(),
                name: "Build it".into(),
                items: ids(&["one/build", "one/build-small", "two/build"]),
            }],
        }
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
    }

    #[test]
    fn skills_stand_by_priority_and_those_without_one_last() {
        let pathway = pathway("one", 'O', 1);
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
            pathway("one", 'O', 1).steps_total().to_string(),
            "8–10 weeks"
        );
    }
}
