//! The service worker: it keeps the files of its build, all or none, and answers with them.

use std::collections::BTreeMap;
use std::{fs, io};

use interchange::content::catalogue;
use interchange::route::segment;
use serde_json::json;

use crate::site::Site;

/// With more pathways than this, a browser keeps those that were opened, and not all.
const FEW: usize = 24;

/// What no page asks for: it is for hosts, for search engines, and for those who install the app.
const NOT_FOR_PAGES: [&str; 9] = [
    ".htaccess",
    ".nojekyll",
    "_headers",
    "hosting/",
    "icons/",
    "robots.txt",
    "screenshots/",
    "sitemap.xml",
    "social.png",
];

/// Adds the worker, and the pages as one file that it fetches: together they take a third of the
/// bytes that they take one by one.
pub fn add(site: &mut Site, version: &str, pages: &[(String, String)]) -> io::Result<()> {
    let is_kept = |path: &str| {
        let segments = [segment::PATHWAYS, segment::ROADMAP, "data"];
        catalogue().pathways.len() <= FEW
            || !segments.iter().any(|part| is_below(path, part))
            || path.ends_with("/profiles.bin")
    };
    let kept: BTreeMap<_, _> = pages
        .iter()
        .map(|(path, text)| (path, text))
        .filter(|(path, _)| is_kept(path))
        .collect();
    let pack = serde_json::to_string(&kept).map_err(io::Error::other)?;
    let pack = site.add_hashed("pages", "json", pack.as_bytes())?;
    let is_file = |path: &&str| {
        !path.ends_with(".html")
            && *path != pack
            && !NOT_FOR_PAGES.iter().any(|not| path.starts_with(not))
            && is_kept(path)
    };
    let measured = |path: &str| -> io::Result<_> {
        Ok((
            path.to_owned(),
            fs::metadata(site.folder().join(path))?.len(),
        ))
    };
    let files = site.files().filter(is_file).map(measured);
    let files = files.collect::<io::Result<BTreeMap<_, _>>>()?;
    let (pack, pack_size) = measured(&pack)?;
    let build = json!({ "version": version, "pack": pack, "packSize": pack_size, "files": files });
    let worker = include_str!("worker.js").replace("[build]", &build.to_string());
    site.add("sw.js", worker)
}

/// Whether a path is of something in a folder, and not the folder itself.
fn is_below(path: &str, folder: &str) -> bool {
    let rest = path
        .strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'));
    rest.is_some_and(|rest| !rest.is_empty())
}
