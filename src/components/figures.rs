//! The key figures of a pathway, each with its mark.

use leptos::prelude::*;

use super::cite::Figure;
use crate::domain::figure::Provenance;
use crate::domain::pathway::Pathway;
use crate::domain::pay::PayClaim;

/// The key facts as a list of terms, and what else stands in it.
#[component]
pub fn KeyFacts(
    /// The pathway.
    pathway: &'static Pathway,
    /// Further terms.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <dl class="facts">
            <div>
                <dt>"Time"</dt>
                <dd>
                    <TimeFigure pathway />
                </dd>
            </div>
            <div>
                <dt>"Steps add up to"</dt>
                <dd>
                    <StepsFigure pathway />
                </dd>
            </div>
            <div>
                <dt>"Difficulty"</dt>
                <dd>
                    <DifficultyFigure pathway />
                </dd>
            </div>
            <div>
                <dt>"Pay"</dt>
                <dd>
                    <PayFigures pathway />
                </dd>
            </div>
            {children.map(|children| children())}
        </dl>
    }
}

/// How hard the move is said to be.
#[component]
pub fn DifficultyFigure(pathway: &'static Pathway) -> impl IntoView {
    let provenance = pathway.difficulty.provenance(pathway.source.document);
    view! { <Figure text=pathway.difficulty.to_string() provenance /> }
}

/// How long it is said to take.
#[component]
pub fn TimeFigure(pathway: &'static Pathway) -> impl IntoView {
    let provenance = pathway.timeline.provenance(pathway.source.document);
    view! { <Figure text=pathway.timeline.to_string() provenance /> }
}

/// How long the steps take together.
#[component]
pub fn StepsFigure(pathway: &'static Pathway) -> impl IntoView {
    let provenance = Provenance::Derived {
        from: "the weeks of its steps",
    };
    view! { <Figure text=pathway.steps_total().to_string() provenance /> }
}

/// What is said of demand.
#[component]
pub fn DemandFigure(pathway: &'static Pathway) -> impl IntoView {
    let provenance = pathway.demand.provenance(pathway.source.document);
    view! { <Figure text=pathway.demand.to_string() provenance /> }
}

/// All that is said of pay, one claim after the other.
#[component]
pub fn PayFigures(pathway: &'static Pathway) -> impl IntoView {
    if pathway.pay.is_empty() {
        return view! { <Figure text="Not stated" provenance=Provenance::NotStated /> }.into_any();
    }
    let claim = |claim: &'static PayClaim| {
        let amounts = claim
            .amounts
            .map(|amounts| view! { <p class="remark">{amounts.to_string()}</p> });
        let remark = claim
            .remark
            .as_deref()
            .map(|remark| view! { <p class="remark">{remark}</p> });
        view! {
            <div class="claim">
                <Figure text=claim.change.to_string() provenance=pathway.cite(claim.place) />
                {amounts}
                {remark}
            </div>
        }
    };
    pathway.pay.iter().map(claim).collect_view().into_any()
}
