//! The form in which a plan is stored: a version number and the plan, as JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::Plan;

/// The version that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Saved {
    format: u32,
    follows: Vec<PathwayId>,
    done: BTreeMap<ItemId, Date>,
}

/// All versions have this much in common.
#[derive(Deserialize)]
struct Version {
    format: u64,
}

/// Why a stored value is not used. In neither case is it overwritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It isn't a plan; this is what the reader stumbled over.
    Broken(String),
    /// A newer version of the program wrote it.
    Newer,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(why) => write!(f, "it is not a plan: {why}"),
            Self::Newer => f.write_str("a newer version of Interchange wrote it"),
        }
    }
}

/// The plan as text to store.
pub fn encode(plan: &Plan) -> String {
    let saved = Saved {
        format: FORMAT,
        follows: plan.follows.clone(),
        done: plan.done.clone(),
    };
    serde_json::to_string(&saved).expect("text keys and plain values always make JSON")
}

/// The plan that was stored as `text`.
///
/// # Errors
/// Where `text` isn't a plan, or is one of a newer version.
pub fn decode(text: &str) -> Result<Plan, Unreadable> {
    let broken = |error: serde_json::Error| Unreadable::Broken(error.to_string());
    let version: Version = serde_json::from_str(text).map_err(broken)?;
    if version.format > u64::from(FORMAT) {
        return Err(Unreadable::Newer);
    }
    let Saved { follows, done, .. } = serde_json::from_str(text).map_err(broken)?;
    let mut plan = Plan {
        done,
        ..Plan::default()
    };
    for pathway in follows {
        if !plan.follows(&pathway) {
            plan.follows.push(pathway);
        }
    }
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plan as format 1 was first released. It stays here for as long as anyone may have one.
    const FORMAT_1: &str = include_str!("../../tests/saved/format-1.json");

    #[test]
    fn every_format_ever_released_is_still_read() {
        let plan = decode(FORMAT_1).unwrap();
        assert_eq!(plan.follows, [PathwayId::new("nlp-engineer").unwrap()]);
        let retired = ItemId::new("nlp-engineer/a-task-of-long-ago").unwrap();
        assert_eq!(
            plan.done[&retired].to_string(),
            "2026-11-20",
            "what was retired is kept"
        );
        assert_eq!(plan.done.len(), 2);
    }

    #[test]
    fn a_plan_is_written_as_it_was_read() {
        assert_eq!(encode(&decode(FORMAT_1).unwrap()), FORMAT_1.trim_end());
    }

    #[test]
    fn a_newer_format_is_recognized_whatever_else_it_holds() {
        assert_eq!(
            decode(r#"{"format":2,"done":"otherwise"}"#),
            Err(Unreadable::Newer)
        );
        assert_eq!(
            decode(r#"{"format":99999999999999}"#),
            Err(Unreadable::Newer)
        );
    }

    #[test]
    fn a_pathway_that_is_stored_twice_is_followed_once() {
        let twice = r#"{"format":1,"follows":["one","two","one"],"done":{}}"#;
        assert_eq!(decode(twice).unwrap().follows.len(), 2);
    }

    #[test]
    fn what_is_no_plan_is_refused_and_never_panics() {
        for text in [
            "",
            "null",
            "[1]",
            "{}",
            "\u{0}",
            "{\"format\":1}",
            "{\"format\":-1}",
        ] {
            assert!(matches!(decode(text), Err(Unreadable::Broken(_))), "{text}");
        }
        for end in 0..FORMAT_1.trim_end().len() {
            assert!(decode(&FORMAT_1[..end]).is_err(), "cut after {end} bytes");
        }
        assert!(decode(&"[".repeat(1_000_000)).is_err());
    }

    #[test]
    fn the_reason_is_told_in_plain_words() {
        let refused = decode(r#"{"format":1,"follows":["No"],"done":{}}"#).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "it is not a plan: ‘No’ is not an id: ids are lower-case words joined by hyphens at line 1 column 28"
        );
        assert_eq!(
            Unreadable::Newer.to_string(),
            "a newer version of Interchange wrote it"
        );
    }
}
