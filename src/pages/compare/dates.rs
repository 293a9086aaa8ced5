//! The learner's own dates for each role, drawn to one calendar.

use leptos::prelude::*;

use super::bars::{Bar, Scale, draw_bar};
use super::row::Roles;
use crate::components::collect::CollectAny;
use crate::domain::date::Date;
use crate::domain::planning::schedule::Span;
use crate::store::PlanStore;

/// The start and the arrival of one role.
type Dates = Option<(Date, Span)>;

/// The row of dates. Without a start there is none.
#[allow(
    clippy::elidable_lifetime_names,
    clippy::needless_lifetimes,
    reason = "the macro needs a name for it"
)]
#[component]
pub fn DatesRow<'a>(roles: Roles<'a>) -> impl IntoView + use<> {
    let store = PlanStore::expect();
    let columns = roles.all.iter();
    let columns: Vec<_> = columns
        .map(|(_, profile)| {
            let schedule = store.schedule(&profile.id);
            (profile.line, schedule)
        })
        .collect();
    let lines: Vec<_> = columns.iter().map(|(line, _)| *line).collect();
    // A tick makes other schedules, and rarely other dates.
    let dates = Memo::new(move |_| {
        let dates = columns.iter().map(|(_, schedule)| {
            schedule.with(|schedule| {
                let schedule = schedule.as_ref()?;
                Some((schedule.start, schedule.arrival))
            })
        });
        dates.collect::<Vec<Dates>>()
    });
    move || dates.with(|dates| draw(&lines, dates))
}

fn draw(lines: &[u16], dates: &[Dates]) -> Option<AnyView> {
    let day = |date: Date| i32::try_from(date.number()).unwrap_or(i32::MAX);
    let known = || dates.iter().flatten();
    let first = known().map(|(start, _)| *start).min()?;
    let last = known().map(|(_, arrival)| arrival.high).max()?;
    let scale = Scale::new(day(first), day(last));
    let cells = lines.iter().zip(dates).map(|(line, dates)| {
        let cell = match dates {
            None => {
                view! { <p class="remark">"No date with these hours and days off."</p> }.into_any()
            }
            Some((start, arrival)) => {
                let bar = Bar {
                    from: day(*start),
                    to: day(arrival.low),
                    at_most: Some(day(arrival.high)),
                };
                view! {
                    <div class="measured">
                        <p class="figure">{arrival.in_words()}</p>
                        {draw_bar(scale, bar)}
                    </div>
                }
                .into_any()
            }
        };
        view! { <td data-line=*line>{cell}</td> }
    });
    let note = format!(
        "All bars run from {} to {}.",
        first.in_words(),
        last.in_words()
    );
    Some(
        view! {
            <tbody>
                <tr>
                    <th scope="rowgroup" colspan=lines.len()>
                        "You arrive "
                        <span class="remark">{note}</span>
                    </th>
                </tr>
                <tr>{cells.collect_any()}</tr>
            </tbody>
        }
        .into_any(),
    )
}
