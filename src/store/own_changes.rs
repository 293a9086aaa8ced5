//! How a newer version of a pathway differs from the one that is stored.

use super::entries::own::Fields;

/// The most differences that are named one by one.
const MAX_NAMED: usize = 20;

/// The kinds of entries whose text is told, and what each is called.
const KINDS: [(&str, &str, &str); 4] = [
    ("step", "title", "step"),
    ("task", "text", "task"),
    ("skill", "name", "skill to learn"),
    ("strength", "name", "skill that is brought"),
];

/// The entries of a pathway that its fields name: their kind, and their text.
fn named<'a>(fields: &'a Fields, name: &'a str) -> Option<(&'static str, &'a str)> {
    let mut parts = name.split('/');
    let (kind, _, part) = (parts.next()?, parts.next()?, parts.next()?);
    let (_, _, word) = KINDS.iter().find(|it| it.0 == kind && it.1 == part)?;
    Some((word, fields.get(name)?))
}

/// The differences in the learner's words, one by one; empty where there are none. What is gone stays stored
/// where the learner has ticked it or noted something.
pub fn differences(before: &Fields, after: &Fields) -> Vec<String> {
    let mut told = vec![];
    let mut others = 0;
    for (name, text) in after {
        match (before.get(name), named(after, name)) {
            (Some(old), _) if old == text => {}
            (None, Some((word, text))) => told.push(format!("New {word}: “{text}”.")),
            (Some(old), Some((word, text))) => {
                told.push(format!(
                    "Another text of a {word}: “{text}”, before “{old}”."
                ));
            }
            (_, None) => others += usize::from(is_told(name)),
        }
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        match named(before, name) {
            Some((word, text)) => told.push(format!(
                "Gone: the {word} “{text}”. What you ticked and noted of it is kept, as retired."
            )),
            None => others += usize::from(is_told(name)),
        }
    }
    let more = told.len().saturating_sub(MAX_NAMED);
    told.truncate(MAX_NAMED);
    if more > 0 {
        told.push(format!("{more} more of these."));
    }
    match others {
        0 => {}
        1 => told.push("One other field differs: a figure, a link or a text.".to_owned()),
        _ => told.push(format!(
            "{others} other fields differ: figures, links and texts."
        )),
    }
    told
}

/// Whether a field is more than the order of a list, its sign, or which list an entry is in.
fn is_told(name: &str) -> bool {
    !name.starts_with("order/") && !matches!(name, "line" | "code") && !name.ends_with("/in")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(of: &[(&str, &str)]) -> Fields {
        of.iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn what_differs_is_told_entry_by_entry() {
        let before = fields(&[
            ("role", "Tester"),
            ("order/steps", "a"),
            ("step/a/title", "Start"),
            ("task/read/text", "Read"),
            ("task/read/in", "a"),
            ("task/gone/text", "Leave"),
        ]);
        let after = fields(&[
            ("role", "Tester of software"),
            ("order/steps", "a b"),
            ("step/a/title", "Start"),
            ("task/read/text", "Read it"),
            ("task/read/in", "b"),
            ("task/new/text", "Write"),
        ]);
        assert_eq!(
            differences(&before, &after),
            [
                "New task: “Write”.",
                "Another text of a task: “Read it”, before “Read”.",
                "Gone: the task “Leave”. What you ticked and noted of it is kept, as retired.",
                "One other field differs: a figure, a link or a text.",
            ]
        );
        assert_eq!(differences(&before, &before), [""; 0]);
    }

    #[test]
    fn many_differences_are_counted() {
        let many = (0..30).map(|at| (format!("task/t{at}/text"), format!("Do {at}")));
        let told = differences(&Fields::new(), &many.collect());
        assert_eq!(told.len(), MAX_NAMED + 1);
        assert_eq!(told[MAX_NAMED], "10 more of these.");
    }
}
