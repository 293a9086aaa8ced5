//! Stable ids. They never change, because URLs and learners' browsers keep them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether `text` is a slug: lower-case ASCII letters and digits, in words joined by single hyphens.
pub fn is_slug(text: &str) -> bool {
    text.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// The most characters of a slug that is made of a text.
const MAX_SLUG: usize = 48;

/// Makes a slug of a text: of its ASCII letters and digits, in whole words up to `MAX_SLUG` characters. A text
/// without any is called `word`. Where the slug `is_taken` it gets a number, from 2.
pub fn to_slug(text: &str, word: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let is_end = |c: char| !c.is_ascii_alphanumeric();
    // An apostrophe is within a word: `Scale AI's` is `scale-ais`.
    let text = text.replace(['\'', '’'], "").to_ascii_lowercase();
    let mut slug = String::new();
    for part in text.split(is_end).filter(|part| !part.is_empty()) {
        let part = &part[..part.len().min(MAX_SLUG)];
        if slug.len() + 1 + part.len() > MAX_SLUG && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(part);
    }
    if slug.is_empty() {
        word.clone_into(&mut slug);
    }
    if !is_taken(&slug) {
        return slug;
    }
    let mut numbered = (2_u32..).map(|number| format!("{slug}-{number}"));
    numbered.find(|slug| !is_taken(slug)).unwrap_or_default()
}

/// The prefix of the ids of the learner's own pathways, and of their tasks in others. No published pathway's id has it, so an id says by
/// itself where its page is.
pub const OWN_PREFIX: &str = "my-";

/// Identifies a pathway in URLs and in storage: the stem of its content file, such as `nlp-engineer`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PathwayId(String);

impl PathwayId {
    /// Returns the id, or `None` where `slug` isn't a slug.
    pub fn new(slug: &str) -> Option<Self> {
        is_slug(slug).then(|| Self(slug.to_owned()))
    }

    /// The id of a pathway of the learner's own whose name makes none.
    pub fn unnamed() -> Self {
        Self(format!("{OWN_PREFIX}pathway"))
    }

    /// The id of a pathway of the learner's own that goes by this name elsewhere; the same for one of these.
    #[must_use]
    pub fn to_own(&self) -> Self {
        if self.is_own() {
            self.clone()
        } else {
            Self(format!("{OWN_PREFIX}{}", self.0))
        }
    }

    /// Whether it is of a pathway of the learner's own.
    pub fn is_own(&self) -> bool {
        self.0.starts_with(OWN_PREFIX)
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of an entry of this pathway that is named by a text, as [`to_slug`] makes it.
    pub fn new_item(&self, text: &str, word: &str, is_taken: impl Fn(&str) -> bool) -> ItemId {
        ItemId(format!("{}/{}", self.0, to_slug(text, word, is_taken)))
    }

    /// Returns the id of this pathway's entry `local`, or `None` where `local` isn't a slug.
    pub fn item(&self, local: &str) -> Option<ItemId> {
        is_slug(local).then(|| ItemId(format!("{}/{local}", self.0)))
    }
}

/// Identifies a task, an action or a skill of one pathway, such as `nlp-engineer/finish-nlp-course`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemId(String);

impl ItemId {
    /// Parses `pathway/entry`; `None` unless both are slugs.
    pub fn new(text: &str) -> Option<Self> {
        let (pathway, local) = text.split_once('/')?;
        PathwayId::new(pathway)?.item(local)
    }

    /// Both slugs, joined by `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a task that the learner has added to a published pathway.
    pub fn is_addition(&self) -> bool {
        let (pathway, local) = self.halves();
        local.starts_with(OWN_PREFIX) && !pathway.starts_with(OWN_PREFIX)
    }

    /// The slug of the pathway that the entry belongs to.
    pub fn pathway(&self) -> &str {
        self.halves().0
    }

    /// The id of the entry with the same slug in another pathway.
    #[must_use]
    pub fn in_pathway(&self, pathway: &PathwayId) -> Self {
        Self(format!("{pathway}/{}", self.local()))
    }

    /// The entry's own slug, unique in its pathway.
    pub fn local(&self) -> &str {
        self.halves().1
    }

    fn halves(&self) -> (&str, &str) {
        self.0.split_once('/').unwrap_or((&self.0, ""))
    }
}

/// The error of parsing an id.
#[derive(Debug)]
pub struct NotAnId(String);

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "‘{}’ is not an id: ids are lower-case words joined by hyphens",
            self.0
        )
    }
}

/// Serializes ids as text, and validates them when they are read.
macro_rules! as_text {
    ($id:ident) => {
        impl TryFrom<String> for $id {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                Self::new(&text).ok_or(NotAnId(text))
            }
        }

        impl From<$id> for String {
            fn from(id: $id) -> Self {
                id.0
            }
        }

        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
as_text!(PathwayId);
as_text!(ItemId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case_words_joined_by_single_hyphens() {
        for good in ["a", "nlp-engineer", "step-2"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-", "a--b", "-a", "a-", "A", "ä", "a b", "a/b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn a_text_becomes_a_slug_that_nothing_else_has() {
        let taken = ["read", "read-2"];
        for (text, slug) in [
            ("Data Engineer", "data-engineer"),
            ("  C++ & Rust! ", "c-rust"),
            ("Scale AI’s guide", "scale-ais-guide"),
            ("Инженер", "step"),
            ("", "step"),
            ("Read", "read-3"),
            (
                &"word ".repeat(30),
                "word-word-word-word-word-word-word-word-word",
            ),
            (&"a".repeat(99), &"a".repeat(48)),
        ] {
            let made = to_slug(text, "step", |slug| taken.contains(&slug));
            assert_eq!(made, slug, "{text}");
            assert!(is_slug(&made));
        }
    }

    #[test]
    fn an_own_pathway_is_known_by_its_id() {
        let published = PathwayId::new("nlp-engineer").unwrap();
        let own = published.to_own();
        assert_eq!(own.as_str(), "my-nlp-engineer");
        assert!(own.is_own() && !published.is_own());
        assert_eq!(own.to_own(), own);
    }

    #[test]
    fn an_item_knows_its_pathway_and_its_own_name() {
        let item = ItemId::new("nlp-engineer/finish-nlp-course").unwrap();
        assert_eq!(
            (item.pathway(), item.local()),
            ("nlp-engineer", "finish-nlp-course")
        );
        for bad in ["nlp-engineer", "nlp-engineer/", "/x", "a/b/c", "A/b"] {
            assert_eq!(ItemId::new(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_id_that_is_stored_wrongly_is_refused_in_plain_words() {
        let refused = ItemId::try_from("No Such".to_owned()).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "‘No Such’ is not an id: ids are lower-case words joined by hyphens"
        );
    }
}
