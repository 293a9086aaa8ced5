//! Everything that is left to do with its day, by months.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use super::agenda::use_agenda;
use super::next::{describe, view_badges};
use crate::domain::date::Date;
use crate::domain::planning::agenda::AgendaItem;
use crate::store::PlanStore;

/// The entries of one month, by the last day of each.
#[derive(Clone, Debug, PartialEq)]
struct Month {
    /// Such as `January 2027`.
    name: String,
    items: Vec<AgendaItem>,
}

/// Divides entries into months; those that have no day are left out. What is overdue stands first.
fn months(items: &[AgendaItem], today: Date) -> Vec<Month> {
    let mut items = items.to_vec();
    // Of several roles, the order of the work isn't that of its last days.
    items.sort_by_key(|item| item.ends.map(|ends| ends.high));
    let mut months: Vec<Month> = vec![];
    for item in items {
        let Some(ends) = item.ends else { continue };
        let name = if item.is_overdue(today) {
            "Overdue".to_owned()
        } else {
            month_in_words(ends.high)
        };
        match months.iter_mut().find(|month| month.name == name) {
            Some(month) => month.items.push(item),
            None => months.push(Month {
                name,
                items: vec![item],
            }),
        }
    }
    months
}

/// A month and its year: `January 2027`.
fn month_in_words(day: Date) -> String {
    let words = day.in_words();
    words
        .split_once(' ')
        .map_or_else(String::new, |(_, month)| month.to_owned())
}

/// The list of all dates; nothing without dates.
#[component]
pub fn DateList() -> impl IntoView {
    let store = PlanStore::expect();
    let agenda = use_agenda();
    let months = Memo::new(move |_| {
        let (agenda, today) = (agenda.get(), store.today());
        (months(&agenda, today), today)
    });
    move || {
        let (months, today) = months.get();
        let catalogue = store.catalogue();
        let followed = store.with(|plan, _| plan.follows.len());
        let months = months.into_iter().map(|Month { name, items }| {
            let rows = items.into_iter().map(|item| {
                let badges = view_badges(&catalogue, &item);
                let details = describe(&item, followed, today);
                view! {
                    <li>
                        <div>{item.text} <p class="remark">{details}</p></div>
                        {badges}
                    </li>
                }
            });
            view! {
                <div class="month">
                    <h3>{name}</h3>
                    <ul>{rows.collect_any()}</ul>
                </div>
            }
        });
        view! { <div class="months">{months.collect_any()}</div> }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::id::PathwayId;
    use crate::domain::plan::Plan;
    use crate::domain::planning::agenda::agenda;
    use crate::domain::planning::timetable::Timetable;

    #[test]
    fn entries_stand_under_their_months() {
        let day = |text| Date::parse(text).unwrap();
        let mut plan = Plan {
            follows: PathwayId::new("nlp-engineer").into_iter().collect(),
            ..Plan::default()
        };
        plan.pace.start = Some(day("2027-01-04"));
        let today = day("2027-01-12");
        let catalogue = built_in();
        let timetable = Timetable::new(&plan, &catalogue).ok();
        let all = agenda(&plan, &catalogue, timetable.as_ref(), today);
        let months = months(&all, today);
        let names: Vec<_> = months.iter().map(|month| &*month.name).collect();
        assert_eq!(names[..3], ["Overdue", "January 2027", "February 2027"]);
        let count: usize = months.iter().map(|month| month.items.len()).sum();
        assert_eq!(count, all.len());
    }
}
