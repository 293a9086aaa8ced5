//! How roles fit what a person says of themselves: a few questions, and a sum that can be followed.
//!
//! A role has a *level* in a trait, from −2 to 2, where its source says anything of it; a person
//! gives an *answer* from −2 to 2 and a *weight* from 0 to 3, or skips the question. What a question
//! contributes to a role is weight × answer × level, and a role's score is the sum of that and
//! nothing else. A source's silence contributes nothing, and so does a question that is skipped.
//!
//! Two levels are worked out from figures by a rule: see [`weeks_level`] and [`pay_level`]. The rest
//! stand in the content, each with the line of the source that it rests on. How strong they are is
//! our judgement, and pages say so.

use std::cmp::Reverse;
use std::fmt;

use super::catalogue::profile::Profile;
use super::pathway::figure::Weeks;
use super::pathway::leaning::RealityPart;
pub use super::pathway::leaning::Trait;
use super::pathway::pay::PayClaim;

/// The answers that there are, from “not at all” to “very much”, as addresses write them.
pub const ANSWERS: [(&str, i8); 5] = [("-2", -2), ("-1", -1), ("0", 0), ("1", 1), ("2", 2)];

/// The weights that there are, as addresses write them; the first is the default.
pub const WEIGHTS: [(&str, u8); 4] = [("1", 1), ("2", 2), ("3", 3), ("0", 0)];

/// A person's answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    answer: Option<i8>,
    weight: u8,
}

impl Reply {
    /// No answer, and the default weight.
    pub const NONE: Self = Self {
        answer: None,
        weight: 1,
    };

    /// Reads what `to_string` wrote. What isn't known is taken for the default.
    pub fn parse(text: &str) -> Self {
        let (answer, weight) = text.split_once('x').unwrap_or((text, ""));
        Self::read(answer, weight)
    }

    /// A reply as addresses and forms write it. What isn't known is taken for the default.
    pub fn read(answer: &str, weight: &str) -> Self {
        let answer = ANSWERS.into_iter().find(|(text, _)| *text == answer);
        let weight = WEIGHTS.into_iter().find(|(text, _)| *text == weight);
        Self {
            answer: answer.map(|(_, answer)| answer),
            weight: weight.map_or(1, |(_, weight)| weight),
        }
    }

    /// The answer, from −2 to 2; `None` where the question is skipped.
    pub const fn answer(self) -> Option<i8> {
        self.answer
    }

    /// How much it counts, from 0 to 3.
    pub const fn weight(self) -> u8 {
        self.weight
    }

    /// The answer as forms write it; nothing where the question is skipped.
    pub fn answer_text(self) -> &'static str {
        let found = ANSWERS
            .into_iter()
            .find(|(_, answer)| Some(*answer) == self.answer);
        found.map_or("", |(text, _)| text)
    }

    /// The weight as forms write it.
    pub fn weight_text(self) -> &'static str {
        let found = WEIGHTS
            .into_iter()
            .find(|(_, weight)| *weight == self.weight);
        found.map_or("", |(text, _)| text)
    }

    /// Its contribution to a role of this level.
    fn contributes(self, level: i8) -> i32 {
        i32::from(self.weight) * i32::from(self.answer.unwrap_or(0)) * i32::from(level)
    }
}

/// As text: the answer if there is one, and behind an `x` the weight where it isn't 1: `2`, `-1x3`, `x0`.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.answer_text())?;
        if self.weight != Self::NONE.weight {
            f.write_str("x")?;
            f.write_str(self.weight_text())?;
        }
        Ok(())
    }
}

/// A person's answers to all questions.
///
/// As text, in links: `time:2,maths:-1x3,pay:x0`. That is the trait's slug, a colon and the reply; commas
/// between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers([Reply; Trait::ALL.len()]);

impl Answers {
    /// Nothing answered, nothing weighed.
    pub const NONE: Self = Self([Reply::NONE; Trait::ALL.len()]);

    /// Reads the answers of a form or an address, question by question.
    pub fn new(reply: impl Fn(Trait) -> Reply) -> Self {
        Self(Trait::ALL.map(reply))
    }

    /// Reads the answers of a text; what in it isn't known is passed over, and of two replies to one question
    /// the last is taken.
    pub fn parse(text: &str) -> Self {
        let mut answers = Self::NONE;
        for part in text.split(',') {
            if let Some((slug, reply)) = part.split_once(':')
                && let Some(of) = Trait::find(slug)
            {
                answers.0[of as usize] = Reply::parse(reply);
            }
        }
        answers
    }

    /// Returns the answer to the question of this trait.
    pub fn to(&self, of: Trait) -> Reply {
        self.0[of as usize]
    }

    /// These answers with another reply to one question.
    #[must_use]
    pub fn with(mut self, of: Trait, reply: Reply) -> Self {
        self.0[of as usize] = reply;
        self
    }

    /// The first question whose reply differs between these and others.
    pub fn first_difference(&self, other: &Self) -> Option<Trait> {
        let mut all = Trait::ALL.into_iter();
        all.find(|of| self.to(*of) != other.to(*of))
    }

    /// Whether nothing is said at all, by a weight neither.
    pub fn is_default(&self) -> bool {
        *self == Self::NONE
    }

    /// The number of questions that are answered.
    pub fn given(&self) -> usize {
        self.0.iter().filter(|reply| reply.answer.is_some()).count()
    }
}

impl Default for Answers {
    fn default() -> Self {
        Self::NONE
    }
}

impl fmt::Display for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut comma = "";
        for (of, reply) in Trait::ALL.into_iter().zip(self.0) {
            if reply == Reply::NONE {
                continue;
            }
            for part in [comma, of.slug(), ":"] {
                f.write_str(part)?;
            }
            reply.fmt(f)?;
            comma = ",";
        }
        Ok(())
    }
}

/// The provenance of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground<'a> {
    /// The weeks of all steps.
    Weeks(Weeks),
    /// The first thing that the source says of pay.
    Pay(&'a PayClaim),
    /// A line of the reality check.
    Line(RealityPart, &'a str),
}

/// The level in [`Trait::Time`] of a way that takes this long, at the longest: half a year, 26 weeks,
/// is 0, and every full four weeks less or more are one level up or down.
pub fn weeks_level(weeks: Weeks) -> i8 {
    steps(26, weeks.0.high(), 4)
}

/// The level in [`Trait::Pay`] of a claim, by its lower end: a rise of 10% is 1 and of 25% is 2, a
/// loss of as much −1 and −2, and what is less than 10% is 0.
pub fn pay_level(claim: &PayClaim) -> i8 {
    let low = claim.change.low();
    let size = match low.unsigned_abs() {
        0..10 => 0,
        10..25 => 1,
        _ => 2,
    };
    if low < 0 { -size } else { size }
}

/// How many full steps `from` is above `to`, two at most.
fn steps(from: u16, to: u16, step: u16) -> i8 {
    let size = match from.abs_diff(to) / step {
        0 => 0,
        1 => 1,
        _ => 2,
    };
    if from < to { -size } else { size }
}

/// A role's level in a trait and what it rests on; `None` where the source says nothing of it.
pub fn level(profile: &Profile, of: Trait) -> Option<(i8, Ground<'_>)> {
    match of {
        Trait::Time => {
            let weeks = Some(profile.steps_total()).filter(|weeks| *weeks != Weeks::NONE)?;
            Some((weeks_level(weeks), Ground::Weeks(weeks)))
        }
        Trait::Pay => {
            let claim = profile.pay.first()?;
            Some((pay_level(claim), Ground::Pay(claim)))
        }
        of => {
            let (leaning, line) = profile.fit.iter().find(|(leaning, _)| leaning.of == of)?;
            Some((leaning.level, Ground::Line(leaning.part, line)))
        }
    }
}

/// The contribution of one answer to one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution<'a> {
    /// The question.
    pub of: Trait,
    /// The answer given.
    pub reply: Reply,
    /// The role's level and what it rests on; `None` where the source says nothing.
    pub level: Option<(i8, Ground<'a>)>,
    /// Weight × answer × level; 0 without a level.
    pub value: i32,
}

/// A role in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked<'a> {
    /// The role.
    pub profile: &'a Profile,
    /// Its place, from 1: one more than the number of roles with a higher score.
    pub place: usize,
    /// Whether another role has the same place.
    pub is_tied: bool,
    /// The sum of the contributions.
    pub score: i32,
    /// One for each question that was answered, in their order.
    pub contributions: Vec<Contribution<'a>>,
}

/// The roles by their score, highest first; those with the same score share a place and stand in the
/// order given. Without an answer there is nothing to rank them by, and no role is ranked.
pub fn rank<'a>(answers: &Answers, profiles: &'a [Profile]) -> Vec<Ranked<'a>> {
    if answers.given() == 0 {
        return vec![];
    }
    let mut ranked: Vec<_> = profiles
        .iter()
        .map(|profile| {
            let contributions = contributions(answers, profile);
            Ranked {
                profile,
                place: 0,
                is_tied: false,
                score: contributions.iter().map(|it| it.value).sum(),
                contributions,
            }
        })
        .collect();
    ranked.sort_by_key(|ranking| Reverse(ranking.score));
    let scores: Vec<_> = ranked.iter().map(|it| it.score).collect();
    for it in &mut ranked {
        it.place = 1 + scores.iter().filter(|score| **score > it.score).count();
        it.is_tied = scores.iter().filter(|score| **score == it.score).count() > 1;
    }
    ranked
}

fn contributions<'a>(answers: &Answers, profile: &'a Profile) -> Vec<Contribution<'a>> {
    let answered = Trait::ALL
        .into_iter()
        .map(|of| (of, answers.to(of)))
        .filter(|(_, reply)| reply.answer.is_some());
    answered
        .map(|(of, reply)| {
            let level = level(profile, of);
            Contribution {
                of,
                reply,
                level,
                value: level.map_or(0, |(level, _)| reply.contributes(level)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::catalogue::Catalogue;
    use super::super::catalogue::tests::pathway;
    use super::super::pathway::figure::{Place, Range};
    use super::super::pathway::leaning::Leaning;
    use super::super::pathway::pay::PayChange;
    use super::*;

    fn claim(from: i16, to: Option<i16>) -> PayClaim {
        PayClaim {
            place: Place::Header,
            change: PayChange {
                from,
                to,
                around: false,
            },
            remark: None,
            amounts: None,
        }
    }

    /// Three roles: one that loves mathematics, one that lacks it, and one of which nothing is said.
    fn profiles() -> Vec<Profile> {
        let [mut full, mut empty, silent] = [
            pathway("full", "F", 1),
            pathway("empty", "E", 2),
            pathway("silent", "S", 3),
        ];
        let maths = |level| Leaning {
            of: Trait::Maths,
            level,
            part: RealityPart::Love,
            number: 1,
        };
        for (pathway, level) in [(&mut full, 2), (&mut empty, -1)] {
            pathway.reality.love = vec![format!("Mathematics at {level}")];
            pathway.fit = vec![maths(level)];
        }
        full.pay = vec![claim(60, None), claim(-90, None)];
        empty.pay = vec![claim(-30, Some(-50))];
        Catalogue::new([full, empty, silent], vec![], vec![])
            .profiles
            .to_vec()
    }

    fn places(text: &str) -> Vec<(String, usize, bool, i32)> {
        let profiles = profiles();
        let ranked = rank(&Answers::parse(text), &profiles).into_iter();
        ranked
            .map(|it| (it.profile.id.to_string(), it.place, it.is_tied, it.score))
            .collect()
    }

    fn place(slug: &str, place: usize, is_tied: bool, score: i32) -> (String, usize, bool, i32) {
        (slug.to_owned(), place, is_tied, score)
    }

    #[test]
    fn roles_are_ranked_by_weight_times_answer_times_level() {
        assert_eq!(
            places("maths:2x3"),
            [
                place("full", 1, false, 12),
                place("silent", 2, false, 0),
                place("empty", 3, false, -6)
            ]
        );
        assert_eq!(
            places("maths:-1"),
            [
                place("empty", 1, false, 1),
                place("silent", 2, false, 0),
                place("full", 3, false, -2)
            ]
        );
    }

    #[test]
    fn equal_scores_are_one_place_and_the_next_place_is_left_out() {
        // All three take as long.
        assert_eq!(
            places("time:2"),
            [
                place("full", 1, true, 4),
                place("empty", 1, true, 4),
                place("silent", 1, true, 4)
            ]
        );
        // Of a role without a stated pay nothing is added.
        assert_eq!(
            places("pay:-1"),
            [
                place("empty", 1, false, 2),
                place("silent", 2, false, 0),
                place("full", 3, false, -2)
            ]
        );
        assert_eq!(
            places("pay:2,maths:-2x2"),
            [
                place("empty", 1, true, 0),
                place("silent", 1, true, 0),
                place("full", 3, false, -4)
            ]
        );
    }

    #[test]
    fn without_an_answer_nothing_is_ranked() {
        assert_eq!(places("").len(), 0);
        assert!(places("maths:x3").is_empty(), "a weight alone is no answer");
    }

    #[test]
    fn a_contribution_names_what_its_level_rests_on() {
        let profiles = profiles();
        let ranked = rank(&Answers::parse("maths:1,pay:1"), &profiles);
        let [pay, maths] = ranked[0].contributions[..] else {
            panic!("one for each answer");
        };
        assert_eq!(
            maths.level,
            Some((2, Ground::Line(RealityPart::Love, "Mathematics at 2")))
        );
        // What is said of pay later on doesn't count.
        assert!(matches!(pay.level, Some((2, Ground::Pay(claim))) if claim.change.from == 60));
        let silent = ranked.iter().find(|it| it.profile.id.as_str() == "silent");
        let contributions = &silent.unwrap().contributions;
        assert!(
            contributions
                .iter()
                .all(|it| it.level.is_none() && it.value == 0)
        );
    }

    #[test]
    fn the_level_of_time_goes_by_full_months_from_half_a_year() {
        for (weeks, level) in [
            (1, 2),
            (18, 2),
            (19, 1),
            (22, 1),
            (23, 0),
            (26, 0),
            (29, 0),
            (30, -1),
            (33, -1),
            (34, -2),
            (104, -2),
        ] {
            // A range counts at its longest.
            let range = Weeks(Range::new(1, weeks).unwrap());
            assert_eq!(weeks_level(range), level, "{weeks} weeks");
        }
    }

    #[test]
    fn the_level_of_pay_goes_by_the_lower_end() {
        for (change, level) in [
            (claim(60, None), 2),
            (claim(25, Some(25)), 2),
            (claim(24, Some(80)), 1),
            (claim(10, Some(80)), 1),
            (claim(9, Some(80)), 0),
            (claim(-5, Some(0)), 0),
            (claim(-10, Some(-5)), -1),
            (claim(-24, Some(5)), -1),
            (claim(-30, Some(-50)), -2),
        ] {
            assert_eq!(pay_level(&change), level, "{}", change.change);
        }
    }

    #[test]
    fn answers_read_in_an_address_as_documented() {
        let answers = Answers::parse("time:2,maths:-1x3,pay:x0");
        assert_eq!(answers.to_string(), "time:2,pay:x0,maths:-1x3");
        let maths = answers.to(Trait::Maths);
        assert_eq!((maths.answer(), maths.weight()), (Some(-1), 3));
        let pay = answers.to(Trait::Pay);
        assert_eq!((pay.answer(), pay.weight()), (None, 0));
        assert_eq!(answers.given(), 2);
    }

    #[test]
    fn what_an_address_says_wrongly_is_passed_over() {
        for nonsense in [
            "",
            ",",
            ":",
            "time",
            "time:",
            "time:3",
            "time:x",
            "time:x1",
            "time:x9",
            "nope:2",
            "Time:2",
            "time:+2",
            "time: 2",
            "💥:💥x💥",
        ] {
            assert!(Answers::parse(nonsense).is_default(), "{nonsense}");
        }
        let kept = Answers::parse("nope:2,time:1,,maths:2x7,time:2");
        assert_eq!(kept.to_string(), "time:2,maths:2");
    }

    #[test]
    fn slugs_are_unlike_and_stand_where_they_are_looked_for() {
        for (at, of) in Trait::ALL.into_iter().enumerate() {
            assert_eq!(of as usize, at);
            assert_eq!(Trait::find(of.slug()), Some(of));
        }
    }

    /// Any replies to all questions.
    fn any_answers() -> impl Strategy<Value = Answers> {
        let reply = (0..=ANSWERS.len(), 0..WEIGHTS.len());
        let reply = reply.prop_map(|(answer, weight)| {
            let answer = ANSWERS.get(answer).map_or("", |(text, _)| text);
            Reply::read(answer, WEIGHTS[weight].0)
        });
        proptest::collection::vec(reply, Trait::ALL.len())
            .prop_map(|replies| Answers::new(|of| replies[of as usize]))
    }

    /// Any roles: each with a level in some of the traits, and with and without a pay.
    fn any_profiles() -> impl Strategy<Value = Vec<Profile>> {
        let levels = proptest::collection::vec(-2..=2i8, Trait::in_content().len());
        let role = (levels, proptest::option::of(-100..200i16));
        proptest::collection::vec(role, 1..6).prop_map(|roles| {
            let roles = roles.into_iter().zip(1..).map(|((levels, pay), document)| {
                let mut role = pathway(&format!("role-{document}"), "R", document);
                role.reality.miss = vec!["A line".into()];
                role.pay = pay.map(|pay| claim(pay, Some(pay))).into_iter().collect();
                let levels = Trait::in_content().iter().zip(levels);
                role.fit = levels
                    .filter(|(_, level)| *level != 0)
                    .map(|(&of, level)| Leaning {
                        of,
                        level,
                        part: RealityPart::Miss,
                        number: 1,
                    })
                    .collect();
                role
            });
            Catalogue::new(roles, vec![], vec![]).profiles.to_vec()
        })
    }

    fn scores(answers: &Answers, profiles: &[Profile]) -> Vec<i32> {
        let ranked = rank(answers, profiles);
        let score = |profile: &Profile| ranked.iter().find(|it| it.profile == profile);
        profiles
            .iter()
            .map(|profile| score(profile).map_or(0, |it| it.score))
            .collect()
    }

    proptest! {
        #[test]
        fn contributions_sum_to_the_score(answers in any_answers(), profiles in any_profiles()) {
            for it in rank(&answers, &profiles) {
                // Worked out here a second time, from what is shown.
                let sum: i32 = it.contributions.iter().map(|one| {
                    let level = one.level.map_or(0, |(level, _)| level);
                    i32::from(one.reply.weight())
                        * i32::from(one.reply.answer().unwrap())
                        * i32::from(level)
                }).sum();
                prop_assert_eq!(it.score, sum);
                prop_assert_eq!(it.contributions.len(), answers.given());
            }
        }

        #[test]
        fn skipped_questions_and_those_of_no_weight_change_nothing(
            answers in any_answers(), profiles in any_profiles(), at in 0..Trait::ALL.len(),
        ) {
            let one = Trait::ALL[at];
            let with = |reply: Reply| {
                let answers = Answers::new(|of| if of == one { reply } else { answers.to(of) });
                scores(&answers, &profiles)
            };
            let skipped = with(Reply::NONE);
            for (weight, _) in WEIGHTS {
                prop_assert_eq!(&with(Reply::read("", weight)), &skipped);
            }
            for (answer, _) in ANSWERS {
                prop_assert_eq!(&with(Reply::read(answer, "0")), &skipped);
            }
        }

        #[test]
        fn places_go_by_scores_and_equal_scores_share_one(
            answers in any_answers(), profiles in any_profiles(),
        ) {
            let ranked = rank(&answers, &profiles);
            prop_assert_eq!(ranked.len(), if answers.given() == 0 { 0 } else { profiles.len() });
            for (at, a) in ranked.iter().enumerate() {
                prop_assert!(at > 0 || a.place == 1);
                let mut is_tied = false;
                for (before, b) in ranked.iter().enumerate() {
                    prop_assert_eq!(a.score == b.score, a.place == b.place);
                    prop_assert_eq!(a.score > b.score, a.place < b.place);
                    prop_assert!(before > at || b.score >= a.score);
                    is_tied |= before != at && a.score == b.score;
                }
                prop_assert_eq!(a.is_tied, is_tied);
            }
        }

        #[test]
        fn an_address_says_what_was_answered(answers in any_answers()) {
            prop_assert_eq!(Answers::parse(&answers.to_string()), answers);
        }

        #[test]
        fn no_address_stops_the_page(text in ".{0,60}") {
            let answers = Answers::parse(&text);
            prop_assert_eq!(Answers::parse(&answers.to_string()), answers);
        }
    }
}
