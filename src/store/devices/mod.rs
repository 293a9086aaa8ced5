//! The plan on several devices, without a server: each device writes a file of its own into a folder that the
//! learner chose and some other program keeps in sync, reads the files of the others, and merges them by the rule
//! that tabs are merged by.
//!
//! [`device_file`] is the format of a file, [`exchange`] the rule, both pure; [`folder`] is the browser's folder,
//! `handle_store` remembers it, and [`folder_sync`] decides when to read and write. Where a browser has no
//! folders the same files are saved and opened by hand.

pub mod device_file;
pub mod exchange;
pub mod folder;
pub mod folder_sync;
mod handle_store;

#[cfg(test)]
mod model;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::on_demand::Load;
use crate::store::PlanStore;

/// The preference that says that a folder was chosen.
pub const CHOSEN: &str = "folder";

/// [`folder_sync::start`], which is in a lazy module.
pub type StartFolderSync = fn(PlanStore);

/// The owner of what lives as long as the app: the folder is in use while pages are left.
#[derive(Clone)]
struct AppOwner(Owner);

/// Has the folder in use on every page once one was chosen. `load` loads what does so.
pub fn provide_folder_sync(hydrated: Signal<bool>, load: Load<StartFolderSync>) {
    let (store, Some(owner)) = (PlanStore::expect(), Owner::current()) else {
        return;
    };
    provide_context(AppOwner(owner.clone()));
    Effect::new(move || {
        if hydrated.get() && store.remembered(CHOSEN).is_some() {
            let owner = owner.clone();
            spawn_local(async move {
                // Where it doesn't arrive the next visit asks again; the pages of the plan have it with them.
                if let Ok(start) = load().await {
                    owner.with(|| start(store));
                }
            });
        }
    });
}
