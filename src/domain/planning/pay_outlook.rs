//! The cost of a move, and when it pays for itself. Computed for each of the source's statements on
//! pay: where they contradict each other, each has its own result.

use std::fmt;

use crate::domain::pathway::figure::Range;
use crate::domain::pathway::pay::{PayChange, PayClaim};
use crate::domain::plan::money::Money;

/// An amount, or a range of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The lower end.
    pub low: i64,
    /// The upper end; `None` for “or more”.
    pub high: Option<i64>,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(self.low))?;
        match self.high {
            Some(high) if high == self.low => Ok(()),
            Some(high) => write!(f, " to {}", grouped(high)),
            None => f.write_str(" or more"),
        }
    }
}

/// Formats a whole number in groups of three digits: `−85,000`.
fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = if n < 0 {
        "−".to_owned()
    } else {
        String::new()
    };
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
    /// Never, because there is no gain and there are costs or a loss.
    Never,
    /// No costs and no change in pay.
    Nothing,
}

impl fmt::Display for BreakEven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let months = |n: u32| match n {
            1 => "1 month".to_owned(),
            n => format!("{n} months"),
        };
        match *self {
            Self::Never => f.write_str("Never, by pay alone"),
            Self::Nothing => f.write_str("Nothing to make up for"),
            Self::Within(n @ 1..) => write!(f, "Within {}", months(n)),
            Self::Within(0)
            | Self::After {
                soonest: 0,
                latest: Some(0),
            } => f.write_str("From the first month"),
            Self::After {
                soonest: 0,
                latest: None,
            } => f.write_str("From the first month, or never"),
            Self::After {
                soonest,
                latest: None,
            } => write!(f, "After {} at the best, or never", months(soonest)),
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
    /// Whether the amounts are the source's, in US dollars, because the learner gave none.
    pub is_sources: bool,
    /// The cost of the move.
    pub cost: Amount,
    /// When the move has paid for itself.
    pub break_even: BreakEven,
}

impl Outlook {
    /// Computes the outlook of one statement; `None` where neither the learner's pay nor an amount in
    /// the source is known.
    pub fn new(money: &Money, claim: &PayClaim) -> Option<Self> {
        if let Some(pay) = money.pay {
            let pay = i64::from(pay);
            let before = Amount {
                low: pay,
                high: Some(pay),
            };
            let after = changed(pay, claim.change);
            let cost = cost(money, before);
            return Some(Self {
                before,
                after,
                is_sources: false,
                cost,
                break_even: break_even(cost, after.low - pay, after.high.map(|after| after - pay)),
            });
        }
        let amounts = claim.amounts?;
        let thousands = |range: Range| Amount {
            low: i64::from(range.low()) * 1000,
            high: Some(i64::from(range.high()) * 1000),
        };
        let (before, after) = (thousands(amounts.before), thousands(amounts.after));
        let cost = cost(money, before);
        // The two ranges are independent: the lowest pay before may lead to the highest after.
        let worst = after.low - before.high.unwrap_or(before.low);
        let best = after.high.map(|after| after - before.low);
        Some(Self {
            before,
            after,
            is_sources: true,
            cost,
            break_even: break_even(cost, worst, best),
        })
    }
}

/// Costs, and the pay that is missed.
fn cost(money: &Money, before: Amount) -> Amount {
    let cost = |pay: i64| i64::from(money.spend) + pay * i64::from(money.unpaid) / 12;
    Amount {
        low: cost(before.low),
        high: before.high.map(cost),
    }
}

/// Pay after a change in per cent, rounded to whole units of currency.
fn changed(pay: i64, change: PayChange) -> Amount {
    let after = |percent: i16| (pay * (100 + i64::from(percent)) + 50) / 100;
    Amount {
        low: after(change.low()),
        high: change.high().map(after),
    }
}

/// Computes the break-even for yearly gains from `worst` to `best`; `None` means that the gain has no
/// upper end.
fn break_even(cost: Amount, worst: i64, best: Option<i64>) -> BreakEven {
    let dearest = cost.high.unwrap_or(cost.low);
    let months = |cost: i64, gain: i64| {
        // Rounded up, to the month in which the sum is reached.
        (gain > 0).then(|| u32::try_from((cost * 12 + gain - 1) / gain).unwrap_or(u32::MAX))
    };
    let latest = months(dearest, worst);
    let Some(best) = best else {
        let open = BreakEven::After {
            soonest: 0,
            latest: None,
        };
        return latest.map_or(open, BreakEven::Within);
    };
    match months(cost.low, best) {
        Some(soonest) => BreakEven::After { soonest, latest },
        None if dearest == 0 && worst == 0 => BreakEven::Nothing,
        None => BreakEven::Never,
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
                "Never, by pay alone",
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
                "Never, by pay alone",
            ),
            (
                claim(-5, Some(20)),
                "57,000 to 72,000",
                "After 16 months at the best, or never",
            ),
        ] {
            let outlook = Outlook::new(&mine, &claim).unwrap();
            assert_eq!(outlook.cost.to_string(), "16,000");
            assert_eq!(outlook.after.to_string(), after);
            assert_eq!(outlook.break_even.to_string(), break_even);
        }
    }

    #[test]
    fn what_costs_nothing_pays_from_the_first_month_or_not_at_all() {
        let free = money(60_000, 0, 0);
        let answer = |claim: &PayClaim| Outlook::new(&free, claim).unwrap().break_even.to_string();
        assert_eq!(answer(&claim(53, Some(53))), "From the first month");
        assert_eq!(answer(&claim(0, Some(0))), "Nothing to make up for");
        assert_eq!(answer(&claim(-5, Some(0))), "Never, by pay alone");
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
        assert_eq!(outlook.before.to_string(), "85,000 to 140,000");
        assert_eq!(outlook.after.to_string(), "140,000 to 260,000");
        assert_eq!(
            outlook.break_even.to_string(),
            "After 1 month at the best, or never"
        );
        assert_eq!(Outlook::new(&money(0, 0, 0), &claim(53, Some(53))), None);
    }

    proptest! {
        #[test]
        fn by_the_break_even_the_gain_has_made_up_for_the_cost(
            pay in 1..MAX_AMOUNT, spend in 0..MAX_AMOUNT, unpaid in 0..60_u16, low in -100..200_i16, more in 0..100_i16,
        ) {
            let mine = Money { pay: Some(pay), spend, unpaid };
            let outlook = Outlook::new(&mine, &claim(low, Some(low + more))).unwrap();
            prop_assert!(outlook.after.high.unwrap() >= outlook.after.low);
            let gain = outlook.after.low - i64::from(pay);
            match outlook.break_even {
                BreakEven::After { soonest, latest: Some(latest) } => {
                    prop_assert!(soonest <= latest);
                    prop_assert!(gain * i64::from(latest) >= outlook.cost.low * 12);
                    prop_assert!(latest == 0 || gain * (i64::from(latest) - 1) < outlook.cost.low * 12);
                }
                _ => prop_assert!(gain <= 0),
            }
        }
    }
}
