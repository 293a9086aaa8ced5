//! The map as a file, with the learner's own train: made in the browser, and sent to nobody.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::download::{download, download_blob, text_blob};
use super::map::current_layout;
use super::map::svg::{self, Document};
use crate::domain::id::PathwayId;
use crate::domain::transit_map::picture::{Picture, Size};
use crate::store::PlanStore;

/// The width of the file, in pixels.
const WIDTH: i32 = 1_200;

/// Pixels of the PNG for each pixel of the picture, so that it is sharp in print and on dense screens.
const PNG_SCALE: i32 = 2;

/// Buttons that save the map of these pathways.
#[component]
pub fn MapDownloads(
    /// The pathways on the map.
    #[prop(into)]
    profiles: Signal<Vec<PathwayId>>,
) -> impl IntoView {
    let (store, has_failed) = (PlanStore::expect(), RwSignal::new(false));
    let picture = move || {
        let layout = current_layout(store, &profiles.get_untracked());
        let picture = Picture::new(&layout, &Size::LARGE);
        svg::document(&layout, &picture, &Size::LARGE, WIDTH)
    };
    let save_svg = move |_| {
        has_failed.set(false);
        download("interchange-map.svg", "image/svg+xml", &picture().text);
    };
    let save_png = move |_| {
        has_failed.set(draw_png(&picture(), has_failed).is_err());
    };
    view! {
        <div class="actions map-downloads">
            <button type="button" class="button quiet" on:click=save_svg>
                "Download as SVG"
            </button>
            <button type="button" class="button quiet" on:click=save_png>
                "Download as PNG"
            </button>
            <p role="status">
                {move || {
                    has_failed
                        .get()
                        .then_some("Your browser could not make the PNG. The SVG holds the same map.")
                }}
            </p>
        </div>
    }
}

/// Draws the SVG on a canvas, and saves that once it is drawn. What fails later is set in `has_failed`.
fn draw_png(picture: &Document, has_failed: RwSignal<bool>) -> Result<(), JsValue> {
    let (width, height) = (picture.width * PNG_SCALE, picture.height * PNG_SCALE);
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width.unsigned_abs());
    canvas.set_height(height.unsigned_abs());
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let image = HtmlImageElement::new()?;
    let address = Url::create_object_url_with_blob(&text_blob("image/svg+xml", &picture.text)?)?;
    let drawn = {
        let (image, address) = (image.clone(), address.clone());
        move || {
            let (width, height) = (f64::from(width), f64::from(height));
            let saved = context
                .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
                .and_then(|()| {
                    let save = Closure::once_into_js(move |png: Option<Blob>| match png {
                        Some(png) => download_blob("interchange-map.png", &png),
                        None => has_failed.set(true),
                    });
                    canvas.to_blob(save.unchecked_ref())
                });
            let _ = Url::revoke_object_url(&address);
            if saved.is_err() {
                has_failed.set(true);
            }
        }
    };
    image.set_onload(Some(Closure::once_into_js(drawn).unchecked_ref()));
    let failed = move || has_failed.set(true);
    image.set_onerror(Some(Closure::once_into_js(failed).unchecked_ref()));
    image.set_src(&address);
    Ok(())
}
