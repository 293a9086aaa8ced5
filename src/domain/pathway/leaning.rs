//! How much of a trait a role holds, by our reading of the source's reality check.

use serde::{Deserialize, Serialize};

/// A property of roles that one question of the fit questionnaire asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trait {
    /// Being there soon.
    Time,
    /// Earning more than today.
    Pay,
    /// Human languages, and the cultures around them.
    Languages,
    /// Mathematics.
    Maths,
    /// Reading research and keeping up with it.
    Research,
    /// Working with people of many kinds.
    People,
    /// Seeing people use what one made.
    Users,
    /// Working from anywhere, at hours of one's own.
    Flexibility,
    /// Work that repeats itself.
    Repetition,
    /// Problems without one right answer.
    Ambiguity,
    /// Complex systems and their architecture.
    Architecture,
    /// Tools that are mature and change little.
    Stability,
}

impl Trait {
    /// All traits, in the order of the questions. Twelve, because people abandon longer questionnaires.
    pub const ALL: [Self; 12] = [
        Self::Time,
        Self::Pay,
        Self::Languages,
        Self::Maths,
        Self::Research,
        Self::People,
        Self::Users,
        Self::Flexibility,
        Self::Repetition,
        Self::Ambiguity,
        Self::Architecture,
        Self::Stability,
    ];

    /// The traits whose levels are written in the content files. The first two are derived from figures.
    pub fn in_content() -> &'static [Self] {
        &Self::ALL[2..]
    }

    /// The name in query strings and content files. It never changes, since people keep links.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Pay => "pay",
            Self::Languages => "languages",
            Self::Maths => "maths",
            Self::Research => "research",
            Self::People => "people",
            Self::Users => "users",
            Self::Flexibility => "flexibility",
            Self::Repetition => "repetition",
            Self::Ambiguity => "ambiguity",
            Self::Architecture => "architecture",
            Self::Stability => "stability",
        }
    }

    /// The trait with this slug.
    pub fn find(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }
}

/// A list within the reality check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RealityPart {
    /// Things the learner will love.
    Love,
    /// Things the learner might miss.
    Miss,
    /// The hardest things.
    Challenge,
}

/// A role's level in a trait, and the line of the reality check that supports it. The level is our
/// judgement; the line is the source's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaning {
    /// The trait.
    pub of: Trait,
    /// −2 (the role has none of it) to 2 (the role is full of it), never 0.
    pub level: i8,
    /// The list that the line stands in.
    pub part: RealityPart,
    /// The line's number in that list, from 1.
    pub number: usize,
}
