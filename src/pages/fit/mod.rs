//! A few questions, and the roles in the order of the answers.
//!
//! The answers are part of the plan. They are personal, so an address holds them only behind its `#`, in a link
//! that the learner makes to share them; answers that arrive so are offered and never replace others unasked.

mod matrix;
mod order;
mod questions;
mod result;
mod sharing;

use leptos::prelude::*;

use super::choose::{ChooseTabs, Tab};
use crate::components::cite::catalogue_notes;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::domain::pathway::figure::{Place, Provenance};
use crate::route::Route;
use matrix::Matrix;
pub use matrix::Standing;
use order::Fit;
use questions::Questions;
pub use questions::name;
use result::{ResultBoard, ResultStrip};
use sharing::LinkedAnswers;

/// The id, on the method page, of how roles are ranked.
pub const METHOD_PART: &str = crate::sections::method::RANKING.0;

/// The page at `fit/`.
#[component]
pub fn FitPage() -> impl IntoView {
    let fit = Fit::new();
    // Only what changes of the order is read out, and not every point.
    let order = Memo::new(move |_| fit.in_words());
    let places = [
        Place::Header,
        Place::Overview,
        Place::Reality,
        Place::Answer,
    ];
    let notes = catalogue_notes(&places, &[Provenance::STEPS_TOTAL]);
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
            {notes}
        </article>
    }
}
