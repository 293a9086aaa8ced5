//! The table of contents of a long page.

use super::collect::CollectAny;
use leptos::{ev, prelude::*};

use super::link::FragmentLink;

/// Links to the parts of a page, by their ids and titles, where the part that is being read is marked.
/// Beside the text where there is room, else above it and closed.
#[component]
pub fn Contents(
    /// The parts.
    parts: &'static [(&'static str, &'static str)],
    /// Whether a part isn't there just now.
    #[prop(optional, into)]
    lacks: Option<Callback<&'static str, bool>>,
) -> impl IntoView {
    let current = use_current_part(parts);
    let links = parts.iter().enumerate().map(|(at, &(part, title))| {
        let is_current = move || (current.get() == Some(at)).then_some("true");
        view! {
            <li hidden=move || lacks.is_some_and(|lacks| lacks.run(part))>
                <FragmentLink to=part attr:aria-current=is_current>
                    {title}
                </FragmentLink>
            </li>
        }
    });
    view! {
        <nav class="contents" aria-label="On this page">
            <details>
                <summary>"On this page"</summary>
                <ol>{links.collect_any()}</ol>
            </details>
        </nav>
    }
}

/// The place in `parts` of the part that is being read; `None` above the first.
fn use_current_part(parts: &'static [(&'static str, &'static str)]) -> ReadSignal<Option<usize>> {
    let (current, set_current) = signal(None);
    let is_due = StoredValue::new(false);
    // One measurement a frame, however many events there are. The page can be left before the frame
    // comes: then the signals are gone.
    let measure_soon = move || {
        if is_due.try_get_value() == Some(false) {
            is_due.set_value(true);
            request_animation_frame(move || {
                if is_due.try_set_value(false).is_none() {
                    let now = current_part(parts);
                    if current.get_untracked() != now {
                        set_current.set(now);
                    }
                }
            });
        }
    };
    // The window scrolls and is resized: no element of the app hears of it.
    Effect::new(move || {
        measure_soon();
        let scroll = window_event_listener(ev::scroll, move |_| measure_soon());
        let resize = window_event_listener(ev::resize, move |_| measure_soon());
        on_cleanup(move || {
            scroll.remove();
            resize.remove();
        });
    });
    current
}

/// The last part whose beginning has come up to the upper third of the window; at the end of the page
/// the last that can be seen.
fn current_part(parts: &[(&str, &str)]) -> Option<usize> {
    let document = document();
    let root = document.document_element()?;
    let (top, height) = (root.scroll_top(), root.client_height());
    let is_at_end = top > 0 && top + height > root.scroll_height() - 2;
    let edge = f64::from(height) / if is_at_end { 1.0 } else { 3.0 };
    // The parts are elements of the page around this component, which knows their ids alone.
    let has_begun = |&(id, _): &(&str, &str)| {
        let part = document.get_element_by_id(id);
        part.is_some_and(|part| part.get_bounding_client_rect().top() < edge)
    };
    parts.iter().rposition(has_begun)
}
