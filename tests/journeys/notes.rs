//! Notes of what was done, and where the proof is.

use serde_json::json;
use thirtyfour::Key;

use crate::learner::Learner;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";
const PROOF: &str = "Link to the proof";

#[tokio::test]
async fn a_note_and_its_proof_are_there_after_a_reload_and_on_the_plan() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", "It answers.\nMostly.").await;
    learner.writes(PROOF, "github.com/you/rag").await;
    learner.presses("Save note").await;
    learner.sees(&format!("Note saved: {CHATBOT}.")).await;
    learner
        .has_the_focus_on(&format!("Edit note: {CHATBOT}"))
        .await;
    learner.reloads().await;
    learner.sees("It answers. Mostly.").await;
    let proof = "const links = [...document.querySelectorAll('.note > a')];
        return links.map(link => [link.href, link.textContent, link.rel, link.target])";
    let kept = json!([[
        "https://github.com/you/rag",
        "https://github.com/you/rag",
        "noopener noreferrer",
        "_blank"
    ]]);
    assert_eq!(learner.runs(proof).await, kept);
    learner.ticks(CHATBOT).await;
    learner.follows("My plan").await;
    learner.follows("Progress").await;
    learner.is_on_the_page("Progress").await;
    learner.sees("It answers. Mostly.").await;
    assert_eq!(learner.runs(proof).await, kept);
    learner
        .presses_named(&format!("Edit note: {CHATBOT}"))
        .await;
    learner.writes("Note", " Still.").await;
    learner.presses("Save note").await;
    learner.sees("It answers. Mostly. Still.").await;
    learner
        .presses_named(&format!("Edit note: {CHATBOT}"))
        .await;
    learner.presses("Remove note").await;
    learner.no_longer_sees("It answers.").await;
    learner.presses("Undo").await;
    learner.sees("It answers. Mostly. Still.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_note_can_be_undone_and_what_is_cancelled_is_not_saved() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", "Too early.").await;
    learner.presses("Cancel").await;
    learner.has_the_focus_on(&format!("Note: {CHATBOT}")).await;
    assert_eq!(learner.runs(STORED).await, json!(0));
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", "It answers.").await;
    learner.presses("Save note").await;
    learner.sees("It answers.").await;
    learner.presses("Undo").await;
    learner.no_longer_sees("It answers.").await;
    learner.has_the_focus_on("Redo").await;
    learner.presses("Dismiss").await;
    learner
        .waits_until("return document.activeElement.id === 'do-nlp-engineer--rag-chatbot'")
        .await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    let shown = "return document.querySelector('.note textarea').value";
    assert_eq!(learner.runs(shown).await, json!(""));
    learner.leaves().await;
}

const STORED: &str =
    "return Object.keys(localStorage).filter(name => !name.includes(':draft:')).length";

#[tokio::test]
async fn a_link_that_could_do_harm_is_refused_with_what_was_written_still_there() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", "It answers.").await;
    learner.writes(PROOF, "javascript:alert(1)").await;
    learner.types(Key::Enter).await;
    learner.sees("Enter a web address, such as").await;
    let field = "const field = document.activeElement;
        const said = document.getElementById(field.getAttribute('aria-describedby')).textContent;
        return [field.name, field.value, field.getAttribute('aria-invalid'), said.slice(0, 19),
            field.form.elements.note.value]";
    assert_eq!(
        learner.runs(field).await,
        json!([
            "proof",
            "javascript:alert(1)",
            "true",
            "Enter a web address",
            "It answers."
        ])
    );
    assert_eq!(learner.runs(STORED).await, json!(0));
    // Closed and opened again it is still there.
    for _ in 0..2 {
        learner
            .presses_named(&format!("Unsaved note: {CHATBOT}"))
            .await;
    }
    assert_eq!(
        learner
            .runs("return document.querySelector('.note textarea').value")
            .await,
        json!("It answers.")
    );
    learner
        .runs("document.querySelector('.note input').value = 'https://a.example/'")
        .await;
    learner.presses("Save note").await;
    learner.sees("https://a.example/").await;
    learner.no_longer_sees("Enter a web address").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_note_that_is_too_long_is_kept_in_its_field() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.sees(PROOF).await;
    // Lines that are made pretty are broken anew for every letter, all of them.
    let lines = "return getComputedStyle(document.querySelector('.note textarea')).textWrapStyle";
    assert_eq!(learner.runs(lines).await, json!("auto"));
    learner
        .runs("document.querySelector('.note textarea').value = 'ü'.repeat(2001)")
        .await;
    learner.presses("Save note").await;
    learner
        .sees("A note has room for 2000 characters, and this has 2001.")
        .await;
    assert_eq!(
        learner
            .runs("return document.querySelector('.note textarea').value.length")
            .await,
        json!(2001)
    );
    learner.leaves().await;
}

#[tokio::test]
async fn markup_in_a_note_stays_text() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    let markup = "<img src=x onerror='window.harm=1'><b>bold</b> &amp;";
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", markup).await;
    learner.presses("Save note").await;
    for _ in 0..2 {
        learner.sees(markup).await;
        let drawn =
            "return [document.querySelectorAll('.note img, .note b').length, window.harm ?? null]";
        assert_eq!(learner.runs(drawn).await, json!([0, null]));
        learner.reloads().await;
    }
    learner
        .presses_named(&format!("Edit note: {CHATBOT}"))
        .await;
    learner.sees(PROOF).await;
    assert_eq!(
        learner
            .runs("return document.querySelector('.note textarea').value")
            .await,
        json!(markup)
    );
    learner.leaves().await;
}

#[tokio::test]
async fn a_note_is_of_the_work_wherever_it_stands() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner
        .presses_named("Note: Finish DeepLearning.AI’s NLP Specialization on Coursera")
        .await;
    learner.writes("Note", "Four courses.").await;
    learner.presses("Save note").await;
    learner.sees("Four courses.").await;
    learner.goes_to("/pathways/nlp-engineer/").await;
    // The same work under its other name.
    learner
        .ticks("NLP Fundamentals (Tokenization, Embeddings, Sequence Models)")
        .await;
    learner.goes_to("/plan/progress/").await;
    learner.sees("Four courses.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_comes_next_has_its_own_ticks_and_notes() {
    let learner = Learner::opens("/plan/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.sees("0 of 29 done").await;
    learner
        .presses_named("Note: Join HuggingFace’s community on Discord")
        .await;
    learner.writes("Note", "Friendly.").await;
    learner.presses("Save note").await;
    learner.sees("Friendly.").await;
    let left = ".agenda .tick input:not(:checked)";
    // The last of what is shown: what follows takes the places of what is done.
    for _ in 0..7 {
        learner
            .runs(&format!("document.querySelector('{left}').click()"))
            .await;
    }
    learner.sees("7 of 29 done").await;
    learner
        .waits_until("return document.querySelectorAll('.agenda .tick input:checked').length === 0")
        .await;
    learner
        .waits_until("return document.querySelectorAll('.agenda .note > p').length === 0")
        .await;
    learner.follows("Progress").await;
    learner.sees("Friendly.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_note_that_is_being_written_stays_with_its_work() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner.goes_to("/plan/progress/").await;
    let first = "return document.querySelector('.history tbody th').textContent";
    learner.sees("Undo tick").await;
    let other = learner.runs(first).await;
    let other = other.as_str().expect("a text");
    learner.sees_the_count(".history tbody tr", 2).await;
    let last = if other == CHATBOT {
        "Build an app that generates text with GPT-2"
    } else {
        CHATBOT
    };
    learner.presses_named(&format!("Note: {last}")).await;
    learner.writes("Note", "Half a sentence").await;
    learner.presses("Undo tick").await;
    learner.sees_the_count(".history tbody tr", 1).await;
    let kept = "const row = document.querySelector('.history tbody tr');
        return [row.querySelector('th').textContent, row.querySelector('textarea').value]";
    assert_eq!(learner.runs(kept).await, json!([last, "Half a sentence"]));
    learner.leaves().await;
}

#[tokio::test]
async fn a_draft_that_cannot_be_read_goes_with_the_form() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner
        .runs("localStorage['interchange:draft:note/nlp-engineer/rag-chatbot'] = '[half'")
        .await;
    learner.reloads().await;
    learner
        .presses_named(&format!("Unsaved note: {CHATBOT}"))
        .await;
    learner.sees(PROOF).await;
    learner.presses("Cancel").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_note_that_was_not_saved_is_there_again() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", "Half a wo").await;
    learner.writes(PROOF, "nowhere").await;
    learner.reloads().await;
    learner.sees_the_program().await;
    learner
        .presses_named(&format!("Unsaved note: {CHATBOT}"))
        .await;
    learner
        .sees("You typed this before and didn’t save it.")
        .await;
    let typed = "return [...document.querySelectorAll('.note :is(textarea, input)')].map(field => field.value)";
    assert_eq!(learner.runs(typed).await, json!(["Half a wo", "nowhere"]));
    // By a link, and by a shortcut.
    learner.writes("Note", "rd").await;
    learner.follows("About").await;
    learner.sees("Reality check").await;
    learner.types("gm").await;
    learner.is_on_the_page("Today").await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    learner
        .presses_named(&format!("Unsaved note: {CHATBOT}"))
        .await;
    learner.sees(PROOF).await;
    assert_eq!(learner.runs(typed).await, json!(["Half a word", "nowhere"]));
    // It is no part of the plan.
    let stored = "return Object.entries(localStorage).filter(([name, text]) =>
        !name.includes(':draft:') && text.includes('Half')).length";
    assert_eq!(learner.runs(stored).await, json!(0));
    learner.presses("Cancel").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.sees(PROOF).await;
    assert_eq!(learner.runs(typed).await, json!(["", ""]));
    learner.writes("Note", "Whole.").await;
    learner.presses("Save note").await;
    learner.sees("Whole.").await;
    let drafts = "return Object.keys(localStorage).filter(name => name.includes(':draft:')).length";
    assert_eq!(learner.runs(drafts).await, json!(0));
    learner.leaves().await;
}

#[tokio::test]
async fn a_draft_is_joined_with_what_another_tab_has_saved_since() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", "Mine.").await;
    let first = learner.tab().await;
    learner.opens_a_tab("/roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    learner
        .presses_named(&format!("Unsaved note: {CHATBOT}"))
        .await;
    learner.presses("Cancel").await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", "Theirs.").await;
    learner.presses("Save note").await;
    learner.sees("Theirs.").await;
    learner.looks_at(&first).await;
    learner.writes("Note", " Still.").await;
    learner.reloads().await;
    learner.sees_the_program().await;
    learner
        .presses_named(&format!("Unsaved note: {CHATBOT}"))
        .await;
    learner.presses("Save note").await;
    learner.sees("Mine. Still. Theirs.").await;
    learner.leaves().await;
}
