//! A model of devices that share a folder, which some program keeps in sync: late, in any order, twice, or cut.

use proptest::prelude::*;

use super::device_file::{DeviceFile, DeviceId};
use super::exchange::{FoundFile, Memory, read};
use crate::domain::sorted_map::{SortedMap, SortedSet};
use crate::store::entries::Edit;
use crate::store::sync::lww_map::LwwMap;

const DEVICES: usize = 3;

#[derive(Clone, Debug)]
enum Event {
    /// A learner ticks something.
    Tick(usize, char),
    /// A learner writes a note anew.
    Rewrite(usize, char),
    /// A learner adds to a note.
    Append(usize, char),
    /// A learner deletes a note.
    Delete(usize, char),
    /// A device reads its folder and writes its file.
    Exchange(usize),
    /// One file reaches a device, at last.
    Deliver(usize, usize),
    /// An older text of a file reaches a device, under its name or beside it as `name (1)`.
    DeliverOld(usize, usize, bool),
    /// A file is cut on a device, and whole again once it is delivered.
    Cut(usize, usize),
    /// A file disappears from a device.
    Lose(usize, usize),
    /// A device is backed up.
    BackUp(usize),
    /// A device is restored from its backup.
    Restore(usize),
    /// A device is set up as a copy of another.
    Copy(usize, usize),
}

fn any_event() -> impl Strategy<Value = Event> {
    let device = 0..DEVICES;
    let name = prop::char::range('a', 'b');
    let file = 0..6_usize;
    let pair = (device.clone(), name.clone());
    let of_file = (device.clone(), file.clone());
    prop_oneof![
        2 => pair.clone().prop_map(|(device, name)| Event::Tick(device, name)),
        2 => pair.clone().prop_map(|(device, name)| Event::Rewrite(device, name)),
        1 => pair.clone().prop_map(|(device, name)| Event::Append(device, name)),
        1 => pair.prop_map(|(device, name)| Event::Delete(device, name)),
        4 => device.clone().prop_map(Event::Exchange),
        3 => of_file.clone().prop_map(|(device, file)| Event::Deliver(device, file)),
        1 => (of_file.clone(), any::<bool>())
            .prop_map(|((device, file), is_beside)| Event::DeliverOld(device, file, is_beside)),
        1 => of_file.clone().prop_map(|(device, file)| Event::Cut(device, file)),
        1 => of_file.prop_map(|(device, file)| Event::Lose(device, file)),
        1 => device.clone().prop_map(Event::BackUp),
        1 => device.clone().prop_map(Event::Restore),
        1 => (device.clone(), device).prop_map(|(from, to)| Event::Copy(from, to)),
    ]
}

/// The rule that is taken away once, to see that it is needed.
#[derive(Clone, Copy, PartialEq)]
enum Without {
    Nothing,
    /// Notes are entries like others.
    JoinedNotes,
    /// All devices write one file.
    OwnFiles,
}

#[derive(Clone)]
struct State {
    plan: LwwMap,
    memory: Memory,
}

struct Device {
    state: State,
    backup: State,
    folder: SortedMap<String, String>,
}

struct Model {
    without: Without,
    devices: Vec<Device>,
    /// The texts that each file has had, in their order. A program that keeps folders in sync gives the later of two
    /// that it can't tell apart a name of its own.
    cloud: SortedMap<String, Vec<String>>,
    /// The merge of all that was ever written.
    written: LwwMap,
    /// The words of notes that were written, and those that a learner has seen and replaced.
    words: SortedSet<String>,
    replaced: SortedSet<String>,
    count: u64,
}

impl Model {
    fn new(without: Without) -> Self {
        let device = |digits| {
            let memory = Memory::new(DeviceId::new(digits), "Device".to_owned());
            let state = State {
                plan: LwwMap::default(),
                memory,
            };
            Device {
                backup: state.clone(),
                state,
                folder: SortedMap::new(),
            }
        };
        Self {
            without,
            devices: (0..DEVICES as u64).map(device).collect(),
            cloud: SortedMap::new(),
            written: LwwMap::default(),
            words: SortedSet::new(),
            replaced: SortedSet::new(),
            count: DEVICES as u64,
        }
    }

    fn next(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    fn edit(&mut self, device: usize, name: String, text: Option<String>) {
        let plan = &mut self.devices[device].state.plan;
        let count = plan.clock() + 1;
        plan.set(vec![(name, text)], count);
    }

    fn words_in(&self, device: usize, name: &str) -> Vec<String> {
        let text = self.devices[device].state.plan.get(name);
        text.unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    }

    fn exchanges(&mut self, device: usize) {
        let id = self.next();
        let State {
            mut plan,
            mut memory,
        } = self.devices[device].state.clone();
        let own_name = |memory: &Memory| match self.without {
            Without::OwnFiles => "all.json".to_owned(),
            _ => memory.device.file_name(),
        };
        let folder = self.devices[device].folder.iter();
        let found: Vec<_> = folder
            .map(|(name, text)| FoundFile {
                name: name.clone(),
                text: text.clone(),
            })
            .collect();
        let exchange = read(&plan, &memory, &found);
        if exchange.is_taken {
            memory.take_id(DeviceId::new(id));
        }
        let mut edits: Vec<Edit> = exchange.edits.clone();
        match self.without {
            Without::Nothing => drop(plan.merge(&exchange.plan)),
            Without::JoinedNotes => {
                plan.merge(&exchange.plan);
                edits.clear();
            }
            Without::OwnFiles => {}
        }
        let count = plan.clock() + 1;
        plan.set(edits, count);
        let file = exchange.file(plan.clone(), &memory, String::new());
        let (name, text) = (own_name(&memory), file.encode());
        let found = self.devices[device].folder.get(&name).cloned();
        let is_same = found.as_ref().is_some_and(|found| {
            DeviceFile::decode(found).is_ok_and(|found| found.says_the_same(&file))
        });
        if !is_same {
            self.written.merge(&plan);
            for name in ["note/one/a", "note/one/b"] {
                let text = plan.get(name).unwrap_or_default();
                self.words
                    .extend(text.split_whitespace().map(str::to_owned));
            }
            memory.was_written(&file, &text);
            self.devices[device]
                .folder
                .insert(name.clone(), text.clone());
            let known = self.cloud.get(&name).and_then(|texts| texts.last());
            let is_conflict = known.is_some() && known != found.as_ref();
            let place = if is_conflict && self.without != Without::OwnFiles {
                format!("{name} ({id})")
            } else {
                name
            };
            self.cloud.get_or_default(place).push(text);
        }
        self.devices[device].state = State { plan, memory };
    }

    fn file(&self, which: usize) -> Option<(String, Vec<String>)> {
        let all = self.cloud.iter().nth(which % self.cloud.len().max(1));
        all.map(|(name, texts)| (name.clone(), texts.clone()))
    }

    fn happens(&mut self, event: Event) {
        let note = |name: char| format!("note/one/{name}");
        match event {
            Event::Tick(device, name) => {
                let text = self.next().to_string();
                self.edit(device, format!("done/one/{name}"), Some(text));
            }
            Event::Rewrite(device, name) => {
                let known = self.words_in(device, &note(name));
                self.replaced.extend(known);
                let text = format!("word{}", self.next());
                self.edit(device, note(name), Some(text));
            }
            Event::Append(device, name) => {
                let mut words = self.words_in(device, &note(name));
                words.push(format!("word{}", self.next()));
                self.edit(device, note(name), Some(words.join(" ")));
            }
            Event::Delete(device, name) => {
                let known = self.words_in(device, &note(name));
                self.replaced.extend(known);
                self.edit(device, note(name), None);
            }
            Event::Exchange(device) => self.exchanges(device),
            Event::Deliver(device, which) => {
                if let Some((name, mut texts)) = self.file(which)
                    && let Some(text) = texts.pop()
                {
                    self.devices[device].folder.insert(name, text);
                }
            }
            Event::DeliverOld(device, which, is_beside) => {
                if let Some((name, texts)) = self.file(which)
                    && let Some(text) = texts.into_iter().next()
                {
                    let name = if is_beside {
                        format!("{name} (1)")
                    } else {
                        name
                    };
                    self.devices[device].folder.insert(name, text);
                }
            }
            Event::Cut(device, which) => {
                let names: Vec<_> = self.devices[device].folder.keys().cloned().collect();
                if let Some(name) = names.get(which % names.len().max(1))
                    && let Some(text) = self.devices[device].folder.get_mut(name)
                {
                    text.truncate(text.len() / 2);
                }
            }
            Event::Lose(device, which) => {
                let names: Vec<_> = self.devices[device].folder.keys().cloned().collect();
                if let Some(name) = names.get(which % names.len().max(1)) {
                    self.devices[device].folder.remove(name);
                }
            }
            Event::BackUp(device) => {
                self.devices[device].backup = self.devices[device].state.clone();
            }
            Event::Restore(device) => {
                self.devices[device].state = self.devices[device].backup.clone();
            }
            Event::Copy(from, to) => {
                self.devices[to].state = self.devices[from].state.clone();
            }
        }
    }

    /// The folder becomes whole again, and all devices read it until nothing is new to any.
    fn settle(&mut self) {
        for _ in 0..4 {
            let whole: Vec<_> = self.cloud.iter().collect();
            let whole: SortedMap<_, _> = whole
                .into_iter()
                .filter_map(|(name, texts)| Some((name.clone(), texts.last()?.clone())))
                .collect();
            for device in 0..DEVICES {
                self.devices[device].folder.extend(whole.clone());
                self.exchanges(device);
            }
        }
    }
}

/// Runs the events, and returns whether something is missing at the end.
fn loses(events: Vec<Event>, without: Without) -> Option<String> {
    let mut model = Model::new(without);
    for event in events {
        model.happens(event);
    }
    model.settle();
    let plans: Vec<_> = model
        .devices
        .iter()
        .map(|device| &device.state.plan)
        .collect();
    if plans
        .iter()
        .any(|plan| plan.entries() != plans[0].entries())
    {
        return Some("the devices differ".to_owned());
    }
    if !plans[0].dominates(&model.written) {
        return Some("something that was written is in no plan".to_owned());
    }
    let known: SortedSet<_> = ["note/one/a", "note/one/b"]
        .iter()
        .flat_map(|name| plans[0].get(name).unwrap_or_default().split_whitespace())
        .collect();
    let mut words = model.words.iter();
    let lost = words.find(|word| !model.replaced.contains(*word) && !known.contains(word.as_str()));
    lost.map(|word| format!("{word} was written, and replaced by nobody"))
}

proptest! {
    #[test]
    fn whatever_a_device_wrote_is_in_all_plans_when_the_folder_is_whole(
        events in prop::collection::vec(any_event(), 0..40),
    ) {
        prop_assert_eq!(loses(events, Without::Nothing), None);
    }
}

#[test]
fn without_joining_notes_the_model_loses_a_text() {
    let events = vec![
        Event::Rewrite(0, 'a'),
        Event::Rewrite(1, 'a'),
        Event::Exchange(0),
        Event::Exchange(1),
    ];
    assert_eq!(loses(events.clone(), Without::Nothing), None);
    assert!(loses(events, Without::JoinedNotes).is_some());
}

#[test]
fn with_one_file_for_all_devices_the_model_loses_ticks() {
    let events = vec![
        Event::Tick(0, 'a'),
        Event::Tick(1, 'b'),
        Event::Exchange(0),
        Event::Exchange(1),
    ];
    assert_eq!(loses(events.clone(), Without::Nothing), None);
    assert!(loses(events, Without::OwnFiles).is_some());
}
