//! One file or folder a page.

mod by_slug;
pub mod choose;
pub mod compare;
pub mod fit;
pub mod home;
pub mod method;
pub mod not_found;
pub mod own;
pub mod pathway;
pub mod plan;
pub mod review;
pub mod styleguide;
