//! Pathways of the learner's own: brought in, written, edited, compared, shared, updated and deleted.

use serde_json::json;

use crate::learner::Learner;
use crate::plans::OWN;
use crate::sharing::makes_a_link;
use crate::site::{Fault, Host, built};
use crate::taking::Downloads;

/// A curriculum as people write it: weeks in one heading, a link, a box that is ticked.
const OUTLINE: &str = "# Observability Engineer

Learn to see what systems do.

## Signals (3 weeks)

- [ ] Read about [metrics, logs and traces](https://example.org/signals)
- [x] Instrument a small service

### Resources

- The book of signals

## Alerting

- [ ] Write three alerts that matter
";

/// The label of the field for texts.
const FIELD: &str = "Paste a text, or drop a file here";

const ROADMAP: &str = "/own/roadmap/#my-observability-engineer";

/// Has the outline as a pathway, with weeks for each step.
async fn with_outline() -> Learner {
    let learner = Learner::opens("/own/new/").await;
    learner.enters(FIELD, OUTLINE).await;
    learner.presses("Read it").await;
    learner.sees("How it was understood").await;
    learner
        .sees("It has 2 steps, 3 tasks, 1 resource, 1 link.")
        .await;
    learner.sees("One step doesn’t state its weeks.").await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("Observability Engineer").await;
    learner
}

#[tokio::test]
async fn who_starts_again_has_the_text_back() {
    let learner = Learner::opens("/own/new/").await;
    learner.enters(FIELD, OUTLINE).await;
    learner.presses("Read it").await;
    learner.sees("How it was understood").await;
    learner.presses("Start again").await;
    let is_back = format!(
        "return document.getElementById('own-text')?.value === {}",
        serde_json::to_string(OUTLINE).expect("a text")
    );
    learner.waits_until(&is_back).await;
    // Once it is added, the next one begins empty.
    learner.presses("Read it").await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("Observability Engineer").await;
    learner.goes_to("/own/new/").await;
    learner
        .waits_until("return document.getElementById('own-text')?.value === ''")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_pathway_that_is_not_added_yet_stays_when_the_plan_is_deleted() {
    let learner = Learner::opens("/own/new/").await;
    learner.enters(FIELD, OUTLINE).await;
    learner.presses("Read it").await;
    learner.sees("How it was understood").await;
    learner.enters("Role", "Clock mender").await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.goes_to("/plan/data/").await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    learner.sees("Your plan is empty").await;
    learner.goes_to("/own/new/").await;
    learner.sees("How it was understood").await;
    let is_there =
        "return [...document.querySelectorAll('input')].some(it => it.value === 'Clock mender')";
    learner.waits_until(is_there).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_refused_text_stays_while_something_else_is_changed() {
    let learner = with_outline().await;
    learner
        .goes_to("/own/edit/#my-observability-engineer")
        .await;
    let long = "x".repeat(5_000);
    learner.enters("What you might miss", &long).await;
    let stays = "const field = [...document.querySelectorAll('label')]
            .find(it => it.textContent.trim() === 'What you might miss').control;
        return field.value.length === 5000 && field.ariaInvalid === 'true'";
    learner.waits_until(stays).await;
    learner.enters("Role", "Observer").await;
    learner.is_on_the_page("Edit Observer").await;
    assert_eq!(learner.runs(stays).await, json!(true));
    learner.leaves().await;
}

#[tokio::test]
async fn an_outline_becomes_a_pathway_that_is_followed_ticked_and_kept() {
    let learner = with_outline().await;
    learner.sees_the_address(ROADMAP).await;
    learner.sees("2 steps, 3 weeks").await;
    learner.sees("Weeks not stated").await;
    learner.sees("The book of signals").await;
    let link = "const link = document.querySelector('.tasks a.outside');
        return [link.href, link.target, link.rel].join()";
    assert_eq!(
        learner.runs(link).await,
        json!("https://example.org/signals,_blank,noopener noreferrer")
    );
    learner.presses("Follow Observability Engineer").await;
    learner.ticks("Write three alerts that matter").await;
    learner.reloads().await;
    learner.is_on_the_page("Observability Engineer").await;
    learner.sees_done("Write three alerts that matter").await;
    learner.follows("About").await;
    learner.sees("Learn to see what systems do.").await;
    learner
        .sees_the_address("/own/#my-observability-engineer")
        .await;
    learner.follows("My plan").await;
    learner.sees("Read about metrics, logs and traces").await;
    learner.follows("Explore").await;
    learner.sees_the_count(".map .line", 5).await;
    learner.looks_for("three alerts").await;
    learner.sees("Write three alerts that matter").await;
}

#[tokio::test]
async fn no_host_learns_the_name_of_an_own_pathway() {
    let learner = with_outline().await;
    learner.reloads().await;
    learner.is_on_the_page("Observability Engineer").await;
    learner.follows("About").await;
    learner.sees("Learn to see").await;
    let asked = "return performance.getEntriesByType('resource').map(it => it.name)
        .concat(performance.getEntriesByType('navigation').map(it => it.name.split('#')[0]))
        .filter(name => name.includes('observability') || !name.startsWith(location.origin)).join()";
    assert_eq!(learner.runs(asked).await, json!(""));
}

#[tokio::test]
async fn parts_of_an_own_pathway_have_addresses_that_are_shared_and_reloaded() {
    let learner = with_outline().await;
    learner.goes_to("/method/").await;
    learner.goes_to(&format!("{ROADMAP}/step-2")).await;
    learner.is_on_the_page("Observability Engineer").await;
    learner.has_come_to("step-2").await;
    learner.goes_to("/method/").await;
    learner.goes_to(ROADMAP).await;
    learner.is_on_the_page("Observability Engineer").await;
    // It was loaded, and nobody has gone anywhere: the focus stays where the browser has put it.
    learner.rests(200).await;
    let focus = "return document.activeElement === document.body";
    assert_eq!(learner.runs(focus).await, json!(true));
    // The line's own links lead to the steps, and the id stays in the address.
    learner
        .runs("document.querySelector('.line-strip li a').click()")
        .await;
    learner.sees_the_address(&format!("{ROADMAP}/step-1")).await;
    learner.reloads().await;
    learner.is_on_the_page("Observability Engineer").await;
}

#[tokio::test]
async fn a_table_and_a_guide_are_read_as_well() {
    let learner = Learner::opens("/own/new/").await;
    learner
        .enters(FIELD, "Step,Task,Weeks,Link\nBasics,Read,2,https://example.org\nBasics,Write,,\nMore,Build,a few,\n")
        .await;
    learner.presses("Read it").await;
    learner.sees("It has no name yet.").await;
    learner.sees("One line wasn’t used").await;
    learner.presses("Add to my pathways").await;
    learner.sees("It needs a name first").await;
    learner.enters("Role", "Writer").await;
    learner.sees("It has 2 steps, 3 tasks, 1 link.").await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("Writer").await;
    learner.goes_to("/own/new/").await;
    let guide = include_str!("../saved/guide.txt");
    learner.enters(FIELD, guide).await;
    learner.presses("Read it").await;
    learner.sees("Read as the text of a guide page.").await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("Bridge Keeper").await;
    learner.follows("About").await;
    learner.sees("Critical").await;
}

#[tokio::test]
async fn what_can_not_be_read_is_said_with_its_line_and_the_text_is_kept() {
    let learner = Learner::opens("/own/new/").await;
    let wrong = "format = 1\nrole = \"Tester\"\n\n[[steps]]\nid = \"a\"\ntitle = \"A\"\nweeks = -1\ntasks = []\n";
    learner.enters(FIELD, wrong).await;
    learner.presses("Read it").await;
    learner.sees("This could not be read.").await;
    learner.sees("Line 7: steps[1].weeks: expected").await;
    learner.reloads().await;
    let kept = "return document.getElementById('own-text').value";
    learner
        .waits_until(&format!("{kept}.includes('weeks = -1')"))
        .await;
    for bad in [
        "",
        "\u{0}\u{1}\u{2}",
        "<html><script>window.hacked = true</script></html>",
        "format = 9",
    ] {
        learner.enters(FIELD, bad).await;
        learner.presses("Read it").await;
        learner.sees("Nothing was stored").await;
    }
    assert_eq!(
        learner.runs("return window.hacked ?? null").await,
        json!(null)
    );
    assert_eq!(
        learner
            .runs("return Object.keys(localStorage).filter(key => key.includes('.my-')).length")
            .await,
        json!(0)
    );
}

#[tokio::test]
async fn a_copy_shares_the_ticks_of_its_original_and_can_be_changed() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    let task = "Build a chatbot that uses retrieval-augmented generation (RAG)";
    learner.ticks(task).await;
    learner.follows("Copy to change").await;
    learner.sees("How it was understood").await;
    // A reload keeps what was put right; who starts again isn't given the copy once more.
    learner.enters("Role", "Half done").await;
    learner.reloads().await;
    learner.sees("How it was understood").await;
    let is_kept =
        "return [...document.querySelectorAll('input')].some(it => it.value === 'Half done')";
    learner.waits_until(is_kept).await;
    learner.presses("Start again").await;
    learner.no_longer_sees("How it was understood").await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.follows("Copy to change").await;
    learner.sees("How it was understood").await;
    learner.enters("Role", "My own NLP way").await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("My own NLP way").await;
    learner.sees_done(task).await;
    learner.follows("Compare").await;
    learner.sees("My own NLP way").await;
    learner.goes_to("/own/edit/#my-nlp-engineer").await;
    learner.is_on_the_page("Edit My own NLP way").await;
    learner.enters("Role", "Renamed").await;
    learner.is_on_the_page("Edit Renamed").await;
    learner.presses("Undo").await;
    learner.is_on_the_page("Edit My own NLP way").await;
}

#[tokio::test]
async fn a_pathway_is_written_from_nothing_and_its_steps_are_moved_by_keyboard() {
    let learner = Learner::opens("/own/new/").await;
    learner
        .adds("The role it leads to", "Lighthouse Keeper")
        .await;
    learner.sees("It has 0 steps, 0 tasks.").await;
    learner.adds("New step", "Climb").await;
    learner.adds("New step", "Light").await;
    learner.finds_the_console_quiet().await;
    learner.opens_the_part("1. Climb weeks not stated").await;
    learner.enters("Weeks (optional)", "2").await;
    learner.adds("New task", "Count the stairs").await;
    learner.sees("It has 2 steps, 1 task.").await;
    // What was put right outlives a reload, and isn't stored yet.
    learner.reloads().await;
    learner.sees("It has 2 steps, 1 task.").await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("Lighthouse Keeper").await;
    learner.follows("Edit").await;
    learner.is_on_the_page("Edit Lighthouse Keeper").await;
    learner.tabs_to("Move down: Climb").await;
    learner.types("\u{e007}").await;
    learner.sees_in_order(&["1. Light", "2. Climb"]).await;
    learner.has_the_focus_on("Move down: Climb").await;
    learner.tabs_to("Remove: Climb").await;
    learner.types("\u{e007}").await;
    learner.no_longer_sees("2. Climb").await;
    learner.presses("Undo").await;
    learner.sees("2. Climb").await;
    learner.follows("Roadmap").await;
    learner.sees("Count the stairs").await;
}

#[tokio::test]
async fn own_links_and_tasks_stand_in_a_published_pathway_too() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.follows("Roadmap").await;
    learner.sees_the_address("/roadmap/nlp-engineer/").await;
    learner
        .opens_the_part("Your links and tasks: Foundations: Python & Deep Learning Refresher")
        .await;
    // The form arrives with the module that it is in.
    learner.sees("A task of your own").await;
    learner
        .adds("What is to be done", "Meet two NLP engineers")
        .await;
    learner.sees_not_done("Meet two NLP engineers").await;
    // The page was drawn anew, and isn't one that was just come to.
    let focused = learner.runs("return document.activeElement.tagName").await;
    assert_ne!(focused, json!("H1"));
    learner.ticks("Meet two NLP engineers").await;
    let label = learner
        .runs("return [...document.querySelectorAll('.additions-form label')].find(it => it.textContent.startsWith('Link of')).textContent")
        .await;
    let label = label.as_str().expect("a label").to_owned();
    learner.enters(&label, "javascript:alert(1)").await;
    learner
        .sees("Enter an address that starts with https://")
        .await;
    learner.enters(&label, "example.org/course").await;
    learner.waits_until("return Boolean(document.querySelector('.resources a[href=\"https://example.org/course\"]'))").await;
    learner.reloads().await;
    learner.sees_done("Meet two NLP engineers").await;
    learner
        .waits_until(
            "return Boolean(document.querySelector('.resources a[rel=\"noopener noreferrer\"]'))",
        )
        .await;
}

#[tokio::test]
async fn half_a_name_is_never_added_and_is_there_again() {
    let learner = Learner::opens("/own/new/").await;
    learner.enters("The role it leads to", "Lighth").await;
    // The field is left.
    learner.runs("document.activeElement.blur()").await;
    learner.rests(300).await;
    learner.no_longer_sees("It has 0 steps").await;
    learner.reloads().await;
    learner
        .waits_until("return document.getElementById('own-role').value === 'Lighth'")
        .await;
    learner.presses("Begin: The role it leads to").await;
    learner.sees("It has 0 steps, 0 tasks.").await;
    learner.presses("Add: New step").await;
    learner
        .sees("Nothing has been entered under “New step” yet.")
        .await;
    learner.adds("New step", "Climb").await;
    learner.no_longer_sees("Nothing has been entered").await;
    learner.sees("It has 1 step, 0 tasks.").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_text_of_several_lines_that_was_not_left_is_there_again() {
    let learner = Learner::opens("/own/new/").await;
    learner.sees_the_program().await;
    learner.adds("The role it leads to", "Keeper").await;
    learner.sees("It has 0 steps, 0 tasks.").await;
    let field = "[...document.querySelectorAll('label')].find(it => it.textContent.trim() === 'Overview (optional)').control";
    learner.runs(&format!("{field}.focus()")).await;
    learner.types("Light the lamp.").await;
    learner.reloads().await;
    learner
        .sees("You typed this before and it isn’t saved.")
        .await;
    learner
        .waits_until(&format!("return {field}.value === 'Light the lamp.'"))
        .await;
    learner
        .runs(&format!("{field}.focus(); {field}.blur()"))
        .await;
    learner.no_longer_sees("You typed this before").await;
    learner.reloads().await;
    learner
        .waits_until(&format!("return {field}.value === 'Light the lamp.'"))
        .await;
    learner.no_longer_sees("You typed this before").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_link_that_is_half_entered_costs_neither_the_next_click_nor_the_focus() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.sees_the_program().await;
    let step = "Foundations: Python & Deep Learning Refresher";
    learner
        .opens_the_part(&format!("Your links and tasks: {step}"))
        .await;
    learner.sees("A task of your own").await;
    let fields = "[...document.querySelectorAll('.additions-form .addition input')]";
    learner.runs(&format!("{fields}[0].focus()")).await;
    learner.types("https://example.org/a").await;
    // With one press of the mouse the field is left, and the box ticked.
    let task = learner
        .runs("return document.querySelector('.station-card .tick label span').textContent")
        .await;
    let task = task.as_str().expect("a task").to_owned();
    learner.ticks(&task).await;
    learner.sees_done(&task).await;
    learner
        .waits_until("return Boolean(document.querySelector('a[href=\"https://example.org/a\"]'))")
        .await;
    // The Tab key goes on from where it was.
    learner.runs(&format!("{fields}[1].focus()")).await;
    learner.types("https://example.org/b\u{e004}").await;
    learner
        .waits_until("return Boolean(document.querySelector('a[href=\"https://example.org/b\"]'))")
        .await;
    learner
        .waits_until(&format!(
            "const at = document.activeElement; return at !== document.body && at !== {fields}[1] && at.closest('.additions-form') !== null"
        ))
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn two_tabs_that_edit_one_pathway_keep_both_edits() {
    let learner = with_outline().await;
    learner
        .goes_to("/own/edit/#my-observability-engineer")
        .await;
    learner.is_on_the_page("Edit Observability Engineer").await;
    let first = learner.tab().await;
    learner
        .opens_a_tab("/own/edit/#my-observability-engineer")
        .await;
    learner.is_on_the_page("Edit Observability Engineer").await;
    learner
        .enters("In one sentence (optional)", "Seen from the second tab.")
        .await;
    learner.looks_at(&first).await;
    learner.enters("Role", "Seen from the first tab").await;
    learner.is_on_the_page("Edit Seen from the first tab").await;
    learner.reloads().await;
    learner.is_on_the_page("Edit Seen from the first tab").await;
    let summary = "return [...document.querySelectorAll('input')].some(it => it.value === 'Seen from the second tab.')";
    learner.waits_until(summary).await;
}

#[tokio::test]
async fn an_own_pathway_goes_to_a_second_device_by_a_link() {
    let learner = with_outline().await;
    learner.presses("Follow Observability Engineer").await;
    learner.goes_to("/plan/data/").await;
    let link = makes_a_link(&learner).await;
    let other = Learner::opens(&link).await;
    other.sees("1 pathway of your own").await;
    other.presses("Add what is new").await;
    other.goes_to(ROADMAP).await;
    other.is_on_the_page("Observability Engineer").await;
    other.sees("Write three alerts that matter").await;
}

#[tokio::test]
async fn a_newer_version_of_a_pathway_is_recognised_and_keeps_ticks_and_edits() {
    let learner = with_outline().await;
    learner.ticks("Instrument a small service").await;
    learner.goes_to("/own/new/").await;
    let newer = OUTLINE
        .replace("Write three alerts that matter", "Write four alerts")
        .replace("(3 weeks)", "(4 weeks)");
    learner.enters(FIELD, &newer).await;
    learner.presses("Read it").await;
    learner.sees("You have this pathway already.").await;
    learner.sees("New task: “Write four alerts”.").await;
    learner
        .sees("Gone: the task “Write three alerts that matter”.")
        .await;
    learner.presses("Update it").await;
    learner.is_on_the_page("Observability Engineer").await;
    learner.sees_done("Instrument a small service").await;
    learner.sees("2 steps, 4 weeks").await;
}

#[tokio::test]
async fn a_pathway_is_saved_as_a_file_that_is_read_back_the_same() {
    let learner = with_outline().await;
    let downloads = Downloads::of(&learner, "own").await;
    learner
        .goes_to("/own/edit/#my-observability-engineer")
        .await;
    for (button, end) in [
        ("Pathway file (TOML)", "toml"),
        ("Pathway file (JSON)", "json"),
        ("Checklist (Markdown)", "md"),
    ] {
        learner.presses(button).await;
        let file = downloads
            .takes(&format!("my-observability-engineer.{end}"))
            .await;
        learner.goes_to("/own/new/").await;
        learner.enters(FIELD, &file).await;
        learner.presses("Read it").await;
        learner
            .sees("You have this pathway already, and nothing differs.")
            .await;
        learner.presses("Start again").await;
        learner
            .goes_to("/own/edit/#my-observability-engineer")
            .await;
        learner.is_on_the_page("Edit Observability Engineer").await;
    }
}

#[tokio::test]
async fn a_pathway_is_deleted_and_comes_back_whole() {
    let learner = with_outline().await;
    learner.presses("Follow Observability Engineer").await;
    learner.ticks("Instrument a small service").await;
    learner.follows("Edit").await;
    learner.presses("Delete Observability Engineer").await;
    learner
        .is_on_the_page("Where could backend take you?")
        .await;
    learner.sees_the_count(".map .line", 4).await;
    learner.presses("Undo").await;
    learner.sees_the_count(".map .line", 5).await;
    learner.goes_to(ROADMAP).await;
    learner.sees_done("Instrument a small service").await;
    learner.goes_to("/own/#my-nothing").await;
    learner
        .sees("There is no pathway of this name in this browser.")
        .await;
}

#[tokio::test]
async fn a_release_that_changes_a_published_pathway_says_what_changed() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner
        .waits_until("return Boolean(localStorage['interchange:seen:nlp-engineer'])")
        .await;
    // As an older release had it.
    let older = "const key = 'interchange:seen:nlp-engineer';
        localStorage[key] = localStorage[key].replace('Build a chatbot that uses', 'Make a bot with')
            + 'task/long-gone/text¦Write a parser by hand¶'";
    learner.runs(older).await;
    learner.reloads().await;
    learner
        .sees("This pathway has changed since you last saw it.")
        .await;
    learner.sees("before “Make a bot with retrieval").await;
    learner
        .sees("Gone: the task “Write a parser by hand”.")
        .await;
    learner.presses("I’ve seen it").await;
    learner.no_longer_sees("This pathway has changed").await;
    learner.reloads().await;
    learner.sees("Stop following").await;
    learner.no_longer_sees("This pathway has changed").await;
}

#[tokio::test]
async fn an_own_pathway_is_there_until_the_next_page_is() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    learner.looks_up("own/new/").await;
    learner.sees_the_program().await;
    learner.enters(FIELD, OUTLINE).await;
    learner.presses("Read it").await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("Observability Engineer").await;
    host.has(&[("split_choose", Fault::Slow(1500))]);
    learner.looks_up("own/#my-observability-engineer").await;
    learner.is_on_the_page("Observability Engineer").await;
    let watch = "window.headings = new Set();
        const look = () => { headings.add(document.querySelector('h1').textContent); requestAnimationFrame(look); };
        look();
        [...document.querySelectorAll('.site-header a')].find(it => it.textContent === 'Choose').click()";
    learner.runs(watch).await;
    learner.is_on_the_page("Which role fits you?").await;
    let seen = learner.runs("return [...headings]").await;
    assert_eq!(
        seen,
        json!(["Observability Engineer", "Which role fits you?"])
    );
}

#[tokio::test]
async fn an_own_pathway_that_cannot_be_read_yet_is_not_gone() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    host.has(&[("split_tracking", Fault::Missing)]);
    learner.looks_up("method/").await;
    learner
        .has_entered(&[
            ("follows/my-data-engineer", "1"),
            ("own/my-data-engineer", OWN),
        ])
        .await;
    learner.looks_up("plan/").await;
    learner
        .sees("What reads your own pathways could not be loaded.")
        .await;
    learner.no_longer_sees("no longer among the pathways").await;
    learner.no_longer_sees("Choose a role").await;
    host.has(&[]);
    // Other parts of the page may ask for the same module.
    let again = "[...document.querySelectorAll('.not-loaded')].find(it => it.textContent.startsWith('What reads')).querySelector('button').click()";
    learner.runs(again).await;
    learner.sees("Data Engineer for Streams").await;
}

#[tokio::test]
async fn an_own_pathway_works_offline() {
    let host = Host::of(built(), "/below/it/");
    let learner = Learner::of(&host).await;
    learner.looks_up("own/new/").await;
    learner.sees_the_program().await;
    learner.has_the_site_kept().await;
    host.goes_down(true);
    learner.looks_up("own/new/").await;
    learner.sees_the_program().await;
    learner.enters(FIELD, OUTLINE).await;
    learner.presses("Read it").await;
    learner
        .sees("It has 2 steps, 3 tasks, 1 resource, 1 link.")
        .await;
    learner.presses("Add to my pathways").await;
    learner.is_on_the_page("Observability Engineer").await;
    learner.looks_up("own/#my-observability-engineer").await;
    learner.is_on_the_page("Observability Engineer").await;
}
