//! One learner's plan: the pathways they follow, the work they have done, and their settings.

pub mod action;
pub mod active_days;
pub mod hours;
pub mod money;
pub mod note;
pub mod pace;
pub mod portfolio;
pub mod progress;
pub mod remark;
mod remark_answers;
pub mod replan;
pub mod skill;
pub mod split;
pub mod state;

use money::Money;
use note::Note;
use pace::Pace;
use skill::{MissingPrerequisite, Rating};
use state::{OpenState, Percent, TaskState};

use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::fit::Answers;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::{Pathway, Strength};
use crate::domain::sorted_map::SortedMap;

/// A learner's plan. It keeps entries that the catalogue no longer has: a pathway that is renamed or
/// a task that is retired must not cost anyone their work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The pathways followed, in the order of following.
    pub follows: Vec<PathwayId>,
    /// The ticked entries, with the day of each tick. Other entries may be done by the same work; the
    /// catalogue decides which, and that may change.
    pub done: SortedMap<ItemId, Date>,
    /// The entries that are in progress or skipped; as with ticks, other entries may be by the same
    /// work. See [`state`](Self::state).
    pub open: SortedMap<ItemId, OpenState>,
    /// The learner's hours and days.
    pub pace: Pace,
    /// The learner's answers on single entries. An entry without answers isn't in the map.
    pub about: SortedMap<ItemId, About>,
    /// The learner's figures on money.
    pub money: Money,
    /// The roles that were compared last, in their order.
    pub compared: Vec<PathwayId>,
    /// The learner's answers on which role fits them.
    pub answers: Answers,
    /// Remarks of others by their ids, and the answers to them by [`RemarkId::answer_name`], as they are stored.
    /// Most plans have none, so they are read where they are shown.
    ///
    /// [`RemarkId::answer_name`]: remark::RemarkId::answer_name
    pub remarks: SortedMap<String, String>,
}

/// A learner's answers on one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Of a skill to learn: how well the learner knows it. `None` counts as new.
    pub rating: Option<Rating>,
    /// Of an expected skill: that the learner doesn't have it.
    pub missing: Option<MissingPrerequisite>,
    /// Of a task: that it takes its whole time although the learner knows its skills.
    pub is_put_back: bool,
    /// The learner's note.
    pub note: Option<Note>,
}

impl Plan {
    /// Whether the learner never entered anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether this pathway is followed.
    pub fn follows(&self, pathway: &PathwayId) -> bool {
        self.follows.contains(pathway)
    }

    /// The learner's answers on an entry; the default where there are none.
    pub fn said_of(&self, item: &ItemId) -> About {
        self.about.get(item).cloned().unwrap_or_default()
    }

    /// The entry under which an answer on a skill is stored. Pathways name the same skill
    /// differently, and the learner may have answered under another name. Without an answer it is
    /// `skill` itself.
    pub fn said_at<'a>(
        &self,
        catalogue: &'a Catalogue,
        skill: &'a ItemId,
        has_answer: impl Fn(&About) -> bool,
    ) -> &'a ItemId {
        let mut names = catalogue.skill_names(skill);
        let found = names.find(|name| self.about.get(name).is_some_and(&has_answer));
        found.unwrap_or(skill)
    }

    /// The entry under which the note on the work of `item` is stored, for the same reason as in
    /// [`said_at`](Self::said_at). Without a note it is `item` itself.
    pub fn noted_at<'a>(&self, catalogue: &'a Catalogue, item: &'a ItemId) -> &'a ItemId {
        let has_note = |id: &&ItemId| self.about.get(id).is_some_and(|about| about.note.is_some());
        let names = std::iter::once(item).chain(catalogue.same_work(item));
        names.into_iter().find(has_note).unwrap_or(item)
    }

    /// How well the learner knows a skill. One that is ticked is solid: the two are one fact.
    pub fn rating(&self, catalogue: &Catalogue, skill: &ItemId) -> Rating {
        match self.done_on(catalogue, skill) {
            Some(_) => Rating::Solid,
            None => self.stored_rating(catalogue, skill),
        }
    }

    /// The rating of a skill by which a task takes less time. A task that was done, or begun, before its
    /// skill was ticked keeps its time; and a skill that was ticked through other work, such as a course,
    /// takes none from its other tasks. These rules are ours.
    pub fn rating_for_task(
        &self,
        catalogue: &Catalogue,
        skill: &ItemId,
        begun: Option<Date>,
    ) -> Rating {
        let ticks = catalogue.skill_names(skill);
        let ticked = ticks.filter_map(|id| self.done.get(id)).min();
        match ticked {
            Some(day) if begun.is_none_or(|begun| *day < begun) => Rating::Solid,
            _ => self.stored_rating(catalogue, skill),
        }
    }

    fn stored_rating(&self, catalogue: &Catalogue, skill: &ItemId) -> Rating {
        let id = self.said_at(catalogue, skill, |about| about.rating.is_some());
        self.said_of(id).rating.unwrap_or_default()
    }

    /// The entry under which the learner asked for the whole time of the work of `item`, for the same
    /// reason as in [`said_at`](Self::said_at). Without that it is `item` itself.
    pub fn put_back_at<'a>(&self, catalogue: &'a Catalogue, item: &'a ItemId) -> &'a ItemId {
        let is_asked = |id: &&ItemId| self.about.get(id).is_some_and(|about| about.is_put_back);
        let names = std::iter::once(item).chain(catalogue.same_work(item));
        names.into_iter().find(is_asked).unwrap_or(item)
    }

    /// The learner's answer that they don't have an expected skill; `None` where they have it.
    pub fn missing_prerequisite(
        &self,
        catalogue: &Catalogue,
        strength: &ItemId,
    ) -> Option<MissingPrerequisite> {
        let id = self.said_at(catalogue, strength, |about| about.missing.is_some());
        self.said_of(id).missing
    }

    /// The skills that a pathway expects and the learner doesn't have.
    pub fn missing_prerequisites<'a>(
        &self,
        catalogue: &Catalogue,
        pathway: &'a Pathway,
    ) -> Vec<&'a Strength> {
        let is_missing =
            |strength: &&Strength| self.missing_prerequisite(catalogue, &strength.id).is_some();
        pathway.bring.iter().filter(is_missing).collect()
    }
}

impl Plan {
    /// The state of the work that `item` asks for, whichever of its names has it. A day on which it
    /// was done is never hidden by another state: that may come from another tab, or from before.
    pub fn state(&self, catalogue: &Catalogue, item: &ItemId) -> TaskState {
        if let Some(day) = self.done_on(catalogue, item) {
            return TaskState::Done(day);
        }
        match self.open_state(catalogue, item) {
            None if self.stored_rating(catalogue, item) == Rating::Solid => TaskState::Known,
            None => TaskState::NotStarted,
            Some(OpenState::InProgress { percent, .. }) => TaskState::InProgress(percent),
            Some(OpenState::Skipped) => TaskState::Skipped,
        }
    }

    /// Whether the work that `item` asks for is left out.
    pub fn is_skipped(&self, catalogue: &Catalogue, item: &ItemId) -> bool {
        self.state(catalogue, item) == TaskState::Skipped
    }

    /// Whether the work that `item` asks for is still to be done: neither done nor skipped.
    pub fn is_open(&self, catalogue: &Catalogue, item: &ItemId) -> bool {
        self.state(catalogue, item).is_open()
    }

    /// The done part of the work that `item` asks for, and the day on which the learner said so;
    /// `None` where it isn't in progress.
    pub fn in_progress(&self, catalogue: &Catalogue, item: &ItemId) -> Option<(Percent, Date)> {
        match self.open_state(catalogue, item)? {
            OpenState::InProgress { percent, since } if self.done_on(catalogue, item).is_none() => {
                Some((percent, since))
            }
            _ => None,
        }
    }

    fn open_state(&self, catalogue: &Catalogue, item: &ItemId) -> Option<OpenState> {
        if self.open.is_empty() {
            return None;
        }
        let names = catalogue.names(item);
        names.filter_map(|id| self.open.get(id)).max().copied()
    }

    /// Forgets the state of the work that `item` asks for, under each of its names, and returns the
    /// state that it had.
    fn take_state(&mut self, catalogue: &Catalogue, item: &ItemId) -> TaskState {
        let was = self.state(catalogue, item);
        for id in catalogue.names(item) {
            self.done.remove(id);
            self.open.remove(id);
        }
        if was == TaskState::Known {
            self.rate(catalogue, item, None);
        }
        was
    }

    /// Stores the rating of a skill, once for all of its names.
    fn rate(&mut self, catalogue: &Catalogue, skill: &ItemId, rating: Option<Rating>) {
        for id in catalogue.skill_names(skill) {
            if let Some(about) = self.about.get_mut(id) {
                about.rating = None;
            }
        }
        if rating.is_some() {
            self.about.get_or_default(skill.clone()).rating = rating;
        }
        self.about.retain(|_, about| *about != About::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    #[test]
    fn a_note_is_of_the_work_under_each_of_its_names() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let (build, small) = (id("one/build"), id("one/build-small"));
        assert_eq!(plan.noted_at(&catalogue, &small), &small);
        plan.about.get_or_default(build.clone()).note = Note::new("Built.", None);
        assert_eq!(plan.noted_at(&catalogue, &small), &build);
        assert_eq!(plan.noted_at(&catalogue, &id("one/read")), &id("one/read"));
    }

    #[test]
    fn a_skill_that_two_pathways_share_is_rated_once() {
        let mut catalogue = catalogue();
        catalogue.skills[0].entries = vec![id("one/vital"), id("two/vital")];
        let mut plan = Plan::default();
        plan.about.get_or_default(id("one/vital")).rating = Some(Rating::Solid);
        assert_eq!(plan.rating(&catalogue, &id("two/vital")), Rating::Solid);
        assert_eq!(plan.rating(&catalogue, &id("two/optional")), Rating::New);
    }

    #[test]
    fn a_missing_prerequisite_is_missing_for_every_pathway_that_expects_it() {
        let (catalogue, mut plan) = (catalogue(), Plan::default());
        let lack = MissingPrerequisite {
            weeks: Some(2),
            learnt: None,
        };
        plan.about.get_or_default(id("one/sql")).missing = Some(lack);
        let two = &catalogue.pathways[1];
        let missing = plan.missing_prerequisite(&catalogue, &two.bring[0].id);
        assert_eq!(missing, Some(lack));
        assert_eq!(plan.missing_prerequisites(&catalogue, two)[0].name, "SQL");
    }
}
