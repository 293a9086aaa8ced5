//! The learner's hours and days.

use crate::components::collect::CollectAny;
use leptos::html::Input;
use leptos::prelude::*;

use crate::components::click::on_first_click;
use crate::components::field::{Check, Field};
use crate::components::focus::focus_part;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::input::date::parse_date;
use crate::domain::plan::Plan;
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::hours::Hours;
use crate::domain::plan::pace::{
    DaysOff, MAX_DAYS_OFF, Pace, Rest, check_rest, parse_days_off, parse_hours, parse_start,
};
use crate::domain::plan::split::{Split, parse_share};
use crate::domain::planning::target::TargetPlan;
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

/// Changes the pace of the plan. The original plan is kept, once it has begun.
fn change(store: PlanStore, change: impl FnOnce(&mut Pace)) {
    let today = untrack(|| store.today());
    let pace = untrack(|| store.with(|plan, _| plan.change_pace(today, change)));
    store.dispatch(Action::Set(Setting::Pace(pace)));
}

/// A value of the pace, as a signal.
fn use_pace<T: PartialEq + Clone + Send + Sync + 'static>(
    store: PlanStore,
    read: impl Fn(&Pace) -> T + Send + Sync + 'static,
) -> Signal<T> {
    Memo::new(move |_| store.with(|plan, _| read(&plan.pace))).into()
}

/// The start or the target, the hours and the days off.
#[component]
pub fn PaceForm() -> impl IntoView {
    let store = PlanStore::expect();
    let start = use_pace(store, |pace| {
        pace.start.map(String::from).unwrap_or_default()
    });
    let set_start = move |text: String| {
        parse_start(&text).map(|start| change(store, |pace| pace.start = start))
    };
    let target = use_pace(store, |pace| {
        pace.target.map(String::from).unwrap_or_default()
    });
    let set_target = move |text: String| {
        let target = parse_start(&text)?;
        // It changes no date, so the plan stays as it is.
        let pace = untrack(|| store.with(|plan, _| plan.pace.clone()));
        store.dispatch(Action::Set(Setting::Pace(Pace { target, ..pace })));
        Ok(())
    };
    let hours = use_pace(store, |pace| pace.hours.to_string());
    let set_hours = move |text: String| {
        let rest = untrack(|| store.with(|plan, _| plan.pace.rest));
        parse_hours(&text, rest).map(|hours| change(store, |pace| pace.hours = hours))
    };
    let week = use_pace(store, |pace| pace.source_week.to_string());
    let set_week = move |text: String| {
        Hours::parse(&text).map(|hours| change(store, |pace| pace.source_week = hours))
    };
    let notes = Memo::new(move |_| store.with(|plan, _| describe_hours(&plan.pace, store.today())));
    let notes = move || {
        let notes = notes.get().into_iter();
        notes
            .map(|text| view! { <p class="remark">{text}</p> })
            .collect_any()
    };
    view! {
        <div class="fields">
            <Field
                id="start"
                label="The day you start"
                kind="date"
                hint="This can be in the past."
                value=start
                set=set_start
            />
            <Field
                id="hours"
                label="Hours a week"
                keys="decimal"
                hint="What you can give in a usual week, for everything you follow. Halves are fine: 7.5."
                value=hours
                set=set_hours
            />
            <Field
                id="target"
                label="Arrive by (optional)"
                kind="date"
                hint="Says what hours a week it takes."
                value=target
                set=set_target
            />
            <Field
                id="source-week"
                label="Hours in one source week"
                keys="decimal"
                hint="The sources count in weeks and don’t say how full. Ten hours is our assumption; change it if yours differs."
                value=week
                set=set_week
            />
        </div>
        <div role="status">{notes}</div>
        <Target />
        <SplitForm />
        <WeekdaysOff />
        <DaysOffList />
    }
}

/// The meaning of the hours on a day, where that isn't plain, and until when there are more of them.
fn describe_hours(pace: &Pace, today: Date) -> Vec<String> {
    let most = pace.rest.most_hours();
    let too_many = (pace.hours > most).then(|| {
        format!(
            "{} hours a week don’t fit on the days you study: the dates count {most}, 14 a day.",
            pace.hours
        )
    });
    let push = pace.push.filter(|push| push.until >= today).map(|push| {
        format!(
            "Until {} it is {} hours a week, to catch up. A change here ends that.",
            push.until.in_words(),
            push.hours
        )
    });
    too_many.into_iter().chain(push).collect()
}

/// The hours that it takes to arrive by the target date, and the button that sets these hours.
#[component]
fn Target() -> impl IntoView {
    let store = PlanStore::expect();
    let found = Memo::new(move |_| {
        let today = store.today();
        store.with(|plan, catalogue| {
            let found = TargetPlan::new(plan, catalogue, today)?;
            Some((plan.pace.target?, plan.pace.hours, plan.pace.start, found))
        })
    });
    let answer = move || {
        let (target, now, start, found) = found.get()?;
        let text = describe_target(target, now, start, found);
        let hours = match found {
            TargetPlan::Hours(hours, _) if hours != now || start.is_none() => Some(hours),
            _ => None,
        };
        let button = hours.map(|hours| {
            let take = move |_| {
                change(store, |pace| {
                    pace.hours = hours;
                    pace.start.get_or_insert(untrack(|| store.today()));
                });
                focus_part("hours");
            };
            let label = match start {
                Some(_) => format!("Use {hours} hours a week"),
                None => format!("Start today with {hours} hours a week"),
            };
            view! {
                <button type="button" class="button" on:click=take>
                    {label}
                </button>
            }
        });
        Some(view! {
            <p>{text}</p>
            {button}
        })
    };
    view! {
        <div class="target" role="status">
            {answer}
        </div>
    }
}

fn describe_target(target: Date, now: Hours, start: Option<Date>, found: TargetPlan) -> String {
    let by = target.in_words();
    match found {
        TargetPlan::NothingLeft => {
            "There is no work left to plan: follow a role, and this says what hours it takes."
                .to_owned()
        }
        TargetPlan::Past => {
            format!("{by} isn’t after the day on which you start or go on. Choose a later day.")
        }
        TargetPlan::Hours(hours, arrival) if start.is_some() && hours == now => {
            format!(
                "To arrive by {by} it takes {hours} hours a week, as you have. You arrive {}.",
                arrival.in_words()
            )
        }
        TargetPlan::Hours(hours, arrival) => {
            format!(
                "To arrive by {by} it takes {hours} hours a week. You arrive {}.",
                arrival.in_words()
            )
        }
        TargetPlan::Impossible(most, arrival) => {
            let then = arrival.map(|arrival| format!(": then you arrive {}", arrival.in_words()));
            format!(
                "{by} can’t be reached. On the days you study, {most} hours a week are the most{}.",
                then.unwrap_or_default()
            )
        }
    }
}

/// The pathways followed that share the hours: those that the catalogue has.
fn known_ids<'a>(plan: &'a Plan, catalogue: &Catalogue) -> Vec<&'a PathwayId> {
    let known = plan.follows.iter();
    known
        .filter(|id| catalogue.pathway(id.as_str()).is_some())
        .collect()
}

/// How the hours are divided, where several roles are followed.
#[component]
fn SplitForm() -> impl IntoView {
    let store = PlanStore::expect();
    let followed = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let known = plan.follows.iter();
            let known = known
                .filter_map(|id| Some((id.clone(), catalogue.profile(id.as_str())?.role.clone())));
            known.collect::<Vec<_>>()
        })
    });
    let shares = move || {
        let followed = followed.get();
        let ids: Vec<_> = followed.iter().map(|(id, _)| id).collect();
        let shares = store.with(|plan, _| plan.pace.split.per_cent(&ids));
        let shares = followed.iter().zip(shares);
        let shares: Vec<_> = shares
            .map(|((_, role), share)| format!("{role} {share} %"))
            .collect();
        format!("{}.", shares.join(", "))
    };
    let set_split = move |split: Split| change(store, |pace| pace.split = split);
    let buttons = move || {
        let followed = followed.get();
        let even = view! {
            <button
                type="button"
                class="button quiet"
                on:click=move |_| set_split(Split::default())
            >
                "Equal shares"
            </button>
        };
        let firsts = followed.into_iter().map(|(id, role)| {
            view! {
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| set_split(Split::first(id.clone()))
                >
                    {format!("{role} first")}
                </button>
            }
        });
        view! {
            {even}
            {firsts.collect_any()}
        }
    };
    let field = move |(id, role): (PathwayId, String)| {
        let of = id.clone();
        let value = Memo::new(move |_| {
            store.with(|plan, catalogue| {
                let known = known_ids(plan, catalogue);
                let at = known.iter().position(|known| **known == of);
                let shares = plan.pace.split.per_cent(&known);
                at.and_then(|at| shares.get(at))
                    .copied()
                    .unwrap_or_default()
                    .to_string()
            })
        });
        let set = {
            let id = id.clone();
            move |text: String| {
                let share = parse_share(&text)?;
                let split = untrack(|| {
                    store.with(|plan, catalogue| {
                        let known = known_ids(plan, catalogue);
                        plan.pace.split.with_share(&known, &id, share)
                    })
                });
                set_split(split);
                Ok(())
            }
        };
        view! {
            <Field
                id=format!("share-{id}")
                label=format!("{role}, in %")
                keys="numeric"
                value=value
                set=set
            />
        }
    };
    view! {
        <Show when=move || { followed.with(Vec::len) > 1 }>
            <fieldset class="split">
                <legend>"How your hours are shared"</legend>
                <p class="remark">
                    "Work that several roles ask for is done once, early, and counts for all of them. The rest is shared like this. A role with 0 % waits until the others are finished."
                </p>
                <div class="fields">
                    <For each=move || followed.get() key=Clone::clone children=field />
                </div>
                <div class="choices">{buttons}</div>
                <p role="status">{shares}</p>
            </fieldset>
        </Show>
    }
}

/// The days of the week that are never worked.
#[component]
fn WeekdaysOff() -> impl IntoView {
    let store = PlanStore::expect();
    let wrong = RwSignal::new(String::new());
    let rest = use_pace(store, |pace| pace.rest.days());
    let boxes = WEEKDAYS.into_iter().enumerate().map(|(at, name)| {
        let is = Signal::derive(move || rest.get()[at]);
        let set = move |off: bool| {
            let mut days = rest.get_untracked();
            days[at] = off;
            let hours = untrack(|| store.with(|plan, _| plan.pace.hours));
            let rest = Rest::new(days)
                .ok_or_else(|| "One day of the week has to be left to study on.".to_owned());
            // A day less off always helps.
            let rest = rest.and_then(|rest| {
                if off {
                    check_rest(rest, hours)?;
                }
                Ok(rest)
            });
            match rest {
                Ok(rest) => {
                    wrong.set(String::new());
                    change(store, |pace| pace.rest = rest);
                }
                Err(why) => wrong.set(why),
            }
        };
        view! { <Check label=name is set /> }
    });
    view! {
        <fieldset class="weekdays" aria-describedby="weekdays-wrong">
            <legend>"Days you don’t study"</legend>
            {boxes.collect_any()}
            <p class="wrong" id="weekdays-wrong" role="alert">
                {wrong}
            </p>
        </fieldset>
    }
}

/// The names of the drafts of the two fields.
const FIRST_DAY: &str = "field/off-first";
const LAST_DAY: &str = "field/off-last";

/// The days off in the two fields, or what to enter.
fn read_days_off(first: NodeRef<Input>, last: NodeRef<Input>) -> Result<DaysOff, String> {
    let read = |field: NodeRef<Input>| -> Result<String, String> {
        let Some(field) = field.get_untracked() else {
            return Ok(String::new());
        };
        // An incomplete date has the value "", as an empty field has.
        if !field.check_validity() {
            return Err(
                "This date is incomplete or not in the calendar. Nothing was added.".into(),
            );
        }
        let day = parse_date(&field.value())?;
        Ok(day.map(String::from).unwrap_or_default())
    };
    parse_days_off(&read(first)?, &read(last)?)
}

/// Holidays and all other days off.
#[component]
fn DaysOffList() -> impl IntoView {
    let store = PlanStore::expect();
    let drafts = store.drafts();
    let (first, last) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let wrong = RwSignal::new(String::new());
    let add = on_first_click(move || {
        let count = untrack(|| store.with(|plan, _| plan.pace.days_off.len()));
        wrong.set(match read_days_off(first, last) {
            Ok(_) if count >= MAX_DAYS_OFF => {
                format!("{MAX_DAYS_OFF} are the most. Remove one that is past first.")
            }
            Ok(days) => {
                change(store, |pace| {
                    pace.days_off.push(days);
                    pace.days_off.sort_unstable();
                    pace.days_off.dedup();
                });
                for (field, draft) in [(first, FIRST_DAY), (last, LAST_DAY)] {
                    if let Some(field) = field.get_untracked() {
                        field.set_value("");
                    }
                    drafts.remove(draft);
                }
                String::new()
            }
            Err(wrong) => wrong,
        });
    });
    let row = move |days: DaysOff| {
        let remove = on_first_click(move || {
            change(store, |pace| pace.days_off.retain(|other| *other != days));
            focus_part("days-off");
        });
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
    let day = move |id, label, field: NodeRef<Input>, draft| {
        // What was chosen before a reload and not added. Once there is something in the field, that stays.
        Effect::new(move || {
            if let (Some(field), Some(kept)) = (field.get(), drafts.get(draft))
                && field.value().is_empty()
            {
                field.set_value(&kept);
            }
        });
        let keep = move |event| match &*event_target_value(&event) {
            "" => drafts.remove(draft),
            day => drafts.set(draft, day),
        };
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    id=id
                    type="date"
                    autocomplete="off"
                    aria-describedby="days-off-wrong"
                    aria-invalid=move || wrong.with(|wrong| (!wrong.is_empty()).then_some("true"))
                    node_ref=field
                    on:input=keep
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
                {day("off-first", "First day", first, FIRST_DAY)}
                {day("off-last", "Last day (optional)", last, LAST_DAY)}
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
