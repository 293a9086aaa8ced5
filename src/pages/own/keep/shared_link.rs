//! A link that another app shares with the installed one, and what is made of it.

use crate::domain::pathway::figure::Stated;
use crate::domain::pathway::limits::MAX_NAME;
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Pathway, Step, Task};
use crate::domain::plain_text::to_line;
use crate::domain::plan::note::{Link, MAX_LINK, MAX_TEXT, Note};

/// The most characters that are kept of the words beside a link.
const MAX_WORDS: usize = 500;

/// A link with what was shared beside it. All of it is text of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedLink {
    /// The title, in one line; empty where there is none.
    title: String,
    /// The text, in one line and without the address; empty where it says nothing more.
    words: String,
    /// The address of a web page.
    address: Link,
}

impl SharedLink {
    /// Reads what was shared. Many apps put the address into the text, or after the title.
    ///
    /// # Errors
    /// The text for the learner where there is no address, or one that isn't kept.
    pub fn read(title: &str, text: &str, url: &str) -> Result<Self, String> {
        let shared = match url.trim() {
            "" => find_address(text).or_else(|| find_address(title)),
            url => Some(url),
        };
        let shared = shared.ok_or("No address of a web page was shared, so there is nothing to keep. Share the page itself, not a part of it. Nothing was changed.")?;
        if shared.chars().count() > MAX_LINK {
            return Err(format!(
                "This address has more than {MAX_LINK} characters, so it isn’t kept. Share a shorter one to the same page. Nothing was changed."
            ));
        }
        let link = Link::parse(shared).ok().flatten();
        let address = link.filter(|link| is_web(link.as_str())).ok_or("What was shared is no address of a web page, so it isn’t kept: such an address begins with https:// or http://. Nothing was changed.")?;
        let title = cut(&to_line(&title.replace(shared, " ")), MAX_NAME);
        let mut words = cut(&to_line(&text.replace(shared, " ")), MAX_WORDS);
        if words == title {
            words.clear();
        }
        Ok(Self {
            title,
            words,
            address,
        })
    }

    /// The lines of it that are kept.
    pub fn lines(&self) -> Vec<&str> {
        let mut lines = vec![&*self.title, &*self.words, self.address.as_str()];
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The note with the link at its end; `None` where it has it already.
    ///
    /// # Errors
    /// The text for the learner where there is no room for both.
    pub fn added_to(&self, note: Option<&Note>) -> Result<Option<Note>, String> {
        let before = note.map_or("", Note::text);
        if before.lines().any(|line| line == self.address.as_str()) {
            return Ok(None);
        }
        let mut text = self.lines().join("\n");
        if !before.is_empty() {
            text = format!("{before}\n\n{text}");
        }
        if text.chars().count() > MAX_TEXT {
            return Err(format!(
                "The note of this task has no room for the link: a note has room for {MAX_TEXT} characters. Choose another task. Nothing was changed."
            ));
        }
        Ok(Note::new(&text, note.and_then(Note::proof).cloned()))
    }

    /// A pathway that begins with the link, to be looked at and put right before it is stored; `None` where its
    /// address is none that a pathway can have.
    pub fn to_pathway(&self) -> Option<Pathway> {
        let url = WebAddress::parse(self.address.as_str())?;
        let without_scheme = url.as_str().trim_start_matches("https://");
        let host = without_scheme.split(['/', '?', '#']).next();
        let name = if self.title.is_empty() {
            host.unwrap_or_default()
        } else {
            &self.title
        };
        let mut pathway = Pathway::named(name);
        let step = pathway.id.new_item("Step 1", "step", |_| false);
        let text = format!("Work through {name}");
        let task = pathway.id.new_item(&text, "task", |id| id == step.local());
        pathway.steps.push(Step {
            id: step,
            title: "Step 1".to_owned(),
            weeks: Stated::NotStated,
            tasks: vec![Task {
                id: task,
                text,
                url: Some(url),
            }],
            resources: vec![],
        });
        Some(pathway)
    }
}

/// The first word of a text that begins like the address of a web page, without the marks that end a sentence.
fn find_address(text: &str) -> Option<&str> {
    let word = text.split_whitespace().find(|word| is_web(word))?;
    Some(word.trim_end_matches([
        '.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '"', '”', '’', '»',
    ]))
}

fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// The text, cut to so many characters, which a mark says.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(title: &str, text: &str, url: &str) -> SharedLink {
        SharedLink::read(title, text, url).unwrap()
    }

    #[test]
    fn a_link_is_found_wherever_an_app_puts_it() {
        let page = "https://example.org/a?b=c#d";
        for (title, text, url, lines) in [
            ("A course", "", page, vec!["A course", page]),
            ("", "", " https://example.org/a?b=c#d\n", vec![page]),
            ("A course", page, "", vec!["A course", page]),
            (
                "",
                "A course https://example.org/a?b=c#d.",
                "",
                vec!["A course .", page],
            ),
            (
                "A course: https://example.org/a?b=c#d",
                "",
                "",
                vec!["A course:", page],
            ),
            ("A course", "A course", page, vec!["A course", page]),
            (
                "A course",
                "“Begin\nhere”",
                page,
                vec!["A course", "“Begin here”", page],
            ),
            (
                "",
                "see HTTP://example.org",
                "",
                vec!["see", "HTTP://example.org"],
            ),
            ("", "", "example.org/a", vec!["https://example.org/a"]),
            ("<b>\u{202E}A", "", page, vec!["<b>A", page]),
        ] {
            assert_eq!(read(title, text, url).lines(), lines);
        }
    }

    #[test]
    fn what_is_no_address_of_a_web_page_is_refused_with_words() {
        let long = format!("https://example.org/{}", "a".repeat(MAX_LINK));
        for (text, url, said) in [
            ("", "", "No address of a web page was shared"),
            (
                "Only words, and example.org",
                "",
                "No address of a web page",
            ),
            ("", "javascript:alert(1)", "What was shared is no address"),
            (
                "https://example.org",
                "data:text/html,x",
                "What was shared is no address",
            ),
            ("", "https://", "What was shared is no address"),
            ("", "https://exa mple.org/", "What was shared is no address"),
            (
                "",
                "https://example.org/\"onclick",
                "What was shared is no address",
            ),
            ("", "mailto:me@example.org", "What was shared is no address"),
            ("", "file:///etc/passwd", "What was shared is no address"),
            ("", "%E0%A4%A", "What was shared is no address"),
            ("", "\u{0}\u{FFFD}", "What was shared is no address"),
            ("", &long, "This address has more than 2000 characters"),
            (&long, "", "This address has more than 2000 characters"),
        ] {
            let refused = SharedLink::read("", text, url).unwrap_err();
            assert!(refused.starts_with(said), "{url}: {refused}");
            assert!(refused.ends_with("Nothing was changed."), "{refused}");
        }
    }

    #[test]
    fn texts_that_are_too_long_are_cut_where_it_can_be_seen() {
        let long = "ü".repeat(100_000);
        let link = read(&long, &format!("{long}!"), "https://example.org");
        let lengths: Vec<_> = link
            .lines()
            .iter()
            .map(|line| line.chars().count())
            .collect();
        assert_eq!(lengths, [MAX_NAME, MAX_WORDS, 19]);
        assert!(link.lines()[0].ends_with("ü…"));
    }

    #[test]
    fn a_link_goes_to_the_end_of_a_note_once() {
        let link = read("A course", "", "https://example.org/a");
        let fresh = link.added_to(None).unwrap().unwrap();
        assert_eq!(fresh.text(), "A course\nhttps://example.org/a");
        assert_eq!(link.added_to(Some(&fresh)), Ok(None));
        let proof = Link::parse("https://example.org/a").unwrap();
        let note = Note::new("Begun.", proof.clone()).unwrap();
        let both = link.added_to(Some(&note)).unwrap().unwrap();
        assert_eq!(both.text(), "Begun.\n\nA course\nhttps://example.org/a");
        assert_eq!(both.proof(), proof.as_ref());
        let full = Note::new(&"a".repeat(MAX_TEXT - 20), None);
        let refused = link.added_to(full.as_ref()).unwrap_err();
        assert!(refused.contains("no room") && refused.ends_with("Nothing was changed."));
    }

    #[test]
    fn a_pathway_begins_with_the_link() {
        let pathway = read("A course", "", "https://example.org/a")
            .to_pathway()
            .unwrap();
        assert_eq!(
            (pathway.role.as_str(), pathway.id.as_str()),
            ("A course", "my-a-course")
        );
        let task = &pathway.steps[0].tasks[0];
        assert_eq!(task.text, "Work through A course");
        assert_eq!(task.url, WebAddress::parse("https://example.org/a"));
        let named = read("", "", "https://example.org/a?b")
            .to_pathway()
            .unwrap();
        assert_eq!(named.role, "example.org");
        // A name without a letter that ids can have.
        let other = read("课程", "", "https://example.org")
            .to_pathway()
            .unwrap();
        assert_eq!(other.id.as_str(), "my-pathway");
        assert_eq!(read("", "", "http://example.org").to_pathway(), None);
    }
}
