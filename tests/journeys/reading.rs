//! Reading a pathway in full.

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
            "Roadmap",
            "LLM Fine-tuning & Production Deployment",
            "Weeks 17–22",
            "HuggingFace PEFT library",
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
    learner
        .sees_in_order(&[
            "This week",
            "This month",
            "Next 90 days",
            "Do I need an advanced degree",
        ])
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn every_figure_says_where_it_comes_from() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    let unmarked = "return [...document.querySelectorAll('.figure:not(.not-stated)')]
        .filter(figure => !figure.querySelector('.cite a[title]')).length";
    assert_eq!(learner.runs(unmarked).await, 0);
    learner.follows("source 2, header").await;
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
        .sees("Time Not stated Steps add up to 40 weeks")
        .await;
    learner.sees("around +60% or more").await;
    learner.sees("$85k–$140k before, $140k–$260k after").await;
    learner.sees("Resources: not stated").await;
    learner.leaves().await;
}

#[tokio::test]
async fn figures_that_contradict_each_other_are_shown_together() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner
        .sees("The source gives more than one time: 6 months (title)")
        .await;
    learner
        .sees("The source gives more than one figure for pay: +53% (header)")
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
    learner.follows("Open the roadmap").await;
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
    learner
        .ticks("Finish the course ‘Quality Assurance in Data Annotation’")
        .await;
    learner.sees("1 of 3 done").await;
    learner
        .waits_until(
            "return getComputedStyle(document.querySelector('.train')).visibility === 'visible'",
        )
        .await;
    learner.leaves().await;
}
