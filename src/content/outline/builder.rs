//! Collects what a reader finds, within the limits of a pathway.

use std::collections::BTreeSet;

use super::outcome::{Outline, Refusal, UnusedLine, refuse};
use crate::domain::id::{ItemId, PathwayId, to_slug};
use crate::domain::pathway::figure::{Place, Range, Stated, Weeks};
use crate::domain::pathway::limits::{
    MAX_NAME, MAX_PARAGRAPHS, MAX_RESOURCES, MAX_SKILLS, MAX_STEPS, MAX_TASKS, MAX_TEXT,
};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{
    Pathway, Priority, Question, Resource, Skill, Step, Strength, Task, When,
};
use crate::domain::plain_text::{is_visible, to_line};

/// The most characters of a line that is named as unused.
const MAX_UNUSED_TEXT: usize = 120;
/// The most lines that are named as unused. The last one tells how many more there are.
const MAX_UNUSED: usize = 200;

/// A pathway in the making.
pub(super) struct Builder {
    pub(super) pathway: Pathway,
    taken: BTreeSet<String>,
    tasks: usize,
    unused: Vec<UnusedLine>,
    /// The number of unused lines that aren't named, and the first of them.
    more_unused: (usize, usize),
}

impl Builder {
    pub(super) fn new() -> Self {
        Self {
            pathway: Pathway::named(""),
            taken: BTreeSet::new(),
            tasks: 0,
            unused: vec![],
            more_unused: (0, 0),
        }
    }

    /// Names a line as unused.
    pub(super) fn skip(&mut self, line: usize, text: &str, why: impl Into<String>) {
        if !is_visible(text) {
            return;
        }
        if self.unused.len() >= MAX_UNUSED {
            let (count, first) = self.more_unused;
            self.more_unused = (count + 1, if count == 0 { line } else { first });
            return;
        }
        let why = why.into();
        self.unused.push(UnusedLine {
            line,
            text: shorten(text),
            why: (!why.is_empty()).then_some(why),
        });
    }

    /// A text on one line, cut to its limit; `None` where nothing of it can be seen.
    fn line(&mut self, line: usize, text: &str, max: usize) -> Option<String> {
        let whole = to_line(text);
        let Some((end, _)) = whole.char_indices().nth(max) else {
            return is_visible(&whole).then_some(whole);
        };
        self.skip(line, &whole, format!("cut to {max} characters"));
        let cut = whole[..end].trim_end();
        is_visible(cut).then(|| cut.to_owned())
    }

    fn name(&mut self, line: usize, text: &str) -> Option<String> {
        self.line(line, text, MAX_NAME)
    }

    /// A text within the limit of a paragraph.
    pub(super) fn text(&mut self, line: usize, text: &str) -> Option<String> {
        self.line(line, text, MAX_TEXT)
    }

    fn new_id(&mut self, text: &str, word: &str) -> ItemId {
        let is_taken = |id: &str| self.taken.contains(id);
        let id = self.pathway.id.new_item(text, word, is_taken);
        self.taken.insert(id.local().to_owned());
        id
    }

    pub(super) fn set_role(&mut self, line: usize, text: &str) {
        self.pathway.role = self.name(line, text).unwrap_or_default();
    }

    /// Adds a paragraph of the overview.
    pub(super) fn add_paragraph(&mut self, line: usize, text: &str) {
        if self.pathway.overview.len() >= MAX_PARAGRAPHS {
            return self.skip(
                line,
                text,
                format!("an overview has room for {MAX_PARAGRAPHS} paragraphs"),
            );
        }
        let text = self.text(line, text);
        self.pathway.overview.extend(text);
    }

    /// Begins a step.
    pub(super) fn add_step(
        &mut self,
        line: usize,
        title: &str,
        weeks: Option<Range>,
    ) -> Result<(), Refusal> {
        let count = self.pathway.steps.len();
        if count >= MAX_STEPS {
            return too_many(line, "steps", MAX_STEPS);
        }
        let title = self.name(line, title);
        let title = title.unwrap_or_else(|| format!("Step {}", count + 1));
        let id = self.new_id(&title, "step");
        self.pathway.steps.push(Step {
            id,
            title,
            weeks: stated(Place::Roadmap, weeks.map(Weeks)),
            tasks: vec![],
            resources: vec![],
        });
        Ok(())
    }

    /// The step that was begun last.
    pub(super) fn step(&mut self) -> Option<&mut Step> {
        self.pathway.steps.last_mut()
    }

    fn task(
        &mut self,
        line: usize,
        text: &str,
        url: Option<&str>,
    ) -> Result<Option<Task>, Refusal> {
        let Some(text) = self.text(line, text) else {
            return Ok(None);
        };
        if self.tasks >= MAX_TASKS {
            return too_many(line, "tasks", MAX_TASKS);
        }
        self.tasks += 1;
        let id = self.new_id(&text, "task");
        let url = self.address(line, url);
        Ok(Some(Task { id, text, url }))
    }

    /// Adds a task to the step at this position.
    pub(super) fn add_task_to(
        &mut self,
        step: usize,
        line: usize,
        text: &str,
        url: Option<&str>,
    ) -> Result<(), Refusal> {
        let task = self.task(line, text, url)?;
        if let Some(step) = self.pathway.steps.get_mut(step) {
            step.tasks.extend(task);
        }
        Ok(())
    }

    /// Adds a task to the last step.
    pub(super) fn add_task(
        &mut self,
        line: usize,
        text: &str,
        url: Option<&str>,
    ) -> Result<(), Refusal> {
        let last = self.pathway.steps.len().saturating_sub(1);
        self.add_task_to(last, line, text, url)
    }

    /// Adds an action that is due at `when`.
    pub(super) fn add_action(
        &mut self,
        line: usize,
        when: When,
        text: &str,
        url: Option<&str>,
    ) -> Result<(), Refusal> {
        let task = self.task(line, text, url)?;
        let actions = &mut self.pathway.actions;
        match when {
            When::ThisWeek => actions.week.extend(task),
            When::ThisMonth => actions.month.extend(task),
            When::Next90Days => actions.quarter.extend(task),
        }
        Ok(())
    }

    /// Adds a resource to the last step.
    pub(super) fn add_resource(&mut self, line: usize, name: &str, url: Option<&str>) {
        match self.step().map(|step| step.resources.len()) {
            None => return self.skip(line, name, "a resource without a step"),
            Some(MAX_RESOURCES..) => {
                return self.skip(
                    line,
                    name,
                    format!("a step has room for {MAX_RESOURCES} resources"),
                );
            }
            Some(_) => {}
        }
        if let Some(name) = self.name(line, name) {
            let url = self.address(line, url);
            if let Some(step) = self.step() {
                step.resources.push(Resource { name, url });
            }
        }
    }

    /// Adds a skill to learn; its details come later. `false` where there is no room for it.
    pub(super) fn add_skill(&mut self, line: usize, name: &str) -> bool {
        if self.pathway.learn.len() >= MAX_SKILLS {
            self.skip(line, name, TOO_MANY_SKILLS);
            return false;
        }
        let name = self.name(line, name);
        let is_name = name.is_some();
        if let Some(name) = name {
            let id = self.new_id(&name, "skill");
            self.pathway.learn.push(Skill {
                id,
                name,
                priority: Stated::NotStated,
                weeks: Stated::NotStated,
                how: String::new(),
                tasks: vec![],
            });
        }
        is_name
    }

    /// Sets how much the last skill matters, and how long it takes.
    pub(super) fn set_skill(&mut self, priority: Option<Priority>, weeks: Option<Range>) {
        if let Some(skill) = self.pathway.learn.last_mut() {
            skill.priority = stated(Place::Skills, priority);
            skill.weeks = stated(Place::Skills, weeks.map(Weeks));
        }
    }

    /// Adds to how the last skill is learnt.
    pub(super) fn add_how_to_learn(&mut self, line: usize, text: &str) {
        let text = self.text(line, text).unwrap_or_default();
        let skill = self.pathway.learn.last_mut();
        if !skill.is_some_and(|skill| join(&mut skill.how, &text)) {
            self.skip(line, &text, "");
        }
    }

    /// Adds a skill that is brought. `false` where there is no room for it.
    pub(super) fn add_strength(&mut self, line: usize, name: &str) -> bool {
        if self.pathway.bring.len() >= MAX_SKILLS {
            self.skip(line, name, TOO_MANY_SKILLS);
            return false;
        }
        let name = self.name(line, name);
        let is_name = name.is_some();
        if let Some(name) = name {
            let (id, how) = (self.new_id(&name, "skill"), String::new());
            self.pathway.bring.push(Strength { id, name, how });
        }
        is_name
    }

    /// Adds to how the last skill that is brought helps.
    pub(super) fn add_how_it_helps(&mut self, line: usize, text: &str) {
        let text = self.text(line, text).unwrap_or_default();
        let strength = self.pathway.bring.last_mut();
        if !strength.is_some_and(|strength| join(&mut strength.how, &text)) {
            self.skip(line, &text, "");
        }
    }

    /// Adds an answer and its question.
    pub(super) fn add_answer(&mut self, line: usize, question: &str, answer: &str) {
        if self.pathway.questions.len() >= MAX_PARAGRAPHS {
            return self.skip(
                line,
                answer,
                format!("a pathway has room for {MAX_PARAGRAPHS} questions"),
            );
        }
        let (question, answer) = (self.text(line, question), self.text(line, answer));
        if let Some((question, answer)) = question.zip(answer) {
            self.pathway.questions.push(Question { question, answer });
        }
    }

    /// The address of a link that can be kept. Says so where it can't.
    fn address(&mut self, line: usize, url: Option<&str>) -> Option<WebAddress> {
        let url = url?;
        let address = is_https(url).then(|| WebAddress::parse(url)).flatten();
        if address.is_none() {
            self.skip(line, url, NOT_HTTPS);
        }
        address
    }

    /// The outline, under the id that its role makes. `expected` is how tasks are written in this kind of text.
    pub(super) fn finish(mut self, expected: &str) -> Result<Outline, Refusal> {
        if self.pathway.steps.iter().all(|step| step.tasks.is_empty()) {
            return refuse(
                None,
                format!("No tasks were found in this text. {expected} Nothing was stored."),
            );
        }
        // Some readers find out late that they don't need a line.
        self.unused.sort_by_key(|unused| unused.line);
        let (count, line) = self.more_unused;
        if count > 0 {
            let text = format!("and {count} more from here on");
            self.unused.push(UnusedLine {
                line,
                text,
                why: None,
            });
        }
        let id = PathwayId::new(&to_slug(&self.pathway.role, "pathway", |_| false));
        let id = id.map_or_else(PathwayId::unnamed, |id| id.to_own());
        Ok(Outline {
            pathway: self.pathway.with_id(id),
            unused: self.unused,
        })
    }
}

const TOO_MANY_SKILLS: &str = "a pathway has room for 100 skills";
// The text above names it.
const _: () = assert!(MAX_SKILLS == 100);

/// Why a link isn't kept.
pub(super) const NOT_HTTPS: &str =
    "the link isn’t kept: only addresses that begin with https:// are";

/// Whether an address is one that can be kept, as far as its beginning says.
pub(super) fn is_https(url: &str) -> bool {
    url.get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("https://"))
}

/// The beginning of a line, for the list of what isn't used.
pub(super) fn shorten(text: &str) -> String {
    // Enough to see that more follows, without a pass over a megabyte.
    let start: String = text.chars().take(8 * MAX_UNUSED_TEXT).collect();
    let line = to_line(&start);
    match line.char_indices().nth(MAX_UNUSED_TEXT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn too_many<T>(line: usize, of: &str, max: usize) -> Result<T, Refusal> {
    refuse(
        line,
        format!(
            "There are more than {max} {of} in this text, and a pathway has room for {max}. Split the text, and bring in each part as a pathway of its own. Nothing was stored."
        ),
    )
}

fn stated<T>(place: Place, value: Option<T>) -> Stated<T> {
    value.map_or(Stated::NotStated, |value| Stated::At(place, value))
}

/// Adds a sentence to a text, if there is room for it.
fn join(text: &mut String, more: &str) -> bool {
    if text.is_empty() {
        more.clone_into(text);
        return true;
    }
    let has_room = text.chars().count() + 1 + more.chars().count() <= MAX_TEXT;
    if has_room {
        text.push(' ');
        text.push_str(more);
    }
    has_room
}
