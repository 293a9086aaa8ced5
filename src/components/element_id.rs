//! The ids of pieces of work on a page, which the search and the undo bar lead to.

use crate::domain::id::ItemId;

/// The id that the checkbox of `item` has on a page.
pub fn element_id(item: &ItemId) -> String {
    format!("do-{}", item.as_str().replace('/', "--"))
}
