//! The learner's plan, on six pages: what is next, the schedule, skills, deciding, progress and data.

mod active_days;
mod agenda;
mod burn_up;
mod calendar_form;
mod data;
mod date_list;
mod dates;
mod decide;
mod devices;
mod export;
mod follow_first;
mod history;
mod import;
mod money;
mod next;
mod pace;
mod pay_bars;
mod pocket;
mod portfolio;
mod progress;
mod remarks;
mod reset;
mod schedule;
mod share;
mod skills;
mod status;
mod storage;
mod today;
mod undecided;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::not_found::NotFoundPage;
use crate::components::collect::CollectAny;
use crate::components::heading::PageHeading;
use crate::components::link::href;
use crate::route::{PlanSection, Route, segment};
use crate::sections::plan::name;
use agenda::provide_agenda;
use data::DataPage;
use decide::DecidePage;
use progress::ProgressPage;
use schedule::SchedulePage;
use skills::SkillsPage;
use today::TodayPage;

/// The pages at `plan/` and below it. They are prerendered as the plan of someone who has entered
/// nothing yet; what is stored arrives through signals, and until then `.until-read` hides the empty
/// plan from those who have one.
#[component]
pub fn PlanPage() -> impl IntoView {
    provide_agenda();
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get(segment::SECTION)));
    let page = |slug: Option<String>| match PlanSection::parse(slug.as_deref()) {
        Some(section) => draw(section),
        None => view! { <NotFoundPage /> }.into_any(),
    };
    // Keyed, since the router keeps the view when only the name of the page changes.
    view! { <For each=move || [slug.get()] key=Clone::clone children=page /> }
}

/// A page of the plan under the head that they share.
fn draw(section: PlanSection) -> AnyView {
    let content = match section {
        PlanSection::Today => view! { <TodayPage /> }.into_any(),
        PlanSection::Schedule => view! { <SchedulePage /> }.into_any(),
        PlanSection::Skills => view! { <SkillsPage /> }.into_any(),
        PlanSection::Decide => view! { <DecidePage /> }.into_any(),
        PlanSection::Progress => view! { <ProgressPage /> }.into_any(),
        PlanSection::Data => view! { <DataPage /> }.into_any(),
    };
    let title = match section {
        PlanSection::Data => "Your data",
        section => name(section),
    };
    let tabs = PlanSection::ALL.map(|page| {
        view! {
            <li>
                <a
                    href=href(&Route::Plan(page), None)
                    aria-current=(page == section).then_some("page")
                >
                    {name(page)}
                </a>
            </li>
        }
    });
    view! {
        <article class="page plan">
            <header class="page-header">
                <p class="plan-name">"My plan"</p>
                <PageHeading>{title}</PageHeading>
                <nav class="tabs" aria-label="My plan">
                    <ul>{tabs.into_iter().collect_any()}</ul>
                </nav>
            </header>
            {content}
        </article>
    }
    .into_any()
}
