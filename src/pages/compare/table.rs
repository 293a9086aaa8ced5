//! The table: a column a role, a heading over each row.

use leptos::prelude::*;

use super::dates::DatesRow;
use super::facts;
use super::row::{Roles, Row};
use super::work;
use crate::components::badge::Badge;
use crate::components::collect::CollectAny;
use crate::components::focus::focus_when_followed;
use crate::components::link::Link;
use crate::components::reality::{Lines, REALITY};
use crate::domain::catalogue::profile::Profile;
use crate::route::Route;
use crate::sections::{COMPARE as PARTS, Section};

/// The id of the part in which roles are added.
pub const PICKER: &str = "picker";

/// The rows of each of the three parts of the table, but for the dates, which know their own.
pub fn comparison_rows(roles: Roles) -> [Vec<Row>; 3] {
    let reality = REALITY.map(|(title, lines)| {
        Row::new(title, roles, |pathway, _| {
            view! { <Lines lines=lines(pathway) /> }.into_any()
        })
    });
    let reality = reality.into_iter().chain([work::next(roles)]);
    [facts::rows(roles), work::rows(roles), reality.collect()]
}

/// The table. `shown` has the places, from 1, of the two roles that narrow screens have room for.
#[allow(
    clippy::elidable_lifetime_names,
    clippy::needless_lifetimes,
    reason = "the macro needs a name for it"
)]
#[component]
pub fn ComparisonTable<'a>(
    /// The roles.
    roles: Roles<'a>,
    /// Their [`comparison_rows`].
    rows: [Vec<Row>; 3],
    /// Whether rows that are the same for all roles are hidden.
    only_differences: RwSignal<bool>,
    /// The places of two roles.
    shown: RwSignal<[usize; 2]>,
) -> impl IntoView + use<> {
    let [facts_part, work_part, reality_part] = PARTS;
    let columns = roles.all.len();
    let part = |(id, title): Section| {
        view! {
            <tbody class="part">
                <tr>
                    <th scope="rowgroup" colspan=columns id=id>
                        {title}
                    </th>
                </tr>
            </tbody>
        }
        .into_any()
    };
    let draw = |rows: Vec<Row>| {
        let rows = rows.into_iter().map(|row| row.draw(roles));
        rows.collect_any()
    };
    let [facts, work, reality] = rows;
    let ids: Vec<_> = roles.all.iter().map(|(_, it)| it.id.to_string()).collect();
    let heads = roles
        .all
        .iter()
        .map(|(_, profile)| head(profile, &ids).into_any());
    view! {
        <table
            class="comparison"
            class:only-differences=only_differences
            aria-label="Comparison of the chosen roles"
            data-columns=columns
            data-shown=move || shown.get().map(|place| place.to_string()).join(" ")
        >
            <thead>
                <tr>{heads.collect_any()}</tr>
            </thead>
            {part(facts_part)}
            {draw(facts)}
            <DatesRow roles />
            {part(work_part)}
            {draw(work)}
            {part(reality_part)}
            {draw(reality)}
        </table>
    }
}

/// The head of a column: the role, and a way to take it out.
fn head(profile: &Profile, ids: &[String]) -> impl IntoView + use<> {
    let others = ids.iter().filter(|id| **id != profile.id.as_str());
    let without = Route::Compare(others.cloned().collect());
    let (name, remove) = (profile.role.clone(), format!("Remove {}", profile.role));
    view! {
        <th scope="col" data-line=profile.line>
            <div class="role-head">
                <Badge profile />
                <Link to=Route::Pathway(profile.id.clone())>{name}</Link>
                // The link that was followed goes.
                <Link class="remove" to=without noscroll=true on:click=focus_when_followed(PICKER)>
                    <svg viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M3 3L13 13M13 3L3 13" />
                    </svg>
                    <span class="visually-hidden">{remove}</span>
                </Link>
            </div>
        </th>
    }
}
