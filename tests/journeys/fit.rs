//! Questions that are answered, and the roles in the order of the answers.

use serde_json::json;
use thirtyfour::Key;

use crate::learner::Learner;
use crate::site::{Fault, Host, built};

const SOON: &str = "Do you want to get there soon?";
const PAY: &str = "Do you want to earn more than you do now?";
const MATHS: &str = "Would you love to go deep into mathematics?";
const AMBIGUITY: &str = "Are you at ease where nobody can say what the right answer is?";

/// Answers a question.
async fn answers(learner: &Learner, question: &str, answer: &str) {
    let click = "const field = [...document.querySelectorAll('fieldset')]
            .find(field => field.querySelector('legend').textContent === arguments[0]);
        const label = [...field.querySelectorAll('label')]
            .find(label => label.textContent.trim() === arguments[1]);
        label.scrollIntoView({ block: 'center', behavior: 'instant' });
        label.click()";
    learner
        .runs_with(click, vec![json!(question), json!(answer)])
        .await;
}

/// Chooses how much a question counts.
async fn weighs(learner: &Learner, question: &str, weight: &str) {
    let choose = "const field = [...document.querySelectorAll('fieldset')]
            .find(field => field.querySelector('legend').textContent === arguments[0]);
        const list = field.querySelector('select');
        list.value = [...list.options].find(option => option.text === arguments[1]).value;
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    learner
        .runs_with(choose, vec![json!(question), json!(weight)])
        .await;
}

/// Sees an answer chosen, and how much it counts.
async fn sees_answered(learner: &Learner, question: &str, answer: &str, weight: &str) {
    let chosen = format!(
        "const field = [...document.querySelectorAll('fieldset')]
            .find(field => field.querySelector('legend').textContent === '{question}');
        return field.querySelector(':checked').closest('label').textContent.trim() === '{answer}'
            && field.querySelector('select').selectedOptions[0].text === '{weight}'"
    );
    learner.waits_until(&chosen).await;
}

/// Sees the board: each line's place, role, whether it is tied, and score.
async fn sees_the_board(learner: &Learner, lines: &[&str]) {
    let board = format!(
        "return [...document.querySelectorAll('.board li')].map(line => ['.place', 'a', '.tied', '.score']
            .map(part => line.querySelector(part)?.textContent).filter(Boolean).join(' ')).join('; ')
            === '{}'",
        lines.join("; ")
    );
    learner.waits_until(&board).await;
}

const UNRANKED: [&str; 4] = [
    "– AI Localization Specialist –",
    "– NLP Engineer –",
    "– AI Research Engineer –",
    "– Data Annotation Specialist –",
];

#[tokio::test]
async fn nothing_is_ranked_before_a_question_is_answered() {
    let learner = Learner::opens("/").await;
    learner.follows("Take the short check").await;
    learner.is_on_the_page("Which role fits you?").await;
    learner
        .sees_the_title("Which role fits you? · Interchange")
        .await;
    sees_the_board(&learner, &UNRANKED).await;
    learner
        .sees("Answer any question, and the roles line up.")
        .await;
    let fields = "return document.querySelectorAll('fieldset').length";
    assert_eq!(learner.runs(fields).await, json!(12));
    // A weight alone is no answer.
    weighs(&learner, PAY, "three times").await;
    learner.sees_the_address("/fit/?answers=pay:x3").await;
    sees_the_board(&learner, &UNRANKED).await;
    learner.no_longer_sees("How it adds up").await;
    learner.leaves().await;
}

#[tokio::test]
async fn an_answer_ranks_the_roles_and_a_weight_moves_them() {
    let learner = Learner::opens("/fit/").await;
    answers(&learner, SOON, "Very much").await;
    sees_the_board(
        &learner,
        &[
            "1 Data Annotation Specialist +4",
            "2 AI Localization Specialist Tied 0",
            "2 NLP Engineer Tied 0",
            "4 AI Research Engineer −4",
        ],
    )
    .await;
    answers(&learner, PAY, "Rather").await;
    sees_the_board(
        &learner,
        &[
            "1 NLP Engineer Tied +2",
            "1 Data Annotation Specialist Tied +2",
            "3 AI Localization Specialist 0",
            "4 AI Research Engineer −2",
        ],
    )
    .await;
    weighs(&learner, PAY, "three times").await;
    sees_the_board(
        &learner,
        &[
            "1 NLP Engineer +6",
            "2 AI Research Engineer +2",
            "3 AI Localization Specialist 0",
            "4 Data Annotation Specialist −2",
        ],
    )
    .await;
    learner.sees("2 of 12 questions answered.").await;
    // What is skipped again counts no more, and what has no weight doesn't either.
    answers(&learner, SOON, "Skip").await;
    weighs(&learner, PAY, "not at all").await;
    let all = [
        "1 AI Localization Specialist Tied 0",
        "1 NLP Engineer Tied 0",
        "1 AI Research Engineer Tied 0",
        "1 Data Annotation Specialist Tied 0",
    ];
    sees_the_board(&learner, &all).await;
    learner.leaves().await;
}

#[tokio::test]
async fn every_point_is_shown_with_what_it_rests_on_and_they_add_up() {
    let learner =
        Learner::opens("/fit/?answers=time:1,pay:2x2,maths:-1,ambiguity:1x3,architecture:2").await;
    learner
        .sees_in_order(&[
            "How it adds up",
            "NLP Engineer",
            "Getting there soon Rather +1 × 1 × 0 26 weeks",
            "Earning more Very much +2 × 2 × +2 +53%",
            "Mathematics Not really −1 × 1 Not stated 0",
            "Ambiguity Rather +1 × 3 × +1 You might miss: The logic of a traditional backend",
            "Together +11",
            "AI Research Engineer",
            "Mathematics Not really −1 × 1 × +2 Will be hardest: Mathematical ideas",
        ])
        .await;
    let sums = "return [...document.querySelectorAll('.sum')].map(sum => {
            const points = [...sum.querySelectorAll('tbody td:last-child')]
                .map(cell => Number(cell.textContent.replace('−', '-')));
            const together = points.pop();
            return points.length === 5 && points.reduce((a, b) => a + b, 0) === together;
        })";
    assert_eq!(learner.runs(sums).await, json!([true, true, true, true]));
    // Every level has a mark that leads to its source, but for what isn't stated.
    let unmarked = "return [...document.querySelectorAll('.sum td:nth-child(3)')]
        .filter(cell => cell.textContent && !cell.querySelector('.cite, .not-stated')).length";
    assert_eq!(learner.runs(unmarked).await, json!(0));
    learner.leaves().await;
}

#[tokio::test]
async fn the_address_holds_the_answers_and_back_leads_to_them() {
    let learner = Learner::opens("/fit/").await;
    answers(&learner, MATHS, "Very much").await;
    weighs(&learner, MATHS, "twice").await;
    learner.sees_the_address("/fit/?answers=maths:2x2").await;
    let board = [
        "1 AI Research Engineer +8",
        "2 AI Localization Specialist Tied 0",
        "2 NLP Engineer Tied 0",
        "2 Data Annotation Specialist Tied 0",
    ];
    sees_the_board(&learner, &board).await;
    learner.reloads().await;
    sees_answered(&learner, MATHS, "Very much", "twice").await;
    sees_the_board(&learner, &board).await;
    learner.follows("AI Research Engineer").await;
    learner.is_on_the_page("AI Research Engineer").await;
    learner.goes_back().await;
    learner.is_on_the_page("Which role fits you?").await;
    sees_answered(&learner, MATHS, "Very much", "twice").await;
    sees_the_board(&learner, &board).await;
    learner.leaves().await;
}

#[tokio::test]
async fn answers_are_cleared_and_come_back() {
    let learner = Learner::opens("/fit/?answers=maths:2x2").await;
    sees_answered(&learner, MATHS, "Very much", "twice").await;
    learner.follows("Clear my answers").await;
    learner.sees_the_address("/fit/").await;
    sees_answered(&learner, MATHS, "Skip", "once").await;
    sees_the_board(&learner, &UNRANKED).await;
    // The link is gone; the keyboard goes on from the board.
    learner
        .waits_until("return document.activeElement.id === 'ranking'")
        .await;
    learner.goes_back().await;
    sees_answered(&learner, MATHS, "Very much", "twice").await;
    learner.sees("1 of 12 questions answered.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_first_roles_are_put_side_by_side() {
    let learner = Learner::opens("/fit/?answers=pay:2,time:-1").await;
    sees_the_board(
        &learner,
        &[
            "1 AI Research Engineer +6",
            "2 NLP Engineer +4",
            "3 AI Localization Specialist 0",
            "4 Data Annotation Specialist −6",
        ],
    )
    .await;
    learner.follows("Compare the first two").await;
    learner
        .sees_the_address("/compare/?roles=ai-research-engineer,nlp-engineer")
        .await;
    learner.is_on_the_page("Roles side by side").await;
    learner.leaves().await;
}

#[tokio::test]
async fn an_address_that_is_broken_is_read_as_far_as_it_goes() {
    let learner = Learner::opens("/fit/?answers=nope:2,maths:9,time:💥,,pay:2x7,:x").await;
    sees_answered(&learner, PAY, "Very much", "once").await;
    sees_answered(&learner, MATHS, "Skip", "once").await;
    learner.sees("1 of 12 questions answered.").await;
    for nothing in ["/fit/?answers=", "/fit/?answers=%00%FF", "/fit/?other=1"] {
        learner.goes_to(nothing).await;
        sees_the_board(&learner, &UNRANKED).await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn a_keyboard_is_enough() {
    let learner = Learner::opens("/fit/").await;
    learner
        .runs("document.querySelector('[name=time][value=\"\"]').focus()")
        .await;
    // Around the end to the other: from “Skip” to “Not at all”, and one on.
    learner.types(Key::Down).await;
    learner.sees_the_address("/fit/?answers=time:-2").await;
    learner.types(Key::Right).await;
    learner.sees_the_address("/fit/?answers=time:-1").await;
    learner.sees("1 of 12 questions answered.").await;
    let focused = "return document.activeElement.name + document.activeElement.value";
    assert_eq!(
        learner.runs(focused).await,
        json!("time-1"),
        "the focus stays on the answer"
    );
    learner.types(Key::Tab).await;
    learner.types("t").await;
    learner.sees_the_address("/fit/?answers=time:-1x2").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_order_is_read_out_where_it_changes_and_nothing_moves() {
    let learner = Learner::opens("/fit/").await;
    let said =
        "return document.querySelector('.asked-and-ranked > [role=status]').textContent.trim()";
    assert_eq!(learner.runs(said).await, json!(""));
    learner
        .runs(
            "window.spoken = 0;
            new MutationObserver(() => spoken++).observe(
                document.querySelector('.asked-and-ranked > [role=status]'), { childList: true, characterData: true, subtree: true });
            window.legends = () => [...document.querySelectorAll('legend')]
                .map(legend => legend.getBoundingClientRect().top + scrollY).join();
            window.before = legends()",
        )
        .await;
    answers(&learner, MATHS, "Rather").await;
    learner.waits_until(&format!("{said} === 'Your order: AI Research Engineer; then AI Localization Specialist and NLP Engineer and Data Annotation Specialist, tied'")).await;
    // More points, and the same order.
    answers(&learner, MATHS, "Very much").await;
    sees_the_board(
        &learner,
        &[
            "1 AI Research Engineer +4",
            "2 AI Localization Specialist Tied 0",
            "2 NLP Engineer Tied 0",
            "2 Data Annotation Specialist Tied 0",
        ],
    )
    .await;
    assert_eq!(learner.runs("return spoken").await, json!(1));
    assert_eq!(
        learner.runs("return legends() === before").await,
        json!(true)
    );
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_answered_before_the_program_is_there_counts() {
    let host = Host::of(built(), "/");
    host.has(&[("_bg.wasm", Fault::Slow(1500))]);
    let learner = Learner::of(&host).await;
    learner.looks_up("fit/?answers=time:1x3,ambiguity:2").await;
    answers(&learner, MATHS, "Rather").await;
    answers(&learner, AMBIGUITY, "Very much").await;
    answers(&learner, AMBIGUITY, "Not really").await;
    answers(&learner, MATHS, "Very much").await;
    learner.sees_the_program().await;
    learner
        .sees_the_address("/fit/?answers=time:1x3,maths:2,ambiguity:-1")
        .await;
    sees_answered(&learner, MATHS, "Very much", "once").await;
    sees_answered(&learner, AMBIGUITY, "Not really", "once").await;
}

#[tokio::test]
async fn without_scripts_the_questions_can_be_read_and_it_is_said_what_they_need() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    let off = json!({ "value": true });
    learner
        .sets("Emulation.setScriptExecutionDisabled", off)
        .await;
    learner.looks_up("fit/").await;
    learner
        .sees("Ranking needs JavaScript, which is switched off.")
        .await;
    learner.sees_in_order(&[SOON, MATHS, AMBIGUITY]).await;
    learner.follows("How it is worked out").await;
    learner
        .sees("Mathematics AI Research Engineer × +2 Will be hardest: Mathematical ideas")
        .await;
}

#[tokio::test]
async fn the_board_goes_along_beside_the_questions_and_covers_nothing() {
    let learner = Learner::opens("/method/").await;
    learner.has_a_window_of(1280).await;
    learner.goes_to("/fit/?answers=maths:2,time:1,pay:1").await;
    learner.sees("How it adds up").await;
    let place =
        "const place = selector => document.querySelector(selector).getBoundingClientRect();";
    learner
        .runs("document.querySelector('#at-ease').scrollIntoView({ behavior: 'instant' })")
        .await;
    let beside = format!(
        "{place} const {{ top, bottom }} = place('.board'); return top > 0 && bottom < 800"
    );
    learner.waits_until(&beside).await;
    learner
        .runs("document.querySelector('#adding-up').scrollIntoView({ behavior: 'instant' })")
        .await;
    let gone = format!("{place} return place('.along').bottom <= place('.adding-up').top");
    learner.waits_until(&gone).await;
    learner.leaves().await;
}
