//! A plan as a link: a [`backup`], compressed by the browser and encoded as base64url in
//! the fragment, which no browser sends to anyone.

use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, ReadableStreamReadResult};

use super::backup::{self, Backup};
use super::entries::{Entries, pathway_in};

/// The most letters that are read: longer addresses are cut by some programs.
pub const MAX_LETTERS: usize = 8 * 1024;

/// The most bytes that they may be inflated to: a few letters can stand for gigabytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// The kinds of entries that only the learner's own devices get.
const PRIVATE: [&str; 5] = ["answer/", "money/", "note/", "proof/", "remark/"];

/// The part of a plan that a link holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Everything: it goes to another device of the same person.
    Everything,
    /// All but notes, the links in them, money, remarks, and the answers on what fits: it goes to someone else.
    WithoutPrivate,
    /// The same, for someone who is asked for remarks.
    ForRemarks,
}

impl Share {
    /// The entries that a link holds of these.
    pub fn of(self, entries: &Entries) -> Entries {
        let is_private = |name: &str| PRIVATE.iter().any(|kind| name.starts_with(kind));
        let plan = backup::of_plan(entries);
        // Of the learner's own pathways those that are followed: a link is short.
        let is_left_out = |name: &str| {
            pathway_in(name).is_some_and(|id| !plan.contains_key(&format!("follows/{id}")))
        };
        let mut entries = plan.clone();
        entries.retain(|name, _| {
            (self == Self::Everything || !is_private(name)) && !is_left_out(name)
        });
        entries
    }
}

/// Why a link can't be made, or what it holds can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It doesn't hold what it should, or not all of it.
    Broken,
    /// It has too many letters, or would stand for too many bytes.
    TooLong,
    /// The browser has no streams that compress.
    TooOld,
}

impl LinkError {
    /// Says what is wrong with the link of a plan, for the learner.
    pub fn of_plan(self) -> &'static str {
        match self {
            Self::Broken => BROKEN,
            Self::TooLong => TOO_LONG,
            Self::TooOld => TOO_OLD,
        }
    }
}

/// Encodes a plan as the letters of a fragment.
///
/// # Errors
/// The text for the learner where there are too many, or where the browser can't compress them.
pub async fn encode_link(entries: &Entries, share: Share) -> Result<String, String> {
    let letters = encode_text(&backup::encode(entries)).await;
    letters.map_err(|error| match error {
        LinkError::TooLong if share == Share::ForRemarks => "Your plan is too long for a link: pathways of your own need most room. Stop following those that you need no remarks on, make the link, and follow them again: nothing that you did is lost.",
        LinkError::TooLong => "Your plan is too long for a link. Choose “Share without notes, pay and answers”, or save a backup and take the file with you: pathways of your own need most room.",
        error => error.of_plan(),
    }.to_owned())
}

/// Encodes a text as the letters of a fragment.
///
/// # Errors
/// Where there are too many, or the browser can't compress them.
pub async fn encode_text(text: &str) -> Result<String, LinkError> {
    let packed = deflate(text).await.ok_or(LinkError::TooOld)?;
    let letters = encode_letters(&packed);
    if letters.len() > MAX_LETTERS {
        return Err(LinkError::TooLong);
    }
    Ok(letters)
}

/// Decodes the letters of a fragment.
///
/// # Errors
/// The text for the learner.
pub async fn decode_link(letters: &str) -> Result<Backup, String> {
    let read = |text: &str| decode_text(text).map_err(|_| LinkError::Broken);
    let read = read_text(letters, read).await;
    read.map_err(|error| error.of_plan().to_owned())
}

/// Decodes the letters of a fragment to a text, and reads that.
///
/// # Errors
/// Where there are too many, they stand for no text or a longer one than is read, or `read` refuses it.
pub async fn read_text<T>(
    letters: &str,
    read: impl Fn(&str) -> Result<T, LinkError>,
) -> Result<T, LinkError> {
    let whole = text_of(letters).await.and_then(|text| read(&text));
    match letters.strip_prefix("3D") {
        // In quoted-printable the equals sign before the letters is `=3D`.
        Some(letters) if whole.is_err() => text_of(letters).await.and_then(|text| read(&text)),
        _ => whole,
    }
}

async fn text_of(letters: &str) -> Result<String, LinkError> {
    inflate(&decode_letters(letters)?, MAX_BYTES).await
}

/// Decodes the inflated text of a link to a plan.
///
/// # Errors
/// The text for the learner.
pub fn decode_text(text: &str) -> Result<Backup, String> {
    backup::decode(text).map_err(|_| BROKEN.to_owned())
}

const BROKEN: &str = "This link holds no plan, or not all of one: a part of it may have been lost on the way. Ask for it once more; nothing was changed.";
const TOO_LONG: &str =
    "This link is longer than that of any plan, so it isn’t opened. Nothing was changed.";
const TOO_OLD: &str = "This browser can’t make or open links to plans; a newer one can. Take a backup instead: it is a file, and works everywhere.";

/// The digits of base64url (RFC 4648, section 5): none of them has a meaning in an address.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Encodes bytes as base64url. By hand: `base64ct` is 4 kB of what browsers are sent.
fn encode_letters(bytes: &[u8]) -> String {
    let mut letters = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| {
            bits << 8 | usize::from(three.get(at).copied().unwrap_or_default())
        });
        // Without padding.
        for at in 0..=three.len() {
            letters.push(char::from(LETTERS[bits >> (18 - 6 * at) & 63]));
        }
    }
    letters
}

/// Decodes base64url.
///
/// # Errors
/// Where there are too many of them, or others among them.
pub fn decode_letters(letters: &str) -> Result<Vec<u8>, LinkError> {
    if letters.len() > MAX_LETTERS {
        return Err(LinkError::TooLong);
    }
    let mut bytes = vec![];
    for four in letters.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in four {
            let value = LETTERS.iter().position(|known| known == letter);
            bits = bits << 6 | value.ok_or(LinkError::Broken)?;
        }
        bits <<= 6 * (4 - four.len());
        for at in 1..four.len() {
            #[allow(clippy::cast_possible_truncation, reason = "eight bits are taken")]
            bytes.push((bits >> (24 - 8 * at) & 255) as u8);
        }
    }
    Ok(bytes)
}

/// Compresses a text (RFC 1951); `None` where the browser can't. Its own streams do it: a crate for that
/// is 18 kB of what browsers are sent.
async fn deflate(text: &str) -> Option<Vec<u8>> {
    let reader = through("CompressionStream", &text.into())?;
    read_stream(&reader, usize::MAX).await.ok()
}

/// Restores the text, if it has no more than `max` bytes. It is read chunk by chunk, and no further than
/// that.
async fn inflate(bytes: &[u8], max: usize) -> Result<String, LinkError> {
    let bytes = Uint8Array::from(bytes);
    let reader = through("DecompressionStream", &bytes).ok_or(LinkError::TooOld)?;
    String::from_utf8(read_stream(&reader, max).await?).map_err(|_| LinkError::Broken)
}

/// Pipes bytes through a stream of this class.
fn through(class: &str, part: &JsValue) -> Option<ReadableStreamDefaultReader> {
    let class: Function = Reflect::get(&window(), &class.into())
        .ok()?
        .dyn_into()
        .ok()?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into())).ok()?;
    let parts = Blob::new_with_blob_sequence(&Array::of1(part)).ok()?;
    let out = parts.stream().pipe_through(stream.unchecked_ref());
    Some(out.get_reader().unchecked_into())
}

async fn read_stream(
    reader: &ReadableStreamDefaultReader,
    max: usize,
) -> Result<Vec<u8>, LinkError> {
    let mut bytes = vec![];
    loop {
        let piece = JsFuture::from(reader.read()).await;
        let piece: ReadableStreamReadResult =
            piece.map_err(|_| LinkError::Broken)?.unchecked_into();
        if piece.get_done() == Some(true) {
            return Ok(bytes);
        }
        let piece: Uint8Array = piece.get_value().unchecked_into();
        if bytes.len() + piece.length() as usize > max {
            // Whether that succeeds makes no difference.
            let _ = reader.cancel();
            return Err(LinkError::TooLong);
        }
        bytes.extend(piece.to_vec());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entries::remark::tests::{ID, STORED};
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
            assert_eq!(encode_letters(bytes), letters);
            assert_eq!(decode_letters(letters).as_deref(), Ok(bytes));
        }
    }

    #[test]
    fn what_is_no_link_is_refused_with_a_reason() {
        for wrong in ["Zm9v=", "Zm 9v", "Zm9v\n", "%5A", "Zü", "\u{202E}"] {
            assert_eq!(decode_letters(wrong), Err(LinkError::Broken), "{wrong}");
        }
        assert!(decode_letters(&"A".repeat(MAX_LETTERS)).is_ok());
        let long = decode_letters(&"A".repeat(MAX_LETTERS + 1));
        assert_eq!(long, Err(LinkError::TooLong));
        for wrong in ["", "{}", "null", "\u{FEFF}"] {
            assert_eq!(decode_text(wrong), Err(BROKEN.to_owned()), "{wrong}");
        }
    }

    #[test]
    fn a_link_has_the_own_pathways_that_are_followed() {
        let plan = entries(&[
            ("follows/my-a", "1"),
            ("own/my-a", "role¦A¶"),
            ("own/my-a/role", "B"),
            ("own/my-b", "role¦B¶"),
        ]);
        for share in [Share::Everything, Share::WithoutPrivate, Share::ForRemarks] {
            let shared = share.of(&plan);
            assert_eq!(shared.len(), 3, "{shared:?}");
            assert!(!shared.contains_key("own/my-b"));
        }
    }

    #[test]
    fn what_is_nobody_elses_business_stays_at_home() {
        let mut plan = entries(&WHOLE_PLAN);
        plan.insert("answer/pay".to_owned(), "2".to_owned());
        plan.insert(format!("remark/{ID}"), STORED.to_owned());
        let everything = plan.clone();
        plan.insert("here/backup".to_owned(), "2026-12-01 3".to_owned());
        let whole = Share::Everything.of(&plan);
        assert_eq!(whole, everything, "and a browser's own never goes");
        let shared = Share::WithoutPrivate.of(&plan);
        let left: Vec<_> = whole
            .keys()
            .filter(|name| !shared.contains_key(*name))
            .collect();
        assert_eq!(
            left,
            [
                "answer/pay",
                "money/pay",
                "money/spend",
                "money/unpaid",
                "note/nlp-engineer/rag-chatbot",
                "proof/nlp-engineer/rag-chatbot",
                "remark/0123456789abcdef"
            ]
        );
        assert_eq!(Share::ForRemarks.of(&plan), shared);
    }

    proptest! {
        #[test]
        fn bytes_are_read_back(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(decode_letters(&encode_letters(&bytes)), Ok(bytes));
        }

        #[test]
        fn any_letters_are_read_or_refused(letters in ".{0,40}") {
            let _ = decode_letters(&letters);
        }
    }
}
