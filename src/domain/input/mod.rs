//! Reads amounts, numbers and dates as people type them, in any country's way of writing.
//!
//! Input that can be understood in one way is accepted, and the field says what was understood. What can be
//! understood in two ways that differ is refused with a message that names both: a value is never
//! changed by a factor of 1,000 without a word.

pub mod amount;
pub mod date;
pub mod number;

#[cfg(test)]
mod locales;

/// The zeros of the scripts whose decimal digits are read; each is followed by its other nine.
const ZEROS: [char; 21] = [
    '\u{0660}', '\u{06F0}', '\u{07C0}', '\u{0966}', '\u{09E6}', '\u{0A66}', '\u{0AE6}', '\u{0B66}',
    '\u{0BE6}', '\u{0C66}', '\u{0CE6}', '\u{0D66}', '\u{0DE6}', '\u{0E50}', '\u{0ED0}', '\u{0F20}',
    '\u{1040}', '\u{17E0}', '\u{1810}', '\u{A9D0}', '\u{FF10}',
];

/// Folds a typed text: digits of all scripts become ASCII digits, every kind of space a space, full-width
/// punctuation its ASCII form; invisible characters are dropped, and the ends trimmed.
pub fn fold_typed(text: &str) -> String {
    let folded: String = text.chars().filter_map(fold_char).collect();
    folded.trim().to_owned()
}

/// The longest part of a typed text that a message repeats, in characters. Ours.
const MAX_EXCERPT: usize = 40;

/// The beginning of a typed text, for a message that repeats it.
fn excerpt(text: &str) -> String {
    match text.char_indices().nth(MAX_EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn fold_char(c: char) -> Option<char> {
    let digit = |zero: &char| {
        u32::from(c)
            .checked_sub(u32::from(*zero))
            .filter(|n| *n < 10)
    };
    if !c.is_ascii()
        && let Some(digit) = ZEROS.iter().find_map(digit)
    {
        return char::from_digit(digit, 10);
    }
    match c {
        // Marks of direction, joiners and the byte order mark come along when a text is copied.
        '\u{AD}'
        | '\u{061C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => None,
        // Full-width forms of ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0),
        '、' | '،' | '٬' => Some(','),
        '٫' => Some('.'),
        '’' | '‘' | 'ʼ' => Some('\''),
        '−' | '–' | '—' | '‐' | '‑' => Some('-'),
        _ if c.is_whitespace() => Some(' '),
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::amount::parse_amount;
    use super::date::parse_date;
    use super::number::parse_decimal;
    use super::*;

    #[test]
    fn digits_and_spaces_of_all_kinds_are_folded() {
        for (typed, folded) in [
            ("１２", "12"),
            ("٦٠", "60"),
            ("۱۲", "12"),
            ("१२", "12"),
            ("60\u{a0}000\u{202f}€", "60 000 €"),
            ("\u{200e}60\u{feff}", "60"),
            ("６０，０００", "60,000"),
            ("٦٠٬٠٠٠٫٥", "60,000.5"),
        ] {
            assert_eq!(fold_typed(typed), folded, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_can_be_typed_panics(text in any::<String>()) {
            let _ = parse_amount(&text, 100_000_000);
            let _ = parse_decimal(&text, &["hours"]);
            let _ = parse_date(&text);
            prop_assert_eq!(fold_typed(&fold_typed(&text)), fold_typed(&text));
        }

        #[test]
        fn what_looks_like_a_number_or_a_date_does_not_panic_either(text in "[0-9.,' /½k€-]{0,14}") {
            let _ = parse_amount(&text, 100_000_000);
            let _ = parse_decimal(&text, &["hours"]);
            let _ = parse_date(&text);
        }
    }
}
