//! Pay before and after a move as bars on one scale.

use leptos::prelude::*;

use crate::components::badge::Badge;
use crate::components::cite::Figure;
use crate::components::collect::CollectAny;
use crate::domain::catalogue::profile::Profile;
use crate::domain::pathway::figure::Provenance;
use crate::domain::pathway::pay::PayClaim;
use crate::domain::plan::money::{Currency, Money};
use crate::domain::planning::pay_outlook::{Amount, Outlook};

/// The per cent of the width that the longest bar takes; the rest is for the arrow of “or more”.
const LONGEST: f64 = 92.0;

/// The bars of some pathways, for each claim of their sources.
pub fn pay_bars(profiles: &[&Profile], money: &Money) -> AnyView {
    let claims = profiles.iter().flat_map(|profile| &profile.pay);
    let outlooks = claims.filter_map(|claim| Outlook::new(money, claim));
    let ends = outlooks.flat_map(|outlook| [outlook.before, outlook.after]);
    let longest = ends.map(|amount| amount.high.unwrap_or(amount.low)).max();
    let longest = longest.unwrap_or(1).max(1);
    let roles = profiles.iter().map(|profile| role(profile, money, longest));
    view! { <div class="pay-bars">{roles.collect_any()}</div> }.into_any()
}

fn role(profile: &Profile, money: &Money, longest: i64) -> AnyView {
    let claims = profile.pay.iter();
    let claims: Vec<_> = claims
        .map(|claim| draw_claim(profile, claim, money, longest))
        .collect();
    let silent = claims.is_empty().then(|| {
        view! { <p>"Change in pay: " <Figure text="Not stated" provenance=Provenance::NotStated /></p> }
    });
    view! {
        <section data-line=profile.line>
            <h3>
                <Badge profile />
                {profile.role.clone()}
            </h3>
            {claims}
            {silent}
        </section>
    }
    .into_any()
}

fn draw_claim(profile: &Profile, claim: &PayClaim, money: &Money, longest: i64) -> AnyView {
    let says =
        view! { <Figure text=claim.change.to_string() provenance=profile.cite(claim.place) /> };
    let remark = claim.remark.clone().map(|remark| format!(" {remark}"));
    let outlook = Outlook::new(money, claim);
    let bars = match outlook {
        None => view! { <p class="remark">"Enter your pay to see it as bars."</p> }.into_any(),
        Some(outlook) => draw_outlook(&outlook, money, longest),
    };
    view! {
        <div class="pay-claim">
            <p>"The source says " {says} "." {remark}</p>
            {bars}
        </div>
    }
    .into_any()
}

fn draw_outlook(outlook: &Outlook, money: &Money, longest: i64) -> AnyView {
    let dollars = Currency::us_dollar();
    let currency = if outlook.is_sources {
        Some(&dollars)
    } else {
        money.currency.as_ref()
    };
    let pairs = outlook.is_sources.then(|| {
        view! {
            <p class="remark">
                "The source’s own amounts, until you enter your pay. They are two ranges, and it doesn’t say who moves from where to where: we compare the lowest with the lowest and the highest with the highest."
            </p>
        }
    });
    view! {
        <dl>
            {bar("Now", "now", outlook.before, currency, longest)}
            {bar("After", "after", outlook.after, currency, longest)} <div>
                <dt>"Pays for itself"</dt>
                <dd>{outlook.break_even.to_string()}</dd>
            </div>
        </dl>
        {pairs}
    }
    .into_any()
}

/// An amount and its bar: full up to the lower end, hatched up to the upper end, or with an arrow where
/// there is none.
fn bar(
    name: &'static str,
    class: &'static str,
    amount: Amount,
    currency: Option<&Currency>,
    longest: i64,
) -> AnyView {
    #[allow(
        clippy::cast_precision_loss,
        reason = "amounts are far below 2^53, and this is a length on a screen"
    )]
    let length = |amount: i64| amount.max(0) as f64 / longest as f64 * LONGEST;
    let low = length(amount.low);
    let range = amount.high.map(length).filter(|high| *high > low);
    let range = range.map(|high| {
        let (x, width) = (format!("{low:.2}%"), format!("{:.2}%", high - low));
        view! { <rect class="range" x=x y="0" width=width height="100%" /> }
    });
    let arrow = amount.high.is_none().then(|| {
        // A picture of its own keeps its width at the end of the bar.
        view! {
            <svg
                x=format!("{low:.2}%")
                width="24"
                height="100%"
                viewBox="0 0 24 16"
                preserveAspectRatio="none"
            >
                <path d="M-1 0H12L24 8L12 16H-1Z" />
            </svg>
        }
    });
    view! {
        <div class=class>
            <dt>{name}</dt>
            <dd>{amount.format(currency)}</dd>
            <dd class="bar" aria-hidden="true">
                <svg>
                    <rect x="0" y="0" width=format!("{low:.2}%") height="100%" />
                    {range}
                    {arrow}
                </svg>
            </dd>
        </div>
    }
    .into_any()
}
