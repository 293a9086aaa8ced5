//! Texts that break readers. Each is read or refused in words, and in a time that grows with its length alone.

use std::fmt::Write;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// The bytes of each text here. Tests aren't optimized: a whole [`MAX_FILE`] of each takes three minutes together.
const SIZE: usize = 50_000;

/// Far more than any of these takes, and less than one whose time grows with the square of its length.
const PATIENCE: Duration = Duration::from_secs(8);

/// Texts that are told apart by a number, one after the other.
fn numbered(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

fn assert_linear(name: &str, text: &str) {
    let start = Instant::now();
    recognize(text);
    read_all(text);
    let time = start.elapsed();
    assert!(time < PATIENCE, "{name} took {time:?}");
}

fn fill(text: &str) -> String {
    text.repeat(SIZE / text.len())
}

#[test]
fn repetition_takes_no_longer_than_other_texts() {
    for text in [
        "[",
        "]",
        "![",
        "[](",
        "> ",
        ">",
        "#",
        "# ",
        "- ",
        "+ ",
        "1. ",
        "*",
        "* ",
        "_",
        "**a",
        "`",
        "``` ",
        "<",
        "</",
        "<!--",
        "<a ",
        "&",
        "&#",
        "\\",
        "|",
        "|-",
        "a|b\n-|-\n",
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\n",
        " \n",
        "\r",
        "- a\n  ",
        "- a\n\n",
        "[a]: b\n",
        "[a]\n",
        "a\n===\n",
        "https://",
        "https://a.b ",
        "http://",
        "(",
        "((",
        "')",
        "aB",
        "a(B",
        "'a",
        "1-",
        "1 week ",
        "weeks",
        "(4 weeks) ",
        ":",
        "Duration:\n",
        "Tasks\n",
        "Resources\n",
        "1\n",
        "This week\n",
        "Overview\n",
        "é",
        "👩‍💻",
        "\u{202E}",
        "\u{200B}",
        "$",
        "~~",
        "- [ ] ",
        "- [ ] a\n",
        "## a\n",
        "# a\n- b\n",
        "**a**\n- b\n\n",
    ] {
        assert_linear(text, &fill(text));
    }
}

#[test]
fn depth_takes_no_longer_than_width() {
    let half = SIZE / 2;
    let nested = |sign: &str| {
        let mut text = String::new();
        for depth in 0.. {
            if text.len() > half {
                break;
            }
            let _ = writeln!(text, "{}{sign}a", "  ".repeat(depth));
        }
        text
    };
    let wide = format!("{}\n{}\n", "a|".repeat(half / 8), "-|".repeat(half / 8));
    for (name, text) in [
        (
            "empty lines in a deep list",
            "- ".repeat(half / 2) + &"\n".repeat(half),
        ),
        (
            "empty lines in a deep quotation",
            "> ".repeat(half / 2) + &"\n".repeat(half),
        ),
        (
            "lazy lines in a deep quotation",
            ">".repeat(120) + &"a\n".repeat(half / 2),
        ),
        (
            "empty lines in lists of the most depth",
            "- ".repeat(60) + "a\n" + &"\n".repeat(half),
        ),
        ("nested lists", nested("- ")),
        ("nested numbers", nested("1. ")),
        (
            "nested lists and empty lines",
            nested("- ") + &"\n".repeat(half),
        ),
        ("a wide table", wide.clone() + &"a\n".repeat(half / 4)),
        (
            "a wide table with boxes",
            wide + &"- [ ] a|\n".repeat(half / 16),
        ),
        (
            "a long definition that is used often",
            format!("[a]: https://a.b/{}\n\n", "c".repeat(half / 2)) + &"- [a]\n".repeat(half / 12),
        ),
        (
            "resources within a bracket",
            "Your Learning Roadmap\n1\nA\n2 weeks\nResources\n(".to_owned() + &"aB".repeat(half),
        ),
        (
            "many names with capital letters",
            "Overview\n".to_owned()
                + &numbered(SIZE / 100, |at| format!("aB{at}cD "))
                + "\nYour Learning Roadmap\nResources\n"
                + &"xYz aB1cD'".repeat(half / 12),
        ),
    ] {
        let end = (0..=SIZE.min(text.len()))
            .rev()
            .find(|end| text.is_char_boundary(*end))
            .unwrap();
        assert_linear(name, &text[..end]);
    }
}

#[test]
fn too_much_is_refused_with_its_limit_and_line() {
    let steps = numbered(10_000, |at| format!("## Step {at}\n- a\n"));
    let rows = numbered(10_000, |at| format!("Step {at},a\n"));
    for (refusal, line, words) in [
        (read_markdown(&steps), Some(241), "more than 120 steps"),
        (read_csv(&rows), Some(121), "more than 120 steps"),
        (
            read_markdown(&"- item\n".repeat(100_000)),
            Some(1_001),
            "more than 1000 tasks",
        ),
        (
            read_csv(&"a,b\n".repeat(100_000)),
            Some(1_001),
            "more than 1000 tasks",
        ),
        (
            read_guide(&("This week\n".to_owned() + &"- a\n".repeat(2_000))),
            Some(1_002),
            "more than 1000 tasks",
        ),
        (
            read_markdown(&"a".repeat(10_000_000)),
            None,
            "longer than 1000 kB",
        ),
        (read_csv("a\nb\0"), Some(2), "isn’t a text"),
        (
            read_guide("<html><script>alert(1)</script><li>a</li></html>"),
            None,
            "web page",
        ),
        (read_csv(" <!DOCTYPE HTML>\n<li>a</li>"), None, "web page"),
    ] {
        let refusal = refusal.unwrap_err();
        assert_eq!(refusal.line, line, "{refusal:?}");
        assert!(
            refusal.message.contains(words) && refusal.message.ends_with("Nothing was stored."),
            "{refusal:?}"
        );
    }
}

#[test]
fn long_texts_are_cut_and_that_is_said() {
    let word = "word ".repeat(MAX_FILE / 5 - 10);
    let outline = read_markdown(&format!("# R\n- {word}")).unwrap();
    assert_eq!(outline.pathway.steps[0].tasks[0].text.len(), MAX_TEXT - 1);
    assert_eq!(
        outline.unused[0].why.as_deref(),
        Some("cut to 4000 characters")
    );
    read_all(&word);
    read_all(&format!("{word},{word}"));
}

#[test]
fn names_in_any_script_stay_as_they_are() {
    for name in [
        "مهندس البيانات",
        "数据工程师",
        "Ingénieure",
        "👩\u{200D}💻 Dev",
        "می\u{200C}خواهم",
        "Инженер",
    ] {
        let text = format!("\u{FEFF}# {name}\r\n## {name} (4 weeks)\r- [ ] {name}\n");
        let outline = read_markdown(&text).unwrap();
        assert_eq!(outline.pathway.role, name);
        assert_eq!(steps(&outline), [format!("{name} [4 weeks] {name}")]);
        let outline = read_csv(&format!("{name};{name}")).unwrap();
        assert_eq!(steps(&outline), [format!("{name} [Not stated] {name}")]);
    }
    let outline = read_markdown(
        "# \u{202E}abc\u{202C}\n## \u{200D}\n- [ ] \u{2066}a\u{200B}b\u{2069}\n- \u{200D}\n",
    )
    .unwrap();
    assert_eq!(outline.pathway.role, "abc");
    assert_eq!(steps(&outline), ["Step 1 [Not stated] ab"]);
    let outline = read_csv("\u{200D},a\nB,\u{200D}\nB,c\n").unwrap();
    assert_eq!(
        steps(&outline),
        ["Tasks [Not stated] a", "B [Not stated] c"]
    );
}

#[test]
fn a_text_that_is_cut_anywhere_is_read_or_refused() {
    for text in [
        BRIDGE_KEEPER,
        BEEKEEPER,
        CLOCK_MENDER,
        OPEN_GARDENING,
        NETWORK_GARDENER,
        TIDES,
    ] {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            for read in READERS {
                if let Ok(outline) = read(&text[..end]) {
                    assert_ne!(outline.pathway.steps, []);
                }
            }
        }
    }
}

/// Pieces that mean something to one of the readers.
const PIECES: &str = "(.|\n|\r|\\PC|\n# |\n## |\n### |\n- |\n  - |\n- \\[ \\] |\n1\\. |\n> |\n```\n|\n---\n|\\||\n-\\|-\n|,|;|\t|\"|\\*\\*|\\[a\\]\\(#|https://a\\.b|\\[x\\]\\(https://c\\.d\\)|<b>|[0-9]{1,3}(-[0-9])? (weeks?|months)|\nDuration: |\nTasks\n|\nResources\n|\nOverview\n|\nYour Learning Roadmap\n|\nSkills You'll Need to Learn\n|\nCritical4 weeks\n|\nThis Week\n|\n## First actions\n|\nStep,Task,Weeks,Link\n|aB|\u{200B}|\u{202E}|\u{200D}){0,60}";

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in PIECES) {
        recognize(&text);
        read_all(&text);
    }

    #[test]
    fn any_characters_are_read_or_refused(text in "\\PC{0,200}") {
        recognize(&text);
        read_all(&text);
    }
}
