//! Widths of text, so that labels can be laid out where nothing can measure them.

/// The widths of the printable ASCII characters, in thousandths of the type size: for each the greatest
/// of Overpass at every weight that the site uses and Arial Bold, which stands in where a picture is
/// opened without Overpass.
const ASCII: [u16; 95] = [
    278, 334, 475, 709, 609, 890, 723, 256, 382, 382, 559, 645, 278, 420, 278, 533, 663, 663, 663,
    663, 663, 663, 663, 663, 663, 663, 334, 334, 645, 645, 645, 611, 976, 730, 723, 723, 723, 667,
    611, 778, 728, 300, 561, 724, 611, 834, 723, 778, 667, 778, 723, 667, 611, 723, 692, 944, 703,
    698, 650, 399, 533, 399, 645, 557, 499, 568, 611, 557, 611, 564, 372, 611, 611, 293, 293, 569,
    301, 890, 611, 611, 611, 611, 426, 557, 397, 611, 573, 778, 597, 581, 556, 390, 311, 390, 645,
];

/// Returns the greatest width that a text can have, in pixels, at a type size in pixels.
pub fn text_width(text: &str, size: i32) -> i32 {
    let width = |character: char| {
        let ascii = (character as usize).checked_sub(0x20);
        let known = ascii.and_then(|at| ASCII.get(at));
        i32::from(match character {
            '–' | '’' | '“' | '”' => 560,
            _ => known.copied().unwrap_or(1_100),
        })
    };
    // A thousand characters at any size that is used here stay far below the limit of the type.
    let thousandths: i32 = text.chars().take(1_000).map(width).sum();
    (thousandths * size + 999) / 1_000
}

/// Breaks a text into at most `lines` lines of at most `width` pixels. What doesn't fit is cut, and ends
/// with an ellipsis.
pub fn wrap(text: &str, size: i32, width: i32, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = vec![];
    for word in text.split_whitespace() {
        match wrapped.last_mut() {
            Some(line) if wrapped_len_allows(line, word, size, width) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    if wrapped.len() > lines {
        let rest = wrapped.split_off(lines.saturating_sub(1)).join(" ");
        wrapped.push(rest);
    }
    for line in &mut wrapped {
        cut(line, size, width);
    }
    wrapped
}

fn wrapped_len_allows(line: &str, word: &str, size: i32, width: i32) -> bool {
    text_width(line, size) + text_width(" ", size) + text_width(word, size) <= width
}

/// Shortens a text to a width, with an ellipsis where anything is left out.
fn cut(text: &mut String, size: i32, width: i32) {
    if text_width(text, size) <= width {
        return;
    }
    while !text.is_empty() && text_width(text, size) + text_width("…", size) > width {
        text.pop();
    }
    text.truncate(text.trim_end().len());
    text.push('…');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_as_wide_as_its_characters() {
        assert_eq!(text_width("", 20), 0);
        assert_eq!(text_width("i", 100), 30);
        assert_eq!(text_width("Today", 12), 36);
        assert_eq!(
            text_width("é", 10),
            11,
            "the widest is taken for what isn't known"
        );
    }

    #[test]
    fn a_long_name_is_broken_and_what_is_too_long_is_cut() {
        let wrapped = |text, lines| wrap(text, 16, 150, lines);
        let name = "AI Localization Specialist";
        assert_eq!(wrapped(name, 2), ["AI Localization", "Specialist"]);
        assert_eq!(wrapped(name, 1), ["AI Localization S…"]);
        assert_eq!(
            wrapped("Donaudampfschifffahrtskapitän", 2),
            ["Donaudampfschi…"]
        );
        assert_eq!(wrapped("", 2), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "\\PC{0,80}", width in 20..300, lines in 1..4_usize) {
            let wrapped = wrap(&text, 14, width, lines);
            prop_assert!(wrapped.len() <= lines);
            for line in wrapped {
                prop_assert!(text_width(&line, 14) <= width, "{}", line);
            }
        }
    }
}
