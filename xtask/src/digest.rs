//! Hashes of shipped bytes: file names, integrity attributes, `ETag`s.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The first 16 hexadecimal digits of the SHA-256, for file names and the build's name (W2).
pub fn short(bytes: &[u8]) -> String {
    let mut digits = hex(bytes);
    digits.truncate(16);
    digits
}

/// The SHA-256 in 64 hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        digits.push_str(&format!("{byte:02x}"));
    }
    digits
}

/// The SHA-256 as `integrity` attributes and Content-Security-Policy write it: `sha256-…`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// A strong `ETag`, with its quotation marks.
pub fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", short(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    // The values of `printf abc | sha256sum` and `… | openssl dgst -sha256 -binary | base64`.
    #[test]
    fn known_hashes() {
        let digits = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex(b"abc"), digits);
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
        assert_eq!(etag(b"abc"), "\"ba7816bf8f01cfea\"");
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
