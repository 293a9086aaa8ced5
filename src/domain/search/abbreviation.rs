//! Abbreviations: `nlpeng` for “NLP Engineer”. Each letter of one follows the letter before it in the
//! text, or starts a word further on.

use super::fold::Folded;

/// Only so many characters of a text are looked at: one bit each.
const MAX_LENGTH: usize = 64;

/// For each letter of the abbreviation, the positions in the text where it can stand, as bits.
pub(super) struct Abbreviation(Vec<u64>);

impl Abbreviation {
    /// Matches `word` as an abbreviation of a part of `text`.
    pub fn find(word: &Folded, text: &Folded) -> Option<Self> {
        let positions = |is: &dyn Fn(usize) -> bool| {
            let positions = 0..text.len().min(MAX_LENGTH);
            positions
                .filter(|at| is(*at))
                .fold(0_u64, |bits, at| bits | 1 << at)
        };
        let word_starts = positions(&|at| text.starts_word(at));
        let mut table: Vec<u64> = vec![];
        for letter in &word.bytes {
            let reachable = match table.last() {
                None => word_starts,
                Some(before) => {
                    let lowest = before & before.wrapping_neg();
                    (before << 1) | (word_starts & !(lowest | (lowest - 1)))
                }
            };
            let here = positions(&|at| text.bytes[at] == *letter) & reachable;
            if here == 0 {
                return None;
            }
            table.push(here);
        }
        (!table.is_empty()).then_some(Self(table))
    }

    /// Returns the position of the first letter.
    pub fn start(&self) -> usize {
        self.0[0].trailing_zeros() as usize
    }

    /// Returns a position for each letter, last letter first: the last as early as it can be, each
    /// other as close to the next as it can be.
    pub fn positions(&self) -> Vec<usize> {
        let mut next: Option<u32> = None;
        let positions = self.0.iter().rev().map_while(|bits| {
            let before_next = match next {
                None => bits & bits.wrapping_neg(),
                Some(next) => bits & ((1 << next) - 1),
            };
            next = before_next.checked_ilog2();
            next.map(|at| at as usize)
        });
        positions.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(word: &str, text: &str) -> Option<Vec<usize>> {
        let abbreviation = Abbreviation::find(&Folded::new(word), &Folded::new(text))?;
        let mut positions = abbreviation.positions();
        positions.reverse();
        assert_eq!(abbreviation.start(), positions[0]);
        Some(positions)
    }

    #[test]
    fn letters_follow_each_other_or_start_a_word() {
        assert_eq!(
            positions("nlpeng", "NLP Engineer"),
            Some(vec![0, 1, 2, 4, 5, 6])
        );
        assert_eq!(positions("aire", "AI Research"), Some(vec![0, 1, 3, 4]));
        assert_eq!(positions("nlpg", "NLP Engineer"), None);
        assert_eq!(positions("lp", "NLP"), None);
        assert_eq!(positions("a", ""), None);
    }
}
