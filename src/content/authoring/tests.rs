//! Every rule with an example that breaks it, and the whole message that reports it.

use super::*;
use crate::domain::catalogue::Catalogue;
use crate::domain::fit;
use crate::domain::pathway::leaning::RealityPart;

/// The smallest pathway that passes.
const GOOD: &str = r#"
role = "Tester"
code = "T"
summary = "A role."
title_months = 6
difficulty = { is = "easy", at = "header" }
timeline = { months = [3, 6], at = "header" }
demand = "not stated"
overview = ["A paragraph."]
source = { document = 1, about = "A guide." }
pay = [{ at = "header", change = [-5, 0] }]
bring = [{ id = "sql", name = "SQL", how = "It helps." }]
learn = [{ id = "nlp", name = "NLP", priority = "critical", weeks = [4, 6], how = "Read.", tasks = ["read"] }]
steps = [{ id = "start", title = "Start", weeks = 4, tasks = [{ id = "read", text = "Read" }], resources = [] }]
reality = { love = ["It"], miss = ["That"], challenges = ["These"] }
fit = [{ trait = "maths", level = -2, from = "miss 1" }, { trait = "people", level = 1, from = "love 1" }]
actions = { week = [{ id = "a", text = "A" }], month = [{ id = "b", text = "B" }], quarter = [{ id = "c", text = "C" }] }
questions = [{ question = "Why?", answer = "Because." }]
"#;

const SHARED: &str = r#"
skill = [{ id = "sql", name = "SQL", entries = ["tester/sql", "other/sql"] }]
work = [{ id = "read", name = "Reading", entries = ["tester/read", "other/read"] }]
"#;

fn file(name: &str, text: impl Into<String>) -> File {
    File {
        name: name.to_owned(),
        text: text.into(),
    }
}

fn read(tester: &str, shared: &str) -> Result<Published, Vec<String>> {
    let other = GOOD
        .replace("code = \"T\"", "code = \"O\"")
        .replace("document = 1", "document = 2");
    let files = [file("tester.toml", tester), file("other.toml", other)];
    super::read(&files, &file("shared.toml", shared))
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

/// The messages after `from` in the good pathway is replaced with `to`.
#[track_caller]
fn broken(from: &str, to: &str) -> Vec<String> {
    assert!(GOOD.contains(from), "the good pathway has no {from}");
    read(&GOOD.replacen(from, to, 1), SHARED).expect_err("it was accepted")
}

#[track_caller]
fn refused(from: &str, to: &str, message: &str) {
    assert_eq!(broken(from, to), [format!("tester.toml: {message}")]);
}

#[test]
fn what_is_right_is_read_whole() {
    let (pathways, skills, works) = read(GOOD, SHARED).unwrap();
    let catalogue = Catalogue::new(pathways, skills, works);
    let tester = catalogue.pathway("tester").unwrap();
    assert_eq!(tester.learn[0].weeks.to_string(), "4–6 weeks");
    assert_eq!(tester.steps[0].tasks[0].id.as_str(), "tester/read");
    assert_eq!(catalogue.same_work(&tester.steps[0].tasks[0].id).len(), 2);
    let maths = fit::level(catalogue.profile("tester").unwrap(), fit::Trait::Maths);
    let line = fit::Ground::Line(RealityPart::Miss, "That");
    assert_eq!(maths, Some((-2, line)));
}

#[test]
fn a_mistake_in_the_syntax_is_shown_where_it_stands() {
    let said = broken("title_months = 6", "title_months = = 6");
    let last = said.last().unwrap();
    assert!(
        last.starts_with("tester.toml: expected TOML\nTOML parse error at line 5"),
        "{said:?}"
    );
}

#[test]
fn every_mistake_in_every_file_is_reported_at_once() {
    let text = GOOD
        .replace("\"Tester\"", "\"\"")
        .replace("weeks = 4,", "weeks = 0,");
    let shared = SHARED.replace("other/sql", "other/nope");
    assert_eq!(
        read(&text, &shared).unwrap_err(),
        [
            "shared.toml: skill[1].entries: no pathway has a skill ‘other/nope’",
            "tester.toml: role: expected text without spaces at its ends, found ‘’",
            "tester.toml: steps[1].weeks: expected a whole number from 1 to 104, or two of them, found 0",
        ]
    );
}

#[test]
fn a_file_is_named_for_its_slug() {
    let said = super::read(&[file("My Path.toml", GOOD)], &file("shared.toml", "")).unwrap_err();
    assert_eq!(
        said[0].to_string(),
        "My Path.toml: expected a file name of lower-case words joined by hyphens"
    );
}

#[test]
fn unknown_and_missing_fields_are_refused_at_every_depth() {
    let listed = "unknown field; expected only those that src/content/README.md lists";
    refused(
        "role =",
        "colour = \"red\"\nrole =",
        &format!("colour: {listed}"),
    );
    refused(
        "how = \"Read.\"",
        "how = \"Read.\", url = \"x\"",
        &format!("learn[1].url: {listed}"),
    );
    refused(
        "text = \"Read\"",
        "text = \"Read\", done = true",
        &format!("steps[1].tasks[1].done: {listed}"),
    );
    refused(
        "summary = \"A role.\"",
        "",
        "summary: expected text without spaces at its ends, found nothing",
    );
    refused(
        ", how = \"It helps.\"",
        "",
        "bring[1].how: expected text without spaces at its ends, found nothing",
    );
}

#[test]
fn empty_text_and_empty_lists_are_refused() {
    refused(
        "\"A role.\"",
        "\" \"",
        "summary: expected text without spaces at its ends, found ‘ ’",
    );
    refused(
        "[\"A paragraph.\"]",
        "[]",
        "overview: expected at least one text, found an empty list",
    );
    refused(
        "[\"A paragraph.\"]",
        "[\"A\", 7]",
        "overview[2]: expected text without spaces at its ends, found 7",
    );
    refused(
        "[\"A paragraph.\"]",
        "\"A\"",
        "overview: expected a list of text, found ‘A’",
    );
    refused(
        "week = [{ id = \"a\", text = \"A\" }]",
        "week = []",
        "actions.week: expected at least one, found none",
    );
}

#[test]
fn the_wrong_kind_of_value_is_refused() {
    refused(
        "{ love = [\"It\"], miss = [\"That\"], challenges = [\"These\"] }",
        "{ love = 1, miss = [\"That\"], challenges = [\"These\"] }",
        "reality.love: expected a list of text, found 1",
    );
    refused(
        "questions = [{ question = \"Why?\", answer = \"Because.\" }]",
        "questions = [true]",
        "questions[1]: expected a table, found a boolean",
    );
}

#[test]
fn ids_are_slugs_and_stand_once_in_a_file() {
    refused(
        "id = \"nlp\"",
        "id = \"N L P\"",
        "learn[1].id: expected lower-case words joined by hyphens, found ‘N L P’",
    );
    refused(
        "id = \"nlp\"",
        "id = \"sql\"",
        "learn[1].id: ‘sql’ is used above in this file; expected a unique id",
    );
}

#[test]
fn impossible_ranges_are_refused() {
    refused(
        "[4, 6]",
        "[6, 4]",
        "learn[1].weeks: expected the lower number first, found [6, 4]",
    );
    refused(
        "[4, 6]",
        "[4, 5, 6]",
        "learn[1].weeks: expected a whole number from 1 to 104, or two of them, found a list of 3",
    );
    refused(
        "title_months = 6",
        "title_months = 25",
        "title_months: expected a whole number from 1 to 24, or two of them, found 25",
    );
    refused(
        "[-5, 0]",
        "-101",
        "pay[1].change: expected a whole number from -100 to 1000, or two of them, found -101",
    );
    refused(
        "[-5, 0]",
        "5.5",
        "pay[1].change: expected a whole number from -100 to 1000, or two of them, found a float",
    );
}

#[test]
fn a_figure_says_its_place_or_that_it_is_not_stated() {
    refused(
        "difficulty = { is = \"easy\", at = \"header\" }",
        "difficulty = \"easy\"",
        "difficulty: expected a table with its place in the source, or ‘not stated’, found ‘easy’",
    );
    refused(
        "change = [-5, 0]",
        "change = [-5, 0], remark = \"\"",
        "pay[1].remark: expected text without spaces at its ends, found ‘’",
    );
    refused(
        "months = [3, 6], at = \"header\"",
        "months = [3, 6], at = \"footer\"",
        "timeline.at: expected ‘title’, ‘header’, ‘overview’, ‘skills’, ‘roadmap’, ‘answer’, found ‘footer’",
    );
    refused(
        "is = \"easy\"",
        "is = \"trivial\"",
        "difficulty.is: expected ‘easy’, ‘moderate’, ‘hard’, found ‘trivial’",
    );
    refused(
        "priority = \"critical\"",
        "priority = \"urgent\"",
        "learn[1].priority: expected ‘critical’, ‘important’, ‘nice to have’, found ‘urgent’",
    );
}

#[test]
fn pay_is_given_whole() {
    refused(
        "change = [-5, 0]",
        "change = [-5, 0], or_more = true",
        "pay[1].change: expected one number where ‘or_more’ is true",
    );
    refused(
        "change = [-5, 0]",
        "change = 5, before = [1, 2]",
        "pay[1].before: expected both ‘before’ and ‘after’, or neither",
    );
    refused(
        "change = [-5, 0]",
        "change = 5, around = \"yes\"",
        "pay[1].around: expected true or false, found ‘yes’",
    );
}

#[test]
fn a_level_is_of_a_trait_and_rests_on_a_line() {
    let traits = "expected ‘languages’, ‘maths’, ‘research’, ‘people’, ‘users’, ‘flexibility’, ‘repetition’, ‘ambiguity’, ‘architecture’, ‘stability’, found";
    for unknown in ["courage", "pay", "time"] {
        refused(
            "\"maths\"",
            &format!("\"{unknown}\""),
            &format!("fit[1].trait: {traits} ‘{unknown}’"),
        );
    }
    refused(
        "\"people\"",
        "\"maths\"",
        "fit[2].trait: ‘maths’ has a level above in this file; expected one level per trait",
    );
    for unknown in ["0", "[1, 2]"] {
        refused(
            "level = -2",
            &format!("level = {unknown}"),
            "fit[1].level: expected one of -2, -1, 1 and 2; leave out the table where the source says nothing",
        );
    }
    refused(
        "level = -2",
        "level = 3",
        "fit[1].level: expected a whole number from -2 to 2, or two of them, found 3",
    );
    for unknown in ["miss", "skill 1", "miss one", "miss 1 2"] {
        refused(
            "\"miss 1\"",
            &format!("\"{unknown}\""),
            &format!(
                "fit[1].from: expected a line of the reality check, such as ‘miss 2’, found ‘{unknown}’"
            ),
        );
    }
    for missing in ["0", "2", "999"] {
        refused(
            "\"love 1\"",
            &format!("\"love {missing}\""),
            &format!("fit[2].from: expected the number of a line, from 1 to 1, found {missing}"),
        );
    }
}

#[test]
fn letters_and_documents_are_a_pathways_own() {
    refused(
        "code = \"T\"",
        "code = \"Ta\"",
        "code: expected a capital letter, or two capital letters or digits, found ‘Ta’",
    );
    assert_eq!(
        broken("code = \"T\"", "code = \"O\""),
        ["other.toml: code: ‘O’ is the code of tester.toml; expected a unique code"]
    );
    assert_eq!(
        broken("document = 1", "document = 2"),
        ["other.toml: source.document: 2 is the document of tester.toml; expected a unique number"]
    );
}

#[test]
fn what_is_shared_refers_to_what_is_there() {
    for (from, to, message) in [
        (
            "other/sql",
            "other/nope",
            "skill[1].entries: no pathway has a skill ‘other/nope’",
        ),
        (
            "other/sql",
            "other sql",
            "skill[1].entries: no pathway has a skill ‘other sql’",
        ),
        (
            "other/sql",
            "tester/sql",
            "skill[1].entries: ‘tester/sql’ is listed twice; expected it once",
        ),
        (
            "other/read",
            "other/sql",
            "work[1].entries: no pathway has a task, an action or a skill to learn ‘other/sql’",
        ),
    ] {
        let said = read(GOOD, &SHARED.replace(from, to)).unwrap_err();
        assert_eq!(said[0], format!("shared.toml: {message}"));
    }
    let alone = read(GOOD, &SHARED.replace(", \"other/read\"", "")).unwrap_err();
    assert_eq!(
        alone,
        ["shared.toml: work[1].entries: expected at least two entries"]
    );
}

#[test]
fn an_entry_is_part_of_one_piece_of_work() {
    let twice = SHARED.replace(
        "other/read\"] }]",
        "other/read\"] }, { id = \"again\", name = \"Again\", entries = [\"tester/read\", \"other/a\"] }]",
    );
    assert_eq!(
        read(GOOD, &twice).unwrap_err(),
        [
            "shared.toml: work[2].entries: ‘tester/read’ belongs to ‘read’ too; expected it in one piece of work"
        ]
    );
}

#[test]
fn a_skill_stands_once_in_a_pathway() {
    let twice = SHARED.replace("\"other/sql\"]", "\"other/sql\", \"other/nlp\"]");
    assert_eq!(
        read(GOOD, &twice).unwrap_err(),
        [
            "shared.toml: skill[1].entries: ‘other/nlp’ is the second entry of its pathway; expected one per pathway"
        ]
    );
}

#[test]
fn a_skill_is_learnt_by_tasks_of_the_roadmap() {
    for wrong in ["a", "No such"] {
        refused(
            "tasks = [\"read\"]",
            &format!("tasks = [\"{wrong}\"]"),
            &format!("learn[1].tasks: no step has a task ‘{wrong}’"),
        );
    }
}
