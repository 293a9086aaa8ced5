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
