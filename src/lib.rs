//! Interchange: plan a move from backend development into AI.
pub mod content;
pub mod domain;
