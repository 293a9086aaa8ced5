//! Sorting and filtering the pathways, and moving between pages.

use serde_json::json;

use crate::learner::Learner;
use crate::site::{Host, built};

/// Sees cards of these roles, from the top.
async fn sees_roles(learner: &Learner, roles: &[&str]) {
    let heads = "[...document.querySelectorAll('.pathway-card h3 a')].map(a => a.textContent)";
    let seen = format!("return {heads}.join() === '{}'", roles.join(","));
    learner.waits_until(&seen).await;
}

#[tokio::test]
async fn pathways_are_sorted_and_what_is_not_stated_stands_last() {
    let learner = Learner::opens("/").await;
    learner.chooses("Sort by", "Time, shortest first").await;
    learner.sees_the_address("/?sort=time").await;
    let sorted = [
        "Data Annotation Specialist",
        "AI Localization Specialist",
        "NLP Engineer",
        "AI Research Engineer",
    ];
    sees_roles(&learner, &sorted).await;
    learner.reloads().await;
    // The address holds the choice.
    sees_roles(&learner, &sorted).await;
    learner.leaves().await;
}

#[tokio::test]
async fn pathways_are_narrowed_and_what_is_not_stated_stays_in() {
    let learner = Learner::opens("/?show=nonsense").await;
    // A choice that there isn't is no choice.
    learner.sees("All 4 pathways.").await;
    learner.chooses("Show", "Done within six months").await;
    learner.sees("2 of 4 pathways").await;
    sees_roles(
        &learner,
        &["AI Research Engineer", "Data Annotation Specialist"],
    )
    .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_new_page_has_its_own_title_and_the_focus_on_its_heading() {
    let learner = Learner::opens("/").await;
    let focused = "return document.activeElement.tagName";
    assert_eq!(
        learner.runs(focused).await,
        json!("BODY"),
        "the first page leaves the focus alone"
    );
    learner.follows("Choose").await;
    learner.is_on_the_page("Which role fits you?").await;
    learner
        .sees_the_title("Which role fits you? · Interchange")
        .await;
    learner
        .waits_until("return document.activeElement.tagName === 'H1'")
        .await;
    learner.waits_until("return scrollY === 0").await;
    let current = "return document.querySelector('nav [aria-current=page]').textContent";
    assert_eq!(learner.runs(current).await, json!("Choose"));
    // The part of the site stays marked on its other pages.
    learner.follows("Compare").await;
    learner.is_on_the_page("Roles side by side").await;
    learner.sees_the_title("Compare roles · Interchange").await;
    let part = "return document.querySelector('.site-header nav [aria-current=true]').textContent";
    assert_eq!(learner.runs(part).await, json!("Choose"));
    learner.leaves().await;
}

#[tokio::test]
async fn going_back_returns_to_where_one_was() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.scrolls_to(2000).await;
    learner.runs("[...document.querySelectorAll('nav a')].find(a => a.textContent === 'My plan').click()").await;
    learner.is_on_the_page("My plan").await;
    learner.goes_back().await;
    learner.is_on_the_page("NLP Engineer").await;
    learner
        .waits_until("return Math.abs(scrollY - 2000) < 100")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_reload_returns_to_where_one_was() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.scrolls_to(1500).await;
    learner.reloads().await;
    learner
        .waits_until("return Math.abs(scrollY - 1500) < 100")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn going_on_before_a_place_is_reached_does_not_stop_places_from_being_kept() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    // Further down than the page is long: returning there takes as long as it can.
    learner.runs("history.replaceState(1000000, '')").await;
    learner.follows("My plan").await;
    learner.is_on_the_page("My plan").await;
    let back_and_on = "addEventListener('popstate', () => setTimeout(() =>
            [...document.querySelectorAll('nav a')].find(a => a.textContent === 'Method and sources').click(), 50));
        history.back()";
    learner.runs(back_and_on).await;
    learner.is_on_the_page("Method and sources").await;
    learner.scrolls_to(700).await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_history_leads_from_one_pathway_straight_to_another() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.follows("Explore").await;
    learner.follows("AI Research Engineer").await;
    learner.is_on_the_page("AI Research Engineer").await;
    learner.runs("history.go(-2)").await;
    learner.is_on_the_page("NLP Engineer").await;
    learner
        .sees_the_title("NLP Engineer pathway · Interchange")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_address_keeps_step_with_the_page() {
    let learner = Learner::opens("/").await;
    learner.follows("NLP Engineer").await;
    learner.opens_the_part("On this page").await;
    learner.follows("Questions").await;
    learner
        .sees_the_address("/pathways/nlp-engineer/#questions")
        .await;
    learner
        .waits_until("return document.activeElement.id === 'questions'")
        .await;
    learner.follows("My plan").await;
    learner.sees_the_address("/plan/").await;
    learner.goes_back().await;
    learner.is_on_the_page("NLP Engineer").await;
    learner.follows("My plan").await;
    learner.is_on_the_page("My plan").await;
    learner.sees_the_address("/plan/").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_choice_shown_is_the_choice_of_the_address() {
    let learner = Learner::opens("/").await;
    learner.chooses("Sort by", "Time, shortest first").await;
    learner.sees_the_address("/?sort=time").await;
    learner.follows("Explore").await;
    learner.sees_the_address("/").await;
    let chosen = "return document.querySelector('.browse select').selectedOptions[0].textContent";
    learner
        .waits_until(&format!("{chosen} === 'As in the sources'"))
        .await;
    learner.goes_back().await;
    learner
        .waits_until(&format!("{chosen} === 'Time, shortest first'"))
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn words_with_a_percent_sign_are_read_from_the_address_as_they_were_written() {
    let learner = Learner::opens("/?q=100%2525").await;
    learner
        .waits_until("return document.querySelector('input[name=q]').value === '100%25'")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_new_page_opens_at_its_top_at_once() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.scrolls_to(2000).await;
    let watch =
        "[...document.querySelectorAll('nav a')].find(a => a.textContent === 'Method and sources').click();
        const done = arguments[0];
        const look = () => document.querySelector('h1').textContent === 'Method and sources'
            ? requestAnimationFrame(() => done(scrollY)) : requestAnimationFrame(look);
        look()";
    let place = learner
        .window()
        .execute_async(watch, vec![])
        .await
        .expect("it runs");
    assert_eq!(*place.json(), json!(0));
    learner.leaves().await;
}

#[tokio::test]
async fn going_back_and_at_once_forth_stays_where_one_is() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    learner.looks_up("pathways/nlp-engineer/").await;
    learner.sees_the_program().await;
    learner.follows("Method and sources").await;
    learner.is_on_the_page("Method and sources").await;
    let back_and_forth = "addEventListener('popstate', () => history.forward(), { once: true });
        history.back()";
    learner.runs(back_and_forth).await;
    learner.rests(1000).await;
    learner.sees_the_address("/method/").await;
    learner.is_on_the_page("Method and sources").await;
}

#[tokio::test]
async fn going_back_takes_back_what_was_searched_for() {
    let learner = Learner::opens("/?q=annotation").await;
    learner.sees("1 of 4 pathways").await;
    learner.follows("Explore").await;
    learner.sees_the_address("/").await;
    learner
        .runs("document.querySelector('[name=q]').focus()")
        .await;
    learner.types("pytorch").await;
    learner.sees("2 of 4 pathways").await;
    learner.goes_back().await;
    learner.sees_the_address("/?q=annotation").await;
    learner.sees("1 of 4 pathways").await;
    learner
        .waits_until("return document.querySelector('[name=q]').value === 'annotation'")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn going_back_to_a_long_plan_returns_to_where_one_was() {
    let learner = Learner::opens("/plan/").await;
    for role in ["NLP Engineer", "AI Research Engineer"] {
        learner.goes_to("/plan/").await;
        learner.goes_to("/").await;
        learner.presses(&format!("Follow {role}")).await;
    }
    learner.goes_to("/plan/").await;
    learner.sees("What is done").await;
    learner.scrolls_to(700).await;
    learner
        .runs(
            "[...document.querySelectorAll('nav a')].find(a => a.textContent === 'Method and sources').click()",
        )
        .await;
    learner.is_on_the_page("Method and sources").await;
    learner.goes_back().await;
    learner.is_on_the_page("My plan").await;
    learner
        .waits_until("return Math.abs(scrollY - 700) < 20")
        .await;
    learner.leaves().await;
}
