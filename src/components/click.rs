//! Clicks that are one too many.

use leptos::ev::MouseEvent;

/// Whether this is the second click of a double click: it would undo what the first one did, or meet what has moved below
/// the pointer since.
pub fn is_second_click(click: &MouseEvent) -> bool {
    click.detail() > 1
}
