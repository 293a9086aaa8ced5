//! The learner's plan: the pathways they follow, what is next and what is done.

mod burn_up;
mod calendar_form;
mod dates;
mod export;
mod history;
mod import;
mod money;
mod next;
mod pace;
mod reset;
mod share;
mod skills;
mod storage;
mod undecided;

use leptos::prelude::*;
use web_sys::Event;

use crate::components::contents::Contents;
use crate::components::heading::PageHeading;
use crate::domain::id::PathwayId;
use crate::store::PlanStore;
use burn_up::{BurnUp, each_followed, followed_pathways};
use dates::{Arrival, OnTrack};
use export::ExportSection;
use history::History;
use money::Money;
use next::{ChooseFirst, Followed};
use pace::PaceForm;
use reset::Reset;
use share::{ShareSection, SharedPlan};
use skills::Skills;
use storage::{BackupReminder, StorageSection};
use undecided::Undecided;

/// Dispatched on the document when the page is there: the boot script can offer to install the app.
const SHOWN: &str = "interchange:plan";

/// The page at `plan/`. It is prerendered as the plan of someone who has entered nothing yet; what is
/// stored arrives through signals, and until then `.until-read` hides the empty plan from those who
/// have one.
#[component]
pub fn PlanPage() -> impl IntoView {
    Effect::new(|| {
        if let Ok(event) = Event::new(SHOWN) {
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
            <SharedPlan />
            <Parts />
            // The boot script fills it: `src/prerender/js/install.js`.
            <section class="install"></section>
        </article>
    }
}

use crate::sections::plan::ALL as CONTENTS;

/// Those that are there only where something is followed.
const DATES: &str = crate::sections::plan::DATES.0;
const SKILLS: &str = crate::sections::plan::SKILLS.0;

/// The sections of the plan.
#[component]
fn Parts() -> impl IntoView {
    let store = PlanStore::expect();
    let followed = followed_pathways();
    // Those that the catalogue no longer has are followed as well.
    let follows_none = Memo::new(move |_| store.with(|plan, _| plan.follows.is_empty()));
    let nothing_is_done = Memo::new(move |_| store.with(|plan, _| plan.done.is_empty()));
    let is_fresh = move || follows_none.get() && nothing_is_done.get();
    let lacks = move |part| matches!(part, DATES | SKILLS) && follows_none.get();
    view! {
        <div class="with-contents until-read">
            <div hidden=is_fresh>
                <Contents parts=&CONTENTS lacks=lacks />
            </div>
            <div class="parts">
                <BackupReminder />
                <section aria-labelledby="follow">
                    <h2 id="follow">"What is next"</h2>
                    <Show when=move || follows_none.get()>
                        <ChooseFirst />
                    </Show>
                    <UnknownPathways />
                    <div class="followed-list">
                        {each_followed(|catalogue, pathway| {
                            view! { <Followed catalogue pathway /> }.into_any()
                        })}
                    </div>
                </section>
                <section aria-labelledby="pace">
                    <h2 id="pace">"When you work"</h2>
                    <PaceForm />
                </section>
                <Show when=move || !follows_none.get()>
                    <DatesAndSkills />
                </Show>
                <Show when=move || { followed.with(Vec::len) > 1 }>
                    <section aria-labelledby="undecided">
                        <h2 id="undecided">"Still undecided?"</h2>
                        <Undecided followed />
                    </section>
                </Show>
                <section aria-labelledby="money">
                    <h2 id="money">"What it costs, what it brings"</h2>
                    <Money />
                </section>
                <section aria-labelledby="done">
                    <h2 id="done">"What is done"</h2>
                    <Show
                        when=move || !nothing_is_done.get()
                        fallback=|| {
                            view! {
                                <p>
                                    "Nothing yet. Whatever you tick, on any page, is listed here with its day."
                                </p>
                            }
                        }
                    >
                        <History />
                    </Show>
                </section>
                <Show when=move || !follows_none.get()>
                    <BurnUp />
                </Show>
                <Show when=move || !is_fresh()>
                    <ExportSection />
                    <ShareSection />
                </Show>
                <StorageSection />
                <Reset />
            </div>
        </div>
    }
}

/// Notices about followed pathways that the catalogue no longer has.
#[component]
fn UnknownPathways() -> impl IntoView {
    let store = PlanStore::expect();
    let unknown = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let is_unknown = |id: &&PathwayId| catalogue.pathway(id.as_str()).is_none();
            plan.follows
                .iter()
                .filter(is_unknown)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let notice = |id: PathwayId| {
        let text = format!(
            "You follow “{id}”, which is no longer among the pathways. What you did for it is kept."
        );
        view! { <p class="notice">{text}</p> }
    };
    view! { <For each=move || unknown.get() key=PathwayId::clone children=notice /> }
}

/// The dates and the skills of each followed pathway.
#[component]
fn DatesAndSkills() -> impl IntoView {
    view! {
        <section aria-labelledby=DATES>
            <h2 id=DATES>"When you arrive"</h2>
            <OnTrack then=DATES />
            <div class="followed-list">
                {each_followed(|catalogue, pathway| {
                    view! { <Arrival catalogue pathway /> }.into_any()
                })}
            </div>
        </section>
        <section aria-labelledby=SKILLS>
            <h2 id=SKILLS>"What you know already"</h2>
            <p class="remark">
                "A solid skill takes its tasks from the plan, some knowledge halves them. That is our assumption; each piece can be put back."
            </p>
            <div class="followed-list">
                {each_followed(|catalogue, pathway| {
                    view! { <Skills catalogue pathway /> }.into_any()
                })}
            </div>
        </section>
    }
}
