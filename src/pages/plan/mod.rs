//! The learner's plan: what is followed, what is next, what is done.

mod against;
mod bring_in;
mod dates;
mod history;
mod keep;
mod money;
mod next;
mod pace;
mod reset;
mod share;
mod skills;
mod take;
mod undecided;

use leptos::prelude::*;
use web_sys::Event;

use crate::components::contents::Contents;
use crate::components::heading::PageHeading;
use crate::domain::id::PathwayId;
use crate::store::PlanStore;
use against::{Against, each_followed};
use dates::Arrival;
use history::History;
use keep::{Keep, Reminder};
use money::Money;
use next::{ChooseFirst, Followed};
use pace::PaceForm;
use reset::Reset;
use share::{ShareIt, Shared};
use skills::Skills;
use take::Take;
use undecided::Undecided;

/// The page at `plan/`. It is prerendered as the plan of someone who has entered nothing yet; what is
/// stored arrives through signals.
#[component]
pub fn PlanPage() -> impl IntoView {
    // Installing is offered here by the boot script, in a section that it fills.
    Effect::new(|| {
        if let Ok(event) = Event::new("interchange:plan") {
            let _ = document().dispatch_event(&event);
        }
    });
    view! {
        <article class="page plan">
            <header class="page-header">
                <PageHeading>"My plan"</PageHeading>
                <p class="lead">
                    "What you follow, what is next and what you have done. It is kept in this browser and nowhere else."
                </p>
            </header>
            <noscript inner_html="<p class=\"notice\">Your plan is kept by this browser, and opening it needs JavaScript, which is switched off. Nothing of it is lost. All pathways can be read without.</p>"></noscript>
            <div class="until-read">
                <Parts />
            </div>
            <section class="install"></section>
        </article>
    }
}

/// Its sections: their ids and titles.
pub const CONTENTS: [(&str, &str); 9] = [
    ("follow", "What is next"),
    ("pace", "When you work"),
    (DATES, "When you arrive"),
    (SKILLS, "What you know already"),
    ("money", "What it costs, what it brings"),
    ("done", "What is done"),
    ("take", "Take it with you"),
    ("share", "Share it, or move it"),
    ("kept", "Where it is kept"),
];

/// Those that are there only where something is followed.
const DATES: &str = "dates";
const SKILLS: &str = "skills";

/// The parts of the plan.
#[component]
fn Parts() -> impl IntoView {
    let store = PlanStore::expect();
    let follows = Memo::new(move |_| store.with(|plan, _| plan.follows.clone()));
    let is_empty = Memo::new(move |_| store.with(|plan, _| plan.done.is_empty()));
    let is_undecided = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let known = plan.follows.iter().filter(|id| catalogue.pathway(id.as_str()).is_some());
            known.count() > 1
        })
    });
    let has_none = move || follows.get().is_empty();
    let unknown = move || {
        let unknown = store.with(|plan, catalogue| {
            let is_unknown = |id: &&PathwayId| catalogue.pathway(id.as_str()).is_none();
            plan.follows.iter().filter(is_unknown).cloned().collect::<Vec<_>>()
        });
        let unknown = unknown.into_iter().map(|id| {
            view! {
                <p class="notice">
                    {format!(
                        "You follow “{id}”, which is no longer among the pathways. What you did for it is kept.",
                    )}
                </p>
            }
        });
        unknown.collect_view()
    };
    let lacks = move |part| matches!(part, DATES | SKILLS) && has_none();
    view! {
        <Shared />
        <div class="with-contents">
            <div hidden=move || has_none() && is_empty.get()>
                <Contents parts=&CONTENTS lacks=lacks />
            </div>
            <div class="parts">
        <Reminder />
        <section aria-labelledby="follow">
            <h2 id="follow">"What is next"</h2>
            <Show when=has_none>
                        <ChooseFirst />
                    </Show>
            {unknown}
            <div class="followed-list">
                {each_followed(|catalogue, pathway| view! { <Followed catalogue pathway /> }.into_any())}
            </div>
        </section>
        <section aria-labelledby="pace">
            <h2 id="pace">"When you work"</h2>
            <PaceForm />
        </section>
        <Show when=move || !has_none()>{of_followed}</Show>
        <Show when=move || is_undecided.get()>
            <section aria-labelledby="undecided">
                <h2 id="undecided">"Still undecided?"</h2>
                <Undecided followed=follows />
            </section>
        </Show>
        <section aria-labelledby="money">
            <h2 id="money">"What it costs, what it brings"</h2>
            <Money />
        </section>
        <section aria-labelledby="done">
            <h2 id="done">"What is done"</h2>
            <Show when=move || is_empty.get()>{nothing_done}</Show>
            <Show when=move || !is_empty.get()>
                <History />
            </Show>
        </section>
        <Show when=move || !has_none()>
            <Against />
        </Show>
        <Show when=move || !(has_none() && is_empty.get())>
            <Take />
        </Show>
        <Show when=move || !(has_none() && is_empty.get())>
            <ShareIt />
        </Show>
        <Keep />
        <Reset />
            </div>
        </div>
    }
}

/// What there is to say of the pathways that are followed.
fn of_followed() -> impl IntoView {
    view! {
        <section aria-labelledby=DATES>
            <h2 id=DATES>"When you arrive"</h2>
            <div class="followed-list">
                {each_followed(|catalogue, pathway| view! { <Arrival catalogue pathway /> }.into_any())}
            </div>
        </section>
        <section aria-labelledby=SKILLS>
            <h2 id=SKILLS>"What you know already"</h2>
            <p class="remark">
                "A solid skill takes its tasks from the plan, some knowledge halves them. That is our assumption; each piece can be put back."
            </p>
            <div class="followed-list">
                {each_followed(|catalogue, pathway| view! { <Skills catalogue pathway /> }.into_any())}
            </div>
        </section>
    }
}

fn nothing_done() -> impl IntoView {
    view! { <p>"Nothing yet. Whatever you tick, on any page, is listed here with its day."</p> }
}
