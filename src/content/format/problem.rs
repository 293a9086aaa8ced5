//! Mistakes in files of the format, collected.

use std::cell::RefCell;
use std::fmt;

/// One mistake in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file's name; empty where there is one file only.
    pub file: String,
    /// The line of the mistake, counted from 1; `None` where it is in the whole file.
    pub line: Option<usize>,
    /// The path of the field, such as `steps[2].weeks`, with positions counted from 1; empty where it is in none.
    pub field: String,
    /// The value that was expected, and the one that was found.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Terminals and editors make a link of `file:line`.
        match (self.file.as_str(), self.line) {
            ("", None) => {}
            ("", Some(line)) => write!(f, "line {line}: ")?,
            (file, None) => write!(f, "{file}: ")?,
            (file, Some(line)) => write!(f, "{file}:{line}: ")?,
        }
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.message)
    }
}

/// Collects mistakes, so that reading continues after each of them.
#[derive(Default)]
pub(super) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    pub(super) fn report(&self, problem: Problem) {
        self.0.borrow_mut().push(problem);
    }

    /// The number of mistakes so far.
    pub(super) fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// Returns what was `read`, or all mistakes, file by file and from the top of each.
    pub(super) fn or<T>(self, read: Option<T>) -> Result<T, Vec<Problem>> {
        let mut all = self.0.into_inner();
        all.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        read.filter(|_| all.is_empty()).ok_or(all)
    }
}

/// A content file.
pub struct File {
    /// The file name with its extension, without its folder.
    pub name: String,
    /// The content.
    pub text: String,
}
