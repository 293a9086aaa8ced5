//! Remarks on their way from the one who wrote them to the learner: a file, or a link as that of a
//! [plan](super::share_link).
//!
//! ```json
//! {
//!   "interchange": "remarks",
//!   "format": 1,
//!   "entries": {
//!     "remark/0123456789abcdef": "about¦nlp-engineer/rag-chatbot¶day¦2026-12-02¶kind¦remark¶text¦Begin smaller.¶"
//!   }
//! }
//! ```

use super::backup::{self, Backup, File};
use super::drafts::REVIEW;
use super::entries::remark::{remark_entry, remarks_in};
use super::hash::hash;
use super::random::random_bits;
use super::share_link::{LinkError, encode_text, read_text};
use crate::domain::plan::Plan;
use crate::domain::plan::remark::{MAX_REMARKS, Remark, RemarkId};

/// The most bytes of a file of remarks that is read: the most remarks, each as long as it may be, in any script.
pub const MAX_BYTES: usize = 2_500_000;

const KIND: &str = "remarks";
const FORMAT: u32 = 1;

/// Makes the id of a new remark.
pub fn new_id() -> RemarkId {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the seconds are below 2³² until 2106"
    )]
    let second = (js_sys::Date::now() / 1_000.0) as u32;
    RemarkId::new([second, random_bits()])
}

/// Remarks that someone sent back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentRemarks {
    /// The remarks, by their ids; no more than [`MAX_REMARKS`].
    pub remarks: Vec<Remark>,
    /// How many can't be read.
    pub unread: usize,
    /// How many more there are than are read.
    pub left_out: usize,
}

impl SentRemarks {
    /// Those that the plan doesn't have.
    pub fn new_to(&self, plan: &Plan) -> Vec<Remark> {
        let is_new = |remark: &&Remark| !plan.remarks.contains_key(remark.id.as_str());
        self.remarks.iter().filter(is_new).cloned().collect()
    }
}

/// The contents of a file of this app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A plan.
    Backup(Backup),
    /// Remarks on one.
    Remarks(SentRemarks),
}

/// Reads a file, whichever of the two it is.
///
/// # Errors
/// The text for the learner.
pub fn decode_file(bytes: &[u8]) -> Result<Opened, String> {
    let text = backup::decode_text(bytes)?;
    match read(&text) {
        Some(remarks) => remarks.map(Opened::Remarks),
        None => backup::decode(&text).map(Opened::Backup),
    }
}

/// Remarks as the text of a file.
pub fn encode(remarks: &[Remark]) -> String {
    backup::encode_file(KIND, FORMAT, &remarks.iter().map(remark_entry).collect())
}

/// Reads the text of a file of remarks.
///
/// # Errors
/// The text for the learner.
pub fn decode(text: &str) -> Result<SentRemarks, String> {
    read(text).unwrap_or_else(|| Err(BROKEN.to_owned()))
}

/// Reads remarks; `None` where the text is none of them.
fn read(text: &str) -> Option<Result<SentRemarks, String>> {
    let file = File::parse(text)
        .ok()
        .filter(|file| file.interchange == KIND)?;
    if text.len() > MAX_BYTES {
        return Some(Err(TOO_LONG.to_owned()));
    }
    if file.format > FORMAT {
        return Some(Err("A newer version of Interchange made these remarks. Reload the page to get that version; nothing was changed.".to_owned()));
    }
    let mut sent = SentRemarks::default();
    for remark in remarks_in(&file.entries) {
        match remark {
            None => sent.unread += 1,
            Some(_) if sent.remarks.len() == MAX_REMARKS => sent.left_out += 1,
            Some(remark) => sent.remarks.push(remark),
        }
    }
    Some(Ok(sent))
}

/// Encodes remarks as the letters of a fragment.
///
/// # Errors
/// Where there are too many, or where the browser can't compress them.
pub async fn encode_link(remarks: &[Remark]) -> Result<String, LinkError> {
    encode_text(&encode(remarks)).await
}

/// Decodes the letters of a fragment.
///
/// # Errors
/// The text for the learner.
pub async fn decode_link(letters: &str) -> Result<SentRemarks, String> {
    let read = |text: &str| decode(text).map_err(|_| LinkError::Broken);
    let read = read_text(letters, read).await;
    read.map_err(|error| match error {
        LinkError::Broken => BROKEN.to_owned(),
        LinkError::TooLong => TOO_LONG.to_owned(),
        LinkError::TooOld => "This browser can’t open links to remarks; a newer one can. Ask for the remarks as a file, which works everywhere; nothing was changed.".to_owned(),
    })
}

const BROKEN: &str = "This link holds no remarks, or not all of them: a part of it may have been lost on the way. Ask for it once more, or for a file; nothing was changed.";
const TOO_LONG: &str =
    "These are more remarks than one answer can have, so they aren’t opened. Nothing was changed.";

/// The name of the draft of remarks on the plan in these letters: a hash of them, so that each plan has a draft of its
/// own and the draft doesn't hold the plan.
pub fn draft_name(letters: &str) -> String {
    format!("{REVIEW}{}", hash(letters))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entries::Entries;
    use super::super::entries::remark::tests::{STORED, any_remark};
    use super::*;

    fn file(count: usize, text: &str) -> String {
        let names = (0..count).map(|at| (format!("remark/{at:016x}"), text.to_owned()));
        backup::encode_file(KIND, FORMAT, &names.collect())
    }

    #[test]
    fn what_is_no_file_of_remarks_is_refused_with_a_reason() {
        for odd in ["", "{}", "null", "[[[[", "\u{FEFF}", &"[".repeat(100_000)] {
            assert_eq!(decode(odd), Err(BROKEN.to_owned()));
        }
        let plan = backup::encode(&Entries::new());
        assert_eq!(decode(&plan), Err(BROKEN.to_owned()));
        let newer = file(1, STORED).replace("\"format\": 1", "\"format\": 2");
        assert!(decode(&newer).unwrap_err().contains("newer version"));
        let huge = file(200, &STORED.replace("Begin", &"Begin".repeat(3_000)));
        assert!(huge.len() > MAX_BYTES);
        assert_eq!(decode(&huge), Err(TOO_LONG.to_owned()));
    }

    #[test]
    fn a_file_says_by_itself_whether_it_is_a_plan_or_remarks() {
        let remarks = decode_file(file(1, STORED).as_bytes()).unwrap();
        assert!(matches!(remarks, Opened::Remarks(sent) if sent.remarks.len() == 1));
        let plan = decode_file(backup::encode(&Entries::new()).as_bytes()).unwrap();
        assert_eq!(plan, Opened::Backup(Backup::default()));
        for odd in [&b"\xFF\xFE\x00"[..], b"<html>", b"\x00\x01\xFF"] {
            assert!(
                decode_file(odd)
                    .unwrap_err()
                    .contains("nothing was changed")
            );
        }
    }

    #[test]
    fn of_ten_thousand_remarks_as_many_are_read_as_one_answer_has_and_the_rest_is_counted() {
        let sent = decode(&file(10_000, STORED)).unwrap();
        assert_eq!((sent.remarks.len(), sent.left_out), (MAX_REMARKS, 9_800));
    }

    #[test]
    fn what_can_not_be_read_is_counted_and_the_rest_is_read() {
        let entries = [
            ("remark/0000000000000001", STORED),
            ("remark/0000000000000002", "text¦No day¶"),
            ("remark/No", STORED),
            // Nobody but the learner answers, and what else they have is nobody's to send.
            ("remark/0000000000000001/answer", "taken 2026-12-02"),
            ("note/nlp-engineer/rag-chatbot", "Overwritten"),
            ("done/nlp-engineer/rag-chatbot", "2026-12-02"),
        ];
        let entries = entries.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let sent = decode(&backup::encode_file(KIND, FORMAT, &Entries::from(entries))).unwrap();
        assert_eq!((sent.remarks.len(), sent.unread, sent.left_out), (1, 2, 0));
    }

    #[test]
    fn what_the_plan_has_already_is_not_new() {
        let sent = decode(&file(2, STORED)).unwrap();
        let mut plan = Plan::default();
        assert_eq!(sent.new_to(&plan).len(), 2);
        let (first, text) = remark_entry(&sent.remarks[0]);
        plan.remarks.insert(first.replace("remark/", ""), text);
        assert_eq!(sent.new_to(&plan), [sent.remarks[1].clone()]);
    }

    #[test]
    fn each_plan_has_a_draft_of_its_own() {
        assert_eq!(draft_name("abc"), draft_name("abc"));
        assert_ne!(draft_name("abc"), draft_name("abd"));
        assert!(draft_name("").starts_with("review/"));
    }

    proptest! {
        #[test]
        fn remarks_are_read_as_they_were_written(remarks in prop::collection::vec(any_remark(), 0..9)) {
            let sent = decode(&encode(&remarks)).unwrap();
            let mut sorted = remarks;
            sorted.sort_by(|one, other| one.id.cmp(&other.id));
            sorted.dedup_by(|one, other| one.id == other.id);
            prop_assert_eq!((sent.remarks.len(), sent.unread), (sorted.len(), 0));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(\\{|\\}|\"|interchange|remarks|format|entries|remark/|:|,|1|.){0,40}") {
            let _ = decode(&text);
            let _ = decode_file(text.as_bytes());
        }
    }
}
