//! The service worker: it keeps the files of its build, all or none, and answers with them.

use std::collections::BTreeMap;
use std::{fs, io};

use serde_json::json;

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
/// pages, which say the same things, take a third of the bytes that they take one by one.
pub fn add(site: &mut Site, version: &str) -> io::Result<()> {
    let (mut loaded, mut sizes, mut contents) = (BTreeMap::new(), BTreeMap::new(), vec![]);
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
            sizes.insert(path.to_owned(), content.len());
            // In the order of their paths, as `sizes` is.
            contents.push((path.to_owned(), content));
        }
    }
    contents.sort();
    let mut bundle = json!(sizes).to_string().into_bytes();
    bundle.push(b'\n');
    bundle.extend(contents.into_iter().flat_map(|(_, content)| content));
    let name = site.add_hashed("site", "bin", &bundle)?;
    loaded.insert(name.clone(), bundle.len());
    let build = json!({ "version": version, "bundle": name, "files": loaded });
    let worker = SCRIPT.replace("[build]", &build.to_string());
    site.add("sw.js", worker)
}
