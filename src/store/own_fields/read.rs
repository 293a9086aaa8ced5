//! Reading a pathway from its fields.

use super::texts::{
    DIFFICULTIES, LINE_BREAK, PARTS, PRIORITIES, list_of_actions, parse_range, pay_of, resource_of,
};
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::figure::{Months, Place, Stated, Weeks};
use crate::domain::pathway::leaning::{Leaning, Trait};
use crate::domain::pathway::limits::{LINES, MAX_MONTHS, MAX_WEEKS};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{
    Actions, Pathway, Question, Reality, Resource, Skill, Step, Strength, Task, When,
};
use crate::domain::sorted_map::SortedSet;
use crate::store::entries::own::Fields;

/// Entries of a pathway, each with one of another that asks for the same work.
pub type SameWork = Vec<(ItemId, ItemId)>;

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
    let tasks: SortedSet<_> = steps.map(|task| task.id.clone()).collect();
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
        let named = self.fields.starting_at(&*prefix);
        let named = named.map_while(|(name, text)| Some((name.strip_prefix(&prefix)?, text)));
        let named = named.filter(|(_, text)| !text.is_empty()).map(|(id, _)| id);
        self.ordered(named.collect(), &format!("resources/{step}"))
    }

    /// Whether anything of the pathway has this id.
    pub fn has_id(&self, local: &str) -> bool {
        ["step", "task", "skill", "strength"].iter().any(|kind| {
            let prefix = format!("{kind}/{local}/");
            let next = self.fields.starting_at(&*prefix).next();
            next.is_some_and(|(name, _)| name.starts_with(&prefix))
        })
    }

    /// The ids that have a field of this kind and name, as the list of this name orders them.
    fn ids(&self, kind: &str, part: &str, list: &str) -> Vec<&'a str> {
        let prefix = format!("{kind}/");
        let named = self
            .fields
            .starting_at(&*prefix)
            .map_while(|(name, text)| Some((name.strip_prefix(&prefix)?, text)));
        let named = named.filter_map(|(name, text)| {
            let (id, of) = name.split_once('/')?;
            (of == part && !text.is_empty() && self.id.item(id).is_some()).then_some(id)
        });
        self.ordered(named.collect(), list)
    }

    fn ordered(&self, mut ids: SortedSet<&'a str>, list: &str) -> Vec<&'a str> {
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
        let named = self.fields.starting_at(&*prefix);
        let named = named.map_while(|(name, text)| Some((name.strip_prefix(&prefix)?, text)));
        let pairs = named.flat_map(|(local, text)| {
            let others = text.split(' ').filter_map(ItemId::new);
            others.filter_map(move |other| Some((self.item(local)?, other)))
        });
        pairs.collect()
    }
}
