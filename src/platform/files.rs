//! Files in and out.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url, window};

use crate::limits;

/// Hands out a text as a file.
pub fn download(name: &str, mime: &str, text: &str) {
    let _ = try_download(name, mime, text);
}

fn try_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{mime};charset=utf-8"));
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = window().and_then(|w| w.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has begun to read by then.
    super::dom::after(60_000, move || drop(Url::revoke_object_url(&url)));
    Ok(())
}

/// Reads the file that was chosen in an `<input type="file">`. One beyond the limit counts as
/// an empty one, which no reader takes (S2).
pub fn read_chosen(event: &Event, then: impl FnOnce(String) + 'static) {
    let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    input.set_value("");
    spawn_local(async move {
        let small = file.size() <= limits::IMPORT_BYTES as f64;
        let text = if small { JsFuture::from(file.text()).await.ok() } else { None };
        then(text.and_then(|t| t.as_string()).unwrap_or_default());
    });
}
