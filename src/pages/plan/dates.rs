//! The arrival: as planned, at the learner's real pace, and how to catch up.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use super::skills::warning;
use crate::components::badge::Badge;
use crate::components::focus::focus_part;
use crate::components::link::Link;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::pathway::Pathway;
use crate::domain::plan::Plan;
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::pace::Pace;
use crate::domain::planning::catch_up::{CatchUpKind, CatchUpOption, catch_up_options};
use crate::domain::planning::effort::Effort;
use crate::domain::planning::forecast::{Expected, Forecast};
use crate::domain::planning::schedule::{Lateness, Schedule};
use crate::domain::planning::work_item::{WorkItem, remaining, work_items};
use crate::route::Route;
use crate::store::PlanStore;

/// The dates of one pathway within the one plan, and as if it were the only one.
#[component]
pub fn Arrival<'a>(
    /// The catalogue that has the pathway.
    catalogue: &'a Catalogue,
    /// The pathway.
    pathway: &'a Pathway,
) -> impl IntoView + use<> {
    let (store, id) = (PlanStore::expect(), pathway.id.clone());
    let (schedule, alone) = (store.schedule(&id), store.alone(&id));
    let sentences = Memo::new(move |_| {
        let (schedule, alone) = (schedule.get(), alone.get());
        let dated = schedule.as_deref().zip(alone.as_deref());
        store.with(|plan, catalogue| {
            let Some(pathway) = catalogue.pathway(id.as_str()) else {
                return vec![];
            };
            let sentences = describe(plan, catalogue, pathway, dated).into_iter();
            sentences.chain(warning(plan, catalogue, pathway)).collect()
        })
    });
    let paragraphs = move || {
        let sentences = sentences.get().into_iter();
        sentences.map(|text| view! { <p>{text}</p> }).collect_any()
    };
    let profile = catalogue.profile(pathway.id.as_str());
    // Children of components own what they draw.
    let (roadmap, role) = (pathway.id.clone(), pathway.role.clone());
    view! {
        <section class="arriving" data-line=pathway.line>
            <h3>
                {profile.map(|profile| view! { <Badge profile /> })}
                <Link to=Route::Roadmap(roadmap)>{role}</Link>
            </h3>
            {paragraphs}
        </section>
    }
}

/// How the plan as a whole goes: the learner's real pace, how far they are behind, and how to catch up.
#[component]
pub fn OnTrack(
    /// The part of the page that has the focus once an option is taken.
    then: &'static str,
) -> impl IntoView {
    let store = PlanStore::expect();
    let timetable = store.timetable();
    let sentences = Memo::new(move |_| {
        let timetable = timetable.get();
        let today = store.today();
        timetable.map_or_else(Vec::new, |timetable| {
            store.with(|plan, _| describe_track(&timetable.all, &plan.pace, today))
        })
    });
    let paragraphs = move || {
        let sentences = sentences.get().into_iter();
        sentences.map(|text| view! { <p>{text}</p> }).collect_any()
    };
    let has_baseline = Memo::new(move |_| store.with(|plan, _| plan.pace.baseline.is_some()));
    let restart = move |_| {
        let today = untrack(|| store.today());
        let pace = untrack(|| store.with(|plan, _| plan.restart_baseline(today)));
        store.dispatch(Action::Set(Setting::Pace(pace)));
        focus_part(then);
    };
    let options = use_catch_up_options();
    let offers = move || {
        let options = options.get();
        (!options.is_empty()).then(|| {
            view! {
                <h3>"Catch up"</h3>
                {offer_list(store, options, then)}
            }
        })
    };
    view! {
        <div class="on-track">
            {paragraphs} <Show when=move || has_baseline.get()>
                <p class="remark">
                    "You changed your plan after it had begun. Your original plan is kept, to compare with. "
                    <button type="button" class="button quiet" on:click=restart>
                        "Replace the original plan"
                    </button>
                </p>
            </Show> {offers}
        </div>
    }
}

/// The options to catch up with the plan as a whole; none where the learner isn't behind.
pub fn use_catch_up_options() -> Memo<Vec<CatchUpOption>> {
    let store = PlanStore::expect();
    let timetable = store.timetable();
    Memo::new(move |_| {
        let Some(timetable) = timetable.get() else {
            return vec![];
        };
        let today = store.today();
        store.with(|plan, _| catch_up_options(plan, &timetable.all, today))
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
    let (name, text) = describe_option(&option);
    let pace = option.pace;
    let take = move |_| {
        store.dispatch(Action::Set(Setting::Pace(pace.clone())));
        focus_part(then);
    };
    view! {
        <strong>{name}</strong>
        <p>{text}</p>
        <button type="button" class="button" on:click=take>
            "Use this plan"
            <span class="visually-hidden">{format!(": {name}")}</span>
        </button>
    }
}

/// The name of an option, what it asks for, and what it doesn't make up for.
fn describe_option(option: &CatchUpOption) -> (&'static str, String) {
    let pace = &option.pace;
    let (name, text) = match (option.kind, pace.push) {
        (CatchUpKind::MoreHours, Some(push)) => (
            "More hours for four weeks",
            format!(
                "{} hours a week until {}, then {} again.",
                push.hours,
                push.until.in_words(),
                pace.hours
            ),
        ),
        (CatchUpKind::MoreHours | CatchUpKind::SpreadOut, _) => (
            "Spread it out",
            format!("{} hours in every week that is left.", pace.hours),
        ),
        (CatchUpKind::MoveTheDate, _) => (
            "Move the date",
            format!("{} hours a week, as now, and a later arrival.", pace.hours),
        ),
    };
    let late = match option.days_late {
        0 => String::new(),
        late if option.kind == CatchUpKind::MoveTheDate => {
            format!(" That is {} later.", in_days(late))
        }
        late => format!(
            " That is still {} later than planned: we suggest no more than twice your usual hours, and 14 hours a day.",
            in_days(late)
        ),
    };
    (
        name,
        format!("{text} You arrive {}.{late}", option.arrival.in_words()),
    )
}

fn in_days(days: u32) -> String {
    match days {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

/// Describes the dates of a pathway, sentence by sentence: its dates within the plan and alone, where it
/// has any.
fn describe(
    plan: &Plan,
    catalogue: &Catalogue,
    pathway: &Pathway,
    dated: Option<(&Schedule, &Schedule)>,
) -> Vec<String> {
    let Some((schedule, alone)) = dated else {
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
    let mut sentences = vec![
        describe_work(&work),
        format!(
            "Start {}. Arrive {}.",
            schedule.start.in_words(),
            schedule.arrival.in_words()
        ),
    ];
    if alone.arrival != schedule.arrival {
        sentences.push(format!(
            "If you did only this one: {}.",
            alone.arrival.in_words()
        ));
    }
    let original = schedule.original_arrival;
    if let Some(original) = original.filter(|original| *original != schedule.arrival) {
        sentences.push(format!("Your original plan: {}.", original.in_words()));
    }
    sentences
}

/// Describes how the plan as a whole goes.
fn describe_track(all: &Schedule, pace: &Pace, today: Date) -> Vec<String> {
    if all.items.is_empty() {
        return vec![];
    }
    let Lateness { minutes, days } = all.lateness(today);
    let behind = if minutes > 0 {
        let behind = Effort {
            low: minutes,
            high: minutes,
        };
        let original = if pace.baseline.is_some() {
            "your original plan"
        } else {
            "your plan"
        };
        format!("You are {behind}, or {}, behind {original}.", in_days(days))
    } else {
        "You are on track.".to_owned()
    };
    vec![behind, describe_forecast(&Forecast::new(all, today))]
}

/// How much work there is, and how much of it is left.
fn describe_work(work: &[&WorkItem]) -> String {
    let mine: Effort = work.iter().map(|item| item.effort).sum();
    // Missing skills have no time in any source.
    let sources: Effort = work.iter().map(|item| item.source).sum();
    let left = remaining(work.iter().copied());
    if mine == sources {
        format!("{mine} of work in all; {left} are left.")
    } else {
        format!("{mine} of work in all for you, where the sources have {sources}; {left} are left.")
    }
}

/// A forecast, and the data that it is based on.
fn describe_forecast(forecast: &Forecast) -> String {
    match forecast {
        Forecast::Arrived => "All of it is done: you have arrived.".to_owned(),
        Forecast::TooEarly { done, from } => {
            let from = from.map(|from| format!(", and not before {}", from.in_words()));
            format!(
                "We can estimate your own pace after 3 tasks on 2 days and 2 weeks ({done} done{}).",
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
                None => {
                    let fast = Effort {
                        low: fast,
                        high: fast,
                    };
                    return format!(
                        "You’ve done about {fast} a week at best, and none lately. At that pace you arrive {} at the earliest.",
                        low.in_words()
                    );
                }
            };
            format!(
                "At your own pace {arrival}: about {pace} a week, since the start and over the last four weeks ({done} tasks on {days} days)."
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
        let alone = Schedule::alone(plan, &catalogue, pathway).ok();
        let mut told = describe(
            plan,
            &catalogue,
            pathway,
            schedule.as_ref().zip(alone.as_ref()),
        );
        if let Some(schedule) = schedule {
            told.extend(describe_track(&schedule, &plan.pace, day(today)));
        }
        told.join(" ")
    }

    #[test]
    fn what_is_known_of_the_dates_is_told() {
        let mut plan = Plan::default();
        // 26 weeks of ten hours, and 13 more for what another source gives more time.
        assert_eq!(
            told(&plan, "2027-01-04"),
            "273 hours of work in all; 273 hours are left. Say when you start, and every step and task gets its dates."
        );
        plan.pace.start = Some(day("2027-01-04"));
        assert_eq!(
            told(&plan, "2027-01-04"),
            "273 hours of work in all; 273 hours are left. Start 4 January 2027. Arrive 14 July 2027. You are on track. We can estimate your own pace after 3 tasks on 2 days and 2 weeks (0 done, and not before 17 January 2027)."
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
            later.contains("220 hours are left.") && later.contains("At your own pace you arrive"),
            "{later}"
        );
        let behind = told(&plan, "2027-03-29");
        assert!(
            behind.contains("hours, or ") && behind.contains("days, behind your plan."),
            "{behind}"
        );
        assert!(behind.contains("none lately"), "{behind}");
    }

    #[test]
    fn a_role_among_several_says_when_it_alone_would_arrive() {
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2027-01-04"));
        for role in ["nlp-engineer", "ai-research-engineer"] {
            plan.follows
                .push(crate::domain::id::PathwayId::new(role).unwrap());
        }
        let told = told(&plan, "2027-01-04");
        assert!(
            told.contains("If you did only this one: 14 July 2027."),
            "{told}"
        );
    }
}
