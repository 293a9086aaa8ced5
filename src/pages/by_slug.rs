//! Pages of one pathway, whose slug is in the path.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::not_found::NotFoundPage;
use crate::domain::catalogue::Catalogue;
use crate::domain::pathway::Pathway;
use crate::route::segment;
use crate::store::catalogue::use_catalogue;

/// Draws the page of the pathway whose slug is in the path; the not-found page where there is none.
///
/// A change of the catalogue draws the page again only where it is this pathway that changed; `draw`
/// reads nothing else of the catalogue that can be seen.
pub fn with_pathway(draw: fn(&Catalogue, &Pathway) -> Option<AnyView>) -> AnyView {
    let (params, catalogue) = (use_params_map(), use_catalogue());
    let slug = Memo::new(move |_| params.with(|params| params.get(segment::SLUG)));
    let page = move |slug: Option<String>| {
        let pathway = Memo::new(move |_| {
            let slug = slug.as_deref()?;
            catalogue.with(|catalogue| {
                let mut pathways = catalogue.pathways.iter();
                let pathway = pathways.find(|pathway| pathway.id.as_str() == slug);
                pathway.cloned()
            })
        });
        move || {
            let page = pathway.get().and_then(|pathway| {
                catalogue.with_untracked(|catalogue| draw(catalogue, &pathway))
            });
            page.unwrap_or_else(|| view! { <NotFoundPage /> }.into_any())
        }
    };
    // Keyed by the slug, since the router keeps the view when only the slug changes. New elements
    // for a new pathway have nothing of the old one: no open disclosure and no half-written note.
    view! { <For each=move || [slug.get()] key=Clone::clone children=page /> }.into_any()
}
