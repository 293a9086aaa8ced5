//! Every view for everyone: axe-core in both themes, and no sideways scrolling on a small phone.

use std::{env, fs};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::learner::Learner;
use crate::plans::OWN;

/// Every view, and those that look different when something is wrong.
pub const VIEWS: [&str; 26] = [
    "/",
    "/?q=pytorch",
    "/pathways/",
    "/pathways/nlp-engineer/",
    "/pathways/ai-research-engineer/",
    "/compare/",
    "/compare/?roles=nlp-engineer,astronaut",
    "/fit/",
    "/fit/#answers=time:1,pay:2x2,languages:2,maths:-1,people:1,ambiguity:1x3,architecture:2",
    "/roadmap/data-annotation-specialist/",
    "/plan/",
    "/plan/schedule/",
    "/plan/skills/",
    "/plan/decide/",
    "/plan/progress/",
    "/plan/data/",
    "/method/",
    "/method/styleguide/",
    "/own/new/",
    "/own/keep/?title=A%20course&url=https://example.org/course",
    "/own/#my-data-engineer",
    "/own/roadmap/#my-data-engineer",
    "/own/edit/#my-data-engineer",
    "/review/",
    // A plan with tasks in all states.
    "/review/#shared=bY_LasRQCIZfJQjdRXKBdpG3cRInPSTRgzq0MMy712mhTC8bF-r3_XqFIsE2v5KsDBOcaN4uFVo4qx0UMA0tsIQVdpiusKhwJ3tFlrUIs3XnYh4YLK6GosEn1S1FYz--4DDg2KfsL_YFOJIsSJfQ1Wh5pIbPE_Zd3_wHmDv3UaWZOw-yeID6-ySb8Str9zjQ84tyZEmgSFMtI9m9bZ77p7b5zh3_VwS_B64sbBRFJR2-lVp5gdvtAw",
    "/nope",
];

/// A plan with something in every part of it.
pub const HALF_DONE: [(&str, &str); 19] = [
    ("follows/nlp-engineer", "1"),
    ("follows/astronaut", "2"),
    ("follows/my-data-engineer", "3"),
    ("own/my-data-engineer", OWN),
    ("done/nlp-engineer/first-tensor-notebook", "2026-11-20"),
    ("done/nlp-engineer/tensors-and-autograd", "2026-11-21"),
    (
        "done/data-annotation-specialist/research-role",
        "2026-11-22",
    ),
    ("done/astronaut/fly", "2026-01-31"),
    ("pace/start", "2026-11-01"),
    (
        "remark/0000000000000001",
        "about¦data-annotation-specialist/research-role¶by¦Ada¶day¦2026-11-20¶kind¦suggestion¶text¦Ask two people who do it.¶",
    ),
    (
        "remark/0000000000000002",
        "about¦astronaut/fly¶day¦2026-11-20¶kind¦remark¶text¦Far away.¶",
    ),
    ("remark/0000000000000002/answer", "aside 2026-11-21"),
    ("answer/time", "1"),
    ("answer/pay", "2x2"),
    ("answer/maths", "-1"),
    ("answer/ambiguity", "1x3"),
    (
        "note/nlp-engineer/tensors-and-autograd",
        "Took two evenings.",
    ),
    (
        "proof/nlp-engineer/tensors-and-autograd",
        "https://example.org/a-long-address-without-any-place-to-break-it-at-all",
    ),
    (
        "note/data-annotation-specialist/research-role",
        "Read three job offers.",
    ),
];

/// Opens this page with such a plan.
pub async fn with_plan(path: &str) -> Learner {
    let learner = Learner::opens(path).await;
    learner.has_entered(&HALF_DONE).await;
    learner
}

async fn violations(learner: &Learner) -> Vec<Value> {
    let script = "const done = arguments[arguments.length - 1];
        axe.run(document, { rules: { 'target-size': { enabled: true } } }).then(found => done(
            found.violations.map(v => [v.id, v.help, v.nodes.slice(0, 3).map(n => n.html)])
        ), error => done([String(error)]))";
    let ran = learner
        .window()
        .execute_async(script, vec![])
        .await
        .expect("axe runs");
    ran.convert().expect("a list")
}

async fn brings_axe(learner: &Learner) {
    let path = env::var("AXE_CORE").expect("AXE_CORE names axe.min.js: ci/test sets it");
    let axe = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    learner.runs(&axe).await;
}

async fn passes_axe_in(theme: &str) {
    let learner = with_plan("/method/").await;
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": theme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ] });
    let mut all = vec![];
    for view in VIEWS {
        for width in [360, 768, 1440] {
            learner
                .sets("Emulation.setEmulatedMedia", features.clone())
                .await;
            learner.has_a_window_of(width).await;
            learner.goes_to(view).await;
            let themed = format!("return matchMedia('(prefers-color-scheme: {theme})').matches");
            assert_eq!(learner.runs(&themed).await, json!(true));
            brings_axe(&learner).await;
            let found = violations(&learner).await;
            all.extend(
                found
                    .into_iter()
                    .map(|v| format!("{view} at {width} px, {theme}: {v}")),
            );
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    learner.leaves().await;
}

#[tokio::test]
async fn every_view_passes_axe_in_light() {
    passes_axe_in("light").await;
}

#[tokio::test]
async fn every_view_passes_axe_in_dark() {
    passes_axe_in("dark").await;
}

#[tokio::test]
async fn messages_and_questions_pass_axe() {
    let learner = Learner::opens("/method/").await;
    learner
        .runs("localStorage['interchange:plan'] = '{oops'")
        .await;
    learner.goes_to("/pathways/nlp-engineer/").await;
    learner
        .sees("A saved plan was found that can’t be read")
        .await;
    learner.presses("Follow NLP Engineer").await;
    learner.sees("NLP Engineer added.").await;
    brings_axe(&learner).await;
    assert_eq!(violations(&learner).await, Vec::<Value>::new());
    learner.goes_to("/plan/data/").await;
    learner.presses("Delete my plan").await;
    learner.sees("Delete your plan?").await;
    brings_axe(&learner).await;
    assert_eq!(violations(&learner).await, Vec::<Value>::new());
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_found_and_the_keys_pass_axe_and_scroll_nothing_sideways() {
    let learner = with_plan("/method/").await;
    let mut all = vec![];
    for (theme, width) in [
        ("light", 360),
        ("dark", 360),
        ("light", 1280),
        ("dark", 1280),
        ("light", 320),
    ] {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": theme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        learner.sets("Emulation.setEmulatedMedia", features).await;
        learner.has_a_window_of(width).await;
        learner.goes_to("/roadmap/nlp-engineer/").await;
        brings_axe(&learner).await;
        for words in ["", "pytorch", "gardening"] {
            learner.looks_for(words).await;
            learner
                .waits_until("return document.querySelectorAll('.found').length > 0")
                .await;
            all.extend(violations(&learner).await);
            let over = "return [...document.querySelectorAll('dialog[open], dialog[open] .found')]
                .filter(it => it.scrollWidth > it.clientWidth + 1 || it.getBoundingClientRect().right > innerWidth).length";
            assert_eq!(learner.runs(over).await, json!(0), "{words} at {width} px");
            learner.types(Key::Escape).await;
        }
        learner.types("?").await;
        learner.sees("Single keys").await;
        all.extend(violations(&learner).await);
        let wide = "return document.querySelector('dialog[open]').scrollWidth";
        assert!(learner.runs(wide).await.as_u64() <= Some(width.into()));
    }
    assert_eq!(all, Vec::<Value>::new());
    learner.leaves().await;
}

#[tokio::test]
async fn a_note_in_the_making_passes_axe_and_scrolls_nothing_sideways() {
    let learner = with_plan("/method/").await;
    learner.has_a_window_of(320).await;
    for (page, disclosure) in [
        (
            "/roadmap/nlp-engineer/",
            "Edit note: Get to know PyTorch’s tensors and its autograd",
        ),
        ("/plan/progress/", "Note: astronaut/fly"),
    ] {
        learner.goes_to(page).await;
        learner.presses_named(disclosure).await;
        learner
            .runs("document.querySelector('.note input').value = 'javascript:alert(1)'")
            .await;
        learner.presses("Save note").await;
        learner.sees("Enter a web address, such as").await;
        brings_axe(&learner).await;
        assert_eq!(violations(&learner).await, Vec::<Value>::new(), "{page}");
        let wide = "return document.documentElement.scrollWidth";
        let wide = learner.runs(wide).await;
        assert!(wide.as_i64() <= Some(320), "{page} is {wide} px wide");
    }
    learner.leaves().await;
}

#[tokio::test]
async fn axe_finds_what_is_wrong() {
    let learner = Learner::opens("/").await;
    learner.runs("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\"><h5>Skipped</h5>')").await;
    brings_axe(&learner).await;
    let found = violations(&learner).await;
    let ids: Vec<_> = found
        .iter()
        .filter_map(|violation| violation[0].as_str())
        .collect();
    assert!(
        ids.contains(&"image-alt") && ids.contains(&"heading-order"),
        "{found:?}"
    );
    learner.leaves().await;
}

#[tokio::test]
async fn no_view_scrolls_sideways_from_320_pixels_up() {
    let learner = with_plan("/method/").await;
    for width in [320, 360, 768, 1024, 1440] {
        learner.has_a_window_of(width).await;
        for view in VIEWS {
            learner.goes_to(view).await;
            let wide = learner
                .runs("return document.documentElement.scrollWidth")
                .await;
            assert!(
                wide.as_i64() <= Some(width.into()),
                "{view} at {width} px is {wide} px wide"
            );
        }
    }
    learner.leaves().await;
}

#[tokio::test]
async fn no_view_scrolls_sideways_with_text_at_twice_its_size() {
    let learner = with_plan("/method/").await;
    for width in [640, 1280] {
        learner.has_a_window_of(width).await;
        for view in VIEWS {
            learner.goes_to(view).await;
            let wide = "document.documentElement.style.fontSize = '200%';
                return document.documentElement.scrollWidth";
            let wide = learner.runs(wide).await;
            assert!(
                wide.as_i64() <= Some(width.into()),
                "{view} at {width} px is {wide} px wide"
            );
        }
    }
    learner.leaves().await;
}

#[tokio::test]
async fn nothing_is_asked_of_another_site() {
    let learner = with_plan("/").await;
    let foreign = "return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => !name.startsWith(location.origin) && !name.startsWith('data:'))";
    for view in VIEWS {
        learner.goes_to(view).await;
        assert_eq!(learner.runs(foreign).await, json!([]), "{view}");
    }
    // Such a request would be seen.
    learner
        .runs("new Image().src = 'http://other.example/image.png'")
        .await;
    learner
        .waits_until(&format!(
            "{} === 1",
            foreign.replace("'data:'))", "'data:')).length")
        ))
        .await;
    learner.leaves().await;
}
