//! Scores entries by a query, and keeps the best of each kind.

use super::fold::Folded;
use super::index::{Group, Hit, Kind, Row, SearchIndex};
use super::matching::{Match, Mode, highlights};

/// Each group keeps at most so many hits, and counts all.
pub(super) const MAX_HITS_PER_GROUP: usize = 5;

/// The score of a word in the role or in the name of the kind is divided by this: it narrows the
/// search, and is rarely what is searched for.
const CONTEXT_DIVISOR: u32 = 4;

/// How much sooner an entry of a kind is meant than one of another that matches equally well.
const fn weight(kind: Kind) -> u32 {
    match kind {
        Kind::Pathway => 12,
        Kind::Action => 10,
        Kind::Page => 8,
        Kind::Skill => 6,
        Kind::Step => 5,
        Kind::Task => 4,
        Kind::Resource => 2,
        Kind::Question => 0,
    }
}

/// Groups the hits of one mode, the group with the best hit first.
pub(super) fn rank(words: &[Folded], indexes: &[&SearchIndex], mode: Mode) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![];
    let context_scores = |text: &Folded| -> Vec<u32> {
        let score = |word| Match::find(word, text, mode).map_or(0, |found| found.score());
        let scores = words.iter().map(|word| score(word) / CONTEXT_DIVISOR);
        scores.collect()
    };
    let by_kind = Kind::ALL.map(|kind| context_scores(&Folded::new(kind.word())));
    for (index, SearchIndex { rows, roles }) in indexes.iter().enumerate() {
        let by_pathway: Vec<_> = roles.iter().map(context_scores).collect();
        for (entry, row) in rows.iter().enumerate() {
            let of_kind = &by_kind[row.kind as usize];
            let of_role = row.pathway.and_then(|pathway| by_pathway.get(pathway));
            let context = |word: usize| of_kind[word].max(of_role.map_or(0, |role| role[word]));
            if let Some(score) = row.score(words, mode, context) {
                let highlights = vec![];
                group_of(&mut groups, row.kind).add(Hit {
                    index,
                    entry,
                    score,
                    highlights,
                });
            }
        }
    }
    // Only for those that are kept.
    for hit in groups.iter_mut().flat_map(|group| &mut group.hits) {
        let text = &indexes[hit.index].rows[hit.entry].text;
        hit.highlights = highlights(words, text, mode);
    }
    let best = |group: &Group| group.hits.first().map(|hit| hit.score);
    groups.sort_by(|a, b| best(b).cmp(&best(a)).then(a.kind.cmp(&b.kind)));
    groups
}

fn group_of(groups: &mut Vec<Group>, kind: Kind) -> &mut Group {
    let at = groups.iter().position(|group| group.kind == kind);
    let at = at.unwrap_or_else(|| {
        groups.push(Group {
            kind,
            count: 0,
            hits: vec![],
        });
        groups.len() - 1
    });
    &mut groups[at]
}

impl Group {
    fn add(&mut self, hit: Hit) {
        self.count += 1;
        let is_worse = |other: &Hit| other.score < hit.score;
        let at = self.hits.iter().position(is_worse);
        let at = at.unwrap_or(self.hits.len());
        if at < MAX_HITS_PER_GROUP {
            self.hits.insert(at, hit);
            self.hits.truncate(MAX_HITS_PER_GROUP);
        }
    }
}

impl Row {
    /// Returns the score, or `None` unless every word matches the text or the context, and at least
    /// one the text.
    fn score(
        &self,
        words: &[Folded],
        mode: Mode,
        context_score: impl Fn(usize) -> u32,
    ) -> Option<u32> {
        let mut score = weight(self.kind);
        let (mut is_in_text, mut has_verb) = (false, self.verb_length == 0);
        for (at, word) in words.iter().enumerate() {
            let context = context_score(at);
            match Match::find(word, &self.text, mode) {
                Some(found) => {
                    score += found.score();
                    is_in_text = true;
                    has_verb |= found.start() < self.verb_length;
                }
                None if context > 0 => score += context,
                None => return None,
            }
        }
        (is_in_text && has_verb).then_some(score)
    }
}
