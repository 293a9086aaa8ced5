//! The entries that can be found, made ready to be searched, and the groups of hits.

use std::ops::Range;

use super::fold::Folded;

/// The kind of an entry. Groups that match equally well stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    Pathway,
    Action,
    Page,
    Skill,
    Step,
    Task,
    Resource,
    Question,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Pathway,
        Self::Action,
        Self::Page,
        Self::Skill,
        Self::Step,
        Self::Task,
        Self::Resource,
        Self::Question,
    ];

    /// The noun that a query can narrow the search with.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pathway => "pathway",
            Self::Action => "action",
            Self::Page => "page",
            Self::Skill => "skill",
            Self::Step => "step",
            Self::Task => "task",
            Self::Resource => "resource",
            Self::Question => "question",
        }
    }
}

/// Something that can be found, as far as the search has to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub text: String,
    /// The pathway that it belongs to, as a position among the roles of the index.
    pub pathway: Option<usize>,
    /// How many characters of the text, from its first, are a verb that the query has to name:
    /// “Tick off: …” would otherwise come with every task that is searched for.
    pub verb_length: usize,
}

/// An entry prepared for searching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub kind: Kind,
    pub pathway: Option<usize>,
    pub text: Folded,
    pub verb_length: usize,
}

/// Entries prepared for searching.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchIndex {
    pub(super) rows: Vec<Row>,
    pub(super) roles: Vec<Folded>,
}

impl SearchIndex {
    /// Prepares these entries, which belong to pathways that lead to these roles.
    pub fn new<'a>(
        roles: impl IntoIterator<Item = &'a str>,
        entries: impl IntoIterator<Item = &'a Entry>,
    ) -> Self {
        let row = |entry: &Entry| Row {
            kind: entry.kind,
            pathway: entry.pathway,
            text: Folded::new(&entry.text),
            verb_length: entry.verb_length,
        };
        Self {
            rows: entries.into_iter().map(row).collect(),
            roles: roles.into_iter().map(Folded::new).collect(),
        }
    }
}

/// The hits of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// How many there are.
    pub count: usize,
    /// The best few, best first; ties in the order of the indexes.
    pub hits: Vec<Hit>,
}

/// An entry that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The position of its index among those that were searched.
    pub index: usize,
    /// The position of the entry in that index.
    pub entry: usize,
    /// How well it matches.
    pub score: u32,
    /// The characters of the text that match, as ranges of their positions.
    pub highlights: Vec<Range<usize>>,
}
