//! Answering remarks.

use super::Plan;
use super::action::Change;
use super::note::Note;
use super::remark::{Answered, RemarkId};
use crate::domain::catalogue::Catalogue;
use crate::domain::id::ItemId;

impl Plan {
    /// The note of a piece of work with this text after its own, and the name of the work that has it; `None`
    /// where a note has no room for both.
    pub fn note_with(
        &self,
        catalogue: &Catalogue,
        item: &ItemId,
        text: &str,
    ) -> Option<(ItemId, Note)> {
        let id = self.noted_at(catalogue, item).clone();
        let note = Note::with_text_added(self.said_of(&id).note, text)?;
        Some((id, note))
    }

    /// Answers a remark, and adds `note` to the note of a piece of work where that is asked for; `None` where
    /// nothing changes, or the note has no room.
    pub(super) fn answer_remark(
        &mut self,
        catalogue: &Catalogue,
        remark: RemarkId,
        answered: Answered,
        note: Option<(ItemId, String)>,
    ) -> Option<Change> {
        let name = remark.answer_name();
        let was = self.remarks.get(&name).map(|text| Answered::parse(text));
        let same = |was: Answered| was.answer == answered.answer;
        if was.flatten().is_some_and(same) || !self.remarks.contains_key(remark.as_str()) {
            return None;
        }
        let noted = match note {
            None => None,
            Some((item, text)) => {
                let (id, note) = self.note_with(catalogue, &item, &text)?;
                self.about.get_or_default(id.clone()).note = Some(note);
                Some(id)
            }
        };
        self.remarks.insert(name, answered.to_string());
        Some(Change::RemarkAnswered {
            remark,
            answer: answered.answer,
            noted,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::date::Date;
    use crate::domain::plan::action::Action;
    use crate::domain::plan::note::MAX_TEXT;
    use crate::domain::plan::remark::Answer;

    fn id() -> RemarkId {
        RemarkId::new([1, 0xABCD])
    }

    fn item(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn plan_with_a_remark() -> Plan {
        let mut plan = Plan::default();
        plan.remarks.insert(id().as_str().to_owned(), String::new());
        plan
    }

    fn answer(plan: &mut Plan, answer: Answer, note: Option<(&str, &str)>) -> Option<Change> {
        let note = note.map(|(of, text)| (item(of), text.to_owned()));
        let remark = id();
        let action = Action::AnswerRemark {
            remark,
            answer,
            note,
        };
        plan.apply(&catalogue(), action, Date::parse("2026-12-03").unwrap())
    }

    #[test]
    fn a_remark_is_taken_over_into_the_note_of_its_work() {
        let mut plan = plan_with_a_remark();
        plan.about.get_or_default(item("one/build")).note = Note::new("Mine.", None);
        // The same work has its note under another name.
        let change = answer(
            &mut plan,
            Answer::Taken,
            Some(("two/build", "Ada: smaller.")),
        );
        let Some(Change::RemarkAnswered { noted, .. }) = change else {
            panic!("{change:?}");
        };
        assert_eq!(noted, Some(item("one/build")));
        let note = plan.said_of(&item("one/build")).note.unwrap();
        assert_eq!(note.text(), "Mine.\n\nAda: smaller.");
        assert_eq!(plan.remarks[&*id().answer_name()], "taken 2026-12-03");
        assert_eq!(
            answer(&mut plan, Answer::Taken, None),
            None,
            "it is already"
        );
        assert!(answer(&mut plan, Answer::Aside, None).is_some());
        assert_eq!(plan.remarks[&*id().answer_name()], "aside 2026-12-03");
    }

    #[test]
    fn a_note_without_room_and_a_remark_that_is_gone_change_nothing() {
        let mut plan = plan_with_a_remark();
        plan.about.get_or_default(item("one/read")).note = Note::new(&"x".repeat(MAX_TEXT), None);
        let before = plan.clone();
        assert_eq!(
            answer(&mut plan, Answer::Taken, Some(("one/read", "More"))),
            None
        );
        assert_eq!(plan, before);
        assert_eq!(answer(&mut Plan::default(), Answer::Aside, None), None);
    }
}
