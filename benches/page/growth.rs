//! What becomes of it when the catalogue grows: the same site with 4, 100 and 1,000 pathways, made
//! by the same program in a scratch copy of the project.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::json;

use crate::site::{Host, built, files};
use crate::{
    KEPT, PAGE, Run, bytes_of_a_first_visit, fetch, median, open, painted, slow_browser, wait_for,
};

const SIZES: [usize; 3] = [4, 100, 1000];

/// Prints the bytes of a first visit and the time of a search for each size.
pub async fn measure(count: usize) {
    println!(
        "\nGrowth: kB for the page, kB for keeping the site, ms and frames from a letter to the list it finds"
    );
    for size in SIZES {
        let host = Host::of(site_of(size), "/");
        host.compresses();
        for file in ["", "profiles"] {
            let _ = fetch(&format!("{}{file}", host.root));
        }
        let bytes = bytes_of_a_first_visit(&host, "").await;
        let searches = searches(&host, count).await;
        let kilobytes = |kind: &str| bytes.get(kind).map_or(0, |bytes| bytes / 1000);
        println!(
            "{size:>6} pathways {:>8} {:>8} {:>8.1} {:>8.1}",
            kilobytes(PAGE),
            kilobytes(KEPT),
            median(&searches, "time"),
            median(&searches, "frames")
        );
    }
}

async fn searches(host: &Host, count: usize) -> Vec<Run> {
    let browser = slow_browser(false).await;
    crate::sets(
        &browser,
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": 4 }),
    )
    .await;
    open(&browser, host, "").await;
    wait_for(&browser, "return seen.ready !== undefined").await;
    // What a letter changes is drawn before the next frame: `isDone` only sees that it was heard.
    let asks = |words: &str| {
        format!(
            "const find = document.querySelector('[name=q]'); find.focus(); find.value = '{words}';
            untilPainted(() => find.dispatchEvent(new Event('input', {{ bubbles: true }})),
                () => location.search.includes('q={words}') && !/Fetching/.test(document.querySelector('[data-stage=cards]').textContent))"
        )
    };
    // The first search waits for the list itself.
    let _ = painted(&browser, &asks("engineer")).await;
    let mut found = vec![];
    for words in [
        "pytorch", "data", "nlp", "model", "python", "speech", "labels",
    ]
    .iter()
    .cycle()
    .take(count)
    {
        let [time, frames] = painted(&browser, &asks(words)).await;
        found.push(Run::from([("time", time), ("frames", frames)]));
    }
    found
}

/// The site with this many pathways.
fn site_of(size: usize) -> PathBuf {
    let scratch = env::temp_dir().join(format!("interchange-growth-{}-{size}", std::process::id()));
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in [
        "src",
        "style",
        "public",
        "benches",
        "tests",
        "Cargo.toml",
        "Cargo.lock",
        ".cargo",
        "index.html",
    ] {
        copy(&project.join(part), &scratch.join(part));
    }
    let pathways = scratch.join("src/content/pathways");
    let ours: Vec<_> = files(&pathways)
        .iter()
        .map(|file| fs::read_to_string(pathways.join(file)).expect("a file"))
        .collect();
    for number in ours.len() + 1..=size {
        let text = renamed(&ours[number % ours.len()], number);
        fs::write(pathways.join(format!("generated-role-{number}.toml")), text).expect("a file");
    }
    // The program is the same for every catalogue; only what is made of it differs.
    let folder = scratch.join("site");
    let compiled = files(&built())
        .into_iter()
        .filter(|file| file.starts_with("interchange-"));
    for file in compiled.filter(|file| !file.ends_with(".br") && !file.ends_with(".gz")) {
        copy(&built().join(&file), &folder.join(&file));
    }
    let template = fs::read_to_string(project.join("index.html")).expect("the template");
    let template: Vec<_> = template
        .lines()
        .filter(|line| !line.contains("data-trunk"))
        .collect();
    fs::write(folder.join("index.html"), template.join("\n")).expect("a file");
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.join("target"), PathBuf::from);
    let made = Command::new("cargo")
        .args(["run", "--quiet", "--bin", "publish"])
        .current_dir(&scratch)
        .env("CARGO_TARGET_DIR", target.join("growth"))
        .env("TRUNK_STAGING_DIR", &folder)
        .env_remove("TRUNK_PROFILE")
        .status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "the site of {size} pathways is made"
    );
    folder
}

/// A pathway like this one, under a name of its own and with words of its own.
fn renamed(text: &str, number: usize) -> String {
    const FIELDS: [&str; 10] = [
        "Vision", "Speech", "Robotics", "Safety", "Search", "Climate", "Health", "Music",
        "Finance", "Games",
    ];
    const KINDS: [&str; 10] = [
        "Engineer",
        "Scientist",
        "Analyst",
        "Architect",
        "Designer",
        "Auditor",
        "Trainer",
        "Curator",
        "Operator",
        "Planner",
    ];
    let role = format!(
        "{} {} {number}",
        FIELDS[number % 10],
        KINDS[number / 10 % 10]
    );
    let digit = |n: usize| {
        char::from_digit(u32::try_from(n % 36).unwrap_or(0), 36)
            .unwrap_or('0')
            .to_ascii_uppercase()
    };
    let line = |line: &str| match line.split_once(" = ").map(|(key, _)| key) {
        Some("role") => format!("role = \"{role}\""),
        Some("code") => format!("code = \"{}{}\"", digit(number / 36), digit(number)),
        Some("document") => format!("document = {number}"),
        Some("summary") => format!(
            "summary = \"From backend work to {role}: what changes is the {} you build for the {}th time.\"",
            FIELDS[number * 7 % 10],
            number * 31 % 997
        ),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for file in files(from) {
            copy(&from.join(&file), &to.join(&file));
        }
    } else {
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(from, to).expect("a copy");
    }
}
