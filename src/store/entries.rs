//! A plan as entries: names and texts, such as `done/nlp-engineer/rag-chatbot` and `2026-12-02`.
//!
//! A plan is stored, backed up and merged by entry. One whose name isn't known, or whose text nobody can
//! have entered, is ignored and carried along: a newer version may know it.
//!
//! | name | text |
//! | --- | --- |
//! | `done/ENTRY` | the day of the tick, `2026-12-02` |
//! | `state/ENTRY` | `skipped`, or `in progress, 50%, 2026-12-02`; a tick hides it |
//! | `follows/PATHWAY` | its place among those that are followed, from 1 |
//! | `pace/start` | the first day |
//! | `pace/hours`, `pace/source-week` | whole hours a week |
//! | `pace/exact-hours`, `pace/exact-source-week` | the same to the minute, `7:30`; it counts only beside `7` |
//! | `pace/rest` | the days of the week that are never worked; `67` is Saturday and Sunday |
//! | `pace/days-off` | first and last days, `2026-12-24/2026-12-31 2027-01-06/2027-01-06` |
//! | `pace/push` | hours a week for a while, and its last day, `20/2026-12-20` |
//! | `pace/target` | the day by which the learner wants to arrive |
//! | `pace/split` | the share of each pathway, `ai-research-engineer=30 nlp-engineer=70` |
//! | `pace/replanned`, `pace/entered` | the first day of the dates; until when changes were a part of the original plan |
//! | `pace/baseline` | the pace of the original plan, as the entries above: `hours=12;start=2026-12-01` |
//! | `money/pay`, `money/spend`, `money/unpaid` | a year's pay, what it costs, months without pay |
//! | `money/currency` | the currency of these amounts as the learner writes it, `€` |
//! | `rating/ENTRY` | `new`, `some` or `solid` |
//! | `lack/ENTRY` | `not yet`, or `not yet, 4 weeks`, or `not yet, 4 weeks, learnt 2027-02-01` |
//! | `time/ENTRY` | `whole`, where it takes its whole time although its skills are known |
//! | `note/ENTRY`, `proof/ENTRY` | a note, and the link to the proof |
//! | `compare/roles` | the roles compared last, `nlp-engineer,ai-research-engineer` |
//! | `answer/TRAIT` | the [`Reply`] to a question, `2`, `-1x3` or `x0` |

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::compare::MAX_ROLES;
use crate::domain::date::Date;
use crate::domain::fit::{Answers, Reply, Trait};
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::action::{Change, Setting};
use crate::domain::plan::hours::Hours;
use crate::domain::plan::money::{Currency, MAX_AMOUNT, MAX_MONTHS, Money};
use crate::domain::plan::note::{Link, Note};
use crate::domain::plan::pace::{DaysOff, MAX_DAYS_OFF, Pace, Push, Rest};
use crate::domain::plan::skill::{MAX_WEEKS, MissingPrerequisite, Rating};
use crate::domain::plan::split::Split;
use crate::domain::plan::state::{OpenState, Percent};
use crate::domain::plan::{About, Plan};

/// Texts by their names.
pub type Entries = BTreeMap<String, String>;

/// A name and its new text; `None` removes the entry.
pub type Edit = (String, Option<String>);

const NOT_YET: &str = "not yet";
const WHOLE: &str = "whole";
const COMPARED: &str = "compare/roles";
const SKIPPED: &str = "skipped";
const IN_PROGRESS: &str = "in progress, ";

/// The maximum number of shares that are read.
const MAX_SHARES: usize = 1000;

/// A plan's entries. What has its default value has none.
pub fn entries_of(plan: &Plan) -> Entries {
    let done = plan.done.iter();
    let done = done.map(|(id, day)| (format!("done/{id}"), day.to_string()));
    let open = plan.open.iter();
    let open = open.map(|(id, state)| (format!("state/{id}"), state_text(*state)));
    let about = plan.about.iter();
    let about = about.flat_map(|(id, about)| about_entries(id, about));
    let all = done
        .chain(open)
        .chain(follows_entries(&plan.follows))
        .chain(pace_entries(&plan.pace))
        .chain(money_entries(&plan.money))
        .chain([compared_entry(&plan.compared)])
        .chain(answer_entries(&plan.answers))
        .chain(about);
    gather(all.filter(|(_, text)| !text.is_empty()))
}

/// Collects items one by one. `collect` sorts them first, and has the code of a sort for each type of item.
pub(super) fn gather<All: Default + Extend<Item>, Item>(items: impl Iterator<Item = Item>) -> All {
    let mut all = All::default();
    all.extend(items);
    all
}

/// The edits that make the places of the pathways followed those of `after`, where `before` may have been
/// followed. Places move up, so that equal plans have equal entries.
fn follows_edits(after: &Plan, before: &[PathwayId], differs: impl Fn(&Edit) -> bool) -> Vec<Edit> {
    let gone = before.iter().filter(|pathway| !after.follows(pathway));
    let gone = gone.map(|pathway| (format!("follows/{pathway}"), None));
    let places = follows_entries(&after.follows).map(|(name, text)| (name, Some(text)));
    places.chain(gone).filter(differs).collect()
}

fn state_text(state: OpenState) -> String {
    match state {
        OpenState::Skipped => SKIPPED.to_owned(),
        OpenState::InProgress { percent, since } => format!("{IN_PROGRESS}{percent}%, {since}"),
    }
}

fn follows_entries(follows: &[PathwayId]) -> impl Iterator<Item = (String, String)> {
    let places = (1..).zip(follows);
    places.map(|(place, id): (u32, _)| (format!("follows/{id}"), place.to_string()))
}

/// The entries of a setting, each of those that it can have; an empty text stands for none.
fn setting_entries(setting: &Setting) -> Vec<(String, String)> {
    match setting {
        Setting::Pace(pace) => pace_entries(pace).into(),
        Setting::Money(money) => money_entries(money).into(),
        Setting::Compared(roles) => vec![compared_entry(roles)],
        Setting::Answers(answers) => answer_entries(answers).into(),
        Setting::About(item, about) => about_entries(item, about).into(),
    }
}

fn unless(default: u32, number: u32) -> String {
    let text = (number != default).then(|| number.to_string());
    text.unwrap_or_default()
}

/// Whole hours, which every version reads; those below one are stored as 1.
fn whole_hours(hours: Hours) -> u32 {
    (hours.minutes() / 60).max(1)
}

/// The hours to the minute, where they aren't whole. Beside other whole hours, which an older version or
/// another tab has written, they count for nothing.
fn exact_hours(hours: Hours) -> String {
    let minutes = hours.minutes();
    if minutes.is_multiple_of(60) {
        return String::new();
    }
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

fn pace_entries(pace: &Pace) -> [(String, String); 13] {
    let default = Pace::default();
    let rest = (0..7).filter(|day| pace.rest.is_off(*day));
    let days_off = pace.days_off.iter();
    let days_off: Vec<_> = days_off
        .map(|days| format!("{}/{}", days.first(), days.last()))
        .collect();
    let push = pace.push.map(|push| {
        let exact = exact_hours(push.hours);
        let hours = if exact.is_empty() {
            whole_hours(push.hours).to_string()
        } else {
            exact
        };
        format!("{hours}/{}", push.until)
    });
    let day = |day: Option<Date>| day.map(String::from).unwrap_or_default();
    let whole = |hours: Hours, default: Hours| unless(whole_hours(default), whole_hours(hours));
    let shares = pace.split.shares().iter();
    let shares: Vec<_> = shares.map(|(id, share)| format!("{id}={share}")).collect();
    let baseline = pace.baseline.as_deref().map(baseline_text);
    [
        ("pace/start", day(pace.start)),
        ("pace/hours", whole(pace.hours, default.hours)),
        ("pace/exact-hours", exact_hours(pace.hours)),
        (
            "pace/source-week",
            whole(pace.source_week, default.source_week),
        ),
        ("pace/exact-source-week", exact_hours(pace.source_week)),
        (
            "pace/rest",
            rest.map(|day| char::from(b'1' + day)).collect(),
        ),
        ("pace/days-off", days_off.join(" ")),
        ("pace/push", push.unwrap_or_default()),
        ("pace/target", day(pace.target)),
        ("pace/split", shares.join(" ")),
        ("pace/replanned", day(pace.replanned)),
        ("pace/entered", day(pace.entered)),
        ("pace/baseline", baseline.unwrap_or_default()),
    ]
    .map(|(name, text)| (name.to_owned(), text))
}

/// The pace of the original plan in one entry: two tabs that change the plan don't mix two of them.
fn baseline_text(pace: &Pace) -> String {
    let all = pace_entries(pace).into_iter();
    let all = all.filter(|(_, text)| !text.is_empty());
    let all: Vec<_> = all
        .map(|(name, text)| format!("{}={text}", name.trim_start_matches("pace/")))
        .collect();
    all.join(";")
}

/// Reads what [`baseline_text`] wrote. One without a start compares with nothing.
fn baseline_of(text: &str) -> Option<Box<Pace>> {
    // Most plans have none; reading one asks for its own in turn.
    if text.is_empty() {
        return None;
    }
    let all = text.split(';').filter_map(|entry| entry.split_once('='));
    // A baseline has none itself.
    let all = all.filter(|(name, _)| *name != "baseline");
    let all = all.map(|(name, text)| (format!("pace/{name}"), text.to_owned()));
    let pace = pace_of(&gather(all));
    pace.start.is_some().then(|| Box::new(pace))
}

fn money_entries(money: &Money) -> [(String, String); 4] {
    let currency = money.currency.as_ref();
    [
        ("money/pay", unless(0, money.pay.unwrap_or_default())),
        ("money/spend", unless(0, money.spend)),
        ("money/unpaid", unless(0, money.unpaid.into())),
        (
            "money/currency",
            currency.map(ToString::to_string).unwrap_or_default(),
        ),
    ]
    .map(|(name, text)| (name.to_owned(), text))
}

fn compared_entry(roles: &[PathwayId]) -> (String, String) {
    let roles: Vec<_> = roles.iter().map(PathwayId::as_str).collect();
    (COMPARED.to_owned(), roles.join(","))
}

fn answer_entries(answers: &Answers) -> [(String, String); Trait::ALL.len()] {
    Trait::ALL.map(|of| (format!("answer/{}", of.slug()), answers.to(of).to_string()))
}

fn about_entries(id: &ItemId, about: &About) -> [(String, String); 5] {
    let lack = about.missing.map(|MissingPrerequisite { weeks, learnt }| {
        let weeks = weeks.map(|weeks| format!(", {weeks} weeks"));
        let learnt = learnt.map(|day| format!(", learnt {day}"));
        [Some(NOT_YET.to_owned()), weeks, learnt]
            .into_iter()
            .flatten()
            .collect::<String>()
    });
    let note = about.note.as_ref();
    let proof = note.and_then(Note::proof);
    let time = if about.is_put_back { WHOLE } else { "" };
    [
        ("rating", about.rating.map_or("", Rating::slug)),
        ("lack", lack.as_deref().unwrap_or_default()),
        ("time", time),
        ("note", note.map_or("", Note::text)),
        ("proof", proof.map_or("", Link::as_str)),
    ]
    .map(|(kind, text)| (format!("{kind}/{id}"), text.to_owned()))
}

/// A setting as it is read back: values out of bounds are brought into them.
pub fn normalize(setting: Setting) -> Setting {
    let plan = plan_of(&gather(setting_entries(&setting).into_iter()));
    match setting {
        Setting::Pace(_) => Setting::Pace(plan.pace),
        Setting::Money(_) => Setting::Money(plan.money),
        Setting::Compared(_) => Setting::Compared(plan.compared),
        Setting::Answers(_) => Setting::Answers(plan.answers),
        Setting::About(item, _) => {
            let about = plan.said_of(&item);
            Setting::About(item, Box::new(about))
        }
    }
}

/// The edits that store a change: of the entries that it can touch, without going through the others.
/// `after` is the plan that it made, and `text_of` looks an entry up as it is before the edits.
pub fn edits_of<'a>(
    change: &Change,
    after: &Plan,
    catalogue: &Catalogue,
    text_of: impl Fn(&str) -> Option<&'a str>,
) -> Vec<Edit> {
    let differs = |(name, text): &Edit| text_of(name) != text.as_deref();
    match change {
        // The state of the work is stored under one of its names, and removed from the others. What
        // can't be read isn't a state, and stays.
        Change::Ticked(item)
        | Change::Unticked { item, .. }
        | Change::Started(item, _)
        | Change::Skipped(item) => {
            let names = catalogue.same_work(item).iter();
            let edits = names.flat_map(|id| {
                let day = after.done.get(id).map(ToString::to_string);
                let state = after.open.get(id).map(|state| state_text(*state));
                [(format!("done/{id}"), day), (format!("state/{id}"), state)]
            });
            let is_read = |name: &str| match text_of(name) {
                Some(text) if name.starts_with("done/") => Date::parse(text).is_some(),
                text => text.and_then(state_of).is_some(),
            };
            edits
                .filter(|edit| differs(edit) && (edit.1.is_some() || is_read(&edit.0)))
                .collect()
        }
        Change::Followed(pathway) | Change::Unfollowed(pathway) => {
            follows_edits(after, std::slice::from_ref(pathway), differs)
        }
        Change::Chosen { before, .. } => follows_edits(after, before, differs),
        Change::Set { was, is } => {
            let changed = setting_entries(was).into_iter().zip(setting_entries(is));
            let changed: Vec<_> = changed
                .filter(|(was, is)| was != is)
                .map(|(_, is)| is)
                .collect();
            let mut edits: Vec<Edit> = changed
                .into_iter()
                .map(|(name, text)| (name, Some(text).filter(|text| !text.is_empty())))
                .collect();
            // A proof that is no link is read as a part of the note, which has it from now on.
            let note = edits
                .iter()
                .find_map(|(name, _)| name.strip_prefix("note/"));
            if let Some(proof) = note.map(|id| format!("proof/{id}"))
                && text_of(&proof).is_some_and(|proof| Link::parse(proof).is_err())
                && edits.iter().all(|(name, _)| *name != proof)
            {
                edits.push((proof, None));
            }
            edits
        }
        // These touch everything: `reset_edits` and `edits` make theirs.
        Change::Reset(_) | Change::Imported => vec![],
    }
}

/// The edits that give a setting this value, whatever it has now.
pub fn edits_to<'a>(setting: &Setting, text_of: impl Fn(&str) -> Option<&'a str>) -> Vec<Edit> {
    let entries = setting_entries(setting).into_iter();
    let edits = entries.map(|(name, text)| (name, Some(text).filter(|text| !text.is_empty())));
    edits
        .filter(|(name, text)| text_of(name) != text.as_deref())
        .collect()
}

/// The edits that remove every entry that this version understands. Others are carried along.
pub fn reset_edits(entries: &Entries) -> Vec<Edit> {
    let all = entries.iter();
    let known = all.filter(|(name, text)| {
        let alone = Entries::from([((*name).clone(), (*text).clone())]);
        !plan_of(&alone).is_empty()
    });
    known.map(|(name, _)| (name.clone(), None)).collect()
}

/// The plan that these entries stand for.
pub fn plan_of(entries: &Entries) -> Plan {
    let mut plan = Plan {
        pace: pace_of(entries),
        money: money_of(entries),
        compared: compared_of(text(entries, COMPARED)),
        ..Plan::default()
    };
    let mut follows = vec![];
    let mut noted = BTreeSet::new();
    for (name, text) in entries {
        let Some((kind, of)) = name.split_once('/') else {
            continue;
        };
        if kind == "follows" {
            let place = text.parse::<u32>().unwrap_or(u32::MAX);
            follows.extend(PathwayId::new(of).map(|id| (place, id)));
        }
        if kind == "answer" {
            let answers = Trait::find(of).map(|of| plan.answers.with(of, Reply::parse(text)));
            plan.answers = answers.unwrap_or(plan.answers);
        }
        let Some(id) = ItemId::new(of) else {
            continue;
        };
        let about = |plan: &mut Plan, say: &dyn Fn(&mut About)| {
            let mut said = plan.said_of(&id);
            say(&mut said);
            if said != About::default() {
                plan.about.insert(id.clone(), said);
            }
        };
        match kind {
            "done" => plan.done.extend(Date::parse(text).map(|day| (id, day))),
            "state" => plan.open.extend(state_of(text).map(|state| (id, state))),
            "rating" => about(&mut plan, &|said| said.rating = Rating::parse(text)),
            "lack" => about(&mut plan, &|said| said.missing = lack_of(text)),
            "time" => about(&mut plan, &|said| said.is_put_back = text == WHOLE),
            // The two belong together.
            "note" | "proof" if noted.insert(id.clone()) => {
                let note = note_of(entries, &id);
                about(&mut plan, &|said| said.note.clone_from(&note));
            }
            _ => {}
        }
    }
    follows.sort_by(Ord::cmp);
    plan.follows = follows.into_iter().map(|(_, id)| id).collect();
    plan
}

fn text<'a>(entries: &'a Entries, name: &str) -> &'a str {
    entries.get(name).map_or("", String::as_str)
}

fn pace_of(entries: &Entries) -> Pace {
    let text = |name: &str| text(entries, name);
    let usual = Pace::default();
    let hours = |name: &str, exact: &str, usual: Hours| {
        let whole = text(name).parse().ok();
        let whole = whole.filter(|hours| (1..=98).contains(hours));
        let whole = whole.map_or(usual, Hours::whole);
        let exact = parse_exact(text(exact));
        exact
            .filter(|exact| whole_hours(*exact) == whole_hours(whole))
            .unwrap_or(whole)
    };
    let days = text("pace/rest").as_bytes();
    let rest = Rest::new([1, 2, 3, 4, 5, 6, 7].map(|day| days.contains(&(b'0' + day))));
    let days_off = text("pace/days-off").split(' ').filter_map(|days| {
        let (first, last) = days.split_once('/')?;
        DaysOff::new(Date::parse(first)?, Date::parse(last)?)
    });
    let push = || {
        let (of, until) = text("pace/push").split_once('/')?;
        let whole = || Hours::from_minutes(of.parse::<u32>().ok()?.checked_mul(60)?);
        let (hours, until) = (parse_exact(of).or_else(whole)?, Date::parse(until)?);
        Some(Push { hours, until })
    };
    let shares = text("pace/split").split(' ').filter_map(|share| {
        let (id, share) = share.split_once('=')?;
        Some((PathwayId::new(id)?, share.parse().ok()?))
    });
    Pace {
        start: Date::parse(text("pace/start")),
        target: Date::parse(text("pace/target")),
        hours: hours("pace/hours", "pace/exact-hours", usual.hours),
        source_week: hours(
            "pace/source-week",
            "pace/exact-source-week",
            usual.source_week,
        ),
        rest: rest.unwrap_or_default(),
        days_off: days_off.take(MAX_DAYS_OFF).collect(),
        push: push(),
        split: Split::new(shares.take(MAX_SHARES)),
        replanned: Date::parse(text("pace/replanned")),
        entered: Date::parse(text("pace/entered")),
        baseline: baseline_of(text("pace/baseline")),
    }
}

/// Reads what [`exact_hours`] wrote.
fn parse_exact(text: &str) -> Option<Hours> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    Hours::from_minutes(u32::from(hours) * 60 + u32::from(minutes))
}

fn money_of(entries: &Entries) -> Money {
    let number = |name: &str| text(entries, name).parse::<u32>().unwrap_or_default();
    let unpaid = u16::try_from(number("money/unpaid")).unwrap_or(u16::MAX);
    Money {
        pay: Some(number("money/pay")).filter(|pay| (1..=MAX_AMOUNT).contains(pay)),
        spend: number("money/spend").min(MAX_AMOUNT),
        unpaid: unpaid.min(MAX_MONTHS),
        currency: Currency::parse(text(entries, "money/currency")).unwrap_or_default(),
    }
}

/// Each role once, and no more than fit side by side.
fn compared_of(text: &str) -> Vec<PathwayId> {
    let mut roles = vec![];
    for role in text.split(',').filter_map(PathwayId::new) {
        if roles.len() < MAX_ROLES && !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

fn state_of(text: &str) -> Option<OpenState> {
    if text == SKIPPED {
        return Some(OpenState::Skipped);
    }
    let (percent, since) = text.strip_prefix(IN_PROGRESS)?.split_once("%, ")?;
    Some(OpenState::InProgress {
        percent: Percent::parse(percent)?,
        since: Date::parse(since)?,
    })
}

fn lack_of(text: &str) -> Option<MissingPrerequisite> {
    let mut words = text.strip_prefix(NOT_YET)?.split(' ');
    let weeks = words.clone().find_map(|word| word.parse().ok());
    Some(MissingPrerequisite {
        weeks: weeks.filter(|weeks| *weeks <= MAX_WEEKS),
        learnt: words.find_map(Date::parse),
    })
}

/// A link that could do harm stands in the text, where it does nothing.
fn note_of(entries: &Entries, id: &ItemId) -> Option<Note> {
    let note = text(entries, &format!("note/{id}"));
    let proof = text(entries, &format!("proof/{id}"));
    match Link::parse(proof) {
        Ok(link) => Note::new(note, link),
        Err(_) => Note::new(&format!("{note}\n{proof}"), None),
    }
}

/// The edits that turn some entries into others.
pub fn edits(before: &Entries, after: &Entries) -> Vec<Edit> {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    let gone = gone.map(|name| (name.clone(), None));
    let new = after
        .iter()
        .filter(|(name, text)| before.get(*name) != Some(text));
    let new = new.map(|(name, text)| (name.clone(), Some(text.clone())));
    gone.chain(new).collect()
}

/// An edit that was made, and the text before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedEdit {
    name: String,
    was: Option<String>,
    is: Option<String>,
}

/// Records these edits, so that they can be undone; `text_of` looks an entry up as it is before them.
pub fn record<'a>(edits: &[Edit], text_of: impl Fn(&str) -> Option<&'a str>) -> Vec<RecordedEdit> {
    let made = |(name, is): &Edit| RecordedEdit {
        name: name.clone(),
        was: text_of(name).map(str::to_owned),
        is: is.clone(),
    };
    edits.iter().map(made).collect()
}

/// The edits that undo others. An entry that was changed again since, in another tab perhaps, is left
/// alone.
pub fn undo_edits<'a>(
    made: Vec<RecordedEdit>,
    text_of: impl Fn(&str) -> Option<&'a str>,
) -> Vec<Edit> {
    let made = made.into_iter();
    made.filter(|made| text_of(&made.name) == made.is.as_deref())
        .map(|made| (made.name, made.was))
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Everything that there is to enter.
    pub const WHOLE_PLAN: [(&str, &str); 18] = [
        ("done/nlp-engineer/rag-chatbot", "2026-12-02"),
        ("follows/ai-research-engineer", "2"),
        ("follows/nlp-engineer", "1"),
        ("lack/nlp-engineer/api-development", "not yet, 2 weeks"),
        (
            "lack/nlp-engineer/python",
            "not yet, 4 weeks, learnt 2027-02-01",
        ),
        ("lack/nlp-engineer/sql-data-handling", "not yet"),
        ("money/pay", "60000"),
        ("money/spend", "900"),
        ("money/unpaid", "2"),
        ("note/nlp-engineer/rag-chatbot", "It answers."),
        ("pace/days-off", "2026-12-24/2026-12-31"),
        ("pace/hours", "12"),
        ("pace/push", "20/2026-12-20"),
        ("pace/rest", "7"),
        ("pace/source-week", "15"),
        ("pace/start", "2026-12-01"),
        (
            "proof/nlp-engineer/rag-chatbot",
            "https://github.com/you/rag",
        ),
        ("rating/nlp-engineer/transformers", "solid"),
    ];

    /// The states that a piece of work can have besides being done.
    pub const STATES: [(&str, &str); 2] = [
        (
            "state/nlp-engineer/lstm-sentiment",
            "in progress, 50%, 2026-12-02",
        ),
        ("state/nlp-engineer/text-generation", "skipped"),
    ];

    pub fn entries(of: &[(&str, &str)]) -> Entries {
        let of = of.iter();
        of.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    fn id(local: &str) -> ItemId {
        ItemId::new(&format!("nlp-engineer/{local}")).unwrap()
    }

    #[test]
    fn a_plan_is_its_entries() {
        let mut whole = entries(&WHOLE_PLAN);
        whole.insert(
            "time/nlp-engineer/lstm-sentiment".to_owned(),
            "whole".to_owned(),
        );
        whole.insert("money/currency".to_owned(), "zł".to_owned());
        whole.extend(entries(&STATES));
        assert_eq!(entries_of(&plan_of(&whole)), whole);
        assert_eq!(entries_of(&Plan::default()), Entries::new());
    }

    #[test]
    fn everything_that_is_entered_is_read_back() {
        let plan = plan_of(&entries(&WHOLE_PLAN));
        let follows: Vec<_> = plan.follows.iter().map(PathwayId::as_str).collect();
        assert_eq!(follows, ["nlp-engineer", "ai-research-engineer"]);
        assert_eq!(
            plan.done.get(&id("rag-chatbot")),
            Date::parse("2026-12-02").as_ref()
        );
        assert_eq!(plan.pace.start, Date::parse("2026-12-01"));
        assert_eq!(plan.pace.hours, Hours::whole(12));
        assert_eq!(plan.pace.source_week, Hours::whole(15));
        assert!(plan.pace.rest.is_off(6) && !plan.pace.rest.is_off(0));
        assert_eq!(
            plan.pace.days_off[0].last(),
            Date::parse("2026-12-31").unwrap()
        );
        assert_eq!(plan.pace.push.unwrap().hours, Hours::whole(20));
        assert_eq!(
            plan.said_of(&id("transformers")).rating,
            Some(Rating::Solid)
        );
        let lack = |local| {
            plan.said_of(&id(local))
                .missing
                .map(|lack| (lack.weeks, lack.learnt))
        };
        assert_eq!(lack("python"), Some((Some(4), Date::parse("2027-02-01"))));
        assert_eq!(lack("api-development"), Some((Some(2), None)));
        assert_eq!(lack("sql-data-handling"), Some((None, None)));
        let note = plan.said_of(&id("rag-chatbot")).note.unwrap();
        assert_eq!(note.text(), "It answers.");
        assert_eq!(note.proof().unwrap().as_str(), "https://github.com/you/rag");
        let money = plan.money;
        assert_eq!(
            (money.pay, money.spend, money.unpaid),
            (Some(60_000), 900, 2)
        );
    }

    /// The entries that this version has added to a plan. An older one reads the rest, and carries these along.
    const SCHEDULE: [(&str, &str); 8] = [
        (
            "pace/baseline",
            "start=2026-12-01;exact-hours=10:20;rest=7;days-off=2026-12-24/2026-12-31;split=a=70 b=30",
        ),
        ("pace/entered", "2026-11-30"),
        ("pace/exact-hours", "7:30"),
        ("pace/hours", "7"),
        ("pace/replanned", "2026-12-20"),
        ("pace/split", "a=0 b=100"),
        ("pace/start", "2026-12-01"),
        ("pace/target", "2027-06-01"),
    ];

    #[test]
    fn a_schedule_with_its_original_plan_is_its_entries() {
        let whole = entries(&SCHEDULE);
        let plan = plan_of(&whole);
        assert_eq!(entries_of(&plan), whole);
        assert_eq!(plan.pace.hours.to_string(), "7½");
        let baseline = plan.pace.baseline.unwrap();
        assert_eq!(baseline.hours.to_string(), "10:20");
        assert_eq!(
            (baseline.days_off.len(), baseline.split.shares().len()),
            (1, 2)
        );
    }

    #[test]
    fn halves_of_hours_count_only_beside_the_hours_that_they_were_stored_with() {
        let hours = |of: &[(&str, &str)]| plan_of(&entries(of)).pace.hours.to_string();
        let half = ("pace/exact-hours", "7:30");
        assert_eq!(hours(&[half, ("pace/hours", "7")]), "7½");
        assert_eq!(
            hours(&[half, ("pace/hours", "9")]),
            "9",
            "by an older version"
        );
        assert_eq!(hours(&[half]), "10");
        assert_eq!(hours(&[("pace/exact-hours", "10:30")]), "10½");
        assert_eq!(
            hours(&[("pace/exact-hours", "0:30"), ("pace/hours", "1")]),
            "½"
        );
        for odd in ["7:99999", "x", "7", ":", "7:-1"] {
            assert_eq!(
                hours(&[("pace/exact-hours", odd), ("pace/hours", "7")]),
                "7",
                "{odd}"
            );
        }
    }

    #[test]
    fn what_was_compared_and_answered_is_read_back() {
        let chosen = entries(&[
            ("answer/maths", "-1x3"),
            ("answer/pay", "x0"),
            ("answer/time", "0"),
            ("compare/roles", "nlp-engineer,ai-research-engineer"),
        ]);
        let plan = plan_of(&chosen);
        assert_eq!(entries_of(&plan), chosen);
        let roles: Vec<_> = plan.compared.iter().map(PathwayId::as_str).collect();
        assert_eq!(roles, ["nlp-engineer", "ai-research-engineer"]);
        assert_eq!(plan.answers.to_string(), "time:0,pay:x0,maths:-1x3");
        assert_eq!(reset_edits(&chosen).len(), chosen.len());
        let odd = entries(&[("compare/roles", "a,,B,a,b,c,d,e,f")]);
        let roles: Vec<_> = plan_of(&odd)
            .compared
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(roles, ["a", "b", "c", "d"]);
    }

    #[test]
    fn a_setting_that_is_kept_edits_what_differs() {
        let stored = entries(&[("answer/time", "2"), ("answer/pay", "1")]);
        let text_of = |name: &str| stored.get(name).map(String::as_str);
        let answers = Setting::Answers(Answers::parse("time:2,maths:1"));
        assert_eq!(
            edits_to(&answers, text_of),
            [
                ("answer/pay".to_owned(), None),
                ("answer/maths".to_owned(), Some("1".to_owned()))
            ]
        );
    }

    #[test]
    fn states_are_read_back() {
        let plan = plan_of(&entries(&STATES));
        let since = Date::parse("2026-12-02").unwrap();
        let percent = Percent::HALF;
        assert_eq!(
            plan.open,
            BTreeMap::from([
                (
                    id("lstm-sentiment"),
                    OpenState::InProgress { percent, since }
                ),
                (id("text-generation"), OpenState::Skipped),
            ])
        );
    }

    #[test]
    fn what_nobody_can_have_entered_stands_for_nothing() {
        let odd = entries(&[
            ("", ""),
            ("answer/maths", "9"),
            ("answer/shoes", "1"),
            ("compare/roles", "No,,!"),
            ("done", "2026-12-02"),
            ("done/NLP/x", "2026-12-02"),
            ("done/nlp-engineer/rag-chatbot", "2026-13-02"),
            ("follows/No", "1"),
            ("lack/nlp-engineer/python", "perhaps"),
            ("money/pay", "0"),
            ("money/currency", "gold bars"),
            ("pace/hours", "0"),
            ("pace/source-week", "999"),
            ("pace/rest", "1234567"),
            ("pace/days-off", "2026-12-02/2026-12-01 x"),
            ("pace/push", "200/2026-12-01"),
            ("pace/split", "No=5 a=x =3 b"),
            ("pace/baseline", "hours=5;baseline=start=2026-12-01"),
            ("pace/target", "soon"),
            ("pace/start", "2999-99-99"),
            ("rating/nlp-engineer/transformers", "guru"),
            ("sleep/nlp-engineer/python", "8"),
            ("state/nlp-engineer/python", "asleep"),
            (
                "state/nlp-engineer/rag-chatbot",
                "in progress, 100%, 2026-12-02",
            ),
            ("state/nlp-engineer/lstm", "in progress, 50%, 2026-13-02"),
            ("state/nlp-engineer/mnist", "in progress, 50%"),
        ]);
        assert_eq!(plan_of(&odd), Plan::default());
    }

    #[test]
    fn a_link_that_could_do_harm_is_text() {
        let plan = plan_of(&entries(&[
            ("note/nlp-engineer/python", "Mine"),
            ("proof/nlp-engineer/python", "javascript:alert(1)"),
        ]));
        let note = plan.said_of(&id("python")).note.unwrap();
        assert_eq!(
            (note.text(), note.proof()),
            ("Mine\njavascript:alert(1)", None)
        );
    }

    #[test]
    fn edits_turn_one_into_the_other() {
        let before = entries(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let after = entries(&[("b", "2"), ("c", "4"), ("d", "5")]);
        let found = edits(&before, &after);
        let found: Vec<_> = found.iter().map(|(n, t)| (&**n, t.as_deref())).collect();
        assert_eq!(found, [("a", None), ("c", Some("4")), ("d", Some("5"))]);
    }

    #[test]
    fn undoing_leaves_alone_what_came_in_between() {
        let before = entries(&[("a", "1"), ("b", "2")]);
        let after = entries(&[("b", "3"), ("c", "4")]);
        let text_of = |name: &str| before.get(name).map(String::as_str);
        let made = record(&edits(&before, &after), text_of);
        let undo = |now: &Entries| {
            let mut now = now.clone();
            let then = now.clone();
            let text_of = |name: &str| then.get(name).map(String::as_str);
            for (name, text) in undo_edits(made.clone(), text_of) {
                match text {
                    Some(text) => now.insert(name, text),
                    None => now.remove(&name),
                };
            }
            now
        };
        assert_eq!(undo(&after), before);
        let since = entries(&[("b", "5"), ("c", "4"), ("d", "6")]);
        assert_eq!(undo(&since), entries(&[("a", "1"), ("b", "5"), ("d", "6")]));
    }
}
