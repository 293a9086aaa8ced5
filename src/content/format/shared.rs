//! The reader of skills and work that several pathways share.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Fields, Least};
use super::texts::TextKind;
use crate::domain::catalogue::{SharedSkill, Work};
use crate::domain::id::ItemId;
use crate::domain::pathway::Pathway;
use crate::domain::pathway::limits::MAX_TASKS;

/// Reads the shared skills, which are in the list `key`, and the shared work.
pub(super) fn read(
    fields: &mut Fields,
    key: &'static str,
    pathways: &[&Pathway],
) -> (Vec<SharedSkill>, Vec<Work>) {
    let of_pathway = |p: &'_ &Pathway| -> Vec<ItemId> {
        let bring = p.bring.iter().map(|skill| &skill.id);
        bring
            .chain(p.learn.iter().map(|skill| &skill.id))
            .cloned()
            .collect()
    };
    let skills: BTreeSet<_> = pathways.iter().flat_map(of_pathway).collect();
    let items = pathways.iter().flat_map(|pathway| pathway.items());
    let items: BTreeSet<_> = items.map(|item| item.id.clone()).collect();
    let mut seen = BTreeMap::new();
    let skills = fields.tables(key, Least::Optional, MAX_TASKS, |it| {
        let id = it.id(&mut seen);
        let name = it.name("name");
        let entries = entries(it, &skills, "a skill");
        for (i, entry) in entries.iter().enumerate() {
            // A comparison has one cell per pathway and skill.
            if entries[..i]
                .iter()
                .any(|other| other.pathway() == entry.pathway())
            {
                let message = format!(
                    "‘{entry}’ is the second entry of its pathway; expected one per pathway"
                );
                it.report("entries", message);
            }
        }
        SharedSkill { id, name, entries }
    });
    let (mut seen, mut taken) = (BTreeMap::new(), BTreeMap::new());
    let works = fields.tables("work", Least::Optional, MAX_TASKS, |it| {
        let id = it.id(&mut seen);
        let items = entries(it, &items, "a task, an action or a skill to learn");
        for item in &items {
            if let Some(other) = taken.insert(item.clone(), id.clone()).filter(|o| *o != id) {
                let message =
                    format!("‘{item}’ belongs to ‘{other}’ too; expected it in one piece of work");
                it.report("entries", message);
            }
        }
        let name = it.name("name");
        Work { id, name, items }
    });
    (skills, works)
}

fn entries(fields: &mut Fields, known: &BTreeSet<ItemId>, what: &str) -> Vec<ItemId> {
    let texts = fields.texts_with_lines("entries", Least::One, TextKind::Word, MAX_TASKS);
    if texts.len() == 1 {
        fields.report("entries", "expected at least two entries");
    }
    let mut entries = vec![];
    for (line, text) in texts {
        let message = match ItemId::new(&text) {
            Some(id) if entries.contains(&id) => {
                format!("‘{id}’ is listed twice; expected it once")
            }
            Some(id) if known.contains(&id) => {
                entries.push(id);
                continue;
            }
            _ => format!("no pathway has {what} ‘{text}’"),
        };
        fields.report_at(Some(line), "entries", message);
    }
    entries
}
