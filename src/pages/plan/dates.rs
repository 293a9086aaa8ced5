//! When the learner arrives: as planned, at their real pace, and what to do where that is late.

use leptos::prelude::*;

use super::skills::warning;
use crate::components::badge::{Badge, line_number};
use crate::components::focus::focus_part;
use crate::domain::catalogue::Catalogue;
use crate::domain::change::{Action, Setting};
use crate::domain::date::Date;
use crate::domain::effort::Effort;
use crate::domain::forecast::{Expected, Forecast, Recovery, Way};
use crate::domain::job::left;
use crate::domain::pathway::Pathway;
use crate::domain::plan::Plan;
use crate::domain::schedule::NoDates;
use crate::store::PlanStore;

/// The dates of one pathway, as if it were the only one.
#[component]
pub fn Arrival<'a>(catalogue: &'a Catalogue, pathway: &'a Pathway) -> impl IntoView + use<> {
    let store = PlanStore::expect();
    let id = StoredValue::new(pathway.id.clone());
    let badge = catalogue.profile(pathway.id.as_str()).map(|profile| view! { <Badge profile /> });
    let ask = move |ask: &dyn Fn(&Plan, &Catalogue, &Pathway) -> Vec<String>| {
        store.with(|plan, catalogue| {
            let pathway = id.with_value(|id| catalogue.pathway(id.as_str()));
            pathway.map(|pathway| ask(plan, catalogue, pathway)).unwrap_or_default()
        })
    };
    let told = Memo::new(move |_| {
        let today = store.today();
        ask(&|plan, catalogue, pathway| {
            let told = tell(plan, catalogue, pathway, today).into_iter();
            told.chain(warning(plan, catalogue, pathway)).collect()
        })
    });
    let ways = Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let pathway = id.with_value(|id| catalogue.pathway(id.as_str()))?;
            plan.recoveries(catalogue, pathway, store.today()).ok()
        })
        .unwrap_or_default()
    });
    let paragraphs = move || {
        let told = told.get().into_iter();
        told.map(|text| view! { <p>{text}</p> }).collect_view()
    };
    let offers = move || {
        let ways = ways.get();
        (!ways.is_empty()).then(|| {
            let ways = ways
                .into_iter()
                .map(|way| view! { <li>{offer(store, way)}</li> });
            view! {
                <h4>"Ways back"</h4>
                <ul class="ways">{ways.collect_view()}</ul>
            }
        })
    };
    view! {
        <section class="arriving" data-line=line_number(pathway.source.document)>
            <h3>
                {badge}
                {pathway.role.clone()}
            </h3>
            {paragraphs}
            {offers}
        </section>
    }
}

/// A way back, with what comes of it before it is taken.
fn offer(store: PlanStore, Recovery { way, pace, arrival }: Recovery) -> impl IntoView {
    let hours = pace.push.map_or(pace.hours, |push| push.hours);
    let (name, text) = match way {
        Way::MoreHours => (
            "More hours for four weeks",
            format!("{hours} hours a week until the lost time is made up, then as before."),
        ),
        Way::SpreadOut => (
            "Spread it out",
            format!("{hours} hours in every week that is left."),
        ),
        Way::MoveTheDate => (
            "Move the date",
            format!("{hours} hours a week, as they are, and a later day."),
        ),
    };
    let take = move |_| {
        store.act(Action::Set(Setting::Pace(pace.clone())));
        focus_part("dates");
    };
    view! {
        <strong>{name}</strong>
        <p>{text} " You arrive " <strong>{arrival.in_words()}</strong> "."</p>
        <button type="button" class="button" on:click=take>
            "Take this way"
            <span class="visually-hidden">{format!(": {name}")}</span>
        </button>
    }
}

/// What there is to say of a pathway's dates, sentence by sentence.
fn tell(plan: &Plan, catalogue: &Catalogue, pathway: &Pathway, today: Date) -> Vec<String> {
    let jobs = plan.jobs(catalogue, pathway);
    let (mine, sources): (Effort, Effort) = (
        jobs.iter().map(|job| job.effort).sum(),
        jobs.iter().map(|job| job.source).sum(),
    );
    let mut told = vec![if mine == sources {
        format!("{mine} of work in all; {} are left.", left(&jobs))
    } else {
        let left = left(&jobs);
        format!(
            "{mine} of work in all for you, where the source’s steps come to {sources}; {left} are left."
        )
    }];
    match plan.schedule(catalogue, pathway) {
        Err(NoDates::NoStart) => {
            told.push("Say when you start, and every step and task gets its dates.".to_owned());
            return told;
        }
        Err(NoDates::NoEnd) => {
            told.push("With these hours and days off it would take more than fifty years. More hours a week, or fewer days off, give it an end.".to_owned());
            return told;
        }
        Ok(schedule) => told.push(format!(
            "As planned you arrive {}, starting {}.",
            schedule.arrival.in_words(),
            schedule.start.in_words()
        )),
    }
    if let Ok(forecast) = plan.forecast(catalogue, pathway, today) {
        told.push(in_words(&forecast));
    }
    if let Ok(minutes) = plan.behind(catalogue, pathway, today) {
        told.push(if minutes > 0 {
            let behind = Effort {
                low: minutes,
                high: minutes,
            };
            format!("You are {behind} of work behind the plan.")
        } else {
            "You are not behind the plan.".to_owned()
        });
    }
    told
}

/// A forecast, and what it is based on.
fn in_words(forecast: &Forecast) -> String {
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
        tell(plan, &catalogue, pathway, day(today)).join(" ")
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
