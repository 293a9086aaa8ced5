//! Merges the files that a device finds into its plan, and makes the file that it writes.
//!
//! All entries are merged by their versions, as those of tabs are. Notes are more than that: texts that were written
//! without knowing of each other are joined, since nobody could write the lost one again.

use serde::{Deserialize, Serialize};

use super::device_file::{DeviceFile, DeviceId, NotRead, Replaced, version_hash};
use crate::domain::plan::note::merge_texts;
use crate::domain::sorted_map::{SortedMap, SortedSet};
use crate::store::entries::Edit;
use crate::store::hash::hash;
use crate::store::preferences::is_here;
use crate::store::sync::lww_map::{LwwMap, Version};

/// The entries whose texts are joined.
const NOTE: &str = "note/";

/// The memory of a device: of itself, and of the file that it last wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// Identifies it.
    pub device: DeviceId,
    /// Its name, as its owner has it.
    pub name: String,
    /// The hash of the text that it wrote last; `None` where it never did.
    file: Option<String>,
    /// The hashes of the versions of the notes in it, by entry.
    notes: SortedMap<String, String>,
    /// The versions of notes that were replaced since the first file.
    replaced: Replaced,
}

impl Memory {
    /// Of a device that hasn't written anything.
    pub fn new(device: DeviceId, name: String) -> Self {
        Self {
            device,
            name,
            file: None,
            notes: SortedMap::new(),
            replaced: Replaced::default(),
        }
    }

    /// Whether a file with this text is as this device wrote it.
    pub fn wrote(&self, text: &str) -> bool {
        self.file.as_ref() == Some(&hash(text))
    }

    /// Takes another id: someone else writes the file of this one, such as a browser that was restored from the
    /// same backup. There is one writer to a file.
    pub fn take_id(&mut self, device: DeviceId) {
        self.device = device;
        self.file = None;
    }

    /// Notes that this file was written.
    pub fn was_written(&mut self, file: &DeviceFile, text: &str) {
        self.file = Some(hash(text));
        let notes = file.plan.names().filter(|name| name.starts_with(NOTE));
        let versions = notes.filter_map(|name| Some((name, file.plan.version(name)?)));
        self.notes = versions
            .map(|(name, version)| (name.clone(), version_hash(version)))
            .collect();
        self.replaced = file.replaced.clone();
    }

    /// The versions of notes that this device has replaced by those in its plan.
    fn replaced_by(&self, plan: &LwwMap) -> Replaced {
        let mut replaced = self.replaced.clone();
        for (name, written) in &self.notes {
            if plan.version(name).map(version_hash).as_ref() != Some(written) {
                replaced.add(name, written.clone());
            }
        }
        replaced
    }
}

/// A file in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Another device, as its file tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherDevice {
    /// Its name.
    pub name: String,
    /// When it wrote the file, by its own clock.
    pub written: String,
}

/// The news in the files of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// The merge of all of them.
    pub plan: LwwMap,
    /// Edits to make after it was merged: notes that are joined, or kept from being removed.
    pub edits: Vec<Edit>,
    /// The other devices, by name.
    pub devices: Vec<OtherDevice>,
    /// The names of files that can't be read, and why. They are left alone.
    pub not_read: Vec<(String, NotRead)>,
    /// The entries of notes that differ and are too long to be joined: each device keeps its own.
    pub too_long: Vec<String>,
    /// How many files are someone else's.
    pub foreign: usize,
    /// Whether someone else writes the file of this device.
    pub is_taken: bool,
    /// Versions of notes that are replaced in the files, or by [`edits`](Self::edits).
    replaced: Replaced,
}

/// Reads the files in a folder, for a device with this plan. A file under whatever name counts, so that the copies
/// count which programs make of two that they couldn't merge.
pub fn read(ours: &LwwMap, memory: &Memory, found: &[FoundFile]) -> Exchange {
    let mut exchange = Exchange {
        replaced: memory.replaced_by(ours),
        ..Exchange::default()
    };
    let own_name = memory.device.file_name();
    let mut files: Vec<DeviceFile> = vec![];
    for file in found {
        let is_own = file.name == own_name;
        // It was begun and not written, since the folder was full.
        if is_own && file.text.is_empty() {
            continue;
        }
        match DeviceFile::decode(&file.text) {
            Ok(mut read) => {
                read.plan.retain(|name| !is_here(name));
                // An older text of its own comes back where a folder was restored.
                exchange.is_taken |=
                    is_own && !memory.wrote(&file.text) && !ours.dominates(&read.plan);
                exchange.replaced.merge(&read.replaced);
                exchange.plan.merge(&read.plan);
                files.push(read);
            }
            Err(NotRead::Foreign) if !is_own => exchange.foreign += 1,
            Err(why) => {
                exchange.is_taken |= is_own;
                exchange.not_read.push((file.name.clone(), why));
            }
        }
    }
    for name in note_names(ours, &files) {
        exchange.join_note(name, ours, &files);
    }
    exchange.devices = other_devices(&memory.device, &files);
    exchange
}

fn note_names<'a>(ours: &'a LwwMap, files: &'a [DeviceFile]) -> SortedSet<&'a str> {
    let theirs = files.iter().flat_map(|file| file.plan.names());
    let names = ours.names().chain(theirs).map(String::as_str);
    names.filter(|name| name.starts_with(NOTE)).collect()
}

/// The latest file of each device but this one.
fn other_devices(own: &DeviceId, files: &[DeviceFile]) -> Vec<OtherDevice> {
    let mut latest = SortedMap::<&DeviceId, &DeviceFile>::new();
    for file in files.iter().filter(|file| file.device != *own) {
        let known = latest.get(&file.device).map(|known| &known.written);
        if known.is_none_or(|known| *known < file.written) {
            latest.insert(&file.device, file);
        }
    }
    let mut devices: Vec<_> = latest
        .values()
        .map(|file| OtherDevice {
            name: file.name.clone(),
            written: file.written.clone(),
        })
        .collect();
    devices.sort_by(|a, b| a.name.cmp(&b.name));
    devices
}

impl Exchange {
    /// Joins the texts of a note that nobody has replaced.
    fn join_note(&mut self, name: &str, ours: &LwwMap, files: &[DeviceFile]) {
        let plans = files.iter().map(|file| &file.plan);
        let all = [ours].into_iter().chain(plans);
        let versions: SortedSet<&Version> = all.filter_map(|plan| plan.version(name)).collect();
        // The last writer wins, unless that costs a text that nobody has replaced.
        let latest = versions.iter().next_back();
        let mut texts: Vec<&str> = vec![];
        for version in versions.iter() {
            if let Some(text) = version.1.as_deref()
                && !self.replaced.has(name, version)
            {
                // Of the same text the latest place counts.
                texts.retain(|known| *known != text);
                texts.push(text);
            }
        }
        let latest_text = latest.and_then(|version| version.1.as_deref());
        let joined = match &*texts {
            [] => return,
            [only] if latest_text == Some(*only) => return,
            [first, rest @ ..] => {
                let first = Some((*first).to_owned());
                rest.iter()
                    .fold(first, |joined, text| merge_texts(&joined?, text))
            }
        };
        let Some(joined) = joined else {
            self.too_long.push(name.to_owned());
            let is_ours = |text: &str| texts.contains(&text);
            if ours.get(name).is_some_and(is_ours) {
                self.plan.retain(|other| other != name);
            }
            return;
        };
        let is_edited = latest_text != Some(&*joined);
        for version in versions.iter() {
            if is_edited || Some(version) != latest {
                self.replaced.add(name, version_hash(version));
            }
        }
        if is_edited {
            self.edits.push((name.to_owned(), Some(joined)));
        }
    }

    /// The file to write, once the exchange is merged into `plan`.
    pub fn file(&self, plan: LwwMap, memory: &Memory, written: String) -> DeviceFile {
        let mut replaced = memory.replaced_by(&plan);
        replaced.merge(&self.replaced);
        DeviceFile {
            device: memory.device.clone(),
            name: memory.name.clone(),
            written,
            replaced,
            plan,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::note::MAX_TEXT;

    const A: &str = "note/one/a";

    fn memory(digits: u64) -> Memory {
        Memory::new(DeviceId::new(digits), format!("Device {digits}"))
    }

    fn edit(name: &str, text: &str) -> Vec<Edit> {
        vec![(name.to_owned(), Some(text.to_owned()))]
    }

    fn map(edits: &[(&str, &str, u64)]) -> LwwMap {
        let mut map = LwwMap::default();
        for (name, text, count) in edits {
            map.set(edit(name, text), *count);
        }
        map
    }

    /// Has a device with this plan read these files, and returns the file that it writes then.
    fn exchanges(
        plan: &mut LwwMap,
        memory: &mut Memory,
        found: &[FoundFile],
    ) -> (Exchange, FoundFile) {
        let exchange = read(plan, memory, found);
        plan.merge(&exchange.plan);
        let count = plan.clock() + 1;
        plan.set(exchange.edits.clone(), count);
        let file = exchange.file(plan.clone(), memory, "2026-12-02 18:30".to_owned());
        let (name, text) = (memory.device.file_name(), file.encode());
        memory.was_written(&file, &text);
        (exchange, FoundFile { name, text })
    }

    #[test]
    fn notes_written_without_knowing_of_each_other_are_joined_once() {
        let (mut one, mut two) = (map(&[(A, "Mine", 1)]), map(&[(A, "Theirs", 1)]));
        let (mut first, mut second) = (memory(1), memory(2));
        let (_, of_one) = exchanges(&mut one, &mut first, &[]);
        let (_, of_two) = exchanges(&mut two, &mut second, &[]);
        let both = [of_one, of_two];
        let (_, of_one) = exchanges(&mut one, &mut first, &both);
        let (_, of_two) = exchanges(&mut two, &mut second, &both);
        assert_eq!(one.get(A), Some("Mine\n\nTheirs"));
        assert_eq!(one.get(A), two.get(A), "both join them alike");
        let (again, _) = exchanges(&mut one, &mut first, &[of_one, of_two]);
        assert_eq!(again.edits, []);
    }

    #[test]
    fn a_note_that_was_rewritten_by_one_who_knew_it_is_not_joined() {
        let (mut one, mut two) = (map(&[(A, "Begun", 1)]), LwwMap::default());
        let (mut first, mut second) = (memory(1), memory(2));
        let (_, of_one) = exchanges(&mut one, &mut first, &[]);
        exchanges(&mut two, &mut second, &[of_one]);
        two.set(edit(A, "Done"), 2);
        let (_, of_two) = exchanges(&mut two, &mut second, &[]);
        let (exchange, _) = exchanges(&mut one, &mut first, &[of_two]);
        assert_eq!((one.get(A), &*exchange.edits), (Some("Done"), &[][..]));
    }

    #[test]
    fn a_note_that_was_written_meanwhile_is_not_removed() {
        let (mut one, mut two) = (map(&[(A, "Begun", 1)]), map(&[(A, "Begun", 1)]));
        let (mut first, mut second) = (memory(1), memory(2));
        exchanges(&mut one, &mut first, &[]);
        exchanges(&mut two, &mut second, &[]);
        one.set(edit(A, "Begun, and more"), 2);
        two.set(vec![(A.to_owned(), None)], 3);
        let (_, of_two) = exchanges(&mut two, &mut second, &[]);
        exchanges(&mut one, &mut first, std::slice::from_ref(&of_two));
        assert_eq!(one.get(A), Some("Begun, and more"));
        // Where nobody wrote meanwhile it is.
        let mut three = map(&[(A, "Begun", 1)]);
        exchanges(&mut three, &mut memory(3), &[of_two]);
        assert_eq!(three.get(A), None);
    }

    #[test]
    fn notes_that_are_too_long_to_be_joined_stay_with_their_devices() {
        let (ours, theirs) = ("x".repeat(MAX_TEXT), "y".repeat(MAX_TEXT));
        let (mut one, mut two) = (map(&[(A, &ours, 1)]), map(&[(A, &theirs, 1)]));
        let (mut first, mut second) = (memory(1), memory(2));
        let (_, of_one) = exchanges(&mut one, &mut first, &[]);
        let (exchange, of_two) = exchanges(&mut two, &mut second, &[of_one]);
        assert_eq!(exchange.too_long, [A]);
        let (exchange, _) = exchanges(&mut one, &mut first, &[of_two]);
        assert_eq!(exchange.too_long, [A]);
        assert_eq!((one.get(A), two.get(A)), (Some(&*ours), Some(&*theirs)));
        one.set(edit(A, "Brief"), 2);
        let (_, of_one) = exchanges(&mut one, &mut first, &[]);
        exchanges(&mut two, &mut second, std::slice::from_ref(&of_one));
        assert_eq!(two.get(A), Some(&*theirs), "it still doesn’t fit");
        two.set(edit(A, "Short too"), 3);
        exchanges(&mut two, &mut second, &[of_one]);
        assert_eq!(two.get(A), Some("Brief\n\nShort too"));
    }

    #[test]
    fn a_file_under_whatever_name_counts_and_others_are_left_alone() {
        let mut two = map(&[("pace/hours", "8", 3), ("here/seen", "1", 4)]);
        let (_, file) = exchanges(&mut two, &mut memory(2), &[]);
        let named = |name: &str, text: &str| FoundFile {
            name: name.to_owned(),
            text: text.to_owned(),
        };
        let half = &file.text[..file.text.len() / 2];
        let found = [
            named("plan (1).json", &file.text),
            named("taxes.json", "{\"paid\": true}"),
            named("interchange-half.json", half),
        ];
        let mut one = LwwMap::default();
        let (exchange, _) = exchanges(&mut one, &mut memory(1), &found);
        assert_eq!(one.get("pace/hours"), Some("8"));
        assert_eq!(
            one.get("here/seen"),
            None,
            "what is of a browser stays there"
        );
        assert_eq!(exchange.devices.len(), 1);
        assert_eq!(exchange.foreign, 1);
        assert_eq!(exchange.not_read.len(), 1);
        assert_eq!(exchange.not_read[0].0, "interchange-half.json");
    }

    #[test]
    fn devices_of_one_name_are_two_and_no_clock_decides_what_is_later() {
        let called = |digits| Memory::new(DeviceId::new(digits), "Laptop".to_owned());
        let file = |plan: &LwwMap, digits, written: &str| {
            let file = Exchange::default().file(plan.clone(), &called(digits), written.to_owned());
            FoundFile {
                name: file.device.file_name(),
                text: file.encode(),
            }
        };
        let (early, late) = (
            map(&[("pace/hours", "6", 1)]),
            map(&[("pace/hours", "9", 2)]),
        );
        let found = [
            file(&early, 2, "2099-12-31 23:59"),
            file(&late, 3, "1999-01-01 00:00"),
        ];
        let mut one = LwwMap::default();
        let (exchange, _) = exchanges(&mut one, &mut called(1), &found);
        assert_eq!(one.get("pace/hours"), Some("9"));
        let listed: Vec<_> = exchange
            .devices
            .iter()
            .map(|device| &*device.name)
            .collect();
        assert_eq!(listed, ["Laptop", "Laptop"]);
    }

    #[test]
    fn there_is_one_writer_to_a_file() {
        let mut one = map(&[("pace/hours", "8", 1)]);
        let mut first = memory(1);
        let (_, before) = exchanges(&mut one, &mut first, &[]);
        let (mut copy, mut of_copy) = (one.clone(), first.clone());
        copy.set(edit("pace/hours", "9"), 2);
        let (_, written) = exchanges(&mut copy, &mut of_copy, std::slice::from_ref(&before));
        let (exchange, _) = exchanges(&mut one, &mut first, &[written]);
        assert!(
            exchange.is_taken,
            "a copy of this browser writes the same file"
        );
        // An older text of its own is no sign of that, and what can't be read isn't written over.
        let (exchange, _) = exchanges(&mut copy, &mut of_copy, std::slice::from_ref(&before));
        assert!(!exchange.is_taken);
        let empty = FoundFile {
            text: String::new(),
            ..before.clone()
        };
        assert!(!read(&copy, &of_copy, &[empty]).is_taken);
        let half = FoundFile {
            text: before.text[..60].to_owned(),
            ..before
        };
        assert!(read(&copy, &of_copy, &[half]).is_taken);
    }
}
