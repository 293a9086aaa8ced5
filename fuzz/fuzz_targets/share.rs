//! Any letters behind an address are refused, or stand for no more bytes than they can; and whatever
//! bytes the browser makes of those are a plan or are refused.
#![no_main]

use interchange::route::letters_in;
use interchange::store::share_link::{MAX_LETTERS, decode_letters, decode_text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(bytes) = decode_letters(&letters_in(text).unwrap_or_else(|| text.to_owned())) {
        assert!(bytes.len() <= MAX_LETTERS * 3 / 4);
    }
    if let Err(why) = decode_text(text) {
        assert!(why.contains("nothing was changed"), "{why}");
    }
});
