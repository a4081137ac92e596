//! Values of attributes that say nothing, or `true` and `false`.

/// The text, where there is something to say: an attribute with it is left out otherwise.
pub fn non_empty(text: impl Into<String>) -> Option<String> {
    Some(text.into()).filter(|text| !text.is_empty())
}

/// `true` or `false`, for `aria-pressed` and the like.
pub fn truth(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}
