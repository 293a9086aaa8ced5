//! One file of the catalogue, fetched and read.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::content;

/// Fetches a file and adds what stands in it to what is known; `None` where that can't be done.
pub async fn read(address: &str, are_profiles: bool) -> Option<()> {
    let response = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    if are_profiles {
        content::learn_profiles(postcard::from_bytes(&bytes).ok()?);
    } else {
        content::learn_part(postcard::from_bytes(&bytes).ok()?);
    }
    Some(())
}
