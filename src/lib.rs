//! Interchange: plan a move from backend development into AI.
//!
//! `domain` reasons and knows nothing else; `content` holds what is published, `store` what the
//! learner did; `components` and `pages` draw; `app` puts them together. Each knows only those
//! before it.

mod address;
pub mod app;
mod components;
pub mod content;
pub mod domain;
pub mod head;
pub mod library;
pub mod live;
mod pages;
pub mod route;
mod store;
