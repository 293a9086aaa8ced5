//! How the scores add up: one table, a row a question and a column a role.

use leptos::prelude::*;

use super::super::choose::PAGE_SIZE;
use super::order::{Fit, signed};
use super::questions::{answer_in_words, name};
use crate::components::badge::Badge;
use crate::components::cite::Figure;
use crate::components::collect::CollectAny;
use crate::components::figures::StepsFigure;
use crate::domain::catalogue::profile::Profile;
use crate::domain::fit::{Ground, Reply, Trait, level};
use crate::domain::pathway::figure::{Place, Provenance};
use crate::domain::pathway::leaning::RealityPart;
use crate::store::catalogue::use_catalogue;

/// Returns the name of a part of the reality check, as it stands before a line of it.
pub fn part_in_words(part: RealityPart) -> &'static str {
    match part {
        RealityPart::Love => "You will love: ",
        RealityPart::Miss => "You might miss: ",
        RealityPart::Challenge => "Will be hardest: ",
    }
}

/// The table. Its rows are there from the first answer on, and those that count nothing are hidden.
#[component]
pub fn Matrix(fit: Fit) -> impl IntoView {
    let is_shown = Memo::new(move |_| fit.ranked.with(|ranked| !ranked.is_empty()));
    view! {
        <Show when=move || is_shown.get()>
            <Sums fit />
        </Show>
    }
}

#[component]
fn Sums(fit: Fit) -> impl IntoView {
    let catalogue = use_catalogue();
    let table = move || catalogue.with(|catalogue| table(fit, &catalogue.profiles));
    view! {
        <section class="adding-up" aria-labelledby="adding-up">
            <h2 id="adding-up">"How it adds up"</h2>
            <p>
                "Points are your answer, from −2 to +2, times its weight, times how strongly the role shows the trait, from −2 to +2. Where a source says nothing, nothing is added. Questions that don’t matter to you are left out."
            </p>
            // It can scroll within itself, by the keyboard as well.
            <div class="matrix-box" tabindex="0" role="group" aria-labelledby="adding-up">
                {table}
            </div>
        </section>
    }
}

fn table(fit: Fit, profiles: &[Profile]) -> AnyView {
    let roles = || profiles.iter().take(PAGE_SIZE);
    let heads = roles().map(|profile| {
        view! {
            <th scope="col" data-line=profile.line>
                <Badge profile />
                {profile.role.clone()}
            </th>
        }
    });
    let rows = Trait::ALL.map(|of| row(fit, of, roles()));
    let totals = roles().map(|profile| {
        let placed = fit.placed(&profile.id);
        let score = move || placed.with(|it| it.as_ref().map(|it| signed(it.score)));
        view! {
            <td data-head=profile.role.clone()>
                <b class="points">{score}</b>
            </td>
        }
    });
    view! {
        <table class="matrix">
            <thead>
                <tr>
                    <th scope="col">"Question"</th>
                    {heads.collect_any()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">"Total"</th>
                    {totals.collect_any()}
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}

/// The points of one question. What a role rests on never changes; only its points do.
fn row<'a>(fit: Fit, of: Trait, roles: impl Iterator<Item = &'a Profile>) -> AnyView {
    let reply = fit.reply(of);
    let counts = move || {
        let reply = reply.get();
        reply.answer().unwrap_or_default() != 0 && reply.weight() != 0
    };
    let answered = move || {
        let reply = reply.get();
        let answer = reply.answer().unwrap_or_default();
        format!(
            "{}: {} × {}",
            answer_in_words(of, answer),
            signed(answer.into()),
            reply.weight()
        )
    };
    let cells = roles.map(|profile| {
        let level = level(profile, of);
        let strength = level.as_ref().map_or(0, |(level, _)| *level);
        let points = move || signed(points(reply.get(), strength));
        view! {
            <td data-head=profile.role.clone()>
                <b class="points">{points}</b>
                <Standing profile level />
            </td>
        }
    });
    view! {
        <tr hidden=move || !counts()>
            <th scope="row">{name(of)} <span class="remark">{answered}</span></th>
            {cells.collect_any()}
        </tr>
    }
    .into_any()
}

/// The part that a reply adds to the score of a role that shows the trait so strongly.
fn points(reply: Reply, level: i8) -> i32 {
    i32::from(reply.weight()) * i32::from(reply.answer().unwrap_or_default()) * i32::from(level)
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
        let silence = if profile.document.is_some() {
            "Not stated"
        } else {
            "Not rated"
        };
        return view! { <span class="not-stated">{silence}</span> }.into_any();
    };
    let rests_on = match ground {
        Ground::Weeks(_) => view! { <StepsFigure profile /> }.into_any(),
        Ground::Pay(claim) => {
            let provenance = profile.cite(claim.place);
            view! { <Figure text=claim.change.to_string() provenance /> }.into_any()
        }
        Ground::Line(_, "") => {
            view! { <Figure text="Rated by you" provenance=Provenance::Entered /> }.into_any()
        }
        Ground::Line(part, line) => {
            let text = format!("{}{line}", part_in_words(part));
            view! { <Figure text provenance=profile.cite(Place::Reality) /> }.into_any()
        }
    };
    view! {
        <span class="standing">
            <span class="level">"× " {signed(level.into())}</span>
            " "
            {rests_on}
        </span>
    }
    .into_any()
}
