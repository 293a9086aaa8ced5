//! Plans, and remarks on one, in the fragment of the address. Browsers don't send it to a server.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use crate::components::focus::focus_part;

/// Returns the content of the fragment: `letters_in` finds its letters, and `decode` reads them. It is `None` until they
/// are read, and where there are none. Once they are, the element with the id `part` has the focus.
pub fn use_payload<T, F>(
    letters_in: fn(&str) -> Option<String>,
    decode: impl Fn(String) -> F + 'static,
    part: &'static str,
) -> RwSignal<Option<T>>
where
    T: Send + Sync + 'static,
    F: Future<Output = T> + 'static,
{
    let fragment = use_location().hash;
    let payload = RwSignal::new(None);
    // In an effect: browsers don't send the fragment, so the page was prerendered without.
    Effect::new(move || {
        let read_from = fragment.get();
        // A link to a part of the page leaves what is looked at.
        let Some(letters) = letters_in(&read_from) else {
            return;
        };
        let read = decode(letters);
        spawn_local(async move {
            let read = read.await;
            // Meanwhile the learner may have followed another link, or left the page.
            if fragment.try_get_untracked() == Some(read_from) {
                payload.set(Some(read));
                focus_part(part);
            }
        });
    });
    payload
}
