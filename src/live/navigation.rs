//! From page to page without loading the program anew: the next page is fetched as the text that it
//! is, and put in the place of the one before. Where that can't be done the browser goes there as
//! it would without this.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomParser, Element, Event, HtmlAnchorElement, HtmlElement, MouseEvent, Response,
    ScrollBehavior, ScrollRestoration, ScrollToOptions, SupportedType, Url,
};

use super::{Visit, page};
use crate::components::focus::{focus, focus_part, focus_stays_around};
use crate::route::Root;

/// How long a scroll has to rest before its place is kept: browsers refuse a page that writes to
/// its history hundreds of times in a row.
const REST: Duration = Duration::from_millis(100);

/// How one comes to a page.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// By a link: to its top, or to the part that the link names.
    ByLink,
    /// By a link to another state of what is looked at: the view stays where it is.
    InPlace,
    /// Back or forth in the history, to this many pixels from the top where that is known.
    ByHistory(Option<f64>),
}

/// Where one is, and where one wants to go. A handle: copies are the same.
#[derive(Clone, Copy)]
struct Navigator {
    visit: Visit,
    /// The page that is open, by its path, and the state it is in, by its query.
    open: StoredValue<(String, String)>,
    /// Counts the wishes: what arrives when one has gone on is too late.
    wishes: StoredValue<u32>,
    /// The path of a page that a link under the pointer or the focus leads to, and the page.
    ahead: StoredValue<Option<(String, Option<Next>)>, LocalStorage>,
}

/// The title and the content of a page.
type Next = (String, Element);

/// Goes along when a link is followed, and back and forth with the browser's buttons.
pub fn follow_links(visit: &Visit) {
    let Some(first) = here() else { return };
    let navigator = Navigator {
        visit: *visit,
        open: StoredValue::new(address(&first)),
        wishes: StoredValue::new(0),
        ahead: StoredValue::new_local(None),
    };
    let root = expect_context::<Root>();
    let ours = root.clone();
    window_event_listener(ev::click, move |event| {
        let Some((link, to)) = followed(&event) else {
            return;
        };
        let Some(here) = here().filter(|here| is_ours(&to, here, &ours)) else {
            return;
        };
        if address(&to) == address(&here) && !to.hash().is_empty() {
            // The browser goes to a part by itself, but leaves the focus behind.
            focus_part(&to.hash()[1..]);
            return;
        }
        event.prevent_default();
        keep_place();
        let stage = link.closest("[data-stage]").ok().flatten();
        if stage.is_some() && to.pathname() == here.pathname() {
            // The link that was followed goes, or leads elsewhere.
            let _ = link.focus();
            focus_stays_around();
            navigator.go(to, Arrival::InPlace);
        } else {
            navigator.go(to, Arrival::ByLink);
        }
    });
    window_event_listener(ev::pointerover, {
        let root = root.clone();
        move |event| navigator.look_ahead(&event, &root)
    });
    window_event_listener(ev::focusin, move |event| {
        navigator.look_ahead(&event, &root)
    });
    window_event_listener(ev::popstate, move |_| {
        let is_elsewhere = |to: &Url| navigator.open.with_value(|open| *open != address(to));
        if let Some(to) = here().filter(is_elsewhere) {
            navigator.go(to, Arrival::ByHistory(kept_place()));
        }
    });
    keep_places();
}

impl Navigator {
    fn go(self, to: Url, arrival: Arrival) {
        self.wishes.update_value(|wishes| *wishes += 1);
        if self.open.with_value(|(path, _)| *path == to.pathname()) {
            self.arrive(&to, arrival);
            self.visit.address.is_at(to.search());
            show(&to, arrival);
        } else {
            leptos::task::spawn_local(self.go_to_page(to, arrival, self.wishes.get_value()));
        }
    }

    async fn go_to_page(self, to: Url, arrival: Arrival, wish: u32) {
        let known = self.ahead.try_update_value(Option::take).flatten();
        let next = match known.filter(|(path, _)| *path == to.pathname()) {
            Some((_, Some(next))) => Some(next),
            _ => fetch(&to).await,
        };
        if let Some((_, page)) = &next {
            self.visit.fetch_for(page).await;
        }
        if self.wishes.get_value() != wish {
            return;
        }
        let Some((title, next)) = next else {
            let _ = window().location().set_href(&to.href());
            return;
        };
        self.arrive(&to, arrival);
        self.visit.leave();
        let _ = page().replace_with_with_node_1(&next);
        document().set_title(&title);
        self.visit.enter();
        show(&to, arrival);
    }

    /// Fetches what a link leads to before it is followed, so that it is there at once when it is.
    fn look_ahead(self, event: &Event, root: &Root) {
        let Some((_, to)) = link_at(event) else {
            return;
        };
        let path = to.pathname();
        let is_known = move |path: &String| {
            self.ahead
                .with_value(|ahead| ahead.as_ref().is_some_and(|(known, _)| known == path))
        };
        let is_elsewhere = self.open.with_value(|(open, _)| *open != path);
        if is_elsewhere && here().is_some_and(|here| is_ours(&to, &here, root)) && !is_known(&path)
        {
            self.ahead.set_value(Some((path.clone(), None)));
            leptos::task::spawn_local(async move {
                let next = fetch(&to).await;
                if let Some((_, page)) = &next {
                    self.visit.fetch_for(page).await;
                }
                if is_known(&path) {
                    self.ahead.set_value(Some((path, next)));
                }
            });
        }
    }

    /// Gives the address its place in the history.
    fn arrive(self, to: &Url, arrival: Arrival) {
        self.open.set_value(address(to));
        let is_new = !matches!(arrival, Arrival::ByHistory(_));
        if let (true, Ok(history)) = (is_new, window().history()) {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&to.href()));
        }
    }
}

fn here() -> Option<Url> {
    Url::new(&window().location().href().ok()?).ok()
}

fn address(url: &Url) -> (String, String) {
    (url.pathname(), url.search())
}

/// The link that a click follows, and where it leads, unless the browser is to open that elsewhere.
fn followed(event: &MouseEvent) -> Option<(HtmlAnchorElement, Url)> {
    let is_plain = event.button() == 0
        && !(event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key())
        && !event.default_prevented();
    link_at(event).filter(|(link, _)| is_plain && !link.has_attribute("download"))
}

/// The link that something happens in, and where it leads.
fn link_at(event: &Event) -> Option<(HtmlAnchorElement, Url)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let to = Url::new(&link.href()).ok()?;
    Some((link, to))
}

/// Whether an address is of this site.
fn is_ours(to: &Url, here: &Url, Root(root): &Root) -> bool {
    to.origin() == here.origin() && to.pathname().starts_with(root)
}

/// The title and the content of a page; `None` where it isn't there, or isn't of the version that
/// this program is of.
async fn fetch(to: &Url) -> Option<Next> {
    let address = format!("{}{}", to.origin(), to.pathname());
    let response = JsFuture::from(window().fetch_with_str(&address))
        .await
        .ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let text = JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()?;
    let next = DomParser::new().ok()?;
    let next = next
        .parse_from_string(&text, SupportedType::TextHtml)
        .ok()?;
    let version = next.document_element()?.get_attribute("data-version");
    let is_same = version.as_deref() == Some(super::attribute("data-version").as_str());
    is_same.then_some((next.title(), next.get_element_by_id("page")?))
}

/// Brings what was gone to into view, and the focus there, so that a keyboard or a screen reader
/// goes on from there and not from a link that is gone.
fn show(to: &Url, arrival: Arrival) {
    let kept = match arrival {
        Arrival::InPlace => return,
        Arrival::ByHistory(kept) => kept,
        Arrival::ByLink => None,
    };
    let hash = to.hash();
    let part = hash.strip_prefix('#').filter(|part| !part.is_empty());
    let part = part.and_then(|part| document().get_element_by_id(part));
    match (kept, &part) {
        (None, Some(part)) => part.scroll_into_view(),
        _ => scroll_to(kept.unwrap_or_default()),
    }
    let heading = || document().query_selector("#page h1").ok().flatten();
    if let Some(element) = part.filter(|_| kept.is_none()).or_else(heading) {
        focus(element.unchecked_ref::<HtmlElement>());
    }
}

fn scroll_to(place: f64) {
    let options = ScrollToOptions::new();
    options.set_top(place);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Keeps where on a page one is in the history's entry, as its state. Browsers do this by
/// themselves, but go to the place before the page is there; only to a page that is loaded anew do
/// they go at the right time, so for that it is left to them.
fn keep_places() {
    let restores = |how| {
        if let Ok(history) = window().history() {
            let _ = history.set_scroll_restoration(how);
        }
    };
    restores(ScrollRestoration::Manual);
    window_event_listener(ev::pagehide, move |_| restores(ScrollRestoration::Auto));
    window_event_listener(ev::pageshow, move |_| restores(ScrollRestoration::Manual));
    let address = || window().location().href().unwrap_or_default();
    let at_rest = StoredValue::new_local(debounce(REST, move |scrolled: String| {
        if scrolled == address() {
            keep_place();
        }
    }));
    window_event_listener(ev::scroll, move |_| {
        at_rest.update_value(|at_rest| at_rest(address()));
    });
}

fn keep_place() {
    if let Ok(history) = window().history() {
        // Where it is refused the place is forgotten, which is no loss.
        let place = window().scroll_y().unwrap_or_default();
        let _ = history.replace_state(&JsValue::from_f64(place), "");
    }
}

fn kept_place() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}
