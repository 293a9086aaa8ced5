//! Goes when all callers use `slice::sort_by` themselves.

use std::cmp::Ordering;

/// Sorts `items`, keeping the order of equals.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    items.sort_by(compare);
}
