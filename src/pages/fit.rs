//! A few questions, and the roles in the order of the answers.
//!
//! The answers stand in the query string, so that they can be kept and sent. The ranking follows them at
//! once, on a board beside the form; the address follows when they rest.

use std::time::Duration;

use crate::components::collect::CollectAny;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::home::PAGE_SIZE;
use crate::components::badge::{Badge, line_number};
use crate::components::cite::Figure;
use crate::components::figures::StepsFigure;
use crate::components::focus::focus_when_followed;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::domain::catalogue::compare::MAX_ROLES;
use crate::domain::catalogue::profile::Profile;
use crate::domain::fit::{ANSWERS, Answers, Ground, Ranked, Reply, Trait, WEIGHTS, rank};
use crate::domain::pathway::figure::Place;
use crate::domain::pathway::leaning::RealityPart;
use crate::navigation::query::{use_query_value, use_replace_route};
use crate::route::{Route, query};
use crate::store::catalogue::use_catalogue;

/// How long the answers rest before they are written to the address: Safari refuses a page that does so more
/// than 100 times in 30 seconds.
const DEBOUNCE: Duration = Duration::from_millis(300);

/// The id, on the method page, of how roles are ranked.
pub const METHOD_PART: &str = crate::sections::method::RANKING.0;

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

fn question(of: Trait) -> &'static str {
    match of {
        Trait::Time => "Do you want to get there soon?",
        Trait::Pay => "Do you want to earn more than you do now?",
        Trait::Languages => "Would you love to work on human languages and cultures?",
        Trait::Maths => "Would you love to go deep into mathematics?",
        Trait::Research => "Would you love to read research, and to keep up with it?",
        Trait::People => "Would you love to work with people who aren’t developers?",
        Trait::Users => "Would you love to see your work in many people’s hands?",
        Trait::Flexibility => "Would you love to work from anywhere, at hours of your own?",
        Trait::Repetition => "Are you at ease with work that repeats itself, detail by detail?",
        Trait::Ambiguity => "Are you at ease where nobody can say what the right answer is?",
        Trait::Architecture => {
            "Would you miss building complex systems, down to how fast they are?"
        }
        Trait::Stability => "Would you miss tools that are mature and change little?",
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

/// Returns the text that an answer is shown as.
fn answer_in_words(answer: i8) -> &'static str {
    match answer {
        ..=-2 => "Not at all",
        -1 => "Not really",
        0 => "Doesn’t matter",
        1 => "Rather",
        2.. => "Very much",
    }
}

/// Returns the name of a part of the reality check, as it stands before a line of it.
pub fn part_in_words(part: RealityPart) -> &'static str {
    match part {
        RealityPart::Love => "You will love: ",
        RealityPart::Miss => "You might miss: ",
        RealityPart::Challenge => "Will be hardest: ",
    }
}

/// The page at `fit/`.
#[component]
pub fn FitPage() -> impl IntoView {
    let answers = use_answers();
    let catalogue = use_catalogue();
    // Only what changes of the order is read out, and not every point.
    let order = Memo::new(move |_| {
        let catalogue = catalogue.get();
        in_words(&rank(&answers.get(), &catalogue.profiles))
    });
    let ranking = move || ranking(&answers.get(), &catalogue.get().profiles);
    view! {
        <article class="page fit">
            <header class="page-header">
                <PageHeading>"Which role fits you?"</PageHeading>
                <p class="lead">
                    "Twelve short questions. Answer those you like: the roles line up by your answers, and you see how every point came about."
                </p>
                <p>
                    "It is a way of thinking, not a verdict. The lines come from the sources; how strongly a role shows a trait is our judgement, and what matters is yours. "
                    <Link to=Route::Method part=METHOD_PART>
                        "How it is worked out"
                    </Link>
                </p>
            </header>
            <div class="asked-and-ranked">
                <Questions answers />
                <p role="status" class="visually-hidden">
                    {order}
                </p>
                {ranking}
            </div>
        </article>
    }
}

/// The learner's answers, in step with the query string: it follows them when they rest, and they follow it
/// when one goes back or forward.
fn use_answers() -> RwSignal<Answers> {
    let answers = RwSignal::new(Answers::NONE);
    let asked = use_query_value(query::ANSWERS);
    // What this page wrote itself is older than what the learner has answered since.
    let written = StoredValue::new(None::<Answers>);
    Effect::new(move || {
        let asked = Answers::parse(&asked.get().unwrap_or_default());
        let is_own = written.try_update_value(Option::take).flatten() == Some(asked);
        if !is_own && answers.with_untracked(|answers| *answers != asked) {
            answers.set(asked);
        }
    });
    let (replace, path) = (use_replace_route(), use_location().pathname);
    let own_path = path.get_untracked();
    let write = StoredValue::new_local(debounce(DEBOUNCE, move |()| {
        // By now another page may be open, or on its way.
        if let Some(answers) = answers.try_get_untracked()
            && path.get_untracked() == own_path
        {
            written.set_value(Some(answers));
            replace(&Route::Fit(answers));
        }
    }));
    Effect::new(move |before: Option<Answers>| {
        let answers = answers.get();
        let is_new = before.is_some_and(|before| before != answers);
        let is_written = || Answers::parse(&asked.get_untracked().unwrap_or_default()) == answers;
        if is_new && !is_written() {
            write.update_value(|write| write(()));
        }
        answers
    });
    answers
}

/// The form.
#[component]
fn Questions(answers: RwSignal<Answers>) -> impl IntoView {
    let parts = PARTS.map(|(id, title, traits)| {
        let questions = traits.iter().map(|&of| view! { <Question of answers /> });
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
            <p class="remark">
                "“Not at all” counts as much as “Very much”, the other way round. What you skip counts for nothing, and so does “Doesn’t matter”."
            </p>
            {parts}
        </form>
    }
}

/// One question: a scale of five with a way to skip it, and how much it counts.
#[component]
fn Question(of: Trait, answers: RwSignal<Answers>) -> impl IntoView {
    let slug = of.slug();
    let reply = Memo::new(move |_| answers.with(|answers| answers.to(of)));
    let set = move |reply: Reply| {
        answers.update(|answers| {
            let before = *answers;
            *answers = Answers::new(|other| if other == of { reply } else { before.to(other) });
        });
    };
    let answer = move |value: &'static str| {
        move |event| {
            // Early input is replayed control by control, those that were left included.
            if event_target_checked(&event) {
                set(Reply::read(value, reply.get_untracked().weight_text()));
            }
        }
    };
    let is_answer = move |value: &'static str| move || reply.get().answer_text() == value;
    let scale = ANSWERS.map(|(value, answered)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=slug
                    value=value
                    prop:checked=is_answer(value)
                    on:change=answer(value)
                />
                <span>{answer_in_words(answered)}</span>
            </label>
        }
    });
    let weights = WEIGHTS.map(|(value, weight)| {
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
        set(Reply::read(
            reply.get_untracked().answer_text(),
            &event_target_value(&event),
        ));
    };
    view! {
        <fieldset class="question-of-fit">
            <legend>{question(of)}</legend>
            <div class="scale">{scale}</div>
            <div class="beside-scale">
                <label class="skip">
                    <input
                        type="radio"
                        name=slug
                        value=""
                        checked
                        prop:checked=is_answer("")
                        on:change=answer("")
                    />
                    <span>"Skip"</span>
                </label>
                <label class="weight">
                    "Counts " <select name=format!("{slug}-weight") on:change=weigh>
                        {weights}
                    </select>
                </label>
            </div>
        </fieldset>
    }
}

/// The order in a sentence; nothing where nothing is ranked.
fn in_words(ranked: &[Ranked]) -> String {
    let mut text = String::new();
    for (at, it) in ranked.iter().take(PAGE_SIZE).enumerate() {
        let is_place_of = |at: Option<usize>| {
            let other = at.and_then(|at| ranked.get(at));
            other.is_some_and(|other| other.place == it.place)
        };
        text.push_str(match at {
            0 => "Your order: ",
            _ if is_place_of(at.checked_sub(1)) => " and ",
            _ => "; then ",
        });
        text.push_str(&it.profile.role);
        if it.is_tied && !is_place_of(Some(at + 1)) {
            text.push_str(", tied");
        }
    }
    text
}

/// The roles in their order, and how each score adds up. Before anything is answered the board takes the
/// room that it will take.
fn ranking(answers: &Answers, profiles: &[Profile]) -> AnyView {
    let mut ranked = rank(answers, profiles);
    if ranked.is_empty() {
        let rows = profiles
            .iter()
            .take(PAGE_SIZE)
            .map(|profile| board_row(profile, None));
        let text = "Answer any question, and the roles line up.".to_owned();
        return board(rows.collect(), text, None).into_any();
    }
    let all = ranked.len();
    ranked.truncate(PAGE_SIZE);
    let rows = ranked.iter().map(|it| board_row(it.profile, Some(it)));
    let shown = if all > ranked.len() {
        format!(" The first {} of {all} roles are shown.", ranked.len())
    } else {
        String::new()
    };
    let text = format!(
        "{} of {} questions answered.{shown} The address of this page holds your answers: keep it, or send it.",
        answers.given(),
        Trait::ALL.len(),
    );
    let board = board(rows.collect(), text, Some(from_here(&ranked)));
    let sums: Vec<_> = ranked.into_iter().map(sum).collect();
    view! {
        {board}
        <section class="adding-up" aria-labelledby="adding-up">
            <h2 id="adding-up">"How it adds up"</h2>
            <p>
                "Each line is your answer, from −2 to +2, times the weight that you gave it, times how strongly the role shows the trait, from −2 to +2. Where a source says nothing, nothing is added."
            </p>
            {sums}
        </section>
    }
    .into_any()
}

/// The board, and what is said and done below it.
fn board(rows: Vec<AnyView>, text: String, actions: Option<AnyView>) -> impl IntoView {
    view! {
        // Who clears their answers goes on from here: the link that did it is gone.
        <section class="ranking" id="ranking" aria-labelledby="your-order">
            // It goes along beside the questions, and no further.
            <div class="along">
                <h2 id="your-order">"Your order"</h2>
                <ol class="board">{rows}</ol>
                <p class="remark">{text}</p>
                {actions}
            </div>
        </section>
    }
}

/// Where to go from the board.
fn from_here(ranked: &[Ranked]) -> AnyView {
    let first = ranked.iter().filter(|it| it.place <= 2).take(MAX_ROLES);
    let first: Vec<_> = first.map(|it| it.profile.id.to_string()).collect();
    let compare = match first.len() {
        2 => "Compare the first two",
        _ => "Compare those in front",
    };
    view! {
        <div class="actions">
            <Link class="button" to=Route::Compare(first)>
                {compare}
            </Link>
            // The link goes with the answers.
            <Link
                class="button quiet"
                to=Route::FIT
                noscroll=true
                on:click=focus_when_followed("ranking")
            >
                "Clear my answers"
            </Link>
        </div>
    }
    .into_any()
}

/// A line of the board: a role, with its place and score where it has any.
fn board_row(profile: &Profile, ranked: Option<&Ranked>) -> AnyView {
    let is_tied = ranked.is_some_and(|it| it.is_tied);
    let place = ranked.map_or("–".to_owned(), |it| it.place.to_string());
    let score = ranked.map_or("–".to_owned(), |it| signed(it.score));
    let role = profile.role.clone();
    view! {
        <li data-line=line_number(profile.document)>
            <span class="place">{place}</span>
            <Badge profile />
            <span class="role">
                <Link to=Route::Pathway(profile.id.clone())>{role}</Link>
                {is_tied.then(|| view! { <span class="tied">"Tied"</span> })}
            </span>
            <span class="score">{score}</span>
        </li>
    }
    .into_any()
}

/// A whole number with its sign.
fn signed(n: i32) -> String {
    match n {
        0 => "0".to_owned(),
        1.. => format!("+{n}"),
        _ => format!("−{}", n.unsigned_abs()),
    }
}

/// How the score of one role adds up.
fn sum(it: Ranked) -> AnyView {
    let profile = it.profile;
    let contributions = it.contributions.into_iter();
    let rows = contributions.map(|one| {
        let answer = one.reply.answer().unwrap_or_default();
        let said = format!(
            "{} {} × {}",
            answer_in_words(answer),
            signed(answer.into()),
            one.reply.weight()
        );
        let level = view! { <Standing profile level=one.level /> }.into_any();
        sum_row(name(one.of), said, Some(level), one.value)
    });
    let rows = rows.chain([sum_row("Together", String::new(), None, it.score)]);
    view! {
        // Narrow screens draw it as blocks, and browsers then forget that a table is one: hence the roles.
        <table class="sum" data-line=line_number(profile.document)>
            <caption>
                <Badge profile />
                {profile.role.clone()}
            </caption>
            <thead>
                <tr>
                    <th scope="col">"Question"</th>
                    <th scope="col">"Your answer"</th>
                    <th scope="col">"The role"</th>
                    <th scope="col">"Points"</th>
                </tr>
            </thead>
            <tbody>{rows.collect_any()}</tbody>
        </table>
    }
    .into_any()
}

/// One line of a sum.
fn sum_row(name: &'static str, said: String, level: Option<AnyView>, points: i32) -> AnyView {
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{said}</td>
            <td>{level}</td>
            <td>{signed(points)}</td>
        </tr>
    }
    .into_any()
}

/// A role's level in a trait, and what says so.
#[component]
pub fn Standing<'a>(
    /// The role.
    profile: &'a Profile,
    /// The level, and what it rests on.
    level: Option<(i8, Ground<'a>)>,
) -> impl IntoView + use<> {
    let Some((level, ground)) = level else {
        return view! { <span class="not-stated">"Not stated"</span> }.into_any();
    };
    let rests_on = match ground {
        Ground::Weeks(_) => view! { <StepsFigure profile /> }.into_any(),
        Ground::Pay(claim) => {
            let provenance = profile.cite(claim.place);
            view! { <Figure text=claim.change.to_string() provenance /> }.into_any()
        }
        Ground::Line(part, line) => {
            let text = format!("{}{line}", part_in_words(part));
            view! { <Figure text provenance=profile.cite(Place::Reality) /> }.into_any()
        }
    };
    view! {
        <span class="level">"× " {signed(level.into())}</span>
        " "
        {rests_on}
    }
    .into_any()
}
