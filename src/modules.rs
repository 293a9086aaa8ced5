//! The lazy modules: parts of the program that only some pages need, loaded when they are.
//!
//! The functions below are the only ways into them. `wasm_split` cuts the program there
//! (`src/prerender/program.rs`): whatever nothing else calls goes into the module that the function names.

#![allow(
    clippy::unnecessary_wraps,
    missing_docs,
    reason = "a split function is fallible, and the macro writes what loads its module"
)]

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos_router::LazyRoute;

use crate::components::module_failed::ModuleFailed;
use crate::components::palette::DrawResults;
use crate::pages::compare::ComparePage;
use crate::pages::fit::FitPage;
use crate::pages::method::MethodPage;
use crate::pages::plan::PlanPage;
use crate::pages::styleguide::StyleguidePage;
use crate::palette;
use crate::route::Route;

/// A lazy module. Its name is that of its file in the site, but for what it shares with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// My plan.
    Plan,
    /// Comparing roles, and which one fits.
    Choose,
    /// The method and the sources.
    Method,
    /// The style guide, which is for those who change the site.
    Styleguide,
}

impl Module {
    /// The name that the splitter knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Choose => "choose",
            Self::Method => "method",
            Self::Styleguide => "styleguide",
        }
    }

    /// The module that this page needs; `None` where the base has all of it.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Plan => Some(Self::Plan),
            Route::Compare(_) | Route::Fit(_) => Some(Self::Choose),
            Route::Method => Some(Self::Method),
            Route::Styleguide => Some(Self::Styleguide),
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

    /// Loads the module, where it isn't there yet. Natively it always is.
    ///
    /// # Errors
    /// Where it didn't arrive whole. Another call asks for it again.
    pub async fn load(self) -> Result<(), SplitLoaderError> {
        match self {
            Self::Plan => load_plan().await,
            Self::Choose => load_choose().await,
            Self::Method => load_method().await,
            Self::Styleguide => load_styleguide().await,
        }
    }
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, preload(load_plan), fallible)]
fn plan_page() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <PlanPage /> }.into_any())
}

#[wasm_split(choose, wasm_split_path = ::leptos::wasm_split, preload(load_choose), fallible)]
fn compare_page() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ComparePage /> }.into_any())
}

#[wasm_split(choose, wasm_split_path = ::leptos::wasm_split, preload(load_choose_for_fit), fallible)]
fn fit_page() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <FitPage /> }.into_any())
}

#[wasm_split(method, wasm_split_path = ::leptos::wasm_split, preload(load_method), fallible)]
fn method_page() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <MethodPage /> }.into_any())
}

#[wasm_split(styleguide, wasm_split_path = ::leptos::wasm_split, preload(load_styleguide), fallible)]
fn styleguide_page() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <StyleguidePage /> }.into_any())
}

/// Loads the module that searches, and returns what draws its results.
///
/// # Errors
/// Where it didn't arrive whole. Another call asks for it again.
#[wasm_split(palette, wasm_split_path = ::leptos::wasm_split, preload(load_palette), fallible)]
pub fn load_palette_results() -> Result<DrawResults, SplitLoaderError> {
    Ok(palette::results)
}

/// Declares a route whose page is in a lazy module.
macro_rules! lazy_route {
    ($name:ident, $page:ident) => {
        #[doc = concat!("The route of `", stringify!($page), "`.")]
        pub struct $name;

        impl LazyRoute for $name {
            fn data() -> Self {
                Self
            }

            async fn view(_: Self) -> AnyView {
                match $page().await {
                    Ok(page) => page,
                    Err(_) => view! { <ModuleFailed page=|| Box::pin($page()) /> }.into_any(),
                }
            }
        }
    };
}

lazy_route!(PlanRoute, plan_page);
lazy_route!(CompareRoute, compare_page);
lazy_route!(FitRoute, fit_page);
lazy_route!(MethodRoute, method_page);
lazy_route!(StyleguideRoute, styleguide_page);
