//! The table: a column a role, a heading over each row.

use leptos::prelude::*;

use super::dates::DatesRow;
use super::{facts, work};
use crate::components::badge::{Badge, line_number};
use crate::components::collect::CollectAny;
use crate::components::focus::focus_when_followed;
use crate::components::link::Link;
use crate::components::reality::{Lines, REALITY};
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::Pathway;
use crate::route::Route;
use crate::sections::{COMPARE as PARTS, Section};

/// The roles, from left to right, and the catalogue that they are of.
#[derive(Clone, Copy)]
pub struct Roles<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The pathways with their profiles: two at least.
    pub all: &'a [(&'a Pathway, &'a Profile)],
}

impl<'a> Roles<'a> {
    /// The pathways.
    pub fn pathways(self) -> Vec<&'a Pathway> {
        self.all.iter().map(|(pathway, _)| *pathway).collect()
    }

    /// Whether all roles have the same of something.
    pub fn are_same<T: PartialEq>(self, value: impl Fn(&'a Pathway) -> T) -> bool {
        let mut pairs = self.all.windows(2);
        pairs.all(|pair| value(pair[0].0) == value(pair[1].0))
    }
}

/// A row of the comparison.
pub struct Row {
    title: String,
    /// Stands behind the title.
    note: Option<String>,
    /// Whether it is hidden where only differences are shown.
    is_same: bool,
    cells: Cells,
}

enum Cells {
    /// One a role.
    Each(Vec<AnyView>),
    /// One for all of them.
    Joint(AnyView),
}

impl Row {
    /// A row with a cell a role.
    pub fn new(
        title: impl Into<String>,
        roles: Roles,
        cell: impl Fn(&Pathway, &Profile) -> AnyView,
    ) -> Self {
        let cells = roles.all.iter();
        let cells = cells.map(|(pathway, profile)| cell(pathway, profile));
        Self {
            title: title.into(),
            note: None,
            is_same: false,
            cells: Cells::Each(cells.collect()),
        }
    }

    /// A row with one cell for all roles.
    pub fn joint(title: impl Into<String>, cell: AnyView) -> Self {
        Self {
            title: title.into(),
            note: None,
            is_same: false,
            cells: Cells::Joint(cell),
        }
    }

    /// The row with a note behind its title.
    pub fn with_note(self, note: String) -> Self {
        Self {
            note: Some(note),
            ..self
        }
    }

    /// The row, hidden where only differences are shown if it is the same for all roles.
    pub fn same_if(self, is_same: bool) -> Self {
        Self { is_same, ..self }
    }

    fn draw(self, roles: Roles) -> AnyView {
        let columns = roles.all.len();
        let note = self
            .note
            .map(|note| view! { <span class="remark">{note}</span> });
        let cells = match self.cells {
            Cells::Each(cells) => {
                let cells = roles.all.iter().zip(cells).map(|((_, profile), cell)| {
                    view! { <td data-line=line_number(profile.document)>{cell}</td> }
                });
                cells.collect_any()
            }
            Cells::Joint(cell) => {
                vec![view! { <td colspan=columns class="joint">{cell}</td> }.into_any()]
            }
        };
        view! {
            <tbody class:same=self.is_same>
                <tr>
                    <th scope="rowgroup" colspan=columns>
                        {self.title}
                        {note}
                    </th>
                </tr>
                <tr>{cells}</tr>
            </tbody>
        }
        .into_any()
    }
}

/// The table. `shown` has the places, from 1, of the two roles that narrow screens have room for.
#[component]
pub fn ComparisonTable<'a>(
    /// The roles.
    roles: Roles<'a>,
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
    let reality = REALITY.map(|(title, lines)| {
        Row::new(title, roles, |pathway, _| {
            view! { <Lines lines=lines(pathway) /> }.into_any()
        })
    });
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
            {draw(facts::rows(roles))}
            <DatesRow roles />
            {part(work_part)}
            {draw(work::rows(roles))}
            {part(reality_part)}
            {draw(reality.into())}
            {draw(vec![work::next(roles)])}
        </table>
    }
}

/// The head of a column: the role, and a way to take it out.
fn head(profile: &Profile, ids: &[String]) -> impl IntoView + use<> {
    let others = ids.iter().filter(|id| **id != profile.id.as_str());
    let without = Route::Compare(others.cloned().collect());
    let (name, remove) = (profile.role.clone(), format!("Remove {}", profile.role));
    view! {
        <th scope="col" data-line=line_number(profile.document)>
            <div class="role-head">
                <Badge profile />
                <Link to=Route::Pathway(profile.id.clone())>{name}</Link>
                // The link that was followed goes.
                <Link
                    class="remove"
                    to=without
                    noscroll=true
                    on:click=focus_when_followed(super::PICKER)
                >
                    <svg viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M3 3L13 13M13 3L3 13" />
                    </svg>
                    <span class="visually-hidden">{remove}</span>
                </Link>
            </div>
        </th>
    }
}
