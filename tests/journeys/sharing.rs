//! A plan as a link: from one browser to another, and nothing of it stored unasked.

use serde_json::{Value, json};

use crate::learner::Learner;

const ENTRIES: [(&str, &str); 5] = [
    ("done/nlp-engineer/rag-chatbot", "2026-01-20"),
    ("follows/nlp-engineer", "1"),
    ("money/pay", "60000"),
    (
        "note/nlp-engineer/rag-chatbot",
        "It answers. <img src=x onerror=\"window.hacked = true\">",
    ),
    ("pace/hours", "12"),
];
const STORED: &str = "return JSON.stringify(localStorage)";

async fn with_plan() -> Learner {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&ENTRIES).await;
    learner.goes_to("/plan/data/").await;
    learner
}

/// Makes a link, and returns what stands in it behind the root of the site.
pub async fn makes_a_link(learner: &Learner) -> String {
    learner.presses("Make a link").await;
    learner
        .waits_until("return Boolean(document.getElementById('link')?.value)")
        .await;
    let link = "const link = document.getElementById('link').value;
        return link.startsWith(location.origin + '/') ? link.slice(location.origin.length) : ''";
    let link = learner.runs(link).await;
    link.as_str().expect("a link").to_owned()
}

/// The letters that stand for this text, as any program would make them.
pub async fn encode_link(learner: &Learner, text: &str) -> String {
    let script = format!(
        "const done = arguments[0], text = {text};
        new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer()
            .then(packed => done(btoa(String.fromCharCode(...new Uint8Array(packed)))
                .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')))"
    );
    let letters = learner.runs_async(&script).await;
    letters.as_str().expect("letters").to_owned()
}

#[tokio::test]
async fn a_link_carries_the_plan_to_another_browser() {
    let learner = with_plan().await;
    let link = makes_a_link(&learner).await;
    assert!(
        link.starts_with("/plan/#shared=") && link.len() < 500,
        "{link}"
    );
    learner.sees_the_count("svg.qr path", 1).await;
    let other = Learner::opens(&link).await;
    other.sees("A plan from a link").await;
    other
        .sees("New to your plan: 1 tick, 1 followed pathway, 1 note, your pace and your figures.")
        .await;
    other.opens_the_part("Show what is in it").await;
    other.sees("Follows NLP Engineer").await;
    other.sees("20 January 2026: Build a chatbot").await;
    other.sees("It answers. <img src=x").await;
    other
        .sees("Follow one and your next task appears here.")
        .await;
    other.reloads().await;
    other.sees("A plan from a link").await;
    assert_eq!(
        other.runs(STORED).await,
        json!("{}"),
        "nothing is stored unasked"
    );
    other.presses("Add what is new").await;
    other.sees("1 of 29 done").await;
    other.no_longer_sees("A plan from a link").await;
    other.sees_the_address("/plan/").await;
    other.reloads().await;
    other.sees("1 of 29 done").await;
    other.no_longer_sees("A plan from a link").await;
    assert_eq!(
        other.runs("return window.hacked ?? null").await,
        Value::Null
    );
    other.leaves().await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_nobody_elses_business_stays_at_home() {
    let learner = with_plan().await;
    learner.ticks("Share without notes, pay and answers").await;
    let link = makes_a_link(&learner).await;
    // A link is of the plan as it was when it was made.
    learner.ticks("Everything, for my own devices").await;
    learner.sees_the_count("#link", 0).await;
    let other = Learner::opens(&link).await;
    other
        .sees("New to your plan: 1 tick, 1 followed pathway and your pace.")
        .await;
    other.opens_the_part("Show what is in it").await;
    other.no_longer_sees("It answers.").await;
    other.presses("Cancel").await;
    other.no_longer_sees("A plan from a link").await;
    other
        .sees("Follow one and your next task appears here.")
        .await;
    other.sees_the_address("/plan/").await;
    assert_eq!(other.runs(STORED).await, json!("{}"));
    other.leaves().await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_link_is_copied() {
    let learner = with_plan().await;
    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    learner.sets("Browser.grantPermissions", allowed).await;
    let link = makes_a_link(&learner).await;
    learner.presses("Copy the link").await;
    learner.sees("Link copied.").await;
    let read = "const done = arguments[0]; navigator.clipboard.readText().then(done, error => done(String(error)))";
    let read = learner.runs_async(read).await;
    assert!(
        read.as_str().is_some_and(|text| text.ends_with(&link)),
        "{read}"
    );
    learner
        .runs("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        .await;
    learner.presses("Copy the link").await;
    learner.sees("Select the link and copy it yourself.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_chosen_while_a_link_is_made_is_not_overtaken_by_it() {
    let learner = with_plan().await;
    learner.goes_to("/plan/data/").await;
    let both = "[...document.querySelectorAll('button')].find(it => it.textContent === 'Make a link').click();
        document.querySelectorAll('[name=share]')[1].click()";
    learner.runs(both).await;
    learner.rests(500).await;
    let link = "return Boolean(document.getElementById('link')?.value)";
    assert_eq!(learner.runs(link).await, json!(false));
    learner.leaves().await;
}

#[tokio::test]
async fn a_link_that_holds_no_plan_is_refused_and_changes_nothing() {
    let learner = with_plan().await;
    let link = makes_a_link(&learner).await;
    let letters = link.rsplit('=').next().expect("letters");
    let before = learner.runs(STORED).await;
    // The control of the last: without a cap, a few letters become five megabytes.
    let bomb = encode_link(
        &learner,
        "'{\"interchange\":\"backup\",\"format\":1,\"entries\":{}}' + ' '.repeat(5_000_000)",
    )
    .await;
    assert!(bomb.len() < 8_192, "{}", bomb.len());
    let html = encode_link(&learner, "'<script>window.hacked = true</script>'").await;
    for (letters, said) in [
        ("", "This link holds no plan, or not all of one"),
        (
            &letters[..letters.len() / 2],
            "This link holds no plan, or not all of one",
        ),
        (
            "not%20letters",
            "This link holds no plan, or not all of one",
        ),
        ("AAAA", "This link holds no plan, or not all of one"),
        (&html, "This link holds no plan, or not all of one"),
        (
            &"A".repeat(8_193),
            "This link is longer than that of any plan",
        ),
        (&bomb, "This link is longer than that of any plan"),
    ] {
        learner.goes_to("/method/").await;
        learner.goes_to(&format!("/plan/#shared={letters}")).await;
        learner.sees(said).await;
        learner.sees("1 of 29 done").await;
        assert_eq!(learner.runs(STORED).await, before, "{letters:.20}");
        learner.no_longer_sees("has a plan in it").await;
        learner.presses("Close").await;
        learner.no_longer_sees("A plan from a link").await;
        learner.sees_the_address("/plan/").await;
    }
    assert_eq!(
        learner.runs("return window.hacked ?? null").await,
        Value::Null
    );
    learner.leaves().await;
}

#[tokio::test]
async fn a_link_that_is_followed_on_the_open_plan_is_looked_at_there() {
    let learner = with_plan().await;
    learner.follows("Today").await;
    learner.is_on_the_page("Today").await;
    let entries = "JSON.stringify({ interchange: 'backup', format: 1, entries: { 'follows/ai-research-engineer': '1' } })";
    let letters = encode_link(&learner, entries).await;
    learner
        .runs_with(
            "location.hash = arguments[0]",
            // As chat and mail programs leave it.
            vec![format!("shared={letters}.)&utm_source=chat").into()],
        )
        .await;
    learner.sees("A plan from a link").await;
    // A link to a part of the page leaves it open.
    learner.runs("location.hash = 'content'").await;
    learner.rests(300).await;
    learner
        .sees("Only in your plan: 1 tick, 1 followed pathway, 1 note, your pace and your figures.")
        .await;
    learner.presses("Replace my plan").await;
    learner.sees("0 of 33 done").await;
    learner.presses("Undo").await;
    learner.sees("1 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_plan_that_is_too_long_for_a_link_says_what_to_do() {
    let learner = Learner::opens("/method/").await;
    // Text that no program makes shorter.
    let notes = "const text = () => Array.from({ length: 1900 }, () => String.fromCharCode(33 + Math.random() * 90)).join('');
        const entries = { 'follows/nlp-engineer': [1, '1'] };
        for (let at = 0; at < 6; at++) entries[`note/nlp-engineer/task-${at}`] = [1, text()];
        localStorage['interchange:j:before'] = JSON.stringify({ format: 2, last: 1, entries })";
    learner.runs(notes).await;
    learner.goes_to("/plan/data/").await;
    learner.presses("Make a link").await;
    learner.sees("Your plan is too long for a link.").await;
    learner.ticks("Share without notes, pay and answers").await;
    let link = makes_a_link(&learner).await;
    assert!(link.len() < 300);
    learner.leaves().await;
}
