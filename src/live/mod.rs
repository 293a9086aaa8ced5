//! Bringing pages to life in the browser.
//!
//! Pages arrive complete. This has the islands in them show what the learner did and act on what
//! they do; it draws the few stages that no page can hold (the plan, what is searched for, a
//! comparison of one's own choice, a ranking by one's own answers), and goes from page to page
//! without loading the program anew.

mod islands;
mod navigation;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, MutationObserver, MutationObserverInit, MutationRecord};

use crate::address::Address;
use crate::app;
use crate::components::focus::focus_stays_around;
use crate::components::island::{all, fill};
use crate::library::Library;
use crate::route::Root;
use crate::store::PlanStore;

/// What the boot script is told, on the document, whenever a page lives: what was entered until
/// the first did is entered again, and what it offers is offered on this page too.
const LIVE: &str = "interchange:live";

/// Takes over the page that was loaded, and goes on from there.
pub fn start() {
    let owner = Owner::new();
    let visit = owner.with(|| Visit::begin(owner.clone()));
    leptos::task::spawn_local(async move {
        owner.with(|| {
            visit.watch_for_islands();
            islands::listen(visit.store, visit.address);
            navigation::follow_links(&visit);
        });
        visit.enter().await;
        if let Some(root) = document().document_element() {
            // Tests wait for this; styles may too.
            let _ = root.set_attribute("data-ready", "");
        }
        // A visit lasts as long as its window.
        std::mem::forget(owner);
    });
}

/// The element that a page stands in.
fn page() -> Element {
    let page = document().get_element_by_id("page");
    page.expect("every page that loads this program has its element")
}

fn attribute(name: &str) -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute(name))
        .unwrap_or_default()
}

/// One visit, from page to page. A handle: copies are the same.
#[derive(Clone, Copy)]
struct Visit {
    address: Address,
    library: Library,
    store: PlanStore,
    /// What owns everything that lives as long as the visit.
    owner: StoredValue<Owner>,
    /// What owns what lives of the page that is open.
    open: StoredValue<Option<Owner>>,
}

impl Visit {
    fn begin(owner: Owner) -> Self {
        // The page's own way to the root, as an address that holds wherever one goes.
        let here = document().base_uri().ok().flatten().unwrap_or_default();
        let root = web_sys::Url::new_with_base(&attribute("data-root"), &here);
        let root = root.map_or_else(|_| "/".to_owned(), |url| url.pathname());
        app::provide(Root(root));
        Self {
            address: Address::expect(),
            library: Library::expect(),
            store: PlanStore::expect(),
            owner: StoredValue::new(owner),
            open: StoredValue::new(None),
        }
    }

    /// Takes over the page that stands in the document.
    async fn enter(self) {
        self.address
            .is_at(window().location().search().unwrap_or_default());
        let owner = self.owner.with_value(Owner::child);
        owner.with(|| {
            for island in all(&page(), ISLANDS) {
                islands::fill_in(&island);
            }
            for stage in all(&page(), "[data-stage]") {
                take_over(stage);
            }
            // One effect for all: each of them would look at the whole plan.
            Effect::new(move || {
                // Also where there is none yet: they may be drawn later. And when another day begins.
                self.store.with(|_, _| ());
                self.store.today();
                self.update(&page());
            });
        });
        self.open.set_value(Some(owner));
        // Until what the address asks for is shown: what was entered goes on top of that.
        leptos::task::tick().await;
        tell(LIVE);
    }

    /// Has the islands in an element show what the plan says of them.
    fn update(self, element: &Element) {
        if element.matches(ISLANDS).unwrap_or_default() {
            islands::update(element, self.store);
        }
        for island in all(element, ISLANDS) {
            islands::update(&island, self.store);
        }
    }

    /// Has islands that are drawn in the browser show that as well, before they are painted.
    fn watch_for_islands(self) {
        let drawn =
            Closure::<dyn Fn(Vec<MutationRecord>)>::new(move |records: Vec<MutationRecord>| {
                for record in records {
                    let added = record.added_nodes();
                    for at in 0..added.length() {
                        let element = added
                            .get(at)
                            .and_then(|node| node.dyn_into::<Element>().ok());
                        untrack(|| element.iter().for_each(|element| self.update(element)));
                    }
                }
            });
        let whole = MutationObserverInit::new();
        whole.set_child_list(true);
        whole.set_subtree(true);
        if let (Ok(observer), Some(body)) = (
            MutationObserver::new(drawn.as_ref().unchecked_ref()),
            document().body(),
        ) {
            let _ = observer.observe_with_options(&body, &whole);
        }
        drawn.forget();
    }

    /// Ends what lives in the page that is open.
    fn leave(self) {
        if let Some(owner) = self.open.try_update_value(Option::take).flatten() {
            owner.cleanup();
        }
    }
}

fn tell(what: &str) {
    if let Ok(event) = Event::new(what) {
        let _ = document().dispatch_event(&event);
    }
}

/// How islands are found.
const ISLANDS: &str = "[data-island]";

/// Draws a stage anew once there is reason to.
fn take_over(stage: Element) {
    let Some(play) = stage
        .get_attribute("data-stage")
        .and_then(|name| islands::play(&name))
    else {
        return;
    };
    let is_due = Memo::new(move |_| play.is_due.get());
    let owner = Owner::current().unwrap_or_default();
    let is_drawn = StoredValue::new(false);
    Effect::new(move || {
        if is_due.get() && !is_drawn.get_value() {
            is_drawn.set_value(true);
            focus_stays_around();
            stage.set_inner_html("");
            // What is drawn lives as long as the page, not until this runs again.
            owner.with(|| fill(&stage, (play.draw)()));
            navigation::come_to_part_on(&stage);
        }
    });
}
