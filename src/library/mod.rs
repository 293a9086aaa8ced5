//! Fetching what is published: the profiles of all pathways once they are asked for, and single
//! pathways in full. What was fetched is kept for the visit, and by the service worker for the next.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::content;
use crate::domain::catalogue::Catalogue;
use crate::domain::search::{Index, Shelf};
use crate::route::Root;

mod fetch;

use fetch::Read;

/// What is known of the catalogue, as something to react to. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Library {
    /// Counts arrivals: what was drawn of less is drawn again.
    arrivals: RwSignal<u32>,
    /// What can be found, once it was asked for.
    index: StoredValue<Option<&'static (Index, Shelf)>>,
    /// What was asked for, so that it isn't asked for over and over.
    asked: StoredValue<BTreeSet<String>>,
    /// What could not be fetched.
    missing: StoredValue<BTreeSet<String>>,
    /// Whether something could not be fetched.
    has_failed: RwSignal<bool>,
    /// The way to the root of the site, and the version whose files are read: each has its own, so
    /// an old page never reads what is new.
    version: StoredValue<(Root, String)>,
}

/// The name that the profiles are published under, beside the slugs of the pathways.
pub const PROFILES: &str = "profiles";

/// The name that what can be found is published under.
pub const SEARCH: &str = "search";

/// The path, from the root of the site, of what is published under this name in this version.
pub fn file(version: &str, name: &str) -> String {
    format!("data/{version}/{name}.bin")
}

impl Library {
    /// A library for everything below the caller, of this version.
    pub fn provide(root: Root, version: &str) -> Self {
        let library = Self {
            arrivals: RwSignal::new(0),
            index: StoredValue::default(),
            asked: StoredValue::default(),
            missing: StoredValue::default(),
            has_failed: RwSignal::new(false),
            version: StoredValue::new((root, version.to_owned())),
        };
        provide_context(library);
        library
    }

    /// The library of the page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What is known; to be asked again when more arrives.
    pub fn known(&self) -> &'static Catalogue {
        self.arrivals.track();
        content::catalogue()
    }

    /// Whether something could not be fetched.
    pub fn has_failed(&self) -> bool {
        self.has_failed.get()
    }

    /// Asks for these pathways in full, but for those that are known.
    pub fn need<'a>(&self, slugs: impl IntoIterator<Item = &'a str>) {
        for slug in slugs {
            if content::catalogue().pathway(slug).is_none() {
                self.ask(slug, false);
            }
        }
    }

    /// Asks for the profiles of all pathways.
    pub fn need_profiles(&self) {
        if !content::catalogue().has_all_profiles {
            self.ask(PROFILES, false);
        }
    }

    /// Asks for all that can be found.
    pub fn need_index(&self) {
        if self.index.get_value().is_none() {
            self.ask(SEARCH, false);
        }
    }

    /// All that can be found, once it is there, and that made ready to be searched.
    pub fn index(&self) -> Option<&'static (Index, Shelf)> {
        self.arrivals.track();
        self.index.get_value()
    }

    /// Asks again for what could not be fetched.
    pub fn try_again(&self) {
        self.has_failed.set(false);
        let missing = self.missing.try_update_value(std::mem::take);
        for name in missing.unwrap_or_default() {
            self.asked.update_value(|asked| {
                asked.remove(&name);
            });
            self.ask(&name, true);
        }
    }

    fn ask(&self, name: &str, again: bool) {
        let is_new = self
            .asked
            .try_update_value(|asked| asked.insert(name.to_owned()));
        if is_new == Some(true) {
            let (library, name) = (*self, name.to_owned());
            leptos::task::spawn_local(async move { library.fetch_one(&name, again, true).await });
        }
    }

    /// Fetches these pathways before going on. What can't be fetched is left out, and said where
    /// someone waits for it.
    pub async fn fetch<'a>(&self, slugs: impl IntoIterator<Item = &'a str>, is_awaited: bool) {
        for slug in slugs {
            if content::catalogue().pathway(slug).is_none() {
                self.fetch_one(slug, false, is_awaited).await;
            }
        }
    }

    async fn fetch_one(&self, name: &str, again: bool, is_awaited: bool) {
        let address = self
            .version
            .with_value(|(root, version)| format!("{}{}", root.0, file(version, name)));
        if let Some(read) = fetch::read(&address, name, again).await {
            if let Read::Index(index) = read {
                let ready = Shelf::new(&index.lines, &index.entries);
                // It stays for the visit, as what is known does.
                self.index
                    .set_value(Some(Box::leak(Box::new((index, ready)))));
            }
            self.missing.update_value(|missing| {
                missing.remove(name);
            });
            self.arrivals.update(|n| *n += 1);
        } else if is_awaited {
            self.missing.update_value(|missing| {
                missing.insert(name.to_owned());
            });
        }
        self.has_failed
            .set(self.missing.with_value(|missing| !missing.is_empty()));
    }
}
