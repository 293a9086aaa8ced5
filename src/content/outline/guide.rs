//! The text of a guide page: a title, a box of facts, and sections under headings that are always the same. It is
//! copied from a page, so what stood in boxes of its own there runs together, and bullets are letters.

use std::collections::BTreeSet;

use super::builder::Builder;
use super::duration::whole_duration;
use super::guide_headings::{Label, Section, is_phrase, label_of, plain, section_of};
use super::guide_parts::{
    find_months, find_role, parse_difficulty, parse_pay, parse_priority, parse_step_weeks,
};
use super::guide_resources::{Compounds, split_resources};
use super::input::prepare;
use super::outcome::{Outline, Refusal};
use crate::domain::pathway::When;
use crate::domain::pathway::figure::{Place, Stated};
use crate::domain::pathway::leaning::RealityPart;
use crate::domain::pathway::limits::MAX_PARAGRAPHS;

/// How many of the headings make a text a guide.
const MIN_HEADINGS: usize = 3;

/// The text for a question that the guide leaves out: an answer can't stand alone.
const NO_QUESTION: &str = "The question isn’t stated";

/// Why a time isn't taken.
const NO_WEEKS: &str = "expected weeks from 1 to 104; the time counts as not stated";

/// Whether a text has so many of the headings that it must be a guide.
pub(super) fn looks_like_guide(text: &str) -> bool {
    let sections: BTreeSet<_> = text.lines().filter_map(section_of).collect();
    sections.len() >= MIN_HEADINGS
}

/// Reads the text of a guide page.
///
/// # Errors
/// Where it is no text, holds no tasks, or too many.
pub fn read_guide(text: &str) -> Result<Outline, Refusal> {
    let text = prepare(text)?;
    let lines = (1..).zip(text.split('\n').map(str::trim));
    let lines: Vec<_> = lines.filter(|(_, line)| !line.is_empty()).collect();
    let mut reader = Reader {
        builder: Builder::new(),
        compounds: compounds(&lines),
        section: Section::Header,
        label: None,
        entry: Entry::None,
        list: List::None,
        title: None,
        question: None,
    };
    for (at, (number, line)) in lines.iter().enumerate() {
        let next = lines.get(at + 1).map_or("", |(_, next)| next);
        reader.read(*number, line, next)?;
    }
    reader.skip_question();
    reader.skip_title();
    reader.builder.finish("Tasks stand below “Your Learning Roadmap”, each on a line of its own that begins with “•” or “-”. If the text is laid out differently, read it as Markdown.")
}

/// The names with capital letters within words, from all lines but those in which resources run together.
fn compounds<'a>(lines: &[(usize, &'a str)]) -> Compounds<'a> {
    let mut compounds = Compounds::new();
    let mut before = "";
    for (_, line) in lines {
        if list_of(before) != Some(List::Resources) {
            compounds.learn(line);
        }
        before = line;
    }
    compounds
}

/// The skill that is being read, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    None,
    /// Its description comes next.
    Named,
    Described,
    /// It has no room in the pathway, and neither has what describes it.
    Left,
}

/// The list of a step that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    None,
    /// A number was read, and a title follows.
    Title,
    Tasks,
    Resources,
}

fn list_of(line: &str) -> Option<List> {
    match plain(line).trim_end_matches(':') {
        "tasks" => Some(List::Tasks),
        "resources" => Some(List::Resources),
        number if number.len() <= 3 && number.bytes().all(|c| c.is_ascii_digit()) => {
            Some(List::Title)
        }
        _ => None,
    }
}

struct Reader<'a> {
    builder: Builder,
    compounds: Compounds<'a>,
    section: Section,
    /// The label whose value comes next.
    label: Option<Label>,
    entry: Entry,
    list: List,
    /// The title of the step that comes next.
    title: Option<(usize, String)>,
    question: Option<(usize, String)>,
}

impl Reader<'_> {
    fn read(&mut self, at: usize, line: &str, next: &str) -> Result<(), Refusal> {
        if let Some(section) = section_of(line) {
            self.skip_question();
            self.skip_title();
            self.section = section;
            (self.entry, self.list) = (Entry::None, List::None);
            return Ok(());
        }
        let can_be_phrase = !matches!(
            self.section,
            Section::Header | Section::Overview | Section::Questions
        );
        if can_be_phrase && is_phrase(line) {
            return Ok(());
        }
        match self.section {
            Section::Header => self.read_header(at, line),
            Section::Overview => self.builder.add_paragraph(at, line),
            Section::Bring => self.read_strength(at, line),
            Section::Learn => self.read_skill(at, line, next),
            Section::Roadmap => return self.read_roadmap(at, line, next),
            Section::Questions => self.read_question(at, line),
            section => {
                let text = without_bullet(line);
                if let Some(part) = section.reality_part() {
                    self.read_reality(at, part, text);
                } else if let Some(when) = section.when() {
                    return self.read_action(at, when, text);
                } else {
                    self.builder.skip(at, line, "");
                }
            }
        }
        Ok(())
    }

    fn read_header(&mut self, at: usize, line: &str) {
        if let Some((label, value)) =
            label_of(line).filter(|(_, value)| self.label.is_none() || value.is_empty())
        {
            if value.is_empty() {
                self.label = Some(label);
            } else {
                self.read_fact(at, label, value);
            }
        } else if let Some(label) = self.label.take() {
            self.read_fact(at, label, line);
        } else if let Some(role) = find_role(line).filter(|_| self.builder.pathway.role.is_empty())
        {
            self.builder.set_role(at, role);
            if let Some(months) = find_months(line) {
                self.builder.pathway.title_months = Stated::At(Place::Title, months);
            }
        } else {
            self.builder.skip(at, line, "");
        }
    }

    fn read_fact(&mut self, at: usize, label: Label, value: &str) {
        let pathway = &mut self.builder.pathway;
        let is_read = match label {
            Label::Difficulty => {
                parse_difficulty(value).map(|it| pathway.difficulty = Stated::At(Place::Header, it))
            }
            Label::Timeline => {
                find_months(value).map(|it| pathway.timeline = Stated::At(Place::Header, it))
            }
            Label::Pay => parse_pay(value).map(|claim| pathway.pay = vec![claim]),
            Label::Demand => self
                .builder
                .text(at, value)
                .map(|text| self.builder.pathway.demand = Stated::At(Place::Header, text)),
        };
        if is_read.is_none() {
            self.builder.skip(
                at,
                value,
                "this isn’t understood, so it counts as not stated",
            );
        }
    }

    fn read_strength(&mut self, at: usize, line: &str) {
        let is_detail = match self.entry {
            Entry::None => false,
            Entry::Named => true,
            Entry::Described | Entry::Left => is_sentence(line),
        };
        if !is_detail {
            let is_added = self.builder.add_strength(at, without_bullet(line));
            self.entry = if is_added { Entry::Named } else { Entry::Left };
        } else if self.entry == Entry::Left {
            self.builder.skip(at, line, "");
        } else {
            self.builder.add_how_it_helps(at, line);
            self.entry = Entry::Described;
        }
    }

    fn read_skill(&mut self, at: usize, line: &str, next: &str) {
        let priority = parse_priority(line);
        let is_detail = match self.entry {
            Entry::None => false,
            // A skill may have no description.
            Entry::Named => priority.is_some() || parse_priority(next).is_none(),
            Entry::Described | Entry::Left => {
                is_sentence(line) && parse_priority(next).is_none() || priority.is_some()
            }
        };
        if !is_detail {
            let is_added = self.builder.add_skill(at, without_bullet(line));
            self.entry = if is_added { Entry::Named } else { Entry::Left };
        } else if self.entry == Entry::Left {
            self.builder.skip(at, line, "");
        } else if let Some((priority, time)) = priority {
            let weeks = whole_duration(time);
            if weeks.is_none() {
                self.builder.skip(at, time, NO_WEEKS);
            }
            self.builder.set_skill(Some(priority), weeks);
        } else {
            self.builder.add_how_to_learn(at, line);
            self.entry = Entry::Described;
        }
    }

    fn read_roadmap(&mut self, at: usize, line: &str, next: &str) -> Result<(), Refusal> {
        if let Some(list) = list_of(line) {
            self.list = list;
            return Ok(());
        }
        if let Some((weeks, task)) = parse_step_weeks(line) {
            if weeks.is_none() {
                self.builder.skip(at, line, NO_WEEKS);
            }
            let (line, title) = self.title.take().unwrap_or((at, String::new()));
            self.builder.add_step(line, &title, weeks)?;
            self.list = List::None;
            // In some guides the first task stands behind the weeks.
            return match without_bullet(task) {
                "" => Ok(()),
                task => self.builder.add_task(at, task, None),
            };
        }
        let text = without_bullet(line);
        let is_bullet = text.len() < line.len();
        let begins_step = !is_bullet
            && (self.list == List::Title
                || parse_step_weeks(next).is_some()
                || self.list == List::None && has_bullet(next));
        if begins_step {
            self.skip_title();
            self.title = Some((at, line.to_owned()));
            self.list = List::None;
        } else if self.list == List::Resources {
            self.begin_step()?;
            let names = if is_bullet {
                vec![text]
            } else {
                split_resources(line, &self.compounds)
            };
            for name in names {
                self.builder.add_resource(at, name, None);
            }
        } else if is_bullet || self.list == List::Tasks {
            self.begin_step()?;
            if self.builder.step().is_none() {
                self.builder.add_step(at, "", None)?;
            }
            return self.builder.add_task(at, text, None);
        } else {
            self.builder.skip(at, line, "");
        }
        Ok(())
    }

    /// Begins the step whose title was read, if it states no weeks.
    fn begin_step(&mut self) -> Result<(), Refusal> {
        match self.title.take() {
            Some((at, title)) => self.builder.add_step(at, &title, None),
            None => Ok(()),
        }
    }

    fn skip_title(&mut self) {
        if let Some((at, title)) = self.title.take() {
            self.builder
                .skip(at, &title, "a step without weeks and tasks");
        }
    }

    fn read_reality(&mut self, at: usize, part: RealityPart, line: &str) {
        let reality = &self.builder.pathway.reality;
        if reality.lines(part).len() >= MAX_PARAGRAPHS {
            return self.builder.skip(
                at,
                line,
                format!("each part of the reality check has room for {MAX_PARAGRAPHS} lines"),
            );
        }
        let text = self.builder.text(at, line);
        let reality = &mut self.builder.pathway.reality;
        match part {
            RealityPart::Love => reality.love.extend(text),
            RealityPart::Miss => reality.miss.extend(text),
            RealityPart::Challenge => reality.challenges.extend(text),
        }
    }

    fn read_action(&mut self, at: usize, when: When, text: &str) -> Result<(), Refusal> {
        self.builder.add_action(at, when, text, None)
    }

    fn read_question(&mut self, at: usize, line: &str) {
        if line.ends_with(['?', '？', '؟']) {
            self.skip_question();
            self.question = Some((at, line.to_owned()));
        } else {
            let question = self.question.take();
            let question = question
                .as_ref()
                .map_or(NO_QUESTION, |(_, question)| question);
            self.builder.add_answer(at, question, line);
        }
    }

    fn skip_question(&mut self) {
        if let Some((at, question)) = self.question.take() {
            self.builder
                .skip(at, &question, "a question without an answer");
        }
    }
}

/// Whether a line ends as a sentence does. The names of skills don't.
fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '。', '…', '؟', '।'])
}

const BULLETS: [char; 9] = ['•', '-', '–', '—', '*', '◦', '▪', '·', '●'];

fn has_bullet(line: &str) -> bool {
    without_bullet(line).len() < line.len()
}

/// A line without its bullet, which a blank follows.
fn without_bullet(line: &str) -> &str {
    match line.strip_prefix(BULLETS) {
        Some(rest) if rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => line,
    }
}
