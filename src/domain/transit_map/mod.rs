//! The map: pathways as lines on one scale, and the work that they share.
//!
//! A picture of it is made in two steps. A [`Layout`](layout::Layout) says where on the scale everything
//! is; [`Picture`](picture::Picture) draws it at one of a few sizes. The page, the files and the printed
//! sheet are all made of the same pictures.

pub mod layout;
pub mod picture;
pub mod scale;
pub mod text;

use super::catalogue::profile::{Profile, Stop};

/// The largest number of lines on a map: more could be neither drawn nor followed.
pub const MAX_LINES: usize = 12;

/// Pathways as lines on one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<'a> {
    /// The pathways, from the top; each stop is a station.
    pub lines: Vec<&'a Profile>,
    /// The weeks of the longest line at its longest; at least one.
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
        let ends = lines.iter().map(|line| line.length_on_map().high());
        let weeks = ends.max().unwrap_or(0).max(1);
        Self { lines, weeks }
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

/// Finds the station that is nearest to a place, given the places of all: the one that keyboard
/// navigation moves to on another line. Of two that are equally near, it is the earlier.
pub fn nearest_station(place: i32, stations: impl IntoIterator<Item = i32>) -> Option<usize> {
    let distances = stations.into_iter().map(|at| at.abs_diff(place));
    let nearest = distances.enumerate().min_by_key(|(_, distance)| *distance);
    nearest.map(|(at, _)| at)
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
    fn a_map_is_as_long_as_the_longest_line_at_its_longest() {
        assert_eq!(map(&catalogue()).weeks, 10);
        assert_eq!(Map::of(&[]).weeks, 1);
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
    fn a_pathway_moves_up_next_to_one_that_it_shares_work_with() {
        let catalogue = catalogue();
        let [one, two] = [&catalogue.profiles[0], &catalogue.profiles[1]];
        let mut stranger = one.clone();
        let stops = stranger.stops.iter_mut();
        stops.for_each(|stop| stop.shared.clear());
        assert_eq!(Map::of(&[one, &stranger, two]).lines, [one, two, &stranger]);
    }

    #[test]
    fn a_change_of_line_leads_to_the_nearest_station() {
        assert_eq!(nearest_station(6, [0, 4, 10]), Some(1));
        assert_eq!(nearest_station(7, [0, 4, 10]), Some(1), "the one before");
        assert_eq!(nearest_station(90, [0, 4, 10]), Some(2));
        assert_eq!(nearest_station(6, []), None);
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
    }
}
