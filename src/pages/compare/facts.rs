//! The rows of facts: what the sources say of each role, with pay and time drawn to one scale.

use leptos::prelude::*;

use super::bars::{Bar, Scale, draw_bar};
use super::row::{Roles, Row};
use crate::components::cite::Figure;
use crate::components::collect::CollectAny;
use crate::components::figures::{DemandFigure, DifficultyFigure};
use crate::domain::pathway::Pathway;
use crate::domain::pathway::figure::{Months, Place, Provenance, Weeks};
use crate::domain::pathway::pay::{PayChange, PayClaim};

/// The rows, in their order.
pub fn rows(roles: Roles) -> Vec<Row> {
    vec![
        Row::new("In short", roles, |pathway, _| {
            view! { <p>{pathway.summary.clone()}</p> }.into_any()
        }),
        Row::new("Difficulty", roles, |_, profile| {
            view! { <DifficultyFigure profile /> }.into_any()
        })
        .same_if(roles.are_same(|pathway| pathway.difficulty.value())),
        pay(roles),
        time(roles),
        Row::new("Demand", roles, |pathway, _| {
            view! { <div class="demand"><DemandFigure pathway /></div> }.into_any()
        })
        .same_if(roles.are_same(|pathway| pathway.demand.value())),
    ]
}

/// A figure with its bar below, and a remark behind it.
fn measured(
    text: String,
    provenance: Provenance,
    remark: Option<String>,
    scale: Scale,
    bar: Bar,
) -> AnyView {
    let remark = remark.map(|remark| view! { <span class="remark">{remark}</span> });
    view! {
        <div class="measured">
            <p>
                <Figure text provenance />
                {remark}
            </p>
            {draw_bar(scale, bar)}
        </div>
    }
    .into_any()
}

fn pay(roles: Roles) -> Row {
    let claims = roles.all.iter().flat_map(|(pathway, _)| &pathway.pay);
    let scale = Scale::of_pay(claims);
    let signed = |value: i32| {
        let sign = if value > 0 { "+" } else { "" };
        format!("{sign}{value}%").replace('-', "−")
    };
    let claim = |pathway: &Pathway, claim: &PayClaim| {
        let provenance = pathway.cite(claim.place);
        let (amounts, remark) = (claim.amounts, claim.remark.clone());
        let notes = [amounts.map(|amounts| amounts.to_string()), remark];
        let notes = notes.into_iter().flatten();
        let notes = notes.map(|note| view! { <p class="remark">{note}</p> });
        view! {
            {measured(claim.change.to_string(), provenance, None, scale, Bar::of_pay(claim))}
            {notes.collect_any()}
        }
    };
    let is_any_stated = roles.all.iter().any(|(pathway, _)| !pathway.pay.is_empty());
    let row = Row::new("Change in pay", roles, |pathway, _| {
        if pathway.pay.is_empty() {
            let provenance = Provenance::NotStated;
            return view! { <Figure text="Not stated" provenance /> }.into_any();
        }
        let claims = pathway.pay.iter().map(|it| claim(pathway, it));
        claims.collect_any().into_any()
    });
    let changes = |pathway: &Pathway| -> Vec<PayChange> {
        pathway.pay.iter().map(|claim| claim.change).collect()
    };
    let row = row.same_if(roles.are_same(changes));
    if is_any_stated {
        let (low, high) = (signed(scale.low), signed(scale.high));
        row.with_note(format!("All bars run from {low} to {high}."))
    } else {
        row
    }
}

/// The weeks of so many months: a year has 52 weeks and 12 months.
fn weeks_of(months: u16) -> i32 {
    i32::from(months) * 52 / 12
}

/// The bar of a duration in weeks.
fn lasting(low: i32, high: i32) -> Bar {
    Bar {
        from: 0,
        to: low,
        at_most: Some(high),
    }
}

fn time(roles: Roles) -> Row {
    let longest = roles.all.iter().map(|(pathway, _)| {
        let stated = pathway.timeline.value().map_or(0, |Months(it)| it.high());
        let promised = pathway
            .title_months
            .value()
            .map_or(0, |Months(it)| it.high());
        let months = stated.max(promised);
        weeks_of(months).max(pathway.steps_total().0.high().into())
    });
    let scale = Scale::new(0, longest.max().unwrap_or_default());
    let months = |Months(range): Months| lasting(weeks_of(range.low()), weeks_of(range.high()));
    let row = Row::new("Time", roles, |pathway, _| {
        let total = pathway.steps_total();
        let tasks: usize = pathway.steps.iter().map(|step| step.tasks.len()).sum();
        let extent = format!("for {tasks} tasks in {} steps", pathway.steps.len());
        let steps = if total == Weeks::NONE {
            view! { <p class="not-stated">{format!("Weeks: not stated {extent}")}</p> }.into_any()
        } else {
            measured(
                total.to_string(),
                Provenance::STEPS_TOTAL,
                Some(extent),
                scale,
                lasting(total.0.low().into(), total.0.high().into()),
            )
        };
        let document = pathway.document();
        let stated = match pathway.timeline.value() {
            Some(timeline) => measured(
                timeline.to_string(),
                pathway.timeline.provenance(document),
                Some("stated".to_owned()),
                scale,
                months(*timeline),
            ),
            None => view! { <p class="not-stated">"Time: not stated"</p> }.into_any(),
        };
        let title = pathway.title_months.value().map(|promised| {
            measured(
                promised.to_string(),
                pathway.cite(Place::Title),
                Some("promised in the title".to_owned()),
                scale,
                months(*promised),
            )
        });
        view! {
            {steps}
            {stated}
            {title}
        }
        .into_any()
    });
    let same = |pathway: &Pathway| {
        (
            pathway.steps_total(),
            pathway.timeline.value().copied(),
            pathway.title_months.value().copied(),
        )
    };
    row.same_if(roles.are_same(same))
        .with_note(format!("All bars run from 0 to {} weeks.", scale.high))
}
