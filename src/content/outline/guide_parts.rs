//! Facts of a guide page that stand in one line.

use crate::domain::pathway::figure::Place;
use crate::domain::pathway::pay::{PayChange, PayClaim};
use crate::domain::pathway::{Difficulty, Priority};

/// The role in a title: `From Backend Developer to Tester: Your …`.
pub(super) fn find_role(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("From ")?;
    let (_, to) = rest.split_once(" to ")?;
    let role = to.split(':').next()?.trim();
    (!role.is_empty()).then_some(role)
}

/// The months in a title: `Your 6-Month Transition Guide`.
pub(super) fn find_months(line: &str) -> Option<u16> {
    let (before, _) = line.split_once("-Month")?;
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok().filter(|months| *months > 0)
}

pub(super) fn parse_difficulty(text: &str) -> Option<Difficulty> {
    match text.trim().to_lowercase().as_str() {
        "easy" => Some(Difficulty::Easy),
        "moderate" | "medium" => Some(Difficulty::Moderate),
        "hard" | "difficult" => Some(Difficulty::Hard),
        _ => None,
    }
}

/// The priority that a line begins with: `Critical8 weeks`.
pub(super) fn parse_priority(line: &str) -> Option<Priority> {
    let lower = line.trim().to_lowercase();
    let rest = |word: &str| {
        let rest = lower.strip_prefix(word)?.trim();
        (rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit())).then_some(())
    };
    if rest("critical").is_some() {
        Some(Priority::Critical)
    } else if rest("important").is_some() {
        Some(Priority::Important)
    } else {
        rest("nice to have").map(|()| Priority::NiceToHave)
    }
}

/// A change in pay: `-5% to 0% (at first)`, `+53%`, `around 60% or more`.
pub(super) fn parse_pay(text: &str) -> Option<PayClaim> {
    let (figures, remark) = match text.split_once('(') {
        Some((figures, remark)) => (figures, Some(remark.trim_end_matches(')').trim())),
        None => (text, None),
    };
    let figures = figures.replace('−', "-");
    let lower = figures.to_lowercase();
    let numbers = figures.split(|c: char| !(c.is_ascii_digit() || c == '-' || c == '+'));
    // A dash between two numbers, `50-80%`, belongs to neither.
    let numbers =
        numbers.flat_map(
            |part| match part.char_indices().skip(1).find(|(_, c)| *c == '-') {
                Some((at, _)) => vec![&part[..at], &part[at + 1..]],
                None => vec![part],
            },
        );
    let numbers = numbers.filter_map(|number| number.trim_start_matches('+').parse::<i16>().ok());
    let numbers: Vec<_> = numbers.filter(|n| (-100..=1000).contains(n)).collect();
    let (from, to) = match numbers[..] {
        [one] if lower.contains("or more") => (one, None),
        [one] => (one, Some(one)),
        [from, to] => (from, Some(to)),
        _ => return None,
    };
    let around = lower.contains("around");
    Some(PayClaim {
        place: Place::Header,
        change: PayChange { from, to, around },
        remark: remark
            .filter(|remark| !remark.is_empty())
            .map(str::to_owned),
        amounts: None,
    })
}

/// Names that have a capital letter within a word, where no new name begins.
const WORDS: [&str; 40] = [
    "LinkedIn",
    "GitHub",
    "GitLab",
    "YouTube",
    "PyTorch",
    "TensorFlow",
    "DeepLearning",
    "OpenAI",
    "HuggingFace",
    "JavaScript",
    "TypeScript",
    "FastAPI",
    "LangChain",
    "PostgreSQL",
    "MySQL",
    "MongoDB",
    "NoSQL",
    "GraphQL",
    "WordPress",
    "DataCamp",
    "DataAnnotation",
    "DevOps",
    "ChatGPT",
    "LeetCode",
    "StackOverflow",
    "HackerRank",
    "HackerOne",
    "PowerPoint",
    "FreeCodeCamp",
    "CodeAcademy",
    "PhD",
    "EdX",
    "iOS",
    "macOS",
    "McKinsey",
    "OReilly",
    "NeurIPS",
    "AutoML",
    "LlamaIndex",
    "DataBricks",
];

/// Splits names that run together: `Udemy: TestingCoursera: Bugs`. A name begins with a capital letter behind a small
/// one or a digit, or with any letter behind a bracket or a quotation mark.
pub(super) fn split_resources(line: &str) -> Vec<&str> {
    let mut names = vec![];
    let mut start = 0;
    let mut before = None::<char>;
    for (at, letter) in line.char_indices() {
        let is_start = match before {
            Some(')' | '\'' | '’' | '”') => {
                // What opens a quotation stands behind a blank.
                let closes = line[..at]
                    .chars()
                    .nth_back(1)
                    .is_some_and(|c| !c.is_whitespace());
                closes && letter.is_alphabetic() && !is_possessive(line, at)
            }
            // `spaCy` and `nLab` begin with a small letter.
            Some(before) if before.is_lowercase() || before.is_ascii_digit() => {
                let name = &line[start..at];
                letter.is_uppercase()
                    && (name.contains(' ') || !name.starts_with(char::is_lowercase))
            }
            _ => false,
        };
        if is_start && !is_within_word(line, at) && is_balanced(&line[start..at]) {
            names.push(line[start..at].trim());
            start = at;
        }
        before = Some(letter);
    }
    names.push(line[start..].trim());
    names.retain(|name| !name.is_empty());
    names
}

/// Whether the letter goes on after an apostrophe: `O'Reilly`, `Ng's`.
fn is_possessive(line: &str, at: usize) -> bool {
    let before: Vec<char> = line[..at].chars().rev().take(3).collect();
    let is_apostrophe = matches!(before.first(), Some('\'' | '’'));
    let is_short = before.get(1).is_some_and(|c| c.is_uppercase())
        && before.get(2).is_none_or(|c| !c.is_alphabetic());
    let is_s = line[at..].starts_with('s')
        && !line[at..].chars().nth(1).is_some_and(char::is_alphanumeric);
    is_apostrophe && (is_short || is_s)
}

fn is_within_word(line: &str, at: usize) -> bool {
    WORDS.iter().any(|word| {
        let inner = word
            .char_indices()
            .skip(1)
            .filter(|(_, c)| c.is_uppercase());
        inner.into_iter().any(|(offset, _)| {
            let start = at.checked_sub(offset);
            start
                .and_then(|start| line.get(start..))
                .is_some_and(|rest| rest.starts_with(word))
        })
    })
}

/// Whether every bracket of a text is closed: within one no name begins.
fn is_balanced(text: &str) -> bool {
    text.matches('(').count() == text.matches(')').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_the_role_and_the_months() {
        let title = "From Backend Developer to AI Tester: Your 6-Month Transition Guide to Bugs";
        assert_eq!(
            (find_role(title), find_months(title)),
            (Some("AI Tester"), Some(6))
        );
        assert_eq!(
            (find_role("Backend Developer"), find_months("A Month")),
            (None, None)
        );
    }

    #[test]
    fn changes_in_pay_are_read_as_they_are_written() {
        let read = |text| parse_pay(text).map(|claim| (claim.change.to_string(), claim.remark));
        for (text, change, remark) in [
            ("-5% to 0% (at first)", "−5% to 0%", Some("at first")),
            ("+53%", "+53%", None),
            ("-30% to -50%", "−30% to −50%", None),
            ("50-80%", "+50% to +80%", None),
            ("around 60% or more", "around +60% or more", None),
        ] {
            assert_eq!(
                read(text),
                Some((change.to_owned(), remark.map(str::to_owned))),
                "{text}"
            );
        }
        assert_eq!(read("competitive"), None);
    }

    #[test]
    fn names_that_run_together_are_split_and_others_are_not() {
        for (line, names) in [
            (
                "Udemy: Intro to TestingCoursera: Bugs (Tester.AI)Book",
                &[
                    "Udemy: Intro to Testing",
                    "Coursera: Bugs (Tester.AI)",
                    "Book",
                ][..],
            ),
            (
                "LinkedIn JobsGitHub for portfolio",
                &["LinkedIn Jobs", "GitHub for portfolio"],
            ),
            ("Course (free)nLab pages", &["Course (free)", "nLab pages"]),
            ("Udemy: 'A Course'Trello", &["Udemy: 'A Course'", "Trello"]),
            (
                "Tools (O'Reilly)FastAPI documentationMLflow",
                &["Tools (O'Reilly)", "FastAPI documentation", "MLflow"],
            ),
            ("Ng's courses", &["Ng's courses"]),
            ("", &[]),
        ] {
            assert_eq!(split_resources(line), names, "{line}");
        }
    }
}
