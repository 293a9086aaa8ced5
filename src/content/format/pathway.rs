//! The reader of a pathway.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Fields, Least, Rules};
use super::parts::{fit, pay};
use super::texts::TextKind;
use super::value::excerpt;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::figure::{Months, Place, Stated, Weeks};
use crate::domain::pathway::limits::{
    MAX_CODE, MAX_MONTHS, MAX_NAME, MAX_PARAGRAPHS, MAX_RESOURCES, MAX_SKILLS, MAX_STEPS,
    MAX_TASKS, MAX_WEEKS,
};
use crate::domain::pathway::{
    Actions, Difficulty, Pathway, Priority, Question, Reality, Resource, Skill, Source, Step,
    Strength, Task,
};
use crate::domain::plain_text::to_line;

/// The version of the format that this program reads and writes.
pub const FORMAT: i64 = 1;

pub(super) const DIFFICULTIES: [(&str, Difficulty); 3] = [
    ("easy", Difficulty::Easy),
    ("moderate", Difficulty::Moderate),
    ("hard", Difficulty::Hard),
];
pub(super) const PRIORITIES: [(&str, Priority); 3] = [
    ("critical", Priority::Critical),
    ("important", Priority::Important),
    ("nice to have", Priority::NiceToHave),
];

/// A pathway as it was read, with what its file says of other pathways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathwayFile {
    /// The pathway, under the id that its file gives it. Its line is 1.
    pub pathway: Pathway,
    /// Its tasks, actions and skills, each with an entry that asks for the same work.
    pub same_work: Vec<(ItemId, ItemId)>,
}

/// Reads the version of the format. Returns whether it is known; where it is of a later program, that is all
/// that can be said of the file.
pub(super) fn read_format(fields: &mut Fields) -> bool {
    let format = fields.integer("format", "1", |format| format >= FORMAT);
    let Some(newer) = format.filter(|format| *format > FORMAT) else {
        return true;
    };
    fields.report(
        "format",
        format!(
            "this file is of format {newer}; this version of Interchange reads format {FORMAT}. Reload the page to get the newest version"
        ),
    );
    fields.ignore_rest();
    false
}

/// Reads the `id` of a pathway whose file doesn't name it; `None` where it is missing or wrong.
pub(super) fn read_id(fields: &mut Fields) -> Option<PathwayId> {
    if !fields.is_there("id") {
        return None;
    }
    let text = fields.word("id");
    let id = PathwayId::new(&text);
    if id.is_none() && !text.is_empty() {
        fields.report(
            "id",
            format!("expected lower-case words joined by hyphens, found ‘{text}’"),
        );
    }
    // The program adds a prefix to it.
    let length = id.as_ref().map_or(0, |id| id.to_own().as_str().len());
    if length > MAX_NAME {
        fields.report(
            "id",
            format!("expected at most {MAX_NAME} characters with ‘my-’ before it, found {length}"),
        );
    }
    id
}

/// Reads a pathway under this id, without its `format` and `id`.
pub(super) fn read_pathway(fields: &mut Fields, id: PathwayId) -> PathwayFile {
    let mut ids = Ids {
        pathway: id.clone(),
        seen: BTreeMap::new(),
    };
    let role = fields.name("role");
    let before = fields.count_problems();
    let steps = fields.tables("steps", Least::One, MAX_STEPS, |it| step(it, &mut ids));
    let taught: BTreeSet<_> = tasks_of(&steps).map(|task| &task.id).collect();
    if taught.is_empty() && fields.count_problems() == before {
        fields.report(
            "steps",
            "expected at least one task in all steps together, found none",
        );
    }
    let bring = fields.one_if_published();
    let bring = fields.tables("bring", bring, MAX_SKILLS, |it| Strength {
        id: ids.next(it),
        name: it.name("name"),
        how: it.text_if_due("how"),
    });
    let learn = fields.one_if_published();
    let learn = fields.tables("learn", learn, MAX_SKILLS, |it| {
        skill(it, &mut ids, &taught)
    });
    let no_reality = Reality {
        love: vec![],
        miss: vec![],
        challenges: vec![],
    };
    let reality = table_if_due(fields, "reality", no_reality, |it| Reality {
        love: it.paragraphs("love"),
        miss: it.paragraphs("miss"),
        challenges: it.paragraphs("challenges"),
    });
    let no_actions = Actions {
        week: vec![],
        month: vec![],
        quarter: vec![],
    };
    let actions = table_if_due(fields, "actions", no_actions, |it| {
        let least = it.one_if_published();
        Actions {
            week: tasks(it, "week", least, &mut ids),
            month: tasks(it, "month", least, &mut ids),
            quarter: tasks(it, "quarter", least, &mut ids),
        }
    });
    let count = taught.len() + actions.week.len() + actions.month.len() + actions.quarter.len();
    if count > MAX_TASKS {
        fields.report(
            "steps",
            format!("expected at most {MAX_TASKS} tasks and actions in all, found {count}"),
        );
    }
    let questions = fields.one_if_published();
    let questions = fields.tables("questions", questions, MAX_PARAGRAPHS, |it| Question {
        question: it.text("question", TextKind::Paragraph),
        answer: it.text("answer", TextKind::Paragraph),
    });
    let pathway = Pathway {
        id,
        role,
        code: code(fields),
        line: 1,
        source: table_if_due(fields, "source", None, |it| {
            Some(Source {
                document: document(it),
                about: it.text("about", TextKind::Paragraph),
            })
        }),
        copied_from: copied_from(fields),
        summary: fields.text_if_due("summary"),
        title_months: figure(fields, "title_months", Place::Title, |it, key| {
            Months(it.range(key, MAX_MONTHS))
        }),
        difficulty: fields.stated("difficulty", |it| it.choice("is", &DIFFICULTIES)),
        timeline: fields.stated("timeline", |it| Months(it.range("months", MAX_MONTHS))),
        pay: fields.tables("pay", Least::Optional, MAX_PARAGRAPHS, pay),
        demand: fields.stated("demand", |it| it.text("text", TextKind::Paragraph)),
        overview: fields.paragraphs("overview"),
        bring,
        learn,
        steps,
        fit: fit(fields, &reality),
        reality,
        actions,
        questions,
    };
    let same_work = same_work(fields, &pathway);
    PathwayFile { pathway, same_work }
}

fn table_if_due<T>(
    fields: &mut Fields,
    key: &'static str,
    missing: T,
    read: impl FnOnce(&mut Fields) -> T,
) -> T {
    if fields.is_due(key) {
        fields.table(key, read)
    } else {
        missing
    }
}

/// A figure that published pathways always state, and that stands at the same place in each.
fn figure<T>(
    fields: &mut Fields,
    key: &'static str,
    place: Place,
    read: impl FnOnce(&mut Fields, &'static str) -> T,
) -> Stated<T> {
    if fields.rules == Rules::Own && fields.is_not_stated(key) {
        Stated::NotStated
    } else {
        Stated::At(place, read(fields, key))
    }
}

fn tasks_of(steps: &[Step]) -> impl Iterator<Item = &Task> {
    steps.iter().flat_map(|step| &step.tasks)
}

/// Builds the ids of one pathway.
struct Ids {
    pathway: PathwayId,
    seen: BTreeMap<String, Option<usize>>,
}

impl Ids {
    fn next(&mut self, fields: &mut Fields) -> ItemId {
        let local = fields.id(&mut self.seen);
        let item = self
            .pathway
            .item(&local)
            .or_else(|| self.pathway.item("mistaken"));
        item.expect("a slug makes an id")
    }
}

/// The code of a published pathway stands in a badge beside others. [`Pathway::code`] itself takes any text.
fn code(fields: &mut Fields) -> String {
    if !fields.is_due("code") {
        return String::new();
    }
    let text = fields.word("code");
    let is_plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let is_short = text.chars().count() <= MAX_CODE && to_line(&text) == text;
    let has_letter = text.starts_with(|c: char| c.is_ascii_uppercase()) || text.len() > 1;
    // An empty code was reported as missing.
    let (is_code, what) = match fields.rules {
        Rules::Published => (
            text.is_empty() || is_short && has_letter && text.chars().all(is_plain),
            "a capital letter, or two capital letters or digits",
        ),
        Rules::Own => (is_short, "one or two characters"),
    };
    if !is_code {
        fields.report(
            "code",
            format!("expected {what}, found ‘{}’", excerpt(&text)),
        );
    }
    text
}

fn document(fields: &mut Fields) -> u16 {
    let numbers = 1..=u16::MAX;
    let what = format!("a whole number from 1 to {}", u16::MAX);
    let number = fields.integer("document", &what, |it| {
        u16::try_from(it).is_ok_and(|it| numbers.contains(&it))
    });
    number
        .and_then(|number| u16::try_from(number).ok())
        .unwrap_or(1)
}

const OWN_ONLY: &str = "expected nothing: only a pathway of the learner’s own has this field";

fn copied_from(fields: &mut Fields) -> Option<PathwayId> {
    if !fields.is_there("copied_from") {
        return None;
    }
    if fields.rules == Rules::Published {
        fields.report("copied_from", OWN_ONLY);
    }
    let text = fields.word("copied_from");
    let id = PathwayId::new(&text);
    if id.is_none() && !text.is_empty() {
        fields.report(
            "copied_from",
            format!("expected the id of a pathway, found ‘{text}’"),
        );
    }
    id
}

/// The work that entries of this pathway share with others, of this pathway or of another.
fn same_work(fields: &mut Fields, pathway: &Pathway) -> Vec<(ItemId, ItemId)> {
    if fields.is_there("same_work") && fields.rules == Rules::Published {
        fields.report("same_work", OWN_ONLY);
    }
    let items: BTreeSet<_> = pathway.items().map(|item| item.id).collect();
    let mut seen = BTreeSet::new();
    let pairs = fields.tables("same_work", Least::Optional, MAX_TASKS, |it| {
        let (ours, theirs) = (it.word("task"), it.word("as"));
        let our_id = pathway.id.item(&ours).filter(|id| items.contains(id));
        if our_id.is_none() && !ours.is_empty() {
            let message = format!("this pathway has no task, action or skill to learn ‘{ours}’");
            it.report("task", message);
        }
        let their_id = ItemId::new(&theirs);
        if their_id.is_none() && !theirs.is_empty() {
            let message = format!("expected an entry of a pathway, such as ‘nlp-engineer/rag-chatbot’, found ‘{theirs}’");
            it.report("as", message);
        }
        let pair = our_id.zip(their_id)?;
        if pair.1.pathway() == pathway.id.as_str() && (pair.0 == pair.1 || !items.contains(&pair.1)) {
            it.report("as", format!("expected an entry of another pathway, or another of this one, found ‘{theirs}’"));
        }
        if !seen.insert(pair.clone()) {
            it.report("as", format!("‘{ours}’ is the same as ‘{theirs}’ above too; expected it once"));
        }
        Some(pair)
    });
    pairs.into_iter().flatten().collect()
}

fn skill(fields: &mut Fields, ids: &mut Ids, taught: &BTreeSet<&ItemId>) -> Skill {
    Skill {
        id: ids.next(fields),
        name: fields.name("name"),
        priority: if fields.is_not_stated("priority") {
            Stated::NotStated
        } else {
            Stated::At(Place::Skills, fields.choice("priority", &PRIORITIES))
        },
        weeks: if fields.is_not_stated("weeks") {
            Stated::NotStated
        } else {
            Stated::At(Place::Skills, Weeks(fields.range("weeks", MAX_WEEKS)))
        },
        how: fields.text_if_due("how"),
        tasks: {
            let least = empty_if_published(fields);
            let names = fields.texts_with_lines("tasks", least, TextKind::Word, MAX_TASKS);
            let known = names.into_iter().filter_map(|(line, name)| {
                let id = ids.pathway.item(&name).filter(|id| taught.contains(id));
                if id.is_none() && !name.is_empty() {
                    fields.report_at(Some(line), "tasks", format!("no step has a task ‘{name}’"));
                }
                id
            });
            known.collect()
        },
    }
}

fn step(fields: &mut Fields, ids: &mut Ids) -> Step {
    Step {
        id: ids.next(fields),
        title: fields.name("title"),
        weeks: figure(fields, "weeks", Place::Roadmap, |it, key| {
            Weeks(it.range(key, MAX_WEEKS))
        }),
        tasks: {
            let least = match fields.rules {
                Rules::Published => Least::One,
                Rules::Own => Least::Empty,
            };
            tasks(fields, "tasks", least, ids)
        },
        resources: resources(fields),
    }
}

fn empty_if_published(fields: &Fields) -> Least {
    match fields.rules {
        Rules::Published => Least::Empty,
        Rules::Own => Least::Optional,
    }
}

fn resources(fields: &mut Fields) -> Vec<Resource> {
    let least = empty_if_published(fields);
    let of_name = |name| Resource { name, url: None };
    fields.names_or_tables("resources", (least, MAX_RESOURCES), of_name, |it| {
        Resource {
            name: it.name("name"),
            url: it.address_if_any("url"),
        }
    })
}

fn tasks(fields: &mut Fields, key: &'static str, least: Least, ids: &mut Ids) -> Vec<Task> {
    fields.tables(key, least, MAX_TASKS, |it| Task {
        id: ids.next(it),
        text: it.text("text", TextKind::Line),
        url: it.address_if_any("url"),
    })
}
