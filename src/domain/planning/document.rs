//! The plan as a document: all that a learner would want on a sheet of their own, in the order in which it is
//! read. It has no markup; what writes files of it has no rules of the plan.

use super::schedule::{Schedule, ScheduledItem, Span};
use super::timetable::Timetable;
use super::work_item::work_items;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Pathway, Task, When};
use crate::domain::plain_text::to_line;
use crate::domain::plan::Plan;
use crate::domain::plan::progress::Progress;
use crate::domain::plan::state::TaskState;

/// A plan on one day. Every text in it is one line without invisible marks of direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanDocument {
    /// The day on which it was made.
    pub made: Date,
    /// The pace that the dates follow from: the first day and the hours a week.
    pub pace: String,
    /// The roles followed, in the order of following.
    pub roles: Vec<RoleDocument>,
}

/// A role that is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleDocument {
    /// Its pathway.
    pub id: PathwayId,
    /// Its name.
    pub role: String,
    /// The move in a sentence or two; may be empty.
    pub summary: String,
    /// When the learner arrives; `None` where there are no dates.
    pub arrival: Option<Span>,
    /// How much is done, as the app counts it: work with two names once.
    pub progress: Progress,
    /// The work before the first step, the steps, the skills and the first actions; none is empty but steps.
    pub parts: Vec<DocumentPart>,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentPart {
    /// The heading.
    pub title: String,
    /// Its length and dates; may be empty.
    pub details: String,
    /// The work that can be ticked.
    pub entries: Vec<DocumentEntry>,
    /// Books, courses and tools, with their addresses where they have one.
    pub resources: Vec<(String, Option<String>)>,
}

/// Something that can be ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentEntry {
    /// Its stable name.
    pub id: ItemId,
    /// Its text.
    pub text: String,
    /// Whether its box is ticked.
    pub is_done: bool,
    /// Its state, dates and hours, in words; may be empty.
    pub details: String,
    /// The address of what it is done with.
    pub url: Option<String>,
    /// The lines of the learner's note.
    pub note: Vec<String>,
    /// The link to the proof, which can be one of e-mail.
    pub proof: Option<String>,
}

impl PlanDocument {
    /// Collects the plan as of `today`. Notes and links to proof are left out unless `has_notes`.
    pub fn new(plan: &Plan, catalogue: &Catalogue, has_notes: bool, today: Date) -> Self {
        let timetable = Timetable::new(plan, catalogue).ok();
        let followed = plan.follows.iter();
        let followed = followed.filter_map(|id| catalogue.pathway(id.as_str()));
        let roles = followed.map(|pathway| {
            let schedule = timetable.as_ref().and_then(|all| all.schedule(&pathway.id));
            let schedule = schedule.map(|it| &**it);
            let of_role = OfRole {
                plan,
                catalogue,
                items: scheduled(plan, catalogue, pathway, schedule),
                has_notes,
            };
            RoleDocument {
                id: pathway.id.clone(),
                role: to_line(&pathway.role),
                summary: to_line(&pathway.summary),
                arrival: schedule.map(|schedule| schedule.arrival),
                progress: plan.pathway_progress(catalogue, pathway),
                parts: of_role.parts(pathway, schedule),
            }
        });
        let hours = plan.pace.hours;
        let pace = match plan.pace.start {
            Some(start) => format!("From {}, {hours} hours a week.", start.in_words()),
            None => format!("No start date yet; {hours} hours a week."),
        };
        Self {
            made: today,
            pace,
            roles: roles.collect(),
        }
    }
}

impl RoleDocument {
    /// When the learner arrives, where there are dates, and how much is done: `4 of 31 done`.
    pub fn in_short(&self) -> String {
        let Progress { done, total, .. } = self.progress;
        let done = format!("{done} of {total} done");
        match self.arrival {
            Some(days) => format!("Arrival: {} · {done}", days.in_words()),
            None => done,
        }
    }
}

/// The work of a role with its dates; without a schedule it has none.
fn scheduled(
    plan: &Plan,
    catalogue: &Catalogue,
    pathway: &Pathway,
    schedule: Option<&Schedule>,
) -> Vec<ScheduledItem> {
    let Some(schedule) = schedule else {
        let items = work_items(plan, catalogue, pathway).into_iter();
        let undated = |work| ScheduledItem {
            work,
            days: None,
            original: None,
        };
        return items.map(undated).collect();
    };
    schedule.items.clone()
}

struct OfRole<'a> {
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    items: Vec<ScheduledItem>,
    has_notes: bool,
}

impl OfRole<'_> {
    fn parts(&self, pathway: &Pathway, schedule: Option<&Schedule>) -> Vec<DocumentPart> {
        let part = |title: &str, details: String, entries: Vec<DocumentEntry>| DocumentPart {
            title: title.to_owned(),
            details,
            entries,
            resources: vec![],
        };
        let before = self.items.iter().filter(|item| item.work.step == 0);
        let before = before.map(|item| self.entry(&item.work.id, &item.work.name, None));
        let before = part("Before the first step", String::new(), before.collect());
        let steps = (1..).zip(&pathway.steps).map(|(number, step)| {
            let weeks = step.weeks.value().map(ToString::to_string);
            let days = schedule.and_then(|schedule| schedule.step(number));
            let details: Vec<_> = weeks.into_iter().chain(days.map(days_in_words)).collect();
            let resources = step.resources.iter().map(|resource| {
                let url = resource.url.as_ref().map(ToString::to_string);
                (to_line(&resource.name), url)
            });
            DocumentPart {
                title: format!("Step {number}: {}", to_line(&step.title)),
                details: details.join(" · "),
                entries: self.tasks(&step.tasks),
                resources: resources.collect(),
            }
        });
        let skills = pathway.learn_by_priority().into_iter();
        let skills = skills.map(|skill| self.entry(&skill.id, &skill.name, None));
        let skills = part("Skills to learn", String::new(), skills.collect());
        let actions = When::ALL.into_iter().map(|when| {
            let due = self.plan.pace.due(when);
            let due = due.map(|day| format!("By {}", day.in_words()));
            let title = format!("First actions: {}", when.to_string().to_lowercase());
            let actions = self.tasks(pathway.actions.due(when));
            part(&title, due.unwrap_or_default(), actions)
        });
        let has_entries = |part: &DocumentPart| !part.entries.is_empty();
        let before = Some(before).filter(has_entries);
        let after = std::iter::once(skills).chain(actions).filter(has_entries);
        before.into_iter().chain(steps).chain(after).collect()
    }

    fn tasks(&self, tasks: &[Task]) -> Vec<DocumentEntry> {
        let entry = |task: &Task| self.entry(&task.id, &task.text, task.url.as_ref());
        tasks.iter().map(entry).collect()
    }

    fn entry(&self, id: &ItemId, text: &str, url: Option<&WebAddress>) -> DocumentEntry {
        let item = self.items.iter().find(|item| item.work.id == *id);
        // A missing prerequisite is learnt, and never ticked.
        let state = match item {
            Some(ScheduledItem { work, .. }) if work.step == 0 => {
                work.done.map_or(TaskState::NotStarted, TaskState::Done)
            }
            _ => self.plan.state(self.catalogue, id),
        };
        let state_in_words = match state {
            TaskState::NotStarted => None,
            TaskState::InProgress(percent) => Some(format!("In progress, {percent}%")),
            TaskState::Done(day) => Some(format!("Done on {}", day.in_words())),
            TaskState::Known => Some("Known".to_owned()),
            TaskState::Skipped => Some("Skipped".to_owned()),
        };
        let is_open = |_: &&ScheduledItem| state.is_open();
        let days = item.filter(is_open).and_then(|item| item.days);
        let hours = item.filter(|item| item.work.effort.high > 0);
        let hours = hours.map(|item| item.work.effort.to_string());
        let details = state_in_words.into_iter();
        let details: Vec<_> = details
            .chain(days.map(days_in_words))
            .chain(hours)
            .collect();
        let noted_at = self.plan.noted_at(self.catalogue, id);
        let note = self.plan.said_of(noted_at).note;
        let note = note.filter(|_| self.has_notes);
        let lines = note.as_ref().map_or(vec![], |note| lines(note.text()));
        DocumentEntry {
            id: id.clone(),
            text: to_line(text),
            is_done: matches!(state, TaskState::Done(_) | TaskState::Known),
            details: details.join(" · "),
            url: url.map(ToString::to_string),
            note: lines,
            proof: note.and_then(|note| note.proof().map(ToString::to_string)),
        }
    }
}

/// The days from the earliest beginning to the earliest end, and the latest end where it is another.
fn days_in_words((begins, ends): (Span, Span)) -> String {
    let days = Span {
        low: begins.low,
        high: ends.low,
    };
    let days = days.in_words();
    if ends.low == ends.high {
        days
    } else {
        format!("{days}, or until {}", ends.high.in_words())
    }
}

/// Whether an address is one that a browser may be sent to: `http:` or `https:`.
pub fn is_web_address(url: &str) -> bool {
    let begins = |scheme: &str| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    begins("https://") || begins("http://")
}

/// The lines of a text, by any of the characters that end one, without those that are empty.
pub fn lines(text: &str) -> Vec<String> {
    let ends_line = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    let lines = text.split(ends_line).map(to_line);
    lines.filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::plan::note::Note;
    use crate::domain::plan::state::OpenState;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn document(plan: &Plan, has_notes: bool) -> PlanDocument {
        PlanDocument::new(plan, &catalogue(), has_notes, day("2027-01-10"))
    }

    fn entry<'a>(document: &'a PlanDocument, id: &str) -> &'a DocumentEntry {
        let parts = document.roles.iter().flat_map(|role| &role.parts);
        let mut entries = parts.flat_map(|part| &part.entries);
        entries.find(|entry| entry.id.to_string() == id).unwrap()
    }

    fn following_both() -> Plan {
        let mut plan = Plan::default();
        let pathways = &catalogue().pathways;
        plan.follows = pathways.iter().map(|it| it.id.clone()).collect();
        plan
    }

    #[test]
    fn everything_that_can_be_ticked_in_a_followed_role_appears_once() {
        let mut plan = following_both();
        let skipped = id("one/read");
        plan.open.insert(skipped, OpenState::Skipped);
        for start in [None, Some(day("2027-01-04"))] {
            plan.pace.start = start;
            let document = document(&plan, true);
            for (role, pathway) in document.roles.iter().zip(&catalogue().pathways) {
                let entries = role.parts.iter().flat_map(|part| &part.entries);
                let mut ids: Vec<_> = entries.map(|entry| entry.id.clone()).collect();
                let mut all: Vec<_> = pathway.items().map(|item| item.id.clone()).collect();
                ids.sort();
                all.sort();
                assert_eq!(ids, all);
                assert_eq!(role.arrival.is_some(), start.is_some());
            }
        }
        assert_eq!(document(&Plan::default(), true).roles, []);
    }

    #[test]
    fn an_entry_says_its_state_its_days_and_its_hours() {
        let mut plan = following_both();
        plan.follows.truncate(1);
        plan.pace.start = Some(day("2027-01-04"));
        plan.done.insert(id("one/read"), day("2027-01-09"));
        plan.open.insert(id("one/apply"), OpenState::Skipped);
        let document = document(&plan, true);
        let read = entry(&document, "one/read");
        assert!(read.is_done && read.details.starts_with("Done on 9 January 2027 · "));
        let build = entry(&document, "one/build");
        assert_eq!(
            build.details,
            "18 January 2027 to 31 January 2027 · 20 hours"
        );
        assert!(!build.is_done);
        assert_eq!(entry(&document, "one/apply").details, "Skipped");
    }

    #[test]
    fn notes_are_left_out_where_the_learner_says_so() {
        let mut plan = following_both();
        let text = "One\u{2028}two\r\n\n \u{202E}three";
        plan.about.get_or_default(id("one/read")).note = Note::new(text, None);
        let with = document(&plan, true);
        assert_eq!(entry(&with, "one/read").note, ["One", "two", "three"]);
        let without = document(&plan, false);
        assert_eq!(entry(&without, "one/read").note, Vec::<String>::new());
    }
}
