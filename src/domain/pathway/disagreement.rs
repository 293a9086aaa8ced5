//! Contradictions within one source. Pages show every figure, because nothing says which is right.

use super::Pathway;
use super::figure::{Provenance, Range, Weeks};

/// Figures of one source for the same thing that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The thing that they describe.
    pub about: Subject,
    /// The figures, in the order of the document.
    pub figures: Vec<(String, Provenance)>,
}

/// The thing that contradicting figures describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Subject {
    Time,
    Pay,
}

impl Pathway {
    /// The source's contradictions.
    ///
    /// Times differ where the title, the header and the sum of the steps, each in half months,
    /// aren't the same range. Pay differs where two claims aren't the same change.
    pub fn disagreements(&self) -> Vec<Disagreement> {
        [self.times_that_differ(), self.pay_that_differs()]
            .into_iter()
            .flatten()
            .collect()
    }

    fn times_that_differ(&self) -> Option<Disagreement> {
        let half_months = |months: Range| months + months;
        let total = self.steps_total();
        let stated = [&self.title_months, &self.timeline].into_iter();
        let mut claims: Vec<_> = stated
            .filter_map(|stated| {
                let months = stated.value()?;
                let provenance = stated.provenance(self.document());
                Some((half_months(months.0), months.to_string(), provenance))
            })
            .collect();
        if total != Weeks::NONE {
            let provenance = Provenance::STEPS_TOTAL;
            claims.push((total.in_half_months(), total.to_string(), provenance));
        }
        let differ = claims.iter().any(|claim| claim.0 != claims[0].0);
        let figures = claims
            .into_iter()
            .map(|(_, text, provenance)| (text, provenance))
            .collect();
        differ.then_some(Disagreement {
            about: Subject::Time,
            figures,
        })
    }

    fn pay_that_differs(&self) -> Option<Disagreement> {
        let first = self.pay.first()?;
        let differ = self.pay.iter().any(|claim| claim.change != first.change);
        let figures = self
            .pay
            .iter()
            .map(|claim| (claim.change.to_string(), self.cite(claim.place)))
            .collect();
        differ.then_some(Disagreement {
            about: Subject::Pay,
            figures,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::figure::{Months, Stated, Weeks};
    use super::super::pay::{PayChange, PayClaim};
    use super::*;
    use crate::domain::catalogue::tests::pathway;
    use crate::domain::pathway::figure::Place;

    fn six_months_everywhere() -> Pathway {
        let mut pathway = pathway("one", "O", 1);
        pathway.timeline = Stated::At(Place::Header, Months(Range::exactly(6)));
        pathway.steps.truncate(1);
        pathway.steps[0].weeks = Stated::At(Place::Roadmap, Weeks(Range::exactly(26)));
        pathway
    }

    #[test]
    fn times_that_agree_are_no_disagreement() {
        assert_eq!(six_months_everywhere().disagreements(), []);
    }

    #[test]
    fn a_title_that_promises_less_than_the_header_is_shown_beside_it() {
        let mut pathway = six_months_everywhere();
        pathway.timeline = Stated::At(Place::Header, Months(Range::new(6, 9).unwrap()));
        let found = pathway.disagreements();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].about, Subject::Time);
        let figures: Vec<_> = found[0]
            .figures
            .iter()
            .map(|(text, _)| text.as_str())
            .collect();
        assert_eq!(figures, ["6 months", "6–9 months", "26 weeks"]);
    }

    #[test]
    fn two_figures_for_pay_are_both_shown() {
        let mut pathway = six_months_everywhere();
        let claim = |place, from, to| PayClaim {
            place,
            change: PayChange {
                from,
                to: Some(to),
                around: false,
            },
            remark: None,
            amounts: None,
        };
        pathway.pay = vec![claim(Place::Header, 53, 53), claim(Place::Overview, 50, 80)];
        let found = pathway.disagreements();
        assert_eq!(found[0].about, Subject::Pay);
        assert_eq!(
            found[0].figures[1],
            ("+50% to +80%".into(), pathway.cite(Place::Overview))
        );
        pathway.pay.pop();
        assert_eq!(pathway.disagreements(), []);
    }
}
