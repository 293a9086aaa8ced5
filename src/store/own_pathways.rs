//! The catalogue with what the learner's entries add to it: pathways of their own, and their tasks and links in
//! published ones. Most learners have none, so what reads them is a lazy module.

use std::sync::Arc;

use super::entries::Entries;
use super::entries::own::{EncodedPathway, Fields, encoded_pathways, own_entries};
use super::own_fields::{Reader, SameWork, list_of_actions, pathway_of, resource_ids, resource_of};
use super::sync::local_storage;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::PathwayId;
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Pathway, Task, When};
use crate::domain::sorted_map::SortedMap;
use crate::on_demand::OnDemand;

type Read = fn(&mut OwnPathways, &Entries) -> Option<Catalogue>;

/// The function that reads the learner's own pathways.
#[derive(Clone, Copy)]
pub struct OwnReader {
    pub(super) read: Read,
}

/// The function, for the module that has it.
pub const OWN_READER: OwnReader = OwnReader {
    read: OwnPathways::read,
};

/// Whether the browser may have stored pathways of the learner's own, so that a page can begin with what reads
/// them.
pub fn may_have_own() -> bool {
    local_storage::has_own_pathways()
}

/// The pathways that were read last, so that only changed ones are read again.
#[derive(Clone)]
pub struct OwnPathways {
    pub(super) reader: OnDemand<OwnReader>,
    published: Arc<Catalogue>,
    entries: Entries,
    known: SortedMap<PathwayId, Known>,
}

#[derive(Clone)]
struct Known {
    stored: EncodedPathway,
    pathway: Arc<Pathway>,
    same_work: SameWork,
}

impl OwnPathways {
    /// Nothing beside these published pathways. What reads others is loaded by `reader`.
    pub fn beside(published: Arc<Catalogue>, reader: OnDemand<OwnReader>) -> Self {
        Self {
            reader,
            published,
            entries: Entries::new(),
            known: SortedMap::new(),
        }
    }

    /// Nothing beside the same published pathways, for another plan.
    pub fn of_another(&self) -> Self {
        Self::beside(self.published.clone(), self.reader)
    }

    /// The published pathways.
    pub fn published(&self) -> Arc<Catalogue> {
        self.published.clone()
    }

    /// Whether these entries say the same of own pathways as those that were read last.
    pub fn is_current(&self, entries: &Entries) -> bool {
        own_entries(entries) == self.entries
    }

    /// The catalogue with what these entries add to the published one; `None` where they are those that were read
    /// last.
    fn read(&mut self, entries: &Entries) -> Option<Catalogue> {
        if self.is_current(entries) {
            return None;
        }
        self.entries = own_entries(entries);
        let stored = encoded_pathways(&self.entries);
        let published = self.published.clone();
        let mut before = std::mem::take(&mut self.known);
        let mut known = SortedMap::new();
        for (id, stored) in stored {
            let same = before.remove(&id).filter(|known| known.stored == stored);
            let now = same.or_else(|| read_one(&id, stored, &published));
            known.extend(now.map(|now| (id, now)));
        }
        self.known = known;
        let with_additions = published.pathways.iter().map(|pathway| {
            let changed = self.known.get(&pathway.id);
            changed.map_or_else(|| pathway.clone(), |known| known.pathway.clone())
        });
        let own = self.known.iter().filter(|(id, _)| id.is_own());
        let own = own.map(|(_, known)| known.pathway.clone());
        let same_work = self
            .known
            .values()
            .flat_map(|known| known.same_work.clone());
        let same_work: Vec<_> = same_work.collect();
        Some(published.with_own(with_additions.collect(), own.collect(), &same_work))
    }
}

fn read_one(id: &PathwayId, stored: EncodedPathway, published: &Catalogue) -> Option<Known> {
    let (pathway, same_work) = if id.is_own() {
        let decoded = stored.decode();
        // Without the first entry it was removed, and another tab didn't know.
        decoded.base.as_ref()?;
        pathway_of(id, &decoded.fields())?
    } else {
        let pathway = published.pathway(id.as_str())?;
        (with_additions(pathway, &stored.decode().fields()), vec![])
    };
    Some(Known {
        stored,
        pathway: Arc::new(pathway),
        same_work,
    })
}

/// A published pathway with the learner's own tasks at the end of its lists, and their links. Everything else
/// stays the source's.
fn with_additions(published: &Pathway, fields: &Fields) -> Pathway {
    let id = &published.id;
    let reader = Reader { id, fields };
    let mut pathway = published.clone();
    let url_of = |task: &Task| {
        let url = fields.get(&format!("task/{}/url", task.id.local()))?;
        WebAddress::parse(url)
    };
    let add = |list: &str, tasks: &mut Vec<Task>| {
        for task in tasks.iter_mut() {
            task.url = url_of(task);
        }
        let own = reader.tasks(list).into_iter();
        tasks.extend(own.filter(|task| task.id.is_addition()));
    };
    for step in &mut pathway.steps {
        add(step.id.local(), &mut step.tasks);
        let ids = resource_ids(&step.resources);
        for (local, resource) in ids.iter().zip(&mut step.resources) {
            let field = fields.get(&format!("resource/{}/{local}", step.id.local()));
            resource.url = field.and_then(|text| resource_of(text)?.url);
        }
    }
    add(list_of_actions(When::ThisWeek), &mut pathway.actions.week);
    add(list_of_actions(When::ThisMonth), &mut pathway.actions.month);
    add(
        list_of_actions(When::Next90Days),
        &mut pathway.actions.quarter,
    );
    pathway
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::store::entries::own::{base_name, encode_fields, field_name};
    use crate::store::own_fields::fields_of;

    fn beside_published() -> OwnPathways {
        let reader = OnDemand::new(|| Box::pin(async { Ok(OWN_READER) }), Some(OWN_READER));
        OwnPathways::beside(content::built_in(), reader)
    }

    fn slug(text: &str) -> PathwayId {
        PathwayId::new(text).unwrap()
    }

    /// The entries of a copy of a published pathway.
    fn copy() -> Entries {
        let published = content::built_in();
        let mut copy = published.pathway("nlp-engineer").unwrap().clone();
        copy.copied_from = Some(copy.id.clone());
        let fields = fields_of(&copy, &[]);
        Entries::from([(base_name(&slug("my-nlp-engineer")), encode_fields(&fields))])
    }

    #[test]
    fn a_copy_is_a_pathway_of_the_catalogue_and_shares_its_work() {
        let mut own = beside_published();
        let entries = copy();
        let catalogue = own.read(&entries).unwrap();
        let (copy, original) = (
            catalogue.pathway("my-nlp-engineer").unwrap(),
            catalogue.pathway("nlp-engineer").unwrap(),
        );
        assert_eq!(copy.steps_total(), original.steps_total());
        assert_eq!(copy.items().count(), original.items().count());
        for item in copy.items() {
            assert!(catalogue.same_work(item.id).len() >= 2, "{}", item.text);
        }
        assert!(own.read(&entries).is_none(), "nothing new");
        let none = own.read(&Entries::new()).unwrap();
        assert_eq!(none, *content::built_in());
    }

    #[test]
    fn only_what_has_changed_is_read_again() {
        let mut own = beside_published();
        let mut entries = copy();
        let id = slug("my-other");
        entries.insert(base_name(&id), "role¦Other¶step/a/title¦A¶".to_owned());
        let before = own.read(&entries).unwrap();
        entries.insert(field_name(&id, "role"), "Renamed".to_owned());
        let after = own.read(&entries).unwrap();
        let find = |all: &Catalogue, id: &str| {
            let found = all
                .pathways
                .iter()
                .find(|pathway| pathway.id.as_str() == id);
            found.unwrap().clone()
        };
        let same = |id| Arc::ptr_eq(&find(&before, id), &find(&after, id));
        assert!(same("my-nlp-engineer") && !same("my-other"));
        assert_eq!(find(&after, "my-other").role, "Renamed");
    }

    #[test]
    fn own_tasks_and_links_are_added_to_a_published_pathway_and_nothing_else_changes() {
        let id = slug("nlp-engineer");
        let published = content::built_in();
        let before = published.pathway(id.as_str()).unwrap();
        let (step, task) = (&before.steps[0], &before.steps[0].tasks[0]);
        let (step, task) = (step.id.local(), task.id.local());
        let mut entries = Entries::new();
        let resource = format!(
            "resource/{step}/{}",
            resource_ids(&before.steps[0].resources)[0]
        );
        for (field, text) in [
            ("role", "Another"),
            ("task/my-meetup/text", "Go to a meetup"),
            ("task/my-meetup/in", step),
            ("task/sneaked-in/text", "No addition"),
            ("task/sneaked-in/in", step),
            (&format!("task/{task}/text"), "Reworded"),
            (&format!("task/{task}/url"), "https://example.org/course"),
            (&resource, "Renamed\nhttps://example.org/book"),
        ] {
            entries.insert(field_name(&id, field), text.to_owned());
        }
        let catalogue = beside_published().read(&entries).unwrap();
        let after = catalogue.pathway(id.as_str()).unwrap();
        assert_eq!((&after.role, &after.source), (&before.role, &before.source));
        let (ours, theirs) = (&after.steps[0], &before.steps[0]);
        assert_eq!(ours.tasks.len(), theirs.tasks.len() + 1);
        assert_eq!(ours.tasks.last().unwrap().text, "Go to a meetup");
        assert_eq!(ours.tasks[0].text, theirs.tasks[0].text);
        assert_eq!(
            ours.tasks[0].url.as_ref().unwrap().as_str(),
            "https://example.org/course"
        );
        assert_eq!(ours.resources[0].name, theirs.resources[0].name);
        assert_eq!(
            ours.resources[0].url.as_ref().unwrap().as_str(),
            "https://example.org/book"
        );
        assert_eq!(after.steps[1..], before.steps[1..]);
    }

    #[test]
    fn a_pathway_that_was_removed_while_another_tab_edited_it_is_gone_and_its_edit_harms_nothing() {
        let entries = Entries::from([
            (field_name(&slug("my-gone"), "role"), "Edited".to_owned()),
            (
                field_name(&slug("no-such"), "task/my-a/text"),
                "A".to_owned(),
            ),
            ("own/Not a slug/role".to_owned(), "x".to_owned()),
            ("own/".to_owned(), "x".to_owned()),
        ]);
        let catalogue = beside_published().read(&entries).unwrap();
        assert_eq!(catalogue, *content::built_in());
    }
}
