//! The map: pathways as lines on one scale of weeks, and the work that they share.

use super::catalogue::profile::{Profile, Stop};

/// The largest number of lines on a map: more could be neither drawn nor followed.
pub const MAX_LINES: usize = 12;

/// The largest number of marks on an axis.
const MAX_MARKS: u16 = 14;

/// Pathways as lines on one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<'a> {
    /// The pathways, from the top; each stop is a station.
    pub lines: Vec<&'a Profile>,
    /// The scale that all lines share.
    pub axis: Axis,
}

/// A scale of weeks, with marks at equal distances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The weeks from one mark to the next.
    pub every: u16,
    /// The weeks in all.
    pub weeks: u16,
}

/// Identifies a station by the index of its line on the map and its own on the line, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub struct StationIndex {
    pub line: usize,
    pub station: usize,
}

/// Two stations of different lines whose steps hold the same work. Work done for one counts for the
/// other, so this is where a learner can change lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer<'a> {
    /// The station of the line further up.
    pub from: StationIndex,
    /// The station of the line further down.
    pub to: StationIndex,
    /// The names of the shared work.
    pub works: Vec<&'a str>,
}

impl Axis {
    /// Creates an axis of this length. Marks are four weeks apart, or more where there would be too
    /// many.
    pub fn of(weeks: u16) -> Self {
        let mut every = 4;
        while weeks.div_ceil(every) > MAX_MARKS {
            every *= 2;
        }
        Self {
            every,
            weeks: weeks.max(1),
        }
    }

    /// Returns each mark's week, and the weeks from there to the next mark or to the end.
    pub fn marks(self) -> impl Iterator<Item = (u16, u16)> {
        let marks = (0..self.weeks).step_by(self.every.into());
        marks.map(move |week| (week, self.every.min(self.weeks - week)))
    }

    /// Returns the position of a week, in hundredths of a per cent of the axis.
    pub fn across(self, weeks: u16) -> u32 {
        10_000 * u32::from(weeks) / u32::from(self.weeks)
    }
}

impl<'a> Map<'a> {
    /// Creates a map of these pathways, or of the first [`MAX_LINES`] of them. They keep their order, except
    /// that a pathway moves up next to one that it shares work with.
    pub fn of(profiles: &[&'a Profile]) -> Self {
        let mut rest: Vec<_> = profiles.iter().copied().take(MAX_LINES).collect();
        let mut lines: Vec<&Profile> = vec![];
        while !rest.is_empty() {
            let is_joined = |next: &&Profile| lines.last().is_some_and(|last| last.shares(next));
            let next = rest.iter().position(is_joined).unwrap_or(0);
            lines.push(rest.remove(next));
        }
        let ends = lines.iter().map(|line| line.steps_total().0.high());
        let axis = Axis::of(ends.max().unwrap_or(0));
        Self { lines, axis }
    }

    /// Returns the stop at a station; `None` where the map has no such station.
    pub fn stop(&self, at: StationIndex) -> Option<&'a Stop> {
        self.lines.get(at.line)?.stops.get(at.station)
    }

    /// Finds the stations of other lines that share work with this one, and names the work.
    pub fn same_work(&self, at: StationIndex) -> Vec<(StationIndex, Vec<&'a str>)> {
        let Some(ours) = self.stop(at) else {
            return vec![];
        };
        let others = self.stations().filter(|other| other.line != at.line);
        let in_common = others.filter_map(|other| {
            let theirs = &self.stop(other)?.shared;
            let works = ours.shared.iter().filter(|work| theirs.contains(work));
            let works: Vec<_> = works.map(String::as_str).collect();
            (!works.is_empty()).then_some((other, works))
        });
        in_common.collect()
    }

    /// Finds the transfers between lines. Where several lines share a piece of work, each is joined to
    /// the next below that has it, so that the chain connects all of them.
    pub fn transfers(&self) -> Vec<Transfer<'a>> {
        let mut transfers: Vec<Transfer> = vec![];
        for from in self.stations() {
            for (to, works) in self.same_work(from) {
                let is_next = |work: &&str| {
                    let mut between = self.stations().filter(|at| {
                        from.line < at.line && at.line < to.line && self.has(*at, work)
                    });
                    between.next().is_none()
                };
                let works: Vec<_> = works.into_iter().filter(is_next).collect();
                if from.line < to.line && !works.is_empty() {
                    transfers.push(Transfer { from, to, works });
                }
            }
        }
        transfers
    }

    /// Whether a transfer can be drawn as a straight line: no line in between has a station so close
    /// to it that it would seem to be joined as well.
    pub fn is_clear(&self, transfer: &Transfer) -> bool {
        let week = |at| self.stop(at).map_or(0, |stop| i64::from(stop.begins.low()));
        let rows = |row: usize| i64::try_from(row).unwrap_or(i64::MAX);
        let (from, to) = (transfer.from, transfer.to);
        let height = rows(to.line - from.line).max(1);
        let mut between = self
            .stations()
            .filter(|at| from.line < at.line && at.line < to.line);
        between.all(|at| {
            // Everything is multiplied by the height, so that all numbers are integers.
            let way = week(from) * height + (week(to) - week(from)) * rows(at.line - from.line);
            let near = i64::from(self.axis.weeks) * height / 40;
            (week(at) * height - way).abs() > near
        })
    }

    fn has(&self, at: StationIndex, work: &str) -> bool {
        self.stop(at)
            .is_some_and(|stop| stop.shared.iter().any(|shared| shared == work))
    }

    /// Returns all stations, line by line.
    fn stations(&self) -> impl Iterator<Item = StationIndex> {
        let lines = self.lines.iter().enumerate();
        lines.flat_map(|(line, profile)| {
            (0..profile.stops.len()).map(move |station| StationIndex { line, station })
        })
    }
}

/// Finds the station that is nearest to a week, given the week after which each begins: the one that
/// keyboard navigation moves to on another line. Of two that are equally near, it is the earlier.
pub fn nearest_station(week: u16, stations: impl IntoIterator<Item = u16>) -> Option<usize> {
    let distances = stations.into_iter().map(|begins| begins.abs_diff(week));
    let nearest = distances.enumerate().min_by_key(|(_, distance)| *distance);
    nearest.map(|(at, _)| at)
}

/// Converts a distance along a line, in hundredths of a week, to a position on its stretches, whose
/// lengths are in weeks: the index of the stretch, and how much of it is behind, in per cent. A
/// distance beyond the line is its end.
pub fn place(hundredths: u32, stretches: impl IntoIterator<Item = u16>) -> Option<(usize, u32)> {
    let mut left = hundredths;
    let mut end = None;
    for (at, weeks) in stretches.into_iter().enumerate() {
        let length = u32::from(weeks) * 100;
        if left < length {
            return Some((at, left * 100 / length));
        }
        left -= length;
        end = Some((at, 100));
    }
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::catalogue::Catalogue;
    use super::super::catalogue::tests::{catalogue, pathway};
    use super::*;

    fn map(catalogue: &Catalogue) -> Map<'_> {
        Map::of(&catalogue.profiles.iter().collect::<Vec<_>>())
    }

    #[test]
    fn an_axis_holds_the_longest_line_at_its_longest() {
        let catalogue = catalogue();
        let axis = map(&catalogue).axis;
        assert_eq!(axis.marks().collect::<Vec<_>>(), [(0, 4), (4, 4), (8, 2)]);
        assert_eq!(Map::of(&[]).axis.weeks, 1);
        let across = [0, 5, 10].map(|week| axis.across(week));
        assert_eq!(across, [0, 5_000, 10_000]);
    }

    #[test]
    fn a_map_has_no_more_lines_than_can_be_followed() {
        let slugs: Vec<_> = (0..20).map(|n| format!("p{n}")).collect();
        let pathways = (1..).zip(&slugs).map(|(n, slug)| pathway(slug, "P", n));
        let many = Catalogue::new(pathways, vec![], vec![]);
        assert_eq!(map(&many).lines.len(), MAX_LINES);
    }

    #[test]
    fn stations_are_joined_where_their_steps_hold_the_same_work() {
        let catalogue = catalogue();
        // An action of the first pathway asks for it too, but actions aren't stations.
        let at = |line| StationIndex { line, station: 0 };
        let expected = Transfer {
            from: at(0),
            to: at(1),
            works: vec!["Build it"],
        };
        assert_eq!(map(&catalogue).transfers(), [expected]);
        assert_eq!(
            map(&catalogue).same_work(at(1)),
            [(at(0), vec!["Build it"])]
        );
        let alone = Map::of(&[&catalogue.profiles[1]]);
        assert_eq!(alone.transfers(), [], "who stands alone shares nothing");
    }

    #[test]
    fn a_way_that_would_touch_a_station_of_another_line_is_known() {
        let catalogue = catalogue();
        let [one, two] = [&catalogue.profiles[0], &catalogue.profiles[1]];
        let mut stranger = one.clone();
        stranger
            .stops
            .iter_mut()
            .for_each(|stop| stop.shared.clear());
        let is_clear = |lines: &[&Profile]| {
            let (lines, axis) = (lines.to_vec(), Axis::of(12));
            let map = Map { lines, axis };
            map.is_clear(&map.transfers()[0])
        };
        assert!(is_clear(&[one, two]));
        assert!(is_clear(&[one, two, &stranger]));
        assert!(!is_clear(&[one, &stranger, two]));
        for stop in &mut stranger.stops {
            stop.begins = stop.ends;
        }
        assert!(is_clear(&[one, &stranger, two]), "it begins elsewhere");
        let side_by_side = Map::of(&[one, &stranger, two]);
        assert_eq!(side_by_side.lines, [one, two, &stranger]);
    }

    #[test]
    fn a_change_of_line_leads_to_the_nearest_station() {
        assert_eq!(nearest_station(6, [0, 4, 10]), Some(1));
        assert_eq!(nearest_station(7, [0, 4, 10]), Some(1), "the one before");
        assert_eq!(nearest_station(90, [0, 4, 10]), Some(2));
        assert_eq!(nearest_station(6, []), None);
    }

    #[test]
    fn a_train_is_on_the_stretch_that_it_has_begun() {
        let at = |hundredths| place(hundredths, [4, 2]);
        assert_eq!(at(0), Some((0, 0)));
        assert_eq!(at(100), Some((0, 25)));
        assert_eq!(at(400), Some((1, 0)));
        assert_eq!(at(600), Some((1, 100)));
        assert_eq!(at(9_999), Some((1, 100)));
        assert_eq!(place(5, []), None);
    }

    /// Generates lines whose stations hold some of five pieces of work.
    fn any_profiles() -> impl Strategy<Value = Vec<Profile>> {
        let works = proptest::collection::btree_set(0..5u8, 0..3);
        let lines = proptest::collection::vec(proptest::collection::vec(works, 1..4), 1..6);
        lines.prop_map(|lines| {
            let base = catalogue();
            let lines = lines.into_iter().map(|stations| {
                let mut profile = base.profiles[0].clone();
                let stops = stations.into_iter().map(|works| Stop {
                    shared: works.iter().map(u8::to_string).collect(),
                    ..profile.stops[0].clone()
                });
                profile.stops = stops.collect();
                profile
            });
            lines.collect()
        })
    }

    proptest! {
        #[test]
        fn an_axis_has_few_marks_and_they_fill_it(weeks in 1..=u16::MAX) {
            let axis = Axis::of(weeks);
            prop_assert!(axis.marks().count() <= MAX_MARKS.into());
            let filled: u32 = axis.marks().map(|(_, until)| u32::from(until)).sum();
            prop_assert_eq!(filled, u32::from(weeks));
        }

        #[test]
        fn all_who_share_work_are_joined_and_nobody_else(profiles in any_profiles()) {
            let map = Map::of(&profiles.iter().collect::<Vec<_>>());
            let transfers = map.transfers();
            for Transfer { from, to, works } in &transfers {
                prop_assert!(from.line < to.line && !works.is_empty());
                for work in works {
                    prop_assert!(map.has(*from, work) && map.has(*to, work));
                }
            }
            // Each line with a piece of work is joined to the next one with it.
            for work in ["0", "1", "2", "3", "4"] {
                let mut lines: Vec<_> = map.stations().filter(|at| map.has(*at, work)).map(|at| at.line).collect();
                lines.dedup();
                for pair in lines.windows(2) {
                    let joins = |transfer: &Transfer| {
                        let rows = (transfer.from.line, transfer.to.line);
                        rows == (pair[0], pair[1]) && transfer.works.contains(&work)
                    };
                    prop_assert!(transfers.iter().any(joins));
                }
            }
        }

        #[test]
        fn a_train_never_goes_back(weeks in proptest::collection::vec(1..20u16, 1..6), a in 0..9_000u32, b in 0..9_000u32) {
            let (a, b) = (a.min(b), a.max(b));
            prop_assert!(place(a, weeks.clone()) <= place(b, weeks));
        }
    }
}
