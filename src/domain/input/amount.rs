//! Amounts of money.

use super::number::{ONE, Reading, group_digits, in_english, read_number};
use super::{excerpt, fold_typed};

/// An amount of money as it was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedAmount {
    /// Whole units of currency; cents are rounded.
    pub units: u32,
    /// The currency that stood beside the amount.
    pub currency: Option<&'static str>,
}

/// Currencies as they may stand before or behind an amount. Other words aren't taken for one: “mil” is
/// a thousand in one language and a million in another.
const CURRENCIES: &[&str] = &[
    "€", "$", "£", "¥", "₹", "₽", "₺", "₴", "₩", "₪", "₫", "₱", "₦", "zł", "Kč", "kr", "Ft", "lei",
    "Fr.", "Rs", "R$", "US$", "A$", "C$", "NZ$", "EUR", "USD", "GBP", "CHF", "PLN", "CZK", "SEK",
    "NOK", "DKK", "HUF", "RON", "BGN", "TRY", "UAH", "RUB", "INR", "JPY", "CNY", "KRW", "AUD",
    "CAD", "NZD", "BRL", "MXN", "ARS", "ZAR", "NGN", "KES", "EGP", "AED", "SAR", "ILS", "SGD",
    "HKD", "PHP", "IDR", "VND", "THB", "MYR", "PKR", "BDT",
];

/// Words that multiply.
const MULTIPLIERS: &[(&str, u64)] = &[
    ("thousand", 1_000),
    ("tsd.", 1_000),
    ("tsd", 1_000),
    ("tys.", 1_000),
    ("tys", 1_000),
    ("k", 1_000),
    ("million", 1_000_000),
    ("mio.", 1_000_000),
    ("mio", 1_000_000),
    ("mln", 1_000_000),
    ("m", 1_000_000),
    ("lakhs", 100_000),
    ("lakh", 100_000),
    ("lac", 100_000),
    ("crore", 10_000_000),
];

/// Words that say that the amount is of a year.
const A_YEAR: &[&str] = &[
    "/ year",
    "/year",
    "/ yr",
    "/yr",
    "/ y",
    "/y",
    "/a",
    "per year",
    "a year",
    "p.a.",
    "pa",
    "yearly",
    "per annum",
];

const EXAMPLE: &str = "Enter one amount, such as 60,000 or 60k.";

/// Parses an amount of money in whole units, up to `max`: `60k`, `60.000`, `60 000 €`, `$60,000`,
/// `60'000`, `60,000.00`. An empty text is `None`.
///
/// # Errors
/// A message that says what to enter, or names the two amounts that the text could stand for.
pub fn parse_amount(text: &str, max: u32) -> Result<Option<TypedAmount>, String> {
    let folded = fold_typed(text);
    if folded.is_empty() {
        return Ok(None);
    }
    let text = &excerpt(text);
    let unreadable = || format!("“{text}” isn’t an amount we can read. {EXAMPLE}");
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾');
    let first = folded.find(is_part).ok_or_else(unreadable)?;
    let last = folded.rfind(is_part).ok_or_else(unreadable)?;
    let end = last + folded[last..].chars().next().map_or(0, char::len_utf8);
    let (before, number, after) = (&folded[..first], &folded[first..end], &folded[end..]);
    if before.trim_end().ends_with('-') {
        return Err("Enter an amount of 0 or more.".to_owned());
    }
    if number.contains('-') {
        return Err(format!("“{text}” looks like a range. {EXAMPLE}"));
    }
    let (factor, currency) = read_words(before, after).map_err(|word| match word {
        Word::Period => "Enter the amount for a whole year.".to_owned(),
        Word::Unknown(word) => {
            let word = excerpt(&word);
            format!("We can’t tell what “{word}” means here. {EXAMPLE}")
        }
    })?;
    let millionths = match read_number(number).ok_or_else(unreadable)? {
        Reading::Either { grouped, decimal } if factor > 1 => {
            let both = [decimal, grouped].map(|n| n.checked_mul(factor).map(in_english));
            let [Some(low), Some(high)] = both else {
                return Err(too_much(max));
            };
            return Err(format!(
                "“{text}” could be {low} or {high}. Enter it in full."
            ));
        }
        Reading::Either { grouped, .. } => Some(grouped),
        // “85,5” may be short for 85,500. Two digits are cents.
        Reading::Sure {
            millionths,
            decimals,
        } if factor == 1 && millionths < 1000 * ONE && !matches!(decimals, 0 | 2) => {
            return Err(format!(
                "“{text}” could be {} or {}. Enter it in full.",
                in_english(millionths),
                in_english(millionths * 1000)
            ));
        }
        Reading::Sure { millionths, .. } => millionths.checked_mul(factor),
    };
    let units = millionths.and_then(|n| u32::try_from((n + ONE / 2) / ONE).ok());
    let units = units
        .filter(|units| *units <= max)
        .ok_or_else(|| too_much(max))?;
    Ok(Some(TypedAmount { units, currency }))
}

fn too_much(max: u32) -> String {
    format!("Enter an amount up to {}.", group_digits(max.into()))
}

enum Word {
    /// A period other than a year.
    Period,
    Unknown(String),
}

/// The meaning of the words before and behind a number: a factor, and the currency.
fn read_words(before: &str, after: &str) -> Result<(u64, Option<&'static str>), Word> {
    let before = before.trim();
    let mut rest = after.trim();
    // “60.000,-”, “60'000.-”
    for dash in [",-", ".-"] {
        rest = rest.strip_prefix(dash).unwrap_or(rest).trim_start();
    }
    let lower = rest.to_lowercase();
    if [
        "month", "week", "day", "hour", "/m", "/h", "/d", "/w", "p.m.",
    ]
    .iter()
    .any(|period| lower.contains(period))
    {
        return Err(Word::Period);
    }
    let mut currency = match before {
        "" => None,
        _ => Some(find_currency(before).ok_or_else(|| Word::Unknown(before.to_owned()))?),
    };
    let year = A_YEAR.iter().find(|year| ends_with(rest, year));
    rest = year.map_or(rest, |year| rest[..rest.len() - year.len()].trim_end());
    let mut factor = 1;
    while !rest.is_empty() {
        if currency.is_none()
            && let Some(found) = find_currency(rest)
        {
            currency = Some(found);
            break;
        }
        let is_next = |(word, _): &&(&str, u64)| {
            let next = rest.get(word.len()..);
            let ends = next.is_some_and(|next| {
                !next.starts_with(char::is_alphabetic) || find_currency(next).is_some()
            });
            ends && starts_with(rest, word)
        };
        let multiplier = MULTIPLIERS.iter().find(is_next).filter(|_| factor == 1);
        let Some((word, by)) = multiplier else {
            return Err(Word::Unknown(rest.to_owned()));
        };
        factor = *by;
        rest = rest[word.len()..].trim_start();
    }
    Ok((factor, currency))
}

fn find_currency(text: &str) -> Option<&'static str> {
    let is_it = |currency: &&&str| currency.to_lowercase() == text.to_lowercase();
    CURRENCIES.iter().find(is_it).copied()
}

fn starts_with(text: &str, word: &str) -> bool {
    let start = text.get(..word.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn ends_with(text: &str, word: &str) -> bool {
    let at = text.len().checked_sub(word.len());
    let end = at.and_then(|at| text.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: u32 = 100_000_000;

    fn read(text: &str) -> (u32, Option<&'static str>) {
        let read = parse_amount(text, MAX).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
        let read = read.unwrap();
        (read.units, read.currency)
    }

    #[test]
    fn a_message_repeats_the_beginning_of_a_long_text() {
        let long = "word ".repeat(40_000);
        for text in [&long, &format!("{long}5"), &format!("5-{long}6")] {
            let why = parse_amount(text, u32::MAX).unwrap_err();
            assert!(why.chars().count() < 150, "{why}");
        }
    }

    #[test]
    fn an_amount_is_read_in_each_countrys_way_of_writing() {
        for text in [
            "60000",
            "60,000",
            "60.000",
            "60 000",
            "60\u{a0}000",
            "60\u{202f}000",
            "60'000",
            "60’000",
            "60_000",
            "60,000.00",
            "60.000,00",
            "60000,00",
            "60000.00",
            "60.000,-",
            "60'000.-",
            "60k",
            "60 K",
            "60 Tsd.",
            "60 thousand",
            "0.06m",
            "60000 a year",
            "60k p.a.",
            "６００００",
            "٦٠٬٠٠٠",
            "६०,०००",
        ] {
            assert_eq!(read(text), (60_000, None), "{text}");
        }
        for (text, units) in [
            ("0", 0),
            ("1.234", 1_234),
            ("1500,00", 1_500),
            ("1,234,567", 1_234_567),
            ("1.234.567", 1_234_567),
            ("12,34,567", 1_234_567),
            ("12 lakh", 1_200_000),
            ("7½k", 7_500),
            ("85,50", 86),
            ("60.000,50", 60_001),
            ("85.5k", 85_500),
            ("1.2M", 1_200_000),
        ] {
            assert_eq!(read(text), (units, None), "{text}");
        }
    }

    #[test]
    fn a_currency_beside_the_amount_is_found() {
        for (text, currency) in [
            ("60 000 €", "€"),
            ("€60.000", "€"),
            ("$60,000", "$"),
            ("60k€", "€"),
            ("60 k EUR", "EUR"),
            ("60keur", "EUR"),
            ("chf 60'000", "CHF"),
            ("60 000 zł", "zł"),
            ("US$ 60,000 / year", "US$"),
        ] {
            assert_eq!(read(text), (60_000, Some(currency)), "{text}");
        }
    }

    #[test]
    fn what_could_be_two_amounts_is_asked_about() {
        for (text, asks) in [
            ("85,5", "“85,5” could be 85.5 or 85,500. Enter it in full."),
            (
                "1.234k",
                "“1.234k” could be 1,234 or 1,234,000. Enter it in full.",
            ),
            ("60.0", "“60.0” could be 60 or 60,000. Enter it in full."),
            ("5000/month", "Enter the amount for a whole year."),
            (
                "60 mil",
                "We can’t tell what “mil” means here. Enter one amount, such as 60,000 or 60k.",
            ),
            (
                "50-60k",
                "“50-60k” looks like a range. Enter one amount, such as 60,000 or 60k.",
            ),
            ("-5", "Enter an amount of 0 or more."),
            ("999999999", "Enter an amount up to 100,000,000."),
            (
                "a lot",
                "“a lot” isn’t an amount we can read. Enter one amount, such as 60,000 or 60k.",
            ),
        ] {
            assert_eq!(parse_amount(text, MAX), Err(asks.to_owned()), "{text}");
        }
        for wrong in [
            "60 00",
            "6,00,00",
            "1,2.3.4",
            "1e9",
            "60kk",
            "€60$",
            "12,3456,789",
            "0,123,456",
        ] {
            assert!(parse_amount(wrong, MAX).is_err(), "{wrong}");
        }
        assert_eq!(parse_amount(" ", MAX), Ok(None));
    }
}
