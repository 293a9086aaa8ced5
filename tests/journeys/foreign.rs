//! Pages that others have a hand in: a browser's translation, and extensions.

use serde_json::json;

use crate::learner::Learner;

const TASK: &str = "Write a simple neural network that classifies the images of MNIST";

/// Replaces every text of the page by elements that show the same, as a browser's translation does; the words
/// stay, so that the learner can read them. Where `false` is passed it is undone, with new texts.
const TRANSLATE: &str = "
    const page = document.getElementById('page');
    if (!arguments[0]) {
        for (const font of page.querySelectorAll('font:has(> font)')) font.replaceWith(font.textContent);
        return;
    }
    const texts = [];
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        if (!text.data.trim() || text.parentElement.closest('svg, textarea, option, title, font')) continue;
        const [outer, inner] = ['font', 'font'].map(name => document.createElement(name));
        inner.textContent = text.data;
        outer.append(inner);
        if (texts.indexOf(text) % 2) text.replaceWith(outer);
        else { text.before(outer); text.remove(); }
    }";

async fn translate(learner: &Learner, is_on: bool) {
    learner.runs_with(TRANSLATE, vec![json!(is_on)]).await;
}

#[tokio::test]
async fn a_translated_roadmap_says_what_is_so() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    translate(&learner, true).await;
    learner.sees("0 of 29 done").await;
    learner.ticks(TASK).await;
    learner.sees("1 of 29 done").await;
    learner.no_longer_sees("0 of 29 done").await;
    learner.sees(&format!("Done: {TASK}.")).await;
    translate(&learner, true).await;
    learner.presses("Undo").await;
    learner.sees("0 of 29 done").await;
    learner.no_longer_sees("1 of 29 done").await;
    learner.sees(&format!("Undone: “Done: {TASK}.”")).await;
    learner.presses("Follow NLP Engineer").await;
    learner.sees("Stop following").await;
    // Into another language, and into the one that it was written in, again.
    translate(&learner, true).await;
    let again = "for (const font of document.querySelectorAll('#page font:has(> font)')) font.replaceWith(font.cloneNode(true))";
    learner.runs(again).await;
    learner.sees("0 of 29 done").await;
    learner.ticks(TASK).await;
    learner.sees("1 of 29 done").await;
    learner.no_longer_sees("0 of 29 done").await;
    translate(&learner, true).await;
    translate(&learner, false).await;
    learner.sees("1 of 29 done").await;
    learner.ticks(TASK).await;
    learner.sees("0 of 29 done").await;
    learner.no_longer_sees("1 of 29 done").await;
    learner.finds_the_console_quiet().await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_translated_plan_shows_the_numbers_that_it_uses() {
    let learner = Learner::opens("/plan/schedule/").await;
    learner
        .has_entered(&[
            ("follows/nlp-engineer", "1"),
            ("pace/start", "2027-01-04"),
            ("pace/hours", "10"),
        ])
        .await;
    learner.reloads().await;
    learner.sees_the_program().await;
    let arrival =
        "return document.getElementById('content').textContent.match(/Arrive[^.]*/)?.[0] ?? ''";
    let before = learner.runs(arrival).await;
    translate(&learner, true).await;
    learner.enters("Hours a week", "20").await;
    learner
        .waits_until("return document.querySelector('#hours, [id$=hours]').value === '20'")
        .await;
    translate(&learner, true).await;
    learner.enters("Hours a week", "5").await;
    learner
        .waits_until("return document.querySelector('#hours, [id$=hours]').value === '5'")
        .await;
    let translated = learner
        .runs("return document.getElementById('content').innerText")
        .await;
    translate(&learner, true).await;
    // What is drawn anew shows the same as what was kept up to date.
    learner.reloads().await;
    learner.sees_the_program().await;
    let anew = learner
        .runs("return document.getElementById('content').innerText")
        .await;
    let words = |text: &serde_json::Value| -> Vec<String> {
        let text = text.as_str().unwrap_or_default().to_owned();
        let words = text.split_whitespace();
        // How the last entry was understood isn't said after a reload.
        words.map(str::to_owned).collect()
    };
    assert_eq!(words(&translated), words(&anew), "before: {before}");
    learner.leaves().await;
}

#[tokio::test]
async fn a_translated_page_gives_way_to_the_next_one() {
    let learner = Learner::opens("/").await;
    learner.sees_the_program().await;
    for (link, heading, gone) in [
        (
            "Choose",
            "Which role fits you?",
            "Where could backend take you?",
        ),
        ("Compare", "Roles side by side", "Which role fits you?"),
        ("My plan", "Today", "Roles side by side"),
        (
            "Schedule",
            "Schedule",
            "Follow one and your next task appears here.",
        ),
        ("Method and sources", "Method and sources", "Start date"),
        (
            "Explore",
            "Where could backend take you?",
            "What is not known",
        ),
    ] {
        translate(&learner, true).await;
        learner.follows(link).await;
        learner.is_on_the_page(heading).await;
        learner.no_longer_sees(gone).await;
        learner.finds_the_console_quiet().await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn nodes_that_an_extension_inserts_are_in_nobodys_way() {
    const INSERT: &str = "
        for (const place of document.querySelectorAll('#page :is(label, form, details, button, li, p, section)')) {
            const foreign = Object.assign(document.createElement('span'), { className: 'foreign', textContent: '' });
            place.append(foreign);
            place.after(foreign.cloneNode());
            place.prepend(document.createComment('foreign'));
        }";
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    learner.runs(INSERT).await;
    learner.presses_named(&format!("Note: {TASK}")).await;
    learner.sees("Link to the proof").await;
    learner.runs(INSERT).await;
    learner.writes("Link to the proof", "nowhere").await;
    learner.presses("Save note").await;
    learner.sees("Enter a web address").await;
    learner.presses("Cancel").await;
    learner.presses_named(&format!("Note: {TASK}")).await;
    learner.writes("Note", "It works.").await;
    learner.presses("Save note").await;
    learner.sees("It works.").await;
    learner.ticks(TASK).await;
    learner.sees("1 of 29 done").await;
    learner.presses_labelled(&format!("Status: {TASK}")).await;
    learner.runs(INSERT).await;
    learner.presses("Skip").await;
    learner.sees("0 of 28 done, 1 skipped").await;
    learner.follows("About").await;
    learner.sees("Reality check").await;
    learner.finds_the_console_quiet().await;
    learner.leaves().await;
}
