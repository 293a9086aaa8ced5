//! A few questions, and the roles in the order of the answers.
//!
//! The answers are part of the plan. They are personal, so an address holds them only behind its `#`, in a link
//! that the learner makes to share them; answers that arrive so are offered and never replace others unasked.

mod matrix;
mod questions;
mod result;
mod sharing;

use leptos::prelude::*;

use super::choose::{ChooseTabs, PAGE_SIZE, Tab};
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::domain::fit::{Answers, Ranked, Reply, Trait, rank};
use crate::domain::id::PathwayId;
use crate::domain::plan::action::{Action, Setting};
use crate::route::Route;
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;
use matrix::Matrix;
pub use matrix::Standing;
use questions::Questions;
pub use questions::name;
use result::{ResultBoard, ResultStrip};
use sharing::{LinkedAnswers, in_words};

/// The id, on the method page, of how roles are ranked.
pub const METHOD_PART: &str = crate::sections::method::RANKING.0;

/// The id of the board with the result.
const RESULT: &str = "ranking";

/// The page at `fit/`.
#[component]
pub fn FitPage() -> impl IntoView {
    let fit = Fit::new();
    // Only what changes of the order is read out, and not every point.
    let order = Memo::new(move |_| fit.in_words());
    view! {
        <article class="page fit">
            <header class="page-header">
                <ChooseTabs open=Tab::Fit />
                <PageHeading>"Which role fits you?"</PageHeading>
                <p>
                    "Twelve short questions; answer those you like. It is a way of thinking, not a verdict: the lines come from the sources, and how strongly a role shows a trait is our judgement. "
                    <Link to=Route::Method part=METHOD_PART>
                        "How it is worked out"
                    </Link>
                </p>
            </header>
            <LinkedAnswers fit />
            <div class="asked-and-ranked">
                <p role="status" class="visually-hidden">
                    {order}
                </p>
                <ResultStrip fit />
                <Questions fit />
                <ResultBoard fit />
                <Matrix fit />
            </div>
        </article>
    }
}

/// A role's place in the order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Placed {
    id: PathwayId,
    role: String,
    /// The place, from 1.
    place: usize,
    is_tied: bool,
    score: i32,
}

/// The answers, and the order that they make. Both are worked out once per answer; views take what they show.
#[derive(Clone, Copy)]
struct Fit {
    store: PlanStore,
    answers: Memo<Answers>,
    /// Empty before anything is answered.
    ranked: Memo<Vec<Placed>>,
}

impl Fit {
    fn new() -> Self {
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
    fn reply(self, of: Trait) -> Memo<Reply> {
        let answers = self.answers;
        Memo::new(move |_| answers.with(|answers| answers.to(of)))
    }

    /// Stores another reply to one question.
    fn set_reply(self, of: Trait, reply: Reply) {
        self.set(self.answers.get_untracked().with(of, reply));
    }

    /// Stores these answers.
    fn set(self, answers: Answers) {
        self.store.dispatch(Action::Set(Setting::Answers(answers)));
    }

    /// Where a role stands; `None` before anything is answered.
    fn placed(self, id: &PathwayId) -> Memo<Option<Placed>> {
        let (ranked, id) = (self.ranked, id.clone());
        Memo::new(move |_| ranked.with(|all| all.iter().find(|it| it.id == id).cloned()))
    }

    /// The order in a sentence.
    fn in_words(self) -> String {
        self.ranked.with(|ranked| in_words(ranked, "Your order: "))
    }
}

/// The places of the first roles, without what they rest on.
fn place(ranked: &[Ranked]) -> Vec<Placed> {
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
fn signed(n: i32) -> String {
    match n {
        0 => "0".to_owned(),
        1.. => format!("+{n}"),
        _ => format!("−{}", n.unsigned_abs()),
    }
}
