//! A learner's figures on money, all in their own currency.

/// The maximum of each amount.
pub const MAX_AMOUNT: u32 = 100_000_000;

/// The maximum number of months without pay.
pub const MAX_MONTHS: u16 = 60;

/// A learner's figures on money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// Today's yearly pay, from 1 to [`MAX_AMOUNT`].
    pub pay: Option<u32>,
    /// Courses and other costs, up to [`MAX_AMOUNT`].
    pub spend: u32,
    /// Months without pay during the move, up to [`MAX_MONTHS`].
    pub unpaid: u16,
}

impl Money {
    /// The cost of the move in tenths of a month's pay; `None` where the pay isn't known.
    pub fn cost_in_tenths_of_months(&self) -> Option<u64> {
        let pay = u64::from(self.pay?);
        let missed = u64::from(self.unpaid) * 10;
        Some(missed + (u64::from(self.spend) * 120).checked_div(pay)?)
    }
}

/// Parses an amount of money. Spaces, commas and apostrophes may group the digits; an empty text is
/// `None`.
///
/// # Errors
/// A message that says what to enter.
pub fn parse_amount(text: &str) -> Result<Option<u32>, String> {
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
        .filter(|amount| is_plain && *amount <= MAX_AMOUNT);
    match amount {
        Some(amount) => Ok(Some(amount)),
        None => Err("Enter a whole amount, such as 60,000, up to 100 million.".to_owned()),
    }
}

/// Parses months without pay. An empty text is 0.
///
/// # Errors
/// A message that says what to enter.
pub fn parse_months(text: &str) -> Result<u16, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(0);
    }
    let months = text.parse().ok().filter(|months| *months <= MAX_MONTHS);
    months.ok_or_else(|| format!("Enter whole months from 0 to {MAX_MONTHS}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, amount) in [
            ("60000", 60_000),
            ("60,000", 60_000),
            (" 60 000 ", 60_000),
            ("0", 0),
        ] {
            assert_eq!(parse_amount(text), Ok(Some(amount)), "{text}");
        }
        assert_eq!(parse_amount(" "), Ok(None));
        for wrong in ["-5", "60k", "1e9", "12.50", "999999999999", "€5"] {
            assert!(parse_amount(wrong).is_err(), "{wrong}");
        }
        assert_eq!((parse_months(""), parse_months("6")), (Ok(0), Ok(6)));
        for wrong in ["-1", "61", "six"] {
            assert!(parse_months(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_cost_is_counted_in_months_of_pay() {
        let money = |pay| Money {
            pay,
            spend: 1_000,
            unpaid: 3,
        };
        assert_eq!(money(Some(60_000)).cost_in_tenths_of_months(), Some(32));
        assert_eq!(money(None).cost_in_tenths_of_months(), None);
    }
}
