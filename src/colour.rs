//! The colours of the stylesheets, and what eyes can tell apart of them. Nothing of this is sent to
//! browsers: the style guide shows what it finds, and `tests/stylesheets.rs` demands it.

use std::collections::BTreeMap;

/// `style/tokens.css`, which all colours stand in.
pub const TOKENS: &str = include_str!("../style/tokens.css");

/// Each pair of a text's colour and its background: at least 4.5 to 1 in both themes, by WCAG 1.4.3.
pub const TEXT: [(&str, &[&str]); 25] = [
    ("ink", &["paper", "surface", "sunken", "warning"]),
    ("muted", &["paper", "surface", "sunken", "warning"]),
    ("link", &["paper", "surface", "sunken", "warning"]),
    ("danger", &["paper", "surface", "sunken"]),
    ("paper", &["ink"]),
    ("on-signal", &["signal"]),
    ("on-sign", &["sign", "sign-raised"]),
    ("on-sign-muted", &["sign", "sign-raised"]),
    ("signal", &["sign", "sign-raised"]),
    ("sign", &["on-sign"]),
    (
        "on-band",
        &[
            "band-1", "band-2", "band-3", "band-4", "band-5", "band-6", "band-7", "band-8",
            "band-9", "band-10", "band-11", "band-12",
        ],
    ),
    ("band-1", &["on-band"]),
    ("band-2", &["on-band"]),
    ("band-3", &["on-band"]),
    ("band-4", &["on-band"]),
    ("band-5", &["on-band"]),
    ("band-6", &["on-band"]),
    ("band-7", &["on-band"]),
    ("band-8", &["on-band"]),
    ("band-9", &["on-band"]),
    ("band-10", &["on-band"]),
    ("band-11", &["on-band"]),
    ("band-12", &["on-band"]),
    (
        "on-bright",
        &[
            "bright-1",
            "bright-2",
            "bright-3",
            "bright-4",
            "bright-5",
            "bright-6",
            "bright-7",
            "bright-8",
            "bright-9",
            "bright-10",
            "bright-11",
            "bright-12",
        ],
    ),
    (
        "on-line",
        &[
            "line-1", "line-2", "line-3", "line-4", "line-5", "line-6", "line-7", "line-8",
            "line-9", "line-10", "line-11", "line-12",
        ],
    ),
];

/// Edges, lines and marks that have to be seen on what: at least 3 to 1, by WCAG 1.4.11.
pub const SHAPES: [(&str, &[&str]); 29] = [
    ("edge", &["paper", "surface", "sunken"]),
    ("focus", &["paper", "surface", "sunken", "warning"]),
    ("warning-edge", &["paper", "warning"]),
    (
        "signal",
        &[
            "sign", "band-1", "band-2", "band-3", "band-4", "band-5", "band-6", "band-7", "band-8",
            "band-9", "band-10", "band-11", "band-12",
        ],
    ),
    ("sign-edge", &["sign"]),
    ("line-1", &["paper", "surface", "sunken"]),
    ("line-2", &["paper", "surface", "sunken"]),
    ("line-3", &["paper", "surface", "sunken"]),
    ("line-4", &["paper", "surface", "sunken"]),
    ("line-5", &["paper", "surface", "sunken"]),
    ("line-6", &["paper", "surface", "sunken"]),
    ("line-7", &["paper", "surface", "sunken"]),
    ("line-8", &["paper", "surface", "sunken"]),
    ("line-9", &["paper", "surface", "sunken"]),
    ("line-10", &["paper", "surface", "sunken"]),
    ("line-11", &["paper", "surface", "sunken"]),
    ("line-12", &["paper", "surface", "sunken"]),
    ("bright-1", &["sign"]),
    ("bright-2", &["sign"]),
    ("bright-3", &["sign"]),
    ("bright-4", &["sign"]),
    ("bright-5", &["sign"]),
    ("bright-6", &["sign"]),
    ("bright-7", &["sign"]),
    ("bright-8", &["sign"]),
    ("bright-9", &["sign"]),
    ("bright-10", &["sign"]),
    ("bright-11", &["sign"]),
    ("bright-12", &["sign"]),
];

/// Colours that only adorn, or lie under something that is seen by itself.
pub const ADORNMENT: [&str; 4] = ["rule", "sign-rule", "shade", "veil"];

/// The least distance between any two of the four published lines, and between neighbours of all twelve,
/// in hundredths of Oklab, whoever looks.
pub const APART: f64 = 11.0;

/// The least distance between any two of the twelve lines, seen with all cones. A numeric search found
/// none further than 13.1 apart, if the first four are given, white and the signal can be seen on all
/// bands, and each of the others has a colour with a name of its own: violet, forest green, pink, brown,
/// sky blue, olive, slate and maroon. Where they may have any, 15 is reached, with a second blue like that
/// of the first.
pub const APART_IN_FULL_SIGHT: f64 = 13.0;

/// The same of the first eight: the published lines, and as many as most learners have of their own. Eight
/// can be 16 apart, but of those some look the same without the cones for red or green.
pub const EIGHT_APART_IN_FULL_SIGHT: f64 = 15.0;

/// The least distance that anyone sees at all, side by side. No two of the twelve are closer, whoever
/// looks; where that isn't enough, letter and shape tell them apart.
pub const SEEN: f64 = 2.0;

/// Light, or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// The other way round.
    Dark,
}

/// Whose eyes: most people's, or without the cones for long, middle or short waves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All three kinds of cones.
    Full,
    /// No cones for red.
    Protanopia,
    /// No cones for green.
    Deuteranopia,
    /// No cones for blue.
    Tritanopia,
}

impl Sight {
    /// All of them, most people's first.
    pub const ALL: [Self; 4] = [
        Self::Full,
        Self::Protanopia,
        Self::Deuteranopia,
        Self::Tritanopia,
    ];

    /// Machado, Oliveira and Fernandes 2009, at its full severity, on linear light.
    const fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Full => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

/// A colour as linear light: red, green and blue of sRGB, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour([f64; 3]);

impl Colour {
    /// Reads `oklch(50% 0.1 260)`, with or without an opacity, which is passed over.
    pub fn parse(text: &str) -> Option<Self> {
        let parts = text.strip_prefix("oklch(")?.strip_suffix(')')?;
        let parts = parts.split('/').next()?;
        let mut parts = parts.split_whitespace();
        let lightness: f64 = parts.next()?.strip_suffix('%')?.parse().ok()?;
        let chroma: f64 = parts.next()?.parse().ok()?;
        let hue: f64 = parts.next()?.parse().ok()?;
        let (sin, cos) = hue.to_radians().sin_cos();
        Some(Self::from_oklab([
            lightness / 100.0,
            chroma * cos,
            chroma * sin,
        ]))
    }

    /// Reads `#183caa`, as drawing programs know colours.
    pub fn parse_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at: usize| {
            let part = u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?;
            let part = f64::from(part) / 255.0;
            Some(if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            })
        };
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Björn Ottosson's Oklab, of which OKLCH is the polar form.
    fn from_oklab(lab: [f64; 3]) -> Self {
        let cones = times(
            &[
                [1.0, 0.396_337_777_4, 0.215_803_757_3],
                [1.0, -0.105_561_345_8, -0.063_854_172_8],
                [1.0, -0.089_484_177_5, -1.291_485_548],
            ],
            lab,
        );
        Self(times(
            &[
                [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
                [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
                [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701],
            ],
            cones.map(|cone| cone.powi(3)),
        ))
    }

    fn oklab(self) -> [f64; 3] {
        let cones = times(
            &[
                [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
                [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
                [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
            ],
            self.shown(),
        );
        times(
            &[
                [0.210_454_255_3, 0.793_617_785, -0.004_072_046_8],
                [1.977_998_495_1, -2.428_592_205, 0.450_593_709_9],
                [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766],
            ],
            cones.map(f64::cbrt),
        )
    }

    /// As a screen shows it.
    fn shown(self) -> [f64; 3] {
        self.0.map(|part| part.clamp(0.0, 1.0))
    }

    /// Whether a screen of sRGB has it, or shows another in its place.
    pub fn is_in_srgb(self) -> bool {
        self.0.iter().all(|part| (-0.002..1.002).contains(part))
    }

    /// As it is seen without some cones.
    #[must_use]
    pub fn seen_with(self, sight: Sight) -> Self {
        Self(times(&sight.matrix(), self.shown()))
    }

    /// How far another colour is from it, in hundredths of Oklab.
    pub fn distance(self, other: Self) -> f64 {
        let (ours, theirs) = (self.oklab(), other.oklab());
        let squares = ours.iter().zip(theirs).map(|(a, b)| (a - b).powi(2));
        100.0 * squares.sum::<f64>().sqrt()
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.shown();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of text in the one on the other, from 1 to 21, by WCAG.
    pub fn contrast(self, other: Self) -> f64 {
        let (ours, theirs) = (self.luminance() + 0.05, other.luminance() + 0.05);
        ours.max(theirs) / ours.min(theirs)
    }
}

fn times(matrix: &[[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// The custom properties of the first rule of a stylesheet, in their order.
pub fn properties(css: &str) -> Vec<(&str, &str)> {
    let rule = css.split_once(":root {").map_or("", |(_, rule)| rule);
    let rule = rule.split_once('}').map_or("", |(rule, _)| rule);
    let declarations = rule.split(';').map(|text| {
        // A comment may stand before it.
        text.rsplit("*/").next().unwrap_or_default().trim()
    });
    let properties = declarations.filter_map(|text| text.strip_prefix("--")?.split_once(": "));
    properties.collect()
}

/// The colours among the tokens, in this theme.
pub fn colours(css: &str, theme: Theme) -> BTreeMap<&str, Colour> {
    let all: BTreeMap<_, _> = properties(css).into_iter().collect();
    let found = all
        .iter()
        .filter_map(|(&name, &value)| Some((name, resolve(value, &all, theme)?)));
    found.collect()
}

fn resolve(value: &str, all: &BTreeMap<&str, &str>, theme: Theme) -> Option<Colour> {
    let inside = |function: &str| value.strip_prefix(function)?.strip_suffix(')');
    if let Some(name) = inside("var(--") {
        resolve(all.get(name)?, all, theme)
    } else if let Some(both) = inside("light-dark(") {
        let (light, dark) = both.split_once("), ")?;
        // What parts them took the end of the first.
        match theme {
            Theme::Light => resolve(&format!("{light})"), all, theme),
            Theme::Dark => resolve(dark, all, theme),
        }
    } else {
        Colour::parse(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_of_the_standard() {
        let of = |text| Colour::parse(text).unwrap();
        let (white, black) = (of("oklch(100% 0 0)"), of("oklch(0% 0 0)"));
        assert!((white.contrast(black) - 21.0).abs() < 0.01);
        // The grey that just fails.
        let grey = Colour::parse_hex("#777777").unwrap();
        assert!((grey.contrast(white) - 4.48).abs() < 0.01);
        assert!(grey.distance(of("oklch(56.9% 0 0)")) < 0.1);
        assert!(
            ["777777", "#777", "#77777g", "#77777é"]
                .iter()
                .all(|text| Colour::parse_hex(text).is_none())
        );
        assert!(
            (of("oklch(62.8% 0.2577 29.23)").distance(of("oklch(86.64% 0.2948 142.5)")) - 52.0)
                .abs()
                < 1.0
        );
    }

    #[test]
    fn a_token_is_read_in_both_themes() {
        let css = ":root { --a: light-dark(oklch(100% 0 0), var(--b)); /* x; */ --b: oklch(0% 0 0 / 0.5); --c: 2px; }";
        let (light, dark) = (colours(css, Theme::Light), colours(css, Theme::Dark));
        assert!((light["a"].contrast(light["b"]) - 21.0).abs() < 0.01);
        assert!((dark["a"].contrast(dark["b"]) - 1.0).abs() < 0.01);
        assert_eq!(light.len(), 2);
    }
}
