//! The stylesheets as they stand: what can be read on what, what can be told apart, and that nothing
//! goes by the tokens.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use interchange::colour::{
    ADORNMENT, APART, APART_IN_FULL_SIGHT, Colour, EIGHT_APART_IN_FULL_SIGHT, SEEN, SHAPES, Sight,
    TEXT, TOKENS, Theme, colours, properties,
};

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

fn colour(name: &str, theme: Theme) -> Colour {
    let all = colours(TOKENS, theme);
    *all.get(name)
        .unwrap_or_else(|| panic!("{name} is no colour of the tokens"))
}

/// The pairs of a list that have less contrast than this, in either theme.
fn short_of(least: f64, pairs: &[(&str, &[&str])]) -> Vec<String> {
    let mut found = vec![];
    for (front, grounds) in pairs {
        for ground in *grounds {
            for theme in THEMES {
                let contrast = colour(front, theme).contrast(colour(ground, theme));
                if contrast < least {
                    found.push(format!("{front} on {ground}, {theme:?}: {contrast:.2}"));
                }
            }
        }
    }
    found
}

#[test]
fn all_text_can_be_read_on_its_ground() {
    assert_eq!(short_of(4.5, &TEXT), Vec::<String>::new());
}

#[test]
fn all_edges_and_marks_can_be_seen_on_their_ground() {
    assert_eq!(short_of(3.0, &SHAPES), Vec::<String>::new());
}

#[test]
fn no_colour_goes_unmeasured_and_every_screen_has_it() {
    let lists = [&TEXT[..], &SHAPES[..]].concat();
    let measured = lists
        .iter()
        .flat_map(|(front, grounds)| grounds.iter().copied().chain([*front]));
    let measured: BTreeSet<_> = measured.chain(ADORNMENT).collect();
    for theme in THEMES {
        for (name, colour) in colours(TOKENS, theme) {
            assert!(measured.contains(name), "{name} stands on nothing");
            assert!(colour.is_in_srgb(), "{name}, {theme:?}: {colour:?}");
        }
    }
}

/// The pairs of the first lines that are less far from each other than they have to be.
fn closer_than(least: impl Fn(u16, u16, Sight) -> f64, lines: u16) -> Vec<String> {
    let mut found = vec![];
    for kind in ["line", "band", "bright"] {
        for theme in THEMES {
            for sight in Sight::ALL {
                for one in 1..=lines {
                    for other in one + 1..=lines {
                        let seen = |line| colour(&format!("{kind}-{line}"), theme).seen_with(sight);
                        let distance = seen(one).distance(seen(other));
                        if distance < least(one, other, sight) {
                            found.push(format!(
                                "{kind} {one} and {other}, {theme:?}, {sight:?}: {distance:.1}"
                            ));
                        }
                    }
                }
            }
        }
    }
    found
}

#[test]
fn the_four_lines_can_be_told_apart_by_all_eyes() {
    assert_eq!(closer_than(|_, _, _| APART, 4), Vec::<String>::new());
}

/// Each has a shape of its own as well: `src/components/badge.rs` tests that.
#[test]
fn any_two_of_twelve_lines_can_be_told_apart_and_two_neighbours_by_all_eyes() {
    let least = |one, other, sight| match sight {
        Sight::Full if other <= 8 => EIGHT_APART_IN_FULL_SIGHT,
        Sight::Full => APART_IN_FULL_SIGHT,
        _ if other == one + 1 => APART,
        _ => SEEN,
    };
    assert_eq!(closer_than(least, 12), Vec::<String>::new());
}

/// All stylesheets, without their comments.
fn stylesheets() -> Vec<(PathBuf, String)> {
    fn add(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                add(&path, found);
            } else if path.extension().is_some_and(|end| end == "css") {
                let text = fs::read_to_string(&path).expect("a stylesheet");
                let mut parts = text.split("/*");
                let first = parts.next().unwrap_or_default().to_owned();
                let text = parts.fold(first, |text, part| {
                    text + part.split_once("*/").map_or("", |(_, after)| after)
                });
                found.push((path, text));
            }
        }
    }
    let mut found = vec![];
    add("style".as_ref(), &mut found);
    assert!(found.len() > 15, "stylesheets are found at all");
    found
}

/// The text between `:` and `;` or `}`, declaration by declaration; selectors stay out of it.
fn values(css: &str) -> impl Iterator<Item = &str> {
    css.split([';', '{', '}'])
        .filter_map(|text| Some(text.split_once(": ")?.1.trim()))
}

#[test]
fn colours_stand_in_the_tokens_alone() {
    let named = [
        "white", "black", "red", "green", "blue", "yellow", "orange", "grey", "gray", "silver",
    ];
    for (path, css) in stylesheets() {
        if path.ends_with("tokens.css") {
            continue;
        }
        for value in values(&css) {
            let words: Vec<_> = value
                .split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-' && sign != '#')
                .collect();
            let is_raw = |word: &&&str| {
                named.contains(*word)
                    || [
                        "oklch", "oklab", "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch",
                    ]
                    .contains(*word)
                    || word.starts_with('#')
            };
            let raw: Vec<_> = words.iter().filter(is_raw).collect();
            assert!(raw.is_empty(), "{}: {value}: {raw:?}", path.display());
        }
    }
}

#[test]
fn every_property_that_is_used_is_defined_and_every_token_is_used() {
    let all: String = stylesheets().into_iter().map(|(_, css)| css).collect();
    let name = |text: &str| -> String {
        let end = |sign: char| !sign.is_ascii_alphanumeric() && sign != '-';
        text.split(end).next().unwrap_or_default().to_owned()
    };
    let used: BTreeSet<_> = all.split("var(--").skip(1).map(name).collect();
    let set = all.split("--").skip(1).filter_map(|text| {
        let name = name(text);
        text[name.len()..].starts_with(':').then_some(name)
    });
    let set: BTreeSet<_> = set.collect();
    // The build counts weeks; the program says where a station is on a calendar.
    let elsewhere = ["at", "weeks"].map(str::to_owned);
    let set = &set | &BTreeSet::from(elsewhere);
    let undefined: Vec<_> = used.difference(&set).collect();
    assert!(
        undefined.is_empty(),
        "used, and defined nowhere: {undefined:?}"
    );
    let tokens: BTreeSet<_> = properties(TOKENS)
        .into_iter()
        .map(|(name, _)| name.to_owned())
        .collect();
    let unused: Vec<_> = tokens.difference(&used).collect();
    assert!(unused.is_empty(), "defined, and used nowhere: {unused:?}");
}

/// A browser that finds a change inside of something with `:has()` styles anew whatever a rule with any `:has()` could reach
/// from there. With `:has(> .with-contents)`, which every element could have been, and a rule for all links and buttons behind
/// one, each tick had 377 elements of Today styled anew; with classes 8.
#[test]
fn what_has_something_is_named_and_so_is_what_it_styles() {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ']' | ')');
    let mut found = vec![];
    for (path, css) in stylesheets() {
        if path.ends_with("print.css") {
            continue;
        }
        for rule in css.lines().filter(|line| !line.trim().starts_with("/*")) {
            let selectors = rule
                .split_once('{')
                .map_or(rule, |(selectors, _)| selectors);
            let has = selectors.match_indices(":has(");
            for (at, _) in has {
                let before = &selectors[..at];
                let before = before.strip_suffix(":not(").unwrap_or(before);
                let is_any = !before.ends_with(is_name);
                let mut depth = 0;
                let end = selectors[at..].find(|c| {
                    depth += i32::from(c == '(') - i32::from(c == ')');
                    c == ')' && depth == 0
                });
                let rest = &selectors[at + end.unwrap_or_default() + 1..];
                let rest = rest.split(',').next().unwrap_or_default().trim();
                let last = rest.split([' ', '>', '+', '~']).next_back();
                let styles_any = rest.contains([' ', '>', '+', '~'])
                    && !last.is_some_and(|last| last.contains(['.', '#']));
                if is_any || styles_any {
                    found.push(format!("{}: {}", path.display(), selectors.trim()));
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_stylesheet_fills_a_layer_and_nothing_else() {
    for (path, css) in stylesheets() {
        assert!(
            css.trim_start().starts_with("@layer "),
            "{}",
            path.display()
        );
        let mut depth = 0;
        for (at, sign) in css.char_indices() {
            match sign {
                '{' => {
                    let before = css[..at].rsplit(['}', ';']).next().unwrap_or_default();
                    assert!(
                        depth > 0 || before.trim_start().starts_with("@layer "),
                        "{}: {before}",
                        path.display()
                    );
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{}", path.display());
    }
}

/// Firefox doesn't lay out containers on paper, so the lengths of the map's middle size stand there again.
#[test]
fn the_map_on_paper_has_the_lengths_of_its_middle_size() {
    let [map, print] = ["components/map.css", "print.css"].map(|file| {
        let (_, css) = stylesheets()
            .into_iter()
            .find(|(path, _)| path.ends_with(file))
            .expect("it is there");
        css
    });
    let middle = map.split("@container (min-width: 620px)").nth(1);
    let lines = middle.expect("a middle size").lines();
    let lengths: Vec<_> = lines
        .skip(1)
        .take_while(|line| line.contains(".map-frame"))
        .map(str::trim)
        .collect();
    assert_eq!(lengths.len(), 2);
    for line in lengths {
        assert!(print.contains(line), "print.css lacks {line}");
    }
}

#[test]
fn the_style_guide_shows_every_colour_and_every_pair() {
    let css = fs::read_to_string("style/pages/styleguide.css").expect("its stylesheet");
    for name in colours(TOKENS, Theme::Light).keys() {
        let patch = format!("[data-token=\"{name}\"] {{ background: var(--{name}); }}");
        assert!(css.contains(&patch), "{name} has no patch");
    }
    for (front, _) in [&TEXT[..], &SHAPES[..]].concat() {
        let sample = format!("[data-front=\"{front}\"] {{ color: var(--{front}); }}");
        assert!(css.contains(&sample), "{front} has no sample");
    }
}

#[test]
fn the_typeface_is_small_and_its_licence_stands_beside_it() {
    let size = fs::metadata("style/fonts/overpass.woff2").expect("it is there");
    assert!(size.len() <= 40_000, "{} bytes", size.len());
    let licence = fs::read_to_string("style/fonts/OFL.txt").expect("it is there");
    assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1"));
}
