//! The readers of the parts of a pathway that are tables of figures: pay and fit.

use super::fields::{Fields, Least, Rules};
use super::value::excerpt;
use crate::domain::pathway::Reality;
use crate::domain::pathway::leaning::{Leaning, RealityPart, Trait};
use crate::domain::pathway::pay::{PayAmounts, PayChange, PayClaim};

/// In thousands of dollars a year.
const MAX_PAY: u16 = 1000;

/// The names of the reality check's lists, of one line each.
pub(super) const PARTS: [(&str, RealityPart); 3] = [
    ("love", RealityPart::Love),
    ("miss", RealityPart::Miss),
    ("challenge", RealityPart::Challenge),
];

/// A statement on pay.
pub(super) fn pay(fields: &mut Fields) -> PayClaim {
    let (from, to) = fields.numbers("change", &(-100..=1000));
    let change = PayChange {
        from,
        to: (!fields.flag("or_more")).then_some(to),
        around: fields.flag("around"),
    };
    if change.to.is_none() && from != to {
        fields.report("change", "expected one number where ‘or_more’ is true");
    }
    let before = fields
        .is_there("before")
        .then(|| fields.range("before", MAX_PAY));
    let after = fields
        .is_there("after")
        .then(|| fields.range("after", MAX_PAY));
    if before.is_some() != after.is_some() {
        fields.report("before", "expected both ‘before’ and ‘after’, or neither");
    }
    PayClaim {
        place: fields.place(),
        change,
        remark: fields.text_if_any("remark"),
        amounts: before
            .zip(after)
            .map(|(before, after)| PayAmounts { before, after }),
    }
}

/// The role's levels in traits, at most one per trait, each with a line of the reality check.
pub(super) fn fit(fields: &mut Fields, reality: &Reality) -> Vec<Leaning> {
    let traits: Vec<_> = Trait::in_content()
        .iter()
        .map(|of| (of.slug(), *of))
        .collect();
    let mut seen: Vec<Trait> = vec![];
    fields.tables("fit", Least::Optional, usize::MAX, |it| {
        let of = it.choice("trait", &traits);
        if seen.contains(&of) {
            let slug = of.slug();
            it.report(
                "trait",
                format!("‘{slug}’ has a level above in this file; expected one level per trait"),
            );
        }
        seen.push(of);
        let (part, number) = line(it, reality);
        Leaning {
            of,
            level: level(it),
            part,
            number,
        }
    })
}

fn level(fields: &mut Fields) -> i8 {
    const WHAT: &str = "one of -2, -1, 1 and 2 (without the table where the source says nothing)";
    let level = fields.integer("level", WHAT, |level| matches!(level, -2 | -1 | 1 | 2));
    level
        .and_then(|level| i8::try_from(level).ok())
        .unwrap_or(1)
}

/// The line of the reality check that supports a level.
fn line(fields: &mut Fields, reality: &Reality) -> (RealityPart, usize) {
    let from = fields.word("from");
    let line = from.split_once(' ').and_then(|(part, number)| {
        let (_, part) = PARTS.into_iter().find(|(name, _)| *name == part)?;
        let line: usize = number.parse().ok()?;
        (line.to_string() == number).then_some((part, line))
    });
    if line.is_none() && !from.is_empty() {
        let from = excerpt(&from);
        fields.report(
            "from",
            format!("expected a line of the reality check, such as ‘miss 2’, found ‘{from}’"),
        );
    }
    let Some((part, number)) = line else {
        return (RealityPart::Love, 1);
    };
    let lines = reality.lines(part).len();
    // A published pathway's empty list was reported.
    if lines == 0 && fields.rules == Rules::Own {
        fields.report(
            "from",
            format!("expected a line of the reality check, found ‘{from}’, which it doesn’t have"),
        );
    } else if lines > 0 && reality.line(part, number).is_none() {
        let message = format!("expected the number of a line, from 1 to {lines}, found {number}");
        fields.report("from", message);
    }
    (part, number)
}
