//! Measures the built site in headless Chromium beside peers with the same content: `ci/bench`.
//!
//! A mobile viewport, a processor four times slower, two networks, interleaved runs, medians. Each visit
//! has a new profile. The network is slowed down by the host itself, so that what a service worker asks
//! for is slowed down too. Round trips count per response; connecting and TCP's slow start are not modelled.

mod browser;
mod host;
mod own;
mod report;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use browser::{Browser, Driver};
use host::{Host, Network};

/// Lighthouse's slow 4G: what its simulation assumes of a line, and what `DevTools` slows requests down to
/// for the same experience.
const NETWORKS: [Network; 2] = [
    Network {
        name: "562 ms, 1.44 Mbit/s",
        latency: Duration::from_millis(562),
        bits_per_second: 1_440_000.0,
    },
    Network {
        name: "150 ms, 1.6 Mbit/s",
        latency: Duration::from_millis(150),
        bits_per_second: 1_600_000.0,
    },
];

/// A site that is measured, and how it stores a tick.
struct Site {
    name: &'static str,
    /// The beginning of the keys under which ticks are stored; empty where nothing is stored.
    prefix: &'static str,
    /// A regular expression that finds each tick once in what is stored.
    tick: &'static str,
}

const SITES: [Site; 5] = [
    Site {
        name: report::OURS,
        prefix: "interchange:j:",
        tick: "done/[^\"]+",
    },
    Site {
        name: "plain",
        prefix: "",
        tick: "",
    },
    Site {
        name: "vanilla",
        prefix: "ticks",
        tick: "do-[^\"]+",
    },
    Site {
        name: "react",
        prefix: "ticks",
        tick: "do-[^\"]+",
    },
    Site {
        name: "svelte",
        prefix: "ticks",
        tick: "do-[^\"]+",
    },
];

struct Page {
    name: &'static str,
    path: &'static str,
    /// The boxes that are ticked, where there are any.
    boxes: Option<Boxes>,
    /// The replica that is stored before; empty for a first visit. Only ours has such a page.
    plan: &'static str,
    /// The number of pathways of the learner's own that are stored before.
    own: usize,
    /// Where the measured link leads, and the heading that is waited for there.
    to: (&'static str, &'static str),
    /// The same for the way back, where there is a link.
    back: Option<(&'static str, &'static str)>,
}

/// Boxes by their places on the page. The very first is ticked before the program is there.
#[derive(Clone, Copy)]
struct Boxes {
    /// The first of those whose cost is measured.
    first: usize,
    /// The number of those.
    count: usize,
    /// The one that is ticked on the second visit.
    second_visit: usize,
}

const TO_PATHWAY: (&str, &str) = ("pathways/nlp-engineer/", "main .pathway h1");
const TO_ROADMAP: (&str, &str) = ("roadmap/nlp-engineer/", "main .roadmap h1");
/// The same page with so many own pathways beside the one that it shows.
const fn own_roadmap(name: &'static str, own: usize) -> Page {
    Page {
        name,
        path: "own/roadmap/#my-p1",
        boxes: Some(Boxes {
            first: 4,
            count: 8,
            second_visit: 3,
        }),
        plan: "",
        own,
        to: ("own/#my-p1", "main .pathway h1"),
        back: None,
    }
}

const PAGES: [Page; 8] = [
    Page {
        name: "home",
        path: "",
        boxes: None,
        plan: "",
        own: 0,
        to: TO_PATHWAY,
        back: None,
    },
    Page {
        name: "pathway",
        path: TO_PATHWAY.0,
        boxes: None,
        plan: "",
        own: 0,
        to: TO_ROADMAP,
        back: Some(TO_PATHWAY),
    },
    Page {
        name: "roadmap",
        path: TO_ROADMAP.0,
        boxes: Some(Boxes {
            first: 4,
            count: 8,
            second_visit: 3,
        }),
        plan: "",
        own: 0,
        to: TO_PATHWAY,
        back: Some(TO_ROADMAP),
    },
    Page {
        name: "compare, four roles with dates",
        path: "compare/",
        boxes: Some(Boxes {
            first: 1,
            count: 3,
            second_visit: 4,
        }),
        plan: r#"{"format":2,"last":1,"entries":{"follows/nlp-engineer":[1,"1"],"pace/start":[1,"2026-10-05"]}}"#,
        own: 0,
        to: TO_PATHWAY,
        back: None,
    },
    Page {
        name: "today, four roles with dates",
        path: "plan/",
        // Those shown are the next tasks of all roles; a reload shows the first open ones anew.
        boxes: Some(Boxes {
            first: 1,
            count: 3,
            second_visit: 0,
        }),
        plan: r#"{"format":2,"last":1,"entries":{"follows/ai-localization-specialist":[1,"1"],"follows/nlp-engineer":[1,"2"],"follows/ai-research-engineer":[1,"3"],"follows/data-annotation-specialist":[1,"4"],"pace/start":[1,"2026-10-05"]}}"#,
        own: 0,
        to: TO_ROADMAP,
        back: None,
    },
    own_roadmap(report::FEW, 4),
    own_roadmap("50 own pathways", 50),
    own_roadmap("200 own pathways", 200),
];

/// A page has settled when neither the network nor its main thread was busy for this long.
const QUIET: Duration = Duration::from_millis(1500);

/// Figures by name.
type Figures = BTreeMap<String, f64>;

/// One visit's figures.
#[derive(Serialize, Deserialize)]
struct Visit {
    network: String,
    page: String,
    site: String,
    figures: Figures,
}

fn main() {
    let count = env::var("RUNS").ok().and_then(|runs| runs.parse().ok());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let report = runtime
        .expect("a runtime")
        .block_on(measure(count.unwrap_or(7)));
    println!("{report}");
}

fn folder(variable: &str, otherwise: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    env::var_os(variable).map_or_else(|| root.join(otherwise), PathBuf::from)
}

async fn measure(count: usize) -> String {
    let results = folder("BENCH_OUT", "target");
    let previous = report::read_previous(&results);
    let peers = folder("BENCH_PEERS", "target/peers");
    let built = folder("INTERCHANGE_DIST", "target/site");
    let hosts: Vec<_> = SITES
        .iter()
        .map(|site| {
            let folder = match site.name {
                report::OURS => built.clone(),
                peer => peers.join(peer),
            };
            let is_built = fs::exists(folder.join("index.html")).is_ok_and(|is| is);
            assert!(is_built, "{} isn't built: run ci/bench", folder.display());
            Host::start(&folder, NETWORKS[0])
        })
        .collect();
    // Parts of the names that are printed, such as "150 ms" or "pathway, react|pathway, plain".
    let only = env::var("BENCH_ONLY").unwrap_or_default();
    let driver = Driver::start();
    let (mut visits, mut report) = (vec![], String::new());
    for run in 0..count {
        eprintln!("Run {} of {count}", run + 1);
        for network in NETWORKS {
            for page in &PAGES {
                // Each site is first once, so that none has the warmer machine.
                for at in 0..SITES.len() {
                    let at = (at + run) % SITES.len();
                    let (site, host) = (&SITES[at], &hosts[at]);
                    let name = format!("{}, {}, {}", network.name, page.name, site.name);
                    let is_ours = !page.plan.is_empty() || page.own > 0;
                    let has_page = !is_ours || site.name == report::OURS;
                    if !has_page || !only.split('|').any(|part| name.contains(part)) {
                        continue;
                    }
                    host.set_network(network);
                    eprintln!("  {name}");
                    visits.push(Visit {
                        network: network.name.to_owned(),
                        page: page.name.to_owned(),
                        site: site.name.to_owned(),
                        figures: visit(&driver, host, site, page).await,
                    });
                }
            }
        }
        // What was measured isn't lost if a later run fails.
        report = report::write(&visits, previous.as_ref(), &built, &results);
    }
    report
}

/// A first visit of a page, what is done there once it has settled, and the second visit.
async fn visit(driver: &Driver, host: &Host, site: &Site, page: &Page) -> Figures {
    let settings = json!({ "prefix": site.prefix, "tick": site.tick });
    let script = format!(
        "{{ const settings = {settings}; {} }}",
        include_str!("watch.js")
    );
    let browser = Browser::start(driver, &script).await;
    let address = format!("{}{}", host.root, page.path);
    let ticks = page.boxes.is_some() && !site.prefix.is_empty();
    let mut figures = Figures::new();

    // The box to click is named in the tab's storage, which needs a page of the same origin.
    let prepare = |number: usize| format!("sessionStorage.setItem('benchmark-box', {number})");
    let empty = format!("{}{}", host.root, host::EMPTY);
    browser.open(&empty).await;
    if !page.plan.is_empty() {
        let key = format!("{}benchmark", site.prefix);
        let store = format!("localStorage[{}] = {}", json!(key), json!(page.plan));
        browser.run(&store).await;
    }
    if page.own > 0 {
        let stored = own::stored(&format!("{}benchmark", site.prefix), page.own);
        let store = format!("Object.assign(localStorage, {})", json!(stored));
        browser.run(&store).await;
    }
    if page.boxes.is_some() {
        browser.run(&prepare(0)).await;
    }
    host.take_bytes();
    browser.open(&address).await;
    settle(&browser, host, ticks).await;
    let seen = browser
        .run("return { ...benchmark, blocked: benchmark.blocked() }")
        .await;
    let figure = |name: &str| seen[name].as_f64().unwrap_or(f64::NAN);
    let mut add = |name: &str, value: f64| figures.insert(name.to_owned(), value);
    add("first paint", figure("first"));
    add("largest paint", figure("largest"));
    add("blocked after first paint", figure("blocked"));
    add("alive", figure("ready"));
    // Without the program's own memory.
    add(
        "heap, kB",
        metrics(&browser).await["JSHeapUsedSize"] / 1000.0,
    );
    if ticks {
        add("early tick: stored", figure("stored"));
        add(
            "early tick: stored, after the click",
            figure("stored") - figure("clicked"),
        );
        add("early tick: visible", figure("visible"));
        add("early tick: clicks needed", figure("clicks"));
    }
    #[allow(clippy::cast_precision_loss, reason = "pages are small")]
    let bytes = host
        .take_bytes()
        .into_iter()
        .map(|(kind, bytes)| (kind, bytes as f64));
    for (kind, bytes) in bytes {
        figures.insert(format!("bytes: {kind}"), bytes);
        if kind != "offline copy" {
            *figures
                .entry("bytes: all but the offline copy".to_owned())
                .or_default() += bytes;
        }
    }

    if let Some(boxes) = page.boxes {
        tick_boxes(&browser, site, boxes, &mut figures).await;
    }
    // The peers have the markup of a closed note, and no form that would open.
    if site.name == report::OURS {
        let typed = browser.resolve("benchmark.type(9)").await;
        for (at, field) in ["a note", "a bare field"].into_iter().enumerate() {
            if let Some(time) = typed[at].as_f64() {
                figures.insert(format!("a letter in {field} of 100 kB"), time);
            }
        }
    }
    if page.own > 0 {
        for words in ["chapter", "someone else"] {
            let found = browser
                .resolve(&format!("benchmark.search({})", json!(words)))
                .await;
            for (name, time) in [
                ("search: opened", &found["opened"]),
                ("search: a letter", &found["letter"]),
            ] {
                figures.insert(name.to_owned(), time.as_f64().unwrap_or(f64::NAN));
            }
        }
    }
    let first = route(&browser, host, page.to).await;
    figures.insert("to the other page, first time".to_owned(), first);
    if let Some(back) = page.back {
        let again = route(&browser, host, back).await;
        figures.insert("and back again".to_owned(), again);
    }

    browser.open(&empty).await;
    if let Some(boxes) = page.boxes {
        browser.run(&prepare(boxes.second_visit)).await;
    }
    browser.open(&address).await;
    settle(&browser, host, ticks).await;
    let seen = browser.run("return benchmark").await;
    let figure = |name: &str| seen[name].as_f64().unwrap_or(f64::NAN);
    figures.insert("second visit: first paint".to_owned(), figure("first"));
    if ticks {
        figures.insert(
            "second visit: early tick stored".to_owned(),
            figure("stored"),
        );
    }
    browser.close().await;
    figures
}

/// The cost of a tick once the page is hydrated: plain pages show what the checkbox alone costs.
async fn tick_boxes(browser: &Browser, site: &Site, boxes: Boxes, figures: &mut Figures) {
    let Boxes { first, count, .. } = boxes;
    let before = metrics(browser).await;
    let ticked = browser
        .resolve(&format!("benchmark.tick({first}, {count})"))
        .await;
    let after = metrics(browser).await;
    let mut times: Vec<f64> = serde_json::from_value(ticked["times"].clone()).expect("times");
    assert_eq!(times.len(), count, "{} has fewer boxes", site.name);
    if let Some(stored) = ticked["ticks"].as_u64() {
        assert_eq!(stored, count as u64 + 1, "{} stores every tick", site.name);
    }
    figures.insert("tick to paint".to_owned(), report::median(&mut times));
    #[allow(clippy::cast_precision_loss, reason = "there are few")]
    let each = |name: &str| (after[name] - before[name]) * 1000.0 / count as f64;
    figures.insert("tick: main thread".to_owned(), each("TaskDuration"));
    figures.insert("tick: script".to_owned(), each("ScriptDuration"));
    let layout = each("LayoutDuration") + each("RecalcStyleDuration");
    figures.insert("tick: style and layout".to_owned(), layout);
}

/// Seconds that the main thread has spent so far, by kind.
async fn metrics(browser: &Browser) -> Figures {
    let answer = browser.command("Performance.getMetrics", json!({})).await;
    let metrics = answer["metrics"].as_array().expect("metrics").iter();
    let pair = |metric: &Value| {
        Some((
            metric["name"].as_str()?.to_owned(),
            metric["value"].as_f64()?,
        ))
    };
    metrics.filter_map(pair).collect()
}

/// Milliseconds from a tap on a link until the heading of its page is painted.
async fn route(browser: &Browser, host: &Host, (path, heading): (&str, &str)) -> f64 {
    browser
        .run(&format!(
            "benchmark.go({}, {})",
            json!(path),
            json!(heading)
        ))
        .await;
    let time = "return window.benchmark?.route";
    let time = until(browser, time, serde_json::Value::as_f64).await;
    settle(browser, host, false).await;
    time
}

/// Waits until the page needs nothing more and, where it stores an early tick, has shown that.
async fn settle(browser: &Browser, host: &Host, ticks: bool) {
    let idle = "const tasks = window.benchmark?.longTasks.at(-1) ?? [0, 0];
        return document.readyState === 'complete' && window.benchmark?.first && {
            idle: performance.now() - tasks[0] - tasks[1], visible: benchmark.visible, stored: benchmark.stored, clicks: benchmark.clicks }";
    until(browser, idle, |state| {
        let is_idle = state["idle"].as_f64()? > QUIET.as_secs_f64() * 1000.0;
        let is_done = !ticks || state["visible"].is_number();
        (is_idle && is_done && host.is_quiet_for(QUIET)).then_some(())
    })
    .await;
}

async fn until<T>(browser: &Browser, script: &str, find: impl Fn(&Value) -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        let value = browser.run(script).await;
        if let Some(found) = find(&value) {
            return found;
        }
        let is_late = started.elapsed() > Duration::from_mins(3);
        assert!(
            !is_late,
            "waited three minutes for {script}, which returned {value}"
        );
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}
