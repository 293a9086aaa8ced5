//! The changes that this page made, so that they can be undone and redone until it is closed.

use super::entries::RecordedEdit;
use crate::domain::plan::action::Change;

/// The most changes that can be undone; older ones are forgotten.
pub const MAX_CHANGES: usize = 100;

/// A change, and the edits that it made, or that undid it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedChange {
    /// The change.
    pub change: Change,
    /// The edits.
    pub edits: Vec<RecordedEdit>,
}

/// The direction in which a change is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Takes a change back.
    Undo,
    /// Makes a change that was undone again.
    Redo,
}

/// The last thing that happened to a change, for the learner to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was made.
    Made,
    /// It was undone.
    Undone,
    /// It was made again.
    Redone,
    /// It could be neither undone nor redone: another page has changed all of it since.
    Overwritten,
}

/// Two stacks of changes: those that can be undone, and those that were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoHistory {
    made: Vec<RecordedChange>,
    undone: Vec<RecordedChange>,
    /// The last outcome, until it is dismissed.
    last: Option<(Outcome, Change)>,
}

impl UndoHistory {
    /// Adds a change that was just made. What was undone before can't be redone any more.
    pub fn push(&mut self, change: Change, edits: Vec<RecordedEdit>) {
        self.undone.clear();
        self.last = Some((Outcome::Made, change.clone()));
        // A backup that says what the plan says already.
        if edits.is_empty() {
            return;
        }
        self.made.push(RecordedChange { change, edits });
        if self.made.len() > MAX_CHANGES {
            self.made.remove(0);
        }
    }

    /// Takes the change that is next in this direction.
    pub fn take(&mut self, direction: Direction) -> Option<RecordedChange> {
        match direction {
            Direction::Undo => self.made.pop(),
            Direction::Redo => self.undone.pop(),
        }
    }

    /// Adds a change that was undone or redone by these edits; without any of them it is forgotten.
    pub fn taken_back(&mut self, direction: Direction, change: Change, edits: Vec<RecordedEdit>) {
        let outcome = match direction {
            _ if edits.is_empty() => Outcome::Overwritten,
            Direction::Undo => Outcome::Undone,
            Direction::Redo => Outcome::Redone,
        };
        self.last = Some((outcome, change.clone()));
        let recorded = RecordedChange { change, edits };
        match outcome {
            Outcome::Undone => self.undone.push(recorded),
            Outcome::Redone => self.made.push(recorded),
            Outcome::Made | Outcome::Overwritten => {}
        }
    }

    /// The change that is next in this direction.
    pub fn next(&self, direction: Direction) -> Option<&Change> {
        let changes = match direction {
            Direction::Undo => &self.made,
            Direction::Redo => &self.undone,
        };
        changes.last().map(|recorded| &recorded.change)
    }

    /// The last outcome, until it is dismissed.
    pub fn last(&self) -> Option<&(Outcome, Change)> {
        self.last.as_ref()
    }

    /// Dismisses the last outcome. The changes can still be undone.
    pub fn dismiss(&mut self) {
        self.last = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::entries::record;

    fn edits() -> Vec<RecordedEdit> {
        record(&[("a".to_owned(), None)], |_| Some("1"))
    }

    #[test]
    fn the_oldest_changes_are_forgotten() {
        let mut history = UndoHistory::default();
        for ticks in 0..=MAX_CHANGES {
            history.push(Change::Reset(ticks), edits());
        }
        let mut count = 0;
        while let Some(recorded) = history.take(Direction::Undo) {
            assert_eq!(recorded.change, Change::Reset(MAX_CHANGES - count));
            count += 1;
        }
        assert_eq!(count, MAX_CHANGES);
    }

    #[test]
    fn what_cannot_be_taken_back_is_said_and_forgotten() {
        let mut history = UndoHistory::default();
        history.push(Change::Imported, edits());
        let recorded = history.take(Direction::Undo).unwrap();
        history.taken_back(Direction::Undo, recorded.change, vec![]);
        assert_eq!(
            history.last(),
            Some(&(Outcome::Overwritten, Change::Imported))
        );
        assert_eq!(history.next(Direction::Redo), None);
        history.dismiss();
        assert_eq!(history.last(), None);
    }
}
