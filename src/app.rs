//! The router's table, and what every page shares.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as At, Router};
use leptos_router::hooks::use_location;
use leptos_router::{ParamSegment, StaticSegment};

use crate::components::focus::focus_part;
use crate::components::heading::FirstPage;
use crate::components::layout::{SiteFooter, SiteHeader};
use crate::components::notice::StorageNotices;
use crate::components::scroll::restore_places;
use crate::components::undo::UndoBar;
use crate::pages::compare::ComparePage;
use crate::pages::home::HomePage;
use crate::pages::method::MethodPage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::pathway::PathwayPage;
use crate::pages::plan::PlanPage;
use crate::pages::roadmap::RoadmapPage;
use crate::pages::title;
use crate::route::segment;
use crate::store::PlanStore;

/// The whole site.
#[component]
pub fn App() -> impl IntoView {
    PlanStore::provide();
    FirstPage::provide();
    // Not a place of its own, so it is none for the router to go to.
    let skip = |event: MouseEvent| {
        event.prevent_default();
        focus_part("content");
    };
    restore_places();
    view! {
        <Router>
            <Title />
            <a class="skip-link" href="#content" on:click=skip>
                "Skip to the content"
            </a>
            <SiteHeader />
            <StorageNotices />
            <main id="content">
                <FlatRoutes fallback=NotFoundPage>
                    <At path=StaticSegment("") view=HomePage />
                    <At
                        path=(StaticSegment(segment::PATHWAYS), ParamSegment(segment::SLUG))
                        view=PathwayPage
                    />
                    <At path=StaticSegment(segment::COMPARE) view=ComparePage />
                    <At
                        path=(StaticSegment(segment::ROADMAP), ParamSegment(segment::SLUG))
                        view=RoadmapPage
                    />
                    <At path=StaticSegment(segment::PLAN) view=PlanPage />
                    <At path=StaticSegment(segment::METHOD) view=MethodPage />
                </FlatRoutes>
            </main>
            <SiteFooter />
            <UndoBar />
        </Router>
    }
}

/// Keeps the document's title that of the page.
#[component]
fn Title() -> impl IntoView {
    let path = use_location().pathname;
    Effect::new(move || document().set_title(&title::of(&path.get())));
}
