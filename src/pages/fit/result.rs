//! The result: the roles in their order, in sight while one answers.

use leptos::prelude::*;

use super::super::choose::PAGE_SIZE;
use super::order::{Fit, Placed, RESULT, signed};
use super::sharing::ShareAnswers;
use crate::components::badge::Badge;
use crate::components::collect::CollectAny;
use crate::components::focus::focus_part;
use crate::components::follow::Follow;
use crate::components::link::{FragmentLink, Link, href};
use crate::domain::catalogue::compare::MAX_ROLES;
use crate::domain::catalogue::profile::Profile;
use crate::domain::fit::{Answers, Trait};
use crate::domain::id::PathwayId;
use crate::route::Route;
use crate::store::catalogue::use_catalogue;

/// The text of a role without a place and a score.
const NONE: &str = "–";

/// The order in a line, where there is no room for the board beside the questions: it stays at the upper edge.
#[component]
pub fn ResultStrip(fit: Fit) -> impl IntoView {
    let catalogue = use_catalogue();
    let first = move || {
        let catalogue = catalogue.get();
        fit.ranked.with(|ranked| {
            let first = ranked.iter().take(MAX_ROLES);
            let first = first.filter_map(|it| Some((catalogue.profile(it.id.as_str())?, it)));
            let first = first.map(|(profile, it)| {
                view! {
                    <span class="strip-role" data-line=profile.line>
                        <Badge profile />
                        <span class="visually-hidden">{it.role.clone()} " "</span>
                        <b>{signed(it.score)}</b>
                    </span>
                }
            });
            first.collect_any()
        })
    };
    let is_empty = Memo::new(move |_| fit.ranked.with(Vec::is_empty));
    let empty = move || {
        is_empty
            .get()
            .then_some("Answer any question, and the roles line up.")
    };
    view! {
        <div class="result-strip">
            <FragmentLink to=RESULT>
                <span>"Result"</span>
                <span class="strip-order">{empty} {first}</span>
            </FragmentLink>
        </div>
    }
}

/// The board, and what can be done with it.
#[component]
pub fn ResultBoard(fit: Fit) -> impl IntoView {
    let catalogue = use_catalogue();
    // The order alone: a row follows its own score.
    let order = Memo::new(move |_| {
        let ranked = fit.ranked.with(|all| {
            let all = all.iter().map(|it| it.id.clone());
            all.collect::<Vec<PathwayId>>()
        });
        if ranked.is_empty() {
            let catalogue = catalogue.get();
            let first = catalogue.profiles.iter().take(PAGE_SIZE);
            return first.map(|profile| profile.id.clone()).collect();
        }
        ranked
    });
    let row = move |id: PathwayId| {
        let catalogue = catalogue.get_untracked();
        let profile = catalogue.profile(id.as_str());
        profile.map(|profile| row(fit, profile).into_any())
    };
    let said = move || {
        let all = catalogue.with(|catalogue| catalogue.profiles.len());
        match fit.answers.with(Answers::given) {
            0 => "Answer any question, and the roles line up. Your answers stay in this browser."
                .to_owned(),
            given => {
                let shown = if all > PAGE_SIZE {
                    format!(" The first {PAGE_SIZE} of {all} roles are shown.")
                } else {
                    String::new()
                };
                format!("{given} of {} questions answered.{shown}", Trait::ALL.len())
            }
        }
    };
    let is_default = Memo::new(move |_| fit.answers.with(Answers::is_default));
    let is_ranked = Memo::new(move |_| fit.ranked.with(|ranked| !ranked.is_empty()));
    let leaders = move || href(&Route::Compare(fit.ranked.with(|all| leaders(all))), None);
    // The button goes with the answers.
    let clear = move |_| {
        fit.set(Answers::NONE);
        focus_part(RESULT);
    };
    view! {
        <section class="ranking" id=RESULT aria-labelledby="your-order">
            // It goes along beside the questions, and no further.
            <div class="along">
                <h2 id="your-order">"Your order"</h2>
                <ol class="board">
                    <For each=move || order.get() key=PathwayId::clone children=row />
                </ol>
                <p class="remark">{said}</p>
                <Show when=move || is_ranked.get()>
                    <p class="actions">
                        <a class="button primary" href=leaders>
                            "Compare the leaders"
                        </a>
                    </p>
                </Show>
                <Show when=move || !is_default.get()>
                    <div class="actions">
                        <ShareAnswers fit />
                        <button type="button" class="button quiet" on:click=clear>
                            "Clear my answers"
                        </button>
                    </div>
                </Show>
            </div>
        </section>
    }
}

/// The roles in the first two places, as many as fit side by side.
fn leaders(ranked: &[Placed]) -> Vec<String> {
    let first = ranked.iter().filter(|it| it.place <= 2).take(MAX_ROLES);
    first.map(|it| it.id.to_string()).collect()
}

/// A line of the board: a role, with its place and score where it has any.
fn row(fit: Fit, profile: &Profile) -> impl IntoView + use<> {
    let placed = fit.placed(&profile.id);
    let show = move |text: fn(&Placed) -> String| {
        move || placed.with(|it| it.as_ref().map_or_else(|| NONE.to_owned(), text))
    };
    let is_tied = Memo::new(move |_| placed.with(|it| it.as_ref().is_some_and(|it| it.is_tied)));
    let role = profile.role.clone();
    view! {
        <li data-line=profile.line>
            <span class="place">{show(|it| it.place.to_string())}</span>
            <Badge profile />
            <span class="role">
                <Link to=Route::Pathway(profile.id.clone())>{role}</Link>
                {move || is_tied.get().then(|| view! { <span class="tied">"Tied"</span> })}
            </span>
            <span class="score">{show(|it| signed(it.score))}</span>
            <Follow profile />
        </li>
    }
}
