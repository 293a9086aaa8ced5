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

use crate::components::contents::Contents;
use crate::components::heading::PageHeading;
use crate::components::island::{anew, stage, when};
use crate::components::note::NoteForm;
use crate::domain::id::PathwayId;
use crate::library::Library;
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

/// The page at `plan/`. What stands in a plan only its browser knows: the rest is drawn there.
#[component]
pub fn PlanPage() -> impl IntoView {
    let at_first = view! {
        <noscript>
            <p class="notice">
                "Your plan is kept by this browser, and opening it needs JavaScript, which is switched off. Nothing of it is lost. All pathways can be read without."
            </p>
        </noscript>
        <p class="opening" role="status">"Opening your plan…"</p>
    };
    view! {
        <article class="page plan">
            <header class="page-header">
                <PageHeading>"My plan"</PageHeading>
                <p class="lead">
                    "What you follow, what is next and what you have done. It is kept in this browser and nowhere else."
                </p>
            </header>
            {stage(PLAN, at_first.into_any())}
            <NoteForm />
            // Where publish/boot.js offers to install the app.
            <section class="install"></section>
        </article>
    }
}

use crate::sections::plan::ALL as CONTENTS;

/// Those that are there only where something is followed.
const DATES: &str = crate::sections::plan::DATES.0;
const SKILLS: &str = crate::sections::plan::SKILLS.0;

/// The name of the stage.
pub const PLAN: &str = "plan";

/// Whether all is known that the plan has to do with, and it can be shown in one go.
pub fn is_due() -> Signal<bool> {
    let (store, library) = (PlanStore::expect(), Library::expect());
    library.need_profiles();
    Signal::derive(move || {
        let is_known = store.with(|plan, known| {
            known.has_all_profiles
                && plan
                    .touches(known)
                    .iter()
                    .all(|slug| known.pathway(slug).is_some() || known.profile(slug).is_none())
        });
        is_known || library.has_failed()
    })
}

/// The plan itself.
pub fn opened() -> AnyView {
    let (store, library) = (PlanStore::expect(), Library::expect());
    library.need_profiles();
    let follows = Memo::new(move |_| store.with(|plan, _| plan.follows.clone()));
    let is_empty = Memo::new(move |_| store.with(|plan, _| plan.done.is_empty()));
    let pathways = move || -> Vec<_> {
        let known = library.known();
        let follows = follows.get();
        let pathways = follows.iter().filter_map(|id| known.pathway(id.as_str()));
        pathways.collect()
    };
    let undecided = move || {
        let pathways = pathways();
        (pathways.len() > 1).then(|| {
            view! {
                <section aria-labelledby="undecided">
                    <h2 id="undecided">"Still undecided?"</h2>
                    <Undecided pathways />
                </section>
            }
        })
    };
    let has_none = move || follows.get().is_empty();
    let unknown = move || {
        let known = library.known();
        let is_unknown =
            |id: &PathwayId| known.has_all_profiles && known.profile(id.as_str()).is_none();
        let unknown = follows.get().into_iter().filter(is_unknown);
        let unknown = unknown.map(|id| {
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
            {when(has_none, || view! { <ChooseFirst /> })}
            {anew(unknown)}
            <div class="followed-list">
                {each_followed(|pathway| view! { <Followed pathway /> }.into_any())}
            </div>
        </section>
        <section aria-labelledby="pace">
            <h2 id="pace">"When you work"</h2>
            <PaceForm />
        </section>
        {when(move || !has_none(), of_followed)}
        {anew(undecided)}
        <section aria-labelledby="money">
            <h2 id="money">"What it costs, what it brings"</h2>
            <Money />
        </section>
        <section aria-labelledby="done">
            <h2 id="done">"What is done"</h2>
            {when(move || is_empty.get(), nothing_done)}
            {when(move || !is_empty.get(), || view! { <History /> })}
        </section>
        {when(move || !has_none(), || view! { <Against /> })}
        {when(move || !(has_none() && is_empty.get()), || view! { <Take /> })}
        {when(move || !(has_none() && is_empty.get()), || view! { <ShareIt /> })}
        <Keep />
        <Reset />
            </div>
        </div>
    }
    .into_any()
}

/// What there is to say of the pathways that are followed.
fn of_followed() -> impl IntoView {
    view! {
        <section aria-labelledby=DATES>
            <h2 id=DATES>"When you arrive"</h2>
            <div class="followed-list">
                {each_followed(|pathway| view! { <Arrival pathway /> }.into_any())}
            </div>
        </section>
        <section aria-labelledby=SKILLS>
            <h2 id=SKILLS>"What you know already"</h2>
            <p class="remark">
                "A solid skill takes its tasks from the plan, some knowledge halves them. That is our assumption; each piece can be put back."
            </p>
            <div class="followed-list">
                {each_followed(|pathway| view! { <Skills pathway /> }.into_any())}
            </div>
        </section>
    }
}

fn nothing_done() -> impl IntoView {
    view! { <p>"Nothing yet. Whatever you tick, on any page, is listed here with its day."</p> }
}
