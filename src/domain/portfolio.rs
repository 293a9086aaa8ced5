//! What was done as a text to show: Markdown, with the learner's notes and the links to the proof.

use super::catalogue::Catalogue;
use super::date::Date;
use super::id::ItemId;
use super::plan::{Done, Plan};

impl Plan {
    /// What was done, pathway by pathway, the first day first. What the catalogue no longer has stands
    /// at the end under the name that it is stored by.
    pub fn portfolio(&self, catalogue: &Catalogue, today: Date) -> String {
        let mut text = format!(
            "# What I have done\n\nAs of {}, kept with Interchange.\n",
            today.in_words()
        );
        let mut history = self.history(catalogue);
        history.reverse();
        let roles = catalogue.profiles.iter().map(|profile| &profile.role);
        for role in roles {
            let ours = history.iter().filter(|done| {
                let pathway = done.item.as_ref().map(|(pathway, _)| *pathway);
                pathway.is_some_and(|pathway| pathway.role == *role)
            });
            self.chapter(catalogue, &mut text, role, ours);
        }
        let rest = history.iter().filter(|done| done.item.is_none());
        self.chapter(catalogue, &mut text, "Also", rest);
        if history.is_empty() {
            text.push_str("\nNothing yet.\n");
        }
        text
    }

    fn chapter<'a>(
        &self,
        catalogue: &Catalogue,
        text: &mut String,
        title: &str,
        done: impl Iterator<Item = &'a Done<'a>>,
    ) {
        let mut lines = done.map(|done| self.line(catalogue, done)).peekable();
        if lines.peek().is_some() {
            text.extend(["\n## ", &escape(title), "\n\n"]);
            text.extend(lines);
        }
    }

    fn line(&self, catalogue: &Catalogue, done: &Done) -> String {
        let name = done
            .item
            .as_ref()
            .map_or_else(|| done.id.to_string(), |(_, item)| item.text.to_owned());
        format!(
            "- {} ({})\n{}",
            escape(&name),
            done.day.in_words(),
            self.note_in_markdown(self.noted_at(catalogue, &done.id))
        )
    }

    fn note_in_markdown(&self, id: &ItemId) -> String {
        let Some(note) = self.said_of(id).note else {
            return String::new();
        };
        let lines = note
            .text()
            .lines()
            .map(|line| format!("  {}\n", escape(line.trim())));
        // Between pointed brackets an address ends where it ends; none has a bracket in it.
        let proof = note.proof().map(|link| format!("  <{link}>\n"));
        let mut text = String::new();
        for line in lines.chain(proof) {
            text.push('\n');
            text.push_str(&line);
        }
        text
    }
}

/// Text in which nothing has a meaning for Markdown.
fn escape(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, c| {
        if c.is_ascii_punctuation()
            && !matches!(c, ',' | '.' | '\'' | '?' | '/' | ':' | ';' | '%' | '"')
        {
            escaped.push('\\');
        }
        escaped.push(c);
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::tests::catalogue;
    use super::super::note::{Link, Note};
    use super::*;

    #[test]
    fn what_was_done_is_listed_with_its_notes_and_proofs() {
        let mut plan = Plan::default();
        let id = |text: &str| ItemId::new(text).unwrap();
        for (item, day) in [
            ("one/read", "2026-11-22"),
            ("two/apply", "2026-11-20"),
            ("one/enrol", "2026-11-20"),
            ("one/retired", "2026-11-23"),
        ] {
            plan.done.insert(id(item), Date::parse(day).unwrap());
        }
        let proof = Link::read("github.com/you/a_b").unwrap();
        let note = Note::new("Took *two* days.\n# Hard", proof).unwrap();
        plan.about.entry(id("one/read")).or_default().note = Some(note);
        let today = Date::parse("2026-12-01").unwrap();
        assert_eq!(
            plan.portfolio(&catalogue(), today),
            "# What I have done\n\nAs of 1 December 2026, kept with Interchange.\n\
             \n## one\n\n- Do enrol (20 November 2026)\n- Do read (22 November 2026)\n\
             \n  Took \\*two\\* days.\n\n  \\# Hard\n\n  <https://github.com/you/a_b>\n\
             \n## two\n\n- Do apply (20 November 2026)\n\
             \n## Also\n\n- one/retired (23 November 2026)\n"
        );
        assert!(
            Plan::default()
                .portfolio(&catalogue(), today)
                .ends_with("Nothing yet.\n")
        );
    }
}
