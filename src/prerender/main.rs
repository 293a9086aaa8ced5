//! Makes the site out of what Trunk has built: every page prerendered as a file of its own, the program in
//! its modules, the styles as one file, the service worker, and what hosts and search engines ask for.
//!
//! Trunk runs it as a hook, in the folder of the project. It takes from the environment:
//!
//! - `TRUNK_STAGING_DIR`: where the program lies and the site goes;
//! - `TRUNK_PROFILE`: with `release`, each page carries its content security policy, and each file is
//!   precompressed by brotli and gzip;
//! - `INTERCHANGE_URL`: the address that the site will have, such as `https://example.org/plan/`.
//!   Without it the site works all the same, at any address, but can't name its own: there is no
//!   sitemap, no canonical address, and the page for what isn't there links to the domain's root.

// A browser is never sent this program.
#![cfg(not(target_arch = "wasm32"))]

mod csp;
mod first_paint;
mod page;
mod precompress;
mod program;
mod published;
mod script;
mod service_worker;
mod site;
mod stylesheet;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use page::Page;
use program::Program;
use site::{Address, Site};

fn main() -> io::Result<()> {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let Some(folder) = variable("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(io::Error::other(
            "Trunk runs this: `trunk build` builds the site",
        ));
    };
    let address = variable("INTERCHANGE_URL")
        .map(|url| Address::parse(&url))
        .transpose()?;
    let is_release = variable("TRUNK_PROFILE").as_deref() == Some("release");
    let mut site = Site::open(folder)?;
    let program = Program::add(&mut site, is_release)?;
    make(&mut site, program, address, is_release)
}

/// Makes the rest of the site beside the program, in the folder that has Trunk's `index.html`.
fn make(
    site: &mut Site,
    program: Program,
    address: Option<Address>,
    is_release: bool,
) -> io::Result<()> {
    site.add_folder("public".as_ref())?;
    published::add(site)?;
    let font = fs::read(Path::new("style").join(stylesheet::FONT))?;
    let font = site.add_hashed("font", "woff2", &font)?;
    let boot = site.add_hashed("boot", "js", script::boot().as_bytes())?;
    let template = fs::read_to_string(site.folder().join("index.html"))?;
    let frame = page::Frame::new(template, &font, &boot, program, address);
    let mut pages = frame.pages();
    let css = stylesheet::join("style".as_ref(), &font)? + &stylesheet::lengths();
    // Browsers that need the second block of colours have them with the stylesheet.
    let all = first_paint::without_typefaces(&stylesheet::with_fallback(&css))?;
    let stylesheet = site.add_hashed("style", "css", all.as_bytes())?;
    let styles = styles_in_pages(&pages, &css, &font)?;
    csp::tell_hosts(site, &csp::policy(styles.iter().map(String::as_str)))?;
    for (page, styles) in pages.iter_mut().zip(&styles) {
        // While the site is being worked on, Trunk puts a script of its own into every page.
        let policy = if is_release {
            csp::meta(&csp::policy([&**styles].into_iter()))
        } else {
            String::new()
        };
        let text = page.text.replace(page::POLICY, &policy);
        let text = text.replace(page::STYLESHEET, &stylesheet);
        page.text = text.replace(page::STYLES, styles);
    }
    // The version is made of all that is published, the pages included.
    let mut parts: Vec<_> = pages.iter().map(|page| page.text.as_bytes()).collect();
    parts.push(service_worker::SCRIPT.as_bytes());
    let version = site.version(&parts)?;
    for page in &mut pages {
        page.text = page.text.replace(page::VERSION, &version);
    }
    frame.add(site, &pages)?;
    service_worker::add(site, &version)?;
    if is_release {
        precompress::add_precompressed(site)?;
    }
    Ok(())
}

/// The styles that stand in each of these pages.
fn styles_in_pages(pages: &[Page], css: &str, font: &str) -> io::Result<Vec<String>> {
    let mut of_kinds = BTreeMap::new();
    for page in pages {
        if !of_kinds.contains_key(page.kind) {
            let alike = pages.iter().filter(|other| other.kind == page.kind);
            let rules = first_paint::rules_for(alike.map(|page| &*page.text), css)?;
            of_kinds.insert(page.kind, rules);
        }
    }
    // The typeface is found from where the page stands.
    let in_page = |page: &Page| of_kinds[page.kind].replace(font, &format!("{}{font}", page.root));
    Ok(pages.iter().map(in_page).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site with this as its program, made for this address.
    fn site(name: &str, program: &[u8], url: Option<&str>) -> PathBuf {
        let folder = env::temp_dir().join(format!("interchange-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::copy("index.html", folder.join("index.html")).unwrap();
        let mut site = Site::open(folder.clone()).unwrap();
        let program = Program::publish(
            &mut site,
            [("interchange_bg.wasm".to_owned(), program.to_vec())].into(),
        );
        let address = url.map(|url| Address::parse(url).unwrap());
        make(&mut site, program.unwrap(), address, false).unwrap();
        folder
    }

    fn read(folder: &Path, file: &str) -> String {
        fs::read_to_string(folder.join(file)).unwrap()
    }

    #[test]
    fn a_site_that_knows_its_address_names_it_to_search_engines() {
        let folder = site("known", b"program", Some("https://example.org/plan"));
        let sitemap = read(&folder, "sitemap.xml");
        for page in [
            "",
            "pathways/nlp-engineer/",
            "roadmap/nlp-engineer/",
            "compare/",
            "method/",
        ] {
            let address = format!("https://example.org/plan/{page}");
            assert!(sitemap.contains(&format!("<loc>{address}</loc>")), "{page}");
            let text = read(&folder, &format!("{page}index.html"));
            for line in [
                format!("<link rel=\"canonical\" href=\"{address}\">"),
                format!("<meta property=\"og:url\" content=\"{address}\">"),
                "<meta property=\"og:image\" content=\"https://example.org/plan/social.png\">"
                    .to_owned(),
            ] {
                assert!(text.contains(&line), "{page} has no {line}");
            }
        }
        assert!(
            read(&folder, "robots.txt").contains("Sitemap: https://example.org/plan/sitemap.xml")
        );
        // It is answered at any address, so it finds the site from the domain's root.
        let not_found = read(&folder, "404.html");
        assert!(not_found.contains("href=\"/plan/\"") && not_found.contains("noindex"));
        assert!(
            !not_found.contains("data-elements"),
            "it is mounted, not hydrated"
        );
        assert!(!sitemap.contains("404"));
    }

    #[test]
    fn a_site_that_does_not_know_its_address_names_none() {
        let folder = site("unknown", b"program", None);
        assert!(!folder.join("sitemap.xml").exists());
        let home = read(&folder, "index.html");
        assert!(!home.contains("canonical") && !home.contains("og:image"));
    }

    #[test]
    fn the_same_content_has_the_same_version_and_other_content_another() {
        let worker = |name, program| read(&site(name, program, None), "sw.js");
        let first = worker("a", b"program");
        assert_eq!(first, worker("b", b"program"));
        assert_ne!(first, worker("c", b"another program"));
    }

    #[test]
    fn pages_name_each_other_from_where_they_stand() {
        let folder = site("relative", b"program", None);
        let page = read(&folder, "roadmap/nlp-engineer/index.html");
        assert!(page.contains("href=\"../../pathways/nlp-engineer/\""));
        assert!(
            !page.contains("href=\"/"),
            "an absolute path would hold at a domain's root only"
        );
    }
}
