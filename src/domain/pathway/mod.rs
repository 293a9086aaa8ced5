//! One pathway: everything a source document says about moving from one role to another.

pub mod disagreement;
pub mod figure;
pub mod leaning;
pub mod limits;
pub mod pay;
mod statement;
pub mod web_address;

use std::fmt;

use serde::{Deserialize, Serialize};

use figure::{Months, Place, Provenance, Range, Stated, Weeks};
use leaning::{Leaning, RealityPart};
use pay::PayClaim;
use web_address::WebAddress;

use crate::domain::id::{ItemId, PathwayId, to_slug};

/// A move from backend development to one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pathway {
    /// Identifies the pathway in URLs and in storage.
    pub id: PathwayId,
    /// The role it leads to.
    pub role: String,
    /// The short text in the badge of its line. The build checks that published codes are unique.
    pub code: String,
    /// The number of its line's colour and shape, from 1.
    pub line: u16,
    /// The source document that everything here comes from; `None` for a pathway of the learner's own.
    pub source: Option<Source>,
    /// The pathway that this one was copied from: what they both have is the same work. No published one was.
    #[serde(skip)]
    pub copied_from: Option<PathwayId>,
    /// The move in a sentence or two.
    pub summary: String,
    /// The time that the source's title promises.
    pub title_months: Stated<Months>,
    /// How hard the move is said to be.
    pub difficulty: Stated<Difficulty>,
    /// How long the move is said to take.
    pub timeline: Stated<Months>,
    /// The source's statements on pay; empty where it makes none.
    pub pay: Vec<PayClaim>,
    /// The source's statement on the demand for the role.
    pub demand: Stated<String>,
    /// The introduction, one entry per paragraph.
    pub overview: Vec<String>,
    /// Skills that a backend developer is expected to have.
    pub bring: Vec<Strength>,
    /// Skills still to learn, in the source's order.
    pub learn: Vec<Skill>,
    /// The roadmap.
    pub steps: Vec<Step>,
    /// The reality check.
    pub reality: Reality,
    /// The role's level in each trait, by our reading of its reality check.
    pub fit: Vec<Leaning>,
    /// First actions, by when they are due.
    pub actions: Actions,
    /// Questions and answers.
    pub questions: Vec<Question>,
}

/// The document that a pathway's facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its number, from 1, unlike any other pathway's.
    pub document: u16,
    /// A description of the document, including anything unusual about it.
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

/// A skill that a backend developer is expected to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strength {
    /// Its stable name.
    pub id: ItemId,
    /// The source's name for it.
    pub name: String,
    /// How it helps.
    pub how: String,
}

/// A skill to learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    /// Its stable name.
    pub id: ItemId,
    /// The source's name for it.
    pub name: String,
    /// How much it matters.
    pub priority: Stated<Priority>,
    /// How long it takes.
    pub weeks: Stated<Weeks>,
    /// How to learn it.
    pub how: String,
    /// The roadmap's tasks that teach it; empty where the roadmap has none. The mapping is ours: the
    /// sources list skills and steps without connecting them.
    pub tasks: Vec<ItemId>,
}

/// How much a skill matters; the first variant matters most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Priority {
    Critical,
    Important,
    NiceToHave,
}

impl Priority {
    /// All of them, the one that matters most first.
    pub const ALL: [Self; 3] = [Self::Critical, Self::Important, Self::NiceToHave];
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
    /// The source's name for it.
    pub title: String,
    /// How long it takes.
    pub weeks: Stated<Weeks>,
    /// The tasks, in order.
    pub tasks: Vec<Task>,
    /// Books, courses and tools; empty where the source names none.
    pub resources: Vec<Resource>,
}

/// A book, a course or a tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// Its name.
    pub name: String,
    /// Its address, where the learner has given one. The sources give none, so the program embeds none.
    #[serde(skip)]
    pub url: Option<WebAddress>,
}

/// A task or an action that can be ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its stable name.
    pub id: ItemId,
    /// An instruction to the learner.
    pub text: String,
    /// The address of what it is done with, where the learner has given one.
    #[serde(skip)]
    pub url: Option<WebAddress>,
}

/// The reality check: expectations of the role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reality {
    /// Things the learner will love.
    pub love: Vec<String>,
    /// Things the learner might miss.
    pub miss: Vec<String>,
    /// The hardest things.
    pub challenges: Vec<String>,
}

/// First actions, by when they are due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actions {
    /// Due this week.
    pub week: Vec<Task>,
    /// Due this month.
    pub month: Vec<Task>,
    /// Due in the next 90 days.
    pub quarter: Vec<Task>,
}

/// A question and its answer. The sources contain answers only; the questions are ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question, in our words.
    pub question: String,
    /// The source's answer.
    pub answer: String,
}

/// Anything in a pathway that can be ticked: a skill, a task or an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// Its stable name.
    pub id: &'a ItemId,
    /// The label of its checkbox.
    pub text: &'a str,
    /// The part of the pathway that it belongs to.
    pub part: Part,
}

/// The part of a pathway that an [`Item`] belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A skill to learn.
    Skill,
    /// A task of the step with this number, counted from 1.
    Step(usize),
    /// An action.
    Action(When),
}

/// When an action is due; the soonest is the first variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum When {
    ThisWeek,
    ThisMonth,
    Next90Days,
}

impl When {
    /// All variants, soonest first.
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
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.love.is_empty() && self.miss.is_empty() && self.challenges.is_empty()
    }

    /// The lines of a part.
    pub fn lines(&self, part: RealityPart) -> &[String] {
        match part {
            RealityPart::Love => &self.love,
            RealityPart::Miss => &self.miss,
            RealityPart::Challenge => &self.challenges,
        }
    }

    /// The line with this number, counted from 1; `None` where there are fewer.
    pub fn line(&self, part: RealityPart, number: usize) -> Option<&str> {
        let index = number.checked_sub(1)?;
        self.lines(part).get(index).map(String::as_str)
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
    /// A pathway of the learner's own with a name and nothing else.
    pub fn named(role: &str) -> Self {
        let id = PathwayId::new(&to_slug(role, "pathway", |_| false)).map(|id| id.to_own());
        Self {
            id: id.unwrap_or_else(PathwayId::unnamed),
            role: role.to_owned(),
            code: String::new(),
            line: 1,
            source: None,
            copied_from: None,
            summary: String::new(),
            title_months: Stated::NotStated,
            difficulty: Stated::NotStated,
            timeline: Stated::NotStated,
            pay: vec![],
            demand: Stated::NotStated,
            overview: vec![],
            bring: vec![],
            learn: vec![],
            steps: vec![],
            reality: Reality {
                love: vec![],
                miss: vec![],
                challenges: vec![],
            },
            fit: vec![],
            actions: Actions {
                week: vec![],
                month: vec![],
                quarter: vec![],
            },
            questions: vec![],
        }
    }

    /// The same pathway under another id.
    #[must_use]
    pub fn with_id(mut self, id: PathwayId) -> Self {
        let strengths = self.bring.iter_mut().map(|it| &mut it.id);
        let skills = self
            .learn
            .iter_mut()
            .flat_map(|it| std::iter::once(&mut it.id).chain(&mut it.tasks));
        let steps = self.steps.iter_mut().flat_map(|it| {
            std::iter::once(&mut it.id).chain(it.tasks.iter_mut().map(|task| &mut task.id))
        });
        let actions = &mut self.actions;
        let actions = actions
            .week
            .iter_mut()
            .chain(&mut actions.month)
            .chain(&mut actions.quarter);
        let actions = actions.map(|task| &mut task.id);
        for item in strengths.chain(skills).chain(steps).chain(actions) {
            *item = item.in_pathway(&id);
        }
        self.id = id;
        self
    }

    /// The skills to learn, highest priority first and those without a stated priority last. Equals
    /// keep the source's order.
    pub fn learn_by_priority(&self) -> Vec<&Skill> {
        let stated = Priority::ALL.map(Some).into_iter();
        let priorities = stated.chain([None]);
        // Not sorted: a sort of its own is two kilobytes of every page.
        let of = |priority| {
            let skills = self.learn.iter();
            skills.filter(move |skill| skill.priority.value().copied() == priority)
        };
        priorities.flat_map(of).collect()
    }

    /// The total time of the steps, as far as it is stated.
    pub fn steps_total(&self) -> Weeks {
        self.steps.iter().map(Step::length).sum()
    }

    /// The number of the source document; `None` for a pathway of the learner's own.
    pub fn document(&self) -> Option<u16> {
        self.source.as_ref().map(|source| source.document)
    }

    /// The provenance of a figure that stands at `place` in this pathway's source.
    pub fn cite(&self, place: Place) -> Provenance {
        Provenance::cite(self.document(), place)
    }

    /// Everything that can be ticked: skills, then tasks, then actions.
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

/// The weeks that a step is drawn with on the map where it states none, so that its station has a place of its own.
const UNSTATED_ON_MAP: Weeks = Weeks(Range::exactly(2));

impl Step {
    /// How long it takes; no time where that isn't stated.
    pub fn length(&self) -> Weeks {
        self.weeks.value().copied().unwrap_or(Weeks::NONE)
    }

    /// How long it is on the map.
    pub fn length_on_map(&self) -> Weeks {
        self.weeks.value().copied().unwrap_or(UNSTATED_ON_MAP)
    }
}

impl Task {
    /// This task as an item of `part`.
    pub fn item(&self, part: Part) -> Item<'_> {
        Item {
            id: &self.id,
            text: &self.text,
            part,
        }
    }
}
