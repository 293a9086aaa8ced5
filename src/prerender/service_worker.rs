//! The service worker: it keeps the files of its build, all or none, and answers with them.

use std::collections::BTreeMap;
use std::{fs, io};

use serde_json::{Value, json};

use crate::site::Site;

/// The worker, without the list of what it keeps.
pub const SCRIPT: &str = include_str!("js/service_worker.js");

/// Files that no page asks for: they are for hosts, for search engines, for those who install the app, and for
/// those who change it or build on its content.
const NOT_FOR_PAGES: [&str; 12] = [
    ".htaccess",
    ".nojekyll",
    "_headers",
    "hosting/",
    "icons/",
    "method/styleguide/",
    "pathway.schema.json",
    "pathways.json",
    "robots.txt",
    "screenshots/",
    "sitemap.xml",
    "social.png",
];

/// Prefixes of the files that every page loads by itself, so that the browser has them already.
const LOADED: [&str; 4] = ["boot-", "font-", "program-", "style-"];

/// Adds the worker, and all that it keeps beside what pages load as one file: together the
/// pages, which say the same things, take a third of the bytes that they take one by one. It is JSON, which hosts
/// compress unasked.
pub fn add(site: &mut Site, version: &str) -> io::Result<()> {
    let (mut loaded, mut bundle) = (BTreeMap::new(), Bundle::default());
    for file in site.files() {
        // The address of a page is that of its folder.
        let path = file.strip_suffix("index.html").unwrap_or(file);
        let is_published = path.ends_with("/checklist.md") || path.ends_with("/line.svg");
        if is_published || NOT_FOR_PAGES.iter().any(|not| path.starts_with(not)) {
            continue;
        }
        let content = fs::read(site.folder().join(file))?;
        if LOADED.iter().any(|start| path.starts_with(start)) {
            loaded.insert(path.to_owned(), content.len());
        } else {
            let text = String::from_utf8(content).map_err(io::Error::other)?;
            bundle.add(path, &text);
        }
    }
    let bundle = bundle.to_json();
    let name = site.add_hashed("site", "json", bundle.as_bytes())?;
    loaded.insert(name.clone(), bundle.len());
    let build = json!({ "version": version, "bundle": name, "files": loaded });
    let worker = SCRIPT.replace("[build]", &build.to_string());
    site.add("sw.js", worker)
}

/// Texts by path. The styles that stand in pages are there once: compressed by gzip, which doesn't look back as far as
/// a page is long, they would be half of all.
#[derive(Default)]
struct Bundle {
    styles: Vec<String>,
    /// Each text in parts: texts, and the positions of styles.
    files: BTreeMap<String, Vec<Value>>,
}

impl Bundle {
    fn add(&mut self, path: &str, text: &str) {
        let parts = text.split_once("<style>").and_then(|(before, after)| {
            let (styles, after) = after.split_once("</style>")?;
            let known = self.styles.iter().position(|known| known == styles);
            let at = known.unwrap_or_else(|| {
                self.styles.push(styles.to_owned());
                self.styles.len() - 1
            });
            let (before, after) = (format!("{before}<style>"), format!("</style>{after}"));
            Some(vec![before.into(), at.into(), after.into()])
        });
        let parts = parts.unwrap_or_else(|| vec![text.into()]);
        self.files.insert(path.to_owned(), parts);
    }

    fn to_json(&self) -> String {
        json!({ "styles": self.styles, "files": self.files }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_of_several_pages_are_bundled_once() {
        let mut bundle = Bundle::default();
        bundle.add("a/", "1<style>p{}</style>2");
        bundle.add("b/", "3<style>p{}</style>4");
        bundle.add("icon.svg", "<svg/>");
        let read: Value = serde_json::from_str(&bundle.to_json()).unwrap();
        let files = json!({
            "a/": ["1<style>", 0, "</style>2"],
            "b/": ["3<style>", 0, "</style>4"],
            "icon.svg": ["<svg/>"],
        });
        assert_eq!(read, json!({ "styles": ["p{}"], "files": files }));
    }
}
