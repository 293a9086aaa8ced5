//! Where everything on a map is along its scale, whatever the size of the picture.

use super::scale::{Calendar, Scale, WHOLE};
use super::{Map, StationIndex, Transfer};
use crate::domain::catalogue::profile::Profile;
use crate::domain::date::Date;
use crate::domain::planning::line_status::{LineDates, LineStatus};
use crate::domain::planning::schedule::Span;

/// A map on its scale. Positions are in hundredths of a per cent of the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The scale of all lines.
    pub scale: Scale,
    /// The lines, from the top.
    pub lines: Vec<LineLayout>,
    /// The transfers that can be drawn.
    pub transfers: Vec<(StationIndex, StationIndex)>,
    /// Today, on a calendar.
    pub today: Option<Today>,
}

/// Where today is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Today {
    /// Long before the plans begin.
    Before,
    /// At this position.
    At(i32),
    /// Long after the plans end.
    After,
}

/// A line on the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineLayout {
    /// The role.
    pub role: String,
    /// The short text in its badge.
    pub code: String,
    /// The number of its colour and shape, from 1.
    pub line: u16,
    /// How long it takes; once there are dates, when the learner arrives.
    pub caption: String,
    /// Whether the learner follows others on the map, and not this one.
    pub is_ghost: bool,
    /// Where the work begins.
    pub start: i32,
    /// Where it ends at the earliest.
    pub earliest: i32,
    /// Where it ends at the latest: here the badge stands.
    pub arrival: i32,
    /// Where the train stands, if there is one.
    pub train: Option<i32>,
    /// The stations of its steps.
    pub stations: Vec<StationLayout>,
}

/// A station on the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StationLayout {
    /// Its position.
    pub along: i32,
    /// Pixels from there, to the left where negative: stations without dates stand side by side before
    /// the next that has them.
    pub shift: i32,
    /// Its looks.
    pub kind: StationKind,
    /// Whether other lines of the map have the same work.
    pub is_shared: bool,
}

/// The learner's progress in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StationKind {
    /// To be done.
    Ahead,
    /// All of it is done.
    Finished,
    /// Known already, so that the line passes through.
    Known,
}

/// The space between stations without dates, in pixels, where there is as much.
const UNDATED_SPACE: i32 = 20;

/// The least length of a scale, in pixels, of all sizes of pictures.
pub const MIN_LENGTH: i32 = 220;

/// The least space before a scale, in pixels.
const MIN_HEAD: i32 = 36;

impl Layout {
    /// Lays out a map for a learner; `statuses` has theirs for each line, or is empty where nothing is
    /// known of a learner.
    pub fn new(map: &Map, statuses: &[Option<LineStatus>], today: Date) -> Self {
        let status = |line: usize| statuses.get(line).and_then(Option::as_ref);
        let dates = (0..map.lines.len()).map(|line| status(line)?.dates);
        let dates: Option<Vec<LineDates>> = dates.collect();
        let plans = dates.iter().flatten();
        let plans = plans.map(|dates| (dates.start, dates.arrival.high));
        let calendar = Calendar::new(plans, today);
        let is_followed = |line: usize| status(line).is_some_and(|status| status.is_followed);
        let has_followed = (0..map.lines.len()).any(is_followed);
        let lines = map.lines.iter().enumerate().map(|(line, profile)| {
            let is_ghost = has_followed && !is_followed(line);
            let mut layout = match (calendar, status(line)) {
                (Some(calendar), Some(status)) => {
                    dated_line(profile, status, calendar, today, is_ghost)
                }
                (_, status) => line_in_weeks(profile, status, map.weeks),
            };
            layout.is_ghost = is_ghost;
            for (station, layout) in layout.stations.iter_mut().enumerate() {
                layout.is_shared = !map.same_work(StationIndex { line, station }).is_empty();
            }
            layout
        });
        let mut layout = Self {
            scale: calendar.map_or(Scale::Weeks(map.weeks), Scale::Calendar),
            lines: lines.collect(),
            transfers: vec![],
            today: calendar.map(|calendar| match calendar {
                calendar if calendar.has(today) => Today::At(calendar.along(today)),
                calendar if today < calendar.first => Today::Before,
                _ => Today::After,
            }),
        };
        let transfers = map.transfers().into_iter();
        let transfers = transfers.map(|Transfer { from, to, .. }| (from, to));
        layout.transfers = transfers
            .filter(|(from, to)| layout.is_clear(*from, *to))
            .collect();
        layout
    }

    /// The position of a station.
    pub fn along(&self, at: StationIndex) -> i32 {
        let station = self
            .lines
            .get(at.line)
            .and_then(|line| line.stations.get(at.station));
        station.map_or(0, |station| station.along)
    }

    /// Whether a transfer can be drawn as a straight line: both stations have their place on the scale,
    /// and no line in between has a station so close to it that it would seem to be joined as well.
    fn is_clear(&self, from: StationIndex, to: StationIndex) -> bool {
        let is_placed = |at: StationIndex| self.lines[at.line].stations[at.station].shift == 0;
        if !is_placed(from) || !is_placed(to) {
            return false;
        }
        let (start, end) = (self.along(from), self.along(to));
        let rows = |row: usize| i32::try_from(row).unwrap_or(i32::MAX);
        let height = rows(to.line - from.line).max(1);
        let mut between = (from.line + 1)..to.line;
        between.all(|line| {
            let way = start + (end - start) * rows(line - from.line) / height;
            let mut stations = self.lines[line].stations.iter();
            stations.all(|station| (station.along - way).abs() > WHOLE / 40)
        })
    }
}

fn line(profile: &Profile) -> LineLayout {
    LineLayout {
        role: profile.role.clone(),
        code: profile.code.clone(),
        line: profile.line,
        caption: profile.steps_total().to_string(),
        is_ghost: false,
        start: 0,
        earliest: 0,
        arrival: 0,
        train: None,
        stations: vec![],
    }
}

fn kind(status: Option<&LineStatus>, step: usize) -> StationKind {
    match status.and_then(|status| status.steps.get(step)) {
        Some(step) if step.progress.is_finished() => StationKind::Finished,
        Some(step) if step.is_known => StationKind::Known,
        _ => StationKind::Ahead,
    }
}

/// A line on a scale of so many weeks.
fn line_in_weeks(profile: &Profile, status: Option<&LineStatus>, weeks: u16) -> LineLayout {
    let weeks = i32::from(weeks.max(1));
    let along = |week: u16| WHOLE * i32::from(week) / weeks;
    let stations = profile
        .stops
        .iter()
        .enumerate()
        .map(|(step, stop)| StationLayout {
            along: along(stop.on_map.0.low()),
            shift: 0,
            kind: kind(status, step),
            is_shared: false,
        });
    let total = profile.length_on_map();
    let arrival = along(total.high());
    let train = status.filter(|status| status.has_begun() || status.travelled > 0);
    LineLayout {
        earliest: along(total.low()),
        arrival,
        train: train.map(|status| match i64::from(status.travelled) {
            _ if status.has_arrived() => arrival,
            travelled => {
                i32::try_from(i64::from(WHOLE) * travelled / (100 * i64::from(weeks))).unwrap_or(0)
            }
        }),
        stations: stations.collect(),
        ..line(profile)
    }
}

/// A line on a calendar that has its plan.
fn dated_line(
    profile: &Profile,
    status: &LineStatus,
    calendar: Calendar,
    today: Date,
    is_ghost: bool,
) -> LineLayout {
    let Some(dates) = status.dates else {
        return line(profile);
    };
    let (start, arrival) = (
        calendar.along(dates.start),
        calendar.along(dates.arrival.high),
    );
    let begins = |step: usize| status.steps.get(step).and_then(|step| step.begins);
    let count = profile.stops.len();
    let mut stations = vec![];
    while stations.len() < count {
        // Steps without dates, and the station or the arrival that comes after them.
        let first = stations.len();
        let next = (first..count)
            .find(|step| begins(*step).is_some())
            .unwrap_or(count);
        let at = begins(next).map_or(arrival, |day| calendar.along(day));
        let from = stations.last().map(|station: &StationLayout| station.along);
        let space = from.map_or(MIN_HEAD + start * MIN_LENGTH / WHOLE, |from| {
            (at - from) * MIN_LENGTH / WHOLE
        });
        let undated = i32::try_from(next - first).unwrap_or(0);
        let apart = (space / (undated + 1)).min(UNDATED_SPACE);
        let before = (first..count.min(next + 1)).zip((0..=undated).rev());
        stations.extend(before.map(|(step, left)| StationLayout {
            along: at,
            shift: -apart * left,
            kind: kind(Some(status), step),
            is_shared: false,
        }));
    }
    let is_under_way = status.is_followed && dates.start <= today;
    LineLayout {
        caption: match is_ghost {
            true => profile.steps_total().to_string(),
            false if status.has_arrived() => "All done".to_owned(),
            false => in_short(dates.arrival),
        },
        start,
        earliest: calendar.along(dates.arrival.low),
        arrival,
        train: (is_under_way || status.has_begun()).then(|| calendar.along(dates.train)),
        stations,
        ..line(profile)
    }
}

/// An arrival in few words: `4 Jul 2027`, or `4 Jul – 1 Aug 2027`.
pub fn in_short(arrival: Span) -> String {
    let (low, high) = (arrival.low.in_short(), arrival.high.in_short());
    if arrival.low == arrival.high {
        return low;
    }
    let is_same_year = arrival.low.year() == arrival.high.year();
    match low.rsplit_once(' ').filter(|_| is_same_year) {
        Some((low, _)) => format!("{low} – {high}"),
        None => format!("{low} – {high}"),
    }
}
