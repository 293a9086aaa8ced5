//! Medians and ratios, as Markdown and as JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::json;

use crate::{NETWORKS, PAGES, SITES, Visit};

/// The site that the others are compared with.
pub const OURS: &str = "interchange";

/// The page that those with more own pathways are compared with.
pub const FEW: &str = "4 own pathways";

/// Medians by "network · page · figure" and site.
pub type Medians = BTreeMap<String, BTreeMap<String, f64>>;

/// The figures in the order in which they are printed.
const ORDER: [&str; 30] = [
    "first paint",
    "largest paint",
    "blocked after first paint",
    "alive",
    "heap, kB",
    "early tick: stored",
    "early tick: stored, after the click",
    "early tick: visible",
    "early tick: clicks needed",
    "tick to paint",
    "tick: main thread",
    "tick: script",
    "tick: style and layout",
    "a letter in a note of 100 kB",
    "a letter in a bare field of 100 kB",
    "search: opened",
    "search: a letter",
    "to the other page, first time",
    "and back again",
    "second visit: first paint",
    "second visit: early tick stored",
    "bytes: all but the offline copy",
    "bytes: document",
    "bytes: style",
    "bytes: script",
    "bytes: wasm",
    "bytes: data",
    "bytes: font",
    "bytes: other",
    "bytes: offline copy",
];

/// Those of which ratios are worth a line.
const COMPARED: [&str; 11] = [
    "first paint",
    "largest paint",
    "blocked after first paint",
    "early tick: stored",
    "tick to paint",
    "tick: main thread",
    "to the other page, first time",
    "and back again",
    "second visit: first paint",
    "second visit: early tick stored",
    "bytes: all but the offline copy",
];

/// Reads the medians of `bench-previous.json`, whose ratios stand beside the new ones. Where there is none, the
/// last `bench.json` becomes it, and stays it until it is removed.
pub fn read_previous(folder: &Path) -> Option<Medians> {
    let (last, previous) = (
        folder.join("bench.json"),
        folder.join("bench-previous.json"),
    );
    if !previous.exists() && last.exists() {
        fs::rename(&last, &previous).expect("the last result can be renamed");
    }
    let text = fs::read_to_string(previous).ok()?;
    let mut result: serde_json::Value = serde_json::from_str(&text).ok()?;
    serde_json::from_value(result["medians"].take()).ok()
}

/// Writes `bench.md` and `bench.json`, and returns the former.
pub fn write(visits: &[Visit], previous: Option<&Medians>, site: &Path, folder: &Path) -> String {
    let medians = medians(visits);
    let text = format!("{}{}", markdown(&medians, previous, visits), sizes(site));
    fs::write(folder.join("bench.md"), &text).expect("the report is written");
    let json = json!({ "medians": medians, "visits": visits });
    fs::write(folder.join("bench.json"), json.to_string()).expect("the figures are written");
    text
}

fn medians(visits: &[Visit]) -> Medians {
    let mut all: BTreeMap<String, BTreeMap<String, Vec<f64>>> = BTreeMap::new();
    for visit in visits {
        for (figure, value) in visit.figures.iter().filter(|(_, value)| value.is_finite()) {
            let key = key(&visit.network, &visit.page, figure);
            let sites = all.entry(key).or_default();
            sites.entry(visit.site.clone()).or_default().push(*value);
        }
    }
    let middle = |(key, sites): (String, BTreeMap<String, Vec<f64>>)| {
        let sites = sites
            .into_iter()
            .map(|(site, mut values)| (site, median(&mut values)));
        (key, sites.collect())
    };
    all.into_iter().map(middle).collect()
}

fn key(network: &str, page: &str, figure: &str) -> String {
    format!("{network} · {page} · {figure}")
}

fn header(text: &mut String, columns: &[&str]) {
    let _ = writeln!(text, "| | {} |", columns.join(" | "));
    let _ = writeln!(text, "| --- |{}", " ---: |".repeat(columns.len()));
}

/// The kinds of pages whose sizes are told.
const KINDS: [(&str, &str); 7] = [
    ("Explore", ""),
    ("a pathway", "pathways/nlp-engineer/"),
    ("its roadmap", "roadmap/nlp-engineer/"),
    ("the comparison", "compare/"),
    ("My plan", "plan/"),
    ("the method", "method/"),
    ("an own pathway", "own/"),
];

/// What pages name to be loaded with them, in bytes by brotli.
fn sizes(site: &Path) -> String {
    let bytes = |file: &str| {
        let packed = fs::metadata(site.join(format!("{file}.br")));
        packed
            .or_else(|_| fs::metadata(site.join(file)))
            .map_or(0, |file| file.len())
    };
    let mut text = "\n## What a page needs, bytes by brotli\n\n".to_owned();
    let columns = [
        "with its styles",
        "stylesheet, typeface",
        "scripts",
        "program",
        "all until it lives",
    ];
    header(&mut text, &columns);
    for (name, path) in KINDS {
        let page = format!("{path}index.html");
        let html = fs::read_to_string(site.join(&page)).unwrap_or_default();
        let named = html
            .split(['"', '\''])
            .filter(|word| word.contains('-') || word.contains("program-"));
        let files: BTreeSet<_> = named
            .map(|word| word.trim_start_matches("../").trim_start_matches("./"))
            .collect();
        let sum = |ends: &[&str]| -> u64 {
            let files = files
                .iter()
                .filter(|file| ends.iter().any(|end| file.ends_with(end)));
            files.map(|file| bytes(file)).sum()
        };
        let (page, style) = (bytes(&page), sum(&[".css", ".woff2"]));
        let (scripts, program) = (sum(&[".js"]), sum(&[".wasm"]));
        let _ = writeln!(
            text,
            "| {name} | {page} | {style} | {scripts} | {program} | {} |",
            page + style + scripts + program
        );
    }
    text.push_str("\nWhat a learner's own data or a click needs beside that is loaded then, and the copy for use offline after all of it.\n");
    text
}

/// The date, as it is written in names of files.
fn date() -> String {
    let now = SystemTime::UNIX_EPOCH
        .elapsed()
        .expect("it is later than 1970");
    let days = u32::try_from(now.as_secs() / 86_400).expect("a day of this age");
    let first = interchange::domain::date::Date::parse("1970-01-01").expect("a date");
    first.plus(days).map(String::from).unwrap_or_default()
}

/// The middle of these, or not a number where there are none.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn markdown(medians: &Medians, previous: Option<&Medians>, visits: &[Visit]) -> String {
    let peers: Vec<_> = SITES
        .iter()
        .map(|site| site.name)
        .filter(|name| *name != OURS)
        .collect();
    let combinations: BTreeSet<_> = visits
        .iter()
        .map(|visit| (&visit.network, &visit.page, &visit.site))
        .collect();
    let mut text = format!(
        "## Beside its peers\n\nTaken on {}: medians of {} interleaved runs, headless Chromium, 412 × 823, processor 4× slower. \
        Times depend on what else the machine does: compare ratios, not milliseconds, and none below one frame (17 ms).\n\n\
        ### Ratios: Interchange ÷ peer{}\n\n",
        date(),
        visits.len() / combinations.len().max(1),
        if previous.is_some() { " (before)" } else { "" }
    );
    let mut columns = vec![OURS];
    columns.extend(&peers);
    header(&mut text, &columns);
    for network in NETWORKS {
        for page in &PAGES {
            for figure in COMPARED {
                let key = key(network.name, page.name, figure);
                let Some(ours) = medians.get(&key).and_then(|sites| sites.get(OURS)) else {
                    continue;
                };
                let cells = peers.iter().map(|peer| {
                    let before = previous.and_then(|medians| ratio(medians, &key, peer));
                    let before = before
                        .map(|before| format!(" ({before})"))
                        .unwrap_or_default();
                    ratio(medians, &key, peer)
                        .map_or("–".to_owned(), |now| format!("{now}{before}"))
                });
                let cells = cells.collect::<Vec<_>>().join(" | ");
                let _ = writeln!(text, "| {key} | {} | {cells} |", number(*ours, figure));
            }
        }
    }
    text.push_str(&of_many(medians));
    text.push_str("\n### Medians (milliseconds, bytes)\n");
    for network in NETWORKS {
        for page in &PAGES {
            let start = key(network.name, page.name, "");
            if !medians.keys().any(|key| key.starts_with(&start)) {
                continue;
            }
            let _ = writeln!(text, "\n#### {}, {}\n", page.name, network.name);
            header(&mut text, &columns);
            for figure in ORDER {
                let Some(sites) = medians.get(&key(network.name, page.name, figure)) else {
                    continue;
                };
                let cell = |site: &&str| {
                    sites
                        .get(*site)
                        .map_or("–".to_owned(), |value| number(*value, figure))
                };
                let cells = columns.iter().map(cell).collect::<Vec<_>>().join(" | ");
                let _ = writeln!(text, "| {figure} | {cells} |");
            }
        }
    }
    text.push_str(
        "\nAn early tick is a click on the first task's checkbox as soon as it is painted on a first visit. Until the tick is \
        in localStorage the click is repeated every 500 ms (unticked first where it shows as ticked); a site that answers the \
        first click later needs no second. Times count from the start of the navigation. “Blocked” is the sum of what long \
        tasks after the first paint take beyond 50 ms. A tick's main thread time is that of all tasks from the click to its \
        frame; plain pages show what a checkbox alone costs. A change of page is a tap of 80 ms on a link, once the page has \
        settled (network and main thread quiet for 1.5 s, so a service worker has its copy by then), until the next page's \
        heading is painted; plain pages load a document. The second visit has the first one's cache and storage. The offline \
        copy is what a service worker fetches ahead; its work is slowed by the network but not by the processor.\n",
    );
    text
}

/// What many own pathways cost, beside few.
fn of_many(medians: &Medians) -> String {
    let mut text = String::new();
    for network in NETWORKS {
        let many = PAGES.iter().filter(|page| page.own > 0 && page.name != FEW);
        for page in many {
            for figure in [
                "alive",
                "early tick: stored",
                "tick to paint",
                "tick: main thread",
                "search: opened",
                "search: a letter",
            ] {
                let value = |page| medians.get(&key(network.name, page, figure))?.get(OURS);
                if let (Some(many), Some(few)) = (value(page.name), value(FEW)) {
                    let _ = writeln!(
                        text,
                        "| {}, {}: {figure} | {:.2} |",
                        network.name,
                        page.name,
                        many / few
                    );
                }
            }
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("\n### Many own pathways ÷ four\n\n| | |\n| --- | ---: |\n{text}")
}

fn ratio(medians: &Medians, key: &str, peer: &str) -> Option<String> {
    let sites = medians.get(key)?;
    let (ours, peer) = (sites.get(OURS)?, sites.get(peer)?);
    (*peer > 0.0).then(|| format!("{:.2}", ours / peer))
}

fn number(value: f64, figure: &str) -> String {
    let is_small = figure.starts_with("tick");
    format!("{value:.*}", usize::from(is_small))
}
