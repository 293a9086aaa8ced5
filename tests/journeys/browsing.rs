//! Sorting and filtering the pathways, and moving between pages.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::learner::Learner;
use crate::site::{Host, built};

#[tokio::test]
async fn the_first_screen_has_what_this_is_two_ways_to_begin_and_the_map() {
    let learner = Learner::opens("/method/").await;
    for (width, height) in [(1440, 900), (390, 844)] {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        learner
            .sets("Emulation.setDeviceMetricsOverride", size)
            .await;
        learner.goes_to("/").await;
        let below = "return ['.lead', '.actions a:first-child', '.actions a:last-child', '.map-frame'].filter(part => {
            const box = document.querySelector(`.home ${part}`).getBoundingClientRect();
            return box.height === 0 || box.top < 0 || box.bottom > innerHeight;
        })";
        assert_eq!(learner.runs(below).await, json!([]), "{width} × {height}");
    }
    learner.follows("Help me choose").await;
    learner.sees_the_address("/fit/").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_facts_of_all_roles_stand_in_one_table_and_old_questions_change_nothing() {
    for address in ["/", "/?show=easy&sort=pay&q=nothing", "/pathways/"] {
        let learner = Learner::opens(address).await;
        learner
            .sees_the_count(".home .plain-table tbody tr", 4)
            .await;
        learner.has_a_window_of(320).await;
        learner.sees("24 weeks").await;
        learner.sees("Not stated").await;
        let wide = learner
            .runs("return document.documentElement.scrollWidth")
            .await;
        assert!(wide.as_i64() <= Some(320), "{address}: {wide}");
        learner.leaves().await;
    }
}

#[tokio::test]
async fn who_returns_sees_where_they_stand_and_nothing_moves() {
    let learner = Learner::opens("/method/").await;
    learner
        .has_entered(&[
            ("pace/start", "2026-10-05"),
            ("follows/nlp-engineer", "1"),
            ("follows/data-annotation-specialist", "2"),
        ])
        .await;
    learner.watches_for_movement().await;
    for width in [1440, 390] {
        learner.has_a_window_of(width).await;
        learner.goes_to("/").await;
        learner.sees_the_count(".standing li", 2).await;
        learner.sees("Next: ").await;
        learner.sees("days behind").await;
        learner.saw_nothing_move("Explore").await;
    }
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
    learner.is_on_the_page("Today").await;
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
    learner.is_on_the_page("Today").await;
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
async fn a_link_to_a_part_of_another_page_leaves_its_own_page_in_the_history() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    let step = "document.querySelector('main a[href$=\"roadmap/nlp-engineer/#step-2\"]').click()";
    learner.runs(step).await;
    learner
        .sees_the_address("/roadmap/nlp-engineer/#step-2")
        .await;
    learner.has_come_to("step-2").await;
    learner.goes_back().await;
    learner.sees_the_address("/pathways/nlp-engineer/").await;
    // What is found of another pathway may be a part that this page would look for on its other one.
    learner.looks_for("Deep Learning & PyTorch Core").await;
    learner.finds_first("Deep Learning & PyTorch Core").await;
    learner.types(Key::Enter).await;
    learner
        .sees_the_address("/roadmap/ai-research-engineer/#step-2")
        .await;
    learner.is_on_the_page("AI Research Engineer").await;
    learner.has_come_to("step-2").await;
    learner.leaves().await;
}

#[tokio::test]
async fn who_goes_back_and_on_reading_is_left_where_they_are() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    // Further down than the page is long: returning there takes as long as it can.
    learner.runs("history.replaceState(1000000, '')").await;
    // Without a pointer, whose press would keep the place anew.
    learner.runs("[...document.querySelectorAll('nav a')].find(a => a.textContent === 'My plan').click()").await;
    learner.is_on_the_page("Today").await;
    learner.goes_back().await;
    learner.is_on_the_page("NLP Engineer").await;
    learner
        .runs("dispatchEvent(new WheelEvent('wheel')); scrollTo(0, 300)")
        .await;
    learner.rests(300).await;
    assert_eq!(learner.runs("return scrollY").await, json!(300));
    learner.leaves().await;
}

#[tokio::test]
async fn keys_lead_to_pages_below_a_path_too() {
    let host = Host::of(built(), "/below/it/");
    let learner = Learner::of(&host).await;
    learner.looks_up("method/").await;
    learner.sees_the_program().await;
    learner.types("gp").await;
    learner.sees_the_address("/below/it/").await;
    learner
        .sees_the_title("Interchange: from backend development into AI")
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
    learner.is_on_the_page("Today").await;
    learner.sees_the_address("/plan/").await;
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
async fn going_back_to_a_long_plan_returns_to_where_one_was() {
    let learner = Learner::opens("/plan/").await;
    for role in ["NLP Engineer", "AI Research Engineer"] {
        learner.goes_to("/plan/").await;
        learner.goes_to("/").await;
        learner.presses(&format!("Follow {role}")).await;
    }
    learner.goes_to("/plan/skills/").await;
    learner.sees("Skills to learn").await;
    learner.scrolls_to(700).await;
    learner
        .runs(
            "[...document.querySelectorAll('nav a')].find(a => a.textContent === 'Method and sources').click()",
        )
        .await;
    learner.is_on_the_page("Method and sources").await;
    learner.goes_back().await;
    learner.is_on_the_page("Skills").await;
    learner
        .waits_until("return Math.abs(scrollY - 700) < 20")
        .await;
    // It is drawn only once the plan is read.
    learner.reloads().await;
    learner.sees_the_program().await;
    learner.rests(500).await;
    learner
        .waits_until("return Math.abs(scrollY - 700) < 20")
        .await;
    learner.leaves().await;
}
