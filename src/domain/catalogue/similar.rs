//! Work that may be the same under another name: proposed by likeness, decided by the learner.

use std::collections::BTreeSet;

use super::Catalogue;
use crate::domain::id::ItemId;
use crate::domain::pathway::Pathway;

/// The least share of words that two texts have in common, in per cent, to be proposed. Below it, tasks of the
/// published pathways that are not the same work begin to be proposed.
const MIN_LIKENESS: usize = 50;

/// Words that say nothing about what is done.
const COMMON: [&str; 24] = [
    "the", "and", "for", "with", "your", "you", "that", "from", "into", "one", "its", "this",
    "are", "how", "what", "course", "complete", "finish", "learn", "read", "build", "take",
    "start", "study",
];

/// An entry of a pathway, and one of another that may ask for the same work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The entry of the pathway.
    pub ours: ItemId,
    /// The other pathway's.
    pub theirs: ItemId,
    /// The share of words that they have in common, in per cent.
    pub likeness: usize,
}

/// The words of a text by which it is compared.
fn words(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let mut words = BTreeSet::new();
    for word in parts.filter(|word| word.chars().count() > 2 && !COMMON.contains(word)) {
        words.insert(word.to_owned());
    }
    words
}

/// The share of words that two texts have in common, in per cent of all their words.
fn likeness(ours: &BTreeSet<String>, theirs: &BTreeSet<String>) -> usize {
    let common = ours.intersection(theirs).count();
    let all = ours.len() + theirs.len() - common;
    (100 * common).checked_div(all).unwrap_or_default()
}

/// For each task and action of a pathway the entry of another pathway that is most like it, if it is enough so
/// and not known to be the same work. The most alike first.
pub fn propose_same_work(catalogue: &Catalogue, pathway: &Pathway) -> Vec<Proposal> {
    let others = catalogue
        .pathways
        .iter()
        .filter(|other| other.id != pathway.id);
    let others: Vec<_> = others
        .flat_map(|other| other.items())
        .map(|item| (item.id, words(item.text)))
        .collect();
    let tasks = pathway.steps.iter().flat_map(|step| &step.tasks);
    let tasks = tasks.map(|task| (&task.id, &*task.text));
    let actions = pathway.actions().map(|item| (item.id, item.text));
    let mut proposals = vec![];
    for (id, text) in tasks.chain(actions) {
        let ours = words(text);
        let best = others
            .iter()
            .map(|(theirs, words)| (likeness(&ours, words), theirs))
            .max_by_key(|(likeness, _)| *likeness);
        if let Some((likeness, theirs)) = best.filter(|(likeness, _)| *likeness >= MIN_LIKENESS)
            && !catalogue.same_work(theirs).contains(id)
        {
            proposals.push(Proposal {
                ours: id.clone(),
                theirs: (*theirs).clone(),
                likeness,
            });
        }
    }
    proposals.sort_by(|a, b| b.likeness.cmp(&a.likeness).then(a.ours.cmp(&b.ours)));
    proposals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::id::PathwayId;
    use crate::domain::pathway::Task;

    #[test]
    fn tasks_that_say_nearly_the_same_are_proposed_and_others_are_not() {
        let catalogue = built_in();
        let mut own = crate::domain::catalogue::tests::pathway("my-role", "M", 5);
        let id = PathwayId::new("my-role").unwrap();
        let known = catalogue.pathway("nlp-engineer").unwrap().steps[1].tasks[0].clone();
        let task = |local: &str, text: &str| Task {
            id: id.item(local).unwrap(),
            text: text.to_owned(),
            url: None,
        };
        own.steps[0].tasks = vec![
            task("same", &known.text.to_uppercase()),
            task("other", "Water the plants on the balcony"),
            task("empty", "???"),
        ];
        let proposals = propose_same_work(&catalogue, &own);
        assert_eq!(proposals.len(), 1, "{proposals:?}");
        assert_eq!(
            (proposals[0].ours.local(), proposals[0].likeness),
            ("same", 100)
        );
        assert_eq!(proposals[0].theirs, known.id);
    }

    #[test]
    fn the_published_pathways_propose_little_among_themselves() {
        let catalogue = built_in();
        for pathway in &catalogue.pathways {
            let proposals = propose_same_work(&catalogue, pathway);
            assert!(proposals.len() <= 3, "{}: {proposals:?}", pathway.id);
        }
    }
}
