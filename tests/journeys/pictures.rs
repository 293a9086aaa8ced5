//! Takes the pictures of the app that shops and installers show, into `public/screenshots/`:
//!
//! `.ci/test`, and then, after `source .ci/tools test`,
//! `INTERCHANGE_DIST=target/site cargo test --test journeys -- --ignored pictures`

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::learner::Learner;
use crate::site::{Host, built};

const PLAN: [(&str, &str); 4] = [
    ("follows/nlp-engineer", "1"),
    ("done/nlp-engineer/python-data-science", "2026-11-02"),
    ("done/nlp-engineer/install-pytorch", "2026-11-03"),
    ("done/nlp-engineer/rag-chatbot", "2026-11-20"),
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
        learner.rests(500).await;
        let picture = learner
            .window()
            .screenshot_as_png()
            .await
            .expect("a picture");
        let file = Path::new("public/screenshots").join(format!("{name}.png"));
        fs::create_dir_all("public/screenshots").expect("a folder");
        fs::write(file, picture).expect("the picture is written");
    }
}
