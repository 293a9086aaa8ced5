//! Weeks as people write them.

use crate::domain::pathway::figure::Range;
use crate::domain::pathway::limits::MAX_WEEKS;

/// A duration that stands in a text, and the text without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Duration {
    /// The weeks.
    pub weeks: Range,
    /// The rest of the text: without the duration where that stands in brackets at the end.
    pub rest: String,
}

/// A word of a text: a number or letters, and the bytes that it takes.
struct Word<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = vec![];
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        if letter.is_alphanumeric() {
            let is_same_kind =
                before.is_alphanumeric() && before.is_ascii_digit() == letter.is_ascii_digit();
            let end = at + letter.len_utf8();
            if let Some(word) = words.last_mut().filter(|_| is_same_kind) {
                word.end = end;
                word.text = &text[word.start..end];
            } else {
                words.push(Word {
                    text: &text[at..end],
                    start: at,
                    end,
                });
            }
        }
        before = letter;
    }
    words
}

/// Weeks of one month, as a fraction: a year has 52 weeks and 12 months.
const MONTH: (u32, u32) = (52, 12);

/// Finds a duration in weeks or months: `4 weeks`, `4–6 weeks`, `Weeks 3-6` (four weeks), `Week 2` (one) or
/// `2 months`. Hours and days aren't weeks. `None` where there is none from 1 to [`MAX_WEEKS`].
pub(super) fn find_duration(text: &str) -> Option<Duration> {
    let all = words(text);
    let unit_of = |word: &str| match word.to_lowercase().as_str() {
        "week" | "weeks" | "wk" | "wks" => Some(false),
        "month" | "months" => Some(true),
        _ => None,
    };
    let (at, is_months) = all
        .iter()
        .enumerate()
        .find_map(|(at, word)| Some((at, unit_of(word.text)?)))?;
    let number = |word: &Word| word.text.parse::<u16>().ok();
    // A sign or a point before a number makes it another one; a dash behind a number doesn't.
    let is_plain = |word: &Word| {
        let before = &text[..word.start];
        let is_signed = before.strip_suffix('-').is_some_and(|rest| {
            !rest
                .trim_end_matches('-')
                .ends_with(|c: char| c.is_ascii_digit())
        });
        !is_signed && !before.ends_with(['.', ',', '−'])
    };
    let joins = |one: &Word, other: &Word| {
        let between = text[one.end..other.start].trim();
        matches!(between, "-" | "–" | "—" | "to")
    };
    let is_next = |one: &Word, other: &Word| {
        text[one.end..other.start]
            .trim_matches(['-', ' ', '\u{A0}'])
            .is_empty()
    };
    let before = all[..at].iter().rev().take(3).collect::<Vec<_>>();
    let counted = match before[..] {
        [high, to, low, ..] if to.text == "to" && is_next(high, &all[at]) => {
            number(low).zip(number(high)).map(|pair| (pair, low.start))
        }
        _ => None,
    };
    let counted = counted.or_else(|| match before[..] {
        [high, low, ..] if is_next(high, &all[at]) && joins(low, high) && is_plain(low) => {
            number(low).zip(number(high)).map(|pair| (pair, low.start))
        }
        _ => None,
    });
    let counted = counted.or_else(|| match before[..] {
        [one, ..] if is_next(one, &all[at]) && is_plain(one) => {
            number(one).map(|n| ((n, n), one.start))
        }
        _ => None,
    });
    let (low, high, start, end) = if let Some(((low, high), start)) = counted {
        (low, high, start, all[at].end)
    } else {
        // `Weeks 3–6` are four.
        let (first, second) = (all.get(at + 1)?, all.get(at + 2));
        if is_months || !text[all[at].end..first.start].trim().is_empty() {
            return None;
        }
        let from = number(first)?;
        match second.filter(|second| joins(first, second)) {
            Some(second) => {
                let count = number(second)?.checked_sub(from)?.checked_add(1)?;
                (count, count, all[at].start, second.end)
            }
            None => (1, 1, all[at].start, first.end),
        }
    };
    let in_weeks = |n: u16| {
        if is_months {
            u16::try_from((u32::from(n) * MONTH.0 + MONTH.1 / 2) / MONTH.1).ok()
        } else {
            Some(n)
        }
    };
    let (low, high) = (in_weeks(low)?, in_weeks(high)?);
    if low < 1 || high > MAX_WEEKS {
        return None;
    }
    let weeks = Range::new(low, high)?;
    Some(Duration {
        weeks,
        rest: without(text, start, end),
    })
}

/// The text without what stands from `start` to `end`, where that is all that the brackets at its end hold.
fn without(text: &str, start: usize, end: usize) -> String {
    let before = text[..start].trim_end();
    let after = text[end..].trim();
    for (open, close) in [('(', ")"), ('[', "]")] {
        if let Some(rest) = before.strip_suffix(open).filter(|_| after == close) {
            return rest.trim().to_owned();
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weeks(text: &str) -> Option<String> {
        find_duration(text).map(|found| found.weeks.to_string())
    }

    #[test]
    fn weeks_are_found_as_people_write_them() {
        for (text, range) in [
            ("Basics (4 weeks)", "4"),
            ("Step 2: Basics, 4-6 weeks", "4–6"),
            ("4–6 weeks", "4–6"),
            ("4 to 6 weeks", "4–6"),
            ("Duration: 1 week", "1"),
            ("Weeks 3–6: Alerting", "4"),
            ("Week 2", "1"),
            ("Important4 weeks", "4"),
            ("a 10-week course", "10"),
            ("2 months", "9"),
            ("12 wks", "12"),
        ] {
            assert_eq!(weeks(text).as_deref(), Some(range), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_of_weeks_is_not_taken_for_one() {
        for text in [
            "a few weeks",
            "10 hours",
            "0 weeks",
            "105 weeks",
            "1000000000 weeks",
            "−1 weeks",
            "-1 weeks",
            "1.5 weeks",
            "6-4 weeks",
            "weekly",
            "this week",
            "",
            "weeks",
        ] {
            assert_eq!(weeks(text), None, "{text}");
        }
    }

    #[test]
    fn a_title_is_what_stands_before_the_brackets() {
        let rest = |text| {
            find_duration(text)
                .map(|found| found.rest)
                .unwrap_or_default()
        };
        assert_eq!(rest("Basics (4 weeks)"), "Basics");
        assert_eq!(rest("Basics [Week 2]"), "Basics");
        assert_eq!(rest("Basics, 4 weeks of it"), "Basics, 4 weeks of it");
    }
}
