//! Whatever a plan holds, its calendar is read by another program, line by line no longer than the
//! standard has it, with no event more than there are tasks and actions.
#![no_main]

use icalendar::Calendar;
use interchange::content::built_in;
use interchange::domain::date::Date;
use interchange::domain::plan::portfolio::portfolio;
use interchange::domain::planning::calendar::{CalendarOptions, Stamp, calendar_file};
use interchange::domain::planning::schedule::Schedule;
use interchange::store::backup::decode_file;
use interchange::store::entries::plan_of;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(backup) = decode_file(bytes) else { return };
    let mut plan = plan_of(&backup.entries);
    let day = Date::parse("2026-11-25").expect("a day");
    plan.pace.start = plan.pace.start.or(Some(day));
    let catalogue = built_in();
    let stamp = Stamp { day, seconds: 0 };
    let options = ["", "on-the-day=08:00", "day-before=18:00 1=19:00-21:00 7=09:30-10:00"];
    let _ = portfolio(&plan, &catalogue, day);
    for pathway in &catalogue.pathways {
        let Ok(schedule) = Schedule::new(&plan, &catalogue, pathway) else {
            continue;
        };
        for options in options.map(CalendarOptions::parse) {
            let last_day = schedule.arrival.high;
            let file = calendar_file(&plan, &catalogue, pathway, &schedule, &options, last_day, stamp);
            let Some(file) = file else { continue };
            for line in file.split("\r\n") {
                assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
            }
            let read: Calendar = file.parse().expect("a calendar");
            assert_eq!(read.components.len(), file.matches("BEGIN:VEVENT\r\n").count());
        }
    }
});
