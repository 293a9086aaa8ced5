//! How much a pathway can hold. The published ones stay far below; what a learner brings along is refused
//! whole beyond it, with the limit in the message.

/// The most bytes of a text that a pathway is read from.
pub const MAX_FILE: usize = 1_000_000;
/// The most steps.
pub const MAX_STEPS: usize = 120;
/// The most tasks and actions together.
pub const MAX_TASKS: usize = 1_000;
/// The most skills to learn, and the most that are brought.
pub const MAX_SKILLS: usize = 100;
/// The most resources of a step.
pub const MAX_RESOURCES: usize = 100;
/// The most paragraphs, questions, or lines of a part of the reality check.
pub const MAX_PARAGRAPHS: usize = 100;
/// The most characters of a name: of a role, a step, a skill or a resource.
pub const MAX_NAME: usize = 200;
/// The most characters of any other text.
pub const MAX_TEXT: usize = 4_000;
/// The most weeks of a step or a skill: two years. No source plans further, so more is a typing mistake.
pub const MAX_WEEKS: u16 = 104;
/// The most months of a whole pathway.
pub const MAX_MONTHS: u16 = 60;
/// The most characters that fit into a badge.
pub const MAX_CODE: usize = 2;
/// How many colours and shapes there are for lines; the styles know as many. As many lines are drawn together.
pub const LINES: u16 = 12;
