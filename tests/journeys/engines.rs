//! The same journeys in three engines.

use serde_json::json;

use crate::browser::Engine;
use crate::learner::Learner;
use crate::sharing::makes_a_link;
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

/// Has what is saved as a file kept in the page: not every driver says where files go.
const KEEP_DOWNLOADS: &str = "
    URL.createObjectURL = file => (file.text().then(text => { window.saved = text; }), 'about:blank');
    HTMLAnchorElement.prototype.click = () => {};";

/// Chooses the file that was kept as the backup to bring in.
const CHOOSE_SAVED: &str = "
    const chosen = new DataTransfer();
    chosen.items.add(new File([window.saved], 'backup.json'));
    const field = document.getElementById('backup');
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));";

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
    learner.runs("history.forward()").await;
    learner.is_on_the_page("Today").await;
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

async fn plans_notes_and_shares(engine: Engine) {
    let host = Host::of(built(), "/");
    host.adds_script(WATCH);
    host.has(&[("sw.js", Fault::Missing)]);
    let learner = Learner::in_engine(engine, &host).await;
    learner.looks_up("roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    learner.presses("Follow NLP Engineer").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", "It answers.").await;
    learner.presses("Save note").await;
    learner.sees(&format!("Note saved: {CHATBOT}.")).await;
    learner.presses("Undo").await;
    learner.no_longer_sees("It answers.").await;
    learner.presses("Redo").await;
    learner.sees("It answers.").await;
    learner
        .presses_labelled(&format!("Status: {CHATBOT}"))
        .await;
    learner.presses("Skip").await;
    learner.sees("0 of 28 done, 1 skipped").await;
    learner.follows("My plan").await;
    learner.is_on_the_page("Today").await;
    learner.follows("Schedule").await;
    learner.is_on_the_page("Schedule").await;
    learner.enters("Hours a week", "7:30").await;
    learner.sees("Understood “7:30” as 7½.").await;
    learner.enters("The day you start", "2027-01-04").await;
    learner.goes_to("roadmap/nlp-engineer/").await;
    learner.sees("Start 4 January 2027.").await;
    // Half a note outlives a reload.
    learner
        .presses_named(&format!("Edit note: {CHATBOT}"))
        .await;
    learner.writes("Note", " Mostly.").await;
    learner.reloads().await;
    learner.sees_the_program().await;
    learner
        .presses_named(&format!("Unsaved note: {CHATBOT}"))
        .await;
    learner.presses("Save note").await;
    learner.sees("It answers. Mostly.").await;
    // The link holds it all; it is opened here, where it is the same plan.
    learner.goes_to("plan/data/").await;
    learner.sees_the_program().await;
    let link = makes_a_link(&learner).await;
    learner.goes_to("fit/").await;
    learner.looks_up(link.trim_start_matches('/')).await;
    learner
        .sees("It is the same as your plan. There is nothing to add.")
        .await;
    learner.goes_back().await;
    learner.is_on_the_page("Which role fits you?").await;
    // A backup brings back what was deleted.
    learner.goes_to("plan/data/").await;
    learner.sees_the_program().await;
    learner.runs(KEEP_DOWNLOADS).await;
    learner.presses("Save a backup").await;
    learner
        .waits_until("return window.saved !== undefined")
        .await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    learner.sees("Your plan is empty").await;
    learner.runs(CHOOSE_SAVED).await;
    learner.presses("Replace my plan").await;
    learner.sees("Plan imported.").await;
    learner.goes_to("roadmap/nlp-engineer/").await;
    learner.sees("It answers. Mostly.").await;
    learner.finds_the_console_quiet().await;
}

/// Without a network: from page to page, and a reload. What is kept for that has no added script.
async fn goes_offline(engine: Engine) {
    let host = Host::of(built(), "/");
    let learner = Learner::in_engine(engine, &host).await;
    learner.looks_up("fit/").await;
    learner.sees_the_program().await;
    learner.has_the_site_kept().await;
    host.goes_down(true);
    learner.follows("My plan").await;
    learner.is_on_the_page("Today").await;
    learner.runs("window.isOld = true; location.reload()").await;
    learner.waits_until("return !window.isOld").await;
    learner.sees_the_program().await;
    learner.is_on_the_page("Today").await;
}

#[tokio::test]
async fn a_learner_plans_and_goes_offline_in_chromium() {
    plans_notes_and_shares(Engine::Chromium).await;
    goes_offline(Engine::Chromium).await;
}

#[tokio::test]
#[ignore = "needs Firefox and its driver: ci/engines"]
async fn a_learner_plans_and_goes_offline_in_firefox() {
    plans_notes_and_shares(Engine::Firefox).await;
    goes_offline(Engine::Firefox).await;
}

#[tokio::test]
#[ignore = "needs WebKit, its driver and a screen: ci/engines"]
async fn a_learner_plans_and_goes_offline_in_webkit() {
    plans_notes_and_shares(Engine::WebKit).await;
    goes_offline(Engine::WebKit).await;
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
