//! The scale that all lines of a map share: source weeks, or days of the calendar.

use super::text::text_width;
use crate::domain::date::Date;

/// The greatest number of marks on a scale of weeks.
const MAX_MARKS: u16 = 14;

/// The whole scale, in the unit of positions along it: hundredths of a per cent.
pub const WHOLE: i32 = 10_000;

/// The months between two labels of a calendar, from the closest on. All divide a year, or are years,
/// so that a label stands at January.
const MONTHS_BETWEEN: [u32; 9] = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/// The fewest days that a calendar shows.
const MIN_DAYS: u32 = 28;

/// A scale. Positions along it are in hundredths of a per cent, from 0 to [`WHOLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Weeks from the start, as the sources count them; how many.
    Weeks(u16),
    /// Days of the calendar.
    Calendar(Calendar),
}

/// Days from the first to the last that a map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The first day.
    pub first: Date,
    /// The last day, later than the first.
    pub last: Date,
}

/// A mark on a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Its position along the scale.
    pub along: i32,
    /// Its label; empty where there is no room for one.
    pub label: String,
    /// Whether the label ends at its position instead of beginning there.
    pub is_last: bool,
}

impl Calendar {
    /// Creates the calendar of these plans, each from its start to its latest arrival. Today is on it
    /// too, unless the plans would then fill less than half of it.
    pub fn new(plans: impl IntoIterator<Item = (Date, Date)>, today: Date) -> Option<Self> {
        let bounds = |all: Option<(Date, Date)>, (first, last): (Date, Date)| match all {
            Some((start, end)) => Some((first.min(start), last.max(end))),
            None => Some((first, last)),
        };
        let (first, last) = plans.into_iter().fold(None, bounds)?;
        let last = last.max(first.plus(MIN_DAYS)?);
        let days = first.until(last);
        Some(Self {
            first: if today.until(first) <= days {
                first.min(today)
            } else {
                first
            },
            last: if last.until(today) <= days {
                last.max(today)
            } else {
                last
            },
        })
    }

    /// The position of a day; days beyond the calendar are at its ends.
    pub fn along(self, day: Date) -> i32 {
        let days = u64::from(self.first.until(self.last).max(1));
        let at = u64::from(self.first.until(day)).min(days);
        i32::try_from(at * u64::from(WHOLE.unsigned_abs()) / days).unwrap_or(WHOLE)
    }

    /// Whether a day is on the calendar.
    pub fn has(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// The first days of months, `every` months apart.
    fn months(self, every: u32) -> impl Iterator<Item = Date> {
        let count = |day: Date| u32::from(day.year()) * 12 + u32::from(day.month()) - 1;
        let (from, to) = (count(self.first) + 1, count(self.last));
        let months = (from..=to).filter(move |month| month % every == 0);
        months.filter_map(|month| {
            let year = u16::try_from(month / 12).ok()?;
            Date::new(year, u8::try_from(month % 12).ok()? + 1, 1)
        })
    }
}

impl Scale {
    /// Returns the marks of a scale that is `width` pixels long and has `tail` more pixels for labels
    /// after it. No two labels of `size` pixels touch, at this width or any greater one.
    pub fn ticks(&self, width: i32, tail: i32, size: i32) -> Vec<Tick> {
        let ticks = match self {
            Self::Weeks(weeks) => weeks_ticks(*weeks),
            Self::Calendar(calendar) => calendar_ticks(*calendar, width, size),
        };
        keep_apart(ticks, width, tail, size)
    }
}

fn tick(along: i32, label: String) -> Tick {
    Tick {
        along,
        label,
        is_last: false,
    }
}

fn weeks_ticks(weeks: u16) -> Vec<Tick> {
    let weeks = weeks.max(1);
    let mut every = 4;
    while weeks.div_ceil(every) > MAX_MARKS {
        every *= 2;
    }
    let along = |week: u16| WHOLE * i32::from(week) / i32::from(weeks);
    let marks = (0..weeks).step_by(every.into());
    let mut ticks: Vec<_> = marks
        .map(|week| tick(along(week), week.to_string()))
        .collect();
    ticks.push(Tick {
        along: WHOLE,
        label: match weeks {
            1 => "1 week".to_owned(),
            _ => format!("{weeks} weeks"),
        },
        is_last: true,
    });
    ticks
}

/// Months, or years where months are too close. January is named by its year, and the first day by
/// itself.
fn calendar_ticks(calendar: Calendar, width: i32, size: i32) -> Vec<Tick> {
    let days = i64::from(calendar.first.until(calendar.last).max(1));
    let widest = text_width("2000", size) + GAP;
    let fits = |months: &&u32| 28 * i64::from(**months) * i64::from(width) / days >= widest.into();
    let last = MONTHS_BETWEEN[MONTHS_BETWEEN.len() - 1];
    let every = *MONTHS_BETWEEN.iter().find(fits).unwrap_or(&last);
    let label = |day: Date| match day.month() {
        1 => day.year().to_string(),
        _ => day.month_in_short().to_owned(),
    };
    let months = calendar.months(every);
    let months = months.map(|day| tick(calendar.along(day), label(day)));
    let first = tick(0, calendar.first.in_short());
    [first].into_iter().chain(months).collect()
}

/// The least space between two labels, and from a mark to its label, in pixels.
const GAP: i32 = 6;

/// Removes labels that would touch another or reach beyond the end. The first and the last stay.
fn keep_apart(mut ticks: Vec<Tick>, width: i32, tail: i32, size: i32) -> Vec<Tick> {
    let extent = |tick: &Tick| {
        let (at, text) = (tick.along * width / WHOLE, text_width(&tick.label, size));
        if tick.is_last && text + LABEL_OFFSET > tail {
            (at + tail - text, at + tail)
        } else {
            (at + LABEL_OFFSET, at + LABEL_OFFSET + text)
        }
    };
    let mut end = i32::MIN;
    let last = ticks.iter().find(|tick| tick.is_last).map(extent);
    let limit = last.map_or(width + tail, |(start, _)| start - GAP);
    for tick in ticks.iter_mut().filter(|tick| !tick.is_last) {
        let (start, stop) = extent(tick);
        if start < end || stop > limit {
            tick.label.clear();
        } else {
            end = stop + GAP;
        }
    }
    for tick in &mut ticks {
        // A last label that has room after the scale begins at its mark as all others do.
        tick.is_last &= text_width(&tick.label, size) + LABEL_OFFSET > tail;
    }
    ticks
}

/// The pixels from a mark to its label.
pub const LABEL_OFFSET: i32 = 4;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn calendar(first: &str, last: &str) -> Calendar {
        Calendar {
            first: day(first),
            last: day(last),
        }
    }

    fn labels(scale: Scale, width: i32) -> Vec<String> {
        let ticks = scale.ticks(width, 20, 12).into_iter();
        let labels = ticks.map(|tick| tick.label);
        labels.filter(|label| !label.is_empty()).collect()
    }

    #[test]
    fn weeks_are_four_apart_and_the_last_says_what_they_are() {
        assert_eq!(labels(Scale::Weeks(10), 600), ["0", "4", "8", "10 weeks"]);
        assert_eq!(labels(Scale::Weeks(10), 120), ["0", "4", "10 weeks"]);
        assert_eq!(labels(Scale::Weeks(1), 600), ["0", "1 week"]);
    }

    #[test]
    fn months_are_named_and_january_is_its_year() {
        let year = calendar("2026-10-05", "2027-03-31");
        let wide = ["5 Oct 2026", "Nov", "Dec", "2027", "Feb", "Mar"];
        assert_eq!(labels(Scale::Calendar(year), 500), wide);
        let years = calendar("2026-10-05", "2046-03-31");
        let narrow = ["5 Oct 2026", "2035", "2040"];
        assert_eq!(labels(Scale::Calendar(years), 220), narrow);
    }

    #[test]
    fn a_calendar_holds_all_plans_and_today_where_that_is_near() {
        let plans = [
            (day("2027-01-04"), day("2027-07-04")),
            (day("2027-02-01"), day("2027-09-01")),
        ];
        let of = |today: &str| Calendar::new(plans, day(today)).unwrap();
        assert_eq!(of("2027-03-01"), calendar("2027-01-04", "2027-09-01"));
        assert_eq!(of("2026-12-01"), calendar("2026-12-01", "2027-09-01"));
        assert_eq!(of("2027-10-01"), calendar("2027-01-04", "2027-10-01"));
        assert_eq!(of("2040-10-01"), calendar("2027-01-04", "2027-09-01"));
        assert!(!of("2040-10-01").has(day("2040-10-01")));
        let empty = Calendar::new([(day("2027-01-04"), day("2027-01-04"))], day("2027-01-04"));
        assert_eq!(empty, Some(calendar("2027-01-04", "2027-02-01")));
        assert_eq!(Calendar::new([], day("2027-01-04")), None);
    }

    #[test]
    fn a_day_has_its_place() {
        let days = calendar("2027-01-01", "2027-04-11");
        for (at, along) in [
            ("2026-01-01", 0),
            ("2027-01-02", 100),
            ("2029-01-01", WHOLE),
        ] {
            assert_eq!(days.along(day(at)), along, "{at}");
        }
    }

    proptest! {
        #[test]
        fn no_two_labels_touch_and_none_reaches_beyond_the_end(
            first in 700_000..800_000_u32, days in 28..20_000_u32, weeks in 1..2_000_u16,
            width in 150..1_200, wider in 0..800, tail in 16..240, is_calendar: bool,
        ) {
            let at = |number| Date::from_number(number).unwrap();
            let scale = if is_calendar {
                Scale::Calendar(Calendar { first: at(first), last: at(first + days) })
            } else {
                Scale::Weeks(weeks)
            };
            let wide = width + wider;
            let mut end = 0;
            for tick in scale.ticks(width, tail, 12).iter().filter(|tick| !tick.label.is_empty()) {
                let (at, text) = (tick.along * wide / WHOLE, text_width(&tick.label, 12));
                let start = if tick.is_last { at + tail - text } else { at + LABEL_OFFSET };
                prop_assert!(start >= end, "{:?}", tick);
                end = start + text;
                prop_assert!(end <= wide + tail || start <= LABEL_OFFSET);
            }
        }
    }
}
