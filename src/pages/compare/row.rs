//! Rows of the comparison.

use leptos::prelude::*;

use crate::components::collect::CollectAny;
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::Pathway;

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

    /// Whether it is hidden where only differences are shown.
    pub fn is_same(&self) -> bool {
        self.is_same
    }

    /// Draws the row.
    pub fn draw(self, roles: Roles) -> AnyView {
        let columns = roles.all.len();
        let note = self
            .note
            .map(|note| view! { <span class="remark">{note}</span> });
        let cells = match self.cells {
            Cells::Each(cells) => {
                let cells = roles.all.iter().zip(cells).map(|((_, profile), cell)| {
                    view! { <td data-line=profile.line>{cell}</td> }
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
                        " "
                        {note}
                    </th>
                </tr>
                <tr>{cells}</tr>
            </tbody>
        }
        .into_any()
    }
}
