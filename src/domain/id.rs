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

/// Identifies a pathway in URLs and in storage: the stem of its content file, such as `nlp-engineer`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PathwayId(String);

impl PathwayId {
    /// Returns the id, or `None` where `slug` isn't a slug.
    pub fn new(slug: &str) -> Option<Self> {
        is_slug(slug).then(|| Self(slug.to_owned()))
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
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

    /// The slug of the pathway that the entry belongs to.
    pub fn pathway(&self) -> &str {
        self.halves().0
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
