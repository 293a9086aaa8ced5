//! A few questions, and the roles in the order of the answers.
//!
//! The questions are text in the page, in a form whose controls are kept in step with the address.
//! What comes of the answers is drawn in the browser: the board beside the form, where nothing of the
//! form moves because of it, and below both how every score adds up.

use js_sys::Reflect;
use leptos::prelude::*;
use web_sys::Element;

use super::home::{AT_ONCE, value_of};
use crate::address::Address;
use crate::components::badge::{Badge, line_number};
use crate::components::cite::Figure;
use crate::components::figures::StepsFigure;
use crate::components::heading::PageHeading;
use crate::components::island::{anew, say, stage};
use crate::components::link::Link;
use crate::content::catalogue;
use crate::domain::compare::MOST;
use crate::domain::figure::Place;
use crate::domain::fit::{ANSWERS, Answers, Ground, Part, Ranked, Reply, Trait, WEIGHTS, rank};
use crate::domain::profile::Profile;
use crate::library::Library;
use crate::route::{Root, Route, query};

/// The names of the islands and stages.
pub const QUESTIONS: &str = "questions";
/// Their order in a sentence, for those who can't see it change.
pub const ORDER: &str = "order";
/// The board, and how each score adds up.
pub const RANKING: &str = "ranking";

/// What stands in a form's field of the weight, behind the slug.
const WEIGHT: &str = "-weight";

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

/// What a trait is called where the question is too long.
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

/// What is said of an answer.
fn answer_in_words(answer: i8) -> &'static str {
    match answer {
        ..=-2 => "Not at all",
        -1 => "Not really",
        0 => "Doesn’t matter",
        1 => "Rather",
        2.. => "Very much",
    }
}

/// What a part of the reality check is called before a line of it.
pub fn part_in_words(part: Part) -> &'static str {
    match part {
        Part::Love => "You will love: ",
        Part::Miss => "You might miss: ",
        Part::Challenge => "Will be hardest: ",
    }
}

/// The page at `fit/`.
#[component]
pub fn FitPage() -> impl IntoView {
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
                <Questions />
                <p role="status" class="visually-hidden" data-island=ORDER></p>
                {stage(RANKING, unranked().into_any())}
            </div>
        </article>
    }
}

/// The form; the address holds its answers.
#[component]
fn Questions() -> impl IntoView {
    let parts = PARTS.map(|(id, title, traits)| {
        let questions = traits.iter().map(|&of| view! { <Question of /> });
        view! {
            // No id: the focus is to stay on the answer when the board is drawn.
            <section aria-labelledby=id>
                <h2 id=id>{title}</h2>
                {questions.collect_view()}
            </section>
        }
    });
    view! {
        <form class="questions" data-island=QUESTIONS autocomplete="off">
            <noscript>
                <p class="notice">
                    "Ranking needs JavaScript, which is switched off. The questions can still help you think, and what each role is said to offer stands under “How it is worked out”."
                </p>
            </noscript>
            <p class="remark">
                "“Not at all” counts as much as “Very much”, the other way round. What you skip counts for nothing, and so does “Doesn’t matter”."
            </p>
            {parts}
        </form>
    }
}

/// One question: a scale of five with a way to skip it, and how much it counts.
#[component]
fn Question(of: Trait) -> impl IntoView {
    let slug = of.slug();
    let answers = ANSWERS.map(|(value, answer)| {
        view! {
            <label>
                <input type="radio" name=slug value=value />
                <span>{answer_in_words(answer)}</span>
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
        view! { <option value=value>{text}</option> }
    });
    view! {
        <fieldset class="question-of-fit">
            <legend>{question(of)}</legend>
            <div class="scale">{answers}</div>
            <div class="beside-scale">
                <label class="skip">
                    <input type="radio" name=slug value="" checked />
                    <span>"Skip"</span>
                </label>
                <label class="weight">
                    "Counts "
                    <select name=format!("{slug}{WEIGHT}")>{weights}</select>
                </label>
            </div>
        </fieldset>
    }
}

/// What the address says.
fn answered() -> Memo<Answers> {
    let address = Address::expect();
    Memo::new(move |_| {
        let said = address.value(query::ANSWERS).unwrap_or_default();
        Answers::parse(&said)
    })
}

/// Whether anything is answered and the roles are known, and the stage has to be drawn; until then
/// the board stands there without an order.
pub fn is_due() -> Signal<bool> {
    let ranked = ranked();
    Signal::derive(move || ranked().is_some_and(|(_, ranked)| !ranked.is_empty()))
}

/// Keeps the controls in step with the address.
pub fn fill_in_questions(form: &Element) {
    let answered = answered();
    let form = form.clone();
    Effect::new(move |before: Option<()>| {
        answered.with(|answers| {
            for of in Trait::ALL {
                let (shown, said) = (shown(&form, of), answers.to(of));
                // What was entered before the program was there is entered again in a moment.
                let is_entered = before.is_none() && shown != Reply::NONE;
                if is_entered || shown == said {
                    continue;
                }
                let slug = of.slug();
                let radio = format!("[name={slug}][value='{}']", said.answer_text());
                if let Some(radio) = find(&form, &radio) {
                    let _ = Reflect::set(&radio, &"checked".into(), &true.into());
                }
                if let Some(weight) = find(&form, &format!("[name={slug}{WEIGHT}]")) {
                    let _ = Reflect::set(&weight, &"value".into(), &said.weight_text().into());
                }
            }
        });
    });
}

/// Takes what the controls show for what is answered.
pub fn act(address: Address, root: &Root, form: &Element) {
    let answers = Answers::new(|of| shown(form, of));
    address.replace(root, &Route::Fit(answers));
}

/// What the controls of a question show.
fn shown(form: &Element, of: Trait) -> Reply {
    let slug = of.slug();
    let value = |selector: String| {
        let control = find(form, &selector);
        control.map(|it| value_of(&it)).unwrap_or_default()
    };
    let answer = value(format!("[name={slug}]:checked"));
    Reply::read(&answer, &value(format!("[name={slug}{WEIGHT}]")))
}

fn find(form: &Element, selector: &str) -> Option<Element> {
    form.query_selector(selector).ok()?
}

/// The roles as they are ranked, once all are known.
fn ranked() -> impl Fn() -> Option<(Answers, Vec<Ranked<'static>>)> + Copy + Send + Sync + 'static {
    let (answered, library) = (answered(), Library::expect());
    move || {
        let (answers, known) = (answered.get(), library.known());
        if answers.given() > 0 {
            library.need_profiles();
        }
        known
            .has_all_profiles
            .then(|| (answers, rank(&answers, &known.profiles)))
    }
}

/// Says the order: only what changes of that is read out, and not every point.
pub fn fill_in_order(element: &Element) {
    let ranked = ranked();
    let words = Memo::new(move |_| {
        let ranked = ranked().map(|(_, ranked)| ranked);
        ranked.map_or_else(String::new, |ranked| in_words(&ranked))
    });
    let element = element.clone();
    Effect::new(move || words.with(|words| say(&element, words)));
}

/// The order in a sentence; nothing where nothing is ranked.
fn in_words(ranked: &[Ranked]) -> String {
    let mut text = String::new();
    for (at, it) in ranked.iter().take(AT_ONCE).enumerate() {
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

/// The roles before anything is answered: the board takes the room that it will take.
fn unranked() -> impl IntoView {
    let rows = catalogue().profiles.iter().take(AT_ONCE).map(row_of(None));
    board(
        rows.collect(),
        "Answer any question, and the roles line up.".to_owned(),
        None,
    )
}

/// The roles in their order, and how each score adds up.
pub fn drawn() -> AnyView {
    let ranked = ranked();
    let draw = move || {
        let (answers, mut ranked) = ranked()?;
        if ranked.is_empty() {
            return Some(unranked().into_any());
        }
        let all = ranked.len();
        ranked.truncate(AT_ONCE);
        let rows = ranked.iter().map(|it| row_of(Some(it))(it.profile));
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
        let drawn = view! {
            {board}
            <section class="adding-up" aria-labelledby="adding-up">
                <h2 id="adding-up">"How it adds up"</h2>
                <p>
                    "Each line is your answer, from −2 to +2, times the weight that you gave it, times how strongly the role shows the trait, from −2 to +2. Where a source says nothing, nothing is added."
                </p>
                {sums}
            </section>
        };
        Some(drawn.into_any())
    };
    anew(draw)
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
    let first = ranked.iter().filter(|it| it.place <= 2).take(MOST);
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
            <Link class="button quiet" to=Route::FIT>
                "Clear my answers"
            </Link>
        </div>
    }
    .into_any()
}

/// Draws a line of the board: a role, with its place and score where it has any.
fn row_of(ranked: Option<&Ranked>) -> impl Fn(&'static Profile) -> AnyView + use<> {
    let is_tied = ranked.is_some_and(|it| it.is_tied);
    let place = ranked.map_or("–".to_owned(), |it| it.place.to_string());
    let score = ranked.map_or("–".to_owned(), |it| signed(it.score));
    move |profile| {
        view! {
            <li data-line=line_number(profile.document)>
                <span class="place">{place.clone()}</span>
                <Badge profile />
                <span class="role">
                    <Link to=Route::Pathway(profile.id.clone())>{profile.role.as_str()}</Link>
                    {is_tied.then(|| view! { <span class="tied">"Tied"</span> })}
                </span>
                <span class="score">{score.clone()}</span>
            </li>
        }
        .into_any()
    }
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
fn sum(it: Ranked<'static>) -> AnyView {
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
        <table class="sum" role="table" data-line=line_number(profile.document)>
            <caption>
                <Badge profile />
                {profile.role.as_str()}
            </caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">
                        "Question"
                    </th>
                    <th scope="col" role="columnheader">
                        "Your answer"
                    </th>
                    <th scope="col" role="columnheader">
                        "The role"
                    </th>
                    <th scope="col" role="columnheader">
                        "Points"
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// One line of a sum.
fn sum_row(name: &'static str, said: String, level: Option<AnyView>, points: i32) -> AnyView {
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {name}
            </th>
            <td role="cell">{said}</td>
            <td role="cell">{level}</td>
            <td role="cell">{signed(points)}</td>
        </tr>
    }
    .into_any()
}

/// A role's level in a trait, and what says so.
#[component]
pub fn Standing(
    /// The role.
    profile: &'static Profile,
    /// The level, and what it rests on.
    level: Option<(i8, Ground<'static>)>,
) -> impl IntoView {
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
