//! The sections of a Markdown text, and what each of them is in a pathway.

use std::collections::BTreeMap;

use super::duration::{duration_line, find_duration};
use super::markdown_blocks::Block;
use super::markdown_entry::Entry;
use crate::domain::pathway::When;
use crate::domain::plain_text::to_line;

/// Headings of lists of resources.
const RESOURCES: [&str; 7] = [
    "resources",
    "links",
    "further reading",
    "references",
    "reading",
    "reading list",
    "materials",
];

/// Headings of lists of tasks within a step.
const TASKS: [&str; 4] = ["tasks", "to do", "todo", "checklist"];

/// Headings above those of first actions.
const ACTIONS: [&str; 3] = ["first actions", "actions", "immediate actions"];

/// The level of a line in bold that stands above a list: it is below all headings.
const BOLD: u8 = 7;

/// The most characters of a line that is a title without being marked as one.
const MAX_TITLE: usize = 80;

/// The kinds of sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The start of the text.
    Title,
    Step {
        /// Whether the title states no weeks, although it looks as if.
        keeps_title: bool,
    },
    /// Goes on with the step before it, whose weeks count for both.
    Part,
    /// A heading that says nothing but what its list is.
    Heading,
    Resources,
    Actions(When),
    Unused(&'static str),
}

/// A heading with everything up to the next one.
pub(super) struct Section<'a> {
    pub(super) role: Role,
    /// The heading; `None` at the start.
    pub(super) heading: Option<&'a Entry>,
    /// The title of the step: the heading, with that above it where another step is called the same.
    pub(super) title: String,
    pub(super) blocks: &'a [Block],
    /// The level of the heading, from 1.
    level: u8,
    /// The heading in small letters.
    name: String,
    /// Whether there are tasks right below the heading.
    has_tasks: bool,
    /// Whether a line of its own states the weeks; `Some(false)` where it says that they aren't stated.
    duration_line: Option<bool>,
    states_weeks: bool,
}

/// Divides a text at its headings.
pub(super) fn sections(blocks: &[Block]) -> Vec<Section<'_>> {
    let headings = blocks
        .iter()
        .filter(|block| matches!(block, Block::Heading(..)));
    let has_headings = headings.count() > 1;
    let mut sections = vec![];
    let (mut start, mut heading) = (0, None);
    for at in 0..blocks.len() {
        if let Some(next) = heading_at(blocks, at, has_headings) {
            sections.push(section(heading, &blocks[start..at]));
            (start, heading) = (at + 1, Some(next));
        }
    }
    sections.push(section(heading, &blocks[start..]));
    let title = find_title(&sections);
    let roles = roles(&sections, title);
    for (section, role) in sections.iter_mut().zip(roles) {
        section.role = role;
    }
    name_steps(&mut sections);
    sections
}

/// The title of a text without front matter: its heading, or a short line that it begins with.
pub(super) fn title<'a>(sections: &[Section<'a>]) -> Option<&'a Entry> {
    let is_title = |section: &&Section| section.role == Role::Title && section.heading.is_some();
    if let Some(section) = sections.iter().find(is_title) {
        return section.heading;
    }
    let read = |block: &&Block| !matches!(block, Block::Unused { .. });
    match sections.first()?.blocks.iter().find(read)? {
        Block::Paragraph { entry, .. } => {
            let line = entry.text.trim();
            let is_short = line.chars().count() <= MAX_TITLE && !line.contains('\n');
            (is_short && !line.ends_with('.')).then_some(entry)
        }
        _ => None,
    }
}

/// The heading that a block is. A line in bold above a list is one where there are no others.
fn heading_at(blocks: &[Block], at: usize, has_headings: bool) -> Option<(&Entry, u8)> {
    match &blocks[at] {
        Block::Heading(level, entry) => Some((entry, *level)),
        Block::Paragraph { entry, is_strong } => {
            let is_above_list = matches!(
                blocks.get(at + 1),
                Some(Block::Item { .. } | Block::Names(_))
            );
            let is_heading = *is_strong && !has_headings || is_label(&name_of(entry));
            (is_above_list && is_heading).then_some((entry, BOLD))
        }
        _ => None,
    }
}

fn name_of(entry: &Entry) -> String {
    to_line(&entry.text)
        .trim_end_matches(':')
        .trim_end()
        .to_lowercase()
}

fn is_label(name: &str) -> bool {
    RESOURCES.contains(&name) || TASKS.contains(&name)
}

fn when_of(name: &str) -> Option<When> {
    When::ALL
        .into_iter()
        .find(|when| when.to_string().eq_ignore_ascii_case(name))
}

fn section<'a>(heading: Option<(&'a Entry, u8)>, blocks: &'a [Block]) -> Section<'a> {
    let line = blocks.iter().find_map(|block| match block {
        Block::Paragraph { entry, .. } => entry.text.split('\n').find_map(duration_line),
        _ => None,
    });
    let duration_line = line.map(|weeks| weeks.value().is_some());
    let in_heading = || heading.is_some_and(|(entry, _)| find_duration(&entry.text).is_some());
    let has_boxes = |block: &Block| matches!(block, Block::Item { is_box: true, .. });
    let (heading_entry, level) = heading.map_or((None, 0), |(entry, level)| (Some(entry), level));
    let name = heading_entry.map(name_of).unwrap_or_default();
    let is_task = |block: &Block| match block {
        // The lines of a table of contents are no tasks.
        Block::Item { entry, .. } => !entry.is_cross_reference(),
        Block::Row(_) => true,
        _ => false,
    };
    Section {
        role: Role::Title,
        heading: heading_entry,
        title: match heading {
            Some((entry, BOLD)) => to_line(&entry.text).trim_end_matches(':').to_owned(),
            Some((entry, _)) => to_line(&entry.text),
            None => String::new(),
        },
        level,
        has_tasks: if RESOURCES.contains(&&*name) {
            blocks.iter().any(has_boxes)
        } else {
            blocks.iter().any(is_task)
        },
        name,
        duration_line,
        states_weeks: duration_line.unwrap_or_else(in_heading),
        blocks,
    }
}

/// The position of the section whose heading is the title: the first one or the only one of the first level, if no
/// tasks stand before it or below another heading of its level.
fn find_title(sections: &[Section]) -> Option<usize> {
    let mut first_level = (0..sections.len()).filter(|at| sections[*at].level == 1);
    let only = first_level.next().filter(|_| first_level.next().is_none());
    [only, Some(1)].into_iter().flatten().find(|at| {
        let Some(section) = sections.get(*at) else {
            return false;
        };
        let has_earlier = sections[1..*at].iter().any(|other| other.has_tasks);
        let is_below = |other: &&Section| other.level > section.level;
        let mut others = sections[at + 1..].iter().skip_while(is_below);
        !has_earlier && !others.any(|other| other.has_tasks)
    })
}

/// The step that sections belong to.
#[derive(Clone, Copy)]
struct Open {
    level: u8,
    /// Whether the sections below it are parts of it.
    has_parts: bool,
}

fn roles(sections: &[Section], title: Option<usize>) -> Vec<Role> {
    let has_tasks = sections.iter().any(|section| section.has_tasks);
    let (mut step, mut actions) = (None::<Open>, None::<u8>);
    let mut roles = vec![];
    for (at, section) in sections.iter().enumerate() {
        let level = section.level;
        if at == 0 || Some(at) == title {
            roles.push(Role::Title);
            continue;
        }
        let below = sections[at + 1..]
            .iter()
            .take_while(|other| other.level > level);
        let is_within = step.is_some_and(|step| level > step.level);
        let next = sections.get(at + 1).filter(|next| next.level > level);
        actions = actions.filter(|above| level > *above);
        let when = when_of(&section.name).filter(|_| actions.is_some());
        let begins_actions = ACTIONS.contains(&&*section.name)
            && !section.has_tasks
            && next.is_some_and(|next| when_of(&next.name).is_some());
        roles.push(if let Some(when) = when {
            Role::Actions(when)
        } else if begins_actions {
            (actions, step) = (Some(level), None);
            Role::Heading
        } else if is_within && RESOURCES.contains(&&*section.name) {
            Role::Resources
        } else if is_within && TASKS.contains(&&*section.name) {
            Role::Heading
        } else if is_within && step.is_some_and(|step| step.has_parts) {
            Role::Part
        } else {
            let has_labels = below
                .clone()
                .next()
                .is_some_and(|next| is_label(&next.name));
            let parts_state_weeks = below.clone().any(|part| part.states_weeks);
            let is_step = section.has_tasks
                || section.duration_line.is_some()
                || has_labels
                || section.states_weeks && !parts_state_weeks;
            if RESOURCES.contains(&&*section.name) && !is_step && has_tasks {
                Role::Unused("resources that belong to no step")
            } else if is_step || RESOURCES.contains(&&*section.name) {
                step = Some(Open {
                    level,
                    has_parts: section.states_weeks && !parts_state_weeks,
                });
                let keeps_title = section.duration_line == Some(false);
                Role::Step { keeps_title }
            } else {
                step = None;
                Role::Unused(if below.clone().any(|part| part.has_tasks) {
                    "a heading above those of steps"
                } else {
                    "a heading without tasks"
                })
            }
        });
    }
    roles
}

/// Puts the heading above a step before its title, where another step is called the same.
fn name_steps(sections: &mut [Section]) {
    let is_step = |section: &Section| matches!(section.role, Role::Step { .. });
    let mut counts = BTreeMap::new();
    for section in sections.iter().filter(|section| is_step(section)) {
        *counts.entry(section.title.clone()).or_insert(0) += 1;
    }
    let mut above: Vec<(u8, String)> = vec![];
    for section in sections
        .iter_mut()
        .filter(|section| section.role != Role::Title)
    {
        above.retain(|(level, _)| *level < section.level);
        let own = section.title.clone();
        if is_step(section)
            && counts[&own] > 1
            && let Some((_, parent)) = above.last()
        {
            section.title = format!("{parent}: {own}");
        }
        above.push((section.level, own));
    }
}
