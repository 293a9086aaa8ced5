//! Entries stay: in several tabs at once, in backups, and when a page goes for ever.

use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::learner::Learner;
use crate::taking::Downloads;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";
const ENTRIES: [(&str, &str); 4] = [
    ("done/nlp-engineer/rag-chatbot", "2026-01-20"),
    ("follows/nlp-engineer", "1"),
    ("note/nlp-engineer/rag-chatbot", "It <b>answers</b>."),
    ("pace/hours", "12"),
];

#[tokio::test]
async fn three_tabs_that_change_things_at_once_lose_nothing() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    let mut tabs = vec![learner.tab().await];
    for role in ["ai-research-engineer", "data-annotation-specialist"] {
        learner.opens_a_tab(&format!("/roadmap/{role}/")).await;
        tabs.push(learner.tab().await);
    }
    // Every tab makes 300 changes to the tasks that are its own, as fast as it can, all at the same time. Pauses
    // without a timer: browsers slow those of tabs that nobody looks at.
    let begin = "window.own = () => [...document.querySelectorAll('main input[type=checkbox]')]
            .filter(box => !box.closest('li').textContent.includes('Same work'));
        window.begin = () => {
            const turn = () => new Promise(next => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = next;
                port2.postMessage(0);
            });
            (async () => {
                const boxes = own();
                for (let at = 0; at < 300; at++) {
                    boxes[at % boxes.length].click();
                    await turn();
                }
                window.isDone = true;
            })();
        };
        const channel = new BroadcastChannel('begin');
        channel.onmessage = begin;";
    for tab in &tabs {
        learner.looks_at(tab).await;
        learner.runs(begin).await;
    }
    learner
        .runs("new BroadcastChannel('begin').postMessage(0)")
        .await;
    let checked = "return own().map(box => box.checked)";
    for tab in &tabs {
        learner.looks_at(tab).await;
        // However long it takes: nothing here is about time.
        while learner.runs("return window.isDone === true").await != json!(true) {
            learner.rests(200).await;
        }
        let boxes = learner.runs(checked).await;
        let boxes = boxes.as_array().expect("a list").len();
        let expected: Vec<_> = (0..boxes)
            .map(|at| (300 - at).div_ceil(boxes) % 2 == 1)
            .collect();
        learner.reloads().await;
        learner.runs(begin).await;
        let expected = json!(expected).to_string();
        learner
            .waits_until(&format!(
                "return JSON.stringify(own().map(box => box.checked)) === '{expected}'"
            ))
            .await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn a_tab_that_has_not_heard_of_anothers_change_takes_nothing_back() {
    let learner = Learner::opens("/plan/schedule/").await;
    // What is stored by the same page no browser tells it of.
    learner.has_entered(&[("pace/hours", "20")]).await;
    learner.enters("The day you start", "2027-01-04").await;
    learner.sees("Schedule updated.").await;
    learner.reloads().await;
    let fields = "return ['hours', 'start'].map(id => document.getElementById(id)?.value)";
    learner
        .waits_until(&format!(
            "return JSON.stringify((() => {{ {fields} }})()) === '[\"20\",\"2027-01-04\"]'"
        ))
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn replicas_of_closed_pages_do_not_pile_up() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    for _ in 0..12 {
        learner.ticks(CHATBOT).await;
        learner.rests(100).await;
        learner.reloads().await;
    }
    learner
        .waits_until("return Object.keys(localStorage).filter(key => key.startsWith('interchange:j:')).length <= 4")
        .await;
    learner.sees_not_done(CHATBOT).await;
    learner.leaves().await;
}

/// Sees this on the plan's first page, and returns to its data.
async fn sees_in_the_plan(learner: &Learner, text: &str) {
    learner.follows("Today").await;
    learner.sees(text).await;
    learner.follows("Data").await;
    learner.sees("Open a backup").await;
}

/// Chooses a file with this text as the backup to bring in.
pub async fn chooses_the_file(learner: &Learner, text: impl AsRef<[u8]>) {
    // Journeys run side by side.
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("interchange-backup-{}-{number}.json", process::id());
    let file = env::temp_dir().join(name);
    fs::write(&file, text).expect("the file is written");
    learner.sees("Open a backup").await;
    let input = learner.window().find(By::Id("backup")).await;
    let chosen = input
        .expect("a place for files")
        .send_keys(file.to_string_lossy())
        .await;
    chosen.expect("it can be chosen");
}

#[tokio::test]
async fn a_backup_brings_everything_back_to_the_byte() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&ENTRIES).await;
    learner.goes_to("/plan/data/").await;
    learner.sees("No backup yet.").await;
    let downloads = Downloads::of(&learner, "backup").await;
    let file = learner.runs("const now = new Date(), two = n => String(n).padStart(2, '0');
        return `interchange-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`").await;
    let file = file.as_str().expect("a name").to_owned();
    learner.presses("Save a backup").await;
    let first = downloads.takes(&file).await;
    learner.sees("nothing has changed since").await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    learner.sees("Your plan is empty").await;
    chooses_the_file(&learner, &first).await;
    learner
        .sees("New to your plan: 1 tick, 1 followed pathway, 1 note and your pace.")
        .await;
    learner.presses("Replace my plan").await;
    learner.sees("Plan imported.").await;
    sees_in_the_plan(&learner, "1 of 29 done").await;
    learner.presses("Save a backup").await;
    assert_eq!(downloads.takes(&file).await, first);
    learner.reloads().await;
    sees_in_the_plan(&learner, "1 of 29 done").await;
    learner.follows("Progress").await;
    learner.sees("It <b>answers</b>.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_backup_is_added_to_what_is_there_and_taken_out_again() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&ENTRIES).await;
    learner.goes_to("/plan/data/").await;
    let other = json!({ "interchange": "backup", "format": 1, "entries": {
        "done/nlp-engineer/lstm-sentiment": "2026-02-01",
        "note/nlp-engineer/rag-chatbot": "From the phone.",
        "pace/hours": "5",
    } });
    chooses_the_file(&learner, &other.to_string()).await;
    learner.sees("New to your plan: 1 tick.").await;
    learner
        .sees("Different in the two: 1 note and your pace.")
        .await;
    learner
        .sees("Only in your plan: 1 tick and 1 followed pathway.")
        .await;
    learner.presses("Add what is new").await;
    sees_in_the_plan(&learner, "2 of 29 done").await;
    learner.follows("Progress").await;
    learner.sees("It <b>answers</b>. From the phone.").await;
    learner.presses("Undo").await;
    learner.no_longer_sees("From the phone.").await;
    sees_in_the_plan(&learner, "1 of 29 done").await;
    chooses_the_file(&learner, &other.to_string()).await;
    learner.presses("Cancel").await;
    learner.no_longer_sees("It has what").await;
    sees_in_the_plan(&learner, "1 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_no_backup_changes_nothing() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&ENTRIES).await;
    learner.goes_to("/plan/data/").await;
    let backup = json!({ "interchange": "backup", "format": 1, "entries": { "pace/hours": "5" } });
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(backup.to_string().encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let (large, none) = (vec![b' '; 12_000_001], "This is no backup of Interchange");
    for (bytes, said) in [
        (&b""[..], none),
        (b"<!DOCTYPE html><script>alert(1)</script>", none),
        (include_bytes!("../../public/icons/192.png"), none),
        (
            b"{\"interchange\":\"backup\",\"format\":9,\"entries\":{}}",
            "A newer version of Interchange made this backup.",
        ),
        (&large, "This file is larger than any backup can be."),
    ] {
        let before = learner.runs("return JSON.stringify(localStorage)").await;
        chooses_the_file(&learner, bytes).await;
        learner.sees(said).await;
        sees_in_the_plan(&learner, "1 of 29 done").await;
        assert_eq!(
            learner.runs("return JSON.stringify(localStorage)").await,
            before
        );
    }
    // As some editors save it.
    chooses_the_file(&learner, &utf16).await;
    learner.sees("Different in the two: your pace.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_file_of_two_hundred_megabytes_is_refused_before_it_is_read() {
    let learner = Learner::opens("/plan/data/").await;
    // The control: whoever reads a file asks for its bytes.
    learner
        .runs(
            "const read = Blob.prototype.arrayBuffer;
            Blob.prototype.arrayBuffer = function () { window.wasRead = true; return read.call(this); }",
        )
        .await;
    let path = env::temp_dir().join(format!("interchange-huge-{}.json", process::id()));
    let huge = fs::File::create(&path).expect("a file");
    huge.set_len(200_000_000).expect("holes take no room");
    learner.sees("Open a backup").await;
    let input = learner.window().find(By::Id("backup")).await;
    let input = input.expect("a place for files");
    input
        .send_keys(path.to_string_lossy())
        .await
        .expect("it can be chosen");
    learner
        .sees("This file is larger than any backup can be.")
        .await;
    fs::remove_file(&path).expect("it can be removed");
    let was_read = "return window.wasRead ?? false";
    assert_eq!(learner.runs(was_read).await, json!(false));
    chooses_the_file(&learner, "{}").await;
    learner.sees("This is no backup").await;
    assert_eq!(learner.runs(was_read).await, json!(true));
    learner.leaves().await;
}

#[tokio::test]
async fn a_backup_that_finds_no_room_is_stored_whole_or_not_at_all() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&ENTRIES).await;
    learner.goes_to("/plan/data/").await;
    sees_in_the_plan(&learner, "1 of 29 done").await;
    let stored =
        "return JSON.stringify(Object.entries(localStorage).filter(([name]) => name !== 'filler'))";
    learner.fills_the_storage().await;
    let before = learner.runs(stored).await;
    let other = json!({ "interchange": "backup", "format": 1, "entries": {
        "done/nlp-engineer/lstm-sentiment": "2026-02-01",
        "note/nlp-engineer/lstm-sentiment": "x".repeat(2_000),
    } });
    chooses_the_file(&learner, other.to_string()).await;
    learner.presses("Add what is new").await;
    learner
        .sees("Your last change is not saved as it should be")
        .await;
    sees_in_the_plan(&learner, "2 of 29 done").await;
    assert_eq!(
        learner.runs(stored).await,
        before,
        "nothing of it is stored"
    );
    learner.runs("localStorage.removeItem('filler')").await;
    learner.follows("Today").await;
    learner
        .ticks("Install PyTorch, then run a notebook with a basic operation on tensors")
        .await;
    learner
        .no_longer_sees("Your last change is not saved")
        .await;
    learner.reloads().await;
    learner.sees("3 of 29 done").await;
    learner.follows("Progress").await;
    learner.sees("xxxx").await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_was_before_much_changed_at_once_can_be_had_again() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&ENTRIES).await;
    learner.goes_to("/plan/data/").await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    learner.sees("Your plan is empty").await;
    // There is nothing to undo any more.
    learner.reloads().await;
    learner.presses("Show that copy").await;
    learner
        .sees("New to your plan: 1 tick, 1 followed pathway, 1 note and your pace.")
        .await;
    learner.presses("Replace my plan").await;
    sees_in_the_plan(&learner, "1 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn of_a_note_that_is_written_in_two_tabs_at_once_both_texts_are_kept() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    let first = learner.tab().await;
    learner.opens_a_tab("/roadmap/nlp-engineer/").await;
    let second = learner.tab().await;
    learner.looks_at(&first).await;
    learner.presses_named(&format!("Note: {CHATBOT}")).await;
    learner.writes("Note", "From the first.").await;
    // What is half written in one tab can be gone on with in the other.
    learner.looks_at(&second).await;
    learner
        .presses_named(&format!("Unsaved note: {CHATBOT}"))
        .await;
    learner.sees("You typed this before").await;
    learner.enters("Note", "From the second.").await;
    learner.looks_at(&first).await;
    learner.presses("Save note").await;
    learner.sees("From the first.").await;
    // What the other tab hasn't saved stays a draft.
    learner.sees("Unsaved note").await;
    learner.looks_at(&second).await;
    learner.sees("From the first.").await;
    learner.presses("Save note").await;
    learner.sees("From the second. From the first.").await;
    learner.reloads().await;
    learner.sees("From the second. From the first.").await;
    learner.looks_at(&first).await;
    learner.sees("From the second. From the first.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_reminder_comes_once_much_is_in_one_browser_alone() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&ENTRIES).await;
    learner.goes_to("/plan/data/").await;
    let reminder = "Your latest changes are only in this browser.";
    learner.sees(reminder).await;
    let _downloads = Downloads::of(&learner, "reminder").await;
    learner.presses("Save a backup").await;
    learner.no_longer_sees(reminder).await;
    learner.reloads().await;
    learner.sees("nothing has changed since").await;
    learner.no_longer_sees(reminder).await;
    let day: Value = learner
        .runs("return Object.values(localStorage).join('')")
        .await;
    assert!(day.as_str().is_some_and(|all| all.contains("here/backup")));
    learner.leaves().await;
}

#[tokio::test]
async fn a_program_that_failed_stores_nothing_more_and_all_that_is_stored_can_be_had() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&ENTRIES).await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.sees_done(CHATBOT).await;
    let before = learner.runs("return JSON.stringify(localStorage)").await;
    // As a browser tells of it. Handlers that are called later find the program as it was left.
    learner
        .runs(
            "const error = new WebAssembly.RuntimeError('unreachable');
            const boxes = document.querySelectorAll('main input[type=checkbox]');
            dispatchEvent(new ErrorEvent('error', { error }));
            for (const box of boxes) { box.disabled = false; box.click(); }",
        )
        .await;
    learner
        .sees("The program has failed, and we are sorry.")
        .await;
    assert_eq!(
        learner.runs("return JSON.stringify(localStorage)").await,
        before
    );
    let downloads = Downloads::of(&learner, "stored").await;
    learner.presses("Download what is stored").await;
    let file = downloads.takes("interchange-stored.json").await;
    learner.presses("Reload").await;
    learner.sees("1 of 29 done").await;
    learner.goes_to("/plan/data/").await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    chooses_the_file(&learner, &file).await;
    learner.presses("Replace my plan").await;
    sees_in_the_plan(&learner, "1 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_page_may_load_and_run_nothing_but_its_own() {
    let learner = Learner::opens("/plan/").await;
    let tries = "const done = arguments[0], blocked = [];
        document.addEventListener('securitypolicyviolation', event => blocked.push(event.effectiveDirective));
        const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
        add('img', { src: 'http://example.org/spy.png' });
        add('script', { src: 'http://example.org/spy.js' });
        add('script', { textContent: 'window.hacked = true' });
        add('iframe', { src: 'http://example.org/' });
        fetch('http://example.org/').catch(() => {});
        setTimeout(() => done([window.hacked ?? false, ...new Set(blocked.sort())]), 500)";
    let found = learner.runs_async(tries).await;
    assert_eq!(
        found,
        json!([
            false,
            "connect-src",
            "frame-src",
            "img-src",
            "script-src-elem"
        ])
    );
}

#[tokio::test]
async fn a_browser_that_is_killed_has_lost_nothing() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.waits_until_it_is_on_the_disk("rag-chatbot").await;
    // The control: what stands in localStorage alone.
    learner.runs("localStorage.control = 'there'").await;
    let profile = learner.loses_the_browser();
    let learner = Learner::returns(profile, "/roadmap/nlp-engineer/").await;
    assert_eq!(
        learner.runs("return localStorage.control ?? null").await,
        json!(null),
        "localStorage alone has forgotten"
    );
    learner.sees_done(CHATBOT).await;
    learner.sees("1 of 29 done").await;
    learner.leaves().await;
}
