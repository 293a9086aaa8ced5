//! Following pathways, ticking work off, and changing one's mind.

use serde_json::json;
use thirtyfour::Key;

use crate::learner::Learner;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";

#[tokio::test]
async fn a_learner_follows_a_pathway_and_is_told_what_is_next() {
    let learner = Learner::opens("/plan/").await;
    learner.sees("You follow no pathway yet.").await;
    learner.presses("Follow NLP Engineer").await;
    learner.sees("NLP Engineer added.").await;
    learner.sees("0 of 29 done").await;
    learner
        .sees("Install PyTorch, then run a notebook with a basic operation on tensors")
        .await;
    learner
        .ticks("Install PyTorch, then run a notebook with a basic operation on tensors")
        .await;
    learner.sees("1 of 29 done").await;
    learner.sees("What is done Day What Part of").await;
    learner.follows("Pathways").await;
    learner.sees("You are on the way to NLP Engineer").await;
    learner
        .sees("Next: Read the abstract of the paper ‘Attention Is All You Need’")
        .await;
    learner.follows("To my plan").await;
    learner.is_on_the_page("My plan").await;
    learner.leaves().await;
}

#[tokio::test]
async fn done_once_is_done_everywhere() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner
        .ticks("Finish the first course of Coursera’s NLP Specialization")
        .await;
    learner
        .ticks("NLP Fundamentals (Tokenization, Embeddings, Sequence Models)")
        .await;
    learner
        .sees_done("Finish DeepLearning.AI’s NLP Specialization on Coursera")
        .await;
    learner
        .sees("Same work as: AI Localization Specialist, This month")
        .await;
    learner
        .goes_to("/pathways/ai-localization-specialist/")
        .await;
    learner
        .sees_done("Finish the first course of Coursera’s NLP specialization")
        .await;
    learner
        .ticks("Finish the first course of Coursera’s NLP specialization")
        .await;
    learner.goes_to("/pathways/nlp-engineer/").await;
    learner
        .sees_not_done("Finish the first course of Coursera’s NLP Specialization")
        .await;
    learner
        .sees_done("Finish DeepLearning.AI’s NLP Specialization on Coursera")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_last_change_can_be_undone() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees(&format!("Done: {CHATBOT}.")).await;
    learner.sees("1 of 29 done").await;
    learner.presses("Undo").await;
    learner.sees_not_done(CHATBOT).await;
    learner.sees("0 of 29 done").await;
    learner.no_longer_sees(&format!("Done: {CHATBOT}.")).await;
    learner.reloads().await;
    learner.sees_not_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_message_of_a_change_stays_until_it_is_dismissed() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.follows("My plan").await;
    learner.sees(&format!("Done: {CHATBOT}.")).await;
    learner.presses("Dismiss").await;
    learner.no_longer_sees(&format!("Done: {CHATBOT}.")).await;
    learner.sees(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_reset_asks_first_and_can_be_undone() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.ticks(CHATBOT).await;
    learner.follows("My plan").await;
    learner.presses("Reset my plan").await;
    learner
        .sees("This clears 1 tick, stops following 1 pathway, and forgets your pace")
        .await;
    learner.presses("Keep my plan").await;
    learner.sees("1 of 29 done").await;
    learner.presses("Reset my plan").await;
    learner.types(Key::Escape).await;
    learner.sees("1 of 29 done").await;
    learner.presses("Reset my plan").await;
    learner.presses("Reset it").await;
    learner.sees("You follow no pathway yet.").await;
    learner.sees("Plan deleted, with 1 tick.").await;
    learner.presses("Undo").await;
    learner.sees("1 of 29 done").await;
    learner.reloads().await;
    learner.sees("1 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn leaving_a_pathway_keeps_what_is_done() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.ticks(CHATBOT).await;
    learner.presses("Stop following NLP Engineer").await;
    learner
        .sees("NLP Engineer removed. Your ticks are kept.")
        .await;
    learner.sees_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_done_can_be_taken_back_from_the_list() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.follows("My plan").await;
    learner.presses("Not done").await;
    learner
        .sees("Nothing yet. Whatever you tick, on any page, is listed here with its day.")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn everything_done_is_an_arrival() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.runs("document.querySelectorAll('.tick input:not(:checked)').forEach(box => box.checked || box.click())").await;
    learner.sees("All 29 done").await;
    learner.follows("My plan").await;
    learner.sees("Congratulations, you have arrived.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_keyboard_is_enough() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.types(Key::Tab).await;
    learner.sees("Skip to the content").await;
    learner.types(Key::Enter).await;
    learner
        .waits_until("return document.activeElement.id === 'content'")
        .await;
    learner.types(Key::Tab).await;
    learner
        .waits_until("return document.activeElement.textContent.startsWith('Follow')")
        .await;
    learner.types(" ").await;
    learner.sees("You follow NLP Engineer.").await;
    for _ in 0..100 {
        learner.types(Key::Tab).await;
        if learner.runs("return document.activeElement.id").await == "do-nlp-engineer--rag-chatbot"
        {
            break;
        }
    }
    let in_view = "const box = document.activeElement.getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === document.activeElement";
    learner.waits_until(in_view).await;
    learner.types(" ").await;
    learner.sees_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_focus_is_never_lost() {
    let focused = |id: &str| format!("return document.activeElement.id === '{id}'");
    let learner = Learner::opens("/plan/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.waits_until(&focused("follow")).await;
    learner
        .ticks("Join HuggingFace’s community on Discord")
        .await;
    learner
        .waits_until(&focused("do-nlp-engineer--join-huggingface-discord"))
        .await;
    learner
        .ticks("Read the abstract of the paper ‘Attention Is All You Need’")
        .await;
    learner.presses("Undo").await;
    learner
        .waits_until(&focused("do-nlp-engineer--read-attention-abstract"))
        .await;
    learner.presses("Not done").await;
    learner.waits_until(&focused("done")).await;
    learner.presses("Reset my plan").await;
    learner.presses("Reset it").await;
    learner.waits_until(&focused("follow")).await;
    learner.presses("Follow NLP Engineer").await;
    learner.presses("Stop following NLP Engineer").await;
    learner.waits_until(&focused("follow")).await;
    learner.goes_to("/compare/").await;
    learner.follows("Remove NLP Engineer").await;
    learner.waits_until(&focused("picker")).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_double_click_changes_one_thing() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.ticks(CHATBOT).await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner.follows("My plan").await;
    learner.sees("2 of 29 done").await;
    learner.double_presses("Not done").await;
    learner.sees("1 of 29 done").await;
    learner
        .ticks("Join HuggingFace’s community on Discord")
        .await;
    learner
        .sees_done("Join HuggingFace’s community on Discord")
        .await;
    learner.sees("2 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_tick_is_of_the_day_that_the_learners_own_clock_shows() {
    // The first and the last to have a day: theirs are never the same.
    for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
        let learner = Learner::opens("/pathways/nlp-engineer/").await;
        let there = json!({ "timezoneId": zone });
        learner.sets("Emulation.setTimezoneOverride", there).await;
        learner.reloads().await;
        learner.ticks(CHATBOT).await;
        learner.follows("My plan").await;
        let today = "return new Intl.DateTimeFormat('en-GB', { timeZone: arguments[0], dateStyle: 'long' }).format(new Date())";
        let today = learner.runs_with(today, vec![zone.into()]).await;
        learner.sees(today.as_str().expect("a day")).await;
    }
}
