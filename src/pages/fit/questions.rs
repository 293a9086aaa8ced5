//! The questions: each a line between two named poles.

use leptos::prelude::*;

use super::order::Fit;
use crate::components::collect::CollectAny;
use crate::components::element_id::question_id;
use crate::domain::fit::{ANSWERS, Reply, Trait, WEIGHTS};

/// The questions, under the headings that they stand under.
const PARTS: [(&str, &str, &[Trait]); 4] = [
    ("way-there", "The way there", &[Trait::Time, Trait::Pay]),
    (
        "would-love",
        "What you would love",
        &[
            Trait::Languages,
            Trait::Maths,
            Trait::Research,
            Trait::People,
            Trait::Users,
            Trait::Flexibility,
        ],
    ),
    (
        "at-ease",
        "What you are at ease with",
        &[Trait::Repetition, Trait::Ambiguity],
    ),
    (
        "would-miss",
        "What you would miss",
        &[Trait::Architecture, Trait::Stability],
    ),
];

/// A question, and what its two ends mean: that of −2, and that of +2.
struct Wording {
    question: &'static str,
    poles: [&'static str; 2],
}

fn wording(of: Trait) -> Wording {
    let (question, against, toward) = match of {
        Trait::Time => (
            "Do you want to get there soon?",
            "A long way suits me",
            "As soon as possible",
        ),
        Trait::Pay => (
            "Do you want to earn more than you do now?",
            "Less pay suits me",
            "More pay",
        ),
        Trait::Languages => (
            "Would you love to work on human languages and cultures?",
            "Rather on something else",
            "Languages and cultures",
        ),
        Trait::Maths => (
            "Would you love to go deep into mathematics?",
            "As little as possible",
            "Deep into mathematics",
        ),
        Trait::Research => (
            "Would you love to read research, and to keep up with it?",
            "Settled knowledge",
            "New research",
        ),
        Trait::People => (
            "Would you love to work with people who aren’t developers?",
            "With developers only",
            "With all sorts of people",
        ),
        Trait::Users => (
            "Would you love to see your work in many people’s hands?",
            "Behind the scenes",
            "In many people’s hands",
        ),
        Trait::Flexibility => (
            "Would you love to work from anywhere, at hours of your own?",
            "Fixed place and hours",
            "Anywhere, at my own hours",
        ),
        Trait::Repetition => (
            "Are you at ease with work that repeats itself, detail by detail?",
            "I need variety",
            "Repetition is fine",
        ),
        Trait::Ambiguity => (
            "Are you at ease where nobody can say what the right answer is?",
            "I need right answers",
            "Open questions are fine",
        ),
        Trait::Architecture => (
            "Would you miss building and tuning complex systems?",
            "I would be glad to stop",
            "I would miss it",
        ),
        Trait::Stability => (
            "Would you miss tools that are mature and change little?",
            "I like tools that change",
            "I would miss stable tools",
        ),
    };
    Wording {
        question,
        poles: [against, toward],
    }
}

/// Returns the short name of a trait, for where the question is too long.
pub fn name(of: Trait) -> &'static str {
    match of {
        Trait::Time => "Getting there soon",
        Trait::Pay => "Earning more",
        Trait::Languages => "Languages and cultures",
        Trait::Maths => "Mathematics",
        Trait::Research => "Research",
        Trait::People => "People of many kinds",
        Trait::Users => "Work in people’s hands",
        Trait::Flexibility => "Where and when you work",
        Trait::Repetition => "Repetition",
        Trait::Ambiguity => "Ambiguity",
        Trait::Architecture => "Complex systems",
        Trait::Stability => "Stable tools",
    }
}

/// How strong an answer is.
fn strength(answer: i8) -> &'static str {
    match answer.unsigned_abs() {
        0 => "Doesn’t matter",
        1 => "Somewhat",
        _ => "Very much",
    }
}

/// Returns an answer with the pole that it leans to.
pub fn answer_in_words(of: Trait, answer: i8) -> String {
    let [against, toward] = wording(of).poles;
    match answer {
        0 => strength(0).to_owned(),
        1.. => format!("{toward}, {}", strength(answer).to_lowercase()),
        _ => format!("{against}, {}", strength(answer).to_lowercase()),
    }
}

/// The form.
#[component]
pub fn Questions(fit: Fit) -> impl IntoView {
    let parts = PARTS.map(|(id, title, traits)| {
        let questions = traits.iter().map(|&of| view! { <Question of fit /> });
        view! {
            // No id: the focus is to stay on the answer when the board is drawn.
            <section aria-labelledby=id>
                <h2 id=id>{title}</h2>
                {questions.collect_any()}
            </section>
        }
    });
    view! {
        <form class="questions" autocomplete="off" on:submit=|event| event.prevent_default()>
            {parts}
            <Weights fit />
        </form>
    }
}

/// One question: a scale of five between two poles.
#[component]
fn Question(of: Trait, fit: Fit) -> impl IntoView {
    let Wording {
        question,
        poles: [against, toward],
    } = wording(of);
    let reply = fit.reply(of);
    let scale = ANSWERS.map(|(value, answer)| {
        let is_chosen = move || reply.get().answer_text() == value;
        let choose = move |event| {
            // Early input is replayed control by control, those that were left included.
            if event_target_checked(&event) {
                fit.set_reply(of, Reply::read(value, reply.get_untracked().weight_text()));
            }
        };
        // Sighted people see which end it is at.
        let pole = match answer {
            0 => None,
            1.. => Some(toward),
            _ => Some(against),
        };
        let pole = pole.map(|pole| {
            view! { <span class="visually-hidden">{format!(": {pole}")}</span> }
        });
        view! {
            <label>
                <input
                    type="radio"
                    name=of.slug()
                    value=value
                    prop:checked=is_chosen
                    on:change=choose
                />
                <span class="strength">{strength(answer)} {pole}</span>
            </label>
        }
    });
    view! {
        <fieldset class="question-of-fit" id=question_id(of)>
            <legend>{question}</legend>
            <p class="poles" aria-hidden="true">
                <span>{against}</span>
                <span>{toward}</span>
            </p>
            <div class="scale">{scale}</div>
        </fieldset>
    }
}

/// How much each question counts. Few change that, so it is folded.
#[component]
fn Weights(fit: Fit) -> impl IntoView {
    let answers = fit.answers;
    let changed = Memo::new(move |_| {
        let default = Reply::NONE.weight();
        let mut all = Trait::ALL.to_vec();
        answers.with(|answers| all.retain(|of| answers.to(*of).weight() != default));
        all.len()
    });
    let note = move || match changed.get() {
        0 => String::new(),
        changed => format!(" ({changed} changed)"),
    };
    let lists = Trait::ALL.map(|of| {
        let reply = fit.reply(of);
        let options = WEIGHTS.map(|(value, weight)| {
            let text = match weight {
                0 => "not at all",
                1 => "once",
                2 => "twice",
                _ => "three times",
            };
            view! {
                <option value=value prop:selected=move || reply.get().weight_text() == value>
                    {text}
                </option>
            }
        });
        let weigh = move |event| {
            let answer = reply.get_untracked().answer_text();
            fit.set_reply(of, Reply::read(answer, &event_target_value(&event)));
        };
        view! {
            <label>
                <span>{name(of)} " counts"</span>
                <select name=format!("{}-weight", of.slug()) on:change=weigh>
                    {options}
                </select>
            </label>
        }
    });
    view! {
        <details class="weights">
            <summary>"How much each question counts" <span>{note}</span></summary>
            <div>{lists}</div>
        </details>
    }
}
