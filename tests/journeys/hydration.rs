//! Hydration: the program takes over the page that arrived, and keeps every node of it.

use serde_json::json;

use crate::learner::Learner;
use crate::site::{Fault, Host, built};

const PAGES: [&str; 22] = [
    "",
    "pathways/",
    "pathways/nlp-engineer/",
    "roadmap/data-annotation-specialist/",
    "compare/",
    "fit/",
    "plan/",
    "plan/schedule/",
    "plan/skills/",
    "plan/decide/",
    "plan/progress/",
    "plan/data/",
    "method/",
    "method/styleguide/",
    "own/",
    "own/roadmap/",
    "own/edit/",
    "own/new/",
    "own/keep/?title=A%20course&url=https://example.org",
    "review/",
    "compare/?roles=nlp-engineer,ai-research-engineer",
    "?q=pytorch&sort=pay",
];

/// Counts the nodes of the prerendered page that are gone once it is hydrated, and those that are new; and
/// the same once the page shows what is stored and asked for.
const WATCH: &str = "
    const nodes = () => {
        const all = new Set(), walker = document.createTreeWalker(document.getElementById('page'));
        while (walker.nextNode()) all.add(walker.currentNode);
        return all;
    };
    let before;
    document.addEventListener('DOMContentLoaded', () => { before = nodes(); });
    for (const moment of ['hydrated', 'ready']) document.addEventListener(`interchange:${moment}`, () => {
        const now = nodes();
        window[moment] = [before.difference(now).size, now.difference(before).size];
    });";

async fn watches(learner: &Learner) {
    let script = json!({ "source": WATCH });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", script)
        .await;
}

async fn keeps_every_node(learner: &Learner, page: &str) {
    learner.looks_up(page).await;
    learner.sees_the_program().await;
    let changed = learner.runs("return window.hydrated").await;
    assert_eq!(
        changed,
        json!([0, 0]),
        "{page}: nodes that are gone, and new"
    );
}

#[tokio::test]
async fn every_node_of_the_prerendered_page_survives() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    watches(&learner).await;
    for page in PAGES {
        keeps_every_node(&learner, page).await;
        // What the browser says of its storage, on the plan, nobody can prerender, nor which own pathway it is.
        let is_own = page.starts_with("own/") && page != "own/new/";
        if !page.contains('?') && !page.starts_with("plan/") && !is_own {
            let filled = learner.runs("return window.ready").await;
            assert_eq!(filled, json!([0, 0]), "{page}: nothing is filled in later");
        }
        learner.finds_the_console_quiet().await;
    }
}

#[tokio::test]
async fn every_node_survives_with_a_stored_plan_below_a_path_and_on_another_day() {
    let host = Host::of(built(), "/some/where/");
    let learner = Learner::of(&host).await;
    learner.looks_up("method/").await;
    learner.sees_the_program().await;
    learner
        .has_entered(&[
            ("follows/nlp-engineer", "1"),
            ("follows/ai-research-engineer", "2"),
            ("done/nlp-engineer/rag-chatbot", "2026-12-02"),
            ("pace/start", "2026-11-02"),
            ("pace/hours", "6"),
            ("rating/nlp-engineer/pytorch-tensorflow", "some"),
            ("note/nlp-engineer/rag-chatbot", "It answers."),
        ])
        .await;
    watches(&learner).await;
    let later = json!({ "source": "const now = Date.now() + 200 * 864e5; const Then = Date;
        Date = class extends Then { constructor(...given) { super(...(given.length ? given : [now])); } };" });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", later)
        .await;
    for page in PAGES {
        keeps_every_node(&learner, page).await;
        learner.finds_the_console_quiet().await;
    }
    learner.looks_up("plan/").await;
    learner.sees("1 of 29 done").await;
}

#[tokio::test]
async fn a_page_that_was_changed_before_is_mounted_anew() {
    let host = Host::of(built(), "/");
    for (change, what) in [
        ("for (const node of texts) { const outer = document.createElement('font'), inner = document.createElement('font');
            node.replaceWith(outer); outer.append(inner); inner.append(node.data.toUpperCase()); }", "translated"),
        ("document.querySelector('label').append(document.createElement('div'))", "an extension’s element"),
        ("document.querySelector('h1').remove()", "something gone"),
        ("document.querySelector('main p').firstChild.remove()", "a text gone, which nobody notices before"),
    ] {
        let learner = Learner::of(&host).await;
        let change = format!(
            "document.addEventListener('DOMContentLoaded', () => {{
                const walker = document.createTreeWalker(document.getElementById('page'), NodeFilter.SHOW_TEXT), texts = [];
                while (walker.nextNode()) texts.push(walker.currentNode);
                {change}
            }})"
        );
        learner
            .sets("Page.addScriptToEvaluateOnNewDocument", json!({ "source": change }))
            .await;
        learner.looks_up("pathways/nlp-engineer/").await;
        learner.sees_the_program().await;
        learner.presses("Follow NLP Engineer").await;
        learner.sees("Stop following").await;
        let headings = learner.runs("return document.querySelectorAll('h1').length").await;
        assert_eq!(headings, json!(1), "{what}");
        learner.follows("Roadmap").await;
        learner.sees("your train moves along the line").await;
    }
}

#[tokio::test]
async fn a_page_that_is_changed_while_its_module_is_on_its_way_is_mounted_anew() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    host.has(&[("split_choose", Fault::Slow(2500))]);
    // The program has started by then. A failure would be told at once, and not mended by loading the page once more.
    let change = json!({ "source": "addEventListener('DOMContentLoaded', () => setTimeout(() => {
            sessionStorage['interchange:mount'] = '';
            document.querySelector('h1').before(document.createElement('div'));
        }, 1500))" });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", change)
        .await;
    learner.looks_up("fit/").await;
    learner.sees_the_program().await;
    learner.no_longer_sees("The program has failed").await;
    let headings = learner
        .runs("return document.querySelectorAll('h1').length")
        .await;
    assert_eq!(headings, json!(1));
}

#[tokio::test]
async fn a_query_that_nobody_would_write_does_no_harm() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    let long = "x".repeat(5_000);
    for query in [
        "?unknown=1&sort=pay&sort=time",
        "?roles=,,%2C&roles=nlp-engineer",
        "?answers=%E0%A4%A&q=%",
        "?q=%00%01&show=%F0%9F%9A%86",
        "?&&&===&",
        &format!("?q={long}&roles={long}&answers={long}"),
    ] {
        for page in ["", "compare/", "fit/", "plan/"] {
            learner.looks_up(&format!("{page}{query}")).await;
            learner.sees_the_program().await;
            let title = learner
                .runs("return document.querySelector('h1').textContent")
                .await;
            assert!(
                title.as_str().is_some_and(|title| !title.is_empty()),
                "{page}{query}"
            );
            learner.finds_the_console_quiet().await;
        }
    }
}

#[tokio::test]
async fn a_base_path_may_have_any_letters() {
    let host = Host::of(built(), "/gr%C3%B6%C3%9Fe/%D0%BF%D0%BB%D0%B0%D0%BD/");
    let learner = Learner::of(&host).await;
    learner.looks_up("").await;
    learner.sees_the_program().await;
    learner.follows("NLP Engineer").await;
    learner
        .sees("LLM Fine-tuning & Production Deployment")
        .await;
    learner.sees_the_program().await;
    learner.presses("Follow NLP Engineer").await;
    learner.follows("My plan").await;
    learner.sees_the_program().await;
    learner.sees("0 of 29 done").await;
    learner.goes_back().await;
    learner.sees("Stop following").await;
    learner.reloads().await;
    learner.sees("Stop following").await;
}

#[tokio::test]
async fn a_module_that_does_not_arrive_is_said_and_loaded_again() {
    let host = Host::of(built(), "/");
    for fault in [
        Fault::Missing,
        Fault::Truncated,
        Fault::Page,
        Fault::Tampered,
    ] {
        let learner = Learner::of(&host).await;
        host.has(&[("split_choose", fault), ("split_plan", fault)]);
        // At first load the page is there, prerendered, and stays readable.
        learner.looks_up("compare/").await;
        learner.sees("could not be started").await;
        learner.sees("Roles side by side").await;
        learner.sees("What you saved before is safe.").await;
        // And where one navigates to it.
        learner.follows("Explore").await;
        learner.sees("Where could backend take you?").await;
        learner.follows("My plan").await;
        learner.sees("This page could not be loaded").await;
        learner.sees("Your plan is safe.").await;
        learner.presses("Try again").await;
        learner.sees("It didn’t arrive this time either.").await;
        host.has(&[]);
        learner.presses("Try again").await;
        learner
            .sees("Follow one and your next task appears here.")
            .await;
        learner.no_longer_sees("could not be loaded").await;
        learner.follows("Choose").await;
        learner.sees("Which role fits you?").await;
    }
}

#[tokio::test]
async fn what_a_button_opens_is_loaded_when_it_is_opened_and_again_where_it_did_not_arrive() {
    const TASK: &str = "Write a simple neural network that classifies the images of MNIST";
    let host = Host::of(built(), "/");
    for fault in [Fault::Missing, Fault::Page, Fault::Tampered] {
        let learner = Learner::of(&host).await;
        host.has(&[("split_tracking", fault)]);
        learner.looks_up("roadmap/nlp-engineer/").await;
        learner.sees_the_program().await;
        learner.presses_labelled(&format!("Status: {TASK}")).await;
        learner.sees("This menu could not be loaded.").await;
        learner.presses_labelled(&format!("Status: {TASK}")).await;
        learner.ticks(TASK).await;
        learner.sees("Undo could not be loaded.").await;
        learner.sees("Your plan is safe.").await;
        learner.sees_done(TASK).await;
        host.has(&[]);
        learner.presses("Try again").await;
        learner.sees(&format!("Done: {TASK}")).await;
        learner.presses("Undo").await;
        learner.sees_not_done(TASK).await;
        learner.presses_labelled(&format!("Status: {TASK}")).await;
        learner.presses("Skip").await;
        learner.sees("Skipped").await;
    }
}

#[tokio::test]
async fn dates_that_cannot_be_worked_out_are_said_and_asked_for_again() {
    let host = Host::of(built(), "/");
    // What is kept for use without a network would have them, and a page asks as soon as it has a start date.
    host.has(&[
        ("sw.js", Fault::Missing),
        ("split_tracking", Fault::Missing),
    ]);
    let learner = Learner::of(&host).await;
    learner.looks_up("").await;
    learner
        .has_entered(&[("pace/start", "2026-11-02"), ("follows/nlp-engineer", "1")])
        .await;
    learner.looks_up("roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    learner.sees("Your dates could not be loaded.").await;
    learner.sees("Foundations").await;
    host.has(&[]);
    learner.presses("Try again").await;
    learner.sees("Start 2 November 2026.").await;
    learner
        .no_longer_sees("Your dates could not be loaded.")
        .await;
}

#[tokio::test]
async fn without_a_network_a_kept_module_is_there() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    learner.looks_up("").await;
    learner.has_the_site_kept().await;
    host.goes_down(true);
    learner.follows("My plan").await;
    learner
        .sees("Follow one and your next task appears here.")
        .await;
    learner.follows("Choose").await;
    learner.sees("Which role fits you?").await;
}
