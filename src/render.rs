//! Renders pages and pictures natively, as they are prerendered and as tests look at them.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::app::{App, AppProps};
pub use crate::components::map::MAX_RULED_WEEKS;
use crate::components::map::svg;
use crate::domain::catalogue::profile::Profile;
use crate::domain::date::Date;
use crate::domain::transit_map::Map;
use crate::domain::transit_map::layout::Layout;
use crate::domain::transit_map::picture::{Picture, Size};
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
            own_reader: None,
        })
        .to_html()
        .replace("<!>", "<!---->")
    })
}

/// The width of the picture of a line, in pixels.
const LINE_WIDTH: i32 = 1_200;

/// The line of a pathway as an SVG file, in weeks and for nobody in particular.
///
/// # Panics
/// Never: the calendar has the day.
pub fn render_line(profile: &Profile) -> String {
    // No day is shown where there are no dates.
    let any_day = Date::new(2000, 1, 1).expect("a day of the calendar");
    let layout = Layout::new(&Map::of(&[profile]), &[None], any_day);
    let picture = Picture::new(&layout, &Size::LARGE);
    svg::document(&layout, &picture, &Size::LARGE, LINE_WIDTH).text
}
