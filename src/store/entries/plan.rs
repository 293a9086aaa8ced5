//! A plan as entries, and back.

use super::pace::{pace_entries, pace_of};
use super::remark::{REMARK, is_valid_remark};
use super::text::{Entries, text, unless};

use crate::domain::catalogue::compare::MAX_ROLES;
use crate::domain::date::Date;
use crate::domain::fit::{Answers, Reply, Trait};
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::action::Setting;
use crate::domain::plan::money::{Currency, MAX_AMOUNT, MAX_MONTHS, Money};
use crate::domain::plan::note::{Link, Note};
use crate::domain::plan::skill::{MAX_WEEKS, MissingPrerequisite, Rating};
use crate::domain::plan::state::{OpenState, Percent};
use crate::domain::plan::{About, Plan};
use crate::domain::sorted_map::{SortedMap, SortedSet};

const NOT_YET: &str = "not yet";
const WHOLE: &str = "whole";
/// The name of the entry with the roles that were compared last.
pub const COMPARED: &str = "compare/roles";
const SKIPPED: &str = "skipped";
const IN_PROGRESS: &str = "in progress, ";

/// A plan's entries. What has its default value has none.
pub fn entries_of(plan: &Plan) -> Entries {
    let done = plan.done.iter();
    let done = done.map(|(id, day)| (format!("done/{id}"), day.to_string()));
    let open = plan.open.iter();
    let open = open.map(|(id, state)| (format!("state/{id}"), state_text(*state)));
    let about = plan.about.iter();
    let about = about.flat_map(|(id, about)| about_entries(id, about));
    let remarks = plan.remarks.iter();
    let remarks = remarks.map(|(of, text)| (format!("{REMARK}{of}"), text.clone()));
    let all = done
        .chain(open)
        .chain(follows_entries(&plan.follows))
        .chain(pace_entries(&plan.pace))
        .chain(money_entries(&plan.money))
        .chain([compared_entry(&plan.compared)])
        .chain(answer_entries(&plan.answers))
        .chain(about)
        .chain(remarks);
    all.filter(|(_, text)| !text.is_empty()).collect()
}

pub(super) fn state_text(state: OpenState) -> String {
    match state {
        OpenState::Skipped => SKIPPED.to_owned(),
        OpenState::InProgress { percent, since } => format!("{IN_PROGRESS}{percent}%, {since}"),
    }
}

pub(super) fn follows_entries(follows: &[PathwayId]) -> impl Iterator<Item = (String, String)> {
    let places = (1..).zip(follows);
    places.map(|(place, id): (u32, _)| (format!("follows/{id}"), place.to_string()))
}

/// The entries of a setting, each of those that it can have; an empty text stands for none.
pub(super) fn setting_entries(setting: &Setting) -> Vec<(String, String)> {
    match setting {
        Setting::Pace(pace) => pace_entries(pace).into(),
        Setting::Money(money) => money_entries(money).into(),
        Setting::Compared(roles) => vec![compared_entry(roles)],
        Setting::Answers(answers) => answer_entries(answers).into(),
        Setting::About(item, about) => about_entries(item, about).into(),
    }
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
    let plan = plan_of(&setting_entries(&setting).into_iter().collect());
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

/// The plan that these entries stand for.
pub fn plan_of(entries: &Entries) -> Plan {
    let mut plan = Plan {
        pace: pace_of(entries),
        money: money_of(entries),
        compared: compared_of(text(entries, COMPARED)),
        ..Plan::default()
    };
    let (mut follows, mut answers) = (vec![], vec![]);
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
        if kind == "remark" {
            plan.remarks.insert(of.to_owned(), text.clone());
        }
        let Some(id) = ItemId::new(of) else {
            continue;
        };
        match kind {
            "done" => plan.done.extend(Date::parse(text).map(|day| (id, day))),
            "state" => plan.open.extend(state_of(text).map(|state| (id, state))),
            "rating" | "lack" | "time" | "note" | "proof" => answers.push(((id, kind), text)),
            _ => {}
        }
    }
    plan.follows = SortedSet::from_iter(follows)
        .into_iter()
        .map(|(_, id)| id)
        .collect();
    // Those on one entry together: their names stand far apart.
    for ((id, kind), text) in SortedMap::from_iter(answers) {
        let mut said = plan.said_of(&id);
        match kind {
            "rating" => said.rating = Rating::parse(text),
            "lack" => said.missing = lack_of(text),
            "time" => said.is_put_back = text == WHOLE,
            // A note and its proof belong together.
            _ => said.note = note_of(entries, &id),
        }
        if said != About::default() {
            plan.about.insert(id, said);
        }
    }
    plan
}

/// Whether someone can have entered this. What has a name that this version doesn't know counts: a newer one may.
pub fn is_valid(name: &str, text: &str) -> bool {
    let Some((kind, of)) = name.split_once('/') else {
        return true;
    };
    let is_number = || text.parse::<u32>().is_ok();
    let is_date = || Date::parse(text).is_some();
    let is_text = match kind {
        "follows" | "money" if of != "currency" => is_number(),
        "pace" => match of {
            "start" | "target" | "replanned" | "entered" => is_date(),
            "hours" | "source-week" => is_number(),
            _ => true,
        },
        "done" => is_date(),
        "state" => state_of(text).is_some(),
        "rating" => Rating::parse(text).is_some(),
        "lack" => lack_of(text).is_some(),
        "time" => text == WHOLE,
        "remark" => is_valid_remark(of, text),
        _ => true,
    };
    let is_of_item = matches!(
        kind,
        "done" | "state" | "rating" | "lack" | "time" | "note" | "proof"
    );
    let has_id = match kind {
        "follows" => PathwayId::new(of).is_some(),
        _ => !is_of_item || ItemId::new(of).is_some(),
    };
    is_text && has_id
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

pub(super) fn state_of(text: &str) -> Option<OpenState> {
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

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::domain::plan::hours::Hours;

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
    fn what_is_entered_is_valid_and_what_nobody_can_have_entered_is_not() {
        for (name, text) in WHOLE_PLAN.iter().chain(&STATES).chain(&SCHEDULE) {
            assert!(is_valid(name, text), "{name}: {text}");
        }
        for (name, text) in [("later/one", "?"), ("money/currency", "€"), ("format", "9")] {
            assert!(is_valid(name, text), "{name}: {text}");
        }
        for (name, text) in [
            ("done/nlp-engineer/rag-chatbot", "03.11.2026"),
            ("done/nlp-engineer", "2026-11-03"),
            ("pace/hours", "12 h"),
            ("pace/start", "2026-02-30"),
            ("money/pay", "60,000"),
            ("follows/NLP Engineer", "1"),
            ("state/nlp-engineer/rag-chatbot", "in progress"),
            ("rating/nlp-engineer/transformers", "9"),
        ] {
            assert!(!is_valid(name, text), "{name}: {text}");
        }
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
    pub const SCHEDULE: [(&str, &str); 8] = [
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
        let odd = entries(&[("compare/roles", "a,,B,a,b,c,d,e,f")]);
        let roles: Vec<_> = plan_of(&odd)
            .compared
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(roles, ["a", "b", "c", "d"]);
    }

    #[test]
    fn states_are_read_back() {
        let plan = plan_of(&entries(&STATES));
        let since = Date::parse("2026-12-02").unwrap();
        let percent = Percent::HALF;
        assert_eq!(
            plan.open,
            SortedMap::from([
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
}
