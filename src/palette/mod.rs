//! The results of the command palette: the search index, the commands, and how they are drawn. The
//! rest of the app calls [`results()`] and nothing else, so all of it can be loaded when the palette is
//! first opened.

mod actions;
mod commands;
mod results;

pub use results::results;
