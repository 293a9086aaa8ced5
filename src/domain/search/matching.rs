//! One word of a query in one text.

use std::ops::Range;

use super::abbreviation::Abbreviation;
use super::distance::prefix_within;
use super::fold::{Folded, is_letter};

/// The score of a word at the start of the text.
const TEXT_START: u32 = 100;
/// At the start of a word of the text.
const WORD_START: u32 = 80;
/// Inside a word.
const INSIDE_WORD: u32 = 50;
/// As an abbreviation.
const ABBREVIATED: u32 = 40;
/// At the start of a word, with one mistake; each further one takes [`PER_MISTAKE`] away.
const MISTYPED: u32 = 30;
const PER_MISTAKE: u32 = 10;
/// Added where the word of the text ends as well, and where there is nothing else in the text.
const WHOLE_WORD: u32 = 10;
const WHOLE_TEXT: u32 = 20;

/// How loosely words are matched. Each mode includes those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    Exact,
    Abbreviated,
    Fuzzy,
}

impl Mode {
    /// All modes, strictest first.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Abbreviated, Self::Fuzzy];

    fn max_edits(self, word: &Folded) -> u32 {
        match word.len() {
            _ if self < Self::Fuzzy => 0,
            ..4 => 0,
            4..8 => 1,
            _ => 2,
        }
    }
}

/// Where a word matches a text, and how well.
pub(super) enum Match {
    Range { score: u32, range: Range<usize> },
    Abbreviation(Abbreviation),
}

impl Match {
    pub fn find(word: &Folded, text: &Folded, mode: Mode) -> Option<Self> {
        let (missing, max_edits) = (word.count_missing_in(text), mode.max_edits(word));
        if missing > max_edits {
            return None;
        }
        let has_all_letters = missing == 0;
        let exact = has_all_letters.then(|| find_exact(word, text)).flatten();
        exact
            .or_else(|| {
                (has_all_letters && mode >= Mode::Abbreviated)
                    .then(|| Abbreviation::find(word, text).map(Self::Abbreviation))?
            })
            .or_else(|| find_mistyped(word, text, max_edits))
    }

    pub fn score(&self) -> u32 {
        match self {
            Self::Range { score, .. } => *score,
            Self::Abbreviation(_) => ABBREVIATED,
        }
    }

    /// Returns the position of the first character that matches.
    pub fn start(&self) -> usize {
        match self {
            Self::Range { range, .. } => range.start,
            Self::Abbreviation(abbreviation) => abbreviation.start(),
        }
    }

    /// Marks the characters that match.
    fn mark(&self, marked: &mut [bool]) {
        match self {
            Self::Range { range, .. } => marked[range.clone()].fill(true),
            Self::Abbreviation(abbreviation) => {
                for at in abbreviation.positions() {
                    marked[at] = true;
                }
            }
        }
    }
}

/// Returns the characters of the text that match any of these words, as ranges in order that don't
/// touch each other.
pub(super) fn highlights(words: &[Folded], text: &Folded, mode: Mode) -> Vec<Range<usize>> {
    let mut marked = vec![false; text.len()];
    for found in words
        .iter()
        .filter_map(|word| Match::find(word, text, mode))
    {
        found.mark(&mut marked);
    }
    let mut ranges: Vec<Range<usize>> = vec![];
    for at in (0..marked.len()).filter(|at| marked[*at]) {
        match ranges.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}

fn find_exact(word: &Folded, text: &Folded) -> Option<Match> {
    let len = word.len();
    let mut best = None::<(u32, Range<usize>)>;
    for (at, part) in text.bytes.windows(len).enumerate() {
        if part != word.bytes {
            continue;
        }
        let score = match at {
            0 => TEXT_START,
            _ if text.starts_word(at) || !is_letter(word.bytes[0]) => WORD_START,
            // A single letter is in nearly every word.
            _ if len == 1 => continue,
            _ => INSIDE_WORD,
        };
        let next = text.bytes.get(at + len);
        let ends_word = next.is_none_or(|next| !is_letter(*next));
        let whole_word = if ends_word && score > INSIDE_WORD {
            WHOLE_WORD
        } else {
            0
        };
        let whole_text = if len == text.len() { WHOLE_TEXT } else { 0 };
        let score = score + whole_word + whole_text;
        if best.as_ref().is_none_or(|(other, _)| *other < score) {
            best = Some((score, at..at + len));
        }
    }
    best.map(|(score, range)| Match::Range { score, range })
}

/// Finds the start of a word with as few mistakes as possible. One of its first two letters has to be
/// among the first two of `word`: otherwise the distance to every word would have to be computed.
fn find_mistyped(word: &Folded, text: &Folded, max_edits: u32) -> Option<Match> {
    (1..=max_edits).find_map(|edits| {
        let starts_alike = |at: usize| {
            let mut first = text.bytes[at..].iter().take(2);
            first.any(|letter| word.bytes[..2].contains(letter))
        };
        let starts = 0..text.len();
        let mut starts = starts.filter(|at| starts_alike(*at) && text.starts_word(*at));
        starts.find_map(|at| {
            let len = prefix_within(&word.bytes, &text.bytes[at..], edits)?;
            Some(Match::Range {
                score: MISTYPED - PER_MISTAKE * (edits - 1),
                range: at..at + len,
            })
        })
    })
}
