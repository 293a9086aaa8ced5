//! Interchange: plan a move from backend development into AI.
//!
//! One component tree, [`app::App`], is rendered natively for every address when the site is built
//! (`src/prerender/`), and hydrated by the same code in the browser. [`domain`] begins with the story of a plan, as an
//! example that is run. `HOW_IT_WORKS.md` follows a tick from the click to the storage and to another tab.
//!
//! The modules from the bottom up; each imports only from those before it (`tests/architecture.rs`):
//!
//! - [`domain`]: the rules. Pure, without Leptos or a browser.
//! - [`content`]: the built-in pathways; [`route`]: addresses and query strings; [`store`]: the learner's
//!   plan and its storage; [`colour`]: the contrasts of the stylesheets.
//! - `sections`, [`page_metadata`] and [`index`]: the long pages' sections, titles and descriptions, and what
//!   can be searched.
//! - `components`, `navigation`, `controls`, `palette`: views that several pages share, those that are loaded when
//!   something is opened, and the command palette.
//! - `pages`, [`modules`], [`app`]: the pages, the lazy modules that some of them are in, and the route table.
//! - `start` runs the app in the browser; `render` renders it natively, for `src/prerender/`.

pub mod app;
pub mod colour;
mod components;
pub mod content;
mod controls;
pub mod domain;
pub mod index;
pub mod modules;
mod navigation;
mod on_demand;
pub mod page_metadata;
mod pages;
mod palette;
#[cfg(not(target_arch = "wasm32"))]
pub mod render;
pub mod route;
mod sections;
#[cfg(target_arch = "wasm32")]
pub mod start;
pub mod store;
