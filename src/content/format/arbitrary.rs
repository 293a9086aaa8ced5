//! Arbitrary pathways that the format can hold, for property tests.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::PathwayFile;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::figure::{Months, Place, Range, Stated, Weeks};
use crate::domain::pathway::leaning::{Leaning, RealityPart, Trait};
use crate::domain::pathway::limits::{MAX_MONTHS, MAX_WEEKS};
use crate::domain::pathway::pay::{PayAmounts, PayChange, PayClaim};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{
    Actions, Difficulty, Pathway, Priority, Question, Reality, Resource, Skill, Source, Step,
    Strength, Task,
};

/// Any pathway that can be written and read back, with its line 1.
pub(crate) fn pathway() -> impl Strategy<Value = Pathway> {
    pathway_file().prop_map(|file| file.pathway)
}

/// Any pathway with the work that it shares.
pub(crate) fn pathway_file() -> impl Strategy<Value = PathwayFile> {
    let links = vec((any::<Index>(), slug(), slug()), 0..3);
    (bare_pathway(), links).prop_map(|(pathway, links)| {
        let items: Vec<_> = pathway.items().map(|item| item.id.clone()).collect();
        let links = links
            .into_iter()
            .enumerate()
            .filter_map(|(n, (ours, other, entry))| {
                let other = PathwayId::new(&format!("{other}-other"))?;
                Some((
                    ours.get(&items).clone(),
                    other.item(&format!("{entry}-{n}"))?,
                ))
            });
        let same_work = links.collect();
        PathwayFile { pathway, same_work }
    })
}

type Facts = (
    (String, String, Option<Source>, Option<PathwayId>, String),
    (
        Stated<Months>,
        Stated<Difficulty>,
        Stated<Months>,
        Vec<PayClaim>,
        Stated<String>,
    ),
    (Vec<String>, Vec<Question>),
);

fn facts() -> impl Strategy<Value = Facts> {
    let source =
        (1..=u16::MAX, paragraph()).prop_map(|(document, about)| Source { document, about });
    let copied_from = slug().prop_map(|slug| PathwayId::new(&slug).unwrap());
    let months = || range(MAX_MONTHS).prop_map(Months);
    let difficulty = select(vec![
        Difficulty::Easy,
        Difficulty::Moderate,
        Difficulty::Hard,
    ]);
    let question =
        (paragraph(), paragraph()).prop_map(|(question, answer)| Question { question, answer });
    (
        (
            name(),
            optional(short_code()),
            option::of(source),
            option::of(copied_from),
            optional(paragraph()),
        ),
        (
            stated(Just(Place::Title), months()),
            stated(place(), difficulty),
            stated(place(), months()),
            vec(pay(), 0..3),
            stated(place(), paragraph()),
        ),
        (vec(paragraph(), 0..3), vec(question, 0..3)),
    )
}

/// The parts with entries, which get their ids later.
type Parts = (
    Vec<(String, String)>,
    Vec<(Skill, Vec<Index>)>,
    Vec<Step>,
    Actions,
    (Reality, Vec<Leaning>),
);

fn parts() -> impl Strategy<Value = Parts> {
    let step = (
        name(),
        stated(Just(Place::Roadmap), range(MAX_WEEKS).prop_map(Weeks)),
        vec(task(), 0..3),
        vec(resource(), 0..3),
    );
    let step = step.prop_map(|(title, weeks, tasks, resources)| Step {
        id: unnamed(),
        title,
        weeks,
        tasks,
        resources,
    });
    let actions = (vec(task(), 0..3), vec(task(), 0..3), vec(task(), 0..3));
    let actions = actions.prop_map(|(week, month, quarter)| Actions {
        week,
        month,
        quarter,
    });
    (
        vec((name(), optional(paragraph())), 0..3),
        vec((skill(), vec(any::<Index>(), 0..3)), 0..4),
        vec(step, 1..4).prop_filter("a task", |steps| {
            steps.iter().any(|step| !step.tasks.is_empty())
        }),
        actions,
        reality(),
    )
}

fn bare_pathway() -> impl Strategy<Value = Pathway> {
    (slug(), facts(), parts()).prop_map(|(id, facts, parts)| {
        let id = PathwayId::new(&id).unwrap();
        let mut count = 0;
        let mut next = || {
            count += 1;
            id.item(&format!("{}-{count}", ["read", "b", "3"][count % 3]))
                .unwrap()
        };
        let mut named = |tasks: Vec<Task>| -> Vec<Task> {
            tasks
                .into_iter()
                .map(|task| Task { id: next(), ..task })
                .collect()
        };
        let ((role, code, source, copied_from, summary), figures, (overview, questions)) = facts;
        let (title_months, difficulty, timeline, pay, demand) = figures;
        let (bring, learn, steps, actions, (reality, fit)) = parts;
        let steps: Vec<_> = steps
            .into_iter()
            .map(|step| Step {
                tasks: named(step.tasks),
                ..step
            })
            .collect();
        let actions = Actions {
            week: named(actions.week),
            month: named(actions.month),
            quarter: named(actions.quarter),
        };
        let taught: Vec<_> = steps
            .iter()
            .flat_map(|step| &step.tasks)
            .map(|task| task.id.clone())
            .collect();
        let learn = learn.into_iter().map(|(skill, tasks)| {
            let tasks = tasks
                .iter()
                .map(|index| index.get(&taught).clone())
                .collect();
            Skill {
                id: next(),
                tasks,
                ..skill
            }
        });
        let learn = learn.collect();
        let bring = bring
            .into_iter()
            .map(|(name, how)| Strength {
                id: next(),
                name,
                how,
            })
            .collect();
        let steps = steps
            .into_iter()
            .map(|step| Step { id: next(), ..step })
            .collect();
        Pathway {
            id,
            role,
            code,
            line: 1,
            source,
            copied_from,
            summary,
            title_months,
            difficulty,
            timeline,
            pay,
            demand,
            overview,
            bring,
            learn,
            steps,
            reality,
            fit,
            actions,
            questions,
        }
    })
}

/// A placeholder.
fn unnamed() -> ItemId {
    ItemId::new("a/a").unwrap()
}

fn slug() -> impl Strategy<Value = String> {
    "(my-)?[a-z0-9]{1,8}(-[a-z0-9]{1,4}){0,2}"
}

/// Words of characters that a syntax could trip over.
fn word() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9é漢👩\"'\\\\#=\\[\\]{}$/‘][a-z0-9\"'\\\\#,.é漢\u{200D}\u{301}-]{0,6}"
}

fn name() -> impl Strategy<Value = String> {
    vec(word(), 1..4).prop_map(|words| words.join(" "))
}

fn short_code() -> impl Strategy<Value = String> {
    "[A-Zé漢\"\\\\][A-Z0-9]?"
}

fn paragraph() -> impl Strategy<Value = String> {
    let end = select(vec![
        " ", "  ", "\n", "\n\n", "\u{202E}", "\u{2028}", "\u{AD}",
    ]);
    (vec((word(), end), 0..4), word()).prop_map(|(words, last)| {
        let words = words.into_iter().map(|(word, end)| word + end);
        words.collect::<String>() + last.as_str()
    })
}

fn optional(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    option::of(text).prop_map(Option::unwrap_or_default)
}

fn place() -> impl Strategy<Value = Place> {
    select(Place::ALL.to_vec())
}

fn stated<T: Clone + std::fmt::Debug>(
    place: impl Strategy<Value = Place>,
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Stated<T>> {
    option::of((place, value))
        .prop_map(|it| it.map_or(Stated::NotStated, |(place, value)| Stated::At(place, value)))
}

fn range(max: u16) -> impl Strategy<Value = Range> {
    (1..=max, 1..=max).prop_map(|(a, b)| Range::new(a.min(b), a.max(b)).unwrap())
}

fn pay() -> impl Strategy<Value = PayClaim> {
    let amounts =
        (range(1000), range(1000)).prop_map(|(before, after)| PayAmounts { before, after });
    let change = (-100..=1000_i16, option::of(-100..=1000_i16), any::<bool>());
    let change = change.prop_map(|(from, to, around)| PayChange { from, to, around });
    (
        place(),
        change,
        option::of(paragraph()),
        option::of(amounts),
    )
        .prop_map(|(place, change, remark, amounts)| PayClaim {
            place,
            change,
            remark,
            amounts,
        })
}

fn address() -> impl Strategy<Value = WebAddress> {
    "https://[a-zé]{1,9}\\.[a-z]{2,4}(:[0-9]{1,4})?(/[a-z0-9?#%&=é'@:.]{0,9})?"
        .prop_map(|text| WebAddress::parse(&text).unwrap())
}

fn task() -> impl Strategy<Value = Task> {
    (name(), option::of(address())).prop_map(|(text, url)| Task {
        id: unnamed(),
        text,
        url,
    })
}

fn resource() -> impl Strategy<Value = Resource> {
    (name(), option::of(address())).prop_map(|(name, url)| Resource { name, url })
}

fn skill() -> impl Strategy<Value = Skill> {
    let priority = select(vec![
        Priority::Critical,
        Priority::Important,
        Priority::NiceToHave,
    ]);
    let weeks = range(MAX_WEEKS).prop_map(Weeks);
    let skills = || Just(Place::Skills);
    (
        name(),
        stated(skills(), priority),
        stated(skills(), weeks),
        optional(paragraph()),
    )
        .prop_map(|(name, priority, weeks, how)| Skill {
            id: unnamed(),
            name,
            priority,
            weeks,
            how,
            tasks: vec![],
        })
}

/// A reality check, and levels that rest on its lines.
fn reality() -> impl Strategy<Value = (Reality, Vec<Leaning>)> {
    let lines = || vec(paragraph(), 0..3);
    let levels = vec((select(vec![-2_i8, -1, 1, 2]), any::<Index>()), 10);
    let traits = subsequence(Trait::in_content().to_vec(), 0..=4).prop_shuffle();
    (lines(), lines(), lines(), traits, levels).prop_map(
        |(love, miss, challenges, traits, levels)| {
            let reality = Reality {
                love,
                miss,
                challenges,
            };
            let parts = [RealityPart::Love, RealityPart::Miss, RealityPart::Challenge];
            let lines: Vec<_> = parts
                .into_iter()
                .flat_map(|part| (1..=reality.lines(part).len()).map(move |number| (part, number)))
                .collect();
            let fit = traits.into_iter().zip(levels).filter(|_| !lines.is_empty());
            let fit = fit.map(|(of, (level, line))| {
                let (part, number) = *line.get(&lines);
                Leaning {
                    of,
                    level,
                    part,
                    number,
                }
            });
            let fit = fit.collect();
            (reality, fit)
        },
    )
}
