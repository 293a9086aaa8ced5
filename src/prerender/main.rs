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
mod page;
mod precompress;
mod program;
mod script;
mod service_worker;
mod site;
mod stylesheet;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

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
    let mut site = Site::open(folder)?;
    site.add_folder("public".as_ref())?;
    let font = fs::read(Path::new("style").join(stylesheet::FONT))?;
    let font = site.add_hashed("font", "woff2", &font)?;
    let style = stylesheet::join("style".as_ref(), &font)? + &stylesheet::lengths();
    let style = site.add_hashed("style", "css", style.as_bytes())?;
    let boot = site.add_hashed("boot", "js", script::boot().as_bytes())?;
    let is_release = variable("TRUNK_PROFILE").as_deref() == Some("release");
    let template = fs::read_to_string(site.folder().join("index.html"))?;
    let template = csp::put_into(&template, is_release);
    let program = Program::add(&mut site, is_release)?;
    let frame = page::Frame::new(template, &style, &font, &boot, program, address);
    let mut pages = frame.pages();
    // All that is published makes its version, what is only drawn included.
    let drawn = pages.iter().map(|(_, text)| text.as_bytes());
    let mut parts: Vec<_> = drawn.collect();
    parts.push(service_worker::SCRIPT.as_bytes());
    let version = site.version(&parts)?;
    for (_, text) in &mut pages {
        *text = text.replace(page::VERSION, &version);
    }
    frame.add(&mut site, &pages)?;
    service_worker::add(&mut site, &version)?;
    if is_release {
        precompress::add_precompressed(&site)?;
    }
    Ok(())
}
