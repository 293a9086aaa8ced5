//! Renders pages natively, as they are prerendered and as tests look at them.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::app::{App, AppProps};
use crate::route::Root;

/// The HTML of the page at this path from the root of the site, such as `pathways/`. Addresses in it are
/// absolute paths.
///
/// Leptos separates texts by `<!>`. Browsers make an empty comment of it, as of `<!---->`, but the standard
/// calls it an error, and stricter readers give up there.
pub fn render(path: &str) -> String {
    // It fails only where another page was rendered before.
    let _ = any_spawner::Executor::init_futures_executor();
    Owner::new().with(|| {
        provide_context(RequestUrl::new(&format!("/{path}")));
        let root = Root("/".to_owned());
        App(AppProps {
            root,
            hydrated: Signal::stored(false),
            planner: None,
        })
        .to_html()
        .replace("<!>", "<!---->")
    })
}
