//! What Interchange knows and how it reasons: pathways, comparison, progress.
//!
//! Nothing here knows of a clock, a browser or Leptos: today's date is passed in, and a function's
//! answer depends on its arguments alone. The build script compiles this module with `serde` as its
//! only dependency, so a `use leptos` here stops the build.

pub mod browse;
pub mod burn_up;
pub mod calendar;
pub mod catalogue;
pub mod change;
pub mod compare;
pub mod date;
pub mod disagreement;
pub mod effort;
pub mod figure;
pub mod fit;
pub mod forecast;
pub mod id;
pub mod job;
pub mod line;
pub mod map;
pub mod money;
pub mod note;
pub mod order;
pub mod pace;
pub mod pathway;
pub mod pay;
pub mod plan;
pub mod portfolio;
pub mod profile;
pub mod schedule;
pub mod search;
pub mod undecided;
