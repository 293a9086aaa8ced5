//! The rules for texts, the limits of what is read, and files of several pathways.

use crate::content::format::tests::messages;
use crate::content::format::tests::own::{LEAST, read, read_with, refused, refused_with};
use crate::content::format::{Collection, Syntax, read_collection};
use crate::domain::catalogue::SharedSkill;
use crate::domain::id::ItemId;
use crate::domain::pathway::limits::{MAX_FILE, MAX_NAME, MAX_STEPS, MAX_TEXT};

#[test]
fn a_text_holds_what_can_be_read() {
    let paragraph = read_with("summary = \"\"\"\r\nOne\r\ntwo \u{202E}\"\"\"")
        .pathway
        .summary;
    assert_eq!(paragraph, "One\ntwo \u{202E}");
    for (field, message) in [
        (
            "summary = \"a\\u0000b\"",
            "summary: expected text without control characters, found U+0000",
        ),
        (
            "summary = \"a\\tb\"",
            "summary: expected text without control characters, found U+0009",
        ),
        (
            "summary = \"\\u200B\\u00AD\"",
            "summary: expected text that can be seen, found invisible characters only",
        ),
        (
            "demand = { text = \" a\" }",
            "demand.text: expected text without spaces at its ends, found ‘ a’",
        ),
    ] {
        refused_with(field, message);
    }
    let long = "é".repeat(MAX_TEXT);
    assert_eq!(
        read_with(&format!("summary = \"{long}\"")).pathway.summary,
        long
    );
    refused_with(
        &format!("summary = \"{long}é\""),
        "summary: expected at most 4000 characters, found 4001",
    );
}

#[test]
fn a_name_is_one_line_that_reads_as_it_is_stored() {
    let role = |text: &str| LEAST.replace("Data Engineer", text);
    assert_eq!(
        read(&role("A\u{200B}  b\u{A0}c")).unwrap().pathway.role,
        "A b c"
    );
    let long = "é".repeat(MAX_NAME + 1);
    for (text, message) in [
        ("a\\nb", "expected one line, found a line break"),
        (
            "a\u{202E}b",
            "expected text without invisible characters that turn its direction, found U+202E",
        ),
        (
            "\u{200B}",
            "expected text that can be seen, found invisible characters only",
        ),
        (long.as_str(), "expected at most 200 characters, found 201"),
    ] {
        assert_eq!(
            read(&role(text)).unwrap_err(),
            [format!("line 3: role: {message}")]
        );
    }
    let task = LEAST.replace("\"Read\"", "\"Read\\nit\"");
    assert_eq!(
        read(&task).unwrap_err(),
        ["line 7: steps[1].tasks[1].text: expected one line, found a line break"]
    );
}

#[test]
fn a_pathway_has_its_limits() {
    let step = |id: usize, tasks: usize| {
        let tasks: Vec<_> = (0..tasks)
            .map(|n| format!("{{ id = \"t-{id}-{n}\", text = \"T\" }}"))
            .collect();
        format!(
            "[[steps]]\nid = \"s-{id}\"\ntitle = \"S\"\ntasks = [{}]\n",
            tasks.join(",")
        )
    };
    let steps = |count: usize, tasks: usize| {
        let steps: String = (0..count).map(|id| step(id, tasks)).collect();
        format!("format = 1\nrole = \"R\"\n{steps}")
    };
    assert_eq!(
        read(&steps(MAX_STEPS, 8)).unwrap().pathway.steps.len(),
        MAX_STEPS
    );
    assert_eq!(
        read(&steps(10_000, 1)).unwrap_err(),
        ["line 3: steps: expected at most 120, found 10000"]
    );
    assert_eq!(
        read(&steps(11, 91)).unwrap_err(),
        ["line 3: steps: expected at most 1000 tasks and actions in all, found 1001"]
    );
    assert_eq!(
        read(&steps(1, 1001)).unwrap_err(),
        ["line 6: steps[1].tasks: expected at most 1000, found 1001"]
    );
    let list = |count: usize, value: &str| vec![value; count].join(",");
    refused_with(
        &format!("overview = [{}]", list(101, "\"A\"")),
        "overview: expected at most 100, found 101",
    );
    refused_with(
        &format!("learn = [{}]", list(101, "{}")),
        "learn: expected at most 100, found 101",
    );
    refused(
        "title = \"Start\"",
        &format!("title = \"Start\"\nresources = [{}]", list(101, "\"A\"")),
        &["line 7: steps[1].resources: expected at most 100, found 101"],
    );
    let large = " ".repeat(MAX_FILE + 1);
    assert_eq!(
        read(&large).unwrap_err(),
        ["expected at most 1000000 bytes, found 1000001"]
    );
}

#[test]
fn a_collection_has_several_pathways_and_what_they_share() {
    let own = r#""format": 1, "role": "R", "steps": [{"id": "s", "title": "S", "tasks": [{"id": "t", "text": "T"}]}]"#;
    let skills = r#""bring": [{"id": "sql", "name": "SQL"}]"#;
    let text = format!(
        r#"{{"format": 1, "pathways": [{{{own}, {skills}}}, {{"id": "r", {own}, {skills}}}],
            "skills": [{{"id": "sql", "name": "SQL", "entries": ["r/sql", "r-2/sql"]}}],
            "work": [{{"id": "t", "name": "T", "entries": ["r/t", "r-2/t"]}}]}}"#
    );
    let Collection {
        pathways,
        skills,
        works,
    } = read_collection(&text, Syntax::Json).unwrap();
    let ids: Vec<_> = pathways
        .iter()
        .map(|file| file.pathway.id.as_str())
        .collect();
    // The id that a file gives stays free for it.
    assert_eq!(ids, ["r-2", "r"]);
    let entries = ["r/sql", "r-2/sql"]
        .map(|id| ItemId::new(id).unwrap())
        .to_vec();
    assert_eq!(
        skills,
        [SharedSkill {
            id: "sql".into(),
            name: "SQL".into(),
            entries
        }]
    );
    assert_eq!(works[0].items.len(), 2);

    let refused = |text: &str| messages(read_collection(text, Syntax::Json).unwrap_err());
    assert_eq!(
        refused(&text.replace("r-2/t", "r-3/t")),
        ["line 3: work[1].entries: no pathway has a task, an action or a skill to learn ‘r-3/t’"]
    );
    assert_eq!(
        refused(&format!(
            r#"{{"format": 1, "pathways": [{{"id": "r", {own}}}, {{"id": "r", {own}}}]}}"#
        )),
        [
            "line 1: pathways[2].id: ‘r’ is the id of another pathway in this file; expected a unique id"
        ]
    );
    let newer = text.replacen("\"format\": 1", "\"format\": 9", 1);
    assert_eq!(refused(&newer).len(), 1);
}

#[test]
fn a_single_pathway_is_a_collection_of_one() {
    let collection = read_collection(LEAST, Syntax::Toml).unwrap();
    assert_eq!(collection.pathways, [read(LEAST).unwrap()]);
    assert!(collection.skills.is_empty() && collection.works.is_empty());
}
