//! Modal dialogs that are opened from elsewhere: from the header, by a key, or by a command.

use leptos::html;
use leptos::prelude::*;
use web_sys::{Event, EventTarget};

/// A handle to a `<dialog>`; copies are handles to the same one. The component that draws the dialog
/// passes [`element`](Self::element) as its `node_ref`, and calls [`closed`](Self::closed) on `close`.
#[derive(Clone, Copy)]
pub struct Modal {
    /// The element.
    pub element: NodeRef<html::Dialog>,
    is_open: RwSignal<bool>,
}

impl Modal {
    /// A closed dialog.
    pub fn new() -> Self {
        Self {
            element: NodeRef::new(),
            is_open: RwSignal::new(false),
        }
    }

    /// Whether it is open.
    pub fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// Opens it.
    pub fn open(self) {
        if let Some(dialog) = self.element.get_untracked() {
            // It throws only where the dialog is open already.
            let _ = dialog.show_modal();
            self.is_open.set(true);
        }
    }

    /// Closes it; the focus goes back to where it was, before this returns.
    pub fn close(self) {
        if let Some(dialog) = self.element.get_untracked() {
            dialog.close();
            self.is_open.set(false);
        }
    }

    /// Takes note that the browser has closed it, as on Escape. The event comes with a delay: the
    /// dialog may be open again by then.
    pub fn closed(self) {
        let dialog = self.element.get_untracked();
        let is_open = dialog.is_some_and(|dialog| dialog.open());
        if self.is_open.get_untracked() != is_open {
            self.is_open.set(is_open);
        }
    }

    /// Whether a click was on the backdrop. It is an event of the dialog itself then, as the dialog is
    /// covered by its children.
    pub fn is_backdrop(self, event: &Event) -> bool {
        let dialog = self.element.get_untracked();
        let target = event.target();
        dialog.is_some_and(|dialog| {
            let dialog: &EventTarget = dialog.as_ref();
            target.as_ref() == Some(dialog)
        })
    }
}
