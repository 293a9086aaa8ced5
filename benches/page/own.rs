//! Pathways of a learner's own as a browser stores them: copies of a published one, with sixty tasks each.

use std::collections::BTreeMap;

use interchange::content;
use interchange::domain::id::PathwayId;
use interchange::domain::pathway::{Pathway, Task};
use interchange::store::entries::own::edits_to_add;
use interchange::store::own_fields::fields_of;
use serde_json::{Value, json};

/// The number of tasks of each.
const TASKS: usize = 60;

/// Returns this many pathways by their keys in localStorage, which begin with this. The first is followed.
pub fn stored(prefix: &str, count: usize) -> BTreeMap<String, String> {
    // As src/store/sync/lww_map.rs encodes a replica.
    let part = |key: String, edits: Vec<(String, Option<String>)>| {
        let entries: BTreeMap<String, Value> = edits
            .into_iter()
            .map(|(name, text)| (name, json!([1, text])))
            .collect();
        let replica = json!({ "format": 2, "last": 1, "entries": entries });
        (key, replica.to_string())
    };
    let pathways = (1..=count).map(|number| {
        let pathway = pathway(number);
        let edits = edits_to_add(&pathway.id, &fields_of(&pathway, &[]));
        part(format!("{prefix}.{}", pathway.id), edits)
    });
    let follow = vec![("follows/my-p1".to_owned(), Some("1".to_owned()))];
    let plan = part(prefix.to_owned(), follow);
    pathways.chain([plan]).collect()
}

fn pathway(number: usize) -> Pathway {
    let published = content::built_in();
    let mut pathway = Pathway::clone(&published.pathways[1]);
    let id = PathwayId::new(&format!("my-p{number}")).expect("an id");
    let item = |local: &str| id.item(local).expect("an id");
    pathway.role = format!("Role {number}");
    pathway.source = None;
    for step in &mut pathway.steps {
        step.id = item(step.id.local());
        for task in &mut step.tasks {
            task.id = item(task.id.local());
        }
    }
    let found: usize = pathway.steps.iter().map(|step| step.tasks.len()).sum();
    let step = pathway.steps.last_mut().expect("it has steps");
    let more = (found..TASKS).map(|at| Task {
        id: item(&format!("task-{at}")),
        text: format!("Write chapter {at} of book {number} and have it read by someone else"),
        url: None,
    });
    step.tasks.extend(more);
    pathway.bring.clear();
    pathway.learn.clear();
    let actions = &mut pathway.actions;
    for list in [&mut actions.week, &mut actions.month, &mut actions.quarter] {
        list.clear();
    }
    pathway.id = id;
    pathway
}
