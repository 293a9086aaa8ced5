//! The styles as one file.

use std::path::Path;
use std::{fs, io};

use interchange::render::MAX_RULED_WEEKS;

/// The name of the typeface in the styles. `fonts/README.md` says where it is from.
pub const FONT: &str = "fonts/overpass.woff2";

/// All styles of a folder, with the name that the typeface has in the site: `layers.css`, which names
/// the layers in their order, and then all others,
/// each of which fills layers and may stand anywhere. Comments and indents stay here.
pub fn join(folder: &Path, font: &str) -> io::Result<String> {
    let mut files = files(folder)?;
    files.sort_by_key(|file| (!file.ends_with("layers.css"), file.clone()));
    let texts = files.iter().map(fs::read_to_string);
    Ok(slim(&texts.collect::<io::Result<String>>()?).replace(FONT, font))
}

/// These styles for browsers without `light-dark()` as well.
pub fn with_fallback(css: &str) -> String {
    format!("{css}{}", without_light_dark(css))
}

/// The colours again, for browsers that don't know `light-dark()` (before Chromium 123, Firefox 120 and
/// Safari 17.5). They take the function for a text without meaning, and nothing with that colour is seen.
fn without_light_dark(css: &str) -> String {
    let colours = css.lines().filter_map(|line| {
        let (name, pair) = line.split_once(": light-dark(")?;
        let pair = pair.strip_suffix(");")?;
        let mut depth = 0;
        let comma = pair.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            c == ',' && depth == 0
        })?;
        Some((name, pair[..comma].trim(), pair[comma + 1..].trim()))
    });
    let (mut light, mut dark) = (String::new(), String::new());
    for (name, in_light, in_dark) in colours {
        light.extend([name, ":", in_light, ";"]);
        dark.extend([name, ":", in_dark, ";"]);
    }
    format!(
        "@layer tokens{{@supports not (color:light-dark(red,red)){{\n:root{{{light}}}\n@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n:root[data-theme=dark]{{{dark}}}\n}}}}\n"
    )
}

/// The lengths that a map of published pathways can have, and the places on its lines: prerendered markup may hold
/// no styles, so each number has a rule.
pub fn lengths() -> String {
    let rules = (0..=MAX_RULED_WEEKS).map(|weeks| {
        format!(
            "[data-weeks=\"{weeks}\"]{{--weeks:{weeks}}}[data-at=\"{weeks}\"]{{--at:{weeks}}}\n"
        )
    });
    format!("@layer tokens {{\n{}}}\n", rules.collect::<String>())
}

fn files(folder: &Path) -> io::Result<Vec<std::path::PathBuf>> {
    let mut found = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|end| end == "css") {
            found.push(path);
        }
    }
    Ok(found)
}

/// The text without comments, indents and empty lines.
fn slim(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let text = parts.fold(first, |text, part| {
        text + part.split_once("*/").map_or("", |(_, after)| after)
    });
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use interchange::content;

    #[test]
    fn comments_and_indents_stay_here() {
        assert_eq!(slim("/* a */\n  p {\n /* b */ x: 1 }\n\n"), "p {\nx: 1 }\n");
        assert_eq!(slim("p { } /* open"), "p { }\n");
    }

    #[test]
    fn every_colour_of_two_schemes_is_there_without_the_function() {
        assert_eq!(
            without_light_dark("--a: light-dark(oklch(1% 0 0 / 0.2), var(--b));\n--c: red;\n"),
            "@layer tokens{@supports not (color:light-dark(red,red)){\n:root{--a:oklch(1% 0 0 / 0.2);}\n@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--a:var(--b);}}\n:root[data-theme=dark]{--a:var(--b);}\n}}\n"
        );
        let joined = with_fallback(&join("style".as_ref(), "font.woff2").unwrap());
        let (styles, fallback) = joined.split_once("@supports not").unwrap();
        let light = fallback.lines().nth(1).unwrap();
        assert_eq!(
            styles.matches("light-dark(").count(),
            light.matches(';').count()
        );
    }

    #[test]
    fn every_number_of_weeks_is_a_length() {
        let rules = lengths();
        assert!(rules.contains("[data-weeks=\"6\"]{--weeks:6}"), "{rules}");
        for line in content::built_in().profiles.iter() {
            for weeks in [line.steps_total().0.low(), line.steps_total().0.high()] {
                assert!(rules.contains(&format!("[data-at=\"{weeks}\"]")), "{weeks}");
            }
        }
    }

    #[test]
    fn the_layers_stand_first() {
        let joined = join("style".as_ref(), "font-1.woff2").unwrap();
        assert!(joined.starts_with("@layer "));
        assert!(joined.contains("url(\"font-1.woff2\")") && !joined.contains(FONT));
    }
}
