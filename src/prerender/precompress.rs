//! Precompressed files, as small as can be, for hosts that serve them.

use std::fs;
use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::site::Site;

/// Writes `x.br` and `x.gz` beside each file `x` that gets smaller by it. Pictures and typefaces are packed already.
pub fn add_precompressed(site: &Site) -> io::Result<()> {
    let is_packed = |path: &str| path.ends_with(".png") || path.ends_with(".woff2");
    // Read by hosts, and never sent.
    let is_configuration =
        |path: &str| path.starts_with('_') || path.starts_with('.') || path.starts_with("hosting/");
    for path in site
        .files()
        .filter(|path| !is_packed(path) && !is_configuration(path))
    {
        let file = site.folder().join(path);
        let plain = fs::read(&file)?;
        for (end, packed) in [("br", brotli(&plain)?), ("gz", gzip(&plain)?)] {
            if packed.len() < plain.len() {
                fs::write(file.with_file_name(format!("{}.{end}", name(path))), packed)?;
            }
        }
    }
    Ok(())
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn brotli(plain: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut packed = vec![];
    brotli::BrotliCompress(&mut &plain[..], &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(vec![], Compression::best());
    encoder.write_all(plain)?;
    encoder.finish()
}
