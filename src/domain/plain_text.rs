//! Text that people bring in, without what reads differently from how it is stored.

/// Whether a character is invisible and changes the direction of the text after it (U+202A to U+202E,
/// U+2066 to U+2069).
pub fn misleads(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is invisible, so that an address or a name with it looks like another one.
pub fn is_invisible(c: char) -> bool {
    misleads(c)
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}')
}

/// A text as one line: without misleading characters, each run of blanks a single space, none at the ends.
/// Joiners stay, since some scripts and emoji need them.
pub fn to_line(text: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() || c.is_control();
    let seen = text.chars().filter(|c| {
        !misleads(*c)
            && !matches!(
                c,
                '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}'
            )
    });
    let seen: String = seen.collect();
    let words: Vec<_> = seen
        .split(is_blank)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Whether anything of a text can be seen.
pub fn is_visible(text: &str) -> bool {
    text.chars()
        .any(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_one_line_that_reads_as_it_is_stored() {
        for (text, line) in [
            ("  Read \t the\r\nbook ", "Read the book"),
            ("abc\u{202E}fed\u{202C}", "abcfed"),
            ("zero\u{200B}width\u{FEFF}", "zerowidth"),
            (
                "می\u{200C}خواهم 👩\u{200D}💻",
                "می\u{200C}خواهم 👩\u{200D}💻",
            ),
            ("\u{0}\u{7}", ""),
        ] {
            assert_eq!(to_line(text), line, "{text:?}");
        }
        assert!(!is_visible("\u{200D} \u{AD}") && is_visible(" a"));
    }
}
