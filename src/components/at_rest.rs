//! Changes of the page that wait for the learner's hand.

use std::time::Duration;

use leptos::{ev, prelude::*};

/// Whether anything is being pressed. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Pressed(StoredValue<bool>);

/// Looks from now on whether anything is being pressed.
pub fn use_pressed() -> Pressed {
    let is_pressed = StoredValue::new(false);
    // Effects don't run where pages are prerendered, and there is no window.
    Effect::new(move || {
        // The click comes right after the pointer is up.
        let release = move |_| {
            let released = move || {
                is_pressed.try_set_value(false);
            };
            set_timeout(released, Duration::ZERO);
        };
        let down = window_event_listener(ev::pointerdown, move |_| is_pressed.set_value(true));
        let up = window_event_listener(ev::pointerup, release);
        let cancelled = window_event_listener(ev::pointercancel, release);
        on_cleanup(move || {
            down.remove();
            up.remove();
            cancelled.remove();
        });
    });
    Pressed(is_pressed)
}

impl Pressed {
    /// Calls `act` in the next frame in which nothing is being pressed. A field is stored as soon as it is left; what takes
    /// the focus then, or is clicked to leave it, has to be there until it has.
    pub fn when_released(self, act: impl FnOnce() + 'static) {
        request_animation_frame(move || {
            if self.0.try_get_value() == Some(true) {
                self.when_released(act);
            } else {
                act();
            }
        });
    }
}
