//! Questions and answers.

use leptos::prelude::*;

use crate::domain::pathway::Question;

/// A question and its answer. The sources give the answers alone, and that is said.
#[component]
pub fn Answered(question: &'static Question) -> impl IntoView {
    view! {
        <p class="question">{question.question.as_str()}</p>
        <p>{question.answer.as_str()}</p>
        <p class="remark">"The answer is the source’s; it gives no question, so the question is ours."</p>
    }
}
