//! Mistakes in the content files, collected.

use std::cell::RefCell;
use std::fmt;

/// One mistake in one content file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    file: String,
    field: String,
    message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field.as_str() {
            "" => write!(f, "{}: {}", self.file, self.message),
            field => write!(f, "{}: {field}: {}", self.file, self.message),
        }
    }
}

/// Collects mistakes, so that parsing continues after each of them.
#[derive(Default)]
pub(super) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    pub(super) fn report(&self, file: &str, field: impl Into<String>, message: impl Into<String>) {
        self.0.borrow_mut().push(Problem {
            file: file.to_owned(),
            field: field.into(),
            message: message.into(),
        });
    }

    /// Returns all mistakes, file by file.
    pub(super) fn into_sorted(self) -> Vec<Problem> {
        let mut all = self.0.into_inner();
        all.sort_by(|a, b| a.file.cmp(&b.file));
        all
    }
}

/// A content file.
pub struct File {
    /// The file name with its extension, without its folder.
    pub name: String,
    /// The content.
    pub text: String,
}
