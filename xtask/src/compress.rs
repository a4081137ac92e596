//! The compressed copies that lie beside a file for hosts that serve them.

use std::io::Write as _;

use anyhow::Result;

/// File name endings that get compressed copies. Not `.json`: an event's document may be
/// replaced on the host, and a host would go on sending the old copy beside it.
const TEXT: [&str; 5] = [".html", ".js", ".wasm", ".svg", ".webmanifest"];

/// Whether a file of this name gets compressed copies.
pub fn is_compressible(name: &str) -> bool {
    TEXT.iter().any(|ending| name.ends_with(ending))
}

/// gzip at its best level, without a time stamp: the same bytes each time.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// brotli at its best quality.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    brotli_of_quality(11, bytes)
}

/// brotli at the quality that hosts use while a request waits.
pub fn brotli_fast(bytes: &[u8]) -> Result<Vec<u8>> {
    brotli_of_quality(5, bytes)
}

fn brotli_of_quality(quality: i32, bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn all_forms_unpack_to_the_same_bytes() {
        let text = "Wer auch immer kommt, es sind die richtigen Leute. ".repeat(50);
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&gzip(text.as_bytes()).unwrap()[..])
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, text);
        let mut unpacked = Vec::new();
        for packed in [brotli(text.as_bytes()).unwrap(), brotli_fast(text.as_bytes()).unwrap()] {
            unpacked.clear();
            brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
            assert_eq!(unpacked, text.as_bytes());
            assert!(packed.len() < 100);
        }
    }

    #[test]
    fn pictures_and_data_get_no_copies() {
        assert!(is_compressible("app-0123.wasm"));
        assert!(!is_compressible("icons/icon-192.png"));
        assert!(!is_compressible("event.json"));
    }
}
