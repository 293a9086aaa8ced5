use super::*;

#[test]
fn a_table_with_named_columns_is_read_whatever_their_order() {
    let text = "Link;Duration (weeks);Task;MODULE;Remarks\r\nhttps://example.org/a;2;Read;Basics;\r\n;;\"Write; and \"\"read\"\"\";Basics\r\n\r\nhttp://example.org;a few;Build;More\r\n;3;Read again;Basics\r\n;;;\"\"\r\n;;Later;\r\n";
    let outline = read_csv(text).unwrap();
    assert_eq!(
        steps(&outline),
        [
            "Basics [2 weeks] Read <https://example.org/a> | Write; and \"read\" | Read again",
            "More [Not stated] Build | Later",
        ]
    );
    assert_eq!(
        unused(&outline),
        [
            "1 Remarks (columns that aren’t used)",
            "5 http://example.org, a few, Build, More (expected weeks from 1 to 104, such as 2 or 2-3, found “a few”)",
            "5 http://example.org (the link isn’t kept: only addresses that begin with https:// are)",
            "6 3, Read again, Basics (an earlier row states 2 weeks for this step)",
        ]
    );
    assert_eq!(outline.pathway.role, "", "none is stated");
    assert_eq!(outline.pathway.id.as_str(), "my-pathway");
    check(&outline, text);
}

#[test]
fn columns_have_many_names() {
    for (header, step, task) in [
        (
            "Title,Item,Duration,URL",
            "A [2 weeks] B <https://c.d>",
            true,
        ),
        (
            "section, topics, weeks, links",
            "A [2 weeks] B <https://c.d>",
            true,
        ),
        (
            "Phase\tCourse\tTime\tWebsite",
            "A [2 weeks] B <https://c.d>",
            true,
        ),
        (
            "Module;Title;Week;Address",
            "A [2 weeks] B <https://c.d>",
            true,
        ),
        (
            "Notes,Title,Weeks,URL",
            "Tasks [2 weeks] B <https://c.d>",
            true,
        ),
    ] {
        let separator = if header.contains('\t') {
            "\t"
        } else if header.contains(';') {
            ";"
        } else {
            ","
        };
        let row = ["A", "B", "2", "https://c.d"].join(separator);
        let outline = read_csv(&format!("{header}\n{row}\n")).unwrap();
        assert_eq!(steps(&outline), [step], "{header} {task}");
    }
    // A week beside no step numbers the weeks.
    let outline = read_csv("Week,Topic\n1,Soil\n1,Seeds\n2-3,Water\nLater,Rest\n").unwrap();
    assert_eq!(
        steps(&outline),
        [
            "Week 1 [1 week] Soil | Seeds",
            "Week 2-3 [2 weeks] Water",
            "Later [Not stated] Rest"
        ]
    );
}

#[test]
fn without_names_the_columns_are_taken_in_their_order() {
    for (text, expected) in [
        (
            "Basics\tRead\t2-3\nBasics\tWrite\n",
            &["Basics [2–3 weeks] Read | Write"][..],
        ),
        (
            "Basics,Read,2 months,https://a.b\n",
            &["Basics [9 weeks] Read <https://a.b>"],
        ),
        ("Read\nWrite\n", &["Tasks [Not stated] Read | Write"]),
        (
            "Basics,Read\n\n\nBasics,Read\n",
            &["Basics [Not stated] Read | Read"],
        ),
        ("\"a\nb\",\"c\n d\"\n", &["a b [Not stated] c d"]),
    ] {
        let outline = read_csv(text).unwrap();
        assert_eq!(steps(&outline), expected, "{text}");
        check(&outline, text);
    }
}

#[test]
fn weeks_that_are_no_number_from_1_to_104_are_not_stated() {
    for weeks in [
        "0",
        "-1",
        "−1",
        "105",
        "1e9",
        "99999999999",
        "a few",
        "1.5",
        "3-2",
        "2 hours",
        "½",
    ] {
        let outline = read_csv(&format!("A,B,{weeks}\n")).unwrap();
        assert_eq!(steps(&outline), ["A [Not stated] B"], "{weeks}");
        assert_eq!(outline.unused.len(), 1, "{weeks}");
        let why = outline.unused[0].why.as_deref().unwrap_or_default();
        assert!(why.ends_with(&format!("found “{weeks}”")), "{why}");
    }
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    for text in [
        "\n\nA,B\n\n\"C\nD\",E,x\n\nF,G,y",
        "\r\n\r\nA,B\r\n\r\n\"C\r\nD\",E,x\r\n\r\nF,G,y",
        "\r\rA,B\r\r\"C\rD\",E,x\r\rF,G,y",
    ] {
        let outline = read_csv(text).unwrap();
        let lines: Vec<_> = outline.unused.iter().map(|unused| unused.line).collect();
        assert_eq!(lines, [5, 8], "{text:?}");
    }
}

#[test]
fn a_table_that_is_none_is_refused_in_words() {
    for (text, line, words) in [
        ("A,B\nC,\"D\nE,F\n", Some(2), "no end"),
        ("\"", Some(1), "no end"),
        ("Step,Weeks\nA,2\n", None, "No tasks"),
        (",\n,\n", None, "No tasks"),
        ("\u{200B},\u{202E}\n", None, "No tasks"),
        ("\u{200B}\u{202E}\n", None, "nothing to read"),
    ] {
        let refusal = read_csv(text).unwrap_err();
        assert_eq!(refusal.line, line, "{text} {refusal:?}");
        assert!(
            refusal.message.contains(words) && refusal.message.ends_with("Nothing was stored.")
        );
    }
    // A mark within a cell is one of its letters.
    let outline = read_csv("A,6\" pots\nA,\"6\"\" pots\" or so\n").unwrap();
    assert_eq!(
        steps(&outline),
        ["A [Not stated] 6\" pots | 6\" pots or so"]
    );
}
