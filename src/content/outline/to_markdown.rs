//! A pathway as a checklist, which the reader of Markdown reads back.

use std::fmt::Write;

use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Pathway, Step, Task, When};

/// Writes a pathway as a checklist: the role, its summary, a heading for each step with its weeks, its tasks as
/// boxes, its resources, and the first actions.
pub fn to_markdown(pathway: &Pathway) -> String {
    let mut text = format!("# {}\n", escape(&pathway.role));
    // Writing to a text can't fail.
    if !pathway.summary.is_empty() {
        let _ = write!(text, "\n{}\n", escape(&pathway.summary));
    }
    for step in &pathway.steps {
        let _ = write!(text, "\n## {}{}\n", escape(&step.title), weeks(step));
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
        for when in When::ALL
            .into_iter()
            .filter(|when| !pathway.actions.due(*when).is_empty())
        {
            let _ = write!(text, "\n### {when}\n");
            write_tasks(&mut text, pathway.actions.due(when));
        }
    }
    text
}

fn weeks(step: &Step) -> String {
    step.weeks
        .value()
        .map(|weeks| format!(" ({weeks})"))
        .unwrap_or_default()
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
        Some(url) => format!("[{}](<{url}>)", escape(text)),
        None => escape(text),
    }
}

/// A text without anything that Markdown reads as more than text.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        let is_start = escaped.chars().all(|c| c.is_ascii_digit());
        let is_mark = matches!(
            letter,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '#'
        );
        // At the start of an item a sign begins a list or a heading, and so does a number with what follows it.
        let begins_block = is_start && matches!(letter, '-' | '+' | '=' | '~' | '.' | ')' | ':');
        if is_mark || begins_block {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::content::outline::read_markdown;

    /// What a checklist says of a pathway.
    fn told(pathway: &Pathway) -> Vec<String> {
        let steps = pathway.steps.iter().map(|step| {
            let tasks: Vec<_> = step
                .tasks
                .iter()
                .map(|task| (&task.text, &task.url))
                .collect();
            format!(
                "{} {} {tasks:?} {:?}",
                step.title, step.weeks, step.resources
            )
        });
        let actions = pathway
            .actions()
            .map(|item| format!("{} {}", item.part, item.text));
        steps.chain(actions).chain([pathway.role.clone()]).collect()
    }

    #[test]
    fn the_published_pathways_are_read_back_from_their_checklists() {
        for pathway in &built_in().pathways {
            let read = read_markdown(&to_markdown(pathway)).unwrap();
            assert_eq!(told(&read.pathway), told(pathway));
            assert_eq!(read.unused, [], "{}", pathway.id);
        }
    }

    #[test]
    fn what_looks_like_markdown_comes_back_as_it_was() {
        let mut pathway = Pathway::named("1. *Role* #");
        let id = pathway.id.clone();
        let task = |text: &str| Task {
            id: id.new_item(text, "task", |_| false),
            text: text.to_owned(),
            url: WebAddress::parse("https://example.org/(a)_b"),
        };
        pathway.steps.push(Step {
            id: id.new_item("s", "s", |_| false),
            title: "- [ ] <b> (4 weeks)".to_owned(),
            weeks: crate::domain::pathway::figure::Stated::NotStated,
            tasks: [
                "1. a",
                "*x* [y] <z>",
                "| a | b",
                "`c` ~d~ & e\\",
                "+ plus",
                "https://example.org",
                "Step 2: 4 weeks",
            ]
            .map(task)
            .to_vec(),
            resources: vec![],
        });
        let read = read_markdown(&to_markdown(&pathway)).unwrap().pathway;
        let texts = |of: &Pathway| {
            of.steps[0]
                .tasks
                .iter()
                .map(|task| (task.text.clone(), task.url.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(&read), texts(&pathway));
        assert_eq!(read.role, pathway.role);
    }
}
