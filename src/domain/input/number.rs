//! Numbers with commas, points, spaces and apostrophes.

use super::{excerpt, fold_typed};

/// Millionths in one.
pub(super) const ONE: u64 = 1_000_000;

/// The maximum number of digits before the decimal mark.
const MAX_DIGITS: usize = 10;

/// A number as it can be understood, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// There is one way to read it.
    Sure {
        /// The value.
        millionths: u64,
        /// The number of digits after the decimal mark.
        decimals: usize,
    },
    /// A single mark before three digits: it groups thousands in one country and is the decimal mark in
    /// another.
    Either {
        /// The value if the mark groups thousands.
        grouped: u64,
        /// The value if it is the decimal mark.
        decimal: u64,
    },
}

/// Reads a number that consists of digits and marks only; `None` where it isn't one.
pub(super) fn read_number(text: &str) -> Option<Reading> {
    let vulgar = [('½', 500_000), ('¼', 250_000), ('¾', 750_000)];
    for (mark, millionths) in vulgar {
        if let Some(whole) = text.strip_suffix(mark) {
            let whole = whole.trim_end();
            let is_whole = whole.bytes().all(|byte| byte.is_ascii_digit());
            let whole = match whole {
                "" => 0,
                _ => is_whole.then(|| whole_millionths(&[whole]))??,
            };
            let millionths = whole + millionths;
            return Some(Reading::Sure {
                millionths,
                decimals: 2,
            });
        }
    }
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    if !marks
        .iter()
        .all(|mark| matches!(mark, ',' | '.' | '\'' | ' ' | '_'))
    {
        return None;
    }
    let mut parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let Some((&last, others)) = marks.split_last() else {
        return Some(Reading::Sure {
            millionths: whole_millionths(&parts)?,
            decimals: 0,
        });
    };
    let is_same = |marks: &[char]| marks.windows(2).all(|pair| pair[0] == pair[1]);
    let grouped = || {
        let is_grouped = is_same(&marks) && are_groups(&parts);
        is_grouped.then(|| whole_millionths(&parts)).flatten()
    };
    if !matches!(last, ',' | '.') || others.contains(&last) {
        return Some(Reading::Sure {
            millionths: grouped()?,
            decimals: 0,
        });
    }
    if others.is_empty()
        && let Some(grouped) = grouped()
    {
        let decimal = grouped / 1000;
        return Some(Reading::Either { grouped, decimal });
    }
    let fraction = parts.pop().filter(|fraction| !fraction.is_empty())?;
    if !(others.is_empty() || is_same(others) && are_groups(&parts)) {
        return None;
    }
    // “.5” is 0.5.
    let whole = if parts == [""] {
        0
    } else {
        whole_millionths(&parts)?
    };
    let six: String = fraction.chars().chain("000000".chars()).take(6).collect();
    Some(Reading::Sure {
        millionths: whole + six.parse::<u64>().ok()?,
        decimals: fraction.len(),
    })
}

/// Whether these are the groups of a whole number: of three digits, or of two before the last three as
/// in India (12,34,567). The first may be shorter and doesn't begin with a zero.
fn are_groups(parts: &[&str]) -> bool {
    let [first, middle @ .., last] = parts else {
        return false;
    };
    let are_of = |size: usize| {
        (1..=size).contains(&first.len()) && middle.iter().all(|part| part.len() == size)
    };
    last.len() == 3 && !first.starts_with('0') && (are_of(3) || !middle.is_empty() && are_of(2))
}

fn whole_millionths(parts: &[&str]) -> Option<u64> {
    let digits = parts.concat();
    let whole: u64 = digits.parse().ok()?;
    (whole.to_string().len() <= MAX_DIGITS).then_some(whole * ONE)
}

/// Formats millionths as a number in English: `1,234.5`.
pub(super) fn in_english(millionths: u64) -> String {
    let whole = i64::try_from(millionths / ONE).unwrap_or(i64::MAX);
    let fraction = format!("{:06}", millionths % ONE);
    match fraction.trim_end_matches('0') {
        "" => group_digits(whole),
        fraction => format!("{}.{fraction}", group_digits(whole)),
    }
}

/// Formats a whole number in groups of three digits: `−85,000`.
pub fn group_digits(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let sign = if n < 0 { "−" } else { "" };
    let mut text = sign.to_owned();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Parses a number with up to two decimals, such as `6,5`, `7½` or `12 hours`, in hundredths. `units` are
/// the words that may follow it. An empty text is `None`.
///
/// # Errors
/// A message that says what to enter.
pub fn parse_decimal(text: &str, units: &[&str]) -> Result<Option<u32>, String> {
    let folded = fold_typed(text).to_lowercase();
    if folded.is_empty() {
        return Ok(None);
    }
    let is_unit = |unit: &&&str| folded.ends_with(**unit);
    let longest = units.iter().filter(is_unit).max_by_key(|unit| unit.len());
    let number = longest.map_or(&*folded, |unit| {
        folded[..folded.len() - unit.len()].trim_end()
    });
    let text = excerpt(text);
    match read_number(number) {
        Some(Reading::Either { grouped, decimal }) => Err(format!(
            "“{text}” could be {} or {}. Enter it with at most two digits after the point.",
            in_english(decimal),
            in_english(grouped)
        )),
        Some(Reading::Sure {
            millionths,
            decimals: 0..=2,
        }) => u32::try_from(millionths / (ONE / 100))
            .map(Some)
            .map_err(|_| format!("{} is too much.", in_english(millionths))),
        Some(Reading::Sure { .. }) => {
            Err("Enter it with at most two digits after the point.".to_owned())
        }
        None => Err(format!(
            "“{text}” isn’t a number we can read. Enter one such as 7 or 7.5."
        )),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn decimals_are_read_with_a_comma_a_point_or_a_fraction() {
        for (typed, hundredths) in [
            ("6", 600),
            ("6,5", 650),
            ("6.5", 650),
            ("6.50 h", 650),
            ("7½", 750),
            ("7 ½", 750),
            ("½", 50),
            (".5", 50),
            ("12 hours", 1200),
            ("१२", 1200),
            ("１２", 1200),
            ("٦٫٥", 650),
            ("1,200", 0),
        ] {
            let read = parse_decimal(typed, &["h", "hours"]);
            if hundredths == 0 {
                assert_eq!(
                    read.unwrap_err(),
                    "“1,200” could be 1.2 or 1,200. Enter it with at most two digits after the point."
                );
            } else {
                assert_eq!(read, Ok(Some(hundredths)), "{typed}");
            }
        }
        assert_eq!(parse_decimal(" \u{a0}", &[]), Ok(None));
        for wrong in [
            "ten",
            "-5",
            "6..5",
            "1e3",
            "6 5",
            "6.1234",
            "5 h",
            "1,2,3",
            "99999999999",
        ] {
            assert!(parse_decimal(wrong, &[]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_whole_number_is_grouped() {
        for (n, grouped) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (-85_000, "−85,000"),
        ] {
            assert_eq!(group_digits(n), grouped);
        }
    }

    proptest! {
        #[test]
        fn a_number_is_read_in_every_way_of_writing(n in 0..99_999_999_i64, mark in "[,.' _]") {
            let written = group_digits(n).replace(',', &mark);
            let millionths = u64::try_from(n).unwrap() * ONE;
            match read_number(&written).unwrap() {
                Reading::Sure { millionths: read, .. } => prop_assert_eq!(read, millionths),
                Reading::Either { grouped, .. } => prop_assert_eq!(grouped, millionths),
            }
            let cents = format!("{}{}25", group_digits(n).replace(',', if mark == "," { "." } else { "," }), if mark == "," { "," } else { "." });
            let read = read_number(&cents);
            let is_right = matches!(read, Some(Reading::Sure { millionths: read, decimals: 2 }) if read == millionths + 250_000);
            prop_assert!(is_right, "{} as {:?}", cents, read);
        }
    }
}
