//! Hashes of files as the build and a web server write them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// A strong `ETag`, with its quotation marks.
pub(crate) fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", short(bytes))
}

/// The hash in the name of a file or a build.
pub(crate) fn short(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(8).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// An `integrity` attribute.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}
