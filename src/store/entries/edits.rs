//! Edits of entries: those that a change makes, and those that undo them.

use super::plan::{follows_entries, plan_of, setting_entries, state_of, state_text};
use super::text::{Edit, Entries};
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::plan::Plan;
use crate::domain::plan::action::{Change, Setting};
use crate::domain::plan::note::Link;
use crate::domain::plan::skill::Rating;

/// The edits that store a change: of the entries that it can touch, without going through the others.
/// `after` is the plan that it made, and `text_of` looks an entry up as it is before the edits.
pub fn edits_of<'a>(
    change: &Change,
    after: &Plan,
    catalogue: &Catalogue,
    text_of: impl Fn(&str) -> Option<&'a str>,
) -> Vec<Edit> {
    let differs = |(name, text): &Edit| text_of(name) != text.as_deref();
    match change {
        // The state of the work is stored under one of its names, and removed from the others. What
        // can't be read isn't a state, and stays.
        Change::Ticked(item)
        | Change::Unticked { item, .. }
        | Change::Started(item, _)
        | Change::Skipped(item)
        | Change::Rated(item, _) => {
            let edits = catalogue.names(item).flat_map(|id| {
                let day = after.done.get(id).map(ToString::to_string);
                let state = after.open.get(id).map(|state| state_text(*state));
                let rating = after.about.get(id).and_then(|about| about.rating);
                let rating = rating.map(|rating| rating.slug().to_owned());
                [
                    (format!("done/{id}"), day),
                    (format!("state/{id}"), state),
                    (format!("rating/{id}"), rating),
                ]
            });
            let is_read = |name: &str| match text_of(name) {
                Some(text) if name.starts_with("done/") => Date::parse(text).is_some(),
                Some(text) if name.starts_with("rating/") => Rating::parse(text).is_some(),
                text => text.and_then(state_of).is_some(),
            };
            edits
                .filter(|edit| differs(edit) && (edit.1.is_some() || is_read(&edit.0)))
                .collect()
        }
        Change::Followed(pathway) | Change::Unfollowed(pathway) => {
            follows_edits(after, std::slice::from_ref(pathway), differs)
        }
        Change::Chosen { before, .. } => follows_edits(after, before, differs),
        Change::Set { was, is } => {
            let changed = setting_entries(was).into_iter().zip(setting_entries(is));
            let changed: Vec<_> = changed
                .filter(|(was, is)| was != is)
                .map(|(_, is)| is)
                .collect();
            let mut edits: Vec<Edit> = changed
                .into_iter()
                .map(|(name, text)| (name, Some(text).filter(|text| !text.is_empty())))
                .collect();
            // A proof that is no link is read as a part of the note, which has it from now on.
            let note = edits
                .iter()
                .find_map(|(name, _)| name.strip_prefix("note/"));
            if let Some(proof) = note.map(|id| format!("proof/{id}"))
                && text_of(&proof).is_some_and(|proof| Link::parse(proof).is_err())
                && edits.iter().all(|(name, _)| *name != proof)
            {
                edits.push((proof, None));
            }
            edits
        }
        Change::RemarkAnswered { remark, noted, .. } => {
            let answer = remark.answer_name();
            let text = after.remarks.get(&answer).cloned();
            let noted = noted.iter().flat_map(|item| {
                let about = Setting::About(item.clone(), Box::new(after.said_of(item)));
                setting_entries(&about)
            });
            let noted = noted
                .filter(|(name, _)| name.starts_with("note/") || name.starts_with("proof/"))
                .map(|(name, text)| (name, Some(text).filter(|text| !text.is_empty())));
            let edits = noted.chain([(format!("remark/{answer}"), text)]);
            edits.filter(differs).collect()
        }
        // These touch everything, or nothing that the plan reads: others make their edits.
        Change::Reset(_) | Change::Imported | Change::RemarksAdded(_) | Change::Pathway { .. } => {
            vec![]
        }
    }
}

/// The edits that make the places of the pathways followed those of `after`, where `before` may have been
/// followed. Places move up, so that equal plans have equal entries.
fn follows_edits(after: &Plan, before: &[PathwayId], differs: impl Fn(&Edit) -> bool) -> Vec<Edit> {
    let gone = before.iter().filter(|pathway| !after.follows(pathway));
    let gone = gone.map(|pathway| (format!("follows/{pathway}"), None));
    let places = follows_entries(&after.follows).map(|(name, text)| (name, Some(text)));
    places.chain(gone).filter(differs).collect()
}

/// The edits that give a setting this value, whatever it has now.
pub fn edits_to<'a>(setting: &Setting, text_of: impl Fn(&str) -> Option<&'a str>) -> Vec<Edit> {
    let entries = setting_entries(setting).into_iter();
    let edits = entries.map(|(name, text)| (name, Some(text).filter(|text| !text.is_empty())));
    edits
        .filter(|(name, text)| text_of(name) != text.as_deref())
        .collect()
}

/// The edits that remove every entry that this version understands. Others are carried along.
pub fn reset_edits(entries: &Entries) -> Vec<Edit> {
    let all = entries.iter();
    let known = all.filter(|(name, text)| {
        let alone = Entries::from([((*name).clone(), (*text).clone())]);
        !plan_of(&alone).is_empty()
    });
    known.map(|(name, _)| (name.clone(), None)).collect()
}

/// The edits that turn some entries into others.
pub fn edits(before: &Entries, after: &Entries) -> Vec<Edit> {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    let gone = gone.map(|name| (name.clone(), None));
    let new = after
        .iter()
        .filter(|(name, text)| before.get(*name) != Some(text));
    let new = new.map(|(name, text)| (name.clone(), Some(text.clone())));
    gone.chain(new).collect()
}

/// An edit that was made, and the text before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedEdit {
    name: String,
    was: Option<String>,
    is: Option<String>,
}

/// Records these edits, so that they can be undone; `text_of` looks an entry up as it is before them.
pub fn record<'a>(edits: &[Edit], text_of: impl Fn(&str) -> Option<&'a str>) -> Vec<RecordedEdit> {
    let made = |(name, is): &Edit| RecordedEdit {
        name: name.clone(),
        was: text_of(name).map(str::to_owned),
        is: is.clone(),
    };
    edits.iter().map(made).collect()
}

/// The edits that undo others. An entry that was changed again since, in another tab perhaps, is left
/// alone.
pub fn undo_edits<'a>(
    made: Vec<RecordedEdit>,
    text_of: impl Fn(&str) -> Option<&'a str>,
) -> Vec<Edit> {
    let made = made.into_iter();
    made.filter(|made| text_of(&made.name) == made.is.as_deref())
        .map(|made| (made.name, made.was))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::plan::tests::entries;
    use super::*;
    use crate::domain::fit::Answers;

    #[test]
    fn a_reset_removes_every_entry_that_is_understood() {
        let known = entries(&[
            ("answer/maths", "-1x3"),
            ("answer/pay", "x0"),
            ("compare/roles", "nlp-engineer,ai-research-engineer"),
            ("done/nlp-engineer/rag-chatbot", "2026-12-02"),
        ]);
        let mut all = known.clone();
        all.insert("mood/today".to_owned(), "fine".to_owned());
        let removed = reset_edits(&all);
        let expected = known.into_iter().map(|(name, _)| (name, None));
        assert_eq!(removed, expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_setting_that_is_kept_edits_what_differs() {
        let stored = entries(&[("answer/time", "2"), ("answer/pay", "1")]);
        let text_of = |name: &str| stored.get(name).map(String::as_str);
        let answers = Setting::Answers(Answers::parse("time:2,maths:1"));
        assert_eq!(
            edits_to(&answers, text_of),
            [
                ("answer/pay".to_owned(), None),
                ("answer/maths".to_owned(), Some("1".to_owned()))
            ]
        );
    }

    #[test]
    fn edits_turn_one_into_the_other() {
        let before = entries(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let after = entries(&[("b", "2"), ("c", "4"), ("d", "5")]);
        let found = edits(&before, &after);
        let found: Vec<_> = found.iter().map(|(n, t)| (&**n, t.as_deref())).collect();
        assert_eq!(found, [("a", None), ("c", Some("4")), ("d", Some("5"))]);
    }

    #[test]
    fn undoing_leaves_alone_what_came_in_between() {
        let before = entries(&[("a", "1"), ("b", "2")]);
        let after = entries(&[("b", "3"), ("c", "4")]);
        let text_of = |name: &str| before.get(name).map(String::as_str);
        let made = record(&edits(&before, &after), text_of);
        let undo = |now: &Entries| {
            let mut now = now.clone();
            let then = now.clone();
            let text_of = |name: &str| then.get(name).map(String::as_str);
            for (name, text) in undo_edits(made.clone(), text_of) {
                match text {
                    Some(text) => now.insert(name, text),
                    None => now.remove(&name),
                };
            }
            now
        };
        assert_eq!(undo(&after), before);
        let since = entries(&[("b", "5"), ("c", "4"), ("d", "6")]);
        assert_eq!(undo(&since), entries(&[("a", "1"), ("b", "5"), ("d", "6")]));
    }
}
