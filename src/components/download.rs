//! Files for the learner to keep, made in their browser.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::{document, set_timeout};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a browser may take to begin with a file.
const BEGINS_WITHIN: Duration = Duration::from_secs(30);

/// Has the browser save `text` as a file of this name and of this type, such as `text/calendar`.
/// Not as a `data:` address: those are short of room, and many a policy forbids them.
pub fn download(name: &str, kind: &str, text: &str) {
    // It fails only where there is no memory left, and then there is nothing to save.
    if let Ok(file) = text_blob(&format!("{kind};charset=utf-8"), text) {
        download_blob(name, &file);
    }
}

/// Has the browser save this as a file of this name.
pub fn download_blob(name: &str, file: &Blob) {
    let _ = try_to_download(name, file);
}

/// Creates a file of this type.
///
/// # Errors
/// Where there is no memory left.
pub fn text_blob(kind: &str, text: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options)
}

fn try_to_download(name: &str, file: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(file)?;
    // Outside of the document: nobody sees it, and the router doesn't take it for a link to a page.
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Some browsers ask for the file only after the click is over.
    let forget = move || drop(Url::revoke_object_url(&address));
    set_timeout(forget, BEGINS_WITHIN);
    Ok(())
}
