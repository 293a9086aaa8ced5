//! Tables: a step, a task, weeks and a link in each row, with a comma, a semicolon or a tab between them.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::builder::{Builder, shorten};
use super::duration::cell_duration;
use super::input::prepare;
use super::outcome::{Outline, Refusal, refuse};
use crate::domain::pathway::figure::{Place, Stated, Weeks};
use crate::domain::pathway::limits::MAX_WEEKS;
use crate::domain::plain_text::{is_visible, to_line};

/// The separators of cells.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// The names of each column, each of one thing.
const STEP: &[&str] = &[
    "step",
    "module",
    "section",
    "phase",
    "unit",
    "stage",
    "milestone",
];
const TASK: &[&str] = &[
    "task", "item", "topic", "course", "lesson", "activity", "todo", "to do",
];
const WEEKS: &[&str] = &["duration", "length", "time"];
const LINK: &[&str] = &["link", "url", "address", "href", "website"];

/// The most rows that are looked at to find the separator.
const SAMPLE: usize = 10;

/// The step of rows that name none.
const NO_STEP: &str = "Tasks";

/// The positions of the columns.
#[derive(Clone, Copy, Default)]
struct Columns {
    step: Option<usize>,
    task: Option<usize>,
    weeks: Option<usize>,
    link: Option<usize>,
    /// Whether the step is the number of a week.
    is_calendar: bool,
}

/// Reads a table.
///
/// # Errors
/// Where it is no text, a quotation isn't closed, or it holds no tasks or too many.
pub fn read_csv(text: &str) -> Result<Outline, Refusal> {
    let text = prepare(text)?;
    let separator = separator_of(&text).unwrap_or(',');
    if let Some(line) = open_quotation(&text, separator) {
        return refuse(
            line,
            "The quotation mark that begins in this line has no end. Put one behind the text of its cell, or write it twice where it belongs to the text. Nothing was stored.",
        );
    }
    let mut rows = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut reader = Reader {
        builder: Builder::new(),
        named: None,
        steps: BTreeMap::new(),
    };
    let mut is_first = true;
    for row in rows.records() {
        let Ok(row) = row else {
            return refuse(
                None,
                "This table can’t be read. Save it as CSV once more, as UTF-8. Nothing was stored.",
            );
        };
        let line = line_of(&row, &text);
        if is_first && let Some(named) = named_columns(&row) {
            reader.set_names(named, line, &row);
        } else {
            reader.read(line, &row)?;
        }
        is_first = false;
    }
    reader.builder.finish(
        "Write a step and a task in each row, or name the columns “step” and “task” in the first.",
    )
}

/// The line that a row begins in.
fn line_of(row: &StringRecord, text: &str) -> usize {
    let Some(at) = row.position() else {
        return 0;
    };
    let byte = usize::try_from(at.byte()).unwrap_or_default();
    // The empty lines before a row count as its own there.
    let before = text.as_bytes().get(byte..).unwrap_or_default();
    let empty = before.iter().take_while(|byte| **byte == b'\n').count();
    usize::try_from(at.line()).unwrap_or_default() + empty
}

struct Reader {
    builder: Builder,
    /// The columns that the first row names.
    named: Option<Columns>,
    /// The position of each step by its name.
    steps: BTreeMap<String, usize>,
}

impl Reader {
    /// Takes the first row's names, and says which of them aren't used.
    fn set_names(&mut self, named: Columns, line: usize, row: &StringRecord) {
        let used = [named.step, named.task, named.weeks, named.link];
        let others = row
            .iter()
            .zip(0..)
            .filter(|(_, at)| !used.contains(&Some(*at)));
        let others: Vec<_> = others
            .map(|(name, _)| to_line(name))
            .filter(|name| is_visible(name))
            .collect();
        self.builder
            .skip(line, &others.join(", "), "columns that aren’t used");
        self.named = Some(named);
    }

    fn read(&mut self, line: usize, row: &StringRecord) -> Result<(), Refusal> {
        let columns = self.named.unwrap_or_else(|| unnamed_columns(row.len()));
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default().trim();
        let (step, task) = (cell(columns.step), cell(columns.task));
        if step.is_empty() && task.is_empty() {
            self.builder
                .skip(line, &whole(row), "a row without a step and a task");
            return Ok(());
        }
        let step = self.step(columns.is_calendar, line, step)?;
        let weeks = cell(columns.weeks);
        if !weeks.is_empty() {
            self.set_weeks(step, line, row, weeks);
        }
        let url = cell(columns.link);
        if task.is_empty() {
            self.builder.skip(line, url, "a link without a task");
            return Ok(());
        }
        self.builder
            .add_task_to(step, line, task, Some(url).filter(|url| !url.is_empty()))
    }

    /// The position of the step with this name, or of the last one where the row names none.
    fn step(&mut self, is_calendar: bool, line: usize, name: &str) -> Result<usize, Refusal> {
        let count = self.builder.pathway.steps.len();
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–');
        let name = match to_line(name) {
            name if !is_visible(&name) && count > 0 => return Ok(count - 1),
            name if !is_visible(&name) => NO_STEP.to_owned(),
            name if is_calendar && name.chars().all(is_number) => format!("Week {name}"),
            name => name,
        };
        if let Some(at) = self.steps.get(&name) {
            return Ok(*at);
        }
        let weeks = is_calendar.then(|| cell_duration(&name)).flatten();
        self.builder.add_step(line, &name, weeks)?;
        self.steps.insert(name, count);
        Ok(count)
    }

    /// Sets the weeks of a step. Its first row that states any decides.
    fn set_weeks(&mut self, step: usize, line: usize, row: &StringRecord, text: &str) {
        let Some(weeks) = cell_duration(text).map(Weeks) else {
            let why = format!(
                "expected weeks from 1 to {MAX_WEEKS}, such as 2 or 2-3, found “{}”",
                shorten(text)
            );
            return self.builder.skip(line, &whole(row), why);
        };
        let Some(step) = self.builder.pathway.steps.get_mut(step) else {
            return;
        };
        match &step.weeks {
            Stated::NotStated => step.weeks = Stated::At(Place::Roadmap, weeks),
            Stated::At(_, stated) if *stated == weeks => {}
            Stated::At(_, stated) => {
                let why = format!("an earlier row states {stated} for this step");
                self.builder.skip(line, &whole(row), why);
            }
        }
    }
}

/// The cells of a row that say something.
fn whole(row: &StringRecord) -> String {
    let cells = row.iter().filter(|cell| is_visible(cell));
    cells.collect::<Vec<_>>().join(", ")
}

/// The columns that a first row names; `None` where it is no such row.
fn named_columns(row: &StringRecord) -> Option<Columns> {
    let name_of = |cell: &str| {
        // What stands in brackets explains a name.
        let name = cell.split('(').next().unwrap_or_default();
        name.trim().to_lowercase().replace(['_', '-'], " ")
    };
    let names: Vec<_> = row.iter().map(name_of).collect();
    let find = |words: &[&str]| {
        let is_known = |name: &String| {
            let single = name.strip_suffix('s').unwrap_or(name);
            words.iter().any(|word| word == name || *word == single)
        };
        names.iter().position(is_known)
    };
    let mut columns = Columns {
        step: find(STEP),
        task: find(TASK),
        weeks: names
            .iter()
            .position(|name| name == "weeks")
            .or_else(|| find(WEEKS)),
        link: find(LINK),
        is_calendar: false,
    };
    // A title is that of the step where another column has the tasks.
    let title = find(&["title", "name"]);
    if columns.task.is_none() {
        columns.task = title;
    } else if columns.step.is_none() {
        columns.step = title;
    }
    // `Week` beside a step counts weeks, and numbers them where no step is: `Week, Topic`.
    let week = names.iter().position(|name| name == "week");
    if columns.step.is_some() {
        columns.weeks = columns.weeks.or(week);
    } else if columns.task.is_some() {
        columns.step = week;
        columns.is_calendar = week.is_some();
    }
    let is_more_than_step = columns.weeks.or(columns.link).is_some();
    (columns.task.is_some() || columns.step.is_some() && is_more_than_step).then_some(columns)
}

fn unnamed_columns(count: usize) -> Columns {
    let nth = |at: usize| (count > at).then_some(at);
    match count {
        0 | 1 => Columns {
            task: Some(0),
            ..Columns::default()
        },
        _ => Columns {
            step: Some(0),
            task: Some(1),
            weeks: nth(2),
            link: nth(3),
            is_calendar: false,
        },
    }
}

/// The first rows with something in them.
fn sample(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .take(SAMPLE)
}

/// How often a separator stands in a row, quotations aside.
fn count_separators(row: &str, separator: char) -> usize {
    let mut is_quoted = false;
    row.chars()
        .filter(|c| {
            is_quoted ^= *c == '"';
            *c == separator && !is_quoted
        })
        .count()
}

/// The separator that stands in the first row, and in most of those after it.
fn separator_of(text: &str) -> Option<char> {
    let rows = sample(text);
    let count = rows.clone().count();
    SEPARATORS.into_iter().find(|separator| {
        let mut counts = rows.clone().map(|row| count_separators(row, *separator));
        let first = counts.next().unwrap_or_default();
        let others = counts.filter(|count| *count > 0).count();
        first > 0 && 2 * others + 1 >= count
    })
}

/// The line of a quotation without an end. Marks within a cell that doesn't begin with one mean nothing.
fn open_quotation(text: &str, separator: char) -> Option<usize> {
    let mut letters = text.chars().peekable();
    let (mut line, mut is_start, mut opened) = (1, true, None);
    while let Some(letter) = letters.next() {
        if letter == '\n' {
            line += 1;
        }
        match (letter, opened) {
            // Two marks within a quotation are one of its text.
            ('"', Some(_)) if letters.next_if_eq(&'"').is_none() => opened = None,
            (_, Some(_)) => {}
            ('"', None) if is_start => opened = Some(line),
            (_, None) => is_start = letter == separator || letter == '\n',
        }
        if opened.is_some() {
            is_start = false;
        }
    }
    opened
}

/// Whether a text looks like a table: named columns, or the same number of cells in each row.
pub(super) fn looks_like_table(text: &str) -> bool {
    let Some(separator) = separator_of(text) else {
        return false;
    };
    let mut rows = sample(text);
    let first = rows.next().unwrap_or_default();
    let names: StringRecord = first
        .split(separator)
        .map(|name| name.trim_matches('"'))
        .collect();
    if named_columns(&names).is_some() {
        return true;
    }
    let cells = count_separators(first, separator);
    let is_even = rows
        .clone()
        .all(|row| count_separators(row, separator) == cells);
    // A sentence has commas as well.
    is_even && (separator != ',' || rows.count() > 1)
}
