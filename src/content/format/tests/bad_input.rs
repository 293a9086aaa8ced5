//! Every file is read, or refused with messages.

use crate::content::format::tests::messages;
use crate::content::format::{Syntax, read_collection, read_pathway};

const TOML: &str = "\u{FEFF}format = 1\r\nrole = \"Ingénieur 👩\u{200D}💻\"\r\npay = [{ change = [-5, 0] }]\r\n[[steps]]\r\nid = 's'\r\ntitle = \"\"\"S\"\"\"\r\nweeks = 4\r\ntasks = [{ id = \"t\", text = \"T\\u00e9\" }]\r\n";
const JSON: &str = "\u{FEFF}{\"format\": 1,\r\n\"role\": \"Ingénieur 👩\u{200D}💻\",\"pay\": [{\"change\": [-5, 0.0]}],\r\n\"steps\": [{\"id\": \"s\", \"title\": \"S\", \"weeks\": 4e0,\r\n\"tasks\": [{\"id\": \"t\", \"text\": \"T\\u00e9\"}]}]}\r\n";

#[track_caller]
fn refused(text: &str, syntax: Syntax) -> Vec<String> {
    messages(read_pathway(text, syntax).expect_err("it was accepted"))
}

#[test]
fn a_file_of_an_editor_on_windows_is_read() {
    let of_toml = read_pathway(TOML, Syntax::Toml).unwrap();
    assert_eq!(read_pathway(JSON, Syntax::Json).unwrap(), of_toml);
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_refused_or_read() {
    for (text, syntax) in [(TOML, Syntax::Toml), (JSON, Syntax::Json)] {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let cut = read_pathway(&text[..end], syntax);
            // TOML may end after any line, and JSON in blanks only.
            assert!(
                cut.is_err() || end >= text.trim_end().len() - 1,
                "{:?}",
                &text[..end]
            );
            let _ = read_pathway(&text[end..], syntax);
            let _ = read_collection(&text[..end], syntax);
        }
    }
}

#[test]
fn a_number_that_is_none_is_refused() {
    let expected = "steps[1].weeks: expected a whole number from 1 to 104, or two of them, found";
    for (number, found) in [
        ("-1", "-1"),
        ("0", "0"),
        ("105", "105"),
        ("65540", "65540"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("9223372036854775807", "9223372036854775807"),
        ("99999999999999999999", "99999999999999999999"),
        ("1e400", "1e400"),
        ("-1e400", "-1e400"),
        ("4.5", "4.5"),
        ("\"a few\"", "‘a few’"),
        ("true", "true"),
        ("[1, 2, 3]", "a list of 3"),
        ("[[1], 2]", "a list of 2"),
        ("[]", "an empty list"),
    ] {
        let toml = TOML.replace("weeks = 4", &format!("weeks = {number}"));
        assert_eq!(
            refused(&toml, Syntax::Toml),
            [format!("line 7: {expected} {found}")]
        );
        let json = JSON.replace("4e0", number);
        assert_eq!(
            refused(&json, Syntax::Json),
            [format!("line 3: {expected} {found}")]
        );
    }
    for (number, found) in [("1e9", "1000000000"), ("null", "null"), ("{}", "a table")] {
        let json = JSON.replace("4e0", number);
        assert_eq!(
            refused(&json, Syntax::Json),
            [format!("line 3: {expected} {found}")]
        );
    }
    for (number, found) in [
        ("1e9", "1e9"),
        ("nan", "nan"),
        ("-inf", "-inf"),
        ("1979-05-27", "the date 1979-05-27"),
    ] {
        let toml = TOML.replace("weeks = 4", &format!("weeks = {number}"));
        assert_eq!(
            refused(&toml, Syntax::Toml),
            [format!("line 7: {expected} {found}")]
        );
    }
    let hexadecimal = TOML.replace("weeks = 4", "weeks = 0x0_4");
    assert_eq!(
        read_pathway(&hexadecimal, Syntax::Toml),
        read_pathway(TOML, Syntax::Toml)
    );
}

#[test]
fn what_is_not_quite_json_is_refused() {
    for (text, message) in [
        ("", "line 1: expected JSON: EOF while parsing a value"),
        (
            "[]",
            "line 1: expected an object in braces, found an empty list",
        ),
        ("7", "line 1: expected an object in braces, found 7"),
        (
            "{\n\"a\": 1,\n}",
            "line 3: expected JSON: key must be a string",
        ),
        ("{\"a\": [1,]}", "line 1: expected JSON: expected value"),
        ("// no\n{}", "line 1: expected JSON: expected value"),
        ("{} /* no */", "line 1: expected JSON: trailing characters"),
        ("{}{}", "line 1: expected JSON: trailing characters"),
        ("{'a': 1}", "line 1: expected JSON: key must be a string"),
        ("{\"a\": 01}", "line 1: expected JSON: invalid number"),
        (
            "{\"a\":\n\"b\u{0}\"}",
            "line 2: expected JSON: control character (\\u0000-\\u001F) found while parsing a string",
        ),
        (
            "{\n\"a\": \"\\ud800\"}",
            "line 2: expected JSON: unexpected end of hex escape",
        ),
        (
            "{\"a\": 1,\n\"\\u0061\": 2}",
            "line 2: expected each name once in an object, found ‘a’ again",
        ),
        (
            "{\"a\": {\"b\": 1, \"b\": 1}}",
            "line 1: expected each name once in an object, found ‘b’ again",
        ),
    ] {
        assert_eq!(refused(text, Syntax::Json), [message], "{text}");
    }
}

#[test]
fn what_is_not_quite_toml_is_refused() {
    for (text, line) in [
        ("format = 1\nformat = 1", 2),
        ("[a]\n[a]", 2),
        ("a = 1\n[a.b]", 2),
        ("a = \"\u{0}\"", 1),
        ("\n\na = [1", 3),
        ("{}", 1),
    ] {
        let said = refused(text, Syntax::Toml);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].starts_with(&format!("line {line}: expected TOML: ")),
            "{said:?}"
        );
        assert!(!said[0].contains('\n'), "{said:?}");
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "expected lists and tables at most 32 deep, found more";
    let times = 400_000;
    let (open, close) = ("[".repeat(times), "]".repeat(times));
    assert_eq!(
        refused(&"[".repeat(1_000_000), Syntax::Json),
        ["line 1: expected JSON: EOF while parsing a list"]
    );
    assert_eq!(
        refused(&format!("{open}{close}"), Syntax::Json),
        [format!("line 1: {deep}")]
    );
    let objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000).as_str();
    assert_eq!(refused(&objects, Syntax::Json), [format!("line 1: {deep}")]);
    assert!(
        refused(&format!("a = {open}"), Syntax::Toml)[0].starts_with("line 1: expected TOML: ")
    );
    // Short keys make many levels.
    let key = vec!["a"; 79].join(".");
    let tables = format!("{key} = {{").repeat(79) + "}".repeat(79).as_str();
    assert_eq!(refused(&tables, Syntax::Toml), [format!("line 1: {deep}")]);
    let broken = tables + "\n= 1";
    assert!(refused(&broken, Syntax::Toml)[0].starts_with("line 2: expected TOML: "));
}

#[test]
fn many_mistakes_are_all_reported() {
    let fields: Vec<_> = (0..10_000).map(|n| format!("f{n} = 1")).collect();
    assert_eq!(refused(&fields.join("\n"), Syntax::Toml).len(), 10_003);
}

#[test]
fn a_message_shows_the_beginning_of_what_was_found() {
    let long = TOML.replace(
        "\"\"\"S\"\"\"",
        &format!("\"{} \"", "\u{202E}a".repeat(50_000)),
    );
    let shown = "\u{FFFD}a".repeat(30);
    assert_eq!(
        refused(&long, Syntax::Toml),
        [format!(
            "line 6: steps[1].title: expected text without spaces at its ends, found ‘{shown}…’"
        )]
    );
}
