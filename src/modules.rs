//! The lazy modules: parts of the program that only some pages need, loaded when they are.
//!
//! The functions below are the only ways into them. `wasm_split` cuts the program there
//! (`src/prerender/program.rs`): whatever nothing else calls goes into the module that the function names, and what
//! several call into a chunk for just these. The fewer modules, the fewer such chunks.

#![allow(
    clippy::unnecessary_wraps,
    missing_docs,
    reason = "a split function is fallible, and the macro writes what loads its module"
)]

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos_router::LazyRoute;

use crate::components::controls::Drawers;
use crate::components::module_failed::ModuleFailed;
use crate::components::palette::DrawResults;
use crate::content::convert::{CONVERTER, Converter};
use crate::controls;
use crate::pages::compare::ComparePage;
use crate::pages::fit::FitPage;
use crate::pages::home::HomePage;
use crate::pages::method::MethodPage;
use crate::pages::own::OwnPages;
use crate::pages::plan::PlanPage;
use crate::pages::review::ReviewPage;
use crate::pages::styleguide::StyleguidePage;
use crate::palette;
use crate::route::Route;
use crate::store::devices::{StartFolderSync, folder_sync};
use crate::store::{OWN_READER, OwnReader, PLANNER, Planner};

/// A lazy module. Its name is that of its file in the site, but for what it shares with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// Explore.
    Explore,
    /// The pages of the learner's plan.
    Plan,
    /// Comparing roles, and which one fits.
    Choose,
    /// The method and the sources.
    Method,
    /// Pathways of the learner's own.
    Own,
    /// The readers of other formats; and the style guide and reviews, which the fewest open.
    Convert,
}

impl Module {
    /// The name that the splitter knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Plan => "plan",
            Self::Choose => "choose",
            Self::Method => "method",
            Self::Own => "own",
            Self::Convert => "convert",
        }
    }

    /// The module that this page needs; `None` where the base has all of it.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Home(_) | Route::Pathways => Some(Self::Explore),
            Route::Plan(_) => Some(Self::Plan),
            Route::Compare(_) | Route::Fit => Some(Self::Choose),
            Route::Method => Some(Self::Method),
            Route::Own(_) | Route::Edit(_) => Some(Self::Own),
            Route::Pathway(id) | Route::Roadmap(id) if id.is_own() => Some(Self::Own),
            Route::Styleguide | Route::Review => Some(Self::Convert),
            _ => None,
        }
    }

    /// Loads the module of a page before it is asked for, if it has one.
    pub fn prefetch(route: &Route) {
        if let Some(module) = Self::of(route) {
            // What didn't arrive is asked for again when the page is.
            spawn_local(async move { drop(module.load().await) });
        }
    }

    /// Loads the module for all of its pages, where it isn't there yet: drawing one doesn't have to wait then. Natively it
    /// always is.
    ///
    /// # Errors
    /// Where it didn't arrive whole. Another call asks for it again.
    pub async fn load(self) -> Result<(), SplitLoaderError> {
        // Each split function asks by itself whether its module is there.
        match self {
            Self::Explore => {
                load_explore().await?;
                load_explore_for_all().await
            }
            Self::Plan => load_plan().await,
            Self::Choose => {
                load_choose().await?;
                load_choose_for_fit().await
            }
            Self::Method => load_method().await,
            Self::Own => load_own().await,
            Self::Convert => {
                load_convert_for_review().await?;
                load_convert_for_styleguide().await
            }
        }
    }
}

/// Declares a page in a lazy module: `$page`'s route, the function that the program is split at, and the one
/// that loads the module before.
macro_rules! lazy_page {
    ($route:ident, $page:ident, $split:ident, $module:ident, $load:ident) => {
        #[wasm_split($module, wasm_split_path = ::leptos::wasm_split, preload($load), fallible)]
        fn $split() -> Result<AnyView, SplitLoaderError> {
            Ok($page().into_any())
        }

        #[doc = concat!("The route of `", stringify!($page), "`.")]
        pub struct $route;

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_: Self) -> AnyView {
                match $split().await {
                    Ok(page) => page,
                    Err(_) => view! { <ModuleFailed page=|| Box::pin($split()) /> }.into_any(),
                }
            }
        }
    };
}

lazy_page!(HomeRoute, HomePage, home_page, explore, load_explore);
// An address from the time when all pathways stood on a list of their own.
lazy_page!(AllRoute, HomePage, all_page, explore, load_explore_for_all);
lazy_page!(PlanRoute, PlanPage, plan_page, plan, load_plan);
lazy_page!(CompareRoute, ComparePage, compare_page, choose, load_choose);
lazy_page!(FitRoute, FitPage, fit_page, choose, load_choose_for_fit);
lazy_page!(MethodRoute, MethodPage, method_page, method, load_method);
lazy_page!(OwnRoute, OwnPages, own_pages, own, load_own);
lazy_page!(
    ReviewRoute,
    ReviewPage,
    review_page,
    convert,
    load_convert_for_review
);
lazy_page!(
    StyleguideRoute,
    StyleguidePage,
    styleguide_page,
    convert,
    load_convert_for_styleguide
);

/// Loads what searches, and returns what draws its results. It is in the module of [`load_controls`], which has most of
/// what the results need.
///
/// # Errors
/// Where it didn't arrive whole. Another call asks for it again.
#[wasm_split(tracking, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load_palette_results() -> Result<DrawResults, SplitLoaderError> {
    Ok(palette::results)
}

/// Returns what draws that which is opened or changed: see `components/controls.rs`.
///
/// # Errors
/// Where the module didn't arrive whole. Another call asks for it again.
#[wasm_split(tracking, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load_controls() -> Result<Drawers, SplitLoaderError> {
    Ok(controls::DRAWERS)
}

/// Returns what works out dates. It is in the module of [`load_controls`]: who has dates has begun, and will
/// tick.
///
/// # Errors
/// Where the module didn't arrive whole. Another call asks for it again.
#[wasm_split(tracking, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load_planner() -> Result<Planner, SplitLoaderError> {
    Ok(PLANNER)
}

/// Returns what reads pathways of the learner's own.
///
/// # Errors
/// Where the module didn't arrive whole. Another call asks for it again.
#[wasm_split(tracking, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load_own_reader() -> Result<OwnReader, SplitLoaderError> {
    Ok(OWN_READER)
}

/// Returns what keeps the plan and a folder in step. It is in the module of the pages of the plan, where the folder is
/// chosen.
///
/// # Errors
/// Where the module didn't arrive whole. Another call asks for it again.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load_folder_sync() -> Result<StartFolderSync, SplitLoaderError> {
    Ok(folder_sync::start)
}

/// Returns what reads pathways from texts of all kinds, and writes them.
///
/// # Errors
/// Where the module didn't arrive whole. Another call asks for it again.
#[wasm_split(convert, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load_converter() -> Result<Converter, SplitLoaderError> {
    Ok(CONVERTER)
}
