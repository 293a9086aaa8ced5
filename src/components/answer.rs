//! Questions and answers.

use leptos::prelude::*;

use crate::domain::pathway::Question;

/// The id that a pathway's question of this number, from 1, has on its page.
pub fn question_part(number: usize) -> String {
    format!("question-{number}")
}

/// A question and its answer. The sources give the answers alone, and that is said.
#[component]
pub fn Answered<'a>(
    /// The question.
    question: &'a Question,
    /// Its number, from 1, on its pathway's page.
    #[prop(optional)]
    number: Option<usize>,
    /// Whether it is of a pathway of the learner's own, and the question is theirs.
    #[prop(optional)]
    is_own: bool,
) -> impl IntoView + use<> {
    let remark = (!is_own).then(|| {
        view! {
            <p class="remark">
                "The answer is from the source. It comes without a question, so the question is ours."
            </p>
        }
    });
    view! {
        <h3 class="question" id=number.map(question_part)>
            {question.question.clone()}
        </h3>
        <p>{question.answer.clone()}</p>
        {remark}
    }
}
