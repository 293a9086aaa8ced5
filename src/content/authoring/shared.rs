//! The decoder of `shared.toml`.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Fields, top};
use super::problem::{File, Problems};
use crate::domain::catalogue::{SharedSkill, Work};
use crate::domain::id::ItemId;
use crate::domain::pathway::Pathway;

/// Reads the shared skills and the shared work. Both are empty where the file isn't TOML, which is
/// reported.
pub(super) fn read(
    file: &File,
    pathways: &[Pathway],
    problems: &Problems,
) -> (Vec<SharedSkill>, Vec<Work>) {
    let skills: BTreeSet<_> = pathways
        .iter()
        .flat_map(|p| {
            p.bring
                .iter()
                .map(|s| &s.id)
                .chain(p.learn.iter().map(|s| &s.id))
        })
        .collect();
    let items: BTreeSet<_> = pathways
        .iter()
        .flat_map(Pathway::items)
        .map(|i| i.id)
        .collect();
    let read = top(file, problems, |fields| {
        let mut seen = BTreeSet::new();
        let skills = fields.tables_if_any("skill", |it| {
            let id = it.id(&mut seen);
            let name = it.text("name");
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
        let (mut seen, mut taken) = (BTreeSet::new(), BTreeMap::new());
        let works = fields.tables_if_any("work", |it| {
            let id = it.id(&mut seen);
            let items = entries(it, &items, "a task, an action or a skill to learn");
            for item in &items {
                if let Some(other) = taken.insert(item.clone(), id.clone()).filter(|o| *o != id) {
                    it.report(
                        "entries",
                        format!(
                            "‘{item}’ belongs to ‘{other}’ too; expected it in one piece of work"
                        ),
                    );
                }
            }
            Work {
                id,
                name: it.text("name"),
                items,
            }
        });
        (skills, works)
    });
    read.unwrap_or_default()
}

fn entries(fields: &mut Fields, known: &BTreeSet<&ItemId>, what: &str) -> Vec<ItemId> {
    let texts = fields.texts("entries");
    if texts.len() == 1 {
        fields.report("entries", "expected at least two entries");
    }
    let mut entries = vec![];
    for text in texts {
        match ItemId::new(&text) {
            Some(id) if entries.contains(&id) => {
                fields.report(
                    "entries",
                    format!("‘{id}’ is listed twice; expected it once"),
                );
            }
            Some(id) if known.contains(&id) => entries.push(id),
            _ => fields.report("entries", format!("no pathway has {what} ‘{text}’")),
        }
    }
    entries
}
