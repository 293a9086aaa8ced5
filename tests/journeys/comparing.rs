//! Roles side by side.

use serde_json::json;

use crate::learner::Learner;

const ALL_FOUR: &str = "/compare/?roles=ai-localization-specialist,nlp-engineer,ai-research-engineer,data-annotation-specialist";
const TWO: &str = "/compare/?roles=nlp-engineer,ai-research-engineer";

/// The roles of the columns, from left to right.
const HEADS: &str = "return [...document.querySelectorAll('.comparison thead th a:first-of-type')]
    .map(a => a.textContent).join()";

async fn sees_columns(learner: &Learner, roles: &str) {
    learner.waits_until(&format!("{HEADS} === '{roles}'")).await;
}

#[tokio::test]
async fn without_a_choice_all_roles_are_compared() {
    let learner = Learner::opens("/compare/").await;
    learner.sees_the_count(".comparison thead th", 4).await;
    learner
        .sees_in_order(&[
            "In short",
            "Change in pay",
            "Time",
            "Skills and work",
            "Work they share",
            "What it is like",
            "What you will love",
            "What will be hardest",
        ])
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_double_click_takes_out_one_role_and_adds_one() {
    let learner = Learner::opens(ALL_FOUR).await;
    learner.sees_the_program().await;
    learner
        .double_presses("Remove AI Localization Specialist")
        .await;
    learner.sees_the_count(".comparison thead th", 3).await;
    learner.rests(300).await;
    learner.sees_the_count(".comparison thead th", 3).await;
    learner.goes_to("/compare/?roles=nlp-engineer").await;
    learner.sees_the_program().await;
    learner
        .double_presses("Add AI Localization Specialist")
        .await;
    learner.sees_the_count(".comparison thead th", 2).await;
    learner.rests(300).await;
    learner.sees_the_count(".comparison thead th", 2).await;
    learner.leaves().await;
}

#[tokio::test]
async fn four_roles_fit_on_a_page_that_one_can_take_in() {
    let learner = Learner::opens("/method/").await;
    for (plan, limit) in [(&[][..], 2500), (&[("pace/start", "2026-12-01")][..], 2600)] {
        learner.has_entered(plan).await;
        let size = json!({ "width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        learner
            .sets("Emulation.setDeviceMetricsOverride", size)
            .await;
        learner.goes_to(ALL_FOUR).await;
        learner.sees_the_count(".comparison thead th", 4).await;
        if !plan.is_empty() {
            learner.sees("You arrive").await;
        }
        let height = learner
            .runs("return document.documentElement.scrollHeight")
            .await;
        assert!(height.as_u64().is_some_and(|it| it <= limit), "{height}");
    }
    learner.leaves().await;
}

#[tokio::test]
async fn two_roles_stay_side_by_side_on_the_smallest_phone() {
    let learner = Learner::opens("/method/").await;
    learner.has_a_window_of(320).await;
    let beside = "const cells = [...document.querySelectorAll('.comparison thead th')]
            .map(cell => cell.getBoundingClientRect()).filter(box => box.width > 0);
        return cells.length === 2 && cells[0].top === cells[1].top && cells[0].right <= cells[1].left
            && cells.every(box => box.width >= 120 && box.right <= 320)
            && document.documentElement.scrollWidth <= 320";
    for page in [TWO, ALL_FOUR] {
        learner.goes_to(page).await;
        learner.waits_until(beside).await;
    }
    // Of four roles those two that one asks for.
    learner
        .runs("[...document.querySelectorAll('.shown-roles button')].find(it => it.textContent.endsWith('Data Annotation Specialist')).click()")
        .await;
    learner.waits_until(beside).await;
    let shown = "return [...document.querySelectorAll('.comparison thead th')]
        .filter(cell => cell.checkVisibility()).map(cell => cell.querySelector('a').textContent).join()";
    learner
        .waits_until(&format!(
            "{shown} === 'NLP Engineer,Data Annotation Specialist'"
        ))
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_roles_stay_in_sight_while_one_reads() {
    let learner = Learner::opens(ALL_FOUR).await;
    for width in [360, 1440] {
        learner.has_a_window_of(width).await;
        learner
            .runs("document.querySelector('#reality').scrollIntoView({ behavior: 'instant' })")
            .await;
        let in_sight =
            "const head = document.querySelector('.comparison thead').getBoundingClientRect();
            const part = document.querySelector('#reality').getBoundingClientRect();
            return head.top === 0 && head.bottom <= part.top && head.bottom < 150";
        learner.waits_until(in_sight).await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn the_address_holds_the_roles_and_their_order() {
    let learner = Learner::opens(TWO).await;
    sees_columns(&learner, "NLP Engineer,AI Research Engineer").await;
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
    sees_columns(&learner, "AI Research Engineer,Data Annotation Specialist").await;
    learner.goes_back().await;
    learner.sees_the_count(".comparison thead th", 3).await;
    learner.leaves().await;
}

#[tokio::test]
async fn who_comes_back_finds_the_roles_compared_last() {
    let learner = Learner::opens(ALL_FOUR).await;
    learner.follows("Remove NLP Engineer").await;
    learner.sees_the_count(".comparison thead th", 3).await;
    learner.follows("Remove Data Annotation Specialist").await;
    let left = "/compare/?roles=ai-localization-specialist,ai-research-engineer";
    learner.sees_the_address(left).await;
    // By the tabs, and after another page.
    learner.follows("Fit").await;
    learner.is_on_the_page("Which role fits you?").await;
    learner.follows("Compare").await;
    learner.sees_the_address(left).await;
    learner.follows("My plan").await;
    learner.is_on_the_page("Today").await;
    learner.follows("Choose").await;
    learner.follows("Compare").await;
    sees_columns(&learner, "AI Localization Specialist,AI Research Engineer").await;
    // Another day, by an address that names no role: it says those that are shown.
    let learner = Learner::returns(learner.leaves().await, "/compare/").await;
    learner.sees_the_address(left).await;
    sees_columns(&learner, "AI Localization Specialist,AI Research Engineer").await;
    // It was no change of the plan that could be undone.
    learner.no_longer_sees("Undo").await;
    learner.leaves().await;
}

#[tokio::test]
async fn only_differences_are_shown_until_one_asks_for_all() {
    let learner = Learner::opens("/compare/?roles=nlp-engineer,ai-localization-specialist").await;
    learner.sees_the_count(".comparison thead th", 2).await;
    learner.no_longer_sees("Difficulty").await;
    learner.no_longer_sees("API development").await;
    learner.sees("Change in pay").await;
    let hidden = "that are the same for all are hidden.";
    learner.sees(hidden).await;
    learner.ticks("Only differences").await;
    learner.no_longer_sees(hidden).await;
    learner.sees("Difficulty Moderate").await;
    learner.sees("API development").await;
    // It stays so with other roles.
    learner.follows("Remove NLP Engineer").await;
    learner.follows("Add AI Research Engineer").await;
    learner.sees("API development").await;
    // What isn't stated isn't the same as something else.
    learner.ticks("Only differences").await;
    learner.sees("Difficulty Moderate").await;
    learner.sees("Not stated").await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_shared_and_what_is_each_roles_own_stands_out() {
    let learner = Learner::opens("/compare/?roles=nlp-engineer,ai-localization-specialist").await;
    learner
        .sees("The first course of Coursera’s NLP specialization")
        .await;
    learner.sees("Done once, it counts for each of them.").await;
    learner.sees("To learn").await;
    learner
        .goes_to("/compare/?roles=data-annotation-specialist,ai-localization-specialist")
        .await;
    learner.sees("These roles ask for no work in common.").await;
    learner.goes_to(TWO).await;
    learner
        .sees("PyTorch and TensorFlow (shared): critical, 6 weeks")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn ones_own_dates_are_drawn_where_there_is_a_start() {
    let learner = Learner::opens(TWO).await;
    learner.sees("What it is like").await;
    learner.no_longer_sees("You arrive").await;
    learner.has_entered(&[("pace/start", "2026-12-07")]).await;
    learner.reloads().await;
    learner
        .sees("You arrive All bars run from 7 December 2026")
        .await;
    let bars = "return document.querySelectorAll('.measured .figure ~ *, .measured > p.figure').length > 0";
    learner.waits_until(bars).await;
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
    learner.sees_the_count(".comparison thead th", 2).await;
    learner.leaves().await;
}

#[tokio::test]
async fn one_role_alone_asks_for_another() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.follows("Compare").await;
    learner
        .sees("Only NLP Engineer is chosen. Add at least one role above to compare it with.")
        .await;
    learner.follows("Add AI Research Engineer").await;
    learner.sees("What it is like").await;
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
async fn a_tick_in_the_comparison_counts_for_every_role_that_asks_for_it() {
    let learner = Learner::opens(TWO).await;
    learner.ticks("A model served with FastAPI").await;
    learner.sees_done("A model served with FastAPI").await;
    for (page, task) in [
        (
            "/roadmap/nlp-engineer/",
            "Deploy a model with FastAPI, as a REST API",
        ),
        (
            "/roadmap/ai-research-engineer/",
            "Build something small in which a FastAPI endpoint serves a PyTorch model",
        ),
    ] {
        learner.goes_to(page).await;
        learner.sees_done(task).await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn a_tick_redraws_nothing_but_its_box() {
    let learner = Learner::opens(ALL_FOUR).await;
    learner.has_entered(&[("pace/start", "2026-11-02")]).await;
    learner.reloads().await;
    learner.sees("You arrive").await;
    learner
        .runs(
            "window.changed = 0;
            new MutationObserver(all => changed += all.length).observe(
                document.querySelector('.comparison'), { childList: true, characterData: true, subtree: true })",
        )
        .await;
    learner.ticks("A model served with FastAPI").await;
    learner.sees_done("A model served with FastAPI").await;
    learner.sees("Undo").await;
    assert_eq!(learner.runs("return changed").await, json!(0));
    learner.leaves().await;
}
