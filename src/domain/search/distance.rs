//! Edit distance, bounded: words that are mistyped.

/// Returns how many bytes of `text`, from its first, are `word` with at most `max_edits` edits: an
/// insertion, a deletion, a substitution, or two neighbours swapped. The text may go on after that.
pub(super) fn prefix_within(word: &[u8], text: &[u8], max_edits: u32) -> Option<usize> {
    let Some((letter, rest)) = word.split_first() else {
        return Some(0);
    };
    let go_on = |word: &[u8], taken: usize, edits| {
        let text = text.get(taken..)?;
        Some(taken + prefix_within(word, text, edits)?)
    };
    if text.first() == Some(letter)
        && let Some(len) = go_on(rest, 1, max_edits)
    {
        return Some(len);
    }
    let left = max_edits.checked_sub(1)?;
    let is_swapped = word.len() > 1 && text.get(..2) == Some(&[word[1], word[0]]);
    let swapped = || is_swapped.then(|| go_on(&word[2..], 2, left)).flatten();
    swapped()
        .or_else(|| go_on(rest, 1, left))
        .or_else(|| go_on(rest, 0, left))
        .or_else(|| go_on(word, 1, left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_edit_counts_once() {
        for (word, text, edits) in [
            ("pytorch", "pytorch", 0),
            ("pytroch", "pytorch", 1),
            ("pytorrch", "pytorch", 1),
            ("pytrch", "pytorch", 1),
            ("pxtorch", "pytorch", 1),
            ("retreivel", "retrieval", 2),
        ] {
            let within = |max| prefix_within(word.as_bytes(), text.as_bytes(), max);
            assert_eq!(within(edits), Some(text.len()), "{word}");
            let fewer = edits.checked_sub(1).and_then(within);
            assert_eq!(fewer, None, "{word}");
        }
    }

    #[test]
    fn the_text_may_go_on() {
        assert_eq!(prefix_within(b"chtbot", b"chatbots win", 1), Some(7));
        assert_eq!(prefix_within(b"", b"chatbot", 0), Some(0));
        assert_eq!(prefix_within(b"ab", b"", 1), None);
    }
}
