//! A plain static host, as simple as they come: files, folders with an `index.html`, and `404.html`
//! for everything else.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};
use std::{env, thread};

/// The folder of the built site.
pub fn built() -> PathBuf {
    let root = PathBuf::from(env::var_os("INTERCHANGE_DIST").unwrap_or_else(|| "dist".into()));
    assert!(
        root.join("index.html").is_file(),
        "{} holds no built site: run ci/build",
        root.display()
    );
    root
}

/// Where the site is served to most journeys, such as `http://127.0.0.1:40123/`.
pub fn origin() -> &'static str {
    static HOST: OnceLock<Host> = OnceLock::new();
    &HOST.get_or_init(|| Host::of(built(), "/")).root
}

/// A host, and what is wrong with it.
pub struct Host {
    /// The address of the root of the site.
    pub root: String,
    state: Arc<Mutex<State>>,
}

struct State {
    folder: PathBuf,
    /// The path of the root of the site.
    base: String,
    /// Whether it hangs up on everyone.
    is_down: bool,
    /// Part of the paths that something is wrong with, and what.
    faults: Vec<(&'static str, Fault)>,
    /// The paths that were sent, and the bytes of each with its head.
    sent: Vec<(String, usize)>,
    /// Whether it compresses what it sends, with brotli as small as can be.
    compresses: bool,
    /// A script that every page runs before anything else.
    script: Option<&'static str>,
}

/// The faults that a file can have.
#[derive(Clone, Copy, PartialEq)]
pub enum Fault {
    /// It isn't there.
    Missing,
    /// Only the first half of it arrives.
    Truncated,
    /// It is answered with a page, as careless hosts do.
    Page,
    /// Something was added to it, so that it still is a program (an empty section called “x”).
    Tampered,
    /// It takes its time, this many milliseconds.
    Slow(u64),
    /// It arrives in this many pieces, one after the other.
    Pieces(usize),
}

impl Host {
    /// Serves a folder at this path.
    pub fn of(folder: PathBuf, base: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let state = Arc::new(Mutex::new(State {
            folder,
            base: base.to_owned(),
            is_down: false,
            faults: vec![],
            sent: vec![],
            compresses: false,
            script: None,
        }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                thread::spawn(move || answer(stream, &state));
            }
        });
        Self {
            root: format!("http://127.0.0.1:{port}{base}"),
            state,
        }
    }

    /// Serves another folder from now on.
    pub fn publishes(&self, folder: PathBuf) {
        self.change(|state| state.folder = folder);
    }

    /// Hangs up on everyone from now on, or no more.
    pub fn goes_down(&self, is_down: bool) {
        self.change(|state| state.is_down = is_down);
    }

    /// Has this wrong with files whose path contains this, and nothing else.
    pub fn has(&self, faults: &[(&'static str, Fault)]) {
        self.change(|state| state.faults = faults.to_vec());
    }

    /// The paths that were sent since this was last asked, and the bytes of each with its head.
    pub fn has_sent(&self) -> Vec<(String, usize)> {
        std::mem::take(&mut self.state.lock().expect("no journey panics here").sent)
    }

    /// Compresses what it sends from now on.
    pub fn compresses(&self) {
        self.change(|state| state.compresses = true);
    }

    /// Has every page run this script before anything else, from now on.
    pub fn adds_script(&self, script: &'static str) {
        self.change(|state| state.script = Some(script));
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().expect("no journey panics here"));
    }
}

/// The name of what [`Host::adds_script`] adds, below the root of the site.
const ADDED_SCRIPT: &str = "added-script.js";

fn answer(mut stream: TcpStream, state: &Mutex<State>) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let path = request.split(' ').nth(1).unwrap_or("/");
    let path = path.split(['?', '#']).next().unwrap_or("/");
    let (root, base, fault, compresses, script) = {
        let state = state.lock().expect("no journey panics here");
        if state.is_down {
            let _ = stream.shutdown(Shutdown::Both);
            return;
        }
        let fault = state.faults.iter().find(|(part, _)| path.contains(part));
        (
            state.folder.clone(),
            state.base.clone(),
            fault.map(|(_, fault)| *fault),
            state.compresses,
            state.script,
        )
    };
    if let Some(script) = script.filter(|_| path.ends_with(ADDED_SCRIPT)) {
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{script}",
            script.len()
        );
        let _ = stream.write_all(head.as_bytes());
        return;
    }
    let wanted = path.strip_prefix(&base).map(|path| root.join(path));
    let wanted = wanted.filter(|_| !path.split('/').any(|part| part == ".."));
    if wanted.as_ref().is_some_and(|wanted| wanted.is_dir()) && !path.ends_with('/') {
        let head = format!(
            "HTTP/1.1 301 Moved Permanently\r\nLocation: {path}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        let _ = stream.write_all(head.as_bytes());
        return;
    }
    let found = wanted
        .map(|wanted| {
            if wanted.is_dir() {
                wanted.join("index.html")
            } else {
                wanted
            }
        })
        .filter(|file| file.is_file() && fault != Some(Fault::Missing));
    let (status, file) = match found {
        Some(_) if fault == Some(Fault::Page) => ("200 OK", root.join("index.html")),
        Some(file) => ("200 OK", file),
        None => ("404 Not Found", root.join("404.html")),
    };
    if let Some(Fault::Slow(milliseconds)) = fault {
        thread::sleep(std::time::Duration::from_millis(milliseconds));
    }
    let mut body = fs::read(&file).unwrap_or_default();
    let length = body.len();
    match fault {
        Some(Fault::Truncated) => body.truncate(length / 2),
        Some(Fault::Tampered) => body.extend([0, 2, 1, b'x']),
        _ => {}
    }
    if script.is_some() && file.extension().is_some_and(|end| end == "html") {
        let page = String::from_utf8_lossy(&body);
        let tag = format!("<head><script src=\"{base}{ADDED_SCRIPT}\"></script>");
        body = page.replacen("<head>", &tag, 1).into_bytes();
    }
    let encoding = if compresses && !path.ends_with(".png") {
        body = packed(body);
        "Content-Encoding: br\r\n"
    } else {
        ""
    };
    let head = format!(
        "HTTP/1.1 {status}\r\n{encoding}Content-Type: {}\r\nContent-Length: {}\r\nCache-Control: {}\r\nConnection: close\r\n\r\n",
        kind(&file),
        body.len(),
        // As the ready configurations have it.
        if status == "200 OK" && is_lasting(path) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        }
    );
    let sent = (path.to_owned(), head.len() + body.len());
    state
        .lock()
        .expect("no journey panics here")
        .sent
        .push(sent);
    let pieces = match fault {
        Some(Fault::Pieces(pieces)) => pieces,
        _ => 1,
    };
    let size = body.len().div_ceil(pieces).max(1);
    let pour = |stream: &mut TcpStream| {
        stream.write_all(head.as_bytes())?;
        for (number, piece) in body.chunks(size).enumerate() {
            let pause = if number == 0 { 0 } else { 30 };
            thread::sleep(std::time::Duration::from_millis(pause));
            stream.write_all(piece)?;
        }
        std::io::Result::Ok(())
    };
    // A browser that hangs up early has what it wanted.
    let _ = pour(&mut stream);
}

/// The bytes as small as brotli makes them; what was packed once is kept.
fn packed(plain: Vec<u8>) -> Vec<u8> {
    static PACKED: Mutex<BTreeMap<Vec<u8>, Vec<u8>>> = Mutex::new(BTreeMap::new());
    let mut known = PACKED.lock().expect("packing doesn't panic");
    let pack = |plain: &Vec<u8>| {
        let how = brotli::enc::BrotliEncoderParams {
            quality: 11,
            lgwin: 24,
            ..Default::default()
        };
        let mut packed = vec![];
        brotli::BrotliCompress(&mut &plain[..], &mut packed, &how).expect("memory can be written");
        packed
    };
    known.entry(plain).or_insert_with_key(pack).clone()
}

fn is_lasting(path: &str) -> bool {
    let stem = path
        .rsplit('/')
        .next()
        .unwrap_or(path)
        .split('.')
        .next()
        .unwrap_or(path);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    path.contains("/program-")
        || hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// All files of a folder, as paths from it.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(
                files(&entry.path())
                    .into_iter()
                    .map(|file| format!("{name}/{file}")),
            );
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// A copy of the built site as its next version: of another version, and with another heading.
pub fn next_version(name: &str) -> PathBuf {
    let (from, to) = (
        built(),
        env::temp_dir().join(format!("interchange-next-{name}-{}", std::process::id())),
    );
    let worker = fs::read_to_string(from.join("sw.js")).expect("the worker");
    let named = |name: &str| {
        let after = worker.split(&format!("\"{name}\":\"")).nth(1);
        let value = after.and_then(|after| after.split('"').next());
        value.expect("the worker names it").to_owned()
    };
    // As long as what they replace: the worker names the sizes of files.
    let news = [
        (named("version"), "0123456789abcdef"),
        (named("bundle"), "site-0123456789abcdef.json"),
        (
            "Where could backend take you?".to_owned(),
            "Where might backend take you?",
        ),
    ];
    for file in files(&from) {
        if file.ends_with(".br") || file.ends_with(".gz") {
            continue;
        }
        let mut bytes = fs::read(from.join(&file)).expect("a file");
        let mut target = file;
        for (old, new) in &news {
            assert_eq!(old.len(), new.len());
            target = target.replace(old, new);
            for at in 0..bytes.len() {
                if bytes[at..].starts_with(old.as_bytes()) {
                    bytes[at..at + old.len()].copy_from_slice(new.as_bytes());
                }
            }
        }
        let target = to.join(target);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::write(target, bytes).expect("the copy is written");
    }
    to
}
