//! Rules of all readers, and whole texts for each.

mod csv;
mod duration;
mod guide;
mod hostile;
mod markdown;
mod recognize;
mod round_trip;

use super::*;
use crate::content::format::{PathwayFile, Syntax, read_pathway};
use crate::domain::pathway::Pathway;
use crate::domain::pathway::limits::{
    MAX_FILE, MAX_NAME, MAX_PARAGRAPHS, MAX_RESOURCES, MAX_SKILLS, MAX_STEPS, MAX_TASKS, MAX_TEXT,
    MAX_WEEKS,
};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::plain_text::{is_visible, to_line};

/// A guide page with all that such pages have.
const BRIDGE_KEEPER: &str = include_str!("../../../../tests/saved/guide.txt");
/// A guide page without a box of facts, priorities, numbers and resources.
const BEEKEEPER: &str = include_str!("beekeeper.txt");
/// A guide page that was copied in another way: with labels on one line, ranges, and lists of resources.
const CLOCK_MENDER: &str = include_str!("clock_mender.txt");
/// A curriculum of tables.
const OPEN_GARDENING: &str = include_str!("open_gardening.md");
/// A roadmap with nested lists.
const NETWORK_GARDENER: &str = include_str!("network_gardener.md");
/// The syllabus of a course, by weeks.
const TIDES: &str = include_str!("tides.md");

type Read = fn(&str) -> Result<Outline, Refusal>;

const READERS: [Read; 3] = [read_markdown, read_guide, read_csv];

/// Reads a text as each kind, and checks what comes of it.
fn read_all(text: &str) {
    for read in READERS {
        match read(text) {
            Ok(outline) => check(&outline, text),
            Err(refusal) => {
                assert!(
                    refusal.message.ends_with("Nothing was stored."),
                    "{refusal:?}"
                );
                assert!(refusal.line.is_none_or(|line| line > 0));
            }
        }
    }
}

/// Checks what every result must be: within the limits, and with an own id for each entry.
fn check(outline: &Outline, text: &str) {
    let pathway = &outline.pathway;
    assert!(pathway.id.is_own() && pathway.source.is_none() && pathway.copied_from.is_none());
    assert_eq!((pathway.line, &*pathway.code), (1, ""));
    let steps = pathway.steps.iter().map(|step| &step.id);
    let strengths = pathway.bring.iter().map(|it| &it.id);
    let ids: Vec<_> = pathway
        .items()
        .map(|item| item.id)
        .chain(steps)
        .chain(strengths)
        .collect();
    assert!(ids.iter().all(|id| id.pathway() == pathway.id.as_str()));
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "ids are unique");
    assert!(pathway.steps.len() <= MAX_STEPS);
    let tasks: usize = pathway.steps.iter().map(|step| step.tasks.len()).sum();
    assert!((1..=MAX_TASKS).contains(&(tasks + pathway.actions().count())) && tasks > 0);
    assert!(pathway.learn.len() <= MAX_SKILLS && pathway.bring.len() <= MAX_SKILLS);
    let reality = &pathway.reality;
    for list in [
        &reality.love,
        &reality.miss,
        &reality.challenges,
        &pathway.overview,
    ] {
        assert!(list.len() <= MAX_PARAGRAPHS);
    }
    for step in &pathway.steps {
        assert!(step.resources.len() <= MAX_RESOURCES && step.length().0.high() <= MAX_WEEKS);
    }
    assert!(pathway.role.is_empty() || is_name(&pathway.role));
    assert!(names(pathway).all(is_name), "{pathway:?}");
    assert!(texts(pathway).all(is_text), "{pathway:?}");
    // The line after the last break counts.
    let lines = text.split('\n').count() + text.matches('\r').count();
    for unused in &outline.unused {
        assert!((1..=lines).contains(&unused.line), "{unused:?}");
        assert!(
            is_text(&unused.text) && unused.text.chars().count() <= 121,
            "{unused:?}"
        );
        assert!(unused.why.as_ref().is_none_or(|why| is_visible(why)));
    }
    check_format(pathway);
    let checklist = to_markdown(pathway);
    if checklist.len() <= MAX_FILE {
        let read = read_markdown(&checklist).unwrap();
        assert_eq!(to_markdown(&read.pathway), checklist);
    }
}

#[test]
fn what_is_no_outline_is_refused_or_read_in_linear_time_and_never_panics() {
    let million = |text: &str| text.repeat(MAX_FILE / text.len());
    for text in [
        "",
        " \n\t\n",
        "\0\0\0",
        "<html><script>alert(1)</script></html>",
        &million("["),
        &million("> "),
        &million("#"),
        &million("- "),
        &million("## Step\n- a\n"),
        &million("- item\n"),
        &million("word "),
        &"a".repeat(10_000_000),
        "\"unclosed, and so on\n",
        "# \u{202E}\u{200B}\n- \u{200B}\n",
        "a\r\nb\rc",
        "## A (−1 weeks)\n- a\n## B (1e9 weeks)\n- b\n## C (a few weeks)\n- c\n",
    ] {
        read_all(text);
    }
}

/// Checks that the open format takes it. A role is asked for before it is stored.
fn check_format(pathway: &Pathway) {
    let mut pathway = pathway.clone();
    if pathway.role.is_empty() {
        "Role".clone_into(&mut pathway.role);
    }
    "R".clone_into(&mut pathway.code);
    let file = PathwayFile {
        pathway,
        same_work: vec![],
    };
    let read = read_pathway(&file.to_json(), Syntax::Json);
    // What is empty in it may be too long for a file, never wrong.
    match read {
        Ok(read) => assert_eq!(read, file),
        Err(problems) => assert!(file.to_json().len() > 1_000_000, "{problems:?}"),
    }
}

fn names(pathway: &Pathway) -> impl Iterator<Item = &str> {
    let skills = pathway.learn.iter().map(|it| &*it.name);
    let strengths = pathway.bring.iter().map(|it| &*it.name);
    let steps = pathway.steps.iter();
    let steps = steps.flat_map(|step| {
        std::iter::once(&*step.title).chain(step.resources.iter().map(|it| &*it.name))
    });
    skills.chain(strengths).chain(steps)
}

/// All texts that are there; the empty ones say nothing.
fn texts(pathway: &Pathway) -> impl Iterator<Item = &str> {
    let tasks = pathway
        .steps
        .iter()
        .flat_map(|step| &step.tasks)
        .map(|task| &*task.text);
    let actions = pathway.actions().map(|item| item.text);
    let skills = pathway.learn.iter().map(|it| &*it.how);
    let strengths = pathway.bring.iter().map(|it| &*it.how);
    let reality = &pathway.reality;
    let lines = [
        &reality.love,
        &reality.miss,
        &reality.challenges,
        &pathway.overview,
    ];
    let lines = lines.into_iter().flatten().map(|line| &**line);
    let details = skills
        .chain(strengths)
        .chain([&*pathway.summary])
        .filter(|text| !text.is_empty());
    let demand = pathway.demand.value().map(|text| &**text);
    let questions = pathway
        .questions
        .iter()
        .flat_map(|it| [&*it.question, &*it.answer]);
    tasks
        .chain(actions)
        .chain(lines)
        .chain(details)
        .chain(demand)
        .chain(questions)
}

fn is_text(text: &str) -> bool {
    is_visible(text) && to_line(text) == text && text.chars().count() <= MAX_TEXT
}

fn is_name(text: &str) -> bool {
    is_text(text) && text.chars().count() <= MAX_NAME
}

/// The steps, each in a line: the title, the weeks, the tasks with their links, and the resources.
fn steps(outline: &Outline) -> Vec<String> {
    let linked = |text: &str, url: &Option<WebAddress>| match url {
        Some(url) => format!("{text} <{url}>"),
        None => text.to_owned(),
    };
    let steps = outline.pathway.steps.iter().map(|step| {
        let tasks: Vec<_> = step
            .tasks
            .iter()
            .map(|task| linked(&task.text, &task.url))
            .collect();
        let resources: Vec<_> = step
            .resources
            .iter()
            .map(|it| linked(&it.name, &it.url))
            .collect();
        let mut line = format!("{} [{}] {}", step.title, step.weeks, tasks.join(" | "));
        if !resources.is_empty() {
            line = format!("{line} / {}", resources.join(" | "));
        }
        line
    });
    steps.collect()
}

/// The unused lines: the number, the text, and the reason.
fn unused(outline: &Outline) -> Vec<String> {
    let lines = outline.unused.iter();
    let why = |why: &Option<String>| {
        why.as_ref()
            .map_or(String::new(), |why| format!(" ({why})"))
    };
    lines
        .map(|it| format!("{} {}{}", it.line, it.text, why(&it.why)))
        .collect()
}
