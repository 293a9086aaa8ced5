//! A pathway's line in one row, which stays in sight while one ticks.

use leptos::prelude::*;

use super::badge::Badge;
use super::collect::CollectAny;
use super::link::FragmentLink;
use super::map::beyond_rules;
use super::step::step_part;
use crate::domain::catalogue::profile::Profile;
use crate::domain::date::Date;
use crate::domain::planning::line_status::LineStatus;
use crate::store::PlanStore;

/// A place on the line, in hundredths of a per cent of its length.
type Place = u32;

/// The whole line.
const END: Place = 10_000;

/// How close the train and today are where their signs would cover each other on a phone.
const CLOSE: Place = 1_400;

/// The custom property for a place on the line. At the start it isn't set: prerendered pages have no
/// inline styles.
const ALONG: &str = "--along";

/// The line with its steps, each of which is a link to its part of the page, the learner's train, and
/// today where there are dates. Lengths are weeks.
#[component]
pub fn LineStrip<'a>(
    /// The pathway.
    profile: &'a Profile,
) -> impl IntoView + use<> {
    let store = PlanStore::expect();
    let (id, schedule) = (profile.id.clone(), store.schedule(&profile.id));
    let status = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let pathway = catalogue.pathway(id.as_str())?;
            let schedule = schedule.get();
            let schedule = schedule.as_deref();
            Some(LineStatus::new(
                plan,
                catalogue,
                pathway,
                schedule,
                store.today(),
            ))
        })
    });
    let total = profile.steps_total();
    let length = profile.length_on_map();
    let weeks_in_all = u32::from(length.high().max(1));
    let ends = profile.stops.iter().map(|stop| {
        let place = |weeks: u16| u32::from(weeks) * END / weeks_in_all;
        (place(stop.on_map.0.low()), place(stop.on_map.1.low()))
    });
    let ends = StoredValue::new(ends.collect::<Vec<_>>());
    let place_of = move |status: &LineStatus, day: Date| {
        ends.with_value(|ends| place_of_day(status, ends, day))
    };
    let train = Memo::new(move |_| {
        status.with(|status| {
            let status = status.as_ref()?;
            match status.dates {
                Some(dates) => place_of(status, dates.train),
                None => Some(status.travelled * END / (weeks_in_all * 100)),
            }
        })
    });
    let train = move || train.get().unwrap_or_default();
    let today = Memo::new(move |_| {
        let today = store.today();
        status.with(|status| {
            let status = status.as_ref()?;
            let has_begun = status.dates?.start <= today;
            has_begun.then(|| place_of(status, today)).flatten()
        })
    });
    let is_close = move || {
        today
            .get()
            .is_none_or(|today| today.abs_diff(train()) < CLOSE)
    };
    let stations = (0..).zip(&profile.stops).map(|(at, stop)| {
        let number = at + 1;
        let is_finished = move || {
            status.with(|status| {
                let step = status.as_ref().and_then(|status| status.steps.get(at));
                step.is_some_and(|step| step.is_known || step.progress.is_finished())
            })
        };
        let begins = move || {
            let day = status.with(|status| status.as_ref()?.steps.get(at)?.begins)?;
            Some(without_year(day))
        };
        let title = format!(": {}", stop.title);
        view! {
            <li
                data-at=stop.on_map.0.low()
                style=("--at", beyond_rules(stop.on_map.0.low()))
                class:finished=is_finished
            >
                <FragmentLink to=step_part(number)>
                    <span class="number">
                        <span class="visually-hidden">"Step "</span>
                        {number}
                        <span class="visually-hidden">{title}</span>
                    </span>
                    <span class="day" aria-hidden="true">
                        {begins}
                    </span>
                </FragmentLink>
            </li>
        }
    });
    let arrival = move || {
        status.with(|status| {
            let dates = status.as_ref()?.dates?;
            Some(dates.arrival.high.in_short())
        })
    };
    let weeks = total.to_string();
    view! {
        <figure
            class="line-strip"
            data-weeks=length.high().max(1)
            style=("--weeks", beyond_rules(length.high()))
        >
            <div class="track" data-at=length.low() style=("--at", beyond_rules(length.low()))>
                <ol aria-label=format!("{}, {total}", profile.role)>{stations.collect_any()}</ol>
                <span
                    class="today"
                    aria-hidden="true"
                    hidden=move || today.get().is_none()
                    class:close=is_close
                    style=(ALONG, move || to_css(today.get()?))
                >
                    "Today"
                </span>
                <svg
                    class="train"
                    viewBox="0 0 34 18"
                    width="34"
                    height="18"
                    aria-hidden="true"
                    style=(ALONG, move || to_css(train()))
                >
                    <rect width="34" height="18" rx="7" />
                    <path d="M7 5.5h5v5h-5zM14.5 5.5h5v5h-5zM22 5.5h4a3 3 0 0 1 3 3v2h-7z" />
                </svg>
            </div>
            <p class="arrival" aria-hidden="true">
                <Badge profile />
                <span>{move || arrival().unwrap_or_else(|| weeks.clone())}</span>
            </p>
        </figure>
    }
}

/// Where a day is on the line: between the stations whose days are before and after it, so that the train
/// and today agree. `ends` are the places at which each step begins and ends.
fn place_of_day(status: &LineStatus, ends: &[(Place, Place)], day: Date) -> Option<Place> {
    let dates = status.dates?;
    let stations = status.steps.iter().zip(ends);
    let stations = stations.filter_map(|(step, (begins, _))| Some((step.begins?, *begins)));
    let arrival = (dates.arrival.high, ends.last()?.1);
    let mut before = (dates.start, 0);
    for next in stations
        .chain([arrival])
        .filter(|(day, _)| *day >= dates.start)
    {
        if day < next.0 {
            let days = before.0.until(next.0).max(1);
            return Some(before.1 + (next.1 - before.1) * before.0.until(day) / days);
        }
        before = next;
    }
    Some(before.1)
}

fn to_css(place: Place) -> Option<String> {
    (place > 0).then(|| place.to_string())
}

/// There is no room for the year, and the step has it.
fn without_year(day: Date) -> String {
    let day = day.in_short();
    day.rsplit_once(' ')
        .map_or(day.clone(), |(day, _)| day.to_owned())
}
