//! Making texts small, and large again, by the browser's own streams (RFC 1951, "deflate"): a crate
//! for that is 18 kB of what browsers are sent.

use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, ReadableStreamReadResult};

/// Why bytes weren't made a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// They would become more than was allowed.
    TooLarge,
    /// They stand for no text.
    Broken,
    /// The browser doesn't know how.
    Unknown,
}

/// A text as few bytes; `None` where the browser doesn't know how.
pub async fn squeeze(text: &str) -> Option<Vec<u8>> {
    let reader = through("CompressionStream", &text.into())?;
    read(&reader, usize::MAX).await.ok()
}

/// The text that such bytes stand for, if it has no more than `most` bytes. It is read piece by piece,
/// and no further than that.
pub async fn unsqueeze(bytes: &[u8], most: usize) -> Result<String, Refused> {
    let bytes = Uint8Array::from(bytes);
    let reader = through("DecompressionStream", &bytes).ok_or(Refused::Unknown)?;
    String::from_utf8(read(&reader, most).await?).map_err(|_| Refused::Broken)
}

/// What comes out of a stream of this class when this is put in.
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

async fn read(reader: &ReadableStreamDefaultReader, most: usize) -> Result<Vec<u8>, Refused> {
    let mut bytes = vec![];
    loop {
        let piece = JsFuture::from(reader.read()).await;
        let piece: ReadableStreamReadResult = piece.map_err(|_| Refused::Broken)?.unchecked_into();
        if piece.get_done() == Some(true) {
            return Ok(bytes);
        }
        let piece: Uint8Array = piece.get_value().unchecked_into();
        if bytes.len() + piece.length() as usize > most {
            // What comes of that is of no interest.
            let _ = reader.cancel();
            return Err(Refused::TooLarge);
        }
        bytes.extend(piece.to_vec());
    }
}
