//! Reading a pathway in full.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::learner::Learner;

#[tokio::test]
async fn a_learner_finds_a_pathway_on_the_map_and_reads_all_of_it() {
    let learner = Learner::opens("/").await;
    learner
        .is_on_the_page("Where could backend take you?")
        .await;
    learner.follows("NLP Engineer").await;
    learner.is_on_the_page("NLP Engineer").await;
    learner.sees_the_address("/pathways/nlp-engineer/").await;
    learner
        .sees_the_title("NLP Engineer pathway · Interchange")
        .await;
    learner
        .sees_in_order(&[
            "6–9 months",
            "26 weeks",
            "Moderate",
            "+53%",
            "Overview",
            "Skills you bring",
            "API Development (REST/GraphQL)",
            "Skills to learn",
            "Transformers & Attention Mechanisms",
            "Critical",
            "PyTorch/TensorFlow",
            "Nice to have",
            "The steps in short",
            "LLM Fine-tuning & Production Deployment",
            "6 weeks",
            "Reality check",
        ])
        .await;
    learner
        .sees_in_order(&[
            "What you will love",
            "What you might miss",
            "What will be hardest",
        ])
        .await;
    learner.sees("Do I need an advanced degree").await;
    learner.follows("Roadmap").await;
    learner.sees_the_address("/roadmap/nlp-engineer/").await;
    learner.is_on_the_page("NLP Engineer").await;
    learner
        .sees_the_title("NLP Engineer roadmap · Interchange")
        .await;
    learner
        .sees_in_order(&[
            "First actions",
            "This week",
            "This month",
            "Next 90 days",
            "Steps",
            "LLM Fine-tuning & Production Deployment",
            "Weeks 17–22",
            "HuggingFace PEFT library",
        ])
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn every_figure_says_where_it_comes_from() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    let unmarked = "return [...document.querySelectorAll('.figure:not(.not-stated)')]
        .filter(figure => !figure.querySelector('.cite[aria-label]')).length";
    assert_eq!(learner.runs(unmarked).await, 0);
    let small =
        "return [...document.querySelectorAll('.cite')].map(mark => mark.getBoundingClientRect())
        .filter(({ width, height }) => width < 24 || height < 24).length";
    assert_eq!(learner.runs(small).await, 0);
    learner.presses_labelled("Source 2, header").await;
    learner
        .sees("It gives “Moderate” as the difficulty; 6–9 months as the time; +53% as the change in pay")
        .await;
    // The focus comes back to the mark.
    learner.types(Key::Escape).await;
    learner.no_longer_sees("It gives").await;
    learner.has_the_focus_on("Source 2, header").await;
    // By keys alone: from the mark to its note, which stands at the end of the page.
    learner.types(Key::Enter).await;
    learner.sees("It gives").await;
    learner.types(Key::Tab).await;
    learner.types(Key::Enter).await;
    learner.sees_the_address("/method/#document-2").await;
    learner.is_on_the_page("Method and sources").await;
    learner
        .sees("Its header gives the change in pay as +53%; its overview says 50–80% more.")
        .await;
    learner.waits_until("return Math.abs(document.getElementById('document-2').getBoundingClientRect().top) < 200").await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_a_source_does_not_state_is_shown_as_such() {
    let learner = Learner::opens("/pathways/ai-research-engineer/").await;
    learner
        .sees("Time Not stated Total of the steps 40 weeks")
        .await;
    learner.sees("around +60% or more").await;
    learner.sees("$85k–$140k before, $140k–$260k after").await;
    learner.goes_to("/roadmap/ai-research-engineer/").await;
    learner.sees("Resources: not stated").await;
    learner.leaves().await;
}

#[tokio::test]
async fn figures_that_contradict_each_other_are_shown_together() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner
        .sees("The source gives three times: 6 months (title)")
        .await;
    learner
        .sees("The source gives two figures for pay: +53% (header)")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_link_to_a_section_opens_the_page_there() {
    let learner = Learner::opens("/pathways/nlp-engineer/#reality").await;
    let in_view = "const top = document.getElementById('reality').getBoundingClientRect().top;
        return top > -50 && top < innerHeight / 2";
    learner.waits_until(in_view).await;
    learner.opens_the_part("On this page").await;
    learner.follows("Questions").await;
    learner
        .sees_the_address("/pathways/nlp-engineer/#questions")
        .await;
    learner
        .waits_until(
            "return document.getElementById('questions').getBoundingClientRect().top < innerHeight",
        )
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_roadmap_is_a_line_in_time() {
    let learner = Learner::opens("/pathways/data-annotation-specialist/").await;
    learner.follows("Roadmap").await;
    learner
        .sees_the_address("/roadmap/data-annotation-specialist/")
        .await;
    learner.sees("5 steps, 16–18 weeks").await;
    learner
        .sees_in_order(&[
            "Weeks 1–2",
            "Weeks 3–5",
            "Weeks 6–8",
            "Weeks 9–12",
            "Weeks 13–18",
        ])
        .await;
    let train = "return document.querySelector('.line-strip .train').getBoundingClientRect().x";
    let before = learner.runs(train).await.as_f64().unwrap();
    learner
        .ticks("Finish the course ‘Quality Assurance in Data Annotation’")
        .await;
    learner.sees("1 of 3 done").await;
    learner
        .waits_until(&format!("{train} > {}", before + 10.0))
        .await;
    learner.leaves().await;
}

/// Whether what has the focus, or is linked to, is in the window and not below the line at its top.
const IS_IN_SIGHT: &str =
    "const it = arguments[0] ? document.getElementById(arguments[0]) : document.activeElement;
    const { top, bottom } = it.getBoundingClientRect();
    const strip = document.querySelector('.line-strip').getBoundingClientRect();
    return strip.top <= 0 && top >= strip.bottom && top < innerHeight";

#[tokio::test]
async fn the_line_stays_in_sight_and_covers_nothing_that_is_worked_on() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    for width in [360, 1440] {
        learner.has_a_window_of(width).await;
        learner.goes_to("/roadmap/nlp-engineer/#step-3").await;
        for id in ["step-3", "do-nlp-engineer--three-project-repo"] {
            learner.runs(&format!("location.hash = '{id}'")).await;
            let in_sight = IS_IN_SIGHT.replace("arguments[0]", &format!("'{id}'"));
            learner.waits_until(&in_sight).await;
        }
        // Backwards, where a browser scrolls only as far as it has to.
        learner
            .runs("document.getElementById('do-nlp-engineer--three-project-repo').focus()")
            .await;
        for _ in 0..24 {
            learner.types(Key::Shift + Key::Tab).await;
            let covered = learner.runs_with(IS_IN_SIGHT, vec![json!("")]).await;
            let what = learner
                .runs("return document.activeElement.outerHTML")
                .await;
            assert_eq!(covered, json!(true), "{what} at {width} px");
        }
    }
    learner.leaves().await;
}

#[tokio::test]
async fn a_step_that_was_done_before_is_closed_and_can_be_opened() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    let first = [
        "Go over Python for data science again: NumPy, Pandas and Matplotlib",
        "Get to know PyTorch’s tensors and its autograd",
        "Write a simple neural network that classifies the images of MNIST",
    ];
    for task in first {
        learner.ticks(task).await;
    }
    learner.sees("All 3 done").await;
    // During the visit nothing closes under the learner's hand.
    learner.sees_done(first[0]).await;
    learner.sees("done on").await;
    learner.reloads().await;
    learner.sees("Done on").await;
    learner.no_longer_sees(first[0]).await;
    learner
        .sees("Finish DeepLearning.AI’s NLP Specialization")
        .await;
    let summary = "return document.querySelector('#step-1 summary').textContent";
    let summary = learner.runs(summary).await;
    learner.opens_the_part(summary.as_str().unwrap()).await;
    learner.sees_done(first[0]).await;
    learner.ticks(first[0]).await;
    learner.sees("2 of 3 done").await;
    learner.sees_not_done(first[0]).await;
    // By way of another page, where no page is loaded.
    learner.ticks(first[0]).await;
    learner.presses("Dismiss").await;
    learner.follows("About").await;
    learner.sees("The steps in short").await;
    learner.follows("Roadmap").await;
    learner.sees("Done on").await;
    learner.no_longer_sees(first[0]).await;
    // A link to one of its tasks opens it.
    learner.looks_for("mnist").await;
    learner.finds_first(first[2]).await;
    learner.types(Key::Enter).await;
    learner.sees_done(first[2]).await;
    learner.goes_to("/pathways/nlp-engineer/").await;
    learner
        .goes_to("/roadmap/nlp-engineer/#do-nlp-engineer--mnist-classifier")
        .await;
    learner.sees_done(first[2]).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_link_to_what_has_moved_leads_to_its_new_place() {
    let learner = Learner::opens("/").await;
    for (old, new) in [
        (
            "/pathways/nlp-engineer/#actions",
            "/roadmap/nlp-engineer/#actions",
        ),
        (
            "/pathways/nlp-engineer/#step-4",
            "/roadmap/nlp-engineer/#step-4",
        ),
        (
            "/pathways/nlp-engineer/#do-nlp-engineer--rag-chatbot",
            "/roadmap/nlp-engineer/#do-nlp-engineer--rag-chatbot",
        ),
        (
            "/pathways/nlp-engineer/#steps",
            "/pathways/nlp-engineer/#steps",
        ),
        (
            "/roadmap/nlp-engineer/#before",
            "/roadmap/nlp-engineer/#before",
        ),
        (
            "/roadmap/nlp-engineer/#questions",
            "/pathways/nlp-engineer/#questions",
        ),
    ] {
        learner.goes_to("/method/").await;
        learner.goes_to(old).await;
        learner.sees_the_address(new).await;
        let (_, id) = new.split_once('#').unwrap();
        let is_in_view = format!(
            "const {{ top }} = document.getElementById('{id}').getBoundingClientRect();
            return top > -50 && top < innerHeight"
        );
        learner.waits_until(&is_in_view).await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn the_roadmap_says_when_to_start_or_when_one_does() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner
        .sees("Set a start date and every step and task gets its dates.")
        .await;
    learner.has_entered(&[("pace/start", "2027-01-04")]).await;
    learner.reloads().await;
    learner
        .sees("Start 4 January 2027. Arrive 14 July 2027.")
        .await;
    learner.no_longer_sees("Set a start date").await;
    learner.sees("This week by 10 Jan 2027").await;
    learner.leaves().await;
}
