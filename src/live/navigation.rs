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
    Document, DomParser, Element, Event, HtmlAnchorElement, HtmlElement, MouseEvent, Response,
    ScrollBehavior, ScrollRestoration, ScrollToOptions, SupportedType, Url,
};

use super::{Visit, page};
use crate::components::focus::{focus, focus_part, focus_stays_around};
use crate::components::island::set;
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
    /// The path of the root of the site.
    root: StoredValue<Root>,
    /// The path of the page that is open. The browser's address may be ahead of it.
    open: StoredValue<String>,
    /// Counts the wishes: what arrives when one has gone on is too late.
    wishes: StoredValue<u32>,
    /// The path of a page that a link under the pointer or the focus leads to, and the page.
    ahead: StoredValue<Option<(String, Option<Next>)>, LocalStorage>,
}

/// What is taken from a page: what its head says of it, and its content.
struct Next {
    document: Document,
    page: Element,
}

/// Goes along when a link is followed, and back and forth with the browser's buttons.
pub fn follow_links(visit: &Visit) {
    let Some(first) = here() else { return };
    let navigator = Navigator {
        visit: *visit,
        root: StoredValue::new(expect_context()),
        open: StoredValue::new(first.pathname()),
        wishes: StoredValue::new(0),
        ahead: StoredValue::new_local(None),
    };
    window_event_listener(ev::click, move |event| navigator.follow(&event));
    window_event_listener(ev::pointerover, move |event| navigator.look_ahead(&event));
    window_event_listener(ev::focusin, move |event| navigator.look_ahead(&event));
    window_event_listener(ev::popstate, move |_| {
        if let Some(to) = here() {
            navigator.go(to, Arrival::ByHistory(kept_place()));
        }
    });
    keep_places();
}

impl Navigator {
    /// Follows the link that was clicked, if it is for us and not for the browser.
    fn follow(self, event: &MouseEvent) {
        let is_plain = event.button() == 0
            && !(event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key())
            && !event.default_prevented();
        let Some((link, to)) = self.link_at(event).filter(|_| is_plain) else {
            return;
        };
        keep_place();
        let is_here = self.is_open(&to.pathname());
        let is_same = is_here && here().is_some_and(|here| here.search() == to.search());
        if is_same && !to.hash().is_empty() {
            // The browser goes to a part by itself, but leaves the focus behind.
            self.wish();
            mark(None);
            focus_part(&to.hash()[1..]);
            return;
        }
        event.prevent_default();
        let in_stage = link
            .closest("[data-stage]")
            .is_ok_and(|stage| stage.is_some());
        if is_here && in_stage {
            // The link that was followed goes, or leads elsewhere.
            let _ = link.focus();
            focus_stays_around();
            self.go(to, Arrival::InPlace);
        } else {
            self.go(to, Arrival::ByLink);
        }
    }

    fn is_open(self, path: &str) -> bool {
        self.open.with_value(|open| open == path)
    }

    /// A new wish; the ones before it are forgotten.
    fn wish(self) -> u32 {
        self.wishes.update_value(|wishes| *wishes += 1);
        self.wishes.get_value()
    }

    fn go(self, to: Url, arrival: Arrival) {
        let wish = self.wish();
        leptos::task::spawn_local(async move {
            let is_here = self.is_open(&to.pathname());
            if is_here {
                self.arrive(&to, arrival);
                self.visit.address.is_at(to.search());
                // Until what the address asks for is drawn, and the page is as long as it was.
                leptos::task::tick().await;
            } else if !self.go_to_page(&to, arrival, wish).await {
                return;
            }
            if self.wishes.get_value() == wish {
                show(&to, arrival, !is_here);
            }
        });
    }

    /// Puts a page in the place of the one that is open; whether it came to that.
    async fn go_to_page(self, to: &Url, arrival: Arrival, wish: u32) -> bool {
        let known = self.ahead.try_update_value(Option::take).flatten();
        let next = match known.filter(|(path, _)| *path == to.pathname()) {
            Some((_, Some(next))) => Some(next),
            _ => fetch(to).await,
        };
        if self.wishes.get_value() != wish {
            return false;
        }
        let Some(next) = next else {
            let location = window().location();
            let _ = match arrival {
                Arrival::ByHistory(_) => location.reload(),
                _ => location.set_href(&to.href()),
            };
            return false;
        };
        self.arrive(to, arrival);
        self.visit.leave();
        let _ = page().replace_with_with_node_1(&next.page);
        document().set_title(&next.document.title());
        for (of, attribute) in [
            ("link[rel=canonical]", "href"),
            ("meta[name=description]", "content"),
        ] {
            let find = |document: &Document| document.query_selector(of).ok().flatten();
            if let (Some(ours), Some(theirs)) = (find(&document()), find(&next.document)) {
                set(
                    &ours,
                    attribute,
                    &theirs.get_attribute(attribute).unwrap_or_default(),
                );
            }
        }
        self.visit.enter().await;
        true
    }

    /// Fetches what a link leads to before it is followed, so that it is there at once when it is.
    fn look_ahead(self, event: &Event) {
        let Some((_, to)) = self.link_at(event) else {
            return;
        };
        let path = to.pathname();
        let is_known = move |path: &String| {
            self.ahead
                .with_value(|ahead| ahead.as_ref().is_some_and(|(known, _)| known == path))
        };
        if self.is_open(&path) || is_known(&path) {
            return;
        }
        self.ahead.set_value(Some((path.clone(), None)));
        leptos::task::spawn_local(async move {
            let next = fetch(&to).await;
            if is_known(&path) {
                self.ahead.set_value(Some((path, next)));
            }
        });
    }

    /// Gives the address its place in the history.
    fn arrive(self, to: &Url, arrival: Arrival) {
        self.open.set_value(to.pathname());
        let is_new = !matches!(arrival, Arrival::ByHistory(_))
            && here().is_some_and(|here| here.href() != to.href());
        if let (true, Ok(history)) = (is_new, window().history()) {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&to.href()));
        }
    }

    /// The link that something happens in, and where it leads, if that is a page of this site. It is
    /// read from where the page that is open stands, and not from where the browser already is.
    fn link_at(self, event: &Event) -> Option<(HtmlAnchorElement, Url)> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
        let here = here()?;
        let base = self
            .open
            .with_value(|open| format!("{}{open}", here.origin()));
        let to = Url::new_with_base(&link.get_attribute("href")?, &base).ok()?;
        let is_ours = self.root.with_value(|root| is_ours(&to, &here, root));
        (is_ours && !link.has_attribute("download")).then_some((link, to))
    }
}

fn here() -> Option<Url> {
    Url::new(&window().location().href().ok()?).ok()
}

/// Whether an address is of this site.
fn is_ours(to: &Url, here: &Url, Root(root): &Root) -> bool {
    to.origin() == here.origin() && to.pathname().starts_with(root)
}

/// A page; `None` where it isn't there, or isn't of the version that
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
    let page = next.get_element_by_id("page")?;
    is_same.then_some(Next {
        document: next,
        page,
    })
}

/// Brings what was gone to into view, and the focus there, so that a keyboard or a screen reader
/// goes on from there and not from a link that is gone.
fn show(to: &Url, arrival: Arrival, is_new: bool) {
    let kept = match arrival {
        Arrival::InPlace => return,
        Arrival::ByHistory(kept) => kept,
        Arrival::ByLink => None,
    };
    let hash = to.hash();
    let part = hash.strip_prefix('#').filter(|part| !part.is_empty());
    let part = part.and_then(|part| document().get_element_by_id(part));
    match (kept, &part) {
        (None, Some(part)) => {
            part.scroll_into_view();
            mark(Some(part));
        }
        _ => scroll_to(kept.unwrap_or_default()),
    }
    let heading = || document().query_selector("#page h1").ok().flatten();
    // Back to another state of the same page: what has the focus is still there.
    let goes_on = matches!(arrival, Arrival::ByHistory(_)) && !is_new;
    if let Some(element) = part
        .filter(|_| kept.is_none())
        .or_else(heading)
        .filter(|_| !goes_on)
    {
        focus(element.unchecked_ref::<HtmlElement>());
    }
}

/// Comes to the part that the address names, where that has just been drawn on a stage: it wasn't there
/// when the page was gone to.
pub fn come_to_part_on(stage: &Element) {
    let hash = window().location().hash().unwrap_or_default();
    let part = hash.strip_prefix('#').unwrap_or_default();
    let part = document().get_element_by_id(part);
    if let Some(part) = part.filter(|part| stage.contains(Some(part)) && kept_place().is_none()) {
        part.scroll_into_view();
        mark(Some(&part));
        focus(part.unchecked_ref::<HtmlElement>());
    }
}

/// Marks what was gone to, and nothing else. Browsers do it themselves (`:target`), but not where the address changes
/// without them.
fn mark(part: Option<&Element>) {
    const SOUGHT: &str = "sought";
    let before = document().get_elements_by_class_name(SOUGHT);
    while let Some(before) = before.item(0) {
        let _ = before.class_list().remove_1(SOUGHT);
    }
    if let Some(part) = part {
        let _ = part.class_list().add_1(SOUGHT);
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
