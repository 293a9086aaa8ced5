//! A schedule as a calendar file (RFC 5545). Written by hand, because the `icalendar` crate brings
//! chrono, uuid and a parser into the download, and one kind of event is all that is needed here.

use super::schedule::Schedule;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::pathway::{Item, Part, Pathway};
use crate::domain::plan::Plan;

/// A moment in UTC, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day, in UTC.
    pub day: Date,
    /// The seconds since its midnight, below 86,400.
    pub seconds: u32,
}

/// An all-day event.
struct Event {
    /// Stable across exports, so that a calendar program updates the event instead of adding a second.
    uid: String,
    first: Date,
    /// Included in the event.
    last: Date,
    title: String,
    text: String,
}

/// Writes the open tasks and actions of a pathway as a calendar file: a task on its earliest days, an
/// action on its last day.
pub fn calendar_file(
    plan: &Plan,
    catalogue: &Catalogue,
    pathway: &Pathway,
    schedule: &Schedule,
    stamp: Stamp,
) -> String {
    let events = events(plan, catalogue, pathway, schedule);
    let mut file = String::new();
    let mut line = |text: &str| fold(text, &mut file);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Interchange//Interchange//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escape(&pathway.role)));
    let (minutes, seconds) = (stamp.seconds / 60, stamp.seconds % 60);
    let made = format!(
        "{}T{:02}{:02}{seconds:02}Z",
        basic(stamp.day),
        minutes / 60,
        minutes % 60
    );
    // A calendar program keeps the version with the higher number. One number a minute is enough.
    let since = Date::new(2026, 1, 1).map_or(0, |first| first.until(stamp.day));
    let sequence = since * 1440 + minutes;
    for event in events {
        let Some(after) = event.last.plus(1) else {
            continue;
        };
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", event.uid));
        line(&format!("DTSTAMP:{made}"));
        line(&format!("SEQUENCE:{sequence}"));
        line(&format!("DTSTART;VALUE=DATE:{}", basic(event.first)));
        // The standard excludes the end, so it is the day after the last.
        line(&format!("DTEND;VALUE=DATE:{}", basic(after)));
        line(&format!("SUMMARY:{}", escape(&event.title)));
        line(&format!("DESCRIPTION:{}", escape(&event.text)));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    file
}

fn events(
    plan: &Plan,
    catalogue: &Catalogue,
    pathway: &Pathway,
    schedule: &Schedule,
) -> Vec<Event> {
    let uid = |id: &str| format!("{}@interchange", id.replace('/', "."));
    let open = schedule
        .items
        .iter()
        .filter(|item| item.work.done.is_none());
    let tasks = open.filter_map(|item| {
        let (begins, ends) = item.days?;
        let item = &item.work;
        let part = match item.step {
            0 => "Before the first step".to_owned(),
            number => format!("Step {number}"),
        };
        Some(Event {
            uid: uid(item.id.as_str()),
            first: begins.low,
            last: ends.low,
            title: item.name.clone(),
            text: format!("{}, {part}. {}.", pathway.role, item.effort),
        })
    });
    let is_open = |action: &Item| plan.is_open(catalogue, action.id);
    let actions = pathway.actions().filter(is_open).filter_map(|action| {
        let Part::Action(when) = action.part else {
            return None;
        };
        let due = plan.pace.due(when)?;
        Some(Event {
            uid: uid(action.id.as_str()),
            first: due,
            last: due,
            title: action.text.to_owned(),
            text: format!("{}, {}: the last day for it.", pathway.role, action.part),
        })
    });
    tasks.chain(actions).collect()
}
/// The basic format of a day: `20261122`.
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Escapes text for use as a value, by section 3.3.11 of the standard.
fn escape(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, c| {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
        escaped
    })
}

/// Appends a line, folded after 75 bytes at most (section 3.1), never within a character.
fn fold(text: &str, file: &mut String) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > 75 {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(c);
        length += c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use icalendar::{Calendar, CalendarComponent, Component, Event as Read};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalogue::tests::catalogue;
    use crate::domain::id::ItemId;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn stamp(seconds: u32) -> Stamp {
        Stamp {
            day: day("2026-12-31"),
            seconds,
        }
    }

    fn starting(text: &str) -> Plan {
        let mut plan = Plan::default();
        plan.pace.start = Some(day(text));
        plan
    }

    /// The events that another program reads, by UID.
    fn read(file: &str) -> BTreeMap<String, Read> {
        let calendar: Calendar = file.parse().unwrap();
        let events = calendar
            .components
            .into_iter()
            .map(|component| match component {
                CalendarComponent::Event(event) => (event.get_uid().unwrap().to_owned(), event),
                other => panic!("{other:?}"),
            });
        events.collect()
    }

    fn file(plan: &Plan, seconds: u32) -> String {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        let schedule = Schedule::new(plan, &catalogue, one).unwrap();
        calendar_file(plan, &catalogue, one, &schedule, stamp(seconds))
    }

    #[test]
    fn another_program_reads_what_is_left_with_its_days() {
        let mut plan = starting("2028-02-24");
        plan.done
            .insert(ItemId::new("one/publish").unwrap(), day("2028-02-25"));
        let events = read(&file(&plan, 3_661));
        assert_eq!(events.len(), 6, "4 tasks and 3 actions, less one of them");
        let build = &events["one.build@interchange"];
        assert_eq!(build.get_summary(), Some("Do build"));
        assert_eq!(build.get_description(), Some("one, Step 1. 20 hours."));
        let days = |event: &Read| {
            let text = |date: icalendar::DatePerhapsTime| match date {
                icalendar::DatePerhapsTime::Date(date) => date.to_string(),
                other @ icalendar::DatePerhapsTime::DateTime(_) => panic!("{other:?}"),
            };
            (
                text(event.get_start().unwrap()),
                text(event.get_end().unwrap()),
            )
        };
        // Two weeks each, over a leap day; the end isn't included.
        assert_eq!(
            days(&events["one.read@interchange"]),
            ("2028-02-24".into(), "2028-03-09".into())
        );
        assert_eq!(days(build), ("2028-03-09".into(), "2028-03-23".into()));
        assert_eq!(
            days(&events["one.enrol@interchange"]),
            ("2028-03-01".into(), "2028-03-02".into())
        );
        assert_eq!(build.property_value("DTSTAMP"), Some("20261231T010101Z"));
    }

    #[test]
    fn a_file_made_later_changes_the_same_events() {
        let plan = starting("2028-02-24");
        let (first, later) = (read(&file(&plan, 0)), read(&file(&plan, 60)));
        assert!(first.keys().eq(later.keys()));
        let sequence = |events: &BTreeMap<String, Read>| -> u32 {
            let event = events.values().next().unwrap();
            event.property_value("SEQUENCE").unwrap().parse().unwrap()
        };
        assert!(sequence(&later) > sequence(&first));
    }

    proptest! {
        #[test]
        fn any_text_comes_back_as_it_was(text in "[^\\p{C}]{0,300}|[a-z,;:\\\\\n\"äß日🚆 ]{0,300}") {
            let mut folded = String::new();
            fold(&format!("SUMMARY:{}", escape(&text)), &mut folded);
            for line in folded.split_terminator("\r\n") {
                prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']));
            }
            let file = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n{folded}END:VEVENT\r\nEND:VCALENDAR\r\n");
            let events = read(&file);
            prop_assert_eq!(events["1"].get_summary().unwrap_or_default(), text);
        }
    }
}
