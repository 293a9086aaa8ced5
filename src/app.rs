//! The router's table, and what every page shares. Pages are drawn from here when the site is built;
//! in the browser `live` takes over what lives in them.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as At, Router};
use leptos_router::{ParamSegment, StaticSegment};

use crate::address::Address;
use crate::components::layout::{SiteFooter, SiteHeader};
use crate::components::notice::Notices;
use crate::components::keyboard::KeyboardShortcuts;
use crate::components::palette::{Palette, provide_palette};
use crate::components::shortcuts::{Shortcuts, provide_shortcuts};
use crate::components::tick::TickForm;
use crate::components::undo::UndoBar;
use crate::pages::all::AllPage;
use crate::pages::compare::ComparePage;
use crate::pages::fit::FitPage;
use crate::pages::home::HomePage;
use crate::pages::method::MethodPage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::pathway::PathwayPage;
use crate::pages::plan::PlanPage;
use crate::pages::roadmap::RoadmapPage;
use crate::pages::styleguide::StyleguidePage;
use crate::palette;
use crate::route::{Root, segment};
use crate::navigation::hydration::provide_hydrated;
use crate::store::PlanStore;
use crate::store::catalogue::provide_catalogue;

/// What every page draws with: the way to the root of the site.
pub fn provide(root: Root) {
    provide_hydrated();
    provide_catalogue();
    PlanStore::provide();
    Address::provide();
    provide_palette();
    provide_shortcuts();
    provide_context(root);
}

/// A page of the site: the one whose address the context names.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <a class="skip-link" href="#content">
                "Skip to the content"
            </a>
            <SiteHeader />
            <Notices />
            <main id="content" tabindex="-1">
                <FlatRoutes fallback=NotFoundPage>
                    <At path=StaticSegment("") view=HomePage />
                    <At path=StaticSegment(segment::PATHWAYS) view=AllPage />
                    <At
                        path=(StaticSegment(segment::PATHWAYS), ParamSegment(segment::SLUG))
                        view=PathwayPage
                    />
                    <At path=StaticSegment(segment::COMPARE) view=ComparePage />
                    <At path=StaticSegment(segment::FIT) view=FitPage />
                    <At
                        path=(StaticSegment(segment::ROADMAP), ParamSegment(segment::SLUG))
                        view=RoadmapPage
                    />
                    <At path=StaticSegment(segment::PLAN) view=PlanPage />
                    <At path=StaticSegment(segment::METHOD) view=MethodPage />
                    <At
                        path=(StaticSegment(segment::METHOD), StaticSegment(segment::STYLEGUIDE))
                        view=StyleguidePage
                    />
                </FlatRoutes>
            </main>
            <SiteFooter />
            <UndoBar />
            <Palette results=palette::results />
            <Shortcuts />
            <KeyboardShortcuts />
            <TickForm />
        </Router>
    }
}
