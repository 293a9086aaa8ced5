//! The head of Explore: how to begin, and for who returns, where they stand.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::badge::Badge;
use crate::components::dates;
use crate::components::link::Link;
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::profile::Profile;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::plan::Plan;
use crate::domain::plan::progress::Progress;
use crate::domain::planning::line_status::LineStatus;
use crate::domain::planning::next::next_items;
use crate::domain::planning::schedule::{Lateness, Schedule};
use crate::domain::transit_map::layout;
use crate::route::Route;
use crate::store::PlanStore;

/// A description of the app, and the two ways to begin; or a row for each role that the learner is at. A
/// script in the head of the page (`prerender/js/no_boot.js`) counts those before the first paint, and the
/// stylesheet keeps their room.
#[component]
pub fn Welcome() -> impl IntoView {
    let store = PlanStore::expect();
    let roles = Memo::new(move |_| store.with(current_roles));
    let rows = move || {
        let (roles, catalogue) = (roles.get(), store.catalogue());
        let profiles = roles.iter();
        let profiles = profiles.filter_map(|id| catalogue.profile(id.as_str()));
        let rows: Vec<AnyView> = profiles
            .map(|profile| view! { <Role profile /> })
            .collect_any();
        (!rows.is_empty()).then(|| view! { <ul class="standing">{rows}</ul> })
    };
    let is_back = Memo::new(move |_| roles.with(|roles| !roles.is_empty()));
    view! {
        <div class="welcome" class:back=move || is_back.get()>
            <p class="lead">
                "Ways from backend development into AI: what each takes, what it pays and what to do next."
            </p>
            {rows}
        </div>
        <div class="actions">
            <Link class="button primary" to=Route::Fit>
                "Help me choose"
            </Link>
            <Link class="button" to=Route::COMPARE>
                "Compare"
            </Link>
        </div>
    }
}

/// The roles that the learner is at: those followed, or those with ticks while none is followed.
fn current_roles(plan: &Plan, catalogue: &Catalogue) -> Vec<PathwayId> {
    let is_known = |id: &&PathwayId| catalogue.profile(id.as_str()).is_some();
    let mut roles: Vec<_> = plan.follows.iter().filter(is_known).cloned().collect();
    if roles.is_empty() {
        let ticked = |profile: &&Profile| {
            plan.done
                .keys()
                .any(|id| id.pathway() == profile.id.as_str())
        };
        let ticked = catalogue.profiles.iter().filter(ticked);
        roles.extend(ticked.map(|profile| profile.id.clone()));
    }
    roles
}

/// Where the learner stands on a role: the next thing to do and its day, the arrival, and whether they are
/// behind.
#[component]
fn Role<'a>(profile: &'a Profile) -> impl IntoView + use<> {
    let store = PlanStore::expect();
    let (id, schedule) = (profile.id.clone(), store.schedule(&profile.id));
    let standing = Memo::new(move |_| {
        let today = store.today();
        let schedule = schedule.get();
        store.with(|plan, catalogue| {
            let pathway = catalogue.pathway(id.as_str())?;
            let schedule = schedule.as_deref();
            let status = LineStatus::new(plan, catalogue, pathway, schedule, today);
            let next = next_items(plan, catalogue, pathway).into_iter().next();
            let next = next.map(|item| {
                let day = dates::in_words(plan, catalogue, schedule, item.id);
                let day = day.map(|day| format!(", {day}")).unwrap_or_default();
                format!("{}{day}", item.text)
            });
            let progress = plan.pathway_progress(catalogue, pathway);
            Some((next, in_words(&status, progress, schedule, today)))
        })
    });
    let next = move || standing.with(|standing| standing.as_ref()?.0.clone());
    let told = move || standing.with(|standing| Some(standing.as_ref()?.1.clone()));
    let (role, roadmap) = (profile.role.clone(), profile.id.clone());
    view! {
        <li data-line=profile.line>
            <Badge profile />
            <Link to=Route::Roadmap(roadmap)>{role}</Link>
            <span class="told">{told}</span>
            <span class="task">
                {move || {
                    next()
                        .map_or_else(
                            || "Everything is done.".to_owned(),
                            |next| format!("Next: {next}"),
                        )
                }}
            </span>
        </li>
    }
}

/// The arrival, and whether the learner is on track.
fn in_words(
    status: &LineStatus,
    progress: Progress,
    schedule: Option<&Schedule>,
    today: Date,
) -> String {
    if status.has_arrived() {
        return "Arrived".to_owned();
    }
    let (Some(dates), Some(schedule)) = (status.dates, schedule) else {
        return format!(
            "{} of {} done, no start date yet",
            progress.done, progress.total
        );
    };
    let arrival = layout::in_short(dates.arrival);
    let pace = if today < dates.start {
        format!("starts {}", dates.start.in_short())
    } else {
        // As Today says it.
        match schedule.lateness(today) {
            Lateness { minutes: 0, .. } => "on track".to_owned(),
            Lateness { days: 1, .. } => "1 day behind".to_owned(),
            Lateness { days, .. } => format!("{days} days behind"),
        }
    };
    format!("Arrive {arrival}, {pace}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;

    #[test]
    fn lateness_is_that_of_the_schedule() {
        let (catalogue, day) = (built_in(), |text: &str| Date::parse(text).unwrap());
        let pathway = catalogue.pathway("nlp-engineer").unwrap();
        let mut plan = Plan {
            follows: vec![pathway.id.clone()],
            ..Plan::default()
        };
        let words = |plan: &Plan, today: &str| {
            let today = day(today);
            let schedule = Schedule::new(plan, &catalogue, pathway).ok();
            let schedule = schedule.as_ref();
            let status = LineStatus::new(plan, &catalogue, pathway, schedule, today);
            let progress = plan.pathway_progress(&catalogue, pathway);
            let days = schedule.map_or(0, |schedule| schedule.lateness(today).days);
            (in_words(&status, progress, schedule, today), days)
        };
        let without = words(&plan, "2026-11-27").0;
        assert_eq!(without, "0 of 29 done, no start date yet");
        plan.pace.start = Some(day("2026-10-05"));
        let (on_time, _) = words(&plan, "2026-10-05");
        assert_eq!(on_time, "Arrive 14 Apr 2027, on track");
        let (late, days) = words(&plan, "2026-11-27");
        assert_eq!(late, format!("Arrive 14 Apr 2027, {days} days behind"));
        assert!(days > 1);
    }
}
