//! Markdown: headings are steps, and the items of lists and the rows of tables are tasks.

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::builder::{Builder, check_text};
use super::duration::{Duration, find_duration};
use super::outcome::{Outline, Refusal};
use crate::domain::pathway::When;
use crate::domain::pathway::figure::{Place, Range, Stated, Weeks};
use crate::domain::pathway::limits::MAX_WEEKS;

/// The most lists within lists. Deeper ones are read as if they stood there.
const MAX_DEPTH: usize = 64;

/// Headings of lists of resources.
const RESOURCES: [&str; 6] = [
    "resources",
    "links",
    "further reading",
    "references",
    "reading",
    "materials",
];

/// Headings of lists of first actions.
const ACTIONS: [(&str, When); 3] = [
    ("this week", When::ThisWeek),
    ("this month", When::ThisMonth),
    ("next 90 days", When::Next90Days),
];

/// Reads an outline or a checklist. HTML is never interpreted, and neither is code.
///
/// # Errors
/// Where it is no text, holds no tasks, or too many.
pub fn read_markdown(text: &str) -> Result<Outline, Refusal> {
    check_text(text)?;
    let text = text.trim_start_matches('\u{FEFF}');
    // A lone carriage return ends a line elsewhere, and so it does here.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::new(&text);
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        reader.read(event, range.start)?;
    }
    reader.finish()
}

/// What the items under the open heading are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Tasks,
    Resources,
    Actions(When),
}

/// Text that is being read, with its first link.
#[derive(Clone, Debug, Default)]
struct Entry {
    line: usize,
    text: String,
    url: Option<String>,
}

struct Reader<'a> {
    text: &'a str,
    builder: Builder,
    /// The byte up to which lines were counted, and their number.
    counted: (usize, usize),
    section: Section,
    /// The heading that becomes a step with its first task.
    pending: Option<(usize, String, Option<Range>)>,
    /// The level of the heading of the open step.
    step_level: HeadingLevel,
    heading: Option<Entry>,
    items: Vec<Entry>,
    paragraph: Option<Entry>,
    table: Table,
    skipped: Option<(usize, &'static str)>,
    has_role: bool,
}

/// The table that is being read.
#[derive(Default)]
struct Table {
    is_open: bool,
    is_head: bool,
    names: Vec<String>,
    cells: Vec<Entry>,
    /// The weeks of all rows so far; `None` once a row states none.
    weeks: Option<Range>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            builder: Builder::new(),
            counted: (0, 1),
            section: Section::Tasks,
            pending: None,
            step_level: HeadingLevel::H1,
            heading: None,
            items: vec![],
            paragraph: None,
            table: Table::default(),
            skipped: None,
            has_role: false,
        }
    }

    /// The line of a byte. Events come in the order of the text, so each line is counted once.
    fn line(&mut self, at: usize) -> usize {
        let (from, line) = self.counted;
        if at > from {
            let breaks = self.text[from..at].matches('\n').count();
            self.counted = (at, line + breaks);
        }
        self.counted.1
    }

    /// The text that is being read, if any is.
    fn open(&mut self) -> Option<&mut Entry> {
        if self.heading.is_some() {
            self.heading.as_mut()
        } else if self.table.is_open {
            self.table.cells.last_mut()
        } else if !self.items.is_empty() {
            self.items.last_mut()
        } else {
            self.paragraph.as_mut()
        }
    }

    fn add_text(&mut self, text: &str) {
        if let Some(open) = self.open() {
            open.text.push_str(text);
        }
    }

    fn read(&mut self, event: Event, at: usize) -> Result<(), Refusal> {
        let line = self.line(at);
        let entry = || Entry {
            line,
            ..Entry::default()
        };
        match event {
            Event::Start(Tag::Heading { .. }) => {
                self.flush_items()?;
                self.heading = Some(entry());
            }
            Event::End(TagEnd::Heading(level)) => {
                if let Some(heading) = self.heading.take() {
                    self.begin(level, heading)?;
                }
            }
            Event::Start(Tag::Item) if self.items.len() < MAX_DEPTH => {
                self.flush_items()?;
                self.items.push(entry());
            }
            Event::End(TagEnd::Item) => {
                if let Some(item) = self.items.pop() {
                    self.add_item(item)?;
                }
            }
            Event::Start(Tag::Paragraph) if self.items.is_empty() => self.paragraph = Some(entry()),
            Event::Start(Tag::Paragraph) => {
                // A second paragraph of an item goes on from the first.
                if self.open().is_some_and(|item| !item.text.is_empty()) {
                    self.add_text(" ");
                }
            }
            Event::End(TagEnd::Paragraph) => {
                if let Some(paragraph) = self.paragraph.take() {
                    self.add_paragraph(&paragraph);
                }
            }
            Event::Start(Tag::Table(_)) => {
                self.table = Table {
                    is_open: true,
                    ..Table::default()
                }
            }
            Event::End(TagEnd::Table) => self.table.is_open = false,
            Event::Start(Tag::TableHead) => self.table.is_head = true,
            Event::End(TagEnd::TableHead) => self.read_names(),
            Event::Start(Tag::TableRow) => self.table.cells.clear(),
            Event::End(TagEnd::TableRow) => self.add_row(line)?,
            Event::Start(Tag::TableCell) => self.table.cells.push(entry()),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let url = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                self.add_link(line, &url);
            }
            Event::Start(Tag::CodeBlock(_)) => self.skipped = Some((line, "code")),
            Event::Start(Tag::MetadataBlock(_)) => self.skipped = Some((line, "front matter")),
            Event::Start(Tag::HtmlBlock) => self.skipped = Some((line, "HTML")),
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock) => {
                self.skipped = None;
            }
            Event::Text(text) => self.read_text(line, &text),
            Event::Code(text) => self.add_text(&text),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.builder.skip(line, &html, Some("HTML isn’t read"));
            }
            Event::SoftBreak | Event::HardBreak => self.add_text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn read_text(&mut self, line: usize, text: &str) {
        let Some((_, what)) = self.skipped else {
            return self.add_text(text);
        };
        if what == "front matter" {
            let title = text.lines().find_map(|line| line.strip_prefix("title:"));
            if let Some(title) = title.filter(|_| !self.has_role) {
                self.builder
                    .set_role(line, title.trim().trim_matches(['"', '\'']));
                self.has_role = true;
            }
            return;
        }
        for (number, text) in (line..).zip(text.lines()) {
            self.builder
                .skip(number, text, Some(&format!("{what} isn’t read")));
        }
    }

    fn add_link(&mut self, line: usize, url: &str) {
        // Only links of tasks and resources are kept.
        if self.heading.is_some() || (self.items.is_empty() && !self.table.is_open) {
            return;
        }
        match self.open() {
            Some(open) if open.url.is_none() => open.url = Some(url.to_owned()),
            Some(_) => self.builder.skip(line, url, Some("a task has one link")),
            None => {}
        }
    }

    /// Begins what stands under a heading.
    fn begin(&mut self, level: HeadingLevel, heading: Entry) -> Result<(), Refusal> {
        let name = heading.text.trim().trim_end_matches(':').to_lowercase();
        let is_within = level > self.step_level && self.builder.step().is_some();
        if let Some((_, when)) = ACTIONS.iter().find(|(known, _)| *known == name) {
            self.section = Section::Actions(*when);
            return Ok(());
        }
        if name == "first actions" {
            return Ok(());
        }
        if (is_within || self.pending.is_some()) && RESOURCES.contains(&&*name) {
            self.flush_pending()?;
            self.section = Section::Resources;
            return Ok(());
        }
        self.section = Section::Tasks;
        if level == HeadingLevel::H1 && !self.has_role && self.builder.step().is_none() {
            self.builder.set_role(heading.line, &heading.text);
            self.has_role = true;
            return Ok(());
        }
        // A heading with weeks is a step, even if no task follows; another is one with its first task.
        if self
            .pending
            .as_ref()
            .is_some_and(|(_, _, weeks)| weeks.is_some())
        {
            self.flush_pending()?;
        } else if let Some((line, title, _)) = self.pending.take() {
            self.builder
                .skip(line, &title, Some("a heading without tasks"));
        }
        let (title, weeks) = match find_duration(&heading.text) {
            Some(Duration { weeks, rest }) => (rest, Some(weeks)),
            None => (heading.text.clone(), None),
        };
        self.pending = Some((heading.line, title, weeks));
        self.step_level = level;
        Ok(())
    }

    /// Makes a step of the heading that waits for one.
    fn flush_pending(&mut self) -> Result<(), Refusal> {
        match self.pending.take() {
            Some((line, title, weeks)) => self.builder.add_step(line, &title, weeks),
            None => Ok(()),
        }
    }

    /// The items so far that a list or a heading within them cuts off.
    fn flush_items(&mut self) -> Result<(), Refusal> {
        let open: Vec<_> = self.items.iter_mut().map(std::mem::take).collect();
        for item in open {
            self.add_item(item)?;
        }
        Ok(())
    }

    fn add_item(&mut self, item: Entry) -> Result<(), Refusal> {
        let Entry { line, text, url } = item;
        if text.trim().is_empty() && url.is_none() {
            return Ok(());
        }
        let text = if text.trim().is_empty() {
            url.clone().unwrap_or_default()
        } else {
            text
        };
        match self.section {
            Section::Actions(when) => self.builder.add_action(line, when, &text, url.as_deref()),
            Section::Resources => {
                self.builder.add_resource(line, &text, url.as_deref());
                Ok(())
            }
            Section::Tasks => {
                self.flush_pending()?;
                if self.builder.step().is_none() {
                    let role = self.builder.pathway.role.clone();
                    let title = if role.is_empty() {
                        "Tasks".to_owned()
                    } else {
                        role
                    };
                    self.builder.add_step(line, &title, None)?;
                }
                self.builder.add_task(line, &text, url.as_deref())
            }
        }
    }

    fn add_paragraph(&mut self, paragraph: &Entry) {
        let Entry { line, text, .. } = paragraph;
        let is_short = text.chars().count() <= 60;
        if let Some(found) = find_duration(text).filter(|_| is_short) {
            if let Some((_, _, weeks)) = &mut self.pending {
                weeks.get_or_insert(found.weeks);
                return;
            }
            if let Some(step) = self
                .builder
                .step()
                .filter(|step| step.weeks == Stated::NotStated)
            {
                step.weeks = Stated::At(Place::Roadmap, Weeks(found.weeks));
                return;
            }
        }
        let is_before = self.builder.step().is_none() && self.pending.is_none();
        if is_before && self.builder.pathway.summary.is_empty() && !text.contains('\n') {
            self.builder.pathway.summary = self.builder.text(*line, text);
        } else if is_before {
            self.builder.add_paragraph(*line, text);
        } else {
            self.builder.skip(*line, text, None);
        }
    }

    fn read_names(&mut self) {
        let cells = std::mem::take(&mut self.table.cells).into_iter();
        self.table.names = cells.map(|cell| cell.text.trim().to_lowercase()).collect();
        self.table.is_head = false;
        self.table.weeks = Some(Range::exactly(0));
    }

    /// A row is a task; the durations of all rows are that of their step, where each states one.
    fn add_row(&mut self, line: usize) -> Result<(), Refusal> {
        let named = |names: &[&str]| {
            self.table
                .names
                .iter()
                .position(|name| names.contains(&&**name))
        };
        let title = named(&[
            "course", "courses", "task", "topic", "title", "module", "name", "item",
        ])
        .unwrap_or(0);
        let duration = named(&["duration", "weeks", "length", "time"]);
        let Some(cell) = self.table.cells.get(title).cloned() else {
            return Ok(());
        };
        let first_url = self.table.cells.iter().find_map(|cell| cell.url.clone());
        let stated = duration
            .and_then(|at| self.table.cells.get(at))
            .map(|cell| cell.text.trim());
        let weeks = stated.and_then(|text| {
            let is_number = text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '-' | '–'));
            let text = if is_number {
                format!("{text} weeks")
            } else {
                text.to_owned()
            };
            find_duration(&text).map(|found| found.weeks)
        });
        if let Some(text) = stated.filter(|text| weeks.is_none() && !text.is_empty()) {
            let text = format!("{}: {text}", cell.text);
            self.builder
                .skip(line, &text, Some("expected its duration in weeks"));
        }
        let url = cell.url.or(first_url);
        self.add_item(Entry {
            line,
            text: cell.text,
            url,
        })?;
        self.table.weeks = self.table.weeks.zip(weeks).map(|(all, more)| all + more);
        let sum = self
            .table
            .weeks
            .filter(|all| (1..=MAX_WEEKS).contains(&all.high()) && all.low() > 0);
        if let Some(step) = self.builder.step()
            && duration.is_some()
        {
            step.weeks = sum.map_or(Stated::NotStated, |sum| {
                Stated::At(Place::Roadmap, Weeks(sum))
            });
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Outline, Refusal> {
        if let Some((line, title, weeks)) = self.pending.take() {
            if weeks.is_some() {
                self.builder.add_step(line, &title, weeks)?;
            } else {
                self.builder
                    .skip(line, &title, Some("a heading without tasks"));
            }
        }
        self.builder.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &str) -> Vec<String> {
        let outline = read_markdown(text).unwrap();
        let steps = outline.pathway.steps.iter();
        steps
            .map(|step| {
                let tasks: Vec<_> = step.tasks.iter().map(|task| &*task.text).collect();
                format!("{} [{}] {}", step.title, step.weeks, tasks.join(" | "))
            })
            .collect()
    }

    #[test]
    fn a_curriculum_of_tables_is_read() {
        let text = "# Open Gardening\n\nA *free* education.\n\n- [Summary](#summary)\n\n## Core gardening\n\n### Soil\n\nCourses | Duration | Effort\n:-- | :--: | :--:\n[Soil 1](https://example.org/soil) | 6 weeks | 5 hours/week\n[Soil 2](http://example.org) | 4-5 weeks | 6 hours/week\n\n### Water\n\nCourses | Duration\n:-- | :--\nRain | some time\n";
        let outline = read_markdown(text).unwrap();
        assert_eq!(outline.pathway.role, "Open Gardening");
        assert_eq!(outline.pathway.summary, "A free education.");
        let all = steps(text);
        assert_eq!(
            all[1..],
            [
                "Soil [10–11 weeks] Soil 1 | Soil 2",
                "Water [Not stated] Rain"
            ]
        );
        let soil = &outline.pathway.steps[1].tasks;
        assert_eq!(
            soil[0].url.as_ref().unwrap().as_str(),
            "https://example.org/soil"
        );
        assert_eq!(soil[1].url, None);
        let told = |text: &str| outline.unused.iter().any(|line| line.text.contains(text));
        assert!(
            told("http://example.org") && told("some time") && told("Core gardening"),
            "{:?}",
            outline.unused
        );
    }

    #[test]
    fn nested_lists_and_boxes_are_tasks() {
        let text = "# Network Gardener\n\n## Basics (2 weeks)\n\n1. Learn `ping`\n   - its *flags*\n   - [x] done before\n2. Read <https://example.org/tcp>\n\n```sh\n- not a task\n```\n\n## Weeks 3–6: More\n\n* One  \n  line\n";
        assert_eq!(
            steps(text),
            [
                "Basics [2 weeks] Learn ping | its flags | done before | Read https://example.org/tcp",
                "Weeks 3–6: More [4 weeks] One line",
            ]
        );
    }

    #[test]
    fn a_syllabus_says_its_weeks_below_each_heading() {
        let text = "---\ntitle: \"Syllabus\"\n---\n\n## Unit one\n\nDuration: 3 weeks\n\n- Read\n\n### Further reading\n\n- [Book](https://example.org/book)\n\n## Unit two\n\n- Write\n\n## First actions\n\n### This week\n\n- Enrol\n";
        let outline = read_markdown(text).unwrap();
        assert_eq!(outline.pathway.role, "Syllabus");
        assert_eq!(
            steps(text),
            ["Unit one [3 weeks] Read", "Unit two [Not stated] Write"]
        );
        assert_eq!(outline.pathway.steps[0].resources[0].name, "Book");
        assert_eq!(outline.pathway.actions.week[0].text, "Enrol");
    }

    #[test]
    fn markup_in_it_is_never_markup_here() {
        let outline = read_markdown(
            "# A\n\n<script>alert(1)</script>\n\n- <b>bold</b> [x](javascript:alert(1))\n",
        )
        .unwrap();
        let task = &outline.pathway.steps[0].tasks[0];
        assert_eq!((&*task.text, &task.url), ("bold x", &None));
        assert!(
            outline
                .unused
                .iter()
                .any(|line| line.text.contains("javascript:"))
        );
    }
}
