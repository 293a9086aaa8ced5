//! How a learner divides their hours among the pathways they follow.

use crate::domain::id::PathwayId;

/// The largest share of a pathway.
pub const MAX_SHARE: u8 = 100;

/// The shares of pathways in the learner's hours. Shares are proportions and needn't add up to 100.
///
/// Without any, all pathways get the same: following one says nothing of which matters more. A pathway
/// without a share, or with 0, waits until all that have one are finished; so does one that is followed
/// after the split was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split(Vec<(PathwayId, u8)>);

impl Split {
    /// A split by shares, each at most [`MAX_SHARE`].
    pub fn new(shares: impl IntoIterator<Item = (PathwayId, u8)>) -> Self {
        let mut split = Self::default();
        for (pathway, share) in shares {
            split.set(pathway, share);
        }
        split
    }

    /// All hours for one pathway until it is finished.
    pub fn first(pathway: PathwayId) -> Self {
        Self::new([(pathway, MAX_SHARE)])
    }

    /// Gives a pathway a share.
    pub fn set(&mut self, pathway: PathwayId, share: u8) {
        let share = share.min(MAX_SHARE);
        match self.0.iter_mut().find(|(known, _)| *known == pathway) {
            Some((_, known)) => *known = share,
            None => self.0.push((pathway, share)),
        }
    }

    /// The split after one of these pathways gets so many per cent: the others keep their proportions in
    /// what is left.
    #[must_use]
    pub fn with_share(&self, pathways: &[&PathwayId], pathway: &PathwayId, share: u8) -> Self {
        let share = share.min(MAX_SHARE);
        let others: Vec<_> = pathways
            .iter()
            .copied()
            .filter(|id| *id != pathway)
            .collect();
        let left = u32::from(MAX_SHARE - share);
        let mut split = Self::default();
        split.set(pathway.clone(), share);
        let mut before = 0;
        for (id, per_cent) in others.iter().zip(self.per_cent(&others)) {
            let from = before * left / 100;
            before += per_cent;
            let share = u8::try_from(before * left / 100 - from).unwrap_or(MAX_SHARE);
            split.set((*id).clone(), share);
        }
        split
    }

    /// The shares as they were given.
    pub fn shares(&self) -> &[(PathwayId, u8)] {
        &self.0
    }

    /// The weight of each of these pathways. At least one is above 0.
    pub fn weights(&self, pathways: &[&PathwayId]) -> Vec<u32> {
        let share = |id: &&PathwayId| {
            let found = self.0.iter().find(|(known, _)| known == *id);
            found.map_or(0, |(_, share)| u32::from(*share))
        };
        let weights: Vec<_> = pathways.iter().map(share).collect();
        if weights.iter().all(|weight| *weight == 0) {
            return vec![1; pathways.len()];
        }
        weights
    }

    /// The per cent of the hours that each of these pathways gets, rounded; they add up to 100.
    pub fn per_cent(&self, pathways: &[&PathwayId]) -> Vec<u32> {
        let weights = self.weights(pathways);
        let whole: u32 = weights.iter().sum();
        let mut before = 0;
        let share = |weight: u32| {
            let from = before * 100 / whole.max(1);
            before += weight;
            before * 100 / whole.max(1) - from
        };
        weights.into_iter().map(share).collect()
    }
}

/// Parses a share in per cent.
///
/// # Errors
/// A message that says what to enter.
pub fn parse_share(text: &str) -> Result<u8, String> {
    let digits = text.trim().trim_end_matches('%').trim_end();
    let share = digits.parse().ok().filter(|share| *share <= MAX_SHARE);
    share.ok_or_else(|| "Enter a share from 0 to 100.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> PathwayId {
        PathwayId::new(text).unwrap()
    }

    #[test]
    fn whoever_has_chosen_nothing_gives_all_the_same() {
        let (one, two, three) = (id("one"), id("two"), id("three"));
        let all = [&one, &two, &three];
        assert_eq!(Split::default().weights(&all), [1, 1, 1]);
        assert_eq!(Split::default().per_cent(&all), [33, 33, 34]);
        let nothing = Split::new([(one.clone(), 0), (two.clone(), 0)]);
        assert_eq!(nothing.weights(&[&one, &two]), [1, 1], "0 to 0 is no split");
        // The one that had all is not followed any more.
        assert_eq!(Split::first(id("gone")).weights(&[&one, &two]), [1, 1]);
    }

    #[test]
    fn a_pathway_without_a_share_waits() {
        let (one, two, three) = (id("one"), id("two"), id("three"));
        let split = Split::new([(one.clone(), 70), (two.clone(), 30)]);
        assert_eq!(split.weights(&[&one, &two, &three]), [70, 30, 0]);
        assert_eq!(Split::first(two.clone()).per_cent(&[&one, &two]), [0, 100]);
    }

    #[test]
    fn one_share_leaves_the_rest_to_the_others() {
        let (one, two, three) = (id("one"), id("two"), id("three"));
        let both = [&one, &two];
        let split = Split::default().with_share(&both, &one, 70);
        assert_eq!(split.per_cent(&both), [70, 30]);
        assert_eq!(split.with_share(&both, &two, 0).per_cent(&both), [100, 0]);
        assert_eq!(split.with_share(&both, &two, 100).per_cent(&both), [0, 100]);
        let all = [&one, &two, &three];
        let split = split.with_share(&all, &three, 50);
        assert_eq!(split.per_cent(&all), [35, 15, 50]);
    }

    #[test]
    fn a_share_is_a_number_from_0_to_100() {
        for (typed, share) in [("70", 70), (" 0 ", 0), ("100 %", 100)] {
            assert_eq!(parse_share(typed), Ok(share));
        }
        for wrong in ["", "-1", "101", "half", "1e2"] {
            assert!(parse_share(wrong).is_err(), "{wrong}");
        }
    }
}
