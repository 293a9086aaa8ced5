//! QR codes (ISO/IEC 18004), for the camera of another device.

use std::fmt::Write;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The width of the quiet zone in modules, by the standard.
const QUIET_ZONE: i32 = 4;

/// The modules along a side of version 30. Many cameras can't read the finer versions.
const MAX_SIZE: i32 = 137;

/// The QR code of a text as a picture; `None` where the text is too long.
pub fn qr(text: &str, label: &'static str) -> Option<AnyView> {
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).ok()?;
    let size = code.size();
    let whole = size + 2 * QUIET_ZONE;
    let view = view! {
        // Dark on light in every theme: many cameras read nothing else.
        <svg
            class="qr"
            role="img"
            aria-label=label
            viewBox=format!("-{QUIET_ZONE} -{QUIET_ZONE} {whole} {whole}")
        >
            <path d=dark(&code) />
        </svg>
    };
    (size <= MAX_SIZE).then(|| view.into_any())
}

/// The dark modules as a path: a rectangle for each run of them.
fn dark(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|x| code.get_module(*x, y))
                .count();
            if run > 0 {
                // Writing to a text can't fail.
                let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
            }
            x += i32::try_from(run).unwrap_or(i32::MAX).saturating_add(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a picture of the path as a camera would, four pixels a module.
    fn read(path: &str, size: usize) -> String {
        let (scale, quiet) = (4, 4);
        let whole = (size + 2 * quiet) * scale;
        let mut light = vec![true; whole * whole];
        for run in path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (length, _) = rest.split_once('v').unwrap();
            let [x, y, length]: [usize; 3] = [x, y, length].map(|number| number.parse().unwrap());
            for row in (y + quiet) * scale..(y + quiet + 1) * scale {
                let from = row * whole + (x + quiet) * scale;
                light[from..from + length * scale].fill(false);
            }
        }
        let picture = rqrr::PreparedImage::prepare_from_greyscale(whole, whole, |x, y| {
            if light[y * whole + x] { 255 } else { 0 }
        });
        let mut picture = picture;
        let (_, text) = picture.detect_grids()[0].decode().unwrap();
        text
    }

    #[test]
    fn a_camera_reads_what_was_written() {
        for length in [1, 100, 1_000, 1_700] {
            let text: String = ('!'..='~').cycle().take(length).collect();
            let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).unwrap();
            let size = usize::try_from(code.size()).unwrap();
            assert_eq!(read(&dark(&code), size), text);
        }
    }

    #[test]
    fn what_is_too_long_for_a_camera_has_no_code() {
        assert!(qr(&"x".repeat(1_700), "").is_some());
        assert!(qr(&"x".repeat(1_800), "").is_none());
        assert!(qr(&"x".repeat(5_000), "").is_none());
    }
}
