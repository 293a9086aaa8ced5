//! Bars to one scale, each under its figure.
//!
//! A bar is solid as far as the source is certain, and outlined as far as it may go. “Or more” ends in an arrow.

use leptos::prelude::*;

use crate::components::map::svg::percent;
use crate::domain::pathway::pay::PayClaim;

/// The height of a bar, in pixels.
const HEIGHT: i32 = 12;

/// A scale in whole units (days, weeks or per cent) that all roles' bars are drawn to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The value at the left end.
    pub low: i32,
    /// The value at the right end, above `low`.
    pub high: i32,
}

impl Scale {
    /// The scale from `low` to `high`, one unit long at least.
    pub fn new(low: i32, high: i32) -> Self {
        Self {
            low,
            high: high.max(low + 1),
        }
    }

    /// The scale in per cent that holds zero and all these claims. Its ends are whole steps of twenty, and “or
    /// more” has a step for its arrow.
    pub fn of_pay<'a>(claims: impl Iterator<Item = &'a PayClaim>) -> Self {
        let (mut low, mut high) = (0_i32, 0_i32);
        for PayClaim { change, .. } in claims {
            low = low.min(change.low().into());
            let end = change.high().map(i32::from);
            high = high.max(end.unwrap_or_else(|| i32::from(change.low()) + 20));
        }
        Self::new(low.div_euclid(20) * 20, -(-high).div_euclid(20) * 20)
    }

    /// How far `value` is along the scale, in hundredths of a per cent of its length.
    fn along(self, value: i32) -> u32 {
        let length = i64::from(self.high) - i64::from(self.low);
        let along = (i64::from(value) - i64::from(self.low)) * 10_000 / length;
        u32::try_from(along.clamp(0, 10_000)).unwrap_or_default()
    }
}

/// A bar in the units of its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The end that it begins at: zero, or the first day.
    pub from: i32,
    /// The end that is certain.
    pub to: i32,
    /// How far it may go beyond that; `None` where the source says “or more”.
    pub at_most: Option<i32>,
}

impl Bar {
    /// The bar of a claim on pay. Of a range the end nearer to zero is certain; of one around zero nothing is.
    pub fn of_pay(claim: &PayClaim) -> Self {
        let low = i32::from(claim.change.low());
        let high = claim.change.high().map(i32::from);
        let (to, at_most) = match high {
            None => (low, None),
            Some(high) if low < 0 && high <= 0 => (high, Some(low)),
            Some(high) if low < 0 => (low, Some(high)),
            Some(high) => (low, Some(high)),
        };
        let from = if low < 0 && high.is_some_and(|high| high > 0) {
            low
        } else {
            0
        };
        Self { from, to, at_most }
    }
}

/// Draws a bar. It says nothing that its figure doesn't: a screen reader passes over it.
pub fn draw_bar(scale: Scale, bar: Bar) -> AnyView {
    let rect = |class: &'static str, one: i32, other: i32| {
        let (left, right) = (scale.along(one.min(other)), scale.along(one.max(other)));
        (left < right).then(|| {
            view! { <rect class=class x=percent(left) y="1" width=percent(right - left) height=HEIGHT - 2 /> }
        })
    };
    let end = if let Some(at_most) = bar.at_most {
        rect("range", bar.to, at_most).into_any()
    } else {
        let (middle, begins) = (HEIGHT / 2, scale.along(bar.to));
        view! {
            <line class="more" x1=percent(begins) x2="100%" y1=middle y2=middle />
            <svg class="arrow" x="100%" overflow="visible">
                <path d="M-9 1L-2 6L-9 11" />
            </svg>
        }
        .into_any()
    };
    let zero = (scale.low < 0).then(|| {
        let zero = percent(scale.along(0));
        view! { <line class="zero" x1=zero.clone() x2=zero y1="0" y2=HEIGHT /> }
    });
    view! {
        <svg class="bar" width="100%" height=HEIGHT aria-hidden="true">
            {rect("sure", bar.from, bar.to)}
            {end}
            {zero}
        </svg>
    }
    .into_any()
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
    fn the_scale_of_pay_holds_zero_and_every_claim() {
        let scale = |claims: &[PayClaim]| {
            let Scale { low, high } = Scale::of_pay(claims.iter());
            (low, high)
        };
        assert_eq!(scale(&[]), (0, 1));
        assert_eq!(scale(&[claim(53, Some(53))]), (0, 60));
        assert_eq!(scale(&[claim(-30, Some(-50))]), (-60, 0));
        assert_eq!(scale(&[claim(-75, Some(-61)), claim(60, None)]), (-80, 80));
    }

    #[test]
    fn a_value_stands_where_it_belongs_and_never_outside() {
        let scale = Scale::new(-60, 100);
        for (value, along) in [
            (-60, 0),
            (20, 5_000),
            (100, 10_000),
            (-99, 0),
            (999, 10_000),
        ] {
            assert_eq!(scale.along(value), along, "{value}");
        }
    }

    #[test]
    fn a_bar_is_solid_as_far_as_the_source_is_certain() {
        for (claim, from, to, at_most) in [
            (claim(53, Some(53)), 0, 53, Some(53)),
            (claim(50, Some(80)), 0, 50, Some(80)),
            (claim(60, None), 0, 60, None),
            (claim(-30, Some(-50)), 0, -30, Some(-50)),
            (claim(-5, Some(0)), 0, 0, Some(-5)),
            (claim(-5, Some(10)), -5, -5, Some(10)),
        ] {
            assert_eq!(Bar::of_pay(&claim), Bar { from, to, at_most });
        }
    }
}
