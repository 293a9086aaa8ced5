//! The learner's hours and days.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::field::{Check, Field};
use crate::components::focus::focus_part;
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::pace::{
    DaysOff, MAX_DAYS_OFF, Pace, Rest, parse_days_off, parse_hours, parse_start,
};
use crate::store::PlanStore;

/// The days of the week, from the first.
pub const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Changes the pace of the plan.
fn change(store: PlanStore, change: impl FnOnce(&mut Pace)) {
    let mut pace = untrack(|| store.with(|plan, _| plan.pace.clone()));
    // Extra hours to catch up were computed for the old pace.
    pace.push = None;
    change(&mut pace);
    store.dispatch(Action::Set(Setting::Pace(pace)));
}

/// A value of the pace, as a signal.
fn use_pace<T: PartialEq + Clone + Send + Sync + 'static>(
    store: PlanStore,
    read: impl Fn(&Pace) -> T + Send + Sync + 'static,
) -> Signal<T> {
    Memo::new(move |_| store.with(|plan, _| read(&plan.pace))).into()
}

/// The start, the hours and the days off.
#[component]
pub fn PaceForm() -> impl IntoView {
    let store = PlanStore::expect();
    let start = use_pace(store, |pace| {
        pace.start.map(String::from).unwrap_or_default()
    });
    let set_start = move |text: String| {
        parse_start(&text).map(|start| change(store, |pace| pace.start = start))
    };
    let hours = use_pace(store, |pace| pace.hours.to_string());
    let set_hours = move |text: String| {
        parse_hours(&text).map(|hours| change(store, |pace| pace.hours = hours))
    };
    let week = use_pace(store, |pace| pace.source_week.to_string());
    let set_week = move |text: String| {
        parse_hours(&text).map(|hours| change(store, |pace| pace.source_week = hours))
    };
    let push = use_pace(store, |pace| pace.push);
    let push = move || {
        let push = push.get()?;
        Some(format!(
            "Until {} it is {} hours a week, to catch up. A change here ends that.",
            push.until.in_words(),
            push.hours
        ))
    };
    view! {
        <div class="fields">
            <Field
                id="start"
                label="The day you start"
                kind="date"
                hint="It may be past: what you ticked since then counts."
                value=start
                set=set_start
            />
            <Field
                id="hours"
                label="Hours a week"
                keys="numeric"
                hint="What you can give in a usual week."
                value=hours
                set=set_hours
            />
            <Field
                id="source-week"
                label="Hours in a week of the sources"
                keys="numeric"
                hint="The sources count in weeks and don’t say how full. Ten hours is our assumption; change it if yours differs."
                value=week
                set=set_week
            />
        </div>
        <p class="remark" role="status">
            {push}
        </p>
        <WeekdaysOff />
        <DaysOffList />
    }
}

/// The days of the week that are never worked.
#[component]
fn WeekdaysOff() -> impl IntoView {
    let store = PlanStore::expect();
    let wrong = RwSignal::new("");
    let rest = use_pace(store, |pace| pace.rest.days());
    let refused = ArcTrigger::new();
    let boxes = WEEKDAYS.into_iter().enumerate().map(|(at, name)| {
        let is = Signal::derive({
            let refused = refused.clone();
            move || {
                refused.track();
                rest.get()[at]
            }
        });
        let refused = refused.clone();
        let set = move |off: bool| {
            let mut days = rest.get_untracked();
            days[at] = off;
            if let Some(rest) = Rest::new(days) {
                wrong.set("");
                change(store, |pace| pace.rest = rest);
            } else {
                wrong.set("One day of the week has to be left to work on.");
                // The plan is as it was, so nothing else takes the tick out of the box again.
                refused.notify();
            }
        };
        view! { <Check label=name is set /> }
    });
    view! {
        <fieldset class="weekdays">
            <legend>"Days of the week you never work on this"</legend>
            {boxes.collect_any()}
            <p class="wrong" role="alert">
                {wrong}
            </p>
        </fieldset>
    }
}

/// Holidays and all other days off.
#[component]
fn DaysOffList() -> impl IntoView {
    let store = PlanStore::expect();
    let (first, last) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(String::new());
    let add = move |_| {
        let read = parse_days_off(&first.get_untracked(), &last.get_untracked());
        let count = untrack(|| store.with(|plan, _| plan.pace.days_off.len()));
        wrong.set(match read {
            Ok(_) if count >= MAX_DAYS_OFF => {
                format!("{MAX_DAYS_OFF} are the most. Remove one that is past first.")
            }
            Ok(days) => {
                change(store, |pace| {
                    pace.days_off.push(days);
                    pace.days_off.sort_unstable();
                    pace.days_off.dedup();
                });
                first.set(String::new());
                last.set(String::new());
                String::new()
            }
            Err(wrong) => wrong,
        });
    };
    let row = move |days: DaysOff| {
        let remove = move |_| {
            change(store, |pace| pace.days_off.retain(|other| *other != days));
            focus_part("days-off");
        };
        view! {
            <li>
                {days.to_string()} " " <button type="button" class="button quiet" on:click=remove>
                    "Remove"
                    <span class="visually-hidden">{format!(" {days}")}</span>
                </button>
            </li>
        }
    };
    let days_off = use_pace(store, |pace| pace.days_off.clone());
    let rows = move || days_off.get().into_iter().map(row).collect_any();
    let day = move |id, label, value: RwSignal<String>| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    id=id
                    type="date"
                    autocomplete="off"
                    aria-describedby="days-off-wrong"
                    prop:value=value
                    on:change=move |event| value.set(event_target_value(&event))
                />
            </div>
        }
    };
    view! {
        <fieldset class="days-off">
            <legend id="days-off" tabindex="-1">
                "Days off"
            </legend>
            <ul>{rows}</ul>
            <div class="fields">
                {day("off-first", "First day", first)}
                {day("off-last", "Last day, if there are more", last)}
                <button type="button" class="button" on:click=add>
                    "Add days off"
                </button>
            </div>
            <p class="wrong" id="days-off-wrong" role="alert">
                {wrong}
            </p>
        </fieldset>
    }
}
