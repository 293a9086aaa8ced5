//! A schedule as a calendar file (RFC 5545). Written by hand, because the `icalendar` crate brings
//! chrono, uuid and a parser into the download, and two kinds of events are all that is needed here.

use std::fmt;

use super::schedule::Schedule;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::pathway::{Item, Part, Pathway};
use crate::domain::plan::Plan;
use crate::domain::plan::pace::Pace;

/// A moment in UTC, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day, in UTC.
    pub day: Date,
    /// The seconds since its midnight, below 86,400.
    pub seconds: u32,
}

/// A time of day by the clock of whoever reads it, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(u16);

impl Time {
    /// Returns the time; `None` where a day has no such hour or minute.
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 {
            Some(Self(hour * 60 + minute))
        } else {
            None
        }
    }

    /// Parses `19:30`, as fields of type `time` write it; some add seconds, which are dropped.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':').map(|part| {
            let is_number = part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| part.parse().ok())?
        });
        Self::new(parts.next()??, parts.next()??)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// When a calendar program reminds of a task or an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reminder {
    /// Never.
    #[default]
    Never,
    /// On its first day.
    OnTheDay(Time),
    /// On the day before.
    DayBefore(Time),
}

impl Reminder {
    /// Its time from the start of an all-day event (section 3.3.6 of the standard).
    fn trigger(self) -> Option<String> {
        let (sign, minutes) = match self {
            Self::Never => return None,
            Self::OnTheDay(Time(minutes)) => ("", minutes),
            Self::DayBefore(Time(minutes)) => ("-", 24 * 60 - minutes),
        };
        Some(format!("{sign}PT{}H{}M", minutes / 60, minutes % 60))
    }
}

/// A time that the learner studies at every week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudyTime {
    from: Time,
    to: Time,
}

impl StudyTime {
    /// Where none is chosen yet.
    pub const DEFAULT: Self = Self {
        from: Time(19 * 60),
        to: Time(21 * 60),
    };

    /// Returns the time; `None` where it doesn't end after it begins.
    pub fn new(from: Time, to: Time) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }

    /// When it begins.
    pub fn from(self) -> Time {
        self.from
    }

    /// When it ends.
    pub fn to(self) -> Time {
        self.to
    }
}

/// The learner's choices for a calendar file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalendarOptions {
    /// When to be reminded.
    pub reminder: Reminder,
    /// The weekly study times, Monday first.
    pub study: [Option<StudyTime>; 7],
}

impl CalendarOptions {
    /// Reads what `to_string` wrote. What can't be read is left out.
    pub fn parse(text: &str) -> Self {
        let mut options = Self::default();
        for choice in text.split(' ') {
            let Some((name, value)) = choice.split_once('=') else {
                continue;
            };
            let reminder: fn(Time) -> Reminder = match name {
                "on-the-day" => Reminder::OnTheDay,
                "day-before" => Reminder::DayBefore,
                _ => {
                    let day = name.parse().ok().and_then(|day: usize| day.checked_sub(1));
                    let study = || {
                        let (from, to) = value.split_once('-')?;
                        StudyTime::new(Time::parse(from)?, Time::parse(to)?)
                    };
                    if let Some(day) = day.and_then(|day| options.study.get_mut(day)) {
                        *day = study();
                    }
                    continue;
                }
            };
            options.reminder = Time::parse(value).map_or(Reminder::Never, reminder);
        }
        options
    }
}

impl fmt::Display for CalendarOptions {
    /// Writes `day-before=18:00 1=19:00-21:00`; the numbers are weekdays, 1 is Monday.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reminder {
            Reminder::Never => {}
            Reminder::OnTheDay(time) => write!(f, "on-the-day={time} ")?,
            Reminder::DayBefore(time) => write!(f, "day-before={time} ")?,
        }
        for (day, study) in (1..).zip(self.study) {
            if let Some(StudyTime { from, to }) = study {
                write!(f, "{day}={from}-{to} ")?;
            }
        }
        Ok(())
    }
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
    /// Whether it begins here, and isn't a later stretch of the same task.
    is_first: bool,
}

/// Writes the open tasks and actions of a pathway as a calendar file: a task on its earliest days, an
/// action on its last day. A task has an event for each stretch of days that are worked, so that none
/// stands on a day off. `last_day` is that of the study times. `None` where nothing is open: a file
/// without events is an error to some programs, and of no use in any.
///
/// Days and times have no time zone: they are those of whoever opens the file.
pub fn calendar_file(
    plan: &Plan,
    catalogue: &Catalogue,
    pathway: &Pathway,
    schedule: &Schedule,
    options: &CalendarOptions,
    last_day: Date,
    stamp: Stamp,
) -> Option<String> {
    let events = events(plan, catalogue, pathway, schedule);
    if events.is_empty() {
        return None;
    }
    let mut file = String::new();
    let mut line = |text: &str| fold(text, &mut file);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Interchange//Interchange//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escape(&pathway.role)));
    let made = made(stamp);
    // A calendar program keeps the version with the higher number. One number a minute is enough.
    let since = Date::new(2026, 1, 1).map_or(0, |first| first.until(stamp.day));
    let sequence = format!("SEQUENCE:{}", since * 1440 + stamp.seconds / 60);
    for event in events {
        let Some(after) = event.last.plus(1) else {
            continue;
        };
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", event.uid));
        line(&made);
        line(&sequence);
        line(&format!("DTSTART;VALUE=DATE:{}", basic(event.first)));
        // The standard excludes the end, so it is the day after the last.
        line(&format!("DTEND;VALUE=DATE:{}", basic(after)));
        line(&format!("SUMMARY:{}", escape(&event.title)));
        line(&format!("DESCRIPTION:{}", escape(&event.text)));
        line("TRANSP:TRANSPARENT");
        if let Some(trigger) = options.reminder.trigger().filter(|_| event.is_first) {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line(&format!("DESCRIPTION:{}", escape(&event.title)));
            line(&format!("TRIGGER:{trigger}"));
            line("END:VALARM");
        }
        line("END:VEVENT");
    }
    for (weekday, study) in (0..).zip(options.study) {
        let days = study_days(&plan.pace, schedule.start.max(stamp.day), last_day, weekday);
        let (Some(study), Some(days)) = (study, days) else {
            continue;
        };
        let at = |day: Date, time: Time| {
            format!("{}T{:02}{:02}00", basic(day), time.0 / 60, time.0 % 60)
        };
        line("BEGIN:VEVENT");
        // Of no pathway: whoever imports the files of two has one event all the same.
        line(&format!("UID:study.{}@interchange", weekday + 1));
        line(&made);
        line(&sequence);
        line(&format!("DTSTART:{}", at(days.first, study.from)));
        line(&format!("DTEND:{}", at(days.first, study.to)));
        line(&format!(
            "RRULE:FREQ=WEEKLY;UNTIL={}",
            at(days.last, study.from)
        ));
        if !days.off.is_empty() {
            let off: Vec<_> = days.off.iter().map(|day| at(*day, study.from)).collect();
            line(&format!("EXDATE:{}", off.join(",")));
        }
        line("SUMMARY:Study time");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    Some(file)
}

/// The days of a weekly study time.
struct StudyDays {
    first: Date,
    last: Date,
    /// Those between that are off.
    off: Vec<Date>,
}

/// The days of this weekday, 0 is Monday, from `first` to `last`, that are worked and those that are off
/// between them; `None` where none is worked.
fn study_days(pace: &Pace, first: Date, last: Date, weekday: u8) -> Option<StudyDays> {
    let days = first.number()..=last.number();
    let days = days.filter_map(Date::from_number);
    let (worked, mut off): (Vec<_>, Vec<_>) = days
        .filter(|day| day.weekday() == weekday)
        .partition(|day| pace.minutes_on(*day) > 0);
    let (first, last) = (*worked.first()?, *worked.last()?);
    off.retain(|day| (first..=last).contains(day));
    Some(StudyDays { first, last, off })
}

/// The stretches of days that are worked from `first` to `last`, both included: first and last day of
/// each.
fn working_stretches(pace: &Pace, first: Date, last: Date) -> Vec<(Date, Date)> {
    let mut stretches: Vec<(Date, Date)> = vec![];
    let days = first.number()..=last.number();
    for day in days.filter_map(Date::from_number) {
        if pace.minutes_on(day) == 0 {
            continue;
        }
        match stretches.last_mut() {
            Some((_, end)) if end.plus(1) == Some(day) => *end = day,
            _ => stretches.push((day, day)),
        }
    }
    stretches
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
    let tasks = open.flat_map(|item| {
        let work = &item.work;
        let part = match work.step {
            0 => "Before the first step".to_owned(),
            number => format!("Step {number}"),
        };
        let stretches = item.days.map_or(vec![], |(begins, ends)| {
            working_stretches(&plan.pace, begins.low, ends.low)
        });
        let stretches = (1..).zip(stretches);
        stretches.map(move |(number, (first, last)): (u32, _)| Event {
            // The first has the name that the whole task had in older files.
            uid: match number {
                1 => uid(work.id.as_str()),
                number => uid(&format!("{}.{number}", work.id)),
            },
            first,
            last,
            title: work.name.clone(),
            text: format!("{}, {part}. {}.", pathway.role, work.effort),
            is_first: number == 1,
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
            is_first: true,
        })
    });
    tasks.chain(actions).collect()
}

/// The line that says when a file was made.
pub(super) fn made(Stamp { day, seconds }: Stamp) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!(
        "DTSTAMP:{}T{hours:02}{minutes:02}{:02}Z",
        basic(day),
        seconds % 60
    )
}

/// The basic format of a day: `20261122`.
pub(super) fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Escapes text for use as a value, by section 3.3.11 of the standard.
pub(super) fn escape(text: &str) -> String {
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
pub(super) fn fold(text: &str, file: &mut String) {
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
    use crate::domain::plan::pace::{DaysOff, Rest};
    use crate::domain::plan::state::OpenState;

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

    fn file_with(plan: &Plan, options: &CalendarOptions, seconds: u32) -> Option<String> {
        let catalogue = catalogue();
        let one = &catalogue.pathways[0];
        let schedule = Schedule::new(plan, &catalogue, one).unwrap();
        let last = schedule.arrival.high;
        let stamp = stamp(seconds);
        calendar_file(plan, &catalogue, one, &schedule, options, last, stamp)
    }

    fn file(plan: &Plan, seconds: u32) -> String {
        file_with(plan, &CalendarOptions::default(), seconds).unwrap()
    }

    /// The first day of an event, and the day after its last, of an event of whole days.
    fn days(event: &Read) -> (Date, Date) {
        let text = |date: icalendar::DatePerhapsTime| match date {
            icalendar::DatePerhapsTime::Date(date) => day(&date.to_string()),
            other @ icalendar::DatePerhapsTime::DateTime(_) => panic!("{other:?}"),
        };
        (
            text(event.get_start().unwrap()),
            text(event.get_end().unwrap()),
        )
    }

    /// A property of an event, of those also that an event can have several of.
    fn property(event: &Read, name: &str) -> Option<String> {
        let several = event.multi_properties().get(name);
        let first = several.and_then(|all| Some(all.first()?.value()));
        first.or(event.property_value(name)).map(str::to_owned)
    }

    fn time(text: &str) -> Time {
        Time::parse(text).unwrap()
    }

    fn with_holiday() -> Plan {
        let mut plan = starting("2027-01-04");
        // Weekends, and a Wednesday in the first week.
        plan.pace.rest = Rest::new([false, false, false, false, false, true, true]).unwrap();
        plan.pace.days_off = vec![DaysOff::new(day("2027-01-06"), day("2027-01-06")).unwrap()];
        plan
    }

    #[test]
    fn no_event_stands_on_a_day_off() {
        let events = read(&file(&with_holiday(), 0));
        let reading: Vec<_> = events
            .iter()
            .filter(|(uid, _)| uid.starts_with("one.read"))
            .map(|(uid, event)| (uid.as_str(), days(event)))
            .collect();
        let of = |first, after| (day(first), day(after));
        assert_eq!(
            reading,
            [
                ("one.read.2@interchange", of("2027-01-07", "2027-01-09")),
                ("one.read.3@interchange", of("2027-01-11", "2027-01-16")),
                ("one.read.4@interchange", of("2027-01-18", "2027-01-19")),
                ("one.read@interchange", of("2027-01-04", "2027-01-06")),
            ]
        );
    }

    #[test]
    fn a_reminder_rings_on_the_first_day_or_before_it() {
        let alarms = |reminder| {
            let options = CalendarOptions {
                reminder,
                ..CalendarOptions::default()
            };
            let text = file_with(&with_holiday(), &options, 0).unwrap();
            let triggers: Vec<_> = text
                .split("\r\n")
                .filter_map(|line| line.strip_prefix("TRIGGER:"))
                .map(str::to_owned)
                .collect();
            // A reader that knows the standard finds them in the events, and the events as they were.
            assert_eq!(read(&text).len(), read(&file(&with_holiday(), 0)).len());
            triggers
        };
        assert_eq!(alarms(Reminder::Never), [""; 0]);
        let each = |trigger: &str| vec![trigger.to_owned(); 7];
        assert_eq!(
            alarms(Reminder::OnTheDay(time("09:30"))),
            each("PT9H30M"),
            "one for each task and action"
        );
        assert_eq!(alarms(Reminder::DayBefore(time("18:00"))), each("-PT6H0M"));
        assert_eq!(alarms(Reminder::DayBefore(time("00:00"))), each("-PT24H0M"));
    }

    #[test]
    fn study_times_repeat_weekly_but_on_days_off() {
        let mut options = CalendarOptions::default();
        let study = StudyTime::new(time("19:00"), time("20:30"));
        // Mondays, Wednesdays, and Sundays, which are off.
        for weekday in [0, 2, 6] {
            options.study[weekday] = study;
        }
        let mut plan = with_holiday();
        plan.pace
            .days_off
            .push(DaysOff::new(day("2027-01-18"), day("2027-01-24")).unwrap());
        let events = read(&file_with(&plan, &options, 0).unwrap());
        let value = |uid: &str, name: &str| property(&events[uid], name);
        let monday = |name: &str| value("study.1@interchange", name);
        assert_eq!(monday("DTSTART").unwrap(), "20270104T190000");
        assert_eq!(monday("DTEND").unwrap(), "20270104T203000");
        assert_eq!(monday("EXDATE").unwrap(), "20270118T190000");
        // Whoever was off on the first Wednesday begins a week later.
        let wednesday = |name: &str| value("study.3@interchange", name);
        assert_eq!(wednesday("DTSTART").unwrap(), "20270113T190000");
        let last = wednesday("RRULE").unwrap();
        assert!(last.starts_with("FREQ=WEEKLY;UNTIL=2027"), "{last}");
        assert!(!events.contains_key("study.7@interchange"));
    }

    #[test]
    fn a_calendar_of_nothing_is_none() {
        let (catalogue, mut plan) = (catalogue(), starting("2027-01-04"));
        for (at, item) in catalogue.pathways[0].items().enumerate() {
            if at % 2 == 0 {
                plan.open.insert(item.id.clone(), OpenState::Skipped);
            } else {
                plan.done.insert(item.id.clone(), day("2027-01-04"));
            }
        }
        let mut options = CalendarOptions::default();
        options.study[0] = Some(StudyTime::DEFAULT);
        assert_eq!(file_with(&plan, &options, 0), None);
    }

    #[test]
    fn times_are_those_of_a_clock() {
        for (text, is) in [("00:00", "00:00"), ("9:5", "09:05"), ("23:59:30", "23:59")] {
            assert_eq!(time(text).to_string(), is);
        }
        for wrong in [
            "", "24:00", "12:60", "12", "+1:00", "12:-1", "noon", "1200:00",
        ] {
            assert_eq!(Time::parse(wrong), None, "{wrong}");
        }
        assert_eq!(StudyTime::new(time("20:00"), time("20:00")), None);
        for odd in [
            "",
            "1",
            "1=",
            "8=19:00-21:00",
            "0=19:00-21:00",
            "1=21:00-19:00",
            "x=y",
        ] {
            assert_eq!(CalendarOptions::parse(odd), CalendarOptions::default());
        }
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
        let of = |first, after| (day(first), day(after));
        // Two weeks each, over a leap day; the end isn't included.
        assert_eq!(
            days(&events["one.read@interchange"]),
            of("2028-02-24", "2028-03-09")
        );
        assert_eq!(days(build), of("2028-03-09", "2028-03-23"));
        assert_eq!(
            days(&events["one.enrol@interchange"]),
            of("2028-03-01", "2028-03-02")
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

    fn any_options() -> impl Strategy<Value = CalendarOptions> {
        let time = (0..24_u16, 0..60_u16).prop_map(|(h, m)| Time::new(h, m).unwrap());
        let study = prop::option::of((time.clone(), time.clone()));
        let study = study.prop_map(|times| times.and_then(|(from, to)| StudyTime::new(from, to)));
        (0..3_u8, time, prop::array::uniform7(study)).prop_map(|(kind, time, study)| {
            let reminder = match kind {
                0 => Reminder::Never,
                1 => Reminder::OnTheDay(time),
                _ => Reminder::DayBefore(time),
            };
            CalendarOptions { reminder, study }
        })
    }

    proptest! {
        #[test]
        fn choices_come_back_as_they_were(options in any_options()) {
            prop_assert_eq!(CalendarOptions::parse(&options.to_string()), options);
        }

        #[test]
        fn every_event_stands_on_days_that_are_worked(
            options in any_options(), start in 0..400_u32, hours in 1..40_u16,
            rest in prop::array::uniform7(any::<bool>()),
            off in prop::collection::vec((0..200_u32, 0..20_u32), 0..4),
        ) {
            let mut plan = starting("2027-01-01");
            let begin = plan.pace.start.unwrap();
            plan.pace.start = begin.plus(start);
            plan.pace.hours = crate::domain::plan::hours::Hours::whole(hours);
            plan.pace.rest = Rest::new(rest).unwrap_or_default();
            plan.pace.days_off = off.iter().filter_map(|(from, days)| {
                let first = begin.plus(start + from)?;
                DaysOff::new(first, first.plus(*days)?)
            }).collect();
            let text = file_with(&plan, &options, 0).unwrap();
            for line in text.split_terminator("\r\n") {
                prop_assert!(line.len() <= 75);
            }
            let events = read(&text);
            let pace = &plan.pace;
            let is_worked = |day: Date| pace.minutes_on(day) > 0;
            let tasks = ["read", "build", "publish", "apply"];
            for (uid, event) in &events {
                if tasks.iter().any(|task| {
                    let rest = uid.strip_prefix("one.").and_then(|uid| uid.strip_prefix(task));
                    rest.is_some_and(|rest| rest.starts_with(['.', '@']))
                }) {
                    let (first, after) = days(event);
                    for number in first.number()..after.number() {
                        prop_assert!(is_worked(Date::from_number(number).unwrap()), "{}", uid);
                    }
                } else if uid.starts_with("study") {
                    let value = |name: &str| property(event, name).unwrap_or_default();
                    let at = |text: &str| day(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..8]));
                    let first = at(&value("DTSTART"));
                    let last = at(value("RRULE").rsplit_once('=').unwrap().1);
                    let off = value("EXDATE");
                    let off: Vec<_> = off.split(',').filter(|day| !day.is_empty()).map(at).collect();
                    for number in (first.number()..=last.number()).step_by(7) {
                        let day = Date::from_number(number).unwrap();
                        prop_assert_eq!(is_worked(day), !off.contains(&day), "{} {}", uid, day);
                    }
                    prop_assert!(is_worked(first) && is_worked(last));
                }
            }
        }

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
