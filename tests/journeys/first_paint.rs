//! The first paint of every page, before its stylesheet has arrived.

use std::{env, fs};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::learner::Learner;
use crate::site::{Fault, Host, built};

/// Every kind of page.
const PAGES: [&str; 15] = [
    "",
    "pathways/nlp-engineer/",
    "pathways/data-annotation-specialist/",
    "roadmap/ai-research-engineer/",
    "compare/",
    "fit/",
    "plan/",
    "plan/schedule/",
    "plan/data/",
    "method/",
    "own/",
    "own/new/",
    "own/roadmap/",
    "review/",
    "404.html",
];

#[tokio::test]
async fn the_first_screen_looks_the_same_before_the_stylesheet_arrives() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    // Nothing but the styles may differ. The typeface is used only where it arrives in time.
    for (command, parameters) in [
        (
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        ),
        // Its thumb shows how long the whole page is.
        ("Emulation.setScrollbarsHidden", json!({ "hidden": true })),
        ("Network.enable", json!({})),
        ("Network.setCacheDisabled", json!({ "cacheDisabled": true })),
    ] {
        learner.sets(command, parameters).await;
    }
    let font = ("font-", Fault::Missing);
    let mut different = vec![];
    for (width, height) in [(360, 740), (1440, 900)] {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        learner
            .sets("Emulation.setDeviceMetricsOverride", size)
            .await;
        for page in PAGES {
            host.has(&[font]);
            learner.looks_up(page).await;
            let whole = learner.sees_the_screen().await;
            host.has(&[font, ("style-", Fault::Missing)]);
            learner.looks_up(page).await;
            let first = learner.sees_the_screen().await;
            if whole != first {
                let name = format!("first-paint-{}-{width}", page.replace('/', "-"));
                let file = env::temp_dir().join(name);
                for (end, picture) in [("whole", whole), ("first", first)] {
                    let picture = STANDARD.decode(picture).expect("a picture");
                    let file = format!("{}-{end}.png", file.display());
                    fs::write(file, picture).expect("it can be written");
                }
                different.push(file.display().to_string());
            }
        }
    }
    assert!(different.is_empty(), "see {different:#?}");
}
