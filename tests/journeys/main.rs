//! Journeys of a learner, in real headless Chromium against the release build.
//!
//! A journey is written in the learner's words; [`learner`] knows how each is done. To run them:
//! `ci/test`, or after it `cargo test --test journeys`.

mod browser;
mod keeping;
mod learner;
#[allow(dead_code, reason = "only a benchmark compresses what its host sends")]
mod site;

mod accessibility;
mod appearance;
mod arriving;
mod bad_input;
mod browsing;
mod charts;
mod comparing;
mod devices;
mod engines;
mod faults;
mod finding;
mod first_paint;
mod fit;
mod foreign;
mod hydration;
mod keyboard;
mod layout;
mod map;
mod notes;
mod offline;
mod own;
mod paper;
mod pictures;
mod planning;
mod plans;
mod platform;
mod published;
mod reading;
mod remarks;
mod remembering;
mod scheduling;
mod sharing;
mod states;
mod taking;

/// The built-in pathways, read once.
fn catalogue() -> &'static interchange::domain::catalogue::Catalogue {
    static CATALOGUE: std::sync::LazyLock<
        std::sync::Arc<interchange::domain::catalogue::Catalogue>,
    > = std::sync::LazyLock::new(interchange::content::built_in);
    &CATALOGUE
}
