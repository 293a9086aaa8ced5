//! How fast the built site is in headless Chromium, beside plain HTML pages with the same content:
//! `.ci/bench`. Four times slower a processor, and a slow 4G network (150 ms there and back, 1.6
//! Mbit/s down, 750 kbit/s up); medians of interleaved runs, each with a fresh profile.
//!
//! Differences of less than one frame (16.7 ms) mean nothing, and times move by 10–20 %.

#[path = "../../tests/journeys/browser.rs"]
#[allow(
    dead_code,
    reason = "a benchmark closes no browser the way a person does"
)]
mod browser;
mod growth;
#[path = "../../tests/journeys/site.rs"]
#[allow(dead_code, reason = "a benchmark breaks nothing on purpose")]
mod site;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use serde_json::{Value, json};

use browser::{Browser, Profile};
use site::{Host, built, files};

/// The pages that are measured.
const PAGES: [&str; 3] = ["", "pathways/nlp-engineer/", "compare/"];

const WATCH: &str = "
    window.seen = { shift: 0 };
    const watch = (type, see) => new PerformanceObserver(list => list.getEntries().forEach(see)).observe({ type, buffered: true });
    watch('paint', entry => { if (entry.name === 'first-contentful-paint') seen.first = entry.startTime; });
    watch('largest-contentful-paint', entry => { seen.largest = entry.startTime; });
    watch('layout-shift', entry => { seen.shift += entry.value; });
    const ready = new MutationObserver(() => {
        if (document.documentElement.hasAttribute('data-ready')) { seen.ready = performance.now(); ready.disconnect(); }
    });
    ready.observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
    addEventListener('DOMContentLoaded', () => {
        // Someone in a hurry: pressed as soon as it can be seen.
        const follow = document.querySelector('button.follow');
        if (!follow || !window.isInAHurry) return;
        follow.click();
        new MutationObserver(() => { seen.effect ??= performance.now(); })
            .observe(follow, { subtree: true, characterData: true, childList: true });
    });";

/// What is waited for until it is painted: the time from doing `act` to the end of the frame in which
/// `isDone`, and the frames that passed until then.
const UNTIL_PAINTED: &str = "
    const done = arguments[arguments.length - 1];
    const untilPainted = (act, isDone) => {
        const start = performance.now();
        let frames = 0;
        act();
        const look = () => {
            frames += 1;
            if (!isDone()) return requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done([performance.now() - start, frames]);
            port2.postMessage(0);
        };
        requestAnimationFrame(look);
    };";

const CLICK: &str = "8 from a click to its paint";

/// The figures of a run, by name.
type Run = BTreeMap<&'static str, f64>;

fn main() {
    let runs = env::var("RUNS")
        .ok()
        .and_then(|runs| runs.parse().ok())
        .unwrap_or(7);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(async {
        // `cargo bench --bench page -- growth` measures that alone.
        if env::args().all(|argument| argument != "growth") {
            beside_plain_pages(runs).await;
        }
        growth::measure(runs).await;
    });
}

async fn beside_plain_pages(runs: usize) {
    let (ours, plain) = (Host::of(built(), "/"), Host::of(plain_pages(), "/"));
    for host in [&ours, &plain] {
        host.compresses();
        // What is packed is packed before anyone waits for it.
        for file in files(&built()) {
            let _ = fetch(&format!("{}{file}", host.root));
        }
        host.has_sent();
    }
    println!("Bytes of a first visit, with heads, brotli");
    let bytes = bytes_of_a_first_visit(&ours, "").await;
    print_bytes(&bytes);
    for page in PAGES {
        let (mut app, mut text) = (vec![], vec![]);
        for _ in 0..runs {
            app.push(visit(&ours, page, true).await);
            text.push(visit(&plain, page, false).await);
        }
        println!("\n/{page}, medians of {runs}, ms unless said otherwise");
        println!("{:44} {:>9} {:>9} {:>7}", "", "ours", "plain", "ratio");
        for name in app[0].keys() {
            let (ours, plain) = (median(&app, name), median(&text, name));
            let beside = if plain.is_nan() {
                String::new()
            } else {
                format!("{plain:>9.1} {:>7.2}", ours / plain)
            };
            println!("{name:44} {ours:>9.1} {beside}");
        }
    }
}

/// One visit by someone new, and the second.
async fn visit(host: &Host, page: &str, lives: bool) -> Run {
    let browser = slow_browser(true).await;
    let mut run = Run::new();
    open(&browser, host, page).await;
    if lives {
        wait_for(&browser, "return seen.ready !== undefined && seen.effect !== undefined || !document.querySelector('button.follow') && seen.ready !== undefined").await;
    } else {
        tokio::time::sleep(Duration::from_millis(1500)).await;
    }
    let seen = runs(&browser, "const wasm = performance.getEntriesByType('resource').find(entry => entry.name.endsWith('.wasm'));
        return { ...seen, arrived: wasm?.responseEnd }").await;
    let figure = |name: &str| seen[name].as_f64();
    run.insert("1 first paint", figure("first").unwrap_or(f64::NAN));
    run.insert("2 largest paint", figure("largest").unwrap_or(f64::NAN));
    run.insert(
        "3 layout shift, thousandths",
        figure("shift").unwrap_or_default() * 1000.0,
    );
    if !lives {
        // What any change takes, since a frame that is drawn without a graphics card takes its time.
        let change =
            "untilPainted(() => { document.querySelector('h1').textContent += '.'; }, () => true)";
        run.insert(CLICK, painted(&browser, change).await[0]);
        return run;
    }
    let arrived = figure("arrived").unwrap_or(f64::NAN);
    run.insert("4 the program has arrived", arrived);
    run.insert("5 the page lives", figure("ready").unwrap_or(f64::NAN));
    run.insert(
        "6 a click has its effect",
        figure("effect").unwrap_or(f64::NAN),
    );
    run.insert(
        "7 … after the program has arrived",
        figure("effect").map_or(f64::NAN, |effect| effect - arrived),
    );
    let click = "untilPainted(() => document.querySelector('button.follow').click(), () => true)";
    if figure("effect").is_some() {
        let [time, frames] = painted(&browser, click).await;
        run.insert(CLICK, time);
        run.insert("8 … frames", frames);
    }
    kept(&browser).await;
    // Nobody presses what they don't point at first.
    let point = "[...document.querySelectorAll('nav a')].find(a => a.textContent === 'Method')
        .dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
    runs(&browser, point).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let go = "untilPainted(() => [...document.querySelectorAll('nav a')].find(a => a.textContent === 'Method').click(),
        () => document.querySelector('h1').textContent === 'Method and sources')";
    let [time, frames] = painted(&browser, go).await;
    run.insert("9 from page to page", time);
    run.insert("9 … frames", frames);
    open(&browser, host, page).await;
    wait_for(&browser, "return seen.ready !== undefined").await;
    let seen = runs(&browser, "return seen").await;
    run.insert(
        "second visit: first paint",
        seen["first"].as_f64().unwrap_or(f64::NAN),
    );
    run.insert(
        "second visit: the page lives",
        seen["ready"].as_f64().unwrap_or(f64::NAN),
    );
    run
}

/// What is transferred on a first visit, by kind: what the page needs, and what is fetched after it
/// lives so that the site is there without a network.
async fn bytes_of_a_first_visit(host: &Host, page: &str) -> BTreeMap<String, usize> {
    host.has_sent();
    let browser = slow_browser(false).await;
    open(&browser, host, page).await;
    wait_for(&browser, "return seen.ready !== undefined").await;
    kept(&browser).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let mut kinds = BTreeMap::new();
    for (path, bytes) in host.has_sent() {
        let (whole, kind) = match path.rsplit('.').next() {
            Some("wasm") => (PAGE, "program"),
            Some("js") if path.ends_with("sw.js") => (KEPT, "service worker"),
            Some("js") => (PAGE, "scripts"),
            Some("css") => (PAGE, "styles"),
            Some("bin") if path.contains("/data/") => (PAGE, "parts of the catalogue"),
            Some("bin") => (KEPT, "the site as one file"),
            Some("png" | "svg" | "webmanifest") => (KEPT, "icons"),
            _ => (PAGE, "this page"),
        };
        *kinds.entry(format!("  {kind}")).or_default() += bytes;
        *kinds.entry(whole.to_owned()).or_default() += bytes;
    }
    kinds
}

/// What a page needs to live, and what keeping the whole site takes beside that.
const PAGE: &str = "the page, living";
const KEPT: &str = "the whole site, kept";

fn print_bytes(kinds: &BTreeMap<String, usize>) {
    for (kind, bytes) in kinds {
        println!("{kind:44} {bytes:>9}");
    }
}

async fn slow_browser(is_slow: bool) -> Browser {
    let browser = Browser::start(Profile::fresh(), true).await;
    sets(
        &browser,
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": WATCH }),
    )
    .await;
    sets(
        &browser,
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": format!("window.isInAHurry = {is_slow}") }),
    )
    .await;
    if is_slow {
        let kilobits = |kilobits: f64| kilobits * 1000.0 / 8.0;
        sets(&browser, "Network.enable", json!({})).await;
        let slow_4g = json!({ "offline": false, "latency": 150, "downloadThroughput": kilobits(1600.0), "uploadThroughput": kilobits(750.0) });
        sets(&browser, "Network.emulateNetworkConditions", slow_4g).await;
        sets(
            &browser,
            "Emulation.setCPUThrottlingRate",
            json!({ "rate": 4 }),
        )
        .await;
    }
    browser
}

async fn open(browser: &Browser, host: &Host, page: &str) {
    browser
        .window
        .goto(format!("{}{page}", host.root))
        .await
        .expect("the page opens");
}

async fn sets(browser: &Browser, command: &str, parameters: Value) {
    browser
        .window
        .cdp()
        .send_raw(command, parameters)
        .await
        .expect("Chromium obeys");
}

async fn runs(browser: &Browser, script: &str) -> Value {
    browser
        .window
        .execute(script, vec![])
        .await
        .expect("scripts run")
        .json()
        .clone()
}

async fn wait_for(browser: &Browser, script: &str) {
    let started = Instant::now();
    while runs(browser, script).await != json!(true) {
        assert!(
            started.elapsed() < Duration::from_mins(1),
            "waited in vain: {script}"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn kept(browser: &Browser) {
    wait_for(
        browser,
        "return navigator.serviceWorker.controller?.state === 'activated'",
    )
    .await;
}

/// Milliseconds and frames until what was done is painted.
async fn painted(browser: &Browser, script: &str) -> [f64; 2] {
    let done = browser
        .window
        .execute_async(format!("{UNTIL_PAINTED}{script}"), vec![])
        .await;
    serde_json::from_value(done.expect("scripts run").json().clone()).expect("two numbers")
}

fn median(runs: &[Run], name: &str) -> f64 {
    let mut figures: Vec<_> = runs
        .iter()
        .filter_map(|run| run.get(name).copied())
        .collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The same pages with the same styles, and nothing that runs.
fn plain_pages() -> PathBuf {
    let to = env::temp_dir().join(format!("interchange-plain-{}", std::process::id()));
    for file in files(&built()) {
        let is_text = file.ends_with("index.html");
        if is_text || file.ends_with(".css") || file.ends_with("icon.svg") || file == "404.html" {
            let text = fs::read_to_string(built().join(&file)).expect("a file");
            write(
                &to.join(&file),
                if is_text {
                    without_scripts(&text)
                } else {
                    text
                },
            );
        }
    }
    to
}

fn write(file: &Path, text: String) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, text).expect("a file");
}

fn without_scripts(page: &str) -> String {
    let lines = page.lines().filter(|line| {
        !["<script", "rel=\"manifest\""]
            .iter()
            .any(|part| line.contains(part))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What a host answers, without a browser.
fn fetch(address: &str) -> std::io::Result<Vec<u8>> {
    use std::io::{Read, Write};
    let rest = address.strip_prefix("http://").unwrap_or(address);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = std::net::TcpStream::connect(host)?;
    stream.write_all(format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes())?;
    let mut answer = vec![];
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}
