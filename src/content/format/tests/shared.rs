//! References of `shared.toml`.

use super::{GOOD, SHARED, read_two};

#[test]
fn what_is_shared_refers_to_what_is_there() {
    for (from, to, message) in [
        (
            "other/sql",
            "other/nope",
            "2: skill[1].entries: no pathway has a skill ‘other/nope’",
        ),
        (
            "other/sql",
            "other sql",
            "2: skill[1].entries: no pathway has a skill ‘other sql’",
        ),
        (
            "other/sql",
            "tester/sql",
            "2: skill[1].entries: ‘tester/sql’ is listed twice; expected it once",
        ),
        (
            "other/read",
            "other/sql",
            "3: work[1].entries: no pathway has a task, an action or a skill to learn ‘other/sql’",
        ),
    ] {
        let said = read_two(GOOD, &SHARED.replace(from, to)).unwrap_err();
        assert_eq!(said[0], format!("shared.toml:{message}"));
    }
    let alone = read_two(GOOD, &SHARED.replace(", \"other/read\"", "")).unwrap_err();
    assert_eq!(
        alone,
        ["shared.toml:3: work[1].entries: expected at least two entries"]
    );
}

#[test]
fn an_entry_is_part_of_one_piece_of_work() {
    let twice = SHARED.replace(
        "other/read\"] }]",
        "other/read\"] }, { id = \"again\", name = \"Again\", entries = [\"tester/read\", \"other/a\"] }]",
    );
    assert_eq!(
        read_two(GOOD, &twice).unwrap_err(),
        [
            "shared.toml:3: work[2].entries: ‘tester/read’ belongs to ‘read’ too; expected it in one piece of work"
        ]
    );
}

#[test]
fn a_skill_stands_once_in_a_pathway() {
    let twice = SHARED.replace("\"other/sql\"]", "\"other/sql\", \"other/nlp\"]");
    assert_eq!(
        read_two(GOOD, &twice).unwrap_err(),
        [
            "shared.toml:2: skill[1].entries: ‘other/nlp’ is the second entry of its pathway; expected one per pathway"
        ]
    );
}
