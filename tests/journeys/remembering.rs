//! Progress is still there: after a reload, a new visit, a new browser window, a new day.

use crate::catalogue;
use serde_json::json;

use crate::learner::Learner;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";

#[tokio::test]
async fn a_tick_survives_a_reload_and_a_second_visit() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees_done(CHATBOT).await;
    learner.reloads().await;
    learner.sees_done(CHATBOT).await;
    learner.goes_to("/").await;
    learner.sees("1 of 29 done, no start date yet").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_first_page_leads_back_to_where_one_left() {
    let learner = Learner::opens("/").await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.goes_to("/").await;
    learner.sees_the_count(".standing li", 1).await;
    learner.follows("NLP Engineer").await;
    learner.sees_the_address("/roadmap/nlp-engineer/").await;
    learner.leaves().await;
}

#[tokio::test]
async fn who_has_done_everything_is_told_that_they_have_arrived() {
    let learner = Learner::opens("/method/").await;
    let pathway = catalogue()
        .pathway("data-annotation-specialist")
        .expect("a pathway");
    let steps = pathway.steps.iter().flat_map(|step| &step.tasks);
    let tasks = steps
        .map(|task| &task.id)
        .chain(pathway.learn.iter().map(|skill| &skill.id));
    let all = tasks.chain(pathway.actions().map(|action| action.id));
    let all: Vec<_> = all.map(|id| format!("done/{id}")).collect();
    let mut entries = vec![("follows/data-annotation-specialist", "1")];
    entries.extend(all.iter().map(|name| (name.as_str(), "2026-11-20")));
    learner.has_entered(&entries).await;
    learner.goes_to("/").await;
    learner
        .sees("Data Annotation Specialist Arrived Everything is done.")
        .await;
    learner.goes_to("/plan/").await;
    learner.sees("All 27 done").await;
    learner
        .sees("Everything is done or known. Congratulations, you have arrived.")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_plan_survives_the_browser_being_closed() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    let profile = learner.leaves().await;
    let again = Learner::returns(profile, "/plan/").await;
    again.sees("1 of 29 done").await;
    again.follows("Progress").await;
    again.sees(CHATBOT).await;
    again.leaves().await;
}

#[tokio::test]
async fn a_tick_in_one_tab_shows_in_another_and_neither_loses_the_others() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    let first = learner.tab().await;
    learner.opens_a_tab("/roadmap/nlp-engineer/").await;
    let second = learner.tab().await;
    learner.ticks(CHATBOT).await;
    learner.looks_at(&first).await;
    learner.sees_done(CHATBOT).await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner.sees("2 of 29 done").await;
    learner.looks_at(&second).await;
    learner.sees("2 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_day_of_a_tick_is_the_learners_own() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner
        .sets(
            "Emulation.setTimezoneOverride",
            json!({ "timezoneId": "Pacific/Kiritimati" }),
        )
        .await;
    learner.reloads().await;
    learner.ticks(CHATBOT).await;
    learner.goes_to("/plan/progress/").await;
    let today = "const now = new Date(), two = n => String(n).padStart(2, '0');
        return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`";
    let shown = "return document.querySelector('.history time').dateTime";
    learner.sees(CHATBOT).await;
    assert_eq!(learner.runs(shown).await, learner.runs(today).await);
    learner.leaves().await;
}
