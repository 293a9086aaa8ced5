//! The portfolio: done work in Markdown, with notes and links to the proof.

use super::Plan;
use super::progress::Done;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::ItemId;

/// Writes the done work by pathway, earliest day first. Entries that the catalogue no longer has come
/// last, under their ids.
pub fn portfolio(plan: &Plan, catalogue: &Catalogue, today: Date) -> String {
    let mut text = format!(
        "# What I have done\n\nUp to {}. Exported from Interchange.\n",
        today.in_words()
    );
    let mut history = plan.history(catalogue);
    history.reverse();
    for profile in catalogue.profiles.iter() {
        let is_of = |done: &&Done| done.id.pathway() == profile.id.as_str();
        let done = history
            .iter()
            .filter(|done| done.item.is_some())
            .filter(is_of);
        write_chapter(plan, catalogue, &mut text, &profile.role, done);
    }
    let rest = history.iter().filter(|done| done.item.is_none());
    write_chapter(plan, catalogue, &mut text, "Also", rest);
    if history.is_empty() {
        text.push_str("\nNothing yet.\n");
    }
    text
}

fn write_chapter<'a>(
    plan: &Plan,
    catalogue: &Catalogue,
    text: &mut String,
    title: &str,
    done: impl Iterator<Item = &'a Done<'a>>,
) {
    let mut lines = done
        .map(|done| write_line(plan, catalogue, done))
        .peekable();
    if lines.peek().is_some() {
        text.extend(["\n## ", &escape(title), "\n\n"]);
        text.extend(lines);
    }
}

fn write_line(plan: &Plan, catalogue: &Catalogue, done: &Done) -> String {
    let name = done
        .item
        .as_ref()
        .map_or_else(|| done.id.to_string(), |(_, item)| item.text.to_owned());
    format!(
        "- {} ({})\n{}",
        escape(&name),
        done.day.in_words(),
        write_note(plan, plan.noted_at(catalogue, &done.id))
    )
}

fn write_note(plan: &Plan, id: &ItemId) -> String {
    let Some(note) = plan.said_of(id).note else {
        return String::new();
    };
    let lines = note
        .text()
        .lines()
        .map(|line| format!("  {}\n", escape(line.trim())));
    // Angle brackets delimit the address; `Link` allows none inside it.
    let proof = note.proof().map(|link| format!("  <{link}>\n"));
    let mut text = String::new();
    for line in lines.chain(proof) {
        text.push('\n');
        text.push_str(&line);
    }
    text
}

/// Escapes everything in a line that Markdown could take for markup. Addresses stand between angle brackets,
/// where nothing is escaped.
pub fn escape(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    // At a line's start “2026.” would begin a numbered list, and a colon a definition.
    let (mark, mut rest) = match (rest.strip_prefix('.'), rest.strip_prefix(':')) {
        (Some(rest), _) if digits > 0 => ("\\.", rest),
        (_, Some(rest)) if digits == 0 => ("\\:", rest),
        _ => ("", rest),
    };
    let mut escaped = format!("{number}{mark}");
    while let Some((before, address, after)) = find_address(rest) {
        escaped.extend([&*escape_marks(before), "<", address, ">"]);
        rest = after;
    }
    escaped + escape_marks(rest).as_str()
}

fn escape_marks(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, c| {
        if c.is_ascii_punctuation()
            && !matches!(c, ',' | '.' | '\'' | '?' | '/' | ':' | ';' | '%' | '"')
        {
            escaped.push('\\');
        }
        escaped.push(c);
        escaped
    })
}

/// The first web address in a text, between what stands before and after it. Punctuation at its end
/// belongs to the sentence.
fn find_address(text: &str) -> Option<(&str, &str, &str)> {
    let starts = ["https://", "http://"].map(|scheme| text.find(scheme));
    let start = starts.into_iter().flatten().min()?;
    let (before, rest) = text.split_at(start);
    let ends = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"');
    let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let is_of_sentence =
        |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '\'');
    let address = address.trim_end_matches(is_of_sentence);
    Some((before, address, &rest[address.len()..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::super::note::{Link, Note};
    use super::*;
    use crate::domain::catalogue::tests::catalogue;

    /// The paragraphs of a note as a reader of Markdown shows them.
    fn read_back(markdown: &str, options: Options) -> Vec<String> {
        let (mut paragraphs, mut depth) = (vec![], 0);
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::Item) => depth += 1,
                Event::End(TagEnd::Item) => depth -= 1,
                Event::Start(Tag::Paragraph) if depth > 0 => paragraphs.push(String::new()),
                Event::Text(text) if depth > 0 => {
                    if let Some(paragraph) = paragraphs.last_mut() {
                        paragraph.push_str(&text);
                    }
                }
                Event::Start(
                    Tag::Paragraph | Tag::Link { .. } | Tag::Heading { .. } | Tag::List(None),
                )
                | Event::Text(_)
                | Event::End(_) => {}
                other => paragraphs.push(format!("{other:?}")),
            }
        }
        // The first says what was done.
        paragraphs.split_off(1)
    }

    fn line() -> impl Strategy<Value = String> {
        let beginning = prop::sample::select(vec![
            "",
            "",
            "2026. ",
            "7) ",
            "- ",
            "+ ",
            "* ",
            "# ",
            "> ",
            "```",
            "~~~",
            "---",
            "===",
            "    ",
            "- [ ] ",
            "| a | ",
            "[x]: ",
            "[^1]: ",
            "<b>",
            "&copy; ",
            "![a](b) ",
            "\\",
            "$",
            ": ",
            "https://e.example/a_b-c?x=1&y=(z) ",
        ]);
        (beginning, "[ -~äßж→א٦]{0,24}").prop_map(|(beginning, rest)| format!("{beginning}{rest}"))
    }

    proptest! {
        #[test]
        fn what_is_read_back_is_what_was_typed(lines in prop::collection::vec(line(), 1..6)) {
            let Some(note) = Note::new(&lines.join("\n"), None) else { return Ok(()) };
            let typed: Vec<_> = note.text().lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
            let mut plan = Plan::default();
            let (id, day) = (ItemId::new("one/read").unwrap(), Date::parse("2026-11-22").unwrap());
            plan.done.insert(id.clone(), day);
            plan.about.get_or_default(id).note = Some(note);
            let markdown = portfolio(&plan, &catalogue(), day);
            // Round quotes for straight ones are the reader's taste.
            for options in [Options::empty(), Options::all() - Options::ENABLE_SMART_PUNCTUATION] {
                prop_assert_eq!(&read_back(&markdown, options), &typed, "{}", markdown);
            }
        }
    }

    #[test]
    fn a_line_reads_as_it_was_written() {
        for (line, markdown) in [
            ("2026. was late", "2026\\. was late"),
            ("1) a", "1\\) a"),
            (": a", "\\: a"),
            ("3.5 hours", "3\\.5 hours"),
            ("in 2026. Late", "in 2026. Late"),
            ("- [x] *a*", "\\- \\[x\\] \\*a\\*"),
            (
                "See (https://a.example/b_c-d).",
                "See \\(<https://a.example/b_c-d>\\).",
            ),
            (
                "http://a_b.example and https://c.example/?d=e_f",
                "<http://a_b.example> and <https://c.example/?d=e_f>",
            ),
            ("https://", "<https://>"),
        ] {
            assert_eq!(escape(line), markdown);
        }
    }

    #[test]
    fn what_was_done_is_listed_with_its_notes_and_proofs() {
        let mut plan = Plan::default();
        let id = |text: &str| ItemId::new(text).unwrap();
        for (item, day) in [
            ("one/read", "2026-11-22"),
            ("two/apply", "2026-11-20"),
            ("one/enrol", "2026-11-20"),
            ("one/retired", "2026-11-23"),
        ] {
            plan.done.insert(id(item), Date::parse(day).unwrap());
        }
        let proof = Link::parse("github.com/you/a_b").unwrap();
        let note = Note::new("Took *two* days.\n# Hard", proof).unwrap();
        plan.about.get_or_default(id("one/read")).note = Some(note);
        let today = Date::parse("2026-12-01").unwrap();
        assert_eq!(
            portfolio(&plan, &catalogue(), today),
            "# What I have done\n\nUp to 1 December 2026. Exported from Interchange.\n\
             \n## one\n\n- Do enrol (20 November 2026)\n- Do read (22 November 2026)\n\
             \n  Took \\*two\\* days.\n\n  \\# Hard\n\n  <https://github.com/you/a_b>\n\
             \n## two\n\n- Do apply (20 November 2026)\n\
             \n## Also\n\n- one/retired (23 November 2026)\n"
        );
        assert!(portfolio(&Plan::default(), &catalogue(), today).ends_with("Nothing yet.\n"));
    }
}
