//! Questions that are answered, and the roles in the order of the answers.

use serde_json::json;
use thirtyfour::Key;

use crate::learner::Learner;
use crate::site::{Fault, Host, built};

const SOON: &str = "Do you want to get there soon?";
const PAY: &str = "Do you want to earn more than you do now?";
const MATHS: &str = "Would you love to go deep into mathematics?";
/// The answer +2 to the question on mathematics.
const DEEP: &str = "Very much: Deep into mathematics";
const AMBIGUITY: &str = "Are you at ease where nobody can say what the right answer is?";

/// Answers a question, from −2 to +2.
async fn answers(learner: &Learner, question: &str, answer: i8) {
    let click = "const field = [...document.querySelectorAll('fieldset')]
            .find(field => field.querySelector('legend').textContent === arguments[0]);
        const label = field.querySelector(`[value='${arguments[1]}']`).closest('label');
        label.scrollIntoView({ block: 'center', behavior: 'instant' });
        label.click()";
    learner
        .runs_with(click, vec![json!(question), json!(answer)])
        .await;
}

/// Chooses how much a question counts.
async fn weighs(learner: &Learner, name: &str, weight: &str) {
    let open = "document.querySelector('.weights').open = true";
    learner.runs(open).await;
    learner.chooses(&format!("{name} counts"), weight).await;
}

/// Sees an answer chosen; none is the empty text.
async fn sees_answered(learner: &Learner, question: &str, answer: &str) {
    let chosen = format!(
        "const field = [...document.querySelectorAll('fieldset')]
            .find(field => field.querySelector('legend').textContent === '{question}');
        const chosen = field.querySelector(':checked');
        return (chosen?.closest('label').textContent.trim() ?? '') === '{answer}'"
    );
    learner.waits_until(&chosen).await;
}

/// Opens the page with these answers of before.
async fn with_answers(answers: &[(&str, &str)]) -> Learner {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(answers).await;
    learner.goes_to("/fit/").await;
    learner
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
    learner.follows("Choose").await;
    learner.is_on_the_page("Which role fits you?").await;
    learner
        .sees_the_title("Which role fits you? · Interchange")
        .await;
    sees_the_board(&learner, &UNRANKED).await;
    learner
        .sees("Answer any question, and the roles line up.")
        .await;
    learner.sees_the_count("fieldset", 12).await;
    // A weight alone is no answer.
    weighs(&learner, "Earning more", "three times").await;
    learner
        .sees("How much each question counts (1 changed)")
        .await;
    sees_the_board(&learner, &UNRANKED).await;
    learner.no_longer_sees("How it adds up").await;
    learner.leaves().await;
}

#[tokio::test]
async fn an_answer_ranks_the_roles_and_a_weight_moves_them() {
    let learner = Learner::opens("/fit/").await;
    answers(&learner, SOON, 2).await;
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
    answers(&learner, PAY, 1).await;
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
    weighs(&learner, "Earning more", "three times").await;
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
    // What doesn't matter counts nothing, and what has no weight doesn't either.
    answers(&learner, SOON, 0).await;
    weighs(&learner, "Earning more", "not at all").await;
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
async fn both_ends_of_a_question_say_what_they_mean_and_nothing_does_not_matter_twice() {
    let learner = Learner::opens("/fit/").await;
    learner
        .sees_in_order(&[
            MATHS,
            "As little as possible",
            "Deep into mathematics",
            "Very much",
            "Somewhat",
            "Doesn’t matter",
        ])
        .await;
    let unlike = "return [...document.querySelectorAll('fieldset')].every(field => {
            const names = [...field.querySelectorAll('label')].map(label => label.textContent.trim());
            return names.length === 5 && new Set(names).size === 5
                && names.filter(name => name === 'Doesn’t matter').length === 1;
        })";
    assert_eq!(learner.runs(unlike).await, json!(true));
    learner.leaves().await;
}

#[tokio::test]
async fn every_point_is_shown_with_what_it_rests_on_and_they_add_up() {
    let learner = with_answers(&[
        ("answer/time", "1"),
        ("answer/pay", "2x2"),
        ("answer/maths", "-1"),
        ("answer/ambiguity", "1x3"),
        ("answer/architecture", "2"),
        ("answer/people", "0"),
    ])
    .await;
    learner
        .sees_in_order(&[
            "How it adds up",
            "Getting there soon As soon as possible, somewhat: +1 × 1",
            "Earning more More pay, very much: +2 × 2",
            "+53%",
            "Mathematics As little as possible, somewhat: −1 × 1",
            "Not stated",
            "Will be hardest: Mathematical ideas",
            "Ambiguity Open questions are fine, somewhat: +1 × 3",
            "You might miss: The logic of a traditional backend",
            "Total",
        ])
        .await;
    let sums = "const rows = [...document.querySelectorAll('.matrix tbody tr')].filter(row => !row.hidden);
        const number = cell => Number(cell.querySelector('.points').textContent.replace('−', '-'));
        const totals = [...document.querySelectorAll('.matrix tfoot td')].map(number);
        return [rows.length, ...totals.map((total, at) =>
            rows.reduce((sum, row) => sum + number(row.cells[at + 1]), 0) === total)]";
    assert_eq!(
        learner.runs(sums).await,
        json!([5, true, true, true, true]),
        "what doesn’t matter has no row"
    );
    learner.sees("+11").await;
    // Every level has a mark that leads to its source, but for what isn't stated.
    let unmarked = "return [...document.querySelectorAll('.matrix tbody td')]
        .filter(cell => !cell.querySelector('.cite, .not-stated')).length";
    assert_eq!(learner.runs(unmarked).await, json!(0));
    learner.leaves().await;
}

#[tokio::test]
async fn the_table_of_points_is_a_list_on_a_phone() {
    let learner = with_answers(&[("answer/pay", "2")]).await;
    learner.has_a_window_of(320).await;
    learner.sees("How it adds up").await;
    let is_list = "const cells = [...document.querySelectorAll('.matrix tr:not([hidden]) td')];
        return cells.length >= 4 && document.documentElement.scrollWidth <= 320
            && getComputedStyle(cells[1], '::before').content.includes('NLP Engineer')
            && cells[0].getBoundingClientRect().bottom <= cells[1].getBoundingClientRect().top";
    learner.waits_until(is_list).await;
    learner.leaves().await;
}

#[tokio::test]
async fn answers_are_kept_and_never_stand_where_a_host_reads_them() {
    let learner = Learner::opens("/fit/").await;
    answers(&learner, MATHS, 2).await;
    weighs(&learner, "Mathematics", "twice").await;
    let board = [
        "1 AI Research Engineer +8",
        "2 AI Localization Specialist Tied 0",
        "2 NLP Engineer Tied 0",
        "2 Data Annotation Specialist Tied 0",
    ];
    sees_the_board(&learner, &board).await;
    learner.sees_the_address("/fit/").await;
    learner.follows("AI Research Engineer").await;
    learner.is_on_the_page("AI Research Engineer").await;
    learner.follows("Choose").await;
    sees_answered(&learner, MATHS, DEEP).await;
    sees_the_board(&learner, &board).await;
    let learner = Learner::returns(learner.leaves().await, "/fit/").await;
    sees_answered(&learner, MATHS, DEEP).await;
    sees_the_board(&learner, &board).await;
    learner.leaves().await;
}

#[tokio::test]
async fn answers_are_undone_and_cleared() {
    let learner = with_answers(&[("answer/maths", "2x2")]).await;
    answers(&learner, MATHS, -1).await;
    sees_answered(&learner, MATHS, "Somewhat: As little as possible").await;
    learner.presses("Undo").await;
    sees_answered(&learner, MATHS, DEEP).await;
    learner.presses("Clear my answers").await;
    sees_answered(&learner, MATHS, "").await;
    sees_the_board(&learner, &UNRANKED).await;
    // The button is gone; the keyboard goes on from the board.
    learner
        .waits_until("return document.activeElement.id === 'ranking'")
        .await;
    learner.presses("Undo").await;
    sees_answered(&learner, MATHS, DEEP).await;
    learner.leaves().await;
}

#[tokio::test]
async fn answers_in_a_link_are_offered_and_replace_nothing_unasked() {
    let learner = with_answers(&[("answer/pay", "2")]).await;
    let before = learner.runs("return history.length").await;
    // As older versions wrote it: it is moved to where no host sees it, without an entry in the history.
    learner.goes_to("/fit/?answers=maths:2x2,time:9").await;
    learner.sees_the_address("/fit/#answers=maths:2x2").await;
    learner
        .sees("This link holds answers to 1 of 12 questions. By them the order is: AI Research Engineer; then")
        .await;
    let after = learner.runs("return history.length").await;
    assert_eq!(before.as_u64().map(|it| it + 1), after.as_u64());
    sees_answered(&learner, MATHS, "").await;
    learner.presses("Leave them").await;
    learner.sees_the_address("/fit/").await;
    learner.no_longer_sees("This link holds").await;
    learner.sees("1 of 12 questions answered.").await;
    learner.goes_to("/fit/#answers=maths:2x2").await;
    learner.reloads().await;
    learner.sees("You have answers of your own.").await;
    learner.presses("Use these answers").await;
    sees_answered(&learner, MATHS, DEEP).await;
    learner.sees_the_address("/fit/").await;
    learner.presses("Undo").await;
    sees_answered(&learner, MATHS, "").await;
    sees_answered(&learner, PAY, "Very much: More pay").await;
    learner.leaves().await;
}

#[tokio::test]
async fn an_address_that_is_broken_is_read_as_far_as_it_goes() {
    let learner = Learner::opens("/fit/?answers=nope:2,maths:9,time:💥,,pay:2x7,:x").await;
    learner
        .sees("This link holds answers to 1 of 12 questions.")
        .await;
    for nothing in ["/fit/?answers=", "/fit/?answers=%00%FF", "/fit/?other=1"] {
        learner.goes_to(nothing).await;
        sees_the_board(&learner, &UNRANKED).await;
        learner.no_longer_sees("This link holds").await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn the_leaders_are_put_side_by_side_and_any_role_is_followed() {
    let learner = with_answers(&[("answer/pay", "2"), ("answer/time", "-1")]).await;
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
    learner.presses("Follow NLP Engineer").await;
    learner.sees("Stop following").await;
    learner.follows("Compare the leaders").await;
    learner
        .sees_the_address("/compare/?roles=ai-research-engineer,nlp-engineer")
        .await;
    learner.is_on_the_page("Roles side by side").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_keyboard_is_enough() {
    let learner = Learner::opens("/fit/").await;
    learner
        .runs("document.querySelector('[name=time][value=\"-2\"]').focus()")
        .await;
    learner.types(" ").await;
    learner.sees("1 of 12 questions answered.").await;
    learner.types(Key::Right).await;
    sees_answered(&learner, SOON, "Somewhat: A long way suits me").await;
    let focused = "return document.activeElement.name + document.activeElement.value";
    assert_eq!(
        learner.runs(focused).await,
        json!("time-1"),
        "the focus stays on the answer"
    );
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
    answers(&learner, MATHS, 1).await;
    learner.waits_until(&format!("{said} === 'Your order: AI Research Engineer; then AI Localization Specialist and NLP Engineer and Data Annotation Specialist, tied'")).await;
    // More points, and the same order.
    answers(&learner, MATHS, 2).await;
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
    learner.looks_up("fit/").await;
    answers(&learner, MATHS, 1).await;
    answers(&learner, AMBIGUITY, 2).await;
    answers(&learner, AMBIGUITY, -1).await;
    answers(&learner, MATHS, 2).await;
    learner.sees_the_program().await;
    sees_answered(&learner, MATHS, DEEP).await;
    sees_answered(&learner, AMBIGUITY, "Somewhat: I need right answers").await;
    learner.sees("2 of 12 questions answered.").await;
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
async fn the_result_is_in_sight_at_every_question_and_covers_nothing() {
    let learner = with_answers(&[("answer/maths", "2"), ("answer/time", "1")]).await;
    learner.sees("How it adds up").await;
    let in_sight = "const box = [...document.querySelectorAll('.board, .result-strip')]
            .filter(it => it.checkVisibility()).map(it => it.getBoundingClientRect())
            .find(box => box.top >= 0 && box.bottom <= innerHeight);
        const field = document.activeElement.getBoundingClientRect();
        const covers = box && box.left < field.right && box.right > field.left
            && box.top < field.bottom && box.bottom > field.top;
        return !!box && !covers";
    for width in [320, 768, 1280] {
        learner.has_a_window_of(width).await;
        for trait_ in ["time", "maths", "flexibility", "stability"] {
            learner
                .runs(&format!(
                    "document.activeElement.blur();
                    document.querySelector('[name={trait_}]').focus()"
                ))
                .await;
            learner.waits_until(in_sight).await;
        }
    }
    // And beside the sum.
    learner
        .runs("document.querySelector('#adding-up').scrollIntoView({ behavior: 'instant' })")
        .await;
    let beside = "const place = selector => document.querySelector(selector).getBoundingClientRect();
        const board = place('.board');
        return board.bottom > 0 && board.top < innerHeight && place('.adding-up').right <= board.left";
    learner.waits_until(beside).await;
    learner.leaves().await;
}
