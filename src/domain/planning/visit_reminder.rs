//! A calendar event that reminds of visiting the site, before a browser deletes what it stored. A page that is
//! closed can't remind of anything.

use super::calendar::{Stamp, basic, escape, fold, made};
use crate::domain::date::Date;

/// Safari deletes what a site's scripts stored after seven days of use without a visit; the reminder comes two days
/// before, so that a day can be missed.
pub const EVERY_DAYS: u32 = 5;

/// Writes a calendar file with one event, which repeats every [`EVERY_DAYS`] days from `first` at six in the evening
/// by the clock of whoever opens it. `address` is that of the plan.
pub fn visit_reminder(first: Date, address: &str, stamp: Stamp) -> String {
    let mut file = String::new();
    let mut line = |text: &str| fold(text, &mut file);
    let title = escape("Open Interchange, so that the browser keeps your plan");
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Interchange//Interchange//EN");
    line("METHOD:PUBLISH");
    line("BEGIN:VEVENT");
    line("UID:visit@interchange");
    line(&made(stamp));
    line(&format!("DTSTART:{}T180000", basic(first)));
    line("DURATION:PT10M");
    line(&format!("RRULE:FREQ=DAILY;INTERVAL={EVERY_DAYS}"));
    line(&format!("SUMMARY:{title}"));
    line(&format!(
        "DESCRIPTION:{}",
        escape(&format!("Open {address} and save this device’s file."))
    ));
    line(&format!("URL:{address}"));
    line("TRANSP:TRANSPARENT");
    line("BEGIN:VALARM");
    line("ACTION:DISPLAY");
    line(&format!("DESCRIPTION:{title}"));
    line("TRIGGER:PT0M");
    line("END:VALARM");
    line("END:VEVENT");
    line("END:VCALENDAR");
    file
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar, Component};

    use super::*;

    #[test]
    fn a_calendar_program_reads_an_event_that_repeats() {
        let first = Date::new(2026, 12, 2).unwrap();
        let stamp = Stamp {
            day: first,
            seconds: 3_661,
        };
        let address = "https://example.org/a,b/plan/data/?x=1;2";
        let file = visit_reminder(first, address, stamp);
        let calendar: Calendar = file.parse().unwrap();
        let event = calendar.events().next().unwrap();
        assert_eq!(event.property_value("RRULE"), Some("FREQ=DAILY;INTERVAL=5"));
        assert_eq!(event.property_value("DTSTART"), Some("20261202T180000"));
        assert_eq!(event.property_value("DTSTAMP"), Some("20261202T010101Z"));
        assert_eq!(event.property_value("URL"), Some(address));
        assert!(file.lines().all(|line| line.len() <= 76));
    }
}
