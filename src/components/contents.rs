//! What stands on a long page: links to its parts. `publish/boot.js` marks the part that is read.

use leptos::prelude::*;

/// The parts of a page, by their ids and titles. Beside the text where there is room, else above it,
/// closed until it is wanted; without scripts they are the links that they are.
#[component]
pub fn Contents(
    /// The parts.
    parts: &'static [(&'static str, &'static str)],
    /// Whether a part isn't there just now.
    #[prop(optional, into)]
    lacks: Option<Callback<&'static str, bool>>,
) -> impl IntoView {
    let links = parts.iter().map(|&(part, title)| {
        view! {
            <li hidden=move || lacks.is_some_and(|lacks| lacks.run(part))>
                <a href=format!("#{part}")>{title}</a>
            </li>
        }
    });
    view! {
        <nav class="contents" aria-label="On this page">
            <details>
                <summary>"On this page"</summary>
                <ol>{links.collect_view()}</ol>
            </details>
        </nav>
    }
}
