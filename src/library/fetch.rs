//! One file of the catalogue, fetched and read.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::{PROFILES, SEARCH};
use crate::content;
use crate::domain::search::Index;

/// What was fetched.
pub enum Read {
    /// Something of the catalogue, which is known now.
    Learnt,
    /// What can be found.
    Index(Index),
}

/// Fetches the file of this name and adds what stands in it to what is known; `None` where that can't
/// be done. What the browser has kept of it is passed over where it was fetched before and was broken.
pub async fn read(address: &str, name: &str, again: bool) -> Option<Read> {
    let how = RequestInit::new();
    if again {
        how.set_cache(RequestCache::Reload);
    }
    let response = window().fetch_with_str_and_init(address, &how);
    let response = JsFuture::from(response).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    match name {
        SEARCH => return Some(Read::Index(postcard::from_bytes(&bytes).ok()?)),
        PROFILES => content::learn_profiles(postcard::from_bytes(&bytes).ok()?),
        _ => content::learn_part(postcard::from_bytes(&bytes).ok()?),
    }
    Some(Read::Learnt)
}
