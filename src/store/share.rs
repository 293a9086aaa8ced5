//! A plan as a link: a [`backup`](super::backup), made small by the browser and written in letters
//! that an address can hold, behind the `#`, which no browser sends to anyone.

use super::backup::{self, Backup};
use super::entries::Entries;
use super::squeeze::{Refused, squeeze, unsqueeze};

/// The most letters that are read: what addresses are safe to be sent with.
pub const MOST_LETTERS: usize = 8 * 1024;

/// The most bytes that they may become: a few letters can stand for gigabytes.
pub const MOST_BYTES: usize = 256 * 1024;

/// The names of entries that are nobody else's business.
const PRIVATE: [&str; 3] = ["money/", "note/", "proof/"];

/// What of a plan goes into a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Everything: it goes to another device of the same person.
    Everything,
    /// All but notes, the links in them, and money: it goes to someone else.
    WithoutPrivate,
}

impl Share {
    /// What goes along of these entries.
    pub fn of(self, entries: &Entries) -> Entries {
        let is_private = |name: &str| PRIVATE.iter().any(|kind| name.starts_with(kind));
        let mut entries = backup::of_plan(entries);
        entries.retain(|name, _| self == Self::Everything || !is_private(name));
        entries
    }
}

/// A plan as letters for an address.
///
/// # Errors
/// What to do instead where there are too many, or where the browser can't make it small.
pub async fn letters_of(entries: &Entries) -> Result<String, String> {
    let packed = squeeze(&backup::encode(entries)).await.ok_or(TOO_OLD)?;
    let letters = to_letters(&packed);
    if letters.len() > MOST_LETTERS {
        return Err("Your plan is too long for a link. Leave out your notes and money, or save a backup and take the file with you.".to_owned());
    }
    Ok(letters)
}

/// The plan in the letters of an address.
///
/// # Errors
/// What is wrong with them, and what to do.
pub async fn read(letters: &str) -> Result<Backup, String> {
    let packed = from_letters(letters)?;
    let text = unsqueeze(&packed, MOST_BYTES).await;
    let text = text.map_err(|refused| match refused {
        Refused::TooLarge => TOO_LONG,
        Refused::Broken => BROKEN,
        Refused::Unknown => TOO_OLD,
    })?;
    plan_in(&text)
}

/// The plan in what the letters stood for.
///
/// # Errors
/// What is wrong with it, and what to do.
pub fn plan_in(text: &str) -> Result<Backup, String> {
    backup::decode(text).map_err(|_| BROKEN.to_owned())
}

const BROKEN: &str = "This link holds no plan, or not all of one: a part of it may have been lost on the way. Ask for it once more; nothing was changed.";
const TOO_LONG: &str =
    "This link is longer than that of any plan, so it isn’t opened. Nothing was changed.";
const TOO_OLD: &str = "This browser can’t make or open links to plans; a newer one can. Take a backup instead: it is a file, and works everywhere.";

/// What stands for six bits each, by RFC 4648, section 5: no letter of it has a meaning in an address.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as letters. By hand: `base64ct` is 4 kB of what browsers are sent.
fn to_letters(bytes: &[u8]) -> String {
    let mut letters = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| {
            bits << 8 | usize::from(three.get(at).copied().unwrap_or_default())
        });
        // So many letters as are needed, and no `=` to fill up.
        for at in 0..=three.len() {
            letters.push(char::from(LETTERS[bits >> (18 - 6 * at) & 63]));
        }
    }
    letters
}

/// The bytes that such letters stand for.
///
/// # Errors
/// Where there are too many of them, or others among them.
pub fn from_letters(letters: &str) -> Result<Vec<u8>, String> {
    if letters.len() > MOST_LETTERS {
        return Err(TOO_LONG.to_owned());
    }
    let mut bytes = vec![];
    for four in letters.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in four {
            let value = LETTERS.iter().position(|known| known == letter);
            bits = bits << 6 | value.ok_or(BROKEN)?;
        }
        bits <<= 6 * (4 - four.len());
        for at in 1..four.len() {
            #[allow(clippy::cast_possible_truncation, reason = "eight bits are taken")]
            bytes.push((bits >> (24 - 8 * at) & 255) as u8);
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entries::tests::{WHOLE_PLAN, entries};
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard() {
        // The examples of RFC 4648, section 10, and the two letters in which its two alphabets differ.
        for (bytes, letters) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg"),
            (b"fooba", "Zm9vYmE"),
            (b"foobar", "Zm9vYmFy"),
            (b"\xFB\xFF", "-_8"),
        ] {
            assert_eq!(to_letters(bytes), letters);
            assert_eq!(from_letters(letters).as_deref(), Ok(bytes));
        }
    }

    #[test]
    fn what_is_no_link_is_refused_with_a_reason() {
        for wrong in ["Zm9v=", "Zm 9v", "Zm9v\n", "%5A", "Zü", "\u{202E}"] {
            assert_eq!(from_letters(wrong), Err(BROKEN.to_owned()), "{wrong}");
        }
        assert!(from_letters(&"A".repeat(MOST_LETTERS)).is_ok());
        let long = from_letters(&"A".repeat(MOST_LETTERS + 1));
        assert_eq!(long, Err(TOO_LONG.to_owned()));
        for wrong in ["", "{}", "null", "\u{FEFF}"] {
            assert_eq!(plan_in(wrong), Err(BROKEN.to_owned()), "{wrong}");
        }
    }

    #[test]
    fn what_is_nobody_elses_business_stays_at_home() {
        let mut plan = entries(&WHOLE_PLAN);
        plan.insert("here/backup".to_owned(), "2026-12-01 3".to_owned());
        let whole = Share::Everything.of(&plan);
        assert_eq!(
            whole,
            entries(&WHOLE_PLAN),
            "and a browser's own never goes"
        );
        let shared = Share::WithoutPrivate.of(&plan);
        let left: Vec<_> = whole
            .keys()
            .filter(|name| !shared.contains_key(*name))
            .collect();
        assert_eq!(
            left,
            [
                "money/pay",
                "money/spend",
                "money/unpaid",
                "note/nlp-engineer/rag-chatbot",
                "proof/nlp-engineer/rag-chatbot"
            ]
        );
    }

    proptest! {
        #[test]
        fn bytes_are_read_back(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(from_letters(&to_letters(&bytes)), Ok(bytes));
        }

        #[test]
        fn any_letters_are_read_or_refused(letters in ".{0,40}") {
            let _ = from_letters(&letters);
        }
    }
}
