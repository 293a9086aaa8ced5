//! Sorting and filtering the pathways. What a source doesn't state is sorted last, and a filter on
//! it leaves the pathway in: silence is no reason to hide a choice from anyone.

use super::pathway::{Difficulty, Pathway};

/// What the list of pathways is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The order of the source documents.
    #[default]
    Source,
    /// The stated time, shortest first.
    Time,
    /// The stated change in pay, best first.
    Pay,
    /// The stated difficulty, easiest first.
    Difficulty,
}

impl Sort {
    /// All, the default first.
    pub const ALL: [Self; 4] = [Self::Source, Self::Time, Self::Pay, Self::Difficulty];

    /// What it is called in an address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Time => "time",
            Self::Pay => "pay",
            Self::Difficulty => "difficulty",
        }
    }

    /// What a pathway is sorted by, lowest first; `None` where its source doesn't state it.
    fn rank(self, pathway: &Pathway) -> Option<i32> {
        match self {
            Self::Source => Some(0),
            // Times that begin alike are told apart by their ends; no range reaches a thousand.
            Self::Time => pathway
                .timeline
                .value()
                .map(|months| i32::from(months.0.low()) * 1000 + i32::from(months.0.high())),
            Self::Pay => pathway
                .pay
                .first()
                .map(|claim| -i32::from(claim.change.low())),
            Self::Difficulty => pathway
                .difficulty
                .value()
                .map(|difficulty| *difficulty as i32),
        }
    }
}

/// What the list of pathways is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every pathway.
    #[default]
    All,
    /// Those stated to be done within six months at the longest.
    SixMonths,
    /// Those whose stated change in pay is a rise.
    PayRises,
    /// Those stated to be easy.
    Easy,
}

impl Filter {
    /// All, the default first.
    pub const ALL: [Self; 4] = [Self::All, Self::SixMonths, Self::PayRises, Self::Easy];

    /// What it is called in an address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::SixMonths => "six-months",
            Self::PayRises => "pay-rises",
            Self::Easy => "easy",
        }
    }

    /// Whether the pathway meets it: `None` where the source doesn't state what it asks about.
    pub fn admits(self, pathway: &Pathway) -> Option<bool> {
        match self {
            Self::All => Some(true),
            Self::SixMonths => Some(pathway.timeline.value()?.0.high() <= 6),
            Self::PayRises => Some(pathway.pay.first()?.change.low() > 0),
            Self::Easy => Some(*pathway.difficulty.value()? == Difficulty::Easy),
        }
    }
}

/// The pathways that `filter` leaves in, sorted; the order given among equals.
pub fn browse(pathways: &[Pathway], sort: Sort, filter: Filter) -> Vec<&Pathway> {
    let left_in = |pathway: &&Pathway| filter.admits(pathway).unwrap_or(true);
    let mut left: Vec<_> = pathways.iter().filter(left_in).collect();
    left.sort_by_key(|pathway| {
        let rank = sort.rank(pathway);
        (rank.is_none(), rank)
    });
    left
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::pathway;
    use super::super::figure::{Months, Place, Range, Stated};
    use super::super::pay::{PayChange, PayClaim};
    use super::*;

    fn pathways() -> [Pathway; 3] {
        let [mut slow, silent, mut quick] = [
            pathway("slow", 'S', 1),
            pathway("silent", 'I', 2),
            pathway("quick", 'Q', 3),
        ];
        let months = |low, high| Stated::At(Place::Header, Months(Range::new(low, high).unwrap()));
        let pay = |from, to| PayClaim {
            place: Place::Header,
            change: PayChange {
                from,
                to: Some(to),
                around: false,
            },
            remark: None,
            amounts: None,
        };
        slow.timeline = months(6, 9);
        slow.difficulty = Stated::At(Place::Header, Difficulty::Moderate);
        slow.pay = vec![pay(53, 53)];
        quick.timeline = months(3, 6);
        quick.difficulty = Stated::At(Place::Header, Difficulty::Easy);
        quick.pay = vec![pay(-30, -50)];
        [slow, silent, quick]
    }

    fn slugs(sort: Sort, filter: Filter) -> Vec<String> {
        browse(&pathways(), sort, filter)
            .iter()
            .map(|p| p.id.to_string())
            .collect()
    }

    #[test]
    fn what_is_not_stated_stands_last() {
        assert_eq!(
            slugs(Sort::Source, Filter::All),
            ["slow", "silent", "quick"]
        );
        assert_eq!(slugs(Sort::Time, Filter::All), ["quick", "slow", "silent"]);
        assert_eq!(slugs(Sort::Pay, Filter::All), ["slow", "quick", "silent"]);
        assert_eq!(
            slugs(Sort::Difficulty, Filter::All),
            ["quick", "slow", "silent"]
        );
    }

    #[test]
    fn a_filter_never_hides_what_is_not_stated() {
        assert_eq!(slugs(Sort::Source, Filter::SixMonths), ["silent", "quick"]);
        assert_eq!(slugs(Sort::Source, Filter::PayRises), ["slow", "silent"]);
        assert_eq!(slugs(Sort::Source, Filter::Easy), ["silent", "quick"]);
    }
}
