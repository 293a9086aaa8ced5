//! A pathway's line in one row, which stays in sight while one ticks.

use leptos::prelude::*;

use super::badge::Badge;
use super::collect::CollectAny;
use super::link::FragmentLink;
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
    let read = move |read: &dyn Fn(&LineStatus) -> Option<Place>| {
        status.with(|status| read(status.as_ref()?))
    };
    let total = profile.steps_total();
    let ends = profile.stops.iter().map(|stop| {
        let place = |weeks: u16| u32::from(weeks) * END / u32::from(total.0.high().max(1));
        (place(stop.begins.low()), place(stop.ends.low()))
    });
    let ends = StoredValue::new(ends.collect::<Vec<_>>());
    // From the step and the per cent of it to the place on the line.
    let place = move |(step, behind): (usize, u32)| {
        let (begins, ends) = ends.with_value(|ends| ends.get(step).copied())?;
        Some(begins + (ends - begins) * behind / 100)
    };
    let train = Memo::new(move |_| read(&|status| place(status.train?)).unwrap_or_default());
    let today = Memo::new(move |_| read(&|status| place(status.planned?)));
    let is_close = move || {
        today
            .get()
            .is_none_or(|today| today.abs_diff(train.get()) < CLOSE)
    };
    let stations = (0..).zip(&profile.stops).map(|(at, stop)| {
        let number = at + 1;
        let is_finished = move || {
            status.with(|status| {
                let step = status.as_ref().and_then(|status| status.steps.get(at));
                step.is_some_and(|step| step.is_finished())
            })
        };
        let begins = move || {
            let day = status.with(|status| *status.as_ref()?.begins.get(at)?)?;
            Some(without_year(day))
        };
        let title = format!(": {}", stop.title);
        view! {
            <li data-at=stop.begins.low() class:finished=is_finished>
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
            let arrival = status.as_ref()?.arrival?;
            Some(arrival.high.in_short())
        })
    };
    let weeks = total.to_string();
    view! {
        <figure class="line-strip" data-weeks=total.0.high()>
            <div class="track" data-at=total.0.low()>
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
                    style=(ALONG, move || to_css(train.get()))
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

fn to_css(place: Place) -> Option<String> {
    (place > 0).then(|| place.to_string())
}

/// There is no room for the year, and the step has it.
fn without_year(day: Date) -> String {
    let day = day.in_short();
    day.rsplit_once(' ')
        .map_or(day.clone(), |(day, _)| day.to_owned())
}
