//! Tasks in progress and skipped, and undoing one change after the other.

use serde_json::json;
use thirtyfour::Key;

use crate::learner::Learner;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";

/// The text beside the box of the chatbot, and whether the box is ticked or half so.
const BOX: &str = "const box = document.getElementById('do-nlp-engineer--rag-chatbot');
    return [box.closest('.tick').querySelector('.state-button').textContent, box.checked, box.indeterminate]";

async fn waits_for_the_box(learner: &Learner, text: &str, is_ticked: bool, is_half: bool) {
    let is = json!([text, is_ticked, is_half]);
    learner
        .waits_until(&format!(
            "const is = (() => {{ {BOX} }})(); return JSON.stringify(is) === JSON.stringify({is})"
        ))
        .await;
}

#[tokio::test]
async fn a_task_is_skipped_and_brought_back() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner
        .presses_labelled(&format!("Status: {CHATBOT}"))
        .await;
    learner.presses("Skip").await;
    waits_for_the_box(&learner, "Skipped", false, false).await;
    learner.sees(&format!("Skipped: {CHATBOT}.")).await;
    learner.sees("1 skipped").await;
    learner.reloads().await;
    waits_for_the_box(&learner, "Skipped", false, false).await;
    learner
        .presses_labelled(&format!("Skipped: {CHATBOT}"))
        .await;
    learner.presses("Bring back").await;
    learner
        .sees(&format!("Back in your plan: {CHATBOT}."))
        .await;
    waits_for_the_box(&learner, "", false, false).await;
    learner.no_longer_sees("1 skipped").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_menu_of_states_closes_by_escape_and_by_a_click_elsewhere() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    let label = format!("Status: {CHATBOT}");
    let is_closed = "return !document.querySelector('.state-menu')";
    for way in ["escape", "click"] {
        learner.presses_labelled(&label).await;
        learner.sees("In progress").await;
        if way == "escape" {
            learner.types(Key::Escape).await;
        } else {
            learner.runs("document.querySelector('h1').click()").await;
        }
        learner.waits_until(is_closed).await;
    }
    // A click on the button itself opens and closes it, and one in the menu isn't elsewhere.
    learner.presses_labelled(&label).await;
    learner.presses("In progress").await;
    learner.sees("Done so far").await;
    learner
        .presses_labelled(&format!("In progress, 50%: {CHATBOT}"))
        .await;
    learner.waits_until(is_closed).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_task_in_progress_says_how_far_it_is_and_is_done_by_one_tick() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner
        .presses_labelled(&format!("Status: {CHATBOT}"))
        .await;
    learner.presses("In progress").await;
    waits_for_the_box(&learner, "In progress, 50%", false, true).await;
    learner.sees("1 in progress").await;
    // The list of parts has the focus: a key chooses another.
    learner.types("8").await;
    waits_for_the_box(&learner, "In progress, 80%", false, true).await;
    learner.types(Key::Escape).await;
    learner.no_longer_sees("Done so far").await;
    learner.reloads().await;
    waits_for_the_box(&learner, "In progress, 80%", false, true).await;
    learner.ticks(CHATBOT).await;
    waits_for_the_box(&learner, "", true, false).await;
    learner.no_longer_sees("1 in progress").await;
    learner.leaves().await;
}

#[tokio::test]
async fn two_changes_are_undone_and_redone() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner
        .presses_labelled(&format!("Status: {CHATBOT}"))
        .await;
    learner.presses("Skip").await;
    waits_for_the_box(&learner, "Skipped", false, false).await;
    learner.presses("Undo").await;
    waits_for_the_box(&learner, "", true, false).await;
    learner
        .sees(&format!("Undone: “Skipped: {CHATBOT}.”"))
        .await;
    learner.presses("Undo").await;
    waits_for_the_box(&learner, "", false, false).await;
    // Only the other way is left, and the focus is there.
    learner.has_the_focus_on("Redo").await;
    learner.types(Key::Enter).await;
    waits_for_the_box(&learner, "", true, false).await;
    learner.types(Key::Control + "y").await;
    waits_for_the_box(&learner, "Skipped", false, false).await;
    learner.types(Key::Control + "z").await;
    waits_for_the_box(&learner, "", true, false).await;
    learner.types(Key::Control + Key::Shift + "z").await;
    waits_for_the_box(&learner, "Skipped", false, false).await;
    learner.presses("Dismiss").await;
    learner.no_longer_sees("Redone").await;
    learner.leaves().await;
}
