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

/// Escapes everything that Markdown could take for markup. Addresses stand between angle brackets, where
/// nothing is escaped.
fn escape(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    // “2026.” at a line's start would begin a numbered list.
    let (mark, mut rest) = match rest.strip_prefix('.') {
        Some(rest) if digits > 0 => ("\\.", rest),
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
    use super::super::note::{Link, Note};
    use super::*;
    use crate::domain::catalogue::tests::catalogue;

    #[test]
    fn a_line_reads_as_it_was_written() {
        for (line, markdown) in [
            ("2026. was late", "2026\\. was late"),
            ("1) a", "1\\) a"),
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
        plan.about.entry(id("one/read")).or_default().note = Some(note);
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
