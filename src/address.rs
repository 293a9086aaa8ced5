//! The address of the page that is open: what stands behind its `?`, and changing that.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::route::{Root, Route};

/// What stands behind the `?`. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Address {
    search: RwSignal<String>,
}

impl Address {
    /// An address for everything below the caller.
    pub fn provide() -> Self {
        let address = Self {
            search: RwSignal::default(),
        };
        provide_context(address);
        address
    }

    /// The address of the page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Says what stands behind the `?` now.
    pub fn is_at(&self, search: String) {
        if self.search.with_untracked(|old| *old != search) {
            self.search.set(search);
        }
    }

    /// The value of this name. Natively there is none: a page is drawn for all addresses alike.
    pub fn value(&self, name: &str) -> Option<String> {
        let search = self.search.get();
        if search.is_empty() {
            return None;
        }
        UrlSearchParams::new_with_str(&search).ok()?.get(name)
    }

    /// Gives the page that is open another address, without a place of its own in the history.
    pub fn replace(&self, root: &Root, route: &Route) {
        let path = route.to_path();
        if let Ok(history) = window().history() {
            let kept = history.state().unwrap_or(JsValue::NULL);
            // A browser refuses where it is done hundreds of times in a row; then the address
            // stays behind, and nothing else does.
            let _ = history.replace_state_with_url(&kept, "", Some(&format!("{}{path}", root.0)));
        }
        self.is_at(
            path.split_once('?')
                .map_or("", |(_, search)| search)
                .to_owned(),
        );
    }
}
