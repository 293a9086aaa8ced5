//! Where the plan stands, in four figures: arrival, on track or behind, this week, and what is next.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use super::agenda::{use_agenda, use_timetable};
use super::next::in_short;
use crate::components::badge::Badge;
use crate::components::link::Link;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::plan::Plan;
use crate::domain::planning::agenda::{AgendaItem, Week};
use crate::domain::planning::effort::Effort;
use crate::domain::planning::schedule::{Lateness, NoDates};
use crate::domain::planning::timetable::Timetable;
use crate::domain::planning::work_item::remaining;
use crate::route::{PlanSection, Route};
use crate::sections::plan::PACE;
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// The figures in words.
#[derive(Clone, Debug, PartialEq)]
struct Status {
    /// The day of arrival for each role, or that it is over; or why there is none.
    arrivals: Result<Vec<(PathwayId, String)>, NoDates>,
    /// On track, or by how much not; `None` without dates.
    lateness: Option<String>,
    is_behind: bool,
    /// The hours of this week.
    week: String,
    /// The next entry and its day; `None` where nothing is left.
    next: Option<(String, Option<String>)>,
}

impl Status {
    /// The figures of a plan with these days, of which `next` is the next entry.
    fn new(
        plan: &Plan,
        catalogue: &Catalogue,
        timetable: Result<&Timetable, NoDates>,
        next: Option<&AgendaItem>,
        today: Date,
    ) -> Self {
        let lateness = timetable.ok().map(|all| all.all.lateness(today));
        Self {
            arrivals: timetable.map(|timetable| {
                let arrivals = timetable.roles.iter();
                arrivals
                    .map(|(id, schedule)| {
                        let is_left = remaining(schedule.items()) != Effort::NONE;
                        let day = is_left.then(|| in_short(schedule.arrival));
                        (id.clone(), day.unwrap_or_else(|| "Arrived".to_owned()))
                    })
                    .collect()
            }),
            lateness: lateness.map(|lateness| describe_lateness(plan, lateness, today)),
            is_behind: lateness.is_some_and(|lateness| lateness.minutes > 0),
            week: describe_week(Week::new(plan, catalogue, today)),
            next: next.map(|item| {
                let day = item.ends.map(|ends| format!("by {}", in_short(ends)));
                (item.text.clone(), day)
            }),
        }
    }
}

fn describe_lateness(plan: &Plan, lateness: Lateness, today: Date) -> String {
    if let Some(start) = plan.pace.start.filter(|start| *start > today) {
        return format!("Starts {}", start.in_short());
    }
    let Lateness { minutes, days } = lateness;
    let behind = Effort {
        low: minutes,
        high: minutes,
    };
    match (minutes, days) {
        (0, _) => "On track".to_owned(),
        (_, 1) => format!("{behind} (1 day) behind"),
        (_, days) => format!("{behind} ({days} days) behind"),
    }
}

/// The hours of a week: `4 of 10 hours`.
fn describe_week(week: Week) -> String {
    let Week { done, planned } = week;
    let hours = |minutes: u32| minutes.saturating_add(30) / 60;
    let done = match (hours(done.low), hours(done.high)) {
        (low, high) if low == high => low.to_string(),
        (low, high) => format!("{low}–{high}"),
    };
    match hours(planned) {
        0 => format!("{done} hours done"),
        planned => format!("{done} of {planned} hours"),
    }
}

/// The strip over the list of what is next.
#[component]
pub fn StatusStrip() -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let (timetable, agenda) = (use_timetable(), use_agenda());
    let status = Memo::new(move |_| {
        let (timetable, agenda, today) = (timetable.get(), agenda.get(), store.today());
        let timetable = timetable.as_deref().map_err(|why| *why);
        store.with(|plan, catalogue| Status::new(plan, catalogue, timetable, agenda.first(), today))
    });
    // A tick seldom changes all of them, and what is drawn anew is styled and laid out anew.
    let arrivals = Memo::new(move |_| status.with(|status| status.arrivals.clone()));
    let next = Memo::new(move |_| status.with(|status| status.next.clone()));
    let arrivals = move || match arrivals.get() {
        Ok(arrivals) => {
            let catalogue = catalogue.get();
            let is_one = arrivals.len() < 2;
            let rows = arrivals.into_iter().filter_map(|(id, day)| {
                let profile = catalogue.profile(id.as_str())?;
                let badge = (!is_one).then(|| {
                    view! {
                        <Badge profile />
                        <span class="visually-hidden">{format!("{}: ", profile.role)}</span>
                    }
                });
                Some(view! { <dd>{badge} {day}</dd> })
            });
            rows.collect_any()
        }
        Err(why) => {
            let text = match why {
                NoDates::NoStart => "Set a start date",
                NoDates::NoEnd => "More than 50 years. Change your hours",
            };
            let link = view! {
                <dd>
                    <Link to=Route::Plan(PlanSection::Schedule) part=PACE.0>
                        {text}
                    </Link>
                </dd>
            };
            vec![link.into_any()]
        }
    };
    let lateness = move || {
        let lateness = status.with(|status| status.lateness.clone());
        lateness.unwrap_or_else(|| "No dates yet".to_owned())
    };
    let next = move || match next.get() {
        Some((text, day)) => {
            let day = day.map(|day| view! { <span class="remark">{day}</span> });
            view! { <dd class="next-task">{text} {day}</dd> }.into_any()
        }
        None => view! { <dd>"Nothing left"</dd> }.into_any(),
    };
    view! {
        <dl class="status">
            <div>
                <dt>"Arrival"</dt>
                {arrivals}
            </div>
            <div class:behind=move || status.with(|status| status.is_behind)>
                <dt>"Plan"</dt>
                <dd>{lateness}</dd>
            </div>
            <div>
                <dt>"This week"</dt>
                <dd>{move || status.with(|status| status.week.clone())}</dd>
            </div>
            <div>
                <dt>"Next"</dt>
                {next}
            </div>
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::planning::agenda::agenda;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_strip_says_arrival_lateness_week_and_next() {
        let catalogue = built_in();
        let mut plan = Plan {
            follows: PathwayId::new("nlp-engineer").into_iter().collect(),
            ..Plan::default()
        };
        let status = |plan: &Plan, today: &str| {
            let (timetable, today) = (Timetable::new(plan, &catalogue), day(today));
            let list = agenda(plan, &catalogue, timetable.as_ref().ok(), today);
            let timetable = timetable.as_ref().map_err(|why| *why);
            Status::new(plan, &catalogue, timetable, list.first(), today)
        };
        let without = status(&plan, "2027-01-04");
        assert_eq!(without.arrivals, Err(NoDates::NoStart));
        assert!(without.lateness.is_none() && without.next.is_some());
        plan.pace.start = Some(day("2027-01-04"));
        let before = status(&plan, "2027-01-01");
        assert_eq!(before.lateness.as_deref(), Some("Starts 4 Jan 2027"));
        let begun = status(&plan, "2027-01-04");
        assert_eq!(begun.arrivals.unwrap()[0].1, "14 Jul 2027");
        assert_eq!(begun.lateness.as_deref(), Some("On track"));
        assert_eq!(begun.week, "0 of 10 hours");
        let mut finished = plan.clone();
        let pathway = catalogue.pathway("nlp-engineer").unwrap();
        let all = pathway
            .items()
            .map(|item| (item.id.clone(), day("2027-01-04")));
        finished.done.extend(all);
        let finished = status(&finished, "2027-03-15");
        assert_eq!(finished.arrivals.unwrap()[0].1, "Arrived");
        let late = status(&plan, "2027-03-15").lateness.unwrap();
        assert!(
            late.contains(" hours (") && late.ends_with(" days) behind"),
            "{late}"
        );
    }
}
