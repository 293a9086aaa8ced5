//! Files that the learner chooses.

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlInputElement};

/// The file that was chosen in a file field, when its `change` event has come.
pub fn chosen_file(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event_target(event);
    let file = field.files()?.get(0)?;
    // Otherwise choosing the same file again is no change, and there is no event.
    field.set_value("");
    Some(file)
}

/// The reason why a file has no contents for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than what is read.
    TooLarge,
    /// The browser couldn't read it, since it has changed or gone, or may not be read.
    Unreadable,
}

/// Reads files that are chosen one after the other in one place. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct FileReader {
    max_bytes: usize,
    chosen: StoredValue<u32>,
}

impl FileReader {
    /// Reads files of up to this many bytes.
    pub fn new(max_bytes: usize) -> Self {
        Self {
            max_bytes,
            chosen: StoredValue::new(0),
        }
    }

    /// Reads a file and calls `take` with what is in it, unless another file is chosen meanwhile or the page is left: a small
    /// file is read sooner than a large one that was chosen before it.
    pub fn read(self, file: File, take: impl FnOnce(Result<Vec<u8>, FileError>) + 'static) {
        let number = self.chosen.get_value() + 1;
        self.chosen.set_value(number);
        #[allow(
            clippy::cast_precision_loss,
            reason = "files of 2⁵³ bytes are larger too"
        )]
        let is_too_large = file.size() > self.max_bytes as f64;
        if is_too_large {
            return take(Err(FileError::TooLarge));
        }
        spawn_local(async move {
            let bytes: Result<JsValue, _> = JsFuture::from(file.array_buffer()).await;
            if self.chosen.try_get_value() == Some(number) {
                let bytes = bytes.map(|bytes| Uint8Array::new(&bytes).to_vec());
                take(bytes.map_err(|_| FileError::Unreadable));
            }
        });
    }
}
