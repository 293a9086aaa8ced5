//! Texts that aren't of the [format](super::format): Markdown, guide pages and tables. Each reader makes a pathway
//! of what it understands, and names the lines that it doesn't use. What isn't stated stays so.

mod builder;
mod csv;
mod duration;
mod guide;
mod guide_headings;
mod guide_parts;
mod guide_resources;
mod input;
mod markdown;
mod markdown_blocks;
mod markdown_entry;
mod markdown_sections;
mod markdown_table;
mod outcome;
mod to_markdown;

pub use csv::read_csv;
pub use guide::read_guide;
pub use markdown::read_markdown;
pub use outcome::{Outline, Refusal, TextKind, UnusedLine};
pub use to_markdown::to_markdown;

/// The kind that a text looks like. What looks like nothing else is Markdown, as any plain text is.
pub fn recognize(text: &str) -> TextKind {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if text.starts_with('{') {
        return TextKind::Json;
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_comment = |line: &&str| line.starts_with('#');
    if lines()
        .find(|line| !is_comment(line))
        .is_some_and(looks_like_toml)
    {
        return TextKind::Toml;
    }
    if guide::looks_like_guide(text) {
        return TextKind::Guide;
    }
    if !lines().any(looks_like_markdown) && csv::looks_like_table(text) {
        return TextKind::Csv;
    }
    TextKind::Markdown
}

/// Whether a line is a field or the head of a table: `role = "…"`, `[[steps]]`.
fn looks_like_toml(line: &str) -> bool {
    let is_key = |key: &str| {
        let key = key.trim();
        !key.is_empty()
            && key
                .bytes()
                .all(|c| c.is_ascii_alphanumeric() || b"_-.".contains(&c))
    };
    let head = line
        .strip_prefix('[')
        .and_then(|line| line.strip_suffix(']'));
    let table = head.and_then(|head| head.strip_prefix('[')?.strip_suffix(']'));
    let field = line.split_once('=').map(|(key, _)| key);
    table.or(field).is_some_and(is_key)
        || head.is_some_and(|head| ["source", "reality", "actions"].contains(&head))
}

/// Whether a line begins as a heading, an item or a quotation does.
fn looks_like_markdown(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let is_heading = rest.len() < line.len() && rest.starts_with(' ');
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered =
        number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "));
    let is_item = ["- ", "* ", "+ ", "• "]
        .iter()
        .any(|bullet| line.starts_with(bullet));
    is_heading || is_numbered || is_item || line.starts_with(['|', '>'])
}

#[cfg(test)]
mod tests;
