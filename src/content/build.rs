//! The build script: reads and checks the content files and bakes them into one compact blob, for
//! the program that draws the pages; browsers fetch pathways one by one.

#[path = "authoring/mod.rs"]
mod authoring;
#[allow(
    dead_code,
    reason = "the build needs the domain's types, not what the app does with them"
)]
#[path = "../domain/mod.rs"]
mod domain;

use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use authoring::File;

const PATHWAYS: &str = "src/content/pathways";
const SHARED: &str = "src/content/shared.toml";

fn main() -> io::Result<()> {
    // The splitter (src/prerender/program.rs) reads relocations; they are a flag of the linker alone.
    if env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bin=interchange=--emit-relocs");
    }
    for source in ["src/content", "src/domain"] {
        println!("cargo::rerun-if-changed={source}");
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(PATHWAYS)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    // Editors leave files of their own beside those that are edited.
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    let pathways = paths
        .iter()
        .map(|path| read(path))
        .collect::<io::Result<Vec<_>>>()?;
    match authoring::read(&pathways, &read(Path::new(SHARED))?) {
        Ok(published) => {
            let blob = postcard::to_allocvec(&published).map_err(io::Error::other)?;
            let out = env::var_os("OUT_DIR")
                .map(PathBuf::from)
                .unwrap_or_default();
            fs::write(out.join("published.postcard"), blob)
        }
        Err(problems) => {
            eprintln!("The content has {} mistake(s):", problems.len());
            for problem in problems {
                eprintln!("  {problem}");
            }
            process::exit(1);
        }
    }
}

fn read(path: &Path) -> io::Result<File> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let text = fs::read_to_string(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    Ok(File { name, text })
}
