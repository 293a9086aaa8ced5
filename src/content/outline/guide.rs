//! The text of a guide page: a title, a box of facts, and sections under headings that are always the same. It is
//! copied from a page, so what stood in boxes of its own there runs together, and bullets are letters.

use super::builder::{Builder, check_text};
use super::duration::find_duration;
use super::guide_parts::{
    find_months, find_role, parse_difficulty, parse_pay, parse_priority, split_resources,
};
use super::outcome::{Outline, Refusal};
use crate::domain::pathway::When;
use crate::domain::pathway::figure::{Months, Place, Range, Stated};
use crate::domain::pathway::leaning::RealityPart;
use crate::domain::pathway::limits::{MAX_MONTHS, MAX_PARAGRAPHS};

/// A part of a guide, and what its lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    /// Before the first heading: the title and the box of facts.
    Header,
    Overview,
    Bring,
    Learn,
    Roadmap,
    Reality(Option<RealityPart>),
    Actions(Option<When>),
    Questions,
    /// After the end, which invites to go on elsewhere.
    End,
}

/// The headings. An apostrophe is a straight one here.
const HEADINGS: [(&str, Section); 14] = [
    ("overview", Section::Overview),
    ("your transferable skills", Section::Bring),
    ("skills you'll need to learn", Section::Learn),
    ("your learning roadmap", Section::Roadmap),
    ("reality check", Section::Reality(None)),
    (
        "what you'll love",
        Section::Reality(Some(RealityPart::Love)),
    ),
    (
        "what you might miss",
        Section::Reality(Some(RealityPart::Miss)),
    ),
    (
        "biggest challenges",
        Section::Reality(Some(RealityPart::Challenge)),
    ),
    ("start your journey now", Section::Actions(None)),
    ("this week", Section::Actions(Some(When::ThisWeek))),
    ("this month", Section::Actions(Some(When::ThisMonth))),
    ("next 90 days", Section::Actions(Some(When::Next90Days))),
    ("frequently asked questions", Section::Questions),
    ("ready to start your transition?", Section::End),
];

/// How many of the headings make a text a guide.
const MIN_HEADINGS: usize = 3;

/// The sentences below a heading that say nothing of this guide.
const PHRASES: [&str; 5] = [
    "great news! you already have",
    "here's what you'll need to learn",
    "follow this step-by-step roadmap",
    "before making this transition",
    "don't wait. here's your action plan",
];

/// The labels of the box of facts.
const LABELS: [&str; 4] = ["difficulty", "timeline", "salary change", "demand"];

/// What a question is called that the guide leaves out.
const NO_QUESTION: &str = "The question isn’t stated";

fn plain(line: &str) -> String {
    line.trim().replace('’', "'").to_lowercase()
}

fn section_of(line: &str) -> Option<Section> {
    let line = plain(line);
    HEADINGS
        .iter()
        .find(|(heading, _)| *heading == line)
        .map(|(_, section)| *section)
}

/// Whether a text has so many of the headings that it must be a guide.
pub(super) fn looks_like_guide(text: &str) -> bool {
    text.lines()
        .filter(|line| section_of(line).is_some())
        .count()
        >= MIN_HEADINGS
}

/// Reads the text of a guide page.
///
/// # Errors
/// Where it is no text, holds no tasks, or too many.
pub fn read_guide(text: &str) -> Result<Outline, Refusal> {
    check_text(text)?;
    let text = text.trim_start_matches('\u{FEFF}').replace('\r', "\n");
    let mut reader = Reader::new();
    // What `\r\n` made two breaks of counts as one line.
    let mut number = 0;
    let is_windows = text.contains("\n\n") && !text.split("\n\n").any(|part| part.contains('\n'));
    for line in text.split('\n') {
        number += 1;
        let at = if is_windows {
            usize::midpoint(number, 1)
        } else {
            number
        };
        if !line.trim().is_empty() {
            reader.read(at, line.trim())?;
        }
    }
    reader.builder.finish()
}

struct Reader {
    builder: Builder,
    section: Section,
    /// The label whose value comes next.
    label: Option<&'static str>,
    /// Whether what comes next belongs to a skill that was named.
    is_described: bool,
    has_skill: bool,
    /// The title of the step that comes next.
    title: Option<(usize, String)>,
    is_in_resources: bool,
    question: Option<String>,
}

impl Reader {
    fn new() -> Self {
        Self {
            builder: Builder::new(),
            section: Section::Header,
            label: None,
            is_described: false,
            has_skill: false,
            title: None,
            is_in_resources: false,
            question: None,
        }
    }

    fn read(&mut self, at: usize, line: &str) -> Result<(), Refusal> {
        if let Some(section) = section_of(line) {
            self.section = section;
            (self.is_described, self.has_skill, self.is_in_resources) = (false, false, false);
            return Ok(());
        }
        let lower = plain(line);
        if PHRASES.iter().any(|phrase| lower.starts_with(phrase)) {
            return Ok(());
        }
        match self.section {
            Section::Header => self.read_header(at, line),
            Section::Overview => self.builder.add_paragraph(at, line),
            Section::Bring => self.read_strength(at, line),
            Section::Learn => self.read_skill(at, line),
            Section::Roadmap => return self.read_roadmap(at, line),
            Section::Reality(Some(part)) => self.read_reality(at, part, without_bullet(line)),
            Section::Actions(Some(when)) => {
                return self
                    .builder
                    .add_action(at, when, without_bullet(line), None);
            }
            Section::Questions => self.read_question(at, line),
            Section::Reality(None) | Section::Actions(None) => self.builder.skip(at, line, None),
            Section::End => {}
        }
        Ok(())
    }

    fn read_header(&mut self, at: usize, line: &str) {
        let lower = plain(line);
        if let Some(label) = self.label.take() {
            return self.read_fact(at, label, line);
        }
        if let Some(label) = LABELS.iter().find(|label| **label == lower) {
            self.label = Some(label);
            return;
        }
        let labelled = line.split_once(':').and_then(|(label, value)| {
            let label = plain(label);
            Some((*LABELS.iter().find(|known| **known == label)?, value.trim()))
        });
        if let Some((label, value)) = labelled {
            return self.read_fact(at, label, value);
        }
        match find_role(line) {
            Some(role) if self.builder.pathway.role.is_empty() => {
                self.builder.set_role(at, role);
                if let Some(months) = find_months(line).filter(|months| *months <= MAX_MONTHS) {
                    let months = Months(Range::exactly(months));
                    self.builder.pathway.title_months = Stated::At(Place::Title, months);
                }
            }
            _ => self.builder.skip(at, line, None),
        }
    }

    fn read_fact(&mut self, at: usize, label: &str, value: &str) {
        let pathway = &mut self.builder.pathway;
        let is_read = match label {
            "difficulty" => {
                parse_difficulty(value).map(|it| pathway.difficulty = Stated::At(Place::Header, it))
            }
            "timeline" => {
                let months = value.to_lowercase().contains("month").then(|| {
                    let numbers = value
                        .split(|c: char| !c.is_ascii_digit())
                        .filter_map(|n| n.parse().ok());
                    let numbers: Vec<u16> = numbers.collect();
                    match numbers[..] {
                        [one] => Range::new(one, one),
                        [low, high] => Range::new(low, high),
                        _ => None,
                    }
                });
                let months = months
                    .flatten()
                    .filter(|it| it.low() > 0 && it.high() <= MAX_MONTHS);
                months.map(|it| pathway.timeline = Stated::At(Place::Header, Months(it)))
            }
            "salary change" => parse_pay(value).map(|claim| pathway.pay.push(claim)),
            _ => {
                let text = self.builder.text(at, value);
                self.builder.pathway.demand = Stated::At(Place::Header, text);
                Some(())
            }
        };
        if is_read.is_none() {
            self.builder.skip(
                at,
                value,
                Some("this isn’t understood, so it counts as not stated"),
            );
        }
    }

    fn read_strength(&mut self, at: usize, line: &str) {
        if self.is_described || (self.has_skill && is_sentence(line)) {
            self.builder.add_how_it_helps(at, line);
            self.is_described = false;
        } else {
            self.builder.add_strength(at, line);
            (self.is_described, self.has_skill) = (true, true);
        }
    }

    fn read_skill(&mut self, at: usize, line: &str) {
        if let Some(priority) = parse_priority(line).filter(|_| self.has_skill) {
            let weeks = find_duration(line).map(|found| found.weeks);
            self.builder.set_skill(Some(priority), weeks);
        } else if self.is_described || (self.has_skill && is_sentence(line)) {
            self.builder.add_how_to_learn(at, line);
            self.is_described = false;
        } else {
            self.builder.add_skill(at, line);
            (self.is_described, self.has_skill) = (true, true);
        }
    }

    fn read_roadmap(&mut self, at: usize, line: &str) -> Result<(), Refusal> {
        let lower = plain(line);
        if lower.chars().all(|c| c.is_ascii_digit()) {
            // The number of the next step.
            self.is_in_resources = false;
            self.title = None;
            return Ok(());
        }
        if lower == "tasks" {
            self.is_in_resources = false;
            return Ok(());
        }
        if lower == "resources" {
            self.is_in_resources = true;
            return Ok(());
        }
        if has_bullet(line) {
            return self.add_task(at, without_bullet(line));
        }
        let begins_with_number = line.starts_with(|c: char| c.is_ascii_digit());
        if begins_with_number && let Some((at_title, title)) = self.title.take() {
            // In some guides the first task stands behind the weeks: `8 weeks- Review`.
            let (weeks, task) = line.split_once("weeks").map_or((line, ""), |(_, task)| {
                (&line[..line.len() - task.len()], task)
            });
            let weeks = find_duration(weeks).map(|found| found.weeks);
            self.builder.add_step(at_title, &title, weeks)?;
            let task = without_bullet(task.trim());
            return if task.is_empty() {
                Ok(())
            } else {
                self.add_task(at, task)
            };
        }
        if self.is_in_resources
            && self.title.is_none()
            && self
                .builder
                .step()
                .is_some_and(|step| step.resources.is_empty())
        {
            for name in split_resources(line) {
                self.builder.add_resource(at, name, None);
            }
            return Ok(());
        }
        self.is_in_resources = false;
        if let Some((at, title)) = self.title.replace((at, line.to_owned())) {
            self.builder.skip(at, &title, None);
        }
        Ok(())
    }

    fn add_task(&mut self, at: usize, text: &str) -> Result<(), Refusal> {
        if let Some((at, title)) = self.title.take() {
            self.builder.add_step(at, &title, None)?;
        }
        if self.builder.step().is_none() {
            self.builder.add_step(at, "Tasks", None)?;
        }
        self.builder.add_task(at, text, None)
    }

    fn read_reality(&mut self, at: usize, part: RealityPart, line: &str) {
        let text = self.builder.text(at, line);
        let reality = &mut self.builder.pathway.reality;
        let lines = match part {
            RealityPart::Love => &mut reality.love,
            RealityPart::Miss => &mut reality.miss,
            RealityPart::Challenge => &mut reality.challenges,
        };
        if lines.len() < MAX_PARAGRAPHS {
            lines.push(text);
        } else {
            self.builder.skip(at, line, Some("too many lines"));
        }
    }

    fn read_question(&mut self, at: usize, line: &str) {
        if line.ends_with('?') {
            self.question = Some(line.to_owned());
        } else {
            let question = self.question.take();
            self.builder
                .add_answer(at, question.as_deref().unwrap_or(NO_QUESTION), line);
        }
    }
}

/// Whether a line ends as a sentence does. The names of skills don't.
fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?'])
}

const BULLETS: [char; 5] = ['•', '-', '–', '*', '◦'];

fn has_bullet(line: &str) -> bool {
    let rest = line.strip_prefix(BULLETS);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace()))
}

fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(BULLETS).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pathway::Pathway;

    /// A guide without a box of facts, without priorities and without resources, whose tasks begin behind the weeks.
    const BARE: &str = "From Baker to Beekeeper: Your 12-Month Transition Guide to Honey\nOverview\nFlour and honey keep well.\nBees need patience.\nYour Transferable Skills\nEarly Mornings\nBees rise early. So do you.\nSkills You'll Need to Learn\nHive Inspection\nOpen one hive a week.\nSwarm Control\nWatch a swarm. Then catch one.\nYour Learning Roadmap\nWinter: Reading & Building\n8 weeks- Read one book about bees\n- Build a hive\nSpring\n4-6 weeks- Buy a colony\nReality Check\nWhat You'll Love\n- Honey\nWhat You Might Miss\n- Bread\nBiggest Challenges\n- Stings\nStart Your Journey Now\nThis Week\n- Visit a beekeeper\nThis Month\n- Borrow a veil\nNext 90 Days\n- Join a club\nFrequently Asked Questions\nIs it safe?\nMostly.\nYou will earn around 20% less at first.\nReady to Start Your Transition?\nBuy now.\n";

    fn texts(pathway: &Pathway) -> Vec<String> {
        let steps = pathway.steps.iter();
        steps
            .map(|step| {
                let tasks: Vec<_> = step.tasks.iter().map(|task| &*task.text).collect();
                let resources: Vec<_> = step.resources.iter().map(|it| &*it.name).collect();
                format!(
                    "{}, {}: {} / {}",
                    step.title,
                    step.weeks,
                    tasks.join("; "),
                    resources.join("; ")
                )
            })
            .collect()
    }

    #[test]
    fn a_guide_gives_its_facts_back() {
        let Outline { pathway, unused } =
            read_guide(include_str!("../../../tests/saved/guide.txt")).unwrap();
        assert_eq!(
            (&*pathway.role, pathway.id.as_str()),
            ("Bridge Keeper", "my-bridge-keeper")
        );
        assert_eq!(pathway.title_months.to_string(), "3 months");
        assert_eq!(
            (pathway.difficulty.to_string(), pathway.timeline.to_string()),
            ("Easy".to_owned(), "3–4 months".to_owned())
        );
        assert_eq!(pathway.pay[0].change.to_string(), "+10% to +15%");
        assert_eq!(
            texts(&pathway),
            [
                "Watch a Bridge, 2 weeks: Sit with a keeper for three shifts; Note every signal that is given / Harbour Office: Handbook; River Museum tour",
                "Open a Bridge, 4–6 weeks: Open a small bridge under supervision / Training bridge",
            ]
        );
        let learn: Vec<_> = pathway
            .learn
            .iter()
            .map(|it| format!("{} {} {}", it.name, it.priority, it.weeks))
            .collect();
        assert_eq!(
            learn,
            [
                "Hydraulics Critical 3 weeks",
                "Night Signals Nice to have 1 week"
            ]
        );
        assert_eq!(pathway.bring[0].name, "Radio");
        assert_eq!(pathway.reality.challenges, ["Night shifts"]);
        assert_eq!(pathway.actions().count(), 3);
        assert_eq!(pathway.questions[0].question, NO_QUESTION);
        let skipped: Vec<_> = unused.iter().map(|line| line.line).collect();
        assert_eq!(
            skipped,
            [1, 2, 3],
            "who it is for, and the counter of views"
        );
    }

    #[test]
    fn what_a_bare_guide_leaves_out_is_not_stated() {
        let Outline { pathway, unused } = read_guide(BARE).unwrap();
        assert_eq!(pathway.role, "Beekeeper");
        assert_eq!(
            (
                pathway.difficulty.value(),
                pathway.timeline.value(),
                pathway.pay.len()
            ),
            (None, None, 0)
        );
        assert_eq!(pathway.overview.len(), 2);
        assert_eq!(
            texts(&pathway),
            [
                "Winter: Reading & Building, 8 weeks: Read one book about bees; Build a hive / ",
                "Spring, 4–6 weeks: Buy a colony / ",
            ]
        );
        let learn: Vec<_> = pathway
            .learn
            .iter()
            .map(|it| (&*it.name, it.priority.value(), &*it.how))
            .collect();
        assert_eq!(
            learn[1],
            ("Swarm Control", None, "Watch a swarm. Then catch one.")
        );
        let questions: Vec<_> = pathway.questions.iter().map(|it| &*it.question).collect();
        assert_eq!(questions, ["Is it safe?", NO_QUESTION]);
        assert_eq!(unused, []);
    }

    #[test]
    fn line_ends_of_windows_are_one_line_each() {
        let windows = BARE.replace('\n', "\r\n");
        assert_eq!(
            read_guide(&windows).unwrap().pathway,
            read_guide(BARE).unwrap().pathway
        );
    }
}
