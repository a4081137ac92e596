//! Media types of the shipped files.

/// File name endings, the `Content-Type` the local server sends, and the types the service
/// worker accepts, separated by spaces (W1). Where none is named it accepts anything but HTML:
/// plain hosts do not know that ending.
const TYPES: [(&str, &str, &str); 7] = [
    (".html", "text/html; charset=utf-8", "text/html"),
    (".js", "text/javascript; charset=utf-8", "text/javascript application/javascript"),
    (".wasm", "application/wasm", "application/wasm"),
    (".json", "application/json", "application/json"),
    (".webmanifest", "application/manifest+json", ""),
    (".svg", "image/svg+xml", "image/svg+xml"),
    (".png", "image/png", "image/png"),
];

/// The `Content-Type` of a file with this name.
pub fn content_type(name: &str) -> &'static str {
    find(name).map_or("application/octet-stream", |(_, sent, _)| sent)
}

/// The types the service worker accepts for a file with this name, separated by spaces.
pub fn accepted(name: &str) -> &'static str {
    find(name).map_or("", |(_, _, accepted)| accepted)
}

fn find(name: &str) -> Option<(&'static str, &'static str, &'static str)> {
    TYPES.into_iter().find(|(ending, _, _)| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    // W1, F69: what the local server sends is what the service worker accepts.
    #[test]
    fn w1_f69_sent_types_are_accepted() {
        for name in ["index.html", "app.js", "app.wasm", "icons/icon.svg", "icons/192.png"] {
            let essence = content_type(name).split(';').next().unwrap();
            assert!(accepted(name).split(' ').any(|one| one == essence), "{name}");
        }
        assert_eq!(accepted("app.wasm"), "application/wasm");
        assert_eq!(content_type("_headers"), "application/octet-stream");
    }
}
