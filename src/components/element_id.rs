//! The ids of what the search and the undo bar lead to.

use crate::domain::fit::Trait;
use crate::domain::id::ItemId;

/// The id that the checkbox of `item` has on a page.
pub fn element_id(item: &ItemId) -> String {
    format!("do-{}", item.as_str().replace('/', "--"))
}

/// The id of a question on what fits.
pub fn question_id(of: Trait) -> String {
    format!("fit-{}", of.slug())
}
