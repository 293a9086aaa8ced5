//! Takes pictures: `ci/screenshots` has those that shops and installers show put into
//! `public/screenshots/`, and every view in every state into `target/pictures/`, to be looked at.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::accessibility::{HALF_DONE, VIEWS};
use crate::learner::Learner;
use crate::plans::states;
use crate::site::{Host, built};

const PLAN: [(&str, &str); 6] = [
    ("follows/nlp-engineer", "1"),
    ("pace/start", "2026-11-02"),
    ("done/nlp-engineer/first-tensor-notebook", "2026-11-02"),
    ("done/nlp-engineer/python-for-data-science", "2026-11-09"),
    ("done/nlp-engineer/tensors-and-autograd", "2026-11-18"),
    ("done/nlp-engineer/join-huggingface-discord", "2026-11-20"),
];

#[tokio::test]
#[ignore = "writes pictures into the project"]
async fn pictures_for_the_manifest_are_taken() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    learner.looks_up("method/").await;
    learner.has_entered(&PLAN).await;
    for (name, page, width, height) in [
        ("map", "", 1280, 800),
        (
            "compare",
            "compare/?roles=nlp-engineer,ai-research-engineer",
            1280,
            800,
        ),
        ("roadmap", "roadmap/nlp-engineer/", 390, 844),
        ("plan", "plan/", 390, 844),
    ] {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        learner
            .sets("Emulation.setDeviceMetricsOverride", size)
            .await;
        learner.looks_up(page).await;
        learner.sees_the_program().await;
        // Until the lines are drawn.
        learner.rests(2_500).await;
        take(
            &learner,
            Some((width, height)),
            &format!("public/screenshots/{name}.png"),
        )
        .await;
    }
}

/// The longest picture that Chromium takes, in pixels, with some to spare.
const LONGEST: u32 = 12_000;

/// Takes a picture of the window, or of the whole page.
async fn take(learner: &Learner, window: Option<(u32, u32)>, file: &str) {
    let whole =
        "return [document.documentElement.clientWidth, document.documentElement.scrollHeight]";
    let (width, height) = if let Some(size) = window {
        size
    } else {
        let size = learner.runs(whole).await;
        serde_json::from_value(size).expect("a width and a height")
    };
    let top = learner.runs("return Math.round(scrollY)").await;
    let top = if window.is_some() { top } else { json!(0) };
    let clip =
        json!({ "x": 0, "y": top, "width": width, "height": height.min(LONGEST), "scale": 1 });
    let how = json!({ "format": "png", "captureBeyondViewport": window.is_none(), "clip": clip });
    let taken = learner
        .window()
        .cdp()
        .send_raw("Page.captureScreenshot", how)
        .await
        .expect("a picture");
    let picture = taken["data"].as_str().expect("a picture as text");
    let picture = STANDARD.decode(picture).expect("a picture");
    let folder = Path::new(file).parent().expect("it has a folder");
    fs::create_dir_all(folder).expect("a folder");
    fs::write(file, picture).expect("the picture is written");
}

#[tokio::test]
#[ignore = "takes about 20 minutes"]
async fn every_view_is_taken_in_every_state() {
    let host = Host::of(built(), "/");
    // With notes, answers and something that this version doesn't know.
    let mixed = HALF_DONE.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let all = states().into_iter().chain([("mixed", mixed.to_vec())]);
    for (state, plan) in all {
        let learner = Learner::of(&host).await;
        learner.looks_up("method/").await;
        learner.has_entered(&plan).await;
        for (medium, theme) in [("screen", "light"), ("screen", "dark"), ("print", "light")] {
            let features = json!([
                { "name": "prefers-color-scheme", "value": theme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ]);
            let looks = if medium == "print" { "print" } else { theme };
            let widths: &[u32] = if medium == "print" {
                &[688]
            } else {
                &[360, 768, 1100, 1440, 1920]
            };
            for width in widths {
                learner.has_a_window_of(*width).await;
                for view in VIEWS {
                    learner.looks_up(view.trim_start_matches('/')).await;
                    learner.sees_the_program().await;
                    let media = json!({ "media": medium, "features": features });
                    learner.sets("Emulation.setEmulatedMedia", media).await;
                    learner.rests(200).await;
                    let name = view
                        .trim_matches('/')
                        .replace(|sign: char| !sign.is_alphanumeric(), "-");
                    let name = if name.is_empty() {
                        "home".to_owned()
                    } else {
                        name
                    };
                    let file = format!("target/pictures/{state}/{looks}-{width}/{name:.60}.png");
                    take(&learner, None, &file).await;
                }
            }
        }
    }
}
