//! A checklist is read back as it was written.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::domain::pathway::figure::{Place, Range, Stated, Weeks};
use crate::domain::pathway::{Resource, Step, Task, When};

/// A step of a table: its title, its weeks, and its tasks with their addresses.
type ToldStep = (String, String, Vec<(String, Option<WebAddress>)>);

/// The facts that a checklist holds of a pathway.
fn told(pathway: &Pathway) -> Vec<String> {
    let task = |task: &Task| format!("{:?} {:?}", task.text, task.url);
    let steps = pathway.steps.iter().map(|step| {
        let tasks: Vec<_> = step.tasks.iter().map(task).collect();
        format!(
            "{:?} {:?} {tasks:?} {:?}",
            step.title, step.weeks, step.resources
        )
    });
    let actions = When::ALL.into_iter().map(|when| {
        let actions: Vec<_> = pathway.actions.due(when).iter().map(task).collect();
        format!("{when} {actions:?}")
    });
    [pathway.role.clone()]
        .into_iter()
        .chain(steps)
        .chain(actions)
        .collect()
}

/// Texts of signs that mean something in Markdown, and of any others.
fn text() -> impl Strategy<Value = String> {
    let texts = prop_oneof![
        "\\PC{1,20}",
        "([a-c1-3 ]|[-*_+#>=~`|.:)(!&;<]|\\[|\\]|\\\\|&amp;|https://a\\.b|\\(4 weeks\\)|Week 2|    ){1,12}",
        Just("Resources".to_owned()),
        Just("First actions".to_owned()),
        Just("This week".to_owned()),
        Just("Tasks".to_owned()),
        Just("Duration: 4 weeks".to_owned()),
        Just("Duration: not stated".to_owned()),
    ];
    texts
        .prop_map(|text| to_line(&text))
        .prop_filter("something to see", |text| is_visible(text))
}

fn url() -> impl Strategy<Value = Option<WebAddress>> {
    option::of(
        "https://a\\.b/[a-z0-9?&=;#()\\[\\]*_~!%'.,:@$+-]{0,12}"
            .prop_filter_map("an address", |url| WebAddress::parse(&url)),
    )
}

fn weeks() -> impl Strategy<Value = Stated<Weeks>> {
    option::of((1..=104_u16, 0..20_u16)).prop_map(|weeks| {
        let range = weeks.and_then(|(low, more)| Range::new(low, (low + more).min(104)));
        range.map_or(Stated::NotStated, |range| {
            Stated::At(Place::Roadmap, Weeks(range))
        })
    })
}

prop_compose! {
    fn entries(size: std::ops::Range<usize>)(entries in vec((text(), url()), size)) -> Vec<(String, Option<WebAddress>)> {
        entries
    }
}

/// A pathway with all that a checklist says, and at least one task.
fn pathway() -> impl Strategy<Value = Pathway> {
    let steps = vec((text(), weeks(), entries(0..4), entries(0..3)), 0..5);
    let actions = (entries(0..2), entries(0..2), entries(0..2));
    let parts = (
        option::of(text()),
        option::of(text()),
        steps,
        (text(), text()),
        actions,
    );
    parts.prop_map(|(role, summary, mut steps, last, actions)| {
        let mut pathway = Pathway::named(&role.unwrap_or_default());
        let id = pathway.id.clone();
        let task = |(text, url): (String, Option<WebAddress>)| Task {
            id: id.new_item(&text, "task", |_| false),
            text,
            url,
        };
        let tasks = |entries: Vec<_>| entries.into_iter().map(task).collect::<Vec<_>>();
        pathway.summary = summary.unwrap_or_default();
        steps.push((last.0, Stated::NotStated, vec![(last.1, None)], vec![]));
        let steps = steps
            .into_iter()
            .map(|(title, weeks, entries, resources)| Step {
                id: id.new_item(&title, "step", |_| false),
                title,
                weeks,
                tasks: tasks(entries),
                resources: resources
                    .into_iter()
                    .map(|(name, url)| Resource { name, url })
                    .collect(),
            });
        pathway.steps = steps.collect();
        pathway.actions.week = tasks(actions.0);
        pathway.actions.month = tasks(actions.1);
        pathway.actions.quarter = tasks(actions.2);
        pathway
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_checklist_is_read_back(pathway in pathway()) {
        let text = to_markdown(&pathway);
        let read = read_markdown(&text).unwrap();
        prop_assert_eq!(told(&read.pathway), told(&pathway), "{}", text);
        prop_assert_eq!(&read.pathway.summary, &pathway.summary);
        check(&read, &text);
        // Only the heading of a step that speaks of a time isn't all used.
        prop_assert!(read.unused.iter().all(|unused| unused.why.as_ref().is_some_and(|why| why.starts_with("expected weeks"))), "{:?}\n{}", read.unused, text);
    }

    #[test]
    fn a_table_is_read_back(
        rows in vec((text(), text(), url(), weeks()), 1..8),
        separator in prop_oneof![Just(','), Just(';'), Just('\t')],
        line_break in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let row = |cells: [&str; 4]| cells.map(quoted).join(&separator.to_string()) + line_break;
        let mut table = row(["Step", "Task", "Weeks", "Link"]);
        let mut expected: Vec<ToldStep> = vec![];
        for (step, task, url, weeks) in &rows {
            let link = url.as_ref().map_or("", WebAddress::as_str);
            let known = expected.iter().position(|(title, ..)| title == step);
            let stated = weeks.value().map(|weeks| weeks.0.to_string()).unwrap_or_default();
            // The weeks stand in the first row of a step.
            let stated = if known.is_some() { String::new() } else { stated };
            table += &row([step, task, &stated, link]);
            let at = known.unwrap_or_else(|| {
                expected.push((step.clone(), weeks.to_string(), vec![]));
                expected.len() - 1
            });
            expected[at].2.push((task.clone(), url.clone()));
        }
        let read = read_csv(&table).unwrap();
        let found: Vec<_> = read.pathway.steps.iter().map(|step| {
            let tasks = step.tasks.iter().map(|task| (task.text.clone(), task.url.clone()));
            (step.title.clone(), step.weeks.to_string(), tasks.collect::<Vec<_>>())
        }).collect();
        prop_assert_eq!(found, expected, "{}", table);
        prop_assert_eq!(unused(&read), Vec::<String>::new());
    }
}
