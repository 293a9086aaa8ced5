//! Takes over the page that arrived: hydrates it where it is as it was prerendered, and mounts the app
//! in its place where it isn't.

use js_sys::Promise;
use leptos::mount::{hydrate_from, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, HtmlElement};

use crate::app::{App, AppProps};
use crate::modules::{Module, load_own_reader, load_planner};
use crate::navigation::scroll::{place_beyond_end, return_to};
use crate::route::{Root, Route};
use crate::store::{may_have_dates, may_have_own};

/// Dispatched on the document once the page is hydrated or mounted, and shows what it was prerendered with: from here
/// on it answers by itself.
const HYDRATED: &str = "interchange:hydrated";

/// Dispatched once it shows what is stored and what the query string asks for: the boot script enters
/// early input again.
const READY: &str = "interchange:ready";

/// Dispatched where the page's lazy module didn't arrive, so that nothing could be hydrated.
const INCOMPLETE: &str = "interchange:incomplete";

/// Hydrates or mounts the app.
///
/// # Panics
/// Where the document has no element for it, which is no page of this site.
pub fn start() {
    spawn_local(async {
        // Hydrating takes about as long as starting did: the browser can answer in between.
        next_task().await;
        let page = document().get_element_by_id("page");
        let page: HtmlElement = page.and_then(|page| page.dyn_into().ok()).expect("a page");
        let hydrated = ArcRwSignal::new(false);
        // The page's module arrives beside what stored plans need. Dates that came later would shift the page.
        spawn_local(async {
            has_module().await;
        });
        let planner = if may_have_dates() {
            load_planner().await.ok()
        } else {
            None
        };
        let own_reader = if may_have_own() {
            load_own_reader().await.ok()
        } else {
            None
        };
        let app = {
            let hydrated = hydrated.clone();
            move || {
                let root = base_path();
                App(AppProps {
                    root,
                    hydrated: hydrated.into(),
                    planner,
                    own_reader,
                })
            }
        };
        // Others may change the page while its module is on its way, and the reader may scroll.
        let has_module = has_module().await;
        let place = place_beyond_end();
        if is_as_prerendered(&page) {
            if !has_module {
                // The page stays readable, and the boot script says so.
                return dispatch(INCOMPLETE);
            }
            make_links_absolute();
            // Its module is there, so nothing has to be waited for halfway.
            hydrate_from(page, app).forget();
        } else {
            page.set_inner_html("");
            mount_to(page, app).forget();
        }
        dispatch(HYDRATED);
        hydrated.set(true);
        leptos::task::tick().await;
        if let Some(root) = document().document_element() {
            // Tests wait for this; styles may too.
            let _ = root.set_attribute("data-ready", "");
        }
        if let Some(place) = place {
            return_to(place);
        }
        // Entering early input again may draw much anew: what is stored can be seen before.
        next_task().await;
        dispatch(READY);
    });
}

async fn next_task() {
    let later = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(later).await;
}

fn dispatch(name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = document().dispatch_event(&event);
    }
}

/// Whether the lazy module of this page is there: hydration can't wait for it halfway.
async fn has_module() -> bool {
    match route().as_ref().and_then(Module::of) {
        Some(module) => module.load().await.is_ok(),
        None => true,
    }
}

fn route() -> Option<Route> {
    let path = window().location().pathname().unwrap_or_default();
    path.strip_prefix(&*base_path().0).and_then(Route::parse)
}

/// Whether the page was prerendered for this address, and nobody has changed it since. A browser's
/// translation and some extensions insert elements of their own, and hydration expects each node where
/// it was; `404.html` may stand at any address.
fn is_as_prerendered(page: &Element) -> bool {
    let expected = page.get_attribute("data-elements");
    let found = page.get_elements_by_tag_name("*").length();
    expected.is_some_and(|expected| expected == found.to_string())
}

/// Pages link to each other relatively, so that they work below any path and before the program is
/// there. The header and the footer stay when one navigates, so relative links in them would break.
fn make_links_absolute() {
    let links = document().links();
    for at in 0..links.length() {
        let Some(link) = links.item(at) else { continue };
        let Some(href) = link.get_attribute("href") else {
            continue;
        };
        let is_relative = href.starts_with('.');
        let link: &web_sys::HtmlAnchorElement = link.unchecked_ref();
        if is_relative {
            let absolute = format!("{}{}{}", link.pathname(), link.search(), link.hash());
            let _ = link.set_attribute("href", &absolute);
        }
    }
}

/// The base path of the site: each page knows its own way to the root.
fn base_path() -> Root {
    let root = document().document_element();
    let root = root
        .and_then(|root| root.get_attribute("data-root"))
        .unwrap_or_default();
    let here = document().base_uri().ok().flatten().unwrap_or_default();
    let root = web_sys::Url::new_with_base(&root, &here);
    Root(root.map_or_else(|_| "/".to_owned(), |url| url.pathname()))
}
