//! Whatever is wrong: a message that says what happened, what is safe and what to do.

use serde_json::json;

use crate::learner::Learner;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";

#[tokio::test]
async fn an_address_that_leads_nowhere_is_answered_with_help() {
    for path in [
        "/nope",
        "/pathways/astronaut/",
        "/roadmap/astronaut/",
        "/pathways/%00",
        "/plan/x/y",
    ] {
        let learner = Learner::opens(path).await;
        learner.is_on_the_page("There is no page here").await;
        learner.sees_the_title("Page not found · Interchange").await;
        learner.sees("Your plan is safe.").await;
        learner.follows("NLP Engineer").await;
        learner.is_on_the_page("NLP Engineer").await;
        learner.leaves().await;
    }
}

#[tokio::test]
async fn a_stored_plan_that_is_broken_is_kept_aside_and_a_new_one_begins() {
    let learner = Learner::opens("/method/").await;
    for broken in [
        "{oops",
        "",
        "[]",
        "{\"format\":1,\"follows\":[\"No\"],\"done\":{}}",
        "\u{0}\u{FEFF}💥",
    ] {
        learner
            .runs_with(
                "localStorage.clear(); localStorage['interchange:plan'] = arguments[0]",
                vec![json!(broken)],
            )
            .await;
        learner.goes_to("/pathways/nlp-engineer/").await;
        learner
            .sees("A saved plan was found that can’t be read")
            .await;
        learner
            .sees("kept, unchanged, under the name interchange:plan:unreadable:1")
            .await;
        learner.ticks(CHATBOT).await;
        learner.sees("1 of 29 done").await;
        let kept = "return localStorage['interchange:plan:unreadable:1']";
        assert_eq!(learner.runs(kept).await, json!(broken));
        learner.reloads().await;
        learner.sees_done(CHATBOT).await;
        learner
            .no_longer_sees("A saved plan was found that can’t be read")
            .await;
        assert_eq!(
            learner.runs(kept).await,
            json!(broken),
            "it is kept for good"
        );
    }
    learner.leaves().await;
}

#[tokio::test]
async fn what_could_not_be_read_can_be_downloaded() {
    let learner = Learner::opens("/method/").await;
    learner
        .runs("localStorage['interchange:plan'] = '{oops, 50% ünread#able'")
        .await;
    learner.reloads().await;
    learner.sees("Download what was found").await;
    let holds = "const link = document.querySelector('a[download]');
        return fetch(link.href).then(file => file.text())";
    // The content of the link, as the browser would save it.
    assert_eq!(learner.runs(holds).await, json!("{oops, 50% ünread#able"));
    learner.leaves().await;
}

#[tokio::test]
async fn a_plan_of_a_newer_version_is_left_alone() {
    let learner = Learner::opens("/method/").await;
    let newer = r#"{"format":99,"done":"in a way of its own"}"#;
    learner
        .runs_with(
            "localStorage['interchange:plan'] = arguments[0]",
            vec![json!(newer)],
        )
        .await;
    learner.goes_to("/pathways/nlp-engineer/").await;
    learner
        .sees("Your plan was saved by a newer version of Interchange.")
        .await;
    learner.ticks(CHATBOT).await;
    learner.sees_done(CHATBOT).await;
    assert_eq!(
        learner
            .runs("return localStorage['interchange:plan']")
            .await,
        json!(newer)
    );
    learner.leaves().await;
}

#[tokio::test]
async fn without_storage_everything_works_until_the_page_is_closed() {
    let learner = Learner::opens_without_storage("/pathways/nlp-engineer/").await;
    learner
        .sees("Your browser lets this site store nothing")
        .await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.follows("My plan").await;
    learner.sees(CHATBOT).await;
    learner.presses("Undo").await;
    learner.sees("Nothing yet.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_full_storage_says_that_the_change_is_not_saved() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.fills_the_storage().await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner.sees("Your last change is not saved").await;
    learner.sees("2 of 29 done").await;
    learner.runs("localStorage.removeItem('filler')").await;
    learner
        .ticks("Write TF-IDF and a bag-of-words model yourself")
        .await;
    learner
        .no_longer_sees("Your last change is not saved")
        .await;
    learner.reloads().await;
    learner.sees("3 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn ticks_of_tasks_that_are_no_longer_there_are_kept_and_shown() {
    let learner = Learner::opens("/method/").await;
    let plan = r#"{"format":1,"follows":["astronaut"],"done":{"astronaut/fly":"2026-01-31"}}"#;
    learner
        .runs_with(
            "localStorage['interchange:plan'] = arguments[0]",
            vec![json!(plan)],
        )
        .await;
    learner.goes_to("/plan/").await;
    learner
        .sees("You follow “astronaut”, which is no longer among the pathways.")
        .await;
    learner
        .sees("31 January 2026 astronaut/fly No longer among the pathways; kept")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn storage_that_is_cleared_in_another_tab_does_not_cost_the_plan_on_the_screen() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    let first = learner.tab().await;
    learner.opens_a_tab("/method/").await;
    learner.runs("localStorage.clear()").await;
    learner.looks_at(&first).await;
    learner.sees_done(CHATBOT).await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner.sees("2 of 29 done").await;
    learner.reloads().await;
    learner.sees("2 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_full_storage_in_one_tab_does_not_cost_what_another_has_stored() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    let first = learner.tab().await;
    learner.ticks(CHATBOT).await;
    learner.fills_the_storage().await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner.sees("Your last change is not saved").await;
    learner.opens_a_tab("/pathways/nlp-engineer/").await;
    learner.runs("localStorage.removeItem('filler')").await;
    learner
        .ticks("Write TF-IDF and a bag-of-words model yourself")
        .await;
    learner.sees("2 of 29 done").await;
    learner.looks_at(&first).await;
    learner.sees("3 of 29 done").await;
    learner
        .ticks("Train an LSTM on IMDB reviews to do sentiment analysis")
        .await;
    learner
        .no_longer_sees("Your last change is not saved")
        .await;
    learner.reloads().await;
    learner.sees("4 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_broken_plan_that_there_is_no_room_to_copy_is_not_written_over() {
    let learner = Learner::opens("/method/").await;
    learner
        .runs("localStorage['interchange:plan'] = '{oops'")
        .await;
    learner.fills_the_storage().await;
    learner.goes_to("/pathways/nlp-engineer/").await;
    learner
        .sees("There is no room to copy it, so it stays where it is, unchanged")
        .await;
    learner.ticks(CHATBOT).await;
    learner.sees("Your last change is not saved").await;
    assert_eq!(
        learner
            .runs("return localStorage['interchange:plan']")
            .await,
        json!("{oops")
    );
    learner.runs("localStorage.removeItem('filler')").await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner
        .no_longer_sees("Your last change is not saved")
        .await;
    learner
        .sees("kept, unchanged, under the name interchange:plan:unreadable:1")
        .await;
    learner.reloads().await;
    learner.sees("2 of 29 done").await;
    learner.leaves().await;
}
