//! Fields that learners may leave out of their own pathways, and fields that they may add.

use crate::content::format::tests::messages;
use crate::content::format::{PathwayFile, Syntax, read_pathway};
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::figure::{Place, Stated};
use crate::domain::pathway::limits::MAX_NAME;

/// The least that a pathway states.
pub(super) const LEAST: &str = r#"
format = 1
role = "Data Engineer"
[[steps]]
id = "start"
title = "Start"
tasks = [{ id = "read", text = "Read" }]
"#;

pub(super) fn read(text: &str) -> Result<PathwayFile, Vec<String>> {
    read_pathway(text, Syntax::Toml).map_err(messages)
}

/// Expects these messages once `from` in the least pathway is replaced with `to`.
#[track_caller]
pub(super) fn refused(from: &str, to: &str, expected: &[&str]) {
    assert!(LEAST.contains(from), "the least pathway has no {from}");
    let said = read(&LEAST.replacen(from, to, 1)).expect_err("it was accepted");
    assert_eq!(said, expected);
}

/// Expects this message of a field before the role, in line 3.
#[track_caller]
pub(super) fn refused_with(field: &str, message: &str) {
    refused(
        "role",
        &format!("{field}\nrole"),
        &[&format!("line 3: {message}")],
    );
}

pub(super) fn read_with(field: &str) -> PathwayFile {
    read(&LEAST.replacen("role", &format!("{field}\nrole"), 1)).unwrap()
}

#[test]
fn a_role_and_a_step_with_a_task_are_enough() {
    let PathwayFile { pathway, same_work } = read(LEAST).unwrap();
    assert_eq!(pathway.id.as_str(), "data-engineer");
    assert_eq!(
        (pathway.code.as_str(), pathway.line, pathway.document()),
        ("", 1, None)
    );
    assert_eq!(pathway.steps[0].weeks, Stated::NotStated);
    assert_eq!(pathway.steps[0].tasks[0].id.as_str(), "data-engineer/read");
    assert!(pathway.learn.is_empty() && pathway.reality.is_empty() && same_work.is_empty());
    assert_eq!(pathway.actions().count(), 0);
}

#[test]
fn json_says_the_same() {
    let json = r#"{"format": 1, "role": "Data Engineer",
        "steps": [{"id": "start", "title": "Start", "tasks": [{"id": "read", "text": "Read"}]}]}"#;
    assert_eq!(
        read_pathway(json, Syntax::Json).unwrap(),
        read(LEAST).unwrap()
    );
}

#[test]
fn what_is_missing_is_named() {
    refused("format = 1\n", "", &["format: expected 1, found nothing"]);
    refused(
        "role = \"Data Engineer\"\n",
        "",
        &["role: expected text without spaces at its ends, found nothing"],
    );
    refused(
        "id = \"start\"\n",
        "",
        &["line 4: steps[1].id: expected text without spaces at its ends, found nothing"],
    );
    refused(
        "tasks = [{ id = \"read\", text = \"Read\" }]\n",
        "",
        &["line 4: steps[1].tasks: expected a list of tables, found nothing"],
    );
    refused(
        "tasks = [{ id = \"read\", text = \"Read\" }]\n",
        "tasks = []\n",
        &["line 4: steps: expected at least one task in all steps together, found none"],
    );
    let none = "format = 1\nrole = \"R\"\n";
    assert_eq!(
        read(none).unwrap_err(),
        ["steps: expected at least one, found none"]
    );
    assert_eq!(
        read("").unwrap_err(),
        [
            "format: expected 1, found nothing",
            "role: expected text without spaces at its ends, found nothing",
            "steps: expected at least one, found none",
        ]
    );
}

#[test]
fn a_newer_format_is_all_that_is_said() {
    let newer = "this file is of format 2; this version of Interchange reads format 1. Reload the page to get the newest version";
    refused(
        "format = 1",
        "format = 2\nwonder = [1]",
        &[&format!("line 2: format: {newer}")],
    );
    for (other, found) in [("0", "0"), ("\"1\"", "‘1’"), ("1.0", "1.0"), ("-1", "-1")] {
        let message = format!("line 2: format: expected 1, found {found}");
        refused("format = 1", &format!("format = {other}"), &[&message]);
    }
}

#[test]
fn an_unknown_field_is_shown_with_the_known_ones() {
    refused(
        "title = \"Start\"",
        "title = \"Start\"\nhours = 3",
        &[
            "line 7: steps[1].hours: unknown field; expected only id, title, weeks, tasks, resources",
        ],
    );
}

#[test]
fn what_is_not_stated_is_said_or_left_out() {
    let said = read_with(
        "title_months = \"not stated\"\ndifficulty = \"not stated\"\ntimeline = \"not stated\"\ndemand = \"not stated\"\nlearn = [{ id = \"sql\", name = \"SQL\", priority = \"not stated\", weeks = \"not stated\" }]",
    );
    let left_out = read_with("learn = [{ id = \"sql\", name = \"SQL\" }]");
    assert_eq!(said, left_out);
}

#[test]
fn a_figure_stands_in_the_header_unless_its_place_is_given() {
    let pathway = read_with(
        "difficulty = { is = \"hard\" }\ntimeline = { months = 3, at = \"reality\" }\npay = [{ change = 5 }]",
    )
    .pathway;
    assert!(matches!(pathway.difficulty, Stated::At(Place::Header, _)));
    assert!(matches!(pathway.timeline, Stated::At(Place::Reality, _)));
    assert_eq!(pathway.pay[0].place, Place::Header);
    refused_with(
        "difficulty = \"hard\"",
        "difficulty: expected a table, or ‘not stated’, found ‘hard’",
    );
}

#[test]
fn an_id_is_given_or_made_of_the_role() {
    assert_eq!(read_with("id = \"my-path\"").pathway.id.as_str(), "my-path");
    let unnamed = read(&LEAST.replace("Data Engineer", "Инженер")).unwrap();
    assert_eq!(unnamed.pathway.id.as_str(), "pathway");
    refused_with(
        "id = \"A b\"",
        "id: expected lower-case words joined by hyphens, found ‘A b’",
    );
    let longest = "a".repeat(MAX_NAME - 3);
    let id = read_with(&format!("id = \"{longest}\"")).pathway.id;
    assert_eq!(id.to_own().as_str().len(), MAX_NAME);
    refused_with(
        &format!("id = \"a{longest}\""),
        "id: expected at most 200 characters with ‘my-’ before it, found 201",
    );
}

#[test]
fn a_code_is_one_or_two_characters() {
    assert_eq!(read_with("code = \"漢字\"").pathway.code, "漢字");
    refused_with(
        "code = \"ABC\"",
        "code: expected one or two characters, found ‘ABC’",
    );
}

#[test]
fn tasks_and_resources_have_addresses() {
    let resources =
        "resources = [\"A book\", { name = \"A course\", url = \"https://example.org/c\" }]";
    let text = LEAST.replace(
        "text = \"Read\"",
        "text = \"Read\", url = \"https://example.org/?a#b\"",
    );
    let step = &read(&(text + resources)).unwrap().pathway.steps[0];
    assert_eq!(
        step.tasks[0].url.as_ref().unwrap().as_str(),
        "https://example.org/?a#b"
    );
    let names: Vec<_> = step
        .resources
        .iter()
        .map(|it| (it.name.as_str(), it.url.is_some()))
        .collect();
    assert_eq!(names, [("A book", false), ("A course", true)]);
    for (url, found) in [
        ("\"http://example.org\"", "‘http://example.org’"),
        ("\"example.org\"", "‘example.org’"),
        ("\"javascript:alert(1)\"", "‘javascript:alert(1)’"),
        (
            "\"https://exa\u{200B}mple.org\"",
            "‘https://exa\u{200B}mple.org’",
        ),
        ("7", "7"),
    ] {
        refused(
            "text = \"Read\"",
            &format!("text = \"Read\", url = {url}"),
            &[&format!(
                "line 7: steps[1].tasks[1].url: expected an address that begins with https://, found {found}"
            )],
        );
    }
    let broken = format!("{LEAST}resources = [7, {{ url = \"https://a.b\" }}]");
    assert_eq!(
        read(&broken).unwrap_err(),
        [
            "line 8: steps[1].resources[1]: expected text without spaces at its ends, found 7",
            "line 8: steps[1].resources[2].name: expected text without spaces at its ends, found nothing",
        ]
    );
}

#[test]
fn a_copy_says_what_it_was_copied_from() {
    let copy = read_with("copied_from = \"nlp-engineer\"").pathway;
    assert_eq!(copy.copied_from, PathwayId::new("nlp-engineer"));
    refused_with(
        "copied_from = \"N L P\"",
        "copied_from: expected the id of a pathway, found ‘N L P’",
    );
}

#[test]
fn the_same_work_is_an_entry_here_and_one_elsewhere() {
    let read = read_with("same_work = [{ task = \"read\", as = \"nlp-engineer/read-it\" }]");
    let id = |text| ItemId::new(text).unwrap();
    assert_eq!(
        read.same_work,
        [(id("data-engineer/read"), id("nlp-engineer/read-it"))]
    );
    for (link, message) in [
        (
            "{ task = \"start\", as = \"a/b\" }",
            "task: this pathway has no task, action or skill to learn ‘start’",
        ),
        (
            "{ task = \"N o\", as = \"a/b\" }",
            "task: this pathway has no task, action or skill to learn ‘N o’",
        ),
        (
            "{ task = \"read\", as = \"read\" }",
            "as: expected an entry of a pathway, such as ‘nlp-engineer/rag-chatbot’, found ‘read’",
        ),
        (
            "{ task = \"read\", as = \"data-engineer/read\" }",
            "as: expected an entry of another pathway, or another of this one, found ‘data-engineer/read’",
        ),
        (
            "{ task = \"read\", as = \"data-engineer/none\" }",
            "as: expected an entry of another pathway, or another of this one, found ‘data-engineer/none’",
        ),
        (
            "{ task = \"read\" }",
            "as: expected text without spaces at its ends, found nothing",
        ),
    ] {
        refused_with(
            &format!("same_work = [{link}]"),
            &format!("same_work[1].{message}"),
        );
    }
    let link = "{ task = \"read\", as = \"a/b\" }";
    refused_with(
        &format!("same_work = [{link}, {link}]"),
        "same_work[2].as: ‘read’ is the same as ‘a/b’ above too; expected it once",
    );
}

#[test]
fn a_level_rests_on_a_line_that_is_there() {
    refused_with(
        "fit = [{ trait = \"maths\", level = 2, from = \"love 1\" }]",
        "fit[1].from: expected a line of the reality check, found ‘love 1’, which it doesn’t have",
    );
    for wrong in ["love +1", "love 01"] {
        refused_with(
            &format!("fit = [{{ trait = \"maths\", level = 2, from = \"{wrong}\" }}]"),
            &format!(
                "fit[1].from: expected a line of the reality check, such as ‘miss 2’, found ‘{wrong}’"
            ),
        );
    }
}
