//! The program that makes the site, run as Trunk runs it on what Trunk has built.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// What Trunk leaves to the hook: the template, and the program under names of their content.
fn built_by_trunk(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("interchange-publish-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let template = fs::read_to_string(project().join("index.html")).unwrap();
    fs::write(folder.join("index.html"), template).unwrap();
    fs::write(folder.join("interchange-1.js"), "// glue").unwrap();
    fs::write(folder.join("interchange-1_bg.wasm"), "program").unwrap();
    folder
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Publishes what was built, for this address.
fn publishes(folder: &Path, url: Option<&str>) -> Output {
    let mut publish = Command::new(env!("CARGO_BIN_EXE_publish"));
    publish
        .current_dir(project())
        .env("TRUNK_STAGING_DIR", folder)
        .env_remove("TRUNK_PROFILE");
    match url {
        Some(url) => publish.env("INTERCHANGE_URL", url),
        None => publish.env_remove("INTERCHANGE_URL"),
    };
    publish.output().unwrap()
}

#[test]
fn a_site_that_knows_its_address_names_it_to_search_engines() {
    let folder = built_by_trunk("known");
    let output = publishes(&folder, Some("https://example.org/plan"));
    assert!(output.status.success(), "{output:?}");
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let sitemap = read("sitemap.xml");
    for page in [
        "",
        "pathways/nlp-engineer/",
        "roadmap/nlp-engineer/",
        "compare/",
        "method/",
    ] {
        let address = format!("https://example.org/plan/{page}");
        assert!(sitemap.contains(&format!("<loc>{address}</loc>")), "{page}");
        let text = read(&format!("{page}index.html"));
        for line in [
            format!("<link rel=\"canonical\" href=\"{address}\">"),
            format!("<meta property=\"og:url\" content=\"{address}\">"),
            "<meta property=\"og:image\" content=\"https://example.org/plan/social.png\">"
                .to_owned(),
        ] {
            assert!(text.contains(&line), "{page} has no {line}");
        }
    }
    assert!(read("robots.txt").contains("Sitemap: https://example.org/plan/sitemap.xml"));
    // It is answered at any address, so it finds the site from the domain's root.
    let not_found = read("404.html");
    assert!(not_found.contains("href=\"/plan/\"") && not_found.contains("noindex"));
    assert!(!sitemap.contains("404"));
}

#[test]
fn a_site_that_does_not_know_its_address_names_none() {
    let folder = built_by_trunk("unknown");
    assert!(publishes(&folder, None).status.success());
    assert!(!folder.join("sitemap.xml").exists());
    let home = fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(!home.contains("canonical") && !home.contains("og:image"));
}

#[test]
fn the_same_content_has_the_same_version_and_other_content_another() {
    let worker = |folder: &Path| fs::read_to_string(folder.join("sw.js")).unwrap();
    let (first, same, other) = (
        built_by_trunk("a"),
        built_by_trunk("b"),
        built_by_trunk("c"),
    );
    fs::write(other.join("interchange-1_bg.wasm"), "another program").unwrap();
    for folder in [&first, &same, &other] {
        assert!(publishes(folder, None).status.success());
    }
    assert_eq!(worker(&first), worker(&same));
    assert_ne!(worker(&first), worker(&other));
}

#[test]
fn an_address_that_is_none_is_refused_in_words() {
    let output = publishes(&built_by_trunk("wrong"), Some("example.org"));
    assert!(!output.status.success());
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        words.contains("INTERCHANGE_URL is ‘example.org’; expected"),
        "{words}"
    );
}
