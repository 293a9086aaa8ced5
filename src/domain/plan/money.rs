//! A learner's figures on money, all in their own currency.

use std::fmt;

use crate::domain::input::fold_typed;
use crate::domain::input::number::{group_digits, parse_decimal};

/// The maximum of each amount.
pub const MAX_AMOUNT: u32 = 100_000_000;

/// The maximum number of months without pay.
pub const MAX_MONTHS: u16 = 60;

/// The maximum length of a currency in characters.
pub const MAX_CURRENCY: usize = 4;

/// A learner's figures on money.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// Today's yearly pay, from 1 to [`MAX_AMOUNT`].
    pub pay: Option<u32>,
    /// Courses and other costs, up to [`MAX_AMOUNT`].
    pub spend: u32,
    /// Months without pay during the move, up to [`MAX_MONTHS`].
    pub unpaid: u16,
    /// The currency of all amounts; `None` where the learner named none.
    pub currency: Option<Currency>,
}

impl Money {
    /// The cost of the move in tenths of a month's pay; `None` where the pay isn't known.
    pub fn cost_in_tenths_of_months(&self) -> Option<u64> {
        let pay = u64::from(self.pay?);
        let missed = u64::from(self.unpaid) * 10;
        Some(missed + (u64::from(self.spend) * 120).checked_div(pay)?)
    }
}

/// A currency as the learner writes it, a code or a symbol: `€`, `PLN`. Nothing is converted, so any will
/// do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency(String);

impl Currency {
    /// US dollars, which the sources count in.
    pub fn us_dollar() -> Self {
        Self("US$".to_owned())
    }

    /// Parses a currency. An empty text is `None`.
    ///
    /// # Errors
    /// A message that says what to enter.
    pub fn parse(text: &str) -> Result<Option<Self>, String> {
        let text = fold_typed(text);
        if text.is_empty() {
            return Ok(None);
        }
        let is_mark = |c: char| c.is_alphabetic() || matches!(c, '.' | '$') || !c.is_ascii();
        let fits = text.chars().count() <= MAX_CURRENCY && text.chars().all(is_mark);
        if !fits || text.chars().any(char::is_numeric) {
            return Err(format!(
                "Enter a symbol or code of up to {MAX_CURRENCY} characters, such as €, CHF or PLN."
            ));
        }
        Ok(Some(Self(text)))
    }

    /// Formats an amount in this currency: `€60,000`, `PLN 60,000`.
    pub fn format(&self, amount: i64) -> String {
        let sign = if amount < 0 { "−" } else { "" };
        let digits = group_digits(amount.saturating_abs());
        // A no-break space keeps letters and digits apart and on one line.
        let is_word = self.0.ends_with(|c: char| c.is_alphabetic() || c == '.');
        let space = if is_word { "\u{a0}" } else { "" };
        format!("{sign}{}{space}{digits}", self.0)
    }

    /// Whether both stand for the same currency, such as € and EUR.
    pub fn is_same(&self, other: &str) -> bool {
        const SAME: [(&str, &str); 9] = [
            ("€", "EUR"),
            ("£", "GBP"),
            ("₹", "INR"),
            ("zł", "PLN"),
            ("Kč", "CZK"),
            ("US$", "USD"),
            ("$", "US$"),
            ("$", "USD"),
            ("Fr.", "CHF"),
        ];
        let is = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        let mut pairs = SAME.into_iter();
        is(&self.0, other)
            || pairs.any(|(a, b)| is(&self.0, a) && is(other, b) || is(&self.0, b) && is(other, a))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Formats an amount, in a currency where there is one.
pub fn format_amount(currency: Option<&Currency>, amount: i64) -> String {
    currency.map_or_else(|| group_digits(amount), |currency| currency.format(amount))
}

/// Parses months without pay. An empty text is 0.
///
/// # Errors
/// A message that says what to enter.
pub fn parse_months(text: &str) -> Result<u16, String> {
    // What the parser says of a number would suggest half months.
    let hundredths = parse_decimal(text, &["months", "month"]).ok();
    let hundredths = hundredths.map(Option::unwrap_or_default);
    hundredths
        .filter(|hundredths| hundredths.is_multiple_of(100))
        .and_then(|hundredths| u16::try_from(hundredths / 100).ok())
        .filter(|months| *months <= MAX_MONTHS)
        .ok_or_else(|| format!("Enter whole months from 0 to {MAX_MONTHS}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_whole() {
        for (text, months) in [("", 0), ("6", 6), ("6 months", 6), ("१२", 12), ("60", 60)] {
            assert_eq!(parse_months(text), Ok(months), "{text}");
        }
        for wrong in ["-1", "61", "six", "2,5", "9999999"] {
            let message = parse_months(wrong).unwrap_err();
            assert_eq!(message, "Enter whole months from 0 to 60.", "{wrong}");
        }
    }

    #[test]
    fn a_currency_is_a_short_symbol_or_code() {
        for (text, amount) in [
            ("€", "€60,000"),
            ("US$", "US$60,000"),
            (" PLN ", "PLN\u{a0}60,000"),
            ("zł", "zł\u{a0}60,000"),
            ("Fr.", "Fr.\u{a0}60,000"),
        ] {
            let currency = Currency::parse(text).unwrap().unwrap();
            assert_eq!(currency.format(60_000), amount);
        }
        assert_eq!(Currency::parse("  "), Ok(None));
        for wrong in ["euros", "5", "€5", "a/b", "<b>", "A B"] {
            assert!(Currency::parse(wrong).is_err(), "{wrong}");
        }
        let euro = Currency::parse("€").unwrap().unwrap();
        assert_eq!(euro.format(-3_000), "−€3,000");
        assert!(euro.is_same("eur") && euro.is_same("€") && !euro.is_same("$"));
    }

    #[test]
    fn a_cost_is_counted_in_months_of_pay() {
        let money = |pay| Money {
            pay,
            spend: 1_000,
            unpaid: 3,
            currency: None,
        };
        assert_eq!(money(Some(60_000)).cost_in_tenths_of_months(), Some(32));
        assert_eq!(money(None).cost_in_tenths_of_months(), None);
    }
}
