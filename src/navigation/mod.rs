//! What the app does beside the router: query strings that are safe to hydrate, and later prefetch,
//! scroll restoration, focus and page metadata.

pub mod hydration;
pub mod query;
