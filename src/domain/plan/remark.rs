//! Remarks on a plan by someone whom the learner asked for them, and what the learner did with each.

use std::fmt;

use super::note::MAX_TEXT;
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plain_text::{is_visible, misleads, to_line};

/// The maximum number of characters in the name of who wrote a remark.
pub const MAX_NAME: usize = 60;

/// The maximum number of remarks that are sent back at once.
pub const MAX_REMARKS: usize = 200;

/// Identifies a remark, so that one that arrives twice is there once: the second at which it was written and 32
/// random bits, as 16 hexadecimal digits. So remarks stand in the order in which they were written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RemarkId(String);

impl RemarkId {
    /// The id with these bits.
    pub fn new(bits: [u32; 2]) -> Self {
        let [high, low] = bits;
        Self(format!("{high:08x}{low:08x}"))
    }

    /// Reads an id; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        (text.len() == 16 && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the answer to this remark, among the remarks of a plan.
    pub fn answer_name(&self) -> String {
        format!("{}/answer", self.0)
    }
}

/// The kind of a remark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RemarkKind {
    /// Something to know.
    #[default]
    Remark,
    /// Something to do otherwise.
    Suggestion,
}

impl RemarkKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Remark, Self::Suggestion];

    /// The word that it is stored as.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Remark => "remark",
            Self::Suggestion => "suggestion",
        }
    }

    /// Its name, as a heading has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Remark => "Remark",
            Self::Suggestion => "Suggestion",
        }
    }

    /// Reads what [`slug`](Self::slug) wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == text)
    }
}

/// The subject of a remark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The plan as a whole.
    Plan,
    /// A pathway.
    Pathway(PathwayId),
    /// A step, a task, an action or a skill.
    Item(ItemId),
}

impl Subject {
    /// Reads what `to_string` wrote.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "" => Some(Self::Plan),
            text if text.contains('/') => ItemId::new(text).map(Self::Item),
            text => PathwayId::new(text).map(Self::Pathway),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plan => "",
            Self::Pathway(id) => id.as_str(),
            Self::Item(id) => id.as_str(),
        })
    }
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its id.
    pub id: RemarkId,
    /// Its kind.
    pub kind: RemarkKind,
    /// Its subject.
    pub subject: Subject,
    /// The name of who wrote it; empty where they gave none.
    pub author: String,
    /// The day on which it was written.
    pub day: Date,
    /// The text.
    pub text: String,
}

impl Remark {
    /// The remark with texts that read as they are stored; `None` where its text is empty or too long, or its
    /// name is too long.
    #[must_use]
    pub fn checked(self) -> Option<Self> {
        let (author, text) = (to_line(&self.author), clean_text(&self.text));
        let fits = text.chars().count() <= MAX_TEXT && author.chars().count() <= MAX_NAME;
        (fits && is_visible(&text)).then_some(Self {
            author,
            text,
            ..self
        })
    }

    /// The text as a note has it: with the name of who wrote it.
    pub fn for_note(&self) -> String {
        match &*self.author {
            "" => self.text.clone(),
            author => format!("{author}: {}", self.text),
        }
    }
}

/// A text without its blanks at both ends, and without what can't be seen and changes how the rest is read.
pub fn clean_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_kept = |c: &char| !misleads(*c) && (!c.is_control() || matches!(c, '\n' | '\t'));
    let text: String = text.chars().filter(is_kept).collect();
    text.trim().to_owned()
}

/// The answer of the learner to a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They took it over.
    Taken,
    /// They set it aside.
    Aside,
}

impl Answer {
    const ALL: [Self; 2] = [Self::Taken, Self::Aside];

    fn slug(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Aside => "aside",
        }
    }
}

/// An answer with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// The day.
    pub day: Date,
}

impl Answered {
    /// Reads what `to_string` wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (answer, day) = text.split_once(' ')?;
        let answer = Answer::ALL.into_iter().find(|it| it.slug() == answer)?;
        let day = Date::parse(day)?;
        Some(Self { answer, day })
    }
}

impl fmt::Display for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.answer.slug(), self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> RemarkId {
        RemarkId::new([1, 0xABCD])
    }

    fn remark(author: &str, text: &str) -> Remark {
        Remark {
            id: id(),
            kind: RemarkKind::Suggestion,
            subject: Subject::Plan,
            author: author.to_owned(),
            day: Date::parse("2026-12-02").unwrap(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn an_id_is_sixteen_digits_and_nothing_else() {
        assert_eq!(id().as_str(), "000000010000abcd");
        assert_eq!(RemarkId::parse(id().as_str()), Some(id()));
        for odd in [
            "",
            "1",
            "000000010000ABCD",
            "000000010000abc/",
            "000000010000abcd0",
            "ä00000010000abc",
        ] {
            assert_eq!(RemarkId::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_subject_is_read_back_and_what_is_none_is_refused() {
        for text in ["", "nlp-engineer", "nlp-engineer/foundations"] {
            assert_eq!(Subject::parse(text).unwrap().to_string(), text);
        }
        for odd in ["No", "a/b/c", "/", "a/", "plan "] {
            assert_eq!(Subject::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_remark_reads_as_it_is_stored_and_an_odd_one_is_none() {
        let checked = remark(" A\u{202E}da \n L. ", "\u{2066} Read\r\nthis\u{0} \n").checked();
        let checked = checked.unwrap();
        assert_eq!((&*checked.author, &*checked.text), ("Ada L.", "Read\nthis"));
        assert_eq!(checked.for_note(), "Ada L.: Read\nthis");
        for odd in [
            remark("", " \u{200B}\n"),
            remark("", &"ü".repeat(MAX_TEXT + 1)),
            remark(&"x".repeat(MAX_NAME + 1), "Good"),
        ] {
            assert_eq!(odd.checked(), None);
        }
        let script = "<script>alert(1)</script> <img src=x onerror=alert(1)>";
        assert_eq!(remark("", script).checked().unwrap().text, script);
        assert!(remark("", &"ü".repeat(MAX_TEXT)).checked().is_some());
    }

    #[test]
    fn an_answer_is_read_back() {
        for text in ["taken 2026-12-02", "aside 2026-12-02"] {
            assert_eq!(Answered::parse(text).unwrap().to_string(), text);
        }
        for odd in [
            "",
            "taken",
            "taken 2026-13-02",
            "kept 2026-12-02",
            "taken  2026-12-02",
        ] {
            assert_eq!(Answered::parse(odd), None, "{odd}");
        }
    }
}
