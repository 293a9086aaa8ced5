//! Searching, sorting and filtering the pathways. A pathway whose source doesn't state a figure is
//! sorted last by it, and no filter on that figure removes it: it may well be a good choice.

use super::profile::Profile;
use crate::domain::pathway::Difficulty;

/// The order of the list of pathways.
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

    /// Its value in the query string.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Time => "time",
            Self::Pay => "pay",
            Self::Difficulty => "difficulty",
        }
    }

    /// Returns the sort key of a pathway, lowest first; `None` where its source doesn't state it.
    fn rank(self, profile: &Profile) -> Option<i32> {
        match self {
            Self::Source => Some(0),
            // Ranges with the same start are sorted by their end; no range reaches 1000 months.
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

/// The filter on the list of pathways.
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

    /// Its value in the query string.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::SixMonths => "six-months",
            Self::PayRises => "pay-rises",
            Self::Easy => "easy",
        }
    }

    /// Whether the pathway passes the filter; `None` where its source doesn't state the figure.
    pub fn admits(self, profile: &Profile) -> Option<bool> {
        match self {
            Self::All => Some(true),
            Self::SixMonths => match profile.timeline.value() {
                Some(months) => Some(months.0.high() <= 6),
                // Its steps may say what its source doesn't: half a year has 26 weeks.
                None => (profile.steps_total().0.low() > 26).then_some(false),
            },
            Self::PayRises => Some(profile.pay.first()?.change.low() > 0),
            Self::Easy => Some(*profile.difficulty.value()? == Difficulty::Easy),
        }
    }
}

/// A search of the list of pathways; the home page has it in its query string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The order of the results.
    pub sort: Sort,
    /// The filter on the results.
    pub filter: Filter,
    /// Words, each of which has to occur in a pathway's role, its skills or its summary. Case doesn't
    /// matter, and part of a word is enough.
    pub words: String,
}

impl Query {
    /// Whether this is the list in its own order, with nothing left out.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the matching pathways in order. Equals are sorted by where the words occur (role,
    /// skills, summary), then as given.
    pub fn browse<'a>(&self, profiles: &'a [Profile]) -> Vec<&'a Profile> {
        let words: Vec<_> = self.words.split_whitespace().collect();
        let mut left: Vec<_> = profiles
            .iter()
            .filter(|profile| self.filter.admits(profile).unwrap_or(true))
            .filter_map(|profile| {
                let rank = self.sort.rank(profile);
                Some((
                    (rank.is_none(), rank, rank_words(profile, &words)?),
                    profile,
                ))
            })
            .collect();
        left.sort_by_key(|(rank, _)| *rank);
        left.into_iter().map(|(_, profile)| profile).collect()
    }
}

/// Ranks where the words occur in a profile: 0 if all are in the role, 1 if one is only in a skill, 2 if
/// one is only in the summary; `None` if one occurs nowhere.
fn rank_words(profile: &Profile, words: &[&str]) -> Option<u8> {
    let rank = |word: &&str| {
        if contains_ignoring_case(&profile.role, word) {
            Some(0)
        } else if profile
            .skills
            .iter()
            .any(|skill| contains_ignoring_case(skill, word))
        {
            Some(1)
        } else {
            contains_ignoring_case(&profile.summary, word).then_some(2)
        }
    };
    words
        .iter()
        .try_fold(0, |worst, word| Some(rank(word)?.max(worst)))
}

/// Whether `text` contains `word`, ignoring ASCII case: for other letters the case has to match.
fn contains_ignoring_case(text: &str, word: &str) -> bool {
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
    fn a_filter_never_hides_what_is_not_stated_nor_keeps_what_other_facts_rule_out() {
        let mut long = profiles();
        let last = long[1].stops.last_mut().unwrap();
        last.ends = Range::exactly(40);
        assert_eq!(Filter::SixMonths.admits(&long[1]), Some(false));
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
