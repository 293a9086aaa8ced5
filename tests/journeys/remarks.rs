//! Remarks of a mentor: they read a plan that was shared, write beside it and send back what they wrote.

use serde_json::{Value, json};

use crate::keeping::chooses_the_file;
use crate::learner::Learner;
use crate::plans::OWN;
use crate::sharing::{encode_link, makes_a_link};

const ENTRIES: [(&str, &str); 4] = [
    ("done/nlp-engineer/lstm-sentiment", "2026-01-20"),
    ("follows/nlp-engineer", "1"),
    ("note/nlp-engineer/rag-chatbot", "Mine."),
    ("pace/start", "2026-02-02"),
];
const TASK: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";
const STORED: &str = "return JSON.stringify(localStorage)";
const PLANS: &str =
    "return Object.keys(localStorage).filter(key => key.startsWith('interchange:j:')).length";

async fn with_plan() -> Learner {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&ENTRIES).await;
    learner.goes_to("/plan/data/").await;
    learner
}

async fn asks_for_remarks(learner: &Learner) -> String {
    learner.ticks("Ask someone for remarks").await;
    learner.sees("They need no account.").await;
    makes_a_link(learner).await
}

/// Makes a link to send back, and returns what stands in it behind the root of the site.
async fn sends_back(mentor: &Learner) -> String {
    mentor.presses("Make a link to send back").await;
    mentor
        .waits_until("return Boolean(document.getElementById('remarks-link')?.value)")
        .await;
    let link = "const link = document.getElementById('remarks-link').value;
        return link.startsWith(location.origin + '/') ? link.slice(location.origin.length) : ''";
    let link = mentor.runs(link).await;
    link.as_str().expect("a link").to_owned()
}

/// A file of remarks with these entries, as a script makes it.
fn file(entries: &str) -> String {
    format!("JSON.stringify({{ interchange: 'remarks', format: 1, entries: {entries} }})")
}

#[tokio::test]
async fn a_mentors_remarks_come_back_beside_their_tasks() {
    let learner = with_plan().await;
    let link = asks_for_remarks(&learner).await;
    assert!(link.starts_with("/review/#shared="), "{link}");

    let mentor = Learner::opens(&link).await;
    mentor.is_on_the_page("Remarks on a plan").await;
    mentor
        .sees("This plan follows 1 role. Starts on 2 February 2026")
        .await;
    mentor.sees("done on 20 Jan 2026").await;
    mentor.sees("Arrives").await;
    mentor.no_longer_sees("Mine.").await;
    mentor.presses(&format!("Write a remark: {TASK}")).await;
    mentor.ticks("Suggestion").await;
    mentor.presses("Add the remark").await;
    mentor.sees("Write something first.").await;
    mentor.enters("Your remark", "Begin smaller.").await;
    mentor.presses("Add the remark").await;
    mentor.sees("Suggestion, not sent yet").await;
    mentor
        .presses("Write a remark: Step 1: Foundations: Python & Deep Learning Refresher")
        .await;
    mentor.enters("Your remark", "Well chos").await;
    // A tab that is closed or reloaded loses nothing.
    mentor.reloads().await;
    mentor.sees("Begin smaller.").await;
    mentor
        .sees("1 form above has a text that isn’t added yet.")
        .await;
    mentor.enters("Your remark", "Well chosen.").await;
    mentor.presses("Add the remark").await;
    mentor.sees("You have written 2 remarks.").await;
    mentor.presses("Write a remark: the plan as a whole").await;
    mentor.enters("Your remark", "Too much at once").await;
    mentor.presses("Add the remark").await;
    mentor.sees("You have written 3 remarks.").await;
    assert_eq!(mentor.runs(PLANS).await, json!(0), "a mentor has no plan");
    mentor.enters("Your name (optional)", "Ada").await;
    let answer = sends_back(&mentor).await;
    assert!(answer.starts_with("/plan/#remarks="), "{answer}");
    mentor.presses("Delete my draft from this browser").await;
    mentor
        .sees("Your draft is deleted from this browser.")
        .await;
    assert_eq!(mentor.runs(STORED).await, json!("{}"));
    mentor.leaves().await;

    let before = learner.runs(STORED).await;
    learner.goes_to(&answer).await;
    learner.sees("Remarks from a link").await;
    learner
        .sees("3 remarks by Ada. Your plan doesn’t have them yet.")
        .await;
    learner.opens_the_part("Show what is in it").await;
    learner.sees(&format!("{TASK}: Begin smaller.")).await;
    assert_eq!(
        learner.runs(STORED).await,
        before,
        "nothing is stored unasked"
    );
    learner.presses("Add the remarks").await;
    learner.sees("3 remarks added.").await;
    learner.sees_the_address("/plan/").await;
    learner.no_longer_sees("Remarks from a link").await;

    learner.goes_to("/roadmap/nlp-engineer/").await;
    let beside = "return [...document.querySelectorAll('.received')].map(it => it.closest('li:not(.received)')?.innerText.includes(arguments[0]) ?? false)";
    learner.sees("Suggestion by Ada").await;
    learner.sees_the_count(".received", 2).await;
    let beside = learner.runs_with(beside, vec![TASK.into()]).await;
    assert!(
        beside.as_array().expect("a list").contains(&json!(true)),
        "{beside}"
    );
    learner.presses("Take over into the note").await;
    learner.sees("Remark taken over into your note").await;
    learner.sees("Mine. Ada: Begin smaller.").await;
    learner.sees_the_count(".received", 1).await;
    learner.presses("Undo").await;
    learner.sees_the_count(".received", 2).await;
    learner.no_longer_sees("Mine. Ada: Begin smaller.").await;
    learner.presses("Redo").await;
    learner.sees("Mine. Ada: Begin smaller.").await;
    learner.presses("Set aside").await;
    learner.sees("Remark set aside.").await;
    learner.sees_the_count(".received", 0).await;

    learner.goes_to("/plan/").await;
    learner.sees("Too much at once").await;
    learner.opens_the_part("Answered (2)").await;
    learner.sees("Taken over on").await;
    learner.sees("Set aside on").await;
    learner.follows(&format!("{TASK} (NLP Engineer)")).await;
    learner
        .sees_the_address("/roadmap/nlp-engineer/#do-nlp-engineer--rag-chatbot")
        .await;

    learner.goes_to(&answer).await;
    learner
        .sees("Nothing is new: your plan has them already.")
        .await;
    learner.presses("Close").await;
    learner.sees("Answered (2)").await;
    learner.presses("Take over").await;
    learner.sees("You have answered all of them.").await;
    learner.sees("Answered (3)").await;
    learner.leaves().await;
}

#[tokio::test]
async fn remarks_are_text_and_those_on_what_is_gone_are_shown() {
    let learner = with_plan().await;
    let script =
        "<img src=x onerror=\"window.hacked = true\"><script>window.hacked = true</script>";
    let remark = |about: &str| {
        let text = format!("about¦{about}¶by¦<b>Eve</b>¶day¦2026-12-02¶kind¦remark¶text¦{script}¶");
        json!(text).to_string().replace('<', "\\u003c")
    };
    let entries = format!(
        "{{ 'remark/0000000000000001': {}, 'remark/0000000000000002': {}, 'remark/0000000000000003': 'kind¦order¶', 'done/nlp-engineer/rag-chatbot': '2026-01-20' }}",
        remark("nlp-engineer/rag-chatbot"),
        remark("astronaut/fly"),
    );
    let letters = encode_link(&learner, &file(&entries)).await;
    learner.goes_to(&format!("/plan/#remarks={letters}")).await;
    learner.sees("2 remarks by <b>Eve</b>.").await;
    learner
        .sees("1 is about something that isn’t in your pathways.")
        .await;
    learner.sees("1 can’t be read, and is left out.").await;
    learner.opens_the_part("Show what is in it").await;
    learner.presses("Add the remarks").await;
    learner
        .sees("About something that isn’t in your pathways any more")
        .await;
    learner.sees(script).await;
    learner.sees("1 of 29 done").await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.sees(script).await;
    learner.presses("Take over into the note").await;
    learner.sees(&format!("<b>Eve</b>: {script}")).await;
    assert_eq!(
        learner.runs("return window.hacked ?? null").await,
        Value::Null
    );
    learner.leaves().await;
}

#[tokio::test]
async fn a_link_that_holds_no_remarks_is_refused_and_changes_nothing() {
    let learner = with_plan().await;
    let before = learner.runs(STORED).await;
    let plan = encode_link(
        &learner,
        "'{\"interchange\":\"backup\",\"format\":1,\"entries\":{}}'",
    )
    .await;
    let newer = "'{\"interchange\":\"remarks\",\"format\":9,\"entries\":{}}'";
    let newer = encode_link(&learner, newer).await;
    let bomb = encode_link(&learner, "' '.repeat(5_000_000)").await;
    for (letters, said) in [
        ("", "This link holds no remarks, or not all of them"),
        ("AAAA", "This link holds no remarks, or not all of them"),
        (&plan, "This link holds no remarks, or not all of them"),
        (&newer, "This link holds no remarks, or not all of them"),
        (&bomb, "These are more remarks than one answer can have"),
    ] {
        learner.goes_to("/method/").await;
        learner.goes_to(&format!("/plan/#remarks={letters}")).await;
        learner.sees(said).await;
        assert_eq!(learner.runs(STORED).await, before, "{letters:.20}");
    }
    // And a link to a plan that came to the mentor in part.
    for letters in ["", "AAAA"] {
        learner.goes_to("/method/").await;
        learner.goes_to(&format!("/review/#shared={letters}")).await;
        learner
            .sees("This link holds no plan, or not all of one")
            .await;
    }
    learner.goes_to("/review/").await;
    learner
        .sees("If you see none here, a part of the link was lost on the way")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn of_ten_thousand_remarks_as_many_are_added_as_one_answer_has() {
    let learner = with_plan().await;
    let entries = "Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [
        `remark/${at.toString(16).padStart(16, '0')}`,
        `about¦nlp-engineer/rag-chatbot¶day¦2026-12-02¶kind¦remark¶text¦Number ${at}.¶`]))";
    let text = learner.runs(&format!("return {}", file(entries))).await;
    chooses_the_file(&learner, text.as_str().expect("a text")).await;
    learner.sees("200 remarks.").await;
    learner.sees("The other 9,800 are left out.").await;
    learner.presses("Add the remarks").await;
    learner.sees("200 remarks added.").await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.sees_the_count(".received", 200).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_mentor_who_has_a_plan_of_their_own_keeps_it_and_two_tabs_lose_no_remark() {
    let learner = with_plan().await;
    let link = asks_for_remarks(&learner).await;
    let mentor = Learner::opens("/method/").await;
    mentor
        .has_entered(&[("follows/ai-research-engineer", "1")])
        .await;
    mentor.goes_to(&link).await;
    mentor.sees("isn’t shown and stays as it is").await;
    mentor.no_longer_sees("AI Research Engineer").await;
    let first = mentor.tab().await;
    mentor.opens_a_tab(&link).await;
    mentor.presses("Write a remark: NLP Engineer").await;
    mentor.enters("Your remark", "From the second tab.").await;
    mentor.presses("Add the remark").await;
    mentor.sees("You have written 1 remark.").await;
    mentor.looks_at(&first).await;
    mentor.presses("Write a remark: the plan as a whole").await;
    mentor.enters("Your remark", "From the first tab.").await;
    mentor.presses("Add the remark").await;
    mentor.sees("You have written 2 remarks.").await;
    mentor.sees("From the second tab.").await;
    mentor.presses("Delete").await;
    mentor.sees("You have written 1 remark.").await;
    // The name is there again with the next remark.
    mentor.enters("Your name (optional)", "Ada").await;
    mentor.presses("Delete").await;
    mentor.sees("Nothing to send yet").await;
    mentor.presses("Write a remark: the plan as a whole").await;
    mentor.enters("Your remark", "Once more.").await;
    mentor.presses("Add the remark").await;
    mentor
        .waits_until("return document.getElementById('reviewer')?.value === 'Ada'")
        .await;
    mentor.goes_to("/review/").await;
    mentor.sees("This browser keeps a draft of remarks.").await;
    mentor.presses("Delete all drafts of remarks").await;
    mentor
        .no_longer_sees("This browser keeps a draft of remarks.")
        .await;
    mentor.goes_to("/plan/").await;
    mentor.sees("AI Research Engineer").await;
    mentor.leaves().await;
    learner.leaves().await;
}

#[tokio::test]
async fn remarks_that_the_browser_has_no_room_for_are_there_until_the_page_is_left() {
    let learner = with_plan().await;
    let link = asks_for_remarks(&learner).await;
    let mentor = Learner::opens(&link).await;
    let writes = async |text: &str| {
        mentor.presses("Write a remark: the plan as a whole").await;
        mentor.enters("Your remark", text).await;
        mentor.presses("Add the remark").await;
        mentor.sees(text).await;
    };
    writes("The first, which is kept.").await;
    mentor.fills_the_storage().await;
    writes("The second, for which there is no room.").await;
    mentor.sees("Your browser doesn’t keep your remarks").await;
    writes("The third.").await;
    mentor.sees("The second, for which there is no room.").await;
    mentor.sees("You have written 3 remarks.").await;
    // Another one can't be edited over a text that isn't added yet.
    mentor.presses("Write a remark: the plan as a whole").await;
    mentor.enters("Your remark", "Half of the fourth").await;
    let are_off = "return [...document.querySelectorAll('.received button')].slice(0, 6).every(it => it.disabled)";
    mentor.waits_until(are_off).await;
    // Who leaves while the link is made, leaves.
    let leaves = "[...document.querySelectorAll('button')].find(it => it.textContent.startsWith('Make a link')).click();
        [...document.querySelectorAll('nav a')].find(it => it.textContent === 'My plan').click()";
    mentor.runs(leaves).await;
    mentor.is_on_the_page("Today").await;
    mentor.rests(300).await;
    mentor.no_longer_sees("The program has failed").await;
    mentor.leaves().await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_pathway_of_ones_own_is_read_and_remarked_as_any_other() {
    let learner = Learner::opens("/method/").await;
    learner
        .has_entered(&[
            ("follows/my-data-engineer", "1"),
            ("own/my-data-engineer", OWN),
            ("pace/start", "2026-02-02"),
        ])
        .await;
    learner.goes_to("/plan/data/").await;
    let link = asks_for_remarks(&learner).await;
    let mentor = Learner::opens(&link).await;
    mentor.sees("Step 1: SQL and Modelling").await;
    mentor
        .presses("Write a remark: Build a pipeline, and break it")
        .await;
    mentor.enters("Your remark", "Twice.").await;
    mentor.presses("Add the remark").await;
    let answer = sends_back(&mentor).await;
    mentor.goes_to("/own/new/").await;
    mentor.no_longer_sees("Data Engineer for Streams").await;
    mentor.leaves().await;
    learner.goes_to(&answer).await;
    learner.presses("Add the remarks").await;
    learner.goes_to("/own/roadmap/#my-data-engineer").await;
    learner.sees("Twice.").await;
    learner.presses("Take over into the note").await;
    learner.sees("Remark taken over into your note").await;
    learner.leaves().await;
}
