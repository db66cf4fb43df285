//! A small picture of a file that has been chosen.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions};

use crate::i18n;
use crate::model::file::is_picture;

/// The longest side of what is drawn: twice that of what is shown, for screens that show so much.
const SIDE: u32 = 192;

/// The picture, drawn on a canvas: as an `<img>` it would need an address, which a strict policy does not allow. Nothing for a file
/// that is no picture, or that the browser cannot read.
pub(super) fn thumbnail(file: &File) -> Option<AnyView> {
    if !is_picture(&file.type_()) {
        return None;
    }
    let canvas = NodeRef::<html::Canvas>::new();
    let has_failed = RwSignal::new(false);
    let label = i18n::file::preview(&file.name());
    let file = file.clone();
    Effect::new(move || {
        let Some(canvas) = canvas.get() else { return };
        // It may show the picture of the file before.
        canvas.set_width(0);
        let file = file.clone();
        spawn_local(async move {
            let Ok(bitmap) = decode(&file).await else {
                has_failed.try_set(true);
                return;
            };
            let is_still_chosen = has_failed.try_get_untracked().is_some();
            if is_still_chosen && draw(&bitmap, &canvas).is_err() {
                has_failed.set(true);
            }
            bitmap.close();
        });
    });
    let view = view! {
        <span class="thumbnail" hidden=move || has_failed.get()>
            <canvas node_ref=canvas role="img" aria-label=label></canvas>
        </span>
    };
    Some(view.into_any())
}

/// Reads a picture, made small in proportion: the whole of a photograph would take a hundred megabytes.
async fn decode(file: &File) -> Result<ImageBitmap, JsValue> {
    let options = ImageBitmapOptions::new();
    options.set_resize_height(SIDE);
    let bitmap = window().create_image_bitmap_with_blob_and_image_bitmap_options(file, &options)?;
    JsFuture::from(bitmap).await?.dyn_into()
}

fn draw(bitmap: &ImageBitmap, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
    let (width, height) = (bitmap.width(), bitmap.height());
    let longest = width.max(height).max(SIDE);
    let scaled = |length: u32| (length * SIDE / longest).max(1);
    canvas.set_width(scaled(width));
    canvas.set_height(scaled(height));
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    context
        .dyn_into::<CanvasRenderingContext2d>()?
        .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, canvas.width().into(), canvas.height().into())
}
