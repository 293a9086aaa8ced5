//! The catalogue in parts: what lists show of all pathways, each pathway in full, and what can
//! be found.

use std::io;

use interchange::content::catalogue;
const PROFILES: &str = "profiles";

/// The path of a part.
pub fn file(version: &str, name: &str) -> String {
    format!("data/{version}/{name}.bin")
}
use serde::Serialize;

use crate::site::Site;

/// All parts, one after the other.
pub fn everything() -> Vec<u8> {
    parts().into_iter().flat_map(|(_, bytes)| bytes).collect()
}

/// Adds the parts.
pub fn add(site: &mut Site, version: &str) -> io::Result<()> {
    for (name, bytes) in parts() {
        site.add(&file(version, &name), bytes)?;
    }
    Ok(())
}

fn parts() -> Vec<(String, Vec<u8>)> {
    let pathways = catalogue().pathways.iter();
    let parts = pathways.map(|pathway| (pathway.id.to_string(), bytes(&catalogue().part(pathway))));
    let profiles = bytes(&catalogue().profiles.to_vec());
    parts
        .chain([(PROFILES.to_owned(), profiles)])
        .collect()
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).expect("plain values can always be written")
}
