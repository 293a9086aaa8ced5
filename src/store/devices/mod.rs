//! The plan on several devices, without a server: each device writes a file of its own into a folder that the
//! learner chose and some other program keeps in sync, reads the files of the others, and merges them by the rule
//! that tabs are merged by.
//!
//! [`device_file`] is the format of a file, [`exchange`] the rule, both pure; [`folder`] is the browser's folder,
//! [`handle_store`] remembers it, and [`folder_sync`] decides when to read and write. Where a browser has no
//! folders the same files are saved and opened by hand.

pub mod device_file;
pub mod exchange;
pub mod folder;
pub mod folder_sync;
mod handle_store;

#[cfg(test)]
mod model;
