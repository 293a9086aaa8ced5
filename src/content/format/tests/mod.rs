//! Every rule with an example that breaks it, and the whole message that reports it.

mod bad_input;
mod limits;
mod own;
mod published;
mod round_trip;
mod schema;
mod shared;

use super::{File, Problem, Published, read};

/// The smallest published pathway that passes.
const GOOD: &str = r#"
format = 1
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

fn messages(problems: Vec<Problem>) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

fn read_two(tester: &str, shared: &str) -> Result<Published, Vec<String>> {
    let other = GOOD
        .replace("code = \"T\"", "code = \"O\"")
        .replace("document = 1", "document = 2");
    let files = [file("tester.toml", tester), file("other.toml", other)];
    read(&files, &file("shared.toml", shared)).map_err(messages)
}

/// The messages after `from` in the good pathway is replaced with `to`.
#[track_caller]
fn broken(from: &str, to: &str) -> Vec<String> {
    assert!(GOOD.contains(from), "the good pathway has no {from}");
    read_two(&GOOD.replacen(from, to, 1), SHARED).expect_err("it was accepted")
}

/// Expects one message, which names the line of `from`.
#[track_caller]
fn refused(from: &str, to: &str, message: &str) {
    let line = GOOD
        .split(from)
        .next()
        .unwrap_or_default()
        .matches('\n')
        .count()
        + 1;
    assert_eq!(broken(from, to), [format!("tester.toml:{line}: {message}")]);
}

/// Expects one message, which is about the whole file.
#[track_caller]
fn refused_whole(from: &str, to: &str, message: &str) {
    assert_eq!(broken(from, to), [format!("tester.toml: {message}")]);
}
