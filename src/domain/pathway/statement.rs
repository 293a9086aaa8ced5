//! The words of a source, part by part, as far as figures are taken from there.

use super::Pathway;
use super::figure::{Place, Stated};

impl Pathway {
    /// The source's statements at `place`, each the end of the sentence “The source gives …”. Empty where
    /// nothing is taken from there.
    pub fn statements(&self, place: Place) -> Vec<String> {
        let mut all = vec![];
        let mut add = |is_here: bool, text: &dyn Fn() -> String| {
            if is_here {
                all.push(text());
            }
        };
        add(is_at(&self.title_months, place), &|| {
            format!("{} as the time", self.title_months)
        });
        add(is_at(&self.difficulty, place), &|| {
            format!("“{}” as the difficulty", self.difficulty)
        });
        add(is_at(&self.timeline, place), &|| {
            format!("{} as the time", self.timeline)
        });
        for claim in self.pay.iter().filter(|claim| claim.place == place) {
            add(true, &|| match claim.amounts {
                Some(amounts) => format!("{} as the change in pay ({amounts})", claim.change),
                None => format!("{} as the change in pay", claim.change),
            });
        }
        add(is_at(&self.demand, place), &|| {
            "a sentence on demand".to_owned()
        });
        let ranked = self.learn.iter().any(|skill| is_at(&skill.priority, place));
        add(ranked, &|| {
            format!(
                "{} skills, each with a priority and weeks",
                self.learn.len()
            )
        });
        add(place == Place::Roadmap && !self.steps.is_empty(), &|| {
            let weeks = self.steps.iter().map(|step| match step.weeks.value() {
                Some(weeks) => weeks.0.to_string(),
                None => "no stated".to_owned(),
            });
            let weeks = weeks.collect::<Vec<_>>().join(", ");
            format!("{} steps, which take {weeks} weeks", self.steps.len())
        });
        let has_reality = !self.reality.is_empty();
        add(place == Place::Reality && has_reality, &|| {
            "what you will love, miss and find hardest, retold here".to_owned()
        });
        add(
            place == Place::Overview && !self.overview.is_empty(),
            &|| "the introduction, retold here".to_owned(),
        );
        add(
            place == Place::Answer && !self.questions.is_empty(),
            &|| "an answer without its question".to_owned(),
        );
        all
    }
}

fn is_at<T>(stated: &Stated<T>, place: Place) -> bool {
    matches!(stated, Stated::At(at, _) if *at == place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;

    #[test]
    fn each_part_of_a_source_is_quoted_with_its_figures() {
        let catalogue = built_in();
        for (role, place, says) in [
            ("nlp-engineer", Place::Title, "6 months as the time"),
            (
                "nlp-engineer",
                Place::Header,
                "“Moderate” as the difficulty; 6–9 months as the time; +53% as the change in pay; a sentence on demand",
            ),
            (
                "nlp-engineer",
                Place::Overview,
                "+50% to +80% as the change in pay; the introduction, retold here",
            ),
            (
                "nlp-engineer",
                Place::Skills,
                "6 skills, each with a priority and weeks",
            ),
            (
                "data-annotation-specialist",
                Place::Roadmap,
                "5 steps, which take 2, 3, 3, 4, 4–6 weeks",
            ),
            // What isn't stated isn't quoted.
            ("ai-research-engineer", Place::Header, ""),
            ("ai-research-engineer", Place::Skills, ""),
        ] {
            let pathway = catalogue.pathway(role).unwrap();
            assert_eq!(
                pathway.statements(place).join("; "),
                says,
                "{role}, {place}"
            );
        }
    }
}
