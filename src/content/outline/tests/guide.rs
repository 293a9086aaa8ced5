use super::*;
use crate::domain::pathway::figure::Place;

fn skills(pathway: &Pathway) -> Vec<String> {
    let skills = pathway.learn.iter();
    skills
        .map(|it| format!("{} [{}, {}] {}", it.name, it.priority, it.weeks, it.how))
        .collect()
}

fn strengths(pathway: &Pathway) -> Vec<String> {
    let strengths = pathway.bring.iter();
    strengths
        .map(|it| format!("{}: {}", it.name, it.how))
        .collect()
}

fn questions(pathway: &Pathway) -> Vec<String> {
    let questions = pathway.questions.iter();
    questions
        .map(|it| format!("{} {}", it.question, it.answer))
        .collect()
}

#[test]
fn a_guide_gives_its_facts_back() {
    let outline = read_guide(BRIDGE_KEEPER).unwrap();
    let pathway = &outline.pathway;
    assert_eq!(
        (&*pathway.role, pathway.id.as_str()),
        ("Bridge Keeper", "my-bridge-keeper")
    );
    assert_eq!(pathway.statements(Place::Title), ["3 months as the time"]);
    assert_eq!(
        pathway.statements(Place::Header),
        [
            "“Easy” as the difficulty",
            "3–4 months as the time",
            "+10% to +15% as the change in pay",
            "a sentence on demand"
        ]
    );
    assert_eq!(
        pathway.overview,
        ["You know the water and its moods. A keeper looks at the same river from above."]
    );
    assert_eq!(pathway.summary, "", "no part of a guide is one");
    assert_eq!(
        strengths(pathway),
        ["Radio: You talk to ships every day, and a keeper does little else."]
    );
    assert_eq!(
        skills(pathway),
        [
            "Hydraulics [Critical, 3 weeks] Read the manual of one lift bridge from cover to cover.",
            "Night Signals [Nice to have, 1 week] Learn the lamps by heart.",
        ]
    );
    assert_eq!(
        steps(&outline),
        [
            "Watch a Bridge [2 weeks] Sit with a keeper for three shifts | Note every signal that is given / Harbour Office: Handbook | River Museum tour",
            "Open a Bridge [4–6 weeks] Open a small bridge under supervision / Training bridge",
        ]
    );
    let reality = &pathway.reality;
    assert_eq!(
        [&reality.love, &reality.miss, &reality.challenges],
        [&["The view"], &["The smell of diesel"], &["Night shifts"]]
    );
    let actions: Vec<_> = pathway
        .actions()
        .map(|item| format!("{}: {}", item.part, item.text))
        .collect();
    assert_eq!(
        actions,
        [
            "This week: Ask the harbour office for a visit",
            "This month: Read the handbook",
            "Next 90 days: Apply for a training place"
        ]
    );
    assert_eq!(
        questions(pathway),
        ["The question isn’t stated No. Keepers are trained on the bridge that they will open."]
    );
    assert_eq!(
        unused(&outline),
        [
            "1 Career Pathway7 views",
            "2 Ferry Pilot",
            "3 Bridge Keeper"
        ]
    );
    check(&outline, BRIDGE_KEEPER);
}

#[test]
fn what_a_bare_guide_leaves_out_is_not_stated() {
    let outline = read_guide(BEEKEEPER).unwrap();
    let pathway = &outline.pathway;
    assert_eq!(
        (&*pathway.role, pathway.title_months.to_string()),
        ("Beekeeper", "12 months".to_owned())
    );
    assert_eq!(pathway.statements(Place::Header), Vec::<String>::new());
    assert_eq!(pathway.pay, [], "what an answer says of it is left there");
    assert_eq!(pathway.overview.len(), 2);
    assert_eq!(
        strengths(pathway),
        ["Early Mornings: Bees rise early. So do you."]
    );
    assert_eq!(
        skills(pathway),
        [
            "Hive Inspection [Not stated, Not stated] Open one hive a week.",
            "Swarm Control & Queens [Not stated, Not stated] Watch a swarm. Then catch one.",
        ]
    );
    assert_eq!(
        steps(&outline),
        [
            "Winter: Reading & Building [8 weeks] Read one book about bees | Build a hive",
            "Spring [4–6 weeks] Buy a colony",
            "Harvest Day [1 week] Borrow an extractor | Label 12 jars",
        ]
    );
    assert_eq!(pathway.actions().count(), 3);
    assert_eq!(unused(&outline), Vec::<String>::new());
    check(&outline, BEEKEEPER);
}

#[test]
fn a_guide_that_was_copied_in_another_way_is_understood() {
    let outline = read_guide(CLOCK_MENDER).unwrap();
    let pathway = &outline.pathway;
    assert_eq!(pathway.title_months.to_string(), "6–9 months");
    assert_eq!(
        pathway.statements(Place::Header),
        ["−10% to +5% as the change in pay", "a sentence on demand"]
    );
    assert_eq!(pathway.pay[0].remark.as_deref(), Some("by the second year"));
    assert_eq!(
        strengths(pathway),
        ["Patience: Customers who compare for hours teach it. It never runs out."]
    );
    assert_eq!(
        skills(pathway),
        [
            "Escapements [Critical, 4–6 weeks] Take one apart. Put it together again.",
            "Filing [Important, Not stated] ",
            "Hand Tools [Nice to have, Not stated] Learn from TickTock.",
        ]
    );
    assert_eq!(
        steps(&outline),
        [
            "The Workshop [2–3 weeks] Sweep the floor | Sort the screws / The Workshop Book | TickTock videos (free)",
            "The Tower [Not stated] Climb it / TickTock: Towers | 'The Bell' by A. Ringer | Harbour Museum (closed on Mondays) | tour of bells | Old Journals | Coursera: Rope",
            "The Town Hall [Not stated] Ask the mayor",
        ]
    );
    assert_eq!(
        questions(pathway),
        [
            "Is it dangerous? Only the stairs.",
            "Will it pay? It won’t at first."
        ]
    );
    assert_eq!(
        unused(&outline),
        [
            "3 Fiendish (this isn’t understood, so it counts as not stated)",
            "4 1 year (this isn’t understood, so it counts as not stated)",
            "7 Updated in May",
            "27 200 weeks (expected weeks from 1 to 104; the time counts as not stated)",
            "49 0 weeks (expected weeks from 1 to 104; the time counts as not stated)",
            "53 The Museum (a step without weeks and tasks)",
            "57 Nobody thanks you.",
            "75 And then? (a question without an answer)",
            "79 Call us.",
        ]
    );
    check(&outline, CLOCK_MENDER);
}

#[test]
fn line_breaks_of_any_kind_are_one_line_each() {
    for text in [BRIDGE_KEEPER, BEEKEEPER, CLOCK_MENDER] {
        let read = read_guide(text).unwrap();
        for line_break in ["\r\n", "\r"] {
            assert_eq!(read_guide(&text.replace('\n', line_break)).unwrap(), read);
        }
    }
}

#[test]
fn too_many_of_anything_are_named_or_refused() {
    let many = |line: &str| format!("{line}\n").repeat(150);
    let start = "Your Learning Roadmap\nA\n- a\n";
    for (text, count, why) in [
        (
            format!("{start}Overview\n{}", many("x")),
            50,
            "room for 100 paragraphs",
        ),
        (
            format!("{start}What You'll Love\n{}", many("- x")),
            50,
            "room for 100 lines",
        ),
        (
            format!("{start}Frequently Asked Questions\n{}", many("x")),
            50,
            "room for 100 questions",
        ),
        (
            format!("{start}Your Transferable Skills\n{}", many("X\nx.")),
            100,
            "",
        ),
        (
            format!("{start}Resources\n{}", many("- x")),
            50,
            "room for 100 resources",
        ),
    ] {
        let outline = read_guide(&text).unwrap();
        assert_eq!(outline.unused.len(), count, "{why}");
        assert!(
            outline.unused[0]
                .why
                .as_ref()
                .is_none_or(|it| it.contains(why)),
            "{:?}",
            outline.unused[0]
        );
        check(&outline, &text);
    }
    let steps = (1..=150).map(|at| format!("Step {at}\n2 weeks\n- a\n"));
    let text = format!("Your Learning Roadmap\n{}", steps.collect::<String>());
    let refusal = read_guide(&text).unwrap_err();
    assert_eq!(refusal.line, Some(2 + 120 * 3));
    assert!(
        refusal.message.contains("more than 120 steps"),
        "{}",
        refusal.message
    );
}
