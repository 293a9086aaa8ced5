//! The same short journey in three engines.

use serde_json::json;

use crate::browser::Engine;
use crate::learner::Learner;
use crate::site::{Fault, Host, built};

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";

/// Each page, and what is read there once the program has taken it over.
const PAGES: [(&str, &str); 9] = [
    ("", "Where could backend take you?"),
    ("pathways/", "All pathways"),
    ("pathways/nlp-engineer/", "Follow NLP Engineer"),
    ("roadmap/nlp-engineer/", "First actions"),
    ("compare/", "Roles side by side"),
    ("fit/", "Which role fits you?"),
    ("plan/", "Follow one and your next task appears here."),
    ("method/", "How"),
    ("method/styleguide/", "Style guide"),
];

/// Collects what a page complains of, and how many nodes of it hydration replaces.
const WATCH: &str = "
    window.complaints = [];
    addEventListener('error', event => complaints.push(String(event.message)));
    addEventListener('unhandledrejection', event => complaints.push(String(event.reason)));
    addEventListener('securitypolicyviolation', event => complaints.push(`blocked: ${event.blockedURI}`));
    for (const kind of ['error', 'warn']) console[kind] = (...words) => complaints.push(words.join(' '));
    let prerendered;
    const nodes = () => {
        const all = [], walker = document.createTreeWalker(document.getElementById('page'));
        while (walker.nextNode()) all.push(walker.currentNode);
        return all;
    };
    document.addEventListener('DOMContentLoaded', () => { prerendered = nodes(); });
    document.addEventListener('interchange:hydrated', () => {
        window.replaced = prerendered.filter(node => !node.isConnected).length;
    });";

async fn reads_ticks_and_comes_back(engine: Engine) {
    let host = Host::of(built(), "/");
    host.adds_script(WATCH);
    // What it keeps for use without a network has no added script.
    host.has(&[("sw.js", Fault::Missing)]);
    let learner = Learner::in_engine(engine, &host).await;
    for (page, text) in PAGES {
        learner.looks_up(page).await;
        learner.sees_the_program().await;
        learner.sees(text).await;
        let replaced = learner.runs("return window.replaced").await;
        assert_eq!(
            replaced,
            json!(0),
            "{page}: nodes that hydration didn't keep"
        );
        learner.finds_the_console_quiet().await;
    }
    learner.goes_to("roadmap/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.follows("My plan").await;
    learner.is_on_the_page("Today").await;
    learner.sees("1 of 29 done").await;
    learner.goes_back().await;
    learner.is_on_the_page("NLP Engineer").await;
    learner.sees_done(CHATBOT).await;
    learner.reloads().await;
    learner.sees_done(CHATBOT).await;
    learner.ticks(CHATBOT).await;
    learner.sees_not_done(CHATBOT).await;
    learner.goes_to("plan/").await;
    learner.sees("0 of 29 done").await;
    learner.finds_the_console_quiet().await;
}

#[tokio::test]
async fn a_learner_reads_ticks_and_comes_back_in_chromium() {
    reads_ticks_and_comes_back(Engine::Chromium).await;
}

#[tokio::test]
#[ignore = "needs Firefox and its driver: ci/engines"]
async fn a_learner_reads_ticks_and_comes_back_in_firefox() {
    reads_ticks_and_comes_back(Engine::Firefox).await;
}

#[tokio::test]
#[ignore = "needs WebKit, its driver and a screen: ci/engines"]
async fn a_learner_reads_ticks_and_comes_back_in_webkit() {
    reads_ticks_and_comes_back(Engine::WebKit).await;
}
