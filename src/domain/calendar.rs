//! A plan as a calendar file, by RFC 5545. By hand: the crate for it brings a calendar library, ids
//! at random and a parser along, and what is written here is one kind of event.

use super::catalogue::Catalogue;
use super::date::Date;
use super::pathway::{Item, Pathway};
use super::plan::Plan;
use super::schedule::{NoDates, Schedule};

/// When a file is made: a day, and the seconds of that day in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day, in UTC.
    pub day: Date,
    /// The seconds since its midnight, below 86,400.
    pub seconds: u32,
}

/// An event of whole days.
struct Event {
    /// What it is known by: imported again, the same event is changed and not doubled.
    uid: String,
    first: Date,
    last: Date,
    title: String,
    text: String,
}

impl Plan {
    /// The tasks and actions of a pathway as a calendar file: each task that is left on the days that
    /// it is planned for at the earliest, each action on the last day for it.
    ///
    /// # Errors
    /// Where the plan has no dates.
    pub fn calendar(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        stamp: Stamp,
    ) -> Result<String, NoDates> {
        let schedule = self.schedule(catalogue, pathway)?;
        let events = self.events(catalogue, pathway, &schedule);
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
        // Programs take the one with the higher number for the newer; a file a minute is enough.
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
            // The day after the last: the end isn't included.
            line(&format!("DTEND;VALUE=DATE:{}", basic(after)));
            line(&format!("SUMMARY:{}", escape(&event.title)));
            line(&format!("DESCRIPTION:{}", escape(&event.text)));
            line("TRANSP:TRANSPARENT");
            line("END:VEVENT");
        }
        line("END:VCALENDAR");
        Ok(file)
    }

    fn events(&self, catalogue: &Catalogue, pathway: &Pathway, schedule: &Schedule) -> Vec<Event> {
        let uid = |id: &str| format!("{}@interchange", id.replace('/', "."));
        let left = schedule.bookings.iter().filter(|b| b.job.done.is_none());
        let tasks = left.filter_map(|booking| {
            let (begins, ends) = booking.days?;
            let job = &booking.job;
            let part = match job.step {
                0 => "Before the first step".to_owned(),
                number => format!("Step {number}"),
            };
            Some(Event {
                uid: uid(job.id.as_str()),
                first: begins.low,
                last: ends.low,
                title: job.name.clone(),
                text: format!("{}, {part}. {}.", pathway.role, job.effort),
            })
        });
        let is_left = |action: &Item| self.done_on(catalogue, action.id).is_none();
        let actions = pathway.actions().filter(is_left).filter_map(|action| {
            let due = self.due(&action)?;
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
}

/// A day without its hyphens.
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Text as a value: what has a meaning there loses it, and no line ends in it.
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

/// Adds a line; what is longer than 75 bytes goes on after a line break and a space, and no character
/// is cut in two.
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

    use super::super::catalogue::tests::catalogue;
    use super::super::id::ItemId;
    use super::*;

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

    /// What another program reads in the file, by its names.
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
        plan.calendar(&catalogue, &catalogue.pathways[0], stamp(seconds))
            .unwrap()
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

    #[test]
    fn without_dates_there_is_no_calendar() {
        let catalogue = catalogue();
        let none = Plan::default().calendar(&catalogue, &catalogue.pathways[0], stamp(0));
        assert_eq!(none, Err(NoDates::NoStart));
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
