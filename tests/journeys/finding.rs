//! Finding anything from anywhere, by the keyboard.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::learner::{FIND, Learner};
use crate::site::{Fault, Host, built};

const PYTORCH: &str = "do-nlp-engineer--pytorch-tensorflow";
const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";

#[tokio::test]
async fn whatever_is_half_typed_or_mistyped_is_found_and_come_to() {
    let learner = Learner::opens("/").await;
    learner.looks_for("nlp eng").await;
    learner.finds_first("NLP Engineer").await;
    learner.types(Key::Enter).await;
    learner.sees_the_address("/pathways/nlp-engineer/").await;
    learner.is_on_the_page("NLP Engineer").await;
    for (words, found, address, part) in [
        (
            "pytroch/t",
            "PyTorch/TensorFlow",
            "/pathways/nlp-engineer/",
            PYTORCH,
        ),
        (
            "rag chat",
            CHATBOT,
            "/roadmap/nlp-engineer/",
            "do-nlp-engineer--rag-chatbot",
        ),
        (
            "resource huggingfce nlp",
            "HuggingFace NLP Course (free)",
            "/roadmap/nlp-engineer/",
            "use-nlp-engineer--bert-and-gpt-1",
        ),
        (
            "step nlp refresher",
            "Foundations: Python & Deep Learning Refresher",
            "/roadmap/nlp-engineer/",
            "step-1",
        ),
        (
            "backup storage",
            "Backup and storage",
            "/plan/data/",
            "kept",
        ),
    ] {
        learner.looks_for(words).await;
        learner.finds_first(found).await;
        learner.types(Key::Enter).await;
        learner.sees_the_address(&format!("{address}#{part}")).await;
        learner.has_come_to(part).await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_found_is_walked_by_keys_and_the_number_is_said() {
    let learner = Learner::opens("/method/").await;
    learner.looks_for("pytorch").await;
    learner.finds_first("PyTorch/TensorFlow").await;
    learner.sees("10 found, the best 9 shown").await;
    let said = "return document.querySelector('#found-count[role=status]').textContent";
    assert_eq!(
        learner.runs(said).await,
        json!("10 found, the best 9 shown")
    );
    learner.types(Key::Down).await;
    learner
        .finds_first("PyTorch & TensorFlow Proficiency")
        .await;
    learner.types(Key::Up + Key::Up).await;
    learner
        .finds_first(
            "Use PyTorch to write a feedforward neural network for MNIST, and keep it simple",
        )
        .await;
    learner.types(Key::Home).await;
    learner.finds_first("PyTorch/TensorFlow").await;
    learner.types(Key::End).await;
    learner
        .finds_first(
            "Use PyTorch to write a feedforward neural network for MNIST, and keep it simple",
        )
        .await;
    learner.has_the_focus_on(FIND).await;
    learner.types(Key::Escape).await;
    learner.sees_the_count("dialog[open]", 0).await;
    learner.sees_the_address("/method/").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_focus_goes_back_to_where_it_was() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.tabs_to(CHATBOT).await;
    learner.types("/").await;
    learner.has_the_focus_on(FIND).await;
    learner.types(Key::Escape).await;
    learner
        .waits_until("return document.activeElement.id === 'do-nlp-engineer--rag-chatbot'")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_can_be_done_is_done_from_anywhere() {
    let learner = Learner::opens("/method/").await;
    learner.looks_for("follow nlp").await;
    learner.finds_first("Follow NLP Engineer").await;
    learner.types(Key::Enter).await;
    learner.sees("NLP Engineer added.").await;
    // Its tasks are known once it is followed.
    learner.looks_for("tick chatbot").await;
    learner.finds_first(&format!("Tick off: {CHATBOT}")).await;
    learner.types(Key::Enter).await;
    learner.sees(&format!("Done: {CHATBOT}.")).await;
    learner.looks_for("undo").await;
    learner.finds_first("Undo the last change").await;
    learner.types(Key::Enter).await;
    learner.sees("Undone: “Done: ").await;
    learner.looks_for("stop following").await;
    learner.finds_first("Stop following NLP Engineer").await;
    learner.types(Key::Enter).await;
    learner.sees("NLP Engineer removed.").await;
    learner.looks_for("save backup").await;
    learner.finds_first("Save a backup").await;
    learner.types(Key::Enter).await;
    learner.sees_the_address("/plan/data/#kept").await;
    learner.leaves().await;
}

#[tokio::test]
async fn before_anything_is_typed_it_helps_and_where_nothing_is_found_as_well() {
    let learner = Learner::opens("/method/").await;
    learner.looks_for("").await;
    learner.finds_first("AI Localization Specialist").await;
    learner
        .sees_in_order(&["Suggestions", "All pathways", "Save a backup"])
        .await;
    learner.types("gardening").await;
    learner
        .sees("Nothing is called “gardening”. Fewer letters or another word may help.")
        .await;
    learner.types(Key::Enter).await;
    learner.sees_the_address("/pathways/").await;
    learner.has_entered(&[("follows/nlp-engineer", "1")]).await;
    learner.goes_to("/method/").await;
    learner.looks_for("").await;
    learner
        .finds_first("Install PyTorch, then run a notebook with a basic operation on tensors")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn it_is_pressed_as_well_and_closed_from_beside() {
    let learner = Learner::opens("/").await;
    learner.has_a_window_of(360).await;
    learner.presses("Find Ctrl K").await;
    learner.has_the_focus_on(FIND).await;
    let high = "return Math.min(...[...document.querySelectorAll('.found')].map(it => it.offsetHeight)) >= 44";
    learner.waits_until(high).await;
    learner.presses("Close").await;
    learner.sees_the_count("dialog[open]", 0).await;
    learner.presses("Find Ctrl K").await;
    learner.has_the_focus_on(FIND).await;
    learner.types("data anno").await;
    learner.finds_first("Data Annotation Specialist").await;
    learner
        .runs("document.querySelector('.found[aria-selected=true] .found-name').click()")
        .await;
    learner.is_on_the_page("Data Annotation Specialist").await;
    learner.leaves().await;
}

#[tokio::test]
async fn it_works_without_a_network_and_says_so_where_it_cannot() {
    let host = Host::of(built(), "/below/it/");
    let learner = Learner::of(&host).await;
    learner.looks_up("method/").await;
    learner.sees_the_program().await;
    learner.has_the_site_kept().await;
    host.goes_down(true);
    learner.looks_for("rag chat").await;
    learner.finds_first(CHATBOT).await;
    learner.types(Key::Enter).await;
    learner
        .sees_the_address("/below/it/roadmap/nlp-engineer/#do-nlp-engineer--rag-chatbot")
        .await;
    let host = Host::of(built(), "/");
    host.has(&[
        ("split_tracking", Fault::Missing),
        ("site-", Fault::Missing),
    ]);
    let learner = Learner::of(&host).await;
    learner.looks_up("method/").await;
    learner.sees_the_program().await;
    learner.looks_for("rag chat").await;
    learner.sees("What can be found could not be loaded.").await;
    learner.types(Key::Escape).await;
    host.has(&[]);
    learner.looks_for("rag chat").await;
    learner.finds_first(CHATBOT).await;
}

#[tokio::test]
async fn its_keys_are_remembered_until_the_program_is_there() {
    let host = Host::of(built(), "/");
    host.has(&[("_bg.wasm", Fault::Slow(3000))]);
    let learner = Learner::of(&host).await;
    learner.looks_up("method/").await;
    learner.types(Key::Control + "k").await;
    assert_eq!(
        learner
            .runs("return document.documentElement.hasAttribute('data-ready')")
            .await,
        json!(false)
    );
    learner.sees_the_program().await;
    learner.has_the_focus_on(FIND).await;
}

#[tokio::test]
async fn single_keys_are_for_those_who_want_them_and_never_taken_from_a_field() {
    let learner = Learner::opens("/").await;
    learner.types("?").await;
    learner.sees("Keyboard shortcuts").await;
    learner.types(Key::Escape).await;
    learner.types("g").await;
    learner.types("m").await;
    learner.is_on_the_page("Today").await;
    learner.types("g").await;
    learner.types("p").await;
    learner
        .is_on_the_page("Where could backend take you?")
        .await;
    learner.goes_to("/plan/schedule/").await;
    learner.tabs_to("Hours a week").await;
    learner.types("/?gm").await;
    learner
        .waits_until("return document.activeElement.value.endsWith('/?gm')")
        .await;
    learner.sees_the_count("dialog[open]", 0).await;
    learner.goes_to("/method/").await;
    learner.types("?").await;
    learner
        .tabs_to("Single keys: / ? g. Switch them off if you speak to your computer, or press them by accident.")
        .await;
    learner.types(" ").await;
    learner.types(Key::Escape).await;
    for _ in 0..2 {
        for key in ["/", "?", "g", "m"] {
            learner.types(key).await;
        }
        learner.sees_the_count("dialog[open]", 0).await;
        learner.is_on_the_page("Method and sources").await;
        learner.looks_for("keyboard").await;
        learner.types(Key::Escape).await;
        learner.reloads().await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn the_contents_of_a_page_follow_what_is_read() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    let current = |title: &str| {
        format!(
            "return [...document.querySelectorAll('.contents [aria-current]')].map(it => it.textContent).join() === '{title}'"
        )
    };
    for (page, parts) in [
        (
            "/pathways/nlp-engineer/",
            [("learn", "Skills to learn"), ("reality", "Reality check")],
        ),
        (
            "/method/",
            [
                ("sources", "The sources"),
                ("same-work", "What counts as the same work"),
            ],
        ),
    ] {
        learner.has_entered(&[("follows/nlp-engineer", "1")]).await;
        for width in [360, 1280] {
            learner.has_a_window_of(width).await;
            learner.goes_to(page).await;
            learner.sees_the_count(".contents", 1).await;
            for (part, title) in parts {
                learner
                    .runs(&format!("document.getElementById('{part}').scrollIntoView({{ behavior: 'instant' }})"))
                    .await;
                learner.waits_until(&current(title)).await;
            }
            let is_open = "return document.querySelector('.contents a').checkVisibility({ contentVisibilityAuto: true })";
            assert_eq!(learner.runs(is_open).await, json!(width == 1280), "{page}");
        }
    }
    learner.leaves().await;
}
