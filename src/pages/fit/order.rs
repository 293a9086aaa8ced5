//! The answers and the order that they make.

use leptos::prelude::*;

use super::super::choose::PAGE_SIZE;
use crate::domain::fit::{Answers, Ranked, Reply, Trait, rank};
use crate::domain::id::PathwayId;
use crate::domain::plan::action::{Action, Setting};
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// The id of the board with the result.
pub const RESULT: &str = "ranking";

/// A role's place in the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its slug.
    pub id: PathwayId,
    /// Its name.
    pub role: String,
    /// The place, from 1.
    pub place: usize,
    /// Whether another role has the same place.
    pub is_tied: bool,
    /// The points.
    pub score: i32,
}

/// The answers, and the order that they make. Both are worked out once per answer; views take what they show.
#[derive(Clone, Copy)]
pub struct Fit {
    store: PlanStore,
    /// The learner's answers.
    pub answers: Memo<Answers>,
    /// Empty before anything is answered.
    pub ranked: Memo<Vec<Placed>>,
}

impl Fit {
    /// Reads the plan, from context.
    pub fn new() -> Self {
        let (store, catalogue) = (PlanStore::expect(), use_catalogue());
        let answers = Memo::new(move |_| store.with(|plan, _| plan.answers));
        let ranked = Memo::new(move |_| {
            let catalogue = catalogue.get();
            place(&rank(&answers.get(), &catalogue.profiles))
        });
        Self {
            store,
            answers,
            ranked,
        }
    }

    /// The reply to one question.
    pub fn reply(self, of: Trait) -> Memo<Reply> {
        let answers = self.answers;
        Memo::new(move |_| answers.with(|answers| answers.to(of)))
    }

    /// Stores another reply to one question.
    pub fn set_reply(self, of: Trait, reply: Reply) {
        self.set(self.answers.get_untracked().with(of, reply));
    }

    /// Stores these answers.
    pub fn set(self, answers: Answers) {
        self.store.dispatch(Action::Set(Setting::Answers(answers)));
    }

    /// Where a role stands; `None` before anything is answered.
    pub fn placed(self, id: &PathwayId) -> Memo<Option<Placed>> {
        let (ranked, id) = (self.ranked, id.clone());
        Memo::new(move |_| ranked.with(|all| all.iter().find(|it| it.id == id).cloned()))
    }

    /// The order in a sentence.
    pub fn in_words(self) -> String {
        self.ranked.with(|ranked| in_words(ranked, "Your order: "))
    }
}

/// The places of the first roles, without what they rest on.
pub fn place(ranked: &[Ranked]) -> Vec<Placed> {
    let first = ranked.iter().take(PAGE_SIZE);
    first
        .map(|it| Placed {
            id: it.profile.id.clone(),
            role: it.profile.role.clone(),
            place: it.place,
            is_tied: it.is_tied,
            score: it.score,
        })
        .collect()
}

/// A whole number with its sign.
pub fn signed(n: i32) -> String {
    match n {
        0 => "0".to_owned(),
        1.. => format!("+{n}"),
        _ => format!("−{}", n.unsigned_abs()),
    }
}

/// The order in a sentence that begins with these words; nothing where nothing is ranked.
pub fn in_words(ranked: &[Placed], begin: &str) -> String {
    let mut text = String::new();
    for (at, it) in ranked.iter().enumerate() {
        let is_place_of = |at: Option<usize>| {
            let other = at.and_then(|at| ranked.get(at));
            other.is_some_and(|other| other.place == it.place)
        };
        text.push_str(match at {
            0 => begin,
            _ if is_place_of(at.checked_sub(1)) => " and ",
            _ => "; then ",
        });
        text.push_str(&it.role);
        if it.is_tied && !is_place_of(Some(at + 1)) {
            text.push_str(", tied");
        }
    }
    text
}
