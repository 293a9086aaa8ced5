//! Writing a pathway as fields.

use super::texts::{
    DIFFICULTIES, PARTS, PRIORITIES, list_of_actions, list_of_reality, pay_text, range_text,
    resource_ids, resource_text, to_lines,
};
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::figure::{Months, Stated, Weeks};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Pathway, Skill, Step, Task, When};
use crate::store::entries::own::Fields;

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

fn word<T: PartialEq>(stated: &Stated<T>, words: &[(&'static str, T)]) -> &'static str {
    let known = stated.value();
    let known = known.and_then(|value| words.iter().find(|(_, of)| of == value));
    known.map_or("", |(word, _)| word)
}
