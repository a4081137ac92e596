//! Characters as people count them, by the browser's own tables.

use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Segmenter;

    /// It throws where the browser has none.
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new() -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;
}

thread_local! {
    static GRAPHEMES: Option<Segmenter> = Segmenter::new().ok();
}

/// How many grapheme clusters a text has; code points where the browser cannot tell.
pub fn graphemes(text: &str) -> usize {
    GRAPHEMES.with(|segmenter| match segmenter {
        Some(segmenter) => Array::from(&segmenter.segment(text)).length() as usize,
        None => text.chars().count(),
    })
}
