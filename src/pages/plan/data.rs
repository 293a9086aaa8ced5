//! The learner's data: sharing it, backing it up, where it is stored, and deleting it.

use leptos::prelude::*;

use super::devices::DevicesSection;
use super::reset::Reset;
use super::share::ShareSection;
use super::storage::{BackupReminder, StorageSection};

/// The page at `plan/data/`.
#[component]
pub fn DataPage() -> impl IntoView {
    view! {
        <div class="parts columns until-read">
            <BackupReminder />
            <StorageSection />
            <ShareSection />
            <DevicesSection />
            <Reset />
        </div>
    }
}
