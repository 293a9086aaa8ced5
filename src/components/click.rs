//! Clicks on what a click takes away or turns round.

use leptos::ev::MouseEvent;

/// Returns a handler of clicks that leaves out the second click of a double click: it would undo what the first one did, or
/// meet what has moved below the pointer since.
pub fn on_first_click(act: impl Fn() + 'static) -> impl Fn(MouseEvent) + 'static {
    move |click| {
        if click.detail() < 2 {
            act();
        }
    }
}
