//! The installed app and the system that it is installed on: launches, files, links that other apps share, the share
//! dialog, the badge, and installing where no browser offers it. What a headless browser lacks has a stand-in.

use interchange::domain::date::Date;
use interchange::domain::id::PathwayId;
use interchange::domain::plan::Plan;
use interchange::domain::planning::agenda::count_due;
use interchange::domain::planning::timetable::Timetable;
use serde_json::{Value, json};

use crate::catalogue;
use crate::learner::Learner;
use crate::sharing::makes_a_link;

/// The window's launches, as a browser hands them over: `launch(address, ...files)`. A file is its name and its
/// content; without content it can't be read. What `sessionStorage.launch` names is handed over as the page starts.
const LAUNCHES: &str = "
    const file = ([name, ...content]) => ({ name, getFile: async () => {
        if (!content.length) throw new DOMException('gone', 'NotFoundError');
        return new File(content, name);
    } });
    let consumer;
    window.launch = (address, ...files) => consumer({ targetURL: location.origin + address, files: files.map(file) });
    Object.defineProperty(window, 'launchQueue', { value: { setConsumer: given => {
        consumer = given;
        if (sessionStorage.launch) launch(...JSON.parse(sessionStorage.launch));
    } } });";

const BACKUP: &str = r#"{"interchange":"backup","format":1,"entries":{"done/nlp-engineer/rag-chatbot":"2026-01-20","follows/nlp-engineer":"1"}}"#;
const OUTLINE: &str = "# Clock mender\n\n## Springs (2 weeks)\n\n- [ ] Wind one\n";
const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";
const STORED: &str = "return JSON.stringify(Object.entries(localStorage).filter(([name]) => name.startsWith('interchange:j:')))";

async fn with_script(script: &str, path: &str) -> Learner {
    let learner = Learner::opens("/method/").await;
    let script = json!({ "source": script });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", script)
        .await;
    learner.goes_to(path).await;
    learner
}

/// Opens the app with this once more, while its window is open.
async fn launches(learner: &Learner, launch: Value) {
    learner
        .runs_with("launch(...arguments[0])", vec![launch])
        .await;
}

#[tokio::test]
async fn a_backup_that_the_app_is_opened_with_is_looked_at_first() {
    let learner = with_script(LAUNCHES, "/roadmap/nlp-engineer/").await;
    learner.runs("window.isSame = true").await;
    launches(&learner, json!(["/plan/data/", ["mine.json", BACKUP]])).await;
    learner.is_on_the_page("Your data").await;
    learner
        .sees("New to your plan: 1 tick and 1 followed pathway.")
        .await;
    learner.sees_the_address("/plan/data/").await;
    assert_eq!(learner.runs(STORED).await, json!("[]"));
    learner.presses("Add what is new").await;
    learner.follows("Today").await;
    learner.sees("1 of 29 done").await;
    // The page that was open went on, and what it did can be undone.
    assert_eq!(learner.runs("return window.isSame").await, json!(true));
    learner.presses("Undo").await;
    learner
        .sees("Follow one and your next task appears here.")
        .await;
    // On the page itself it is taken at once; of several the first.
    learner.follows("Data").await;
    let several = json!(["/plan/data/", ["mine.json", BACKUP], ["other.json", "{}"]]);
    launches(&learner, several).await;
    learner
        .sees("Files are opened one at a time: this is mine.json.")
        .await;
    learner
        .sees("New to your plan: 1 tick and 1 followed pathway.")
        .await;
    learner.presses("Cancel").await;
    learner.no_longer_sees("New to your plan").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_window_that_is_opened_for_a_file_shows_it_and_a_reload_brings_it_nowhere_else() {
    let learner = with_script(LAUNCHES, "/method/").await;
    let launch = json!(["/plan/data/", ["mine.json", BACKUP]]).to_string();
    learner
        .runs_with("sessionStorage.launch = arguments[0]", vec![launch.into()])
        .await;
    learner.goes_to("/plan/data/").await;
    learner
        .sees("New to your plan: 1 tick and 1 followed pathway.")
        .await;
    learner.follows("Today").await;
    learner.is_on_the_page("Today").await;
    learner.reloads().await;
    learner.rests(300).await;
    learner.is_on_the_page("Today").await;
    learner.follows("Data").await;
    learner.sees("Open a backup").await;
    learner.rests(300).await;
    learner.no_longer_sees("New to your plan").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_file_that_is_no_backup_or_can_not_be_read_is_answered_with_words() {
    let learner = with_script(LAUNCHES, "/plan/data/").await;
    let before = learner.runs(STORED).await;
    let large = "launch('/plan/data/', ['large.json', '{' + ' '.repeat(12_000_001)])";
    let binary =
        "launch('/plan/data/', ['picture.json', new Uint8Array([137, 80, 78, 71, 255, 0])])";
    let gone = "launch('/plan/data/', ['gone.json'])";
    let pathway = "launch('/plan/data/', ['pathway.json', '{\"format\":1,\"role\":\"Tester\"}'])";
    for (launch, said) in [
        (large, "This file is larger than any backup can be."),
        (
            binary,
            "This is no backup of Interchange, since it is not a text.",
        ),
        (gone, "The browser could not read the file that you opened."),
        (
            pathway,
            "If it is a pathway, bring it in as one of your own.",
        ),
    ] {
        learner.runs(launch).await;
        learner.sees(said).await;
        assert_eq!(learner.runs(STORED).await, before, "{said}");
    }
    learner.follows("bring it in as one of your own").await;
    learner.is_on_the_page("Add a pathway of your own").await;
    let binary = "launch('/own/new/', ['picture.md', new Uint8Array([255, 254, 0, 216])])";
    let large = "launch('/own/new/', ['large.csv', 'a,b\\n'.repeat(300_000)])";
    for (launch, said) in [
        (
            binary,
            "“picture.md” is not a text, so nothing can be read from it.",
        ),
        (large, "This file is larger than 1000 kB"),
    ] {
        learner.runs(launch).await;
        learner.sees(said).await;
    }
    assert_eq!(learner.runs(STORED).await, before);
    learner.leaves().await;
}

#[tokio::test]
async fn a_pathway_that_the_app_is_opened_with_replaces_nothing_that_was_typed() {
    let learner = with_script(LAUNCHES, "/method/").await;
    let clocks = json!(["/own/new/", ["clocks.md", OUTLINE]]);
    launches(&learner, clocks.clone()).await;
    learner.sees("How it was understood").await;
    learner.sees("It has 1 step, 1 task.").await;
    // One that is looked at and isn't added yet.
    let other = OUTLINE.replace("Clock", "Watch");
    launches(&learner, json!(["/own/new/", ["watches.md", other]])).await;
    learner.sees("You opened “watches.md”.").await;
    learner.presses("Not now").await;
    learner.no_longer_sees("You opened").await;
    let role = "return document.body.innerText.includes('Clock mender')
        || [...document.querySelectorAll('input')].some(field => field.value === 'Clock mender')";
    assert_eq!(learner.runs(role).await, json!(true));
    launches(&learner, json!(["/own/new/", ["watches.md", other]])).await;
    learner.presses("Read the file instead").await;
    learner
        .waits_until("return [...document.querySelectorAll('input')].some(field => field.value === 'Watch mender')")
        .await;
    learner.no_longer_sees("You opened").await;
    learner.presses("Start again").await;
    // A text that isn't read yet.
    let field = "Paste a text, or drop a file here";
    learner.enters(field, "# Half a").await;
    launches(&learner, clocks).await;
    learner.sees("You opened “clocks.md”.").await;
    let text = "return document.getElementById('own-text').value";
    assert_eq!(learner.runs(text).await, json!("# Half a"));
    learner.presses("Read the file instead").await;
    learner.sees("How it was understood").await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("Clock mender").await;
    learner.leaves().await;
}

#[tokio::test]
async fn by_its_icon_the_window_stays_as_it_is_and_shortcuts_are_followed_within_it() {
    let learner = with_script(LAUNCHES, "/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.runs("window.isSame = true").await;
    launches(&learner, json!(["/"])).await;
    learner.rests(300).await;
    learner.sees_the_address("/roadmap/nlp-engineer/").await;
    launches(&learner, json!(["/compare/"])).await;
    learner.is_on_the_page("Roles side by side").await;
    launches(&learner, json!(["/plan/"])).await;
    learner.is_on_the_page("Today").await;
    assert_eq!(learner.runs("return window.isSame").await, json!(true));
    learner.presses("Undo").await;
    learner.goes_back().await;
    learner.is_on_the_page("Roles side by side").await;
    learner.leaves().await;
}

/// The address of the page that keeps what another app has shared.
fn shared(pairs: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .fold(String::new(), |all, byte| format!("{all}%{byte:02X}"))
    };
    let pairs = pairs.iter();
    let pairs: Vec<_> = pairs
        .map(|(name, text)| format!("{name}={}", escape(text)))
        .collect();
    format!("/own/keep/?{}", pairs.join("&"))
}

async fn chooses_the_task(learner: &Learner, task: &str) {
    learner
        .waits_until("return document.getElementById('keep-task')?.options.length > 0")
        .await;
    let choose = "const list = document.getElementById('keep-task');
        list.value = [...list.options].find(option => option.textContent === arguments[0]).value;
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    learner.runs_with(choose, vec![task.into()]).await;
}

#[tokio::test]
async fn a_shared_link_goes_into_the_note_of_a_task_and_is_taken_back() {
    let learner = Learner::opens("/method/").await;
    learner
        .has_entered(&[
            ("follows/nlp-engineer", "1"),
            ("note/nlp-engineer/rag-chatbot", "Begun."),
        ])
        .await;
    let link = shared(&[
        ("title", "100%25 RAG <b>“course”</b>"),
        ("text", "https://example.org/rag?a=1&b=%2525#c"),
    ]);
    learner.goes_to(&link).await;
    learner
        .sees("100%25 RAG <b>“course”</b> https://example.org/rag?a=1&b=%2525#c")
        .await;
    assert!(
        !learner
            .runs(STORED)
            .await
            .to_string()
            .contains("example.org")
    );
    chooses_the_task(&learner, CHATBOT).await;
    learner.presses("Add to the note").await;
    learner
        .sees("The link stands in the note of this task now:")
        .await;
    // The address offers it no more.
    learner.sees_the_address("/own/keep/").await;
    learner.presses("Undo").await;
    learner.goes_to(&link).await;
    chooses_the_task(&learner, CHATBOT).await;
    learner.presses("Add to the note").await;
    learner
        .sees("The link stands in the note of this task now:")
        .await;
    learner.goes_to(&link).await;
    chooses_the_task(&learner, CHATBOT).await;
    learner.presses("Add to the note").await;
    learner
        .sees("The note of this task has the link already:")
        .await;
    learner.follows(CHATBOT).await;
    learner.is_on_the_page("NLP Engineer").await;
    learner
        .sees("Begun. 100%25 RAG <b>“course”</b> https://example.org/rag?a=1&b=%2525#c")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_pathway_begins_with_a_shared_link() {
    let learner = with_script(LAUNCHES, "/method/").await;
    let link = shared(&[
        ("title", "Clocks from nothing"),
        ("url", "https://example.org/clocks"),
    ]);
    // Shared while a window is open.
    launches(&learner, json!([link])).await;
    learner.is_on_the_page("Keep this link").await;
    learner.sees("You follow none with an open task.").await;
    learner.presses("Begin a pathway with it").await;
    learner.sees("How it was understood").await;
    learner.sees("It has 1 step, 1 task, 1 link.").await;
    assert!(
        !learner
            .runs(STORED)
            .await
            .to_string()
            .contains("own/my-clocks")
    );
    // The one that is begun isn't replaced.
    learner
        .goes_to(&shared(&[("url", "https://example.org/other")]))
        .await;
    learner.presses("Begin a pathway with it").await;
    learner
        .sees("You have begun a pathway that isn’t added yet.")
        .await;
    learner.follows("Open that page").await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("Clocks from nothing").await;
    let href = "return document.querySelector('.tasks a.outside').href";
    assert_eq!(
        learner.runs(href).await,
        json!("https://example.org/clocks")
    );
    // Left, it isn't there again when one goes back.
    learner
        .goes_to(&shared(&[("url", "http://example.org/old")]))
        .await;
    learner
        .sees("A pathway takes only addresses that begin with https://.")
        .await;
    learner.presses("Don’t keep it").await;
    learner.is_on_the_page("Today").await;
    learner.goes_back().await;
    learner.is_on_the_page("Clocks from nothing").await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_shared_and_is_no_link_is_refused_and_changes_nothing() {
    let learner = Learner::opens("/plan/").await;
    let before = learner.runs("return JSON.stringify(localStorage)").await;
    let long = format!("https://example.org/{}", "a".repeat(3_000));
    let script = "javascript:alert(1)";
    for (address, said) in [
        (
            shared(&[("title", "Only words")]),
            "No address of a web page was shared",
        ),
        (
            shared(&[("url", "")]),
            "No address of a web page was shared",
        ),
        (
            shared(&[("url", script), ("title", "A course")]),
            "What was shared is no address of a web page",
        ),
        (
            shared(&[("url", &long)]),
            "This address has more than 2000 characters",
        ),
        (
            "/own/keep/?url=%E0%A4%A&text=%".to_owned(),
            "What was shared is no address of a web page",
        ),
        (
            "/own/keep/?url=https://a.org&url=javascript:x".to_owned(),
            "https://a.org",
        ),
        (
            "/own/keep/?else=https://example.org".to_owned(),
            "There is no link here any more.",
        ),
        ("/own/keep/".to_owned(), "There is no link here any more."),
    ] {
        learner.goes_to("/method/").await;
        learner.goes_to(&address).await;
        learner.sees(said).await;
        let after = learner.runs("return JSON.stringify(localStorage)").await;
        assert_eq!(after, before, "{said}");
    }
    learner.leaves().await;
}

#[tokio::test]
async fn a_link_is_handed_to_another_app_where_the_browser_can() {
    const SHARES: &str = "
        window.answers = [];
        Object.assign(navigator, {
            canShare: ({ url }) => url.startsWith('http'),
            share: async data => {
                window.wasShared = data.url;
                const name = window.fails;
                if (name) throw new DOMException('', name);
            },
        });";
    let learner = with_script(SHARES, "/plan/data/").await;
    let link = makes_a_link(&learner).await;
    learner.presses("Share…").await;
    learner
        .waits_until(&format!(
            "return window.wasShared === location.origin + '{link}'"
        ))
        .await;
    // Who closes the dialog knows it.
    learner.runs("window.fails = 'AbortError'").await;
    learner.presses("Share…").await;
    learner.rests(300).await;
    learner
        .no_longer_sees("Your browser couldn’t share the link.")
        .await;
    learner.runs("window.fails = 'NotAllowedError'").await;
    learner.presses("Share…").await;
    learner
        .sees("Your browser couldn’t share the link. Copy it instead;")
        .await;
    learner.goes_to("/fit/#answers=time:1").await;
    learner.presses("Use these answers").await;
    learner.presses("Share…").await;
    learner
        .waits_until("return window.wasShared?.includes('/fit/#answers=') ?? false")
        .await;
    learner.leaves().await;
    let without = with_script(
        "Navigator.prototype.share = Navigator.prototype.canShare = undefined",
        "/plan/data/",
    )
    .await;
    makes_a_link(&without).await;
    without.sees("Copy the link").await;
    without.no_longer_sees("Share…").await;
    without.leaves().await;
}

#[tokio::test]
async fn the_badge_is_what_is_due_by_the_plan_and_a_browser_may_refuse_it() {
    const BADGE: &str = "
        window.badges = [];
        const refused = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
        navigator.setAppBadge = count => { badges.push(count); return refused(); };
        navigator.clearAppBadge = () => { badges.push(0); return refused(); };";
    let learner = with_script(BADGE, "/method/").await;
    // Who has no dates has no badge either.
    learner.rests(300).await;
    assert_eq!(learner.runs("return badges").await, json!([]));
    learner
        .has_entered(&[("follows/nlp-engineer", "1"), ("pace/start", "2026-01-05")])
        .await;
    let today = "const now = new Date(), two = n => String(n).padStart(2, '0');
        return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`";
    let today = learner.runs(today).await;
    let today = Date::parse(today.as_str().expect("a day")).expect("a day");
    let mut plan = Plan::default();
    plan.follows.extend(PathwayId::new("nlp-engineer"));
    plan.pace.start = Date::parse("2026-01-05");
    let timetable = Timetable::new(&plan, catalogue()).ok();
    let due = count_due(&plan, catalogue(), timetable.as_ref(), today);
    assert!(due > 10, "{due}");
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner
        .waits_until(&format!("return badges.join() === '{due}'"))
        .await;
    learner.ticks(CHATBOT).await;
    learner
        .waits_until(&format!("return badges.join() === '{due},{}'", due - 1))
        .await;
    learner.presses("Undo").await;
    learner
        .waits_until(&format!("return badges.at(-1) === {due}"))
        .await;
    learner.goes_to("/plan/data/").await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    learner.waits_until("return badges.at(-1) === 0").await;
    learner.leaves().await;
}

#[tokio::test]
async fn where_no_browser_offers_to_install_it_the_steps_are_said() {
    // Chromium offers it by itself.
    let phone = |standalone: bool, touches: u32| {
        format!(
            "addEventListener('beforeinstallprompt', event => event.stopImmediatePropagation());
            Object.defineProperties(navigator, {{ standalone: {{ value: {standalone} }}, maxTouchPoints: {{ value: {touches} }} }})"
        )
    };
    let follows = [("follows/nlp-engineer", "1")];
    for (standalone, touches) in [(true, 5), (false, 0)] {
        let learner = with_script(&phone(standalone, touches), "/method/").await;
        learner.has_entered(&follows).await;
        learner.goes_to("/plan/").await;
        learner.rests(300).await;
        learner.no_longer_sees("Keep it at hand").await;
        learner.leaves().await;
    }
    let learner = with_script(&phone(false, 5), "/method/").await;
    learner.has_entered(&follows).await;
    learner.goes_to("/plan/").await;
    learner
        .sees_in_order(&[
            "Keep it at hand",
            "Press the Share button of your browser.",
            "Choose “Add to Home Screen”, then “Add”.",
            "That app has a storage of its own, so your plan doesn’t come along by itself.",
        ])
        .await;
    learner.follows("Save a backup here").await;
    learner.is_on_the_page("Your data").await;
    learner.sees_the_address("/plan/data/#kept").await;
    learner.follows("Today").await;
    learner.presses("No, thanks").await;
    learner.no_longer_sees("Keep it at hand").await;
    learner.reloads().await;
    learner.rests(300).await;
    learner.no_longer_sees("Keep it at hand").await;
    learner.leaves().await;
}
