//! The text of a field that a person may be writing in.

use leptos::tachys::html::property::IntoProperty;
use leptos::tachys::renderer::types::Element;
use wasm_bindgen::JsValue;

use crate::platform::dom;

/// The `value` of a field: `prop:value=TypedText(text)`. While somebody writes in the field it
/// is left alone, with its cursor; it follows the app again once the field was left.
#[derive(Clone)]
pub struct TypedText(pub String);

impl IntoProperty for TypedText {
    type State = Element;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn hydrate<const FROM_SERVER: bool>(self, field: &Element, key: &str) -> Element {
        self.build(field, key)
    }

    fn build(self, field: &Element, _key: &str) -> Element {
        set(field, &self.0);
        field.clone()
    }

    fn rebuild(self, field: &mut Element, _key: &str) {
        if !dom::is_focused(field) {
            set(field, &self.0);
        }
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }
}

fn set(field: &Element, text: &str) {
    let key = JsValue::from_str("value");
    let is_there = js_sys::Reflect::get(field, &key).is_ok_and(|value| value == text);
    if !is_there {
        // A field takes any text as its value; there is nothing that could be thrown.
        let _ = js_sys::Reflect::set(field, &key, &JsValue::from_str(text));
    }
}
