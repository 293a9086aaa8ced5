//! Hours a week, as people type them.

use std::fmt;

/// Hours a week, to the minute: from [`MIN`](Self::MIN) to [`MAX`](Self::MAX).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours(u16);

impl Hours {
    /// Half an hour.
    pub const MIN: Self = Self(30);

    /// 98 hours: 14 a day, every day.
    pub const MAX: Self = Self(98 * 60);

    /// Whole hours; what is out of bounds is brought into them.
    pub const fn whole(hours: u16) -> Self {
        match hours {
            0 => Self::MIN,
            1..=98 => Self(hours * 60),
            _ => Self::MAX,
        }
    }

    /// So many minutes a week; `None` where they are out of bounds.
    pub fn from_minutes(minutes: u32) -> Option<Self> {
        let hours = Self(u16::try_from(minutes).ok()?);
        (Self::MIN..=Self::MAX).contains(&hours).then_some(hours)
    }

    /// Minutes a week.
    pub fn minutes(self) -> u32 {
        self.0.into()
    }

    /// Parses hours a week: `7`, `7.5`, `7,5`, `7½`, `7 1/2`, `7:30`, `7h30`, `90 min`.
    ///
    /// # Errors
    /// A message that says what to enter.
    pub fn parse(text: &str) -> Result<Self, String> {
        let minutes =
            parse_minutes(text).ok_or("Enter the hours as one number, such as 7 or 7.5.")?;
        Self::from_minutes(minutes)
            .ok_or_else(|| format!("Enter hours from {} to {}.", Self::MIN, Self::MAX))
    }
}

impl fmt::Display for Hours {
    /// `7`, `7½` or `7:20`; [`Hours::parse`] reads them back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes) = (self.0 / 60, self.0 % 60);
        let fraction = match minutes {
            0 => "",
            15 => "¼",
            30 => "½",
            45 => "¾",
            _ => return write!(f, "{hours}:{minutes:02}"),
        };
        if hours > 0 {
            write!(f, "{hours}")?;
        }
        f.write_str(fraction)
    }
}

/// Reads minutes, rounded to the nearest; `None` where the text can't be one length of time.
fn parse_minutes(text: &str) -> Option<u32> {
    let text = fold(text);
    let text = strip_any(
        &text,
        &["a week", "per week", "/ week", "/week", "/wk", "weekly"],
    );
    if let Some(minutes) = strip_unit(text, &["minutes", "minute", "mins", "min"])
        && let Some(minutes) = parse_whole(minutes)
    {
        return Some(minutes);
    }
    // 7:30, 7h30, 7 h 30 min
    if let Some((hours, minutes)) = text.split_once([':', 'h'])
        && let minutes = minutes.trim_start_matches(|c: char| c.is_ascii_alphabetic())
        && let minutes = strip_any(minutes, &["minutes", "mins", "min", "m"])
        && !minutes.is_empty()
    {
        let minutes = parse_whole(minutes).filter(|minutes| *minutes < 60)?;
        return parse_whole(hours)?.checked_mul(60)?.checked_add(minutes);
    }
    let number = strip_any(text, &["hours", "hour", "hrs", "hr", "h"]);
    for (mark, minutes) in [
        ("½", 30),
        ("1/2", 30),
        ("¼", 15),
        ("1/4", 15),
        ("¾", 45),
        ("3/4", 45),
    ] {
        if let Some(whole) = number.strip_suffix(mark) {
            // “11/2” is neither 1½ nor 5½.
            let is_apart = mark.len() < 3 || whole.is_empty() || whole.ends_with(' ');
            let whole = if whole.is_empty() {
                Some(0)
            } else {
                parse_whole(whole)
            };
            return is_apart.then_some(whole?.checked_mul(60)?.checked_add(minutes)?);
        }
    }
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let minutes = parse_whole(whole)?.checked_mul(60)?;
    // A comma before three digits may group thousands, which no week has.
    if part.len() > 2 || part.contains(|c: char| !c.is_ascii_digit()) {
        return None;
    }
    let hundredths = format!("{part:0<2}").parse::<u32>().ok()?;
    minutes.checked_add((hundredths * 60 + 50) / 100)
}

fn parse_whole(text: &str) -> Option<u32> {
    let text = text.trim();
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok())?
}

fn strip_unit<'a>(text: &'a str, units: &[&str]) -> Option<&'a str> {
    let stripped = units.iter().find_map(|unit| text.strip_suffix(unit));
    stripped.map(str::trim_end)
}

fn strip_any<'a>(text: &'a str, units: &[&str]) -> &'a str {
    strip_unit(text, units).unwrap_or(text)
}

/// Lower case, with ASCII digits and plain spaces.
fn fold(text: &str) -> String {
    const ZEROS: [u32; 4] = [0x0660, 0x06F0, 0x0966, 0xFF10];
    let digit = |c: char| {
        let value = ZEROS
            .iter()
            .find_map(|zero| u32::from(c).checked_sub(*zero).filter(|n| *n < 10));
        value.and_then(|value| char::from_digit(value, 10))
    };
    let plain = |c: char| match c {
        c if c.is_whitespace() => ' ',
        '٫' => '.',
        c => digit(c).unwrap_or(c),
    };
    let folded: String = text.chars().map(plain).collect();
    folded.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hours_are_read_in_every_way_in_which_people_type_them() {
        for (typed, shown) in [
            ("7", "7"),
            (" 7 ", "7"),
            ("7h", "7"),
            ("7 hours a week", "7"),
            ("7.5", "7½"),
            ("7,5", "7½"),
            ("7,50", "7½"),
            ("7½", "7½"),
            ("7 ½", "7½"),
            ("7 1/2", "7½"),
            ("7:30", "7½"),
            ("7h30", "7½"),
            ("7 h 30 min", "7½"),
            ("7 hours 30 minutes", "7½"),
            ("7.5 hrs", "7½"),
            ("½", "½"),
            ("1/2", "½"),
            ("90 min", "1½"),
            ("7,25", "7¼"),
            ("7:20", "7:20"),
            ("١٢", "12"),
            ("１２", "12"),
            ("98", "98"),
        ] {
            let read = Hours::parse(typed).unwrap_or_else(|wrong| panic!("{typed}: {wrong}"));
            assert_eq!(read.to_string(), shown, "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_of_hours_is_answered_with_what_to_enter() {
        for wrong in [
            "", "ten", "-3", "7-8", "7:90", "7.5.5", "1,000", "11/2", "7:", "h", "7;5",
        ] {
            let said = Hours::parse(wrong).unwrap_err();
            assert!(said.contains("such as 7 or 7.5"), "{wrong}: {said}");
        }
        for wrong in ["0", "0.2", "99", "200", "98:01", "4294967295"] {
            let said = Hours::parse(wrong).unwrap_err();
            assert!(
                said.contains("½ to 98") || said.contains("one number"),
                "{wrong}: {said}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(minutes in 30..=5_880_u32) {
            let hours = Hours::from_minutes(minutes).unwrap();
            prop_assert_eq!(Hours::parse(&hours.to_string()), Ok(hours));
        }

        #[test]
        fn nothing_that_can_be_typed_panics(text in "\\PC{0,12}|[0-9.,:h½/ min]{0,10}") {
            let _ = Hours::parse(&text);
        }
    }
}
