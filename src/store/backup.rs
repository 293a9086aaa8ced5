//! A plan as a file: the [`entries`](super::entries), sorted, as JSON that can be read in any editor. The same plan always makes the same file, to the byte.
//!
//! ```json
//! {
//!   "interchange": "backup",
//!   "format": 1,
//!   "entries": {
//!     "done/nlp-engineer/rag-chatbot": "2026-12-02",
//!     "follows/nlp-engineer": "1"
//!   }
//! }
//! ```

use std::fmt::{self, Write};

use serde::Deserialize;

use super::entries::remark::REMARK;
use super::entries::{Edit, Entries, is_valid};
use super::preferences::{here, is_here};
use super::sync::lww_map::LwwMap;
use super::sync::replicas::is_replica_key;
use crate::domain::date::Date;
use crate::domain::plan::note::merge_texts;
use crate::domain::sorted_map::SortedMap;

/// The most bytes of a backup that is read: whatever a browser stores, written out. A plan with a
/// full note at every task of every pathway has 200 kB.
pub const MAX_BYTES: usize = 12_000_000;

const KIND: &str = "backup";
const FORMAT: u32 = 1;

/// The entries that are of the plan.
pub fn of_plan(entries: &Entries) -> Entries {
    let ours = entries.iter().filter(|(name, _)| !is_here(name));
    ours.map(|(name, text)| (name.clone(), text.clone()))
        .collect()
}

/// A backup that was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    /// Its entries of the plan.
    pub entries: Entries,
    /// How many of the stored replicas in it can't be read.
    pub unread: usize,
    /// Entries of the plan whose text nobody can have entered, with that text. They aren't among
    /// [`entries`](Self::entries).
    pub invalid: Vec<(String, String)>,
}

impl Backup {
    fn new(entries: &Entries, unread: usize) -> Self {
        let (valid, invalid) = of_plan(entries)
            .into_iter()
            .partition::<Vec<_>, _>(|(name, text)| is_valid(name, text));
        Self {
            entries: valid.into_iter().collect(),
            unread,
            invalid,
        }
    }
}

/// A file of this app, of whatever kind.
#[derive(Deserialize)]
pub(super) struct File {
    /// The kind.
    pub interchange: String,
    /// The version of its format.
    pub format: u32,
    /// Its entries.
    pub entries: SortedMap<String, String>,
}

impl File {
    /// Reads a file from its text.
    ///
    /// # Errors
    /// The library's, where it is none.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text.strip_prefix('\u{FEFF}').unwrap_or(text))
    }
}

/// A backup of these entries.
pub fn encode(entries: &Entries) -> String {
    encode_file(KIND, FORMAT, &of_plan(entries))
}

/// A file of this kind and format with these entries. Laid out by hand: the library's own way costs another 2 kB.
pub(super) fn encode_file(kind: &str, format: u32, entries: &Entries) -> String {
    // Text always makes JSON.
    let json = |text: &String| serde_json::to_string(text).unwrap_or_default();
    let lines: Vec<_> = entries
        .iter()
        .map(|(name, text)| format!("\n    {}: {}", json(name), json(text)))
        .collect();
    let (lines, end) = (lines.join(","), if lines.is_empty() { "" } else { "\n  " });
    format!(
        "{{\n  \"interchange\": \"{kind}\",\n  \"format\": {format},\n  \"entries\": {{{lines}{end}}}\n}}\n"
    )
}

/// Reads a backup as it stands in a file: UTF-8, or UTF-16 as some editors save it.
///
/// # Errors
/// The text for the learner.
pub fn decode_file(bytes: &[u8]) -> Result<Backup, String> {
    decode(&decode_text(bytes)?)
}

/// The text of a file.
///
/// # Errors
/// The text for the learner, where it is none.
pub(super) fn decode_text(bytes: &[u8]) -> Result<String, String> {
    let units = |of: fn([u8; 2]) -> u16| -> Vec<u16> {
        let (pairs, _) = bytes.as_chunks();
        pairs.iter().map(|pair| of(*pair)).collect()
    };
    let text = match bytes {
        [0xFF, 0xFE, ..] => String::from_utf16(&units(u16::from_le_bytes)).ok(),
        [0xFE, 0xFF, ..] => String::from_utf16(&units(u16::from_be_bytes)).ok(),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    text.ok_or_else(|| "This is no backup of Interchange, since it is not a text. Choose a file that “Save a backup” made; nothing was changed.".to_owned())
}

/// Reads a backup.
///
/// # Errors
/// The text for the learner.
pub fn decode(text: &str) -> Result<Backup, String> {
    if text.len() > MAX_BYTES {
        return Err(TOO_LARGE.to_owned());
    }
    let file = match File::parse(text) {
        Ok(file) => file,
        Err(error) => return decode_stored(text.strip_prefix('\u{FEFF}').unwrap_or(text)).ok_or_else(|| format!(
            "This is no backup of Interchange ({error}). Choose a file that “Save a backup” made; nothing was changed."
        )),
    };
    if file.interchange != KIND {
        return Err("This is a file of another kind. Choose one that “Save a backup” made; nothing was changed.".to_owned());
    }
    if file.format > FORMAT {
        return Err("A newer version of Interchange made this backup. Reload the page to get that version; nothing was changed.".to_owned());
    }
    Ok(Backup::new(&file.entries, 0))
}

/// Reads the stored texts by key: the boot script makes such a file where the program can't run.
fn decode_stored(text: &str) -> Option<Backup> {
    let stored: SortedMap<String, String> = serde_json::from_str(text).ok()?;
    let (mut all, mut unread) = (None::<LwwMap>, 0);
    for (_, text) in stored.iter().filter(|(name, _)| is_replica_key(name)) {
        match LwwMap::decode(text) {
            Ok(map) => drop(all.get_or_insert_default().merge(&map)),
            Err(_) => unread += 1,
        }
    }
    Some(Backup::new(&all?.entries(), unread))
}

/// The text for the learner where a file is too large to be read.
pub const TOO_LARGE: &str = "This file is larger than any backup can be. Choose one that “Save a backup” made; nothing was changed.";

/// How a backup differs from the plan: names of entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Those that are only in the backup.
    pub new: Vec<String>,
    /// Those that are otherwise in the backup.
    pub other: Vec<String>,
    /// Those that are only in the plan.
    pub missing: Vec<String>,
}

/// How a backup differs from the plan.
pub fn difference(plan: &Entries, backup: &Entries) -> Difference {
    let names = |of: &Entries, is: &dyn Fn(&String, &String) -> bool| -> Vec<String> {
        let those = of.iter().filter(|(name, text)| is(name, text));
        those.map(|(name, _)| name.clone()).collect()
    };
    Difference {
        new: names(backup, &|name, _| !plan.contains_key(name)),
        other: names(backup, &|name, text| {
            plan.get(name).is_some_and(|ours| ours != text)
        }),
        missing: names(plan, &|name, _| !backup.contains_key(name)),
    }
}

/// The plan with what is only in the backup. Where both say something, the plan's stays, and of
/// notes both if they fit into one: nobody can write those again.
pub fn merged(plan: &Entries, backup: &Entries) -> Entries {
    let ours = plan.iter().map(|(name, ours)| {
        let theirs = backup.get(name).filter(|_| name.starts_with("note/"));
        let both = theirs.and_then(|theirs| merge_texts(ours, theirs));
        (name.clone(), both.unwrap_or_else(|| ours.clone()))
    });
    // Of two with one name the last counts.
    backup.clone().into_iter().chain(ours).collect()
}

/// When there was a backup, and how many changes there had been by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastBackup {
    /// The day.
    pub day: Date,
    /// The changes until then.
    pub changes: u64,
}

/// The plan as it was before a backup was brought in, or before all of it was reset: a backup that is
/// kept in this browser, where nobody had thought of saving one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The day until which it was so.
    pub day: Date,
    /// Its entries.
    pub entries: Entries,
}

impl Before {
    /// The preference that holds it.
    pub const NAME: &str = "before";

    /// The edit that keeps what these entries say of the plan.
    pub fn edit(day: Date, entries: &Entries) -> Edit {
        (here(Self::NAME), Some(format!("{day} {}", encode(entries))))
    }

    /// Reads what [`Before::edit`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, backup) = text.split_once(' ')?;
        let (day, entries) = (Date::parse(day)?, decode(backup).ok()?.entries);
        Some(Self { day, entries })
    }
}

/// After so many days, if anything changed since, and after so many changes, it is time for a backup.
const DUE: (u32, u64) = (7, 20);

impl LastBackup {
    /// Reads what `to_string` wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, changes) = text.split_once(' ')?;
        let (day, changes) = (Date::parse(day)?, changes.parse().ok()?);
        Some(Self { day, changes })
    }

    /// Whether it is time for a backup. Without one before, the days count from the first tick.
    pub fn is_due(last: Option<Self>, changes: u64, first: Option<Date>, today: Date) -> bool {
        let since = changes.saturating_sub(last.map_or(0, |last| last.changes));
        let from = last.map(|last| last.day).or(first);
        let is_old = from.is_some_and(|from| from < today && from.until(today) >= DUE.0);
        since >= DUE.1 || since > 0 && is_old
    }
}

impl fmt::Display for LastBackup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, self.changes)
    }
}

/// Counts entries by kind: `3 ticks, 1 note and your pace`.
pub fn in_words(names: &[String]) -> String {
    let kinds = [
        ("done/", "tick", true),
        ("state/", "task in progress or skipped", true),
        ("follows/", "followed pathway", true),
        ("note/", "note", true),
        ("proof/", "proof link", true),
        ("rating/", "rating", true),
        ("lack/", "missing skill", true),
        ("time/", "piece put back", true),
        ("answer/", "answer", true),
        ("compare/", "the roles you compare", false),
        ("pace/", "your pace", false),
        ("money/", "your figures", false),
    ];
    let count = |kind: &str| names.iter().filter(|name| name.starts_with(kind)).count();
    let remarks = names.iter().filter_map(|name| name.strip_prefix(REMARK));
    let (answers, remarks): (Vec<_>, Vec<_>) = remarks.partition(|name| name.contains('/'));
    let mut words: Vec<String> = vec![];
    let own = names.iter().filter_map(|name| name.strip_prefix("own/"));
    let (fields, pathways): (Vec<_>, Vec<_>) = own.partition(|name| name.contains('/'));
    let mut known = pathways.len() + fields.len();
    match (pathways.len(), fields.len()) {
        (0, 0) => {}
        (1, _) => words.push("1 pathway of your own".to_owned()),
        (0, 1) => words.push("1 change of a pathway".to_owned()),
        (0, more) => words.push(format!("{more} changes of pathways")),
        (more, _) => words.push(format!("{more} pathways of your own")),
    }
    let kinds = kinds.map(|(kind, word, is_counted)| (count(kind), word, is_counted));
    let of_others = [
        (remarks.len(), "remark", true),
        (answers.len(), "answered remark", true),
    ];
    for (count, word, is_counted) in kinds.into_iter().chain(of_others) {
        known += count;
        match count {
            0 => {}
            _ if !is_counted => words.push(word.to_owned()),
            1 => words.push(format!("1 {word}")),
            // The noun comes first.
            _ => {
                let (noun, rest) = match word.split_once(' ') {
                    Some((noun @ ("task" | "piece"), rest)) => (noun, format!(" {rest}")),
                    _ => (word, String::new()),
                };
                words.push(format!("{count} {noun}s{rest}"));
            }
        }
    }
    if known < names.len() {
        words.push(format!("{} of a newer version", names.len() - known));
    }
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        let between = match at {
            0 => "",
            _ if at + 1 == words.len() => " and ",
            _ => ", ",
        };
        let _ = write!(text, "{between}{word}");
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entries::tests::{WHOLE_PLAN, entries};
    use super::*;

    #[test]
    fn a_backup_is_the_same_after_it_was_brought_in() {
        let mut plan = entries(&WHOLE_PLAN);
        plan.insert("a-name-of-tomorrow".to_owned(), "kept".to_owned());
        let file = encode(&plan);
        assert_eq!(encode(&decode(&file).unwrap().entries), file);
        let pretty: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert!(file.starts_with("{\n  \"interchange\": \"backup\",\n  \"format\": 1,\n"));
        assert_eq!(pretty["entries"].as_object().unwrap().len(), plan.len());
        assert_eq!(decode(&encode(&Entries::new())), Ok(Backup::default()));
        assert!(file.contains("\n    \"note/nlp-engineer/rag-chatbot\": \"It answers.\",\n"));
    }

    #[test]
    fn remarks_and_answers_to_them_are_counted_each() {
        let names = ["remark/a", "remark/b", "remark/b/answer", "later/c"];
        let names = names.map(str::to_owned);
        assert_eq!(
            in_words(&names),
            "2 remarks, 1 answered remark and 1 of a newer version"
        );
    }

    #[test]
    fn what_is_remembered_of_a_browser_stays_there() {
        let plan = entries(&[
            ("done/one/a", "2026-12-02"),
            ("here/backup", "2026-12-01 3"),
        ]);
        assert!(!encode(&plan).contains("here/"));
    }

    #[test]
    fn what_is_no_backup_is_refused_with_a_reason() {
        let newer = r#"{"interchange":"backup","format":9,"entries":{}}"#;
        let other = r#"{"interchange":"roadmap","format":1,"entries":{}}"#;
        let number = r#"{"interchange":"backup","format":1,"entries":{"pace/hours":1e400}}"#;
        let (deep, large) = ("[".repeat(1_000_000), " ".repeat(MAX_BYTES + 1));
        for (text, said) in [
            ("", "This is no backup"),
            ("\u{89}PNG\r\n", "This is no backup"),
            ("<!DOCTYPE html>", "This is no backup"),
            ("\u{FEFF}{}", "This is no backup"),
            (&deep, "This is no backup"),
            (number, "This is no backup"),
            (other, "This is a file of another kind"),
            (newer, "A newer version"),
            (&large, "This file is larger"),
        ] {
            let refused = decode(text).unwrap_err();
            assert!(refused.starts_with(said), "{text:.20}: {refused}");
            assert!(refused.contains("nothing was changed"));
        }
    }

    #[test]
    fn a_backup_that_is_cut_anywhere_is_refused_whole() {
        let file = encode(&entries(&WHOLE_PLAN));
        let file = file.trim_end();
        for end in 0..file.len() {
            assert!(decode(&file[..end]).is_err(), "cut after {end} bytes");
        }
        // The control: whoever reads line by line brings in a part.
        let half = &file[..file.len() / 2];
        assert!(half.lines().count() > 5 && half.lines().any(|line| line.contains("\": \"")));
    }

    #[test]
    fn a_file_is_read_as_editors_save_it() {
        let plan = entries(&[("note/one/a", "Grüße 👩\u{200D}💻")]);
        let file = encode(&plan);
        let utf16 = |of: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let units = [0xFEFF].into_iter().chain(file.encode_utf16());
            units.flat_map(of).collect()
        };
        let with_mark = [&b"\xEF\xBB\xBF"[..], file.as_bytes()].concat();
        for bytes in [
            file.clone().into_bytes(),
            with_mark,
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
        ] {
            assert_eq!(decode_file(&bytes).unwrap().entries, plan);
            for end in [0, 1, 2, 3, bytes.len() / 2] {
                assert!(decode_file(&bytes[..end]).is_err());
            }
        }
        let picture = decode_file(include_bytes!("../../public/icons/192.png"));
        assert!(picture.is_err_and(|why| why.contains("not a text")));
    }

    #[test]
    fn what_was_stored_is_a_backup_too() {
        let old = include_str!("../../tests/saved/format-1.json");
        let new = include_str!("../../tests/saved/format-2.json");
        let stored = serde_json::json!({
            "interchange:plan": old,
            "interchange:j:1": new,
            "interchange:j:2": "{oops",
            "interchange:j:3": r#"{"format":9}"#,
            "interchange:install-refused": "true",
        });
        let Backup {
            entries, unread, ..
        } = decode(&stored.to_string()).unwrap();
        assert_eq!(
            entries["done/nlp-engineer/a-task-of-long-ago"],
            "2026-11-20"
        );
        assert_eq!(entries["pace/hours"], "12");
        assert_eq!(unread, 2, "and what is left out is said");
    }

    #[test]
    fn names_that_mean_something_to_scripts_are_names_like_any_other() {
        let file =
            r#"{"interchange":"backup","format":1,"entries":{"__proto__":"x","a":"1","a":"2"}}"#;
        let read = decode(file).unwrap().entries;
        assert_eq!(read, entries(&[("__proto__", "x"), ("a", "2")]));
    }

    #[test]
    fn what_differs_is_told_by_kind() {
        let plan = entries(&[
            ("done/one/a", "1"),
            ("done/one/b", "1"),
            ("pace/hours", "9"),
            ("money/pay", "1"),
        ]);
        let backup = entries(&[
            ("done/one/b", "2"),
            ("done/one/c", "1"),
            ("done/one/d", "1"),
            ("state/one/e", "skipped"),
            ("state/one/f", "skipped"),
            ("note/one/c", "x"),
            ("tomorrow", "x"),
            ("pace/hours", "9"),
            ("pace/start", "1"),
        ]);
        let Difference {
            new,
            other,
            missing,
        } = difference(&plan, &backup);
        assert_eq!(
            in_words(&new),
            "2 ticks, 2 tasks in progress or skipped, 1 note, your pace and 1 of a newer version"
        );
        assert_eq!(in_words(&other), "1 tick");
        assert_eq!(in_words(&missing), "1 tick and your figures");
    }

    #[test]
    fn merging_keeps_both_notes_and_else_the_plans_own() {
        let plan = entries(&[
            ("note/one/a", "mine"),
            ("pace/hours", "9"),
            ("done/one/a", "1"),
        ]);
        let backup = entries(&[
            ("note/one/a", "theirs"),
            ("pace/hours", "12"),
            ("done/one/b", "1"),
        ]);
        let both = merged(&plan, &backup);
        let expected = [
            ("note/one/a", "mine\n\ntheirs"),
            ("pace/hours", "9"),
            ("done/one/a", "1"),
            ("done/one/b", "1"),
        ];
        assert_eq!(both, entries(&expected));
        assert_eq!(merged(&both, &backup), both, "twice is once");
        let note = |text: &str| entries(&[("note/one/a", text)]);
        assert_eq!(merged(&note("a"), &note("a b")), note("a b"));
        let (long, other) = ("a".repeat(1_500), "b".repeat(1_500));
        assert_eq!(
            merged(&note(&long), &note(&other)),
            note(&long),
            "there is no room for both"
        );
    }

    #[test]
    fn what_was_before_is_kept_as_a_backup_of_the_plan_alone() {
        let day = Date::parse("2026-12-01").unwrap();
        let mut plan = entries(&WHOLE_PLAN);
        let (name, text) = Before::edit(day, &plan);
        assert_eq!(name, "here/before");
        let before = Before::parse(&text.unwrap()).unwrap();
        assert_eq!((before.day, &before.entries), (day, &plan));
        plan.insert(name, "2026-11-01 an older one".to_owned());
        let again = Before::edit(day, &plan).1.unwrap();
        assert_eq!(
            Before::parse(&again),
            Some(before),
            "and none within another"
        );
        assert_eq!(Before::parse("2026-12-01"), None);
        assert_eq!(Before::parse("soon {}"), None);
    }

    #[test]
    fn a_backup_is_due_after_a_week_or_twenty_changes() {
        let day = |text| Date::parse(text).unwrap();
        let due = |last: Option<&str>, changes, today| {
            let last = last.map(|last| LastBackup::parse(last).unwrap());
            LastBackup::is_due(last, changes, Some(day("2026-11-20")), day(today))
        };
        assert!(!due(None, 0, "2027-01-01"), "nothing to save");
        assert!(!due(None, 19, "2026-11-26"));
        assert!(due(None, 20, "2026-11-20") && due(None, 1, "2026-11-27"));
        let last = Some("2026-12-01 30");
        assert!(!due(last, 30, "2027-12-01") && !due(last, 49, "2026-12-07"));
        assert!(due(last, 50, "2026-12-01") && due(last, 31, "2026-12-08"));
        assert!(
            !due(last, 31, "2016-12-01"),
            "a clock that was set back does no harm"
        );
        assert_eq!(
            LastBackup::parse("2026-12-01 30").unwrap().to_string(),
            "2026-12-01 30"
        );
        assert_eq!(LastBackup::parse("soon"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}") {
            let _ = decode(&text);
        }
    }
}
