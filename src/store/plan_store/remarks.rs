//! Remarks of others on the plan.

use leptos::prelude::*;

use super::PlanStore;
use crate::domain::plan::action::Change;
use crate::domain::plan::remark::Remark;
use crate::store::entries::Edit;
use crate::store::entries::remark::remark_entry;

impl PlanStore {
    /// Adds those of these remarks that the plan doesn't have, as one change.
    pub fn add_remarks(&self, remarks: &[Remark]) {
        self.prepare();
        let edits = remarks.iter().map(remark_entry);
        let edits = self.replicas.with_value(|replicas| {
            let new = edits.filter(|(name, _)| replicas.get(name).is_none());
            new.map(|(name, text)| (name, Some(text)))
                .collect::<Vec<Edit>>()
        });
        if !edits.is_empty() {
            let change = Change::RemarksAdded(edits.len());
            self.commit_undoable(edits, change);
            self.show();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{in_a_browser, tab};
    use super::*;
    use crate::domain::id::ItemId;
    use crate::domain::plan::action::Action;
    use crate::domain::plan::remark::{Answer, RemarkId};
    use crate::store::entries::remark::tests::STORED;
    use crate::store::entries::remark::{parse_remark, received_remarks};

    fn remark(number: u32) -> Remark {
        parse_remark(RemarkId::new([0, number]), STORED).unwrap()
    }

    fn texts(store: PlanStore) -> Vec<(u32, bool)> {
        let all = store
            .with(|plan, _| received_remarks(&plan.remarks))
            .into_iter();
        let numbers = all.map(|it| {
            let number = u32::from_str_radix(it.remark.id.as_str(), 16).unwrap();
            (number, it.answered.is_some())
        });
        numbers.collect()
    }

    #[test]
    fn remarks_that_are_added_twice_are_there_once_and_undone_at_once() {
        in_a_browser(|storage| {
            let (one, two) = (tab(&storage, "1"), tab(&storage, "2"));
            one.add_remarks(&[remark(1), remark(2)]);
            assert_eq!(texts(one), [(1, false), (2, false)]);
            let changes = one.change_count();
            one.add_remarks(&[remark(1), remark(2)]);
            assert_eq!(one.change_count(), changes, "nothing is stored");
            two.add_remarks(&[remark(2), remark(3)]);
            assert_eq!(texts(two), [(1, false), (2, false), (3, false)]);
            two.undo();
            assert_eq!(texts(two), [(1, false), (2, false)]);
        });
    }

    #[test]
    fn a_remark_that_is_taken_over_and_its_note_are_one_change() {
        in_a_browser(|storage| {
            let store = tab(&storage, "1");
            store.add_remarks(&[remark(1)]);
            let item = ItemId::new("nlp-engineer/rag-chatbot").unwrap();
            let note = || {
                let about = store.with(|plan, _| plan.said_of(&item));
                about.note.map(|note| note.text().to_owned())
            };
            store.dispatch(Action::AnswerRemark {
                remark: remark(1).id,
                answer: Answer::Taken,
                note: Some((item.clone(), remark(1).for_note())),
            });
            assert_eq!(note().as_deref(), Some("Ada: Begin smaller."));
            assert_eq!(texts(store), [(1, true)]);
            let elsewhere = tab(&storage, "2");
            assert_eq!(texts(elsewhere), [(1, true)], "it is stored");
            store.undo();
            assert_eq!((note(), texts(store)), (None, vec![(1, false)]));
            store.redo();
            assert_eq!(texts(store), [(1, true)]);
        });
    }
}
