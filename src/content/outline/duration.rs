//! Weeks as people write them.

use crate::domain::pathway::figure::{Place, Range, Stated, Weeks};
use crate::domain::pathway::limits::MAX_WEEKS;

/// A duration that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Duration {
    /// The weeks.
    pub(super) weeks: Range,
    /// The text without the duration where that stands at its end, set off by brackets or a sign.
    pub(super) rest: String,
}

/// A word, a number or a sign of a text.
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Word,
    Sign,
}

/// A duration with the tokens that it takes.
struct Found {
    weeks: Range,
    first: usize,
    last: usize,
}

/// Words and signs that say nothing else beside a duration, such as “about”.
const FILLERS: [&str; 12] = [
    "about",
    "approx",
    "approximately",
    "around",
    "ca",
    "estimated",
    "roughly",
    "total",
    "in",
    "~",
    "≈",
    ".",
];

/// The words that begin a line which states a duration.
const LABELS: [&str; 10] = [
    "duration",
    "estimated duration",
    "estimated time",
    "estimate",
    "length",
    "time",
    "time needed",
    "timeline",
    "weeks",
    "how long",
];

/// The numbers that people write as words.
const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Finds a duration in weeks or months: `4 weeks`, `4–6 weeks`, `Weeks 3-6` (four weeks), `Week 2` (one) or
/// `2 months` (nine weeks: a year has 52 weeks and 12 months). `None` where there is none from 1 to [`MAX_WEEKS`].
/// Hours and days aren't weeks.
pub(super) fn find_duration(text: &str) -> Option<Duration> {
    let text = text.trim();
    if let Some((rest, inner)) = split_brackets(text)
        && let Some(weeks) = whole_duration(inner)
    {
        let rest = rest.trim_end().to_owned();
        return Some(Duration { weeks, rest });
    }
    let tokens = tokens(text);
    let found = find(&tokens)?;
    let is_last = found.last + 1 == tokens.len();
    let before = &text[..tokens[found.first].start];
    let set_off = before
        .trim_end()
        .strip_suffix([',', ':', ';', '|', '·', '-', '–', '—'])
        .map(str::trim_end)
        .filter(|rest| is_last && !rest.is_empty());
    Some(Duration {
        weeks: found.weeks,
        rest: set_off.unwrap_or(text).to_owned(),
    })
}

/// The weeks of a text that says nothing but them: `4 weeks`, `about 2 months`.
pub(super) fn whole_duration(text: &str) -> Option<Range> {
    let tokens = tokens(text);
    let found = find(&tokens)?;
    let others = tokens[..found.first]
        .iter()
        .chain(&tokens[found.last + 1..]);
    let is_filler =
        |token: &Token| FILLERS.contains(&&*token.text.to_lowercase()) || is_picture(token);
    others.into_iter().all(is_filler).then_some(found.weeks)
}

/// The weeks of a cell, where a number alone counts weeks.
pub(super) fn cell_duration(text: &str) -> Option<Range> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | ' ');
    if text.len() < 20 && text.chars().all(is_number) {
        whole_duration(&format!("{text} weeks"))
    } else {
        find_duration(text).map(|found| found.weeks)
    }
}

/// The weeks that a line of its own states: `Duration: 4 weeks`, or `Duration: not stated`. `None` where it says
/// anything else.
pub(super) fn duration_line(text: &str) -> Option<Stated<Weeks>> {
    let (label, value) = split_label(text).unwrap_or(("", text));
    if !label.is_empty() && value.eq_ignore_ascii_case("not stated") {
        return Some(Stated::NotStated);
    }
    let weeks = if label.eq_ignore_ascii_case("weeks") {
        cell_duration(value)
    } else {
        whole_duration(value)
    };
    weeks.map(|weeks| Stated::At(Place::Roadmap, Weeks(weeks)))
}

/// Splits `Duration: 4 weeks` at its label.
pub(super) fn split_label(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(':')?;
    let label = label
        .trim()
        .trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_label = LABELS.iter().any(|known| label.eq_ignore_ascii_case(known));
    is_label.then_some((label, value.trim()))
}

/// Whether a text speaks of a time that isn't read as weeks, such as hours, so that this can be said.
pub(super) fn has_other_time(text: &str) -> bool {
    let tokens = tokens(text);
    tokens.windows(2).any(|pair| {
        let is_amount = pair[0].kind == Kind::Number
            || ["few", "several", "-", "+"].contains(&&*pair[0].text.to_lowercase());
        let unit = pair[1].text.to_lowercase();
        let unit = unit.strip_suffix('s').unwrap_or(&unit);
        let is_unit = [
            "minute", "min", "hour", "hr", "h", "day", "week", "wk", "month", "year",
        ];
        is_amount && is_unit.contains(&unit)
    })
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind_of = |c: char| {
        if c.is_ascii_digit() {
            Kind::Number
        } else if c.is_alphanumeric() {
            Kind::Word
        } else {
            Kind::Sign
        }
    };
    let mut tokens: Vec<Token> = vec![];
    for (start, letter) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let (kind, end) = (kind_of(letter), start + letter.len_utf8());
        match tokens.last_mut() {
            Some(last) if last.end == start && last.kind == kind && kind != Kind::Sign => {
                last.end = end;
                last.text = &text[last.start..end];
            }
            _ => tokens.push(Token {
                text: &text[start..end],
                start,
                end,
                kind,
            }),
        }
    }
    tokens
}

/// Emoji and other signs that carry no meaning here. A sign before a number does.
fn is_picture(token: &Token) -> bool {
    token.kind == Kind::Sign
        && !token.text.is_ascii()
        && !["−", "½", "–", "—"].contains(&token.text)
}

fn find(tokens: &[Token]) -> Option<Found> {
    (0..tokens.len()).find_map(|at| {
        let is_months = match &*tokens[at].text.to_lowercase() {
            "week" | "weeks" | "wk" | "wks" => false,
            "month" | "months" => true,
            _ => return None,
        };
        counted_before(tokens, at, is_months).or_else(|| {
            if is_months {
                None
            } else {
                named_after(tokens, at)
            }
        })
    })
}

/// `4 weeks`, `4–6 weeks`, `10-week`: the token at `unit` counts what stands before it.
fn counted_before(tokens: &[Token], unit: usize, is_months: bool) -> Option<Found> {
    let mut last = unit.checked_sub(1)?;
    if tokens[last].text == "-" && tokens[last].end == tokens[unit].start {
        last = last.checked_sub(1)?;
    }
    let high = number(&tokens[last])?;
    let pair = last.checked_sub(2).filter(|_| is_joiner(&tokens[last - 1]));
    let low = pair.and_then(|first| Some((number(&tokens[first])?, first)));
    let (low, first) = low.unwrap_or((high, last));
    if !is_plain(tokens, first) {
        return None;
    }
    // A year has 52 weeks and 12 months.
    let in_weeks = |n: u32| if is_months { (n * 52 + 6) / 12 } else { n };
    Some(Found {
        weeks: range(in_weeks(low), in_weeks(high))?,
        first,
        last: unit,
    })
}

/// `Week 2` is one week, and `Weeks 3–6` are four.
fn named_after(tokens: &[Token], unit: usize) -> Option<Found> {
    let from = tokens.get(unit + 1).and_then(number)?;
    let joined = tokens.get(unit + 2).zip(tokens.get(unit + 3));
    let to = joined.and_then(|(joiner, to)| {
        let to = number(to)?;
        let is_next = ["&", "and"].contains(&joiner.text) && to == from + 1;
        (is_joiner(joiner) || is_next).then_some(to)
    });
    let count = match to {
        Some(to) => to.checked_sub(from)? + 1,
        None => 1,
    };
    Some(Found {
        weeks: range(count, count)?,
        first: unit,
        last: unit + if to.is_some() { 3 } else { 1 },
    })
}

fn number(token: &Token) -> Option<u32> {
    let word = || {
        NUMBERS
            .iter()
            .zip(1..)
            .find(|(word, _)| token.text.eq_ignore_ascii_case(word))
    };
    match token.kind {
        Kind::Number if token.text.len() <= 6 => token.text.parse().ok(),
        Kind::Word => word().map(|(_, number)| number),
        _ => None,
    }
}

fn is_joiner(token: &Token) -> bool {
    ["-", "–", "—", "to"].contains(&token.text)
}

/// Whether a number is a whole one without a sign: not of `1.5`, `1,000`, `-1` or `1e9`.
fn is_plain(tokens: &[Token], at: usize) -> bool {
    let adjacent = |at: usize| {
        let before = at.checked_sub(1)?;
        (tokens[before].end == tokens[at].start).then_some(before)
    };
    let Some(before) = adjacent(at) else {
        return true;
    };
    let is_after = |kind| adjacent(before).is_some_and(|at| tokens[at].kind == kind);
    match tokens[before].text {
        "." | "," | "/" => !is_after(Kind::Number),
        "-" | "−" => is_after(Kind::Word),
        _ => tokens[before].kind == Kind::Sign || !is_after(Kind::Number),
    }
}

fn range(low: u32, high: u32) -> Option<Range> {
    let (low, high) = (u16::try_from(low).ok()?, u16::try_from(high).ok()?);
    Range::new(low, high).filter(|_| low >= 1 && high <= MAX_WEEKS)
}

/// Splits `Basics (4 weeks)` at the brackets at its end.
fn split_brackets(text: &str) -> Option<(&str, &str)> {
    [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| {
            let (rest, inner) = text.strip_suffix(close)?.rsplit_once(open)?;
            Some((rest, inner))
        })
}
