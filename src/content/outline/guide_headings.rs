//! The headings and the labels of guide pages, which are always the same.

use crate::domain::pathway::When;
use crate::domain::pathway::leaning::RealityPart;

/// A part of a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    /// Before the first heading: the title and the box of facts.
    Header,
    Overview,
    Bring,
    Learn,
    Roadmap,
    Reality,
    Love,
    Miss,
    Challenges,
    Actions,
    Week,
    Month,
    Quarter,
    Questions,
    /// After the end, which invites to go on elsewhere.
    End,
}

impl Section {
    pub(super) fn reality_part(self) -> Option<RealityPart> {
        match self {
            Self::Love => Some(RealityPart::Love),
            Self::Miss => Some(RealityPart::Miss),
            Self::Challenges => Some(RealityPart::Challenge),
            _ => None,
        }
    }

    pub(super) fn when(self) -> Option<When> {
        match self {
            Self::Week => Some(When::ThisWeek),
            Self::Month => Some(When::ThisMonth),
            Self::Quarter => Some(When::Next90Days),
            _ => None,
        }
    }
}

/// The headings. An apostrophe is a straight one here.
const HEADINGS: [(&str, Section); 18] = [
    ("overview", Section::Overview),
    ("your transferable skills", Section::Bring),
    ("transferable skills", Section::Bring),
    ("skills you'll need to learn", Section::Learn),
    ("skills to learn", Section::Learn),
    ("your learning roadmap", Section::Roadmap),
    ("learning roadmap", Section::Roadmap),
    ("reality check", Section::Reality),
    ("what you'll love", Section::Love),
    ("what you might miss", Section::Miss),
    ("biggest challenges", Section::Challenges),
    ("start your journey now", Section::Actions),
    ("this week", Section::Week),
    ("this month", Section::Month),
    ("next 90 days", Section::Quarter),
    ("frequently asked questions", Section::Questions),
    ("ready to start your transition?", Section::End),
    ("ready to start?", Section::End),
];

/// The sentences below the headings, which are the same in every guide and say nothing of this one.
const PHRASES: [&str; 6] = [
    "great news! you already have",
    "here's what you'll need to learn",
    "follow this step-by-step roadmap",
    "before making this transition",
    "don't wait. here's your action plan",
    "take the next step in your",
];

/// A fact in the box above the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Difficulty,
    Timeline,
    Pay,
    Demand,
}

const LABELS: [(&str, Label); 5] = [
    ("difficulty", Label::Difficulty),
    ("timeline", Label::Timeline),
    ("salary change", Label::Pay),
    ("salary", Label::Pay),
    ("demand", Label::Demand),
];

/// The longest line that is compared with headings and labels, in bytes.
const MAX_LINE: usize = 200;

/// A line in small letters, as headings and labels are compared.
pub(super) fn plain(line: &str) -> String {
    let end = line
        .char_indices()
        .nth(MAX_LINE)
        .map_or(line.len(), |(end, _)| end);
    line[..end].trim().replace('’', "'").to_lowercase()
}

/// The section that a heading begins.
pub(super) fn section_of(line: &str) -> Option<Section> {
    let line = plain(line);
    let line = line.trim_end_matches(':');
    HEADINGS
        .iter()
        .find(|(heading, _)| *heading == line)
        .map(|(_, section)| *section)
}

pub(super) fn is_phrase(line: &str) -> bool {
    let line = plain(line);
    PHRASES.iter().any(|phrase| line.starts_with(phrase))
}

/// The label that a line is, or begins with, and what stands behind it: `Difficulty`, `Difficulty: Easy`.
pub(super) fn label_of(line: &str) -> Option<(Label, &str)> {
    let (name, value) = line.split_once(':').unwrap_or((line, ""));
    let name = plain(name);
    let label = LABELS.iter().find(|(label, _)| *label == name)?.1;
    Some((label, value.trim()))
}
