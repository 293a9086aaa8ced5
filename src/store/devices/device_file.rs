//! The file of one device: all that it knows of the plan, with versions.
//!
//! ```json
//! {
//!   "interchange": "device",
//!   "format": 1,
//!   "device": "9f3a5c0e12d84b76",
//!   "name": "Laptop",
//!   "written": "2026-12-02 18:30",
//!   "replaced": { "note/nlp-engineer/rag-chatbot": ["c1f0a9d2e4b83756"] },
//!   "plan": { "format": 2, "last": 7, "entries": { "pace/hours": [7, "8"] } }
//! }
//! ```
//!
//! `plan` is a replica as browsers store it (`sync/lww_map.rs`), so a newer version's stays recognizable to an
//! older one. `replaced` is described at [`Replaced`].

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::domain::plain_text::misleads;
use crate::domain::sorted_map::SortedMap;
use crate::store::backup::MAX_BYTES;
use crate::store::hash::hash;
use crate::store::sync::lww_map::{LwwMap, Unreadable, Version};

const KIND: &str = "device";
const FORMAT: u64 = 1;

/// The greatest Lamport count that is read from a file. No device gets there by changes, and a count at the end of
/// its range couldn't be topped by any later one.
const MAX_COUNT: u64 = 1 << 53;

/// The maximum number of characters in the name of a device.
pub const MAX_NAME: usize = 40;

/// The most versions that are remembered as replaced, of one note. Where one is forgotten, a note may be joined with
/// an old text of its own.
const MAX_REPLACED: usize = 32;

/// Identifies a device among those that write into the same folder: 16 hexadecimal digits, chosen at random.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeviceId(String);

impl DeviceId {
    /// The id with these digits.
    pub fn new(digits: u64) -> Self {
        Self(format!("{digits:016x}"))
    }

    /// The name of the file that this device writes, and no other.
    pub fn file_name(&self) -> String {
        format!("interchange-{}.json", self.0)
    }
}

impl TryFrom<String> for DeviceId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_digit = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        if text.len() == 16 && text.bytes().all(is_digit) {
            Ok(Self(text))
        } else {
            Err("the id of a device has 16 hexadecimal digits")
        }
    }
}

impl From<DeviceId> for String {
    fn from(id: DeviceId) -> Self {
        id.0
    }
}

/// Recognizes a version of a note among all others: its count and its text, or that it was removed.
pub fn version_hash((count, text): &Version) -> String {
    match text {
        Some(text) => hash(&format!("{count} {text}")),
        None => hash(&count.to_string()),
    }
}

/// Of notes, by entry: the versions that a device knew and has replaced since. A last-writer-wins map can't tell a
/// note that was rewritten from two that were written without knowing of each other; with this one can, and the
/// latter are joined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Replaced(SortedMap<String, Vec<String>>);

impl Replaced {
    /// Whether this version of this entry was known and replaced.
    pub fn has(&self, name: &str, version: &Version) -> bool {
        self.0
            .get(name)
            .is_some_and(|hashes| hashes.contains(&version_hash(version)))
    }

    /// Adds a version, by its hash.
    pub fn add(&mut self, name: &str, hash: String) {
        let hashes = self.0.get_or_default(name.to_owned());
        hashes.retain(|known| *known != hash);
        hashes.push(hash);
        if hashes.len() > MAX_REPLACED {
            hashes.remove(0);
        }
    }

    /// Adds those of `other`.
    pub fn merge(&mut self, other: &Self) {
        for (name, hashes) in &other.0 {
            let known = self.0.get_or_default(name.clone());
            let new = hashes.iter().filter(|hash| !known.contains(hash));
            let mut all: Vec<_> = new.cloned().collect();
            all.append(known);
            all.drain(..all.len().saturating_sub(MAX_REPLACED));
            *known = all;
        }
    }
}

/// The file as one device writes it, and the others read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceFile {
    /// The device.
    pub device: DeviceId,
    /// Its name, as its owner has it: 1 to [`MAX_NAME`] characters.
    pub name: String,
    /// When it was written by the clock of that device, `2026-12-02 18:30`. It is shown, and decides nothing.
    pub written: String,
    /// The notes that this device knew and replaced.
    pub replaced: Replaced,
    /// All that the device knows of the plan.
    pub plan: LwwMap,
}

#[derive(Serialize, Deserialize)]
struct Layout<'a> {
    interchange: String,
    format: u64,
    device: DeviceId,
    name: String,
    written: String,
    #[serde(default)]
    replaced: Replaced,
    #[serde(borrow)]
    plan: &'a RawValue,
}

#[derive(Deserialize)]
struct Header {
    interchange: String,
    format: u64,
}

/// Why a file is not read. It is left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It is no file of a device: someone else's.
    Foreign,
    /// It was begun as one of a device, and isn't whole or was changed.
    Broken,
    /// A newer version of the program wrote it.
    Newer,
}

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("it isn’t a file of this planner"),
            Self::Broken => f.write_str("it isn’t whole, or was changed by something else"),
            Self::Newer => f.write_str("a newer version of Interchange wrote it"),
        }
    }
}

/// The name of a device as it is kept: trimmed, in one line, cut to [`MAX_NAME`] characters, without characters that
/// change the direction of what follows. `Unnamed device` where nothing is left.
pub fn normalize_name(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = name.chars().filter(|c| !c.is_control() && !misleads(*c));
    let kept: String = kept.take(MAX_NAME).collect();
    match kept.trim() {
        "" => "Unnamed device".to_owned(),
        kept => kept.to_owned(),
    }
}

impl DeviceFile {
    /// The text of the file, with a line for each field.
    ///
    /// # Panics
    /// Never: text keys and plain values always make JSON.
    pub fn encode(&self) -> String {
        let json = |text: &str| serde_json::to_string(text).unwrap_or_default();
        let replaced = serde_json::to_string(&self.replaced).unwrap_or_default();
        format!(
            "{{\n  \"interchange\": \"{KIND}\",\n  \"format\": {FORMAT},\n  \"device\": {},\n  \"name\": {},\n  \"written\": {},\n  \"replaced\": {replaced},\n  \"plan\": {}\n}}\n",
            json(&self.device.0),
            json(&self.name),
            json(&self.written),
            self.plan.encode(),
        )
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Where it isn't one, isn't whole, or is one of a newer version.
    pub fn decode(text: &str) -> Result<Self, NotRead> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        if text.len() > MAX_BYTES {
            return Err(NotRead::Foreign);
        }
        let is_begun = text.contains("\"interchange\"");
        let broken = if is_begun {
            NotRead::Broken
        } else {
            NotRead::Foreign
        };
        let header: Header = serde_json::from_str(text).map_err(|_| broken)?;
        if header.interchange != KIND {
            return Err(NotRead::Foreign);
        }
        if header.format > FORMAT {
            return Err(NotRead::Newer);
        }
        let file: Layout = serde_json::from_str(text).map_err(|_| NotRead::Broken)?;
        let plan = LwwMap::decode(file.plan.get()).map_err(|why| match why {
            Unreadable::Newer(_) => NotRead::Newer,
            Unreadable::Broken(_) => NotRead::Broken,
        })?;
        if plan.clock() > MAX_COUNT {
            return Err(NotRead::Broken);
        }
        Ok(Self {
            device: file.device,
            name: normalize_name(&file.name),
            written: file.written.chars().take(16).collect(),
            replaced: file.replaced,
            plan,
        })
    }

    /// Whether `other` says the same, whenever it was written.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let at_once = Self {
            written: self.written.clone(),
            ..other.clone()
        };
        *self == at_once
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::store::sync::lww_map::tests::any_map;

    fn file(plan: LwwMap) -> DeviceFile {
        let mut replaced = Replaced::default();
        replaced.add("note/one/a", version_hash(&(3, Some("Before".to_owned()))));
        DeviceFile {
            device: DeviceId::new(0x9f3a),
            name: "Laptop “old”".to_owned(),
            written: "2026-12-02 18:30".to_owned(),
            replaced,
            plan,
        }
    }

    /// A file as it was first released. It stays here for as long as anyone may have one.
    const FORMAT_1: &str = include_str!("../../../tests/saved/device-1.json");

    #[test]
    fn every_format_ever_released_is_still_read() {
        let read = DeviceFile::decode(FORMAT_1).unwrap();
        assert_eq!(read.encode(), FORMAT_1, "and written as it was read");
        assert_eq!(read.name, "Laptop");
        assert_eq!(read.plan.get("pace/hours"), Some("8"));
        let begun = (4, Some("Begun".to_owned()));
        assert!(read.replaced.has("note/nlp-engineer/rag-chatbot", &begun));
    }

    #[test]
    fn what_is_no_file_of_a_device_is_left_alone_for_a_reason() {
        let is = |text: &str| match DeviceFile::decode(text).unwrap_err() {
            NotRead::Foreign => "foreign",
            NotRead::Broken => "broken",
            NotRead::Newer => "newer",
        };
        for text in [
            "",
            "{}",
            "[1]",
            "\u{89}PNG\r\n",
            "<!DOCTYPE html>",
            r#"{"name":"a"}"#,
        ] {
            assert_eq!(is(text), "foreign", "{text}");
        }
        assert_eq!(
            is(r#"{"interchange":"backup","format":1,"entries":{}}"#),
            "foreign"
        );
        assert_eq!(
            is(r#"{"interchange":"device","format":9,"plan":"otherwise"}"#),
            "newer"
        );
        let newer_plan = FORMAT_1.replace("\"format\":2", "\"format\":3");
        assert_eq!(is(&newer_plan), "newer");
        let endless = FORMAT_1.replace("[7,", "[18446744073709551615,");
        assert_eq!(is(&endless), "broken");
        let id = FORMAT_1.replace("9f3a5c0e12d84b76", "../../etc/passwd");
        assert_eq!(is(&id), "broken");
    }

    #[test]
    fn a_file_that_is_cut_anywhere_is_not_read() {
        let whole = FORMAT_1.trim_end();
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            let read = DeviceFile::decode(&whole[..end]);
            assert!(read.is_err(), "cut after {end} bytes");
            if end > 40 {
                assert!(read == Err(NotRead::Broken), "cut after {end} bytes");
            }
        }
    }

    #[test]
    fn a_name_is_one_short_line() {
        for (name, kept) in [
            ("  My\n phone\t", "My phone"),
            ("", "Unnamed device"),
            ("\u{202E}\u{7}", "Unnamed device"),
            (&"x".repeat(99), &"x".repeat(MAX_NAME)),
        ] {
            assert_eq!(normalize_name(name), kept);
        }
    }

    #[test]
    fn of_what_was_replaced_the_latest_is_remembered() {
        let version = |count: usize| (count as u64, None);
        let mut replaced = Replaced::default();
        for count in 0..=MAX_REPLACED {
            replaced.add("note/one/a", version_hash(&version(count)));
        }
        assert!(
            !replaced.has("note/one/a", &version(0)) && replaced.has("note/one/a", &version(1))
        );
        assert!(!replaced.has("note/one/b", &version(1)));
        let mut other = Replaced::default();
        other.add("note/one/a", version_hash(&version(99)));
        other.merge(&replaced);
        assert!(other.has("note/one/a", &version(99)) && other.has("note/one/a", &version(32)));
        let once = other.clone();
        other.merge(&replaced);
        assert_eq!(other, once, "merging twice changes nothing");
    }

    proptest! {
        #[test]
        fn a_file_is_read_as_it_was_written(plan in any_map()) {
            let file = file(plan);
            prop_assert_eq!(DeviceFile::decode(&file.encode()), Ok(file));
        }

        #[test]
        fn any_text_is_read_or_left_alone(text in "\\PC{0,200}") {
            prop_assert!(DeviceFile::decode(&text).is_err());
        }
    }
}
