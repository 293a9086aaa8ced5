//! Faults of browsers, clocks and hosts: the plan is there all the same.

use std::time::Duration;

use serde_json::json;

use crate::browser::{Browser, Profile};
use crate::learner::Learner;
use crate::site::{Fault, Host, built};
use crate::taking::Downloads;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";
const PYTORCH: &str = "Install PyTorch, then run a notebook with a basic operation on tensors";
const TEXT: &str = "Build an app that generates text with GPT-2";
const LSTM: &str = "Train an LSTM on IMDB reviews to do sentiment analysis";
const REPLICAS: &str =
    "Object.keys(localStorage).filter(name => name.startsWith('interchange:j:'))";

/// Has a clock that is so many years ahead, from the next page on.
async fn has_a_clock_ahead(learner: &Learner, years: i32) {
    let clock = format!(
        "globalThis.Real ??= Date;
        globalThis.ahead = {years} * 365.25 * 86_400_000;
        globalThis.Date = class extends Real {{
            constructor(...of) {{ of.length > 0 ? super(...of) : super(Real.now() + ahead); }}
            static now() {{ return Real.now() + ahead; }}
        }}"
    );
    let clock = json!({ "source": clock });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", clock)
        .await;
}

#[tokio::test]
async fn a_clock_that_is_wrong_orders_nothing() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    // 2099 first; what is entered once the clock is right is later all the same.
    has_a_clock_ahead(&learner, 73).await;
    learner.reloads().await;
    learner.ticks(CHATBOT).await;
    learner.ticks(LSTM).await;
    learner.sees("2 of 29 done").await;
    let far = "return new Date().getFullYear() > 2090 && Object.values(localStorage).join('').includes('\"20') ";
    assert_eq!(learner.runs(far).await, json!(true), "the clock was wrong");
    for years in [0, -10] {
        has_a_clock_ahead(&learner, years).await;
        learner.reloads().await;
        learner.sees("2 of 29 done").await;
        learner.ticks(CHATBOT).await;
        learner.sees("1 of 29 done").await;
        learner.reloads().await;
        learner.sees_not_done(CHATBOT).await;
        learner.sees_done(LSTM).await;
        learner.ticks(CHATBOT).await;
    }
    learner.sees("2 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_new_day_begins_while_the_page_is_open() {
    let learner = Learner::opens("/method/").await;
    learner
        .has_entered(&[("follows/nlp-engineer", "1"), ("pace/start", "2026-01-05")])
        .await;
    // The first and the last to have a day: as if the learner had flown there, the page open.
    let zone = |zone: &str| json!({ "timezoneId": zone });
    learner
        .sets("Emulation.setTimezoneOverride", zone("Pacific/Pago_Pago"))
        .await;
    learner.goes_to("/plan/").await;
    learner.sees("NLP Engineer").await;
    learner.ticks(PYTORCH).await;
    learner.sees("1 of 29 done").await;
    learner.follows("Progress").await;
    learner.sees("Active days").await;
    let today = "return document.querySelector('.burn-up')?.textContent
        + document.querySelector('.plan .parts').textContent";
    let before = learner.runs(today).await;
    learner
        .sets("Emulation.setTimezoneOverride", zone("Pacific/Kiritimati"))
        .await;
    assert_eq!(
        learner.runs(today).await,
        before,
        "the control: nothing asks by itself"
    );
    learner.runs("dispatchEvent(new Event('focus'))").await;
    let today = today.replace("return ", "return JSON.stringify(");
    learner
        .waits_until(&format!("{today}) !== {}", json!(before.to_string())))
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_page_that_comes_back_from_the_browsers_memory_goes_on() {
    const TASKS: [&str; 3] = [LSTM, "Write TF-IDF and a bag-of-words model yourself", TEXT];
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    // A service worker that has just taken over has the browser forget the pages from before.
    learner.has_the_site_kept().await;
    learner.reloads().await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    let first = learner.tab().await;
    let mut was_kept = json!(null);
    let mut done = 1;
    // Which pages it keeps is the browser's to decide: it may take more than one try.
    for task in TASKS {
        learner
            .runs("addEventListener('pageshow', event => { window.wasKept = event.persisted; })")
            .await;
        // Loaded anew, not gone to by the program.
        learner.runs("location.assign('/method/?elsewhere')").await;
        learner.is_on_the_page("Method and sources").await;
        learner.opens_a_tab("/roadmap/nlp-engineer/").await;
        learner.ticks(task).await;
        done += 1;
        learner.sees(&format!("{done} of 29 done")).await;
        learner.looks_at(&first).await;
        learner.goes_back().await;
        learner.sees(&format!("{done} of 29 done")).await;
        was_kept = learner.runs("return window.wasKept ?? null").await;
        if was_kept == json!(true) {
            break;
        }
    }
    assert_eq!(
        was_kept,
        json!(true),
        "it came back as it was left, and not anew"
    );
    learner.ticks(CHATBOT).await;
    learner.sees(&format!("{} of 29 done", done - 1)).await;
    learner.reloads().await;
    learner.sees(&format!("{} of 29 done", done - 1)).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_tab_that_is_duplicated_writes_a_replica_of_its_own() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    let first = learner.tab().await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner
        .runs("sessionStorage.control = 'copied'; open(location.href)")
        .await;
    let tabs = learner.window().windows().await.expect("tabs");
    let second = tabs.iter().find(|tab| **tab != first).expect("another tab");
    learner.looks_at(second).await;
    learner.sees_done(CHATBOT).await;
    assert_eq!(
        learner.runs("return sessionStorage.control").await,
        json!("copied"),
        "the control: a name that was kept for the tab would be the same in both"
    );
    learner.ticks(LSTM).await;
    learner.sees("2 of 29 done").await;
    learner.looks_at(&first).await;
    learner.sees_done(LSTM).await;
    learner
        .ticks("Write TF-IDF and a bag-of-words model yourself")
        .await;
    let own = format!(
        "return {REPLICAS}.map(name => localStorage[name]).filter(text => text.includes('lstm-sentiment') && !text.includes('tf-idf') || text.includes('rag-chatbot')).length"
    );
    assert_eq!(
        learner.runs(&own).await,
        json!(2),
        "two pages, two replicas"
    );
    learner.leaves().await;
}

#[tokio::test]
async fn in_private_mode_a_plan_lasts_as_long_as_the_window() {
    let learner = Learner::opens_privately("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.reloads().await;
    learner.sees_done(CHATBOT).await;
    learner.goes_to("/plan/data/").await;
    learner.sees("The browser may delete it").await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_others_store_at_the_same_address_is_left_alone() {
    let learner = Learner::opens("/method/").await;
    let theirs = "for (const name of ['plan', 'interchange', 'interchangeable:j:1', 'x']) {
            localStorage[name] = '{\"format\":2,\"last\":9,\"entries\":{\"pace/hours\":[9,\"33\"],\"x\":[9,\"of someone else\"]}}';
        }";
    learner.runs(theirs).await;
    learner.has_entered(&[("follows/nlp-engineer", "1")]).await;
    learner.goes_to("/plan/").await;
    learner.sees("0 of 29 done").await;
    learner.ticks(PYTORCH).await;
    learner.follows("Data").await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    learner.sees("Your plan is empty").await;
    learner.follows("Schedule").await;
    let left = "return ['plan', 'interchange', 'interchangeable:j:1', 'x'].every(name => localStorage[name].includes('33'))
        && document.getElementById('hours')?.value === '10'";
    learner.waits_until(left).await;
    learner
        .runs("dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))")
        .await;
    let downloads = Downloads::of(&learner, "foreign").await;
    learner.presses("Download what is stored").await;
    let file = downloads.takes("interchange-stored.json").await;
    assert!(!file.contains("of someone else"), "{file}");
}

#[tokio::test]
async fn a_program_that_really_fails_says_so_and_stores_nothing_more() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    let before = learner.runs("return JSON.stringify(localStorage)").await;
    // A browser that refuses what the router relies on, as Safari does where it is asked too often.
    learner
        .runs("history.pushState = () => { throw new Error('refused') }")
        .await;
    learner.follows("Method and sources").await;
    learner
        .sees("The program has failed, and we are sorry. What you saved before is safe")
        .await;
    learner
        .runs("for (const box of document.querySelectorAll('input[type=checkbox]')) { box.disabled = false; box.click(); }")
        .await;
    assert_eq!(
        learner.runs("return JSON.stringify(localStorage)").await,
        before
    );
    let downloads = Downloads::of(&learner, "failed").await;
    learner.presses("Download what is stored").await;
    let file = downloads.takes("interchange-stored.json").await;
    assert!(file.contains("rag-chatbot"), "{file}");
    learner.presses("Reload").await;
    learner.sees_the_program().await;
    learner.goes_to("/plan/progress/").await;
    learner.sees(CHATBOT).await;
}

#[tokio::test]
async fn a_program_that_is_not_the_one_that_was_published_is_not_started() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    host.has(&[("_bg.wasm", Fault::Tampered)]);
    learner.looks_up("pathways/nlp-engineer/").await;
    learner.sees("You can read everything here").await;
    learner.sees("What you saved before is safe.").await;
    let is_live = "return document.documentElement.hasAttribute('data-ready')";
    assert_eq!(learner.runs(is_live).await, json!(false));
    // The control: it is a program, and would start where nobody looks.
    let unseen = json!({ "source": "document.addEventListener('readystatechange', () => document.querySelector('script[data-wasm]')?.removeAttribute('data-integrity'))" });
    let learner = Learner::of(&host).await;
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", unseen)
        .await;
    learner.looks_up("pathways/nlp-engineer/").await;
    learner.sees_the_program().await;
}

/// How many seconds after a change the browser is killed. The long ones are for `ci/long`.
fn seconds() -> Vec<u64> {
    match std::env::var_os("INTERCHANGE_LONG") {
        Some(_) => vec![0, 3, 20, 40],
        None => vec![0, 3],
    }
}

#[tokio::test]
async fn what_was_stored_is_there_however_soon_the_browser_is_killed() {
    for seconds in seconds() {
        let learner = Learner::opens("/roadmap/nlp-engineer/").await;
        learner.ticks(CHATBOT).await;
        learner.sees("1 of 29 done").await;
        learner.waits_until_it_is_on_the_disk("rag-chatbot").await;
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        let profile = learner.loses_the_browser();
        let learner = Learner::returns(profile, "/roadmap/nlp-engineer/").await;
        learner.sees_done(CHATBOT).await;
        learner.leaves().await;
    }
}

impl Learner {
    /// Opens the site in a window that the browser forgets.
    async fn opens_privately(path: &str) -> Self {
        let browser = Browser::start_with(Profile::fresh(), true, &["--incognito"]).await;
        Self::with(browser, path).await
    }
}
