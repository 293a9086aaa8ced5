//! Facts of a guide page that stand in one line.

use super::duration::whole_duration;
use crate::domain::pathway::figure::{Months, Place, Range};
use crate::domain::pathway::limits::{MAX_MONTHS, MAX_TEXT};
use crate::domain::pathway::pay::{PayChange, PayClaim};
use crate::domain::pathway::{Difficulty, Priority};
use crate::domain::plain_text::{is_visible, to_line};

/// Words that say nothing else beside a change in pay.
const PAY_WORDS: [&str; 7] = [
    "to",
    "or",
    "more",
    "around",
    "about",
    "approximately",
    "increase",
];

/// The words for each priority.
const PRIORITIES: [(&str, Priority); 3] = [
    ("critical", Priority::Critical),
    ("important", Priority::Important),
    ("nice to have", Priority::NiceToHave),
];

/// The role in a title: `From Backend Developer to Tester: Your …`.
pub(super) fn find_role(line: &str) -> Option<&str> {
    let start = line.get(..5)?;
    let rest = start.eq_ignore_ascii_case("from ").then(|| &line[5..])?;
    let (_, to) = rest.split_once(" to ")?;
    let role = to.split(':').next()?.trim();
    is_visible(role).then_some(role)
}

/// The months in a text: `Your 6-Month Transition Guide`, `6-9 months`.
pub(super) fn find_months(text: &str) -> Option<Months> {
    let lower = text.to_lowercase();
    let (before, _) = lower.split_once("month")?;
    let before = before.trim_end_matches(['-', ' ', '\u{A0}']);
    let (before, high) = trailing_number(before)?;
    let joined = before.trim_end();
    let joined = joined
        .strip_suffix(['-', '–', '—'])
        .or_else(|| joined.strip_suffix(" to"));
    let low = joined.and_then(|before| trailing_number(before.trim_end()));
    let low = low.map_or(high, |(_, low)| low);
    let months = Range::new(low, high)?;
    (low >= 1 && high <= MAX_MONTHS).then_some(Months(months))
}

/// Splits a text before the whole number at its end.
fn trailing_number(text: &str) -> Option<(&str, u16)> {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = text[before.len()..].parse().ok()?;
    let is_part = before.ends_with(['.', ',', '−']);
    (!is_part).then_some((before, number))
}

pub(super) fn parse_difficulty(text: &str) -> Option<Difficulty> {
    match text.trim().to_lowercase().as_str() {
        "easy" => Some(Difficulty::Easy),
        "moderate" | "medium" => Some(Difficulty::Moderate),
        "hard" | "difficult" => Some(Difficulty::Hard),
        _ => None,
    }
}

/// The priority that a line begins with, and the time after it: `Critical8 weeks`.
pub(super) fn parse_priority(line: &str) -> Option<(Priority, &str)> {
    PRIORITIES.into_iter().find_map(|(word, priority)| {
        let start = line.get(..word.len())?;
        let time = line[word.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_time = time.is_empty() || time.starts_with(|c: char| c.is_ascii_digit());
        (start.eq_ignore_ascii_case(word) && is_time).then_some((priority, time))
    })
}

/// The weeks that a line of the roadmap begins with, and the first task that may stand behind them:
/// `8 weeks- Review`. The weeks are `None` where there are too many.
pub(super) fn parse_step_weeks(line: &str) -> Option<(Option<Range>, &str)> {
    let is_of_number =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | '—');
    let rest = line.trim_start_matches(is_of_number);
    let number = line[..line.len() - rest.len()].trim_end();
    let rest = rest
        .strip_prefix("to ")
        .map_or(rest, |rest| rest.trim_start_matches(is_of_number));
    let unit = ["weeks", "week", "months", "month"]
        .into_iter()
        .find_map(|unit| {
            let start = rest.get(..unit.len())?;
            start.eq_ignore_ascii_case(unit).then_some(unit)
        })?;
    let task = rest[unit.len()..].trim();
    let is_weeks = number.starts_with(|c: char| c.is_ascii_digit())
        && !task.starts_with(|c: char| c.is_alphanumeric());
    let stated = &line[..line.len() - rest.len() + unit.len()];
    is_weeks.then(|| (whole_duration(stated), task))
}

/// A change in pay: `-5% to 0% (at first)`, `+53%`, `around 60% or more`. `None` where it says anything else.
pub(super) fn parse_pay(text: &str) -> Option<PayClaim> {
    let (figures, remark) = match text.split_once('(') {
        Some((figures, remark)) => (figures, Some(remark.trim().trim_end_matches(')'))),
        None => (text, None),
    };
    let figures = to_line(figures)
        .to_lowercase()
        .replace('−', "-")
        .replace(['–', '—'], "-");
    let words: Vec<_> = figures
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let is_understood = words.iter().all(|word| PAY_WORDS.contains(word));
    if !is_understood || !figures.contains('%') || figures.contains(['.', ',', '$', '€', '£', '/'])
    {
        return None;
    }
    let is_open = figures.contains("or more") || figures.ends_with("%+");
    let (from, to) = match percents(&figures)?[..] {
        [one] => (one, (!is_open).then_some(one)),
        [from, to] if !is_open => (from, Some(to)),
        _ => return None,
    };
    let around = words
        .iter()
        .any(|word| ["around", "about", "approximately"].contains(word))
        || figures.starts_with('~');
    let remark = remark.map(to_line).filter(|remark| is_visible(remark));
    Some(PayClaim {
        place: Place::Header,
        change: PayChange { from, to, around },
        remark: remark.map(|remark| remark.chars().take(MAX_TEXT).collect()),
        amounts: None,
    })
}

/// The numbers with their signs, in per cent. `None` where a sign could be read in two ways, as in `-30-50%`.
fn percents(figures: &str) -> Option<Vec<i16>> {
    let mut numbers: Vec<i16> = vec![];
    let mut rest = figures;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        let end = number
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(number.len());
        let signs = before.trim_start_matches('%');
        let is_joined = !numbers.is_empty() && ["-", "+-"].contains(&signs.trim());
        let is_negative = !is_joined && signs.ends_with('-');
        if is_joined && numbers[0] < 0 {
            return None;
        }
        let number_of = number[..end].parse::<i16>().ok()?;
        numbers.push(if is_negative { -number_of } else { number_of });
        rest = &number[end..];
    }
    let is_possible = numbers.iter().all(|number| (-100..=1000).contains(number));
    is_possible.then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_the_role_and_the_months() {
        let title = "From Backend Developer to AI Tester: Your 6-Month Transition Guide to Bugs";
        assert_eq!(find_role(title), Some("AI Tester"));
        for text in [
            "Backend Developer",
            "From here: nothing",
            "from a to \u{200B}:",
        ] {
            assert_eq!(find_role(text), None, "{text}");
        }
        let months = |text| find_months(text).map(|months| months.to_string());
        for (text, expected) in [
            (title, Some("6 months")),
            ("Your 6–9-Month Guide", Some("6–9 months")),
            ("6-9 months", Some("6–9 months")),
            ("3 to 6 months", Some("3–6 months")),
            ("1 month", Some("1 month")),
            ("A Month", None),
            ("0 months", None),
            ("61 months", None),
            ("1.5 months", None),
            ("9-6 months", None),
            ("1 year", None),
        ] {
            assert_eq!(months(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_priority_runs_together_with_its_time() {
        for (line, found) in [
            ("Important4 weeks", Some((Priority::Important, "4 weeks"))),
            (
                "Nice to have 1 week",
                Some((Priority::NiceToHave, "1 week")),
            ),
            (
                "Critical · 4-6 weeks",
                Some((Priority::Critical, "4-6 weeks")),
            ),
            ("critical", Some((Priority::Critical, ""))),
            ("Critical Thinking", None),
            ("Importantly, read", None),
        ] {
            assert_eq!(parse_priority(line), found, "{line}");
        }
    }

    #[test]
    fn the_weeks_of_a_step_run_together_with_its_first_task() {
        let read = |line| {
            parse_step_weeks(line).map(|(weeks, task)| (weeks.map(|it| it.to_string()), task))
        };
        for (line, weeks, task) in [
            ("8 weeks- Review", Some("8"), "- Review"),
            ("1 week", Some("1"), ""),
            ("4-6 weeks", Some("4–6"), ""),
            ("4 to 6 weeks", Some("4–6"), ""),
            ("2 months", Some("9"), ""),
            ("500 weeks", None, ""),
        ] {
            assert_eq!(read(line), Some((weeks.map(str::to_owned), task)), "{line}");
        }
        for line in ["4 weekends", "Weeks 1-2", "12", "4 weeks later"] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn changes_in_pay_are_read_as_they_are_written() {
        let read = |text| parse_pay(text).map(|claim| (claim.change.to_string(), claim.remark));
        for (text, change, remark) in [
            ("-5% to 0% (at first)", "−5% to 0%", Some("at first")),
            ("+53%", "+53%", None),
            ("-30% to -50%", "−30% to −50%", None),
            ("50-80%", "+50% to +80%", None),
            ("+10% – +15%", "+10% to +15%", None),
            ("around 60% or more", "around +60% or more", None),
            ("~20%+", "around +20% or more", None),
        ] {
            let expected = (change.to_owned(), remark.map(str::to_owned));
            assert_eq!(read(text), Some(expected), "{text}");
        }
        for text in [
            "competitive",
            "5 days",
            "20% less",
            "up to 50%",
            "-30-50%",
            "1.5%",
            "1e9%",
            "10% to 20% to 30%",
            "5000%",
            "99999999%",
            "$10% more",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
