//! What a learner notes of a piece of work, and where the proof of it is.

use std::fmt;

use super::catalogue::Catalogue;
use super::id::ItemId;
use super::plan::Plan;

/// The most characters of a note.
pub const MOST_TEXT: usize = 2_000;

/// The most characters of a link.
pub const MOST_LINK: usize = 2_000;

/// A note; never wholly empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    proof: Option<Link>,
}

impl Note {
    /// What was noted; `None` where that is nothing. A text that is too long is cut.
    pub fn new(text: &str, proof: Option<Link>) -> Option<Self> {
        let text: String = text.trim().chars().take(MOST_TEXT).collect();
        (!text.is_empty() || proof.is_some()).then_some(Self { text, proof })
    }

    /// The text; may be empty.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the proof is.
    pub fn proof(&self) -> Option<&Link> {
        self.proof.as_ref()
    }
}

/// An address that can be followed without harm: `https:`, `http:` or `mailto:`, and no others, such
/// as `javascript:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Reads an address as a learner enters it; nothing is none. One that names no scheme is taken
    /// for `https:`.
    ///
    /// # Errors
    /// What to enter instead.
    pub fn read(text: &str) -> Result<Option<Self>, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let lower = text.to_ascii_lowercase();
        let rest = ["https://", "http://", "mailto:"]
            .iter()
            .find_map(|scheme| lower.strip_prefix(scheme));
        let has_scheme = |c: char| c == ':' || c == '/';
        let whole = match rest {
            Some(rest) if !rest.is_empty() => text.to_owned(),
            // “example.org/a” and not “javascript:…” or “/etc”.
            None if lower.contains('.')
                && !lower
                    .split('/')
                    .next()
                    .is_some_and(|host| host.is_empty() || host.contains(has_scheme)) =>
            {
                format!("https://{text}")
            }
            _ => String::new(),
        };
        let is_plain = !whole.is_empty()
            && whole.chars().count() <= MOST_LINK
            && !whole.chars().any(|c| {
                c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`')
            });
        if is_plain {
            Ok(Some(Self(whole)))
        } else {
            Err("Enter a web address, such as https://github.com/you/project, or mailto: and an e-mail address.".to_owned())
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Plan {
    /// The entry that the note of the work that `item` asks for stands at: done once is done
    /// everywhere, and so is noted once. Where there is none yet it is `item` itself.
    pub fn noted_at<'a>(&self, catalogue: &'a Catalogue, item: &'a ItemId) -> &'a ItemId {
        let has_note = |id: &&ItemId| self.about.get(id).is_some_and(|said| said.note.is_some());
        let names = std::iter::once(item).chain(catalogue.same_work(item));
        names.into_iter().find(has_note).unwrap_or(item)
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::*;

    #[test]
    fn a_note_is_of_the_work_under_each_of_its_names() {
        let id = |text: &str| ItemId::new(text).unwrap();
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let (build, small) = (id("one/build"), id("one/build-small"));
        assert_eq!(plan.noted_at(&catalogue, &small), &small);
        plan.about.entry(build.clone()).or_default().note = Note::new("Built.", None);
        assert_eq!(plan.noted_at(&catalogue, &small), &build);
        assert_eq!(plan.noted_at(&catalogue, &id("one/read")), &id("one/read"));
    }

    #[test]
    fn only_addresses_that_do_no_harm_are_links() {
        for (text, link) in [
            ("https://github.com/you", "https://github.com/you"),
            ("HTTP://example.org", "HTTP://example.org"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            (" github.com/you/a:b ", "https://github.com/you/a:b"),
        ] {
            assert_eq!(Link::read(text).unwrap().unwrap().as_str(), link);
        }
        assert_eq!(Link::read("  "), Ok(None));
        for wrong in [
            "javascript:alert(1)",
            "JavaScript:alert.x",
            "data:text/html,x.y",
            "java\nscript:x.y",
            "file:///etc/passwd.txt",
            "/etc/passwd.d",
            "//example.org",
            "https://",
            "https://a b",
            "https://a\"onclick=",
            "https://a/<script>",
            "nowhere",
        ] {
            assert!(Link::read(wrong).is_err(), "{wrong}");
        }
        assert!(Link::read(&format!("https://a.b/{}", "x".repeat(MOST_LINK))).is_err());
    }

    #[test]
    fn an_empty_note_is_none_and_a_long_one_is_cut() {
        assert_eq!(Note::new("  ", None), None);
        let proof = Link::read("a.b").unwrap();
        assert_eq!(
            Note::new("", proof.clone()).unwrap().proof(),
            proof.as_ref()
        );
        let long = Note::new(&"ü".repeat(MOST_TEXT + 1), None).unwrap();
        assert_eq!(long.text().chars().count(), MOST_TEXT);
    }
}
