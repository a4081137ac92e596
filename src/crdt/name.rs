//! Which names kinds, ids and fields may have.

/// Whether `name` can be an id or a field: not empty, of `A–Z a–z 0–9 - _`.
pub fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    !name.is_empty() && name.bytes().all(plain)
}

/// Whether `name` can be a kind: those with `_` in front are left to whoever wrote them.
pub fn is_kind(name: &str) -> bool {
    is_name(name) && !name.starts_with('_')
}
