//! Pages of one pathway, which the address names.

use leptos::either::Either;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::not_found::NotFoundPage;
use crate::content::catalogue;
use crate::domain::pathway::Pathway;
use crate::route::segment;

/// The pathway that the address names, drawn by `draw`; the not-found page where there is none.
pub fn with_pathway<V: IntoView + 'static>(
    draw: impl Fn(&'static Pathway) -> V + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let params = use_params_map();
    let pathway = Memo::new(move |_| {
        params.with(|params| catalogue().pathway(params.get_str(segment::SLUG)?))
    });
    move || match pathway.get() {
        Some(pathway) => Either::Left(draw(pathway)),
        None => Either::Right(view! { <NotFoundPage /> }),
    }
}
