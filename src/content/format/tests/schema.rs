//! `public/pathway.schema.json` and the reader agree, as far as JSON Schema can say what the reader checks.

use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::content::built_in;
use crate::content::format::arbitrary::pathway_file;
use crate::content::format::tests::messages;
use crate::content::format::{Syntax, read_pathway, to_json};

/// The ends of messages of what the reader refuses and the schema can't.
const BEYOND_THE_SCHEMA: &[&str] = &[
    // What stands once, and what refers to another part of the file.
    "expected a unique id",
    "expected one level per trait",
    "no step has a task",
    "this pathway has no task, action or skill to learn",
    "expected an entry of another pathway, or another of this one",
    "above too; expected it once",
    "which it doesn’t have",
    "expected the number of a line",
    "such as ‘miss 2’", // More digits than the number of a line can have.
    // Numbers that are compared with each other, or counted over the whole file.
    "expected the lower number first",
    "expected one number where ‘or_more’ is true",
    "tasks and actions in all",
    "expected one or two characters", // Invisible ones.
    // The letters and digits of a host, and what can't be seen in an address.
    "expected an address that begins with https://",
];

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("../../../../public/pathway.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
});

fn complaints(document: &Value) -> Vec<String> {
    SCHEMA
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// Every value of a document, by its JSON pointer.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                pointers(value, &format!("{at}/{index}"), all);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                pointers(value, &format!("{at}/{key}"), all);
            }
        }
        _ => {}
    }
}

/// A change that people and programs make by mistake.
#[derive(Clone, Debug)]
enum Mutation {
    Remove,
    Replace(Value),
    Add(&'static str, Value),
    Repeat(usize),
}

fn any_value() -> impl Strategy<Value = Value> {
    select(vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1),
        json!(4.0),
        json!(4.5),
        json!(61),
        json!(105),
        json!(1e9),
        json!(-1e300),
        json!(70_000),
        json!([]),
        json!({}),
        json!(""),
        json!(" a"),
        json!("a"),
        json!("a few"),
        json!("not stated"),
        json!("a\nb"),
        json!("a\r\nb"),
        json!("a\rb"),
        json!("a\tb"),
        json!("a\u{202E}b"),
        json!("\u{200B}"),
        json!("\u{FEFF}a"),
        json!("a\u{85}"),
        json!("a\u{2028}b"),
        json!("ABC"),
        json!([1, 2]),
        json!([2, 1]),
        json!([1, 2, 3]),
        json!(["a"]),
        json!("https://example.org"),
        json!("http://example.org"),
        json!("https://a_b.c:1/é?#"),
        json!("https://a@b.c"),
        json!("https://a.b/ "),
        json!("https://€.org"),
        json!("love 1"),
        json!("love 01"),
        json!("love 99"),
        json!("time"),
        json!("maths"),
        json!("header"),
        json!("easy"),
        json!("a/b"),
        json!("my-own"),
        json!("x".repeat(198)),
        json!("x".repeat(201)),
        json!("é".repeat(4001)),
        json!(vec!["a"; 101]),
        json!({"is": "easy"}),
        json!([{"change": 1, "before": 1}]),
    ])
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let keys = vec![
        "format",
        "id",
        "role",
        "code",
        "url",
        "weeks",
        "or_more",
        "before",
        "at",
        "remark",
        "colour",
        "how",
        "copied_from",
        "same_work",
    ];
    prop_oneof![
        2 => Just(Mutation::Remove),
        5 => any_value().prop_map(Mutation::Replace),
        2 => (select(keys), any_value()).prop_map(|(key, value)| Mutation::Add(key, value)),
        1 => select(vec![2_usize, 101, 121]).prop_map(Mutation::Repeat),
    ]
}

fn mutate(document: &mut Value, at: Index, mutation: Mutation) {
    let mut all = vec![];
    pointers(document, "", &mut all);
    let pointer = at.get(&all).clone();
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return;
    };
    let value = document.pointer_mut(&pointer).unwrap();
    match mutation {
        Mutation::Replace(other) => *value = other,
        Mutation::Add(key, other) => {
            if let Value::Object(fields) = value {
                fields.insert(key.to_owned(), other);
            }
        }
        Mutation::Repeat(times) => {
            if let Value::Array(list) = value {
                *list = std::mem::take(list)
                    .into_iter()
                    .cycle()
                    .take(times)
                    .collect();
            }
        }
        Mutation::Remove => match document.pointer_mut(parent).unwrap() {
            Value::Object(fields) => {
                fields.remove(key);
            }
            Value::Array(list) => {
                list.remove(key.parse().unwrap());
            }
            _ => {}
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_schema_accepts_whatever_is_written(file in pathway_file()) {
        let document: Value = serde_json::from_str(&file.to_json()).unwrap();
        prop_assert_eq!(complaints(&document), Vec::<String>::new());
    }

    #[test]
    fn the_schema_and_the_reader_refuse_the_same(
        file in pathway_file(),
        changes in proptest::collection::vec((any::<Index>(), mutation()), 1..3),
    ) {
        let mut document: Value = serde_json::from_str(&file.to_json()).unwrap();
        for (at, mutation) in changes {
            mutate(&mut document, at, mutation);
        }
        let complaints = complaints(&document);
        let text = document.to_string();
        match read_pathway(&text, Syntax::Json).map_err(messages) {
            Ok(_) => prop_assert_eq!(complaints, Vec::<String>::new(), "{}", text),
            Err(messages) => {
                let is_beyond = |message: &String| BEYOND_THE_SCHEMA.iter().any(|it| message.contains(it));
                let known = messages.iter().all(is_beyond);
                prop_assert!(!complaints.is_empty() || known, "{:?}\n{}", messages, text);
            }
        }
    }
}

#[test]
fn the_schema_accepts_the_published_pathways() {
    for pathway in &built_in().pathways {
        let document = serde_json::from_str(&to_json(pathway)).unwrap();
        assert_eq!(complaints(&document), Vec::<String>::new());
    }
}

#[test]
fn every_part_of_the_schema_says_what_it_is() {
    let schema: Value =
        serde_json::from_str(include_str!("../../../../public/pathway.schema.json")).unwrap();
    for (name, part) in schema["properties"].as_object().unwrap() {
        assert!(part["description"].is_string(), "{name}");
    }
    assert!(jsonschema::meta::is_valid(&schema));
}
