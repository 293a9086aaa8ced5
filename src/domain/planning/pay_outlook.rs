//! The cost of a move, and when it pays for itself. Computed for each of the source's statements on
//! pay: where they contradict each other, each has its own result.

use std::fmt;

use crate::domain::pathway::figure::Range;
use crate::domain::pathway::pay::{PayChange, PayClaim};
use crate::domain::plan::money::{Currency, Money, format_amount};

/// An amount, or a range of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The lower end.
    pub low: i64,
    /// The upper end; `None` for “or more”.
    pub high: Option<i64>,
}

impl Amount {
    fn single(amount: i64) -> Self {
        Self {
            low: amount,
            high: Some(amount),
        }
    }

    /// Formats it in a currency, where there is one: `€90,000 to €108,000`.
    pub fn format(&self, currency: Option<&Currency>) -> String {
        let low = format_amount(currency, self.low);
        match self.high {
            Some(high) if high == self.low => low,
            Some(high) => format!("{low} to {}", format_amount(currency, high)),
            None => format!("{low} or more"),
        }
    }
}

/// The number of months in the new job after which the move has paid for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakEven {
    /// After `soonest` months at the best and `latest` at the worst.
    After {
        /// The best case; 0 means at once.
        soonest: u32,
        /// The worst case; `None` means never.
        latest: Option<u32>,
    },
    /// After this number of months at most; the gain has no upper end.
    Within(u32),
    /// Never, because pay doesn't rise, and there are costs or a loss.
    Never {
        /// Whether pay falls in the best case as well.
        pay_falls: bool,
    },
    /// No costs and no change in pay.
    Nothing,
    /// No costs, and no change in pay in the best case.
    NothingUnlessPayFalls,
}

impl fmt::Display for BreakEven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let months = |n: u32| match n {
            1 => "1 month".to_owned(),
            n => format!("{n} months"),
        };
        match *self {
            Self::Never { pay_falls: true } => f.write_str("Never: pay falls"),
            Self::Never { pay_falls: false } => f.write_str("Never: pay doesn’t rise"),
            Self::Nothing => f.write_str("Nothing to make up"),
            Self::NothingUnlessPayFalls => {
                f.write_str("Nothing to make up if pay stays the same, never if it falls")
            }
            Self::Within(n @ 1..) => write!(f, "Within {}", months(n)),
            Self::Within(0)
            | Self::After {
                soonest: 0,
                latest: Some(0),
            } => f.write_str("Straight away"),
            Self::After {
                soonest: 0,
                latest: None,
            } => f.write_str("Between straight away and never"),
            Self::After {
                soonest,
                latest: None,
            } => write!(f, "After {} at best, or never", months(soonest)),
            Self::After {
                soonest,
                latest: Some(latest),
            } if soonest == latest => write!(f, "After {}", months(soonest)),
            Self::After {
                soonest,
                latest: Some(latest),
            } => write!(f, "After {soonest} to {}", months(latest)),
        }
    }
}

/// The consequences of one statement on pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Yearly pay before.
    pub before: Amount,
    /// Yearly pay after.
    pub after: Amount,
    /// Whether the amounts are the source's, in US dollars, because the learner gave none. Then the
    /// lowest pay before belongs to the lowest after, and the highest to the highest: the source gives
    /// two ranges and doesn't say who moves from where to where.
    pub is_sources: bool,
    /// The cost of the move.
    pub cost: Amount,
    /// When the move has paid for itself.
    pub break_even: BreakEven,
}

/// The cost of a move, once, and its gain in a year.
#[derive(Clone, Copy)]
struct Case {
    cost: i64,
    gain: i64,
}

impl Outlook {
    /// Computes the outlook of one statement; `None` where neither the learner's pay nor an amount in
    /// the source is known.
    pub fn new(money: &Money, claim: &PayClaim) -> Option<Self> {
        if let Some(pay) = money.pay {
            let pay = i64::from(pay);
            let after = changed(pay, claim.change);
            let cost = cost(money, pay);
            let case = |after: i64| Case {
                cost,
                gain: after - pay,
            };
            return Some(Self {
                before: Amount::single(pay),
                after,
                is_sources: false,
                cost: Amount::single(cost),
                break_even: break_even(case(after.low), after.high.map(case)),
            });
        }
        let amounts = claim.amounts?;
        let case = |before: u16, after: u16| {
            let before = i64::from(before) * 1000;
            Case {
                cost: cost(money, before),
                gain: i64::from(after) * 1000 - before,
            }
        };
        let low = case(amounts.before.low(), amounts.after.low());
        let high = case(amounts.before.high(), amounts.after.high());
        let thousands = |range: Range| Amount {
            low: i64::from(range.low()) * 1000,
            high: Some(i64::from(range.high()) * 1000),
        };
        Some(Self {
            before: thousands(amounts.before),
            after: thousands(amounts.after),
            is_sources: true,
            cost: Amount {
                low: low.cost,
                high: Some(high.cost),
            },
            break_even: break_even(low, Some(high)),
        })
    }
}

/// Costs, and the pay that is missed.
fn cost(money: &Money, pay: i64) -> i64 {
    i64::from(money.spend) + pay * i64::from(money.unpaid) / 12
}

/// Pay after a change in per cent, rounded to whole units of currency.
fn changed(pay: i64, change: PayChange) -> Amount {
    let after = |percent: i16| (pay * (100 + i64::from(percent)) + 50) / 100;
    Amount {
        low: after(change.low()),
        high: change.high().map(after),
    }
}

/// Computes the break-even between two cases; without a second one the gain has no upper end.
fn break_even(one: Case, other: Option<Case>) -> BreakEven {
    // Rounded up, to the month in which the sum is reached. Without costs there is nothing to reach,
    // unless pay falls.
    let months = |Case { cost, gain }: Case| match gain {
        1.. => Some(u32::try_from((cost * 12 + gain - 1) / gain).unwrap_or(u32::MAX)),
        0 if cost == 0 => Some(0),
        _ => None,
    };
    let Some(other) = other else {
        let open = BreakEven::After {
            soonest: 0,
            latest: None,
        };
        return months(one).map_or(open, BreakEven::Within);
    };
    let best = one.gain.max(other.gain);
    match (months(one), months(other)) {
        (None, None) => BreakEven::Never {
            pay_falls: best < 0,
        },
        (Some(0), Some(0)) if best == 0 => BreakEven::Nothing,
        (Some(a), Some(b)) => BreakEven::After {
            soonest: a.min(b),
            latest: Some(a.max(b)),
        },
        (Some(0), None) | (None, Some(0)) if best == 0 => BreakEven::NothingUnlessPayFalls,
        (Some(soonest), None) | (None, Some(soonest)) => BreakEven::After {
            soonest,
            latest: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::pathway::figure::Place;
    use crate::domain::pathway::pay::PayAmounts;
    use crate::domain::plan::money::MAX_AMOUNT;

    fn claim(from: i16, to: Option<i16>) -> PayClaim {
        PayClaim {
            place: Place::Header,
            change: PayChange {
                from,
                to,
                around: false,
            },
            remark: None,
            amounts: None,
        }
    }

    fn money(pay: u32, spend: u32, unpaid: u16) -> Money {
        Money {
            pay: (pay > 0).then_some(pay),
            spend,
            unpaid,
            currency: None,
        }
    }

    /// Pay of 60,000, 5,000 a month, worked out by hand for each of the sources' claims.
    #[test]
    fn each_claim_has_its_own_answer() {
        let mine = money(60_000, 1_000, 3);
        for (claim, after, break_even) in [
            (
                claim(-5, Some(0)),
                "57,000 to 60,000",
                "Never: pay doesn’t rise",
            ),
            (claim(53, Some(53)), "91,800", "After 7 months"), // 16,000 at 2,650 a month
            (
                claim(50, Some(80)),
                "90,000 to 108,000",
                "After 4 to 7 months",
            ),
            (claim(60, None), "96,000 or more", "Within 6 months"), // at 3,000 a month
            (
                claim(-30, Some(-50)),
                "30,000 to 42,000",
                "Never: pay falls",
            ),
            (
                claim(-5, Some(20)),
                "57,000 to 72,000",
                "After 16 months at best, or never",
            ),
        ] {
            let outlook = Outlook::new(&mine, &claim).unwrap();
            assert_eq!(outlook.cost.format(None), "16,000");
            assert_eq!(outlook.after.format(None), after);
            assert_eq!(outlook.break_even.to_string(), break_even);
        }
    }

    #[test]
    fn what_costs_nothing_pays_straight_away_unless_pay_falls() {
        let free = money(60_000, 0, 0);
        let answer = |claim: &PayClaim| Outlook::new(&free, claim).unwrap().break_even.to_string();
        for (claim, says) in [
            (claim(53, Some(53)), "Straight away"),
            (claim(60, None), "Straight away"),
            (claim(0, Some(20)), "Straight away"),
            (claim(0, Some(0)), "Nothing to make up"),
            (
                claim(-5, Some(0)),
                "Nothing to make up if pay stays the same, never if it falls",
            ),
            (claim(-5, Some(20)), "Between straight away and never"),
            (claim(-5, None), "Between straight away and never"),
            (claim(-30, Some(-50)), "Never: pay falls"),
        ] {
            assert_eq!(answer(&claim), says);
        }
    }

    #[test]
    fn without_ones_own_pay_the_sources_amounts_are_taken_and_said_to_be() {
        let mut with_amounts = claim(60, None);
        let range = |low, high| Range::new(low, high).unwrap();
        with_amounts.amounts = Some(PayAmounts {
            before: range(85, 140),
            after: range(140, 260),
        });
        let outlook = Outlook::new(&money(0, 12_000, 0), &with_amounts).unwrap();
        assert!(outlook.is_sources);
        assert_eq!(outlook.before.format(None), "85,000 to 140,000");
        assert_eq!(outlook.after.format(None), "140,000 to 260,000");
        // 55,000 more for who earns least, 120,000 for who earns most; nobody falls from 140,000 to
        // 140,000 in a source that says +60%.
        assert_eq!(outlook.break_even.to_string(), "After 2 to 3 months");
        assert_eq!(Outlook::new(&money(0, 0, 0), &claim(53, Some(53))), None);
    }

    proptest! {
        #[test]
        fn by_the_break_even_the_gain_has_made_up_for_the_cost(
            pay in 1..MAX_AMOUNT, spend in 0..MAX_AMOUNT, unpaid in 0..60_u16, low in -100..200_i16, more in 0..100_i16,
        ) {
            let mine = Money { pay: Some(pay), spend, unpaid, currency: None };
            let outlook = Outlook::new(&mine, &claim(low, Some(low + more))).unwrap();
            prop_assert!(outlook.after.high.unwrap() >= outlook.after.low);
            let gain = outlook.after.low - i64::from(pay);
            match outlook.break_even {
                BreakEven::After { soonest, latest: Some(latest) } => {
                    prop_assert!(soonest <= latest);
                    prop_assert!(gain * i64::from(latest) >= outlook.cost.low * 12);
                    prop_assert!(latest == 0 || gain * (i64::from(latest) - 1) < outlook.cost.low * 12);
                }
                BreakEven::Nothing => prop_assert!(gain == 0 && outlook.cost.low == 0),
                _ => prop_assert!(gain < 0 || gain == 0 && outlook.cost.low > 0),
            }
        }
    }
}
