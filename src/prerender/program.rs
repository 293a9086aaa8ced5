//! The program in its modules: split, bound to JavaScript, optimized, and put into one folder.
//!
//! Trunk has compiled the program and run wasm-bindgen on it, unsplit. This takes the linker's output
//! again, splits it at the functions of `src/modules.rs`, and lets wasm-bindgen and wasm-opt work on what
//! comes of that. The files name each other in a circle (the glue imports `split.js`, which imports the
//! glue), so a hash in each name would have no beginning: the folder is named by a hash of all.

use std::collections::{BTreeMap, HashMap};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::{env, fs, io, thread};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::site::Site;

/// The name that wasm-bindgen gives the glue and the base module.
const NAME: &str = "interchange";

/// The features that wasm-opt may rely on: browsers of the last years have all of these.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The program as it is published.
pub struct Program {
    /// Its folder, from the root of the site.
    folder: String,
    /// The integrity of the base module, as `fetch` and `integrity` attributes take it.
    pub integrity: String,
    /// The files that each lazy module needs, by the module's name.
    chunks: HashMap<String, Vec<String>>,
}

impl Program {
    /// Splits the program that Trunk has compiled, and adds it to the site.
    pub fn add(site: &mut Site, is_release: bool) -> io::Result<Self> {
        let target = env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
        let profile = if is_release { "release" } else { "debug" };
        let linked = Path::new(&target)
            .join("wasm32-unknown-unknown")
            .join(profile);
        let linked = fs::read(linked.join(format!("{NAME}.wasm")))?;
        let work = Work::new()?;
        let chunks = split(&linked, &work)?;
        bind(&work)?;
        let mut files = work.files()?;
        if is_release {
            let modules = files.iter().map(|(_, path)| path.as_path());
            optimize_all(modules.filter(|path| path.extension() == Some("wasm".as_ref())))?;
            files = work.files()?;
        }
        let mut contents = BTreeMap::new();
        for (name, path) in files {
            contents.insert(name, fs::read(path)?);
        }
        let program = Self {
            chunks,
            ..Self::publish(site, contents)?
        };
        // Trunk's own, of the program that isn't split.
        for name in [format!("{NAME}.js"), format!("{NAME}_bg.wasm")] {
            site.remove(&name)?;
        }
        Ok(program)
    }

    /// Adds these files to the site, in a folder named by all of them.
    pub fn publish(site: &mut Site, mut contents: BTreeMap<String, Vec<u8>>) -> io::Result<Self> {
        // Chunks are fetched by `split.js`: the browser is told what they have to be.
        if let Some(link) = contents.remove("split.js") {
            let link = with_integrity(&String::from_utf8_lossy(&link), &contents);
            contents.insert("split.js".to_owned(), link.into_bytes());
        }
        let all: Vec<_> = contents
            .iter()
            .flat_map(|(name, bytes)| [name.as_bytes(), bytes])
            .collect();
        let folder = format!("program-{}", crate::site::hash(&all));
        let base = contents
            .get(&format!("{NAME}_bg.wasm"))
            .map_or(&[][..], Vec::as_slice);
        let integrity = integrity(base);
        for (name, bytes) in &contents {
            site.add(&format!("{folder}/{name}"), bytes)?;
        }
        Ok(Self {
            folder,
            integrity,
            chunks: HashMap::new(),
        })
    }

    /// The path of the JavaScript glue, from the root of the site.
    pub fn glue(&self) -> String {
        format!("{}/{NAME}.js", self.folder)
    }

    /// The path of what loads the lazy modules. The glue imports it.
    pub fn loader(&self) -> String {
        format!("{}/split.js", self.folder)
    }

    /// The path of the base module.
    pub fn wasm(&self) -> String {
        format!("{}/{NAME}_bg.wasm", self.folder)
    }

    /// The paths of the files that a lazy module needs.
    pub fn chunks(&self, module: &str) -> impl Iterator<Item = String> {
        let files = self.chunks.get(module).into_iter().flatten();
        files.map(|file| format!("{}/{file}.wasm", self.folder))
    }
}

/// A folder for what is in between, removed in the end.
struct Work(PathBuf);

impl Work {
    fn new() -> io::Result<Self> {
        let folder = env::temp_dir().join(format!("{NAME}-{}", std::process::id()));
        fs::create_dir_all(folder.join("out"))?;
        Ok(Self(folder))
    }

    fn main(&self) -> PathBuf {
        self.0.join(format!("{NAME}.wasm"))
    }

    fn out(&self) -> PathBuf {
        self.0.join("out")
    }

    /// The files of the program so far, by name.
    fn files(&self) -> io::Result<Vec<(String, PathBuf)>> {
        let mut files = vec![];
        for file in fs::read_dir(self.out())? {
            let path = file?.path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if path.is_file() {
                files.push((name, path));
            }
        }
        Ok(files)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn split(linked: &[u8], work: &Work) -> io::Result<HashMap<String, Vec<String>>> {
    let (out, main) = (work.out(), work.main());
    let mut options = wasm_split_cli_support::Options::new(linked);
    options.output_dir = &out;
    options.main_out_path = &main;
    options.main_module = "./interchange.js";
    options.link_name = "./split.js";
    let split = wasm_split_cli_support::transform(options);
    Ok(split.map_err(io::Error::other)?.prefetch_map)
}

fn bind(work: &Work) -> io::Result<()> {
    let (name, out) = (
        format!("--out-name={NAME}"),
        format!("--out-dir={}", work.out().display()),
    );
    let main = work.main();
    run("wasm-bindgen", |command| {
        command.args([
            "--target=web",
            "--no-typescript",
            "--keep-lld-exports",
            "--no-demangle",
        ]);
        // Names stay: functions are put in their order below.
        command.arg("--remove-producers-section");
        command.args([&name, &out]).arg(&main);
    })
}

/// Optimizes the modules, as many at once as there are processors: there are dozens.
fn optimize_all<'a>(modules: impl Iterator<Item = &'a Path> + Send) -> io::Result<()> {
    let modules = Mutex::new(modules);
    let next = || {
        modules
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next()
    };
    let work = || std::iter::from_fn(next).try_for_each(optimize);
    thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, NonZero::get);
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        let mut results = workers.into_iter().map(|worker| {
            let failed = |_| Err(io::Error::other("optimizing a module panicked"));
            worker.join().unwrap_or_else(failed)
        });
        results.try_for_each(|result| result)
    })
}

/// Flattening first and optimizing twice gives 1 % less than `-Oz` alone. In the order of their names functions that
/// were made of one generic function stand side by side, which saves another 1.4 % once they are compressed; the names
/// themselves are left out. Nothing lies below address 1024: the linker puts the stack first.
fn optimize(path: &Path) -> io::Result<()> {
    run("wasm-opt", |command| {
        command.args([
            "--flatten",
            "--rereloop",
            "-Oz",
            "-Oz",
            "--reorder-functions-by-name",
            "--low-memory-unused",
        ]);
        command.args(FEATURES).arg(path).arg("-o").arg(path);
    })
}

/// Runs a tool from the PATH, or the one that Trunk has downloaded.
fn run(tool: &str, arguments: impl Fn(&mut Command)) -> io::Result<()> {
    let downloaded = downloaded(tool);
    for program in [Some(PathBuf::from(tool)), downloaded]
        .into_iter()
        .flatten()
    {
        let mut command = Command::new(&program);
        arguments(&mut command);
        match command.status() {
            Ok(status) if status.success() => return Ok(()),
            Ok(status) => {
                return Err(io::Error::other(format!(
                    "{} failed: {status}",
                    program.display()
                )));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    let found =
        format!("{tool} is missing: install the version that Trunk.toml names, or run ci/setup");
    Err(io::Error::new(io::ErrorKind::NotFound, found))
}

/// The tool as Trunk keeps it in its cache, where it had to download it.
fn downloaded(tool: &str) -> Option<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")))?;
    let mut found: Vec<_> = fs::read_dir(cache.join("trunk"))
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    found.retain(|path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(tool))
    });
    found.sort();
    let folder = found.pop()?;
    [folder.join(tool), folder.join("bin").join(tool)]
        .into_iter()
        .find(|path| path.is_file())
}

/// The glue that fetches chunks, with the integrity of each: a chunk that was cut short or changed is
/// refused by the browser. It is asked for once more past the browser's cache, since an answer that was
/// wrong may be kept there for a year.
fn with_integrity(link: &str, contents: &BTreeMap<String, Vec<u8>>) -> String {
    contents
        .iter()
        .filter(|(name, _)| name.ends_with(".wasm"))
        .fold(FETCH_CHUNK.to_owned() + link, |link, (name, bytes)| {
            let fetched = format!("fetch(new URL(\"./{name}\", import.meta.url))");
            let checked = format!(
                "fetchChunk(new URL(\"./{name}\", import.meta.url), \"{}\")",
                integrity(bytes)
            );
            link.replace(&fetched, &checked)
        })
}

/// Fetches a chunk, at the second time past the browser's cache.
const FETCH_CHUNK: &str = "const fetchChunk = (url, integrity) =>
    fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: 'reload' }));
";

fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}
