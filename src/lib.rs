//! Interchange: plan a move from backend development into AI.
//!
//! `domain` reasons and knows nothing else. `content` holds what is published, and `library` fetches
//! the parts of it that a browser hasn't yet. `route` and `head` say where pages are and what they
//! are called, `sections` what stands on the long ones; `address` is what the browser's address asks for; `store` is what the learner did.
//! `components` and `pages` draw, `app` puts them together, and `live` brings them to life in the
//! browser. Each knows only those before it. `colour` measures the stylesheets, for the style guide.

pub mod app;
pub mod colour;
mod components;
pub mod content;
pub mod domain;
pub mod index;
pub mod modules;
mod navigation;
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
