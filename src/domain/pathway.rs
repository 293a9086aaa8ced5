//! One pathway: everything a source document says about moving from one role to another.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::figure::{Months, Place, Provenance, Stated, Weeks};
use super::fit::{self, Leaning};
use super::id::{ItemId, PathwayId};
use super::order::sort_by;
use super::pay::PayClaim;

/// A move from backend development to one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pathway {
    /// Its name in addresses and in storage.
    pub id: PathwayId,
    /// The role it leads to.
    pub role: String,
    /// What stands in its line's badge: a capital letter, or two letters or digits, unlike any
    /// other pathway's.
    pub code: String,
    /// The source document that everything here comes from.
    pub source: Source,
    /// What the move is, in a sentence or two.
    pub summary: String,
    /// The time that the source's title promises.
    pub title_months: Months,
    /// How hard the move is said to be.
    pub difficulty: Stated<Difficulty>,
    /// How long the move is said to take.
    pub timeline: Stated<Months>,
    /// What is said of pay, claim by claim; none where the source is silent.
    pub pay: Vec<PayClaim>,
    /// What is said of the demand for the role.
    pub demand: Stated<String>,
    /// The introduction, a paragraph each.
    pub overview: Vec<String>,
    /// The skills one brings.
    pub bring: Vec<Strength>,
    /// The skills one has yet to learn, in the source's order.
    pub learn: Vec<Skill>,
    /// The roadmap.
    pub steps: Vec<Step>,
    /// What to expect.
    pub reality: Reality,
    /// How much of what the role holds, in our judgement of its reality check.
    pub fit: Vec<Leaning>,
    /// What to do first.
    pub actions: Actions,
    /// Questions and answers.
    pub questions: Vec<Question>,
}

/// The document that a pathway's facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its number, from 1, unlike any other pathway's.
    pub document: u16,
    /// What it is, and what is odd about it.
    pub about: String,
}

/// How hard a move is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Difficulty {
    Easy,
    Moderate,
    Hard,
}

impl fmt::Display for Difficulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Easy => "Easy",
            Self::Moderate => "Moderate",
            Self::Hard => "Hard",
        })
    }
}

/// A skill one brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strength {
    /// Its stable name.
    pub id: ItemId,
    /// What the source calls it.
    pub name: String,
    /// How it helps.
    pub how: String,
}

/// A skill one has yet to learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    /// Its stable name.
    pub id: ItemId,
    /// What the source calls it.
    pub name: String,
    /// How much it matters.
    pub priority: Stated<Priority>,
    /// How long it takes.
    pub weeks: Stated<Weeks>,
    /// How to learn it.
    pub how: String,
    /// The tasks of the roadmap that are done to learn it; none where the roadmap has none. Ours:
    /// the sources list skills and steps, and not which belongs to which.
    pub tasks: Vec<ItemId>,
}

/// How much a skill matters, most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Priority {
    Critical,
    Important,
    NiceToHave,
}

impl fmt::Display for Priority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Critical => "Critical",
            Self::Important => "Important",
            Self::NiceToHave => "Nice to have",
        })
    }
}

/// One step of the roadmap: a station on the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its stable name.
    pub id: ItemId,
    /// What the source calls it.
    pub title: String,
    /// How long it takes.
    pub weeks: Weeks,
    /// What to do.
    pub tasks: Vec<Task>,
    /// What to use, by name; none where the source names none.
    pub resources: Vec<String>,
}

/// Something to do and tick off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its stable name.
    pub id: ItemId,
    /// What to do.
    pub text: String,
}

/// What to expect of the role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reality {
    /// What one will love.
    pub love: Vec<String>,
    /// What one might miss.
    pub miss: Vec<String>,
    /// What will be hardest.
    pub challenges: Vec<String>,
}

/// What to do first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actions {
    /// This week.
    pub week: Vec<Task>,
    /// This month.
    pub month: Vec<Task>,
    /// In the next 90 days.
    pub quarter: Vec<Task>,
}

/// A question and its answer. The sources give answers alone: the questions are ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question that the answer answers, in our words.
    pub question: String,
    /// The source's answer.
    pub answer: String,
}

/// Something that can be ticked off, wherever in the pathway it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// Its stable name.
    pub id: &'a ItemId,
    /// What its checkbox says.
    pub text: &'a str,
    /// Where it stands.
    pub part: Part,
}

/// The part of a pathway that an [`Item`] stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A skill to learn.
    Skill,
    /// A task of the roadmap's step with this number, from 1.
    Step(usize),
    /// An action.
    Action(When),
}

/// When an action is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum When {
    ThisWeek,
    ThisMonth,
    Next90Days,
}

impl When {
    /// All, soonest first.
    pub const ALL: [Self; 3] = [Self::ThisWeek, Self::ThisMonth, Self::Next90Days];
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ThisWeek => "This week",
            Self::ThisMonth => "This month",
            Self::Next90Days => "Next 90 days",
        })
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skill => f.write_str("Skill to learn"),
            Self::Step(number) => write!(f, "Step {number}"),
            Self::Action(when) => when.fmt(f),
        }
    }
}

impl Reality {
    /// The lines of a part.
    pub fn lines(&self, part: fit::Part) -> &[String] {
        match part {
            fit::Part::Love => &self.love,
            fit::Part::Miss => &self.miss,
            fit::Part::Challenge => &self.challenges,
        }
    }

    /// The line with this number, from 1; `None` where there are fewer.
    pub fn line(&self, part: fit::Part, number: u8) -> Option<&str> {
        let at = usize::from(number).checked_sub(1)?;
        self.lines(part).get(at).map(String::as_str)
    }
}

impl Actions {
    /// The actions due at `when`.
    pub fn due(&self, when: When) -> &[Task] {
        match when {
            When::ThisWeek => &self.week,
            When::ThisMonth => &self.month,
            When::Next90Days => &self.quarter,
        }
    }
}

impl Pathway {
    /// The skills to learn, what matters most first; the source's order among equals, and last
    /// those of which it gives no priority.
    pub fn learn_by_priority(&self) -> Vec<&Skill> {
        let mut skills: Vec<_> = self.learn.iter().collect();
        let rank = |skill: &Skill| {
            let priority = skill.priority.value().copied();
            (priority.is_none(), priority)
        };
        sort_by(&mut skills, |a, b| rank(a).cmp(&rank(b)));
        skills
    }

    /// The time that the steps add up to.
    pub fn steps_total(&self) -> Weeks {
        self.steps.iter().map(|step| step.weeks).sum()
    }

    /// Where a figure of this pathway's source at `place` comes from.
    pub fn cite(&self, place: Place) -> Provenance {
        Provenance::Source {
            document: self.source.document,
            place,
        }
    }

    /// Everything that can be ticked off: skills, then tasks, then actions.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        let skills = self.learn_by_priority().into_iter().map(|skill| Item {
            id: &skill.id,
            text: &skill.name,
            part: Part::Skill,
        });
        let tasks = self.steps.iter().enumerate().flat_map(|(index, step)| {
            step.tasks
                .iter()
                .map(move |task| task.item(Part::Step(index + 1)))
        });
        skills.chain(tasks).chain(self.actions())
    }

    /// The actions, soonest first.
    pub fn actions(&self) -> impl Iterator<Item = Item<'_>> {
        When::ALL.into_iter().flat_map(|when| {
            self.actions
                .due(when)
                .iter()
                .map(move |task| task.item(Part::Action(when)))
        })
    }
}

impl Task {
    /// This task as something to tick off.
    pub fn item(&self, part: Part) -> Item<'_> {
        Item {
            id: &self.id,
            text: &self.text,
            part,
        }
    }
}
