//! A pathway as a checklist, which the reader of Markdown reads back.

use std::fmt::Write;

use super::duration::find_duration;
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Pathway, Step, Task, When};

/// Writes a pathway as a checklist: the role, its summary, a heading for each step with its weeks, its tasks as
/// boxes, its resources, and the first actions.
pub fn to_markdown(pathway: &Pathway) -> String {
    let mut text = format!("# {}\n", escape(&pathway.role));
    // Writing to a text can't fail.
    if !pathway.summary.is_empty() {
        let summary = pathway.summary.replace('\n', " ");
        let _ = write!(text, "\n{}\n", escape(&summary));
    }
    for step in &pathway.steps {
        let _ = write!(text, "\n## {}{}\n", escape(&step.title), weeks(step));
        if needs_weeks(step) {
            text.push_str("\nDuration: not stated\n");
        }
        write_tasks(&mut text, &step.tasks);
        if !step.resources.is_empty() {
            text.push_str("\n### Resources\n\n");
            for resource in &step.resources {
                let _ = writeln!(text, "- {}", linked(&resource.name, resource.url.as_ref()));
            }
        }
    }
    if pathway.actions().next().is_some() {
        text.push_str("\n## First actions\n");
        for when in When::ALL {
            let actions = pathway.actions.due(when);
            if !actions.is_empty() {
                let _ = write!(text, "\n### {when}\n");
                write_tasks(&mut text, actions);
            }
        }
    }
    text
}

fn weeks(step: &Step) -> String {
    let weeks = step.weeks.value();
    weeks.map_or_else(String::new, |weeks| format!(" ({weeks})"))
}

/// Whether a line must say that the weeks aren't stated: where the title looks as if it did, and where a heading
/// alone would be taken for no step.
fn needs_weeks(step: &Step) -> bool {
    let is_stated = step.weeks.value().is_some();
    !is_stated && (step.tasks.is_empty() || find_duration(&step.title).is_some())
}

fn write_tasks(text: &mut String, tasks: &[Task]) {
    if !tasks.is_empty() {
        text.push('\n');
    }
    for task in tasks {
        let _ = writeln!(text, "- [ ] {}", linked(&task.text, task.url.as_ref()));
    }
}

fn linked(text: &str, url: Option<&WebAddress>) -> String {
    match url {
        Some(url) => format!("[{}]({})", escape(text), destination(url.as_str())),
        None => escape(text),
    }
}

/// An address as the destination of a link.
fn destination(url: &str) -> String {
    let mut escaped = String::with_capacity(url.len());
    for (at, letter) in url.char_indices() {
        if letter == '&' && begins_entity(&url[at..]) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    if url.contains(['(', ')', '*', '_', '[', ']', '!', '~']) {
        format!("<{escaped}>")
    } else {
        escaped
    }
}

/// A text without anything that Markdown reads as more than text. What a reader of the raw text stumbles over stays
/// as rare as can be: `snake_case`, `C#` and `R&D` need no backslash.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_number = true;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let rest = &text[at..];
        let is_within_word =
            || before.is_alphanumeric() && rest.chars().nth(1).is_some_and(char::is_alphanumeric);
        let is_mark = match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => !is_within_word(),
            '&' => begins_entity(rest),
            '#' => matches!(before, ' ' | '#'),
            // An address would become a link.
            ':' => rest.starts_with("://"),
            // At the start they begin a list, a quotation, a line or a heading, as a number does with what follows.
            '-' | '+' | '=' | '>' | '|' | '.' | ')' => is_number,
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(letter);
        is_number &= letter.is_ascii_digit();
        before = letter;
    }
    escaped
}

/// Whether `&` begins the name or the number of a character, such as `&amp;`.
fn begins_entity(rest: &str) -> bool {
    let name = rest[1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() + 1 < rest.len() && name.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::content::outline::read_markdown;

    #[test]
    fn the_published_pathways_are_read_back_from_their_checklists() {
        for pathway in &built_in().pathways {
            let text = to_markdown(pathway);
            let read = read_markdown(&text).unwrap();
            assert_eq!(read.unused, [], "{}", pathway.id);
            assert_eq!(read.pathway.summary, pathway.summary);
            assert_eq!(to_markdown(&read.pathway), text);
            let steps = |of: &Pathway| {
                let steps = of
                    .steps
                    .iter()
                    .map(|step| (step.title.clone(), step.weeks.clone()));
                steps.collect::<Vec<_>>()
            };
            assert_eq!(steps(&read.pathway), steps(pathway));
        }
    }

    #[test]
    fn only_what_must_be_is_escaped() {
        for text in [
            "Learn C# and R&D, snake_case, AT&T, 2*",
            "It’s a “test” (e.g., this): 50% + more - less = 1.5!",
        ] {
            assert_eq!(escape(text).replace("\\*", "*"), text);
        }
        assert_eq!(escape("1. a"), "1\\. a");
        assert_eq!(escape("- a #"), "\\- a \\#");
        assert_eq!(escape("&lt; https://a.b"), "\\&lt; https\\://a.b");
        assert_eq!(destination("https://a.b/?x=1&y=2"), "https://a.b/?x=1&y=2");
        assert_eq!(
            destination("https://a.b/?x&lt;(c)"),
            "<https://a.b/?x\\&lt;(c)>"
        );
    }
}
