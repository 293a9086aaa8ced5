//! Whether numbers and dates are read as fifty languages write them: rightly, or not at all and with words.

use proptest::prelude::*;

use super::amount::parse_amount;
use super::date::parse_date;
use super::number::{group_digits, parse_decimal};
use crate::domain::date::Date;

/// How one language of `locales.tsv` writes.
#[derive(Debug)]
struct Locale {
    tag: &'static str,
    calendar: &'static str,
    decimal: &'static str,
    group: &'static str,
    group_size: usize,
    zero: char,
    euros: &'static str,
    dates: Vec<&'static str>,
    months: Vec<&'static str>,
}

fn locales() -> Vec<Locale> {
    let lines = include_str!("locales.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#'));
    let locales = rows.map(|row| match *row.split('\t').collect::<Vec<_>>() {
        [
            tag,
            calendar,
            decimal,
            group,
            size,
            zero,
            euros,
            dates,
            months,
        ] => Locale {
            tag,
            calendar,
            decimal,
            // Most write a space that doesn't break: it would look like any other in the table.
            group: if group == "space" { "\u{a0}" } else { group },
            group_size: size.parse().unwrap(),
            zero: zero.parse().unwrap(),
            euros,
            dates: dates.split("; ").collect(),
            months: months.split(',').collect(),
        },
        _ => panic!("a row of nine columns: {row}"),
    });
    locales.collect()
}

impl Locale {
    fn digits(&self, text: &str) -> String {
        let digit = |c: char| match c.to_digit(10) {
            Some(digit) => char::from_u32(u32::from(self.zero) + digit).unwrap(),
            None => c,
        };
        text.chars().map(digit).collect()
    }

    /// Writes a whole number in groups.
    fn number(&self, n: u32) -> String {
        let english = group_digits(n.into());
        let mut groups: Vec<String> = vec![];
        if self.group_size == 3 {
            groups.extend(english.split(',').map(str::to_owned));
        } else {
            let digits = n.to_string();
            let (mut rest, last) = digits.split_at(digits.len().saturating_sub(3));
            groups.push(last.to_owned());
            while !rest.is_empty() {
                let (before, group) = rest.split_at(rest.len().saturating_sub(self.group_size));
                groups.insert(0, group.to_owned());
                rest = before;
            }
        }
        self.digits(&groups.join(self.group))
    }

    /// Writes a day by one of the language's patterns.
    fn date(&self, pattern: &str, day: Date) -> String {
        let (year, month, number) = (day.year(), day.month(), day.day());
        let year = match self.calendar {
            "buddhist" => year + 543,
            // Near enough: what counts is that it is another one.
            "persian" => year - 621,
            _ => year,
        };
        let mut text = String::new();
        let mut rest = pattern;
        while let Some(first) = rest.chars().next() {
            let size = rest.len() - rest.trim_start_matches(first).len();
            let part = match (first, size) {
                ('Y', 4) => year.to_string(),
                ('Y', _) => format!("{:02}", year % 100),
                ('M', 2) => format!("{month:02}"),
                ('M', _) => month.to_string(),
                ('D', 2) => format!("{number:02}"),
                ('D', _) => number.to_string(),
                ('B', _) => self.months[usize::from(month) - 1].to_owned(),
                _ => rest[..size].to_owned(),
            };
            text += &part;
            rest = &rest[size..];
        }
        self.digits(&text)
    }
}

proptest! {
    #[test]
    fn an_amount_of_every_language_is_read(units in prop_oneof![0..2_000_u32, 0..99_999_999_u32], cents in 0..100_u32) {
        for locale in locales() {
            let (tag, number) = (locale.tag, locale.number(units));
            let is_right = |text: &str, units: u32| {
                let read = parse_amount(text, 100_000_000);
                read.is_ok_and(|read| read.is_some_and(|read| read.units == units))
            };
            prop_assert!(is_right(&number, units), "{tag}: {number}");
            let plain = locale.digits(&units.to_string());
            prop_assert!(is_right(&plain, units), "{tag}: {plain}");
            let euros = locale.euros.replace('#', &number);
            prop_assert!(is_right(&euros, units), "{tag}: {euros}");
            let exact = format!("{number}{}{}", locale.decimal, locale.digits(&format!("{cents:02}")));
            prop_assert!(is_right(&exact, units + u32::from(cents >= 50)), "{tag}: {exact}");
        }
    }

    #[test]
    fn hours_of_every_language_are_read(hundredths in 0..99_900_u32) {
        for locale in locales() {
            let (whole, part) = (hundredths / 100, hundredths % 100);
            let typed = locale.digits(&format!("{whole}{}{part:02}", locale.decimal));
            prop_assert_eq!(parse_decimal(&typed, &[]), Ok(Some(hundredths)), "{}: {}", locale.tag, typed);
        }
    }

    #[test]
    fn a_day_of_every_language_is_read_or_asked_about(year in 2020..2040_u16, month in 1..=12_u8, number in 1..=28_u8) {
        let day = Date::new(year, month, number).unwrap();
        for locale in locales() {
            for pattern in &locale.dates {
                let typed = locale.date(pattern, day);
                let read = parse_date(&typed);
                // A year of another calendar is outside of what a plan takes, which its fields say.
                let is_taken = |day: &Date| (2000..2100).contains(&day.year());
                let wrong = read.as_ref().ok().and_then(|read| *read).filter(|read| *read != day && is_taken(read));
                prop_assert_eq!(wrong, None, "{}: {}", locale.tag, typed);
                let is_whole = locale.calendar == "-" && pattern.contains("YYYY") && !pattern.contains('B');
                let is_asked = read.as_ref().is_err_and(|message| message.contains(" could be ") && message.contains(&day.in_words()));
                prop_assert!(!is_whole || read == Ok(Some(day)) || is_asked, "{}: {}: {:?}", locale.tag, typed, read);
            }
        }
    }
}
