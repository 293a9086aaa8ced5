//! Dates as text, for browsers without a date picker and for what is pasted.

use super::fold_typed;
use crate::domain::date::{Date, MONTHS};

/// Parses a day: `2027-05-03`, `3.5.2027`, `3 May 2027`, `May 3, 2027`; `3/5/2027` only where it can be
/// just one day. An empty text is `None`.
///
/// # Errors
/// A message that says what to enter, or names the days that the text could stand for.
pub fn parse_date(text: &str) -> Result<Option<Date>, String> {
    let folded = fold_typed(text).to_lowercase();
    if folded.is_empty() {
        return Ok(None);
    }
    let is_mark = |c: char| matches!(c, '-' | '/' | '.' | ',' | ' ' | '年' | '月' | '日');
    let parts: Vec<&str> = without_year_word(&folded)
        .split(is_mark)
        .filter(|part| !part.is_empty())
        .collect();
    let unreadable = || format!("“{text}” isn’t a date we can read. Enter one such as 3 May 2027.");
    let day = |year: &str, month: u16, day: u16| {
        let year = full_year(year).ok_or_else(unreadable)?;
        let found = u8::try_from(month)
            .ok()
            .zip(u8::try_from(day).ok())
            .and_then(|(month, day)| Date::new(year, month, day));
        found.ok_or_else(|| format!("The calendar has no day “{text}”."))
    };
    let date = match *parts {
        // 20270503
        [digits] if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) => day(
            &digits[..4],
            number(&digits[4..6]).unwrap_or(0),
            number(&digits[6..]).unwrap_or(0),
        )?,
        [first, second, third] => {
            let (a, b, c) = (ordinal(first), ordinal(second), number(third));
            match (a, month_of(first), b, month_of(second), c) {
                // 3 May 2027
                (Some(a), _, _, Some(month), Some(_)) => day(third, month, a)?,
                // May 3, 2027
                (_, Some(month), Some(b), _, Some(_)) => day(third, month, b)?,
                // 2027-05-03
                (Some(_), _, Some(month), _, Some(c)) if first.len() == 4 => day(first, month, c)?,
                (Some(a), _, Some(b), _, Some(c)) => {
                    let is_short = third.len() < 4;
                    // With points it is the day first, wherever points are used.
                    let has_points = folded.contains('.');
                    let readings = [
                        Some(day(third, b, a)),
                        (!has_points).then(|| day(third, a, b)),
                        // 27/05/03 in Japan, 27. 5. 13. in Korea.
                        is_short.then(|| day(first, b, c)),
                    ];
                    choose_reading(text, readings.into_iter().flatten(), is_short)?
                }
                _ => return Err(unreadable()),
            }
        }
        [first, second] if month_of(first).or(month_of(second)).is_some() => {
            return Err("Enter the year as well, such as 3 May 2027.".to_owned());
        }
        _ => return Err(unreadable()),
    };
    Ok(Some(date))
}

/// Drops the word for “year” that some languages put behind it.
fn without_year_word(text: &str) -> &str {
    let words = [" г.", " г", " р.", " р"];
    let without = words.iter().find_map(|word| text.strip_suffix(word));
    without.unwrap_or(text)
}

/// The only day that a text can stand for; a question where there are several.
fn choose_reading(
    text: &str,
    readings: impl Iterator<Item = Result<Date, String>>,
    has_short_year: bool,
) -> Result<Date, String> {
    let (mut days, mut wrong) = (vec![], None);
    for reading in readings {
        match reading {
            Ok(day) if !days.contains(&day) => days.push(day),
            Ok(_) => {}
            Err(message) => _ = wrong.get_or_insert(message),
        }
    }
    match *days {
        [] => Err(wrong.unwrap_or_default()),
        [day] => Ok(day),
        [.., last] => {
            let others: Vec<_> = days.iter().map(|day| day.in_words()).collect();
            let others = others[..days.len() - 1].join(", ");
            let advice = if has_short_year {
                "Enter it such as 3 May 2027."
            } else {
                "Enter the month as a word."
            };
            let last = last.in_words();
            Err(format!("“{text}” could be {others} or {last}. {advice}"))
        }
    }
}

fn number(text: &str) -> Option<u16> {
    let is_plain = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok())?
}

/// Reads `3`, `3rd` and the like.
fn ordinal(text: &str) -> Option<u16> {
    let ends = ["st", "nd", "rd", "th"];
    let digits = ends.iter().find_map(|end| text.strip_suffix(end));
    number(digits.unwrap_or(text))
}

/// The number of a month by its English name, or by at least three letters of it.
fn month_of(text: &str) -> Option<u16> {
    let is_it = |month: &&str| text.len() >= 3 && month.to_lowercase().starts_with(text);
    let found = MONTHS.iter().position(is_it);
    let found = found.or((text == "sept").then_some(8))?;
    u16::try_from(found + 1).ok()
}

/// A year of four digits, or of two from 2000 to 2049: others may be of another calendar (2570 in Thailand).
fn full_year(text: &str) -> Option<u16> {
    let year = number(text)?;
    match text.len() {
        4 => Some(year),
        2 if year < 50 => Some(2000 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_read_in_each_countrys_way_of_writing() {
        for text in [
            "2027-05-03",
            "2027/5/3",
            "2027. 5. 3.",
            "2027年5月3日",
            "20270503",
            "3.5.2027",
            "03.05.2027",
            "3. 5. 27",
            "3 May 2027",
            "3 may 27",
            "3rd May, 2027",
            "May 3, 2027",
            "3-May-2027",
            "２０２７－０５－０３",
            "٣.٥.٢٠٢٧",
        ] {
            assert_eq!(parse_date(text), Ok(Date::parse("2027-05-03")), "{text}");
        }
        for (text, day) in [
            ("31/5/2027", "2027-05-31"),
            ("5/31/2027", "2027-05-31"),
            ("5/5/2027", "2027-05-05"),
            ("1 sept 2027", "2027-09-01"),
            ("29-02-2028", "2028-02-29"),
        ] {
            assert_eq!(parse_date(text), Ok(Date::parse(day)), "{text}");
        }
        assert_eq!(parse_date("  "), Ok(None));
    }

    #[test]
    fn what_could_be_two_days_is_asked_about() {
        for (text, asks) in [
            (
                "5/3/2027",
                "“5/3/2027” could be 5 March 2027 or 3 May 2027. Enter the month as a word.",
            ),
            (
                "03/05/27",
                "“03/05/27” could be 3 May 2027, 5 March 2027 or 27 May 2003. Enter it such as 3 May 2027.",
            ),
            (
                "03/05/03",
                "“03/05/03” could be 3 May 2003 or 5 March 2003. Enter it such as 3 May 2027.",
            ),
            (
                "03.05.27",
                "“03.05.27” could be 3 May 2027 or 27 May 2003. Enter it such as 3 May 2027.",
            ),
            ("31.2.2027", "The calendar has no day “31.2.2027”."),
            ("3 May", "Enter the year as well, such as 3 May 2027."),
            (
                "soon",
                "“soon” isn’t a date we can read. Enter one such as 3 May 2027.",
            ),
        ] {
            assert_eq!(parse_date(text), Err(asks.to_owned()), "{text}");
        }
        for wrong in [
            "2027",
            "3 Ma 2027",
            "0/0/0",
            "2027-13-01",
            "1 2 3 4",
            "3.5.227",
            "3.5.20277",
        ] {
            assert!(parse_date(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_as_it_is_written(number in 0..3_000_000_u32) {
            let day = Date::from_number(number).unwrap();
            prop_assert_eq!(parse_date(&day.to_string()), Ok(Some(day)));
            if day.to_string().as_str() >= "1000" {
                prop_assert_eq!(parse_date(&day.in_words()), Ok(Some(day)));
                prop_assert_eq!(parse_date(&day.in_short()), Ok(Some(day)));
            }
        }
    }
}
