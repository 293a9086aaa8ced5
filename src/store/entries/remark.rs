//! Remarks as entries: the fields of each in one text, as those of [`own`](super::own) pathways are.

use super::own::{Fields, decode_fields, encode_fields};
use super::text::Entries;
use crate::domain::date::Date;
use crate::domain::plan::remark::{Answered, Remark, RemarkId, RemarkKind, Subject};
use crate::domain::sorted_map::SortedMap;

/// The prefix of the names of remarks and of the answers to them.
pub const REMARK: &str = "remark/";

const KIND: &str = "kind";
const SUBJECT: &str = "about";
const AUTHOR: &str = "by";
const DAY: &str = "day";
const TEXT: &str = "text";

/// The entry of a remark.
pub fn remark_entry(remark: &Remark) -> (String, String) {
    let fields = [
        (KIND, remark.kind.slug().to_owned()),
        (SUBJECT, remark.subject.to_string()),
        (AUTHOR, remark.author.clone()),
        (DAY, remark.day.to_string()),
        (TEXT, remark.text.clone()),
    ];
    let fields = fields.map(|(name, text)| (name.to_owned(), text));
    let fields = encode_fields(&Fields::from(fields));
    (format!("{REMARK}{}", remark.id.as_str()), fields)
}

/// The remark of this id that is stored as this text; `None` where it is none, or one that nobody can have
/// written.
pub fn parse_remark(id: RemarkId, text: &str) -> Option<Remark> {
    let fields = decode_fields(text);
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    let remark = Remark {
        id,
        kind: RemarkKind::parse(field(KIND))?,
        subject: Subject::parse(field(SUBJECT))?,
        author: field(AUTHOR).to_owned(),
        day: Date::parse(field(DAY))?,
        text: field(TEXT).to_owned(),
    };
    remark.checked()
}

/// Whether someone can have entered this, below [`REMARK`]. What a newer version may store there counts.
pub(super) fn is_valid_remark(of: &str, text: &str) -> bool {
    match of.split_once('/') {
        None => RemarkId::parse(of).is_some_and(|id| parse_remark(id, text).is_some()),
        Some((id, "answer")) => RemarkId::parse(id).is_some() && Answered::parse(text).is_some(),
        Some(_) => true,
    }
}

/// The remarks among these entries, by their ids, with what can't be read as none.
pub fn remarks_in(entries: &Entries) -> impl Iterator<Item = Option<Remark>> {
    let names = entries
        .iter()
        .filter_map(|(name, text)| Some((name.strip_prefix(REMARK)?, text)));
    let remarks = names.filter(|(of, _)| !of.contains('/'));
    remarks.map(|(of, text)| parse_remark(RemarkId::parse(of)?, text))
}

/// A remark of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedRemark {
    /// The remark.
    pub remark: Remark,
    /// The answer of the learner; `None` until they gave one.
    pub answered: Option<Answered>,
}

/// The remarks of a plan as it has them stored, the earliest first.
pub fn received_remarks(stored: &SortedMap<String, String>) -> Vec<ReceivedRemark> {
    let all = stored.iter().filter_map(|(of, text)| {
        let remark = parse_remark(RemarkId::parse(of)?, text)?;
        let answer = stored.get(&remark.id.answer_name());
        let answered = answer.and_then(|text| Answered::parse(text));
        Some(ReceivedRemark { remark, answered })
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|it| it.remark.day);
    all
}

#[cfg(test)]
#[allow(
    missing_docs,
    clippy::missing_panics_doc,
    reason = "they are for tests"
)]
pub mod tests {
    use proptest::prelude::*;

    use super::super::plan::tests::entries;
    use super::super::{entries_of, is_valid, plan_of};
    use super::*;
    use crate::domain::plan::remark::Answer;

    pub const ID: &str = "0123456789abcdef";

    /// A remark as it is stored.
    pub const STORED: &str =
        "about¦nlp-engineer/rag-chatbot¶by¦Ada¶day¦2026-12-02¶kind¦suggestion¶text¦Begin smaller.¶";

    /// Any remark that someone can have written.
    pub fn any_remark() -> impl Strategy<Value = Remark> {
        let subject = prop_oneof![
            Just(String::new()),
            "[a-z]{1,9}",
            "[a-z]{1,9}/[a-z]{1,9}(-[a-z0-9]{1,3})?"
        ];
        let text = "(.|\n|¶|¦|\\\\|<script>|\u{202E}|\u{0}){1,40}";
        let parts = (
            any::<[u32; 2]>(),
            any::<bool>(),
            subject,
            ".{0,20}",
            0..99_999_u32,
            text,
        );
        let remark = parts.prop_map(|(bits, is_suggestion, subject, author, day, text)| {
            Remark {
                id: RemarkId::new(bits),
                kind: RemarkKind::ALL[usize::from(is_suggestion)],
                subject: Subject::parse(&subject).unwrap(),
                author,
                day: Date::from_number(day).unwrap(),
                text,
            }
            .checked()
        });
        remark.prop_filter_map("it says nothing", |remark| remark)
    }

    #[test]
    fn a_remark_and_its_answer_are_entries_of_the_plan() {
        let (name, answer) = (format!("remark/{ID}"), format!("remark/{ID}/answer"));
        let stored = entries(&[(&name, STORED), (&answer, "aside 2026-12-03")]);
        let plan = plan_of(&stored);
        assert_eq!(entries_of(&plan), stored);
        let all = received_remarks(&plan.remarks);
        let [ReceivedRemark { remark, answered }] = &*all else {
            panic!("{all:?}");
        };
        assert_eq!((&*remark.author, &*remark.text), ("Ada", "Begin smaller."));
        assert_eq!(answered.unwrap().answer, Answer::Aside);
        assert_eq!(remark_entry(remark), (name.clone(), STORED.to_owned()));
        assert!(stored.iter().all(|(name, text)| is_valid(name, text)));
        for (name, text) in [
            (&*name, ""),
            (&*name, "text¦Only a text¶"),
            (&*name, "kind¦order¶day¦2026-12-02¶text¦Do it¶"),
            (
                &*name,
                "kind¦remark¶day¦2026-12-02¶about¦a/b/c¶text¦Far away¶",
            ),
            ("remark/short", STORED),
            (&*answer, "burnt 2026-12-02"),
        ] {
            assert!(!is_valid(name, text), "{name}: {text}");
            assert_eq!(
                received_remarks(&plan_of(&entries(&[(name, text)])).remarks),
                []
            );
        }
        assert!(
            is_valid(&format!("remark/{ID}/later"), "?"),
            "a newer version's"
        );
    }

    proptest! {
        #[test]
        fn a_remark_is_read_as_it_was_written(remark in any_remark()) {
            let (_, text) = remark_entry(&remark);
            prop_assert_eq!(parse_remark(remark.id.clone(), &text), Some(remark));
        }

        #[test]
        fn any_text_is_a_remark_or_none(text in "((about|by|day|kind|text|remark|2026-12-02)?(.|¦|¶|\\\\|\n){0,6}){0,12}") {
            let _ = parse_remark(RemarkId::new([0, 0]), &text);
        }
    }
}
