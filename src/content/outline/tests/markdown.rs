use super::*;

#[test]
fn a_curriculum_of_tables_is_read() {
    let outline = read_markdown(OPEN_GARDENING).unwrap();
    let pathway = &outline.pathway;
    assert_eq!(
        (&*pathway.role, pathway.id.as_str()),
        ("Open Gardening", "my-open-gardening")
    );
    assert_eq!(
        pathway.summary,
        "A free education in gardens. See our website."
    );
    assert_eq!(
        pathway.overview,
        ["It has two parts.", "Note: take the courses in order."]
    );
    assert_eq!(
        steps(&outline),
        [
            "Intro gardening [6 weeks] What is a garden? (forum) <https://example.org/what>",
            "Soil [10–11 weeks] Soil 1 <https://example.org/soil> | Soil 2",
            "Water [Not stated] Rain | snow | Rivers <https://example.org/rivers_(all)>",
            "Readings [Not stated] Ponds <https://example.org/ponds>",
        ]
    );
    assert_eq!(
        unused(&outline),
        [
            "2 description: A curriculum (front matter isn’t read)",
            "6 <div align=\"center\"> (3 lines of HTML, which isn’t read)",
            "10 https://example.org/status (only the links of tasks and resources are kept)",
            "12 https://example.org (only the links of tasks and resources are kept)",
            "14 Summary (a link within the text)",
            "15 Core gardening (a link within the text)",
            "17 Summary (a heading without tasks)",
            "21 Curriculum (a heading above those of steps)",
            "27 Effort, Prerequisites (columns that aren’t used)",
            "29 https://example.org/forum (only the first link is kept)",
            "31 Core gardening (a heading above those of steps)",
            "33 All coursework under Core gardening is required.",
            "37 Effort (columns that aren’t used)",
            "40 http://example.org/soil (the link isn’t kept: only addresses that begin with https:// are)",
            "44 Effort (columns that aren’t used)",
            "46 Rain | snow: 10 hours (expected weeks from 1 to 104, or months; the time counts as not stated)",
            "55 <!-- Nobody sees this. --> (HTML isn’t read)",
            "57 Code of conduct (a heading without tasks)",
            "59 Be kind.",
        ]
    );
    check(&outline, OPEN_GARDENING);
}

#[test]
fn a_roadmap_with_nested_lists_is_read() {
    let outline = read_markdown(NETWORK_GARDENER).unwrap();
    let pathway = &outline.pathway;
    assert_eq!(pathway.role, "Network Gardener");
    assert_eq!(pathway.summary, "Grow networks. They need care every day.");
    assert_eq!(
        pathway.overview,
        [
            "Every network wants to be wild.",
            "What you will be able to do is written below."
        ]
    );
    assert_eq!(
        steps(&outline),
        [
            "Step 1: Basics [2 weeks] Learn ping | its flags | what it measures, see also https://example.org/icmp <https://example.org/ping> | Read https://example.org/tcp It is long. <https://example.org/tcp> | Install the tool F1 & try it / The book <https://example.org/book> | A friend",
            "Step 2: More [6–8 weeks] Write to https://example.org/you, or (better) call (https://example.org/call). <https://example.org/you> | Cut a wire / Wires <https://example.org/wires>",
            "Step 3: Practice [9 weeks] Build one | Build another",
            "Step 4: Exam [Not stated] Sit it",
            "Step 5: Rest (10 hours) [Not stated] Sleep",
            "Holidays [3 weeks] ",
        ]
    );
    let actions: Vec<_> = pathway
        .actions()
        .map(|item| format!("{}: {}", item.part, item.text))
        .collect();
    assert_eq!(actions, ["This week: Enrol", "Next 90 days: Finish step 1"]);
    assert_eq!(
        unused(&outline),
        [
            "9 Prerequisites (a heading without tasks)",
            "15 https://example.org/icmp (only the first link is kept)",
            "15 what it measures, see also https://example.org/icmp (its tick isn’t taken over: tick what you have done once the pathway is yours)",
            "19 ./tool.md (the link isn’t kept: only addresses that begin with https:// are)",
            "19 <kbd> (HTML isn’t read)",
            "22 - not a task (2 lines of code, which isn’t read)",
            "33 https://example.org/call (only the first link is kept)",
            "45 Alone (a heading within a step)",
            "49 Together (a heading within a step)",
            "55 10 hours (expected weeks from 1 to 104, or months; the time counts as not stated)",
            "59 Step 5: Rest (10 hours) (expected weeks from 1 to 104, or months; the time counts as not stated)",
            "75 Resources (resources that belong to no step)",
            "77 More (resources that belong to no step)",
        ]
    );
    check(&outline, NETWORK_GARDENER);
}

#[test]
fn a_syllabus_by_weeks_is_read() {
    let outline = read_markdown(TIDES).unwrap();
    assert_eq!(outline.pathway.role, "Tides and How to Read Them");
    assert_eq!(outline.pathway.summary, "Instructor: A. Moon");
    assert_eq!(
        steps(&outline),
        [
            "Weeks 1–2: The Moon [2 weeks] Phases | Pull <https://example.org/pull> / The Tide Book",
            "Week 3: The Sea [1 week] Topics | Waves | Currents",
            "Weeks 4 & 5: Harbours [2 weeks] Draw one",
            "Week 6 [1 week] Draw another",
            "The Exam [1 week] Calculate one tide",
        ]
    );
    assert_eq!(
        unused(&outline),
        [
            "9 Duration: 3 weeks (the weeks are stated above)",
            "10 Effort: 5 hours a week (expected weeks from 1 to 104, or months; the time counts as not stated)",
            "12 Day, Reading (columns that aren’t used)",
            "31 Exercises (a heading within a step)",
            "38 Exercises (a heading within a step)",
        ]
    );
    check(&outline, TIDES);
}

#[test]
fn the_role_is_the_title_or_the_first_line_and_never_that_of_a_step() {
    for (text, role, expected) in [
        ("# A\n\n- a", "A", &["A [Not stated] a"][..]),
        ("- a", "", &["Tasks [Not stated] a"]),
        (
            "My plan\n\n- a\n- b",
            "My plan",
            &["My plan [Not stated] a | b"],
        ),
        (
            "This is a whole sentence.\n\n- a",
            "",
            &["Tasks [Not stated] a"],
        ),
        (
            "## A\n- a\n## B\n- b",
            "",
            &["A [Not stated] a", "B [Not stated] b"],
        ),
        (
            "# A\n- a\n# B\n- b",
            "",
            &["A [Not stated] a", "B [Not stated] b"],
        ),
        (
            "Plan\n# A\n- a\n# B\n- b",
            "Plan",
            &["A [Not stated] a", "B [Not stated] b"],
        ),
        (
            "# A\n## B\n- b\n# Licence\n\nFree.",
            "A",
            &["B [Not stated] b"],
        ),
        (
            "## Contents\n- [B](#b)\n# A\n## B\n- b",
            "A",
            &["B [Not stated] b"],
        ),
        (
            "# Basics (4 weeks)\n- a",
            "Basics (4 weeks)",
            &["Basics [4 weeks] a"],
        ),
        ("---\ntitle: 'A'\n---\n# B\n- a", "A", &["A [Not stated] a"]),
        ("# \u{200B}\n- a", "", &["Tasks [Not stated] a"]),
        (
            "---\n# A\n- a\n\n---\n\n- b\n",
            "A",
            &["A [Not stated] a | b"],
        ),
        (
            "# A\n- a\n\n---\n\n- b\n\n---\n- c\n",
            "A",
            &["A [Not stated] a | b | c"],
        ),
        (
            "**A**\n- a\n\n**B (2 weeks):**\n- b",
            "",
            &["A [Not stated] a", "B [2 weeks] b"],
        ),
    ] {
        let outline = read_markdown(text).unwrap();
        assert_eq!(outline.pathway.role, role, "{text}");
        assert_eq!(steps(&outline), expected, "{text}");
        check(&outline, text);
    }
}

#[test]
fn the_headings_with_tasks_are_the_steps() {
    for (text, expected) in [
        (
            "# R\n## P\n### A\n- a\n### B\n- b",
            &["A [Not stated] a", "B [Not stated] b"][..],
        ),
        (
            "# R\n## P\n### A\n- a\n## Q\n### A\n- b",
            &["P: A [Not stated] a", "Q: A [Not stated] b"],
        ),
        (
            "# R\n## P (4 weeks)\n### A\n- a\n### B\n- b",
            &["P [4 weeks] a | b"],
        ),
        (
            "# R\n## P (4 weeks)\n### A (1 week)\n- a\n### B\n- b",
            &["A [1 week] a", "B [Not stated] b"],
        ),
        (
            "# R\n## P\n- p\n### A\n- a",
            &["P [Not stated] p", "A [Not stated] a"],
        ),
        (
            "# R\n## P\n### Resources\n- r\n### Tasks\n- a",
            &["P [Not stated] a / r"],
        ),
        (
            "# R\n## P\n- p\n### Further reading\n- r\n## Links\n- [ ] a",
            &["P [Not stated] p / r", "Links [Not stated] a"],
        ),
        ("# R\n## Resources\n- a", &["Resources [Not stated] a"]),
        (
            "# R\n## P\nDuration: 2 weeks\n\n- p\n## Q\n\n~ 3 weeks\n\n## S\n\nLength: not stated",
            &["P [2 weeks] p", "Q [3 weeks] ", "S [Not stated] "],
        ),
        ("# R\n## This week\n- a", &["This week [Not stated] a"]),
        (
            "# R\n## P (a few weeks)\n- a\n## Q (−1 weeks)\n- b\n## S (1e9 weeks)\n- c",
            &[
                "P (a few weeks) [Not stated] a",
                "Q (−1 weeks) [Not stated] b",
                "S (1e9 weeks) [Not stated] c",
            ],
        ),
    ] {
        let outline = read_markdown(text).unwrap();
        assert_eq!(steps(&outline), expected, "{text}");
        check(&outline, text);
    }
}

#[test]
fn markup_in_it_is_never_markup_here() {
    let text = "# A\n\n<script>\nalert(1)\n</script>\n\n- <b>bold</b> [x](javascript:alert(1)) [y](<https://a.b> \"t\") [z]\n\n[z]: https://c.d\n";
    let outline = read_markdown(text).unwrap();
    assert_eq!(steps(&outline), ["A [Not stated] bold x y z <https://a.b>"]);
    assert_eq!(
        unused(&outline),
        [
            "3 <script> (3 lines of HTML, which isn’t read)",
            "7 javascript:alert(1) (the link isn’t kept: only addresses that begin with https:// are)",
            "7 https://c.d (only the first link is kept)",
            "7 <b> (HTML isn’t read)",
        ]
    );
}

#[test]
fn a_text_without_tasks_is_refused_in_words() {
    for text in [
        "Just a sentence.",
        "# A\n\n## B (2 weeks)\n",
        "```\n- a\n```",
        "- [ ] \u{200B}\n- \n",
        "<ul><li>a</li></ul>",
    ] {
        let refusal = read_markdown(text).unwrap_err();
        assert!(
            refusal.message.starts_with("No tasks were found")
                && refusal.message.ends_with("Nothing was stored."),
            "{text}"
        );
    }
}

#[test]
fn ticks_are_said_once_not_to_be_taken_over() {
    for (text, expected) in [
        (
            "# R\n## P\n- [x] a\n- [ ] b",
            "a: its tick isn’t taken over: tick what you have done once the pathway is yours",
        ),
        (
            "# R\n## P\n- [ ] a\n- [X] b\n- [x] c\n- [x] d",
            "b: its tick and 2 others aren’t taken over: tick what you have done once the pathway is yours",
        ),
    ] {
        let outline = read_markdown(text).unwrap();
        let said = outline.unused.iter();
        let said: Vec<_> = said
            .map(|line| format!("{}: {}", line.text, line.why.as_deref().unwrap_or_default()))
            .collect();
        assert_eq!(said, [expected], "{text}");
    }
}
