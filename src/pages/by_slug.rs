//! Pages of one pathway, whose id is in the address.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::not_found::NotFoundPage;
use crate::components::at_rest::use_pressed;
use crate::components::focus::keep_focus;
use crate::components::link::OwnPathway;
use crate::domain::catalogue::Catalogue;
use crate::domain::pathway::Pathway;
use crate::route::segment;
use crate::store::catalogue::use_catalogue;

/// Draws the page of the pathway whose slug is in the path; the not-found page where there is none.
///
/// A change of the catalogue draws the page again only where it is this pathway that changed, and once nothing on it is
/// being pressed; `draw` reads nothing else of the catalogue that can be seen.
pub fn with_pathway(draw: DrawPathway) -> AnyView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get(segment::SLUG)));
    with_pathway_of(slug, draw, || view! { <NotFoundPage /> }.into_any())
}

/// Draws a page of a pathway; `None` where the catalogue doesn't have all of it.
pub type DrawPathway = fn(&Catalogue, &Pathway) -> Option<AnyView>;

/// Draws the page of the pathway with this slug, as [`with_pathway`] does; `missing` where there is none.
pub fn with_pathway_of(
    slug: Memo<Option<String>>,
    draw: DrawPathway,
    missing: fn() -> AnyView,
) -> AnyView {
    let catalogue = use_catalogue();
    let find = move |_: Option<&Option<Arc<Pathway>>>| {
        let slug = slug.get()?;
        catalogue.with(|catalogue| {
            let mut pathways = catalogue.pathways.iter();
            let pathway = pathways.find(|pathway| pathway.id.as_str() == slug);
            pathway.cloned()
        })
    };
    // A catalogue shares the pathways that haven't changed with the one before.
    let pathway = Memo::new_with_compare(find, |before, now| match (before, now) {
        (Some(Some(before)), Some(Some(now))) => !Arc::ptr_eq(before, now),
        (before, now) => {
            before.is_none() || before.map(Option::is_some) != now.map(Option::is_some)
        }
    });
    let id = Memo::new(move |_| pathway.with(|pathway| Some(pathway.as_ref()?.id.clone())));
    let drawn = StoredValue::new(None::<Arc<Pathway>>);
    let changed = Trigger::new();
    let pressed = use_pressed();
    Effect::new(move || {
        // Compared with what is drawn: the learner's own additions may be read before this runs for the first time.
        let is_newer = |now: &Arc<Pathway>| {
            let drawn = drawn.get_value();
            drawn.is_some_and(|drawn| drawn.id == now.id && !Arc::ptr_eq(&drawn, now))
        };
        if pathway.get().as_ref().is_some_and(is_newer) {
            pressed.when_released(move || {
                keep_focus();
                changed.notify();
            });
        }
    });
    // The router keeps the view where only the slug changes, and a view of the same type keeps its elements.
    // Of the other branch it has new ones, with nothing of the old pathway: no open disclosure and no
    // half-written note. (`<For>` does the same with 3 kB more.)
    let is_other = StoredValue::new(false);
    let page = move || {
        // `track` would not work the memo out, and its first value would be a change.
        let _ = id.get();
        changed.track();
        let pathway = pathway.get_untracked();
        drawn.set_value(pathway.clone());
        let page = pathway.and_then(|pathway| {
            if pathway.id.is_own() {
                provide_context(OwnPathway(pathway.id.clone()));
            }
            catalogue.with_untracked(|catalogue| draw(catalogue, &pathway))
        });
        let page = page.unwrap_or_else(missing);
        is_other.update_value(|is_other| *is_other = !*is_other);
        if is_other.get_value() {
            Either::Left(page)
        } else {
            Either::Right(page)
        }
    };
    page.into_any()
}
