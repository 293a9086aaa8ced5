//! The component tree: what every page shares, and the only route table.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as At, Router};
use leptos_router::{Lazy, OptionalParamSegment, ParamSegment, StaticSegment};

use crate::components::controls::provide_controls;
use crate::components::converter::provide_converter;
use crate::components::keyboard::KeyboardShortcuts;
use crate::components::layout::{SiteFooter, SiteHeader};
use crate::components::notice::Notices;
use crate::components::palette::{Palette, provide_palette};
use crate::components::shortcuts::{Shortcuts, provide_shortcuts};
use crate::components::tick::TickForm;
use crate::components::undo::UndoBar;
use crate::modules::{
    AllRoute, CompareRoute, FitRoute, HomeRoute, MethodRoute, Module, OwnRoute, PlanRoute,
    ReviewRoute, StyleguideRoute, load_controls, load_converter, load_folder_sync, load_own_reader,
    load_palette_results, load_planner,
};
use crate::navigation::Navigation;
use crate::navigation::hydration::provide_hydrated;
use crate::on_demand::OnDemand;
use crate::pages::not_found::NotFoundPage;
use crate::pages::pathway::{PathwayPage, RoadmapPage};
use crate::route::{Root, segment};
use crate::store::catalogue::provide_catalogue;
use crate::store::devices::provide_folder_sync;
use crate::store::{OwnReader, PlanStore, Planner};

/// The whole site, prerendered for every route and hydrated in the browser.
#[component]
pub fn App(
    /// The base path of the site; `/` while it is prerendered.
    root: Root,
    /// Whether the first render is over: `navigation/hydration.rs` says what waits for it.
    #[prop(into)]
    hydrated: Signal<bool>,
    /// The functions that work out dates, where the page is to begin with them.
    planner: Option<Planner>,
    /// The function that reads pathways of the learner's own, where the page is to begin with it.
    own_reader: Option<OwnReader>,
) -> impl IntoView {
    let base = root.0.trim_end_matches('/').to_owned();
    provide_hydrated(hydrated);
    provide_context(root);
    provide_catalogue();
    let planner = OnDemand::new(|| Box::pin(load_planner()), planner);
    let own_reader = OnDemand::new(|| Box::pin(load_own_reader()), own_reader);
    PlanStore::provide(hydrated, planner, own_reader);
    provide_folder_sync(hydrated, || Box::pin(load_folder_sync()));
    provide_controls(|| Box::pin(load_controls()));
    provide_converter(|| Box::pin(load_converter()));
    provide_palette(|| Box::pin(load_palette_results()));
    provide_shortcuts();
    let (is_routing, set_is_routing) = signal(false);
    view! {
        <Router base set_is_routing>
            <Navigation is_routing prefetch=Module::prefetch />
            <a class="skip-link" href="#content" rel="external">
                "Skip to the content"
            </a>
            <SiteHeader />
            <Notices />
            <main id="content" tabindex="-1">
                <FlatRoutes fallback=NotFoundPage>
                    <At path=StaticSegment("") view={Lazy::<HomeRoute>::new()} />
                    <At path=StaticSegment(segment::PATHWAYS) view={Lazy::<AllRoute>::new()} />
                    <At
                        path=(StaticSegment(segment::PATHWAYS), ParamSegment(segment::SLUG))
                        view=PathwayPage
                    />
                    <At path=StaticSegment(segment::COMPARE) view={Lazy::<CompareRoute>::new()} />
                    <At path=StaticSegment(segment::FIT) view={Lazy::<FitRoute>::new()} />
                    <At
                        path=(StaticSegment(segment::ROADMAP), ParamSegment(segment::SLUG))
                        view=RoadmapPage
                    />
                    // One route for all pages of the plan: each more would be in the program of every page.
                    <At
                        path=(StaticSegment(segment::PLAN), OptionalParamSegment(segment::SECTION))
                        view={Lazy::<PlanRoute>::new()}
                    />
                    <At
                        path=(StaticSegment(segment::OWN), OptionalParamSegment(segment::SECTION))
                        view={Lazy::<OwnRoute>::new()}
                    />
                    <At path=StaticSegment(segment::REVIEW) view={Lazy::<ReviewRoute>::new()} />
                    <At path=StaticSegment(segment::METHOD) view={Lazy::<MethodRoute>::new()} />
                    <At
                        path=(StaticSegment(segment::METHOD), StaticSegment(segment::STYLEGUIDE))
                        view={Lazy::<StyleguideRoute>::new()}
                    />
                </FlatRoutes>
            </main>
            <SiteFooter />
            <UndoBar />
            <Palette />
            <Shortcuts />
            <KeyboardShortcuts />
            <TickForm />
        </Router>
    }
}
