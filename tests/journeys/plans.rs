//! Plans of learners in several states.

use crate::catalogue;

/// The stored plans of learners in several states.
pub fn states() -> Vec<(&'static str, Vec<(String, String)>)> {
    let entry = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let follows = |id: &str, at: &str| entry(&format!("follows/{id}"), at);
    let start = || entry("pace/start", "2026-10-05");
    let done = |pathway: usize, part: usize| {
        let items: Vec<_> = catalogue().pathways[pathway].items().collect();
        let count = items.len() / part;
        let done = items.into_iter().take(count);
        done.map(|item| (format!("done/{}", item.id), "2026-10-20".to_owned()))
            .collect::<Vec<_>>()
    };
    let one = vec![follows("nlp-engineer", "1"), start()];
    let mut two = one.clone();
    two.push(follows("ai-research-engineer", "2"));
    let half = [one.clone(), done(1, 2)].concat();
    let finished = [one.clone(), done(1, 1)].concat();
    vec![
        ("empty", vec![]),
        ("one", one),
        ("two", two),
        ("half done", half),
        ("finished", finished),
    ]
}
