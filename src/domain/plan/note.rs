//! Notes: a text and a link to the proof of some work.

use std::fmt;

use crate::domain::plain_text::{is_invisible, misleads};

/// The maximum number of characters in a note.
pub const MAX_TEXT: usize = 2_000;

/// The maximum number of characters in a link.
pub const MAX_LINK: usize = 2_000;

/// A note with a text, a link, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    proof: Option<Link>,
}

impl Note {
    /// Returns the note; `None` where both parts are empty. Trims the text, cuts it to [`MAX_TEXT`]
    /// and removes characters that change the direction of what follows.
    pub fn new(text: &str, proof: Option<Link>) -> Option<Self> {
        let text = text.trim().chars().filter(|c| !misleads(*c));
        let text: String = text.take(MAX_TEXT).collect();
        (!text.is_empty() || proof.is_some()).then_some(Self { text, proof })
    }

    /// The text, which may be empty.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The link to the proof.
    pub fn proof(&self) -> Option<&Link> {
        self.proof.as_ref()
    }

    /// A note, or none yet, with this text after its own, unless it has that already. `None` where both exceed
    /// [`MAX_TEXT`].
    pub fn with_text_added(note: Option<Self>, text: &str) -> Option<Self> {
        let (before, proof) = note.map_or_else(Default::default, |note| (note.text, note.proof));
        Self::new(&merge_texts(&before, text)?, proof)
    }

    /// Merges this note with `now`, which was stored after editing began from `begun`, for example in
    /// another tab. Both texts are kept, because nobody could retype the lost one. `None` where both
    /// exceed [`MAX_TEXT`].
    pub fn beside(self, begun: Option<&Self>, now: Option<&Self>) -> Option<Self> {
        let Some(now) = now.filter(|_| now != begun) else {
            return Some(self);
        };
        Some(Self {
            text: merge_texts(&self.text, &now.text)?,
            proof: self.proof.or_else(|| now.proof.clone()),
        })
    }
}

/// Joins two texts of a note, or returns the one that contains the other. `None` where the result
/// exceeds [`MAX_TEXT`].
pub fn merge_texts(ours: &str, theirs: &str) -> Option<String> {
    let both = if theirs.contains(ours) {
        theirs.to_owned()
    } else if ours.contains(theirs) {
        ours.to_owned()
    } else {
        format!("{ours}\n\n{theirs}")
    };
    Some(both).filter(|both| both.chars().count() <= MAX_TEXT)
}

/// Whether a text is `host.domain`, with a port or without.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').unwrap_or((text, "80"));
    let is_port = !port.is_empty() && port.bytes().all(|c| c.is_ascii_digit());
    let mut labels = name.split('.');
    let is_label = |label: &str| !label.is_empty() && !label.contains(['@', ':', '/']);
    is_port && name.contains('.') && labels.all(is_label)
}

/// Whether a text is an e-mail address: one `@`, and a host after it.
fn is_mail_address(text: &str) -> bool {
    let is_plain = |name: &str| !name.is_empty() && !name.contains(['@', ':', '/']);
    text.split_once('@')
        .is_some_and(|(name, host)| is_plain(name) && !host.contains(':') && is_host(host))
}

/// The ends of names of files that people have as proof. Some are top-level domains as well.
const FILE_ENDS: [&str; 24] = [
    "csv", "doc", "docx", "gif", "htm", "html", "ipynb", "jpeg", "jpg", "json", "md", "mov", "mp4",
    "odt", "pdf", "png", "ppt", "pptx", "py", "svg", "txt", "xls", "xlsx", "zip",
];

/// Whether a text is the name of a file, and no more: `proof.pdf`.
fn is_file_name(text: &str) -> bool {
    let end = text.rsplit_once('.').map_or("", |(_, end)| end);
    !text.contains(['/', ':']) && FILE_ENDS.contains(&end)
}

/// A link that is safe to follow: `https:`, `http:` or `mailto:`, never `javascript:` or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Parses an address as people paste it. An empty text is `None`. Without a scheme an address gets `https:`,
    /// and one of e-mail `mailto:`. Invisible characters are left out.
    ///
    /// # Errors
    /// A message that says what to enter.
    pub fn parse(text: &str) -> Result<Option<Self>, String> {
        let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let lower = text.to_ascii_lowercase();
        let mut rest = ["https://", "http://", "mailto:"]
            .iter()
            .filter_map(|scheme| lower.strip_prefix(scheme));
        let host = lower.split(['/', '?', '#']).next().unwrap_or_default();
        let whole = match rest.next() {
            Some("") => String::new(),
            Some(_) => text.to_owned(),
            None if is_mail_address(&lower) => format!("mailto:{text}"),
            None if is_file_name(&lower) => {
                return Err(format!(
                    "“{text}” looks like the name of a file, which only your computer has. Enter the web address where others find it; if this is one, write https:// before it."
                ));
            }
            // “example.org/a” and not “javascript:…” or “/etc”.
            None if is_host(host) => format!("https://{text}"),
            None => String::new(),
        };
        let is_plain = !whole.is_empty()
            && whole.chars().count() <= MAX_LINK
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_do_no_harm_are_links() {
        for (text, link) in [
            ("https://github.com/you", "https://github.com/you"),
            ("HTTP://example.org", "HTTP://example.org"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            (" github.com/you/a:b ", "https://github.com/you/a:b"),
            ("example.org:8080/x", "https://example.org:8080/x"),
            ("example.org?a=b@c", "https://example.org?a=b@c"),
            ("me@example.org", "mailto:me@example.org"),
            ("example.org/proof.pdf", "https://example.org/proof.pdf"),
            ("https://proof.zip", "https://proof.zip"),
            ("пример.рф/x", "https://пример.рф/x"),
            (
                "\u{FEFF}https://exa\u{200B}mple.org/a\u{AD}b",
                "https://example.org/ab",
            ),
        ] {
            assert_eq!(Link::parse(text).unwrap().unwrap().as_str(), link);
        }
        assert_eq!(Link::parse("  "), Ok(None));
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
            "proof.pdf",
            "My CV.PDF",
            "C:\\proof.pdf",
            "me@",
            "a@b@example.org",
            "example.org:x/y",
            "..",
        ] {
            assert!(Link::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Link::parse(&format!("https://a.b/{}", "x".repeat(MAX_LINK))).is_err());
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
        let note = |text: &str, proof: &str| Note::new(text, Link::parse(proof).unwrap()).unwrap();
        let (begun, mine) = (note("Begun", ""), note("Mine", "a.b"));
        let beside = |now: Option<&Note>| mine.clone().beside(Some(&begun), now);
        assert_eq!(beside(Some(&begun)), Some(mine.clone()));
        assert_eq!(beside(None), Some(mine.clone()));
        let theirs = note("Theirs", "c.d");
        assert_eq!(beside(Some(&theirs)), Some(note("Mine\n\nTheirs", "a.b")));
        let begun_anew = note("Mine", "").beside(None, Some(&theirs));
        assert_eq!(begun_anew, Some(note("Mine\n\nTheirs", "c.d")));
        assert_eq!(beside(Some(&note("Mine", ""))), Some(mine.clone()));
        assert_eq!(beside(Some(&note(&"x".repeat(MAX_TEXT), ""))), None);
    }

    #[test]
    fn an_empty_note_is_none_and_a_long_one_is_cut() {
        assert_eq!(Note::new("  ", None), None);
        let proof = Link::parse("a.b").unwrap();
        assert_eq!(
            Note::new("", proof.clone()).unwrap().proof(),
            proof.as_ref()
        );
        let long = Note::new(&"ü".repeat(MAX_TEXT + 1), None).unwrap();
        assert_eq!(long.text().chars().count(), MAX_TEXT);
    }
}
