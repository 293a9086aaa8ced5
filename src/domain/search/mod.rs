//! Full-text search over short names, with typing mistakes.
//!
//! Every word of a query has to match an entry's text, or its context (the role and the name of the
//! kind), and at least one the text itself. Words match as they are typed, at word starts first, then
//! inside words. Abbreviations (`nlpeng`) are tried only where that finds nothing at all, and typing
//! mistakes only where those find nothing either: so a loose match never competes with a strict one.
//!
//! No crate does this: the fuzzy matchers let letters stand anywhere, which in a sentence finds
//! nearly everything, forgive no wrong letter, and weigh 12 to 20 kB of brotli in a browser.

mod abbreviation;
mod distance;
mod fold;
mod index;
mod matching;
mod rank;

use fold::Folded;
#[allow(
    unused_imports,
    reason = "the build script compiles the domain without its callers"
)]
pub use index::{Entry, Group, Hit, Kind, SearchIndex};
use matching::Mode;
use rank::rank;

/// Longer queries find nothing: no one types them.
const MAX_WORDS: usize = 8;
const MAX_WORD_LENGTH: usize = 32;

/// Searches these indexes. Returns a group for each kind that has hits, the one with the best first.
pub fn find(query: &str, indexes: &[&SearchIndex]) -> Vec<Group> {
    let words = query.split_whitespace().take(MAX_WORDS);
    let words: Vec<_> = words.map(Folded::new).collect();
    let is_too_long = |word: &Folded| word.len() > MAX_WORD_LENGTH;
    if words.is_empty() || words.iter().any(is_too_long) {
        return vec![];
    }
    let mut groups = Mode::ALL
        .into_iter()
        .map(|mode| rank(&words, indexes, mode));
    groups.find(|groups| !groups.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::rank::MAX_HITS_PER_GROUP;
    use super::*;

    const ROLES: [&str; 2] = ["NLP Engineer", "AI Research Engineer"];

    fn entry(kind: Kind, pathway: Option<usize>, text: &str) -> Entry {
        Entry {
            kind,
            text: text.to_owned(),
            pathway,
            verb_length: 0,
        }
    }

    fn entries() -> Vec<Entry> {
        let of = |kind, pathway, text| entry(kind, Some(pathway), text);
        vec![
            of(Kind::Pathway, 0, "NLP Engineer"),
            of(Kind::Skill, 0, "PyTorch & HuggingFace"),
            of(Kind::Task, 0, "Fine-tune BERT, then write it up"),
            of(Kind::Task, 0, "Build a chatbot with retrieval (RAG)"),
            of(Kind::Page, 0, "Reality check"),
            of(Kind::Pathway, 1, "AI Research Engineer"),
            of(Kind::Skill, 1, "Deep Learning (PyTorch)"),
            of(Kind::Task, 1, "Build a transformer in PyTorch"),
            of(Kind::Resource, 1, "Café Müller’s naïve guide"),
            of(Kind::Page, 1, "Reality check"),
        ]
    }

    /// The texts that are found, with the highlights in brackets.
    fn found(query: &str) -> Vec<String> {
        let entries = entries();
        let groups = find(query, &[&SearchIndex::new(ROLES, &entries)]);
        let hits = groups.into_iter().flat_map(|group| group.hits);
        let told = hits.map(|hit| {
            let mut text: Vec<_> = entries[hit.entry].text.chars().collect();
            for range in hit.highlights.iter().rev() {
                text.insert(range.end, ']');
                text.insert(range.start, '[');
            }
            text.into_iter().collect()
        });
        told.collect()
    }

    #[test]
    fn half_a_word_is_enough_in_capitals_or_not_and_with_accents_or_without() {
        assert_eq!(found("CHATB"), ["Build a [chatb]ot with retrieval (RAG)"]);
        assert_eq!(
            found("cafe muller's naive"),
            ["[Café] [Müller’s] [naïve] guide"]
        );
        assert_eq!(found("müll"), ["Café [Müll]er’s naïve guide"]);
        assert_eq!(found("(rag)"), ["Build a chatbot with retrieval [(RAG)]"]);
    }

    #[test]
    fn where_a_word_begins_is_better_than_inside_one_and_the_beginning_is_best() {
        assert_eq!(
            found("pytorch"),
            [
                "[PyTorch] & HuggingFace",
                "Deep Learning ([PyTorch])",
                "Build a transformer in [PyTorch]"
            ]
        );
        assert_eq!(
            found("engineer"),
            ["NLP [Engineer]", "AI Research [Engineer]"]
        );
        assert_eq!(
            found("ing"),
            ["PyTorch & Hugg[ing]Face", "Deep Learn[ing] (PyTorch)"]
        );
    }

    #[test]
    fn every_word_has_to_stand_there_or_in_the_role_or_the_kind() {
        assert_eq!(found("nlp pytorch"), ["[PyTorch] & HuggingFace"]);
        assert_eq!(found("reality research"), ["[Reality] check"]);
        assert_eq!(found("task pytorch"), ["Build a transformer in [PyTorch]"]);
        assert_eq!(found("pytorch gardening"), Vec::<String>::new());
        assert_eq!(
            found("nlp"),
            ["[NLP] Engineer"],
            "the role alone finds no more than what is called so"
        );
    }

    #[test]
    fn abbreviations_are_tried_only_where_nothing_is_found_as_typed() {
        assert_eq!(found("nlpeng"), ["[NLP] [Eng]ineer"]);
        assert_eq!(found("finetune"), ["[Fine]-[tune] BERT, then write it up"]);
        assert_eq!(found("aire")[0], "[AI] [Re]search Engineer");
        assert_eq!(found("bcw"), ["[B]uild a [c]hatbot [w]ith retrieval (RAG)"]);
        assert_eq!(found("dn"), Vec::<String>::new());
    }

    #[test]
    fn mistakes_are_forgiven_where_nothing_else_is_found() {
        for (mistyped, what) in [
            ("pytroch", "two letters that changed places"),
            ("pytorrch", "a letter too many"),
            ("pytrch", "a letter that is missing"),
            ("pxtorch", "a wrong letter"),
        ] {
            assert_eq!(found(mistyped)[0], "[PyTorch] & HuggingFace", "{what}");
        }
        assert_eq!(
            found("retreivel"),
            ["Build a chatbot with [retrieval] (RAG)"],
            "two in a long word"
        );
        assert_eq!(found("brt"), Vec::<String>::new(), "none in a short one");
        assert_eq!(
            found("nlp chtbot"),
            ["Build a [chatbot] with retrieval (RAG)"],
            "one word mistyped, one not"
        );
    }

    #[test]
    fn actions_are_found_by_their_verb() {
        let tick = Entry {
            verb_length: 5,
            ..entry(Kind::Action, None, "Tick: Fine-tune BERT")
        };
        let count = |query| find(query, &[&SearchIndex::new([], [&tick])]).len();
        assert_eq!(
            (count("tick"), count("tick bert"), count("bert")),
            (1, 1, 0)
        );
    }

    #[test]
    fn of_a_kind_the_best_few_are_kept_and_all_are_counted() {
        let entries: Vec<_> = (0..20)
            .map(|at| {
                let text = if at == 19 { "rust" } else { "trust in rust" };
                entry(Kind::Task, None, text)
            })
            .collect();
        let groups = find("rust", &[&SearchIndex::new([], &entries)]);
        let places: Vec<_> = groups[0].hits.iter().map(|hit| hit.entry).collect();
        assert_eq!((groups[0].count, &places[..]), (20, &[19, 0, 1, 2, 3][..]));
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_breaks_it_and_the_order_is_total(
            query in "\\PC{0,40}|[a-e ]{0,12}",
            texts in prop::collection::vec("\\PC{0,90}|[a-e ]{0,90}", 0..12),
        ) {
            let entries: Vec<_> = texts.iter().enumerate().map(|(at, text)| {
                entry(Kind::ALL[at % 8], None, text)
            }).collect();
            let index = SearchIndex::new([], &entries);
            let groups = find(&query, &[&index]);
            prop_assert_eq!(&groups, &find(&query, &[&index]));
            for group in &groups {
                let mut rank: Vec<_> = group.hits.iter().map(|hit| (u32::MAX - hit.score, hit.entry)).collect();
                prop_assert!(rank.is_sorted(), "{:?}", rank);
                rank.dedup();
                prop_assert_eq!(rank.len(), group.count.min(MAX_HITS_PER_GROUP));
                for hit in &group.hits {
                    let mut at = 0;
                    prop_assert!(!hit.highlights.is_empty());
                    for mark in &hit.highlights {
                        prop_assert!(at <= mark.start && mark.start < mark.end);
                        at = mark.end + 1;
                    }
                    prop_assert!(at <= texts[hit.entry].chars().count() + 1);
                }
            }
        }

        #[test]
        fn the_beginning_of_any_word_finds_its_text(text in "[a-zé]{1,9}( [a-zé]{1,9}){0,5}", word in 0_usize..6, len in 1_usize..9) {
            let words: Vec<_> = text.split(' ').collect();
            let word = words[word % words.len()];
            let half: String = word.chars().take(len).collect();
            let index = SearchIndex::new([], [&entry(Kind::Task, None, &text)]);
            prop_assert_eq!(find(&half, &[&index]).len(), 1);
        }
    }
}
