//! Pathways of the learner's own: their pages, the form that they are edited in, and the ways to a new one.
//!
//! All of them share one lazy module. The id stands in the fragment, so pages are prerendered without it.

mod edit;
mod editor;
mod export;
mod keep;
mod new;
mod preview;
mod shown;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::not_found::NotFoundPage;
use super::pathway::{draw_about, draw_roadmap};
use crate::route::{OwnPage, Route, segment};
use edit::EditPage;
use keep::KeepPage;
use new::NewPage;
use shown::own_pathway_page;

/// The pages at `own/`.
#[component]
pub fn OwnPages() -> impl IntoView {
    let params = use_params_map();
    let page = Memo::new(move |_| {
        let section = params.with(|params| params.get(segment::SECTION));
        let section = section.map(|section| format!("/{section}"));
        let path = format!("{}{}", segment::OWN, section.unwrap_or_default());
        match Route::parse(&path) {
            Some(Route::Own(page)) => Some(page),
            _ => None,
        }
    });
    move || match page.get() {
        Some(OwnPage::About) => own_pathway_page(draw_about),
        Some(OwnPage::Roadmap) => own_pathway_page(draw_roadmap),
        Some(OwnPage::Edit) => view! { <EditPage /> }.into_any(),
        Some(OwnPage::New) => view! { <NewPage /> }.into_any(),
        Some(OwnPage::Keep) => view! { <KeepPage /> }.into_any(),
        None => view! { <NotFoundPage /> }.into_any(),
    }
}
