//! Tables: a step, a task, weeks and a link in each row, with a comma, a semicolon or a tab between them.

use csv::{ReaderBuilder, StringRecord};

use super::builder::{Builder, check_text};
use super::duration::find_duration;
use super::outcome::{Outline, Refusal};
use crate::domain::pathway::Step;
use crate::domain::pathway::figure::{Place, Range, Stated, Weeks};
use crate::domain::pathway::limits::MAX_WEEKS;

/// What may stand between two cells.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// The names of each column.
const STEP: &[&str] = &["step", "module", "section", "phase", "unit", "stage"];
const TASK: &[&str] = &[
    "task", "item", "topic", "title", "course", "lesson", "activity", "name",
];
const WEEKS: &[&str] = &["weeks", "week", "duration", "time"];
const LINK: &[&str] = &["link", "url", "address", "href", "website"];

/// The places of the columns.
struct Columns {
    step: Option<usize>,
    task: usize,
    weeks: Option<usize>,
    link: Option<usize>,
}

/// Reads a table.
///
/// # Errors
/// Where it is no text, holds no tasks, or too many.
pub fn read_csv(text: &str) -> Result<Outline, Refusal> {
    check_text(text)?;
    // The reader counts a line of Windows when the next one begins.
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let text = text.as_str();
    let separator = separator_of(text).unwrap_or(',');
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut builder = Builder::new();
    let mut columns = None;
    for record in reader.records() {
        let Ok(record) = record else {
            return Err(Refusal {
                line: None,
                message: "This table can’t be read. Save it as CSV once more, as UTF-8. Nothing was stored.".to_owned(),
            });
        };
        let line = record
            .position()
            .map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
        if let Some(columns) = &columns {
            read_row(&mut builder, columns, &record, line)?;
        } else if let Some(named) = columns_of(&record) {
            columns = Some(named);
        } else {
            let unnamed = unnamed_columns(record.len());
            read_row(&mut builder, &unnamed, &record, line)?;
            columns = Some(unnamed);
        }
    }
    builder.finish()
}

fn cell(record: &StringRecord, at: Option<usize>) -> &str {
    at.and_then(|at| record.get(at)).unwrap_or_default().trim()
}

fn read_row(
    builder: &mut Builder,
    columns: &Columns,
    record: &StringRecord,
    line: usize,
) -> Result<(), Refusal> {
    let (step, task) = (cell(record, columns.step), cell(record, Some(columns.task)));
    let whole = || record.iter().collect::<Vec<_>>().join(", ");
    if step.is_empty() && task.is_empty() {
        builder.skip(line, &whole(), None);
        return Ok(());
    }
    let is_same = builder
        .step()
        .is_some_and(|last| step.is_empty() || last.title == step);
    if !is_same {
        // A row of an earlier step belongs to that one.
        let steps = &mut builder.pathway.steps;
        match steps.iter().position(|known| known.title == step) {
            Some(at) => {
                let known = steps.remove(at);
                steps.push(known);
                read_cells(builder, columns, record, line, task)?;
                let moved = builder.pathway.steps.pop();
                if let Some(moved) = moved {
                    builder.pathway.steps.insert(at, moved);
                }
                return Ok(());
            }
            None => builder.add_step(line, if step.is_empty() { "Tasks" } else { step }, None)?,
        }
    }
    read_cells(builder, columns, record, line, task)
}

fn read_cells(
    builder: &mut Builder,
    columns: &Columns,
    record: &StringRecord,
    line: usize,
    task: &str,
) -> Result<(), Refusal> {
    let weeks = cell(record, columns.weeks);
    if !weeks.is_empty() {
        if let Some(range) = weeks_of(weeks) {
            let unstated = |step: &&mut Step| step.weeks == Stated::NotStated;
            if let Some(step) = builder.step().filter(unstated) {
                step.weeks = Stated::At(Place::Roadmap, Weeks(range));
            }
        } else {
            let why =
                format!("expected weeks from 1 to {MAX_WEEKS}, such as 2 or 2-3, found “{weeks}”");
            let row = record.iter().collect::<Vec<_>>().join(", ");
            builder.skip(line, &row, Some(&why));
        }
    }
    let url = Some(cell(record, columns.link)).filter(|url| !url.is_empty());
    if task.is_empty() {
        return Ok(());
    }
    builder.add_task(line, task, url)
}

/// Reads `2`, `2-3` or `2 weeks`.
fn weeks_of(text: &str) -> Option<Range> {
    let counted = format!("{text} weeks");
    let is_number = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ' '));
    find_duration(if is_number { &counted } else { text }).map(|found| found.weeks)
}

/// The columns that a first row names; `None` where it is no such row.
fn columns_of(record: &StringRecord) -> Option<Columns> {
    let names: Vec<_> = record
        .iter()
        .map(|cell| cell.trim().to_lowercase())
        .collect();
    let find = |words: &[&str]| names.iter().position(|name| words.contains(&name.as_str()));
    let (step, task) = (find(STEP), find(TASK));
    Some(Columns {
        step,
        task: task?,
        weeks: find(WEEKS),
        link: find(LINK),
    })
}

fn unnamed_columns(count: usize) -> Columns {
    let nth = |at: usize| (count > at).then_some(at);
    match count {
        0 | 1 => Columns {
            step: None,
            task: 0,
            weeks: None,
            link: None,
        },
        _ => Columns {
            step: Some(0),
            task: 1,
            weeks: nth(2),
            link: nth(3),
        },
    }
}

/// The separator that stands equally often in the first rows, if one does.
fn separator_of(text: &str) -> Option<char> {
    let rows: Vec<_> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(10)
        .collect();
    let outside_quotes = |row: &str, separator: char| {
        let mut is_quoted = false;
        row.chars()
            .filter(|c| {
                is_quoted ^= *c == '"';
                *c == separator && !is_quoted
            })
            .count()
    };
    SEPARATORS.into_iter().find(|separator| {
        let counts = rows.iter().map(|row| outside_quotes(row, *separator));
        counts.clone().min().is_some_and(|least| least > 0)
    })
}

/// Whether a text looks like a table: named columns, or the same number of cells in each row.
pub(super) fn looks_like_table(text: &str) -> bool {
    let Some(separator) = separator_of(text) else {
        return false;
    };
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let names = StringRecord::from(first.split(separator).collect::<Vec<_>>());
    let rows = text.lines().filter(|line| !line.trim().is_empty()).count();
    // A sentence has commas as well.
    columns_of(&names).is_some() || separator != ',' || rows > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_with_named_columns_is_read_whatever_their_order() {
        let text = "Link;Weeks;Task;Module\r\nhttps://example.org/a;2;Read;Basics\r\n;;\"Write; and read\";Basics\r\nhttp://example.org;a few;Build;More\r\n;;Read again;Basics\r\n";
        let outline = read_csv(text).unwrap();
        let steps = &outline.pathway.steps;
        let titles: Vec<_> = steps.iter().map(|step| &*step.title).collect();
        assert_eq!(titles, ["Basics", "More"]);
        let tasks: Vec<_> = steps[0].tasks.iter().map(|task| &*task.text).collect();
        assert_eq!(tasks, ["Read", "Write; and read", "Read again"]);
        assert_eq!(steps[0].weeks.to_string(), "2 weeks");
        assert_eq!(
            steps[0].tasks[0].url.as_ref().unwrap().as_str(),
            "https://example.org/a"
        );
        assert_eq!(
            (steps[1].weeks.value(), &steps[1].tasks[0].url),
            (None, &None)
        );
        let why: Vec<_> = outline
            .unused
            .iter()
            .map(|line| (line.line, line.why.as_deref().unwrap()))
            .collect();
        assert_eq!(why.len(), 2, "{why:?}");
        assert_eq!(why[0].0, 4);
        assert!(why[0].1.contains("found “a few”") && why[1].1.contains("https://"));
        assert_eq!(outline.pathway.role, "", "none is stated");
    }

    #[test]
    fn without_names_the_columns_are_taken_in_their_order() {
        let outline = read_csv("Basics\tRead\t2-3\nBasics\tWrite\n").unwrap();
        assert_eq!(outline.pathway.steps[0].weeks.to_string(), "2–3 weeks");
        assert_eq!(outline.pathway.steps[0].tasks.len(), 2);
        assert_eq!(
            read_csv("Read\nWrite\n").unwrap().pathway.steps[0]
                .tasks
                .len(),
            2
        );
    }
}
