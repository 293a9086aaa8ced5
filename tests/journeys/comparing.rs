//! Roles side by side.

use serde_json::json;

use crate::learner::Learner;

#[tokio::test]
async fn without_a_choice_all_roles_are_compared() {
    let learner = Learner::opens("/compare/").await;
    let columns = "return document.querySelectorAll('.comparison thead th').length";
    assert_eq!(learner.runs(columns).await, json!(4));
    learner
        .sees_in_order(&[
            "How long, to one scale",
            "Change in pay, to one scale",
            "Line by line",
        ])
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_address_holds_the_roles_and_their_order() {
    let learner = Learner::opens("/compare/?roles=nlp-engineer,ai-research-engineer").await;
    let heads =
        "return [...document.querySelectorAll('.comparison thead th a')].map(a => a.textContent)";
    let are = |roles| format!("{heads}.join() === '{roles}'");
    learner
        .waits_until(&are("NLP Engineer,AI Research Engineer"))
        .await;
    learner.follows("Add Data Annotation Specialist").await;
    learner
        .sees_the_address(
            "/compare/?roles=nlp-engineer,ai-research-engineer,data-annotation-specialist",
        )
        .await;
    learner.follows("Remove NLP Engineer").await;
    learner
        .sees_the_address("/compare/?roles=ai-research-engineer,data-annotation-specialist")
        .await;
    learner.reloads().await;
    learner
        .waits_until(&are("AI Research Engineer,Data Annotation Specialist"))
        .await;
    learner.goes_back().await;
    learner
        .waits_until("return document.querySelectorAll('.comparison thead th').length === 3")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn differences_and_what_is_shared_stand_out() {
    let learner = Learner::opens("/compare/?roles=nlp-engineer,ai-localization-specialist").await;
    learner.sees("Difficulty Same for all").await;
    learner.sees("Pay Differs").await;
    learner.sees("API development Named by all").await;
    learner.sees("Python Named by some").await;
    learner.sees("The first course of Coursera’s NLP specialization (NLP Engineer, AI Localization Specialist)").await;
    learner.sees("Only for this role").await;
    learner.leaves().await;
}

#[tokio::test]
async fn roles_that_share_no_work_are_said_to_share_none() {
    let learner =
        Learner::opens("/compare/?roles=data-annotation-specialist,ai-localization-specialist")
            .await;
    learner.sees("These roles ask for no work in common.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn unknown_and_repeated_roles_are_passed_over_with_a_note() {
    let learner =
        Learner::opens("/compare/?roles=nlp-engineer,astronaut,nlp-engineer,ai-research-engineer")
            .await;
    learner
        .sees("“astronaut” is none of our roles, so it is left out.")
        .await;
    learner
        .sees("NLP Engineer was named more than once; it stands here once.")
        .await;
    learner
        .waits_until("return document.querySelectorAll('.comparison thead th').length === 2")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn one_role_alone_asks_for_another() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.follows("Compare with others").await;
    learner
        .sees("Only NLP Engineer is chosen. Add at least one role above to compare it with.")
        .await;
    learner.follows("Add AI Research Engineer").await;
    learner.sees("Line by line").await;
    learner.leaves().await;
}

#[tokio::test]
async fn an_address_of_unknown_roles_alone_still_helps() {
    let learner = Learner::opens("/compare/?roles=astronaut").await;
    learner.sees("“astronaut” is none of our roles").await;
    learner
        .sees("No role is chosen. Add two or more above.")
        .await;
    learner.follows("Add NLP Engineer").await;
    learner
        .sees_the_address("/compare/?roles=nlp-engineer")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_tick_in_the_comparison_is_a_tick_in_every_column_that_asks_for_it() {
    let learner = Learner::opens("/compare/?roles=nlp-engineer,ai-research-engineer").await;
    learner
        .ticks("Deploy a model with FastAPI, as a REST API")
        .await;
    learner
        .sees_done("Deploy a model with FastAPI, as a REST API")
        .await;
    learner
        .sees_done("Build something small in which a FastAPI endpoint serves a PyTorch model")
        .await;
    learner.leaves().await;
}
