//! Finding, sorting and filtering the pathways. What a source doesn't state is sorted last, and a
//! filter on it leaves the pathway in: silence is no reason to hide a choice from anyone.

use super::profile::Profile;
use crate::domain::order::sort_by;
use crate::domain::pathway::Difficulty;

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
    fn rank(self, profile: &Profile) -> Option<i32> {
        match self {
            Self::Source => Some(0),
            // Times that begin alike are told apart by their ends; no range reaches a thousand.
            Self::Time => profile
                .timeline
                .value()
                .map(|months| i32::from(months.0.low()) * 1000 + i32::from(months.0.high())),
            Self::Pay => profile
                .pay
                .first()
                .map(|claim| -i32::from(claim.change.low())),
            Self::Difficulty => profile
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
    pub fn admits(self, profile: &Profile) -> Option<bool> {
        match self {
            Self::All => Some(true),
            Self::SixMonths => Some(profile.timeline.value()?.0.high() <= 6),
            Self::PayRises => Some(profile.pay.first()?.change.low() > 0),
            Self::Easy => Some(*profile.difficulty.value()? == Difficulty::Easy),
        }
    }
}

/// What a learner asks of the list of pathways.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What it is sorted by.
    pub sort: Sort,
    /// What it is narrowed to.
    pub filter: Filter,
    /// Words that each have to stand in a pathway's role, its skills or its summary, in capitals
    /// or not, and in whole or in part.
    pub words: String,
}

impl Query {
    /// Whether nothing is asked.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The pathways that are left in, sorted: by what was asked; among equals, those with the words
    /// in their role before those with them in a skill, before the rest; then in the order given.
    pub fn browse<'a>(&self, profiles: &'a [Profile]) -> Vec<&'a Profile> {
        let words: Vec<_> = self.words.split_whitespace().collect();
        let mut left: Vec<_> = profiles
            .iter()
            .filter(|profile| self.filter.admits(profile).unwrap_or(true))
            .filter_map(|profile| {
                let rank = self.sort.rank(profile);
                Some(((rank.is_none(), rank, place(profile, &words)?), profile))
            })
            .collect();
        sort_by(&mut left, |(a, _), (b, _)| a.cmp(b));
        left.into_iter().map(|(_, profile)| profile).collect()
    }
}

/// Where the words stand in a profile, best first: 0 where all stand in the role, 1 where one stands
/// in a skill, 2 where one stands in the summary alone; `None` where one doesn't stand there at all.
fn place(profile: &Profile, words: &[&str]) -> Option<u8> {
    let place = |word: &&str| {
        if holds(&profile.role, word) {
            Some(0)
        } else if profile.skills.iter().any(|skill| holds(skill, word)) {
            Some(1)
        } else {
            holds(&profile.summary, word).then_some(2)
        }
    };
    words
        .iter()
        .try_fold(0, |worst, word| Some(place(word)?.max(worst)))
}

/// Whether `word` stands in `text`, in capitals or not (of the letters A to Z: names in other
/// alphabets have to be written as they are).
fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    word.is_empty()
        || text
            .windows(word.len())
            .any(|part| part.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::Catalogue;
    use super::super::tests::pathway;
    use super::*;
    use crate::domain::pathway::figure::{Months, Place, Range, Stated};
    use crate::domain::pathway::pay::{PayChange, PayClaim};

    fn profiles() -> Vec<Profile> {
        let [mut slow, silent, mut quick] = [
            pathway("slow", "S", 1),
            pathway("silent", "I", 2),
            pathway("quick", "Q", 3),
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
        quick.learn[0].name = "Slow reading".into();
        Catalogue::new([slow, silent, quick], vec![], vec![])
            .profiles
            .to_vec()
    }

    fn left_in(query: &Query) -> Vec<String> {
        let profiles = profiles();
        let left = query.browse(&profiles);
        left.iter().map(|p| p.id.to_string()).collect()
    }

    fn slugs(sort: Sort, filter: Filter) -> Vec<String> {
        left_in(&Query {
            sort,
            filter,
            ..Query::default()
        })
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

    #[test]
    fn words_are_found_in_roles_before_skills_in_capitals_or_not() {
        let found = |words: &str| {
            left_in(&Query {
                words: words.into(),
                ..Query::default()
            })
        };
        assert_eq!(found("SLOW"), ["slow", "quick"]);
        assert_eq!(found("quick"), ["quick"]);
        assert_eq!(
            found("quick  read"),
            ["quick"],
            "every word, wherever it stands"
        );
        assert_eq!(found("quick vital nothing"), Vec::<String>::new());
        assert_eq!(found(" "), ["slow", "silent", "quick"]);
    }
}
