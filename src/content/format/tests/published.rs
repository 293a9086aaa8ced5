//! The build's demands on the published pathways.

use super::{GOOD, SHARED, broken, file, messages, read, read_two, refused, refused_whole};
use crate::domain::catalogue::Catalogue;
use crate::domain::fit;
use crate::domain::pathway::leaning::RealityPart;

#[test]
fn what_is_right_is_read_whole() {
    let (pathways, skills, works) = read_two(GOOD, SHARED).unwrap();
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
        last.starts_with("tester.toml:6: expected TOML: "),
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
        read_two(&text, &shared).unwrap_err(),
        [
            "shared.toml:2: skill[1].entries: no pathway has a skill ‘other/nope’",
            "tester.toml:3: role: expected text without spaces at its ends, found ‘’",
            "tester.toml:15: steps[1].weeks: expected a whole number from 1 to 104, or two of them, found 0",
        ]
    );
}

#[test]
fn a_file_is_named_for_its_slug() {
    let said = read(&[file("My Path.toml", GOOD)], &file("shared.toml", "")).unwrap_err();
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
    refused_whole(
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
        "questions[1]: expected a table, found true",
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
        "learn[1].id: ‘sql’ is the id of another entry in line 13; expected a unique id",
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
        "title_months = 61",
        "title_months: expected a whole number from 1 to 60, or two of them, found 61",
    );
    refused(
        "[-5, 0]",
        "-101",
        "pay[1].change: expected a whole number from -100 to 1000, or two of them, found -101",
    );
    refused(
        "[-5, 0]",
        "5.5",
        "pay[1].change: expected a whole number from -100 to 1000, or two of them, found 5.5",
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
        "timeline.at: expected ‘title’, ‘header’, ‘overview’, ‘skills’, ‘roadmap’, ‘answer’, ‘reality’, found ‘footer’",
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
    for (unknown, found) in [
        ("0", "0"),
        ("3", "3"),
        ("[1, 2]", "a list of 2"),
        ("1.5", "1.5"),
    ] {
        refused(
            "level = -2",
            &format!("level = {unknown}"),
            &format!(
                "fit[1].level: expected one of -2, -1, 1 and 2 (without the table where the source says nothing), found {found}"
            ),
        );
    }
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
        ["other.toml:4: code: ‘O’ is the code of tester.toml; expected a unique code"]
    );
    assert_eq!(
        broken("document = 1", "document = 2"),
        [
            "other.toml:11: source.document: 2 is the document of tester.toml; expected a unique number"
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

#[test]
fn a_published_pathway_states_what_others_may_leave_out() {
    let range = "expected a whole number from 1 to 104, or two of them, found ‘not stated’";
    refused(
        "weeks = 4,",
        "weeks = \"not stated\",",
        &format!("steps[1].weeks: {range}"),
    );
    refused(
        "title_months = 6",
        "title_months = \"not stated\"",
        "title_months: expected a whole number from 1 to 60, or two of them, found ‘not stated’",
    );
    refused(
        "is = \"easy\", at = \"header\"",
        "is = \"easy\"",
        "difficulty.at: expected ‘title’, ‘header’, ‘overview’, ‘skills’, ‘roadmap’, ‘answer’, ‘reality’, found nothing",
    );
    refused(
        ", resources = []",
        "",
        "steps[1].resources: expected a list of text or tables, found nothing",
    );
    refused(
        ", tasks = [\"read\"]",
        "",
        "learn[1].tasks: expected a list of text, found nothing",
    );
    for (key, message) in [
        ("format", "expected 1, found nothing"),
        (
            "role",
            "expected text without spaces at its ends, found nothing",
        ),
        (
            "code",
            "expected text without spaces at its ends, found nothing",
        ),
        (
            "title_months",
            "expected a whole number from 1 to 60, or two of them, found nothing",
        ),
        (
            "difficulty",
            "expected a table with its place in the source, or ‘not stated’, found nothing",
        ),
        ("overview", "expected a list of text, found nothing"),
        ("questions", "expected at least one, found none"),
    ] {
        let line = GOOD.lines().find(|line| line.starts_with(key)).unwrap();
        refused_whole(&format!("{line}\n"), "", &format!("{key}: {message}"));
    }
}

#[test]
fn a_published_pathway_is_no_learners_own() {
    let own = "expected nothing: only a pathway of the learner’s own has this field";
    refused(
        "role =",
        "copied_from = \"other\"\nrole =",
        &format!("copied_from: {own}"),
    );
    refused(
        "role =",
        "same_work = [{ task = \"read\", as = \"other/read\" }]\nrole =",
        &format!("same_work: {own}"),
    );
    let said = read(&[file("my-path.toml", GOOD)], &file("shared.toml", "")).unwrap_err();
    assert_eq!(
        messages(said),
        [
            "my-path.toml: expected a file name that doesn’t begin with ‘my-’: so begin the learner’s own pathways"
        ]
    );
}

#[test]
fn an_id_in_a_published_file_is_its_name() {
    assert!(read_two(&GOOD.replace("role =", "id = \"tester\"\nrole ="), SHARED).is_ok());
    refused(
        "role =",
        "id = \"taster\"\nrole =",
        "id: expected ‘tester’, the name of the file, found ‘taster’",
    );
}
