//! Texts that aren't of the [format](super::format): Markdown, guide pages and tables. Each reader makes a pathway
//! of what it understands, and names the lines that it doesn't use. What isn't stated stays so.

mod builder;
mod csv;
mod duration;
mod guide;
mod guide_parts;
mod markdown;
mod outcome;
mod to_markdown;

pub use csv::read_csv;
pub use guide::read_guide;
pub use markdown::read_markdown;
pub use outcome::{Outline, Refusal, TextKind, UnusedLine};
pub use to_markdown::to_markdown;

/// The kind that a text looks like. What looks like nothing else is Markdown, as any plain text is.
pub fn recognize(text: &str) -> TextKind {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if text.starts_with('{') {
        return TextKind::Json;
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_field = |line: &str| {
        line.split_once('=').is_some_and(|(key, _)| {
            let key = key.trim();
            !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        })
    };
    let first = lines()
        .find(|line| !line.starts_with('#'))
        .unwrap_or_default();
    if is_field(first) || first.starts_with("[[") {
        return TextKind::Toml;
    }
    if guide::looks_like_guide(text) {
        return TextKind::Guide;
    }
    let is_markdown = |line: &str| line.starts_with(['#', '-', '*', '+', '|', '>']);
    if !lines().any(is_markdown) && csv::looks_like_table(text) {
        return TextKind::Csv;
    }
    TextKind::Markdown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::pathway::Pathway;
    use crate::domain::pathway::limits::{MAX_NAME, MAX_STEPS, MAX_TASKS, MAX_WEEKS};

    type ReadOutline = fn(&str) -> Result<Outline, Refusal>;

    const READERS: [ReadOutline; 3] = [read_markdown, read_guide, read_csv];

    #[test]
    fn a_text_is_taken_for_what_it_looks_like() {
        for (text, kind) in [
            ("# A comment\nformat = 1\n", TextKind::Toml),
            ("[[steps]]\n", TextKind::Toml),
            (" {\"format\": 1}", TextKind::Json),
            ("\u{FEFF}# Title\n\n- [ ] Task", TextKind::Markdown),
            ("Step,Task\nA,B\n", TextKind::Csv),
            ("Basics;Read\nMore;Write\n", TextKind::Csv),
            ("Basics\tRead\n", TextKind::Csv),
            ("Just a sentence, with a comma.", TextKind::Markdown),
            ("- a, b\n- c, d\n", TextKind::Markdown),
            (
                include_str!("../../../tests/saved/guide.txt"),
                TextKind::Guide,
            ),
            ("", TextKind::Markdown),
        ] {
            assert_eq!(recognize(text), kind, "{text:.40}");
        }
    }

    #[test]
    fn what_is_no_outline_is_refused_or_read_in_linear_time_and_never_panics() {
        let million = |text: &str| text.repeat(1_000_000);
        let long = "word ".repeat(200_000);
        let steps = "## Step\n- a\n".repeat(10_000);
        let items = "- item\n".repeat(100_000);
        for text in [
            "",
            " \n\t\n",
            "\0\0\0",
            "<html><script>alert(1)</script></html>",
            &million("["),
            &million("> "),
            &million("#"),
            &million("*"),
            &million("\""),
            &million("- "),
            &"- a\n  ".repeat(100_000),
            &long,
            &steps,
            &items,
            "\"unclosed, and so on\n",
            "# \u{202E}\u{200B}\n- \u{200B}\n",
            "a\r\nb\rc",
            "## A (−1 weeks)\n- a\n## B (1e9 weeks)\n- b\n## C (a few weeks)\n- c\n",
        ] {
            for read in READERS {
                match read(text) {
                    Ok(outline) => check(&outline.pathway),
                    Err(refusal) => assert!(refusal.message.len() > 20, "{refusal:?}"),
                }
            }
        }
    }

    fn check(pathway: &Pathway) {
        let mut ids: Vec<_> = pathway.items().map(|item| item.id.clone()).collect();
        ids.extend(pathway.steps.iter().map(|step| step.id.clone()));
        ids.extend(pathway.bring.iter().map(|it| it.id.clone()));
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "ids are unique");
        assert!(pathway.steps.len() <= MAX_STEPS && count <= MAX_STEPS + MAX_TASKS + 200);
        for item in pathway.items() {
            assert!(
                (1..=MAX_NAME).contains(&item.text.chars().count()),
                "{}",
                item.text
            );
        }
        for step in &pathway.steps {
            assert!(step.length().0.high() <= MAX_WEEKS);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(.|\n|# |## |- |\\[ \\] |\\||,|https://a\\.b|[0-9] weeks?|Tasks\n|Overview\n){0,60}") {
            recognize(&text);
            for read in READERS {
                if let Ok(outline) = read(&text) {
                    check(&outline.pathway);
                }
            }
        }

        #[test]
        fn a_text_that_is_cut_anywhere_is_read_or_refused(end in 0..3_000_usize) {
            let guide = include_str!("../../../tests/saved/guide.txt");
            if let Some(cut) = guide.get(..end) {
                for read in READERS {
                    if let Ok(outline) = read(cut) {
                        check(&outline.pathway);
                    }
                }
            }
        }
    }
}
