//! The plan as Markdown, as GitHub and many programs for notes read it.

use std::fmt::Write;

use crate::domain::plan::portfolio::escape;
use crate::domain::planning::document::{
    DocumentEntry, DocumentPart, PlanDocument, RoleDocument, is_web_address,
};

/// Writes the file.
pub fn to_markdown(document: &PlanDocument) -> String {
    let mut text = format!(
        "# My plan\n\nAs of {}. {} Exported from Interchange.\n",
        document.made.in_words(),
        document.pace
    );
    for role in &document.roles {
        write_role(&mut text, role);
    }
    text
}

/// Writing to a text can't fail, here and below.
fn write_role(text: &mut String, role: &RoleDocument) {
    let _ = write!(text, "\n## {}\n", escape(&role.role));
    if !role.summary.is_empty() {
        let _ = write!(text, "\n{}\n", escape(&role.summary));
    }
    let _ = write!(text, "\n{}\n", role.in_short());
    for part in &role.parts {
        write_part(text, part);
    }
}

fn write_part(text: &mut String, part: &DocumentPart) {
    let _ = write!(text, "\n### {}\n", escape(&part.title));
    if !part.details.is_empty() {
        let _ = write!(text, "\n{}\n", escape(&part.details));
    }
    if !part.entries.is_empty() {
        text.push('\n');
    }
    for entry in &part.entries {
        write_entry(text, entry);
    }
    if !part.resources.is_empty() {
        text.push_str("\nResources:\n\n");
        for (name, url) in &part.resources {
            let _ = match url {
                Some(url) => writeln!(text, "- {}: {}", escape(name), link(url)),
                None => writeln!(text, "- {}", escape(name)),
            };
        }
    }
}

fn write_entry(text: &mut String, entry: &DocumentEntry) {
    let mark = if entry.is_done { 'x' } else { ' ' };
    let _ = write!(text, "- [{mark}] {}", escape(&entry.text));
    if let Some(url) = &entry.url {
        let _ = write!(text, " {}", link(url));
    }
    if !entry.details.is_empty() {
        let _ = write!(text, " ({})", escape(&entry.details));
    }
    text.push('\n');
    // Between two lines of a quotation stands an empty one, or they would become one paragraph.
    let mut before = "\n";
    for line in &entry.note {
        let _ = writeln!(text, "{before}  > {}", escape(line));
        before = "  >\n";
    }
    if let Some(proof) = &entry.proof {
        let _ = write!(text, "\n  Proof: {}\n", link(proof));
    }
}

/// An address that can be followed, and one of another scheme as text.
fn link(url: &str) -> String {
    if is_web_address(url) {
        format!("<{url}>")
    } else {
        escape(url)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::super::tests::{example, hostile, saying};
    use super::*;

    /// The texts of a file, and how many headings, boxes, quotations and lists it has; anything that isn't of
    /// those is a fault.
    fn read_back(markdown: &str) -> Result<(Vec<String>, [usize; 4]), String> {
        let options = Options::ENABLE_TASKLISTS
            | Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM;
        let (mut texts, mut counts) = (vec![String::new()], [0; 4]);
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::Heading { .. }) => counts[0] += 1,
                Event::TaskListMarker(_) => counts[1] += 1,
                Event::Start(Tag::BlockQuote(None)) => counts[2] += 1,
                Event::Start(Tag::List(None)) => counts[3] += 1,
                Event::Text(text) => {
                    if let Some(last) = texts.last_mut() {
                        last.push_str(&text);
                    }
                    continue;
                }
                Event::Start(Tag::Link { dest_url, .. }) if is_web_address(&dest_url) => continue,
                Event::End(pulldown_cmark::TagEnd::Link) => continue,
                Event::Start(Tag::Paragraph | Tag::Item) | Event::End(_) => {}
                other => return Err(format!("{other:?} in {markdown}")),
            }
            texts.push(String::new());
        }
        Ok((texts, counts))
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_text(text in hostile()) {
            let (document, typed) = saying(&text);
            let markdown = to_markdown(&document);
            let (texts, counts) = read_back(&markdown).map_err(TestCaseError::fail)?;
            prop_assert_eq!(counts, [3, 1, usize::from(!document.roles[0].parts[0].entries[0].note.is_empty()), 2]);
            for line in typed {
                prop_assert!(texts.iter().any(|text| text.contains(&line)), "{:?} in {:?}", line, texts);
            }
        }
    }

    #[test]
    fn a_plan_is_written_as_boxes_with_notes_below() {
        assert_eq!(
            to_markdown(&example()),
            "# My plan\n\nAs of 28 November 2026. From 5 January 2026, 10 hours a week. Exported from Interchange.\n\
             \n## NLP Engineer\n\nLanguage.\n\n1 of 1 done\n\
             \n### Step 1: Learn\n\n2–3 weeks\n\
             \n- [x] Build a \\*bot\\* <https://a.b/c> (Done on 20 January 2026)\n\
             \n  > It works.\n  >\n  > \\# Mostly\n\
             \n  Proof: mailto:you\\@example.org\n\
             \nResources:\n\n- A book: <https://b.c/>\n- Another\n"
        );
    }
}
