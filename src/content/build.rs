//! The build script: reads and checks the content files, and writes them as one binary file for
//! `content::built_in`. It prints every mistake that it finds, and then fails.

#[allow(
    dead_code,
    reason = "the build needs the types of the domain, not its planning"
)]
#[path = "../domain/mod.rs"]
mod domain;
#[allow(
    dead_code,
    unused_imports,
    reason = "the build reads the published files, not those of learners, and writes none"
)]
#[path = "format/mod.rs"]
mod format;

use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use format::File;

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
    // Skips the temporary files of editors.
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    let pathways = paths
        .iter()
        .map(|path| read(path))
        .collect::<io::Result<Vec<_>>>()?;
    match format::read(&pathways, &read(Path::new(SHARED))?) {
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
