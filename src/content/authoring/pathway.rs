//! The decoder of a pathway file.

use std::collections::BTreeSet;

use super::fields::{Fields, top};
use super::problem::{File, Problems};
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::figure::{Months, Place, Range, Stated, Weeks};
use crate::domain::pathway::leaning::{Leaning, RealityPart, Trait};
use crate::domain::pathway::pay::{PayAmounts, PayChange, PayClaim};
use crate::domain::pathway::{
    Actions, Difficulty, Pathway, Priority, Question, Reality, Skill, Source, Step, Strength, Task,
};

const DIFFICULTIES: [(&str, Difficulty); 3] = [
    ("easy", Difficulty::Easy),
    ("moderate", Difficulty::Moderate),
    ("hard", Difficulty::Hard),
];
const PRIORITIES: [(&str, Priority); 3] = [
    ("critical", Priority::Critical),
    ("important", Priority::Important),
    ("nice to have", Priority::NiceToHave),
];
/// Two years: no source plans further, so more is a typing mistake.
const MAX_WEEKS: i16 = 104;
const MAX_MONTHS: i16 = 24;
/// In thousands of dollars a year.
const MAX_PAY: i16 = 1000;
/// The longest text that fits into a badge.
const MAX_CODE: usize = 2;

/// Reads a pathway; `None` where the file name isn't a slug or the file isn't TOML.
pub(super) fn read(file: &File, problems: &Problems) -> Option<Pathway> {
    let stem = file.name.strip_suffix(".toml").unwrap_or(&file.name);
    let Some(id) = PathwayId::new(stem) else {
        problems.report(
            &file.name,
            "",
            "expected a file name of lower-case words joined by hyphens",
        );
        return None;
    };
    let pathway = top(file, problems, |fields| {
        let mut ids = Ids {
            pathway: id.clone(),
            seen: BTreeSet::new(),
        };
        let pathway = Pathway {
            role: fields.text("role"),
            code: code(fields),
            source: fields.table("source", |source| Source {
                document: document(source),
                about: source.text("about"),
            }),
            summary: fields.text("summary"),
            title_months: Months(fields.range("title_months", MAX_MONTHS)),
            difficulty: fields.stated("difficulty", |it| it.choice("is", &DIFFICULTIES)),
            timeline: fields.stated("timeline", |it| Months(it.range("months", MAX_MONTHS))),
            pay: fields.tables_if_any("pay", pay),
            demand: fields.stated("demand", |it| it.text("text")),
            overview: fields.texts("overview"),
            bring: fields.tables("bring", |it| Strength {
                id: ids.next(it),
                name: it.text("name"),
                how: it.text("how"),
            }),
            learn: fields.tables("learn", |it| skill(it, &mut ids)),
            steps: fields.tables("steps", |it| step(it, &mut ids)),
            reality: fields.table("reality", |it| Reality {
                love: it.texts("love"),
                miss: it.texts("miss"),
                challenges: it.texts("challenges"),
            }),
            actions: fields.table("actions", |it| Actions {
                week: tasks(it, "week", &mut ids),
                month: tasks(it, "month", &mut ids),
                quarter: tasks(it, "quarter", &mut ids),
            }),
            questions: fields.tables("questions", |it| Question {
                question: it.text("question"),
                answer: it.text("answer"),
            }),
            fit: fit(fields),
            id: id.clone(),
        };
        for (leaning, at) in pathway.fit.iter().zip(1..) {
            let (part, number) = (leaning.part, leaning.number);
            let lines = pathway.reality.lines(part).len();
            // An empty part was reported before.
            if lines > 0 && pathway.reality.line(part, number).is_none() {
                fields.report(
                    &format!("fit[{at}].from"),
                    format!("expected the number of a line, from 1 to {lines}, found {number}"),
                );
            }
        }
        pathway
    });
    if let Some(pathway) = &pathway {
        check_tasks(pathway, &file.name, problems);
    }
    pathway
}

/// Reports tasks of skills that the roadmap doesn't have.
fn check_tasks(pathway: &Pathway, file: &str, problems: &Problems) {
    let of_steps = pathway.steps.iter().flat_map(|step| &step.tasks);
    let known: BTreeSet<_> = of_steps.map(|task| &task.id).collect();
    for (at, skill) in pathway.learn.iter().enumerate() {
        for task in skill.tasks.iter().filter(|task| !known.contains(task)) {
            let message = format!("no step has a task ‘{}’", task.local());
            problems.report(file, format!("learn[{}].tasks", at + 1), message);
        }
    }
}

/// Builds the ids of one file.
struct Ids {
    pathway: PathwayId,
    seen: BTreeSet<String>,
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

    /// The id of an entry that the file defines elsewhere.
    fn refer(&self, fields: &Fields, local: &str) -> Option<ItemId> {
        let item = self.pathway.item(local);
        if item.is_none() {
            fields.report("tasks", format!("no step has a task ‘{local}’"));
        }
        item
    }
}

/// The code of a published pathway. [`Pathway::code`] itself takes any text.
fn code(fields: &mut Fields) -> String {
    let text = fields.text("code");
    let is_plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let has_letter = text.starts_with(|c: char| c.is_ascii_uppercase()) || text.len() > 1;
    // An empty code was reported as missing.
    let is_code =
        text.is_empty() || text.len() <= MAX_CODE && has_letter && text.chars().all(is_plain);
    if !is_code {
        fields.report(
            "code",
            format!("expected a capital letter, or two capital letters or digits, found ‘{text}’"),
        );
    }
    text
}

fn document(fields: &mut Fields) -> u16 {
    fields.range("document", i16::MAX).low()
}

fn pay(fields: &mut Fields) -> PayClaim {
    let (from, to) = fields.numbers("change", &(-100..=1000));
    let change = PayChange {
        from,
        to: (!fields.flag("or_more")).then_some(to),
        around: fields.flag("around"),
    };
    if change.to.is_none() && from != to {
        fields.report("change", "expected one number where ‘or_more’ is true");
    }
    let before = fields
        .is_there("before")
        .then(|| fields.range("before", MAX_PAY));
    let after = fields
        .is_there("after")
        .then(|| fields.range("after", MAX_PAY));
    if before.is_some() != after.is_some() {
        fields.report("before", "expected both ‘before’ and ‘after’, or neither");
    }
    PayClaim {
        place: fields.place(),
        change,
        remark: fields.text_if_any("remark"),
        amounts: before
            .zip(after)
            .map(|(before, after): (Range, Range)| PayAmounts { before, after }),
    }
}

fn skill(fields: &mut Fields, ids: &mut Ids) -> Skill {
    Skill {
        id: ids.next(fields),
        name: fields.text("name"),
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
        how: fields.text("how"),
        tasks: {
            let names = fields.texts_if_any("tasks");
            let ids = names.iter().filter_map(|name| ids.refer(fields, name));
            ids.collect()
        },
    }
}

fn step(fields: &mut Fields, ids: &mut Ids) -> Step {
    Step {
        id: ids.next(fields),
        title: fields.text("title"),
        weeks: Weeks(fields.range("weeks", MAX_WEEKS)),
        tasks: tasks(fields, "tasks", ids),
        resources: fields.texts_if_any("resources"),
    }
}

fn tasks(fields: &mut Fields, key: &str, ids: &mut Ids) -> Vec<Task> {
    fields.tables(key, |it| Task {
        id: ids.next(it),
        text: it.text("text"),
    })
}

const PARTS: [(&str, RealityPart); 3] = [
    ("love", RealityPart::Love),
    ("miss", RealityPart::Miss),
    ("challenge", RealityPart::Challenge),
];

/// The role's levels in traits, at most one per trait.
fn fit(fields: &mut Fields) -> Vec<Leaning> {
    let traits: Vec<_> = Trait::in_content()
        .iter()
        .map(|of| (of.slug(), *of))
        .collect();
    let mut seen: Vec<Trait> = vec![];
    fields.tables_if_any("fit", |it| {
        let of = it.choice("trait", &traits);
        if seen.contains(&of) {
            let message = format!(
                "‘{}’ has a level above in this file; expected one level per trait",
                of.slug()
            );
            it.report("trait", message);
        }
        seen.push(of);
        let (level, other) = it.numbers("level", &(-2..=2));
        if level == 0 || level != other {
            it.report(
                "level",
                "expected one of -2, -1, 1 and 2; leave out the table where the source says nothing",
            );
        }
        let from = it.text("from");
        let line = from.split_once(' ').and_then(|(part, number)| {
            let (_, part) = PARTS.into_iter().find(|(name, _)| *name == part)?;
            Some((part, number.parse().ok()?))
        });
        if line.is_none() && !from.is_empty() {
            it.report(
                "from",
                format!("expected a line of the reality check, such as ‘miss 2’, found ‘{from}’"),
            );
        }
        let (part, number) = line.unwrap_or((RealityPart::Love, 1));
        Leaning {
            of,
            level: i8::try_from(level).unwrap_or_default(),
            part,
            number,
        }
    })
}
