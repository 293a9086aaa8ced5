//! Figures with the mark that says where they come from.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::link::href;
use crate::domain::pathway::figure::Provenance;
use crate::route::Route;

/// The id of a source document on the method page.
pub fn document_part(document: u16) -> String {
    format!("document-{document}")
}

/// The id of the note on derived figures on the method page.
pub const DERIVED_PART: &str = "worked-out";

/// The mark behind a figure: the number of its source, or † for a derived figure. A figure that isn't
/// stated says so itself and has none.
#[component]
pub fn Cite(
    /// Where the figure comes from.
    provenance: Provenance,
) -> impl IntoView {
    match provenance {
        Provenance::Source { document, place } => EitherOf3::A(view! {
            <sup class="cite">
                <a
                    href=href(&Route::Method, Some(&document_part(document)))
                    title=format!("Source {document}, {place}")
                >
                    <span class="visually-hidden">"source "</span>
                    {document}
                    <span class="visually-hidden">{format!(", {place}")}</span>
                </a>
            </sup>
        }),
        Provenance::Derived { from } => EitherOf3::B(view! {
            <sup class="cite">
                <a
                    href=href(&Route::Method, Some(DERIVED_PART))
                    title=format!("Worked out from {from}")
                >
                    <span aria-hidden="true">"†"</span>
                    <span class="visually-hidden">{format!("worked out from {from}")}</span>
                </a>
            </sup>
        }),
        Provenance::NotStated => EitherOf3::C(()),
    }
}

/// A figure and its mark.
#[component]
pub fn Figure(
    /// The figure as text.
    #[prop(into)]
    text: String,
    /// Where it comes from.
    provenance: Provenance,
) -> impl IntoView {
    let silent = provenance == Provenance::NotStated;
    view! {
        <span class="figure" class:not-stated=silent>
            {text}
            <Cite provenance />
        </span>
    }
}
