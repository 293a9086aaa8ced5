//! A pathway as fields, each of which two tabs can edit without knowing of the other, and back.
//!
//! | field | text |
//! | --- | --- |
//! | `role`, `code`, `line`, `summary`, `demand` | as they are |
//! | `from` | the pathway that it was copied from |
//! | `months`, `timeline` | `6` or `6-9` |
//! | `difficulty` | `easy`, `moderate` or `hard` |
//! | `pay` | a line each: `-30 -50`, or `60 +` for “or more”, then `around`, `50-60 70-80` and a remark, with `\|` between |
//! | `overview`, `love`, `miss`, `challenges` | a line each |
//! | `questions` | a line for a question, a line for its answer |
//! | `step/ID/title`, `step/ID/weeks` | a step |
//! | `task/ID/text`, `task/ID/url`, `task/ID/in` | a task of the step `ID`, or an action: `@week`, `@month`, `@quarter` |
//! | `resource/STEP/ID` | the name, and on a second line the address |
//! | `skill/ID/name`, `…/priority`, `…/weeks`, `…/how`, `…/tasks` | a skill to learn |
//! | `strength/ID/name`, `strength/ID/how` | a skill that is brought |
//! | `fit/TRAIT` | the level and its line: `2 love 1` |
//! | `same/ID` | entries of other pathways that ask for the same work |
//! | `order/…` | the ids of a list, in order. What isn't in it stands at its end |

use std::collections::BTreeSet;
use std::fmt::Write;

use super::entries::gather;
use super::entries::own::Fields;
use crate::domain::id::{ItemId, PathwayId, to_slug};
use crate::domain::pathway::figure::{Months, Place, Range, Stated, Weeks};
use crate::domain::pathway::leaning::{Leaning, RealityPart, Trait};
use crate::domain::pathway::limits::{LINES, MAX_MONTHS, MAX_WEEKS};
use crate::domain::pathway::pay::{PayAmounts, PayChange, PayClaim};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{
    Actions, Difficulty, Pathway, Priority, Question, Reality, Resource, Skill, Step, Strength,
    Task, When,
};

/// Entries of a pathway, each with one of another that asks for the same work.
pub type SameWork = Vec<(ItemId, ItemId)>;

const DIFFICULTIES: [(&str, Difficulty); 3] = [
    ("easy", Difficulty::Easy),
    ("moderate", Difficulty::Moderate),
    ("hard", Difficulty::Hard),
];
const PRIORITIES: [(&str, Priority); 3] = [
    ("critical", Priority::Critical),
    ("important", Priority::Important),
    ("nice", Priority::NiceToHave),
];
const PARTS: [(&str, RealityPart); 3] = [
    ("love", RealityPart::Love),
    ("miss", RealityPart::Miss),
    ("challenge", RealityPart::Challenge),
];

/// The name of the list that the actions of a period are in.
pub fn list_of_actions(when: When) -> &'static str {
    match when {
        When::ThisWeek => "@week",
        When::ThisMonth => "@month",
        When::Next90Days => "@quarter",
    }
}

/// A line break within an entry of a list whose entries stand on a line each.
const LINE_BREAK: char = '\u{2028}';

/// Texts as a list, a line each.
fn to_lines<T: AsRef<str>>(texts: &[T]) -> String {
    let lines = texts
        .iter()
        .map(|text| text.as_ref().replace('\n', "\u{2028}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The fields of a pathway. The places of figures in a source aren't among them.
pub fn fields_of(pathway: &Pathway, same_work: &[(ItemId, ItemId)]) -> Fields {
    let mut fields = Writer::default();
    fields.set("role", &pathway.role);
    fields.set("code", &pathway.code);
    fields.set("line", &pathway.line.to_string());
    let from = pathway.copied_from.as_ref();
    fields.set("from", from.map_or("", PathwayId::as_str));
    fields.set("summary", &pathway.summary);
    fields.set("demand", pathway.demand.value().map_or("", String::as_str));
    let months = |stated: &Stated<Months>| stated.value().map(|Months(range)| range_text(*range));
    fields.set("months", &months(&pathway.title_months).unwrap_or_default());
    fields.set("timeline", &months(&pathway.timeline).unwrap_or_default());
    fields.set("difficulty", word(&pathway.difficulty, &DIFFICULTIES));
    let pay = pathway.pay.iter().map(pay_text);
    fields.set("pay", &to_lines(&pay.collect::<Vec<_>>()));
    fields.set("overview", &to_lines(&pathway.overview));
    for (name, part) in PARTS {
        fields.set(
            list_of_reality(name),
            &to_lines(pathway.reality.lines(part)),
        );
    }
    let questions = pathway.questions.iter();
    let questions = questions.map(|it| to_lines(&[&it.question, &it.answer]));
    fields.set("questions", &questions.collect::<Vec<_>>().join("\n"));
    for leaning in &pathway.fit {
        let (part, _) = PARTS[PARTS
            .iter()
            .position(|it| it.1 == leaning.part)
            .unwrap_or_default()];
        let text = format!("{} {part} {}", leaning.level, leaning.number);
        fields.set(&format!("fit/{}", leaning.of.slug()), &text);
    }
    for strength in &pathway.bring {
        let id = strength.id.local();
        fields.set(&format!("strength/{id}/name"), &strength.name);
        fields.set(&format!("strength/{id}/how"), &strength.how);
    }
    fields.order("strengths", pathway.bring.iter().map(|it| it.id.local()));
    for skill in &pathway.learn {
        fields.skill(skill);
    }
    fields.order("skills", pathway.learn.iter().map(|it| it.id.local()));
    for step in &pathway.steps {
        fields.step(step);
    }
    fields.order("steps", pathway.steps.iter().map(|it| it.id.local()));
    for when in When::ALL {
        fields.tasks(list_of_actions(when), pathway.actions.due(when));
    }
    for (ours, theirs) in same_work {
        let name = format!("same/{}", ours.local());
        let known = fields
            .0
            .get(&name)
            .map_or(String::new(), |known| format!("{known} "));
        fields.set(&name, &format!("{known}{theirs}"));
    }
    fields.0
}

#[derive(Default)]
struct Writer(Fields);

impl Writer {
    fn set(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.0.insert(name.to_owned(), text.to_owned());
        }
    }

    fn order<'a>(&mut self, list: &str, ids: impl Iterator<Item = &'a str>) {
        let ids: Vec<_> = ids.collect();
        self.set(&format!("order/{list}"), &ids.join(" "));
    }

    fn skill(&mut self, skill: &Skill) {
        let id = skill.id.local();
        let tasks: Vec<_> = skill.tasks.iter().map(ItemId::local).collect();
        let weeks = skill.weeks.value().map(|Weeks(range)| range_text(*range));
        for (part, text) in [
            ("name", skill.name.as_str()),
            ("priority", word(&skill.priority, &PRIORITIES)),
            ("weeks", weeks.as_deref().unwrap_or_default()),
            ("how", &skill.how),
            ("tasks", &tasks.join(" ")),
        ] {
            self.set(&format!("skill/{id}/{part}"), text);
        }
    }

    fn step(&mut self, step: &Step) {
        let id = step.id.local();
        let weeks = step.weeks.value().map(|Weeks(range)| range_text(*range));
        self.set(&format!("step/{id}/title"), &step.title);
        self.set(&format!("step/{id}/weeks"), &weeks.unwrap_or_default());
        self.tasks(id, &step.tasks);
        let ids = resource_ids(&step.resources);
        for (local, resource) in ids.iter().zip(&step.resources) {
            self.set(&format!("resource/{id}/{local}"), &resource_text(resource));
        }
        self.order(&format!("resources/{id}"), ids.iter().map(String::as_str));
    }

    fn tasks(&mut self, list: &str, tasks: &[Task]) {
        for task in tasks {
            let id = task.id.local();
            self.set(&format!("task/{id}/text"), &task.text);
            self.set(&format!("task/{id}/in"), list);
            let url = task.url.as_ref();
            self.set(
                &format!("task/{id}/url"),
                url.map_or("", WebAddress::as_str),
            );
        }
        self.order(
            &format!("tasks/{list}"),
            tasks.iter().map(|task| task.id.local()),
        );
    }
}

/// The ids of the resources of a step, made of their names.
pub fn resource_ids(resources: &[Resource]) -> Vec<String> {
    let mut ids: Vec<String> = vec![];
    for resource in resources {
        let id = to_slug(&resource.name, "resource", |id| {
            ids.iter().any(|known| known == id)
        });
        ids.push(id);
    }
    ids
}

/// A resource as the text of a field.
pub fn resource_text(resource: &Resource) -> String {
    match &resource.url {
        Some(url) => format!("{}\n{url}", resource.name),
        None => resource.name.clone(),
    }
}

fn list_of_reality(part: &str) -> &str {
    match part {
        "challenge" => "challenges",
        part => part,
    }
}

fn word<T: PartialEq>(stated: &Stated<T>, words: &[(&'static str, T)]) -> &'static str {
    let known = stated.value();
    let known = known.and_then(|value| words.iter().find(|(_, of)| of == value));
    known.map_or("", |(word, _)| word)
}

fn range_text(range: Range) -> String {
    match (range.low(), range.high()) {
        (low, high) if low == high => low.to_string(),
        (low, high) => format!("{low}-{high}"),
    }
}

/// Reads `6` or `6-9`, from 1 to `max`.
pub fn parse_range(text: &str, max: u16) -> Option<Range> {
    let (low, high) = text.split_once(['-', '–']).unwrap_or((text, text));
    let (low, high) = (low.trim().parse().ok()?, high.trim().parse().ok()?);
    (low >= 1 && high <= max)
        .then(|| Range::new(low, high))
        .flatten()
}

fn pay_text(claim: &PayClaim) -> String {
    let change = claim.change;
    let mut text = change.from.to_string();
    let _ = match change.to {
        Some(to) => write!(text, " {to}"),
        None => write!(text, " +"),
    };
    let around = if change.around { "around" } else { "" };
    let amounts = claim.amounts.map(|amounts| {
        format!(
            "{} {}",
            range_text(amounts.before),
            range_text(amounts.after)
        )
    });
    let remark = claim.remark.as_deref().unwrap_or_default();
    format!("{text}|{around}|{}|{remark}", amounts.unwrap_or_default())
}

fn pay_of(line: &str) -> Option<PayClaim> {
    let mut parts = line.splitn(4, '|');
    let (from, to) = parts.next()?.split_once(' ')?;
    let to = if to == "+" {
        None
    } else {
        Some(to.parse().ok()?)
    };
    let around = parts.next() == Some("around");
    let amounts = parts.next().unwrap_or_default().split_once(' ');
    let amounts = amounts.and_then(|(before, after)| {
        let (before, after) = (
            parse_range(before, u16::MAX)?,
            parse_range(after, u16::MAX)?,
        );
        Some(PayAmounts { before, after })
    });
    let remark = parts.next().filter(|remark| !remark.is_empty());
    Some(PayClaim {
        place: Place::Header,
        change: PayChange {
            from: from.parse().ok()?,
            to,
            around,
        },
        remark: remark.map(str::to_owned),
        amounts,
    })
}

/// The pathway that these fields stand for, and what is the same work elsewhere; `None` where there is nothing
/// of it. Fields that can't be read count as not stated.
pub fn pathway_of(id: &PathwayId, fields: &Fields) -> Option<(Pathway, SameWork)> {
    let read = Reader { id, fields };
    let role = read.text("role");
    if role.is_empty() {
        return None;
    }
    let stated = |place, value| value_at(place, value);
    let months = |name| {
        let range = parse_range(read.text(name), MAX_MONTHS);
        range.map(Months)
    };
    let demand = Some(read.text("demand")).filter(|text| !text.is_empty());
    let mut pathway = Pathway {
        id: id.clone(),
        role: role.to_owned(),
        code: read.text("code").to_owned(),
        line: read
            .text("line")
            .parse()
            .ok()
            .filter(|line| (1..=LINES).contains(line))
            .unwrap_or(1),
        source: None,
        copied_from: PathwayId::new(read.text("from")),
        summary: read.text("summary").to_owned(),
        title_months: match months("months") {
            Some(months) => Stated::At(Place::Title, months),
            None => Stated::NotStated,
        },
        difficulty: stated_word(Place::Header, read.text("difficulty"), &DIFFICULTIES),
        timeline: match months("timeline") {
            Some(months) => Stated::At(Place::Header, months),
            None => Stated::NotStated,
        },
        pay: read
            .lines("pay")
            .iter()
            .filter_map(|line| pay_of(line))
            .collect(),
        demand: stated(Place::Header, demand.map(str::to_owned)),
        overview: read.lines("overview"),
        bring: read.strengths(),
        learn: read.skills(),
        steps: read.steps(),
        reality: Reality {
            love: read.lines("love"),
            miss: read.lines("miss"),
            challenges: read.lines("challenges"),
        },
        fit: read.fit(),
        actions: Actions {
            week: read.tasks(list_of_actions(When::ThisWeek)),
            month: read.tasks(list_of_actions(When::ThisMonth)),
            quarter: read.tasks(list_of_actions(When::Next90Days)),
        },
        questions: read.questions(),
    };
    // A task that was removed teaches nothing any more.
    let steps = pathway.steps.iter().flat_map(|step| &step.tasks);
    let tasks: BTreeSet<_> = gather(steps.map(|task| task.id.clone()));
    for skill in &mut pathway.learn {
        skill.tasks.retain(|task| tasks.contains(task));
    }
    Some((pathway, read.same_work()))
}

fn value_at<T>(place: Place, value: Option<T>) -> Stated<T> {
    value.map_or(Stated::NotStated, |value| Stated::At(place, value))
}

fn stated_word<T: Copy>(place: Place, text: &str, words: &[(&str, T)]) -> Stated<T> {
    let known = words.iter().find(|(word, _)| *word == text);
    value_at(place, known.map(|(_, value)| *value))
}

/// Reads the fields of one pathway. What it borrows lives as long as the fields.
pub struct Reader<'a> {
    /// The pathway.
    pub id: &'a PathwayId,
    /// Its fields.
    pub fields: &'a Fields,
}

impl<'a> Reader<'a> {
    /// The text of a field; empty where there is none.
    pub fn text(&self, name: &str) -> &'a str {
        self.fields.get(name).map_or("", String::as_str)
    }

    fn lines(&self, name: &str) -> Vec<String> {
        let lines = self.text(name).split('\n').filter(|line| !line.is_empty());
        lines.map(|line| line.replace(LINE_BREAK, "\n")).collect()
    }

    /// The ids of the steps.
    pub fn step_ids(&self) -> Vec<&'a str> {
        self.ids("step", "title", "steps")
    }

    /// The ids of the skills to learn.
    pub fn skill_ids(&self) -> Vec<&'a str> {
        self.ids("skill", "name", "skills")
    }

    /// The ids of the skills that are brought.
    pub fn strength_ids(&self) -> Vec<&'a str> {
        self.ids("strength", "name", "strengths")
    }

    /// The ids of the tasks of a step, or of the actions of a period.
    pub fn task_ids(&self, list: &str) -> Vec<&'a str> {
        let ids = self.ids("task", "text", &format!("tasks/{list}"));
        let here = ids
            .into_iter()
            .filter(|id| self.text(&format!("task/{id}/in")) == list);
        here.collect()
    }

    /// The ids of the resources of a step.
    pub fn resource_ids(&self, step: &str) -> Vec<&'a str> {
        let prefix = format!("resource/{step}/");
        let named = self.fields.range(prefix.clone()..);
        let named = named.map_while(|(name, text)| Some((name.strip_prefix(&prefix)?, text)));
        let named = named.filter(|(_, text)| !text.is_empty()).map(|(id, _)| id);
        self.ordered(gather(named), &format!("resources/{step}"))
    }

    /// Whether anything of the pathway has this id.
    pub fn has_id(&self, local: &str) -> bool {
        ["step", "task", "skill", "strength"].iter().any(|kind| {
            let prefix = format!("{kind}/{local}/");
            let next = self.fields.range(prefix.clone()..).next();
            next.is_some_and(|(name, _)| name.starts_with(&prefix))
        })
    }

    /// The ids that have a field of this kind and name, as the list of this name orders them.
    fn ids(&self, kind: &str, part: &str, list: &str) -> Vec<&'a str> {
        let prefix = format!("{kind}/");
        let named = self
            .fields
            .range(prefix.clone()..)
            .map_while(|(name, text)| Some((name.strip_prefix(&prefix)?, text)));
        let named = named.filter_map(|(name, text)| {
            let (id, of) = name.split_once('/')?;
            (of == part && !text.is_empty() && self.id.item(id).is_some()).then_some(id)
        });
        self.ordered(gather(named), list)
    }

    fn ordered(&self, mut ids: BTreeSet<&'a str>, list: &str) -> Vec<&'a str> {
        let listed = self.text(&format!("order/{list}")).split(' ');
        let mut ordered: Vec<_> = listed.filter(|id| ids.remove(id)).collect();
        ordered.extend(ids);
        ordered
    }

    fn item(&self, local: &str) -> Option<ItemId> {
        self.id.item(local)
    }

    fn strengths(&self) -> Vec<Strength> {
        let ids = self.strength_ids().into_iter();
        let strength = |id| {
            Some(Strength {
                id: self.item(id)?,
                name: self.text(&format!("strength/{id}/name")).to_owned(),
                how: self.text(&format!("strength/{id}/how")).to_owned(),
            })
        };
        ids.filter_map(strength).collect()
    }

    fn skills(&self) -> Vec<Skill> {
        let ids = self.skill_ids().into_iter();
        let skill = |id: &'a str| {
            let part = |part: &str| self.text(&format!("skill/{id}/{part}"));
            let weeks = parse_range(part("weeks"), MAX_WEEKS).map(Weeks);
            let tasks = part("tasks").split(' ').filter(|task| !task.is_empty());
            Some(Skill {
                id: self.item(id)?,
                name: part("name").to_owned(),
                priority: stated_word(Place::Skills, part("priority"), &PRIORITIES),
                weeks: value_at(Place::Skills, weeks),
                how: part("how").to_owned(),
                tasks: tasks.filter_map(|task| self.item(task)).collect(),
            })
        };
        ids.filter_map(skill).collect()
    }

    fn steps(&self) -> Vec<Step> {
        let ids = self.step_ids().into_iter();
        let step = |id| {
            let weeks = parse_range(self.text(&format!("step/{id}/weeks")), MAX_WEEKS);
            Some(Step {
                id: self.item(id)?,
                title: self.text(&format!("step/{id}/title")).to_owned(),
                weeks: value_at(Place::Roadmap, weeks.map(Weeks)),
                tasks: self.tasks(id),
                resources: self.resources(id),
            })
        };
        ids.filter_map(step).collect()
    }

    /// The tasks of a step, or the actions of a period.
    pub fn tasks(&self, list: &str) -> Vec<Task> {
        let here = self.task_ids(list).into_iter();
        let task = |id| {
            Some(Task {
                id: self.item(id)?,
                text: self.text(&format!("task/{id}/text")).to_owned(),
                url: WebAddress::parse(self.text(&format!("task/{id}/url"))),
            })
        };
        here.filter_map(task).collect()
    }

    fn resources(&self, step: &str) -> Vec<Resource> {
        let ids = self.resource_ids(step);
        let resource = |id| resource_of(self.text(&format!("resource/{step}/{id}")));
        ids.into_iter().filter_map(resource).collect()
    }

    fn questions(&self) -> Vec<Question> {
        let lines = self.lines("questions");
        let (pairs, _) = lines.as_chunks();
        let pairs = pairs.iter().map(|[question, answer]| Question {
            question: question.clone(),
            answer: answer.clone(),
        });
        pairs.collect()
    }

    fn fit(&self) -> Vec<Leaning> {
        let leaning = |of: &Trait| {
            let mut words = self.text(&format!("fit/{}", of.slug())).split(' ');
            let level = words.next()?.parse().ok()?;
            let part = words.next()?;
            let (_, part) = *PARTS.iter().find(|(name, _)| *name == part)?;
            let number = words.next()?.parse().ok()?;
            Some(Leaning {
                of: *of,
                level,
                part,
                number,
            })
        };
        Trait::in_content().iter().filter_map(leaning).collect()
    }

    fn same_work(&self) -> SameWork {
        let prefix = "same/".to_owned();
        let named = self.fields.range(prefix.clone()..);
        let named = named.map_while(|(name, text)| Some((name.strip_prefix(&prefix)?, text)));
        let pairs = named.flat_map(|(local, text)| {
            let others = text.split(' ').filter_map(ItemId::new);
            others.filter_map(move |other| Some((self.item(local)?, other)))
        });
        pairs.collect()
    }
}

/// Reads what [`resource_text`] wrote; `None` where it has no name.
pub fn resource_of(text: &str) -> Option<Resource> {
    let (name, url) = text.split_once('\n').unwrap_or((text, ""));
    (!name.is_empty()).then(|| Resource {
        name: name.to_owned(),
        url: WebAddress::parse(url),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::format::{PathwayFile, Syntax, arbitrary, read_pathway};

    /// The fields of a pathway that was brought in, as the form has them.
    fn fields() -> impl Strategy<Value = (PathwayId, Fields)> {
        arbitrary::pathway_file().prop_map(|file| {
            let id = file.pathway.id.to_own();
            (id, fields_of(&file.pathway, &file.same_work))
        })
    }

    proptest! {
        #[test]
        fn a_pathway_is_its_fields((id, fields) in fields()) {
            let (pathway, same_work) = pathway_of(&id, &fields).unwrap();
            prop_assert_eq!(fields_of(&pathway, &same_work), fields);
        }

        #[test]
        fn what_is_saved_as_a_file_is_read_back_equal((id, fields) in fields()) {
            let (pathway, same_work) = pathway_of(&id, &fields).unwrap();
            let file = PathwayFile { pathway, same_work };
            for (text, syntax) in [(file.to_json(), Syntax::Json), (file.to_toml(), Syntax::Toml)] {
                let read = read_pathway(&text, syntax).unwrap();
                let mut pathway = read.pathway;
                // Its colour and shape are chosen where it is brought in.
                pathway.line = file.pathway.line;
                prop_assert_eq!(fields_of(&pathway, &read.same_work), fields.clone());
            }
        }

        #[test]
        fn any_fields_make_a_pathway_or_none(names in prop::collection::btree_map(
            "(role|line|pay|months|(step|task|skill|strength|resource|fit|same|order)/[a-c-]{1,3}(/(title|weeks|text|in|url|name|priority|tasks|[a-c]))?)",
            "(.|\n|[0-9-]|a b|\\|){0,12}", 0..12,
        )) {
            let id = PathwayId::new("my-role").unwrap();
            if let Some((pathway, same_work)) = pathway_of(&id, &names) {
                let again = fields_of(&pathway, &same_work);
                let (pathway_again, _) = pathway_of(&id, &again).unwrap();
                prop_assert_eq!(pathway_again, pathway);
            }
        }
    }

    #[test]
    fn a_task_that_was_removed_teaches_nothing_any_more() {
        let id = PathwayId::new("my-role").unwrap();
        let fields = [
            ("role", "Role"),
            ("step/a/title", "A"),
            ("task/kept/text", "Kept"),
            ("task/kept/in", "a"),
            ("skill/s/name", "S"),
            ("skill/s/tasks", "gone kept"),
        ];
        let fields = fields
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        let (pathway, _) = pathway_of(&id, &fields).unwrap();
        let tasks: Vec<_> = pathway.learn[0].tasks.iter().map(ItemId::local).collect();
        assert_eq!(tasks, ["kept"]);
    }
}
