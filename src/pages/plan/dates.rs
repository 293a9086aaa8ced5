//! The arrival: as planned, at the learner's real pace, and how to catch up.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use super::skills::warning;
use crate::components::badge::{Badge, line_number};
use crate::components::focus::focus_part;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::pathway::Pathway;
use crate::domain::plan::Plan;
use crate::domain::plan::action::{Action, Setting};
use crate::domain::planning::catch_up::{CatchUpKind, CatchUpOption, catch_up_options};
use crate::domain::planning::effort::Effort;
use crate::domain::planning::forecast::{Expected, Forecast};
use crate::domain::planning::schedule::Schedule;
use crate::domain::planning::work_item::{WorkItem, remaining, work_items};
use crate::store::PlanStore;

/// The dates of one pathway, as if it were the only one.
#[component]
pub fn Arrival<'a>(
    /// The catalogue that has the pathway.
    catalogue: &'a Catalogue,
    /// The pathway.
    pathway: &'a Pathway,
) -> impl IntoView + use<> {
    let (store, id) = (PlanStore::expect(), pathway.id.clone());
    let schedule = store.schedule(&id);
    let sentences = Memo::new(move |_| {
        let schedule = schedule.get();
        let dated = schedule
            .as_deref()
            .map(|schedule| (schedule, store.today()));
        store.with(|plan, catalogue| {
            let Some(pathway) = catalogue.pathway(id.as_str()) else {
                return vec![];
            };
            let sentences = describe(plan, catalogue, pathway, dated).into_iter();
            sentences.chain(warning(plan, catalogue, pathway)).collect()
        })
    });
    let options = use_catch_up_options(&pathway.id);
    let paragraphs = move || {
        let sentences = sentences.get().into_iter();
        sentences.map(|text| view! { <p>{text}</p> }).collect_any()
    };
    let offers = move || {
        let options = options.get();
        (!options.is_empty()).then(|| {
            view! {
                <h4>"Catch up"</h4>
                {offer_list(store, options, "dates")}
            }
        })
    };
    let profile = catalogue.profile(pathway.id.as_str());
    view! {
        <section class="arriving" data-line=line_number(pathway.source.document)>
            <h3>{profile.map(|profile| view! { <Badge profile /> })} {pathway.role.clone()}</h3>
            {paragraphs}
            {offers}
        </section>
    }
}

/// The options to catch up with a pathway; none where the learner isn't behind.
pub fn use_catch_up_options(pathway: &PathwayId) -> Memo<Vec<CatchUpOption>> {
    let store = PlanStore::expect();
    let schedule = store.schedule(pathway);
    Memo::new(move |_| {
        let Some(schedule) = schedule.get() else {
            return vec![];
        };
        let today = store.today();
        store.with(|plan, _| catch_up_options(&schedule, &plan.pace, today))
    })
}

/// Options to catch up as a list. Once one is taken the focus goes to the part `then`.
pub fn offer_list(store: PlanStore, options: Vec<CatchUpOption>, then: &'static str) -> AnyView {
    let offers = options
        .into_iter()
        .map(|option| view! { <li>{offer(store, option, then)}</li> });
    view! { <ul class="ways">{offers.collect_any()}</ul> }.into_any()
}

/// An option to catch up, with its arrival, and the button that takes it.
fn offer(store: PlanStore, option: CatchUpOption, then: &'static str) -> impl IntoView {
    let CatchUpOption {
        kind,
        pace,
        arrival,
    } = option;
    let hours = pace.push.map_or(pace.hours, |push| push.hours);
    let (name, text) = match kind {
        CatchUpKind::MoreHours => (
            "More hours for four weeks",
            format!("{hours} hours a week until the lost time is made up, then as before."),
        ),
        CatchUpKind::SpreadOut => (
            "Spread it out",
            format!("{hours} hours in every week that is left."),
        ),
        CatchUpKind::MoveTheDate => (
            "Move the date",
            format!("{hours} hours a week, as they are, and a later day."),
        ),
    };
    let take = move |_| {
        store.dispatch(Action::Set(Setting::Pace(pace.clone())));
        focus_part(then);
    };
    view! {
        <strong>{name}</strong>
        <p>{text} " You arrive " <strong>{arrival.in_words()}</strong> "."</p>
        <button type="button" class="button" on:click=take>
            "Use this plan"
            <span class="visually-hidden">{format!(": {name}")}</span>
        </button>
    }
}

/// Describes the dates of a pathway, sentence by sentence: its schedule as of a day, where it has one.
fn describe(
    plan: &Plan,
    catalogue: &Catalogue,
    pathway: &Pathway,
    dated: Option<(&Schedule, Date)>,
) -> Vec<String> {
    let Some((schedule, today)) = dated else {
        let work = work_items(plan, catalogue, pathway);
        let work: Vec<_> = work.iter().collect();
        let why = if plan.pace.start.is_none() {
            "Say when you start, and every step and task gets its dates."
        } else {
            "With these hours and days off it would take more than fifty years. More hours a week, or fewer days off, give it an end."
        };
        return vec![describe_work(&work), why.to_owned()];
    };
    let work: Vec<_> = schedule.items().collect();
    let minutes = schedule.minutes_behind(today);
    vec![
        describe_work(&work),
        format!(
            "As planned you arrive {}, starting {}.",
            schedule.arrival.in_words(),
            schedule.start.in_words()
        ),
        describe_forecast(&Forecast::new(schedule, today)),
        if minutes > 0 {
            let behind = Effort {
                low: minutes,
                high: minutes,
            };
            format!("You are {behind} of work behind the plan.")
        } else {
            "You are not behind the plan.".to_owned()
        },
    ]
}

/// How much work there is, and how much of it is left.
fn describe_work(work: &[&WorkItem]) -> String {
    let mine: Effort = work.iter().map(|item| item.effort).sum();
    let sources: Effort = work.iter().map(|item| item.source).sum();
    let left = remaining(work.iter().copied());
    if mine == sources {
        format!("{mine} of work in all; {left} are left.")
    } else {
        format!(
            "{mine} of work in all for you, where the source’s steps come to {sources}; {left} are left."
        )
    }
}

/// A forecast, and the data that it is based on.
fn describe_forecast(forecast: &Forecast) -> String {
    match forecast {
        Forecast::Arrived => "All of it is done: you have arrived.".to_owned(),
        Forecast::TooEarly { done, from } => {
            let from = from.map(|from| format!(", and {} at the earliest", from.in_words()));
            format!(
                "Your own pace: too early to say. It takes three tasks, done on at least two days, and two weeks: {done} so far{}.",
                from.unwrap_or_default()
            )
        }
        Forecast::Expected(Expected {
            low,
            high,
            a_week,
            done,
            days,
        }) => {
            let (slow, fast) = *a_week;
            let pace = Effort {
                low: slow,
                high: fast,
            };
            let arrival = match high {
                Some(high) if high == low => format!("you arrive {}", low.in_words()),
                Some(high) => format!("you arrive {} to {}", low.in_words(), high.in_words()),
                None => format!(
                    "you arrive {} at the earliest, and with no end in sight at the slower pace",
                    low.in_words()
                ),
            };
            format!(
                "At your own pace {arrival}. That is {pace} of planned work a week, going by {done} tasks done on {days} days: once since the start, once in the last four weeks."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::domain::id::ItemId;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn told(plan: &Plan, today: &str) -> String {
        let catalogue = content::built_in();
        let pathway = catalogue.pathway("nlp-engineer").unwrap();
        let schedule = Schedule::new(plan, &catalogue, pathway).ok();
        let dated = schedule.as_ref().map(|schedule| (schedule, day(today)));
        describe(plan, &catalogue, pathway, dated).join(" ")
    }

    #[test]
    fn what_is_known_of_the_dates_is_told() {
        let mut plan = Plan::default();
        assert_eq!(
            told(&plan, "2027-01-04"),
            "260 hours of work in all; 260 hours are left. Say when you start, and every step and task gets its dates."
        );
        plan.pace.start = Some(day("2027-01-04"));
        assert_eq!(
            told(&plan, "2027-01-04"),
            "260 hours of work in all; 260 hours are left. As planned you arrive 4 July 2027, starting 4 January 2027. Your own pace: too early to say. It takes three tasks, done on at least two days, and two weeks: 0 so far, and 17 January 2027 at the earliest. You are not behind the plan."
        );
        for (task, on) in [
            ("python-for-data-science", "2027-01-10"),
            ("tensors-and-autograd", "2027-01-20"),
            ("mnist-classifier", "2027-01-31"),
        ] {
            let id = ItemId::new(&format!("nlp-engineer/{task}")).unwrap();
            plan.done.insert(id, day(on));
        }
        let later = told(&plan, "2027-01-31");
        assert!(
            later.contains("220 hours are left.") && later.contains("At your own pace you arrive 4 July 2027. That is 10 hours of planned work a week, going by 3 tasks done on 3 days"),
            "{later}"
        );
        let behind = told(&plan, "2027-03-15");
        assert!(
            behind.contains("You are 60 hours of work behind the plan."),
            "{behind}"
        );
        assert!(
            behind.contains("no end in sight at the slower pace"),
            "{behind}"
        );
    }
}
