//! The learner's choices for their calendar files: reminders and study times.

use leptos::prelude::*;

use super::pace::WEEKDAYS;
use crate::components::collect::CollectAny;
use crate::components::field::{Check, Field};
use crate::domain::planning::calendar::{CalendarOptions, Reminder, StudyTime, Time};
use crate::store::PlanStore;

/// The preference that holds the choices.
const NAME: &str = "calendar";

/// The times that a reminder has before the learner chooses one: early enough to plan for the day, and in
/// the evening before.
const MORNING: Option<Time> = Time::new(9, 0);
const EVENING: Option<Time> = Time::new(18, 0);

/// The choices, tracked.
pub fn calendar_options(store: PlanStore) -> CalendarOptions {
    let text = store.remembered(NAME);
    text.map(|text| CalendarOptions::parse(&text))
        .unwrap_or_default()
}

fn change(store: PlanStore, change: impl FnOnce(&mut CalendarOptions)) {
    let mut options = untrack(|| calendar_options(store));
    change(&mut options);
    store.remember(NAME, options.to_string());
}

/// The form. What is chosen is stored in this browser at once.
#[component]
pub fn CalendarForm() -> impl IntoView {
    let store = PlanStore::expect();
    let days = (0..7).map(|weekday| {
        let is_worked = Memo::new(move |_| store.with(|plan, _| !plan.pace.rest.is_off(weekday)));
        view! { <Show when=move || is_worked.get()>{study_field(store, weekday)}</Show> }
    });
    view! {
        <fieldset class="fields">
            <legend>"Reminders"</legend>
            {reminder_field(store)}
        </fieldset>
        <details class="study-times">
            <summary>"Weekly study times (optional)"</summary>
            <p class="remark">
                "They repeat every week until you arrive, and for four weeks at least, but not on your days off. The time is that of the calendar they are imported into."
            </p>
            <ul>{days.collect_any()}</ul>
        </details>
    }
}

fn reminder_field(store: PlanStore) -> AnyView {
    let reminder = Memo::new(move |_| calendar_options(store).reminder);
    let kind = Memo::new(move |_| match reminder.get() {
        Reminder::Never => "never",
        Reminder::OnTheDay(_) => "on",
        Reminder::DayBefore(_) => "before",
    });
    let time = move || match reminder.get() {
        Reminder::Never => None,
        Reminder::OnTheDay(time) | Reminder::DayBefore(time) => Some(time),
    };
    let of = |kind: &str, time: Option<Time>| match (kind, time) {
        ("on", Some(time)) => Reminder::OnTheDay(time),
        ("before", Some(time)) => Reminder::DayBefore(time),
        _ => Reminder::Never,
    };
    let choose = move |event| {
        let kind = event_target_value(&event);
        let usual = if kind == "on" { MORNING } else { EVENING };
        change(store, |options| options.reminder = of(&kind, usual));
    };
    let options = [
        ("never", "No reminders"),
        ("on", "On the first day"),
        ("before", "The day before"),
    ];
    let options = options.map(|(value, text)| {
        view! {
            <option value=value prop:selected=move || kind.get() == value>
                {text}
            </option>
        }
    });
    let set_time = move |text: String| {
        let time = parse_time(&text)?;
        change(store, |options| {
            options.reminder = of(kind.get_untracked(), Some(time));
        });
        Ok(())
    };
    let shown = Signal::derive(move || time().map(|time| time.to_string()).unwrap_or_default());
    let has_time = Memo::new(move |_| kind.get() != "never");
    view! {
        <div class="field">
            <label for="reminder">"Remind me of each task and action"</label>
            <select id="reminder" autocomplete="off" on:change=choose>
                {options}
            </select>
        </div>
        <Show when=move || has_time.get()>
            <Field id="reminder-time" label="Time of the reminder" kind="time" value=shown set=set_time />
        </Show>
    }
    .into_any()
}

/// Whether the learner studies on this day of the week, and from when to when.
fn study_field(store: PlanStore, weekday: u8) -> AnyView {
    let at = usize::from(weekday);
    let study = Memo::new(move |_| calendar_options(store).study.get(at).copied().flatten());
    let is_chosen = Memo::new(move |_| study.get().is_some());
    let set = move |study: Option<StudyTime>| {
        change(store, |options| {
            if let Some(day) = options.study.get_mut(at) {
                *day = study;
            }
        });
    };
    let name = WEEKDAYS.get(at).copied().unwrap_or_default();
    let times = move || {
        let text = |end: fn(StudyTime) -> Time| {
            Signal::derive(move || {
                let time = study.get().map(|study| end(study).to_string());
                time.unwrap_or_default()
            })
        };
        let set_times = move |text: &str, is_start: bool| {
            let time = parse_time(text)?;
            let now = study.get_untracked().unwrap_or(StudyTime::DEFAULT);
            let (from, to) = if is_start {
                (time, now.to())
            } else {
                (now.from(), time)
            };
            let study = StudyTime::new(from, to);
            set(Some(
                study.ok_or("Choose an end that is later than the start.")?,
            ));
            Ok(())
        };
        view! {
            <Field
                id=format!("study-from-{weekday}")
                label=format!("{name} from")
                kind="time"
                value=text(StudyTime::from)
                set=move |text: String| set_times(&text, true)
            />
            <Field
                id=format!("study-to-{weekday}")
                label=format!("{name} to")
                kind="time"
                value=text(StudyTime::to)
                set=move |text: String| set_times(&text, false)
            />
        }
    };
    view! {
        <li>
            <Check label=name is=is_chosen set=move |is: bool| set(is.then_some(StudyTime::DEFAULT)) />
            <Show when=move || is_chosen.get()>{times}</Show>
        </li>
    }
    .into_any()
}

fn parse_time(text: &str) -> Result<Time, String> {
    Time::parse(text).ok_or_else(|| "Enter a time, such as 18:30.".to_owned())
}
