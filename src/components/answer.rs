//! Questions and answers.

use leptos::prelude::*;

use crate::domain::pathway::Question;

/// The id that a pathway's question of this number, from 1, has on its page.
pub fn question_part(number: usize) -> String {
    format!("question-{number}")
}

/// A question and its answer. The sources give the answers alone, and that is said.
#[component]
pub fn Answered(
    /// The question.
    question: &'static Question,
    /// Its number, from 1, on its pathway's page.
    #[prop(optional)]
    number: Option<usize>,
) -> impl IntoView {
    view! {
        <p class="question" id=number.map(question_part)>{question.question.as_str()}</p>
        <p>{question.answer.as_str()}</p>
        <p class="remark">"The answer is the source’s; it gives no question, so the question is ours."</p>
    }
}
