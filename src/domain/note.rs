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
    /// What was noted; `None` where that is nothing. A text that is too long is cut, and what would
    /// have it read otherwise than it is written left out.
    pub fn new(text: &str, proof: Option<Link>) -> Option<Self> {
        let text = text.trim().chars().filter(|c| !misleads(*c));
        let text: String = text.take(MOST_TEXT).collect();
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

    /// This note, written when `begun` stood there, beside `now`, which someone else has put there
    /// since, in another tab perhaps: nobody can write either again. `None` where there is no room for
    /// both.
    pub fn beside(self, begun: Option<&Self>, now: Option<&Self>) -> Option<Self> {
        let Some(now) = now.filter(|_| now != begun) else {
            return Some(self);
        };
        Some(Self {
            text: both(&self.text, &now.text)?,
            proof: self.proof.or_else(|| now.proof.clone()),
        })
    }
}

/// Two texts of a note as one; `None` where there is no room for both.
pub fn both(ours: &str, theirs: &str) -> Option<String> {
    let both = if theirs.contains(ours) {
        theirs.to_owned()
    } else if ours.contains(theirs) {
        ours.to_owned()
    } else {
        format!("{ours}\n\n{theirs}")
    };
    Some(both).filter(|both| both.chars().count() <= MOST_TEXT)
}

/// Whether a character has no place in a text: it shows nothing, and has what follows be read
/// otherwise than it is written.
fn misleads(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character can't be seen.
fn is_invisible(c: char) -> bool {
    misleads(c)
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}')
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
                c.is_whitespace()
                    || c.is_control()
                    || is_invisible(c)
                    || matches!(c, '<' | '>' | '"' | '\\' | '`')
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
            "https://example.org/\u{202E}gpj.exe",
            "https://exa\u{200B}mple.org",
            "\u{FEFF}https://example.org",
        ] {
            assert!(Link::read(wrong).is_err(), "{wrong}");
        }
        assert!(Link::read(&format!("https://a.b/{}", "x".repeat(MOST_LINK))).is_err());
    }

    #[test]
    fn a_text_is_read_as_it_is_written() {
        let note = Note::new(
            "\u{202E}drow\u{202C} \u{2067}שלום\u{2069} 👩\u{200D}💻",
            None,
        )
        .unwrap();
        assert_eq!(note.text(), "drow שלום 👩\u{200D}💻");
        assert_eq!(Note::new("\u{202E}", None), None);
    }

    #[test]
    fn of_two_who_write_at_once_both_are_kept() {
        let note = |text: &str, proof: &str| Note::new(text, Link::read(proof).unwrap()).unwrap();
        let (begun, mine) = (note("Begun", ""), note("Mine", "a.b"));
        let beside = |now: Option<&Note>| mine.clone().beside(Some(&begun), now);
        assert_eq!(beside(Some(&begun)), Some(mine.clone()));
        assert_eq!(beside(None), Some(mine.clone()));
        let theirs = note("Theirs", "c.d");
        assert_eq!(beside(Some(&theirs)), Some(note("Mine\n\nTheirs", "a.b")));
        let begun_anew = note("Mine", "").beside(None, Some(&theirs));
        assert_eq!(begun_anew, Some(note("Mine\n\nTheirs", "c.d")));
        assert_eq!(beside(Some(&note("Mine", ""))), Some(mine.clone()));
        assert_eq!(beside(Some(&note(&"x".repeat(MOST_TEXT), ""))), None);
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
