//! Markdown: headings are steps, and the items of lists and the rows of tables are tasks.

use super::builder::{Builder, NOT_HTTPS, is_https};
use super::duration::{Duration, duration_line, find_duration, has_other_time, split_label};
use super::input::prepare;
use super::markdown_blocks::{Block, blocks};
use super::markdown_entry::Entry;
use super::markdown_sections::{Role, Section, sections, title};
use super::markdown_table::Table;
use super::outcome::{Outline, Refusal};
use crate::domain::pathway::figure::{Place, Stated, Weeks};
use crate::domain::plain_text::{is_visible, to_line};

/// The most characters of a summary. A longer paragraph belongs to the overview.
const MAX_SUMMARY: usize = 400;

/// Reads an outline or a checklist.
///
/// The headings with tasks are the steps. A heading above them is a step where it alone states weeks: what stands
/// below it is then part of it.
///
/// # Errors
/// Where it is no text, holds no tasks, or too many.
pub fn read_markdown(text: &str) -> Result<Outline, Refusal> {
    let text = prepare(text)?;
    let blocks = blocks(&text);
    let sections = sections(&blocks);
    let front_matter = blocks.iter().find_map(|block| match block {
        Block::Title(title) => Some(title),
        _ => None,
    });
    let title = front_matter.or_else(|| title(&sections));
    let mut reader = Reader {
        builder: Builder::new(),
        table: Table::default(),
        weeks_from: WeeksFrom::Nothing,
        title,
        has_title_step: false,
        ticked: vec![],
    };
    if let Some(title) = title {
        reader.builder.set_role(title.line, &title.text);
    }
    for section in &sections {
        reader.read_section(section)?;
    }
    reader.skip_ticks();
    reader.builder.finish("Write them as a list: each on a line of its own that begins with “- ”, below a heading for each step.")
}

/// The origin of the open step's weeks. The first decides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WeeksFrom {
    Nothing,
    Text,
    Table,
}

struct Reader<'a> {
    builder: Builder,
    table: Table,
    weeks_from: WeeksFrom,
    /// The origin of the role.
    title: Option<&'a Entry>,
    /// Whether there is a step that is called as the text is.
    has_title_step: bool,
    /// The tasks that are ticked in the text.
    ticked: Vec<&'a Entry>,
}

impl<'a> Reader<'a> {
    fn read_section(&mut self, section: &Section<'a>) -> Result<(), Refusal> {
        if let Some(heading) = section.heading {
            self.read_heading(section.role, heading, &section.title)?;
        }
        for block in section.blocks {
            self.read_block(section.role, block)?;
        }
        Ok(())
    }

    fn read_heading(&mut self, role: Role, heading: &Entry, title: &str) -> Result<(), Refusal> {
        self.skip_links(heading);
        let line = heading.line;
        match role {
            Role::Title if !self.is_title(heading) => {
                self.builder
                    .skip(line, &heading.text, "the front matter has the title");
            }
            Role::Step { keeps_title } => self.begin_step(line, title, keeps_title)?,
            Role::Part => self
                .builder
                .skip(line, &heading.text, "a heading within a step"),
            Role::Unused(why) => self.builder.skip(line, &heading.text, why),
            Role::Title | Role::Heading | Role::Resources | Role::Actions(_) => {}
        }
        Ok(())
    }

    fn is_title(&self, entry: &Entry) -> bool {
        self.title.is_some_and(|title| std::ptr::eq(title, entry))
    }

    fn begin_step(&mut self, line: usize, title: &str, keeps_title: bool) -> Result<(), Refusal> {
        let found = find_duration(title).filter(|_| !keeps_title);
        if found.is_none() && !keeps_title && has_other_time(title) {
            self.builder.skip(line, title, NO_WEEKS);
        }
        self.weeks_from = match found {
            Some(_) => WeeksFrom::Text,
            None => WeeksFrom::Nothing,
        };
        match found {
            Some(Duration { weeks, rest }) => self.builder.add_step(line, &rest, Some(weeks)),
            None => self.builder.add_step(line, title, None),
        }
    }

    /// Begins the step of a list that has no heading of its own. It is called as the text is.
    fn begin_title_step(&mut self, role: Role, line: usize) -> Result<(), Refusal> {
        if role != Role::Title || self.has_title_step {
            return Ok(());
        }
        self.has_title_step = true;
        match self.builder.pathway.role.clone() {
            role if role.is_empty() => self.begin_step(line, "Tasks", true),
            role => self.begin_step(line, &role, false),
        }
    }

    /// Says once that ticks aren't taken over: what a plan has as done has a day, and the text names none.
    fn skip_ticks(&mut self) {
        let Some(first) = self.ticked.first() else {
            return;
        };
        let why = match self.ticked.len() {
            1 => "its tick isn’t taken over".to_owned(),
            count => format!("its tick and {} others aren’t taken over", count - 1),
        };
        let why = format!("{why}: tick what you have done once the pathway is yours");
        self.builder.skip(first.line, &first.text, why);
    }

    fn read_block(&mut self, role: Role, block: &'a Block) -> Result<(), Refusal> {
        match block {
            // The sections have read them.
            Block::Heading(..) | Block::Title(_) => Ok(()),
            Block::Unused { entry, lines, what } => {
                let why = match lines {
                    1 => format!("{what} isn’t read"),
                    lines => format!("{lines} lines of {what}, which isn’t read"),
                };
                self.builder.skip(entry.line, &entry.text, why);
                Ok(())
            }
            Block::Paragraph { entry, .. } => {
                self.read_paragraph(role, entry);
                Ok(())
            }
            Block::Item {
                entry,
                is_box,
                is_ticked,
            } => {
                self.ticked.extend(is_ticked.then_some(entry));
                let states_weeks =
                    !is_box && matches!(role, Role::Step { .. } | Role::Part | Role::Heading);
                if states_weeks
                    && split_label(&entry.text).is_some()
                    && self.read_duration(&entry.text)
                {
                    return Ok(());
                }
                if entry.is_cross_reference() {
                    self.builder
                        .skip(entry.line, &entry.text, "a link within the text");
                    return Ok(());
                }
                self.add(role, entry.line, &entry.text, &entry.urls())
            }
            Block::Names(names) => {
                self.table = Table::new(names);
                let line = names.first().map_or(1, |name| name.line);
                self.builder.skip(
                    line,
                    &self.table.unused_names(names),
                    "columns that aren’t used",
                );
                Ok(())
            }
            Block::Row(cells) => self.read_row(role, cells),
        }
    }

    /// Adds a task, a resource or an action.
    fn add(&mut self, role: Role, line: usize, text: &str, urls: &[&str]) -> Result<(), Refusal> {
        let first = urls.iter().position(|url| is_https(url));
        let url = first.map(|at| urls[at]);
        let text = if is_visible(text) {
            text
        } else {
            url.unwrap_or_default()
        };
        if !is_visible(text) {
            return Ok(());
        }
        self.begin_title_step(role, line)?;
        match role {
            Role::Unused(why) => {
                self.builder.skip(line, text, why);
                return Ok(());
            }
            Role::Resources => self.builder.add_resource(line, text, url),
            Role::Actions(when) => self.builder.add_action(line, when, text, url)?,
            Role::Title | Role::Step { .. } | Role::Part | Role::Heading => {
                self.builder.add_task(line, text, url)?;
            }
        }
        for (at, url) in urls.iter().enumerate().filter(|(at, _)| first != Some(*at)) {
            let why = match first {
                Some(first) if at > first => "only the first link is kept",
                _ => NOT_HTTPS,
            };
            self.builder.skip(line, url, why);
        }
        Ok(())
    }

    fn read_paragraph(&mut self, role: Role, paragraph: &Entry) {
        if self.is_title(paragraph) {
            return;
        }
        match role {
            Role::Title => {}
            // A section about the whole text.
            Role::Unused(_) if self.builder.pathway.steps.is_empty() => {}
            Role::Step { .. } | Role::Part | Role::Heading => {
                return self.read_lines(paragraph);
            }
            _ => return self.builder.skip(paragraph.line, &paragraph.text, ""),
        }
        self.skip_links(paragraph);
        let text = to_line(&paragraph.text);
        let pathway = &mut self.builder.pathway;
        let is_first = pathway.summary.is_empty() && pathway.overview.is_empty();
        if is_first && text.chars().count() <= MAX_SUMMARY && is_visible(&text) {
            pathway.summary = text;
        } else {
            self.builder.add_paragraph(paragraph.line, &text);
        }
    }

    /// Reads the lines of a paragraph below a step. The weeks are all of it that a step has room for.
    fn read_lines(&mut self, paragraph: &Entry) {
        let lines = paragraph.text.split('\n');
        let mut others = vec![];
        for (at, line) in lines.enumerate() {
            if self.read_duration(line) {
                continue;
            }
            if duration_line(line).is_some() {
                self.builder
                    .skip(paragraph.line + at, line, "the weeks are stated above");
            } else if split_label(line).is_some() || (has_other_time(line) && line.len() < 40) {
                self.builder.skip(paragraph.line + at, line, NO_WEEKS);
            } else {
                others.push(line);
            }
        }
        self.builder.skip(
            paragraph.line,
            &others.join(" "),
            "a step has no room for a text",
        );
    }

    /// Takes a line that states weeks and nothing else.
    fn read_duration(&mut self, line: &str) -> bool {
        let Some(weeks) = duration_line(line) else {
            return false;
        };
        if self.weeks_from == WeeksFrom::Text {
            return weeks.value().is_none();
        }
        if let Some(step) = self.builder.step() {
            step.weeks = weeks;
            self.weeks_from = WeeksFrom::Text;
        }
        true
    }

    fn read_row(&mut self, role: Role, cells: &[Entry]) -> Result<(), Refusal> {
        let Some(row) = self.table.read(cells) else {
            return Ok(());
        };
        if let Some(text) = row.not_weeks {
            let text = format!("{}: {text}", row.title.text);
            self.builder.skip(row.title.line, &text, NO_WEEKS);
        }
        self.add(role, row.title.line, &row.title.text, &row.urls)?;
        if !matches!(
            role,
            Role::Title | Role::Step { .. } | Role::Part | Role::Heading
        ) {
            return Ok(());
        }
        // The durations of all rows are that of their step.
        if self.weeks_from != WeeksFrom::Text && self.table.has_durations() {
            let sum = self.table.sum();
            if let Some(step) = self.builder.step() {
                step.weeks = sum.map_or(Stated::NotStated, |sum| {
                    Stated::At(Place::Roadmap, Weeks(sum))
                });
            }
            self.weeks_from = WeeksFrom::Table;
        }
        Ok(())
    }

    /// Says that the links of a heading or a paragraph aren't kept.
    fn skip_links(&mut self, entry: &Entry) {
        let urls = entry.urls();
        if let Some(first) = urls.first() {
            let text = match urls.len() - 1 {
                0 => (*first).to_owned(),
                1 => format!("{first} and another"),
                more => format!("{first} and {more} others"),
            };
            self.builder.skip(
                entry.line,
                &text,
                "only the links of tasks and resources are kept",
            );
        }
    }
}

/// Why a time isn't taken.
const NO_WEEKS: &str = "expected weeks from 1 to 104, or months; the time counts as not stated";
