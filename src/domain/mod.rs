//! The rules of the app: pathways, comparison, progress, planning.
//!
//! Pure: no clock, no browser, no Leptos. Callers pass today's date in, and a function's result
//! depends on its arguments alone. The build script compiles this module with `serde` as its only
//! dependency, so importing anything else breaks the build.
//!
//! Imports go one way, and `tests/architecture.rs` enforces it:
//!
//! ```text
//! date, id, input, plain_text, sorted_map ← pathway ← catalogue ← fit, search ← plan ← planning ← transit_map
//! ```

pub mod catalogue;
pub mod date;
pub mod fit;
pub mod id;
pub mod input;
pub mod pathway;
pub mod plain_text;
pub mod plan;
pub mod planning;
pub mod search;
pub mod sorted_map;
pub mod transit_map;
