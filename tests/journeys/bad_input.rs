//! Whatever is wrong: a message that says what happened, what is safe and what to do.

use serde_json::json;

use crate::learner::Learner;
use crate::taking::Downloads;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";

#[tokio::test]
async fn an_address_that_leads_nowhere_is_answered_with_help() {
    for path in [
        "/nope",
        "/pathways/astronaut/",
        "/roadmap/astronaut/",
        "/pathways/%00",
        "/plan/x",
        "/plan/schedule/x",
    ] {
        let learner = Learner::opens(path).await;
        learner.is_on_the_page("We can’t find that page").await;
        learner.sees_the_title("Page not found · Interchange").await;
        learner.sees("Your plan is safe.").await;
        learner.follows("NLP Engineer").await;
        learner.is_on_the_page("NLP Engineer").await;
        learner.leaves().await;
    }
}

#[tokio::test]
async fn a_stored_plan_that_is_broken_stays_as_it_is_and_a_new_one_begins() {
    let learner = Learner::opens("/method/").await;
    for (name, broken) in [
        ("interchange:plan", "{oops"),
        ("interchange:plan", ""),
        ("interchange:j:1", "[]"),
        (
            "interchange:j:1",
            "{\"format\":2,\"entries\":{\"pace/hours\":[1,",
        ),
        (
            "interchange:plan",
            "{\"format\":1,\"follows\":[\"No\"],\"done\":{}}",
        ),
        ("interchange:j:1", "\u{0}\u{FEFF}💥"),
    ] {
        // From nothing each time, in both places.
        let clear = "dispatchEvent(new CustomEvent('interchange:keep', { detail: [null, null] }))";
        learner.runs(clear).await;
        learner.rests(200).await;
        let store = "localStorage.clear(); localStorage[arguments[0]] = arguments[1]";
        learner
            .runs_with(store, vec![json!(name), json!(broken)])
            .await;
        learner.goes_to("/roadmap/nlp-engineer/").await;
        learner
            .sees("A saved plan was found that can’t be read")
            .await;
        learner.sees(&format!("under the name {name}")).await;
        learner.ticks(CHATBOT).await;
        learner.sees("1 of 29 done").await;
        learner.presses("Don’t tell me again").await;
        learner
            .no_longer_sees("A saved plan was found that can’t be read")
            .await;
        learner.reloads().await;
        learner.sees_done(CHATBOT).await;
        learner
            .no_longer_sees("A saved plan was found that can’t be read")
            .await;
        learner.goes_to("/plan/data/").await;
        learner.sees("What can’t be read").await;
        let kept = "return localStorage[arguments[0]]";
        let kept = learner.runs_with(kept, vec![json!(name)]).await;
        assert_eq!(kept, json!(broken), "it is kept for good");
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
    let downloads = Downloads::of(&learner, "unreadable").await;
    learner.presses("Download what was found").await;
    let file = downloads.takes("interchange-unreadable.txt").await;
    assert_eq!(file, "{oops, 50% ünread#able");
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
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner
        .sees("A part of your plan was saved by a newer version of Interchange.")
        .await;
    learner.ticks(CHATBOT).await;
    learner.sees_done(CHATBOT).await;
    assert_eq!(
        learner
            .runs("return localStorage['interchange:plan']")
            .await,
        json!(newer)
    );
    learner.reloads().await;
    learner.sees_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn without_storage_everything_works_until_the_page_is_closed() {
    let learner = Learner::opens_without_storage("/roadmap/nlp-engineer/").await;
    learner
        .sees("Your browser lets this site store nothing")
        .await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.follows("My plan").await;
    learner.follows("Progress").await;
    learner.sees(CHATBOT).await;
    learner.presses("Undo").await;
    learner.sees("Nothing is ticked yet.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_full_storage_says_that_the_change_is_not_saved() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
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
    learner.follows("Progress").await;
    learner
        .sees("31 January 2026 astronaut/fly No longer in the list of pathways")
        .await;
    learner.goes_to("/plan/").await;
    learner.no_longer_sees("Congratulations").await;
    learner.sees("Choose a role").await;
    learner.presses("Stop following astronaut").await;
    learner
        .no_longer_sees("which is no longer among the pathways")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn storage_that_is_cleared_in_another_tab_is_the_learners_to_decide() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    let first = learner.tab().await;
    for (answer, done) in [
        ("Keep my plan", "2 of 29 done"),
        ("Delete it for good", "0 of 29 done"),
    ] {
        learner.opens_a_tab("/method/").await;
        learner.runs("localStorage.clear()").await;
        learner.looks_at(&first).await;
        learner.sees("Your saved plan was cleared").await;
        learner.sees_done(CHATBOT).await;
        if answer == "Keep my plan" {
            learner
                .ticks("Build an app that generates text with GPT-2")
                .await;
        }
        learner.sees("2 of 29 done").await;
        assert_eq!(
            learner
                .runs("return Object.keys(localStorage).length")
                .await,
            json!(0),
            "nothing is written unasked"
        );
        learner.presses(answer).await;
        learner.no_longer_sees("Your saved plan was cleared").await;
        learner.sees(done).await;
        learner.reloads().await;
        learner.sees(done).await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn a_full_storage_in_one_tab_does_not_cost_what_another_has_stored() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    let first = learner.tab().await;
    learner.ticks(CHATBOT).await;
    learner.fills_the_storage().await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner.sees("Your last change is not saved").await;
    learner.opens_a_tab("/roadmap/nlp-engineer/").await;
    learner.runs("localStorage.removeItem('filler')").await;
    learner
        .ticks("Write TF-IDF and a bag-of-words model yourself")
        .await;
    // What had no room there was kept in the second place.
    learner.sees("3 of 29 done").await;
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
