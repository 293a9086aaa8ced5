//! The rows on skills and work: what the roles share, what is each one's own, and where to read on.

use leptos::prelude::*;

use super::row::{Roles, Row};
use crate::components::badge::Badge;
use crate::components::cite::Figure;
use crate::components::collect::CollectAny;
use crate::components::follow::Follow;
use crate::components::link::Link;
use crate::components::tick::Tick;
use crate::domain::catalogue::Work;
use crate::domain::catalogue::compare::{SkillRow, shared_works, skill_rows};
use crate::domain::catalogue::profile::Profile;
use crate::domain::id::ItemId;
use crate::domain::pathway::figure::Provenance;
use crate::domain::pathway::{Item, Pathway, Skill, Strength};
use crate::route::Route;

/// The rows, in their order.
pub fn rows(roles: Roles) -> Vec<Row> {
    let mut rows = vec![shared_work(roles), learn(roles)];
    rows.extend(bring(roles));
    rows
}

/// Work that counts for several of the roles, each to tick off.
fn shared_work(roles: Roles) -> Row {
    let pathways = roles.pathways();
    let shared = shared_works(roles.catalogue, &pathways);
    if shared.is_empty() {
        let none = view! { <p>"These roles ask for no work in common."</p> };
        return Row::joint("Work they share", none.into_any());
    }
    let items = shared
        .into_iter()
        .filter_map(|work| shared_item(roles, work));
    let list = view! { <ul class="shared-work">{items.collect_any()}</ul> };
    Row::joint("Work they share", list.into_any())
        .with_note("Done once, it counts for each of them.".to_owned())
}

fn shared_item(roles: Roles, work: &Work) -> Option<AnyView> {
    let asks = |profile: &Profile| {
        let mut items = work.items.iter();
        items.any(|item| item.pathway() == profile.id.as_str())
    };
    let asking: Vec<_> = roles.all.iter().filter(|(_, it)| asks(it)).collect();
    let names: Vec<_> = asking.iter().map(|(_, it)| it.role.as_str()).collect();
    let badges = asking
        .iter()
        .map(|(_, profile)| view! { <Badge profile /> });
    let (_, item) = roles.catalogue.item(work.items.first()?)?;
    let item = Item {
        text: &work.name,
        ..item
    };
    Some(
        view! {
            <li>
                <Tick item />
                <p class="remark">
                    <span class="badges">{badges.collect_any()}</span>
                    {names.join(", ")}
                </p>
            </li>
        }
        .into_any(),
    )
}

/// A cell of names; words where there are none.
fn list(items: Vec<AnyView>, none: &'static str) -> AnyView {
    if items.is_empty() {
        return view! { <p class="remark">{none}</p> }.into_any();
    }
    let items = items.into_iter().map(|item| view! { <li>{item}</li> });
    view! { <ul class="lines">{items.collect_any()}</ul> }.into_any()
}

/// The place of a pathway among the columns.
fn column(roles: Roles, pathway: &Pathway) -> Option<usize> {
    let mut all = roles.all.iter();
    all.position(|(role, _)| role.id == pathway.id)
}

/// Skills to learn: those that several roles ask for stand first, and say so.
fn learn(roles: Roles) -> Row {
    let pathways = roles.pathways();
    let skills = skill_rows(
        roles.catalogue,
        &pathways,
        Pathway::learn_by_priority,
        |skill| &skill.id,
        |skill| &skill.name,
    );
    let are_shared = skills.iter().any(|row| row.named_by() > 1);
    let row = Row::new("To learn", roles, |pathway, _| {
        let own = skills.iter();
        let own = own.filter_map(|row| Some((row, row_entry(roles, row, pathway)?)));
        let own: Vec<_> = own.collect();
        // Said once, where it is so of each of them.
        let is_silent =
            |skill: &Skill| skill.priority.value().is_none() && skill.weeks.value().is_none();
        let are_silent = own.iter().all(|(_, skill)| is_silent(skill));
        let items = own.iter().map(|(row, skill)| {
            let is_shared = row.named_by() > 1;
            let learning = (!are_silent).then(|| {
                view! {
                    ": "
                    {learning(pathway, skill)}
                }
            });
            view! {
                <span class:shared-skill=is_shared>{row.name.to_owned()}</span>
                {is_shared.then_some(" (shared)")}
                {learning}
            }
            .into_any()
        });
        let silence = (are_silent && !own.is_empty())
            .then(|| view! { <p class="not-stated">"Priority and weeks: not stated"</p> });
        view! {
            {list(items.collect(), "Nothing is named.")}
            {silence}
        }
        .into_any()
    });
    if are_shared {
        row.with_note("What more than one of them asks for stands first.".to_owned())
    } else {
        row
    }
}

fn row_entry<'a, T>(roles: Roles, row: &SkillRow<'a, T>, pathway: &Pathway) -> Option<&'a T> {
    row.entries[column(roles, pathway)?]
}

/// How much a skill matters, and how long it takes to learn.
fn learning(pathway: &Pathway, skill: &Skill) -> AnyView {
    let document = pathway.document();
    let (priority, weeks) = (skill.priority.value(), skill.weeks.value());
    let provenance = match skill.priority.provenance(document) {
        Provenance::NotStated => skill.weeks.provenance(document),
        stated => stated,
    };
    let text = match (priority, weeks) {
        (Some(priority), Some(weeks)) => format!("{priority}, {weeks}").to_lowercase(),
        (Some(priority), None) => format!("{priority}, weeks not stated").to_lowercase(),
        (None, Some(weeks)) => weeks.to_string(),
        (None, None) => "priority and weeks not stated".to_owned(),
    };
    view! { <Figure text provenance /> }.into_any()
}

/// Skills that a backend developer is expected to have: what only some roles name, and what all do.
fn bring(roles: Roles) -> Vec<Row> {
    let pathways = roles.pathways();
    let skills = skill_rows(
        roles.catalogue,
        &pathways,
        |pathway| pathway.bring.iter().collect(),
        |strength: &Strength| -> &ItemId { &strength.id },
        |strength| &strength.name,
    );
    let all = roles.all.len();
    let (joint, some): (Vec<_>, Vec<_>) = skills.into_iter().partition(|row| row.named_by() == all);
    let some_row = Row::new("You should already have", roles, |pathway, _| {
        let names = some.iter();
        let names = names.filter(|row| row_entry(roles, row, pathway).is_some());
        let names = names.map(|row| row.name.to_owned().into_any());
        list(names.collect(), "Nothing beyond what all of them expect.")
    });
    let names: Vec<_> = joint.iter().map(|row| row.name).collect();
    let joint_row = (!names.is_empty()).then(|| {
        let text = view! { <p>{names.join(", ")}</p> };
        Row::joint("You should already have, for each of them", text.into_any()).same_if(true)
    });
    [Some(some_row.same_if(some.is_empty())), joint_row]
        .into_iter()
        .flatten()
        .collect()
}

/// The actions on each role, and links to the rest.
pub fn next(roles: Roles) -> Row {
    Row::new("Follow it, or read on", roles, |pathway, profile| {
        let of = format!(": {}", profile.role);
        let hidden = || {
            let of = of.clone();
            view! { <span class="visually-hidden">{of}</span> }.into_any()
        };
        let (overview, steps) = (hidden(), hidden());
        view! {
            <div class="read-on">
                <Follow profile />
                <Link to=Route::Pathway(pathway.id.clone())>"About" {overview}</Link>
                <Link to=Route::Roadmap(pathway.id.clone())>"Roadmap" {steps}</Link>
            </div>
        }
        .into_any()
    })
}
