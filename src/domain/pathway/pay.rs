//! A source's statements on pay.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::figure::{Place, Range};

/// One statement on the change in pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayClaim {
    /// Its place in the source.
    pub place: Place,
    /// The change.
    pub change: PayChange,
    /// A qualification in the source's sense, such as “after six months”.
    pub remark: Option<String>,
    /// Yearly pay before and after, where the source gives both.
    pub amounts: Option<PayAmounts>,
}

/// A change in pay in per cent of today's pay. The ends keep the source's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayChange {
    /// The end that the source names first.
    pub from: i16,
    /// The other end; the same number for a single figure, `None` for “or more”.
    pub to: Option<i16>,
    /// Whether the source says “around”.
    pub around: bool,
}

impl PayChange {
    /// The lower end, in per cent.
    pub fn low(self) -> i16 {
        self.to.map_or(self.from, |to| self.from.min(to))
    }

    /// The upper end, in per cent; `None` where the source says “or more”.
    pub fn high(self) -> Option<i16> {
        self.to.map(|to| self.from.max(to))
    }
}

impl fmt::Display for PayChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |n: i16| match n {
            0 => "0%".to_owned(),
            1.. => format!("+{n}%"),
            _ => format!("−{}%", n.unsigned_abs()),
        };
        if self.around {
            f.write_str("around ")?;
        }
        f.write_str(&percent(self.from))?;
        match self.to {
            None => f.write_str(" or more"),
            Some(to) if to == self.from => Ok(()),
            Some(to) => write!(f, " to {}", percent(to)),
        }
    }
}

/// Yearly pay before and after a move, in thousands of US dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayAmounts {
    /// In backend development.
    pub before: Range,
    /// In the new role.
    pub after: Range,
}

impl fmt::Display for PayAmounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "${}k–${}k before, ${}k–${}k after",
            self.before.low(),
            self.before.high(),
            self.after.low(),
            self.after.high()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(from: i16, to: Option<i16>, around: bool) -> PayChange {
        PayChange { from, to, around }
    }

    #[test]
    fn a_change_in_pay_reads_as_the_source_gives_it() {
        for (given, reads) in [
            (change(-5, Some(0), false), "−5% to 0%"),
            (change(53, Some(53), false), "+53%"),
            (change(50, Some(80), false), "+50% to +80%"),
            (change(-30, Some(-50), false), "−30% to −50%"),
            (change(60, None, true), "around +60% or more"),
        ] {
            assert_eq!(given.to_string(), reads);
        }
    }

    #[test]
    fn the_ends_of_a_change_in_pay_are_found_whatever_their_order() {
        let loss = change(-30, Some(-50), false);
        assert_eq!((loss.low(), loss.high()), (-50, Some(-30)));
        assert_eq!(change(60, None, true).high(), None);
    }
}
