use super::*;

#[test]
fn a_text_is_taken_for_what_it_looks_like() {
    for (text, kind) in [
        ("# A comment\nformat = 1\n", TextKind::Toml),
        ("[[steps]]\n", TextKind::Toml),
        ("[reality]\nlove = []\n", TextKind::Toml),
        ("\u{FEFF}\r\n {\"format\": 1}", TextKind::Json),
        ("\u{FEFF}# Title\n\n- [ ] Task", TextKind::Markdown),
        ("[A link](https://example.org), first\n", TextKind::Markdown),
        ("Step,Task\nA,B\n", TextKind::Csv),
        ("\"Module\";\"Topic\"\n\"A\";\"B\"\n", TextKind::Csv),
        ("Basics;Read\nMore;Write\n", TextKind::Csv),
        ("Basics\tRead\n", TextKind::Csv),
        ("a,b\nc,d\ne,f\n", TextKind::Csv),
        ("Just a sentence, with a comma.", TextKind::Markdown),
        (
            "One, two.\nThree, four, five.\nSix, seven.\n",
            TextKind::Markdown,
        ),
        ("- a, b\n- c, d\n- e, f", TextKind::Markdown),
        ("1. a, b\n2. c, d\n3. e, f", TextKind::Markdown),
        ("Overview\nThis week\n- a\n- b", TextKind::Markdown),
        (BRIDGE_KEEPER, TextKind::Guide),
        (BEEKEEPER, TextKind::Guide),
        (CLOCK_MENDER, TextKind::Guide),
        (OPEN_GARDENING, TextKind::Markdown),
        (NETWORK_GARDENER, TextKind::Markdown),
        (TIDES, TextKind::Markdown),
        ("", TextKind::Markdown),
    ] {
        assert_eq!(recognize(text), kind, "{text:.40}");
    }
}
