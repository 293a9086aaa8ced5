//! The first moments: a page is there before the program is, and also where the program never comes.

use serde_json::json;

use crate::learner::Learner;
use crate::site::{Fault, Host, built};
use crate::taking::Downloads;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";
const PAGES: [&str; 6] = [
    "",
    "pathways/",
    "pathways/nlp-engineer/",
    "roadmap/nlp-engineer/",
    "compare/",
    "method/",
];

#[tokio::test]
async fn without_scripts_every_page_can_be_read_and_every_link_followed() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    learner
        .sets(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
    learner.looks_up("").await;
    learner.sees("JavaScript is switched off.").await;
    learner.follows("NLP Engineer").await;
    learner
        .sees("LLM Fine-tuning & Production Deployment")
        .await;
    learner.follows("Roadmap").await;
    learner.sees("Weeks 17–22").await;
    learner.follows("Choose").await;
    learner.follows("Compare").await;
    learner.sees("around +60% or more").await;
    learner.follows("My plan").await;
    learner.sees("opening it needs JavaScript").await;
}

#[tokio::test]
async fn where_the_program_does_not_arrive_the_page_is_read_and_says_so() {
    let host = Host::of(built(), "/");
    for fault in [Fault::Missing, Fault::Truncated, Fault::Page] {
        let learner = Learner::of(&host).await;
        host.has(&[("_bg.wasm", fault)]);
        learner.looks_up("pathways/nlp-engineer/").await;
        learner.sees("You can read everything here").await;
        learner.sees("What you saved before is safe.").await;
        learner
            .sees("LLM Fine-tuning & Production Deployment")
            .await;
        learner.follows("Roadmap").await;
        learner.sees("your train moves along the line").await;
        host.has(&[("program-", fault)]);
        learner.looks_up("plan/").await;
        learner.sees("You can read everything here").await;
        host.has(&[]);
        learner.presses("Try again").await;
        learner
            .sees("Follow one and your next task appears here.")
            .await;
        learner.no_longer_sees("You can read everything here").await;
    }
}

#[tokio::test]
async fn where_even_what_starts_the_program_does_not_arrive_the_page_says_so() {
    let host = Host::of(built(), "/");
    for fault in [Fault::Missing, Fault::Truncated, Fault::Page] {
        let learner = Learner::of(&host).await;
        host.has(&[("boot-", fault)]);
        learner.looks_up("method/").await;
        learner.has_entered(&[("follows/nlp-engineer", "1")]).await;
        learner.looks_up("pathways/nlp-engineer/").await;
        learner.sees("so nothing that you tick is kept").await;
        learner
            .sees("LLM Fine-tuning & Production Deployment")
            .await;
        let downloads = Downloads::of(&learner, "no-boot").await;
        learner.follows("Download what is stored").await;
        let file = downloads.takes("interchange-stored.json").await;
        assert!(file.contains("follows/nlp-engineer"), "{file}");
        host.has(&[]);
        learner.looks_up("plan/").await;
        learner.sees("0 of 29 done").await;
        learner
            .no_longer_sees("so nothing that you tick is kept")
            .await;
    }
}

#[tokio::test]
async fn without_webassembly_the_page_is_read_and_says_so() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    let without = json!({ "source": "delete globalThis.WebAssembly" });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", without)
        .await;
    learner.looks_up("pathways/nlp-engineer/").await;
    learner
        .sees("need WebAssembly, which this browser doesn’t have")
        .await;
    let dead = "return document.querySelector('input').disabled && document.querySelector('button').disabled";
    assert_eq!(learner.runs(dead).await, json!(true));
}

#[tokio::test]
async fn what_is_done_before_the_program_is_there_is_kept() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    host.has(&[("_bg.wasm", Fault::Slow(3000))]);
    learner.looks_up("roadmap/nlp-engineer/").await;
    learner
        .waits_until("return document.querySelector('script[data-wasm]') !== null")
        .await;
    learner.ticks(CHATBOT).await;
    learner.presses("Follow NLP Engineer").await;
    learner.presses_labelled("Source 2, roadmap").await;
    let is_there = "return document.documentElement.hasAttribute('data-ready')";
    assert_eq!(
        learner.runs(is_there).await,
        json!(false),
        "the program isn't there yet"
    );
    learner.sees_the_program().await;
    learner.sees_done(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.sees("Stop following").await;
    let is_open = "return document.querySelector(':popover-open') !== null";
    assert_eq!(learner.runs(is_open).await, json!(true), "the source");
}

#[tokio::test]
async fn what_is_done_while_the_program_takes_the_page_over_is_done_once() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    let between = json!({ "source": r"addEventListener('interchange:ready', () => { window.isReady = true; }, { capture: true });
    addEventListener('interchange:hydrated', () => setTimeout(() => {
        window.wasBetween = !window.isReady;
        document.getElementById('do-nlp-engineer--rag-chatbot').click();
        document.querySelector('button.follow').click();
    }), { capture: true })" });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", between)
        .await;
    learner.looks_up("roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    assert_eq!(learner.runs("return wasBetween").await, json!(true));
    learner.sees_done(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.sees("Stop following").await;
}

#[tokio::test]
async fn the_last_of_several_clicks_counts_also_where_the_program_came_before_it() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    host.has(&[("_bg.wasm", Fault::Slow(3000))]);
    let between = json!({ "source": r"addEventListener('interchange:ready', () => { window.isReady = true; }, { capture: true });
    addEventListener('interchange:hydrated', () => setTimeout(() => {
        window.wasBetween = !window.isReady;
        document.getElementById('do-nlp-engineer--rag-chatbot').click();
    }), { capture: true })" });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", between)
        .await;
    learner.looks_up("roadmap/nlp-engineer/").await;
    learner
        .waits_until("return document.documentElement.hasAttribute('data-booting')")
        .await;
    // Ticked, and unticked again.
    let click = "document.getElementById('do-nlp-engineer--rag-chatbot').click()";
    learner.runs(&format!("{click}; {click}")).await;
    learner.sees_the_program().await;
    assert_eq!(learner.runs("return wasBetween").await, json!(true));
    learner.sees_done(CHATBOT).await;
    learner.sees("1 of 29 done").await;
}

#[tokio::test]
async fn a_double_click_before_the_program_is_there_follows_once() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    host.has(&[("_bg.wasm", Fault::Slow(3000))]);
    learner.looks_up("roadmap/nlp-engineer/").await;
    learner
        .waits_until("return document.querySelector('script[data-wasm]') !== null")
        .await;
    learner.double_presses("Follow NLP Engineer").await;
    let is_there = "return document.documentElement.hasAttribute('data-ready')";
    assert_eq!(learner.runs(is_there).await, json!(false));
    learner.sees_the_program().await;
    learner.sees("Stop following").await;
}

async fn sees_nothing_move_on_any_page(learner: &Learner) {
    for width in [1280, 360] {
        learner.has_a_window_of(width).await;
        for page in PAGES.into_iter().chain(["plan/"]) {
            learner.looks_up(page).await;
            learner.sees_the_program().await;
            learner
                .saw_nothing_move(&format!("{page} at {width}"))
                .await;
        }
    }
}

#[tokio::test]
async fn nothing_moves_when_the_learner_comes_back() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    learner.looks_up("roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    learner.presses("Follow NLP Engineer").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.watches_for_movement().await;
    host.has(&[("_bg.wasm", Fault::Slow(700))]);
    sees_nothing_move_on_any_page(&learner).await;
}

#[tokio::test]
async fn nothing_moves_while_a_page_arrives_piece_by_piece() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    let bypass = json!({ "bypass": true });
    learner.sets("Network.enable", json!({})).await;
    learner.sets("Network.setBypassServiceWorker", bypass).await;
    learner.watches_for_movement().await;
    // The pages alone: every other file's name has a dot.
    host.has(&[(".", Fault::Slow(0)), ("/", Fault::Pieces(50))]);
    sees_nothing_move_on_any_page(&learner).await;
}
