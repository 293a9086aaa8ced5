//! A catalogue with pathways of the learner's own beside the published ones.

use std::sync::Arc;

use super::shared::SharedWorks;
use super::{Catalogue, SharedSkill, Work};
use crate::domain::id::ItemId;
use crate::domain::pathway::Pathway;
use crate::domain::sorted_map::SortedMap;

impl Catalogue {
    /// This catalogue of published pathways with these in the place of theirs, and after them those of the
    /// learner's own. `same_work` are pairs of entries that ask for the same work; chains and circles of them
    /// are one piece of work. What a copy and its original both have is the same work, and so are their skills.
    #[must_use]
    pub fn with_own(
        &self,
        published: Vec<Arc<Pathway>>,
        own: Vec<Arc<Pathway>>,
        same_work: &[(ItemId, ItemId)],
    ) -> Self {
        let mut works = Works::of(self.works());
        let mut skills = self.skills.clone();
        for copy in &own {
            let original = copy.copied_from.as_ref().and_then(|id| {
                let id = id.as_str();
                find(&published, id).or_else(|| find(&own, id))
            });
            let Some(original) = original.filter(|original| original.id != copy.id) else {
                continue;
            };
            for item in copy.items() {
                let there = original.id.item(item.id.local());
                let there = there.filter(|there| original.items().any(|item| item.id == there));
                if let Some(there) = there {
                    works.join(&there, item.id, item.text);
                }
            }
            share_skills(copy, original, &mut skills);
        }
        for (ours, theirs) in same_work {
            let name = find(&own, ours.pathway()).and_then(|pathway| {
                let item = pathway.items().find(|item| item.id == ours)?;
                Some(item.text.to_owned())
            });
            works.join(theirs, ours, &name.unwrap_or_default());
        }
        let pathways = published.into_iter().chain(own).collect();
        Self::of_shared(pathways, skills, works.into_all())
    }
}

fn find<'a>(pathways: &'a [Arc<Pathway>], id: &str) -> Option<&'a Pathway> {
    let found = pathways.iter().find(|pathway| pathway.id.as_str() == id);
    found.map(|pathway| &**pathway)
}

/// The skills of a copy are those of its original, under each of their names.
fn share_skills(copy: &Pathway, original: &Pathway, skills: &mut Vec<SharedSkill>) {
    let named = |pathway: &Pathway| -> Vec<(ItemId, String)> {
        let bring = pathway
            .bring
            .iter()
            .map(|it| (it.id.clone(), it.name.clone()));
        let learn = pathway
            .learn
            .iter()
            .map(|it| (it.id.clone(), it.name.clone()));
        bring.chain(learn).collect()
    };
    let theirs = named(original);
    for (ours, name) in named(copy) {
        let original = theirs.iter().find(|(id, _)| id.local() == ours.local());
        let Some((original, _)) = original else {
            continue;
        };
        let shared = skills.iter_mut().filter(|it| it.entries.contains(original));
        let mut is_shared = false;
        for skill in shared {
            is_shared = true;
            // A comparison has one cell per pathway and skill.
            if !skill
                .entries
                .iter()
                .any(|it| it.pathway() == ours.pathway())
            {
                skill.entries.push(ours.clone());
            }
        }
        if !is_shared {
            skills.push(SharedSkill {
                id: original.to_string(),
                name,
                entries: vec![original.clone(), ours],
            });
        }
    }
}

/// Pieces of work that are joined one after the other.
struct Works {
    /// Those that were joined into another are empty.
    works: Vec<Work>,
    of_item: SortedMap<ItemId, usize>,
}

impl Works {
    fn of(works: &[Work]) -> Self {
        let mut of_item = SortedMap::new();
        for (at, work) in works.iter().enumerate() {
            of_item.extend(work.items.iter().map(|item| (item.clone(), at)));
        }
        let works = works.to_vec();
        Self { works, of_item }
    }

    /// Makes both entries the same work. The first stands for it, so that it is the published one where there
    /// is one.
    fn join(&mut self, first: &ItemId, second: &ItemId, name: &str) {
        let one = self.find_or_add(first, name);
        let other = self.find_or_add(second, name);
        if one == other {
            return;
        }
        let (into, from) = (one.min(other), one.max(other));
        let items = std::mem::take(&mut self.works[from].items);
        for item in &items {
            self.of_item.insert(item.clone(), into);
        }
        self.works[into].items.extend(items);
    }

    fn find_or_add(&mut self, item: &ItemId, name: &str) -> usize {
        if let Some(known) = self.of_item.get(item) {
            return *known;
        }
        self.works.push(Work {
            id: item.to_string(),
            name: name.to_owned(),
            items: vec![item.clone()],
        });
        let at = self.works.len() - 1;
        self.of_item.insert(item.clone(), at);
        at
    }

    fn into_all(self) -> SharedWorks {
        let works = self.works.into_iter();
        SharedWorks::new(works.filter(|work| work.items.len() > 1).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::{catalogue, pathway};
    use crate::domain::id::PathwayId;

    fn own(slug: &str, from: Option<&str>) -> Arc<Pathway> {
        let mut own = pathway(slug, "M", 5);
        own.source = None;
        own.copied_from = from.and_then(PathwayId::new);
        Arc::new(own)
    }

    fn pair(one: &str, other: &str) -> (ItemId, ItemId) {
        (ItemId::new(one).unwrap(), ItemId::new(other).unwrap())
    }

    #[test]
    fn what_a_copy_and_its_original_have_is_the_same_work() {
        let built_in = catalogue();
        let copy = own("my-one", Some("one"));
        let all = built_in.with_own(built_in.pathways.clone(), vec![copy], &[]);
        let same = |id: &str| all.same_work(&ItemId::new(id).unwrap()).len();
        assert_eq!((same("my-one/read"), same("one/read")), (2, 2));
        // Building is two tasks of the original and one of another, and so it is of the copy.
        assert_eq!(same("my-one/build"), 5);
        assert_eq!(same("two/read"), 1);
        let sql = ItemId::new("my-one/sql").unwrap();
        assert_eq!(all.skill_names(&sql).count(), 3);
        assert_eq!(all.profile("my-one").unwrap().work, 9);
    }

    #[test]
    fn a_copy_of_an_own_pathway_shares_its_work_too() {
        let built_in = catalogue();
        let own = vec![
            own("my-a", None),
            own("my-b", Some("my-a")),
            own("my-c", Some("my-c")),
        ];
        let all = built_in.with_own(built_in.pathways.clone(), own, &[]);
        let same = |id: &str| all.same_work(&ItemId::new(id).unwrap()).len();
        assert_eq!((same("my-a/read"), same("my-b/read")), (2, 2));
        assert_eq!(same("my-c/read"), 1, "a copy of itself is none");
    }

    #[test]
    fn circles_of_the_same_work_are_one_piece_of_work() {
        let built_in = catalogue();
        let circle = [
            pair("my-a/read", "my-b/read"),
            pair("my-b/read", "one/read"),
            pair("one/read", "my-a/read"),
            pair("my-a/read", "my-a/read"),
            pair("my-a/gone", "nowhere/gone"),
        ];
        let own = vec![own("my-a", None), own("my-b", None)];
        let all = built_in.with_own(built_in.pathways.clone(), own, &circle);
        for id in ["my-a/read", "my-b/read", "one/read"] {
            assert_eq!(all.same_work(&ItemId::new(id).unwrap()).len(), 3, "{id}");
        }
        assert_eq!(all.pathways.len(), 4);
    }

    #[test]
    fn without_own_pathways_it_is_the_same_catalogue() {
        let built_in = catalogue();
        assert_eq!(
            built_in.with_own(built_in.pathways.clone(), vec![], &[]),
            built_in
        );
    }
}
