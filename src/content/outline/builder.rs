//! Collects what a reader finds, within the limits of a pathway.

use std::collections::BTreeSet;

use super::outcome::{Outline, Refusal, UnusedLine};
use crate::domain::id::{ItemId, PathwayId, to_slug};
use crate::domain::pathway::figure::{Place, Range, Stated, Weeks};
use crate::domain::pathway::limits::{
    MAX_FILE, MAX_NAME, MAX_PARAGRAPHS, MAX_RESOURCES, MAX_SKILLS, MAX_STEPS, MAX_TASKS, MAX_TEXT,
};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{
    Pathway, Priority, Question, Resource, Skill, Step, Strength, Task, When,
};
use crate::domain::plain_text::{is_visible, to_line};

/// The most characters of a line that is named as unused.
const MAX_UNUSED_TEXT: usize = 120;
/// The most lines that are named as unused; more are counted in the last.
const MAX_UNUSED: usize = 200;

/// A pathway in the making.
pub(super) struct Builder {
    pub(super) pathway: Pathway,
    id: PathwayId,
    taken: BTreeSet<String>,
    tasks: usize,
    unused: Vec<UnusedLine>,
    /// The unused lines beyond those that are named.
    more_unused: usize,
}

/// Refuses texts that no reader can read: too long, or not a text.
pub(super) fn check_text(text: &str) -> Result<(), Refusal> {
    let refuse = |line, message: String| Err(Refusal { line, message });
    if text.len() > MAX_FILE {
        return refuse(
            None,
            format!(
                "This text is longer than {} kB, which is more than any pathway needs. Nothing was stored.",
                MAX_FILE / 1_000
            ),
        );
    }
    if let Some(line) = text.lines().position(|line| line.contains('\0')) {
        return refuse(Some(line + 1), "This isn’t a text: it has a character that no text has. Choose a file of Markdown, CSV or plain text. Nothing was stored.".to_owned());
    }
    if !is_visible(text) {
        return refuse(
            None,
            "There is nothing to read in this text. Nothing was stored.".to_owned(),
        );
    }
    Ok(())
}

impl Builder {
    pub(super) fn new() -> Self {
        Self {
            pathway: Pathway::named(""),
            // Replaced once the role is known.
            id: PathwayId::unnamed(),
            taken: BTreeSet::new(),
            tasks: 0,
            unused: vec![],
            more_unused: 0,
        }
    }

    /// Names a line as unused.
    pub(super) fn skip(&mut self, line: usize, text: &str, why: Option<&str>) {
        if !is_visible(text) {
            return;
        }
        if self.unused.len() >= MAX_UNUSED {
            self.more_unused += 1;
            return;
        }
        let text = to_line(text).chars().take(MAX_UNUSED_TEXT).collect();
        let why = why.map(str::to_owned);
        self.unused.push(UnusedLine { line, text, why });
    }

    /// A name within its limit; longer ones are cut, and that is said.
    fn name(&mut self, line: usize, text: &str) -> String {
        self.cut(line, text, MAX_NAME)
    }

    fn cut(&mut self, line: usize, text: &str, max: usize) -> String {
        let whole = to_line(text);
        if whole.chars().count() <= max {
            return whole;
        }
        let why = format!("cut to {max} characters");
        self.skip(line, &whole, Some(&why));
        let cut: String = whole.chars().take(max).collect();
        cut.trim_end().to_owned()
    }

    fn new_id(&mut self, text: &str, word: &str) -> ItemId {
        let id = self.id.new_item(text, word, |id| self.taken.contains(id));
        self.taken.insert(id.local().to_owned());
        id
    }

    pub(super) fn set_role(&mut self, line: usize, text: &str) {
        self.pathway.role = self.name(line, text);
    }

    /// Adds a paragraph of the overview.
    pub(super) fn add_paragraph(&mut self, line: usize, text: &str) {
        if self.pathway.overview.len() >= MAX_PARAGRAPHS {
            return self.skip(line, text, Some("too many paragraphs"));
        }
        let text = self.cut(line, text, MAX_TEXT);
        if is_visible(&text) {
            self.pathway.overview.push(text);
        }
    }

    /// Begins a step.
    pub(super) fn add_step(
        &mut self,
        line: usize,
        title: &str,
        weeks: Option<Range>,
    ) -> Result<(), Refusal> {
        if self.pathway.steps.len() >= MAX_STEPS {
            return too_many(line, "steps", MAX_STEPS);
        }
        let title = self.name(line, title);
        let title = if is_visible(&title) {
            title
        } else {
            "Step".to_owned()
        };
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
        if self.tasks >= MAX_TASKS {
            return too_many(line, "tasks", MAX_TASKS);
        }
        let text = self.name(line, text);
        if !is_visible(&text) {
            return Ok(None);
        }
        self.tasks += 1;
        let id = self.new_id(&text, "task");
        let url = self.address(line, url);
        Ok(Some(Task { id, text, url }))
    }

    /// Adds a task to the last step.
    pub(super) fn add_task(
        &mut self,
        line: usize,
        text: &str,
        url: Option<&str>,
    ) -> Result<(), Refusal> {
        let task = self.task(line, text, url)?;
        if let Some(step) = self.pathway.steps.last_mut() {
            step.tasks.extend(task);
        }
        Ok(())
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
        let name = self.name(line, name);
        let url = self.address(line, url);
        match self.pathway.steps.last_mut() {
            Some(step) if step.resources.len() < MAX_RESOURCES && is_visible(&name) => {
                step.resources.push(Resource { name, url });
            }
            _ => self.skip(
                line,
                &name,
                Some("a resource without a step, or one too many"),
            ),
        }
    }

    /// Adds a skill to learn; its details come later.
    pub(super) fn add_skill(&mut self, line: usize, name: &str) {
        if self.pathway.learn.len() >= MAX_SKILLS {
            return self.skip(line, name, Some("too many skills"));
        }
        let name = self.name(line, name);
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

    /// Sets how much the last skill matters, and how long it takes.
    pub(super) fn set_skill(&mut self, priority: Option<Priority>, weeks: Option<Range>) {
        if let Some(skill) = self.pathway.learn.last_mut() {
            skill.priority = stated(Place::Skills, priority);
            skill.weeks = stated(Place::Skills, weeks.map(Weeks));
        }
    }

    /// Adds to how the last skill is learnt.
    pub(super) fn add_how_to_learn(&mut self, line: usize, text: &str) {
        let text = self.cut(line, text, MAX_TEXT);
        if let Some(skill) = self.pathway.learn.last_mut() {
            join(&mut skill.how, &text);
        }
    }

    /// Adds a skill that is brought.
    pub(super) fn add_strength(&mut self, line: usize, name: &str) {
        if self.pathway.bring.len() >= MAX_SKILLS {
            return self.skip(line, name, Some("too many skills"));
        }
        let name = self.name(line, name);
        let id = self.new_id(&name, "skill");
        let how = String::new();
        self.pathway.bring.push(Strength { id, name, how });
    }

    /// Adds to how the last skill that is brought helps.
    pub(super) fn add_how_it_helps(&mut self, line: usize, text: &str) {
        let text = self.cut(line, text, MAX_TEXT);
        if let Some(strength) = self.pathway.bring.last_mut() {
            join(&mut strength.how, &text);
        }
    }

    /// A text within the limit of a paragraph.
    pub(super) fn text(&mut self, line: usize, text: &str) -> String {
        self.cut(line, text, MAX_TEXT)
    }

    /// Adds an answer, with its question where the text has it.
    pub(super) fn add_answer(&mut self, line: usize, question: &str, answer: &str) {
        if self.pathway.questions.len() >= MAX_PARAGRAPHS {
            return self.skip(line, answer, Some("too many questions"));
        }
        let (question, answer) = (self.name(line, question), self.cut(line, answer, MAX_TEXT));
        self.pathway.questions.push(Question { question, answer });
    }

    /// The address of a link that can be kept; what another is, is said.
    fn address(&mut self, line: usize, url: Option<&str>) -> Option<WebAddress> {
        let url = url?;
        let is_https = url
            .get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case("https://"));
        let address = is_https.then(|| WebAddress::parse(url)).flatten();
        if address.is_none() {
            self.skip(
                line,
                url,
                Some("the link isn’t kept: only addresses that start with https:// are"),
            );
        }
        address
    }

    /// The outline, under the id that its role makes.
    pub(super) fn finish(mut self) -> Result<Outline, Refusal> {
        if self.pathway.steps.iter().all(|step| step.tasks.is_empty()) {
            return Err(Refusal {
                line: None,
                message: "No tasks were found in this text. Write them as a list, each on a line of its own that begins with “- ”, below a heading for each step. Nothing was stored.".to_owned(),
            });
        }
        if self.more_unused > 0 {
            let text = format!("{} more lines", self.more_unused);
            self.unused.push(UnusedLine {
                line: 0,
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

fn too_many<T>(line: usize, of: &str, max: usize) -> Result<T, Refusal> {
    Err(Refusal {
        line: Some(line),
        message: format!(
            "There are more than {max} {of} in this text, which is more than a pathway has room for. Bring it in in parts. Nothing was stored."
        ),
    })
}

fn stated<T>(place: Place, value: Option<T>) -> Stated<T> {
    value.map_or(Stated::NotStated, |value| Stated::At(place, value))
}

fn join(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}
