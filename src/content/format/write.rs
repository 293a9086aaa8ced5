//! Writes pathways in the format, in the order of README.md. What isn't stated is written as such or left out,
//! and is read back the same.

use super::figures::{NOT_STATED, PLACES};
use super::parts::PARTS;
use super::pathway::{DIFFICULTIES, FORMAT, PRIORITIES, PathwayFile};
use super::print::{Node, json, toml};
use crate::domain::catalogue::{SharedSkill, Work};
use crate::domain::id::ItemId;
use crate::domain::pathway::figure::{Months, Place, Range, Stated, Weeks};
use crate::domain::pathway::leaning::Leaning;
use crate::domain::pathway::pay::PayClaim;
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Actions, Pathway, Reality, Resource, Skill, Step, Task};

/// Writes a pathway as JSON. The same pathway always makes the same text.
pub fn to_json(pathway: &Pathway) -> String {
    json(&node(pathway, &[]))
}

/// Writes a pathway as TOML. The same pathway always makes the same text.
pub fn to_toml(pathway: &Pathway) -> String {
    toml(&node(pathway, &[]))
}

impl PathwayFile {
    /// Writes the pathway, and the work that it shares, as JSON.
    pub fn to_json(&self) -> String {
        json(&node(&self.pathway, &self.same_work))
    }

    /// Writes the pathway, and the work that it shares, as TOML.
    pub fn to_toml(&self) -> String {
        toml(&node(&self.pathway, &self.same_work))
    }
}

/// Writes pathways and what they share as one JSON file.
pub fn collection_to_json<'a>(
    pathways: impl IntoIterator<Item = &'a Pathway>,
    skills: &[SharedSkill],
    works: &[Work],
) -> String {
    let shared = |id: &str, name: &str, entries: &[ItemId]| {
        let entries = entries.iter().map(|entry| text(entry.as_str()));
        table([
            ("id", text(id)),
            ("name", text(name)),
            ("entries", list(entries)),
        ])
    };
    let pathways = pathways.into_iter().map(|pathway| node(pathway, &[]));
    json(&table([
        ("format", Node::Number(FORMAT)),
        ("pathways", list(pathways).even_if_empty()),
        (
            "skills",
            list(
                skills
                    .iter()
                    .map(|it| shared(&it.id, &it.name, &it.entries)),
            ),
        ),
        (
            "work",
            list(works.iter().map(|it| shared(&it.id, &it.name, &it.items))),
        ),
    ]))
}

fn node(pathway: &Pathway, same_work: &[(ItemId, ItemId)]) -> Node {
    let stated = |value: Option<Node>| value.unwrap_or_else(|| text(NOT_STATED));
    let source = pathway.source.as_ref();
    table([
        ("format", Node::Number(FORMAT)),
        ("id", text(pathway.id.as_str())),
        ("role", text(&pathway.role)),
        ("code", text(&pathway.code)),
        (
            "copied_from",
            text(pathway.copied_from.as_ref().map_or("", |id| id.as_str())),
        ),
        ("summary", text(&pathway.summary)),
        (
            "title_months",
            stated(pathway.title_months.value().map(|months| range(months.0))),
        ),
        (
            "difficulty",
            figure(&pathway.difficulty, "is", |it| {
                text(word(&DIFFICULTIES, *it))
            }),
        ),
        (
            "timeline",
            figure(&pathway.timeline, "months", |Months(months)| range(*months)),
        ),
        ("demand", figure(&pathway.demand, "text", |it| text(it))),
        ("overview", texts(&pathway.overview)),
        (
            "source",
            source.map_or(Node::Nothing, |source| {
                table([
                    ("document", Node::Number(source.document.into())),
                    ("about", text(&source.about)),
                ])
            }),
        ),
        ("pay", list(pathway.pay.iter().map(pay))),
        (
            "bring",
            list(pathway.bring.iter().map(|it| {
                table([
                    ("id", local(&it.id)),
                    ("name", text(&it.name)),
                    ("how", text(&it.how)),
                ])
            })),
        ),
        ("learn", list(pathway.learn.iter().map(skill))),
        (
            "steps",
            list(pathway.steps.iter().map(step)).even_if_empty(),
        ),
        ("reality", reality(&pathway.reality)),
        ("fit", list(pathway.fit.iter().map(leaning))),
        ("actions", actions(&pathway.actions)),
        (
            "questions",
            list(pathway.questions.iter().map(|it| {
                table([
                    ("question", text(&it.question)),
                    ("answer", text(&it.answer)),
                ])
            })),
        ),
        (
            "same_work",
            list(same_work.iter().map(|(ours, theirs)| {
                table([("task", local(ours)), ("as", text(theirs.as_str()))])
            })),
        ),
    ])
}

/// Nothing where the text is empty.
fn text(text: &str) -> Node {
    if text.is_empty() {
        Node::Nothing
    } else {
        Node::Text(text.to_owned())
    }
}

/// Nothing where the list is empty.
fn list(values: impl Iterator<Item = Node>) -> Node {
    let values: Vec<_> = values.collect();
    if values.is_empty() {
        Node::Nothing
    } else {
        Node::List(values)
    }
}

fn table<const N: usize>(fields: [(&'static str, Node); N]) -> Node {
    let fields = fields
        .into_iter()
        .filter(|(_, value)| !matches!(value, Node::Nothing));
    Node::Table(fields.collect())
}

fn texts(texts: &[String]) -> Node {
    list(texts.iter().map(|it| text(it)))
}

fn local(id: &ItemId) -> Node {
    text(id.local())
}

fn range(range: Range) -> Node {
    let (low, high) = (range.low().into(), range.high().into());
    if low == high {
        Node::Number(low)
    } else {
        Node::List(vec![Node::Number(low), Node::Number(high)])
    }
}

fn word<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words
        .iter()
        .find(|(_, it)| *it == value)
        .map_or("", |(word, _)| word)
}

fn place(place: Place) -> Node {
    text(word(&PLACES, place))
}

fn figure<T>(stated: &Stated<T>, key: &'static str, value: impl FnOnce(&T) -> Node) -> Node {
    match stated {
        Stated::At(at, it) => table([(key, value(it)), ("at", place(*at))]),
        Stated::NotStated => text(NOT_STATED),
    }
}

fn flag(flag: bool) -> Node {
    if flag { Node::True } else { Node::Nothing }
}

fn pay(claim: &PayClaim) -> Node {
    let change = claim.change;
    let from = Node::Number(change.from.into());
    let amount = |amount: Option<Range>| amount.map_or(Node::Nothing, range);
    table([
        ("at", place(claim.place)),
        (
            "change",
            match change.to {
                Some(to) if to != change.from => Node::List(vec![from, Node::Number(to.into())]),
                _ => from,
            },
        ),
        ("around", flag(change.around)),
        ("or_more", flag(change.to.is_none())),
        ("before", amount(claim.amounts.map(|it| it.before))),
        ("after", amount(claim.amounts.map(|it| it.after))),
        ("remark", text(claim.remark.as_deref().unwrap_or_default())),
    ])
}

fn weeks(weeks: &Stated<Weeks>) -> Node {
    weeks
        .value()
        .map_or_else(|| text(NOT_STATED), |weeks| range(weeks.0))
}

fn skill(skill: &Skill) -> Node {
    let priority = skill.priority.value();
    table([
        ("id", local(&skill.id)),
        ("name", text(&skill.name)),
        (
            "priority",
            text(priority.map_or(NOT_STATED, |it| word(&PRIORITIES, *it))),
        ),
        ("weeks", weeks(&skill.weeks)),
        ("how", text(&skill.how)),
        ("tasks", list(skill.tasks.iter().map(local)).even_if_empty()),
    ])
}

fn step(step: &Step) -> Node {
    table([
        ("id", local(&step.id)),
        ("title", text(&step.title)),
        ("weeks", weeks(&step.weeks)),
        ("tasks", tasks(&step.tasks)),
        (
            "resources",
            list(step.resources.iter().map(resource)).even_if_empty(),
        ),
    ])
}

fn address(address: Option<&WebAddress>) -> Node {
    text(address.map_or("", WebAddress::as_str))
}

fn resource(resource: &Resource) -> Node {
    match &resource.url {
        None => text(&resource.name),
        url => table([
            ("name", text(&resource.name)),
            ("url", address(url.as_ref())),
        ]),
    }
}

fn tasks(tasks: &[Task]) -> Node {
    let task = |task: &Task| {
        table([
            ("id", local(&task.id)),
            ("text", text(&task.text)),
            ("url", address(task.url.as_ref())),
        ])
    };
    list(tasks.iter().map(task)).even_if_empty()
}

fn reality(reality: &Reality) -> Node {
    if reality.is_empty() {
        return Node::Nothing;
    }
    let lines = |lines: &[String]| texts(lines).even_if_empty();
    table([
        ("love", lines(&reality.love)),
        ("miss", lines(&reality.miss)),
        ("challenges", lines(&reality.challenges)),
    ])
}

fn actions(actions: &Actions) -> Node {
    if actions.week.is_empty() && actions.month.is_empty() && actions.quarter.is_empty() {
        return Node::Nothing;
    }
    table([
        ("week", tasks(&actions.week)),
        ("month", tasks(&actions.month)),
        ("quarter", tasks(&actions.quarter)),
    ])
}

fn leaning(leaning: &Leaning) -> Node {
    table([
        ("trait", text(leaning.of.slug())),
        ("level", Node::Number(leaning.level.into())),
        (
            "from",
            text(&format!(
                "{} {}",
                word(&PARTS, leaning.part),
                leaning.number
            )),
        ),
    ])
}
