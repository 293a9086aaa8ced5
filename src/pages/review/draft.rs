//! The draft of remarks on one plan: kept in this browser under names of its own, outside of the learner's plan.

use leptos::prelude::*;

use crate::domain::plan::remark::{MAX_REMARKS, Remark, RemarkId, RemarkKind, Subject};
use crate::store::Drafts;
use crate::store::review::{decode, draft_name, encode};

/// The remarks that are being written on one plan. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct ReviewDraft {
    drafts: Drafts,
    name: StoredValue<String>,
    remarks: RwSignal<Vec<Remark>>,
    /// Whether the browser keeps the remarks.
    are_kept: RwSignal<bool>,
    /// Whether it keeps what was typed last.
    is_typed_kept: RwSignal<bool>,
}

impl ReviewDraft {
    /// The draft of remarks on the plan in these letters, as this browser kept it.
    pub fn open(drafts: Drafts, letters: &str) -> Self {
        let draft = Self {
            drafts,
            name: StoredValue::new(draft_name(letters)),
            remarks: RwSignal::default(),
            are_kept: RwSignal::new(true),
            is_typed_kept: RwSignal::new(true),
        };
        draft.remarks.set(draft.stored().unwrap_or_default());
        draft
    }

    fn stored(self) -> Option<Vec<Remark>> {
        let text = self.name.with_value(|name| self.drafts.get_untracked(name));
        decode(&text?).ok().map(|sent| sent.remarks)
    }

    /// Whether the browser keeps all that was written, tracked.
    pub fn is_kept(self) -> bool {
        self.are_kept.get() && self.is_typed_kept.get()
    }

    /// The remarks, tracked.
    pub fn remarks(self) -> Vec<Remark> {
        self.remarks.get()
    }

    /// The number of remarks, tracked.
    pub fn count(self) -> usize {
        self.remarks.with(Vec::len)
    }

    /// Puts a remark in the place of another, where there is one.
    ///
    /// # Errors
    /// The text for who writes, where there are as many as can be sent at once.
    pub fn put(self, remark: Remark, replaced: Option<&RemarkId>) -> Result<(), String> {
        let is_full = self.remarks.with_untracked(Vec::len) >= MAX_REMARKS && replaced.is_none();
        if is_full {
            return Err(format!(
                "You have written {MAX_REMARKS} remarks, as many as can be sent back at once. Send these and delete your draft, then go on."
            ));
        }
        self.change(|remarks| {
            let place = remarks.iter().position(|it| Some(&it.id) == replaced);
            match place {
                Some(place) => remarks[place] = remark,
                None => remarks.push(remark),
            }
        });
        Ok(())
    }

    /// Removes a remark.
    pub fn remove(self, id: &RemarkId) {
        self.change(|remarks| remarks.retain(|it| it.id != *id));
    }

    fn change(self, change: impl FnOnce(&mut Vec<Remark>)) {
        // Another tab with the same plan may have written some. What the browser had no room for is here alone.
        let stored = self.stored().filter(|_| self.are_kept.get_untracked());
        let mut remarks = stored.unwrap_or_else(|| self.remarks.get_untracked());
        change(&mut remarks);
        let (drafts, text) = (self.drafts, encode(&remarks));
        self.name.with_value(|name| {
            if remarks.is_empty() {
                drafts.remove(name);
                return self.are_kept.set(true);
            }
            drafts.set(name, &text);
            self.are_kept
                .set(drafts.get_untracked(name).as_ref() == Some(&text));
        });
        self.remarks.set(remarks);
    }

    /// The name of the draft of a form that isn't finished.
    pub fn form_name(self, subject: &Subject) -> String {
        format!("{}{subject}", self.form_prefix())
    }

    /// Keeps what was typed into a form, under its name.
    pub fn keep_typed(self, name: &str, typed: &Typed) {
        let text = typed.encode();
        self.drafts.set(name, &text);
        self.is_typed_kept
            .set(self.drafts.get_untracked(name) == Some(text));
    }

    fn form_prefix(self) -> String {
        self.name.with_value(|name| format!("{name}/about/"))
    }

    /// How many forms have text that isn't among the remarks, tracked.
    pub fn unfinished(self) -> usize {
        let drafts = self.drafts;
        drafts.names_with(&self.form_prefix()).len()
    }

    /// The name of the draft of who writes.
    pub fn author_name(self) -> String {
        self.name.with_value(|name| format!("{name}/by"))
    }

    /// Deletes all of it from this browser.
    pub fn delete(self) {
        let drafts = self.drafts;
        let prefix = self.name.get_value();
        for name in untrack(|| drafts.names_with(&prefix)) {
            drafts.remove(&name);
        }
        self.remarks.set(vec![]);
        self.are_kept.set(true);
        self.is_typed_kept.set(true);
    }
}

/// The contents of a form that aren't among the remarks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The kind that was chosen.
    pub kind: RemarkKind,
    /// The remark that is edited.
    pub replaced: Option<RemarkId>,
    /// The text.
    pub text: String,
}

impl Typed {
    /// As the text of a draft.
    pub fn encode(&self) -> String {
        let replaced = self.replaced.as_ref().map_or("", RemarkId::as_str);
        format!("{}\n{replaced}\n{}", self.kind.slug(), self.text)
    }

    /// Reads what [`encode`](Self::encode) wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once('\n')?;
        let (replaced, text) = rest.split_once('\n')?;
        Some(Self {
            kind: RemarkKind::parse(kind)?,
            replaced: RemarkId::parse(replaced),
            text: text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_read_back() {
        for replaced in [None, Some(RemarkId::new([1, 2]))] {
            let typed = Typed {
                kind: RemarkKind::Suggestion,
                replaced,
                text: " half\n\na wo".to_owned(),
            };
            assert_eq!(Typed::parse(&typed.encode()), Some(typed));
        }
        for odd in ["", "remark", "remark\n", "order\n\nx"] {
            assert_eq!(Typed::parse(odd), None, "{odd}");
        }
    }
}
