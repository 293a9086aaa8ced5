//! Seeing done against planned, and taking the plan out of the app.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs, process};

use crate::catalogue;
use icalendar::{Calendar, CalendarComponent, Component};
use interchange::domain::pathway::Part;
use serde_json::json;

use crate::learner::Learner;

/// Begun long ago, with one task done on a day that is planned for.
const BEGUN: [(&str, &str); 6] = [
    ("follows/nlp-engineer", "1"),
    ("done/nlp-engineer/rag-chatbot", "2026-01-20"),
    ("pace/start", "2026-01-05"),
    ("pace/hours", "10"),
    ("note/nlp-engineer/rag-chatbot", "It *answers*, mostly."),
    (
        "proof/nlp-engineer/rag-chatbot",
        "https://github.com/you/rag",
    ),
];
const NOT_BEGUN: [(&str, &str); 1] = [("follows/nlp-engineer", "1")];

async fn with_plan(plan: &[(&str, &str)]) -> Learner {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(plan).await;
    learner.goes_to("/plan/schedule/").await;
    learner
}

/// A folder that downloads go to, removed in the end.
pub struct Downloads(PathBuf);

impl Downloads {
    /// Has what this learner downloads go there.
    pub async fn of(learner: &Learner, name: &str) -> Self {
        let folder = env::temp_dir().join(format!("interchange-{name}-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let goes_there = json!({ "behavior": "allow", "downloadPath": folder });
        learner
            .sets("Browser.setDownloadBehavior", goes_there)
            .await;
        Self(folder)
    }

    /// The text of a file, once it is there, whole; it is gone afterwards.
    pub async fn takes(&self, name: &str) -> String {
        let (file, started) = (self.0.join(name), Instant::now());
        loop {
            // Until it is whole it has another name.
            if let Ok(bytes) = fs::read(&file)
                && !bytes.is_empty()
            {
                fs::remove_file(&file).expect("it can be removed");
                return String::from_utf8(bytes).expect("UTF-8");
            }
            assert!(
                started.elapsed() < Duration::from_secs(10),
                "waited in vain for {name}; there is {:?}",
                names(&self.0)
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("the folder").flatten();
    files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect()
}

impl Drop for Downloads {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The events of a file as another program reads it: what they are called, by what they are known by.
fn events(file: &str) -> BTreeMap<String, String> {
    let calendar: Calendar = file.parse().expect("a calendar");
    let events = calendar.components.into_iter().map(|component| {
        let CalendarComponent::Event(event) = component else {
            panic!("no event: {component:?}");
        };
        let text = |text: Option<&str>| text.expect("it is there").to_owned();
        (text(event.get_uid()), text(event.get_summary()))
    });
    events.collect()
}

#[tokio::test]
async fn what_was_done_stands_beside_what_was_planned_as_picture_and_as_table() {
    let learner = with_plan(&BEGUN).await;
    learner.follows("Progress").await;
    learner.sees("Done and planned").await;
    let picture = "const svg = document.querySelector('.burn-up svg');
        return [svg.getAttribute('role'), svg.ariaLabel.startsWith('NLP Engineer from 4 January 2026 to '),
            svg.querySelector('.lines .done').points.length > 2, svg.querySelector('.lines .planned').points.length > 4,
            document.querySelector('.days-table').checkVisibility()]";
    assert_eq!(
        learner.runs(picture).await,
        json!(["img", true, true, true, false])
    );
    learner.opens_the_part("As a table: NLP Engineer").await;
    // Whatever day it is when this runs: more rows, or rows that stand further apart.
    let around = "const rows = [...document.querySelectorAll('.days-table tbody tr')];
        const is_after = row => new Date(row.cells[0].textContent) >= new Date('20 January 2026');
        return [rows.findLast(row => !is_after(row)), rows.find(is_after)].map(row => row.cells[1].textContent)";
    let around = learner.runs(around).await;
    let after = around[1].clone();
    assert_eq!(around[0], json!("0 hours"));
    assert_ne!(after, json!("0 hours"), "the tick counts from its day on");
    // What is ticked now shows at once, today.
    let last = "const rows = [...document.querySelectorAll('.days-table tbody tr')];
        return rows.filter(row => row.cells[1].textContent !== 'to come').at(-1).cells[1].textContent";
    assert_eq!(learner.runs(last).await, after);
    let progress = learner.tab().await;
    learner.opens_a_tab("/roadmap/nlp-engineer/").await;
    learner
        .runs("document.querySelector('.tasks .tick input:not(:checked)').click()")
        .await;
    learner
        .runs("[...document.querySelectorAll('.stations .tick input:not(:checked)')].slice(0, 3).forEach(box => box.click())")
        .await;
    learner.looks_at(&progress).await;
    learner
        .waits_until(&format!(
            "const before = {after}; {}",
            last.replace("return rows", "return before !== rows")
        ))
        .await;
    // The table that was opened is open still.
    assert_eq!(
        learner
            .runs("return document.querySelector('.days-table').checkVisibility()")
            .await,
        json!(true)
    );
    learner.leaves().await;
}

#[tokio::test]
async fn without_a_first_day_there_is_a_word_on_where_to_set_it() {
    let learner = with_plan(&NOT_BEGUN).await;
    learner
        .sees("There are no dates yet: say on which day you start, under Schedule.")
        .await;
    let said = "return [...document.querySelectorAll('[aria-labelledby=take] button[aria-describedby^=no-calendar]')].every(button => button.disabled)";
    assert_eq!(learner.runs(said).await, json!(true));
    learner.follows("Progress").await;
    learner.is_on_the_page("Progress").await;
    learner
        .sees("Nothing is ticked yet, so there is nothing to show.")
        .await;
    let said = "return [document.querySelectorAll('.burn-up').length,
        [...document.querySelectorAll('[aria-labelledby=against] a')].map(link => link.hash)]";
    assert_eq!(learner.runs(said).await, json!([0, ["#pace"]]));
    learner.leaves().await;
}

#[tokio::test]
async fn an_empty_plan_has_nothing_to_take() {
    let learner = Learner::opens("/plan/").await;
    learner
        .sees("Follow one and your next task appears here.")
        .await;
    learner.follows("Schedule").await;
    learner
        .sees("Follow a role and every task with its day stands here.")
        .await;
    learner.no_longer_sees("Calendar file").await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_calendar_has_what_is_left_and_a_second_one_the_same_events() {
    let learner = with_plan(&BEGUN).await;
    let downloads = Downloads::of(&learner, "calendar").await;
    learner
        .presses("Calendar file (.ics) of NLP Engineer")
        .await;
    let first = downloads.takes("nlp-engineer.ics").await;
    let pathway = catalogue().pathway("nlp-engineer").expect("it is there");
    let left: BTreeMap<_, _> = pathway
        .items()
        .filter(|item| item.part != Part::Skill && item.id.local() != "rag-chatbot")
        .map(|item| {
            let uid = format!("nlp-engineer.{}@interchange", item.id.local());
            (uid, item.text.to_owned())
        })
        .collect();
    assert_eq!(events(&first), left);
    learner
        .presses("Calendar file (.ics) of NLP Engineer")
        .await;
    let second = downloads.takes("nlp-engineer.ics").await;
    assert!(events(&second).keys().eq(left.keys()));
    // One that is ticked is in it no more.
    learner.follows("Today").await;
    learner
        .ticks("Join HuggingFace’s community on Discord")
        .await;
    learner.follows("Schedule").await;
    learner
        .presses("Calendar file (.ics) of NLP Engineer")
        .await;
    let third = downloads.takes("nlp-engineer.ics").await;
    assert_eq!(events(&third).len(), left.len() - 1);
    learner.leaves().await;
}

#[tokio::test]
async fn the_calendar_reminds_at_the_time_that_was_chosen_and_repeats_study_times() {
    let learner = with_plan(&BEGUN).await;
    let downloads = Downloads::of(&learner, "reminders").await;
    learner
        .enters("Remind me of each task and action", "before")
        .await;
    learner.enters("Time of the reminder", "20:15").await;
    learner
        .opens_the_part("Weekly study times (optional)")
        .await;
    let monday = "[...document.querySelectorAll('.study-times label')].find(it => it.textContent === 'Monday').click()";
    learner.runs(monday).await;
    learner.enters("Monday to", "18:00").await;
    learner
        .sees("Choose an end that is later than the start.")
        .await;
    learner.enters("Monday to", "21:30").await;
    learner
        .presses("Calendar file (.ics) of NLP Engineer")
        .await;
    let file = downloads.takes("nlp-engineer.ics").await;
    assert!(file.contains("\r\nTRIGGER:-PT3H45M\r\n"), "{file}");
    assert!(events(&file).contains_key("study.1@interchange"), "{file}");
    assert!(
        file.contains("T213000\r\nRRULE:FREQ=WEEKLY;UNTIL="),
        "{file}"
    );
    // What was chosen is there the next time.
    learner.reloads().await;
    learner
        .presses("Calendar file (.ics) of NLP Engineer")
        .await;
    let again = downloads.takes("nlp-engineer.ics").await;
    assert!(again.contains("\r\nTRIGGER:-PT3H45M\r\n"), "{again}");
    learner.leaves().await;
}

#[tokio::test]
async fn the_portfolio_holds_what_was_done_with_the_note_and_the_proof() {
    let learner = with_plan(&BEGUN).await;
    let downloads = Downloads::of(&learner, "portfolio").await;
    learner.follows("Progress").await;
    learner.presses("Portfolio (Markdown)").await;
    let text = downloads.takes("portfolio.md").await;
    for part in [
        "# What I have done\n",
        "\n## NLP Engineer\n",
        "Build a chatbot that uses retrieval\\-augmented generation \\(RAG\\) (20 January 2026)\n",
        "\n  It \\*answers\\*, mostly.\n",
        "\n  <https://github.com/you/rag>\n",
    ] {
        assert!(text.contains(part), "no {part:?} in:\n{text}");
    }
    learner.leaves().await;
}

#[tokio::test]
async fn the_pocket_plan_opens_without_the_app_and_has_every_task_with_its_box() {
    let learner = with_plan(&BEGUN).await;
    let downloads = Downloads::of(&learner, "pocket").await;
    let day = learner
        .runs("return new Date().toLocaleDateString('sv')")
        .await;
    let name = format!("interchange-plan-{}", day.as_str().expect("a day"));
    let pathway = catalogue().pathway("nlp-engineer").expect("it is there");
    let count = pathway.items().count();
    learner.presses("Markdown (.md) of my plan").await;
    let text = downloads.takes(&format!("{name}.md")).await;
    assert_eq!(text.matches("\n- [x] ").count(), 1, "{text}");
    assert_eq!(text.matches("\n- [ ] ").count(), count - 1, "{text}");
    assert!(text.contains("\n  > It \\*answers\\*, mostly.\n"), "{text}");
    learner.presses("Web page (.html) of my plan").await;
    let with_notes = downloads.takes(&format!("{name}.html")).await;
    // For someone else it is saved without what only they wrote.
    let its_box = "[...document.querySelectorAll('label')].find(it => it.textContent === 'With my notes and links').click()";
    learner.runs(its_box).await;
    learner.presses("Web page (.html) of my plan").await;
    let without = downloads.takes(&format!("{name}.html")).await;
    assert!(!without.contains("mostly") && !without.contains("github.com/you/rag"));
    let file = downloads.0.join("kept.html");
    fs::write(&file, with_notes).expect("it can be kept");
    let checked = Command::new("html-validate")
        .args(["--config", "ci/html-validate.json"])
        .arg(&file)
        .output()
        .expect("html-validate is there: see ci/setup");
    assert!(checked.status.success(), "{checked:?}");
    learner.finds_the_console_quiet().await;
    let address = format!("file://{}", file.display());
    learner.window().goto(address).await.expect("it opens");
    learner.sees("Arrival: ").await;
    learner.sees("It *answers*, mostly.").await;
    let shown = "return [document.querySelectorAll('input').length, document.querySelectorAll('input:checked').length,
        document.scripts.length, document.querySelectorAll('svg[role=img]').length,
        document.querySelector('a').href, document.documentElement.scrollWidth <= innerWidth]";
    let expected = json!([count, 1, 0, 1, "https://github.com/you/rag", true]);
    assert_eq!(learner.runs(shown).await, expected);
    learner.leaves().await;
}

#[tokio::test]
async fn the_way_to_paper_leads_to_the_roadmap() {
    let learner = with_plan(&BEGUN).await;
    learner.follows("Roadmap to print, NLP Engineer").await;
    learner.sees_the_address("/roadmap/nlp-engineer/").await;
    learner
        .sets("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await;
    // What was noted is on it, and nothing that only a screen can do.
    learner.sees("It *answers*, mostly.").await;
    let shown = "return [...document.querySelectorAll('summary, button:not(.cite), .site-header, .undo-bar')]
        .filter(element => element.checkVisibility()).map(element => element.outerHTML)";
    assert_eq!(learner.runs(shown).await, json!([]));
    learner.leaves().await;
}
