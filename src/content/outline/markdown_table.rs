//! Tables in Markdown: a task in each row, with a link and a duration.

use super::duration::cell_duration;
use super::markdown_entry::Entry;
use crate::domain::pathway::figure::Range;
use crate::domain::pathway::limits::MAX_WEEKS;

/// The names of the column with the tasks, each of one thing.
const TASK: &[&str] = &[
    "course", "task", "topic", "title", "module", "name", "item", "lesson", "activity", "resource",
    "book",
];
const WEEKS: &[&str] = &["duration", "week", "length", "time"];
const LINK: &[&str] = &["link", "url", "website"];
/// Columns that number the rows.
const NUMBER: &[&str] = &["#", "no", "no.", "nr", "number", "week", "day", ""];

/// The table that is being read.
#[derive(Default)]
pub(super) struct Table {
    task: usize,
    weeks: Option<usize>,
    link: Option<usize>,
    /// The weeks of all rows so far; `None` once a row states none.
    sum: Option<Range>,
}

/// A row as it is understood.
pub(super) struct Row<'a> {
    pub(super) title: &'a Entry,
    /// The addresses of its title, and then of the other cells.
    pub(super) urls: Vec<&'a str>,
    /// The cell for weeks, where they can't be read.
    pub(super) not_weeks: Option<&'a str>,
}

impl Table {
    pub(super) fn new(names: &[Entry]) -> Self {
        let names: Vec<_> = names
            .iter()
            .map(|name| name.text.trim().to_lowercase())
            .collect();
        let is_one_of = |name: &str, words: &[&str]| {
            let name = name.split('(').next().unwrap_or_default().trim();
            words.contains(&name) || words.contains(&name.strip_suffix('s').unwrap_or(name))
        };
        let find = |words: &[&str]| names.iter().position(|name| is_one_of(name, words));
        let first = names.iter().position(|name| !is_one_of(name, NUMBER));
        let task = find(TASK).or(first).unwrap_or(0);
        // A first column of that name numbers the weeks.
        let weeks = find(WEEKS).filter(|at| *at != task && (*at > 0 || names[0] != "week"));
        Self {
            task,
            weeks,
            link: find(LINK).filter(|at| *at != task),
            sum: Some(Range::exactly(0)),
        }
    }

    /// The names of the columns that aren't used.
    pub(super) fn unused_names(&self, names: &[Entry]) -> String {
        let used = [Some(self.task), self.weeks, self.link];
        let others = names
            .iter()
            .zip(0..)
            .filter(|(_, at)| !used.contains(&Some(*at)));
        let others = others
            .map(|(name, _)| name.text.trim())
            .filter(|name| !name.is_empty());
        others.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn has_durations(&self) -> bool {
        self.weeks.is_some()
    }

    /// Reads a row, and adds its weeks up. `None` where it is empty.
    pub(super) fn read<'a>(&mut self, cells: &'a [Entry]) -> Option<Row<'a>> {
        let title = cells
            .get(self.task)
            .filter(|title| !title.text.trim().is_empty())?;
        let text = self
            .weeks
            .and_then(|at| cells.get(at))
            .map(|cell| cell.text.trim());
        let weeks = text.and_then(cell_duration);
        self.sum = self.sum.zip(weeks).map(|(sum, weeks)| sum + weeks);
        let others = cells.iter().zip(0..).filter(|(_, at)| *at != self.task);
        let urls = title
            .urls()
            .into_iter()
            .chain(others.flat_map(|(cell, _)| cell.urls()));
        Some(Row {
            title,
            urls: urls.collect(),
            not_weeks: text.filter(|text| weeks.is_none() && !text.is_empty()),
        })
    }

    /// The weeks of all rows so far, where each states some and they aren't too many.
    pub(super) fn sum(&self) -> Option<Range> {
        self.sum
            .filter(|sum| sum.low() >= 1 && sum.high() <= MAX_WEEKS)
    }
}
