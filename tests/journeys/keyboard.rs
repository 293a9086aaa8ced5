//! From the first page to the plan without a mouse: every key is a real one.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::learner::Learner;

const NOTEBOOK: &str = "Install PyTorch, then run a notebook with a basic operation on tensors";

#[tokio::test]
async fn the_content_is_one_key_away() {
    let learner = Learner::opens("/method/").await;
    learner.types(Key::Tab).await;
    let called = "return document.activeElement.textContent.trim()";
    assert_eq!(learner.runs(called).await, json!("Skip to the content"));
    learner.types(Key::Enter).await;
    learner
        .waits_until("return document.activeElement.id === 'content'")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn roles_are_compared_by_keys_alone() {
    let learner = Learner::opens("/").await;
    learner.tabs_to("Choose").await;
    learner.types(Key::Enter).await;
    learner.is_on_the_page("Which role fits you?").await;
    learner.tabs_to("Compare").await;
    learner.types(Key::Enter).await;
    learner.is_on_the_page("Roles side by side").await;
    learner.tabs_to("Remove AI Localization Specialist").await;
    learner.types(Key::Enter).await;
    learner
        .sees_the_address(
            "/compare/?roles=nlp-engineer,ai-research-engineer,data-annotation-specialist",
        )
        .await;
    // The focus stays with the choice.
    learner
        .waits_until("return document.activeElement.id === 'picker'")
        .await;
    learner.tabs_to("Remove Data Annotation Specialist").await;
    learner.types(Key::Enter).await;
    learner.sees_the_count(".comparison thead th", 2).await;
    learner.tabs_to("Add AI Localization Specialist").await;
    learner.types(Key::Enter).await;
    learner
        .sees_the_address(
            "/compare/?roles=nlp-engineer,ai-research-engineer,ai-localization-specialist",
        )
        .await;
    learner.sees_the_count(".comparison thead th", 3).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_roadmap_is_ticked_by_keys_alone() {
    let learner = Learner::opens("/").await;
    learner.tabs_to("Follow NLP Engineer").await;
    learner.types(" ").await;
    learner.sees("NLP Engineer added.").await;
    learner.looks_for("roadmap nlp").await;
    learner.finds_first("Roadmap to NLP Engineer").await;
    learner.types(Key::Enter).await;
    learner.sees_the_address("/roadmap/nlp-engineer/").await;
    learner.is_on_the_page("NLP Engineer").await;
    learner.tabs_to(NOTEBOOK).await;
    learner.types(" ").await;
    learner.sees_done(NOTEBOOK).await;
    learner.sees(&format!("Done: {NOTEBOOK}.")).await;
    learner.types(Key::Control + "z").await;
    learner.sees_not_done(NOTEBOOK).await;
    learner.types(" ").await;
    learner.sees_done(NOTEBOOK).await;
    // The bar is reached as well, and gives the focus back.
    learner.tabs_to("Undo").await;
    learner.types(Key::Enter).await;
    learner.sees_not_done(NOTEBOOK).await;
    learner.has_the_focus_on("Undo").await;
    learner.tabs_to("Dismiss").await;
    learner.types(Key::Enter).await;
    learner
        .waits_until(
            "return document.activeElement.id === 'do-nlp-engineer--first-tensor-notebook'",
        )
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_plan_is_made_saved_and_reset_by_keys_alone() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&[("follows/nlp-engineer", "1")]).await;
    learner.goes_to("/method/").await;
    learner.types("g").await;
    learner.types("m").await;
    learner.is_on_the_page("Today").await;
    learner.tabs_to("Schedule").await;
    learner.types(Key::Enter).await;
    learner.is_on_the_page("Schedule").await;
    learner.tabs_to("Hours a week").await;
    learner.types(Key::Control + "a").await;
    learner.types("15").await;
    learner.types(Key::Tab).await;
    learner.sees("Schedule updated.").await;
    let asked = "window.saved = []; HTMLAnchorElement.prototype.click = function () { saved.push(this.download) }";
    learner.runs(asked).await;
    learner.tabs_to("Data").await;
    learner.types(Key::Enter).await;
    learner.is_on_the_page("Your data").await;
    learner.tabs_to("Save a backup").await;
    learner.types(Key::Enter).await;
    learner
        .waits_until("return saved.length === 1 && /^interchange-.*\\.json$/.test(saved[0])")
        .await;
    learner.tabs_to("Delete my plan").await;
    learner.types(Key::Enter).await;
    learner.sees("Delete your plan?").await;
    learner.tabs_to("Delete it").await;
    learner.types(Key::Enter).await;
    learner.sees("Your plan is empty").await;
    learner.types(Key::Control + "z").await;
    learner.no_longer_sees("Your plan is empty").await;
    learner.goes_to("/plan/schedule/").await;
    learner
        .waits_until("return document.getElementById('hours')?.value === '15'")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_undone_in_a_field_is_what_was_typed_there() {
    let learner = Learner::opens("/").await;
    learner.looks_for("follow nlp").await;
    learner.types(Key::Enter).await;
    learner.sees("NLP Engineer added.").await;
    learner.follows("My plan").await;
    learner.follows("Schedule").await;
    learner.is_on_the_page("Schedule").await;
    learner.tabs_to("Hours a week").await;
    learner.types("5").await;
    learner.types(Key::Control + "z").await;
    learner.sees("NLP Engineer added.").await;
    learner.leaves().await;
}

/// Presses a key as a keyboard of another country, an input method or a browser sends it.
async fn presses_key(learner: &Learner, key: &str, code: &str, more: serde_json::Value) {
    let press = "
        const [key, code, more] = arguments;
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more }));";
    learner
        .runs_with(press, vec![json!(key), json!(code), more])
        .await;
}

#[tokio::test]
async fn shortcuts_work_on_every_keyboard() {
    let is_open = "return document.querySelector('dialog.palette').open";
    let learner = Learner::opens("/").await;
    learner.sees_the_program().await;
    // Caps Lock, Cyrillic, Greek, Hebrew, and a layout whose K is elsewhere.
    for (key, code) in [
        ("K", "KeyK"),
        ("л", "KeyK"),
        ("Λ", "KeyK"),
        ("κ", "KeyK"),
        ("ל", "KeyK"),
        ("k", "KeyV"),
    ] {
        presses_key(&learner, key, code, json!({ "ctrlKey": true })).await;
        learner.waits_until(is_open).await;
        presses_key(&learner, key, code, json!({ "ctrlKey": true })).await;
        learner
            .waits_until("return !document.querySelector('dialog.palette').open")
            .await;
    }
    for (key, code) in [("Dead", "KeyK"), ("Process", "KeyK"), ("j", "KeyK")] {
        presses_key(&learner, key, code, json!({ "ctrlKey": true })).await;
    }
    presses_key(
        &learner,
        "k",
        "KeyK",
        json!({ "ctrlKey": true, "isComposing": true }),
    )
    .await;
    assert_eq!(learner.runs(is_open).await, json!(false));
    // A letter after another leads to a page.
    presses_key(&learner, "п", "KeyG", json!({})).await;
    presses_key(&learner, "ь", "KeyM", json!({})).await;
    learner.is_on_the_page("Today").await;
    learner.leaves().await;
}

#[tokio::test]
async fn enter_within_an_input_method_chooses_nothing() {
    let learner = Learner::opens("/").await;
    learner.looks_for("compare").await;
    learner
        .waits_until("return document.querySelector('#found [role=option]') !== null")
        .await;
    for more in [json!({ "isComposing": true }), json!({ "keyCode": 229 })] {
        presses_key(&learner, "Enter", "Enter", more).await;
    }
    learner.rests(300).await;
    let is_open = "return document.querySelector('dialog.palette').open";
    assert_eq!(learner.runs(is_open).await, json!(true));
    learner.leaves().await;
}

#[tokio::test]
async fn events_without_a_key_are_passed_over() {
    let learner = Learner::opens("/").await;
    for page in ["/", "/fit/", "/plan/schedule/", "/roadmap/nlp-engineer/"] {
        learner.goes_to(page).await;
        learner.sees_the_program().await;
        learner
            .runs(
                "for (const element of document.querySelectorAll('#page *')) {
                    for (const kind of ['keydown', 'keyup', 'keypress']) {
                        element.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
                    }
                }",
            )
            .await;
        learner.finds_the_console_quiet().await;
    }
    learner.leaves().await;
}
