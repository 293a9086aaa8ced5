//! The form in which a plan is stored: a version number and the plan, as JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::job::{MOST_WEEKS, Rating};
use crate::domain::money::{MOST, MOST_MONTHS, Money};
use crate::domain::note::{Link, Note};
use crate::domain::pace::{DaysOff, MOST_DAYS_OFF, MOST_HOURS, Pace, Push, Rest};
use crate::domain::plan::{About, Lack, Plan};

/// The version that this program writes, and the newest that it reads.
const FORMAT: u32 = 2;

/// Format 1 had what is followed and what is done; all else came with format 2, and is left out
/// where it is as it was at first. Few types, since each costs the program a reader of its own.
#[derive(Serialize, Deserialize)]
struct Saved {
    format: u32,
    follows: Vec<PathwayId>,
    done: BTreeMap<ItemId, Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    settings: SavedSettings,
    #[serde(default, skip_serializing_if = "is_default")]
    about: BTreeMap<ItemId, SavedAbout>,
}

/// When the learner works, and what they say of their money.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct SavedSettings {
    #[serde(skip_serializing_if = "is_default")]
    start: String,
    #[serde(skip_serializing_if = "is_default")]
    hours: u32,
    #[serde(skip_serializing_if = "is_default")]
    source_week: u32,
    /// The days of the week that are never worked: `67` is Saturday and Sunday.
    #[serde(skip_serializing_if = "is_default")]
    rest: String,
    /// First and last days: `2026-12-24/2026-12-31 2027-01-06/2027-01-06`.
    #[serde(skip_serializing_if = "is_default")]
    days_off: String,
    /// Hours a week for a while, and the last day of it: `20/2026-12-20`.
    #[serde(skip_serializing_if = "is_default")]
    push: String,
    #[serde(skip_serializing_if = "is_default")]
    pay: u32,
    #[serde(skip_serializing_if = "is_default")]
    spend: u32,
    #[serde(skip_serializing_if = "is_default")]
    unpaid: u32,
}

/// What a learner says of an entry.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct SavedAbout {
    /// `new`, `some` or `solid`.
    #[serde(skip_serializing_if = "is_default")]
    rating: String,
    /// `not yet`, or `not yet, 4 weeks`, or `not yet, 4 weeks, learnt 2027-02-01`.
    #[serde(skip_serializing_if = "is_default")]
    lack: String,
    /// `whole`, where it takes its whole time although its skills are known.
    #[serde(skip_serializing_if = "is_default")]
    time: String,
    #[serde(skip_serializing_if = "is_default")]
    note: String,
    #[serde(skip_serializing_if = "is_default")]
    proof: String,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl SavedSettings {
    fn of(plan: &Plan) -> Self {
        let (pace, usual, money) = (&plan.pace, Pace::default(), plan.money);
        let chosen = |hours, usual| if hours == usual { 0 } else { u32::from(hours) };
        let rest = (0..7).filter(|day| pace.rest.is_off(*day));
        let days_off = pace.days_off.iter();
        let days_off: Vec<_> = days_off
            .map(|days| format!("{}/{}", days.first(), days.last()))
            .collect();
        let push = pace.push;
        Self {
            start: pace.start.map(String::from).unwrap_or_default(),
            hours: chosen(pace.hours, usual.hours),
            source_week: chosen(pace.source_week, usual.source_week),
            rest: rest.map(|day| char::from(b'1' + day)).collect(),
            days_off: days_off.join(" "),
            push: push.map_or_else(String::new, |push| format!("{}/{}", push.hours, push.until)),
            pay: money.pay.unwrap_or_default(),
            spend: money.spend,
            unpaid: u32::from(money.unpaid),
        }
    }

    /// What it stands for. A value that nobody can have entered is as if it hadn't been.
    fn pace(&self) -> Pace {
        let usual = Pace::default();
        let hours = |n: u32| {
            u16::try_from(n)
                .ok()
                .filter(|n| (1..=MOST_HOURS).contains(n))
        };
        let days: Vec<_> = self.rest.bytes().collect();
        let rest = Rest::new([1, 2, 3, 4, 5, 6, 7].map(|day| days.contains(&(b'0' + day))));
        let days_off = self.days_off.split(' ').filter_map(|days| {
            let (first, last) = days.split_once('/')?;
            DaysOff::new(Date::parse(first)?, Date::parse(last)?)
        });
        let push = || {
            let (n, until) = self.push.split_once('/')?;
            Some(Push {
                hours: hours(n.parse().ok()?)?,
                until: Date::parse(until)?,
            })
        };
        Pace {
            start: Date::parse(&self.start),
            hours: hours(self.hours).unwrap_or(usual.hours),
            source_week: hours(self.source_week).unwrap_or(usual.source_week),
            rest: rest.unwrap_or_default(),
            days_off: days_off.take(MOST_DAYS_OFF).collect(),
            push: push(),
        }
    }

    fn money(&self) -> Money {
        Money {
            pay: Some(self.pay).filter(|pay| (1..=MOST).contains(pay)),
            spend: self.spend.min(MOST),
            unpaid: u16::try_from(self.unpaid)
                .unwrap_or(u16::MAX)
                .min(MOST_MONTHS),
        }
    }
}

const NOT_YET: &str = "not yet";
const WHOLE: &str = "whole";

impl SavedAbout {
    fn of(about: &About) -> Self {
        let note = about.note.as_ref();
        let lack = about.lack.map(|Lack { weeks, learnt }| {
            let weeks = weeks.map(|weeks| format!(", {weeks} weeks"));
            let learnt = learnt.map(|day| format!(", learnt {day}"));
            [Some(NOT_YET.to_owned()), weeks, learnt]
                .into_iter()
                .flatten()
                .collect::<String>()
        });
        let time = if about.is_put_back { WHOLE } else { "" };
        let proof = note.and_then(Note::proof);
        Self {
            rating: about.rating.map_or("", Rating::slug).to_owned(),
            lack: lack.unwrap_or_default(),
            time: time.to_owned(),
            note: note.map(|note| note.text().to_owned()).unwrap_or_default(),
            proof: proof
                .map(|proof| proof.as_str().to_owned())
                .unwrap_or_default(),
        }
    }

    /// What it stands for. A link that could do harm stands in the text, where it does nothing.
    fn about(&self) -> About {
        let words = self.lack.strip_prefix(NOT_YET).map(|rest| rest.split(' '));
        let lack = words.map(|mut words| Lack {
            weeks: words
                .clone()
                .find_map(|word| word.parse().ok())
                .filter(|weeks| *weeks <= MOST_WEEKS),
            learnt: words.find_map(Date::parse),
        });
        About {
            rating: Rating::parse(&self.rating),
            lack,
            is_put_back: self.time == WHOLE,
            note: match Link::read(&self.proof) {
                Ok(proof) => Note::new(&self.note, proof),
                Err(_) => Note::new(&format!("{}\n{}", self.note, self.proof), None),
            },
        }
    }
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
    let about = plan.about.iter();
    let saved = Saved {
        format: FORMAT,
        follows: plan.follows.clone(),
        done: plan.done.clone(),
        settings: SavedSettings::of(plan),
        about: about
            .map(|(id, about)| (id.clone(), SavedAbout::of(about)))
            .collect(),
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
    let saved: Saved = serde_json::from_str(text).map_err(broken)?;
    let about = saved
        .about
        .iter()
        .map(|(id, said)| (id.clone(), said.about()));
    let mut plan = Plan {
        follows: vec![],
        done: saved.done,
        pace: saved.settings.pace(),
        money: saved.settings.money(),
        about: about
            .filter(|(_, said)| *said != About::default())
            .collect(),
    };
    for pathway in saved.follows {
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

    /// A plan as format 2 was first released, with everything that there is to enter.
    const FORMAT_2: &str = include_str!("../../tests/saved/format-2.json");

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
        assert_eq!(encode(&decode(FORMAT_2).unwrap()), FORMAT_2.trim_end());
        let renewed = FORMAT_1.trim_end().replacen('1', "2", 1);
        assert_eq!(encode(&decode(FORMAT_1).unwrap()), renewed);
    }

    #[test]
    fn everything_that_is_entered_is_stored() {
        let plan = decode(FORMAT_2).unwrap();
        let id = |local: &str| ItemId::new(&format!("nlp-engineer/{local}")).unwrap();
        assert_eq!(plan.pace.start, Date::parse("2026-12-01"));
        assert_eq!((plan.pace.hours, plan.pace.source_week), (12, 15));
        assert!(plan.pace.rest.is_off(6) && !plan.pace.rest.is_off(0));
        assert_eq!(
            plan.pace.days_off[0].last(),
            Date::parse("2026-12-31").unwrap()
        );
        assert_eq!(plan.pace.push.unwrap().hours, 20);
        let said = |local| plan.said_of(&id(local));
        assert_eq!(said("transformers").rating, Some(Rating::Solid));
        let lack = |local| said(local).lack.map(|lack| (lack.weeks, lack.learnt));
        let learnt = Date::parse("2027-02-01");
        assert_eq!(lack("python"), Some((Some(4), learnt)));
        assert_eq!(lack("api-development"), Some((Some(2), None)));
        assert_eq!(lack("sql-data-handling"), Some((None, None)));
        assert!(said("bert-text-classifier").is_put_back);
        let note = said("rag-chatbot").note.unwrap();
        assert_eq!(note.text(), "It answers.");
        assert_eq!(note.proof().unwrap().as_str(), "https://github.com/you/rag");
        assert_eq!(
            (plan.money.pay, plan.money.spend, plan.money.unpaid),
            (Some(60_000), 900, 2)
        );
    }

    #[test]
    fn what_nobody_can_have_entered_is_as_if_it_had_not_been() {
        let text = r#"{"format":2,"follows":[],"done":{},"settings":{"start":"2999-99-99","hours":0,"source_week":999,"rest":"1234567","days_off":"2026-12-02/2026-12-01 x","push":"200/2026-12-01","pay":0,"spend":4000000000,"unpaid":999},"about":{"one/a":{"rating":"expert","note":"Mine","proof":"javascript:alert(1)"},"one/b":{"rating":"guru"}}}"#;
        let plan = decode(text).unwrap();
        assert_eq!((plan.pace, plan.about.len()), (Pace::default(), 1));
        let note = plan.about.values().next().unwrap().note.clone().unwrap();
        assert_eq!(
            (note.text(), note.proof()),
            ("Mine\njavascript:alert(1)", None)
        );
        let money = plan.money;
        assert_eq!(
            (money.pay, money.spend, money.unpaid),
            (None, MOST, MOST_MONTHS)
        );
    }

    #[test]
    fn a_newer_format_is_recognized_whatever_else_it_holds() {
        assert_eq!(
            decode(r#"{"format":3,"done":"otherwise"}"#),
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
