//! Without a network, and from one version to the next.

use std::collections::BTreeSet;
use std::fs;

use serde_json::json;

use crate::learner::Learner;
use crate::site::{Fault, Host, built, files, next_version};

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";
const HOME: &str = "Where could backend take you?";
const NEXT_HOME: &str = "Where might backend take you?";

/// A learner who has opened the site once, and for whom it was kept.
async fn with_the_site_kept(host: &Host) -> Learner {
    let learner = Learner::of(host).await;
    learner.looks_up("").await;
    learner.sees_the_program().await;
    learner.has_the_site_kept().await;
    learner
}

#[tokio::test]
async fn after_one_visit_every_page_is_there_without_a_network() {
    for base in ["/", "/below/it/"] {
        let host = Host::of(built(), base);
        let learner = with_the_site_kept(&host).await;
        host.goes_down(true);
        for page in files(&built())
            .iter()
            .filter_map(|file| file.strip_suffix("index.html"))
            // It is for who works on the site.
            .filter(|page| *page != "method/styleguide/")
        {
            learner.looks_up(page).await;
            learner.sees_the_program().await;
        }
        learner.looks_up("roadmap/nlp-engineer").await;
        learner.is_on_the_page("NLP Engineer").await;
        learner.ticks(CHATBOT).await;
        learner.sees("1 of 29 done").await;
        learner.follows("My plan").await;
        learner.sees(CHATBOT).await;
        learner
            .looks_up("compare/?roles=nlp-engineer,data-annotation-specialist")
            .await;
        learner
            .waits_until("return document.querySelectorAll('.comparison thead th').length === 2")
            .await;
        learner.looks_up("pathways/astronaut/").await;
        learner.is_on_the_page("We can’t find that page").await;
        if base == "/" {
            // Below a domain's root it leads on where the site was built for that address.
            learner.follows("Where the figures come from").await;
            learner.is_on_the_page("Method and sources").await;
        }
    }
}

#[tokio::test]
async fn once_the_site_is_kept_the_first_tick_asks_for_no_file() {
    let host = Host::of(built(), "/");
    let learner = with_the_site_kept(&host).await;
    learner.looks_up("roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    let files =
        "performance.getEntriesByType('resource').filter(file => file.name.endsWith('.wasm'))";
    learner
        .waits_until(&format!(
            "return {files}.some(file => file.name.endsWith('/split_tracking.wasm'))"
        ))
        .await;
    learner.runs("window.before = performance.now()").await;
    learner.ticks(CHATBOT).await;
    learner.sees("Undo").await;
    let asked = format!("return {files}.filter(file => file.startTime > before).length");
    assert_eq!(learner.runs(&asked).await, json!(0));
}

#[tokio::test]
async fn what_is_kept_is_exactly_what_was_built() {
    let host = Host::of(built(), "/");
    let learner = with_the_site_kept(&host).await;
    let kept = "const done = arguments[0];
        caches.keys().then(names => caches.open(names.find(name => !name.endsWith('log')))).then(cache => cache.keys())
            .then(requests => done(requests.map(request => new URL(request.url).pathname.slice(1))))";
    let kept = learner.runs_async(kept).await;
    let kept: BTreeSet<String> = serde_json::from_value(kept).expect("texts");
    let for_machines = [
        ".trunk-lock",
        ".htaccess",
        ".nojekyll",
        "_headers",
        "hosting/",
        "icons/",
        "method/styleguide/",
        "pathway.schema.json",
        "pathways.json",
        "screenshots/",
        "social.png",
        "robots.txt",
        "sitemap.xml",
        "sw.js",
        "site-",
    ];
    let is_for_browsers = |file: &&String| {
        !for_machines.iter().any(|not| file.starts_with(not))
            && ![".br", ".gz", "/checklist.md", "/line.svg"]
                .iter()
                .any(|end| file.ends_with(end))
    };
    let built = files(&built());
    let pages = built
        .iter()
        .filter(is_for_browsers)
        .map(|file| file.strip_suffix("index.html").unwrap_or(file).to_owned());
    assert_eq!(kept, pages.collect());
    // Pages are put together from their parts.
    for page in ["", "pathways/nlp-engineer/", "plan/data/"] {
        let text = format!(
            "const done = arguments[0]; caches.match('/{page}').then(kept => kept.text()).then(done)"
        );
        let built = fs::read_to_string(crate::site::built().join(page).join("index.html"));
        assert_eq!(
            learner.runs_async(&text).await,
            built.expect("a page"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn a_warm_start_asks_the_network_for_nothing_but_a_newer_version() {
    let host = Host::of(built(), "/");
    let learner = with_the_site_kept(&host).await;
    host.has_sent();
    learner.looks_up("pathways/nlp-engineer/").await;
    learner.sees_the_program().await;
    learner.rests(1000).await;
    let asked: BTreeSet<_> = host.has_sent().into_iter().map(|(path, _)| path).collect();
    assert!(asked.iter().all(|path| path == "/sw.js"), "{asked:?}");
}

#[tokio::test]
async fn a_new_version_waits_until_the_learner_wants_it_and_nothing_entered_is_lost() {
    let host = Host::of(built(), "/");
    let learner = with_the_site_kept(&host).await;
    host.publishes(next_version("waits"));
    learner.looks_up("").await;
    learner.sees_the_program().await;
    learner.is_on_the_page(HOME).await;
    learner.sees("A new version of Interchange is here.").await;
    learner.is_on_the_page(HOME).await;
    learner.presses("Reload now").await;
    learner.is_on_the_page(NEXT_HOME).await;
    host.goes_down(true);
    learner.looks_up("pathways/nlp-engineer/").await;
    learner.sees_the_program().await;
}

#[tokio::test]
async fn a_page_that_is_open_goes_on_when_another_tab_is_renewed() {
    let host = Host::of(built(), "/");
    let learner = with_the_site_kept(&host).await;
    let first = learner.tab().await;
    host.publishes(next_version("tabs"));
    learner.opens_a_tab("").await;
    learner.sees("A new version of Interchange is here.").await;
    learner.presses("Reload now").await;
    learner.is_on_the_page(NEXT_HOME).await;
    learner.looks_at(&first).await;
    learner
        .sees("Interchange was renewed in another tab.")
        .await;
    learner.is_on_the_page(HOME).await;
    // The old page has all of its own version, and goes on with it until it is loaded again.
    learner.follows("NLP Engineer").await;
    learner.is_on_the_page("NLP Engineer").await;
    learner.follows("My plan").await;
    learner.is_on_the_page("Today").await;
    learner.follows("Explore").await;
    learner.is_on_the_page(HOME).await;
    learner.reloads().await;
    learner.is_on_the_page(NEXT_HOME).await;
}

#[tokio::test]
async fn a_version_that_does_not_arrive_whole_is_not_kept() {
    let host = Host::of(built(), "/");
    let learner = with_the_site_kept(&host).await;
    host.publishes(next_version("half"));
    host.has(&[("site-", Fault::Truncated)]);
    learner.looks_up("").await;
    learner.sees_the_program().await;
    learner.rests(4000).await;
    assert!(
        host.has_sent()
            .iter()
            .any(|(path, _)| path.starts_with("/site-")),
        "the new version was tried"
    );
    let names = "const done = arguments[0]; caches.keys().then(names => done(names.filter(name => !name.endsWith('log')).length))";
    // The browser deletes in its own time.
    for _ in 0..50 {
        if learner.runs_async(names).await == json!(1) {
            break;
        }
        learner.rests(200).await;
    }
    assert_eq!(
        learner.runs_async(names).await,
        json!(1),
        "only the version before is there"
    );
    host.goes_down(true);
    learner.looks_up("method/").await;
    learner.sees_the_program().await;
    learner.follows("Explore").await;
    learner.is_on_the_page(HOME).await;
}

#[tokio::test]
async fn where_nothing_may_be_kept_everything_works_with_a_network() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    let denied = json!({ "source": "navigator.serviceWorker.register = () => Promise.reject(new DOMException('denied', 'SecurityError'))" });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", denied)
        .await;
    learner.looks_up("roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.follows("My plan").await;
    learner.sees(CHATBOT).await;
}

#[tokio::test]
async fn installing_is_offered_below_the_plan_and_never_again_once_refused() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    let can_be_installed = "const event = new Event('beforeinstallprompt', { cancelable: true });
        event.prompt = () => { window.wasAsked = true; };
        return dispatchEvent(event)";
    learner.looks_up("pathways/nlp-engineer/").await;
    learner.sees_the_program().await;
    let asks_by_itself = learner.runs(can_be_installed).await;
    assert_eq!(
        asks_by_itself,
        json!(false),
        "the browser doesn't ask by itself"
    );
    learner.no_longer_sees("Keep it at hand").await;
    learner.follows("My plan").await;
    learner.is_on_the_page("Today").await;
    learner.no_longer_sees("Keep it at hand").await;
    learner.presses("Follow NLP Engineer").await;
    learner.sees("Keep it at hand").await;
    learner.presses("Install").await;
    learner.waits_until("return window.wasAsked === true").await;
    learner.no_longer_sees("Keep it at hand").await;
    learner.runs(can_be_installed).await;
    learner.presses("No, thanks").await;
    learner.looks_up("plan/").await;
    learner.sees_the_program().await;
    learner.runs(can_be_installed).await;
    learner.rests(300).await;
    learner.no_longer_sees("Keep it at hand").await;
}
