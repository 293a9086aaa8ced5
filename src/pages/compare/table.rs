//! Everything about the compared roles, line by line.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::answer::Answered;
use crate::components::badge::{Badge, line_number};
use crate::components::cite::Figure;
use crate::components::disagreements::Disagreements;
use crate::components::figures::{
    DemandFigure, DifficultyFigure, PayFigures, StepsFigure, TimeFigure,
};
use crate::components::link::Link;
use crate::components::reality::{Lines, REALITY};
use crate::components::skill::SkillToLearn;
use crate::components::step::{StepBody, Tasks};
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::compare::{SkillRow, skill_rows};
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::figure::Place;
use crate::domain::pathway::{Part, Pathway, Strength, When};
use crate::route::Route;

/// The roles, from left to right, and the catalogue that they are of.
#[derive(Clone, Copy)]
struct Roles<'a> {
    catalogue: &'a Catalogue,
    pathways: &'a [&'a Pathway],
}

impl<'a> Roles<'a> {
    fn iter(self) -> impl Iterator<Item = &'a Pathway> {
        self.pathways.iter().copied()
    }

    /// The cells that `draw` makes of the roles' profiles.
    fn of_profile<V: IntoAny>(self, role: &Pathway, draw: impl FnOnce(&Profile) -> V) -> AnyView {
        self.catalogue
            .profile(role.id.as_str())
            .map(|profile| draw(profile).into_any())
            .into_any()
    }
}

/// The table. Its parts carry their roles by name as well: on narrow screens the rows are drawn as
/// blocks, and browsers then forget that a table is one.
#[component]
pub fn ComparisonTable<'a>(
    catalogue: &'a Catalogue,
    roles: Vec<&'a Pathway>,
) -> impl IntoView + use<> {
    let roles = Roles {
        catalogue,
        pathways: &roles,
    };
    let heads = roles.iter().map(|role| {
        let badge = roles.of_profile(role, |profile| view! { <Badge profile /> });
        let name = role.role.clone();
        view! {
            <th scope="col" data-line=line_number(role.source.document)>
                {badge}
                <Link to=Route::Pathway(role.id.clone())>{name}</Link>
            </th>
        }
    });
    let heads = heads.collect_any();
    let parts = [
        facts, overview, bring, learn, steps, reality, actions, questions,
    ];
    let parts = parts.map(|part| {
        let (title, rows) = part(roles);
        let columns = roles.pathways.len() + 1;
        let rows = rows.into_iter().map(|row| row_view(roles, row));
        view! {
            <tbody>
                <tr class="part">
                    <th colspan=columns scope="rowgroup">
                        {title}
                    </th>
                </tr>
                {rows.collect_any()}
            </tbody>
        }
    });
    view! {
        <table class="comparison" aria-labelledby="all">
            <thead>
                <tr>
                    <td></td>
                    {heads}
                </tr>
            </thead>
            {parts}
        </table>
    }
}

/// One line of the comparison.
struct RowOf {
    /// The subject of the row.
    name: String,
    /// Whether the roles differ in it, and in which words; `None` where that would say nothing, as
    /// of two sentences.
    mark: Option<(bool, &'static str)>,
    /// A cell a role.
    cells: Vec<AnyView>,
}

impl RowOf {
    fn new(name: impl Into<String>, roles: Roles, cell: impl Fn(&Pathway) -> AnyView) -> Self {
        let cells = roles.iter().map(cell).collect();
        Self {
            name: name.into(),
            mark: None,
            cells,
        }
    }

    /// The line with a mark where `value` isn't the same for all roles.
    fn marked<'a, T: PartialEq>(self, roles: Roles<'a>, value: impl Fn(&'a Pathway) -> T) -> Self {
        let differs = roles
            .pathways
            .windows(2)
            .any(|pair| value(pair[0]) != value(pair[1]));
        Self {
            mark: Some((differs, if differs { "Differs" } else { "Same for all" })),
            ..self
        }
    }
}

fn row_view(roles: Roles, row: RowOf) -> impl IntoView + use<> {
    let mark = row.mark.map(|(differs, text)| {
        view! {
            <span class="mark" class:differs=differs>
                {text}
            </span>
        }
    });
    let cells = roles.iter().zip(row.cells).map(|(role, cell)| {
        view! {
            <td data-line=line_number(role.source.document)>
                // On narrow screens alone, where the columns and their headers are gone.
                <p class="cell-role">{role.role.clone()}</p>
                {cell}
            </td>
        }
    });
    view! {
        <tr class:differs=row.mark.is_some_and(|(differs, _)| differs)>
            <th scope="row">{row.name} {mark}</th>
            {cells.collect_any()}
        </tr>
    }
}

/// A part of the table: its title and its lines.
type PartOf = (&'static str, Vec<RowOf>);

fn facts(roles: Roles) -> PartOf {
    let rows = vec![
        RowOf::new("In short", roles, |role| role.summary.clone().into_any()),
        RowOf::new("Difficulty", roles, |role| {
            roles.of_profile(role, |profile| view! { <DifficultyFigure profile /> })
        })
        .marked(roles, |role| role.difficulty.value()),
        RowOf::new("Time", roles, |role| {
            roles.of_profile(role, |profile| view! { <TimeFigure profile /> })
        })
        .marked(roles, |role| role.timeline.value()),
        RowOf::new("Time in the title", roles, |role| {
            let (text, provenance) = (role.title_months.to_string(), role.cite(Place::Title));
            view! { <Figure text provenance /> }.into_any()
        })
        .marked(roles, |role| role.title_months),
        RowOf::new("Steps add up to", roles, |role| {
            roles.of_profile(role, |profile| view! { <StepsFigure profile /> })
        })
        .marked(roles, Pathway::steps_total),
        RowOf::new("Pay", roles, |role| {
            roles.of_profile(role, |profile| view! { <PayFigures profile /> })
        })
        .marked(roles, |role| {
            role.pay
                .iter()
                .map(|claim| claim.change)
                .collect::<Vec<_>>()
        }),
        RowOf::new("Where the source contradicts itself", roles, |pathway| {
            if pathway.disagreements().is_empty() {
                view! { <p>"It doesn’t."</p> }.into_any()
            } else {
                view! { <Disagreements pathway /> }.into_any()
            }
        }),
        RowOf::new("Demand", roles, |pathway| {
            view! { <DemandFigure pathway /> }.into_any()
        }),
    ];
    ("Key facts", rows)
}

fn overview(roles: Roles) -> PartOf {
    let row = RowOf::new("Overview", roles, |role| {
        role.overview
            .iter()
            .map(|text| view! { <p>{text.clone()}</p> })
            .collect_any()
            .into_any()
    });
    ("Overview", vec![row])
}

/// The name of a line of skills: how many roles name it is part of what one compares.
fn skill_row<T>(row: &SkillRow<T>, of: usize, cells: Vec<AnyView>) -> RowOf {
    let all = row.named_by() == of;
    RowOf {
        name: row.name.to_owned(),
        mark: Some((!all, if all { "Named by all" } else { "Named by some" })),
        cells,
    }
}

const NOT_NAMED: &str = "Not named";

fn not_named() -> AnyView {
    view! { <span class="not-stated">{NOT_NAMED}</span> }.into_any()
}

fn bring(roles: Roles) -> PartOf {
    let rows = skill_rows(
        roles.catalogue,
        roles.pathways,
        |p| p.bring.iter().collect(),
        |s| &s.id,
        |s| &s.name,
    );
    let rows = rows.into_iter().map(|row| {
        let cell = |entry: Option<&Strength>| match entry {
            None => not_named(),
            Some(strength) => view! {
                <h3>{strength.name.clone()}</h3>
                <p>{strength.how.clone()}</p>
            }
            .into_any(),
        };
        let cells = row.entries.iter().copied().map(cell).collect();
        skill_row(&row, roles.pathways.len(), cells)
    });
    ("Skills you bring", rows.collect())
}

fn learn(roles: Roles) -> PartOf {
    let rows = skill_rows(
        roles.catalogue,
        roles.pathways,
        Pathway::learn_by_priority,
        |s| &s.id,
        |s| &s.name,
    );
    let (shared, own): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.named_by() > 1);
    let mut lines: Vec<_> = shared
        .into_iter()
        .map(|row| {
            let cell = |(entry, pathway): (&Option<_>, &Pathway)| match *entry {
                None => not_named(),
                Some(skill) => view! { <SkillToLearn pathway skill /> }.into_any(),
            };
            let cells = row.entries.iter().zip(roles.iter()).map(cell).collect();
            skill_row(&row, roles.pathways.len(), cells)
        })
        .collect();
    let unique = RowOf::new("Only for this role", roles, |pathway| {
        let column = roles.iter().position(|role| role.id == pathway.id);
        let skills = own.iter().filter_map(|row| row.entries[column?]);
        let skills = skills.map(|skill| {
            view! {
                <li>
                    <SkillToLearn pathway skill />
                </li>
            }
        });
        view! { <ul class="rows">{skills.collect_any()}</ul> }.into_any()
    });
    lines.push(unique);
    ("Skills to learn", lines)
}

fn steps(roles: Roles) -> PartOf {
    let most = roles.iter().map(|role| role.steps.len()).max().unwrap_or(0);
    let rows = (0..most).map(|index| {
        RowOf::new(format!("Step {}", index + 1), roles, |role| {
            let profile = roles.catalogue.profile(role.id.as_str());
            let place = profile.and_then(|profile| profile.stops.get(index).cloned());
            let Some((step, place)) = role.steps.get(index).zip(place) else {
                return view! { <span class="not-stated">"No such step"</span> }.into_any();
            };
            view! {
                <h3>{step.title.clone()}</h3>
                <StepBody pathway=role step number=index + 1 place />
            }
            .into_any()
        })
    });
    ("Roadmap", rows.collect())
}

fn reality(roles: Roles) -> PartOf {
    let rows = REALITY.map(|(title, lines)| {
        RowOf::new(title, roles, |role| {
            view! { <Lines lines=lines(role) /> }.into_any()
        })
    });
    ("Reality check", rows.into())
}

fn actions(roles: Roles) -> PartOf {
    let rows = When::ALL.map(|when| {
        RowOf::new(when.to_string(), roles, |role| {
            view! { <Tasks tasks=role.actions.due(when) part=Part::Action(when) /> }.into_any()
        })
    });
    ("Start now", rows.into())
}

fn questions(roles: Roles) -> PartOf {
    let row = RowOf::new("Questions", roles, |role| {
        let questions = role.questions.iter();
        let questions = questions.map(|question| view! { <Answered question /> });
        questions.collect_any().into_any()
    });
    ("Questions", vec![row])
}
