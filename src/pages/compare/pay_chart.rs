//! The chart of pay: all roles to one scale.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::badge::{Badge, line_number};
use crate::components::figures::PayFigures;
use crate::components::map::svg::percent;
use crate::domain::catalogue::Catalogue;
use crate::domain::pathway::Pathway;
use crate::domain::pathway::pay::PayClaim;

/// The ends of the scale, in per cent; wider where a claim needs it.
const MIN_SCALE: (i16, i16) = (-60, 100);

/// A scale from `low` to `high` per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Scale {
    low: i16,
    high: i16,
}

impl Scale {
    /// The scale on which all these claims fit, its ends whole steps of twenty.
    fn of<'a>(claims: impl Iterator<Item = &'a PayClaim>) -> Self {
        let (mut low, mut high) = MIN_SCALE;
        for PayClaim { change, .. } in claims {
            low = low.min(change.low());
            high = high.max(change.high().unwrap_or(change.low()));
        }
        Self {
            low: low.div_euclid(20) * 20,
            high: -(-high).div_euclid(20) * 20,
        }
    }

    /// How far `percent` is along the scale, in hundredths of a per cent of it.
    fn along(self, percent: i16) -> u32 {
        let [from_low, width] = [percent, self.high].map(|at| i32::from(at) - i32::from(self.low));
        u32::try_from(10_000 * from_low / width).unwrap_or(0)
    }
}

/// A bar a claim, from the lower end of its change to the upper. A single figure is a mark, and
/// “or more” runs on to the end of the scale as a thin line.
#[component]
pub fn PayChart<'a>(catalogue: &'a Catalogue, roles: Vec<&'a Pathway>) -> impl IntoView + use<> {
    let scale = Scale::of(roles.iter().flat_map(|role| &role.pay));
    let rows = roles.into_iter().map(move |role| {
        let profile = catalogue.profile(role.id.as_str());
        let badge = profile.map(|profile| view! { <Badge profile /> });
        let figures = profile.map(|profile| view! { <PayFigures profile /> });
        view! {
            <tr data-line=line_number(role.source.document)>
                <th scope="row">{badge} {role.role.clone()}</th>
                <td>
                    <Bars role scale />
                </td>
                <td>{figures}</td>
            </tr>
        }
    });
    view! {
        <table class="pay-chart">
            <thead class="visually-hidden">
                <tr>
                    <th scope="col">"Role"</th>
                    <th scope="col">"To scale"</th>
                    <th scope="col">"As stated"</th>
                </tr>
            </thead>
            <tbody>{rows.collect_any()}</tbody>
        </table>
    }
}

/// The height of one bar with its gap, in pixels.
const BAR: usize = 22;

#[component]
fn Bars<'a>(role: &'a Pathway, scale: Scale) -> impl IntoView + use<> {
    let height = BAR * role.pay.len().max(1) + 22;
    let zero = percent(scale.along(0));
    let bars = role.pay.iter().enumerate().map(move |(i, claim)| {
        let (low, y) = (scale.along(claim.change.low()), i * BAR + 4);
        let width = scale.along(claim.change.high().unwrap_or(claim.change.low())) - low;
        let more = claim.change.to.is_none().then(|| {
            let middle = y + BAR / 2 - 4;
            view! { <line class="more" x1=percent(low) x2="100%" y1=middle y2=middle /> }
        });
        let single = (width < 100).then(|| {
            view! { <circle cx=percent(low) cy=y + 7 r="7" /> }
        });
        view! {
            {more}
            <rect x=percent(low) y=y width=percent(width) height="14" />
            {single}
        }
    });
    let labels = [(scale.low, "start"), (0, "middle"), (scale.high, "end")];
    let labels = labels.map(|(at, anchor)| {
        let sign = if at > 0 { "+" } else { "" };
        view! {
            <text x=percent(scale.along(at)) y=height - 4 text-anchor=anchor>
                {format!("{sign}{at}%").replace('-', "−")}
            </text>
        }
    });
    view! {
        <svg width="100%" height=height aria-hidden="true">
            <line class="zero" x1=zero.clone() x2=zero y1="0" y2=height - 18 />
            {bars.collect_any()}
            {labels}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pathway::figure::Place;
    use crate::domain::pathway::pay::PayChange;

    fn claim(from: i16, to: Option<i16>) -> PayClaim {
        let change = PayChange {
            from,
            to,
            around: false,
        };
        PayClaim {
            place: Place::Header,
            change,
            remark: None,
            amounts: None,
        }
    }

    #[test]
    fn the_scale_holds_every_claim() {
        assert_eq!(
            Scale::of([].iter()),
            Scale {
                low: -60,
                high: 100
            }
        );
        let wide = [claim(-75, Some(-61)), claim(101, None)];
        assert_eq!(
            Scale::of(wide.iter()),
            Scale {
                low: -80,
                high: 120
            }
        );
    }

    #[test]
    fn a_change_stands_where_it_belongs() {
        let scale = Scale {
            low: -60,
            high: 100,
        };
        assert_eq!(scale.along(-60), 0);
        assert_eq!(scale.along(20), 5_000);
        assert_eq!(scale.along(100), 10_000);
    }
}
