//! A calendar of the days on which something was done.

use leptos::prelude::*;

use crate::components::collect::CollectAny;
use crate::domain::date::Date;
use crate::domain::plan::active_days::{ActiveDay, ActiveDays as Calendar, WEEKS};
use crate::store::PlanStore;

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The last weeks as a table, a column for each and a row for each day of the week. Narrow screens have
/// the later half of it.
#[component]
pub fn ActiveDays() -> impl IntoView {
    let store = PlanStore::expect();
    let calendar = Memo::new(move |_| {
        let today = store.today();
        (store.with(|plan, _| Calendar::new(plan, today)), today)
    });
    let table = move || calendar.with(|(calendar, today)| draw(calendar, *today));
    view! {
        <section class="active-days" aria-labelledby="active-days">
            <h3 id="active-days">"Active days"</h3>
            <p>{move || calendar.with(|(calendar, _)| summary(calendar))}</p>
            {table}
        </section>
    }
}

/// The calendar in a sentence.
fn summary(calendar: &Calendar) -> String {
    let days = |n: u32| match n {
        1 => "1 day".to_owned(),
        n => format!("{n} days"),
    };
    let active = match calendar.active {
        0 => return format!("No active days in the last {WEEKS} weeks."),
        1 => "1 active day".to_owned(),
        n => format!("{n} active days"),
    };
    let pause = match calendar.longest_pause {
        0 => "no pause".to_owned(),
        pause => format!("longest pause {}", days(pause)),
    };
    format!("{active} in the last {WEEKS} weeks; {pause}.")
}

fn draw(calendar: &Calendar, today: Date) -> AnyView {
    let weeks = &calendar.weeks;
    let mut month = None;
    let heads = weeks.iter().map(|week| {
        let first = week[0].day;
        let is_new = month != Some(first.month());
        month = Some(first.month());
        let name = is_new.then(|| first.month_in_short());
        view! {
            <th scope="col">
                <span aria-hidden="true">{name}</span>
                <span class="visually-hidden">{format!("Week of {}", first.in_words())}</span>
            </th>
        }
    });
    let heads = heads.collect_any();
    let rows = WEEKDAYS.into_iter().enumerate().map(|(at, weekday)| {
        let days = weeks.iter().map(|week| cell(week[at], today));
        view! {
            <tr>
                <th scope="row">{weekday}</th>
                {days.collect_any()}
            </tr>
        }
    });
    view! {
        <table>
            <caption>
                <span class="visually-hidden">"Steps done on each day. "</span>
                "The number is how many you ticked that day."
            </caption>
            <thead>
                <tr>
                    <td></td>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows.collect_any()}</tbody>
        </table>
    }
    .into_any()
}

fn cell(day: ActiveDay, today: Date) -> AnyView {
    let class = match day.ticks {
        None => "to-come",
        Some(0) => "idle",
        Some(1) => "level-1",
        Some(2) => "level-2",
        Some(_) => "level-3",
    };
    let number = day
        .ticks
        .filter(|ticks| *ticks > 0)
        .map(|ticks| match ticks {
            1..=9 => ticks.to_string(),
            _ => "9+".to_owned(),
        });
    let is_today = (day.day == today).then_some("date");
    let title = number.is_some().then(|| day.day.in_words());
    view! {
        <td class=class aria-current=is_today title=title>
            <span>{number}</span>
        </td>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_is_told_in_a_sentence() {
        let told = |active, longest_pause| {
            summary(&Calendar {
                weeks: vec![],
                active,
                longest_pause,
            })
        };
        assert_eq!(
            told(12, 9),
            "12 active days in the last 26 weeks; longest pause 9 days."
        );
        assert_eq!(
            told(1, 1),
            "1 active day in the last 26 weeks; longest pause 1 day."
        );
        assert_eq!(told(2, 0), "2 active days in the last 26 weeks; no pause.");
        assert_eq!(told(0, 0), "No active days in the last 26 weeks.");
    }
}
