//! The texts of single fields: lists, words, ranges, pay and resources.

use std::fmt::Write;

use crate::domain::id::to_slug;
use crate::domain::pathway::figure::{Place, Range};
use crate::domain::pathway::leaning::RealityPart;
use crate::domain::pathway::pay::{PayAmounts, PayChange, PayClaim};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Difficulty, Priority, Resource, When};

pub(super) const DIFFICULTIES: [(&str, Difficulty); 3] = [
    ("easy", Difficulty::Easy),
    ("moderate", Difficulty::Moderate),
    ("hard", Difficulty::Hard),
];
pub(super) const PRIORITIES: [(&str, Priority); 3] = [
    ("critical", Priority::Critical),
    ("important", Priority::Important),
    ("nice", Priority::NiceToHave),
];
pub(super) const PARTS: [(&str, RealityPart); 3] = [
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
pub(super) const LINE_BREAK: char = '\u{2028}';

/// Texts as a list, a line each.
pub(super) fn to_lines<T: AsRef<str>>(texts: &[T]) -> String {
    let lines = texts
        .iter()
        .map(|text| text.as_ref().replace('\n', "\u{2028}"));
    lines.collect::<Vec<_>>().join("\n")
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

pub(super) fn list_of_reality(part: &str) -> &str {
    match part {
        "challenge" => "challenges",
        part => part,
    }
}

pub(super) fn range_text(range: Range) -> String {
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

pub(super) fn pay_text(claim: &PayClaim) -> String {
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

pub(super) fn pay_of(line: &str) -> Option<PayClaim> {
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

/// Reads what [`resource_text`] wrote; `None` where it has no name.
pub fn resource_of(text: &str) -> Option<Resource> {
    let (name, url) = text.split_once('\n').unwrap_or((text, ""));
    (!name.is_empty()).then(|| Resource {
        name: name.to_owned(),
        url: WebAddress::parse(url),
    })
}
