//! The resources of a guide page. Each stood in a box of its own there; in the text they run together.

use std::collections::BTreeSet;

/// Names with a capital letter within a word, where no new name begins. More are found in the guide itself.
const COMPOUNDS: [&str; 28] = [
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
    "GraphQL",
    "WordPress",
    "DataCamp",
    "DevOps",
    "ChatGPT",
    "LeetCode",
    "HackerRank",
    "PowerPoint",
    "FreeCodeCamp",
    "PhD",
    "McKinsey",
    "AutoML",
    "MongoDB",
    "StackOverflow",
];

/// Providers: each begins a name even behind a capital letter, with a colon after it.
const PROVIDERS: [&str; 9] = [
    "Coursera:",
    "Udemy:",
    "edX:",
    "LinkedIn Learning:",
    "YouTube:",
    "Book:",
    "Udacity:",
    "Pluralsight:",
    "Kaggle:",
];

/// The most names with capital letters within them that are taken from a guide.
const MAX_COMPOUNDS: usize = 200;
/// The most bytes of such a name.
const MAX_COMPOUND: usize = 40;
/// The most bytes of a line that is split.
const MAX_LINE: usize = 8_000;

/// Names that don't end at a capital letter within them.
pub(super) struct Compounds<'a>(BTreeSet<&'a str>);

impl<'a> Compounds<'a> {
    pub(super) fn new() -> Self {
        Self(COMPOUNDS.into())
    }

    /// Adds those of a line in which nothing runs together.
    pub(super) fn learn(&mut self, line: &'a str) {
        for word in line.split(|c: char| !c.is_alphanumeric()) {
            let has_boundary = word
                .chars()
                .zip(word.chars().skip(1))
                .any(|(before, letter)| is_boundary(before, letter));
            if has_boundary && word.len() <= MAX_COMPOUND && self.0.len() < MAX_COMPOUNDS {
                self.0.insert(word);
            }
        }
    }

    /// Whether a letter of a line belongs to one of them, and isn't its first.
    fn are_around(&self, line: &str, at: usize) -> bool {
        self.0.iter().any(|word| {
            let mut letters = word.char_indices().skip(1);
            letters.any(|(offset, letter)| {
                letter.is_uppercase()
                    && at
                        .checked_sub(offset)
                        .and_then(|start| line.get(start..))
                        .is_some_and(|rest| rest.starts_with(word))
            })
        })
    }
}

/// Whether a name that runs together with the one before it can begin with this letter.
fn is_boundary(before: char, letter: char) -> bool {
    letter.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit())
}

/// Splits names that run together: `Udemy: TestingCoursera: Bugs`. A name begins with a capital letter behind a small
/// one or a digit, with any letter behind a bracket or a quotation, and with a quotation behind a letter.
pub(super) fn split_resources<'a>(line: &'a str, compounds: &Compounds) -> Vec<&'a str> {
    if line.len() > MAX_LINE {
        return vec![line];
    }
    let mut names = vec![];
    let mut name = Name::default();
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        if name.ends_at(line, at, (letter, next), compounds) {
            names.push(line[name.start..at].trim());
            name = Name {
                start: at,
                ..Name::default()
            };
        }
        name.add(letter, next);
    }
    names.push(line[name.start..].trim());
    names.retain(|name| !name.is_empty());
    names
}

/// A name that is being read.
#[derive(Default)]
struct Name {
    start: usize,
    /// How many brackets are open: within one no name begins.
    depth: usize,
    has_blank: bool,
    is_quoted: bool,
    /// Whether the last letter ends a bracket or a quotation.
    is_closed: bool,
    /// The last two letters.
    last: [Option<char>; 2],
}

impl Name {
    /// Whether another name begins with this letter.
    fn ends_at(
        &self,
        line: &str,
        at: usize,
        (letter, next): (char, char),
        compounds: &Compounds,
    ) -> bool {
        let Some(before) = self.last[1].filter(|_| self.depth == 0) else {
            return false;
        };
        if self.is_closed {
            return letter.is_alphabetic();
        }
        if self.is_quotation(letter, next) {
            return !self.is_quoted && before.is_alphanumeric() && next.is_alphanumeric();
        }
        // `spaCy` and `nLab` begin with a small letter, and `3Hands` with a digit.
        let first = line[self.start..].chars().next();
        let is_long = self.has_blank || first.is_some_and(char::is_uppercase);
        let is_after_sign = matches!(before, '+' | '#' | '!' | '?') && letter.is_uppercase();
        is_long && is_boundary(before, letter) && !compounds.are_around(line, at)
            || is_after_sign && self.has_blank
            || before.is_uppercase() && begins_with_provider(&line[at..])
    }

    fn add(&mut self, letter: char, next: char) {
        self.is_closed = letter == ')';
        if self.is_quotation(letter, next) {
            self.is_closed = self.is_quoted;
            self.is_quoted = !self.is_quoted;
        }
        match letter {
            '(' => self.depth += 1,
            ')' => self.depth = self.depth.saturating_sub(1),
            letter => self.has_blank |= letter.is_whitespace(),
        }
        self.last = [self.last[1], Some(letter)];
    }

    /// Whether a letter begins or ends a quotation: it isn't the apostrophe of `Ng's` or `O'Reilly`.
    fn is_quotation(&self, letter: char, next: char) -> bool {
        let [before_that, before] = self.last.map(|letter| letter.unwrap_or(' '));
        let is_in_word = before.is_alphabetic() && next.is_lowercase()
            || before.is_uppercase() && !before_that.is_alphabetic() && next.is_uppercase();
        match letter {
            '"' | '“' | '”' => true,
            '\'' | '’' | '‘' => !is_in_word,
            _ => false,
        }
    }
}

fn begins_with_provider(rest: &str) -> bool {
    PROVIDERS.iter().any(|provider| rest.starts_with(provider))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_run_together_are_split_and_others_are_not() {
        let mut compounds = Compounds::new();
        compounds.learn("Ask BridgeOps and 3Hands about SteelPath");
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
            (
                "BridgeOps notes3Hands videosSteelPath",
                &["BridgeOps notes3Hands videos", "SteelPath"],
            ),
            ("The SQLCoursera: Data", &["The SQL", "Coursera: Data"]),
            ("Learn C++Rust book", &["Learn C++", "Rust book"]),
            (
                "Towers'The Bell' by A. RingerOther",
                &["Towers", "'The Bell' by A. Ringer", "Other"],
            ),
            (
                "Don't Panic“The Guide”Towels",
                &["Don't Panic", "“The Guide”", "Towels"],
            ),
            ("Ng's coursesD'Angelo's", &["Ng's courses", "D'Angelo's"]),
            ("Книга первая", &["Книга первая"]),
            ("", &[]),
        ] {
            assert_eq!(split_resources(line, &compounds), names, "{line}");
        }
    }
}
