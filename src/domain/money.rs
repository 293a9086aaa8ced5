//! What a move costs and when it has paid for itself, claim by claim: where a source contradicts
//! itself, each of its figures has its own answer.

use std::fmt;

use super::pay::{PayChange, PayClaim};

/// The most that can be entered, a year or at once, in whatever currency.
pub const MOST: u32 = 100_000_000;

/// The most months without pay.
pub const MOST_MONTHS: u16 = 60;

/// What a learner says of their money. All of it is their own currency's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// Today's pay in a year, from 1 to [`MOST`].
    pub pay: Option<u32>,
    /// What courses and all else cost, up to [`MOST`].
    pub spend: u32,
    /// Months without pay during the move, up to [`MOST_MONTHS`].
    pub unpaid: u16,
}

/// An amount, from the least to the most; `None` for “or more”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The least.
    pub low: i64,
    /// The most.
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

/// A whole number in groups of three digits: `−85,000`.
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

/// When a move has paid for itself, in months of the new job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakEven {
    /// After so many months, at the best and at the worst; at the worst perhaps never (`None`).
    After {
        /// At the best; 0 is at once.
        soonest: u32,
        /// At the worst.
        latest: Option<u32>,
    },
    /// After so many months or fewer: the source says “or more” and gives no upper end.
    Within(u32),
    /// Never: it pays less, or no more and costs something.
    Never,
    /// It costs nothing and changes nothing.
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

/// What one claim about pay comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Pay in a year before.
    pub before: Amount,
    /// Pay in a year after.
    pub after: Amount,
    /// Whether these are the source's own amounts, in US dollars, because the learner gave none.
    pub is_sources: bool,
    /// What the move costs.
    pub cost: Amount,
    /// When it has paid for itself.
    pub break_even: BreakEven,
}

impl Money {
    /// What a claim comes to; `None` where the learner says nothing of their pay and the source gives
    /// no amounts.
    pub fn outlook(&self, claim: &PayClaim) -> Option<Outlook> {
        if let Some(pay) = self.pay {
            let pay = i64::from(pay);
            let before = Amount {
                low: pay,
                high: Some(pay),
            };
            let after = changed(pay, claim.change);
            let cost = self.cost(before);
            return Some(Outlook {
                before,
                after,
                is_sources: false,
                cost,
                break_even: break_even(cost, after.low - pay, after.high.map(|after| after - pay)),
            });
        }
        let amounts = claim.amounts?;
        let thousands = |range: super::figure::Range| Amount {
            low: i64::from(range.low()) * 1000,
            high: Some(i64::from(range.high()) * 1000),
        };
        let (before, after) = (thousands(amounts.before), thousands(amounts.after));
        let cost = self.cost(before);
        // Whoever earns little before may come to earn much, and the other way round.
        let worst = after.low - before.high.unwrap_or(before.low);
        let best = after.high.map(|after| after - before.low);
        Some(Outlook {
            before,
            after,
            is_sources: true,
            cost,
            break_even: break_even(cost, worst, best),
        })
    }

    /// What is spent, and the pay that is missed.
    fn cost(&self, before: Amount) -> Amount {
        let cost = |pay: i64| i64::from(self.spend) + pay * i64::from(self.unpaid) / 12;
        Amount {
            low: cost(before.low),
            high: before.high.map(cost),
        }
    }

    /// What the move costs, in tenths of a month's pay; `None` where nothing is known of the pay.
    pub fn cost_in_tenths_of_months(&self) -> Option<u64> {
        let pay = u64::from(self.pay?);
        let missed = u64::from(self.unpaid) * 10;
        Some(missed + (u64::from(self.spend) * 120).checked_div(pay)?)
    }
}

/// Pay after a change in per cent, rounded to whole units.
fn changed(pay: i64, change: PayChange) -> Amount {
    let after = |percent: i16| (pay * (100 + i64::from(percent)) + 50) / 100;
    Amount {
        low: after(change.low()),
        high: change.high().map(after),
    }
}

/// When gains from `worst` to `best` a year have made up for the cost; without a `best` there is no
/// upper end to the gain.
fn break_even(cost: Amount, worst: i64, best: Option<i64>) -> BreakEven {
    let dearest = cost.high.unwrap_or(cost.low);
    let months = |cost: i64, gain: i64| {
        // Rounded up: the month in which it is made up for.
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

/// A sum of money as a learner enters it: digits, with spaces, commas or apostrophes among them.
/// Nothing is no sum.
///
/// # Errors
/// What to enter instead.
pub fn read_amount(text: &str) -> Result<Option<u32>, String> {
    let digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '\'' | '’' | '_'))
        .collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let is_plain = digits.bytes().all(|b| b.is_ascii_digit());
    let amount = digits
        .parse()
        .ok()
        .filter(|amount| is_plain && *amount <= MOST);
    match amount {
        Some(amount) => Ok(Some(amount)),
        None => Err("Enter a whole amount, such as 60,000, up to 100 million.".to_owned()),
    }
}

/// Months without pay as a learner enters them; nothing is none.
///
/// # Errors
/// What to enter instead.
pub fn read_months(text: &str) -> Result<u16, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(0);
    }
    let months = text.parse().ok().filter(|months| *months <= MOST_MONTHS);
    months.ok_or_else(|| format!("Enter whole months from 0 to {MOST_MONTHS}."))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::figure::{Place, Range};
    use super::super::pay::PayAmounts;
    use super::*;

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
            let outlook = mine.outlook(&claim).unwrap();
            assert_eq!(outlook.cost.to_string(), "16,000");
            assert_eq!(outlook.after.to_string(), after);
            assert_eq!(outlook.break_even.to_string(), break_even);
        }
        assert_eq!(mine.cost_in_tenths_of_months(), Some(32));
    }

    #[test]
    fn what_costs_nothing_pays_from_the_first_month_or_not_at_all() {
        let free = money(60_000, 0, 0);
        let answer = |claim: &PayClaim| free.outlook(claim).unwrap().break_even.to_string();
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
        let outlook = money(0, 12_000, 0).outlook(&with_amounts).unwrap();
        assert!(outlook.is_sources);
        assert_eq!(outlook.before.to_string(), "85,000 to 140,000");
        assert_eq!(outlook.after.to_string(), "140,000 to 260,000");
        assert_eq!(
            outlook.break_even.to_string(),
            "After 1 month at the best, or never"
        );
        assert_eq!(money(0, 0, 0).outlook(&claim(53, Some(53))), None);
        assert_eq!(money(0, 5, 5).cost_in_tenths_of_months(), None);
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, amount) in [
            ("60000", 60_000),
            ("60,000", 60_000),
            (" 60 000 ", 60_000),
            ("0", 0),
        ] {
            assert_eq!(read_amount(text), Ok(Some(amount)), "{text}");
        }
        assert_eq!(read_amount(" "), Ok(None));
        for wrong in ["-5", "60k", "1e9", "12.50", "999999999999", "€5"] {
            assert!(read_amount(wrong).is_err(), "{wrong}");
        }
        assert_eq!((read_months(""), read_months("6")), (Ok(0), Ok(6)));
        for wrong in ["-1", "61", "six"] {
            assert!(read_months(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn by_the_break_even_the_gain_has_made_up_for_the_cost(
            pay in 1..MOST, spend in 0..MOST, unpaid in 0..60_u16, low in -100..200_i16, more in 0..100_i16,
        ) {
            let mine = Money { pay: Some(pay), spend, unpaid };
            let outlook = mine.outlook(&claim(low, Some(low + more))).unwrap();
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
