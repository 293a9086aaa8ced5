//! The key figures of a pathway, each with its mark.

use super::collect::CollectAny;
use leptos::prelude::*;

use super::cite::Figure;
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::Pathway;
use crate::domain::pathway::figure::{Provenance, Weeks};
use crate::domain::pathway::pay::PayClaim;

/// The key facts as a list of terms, and further terms.
#[component]
pub fn KeyFacts<'a>(
    /// The profile.
    profile: &'a Profile,
    /// Further terms.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView + use<> {
    view! {
        <dl class="facts">
            <div>
                <dt>"Time"</dt>
                <dd>
                    <TimeFigure profile />
                </dd>
            </div>
            <div>
                <dt>"Total of the steps"</dt>
                <dd>
                    <StepsFigure profile />
                </dd>
            </div>
            <div>
                <dt>"Difficulty"</dt>
                <dd>
                    <DifficultyFigure profile />
                </dd>
            </div>
            <div>
                <dt>"Pay"</dt>
                <dd>
                    <PayFigures profile />
                </dd>
            </div>
            {children.map(|children| children())}
        </dl>
    }
}

/// The difficulty of the move.
#[component]
pub fn DifficultyFigure<'a>(profile: &'a Profile) -> impl IntoView + use<> {
    let provenance = profile.difficulty.provenance(profile.document);
    view! { <Figure text=profile.difficulty.to_string() provenance /> }
}

/// The time that the source gives.
#[component]
pub fn TimeFigure<'a>(profile: &'a Profile) -> impl IntoView + use<> {
    let provenance = profile.timeline.provenance(profile.document);
    view! { <Figure text=profile.timeline.to_string() provenance /> }
}

/// The time that the steps add up to.
#[component]
pub fn StepsFigure<'a>(profile: &'a Profile) -> impl IntoView + use<> {
    let total = profile.steps_total();
    if total == Weeks::NONE {
        return view! { <Figure text="Not stated" provenance=Provenance::NotStated /> };
    }
    view! { <Figure text=total.to_string() provenance=Provenance::STEPS_TOTAL /> }
}

/// The demand for the role.
#[component]
pub fn DemandFigure<'a>(pathway: &'a Pathway) -> impl IntoView + use<> {
    let provenance = pathway.demand.provenance(pathway.document());
    view! { <Figure text=pathway.demand.to_string() provenance /> }
}

/// The claims about pay, one after the other.
#[component]
pub fn PayFigures<'a>(profile: &'a Profile) -> impl IntoView + use<> {
    if profile.pay.is_empty() {
        return view! { <Figure text="Not stated" provenance=Provenance::NotStated /> }.into_any();
    }
    let claim = |claim: &PayClaim| {
        let amounts = claim.amounts.map(|amounts| {
            let provenance = profile.cite(claim.place);
            view! {
                <p class="remark">
                    <Figure text=amounts.to_string() provenance />
                </p>
            }
        });
        let remark = claim
            .remark
            .as_deref()
            .map(|remark| view! { <p class="remark">{remark}</p> });
        view! {
            <div class="claim">
                <Figure text=claim.change.to_string() provenance=profile.cite(claim.place) />
                {amounts}
                {remark}
            </div>
        }
    };
    profile.pay.iter().map(claim).collect_any().into_any()
}
