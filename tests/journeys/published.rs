//! The built site as files: what hosts, search engines and other programs see of it.

use std::collections::BTreeSet;
use std::fs;

use interchange::route::query;
use serde_json::{Value, json};

use crate::site::{built, files};

/// Every page with its path from the root of the site, and its text.
fn pages() -> Vec<(String, String)> {
    let pages = files(&built())
        .into_iter()
        .filter(|file| file.ends_with(".html"));
    pages
        .map(|file| {
            let text = fs::read_to_string(built().join(&file)).expect("a page");
            (file, text)
        })
        .collect()
}

/// The text between the first `start` and the `end` after it.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?
        .1
        .split_once(end)
        .map(|(found, _)| found)
}

#[test]
fn every_page_is_complete_and_says_what_it_is() {
    let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
    let pages = pages();
    assert!(pages.len() >= 14, "{}", pages.len());
    for (file, text) in &pages {
        assert_eq!(text.matches("<h1").count(), 1, "{file}");
        assert!(
            text.starts_with("<!DOCTYPE html>") && text.trim_end().ends_with("</html>"),
            "{file}"
        );
        assert!(
            !text.contains("[head]") && !text.contains("[body]") && !text.contains("[root]"),
            "{file}"
        );
        let title = between(text, "<title>", "</title>").expect("a title");
        let description =
            between(text, "name=\"description\" content=\"", "\"").expect("a description");
        assert!(
            titles.insert(title.to_owned()),
            "{file}: another page is called {title}"
        );
        assert!(
            descriptions.insert(description.to_owned()),
            "{file}: another page is described so"
        );
        for property in ["og:title", "og:description", "twitter:card"] {
            assert!(text.contains(property), "{file} has no {property}");
        }
        assert!(
            text.contains("<noscript>"),
            "{file} says nothing to those without scripts"
        );
    }
}

#[test]
fn every_link_and_every_file_that_a_page_names_is_there() {
    let all: BTreeSet<_> = files(&built()).into_iter().collect();
    let mut count = 0;
    for (file, text) in pages() {
        let folder: Vec<_> = file.split('/').collect();
        let folder = &folder[..folder.len() - 1];
        for attribute in [" href=\"", " src=\"", " data-glue=\"", " data-wasm=\""] {
            for value in text
                .split(attribute)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                let path = value.split(['?', '#']).next().unwrap_or_default();
                if value.starts_with('#') {
                    continue;
                }
                let mut parts: Vec<&str> = if path.starts_with('/') {
                    vec![]
                } else {
                    folder.to_vec()
                };
                for part in path.split('/') {
                    match part {
                        "" | "." => {}
                        ".." => assert!(
                            parts.pop().is_some(),
                            "{file} leads out of the site by {value}"
                        ),
                        part => parts.push(part),
                    }
                }
                let target = parts.join("/");
                let page = format!("{target}/index.html");
                let page = page.trim_start_matches('/');
                assert!(
                    all.contains(&target) || all.contains(page),
                    "{file} names {value}, which isn't there"
                );
                count += 1;
            }
        }
    }
    assert!(count > 200, "links are found at all: {count}");
}

#[test]
fn what_is_told_to_machines_can_be_read_by_them() {
    for (file, text) in pages() {
        if let Some(data) = between(&text, "<script type=\"application/ld+json\">", "</script>") {
            let data: Value =
                serde_json::from_str(data).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert_eq!(data["@context"], "https://schema.org", "{file}");
        } else {
            assert!(
                !file.starts_with("pathways/nlp") && file != "index.html",
                "{file} says nothing of itself"
            );
        }
    }
    let manifest = fs::read_to_string(built().join("manifest.webmanifest")).expect("the manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    let all = files(&built());
    let pictures = ["icons", "screenshots"]
        .into_iter()
        .flat_map(|kind| manifest[kind].as_array().expect("a list"));
    for picture in pictures {
        let file = picture["src"].as_str().expect("a file");
        assert!(all.iter().any(|there| there == file), "{file} isn't there");
        let (Some(size), true) = (picture["sizes"].as_str(), file.ends_with(".png")) else {
            continue;
        };
        let bytes = fs::read(built().join(file)).expect("a picture");
        let number = |at: usize| {
            u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
        };
        assert_eq!(format!("{}x{}", number(16), number(20)), size, "{file}");
    }
    let maskable = manifest["icons"]
        .as_array()
        .expect("a list")
        .iter()
        .any(|icon| icon["purpose"] == "maskable");
    assert!(maskable, "an icon may be cut to any shape");
    let list = |name: &str| manifest[name].as_array().expect("a list").iter();
    // Addresses that are relative, so that it works below any path; and no `id`, which two copies on one host would share.
    let addresses = list("shortcuts").map(|it| &it["url"]);
    let addresses = addresses
        .chain(list("file_handlers").map(|it| &it["action"]))
        .chain([&manifest["share_target"]["action"]]);
    for address in addresses {
        let page = address
            .as_str()
            .expect("an address")
            .trim_start_matches("./");
        assert!(
            all.contains(&format!("{page}index.html")),
            "{page} isn't there"
        );
    }
    assert!(manifest.get("id").is_none());
    assert_eq!(list("shortcuts").next().expect("Today")["url"], "./plan/");
    let names = json!({ "title": query::SHARED_TITLE, "text": query::SHARED_TEXT, "url": query::SHARED_URL });
    assert_eq!(manifest["share_target"]["params"], names);
}

#[test]
fn a_compressed_sibling_stands_beside_each_large_file() {
    for file in files(&built()) {
        let large = fs::metadata(built().join(&file)).expect("a file").len() > 1000;
        if large
            && [".html", ".js", ".css", ".wasm", ".json"]
                .iter()
                .any(|end| file.ends_with(end))
        {
            for end in ["br", "gz"] {
                assert!(
                    built().join(format!("{file}.{end}")).is_file(),
                    "{file} has no {end}"
                );
            }
        }
    }
}
