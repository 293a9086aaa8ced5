//! A static host behind a slow line: brotli, caching headers and validators as a real one has them.

use std::collections::{BTreeMap, HashMap, hash_map::DefaultHasher};
use std::hash::{Hash, Hasher};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// A line to the host.
#[derive(Clone, Copy)]
pub struct Network {
    pub name: &'static str,
    /// Round trip, added to each response.
    pub latency: Duration,
    pub bits_per_second: f64,
}

/// An empty page of the same origin, answered at once.
pub const EMPTY: &str = "benchmark-empty";

/// The smallest pieces in which bytes arrive: one TCP segment.
const SEGMENT: usize = 1440;

pub struct Host {
    /// The address of the root, such as `http://127.0.0.1:40123/`.
    pub root: String,
    state: Arc<Mutex<State>>,
}

struct State {
    network: Network,
    files: HashMap<String, File>,
    /// When the line has carried everything that it was given so far.
    is_free_at: Instant,
    running: usize,
    last_activity: Instant,
    bytes: BTreeMap<&'static str, usize>,
}

#[derive(Clone)]
struct File {
    body: Arc<Vec<u8>>,
    is_compressed: bool,
    content_type: &'static str,
    tag: u64,
}

impl Host {
    /// Serves a folder. Everything is read and compressed before anyone waits for it.
    pub fn start(folder: &Path, network: Network) -> Self {
        let mut files = HashMap::new();
        read_folder(folder, "/", &mut files);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let state = Arc::new(Mutex::new(State {
            network,
            files,
            is_free_at: Instant::now(),
            running: 0,
            last_activity: Instant::now(),
            bytes: BTreeMap::new(),
        }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                thread::spawn(move || {
                    // A browser that hangs up early has what it wanted.
                    let _ = answer(stream, &state);
                });
            }
        });
        Self {
            root: format!("http://127.0.0.1:{port}/"),
            state,
        }
    }

    pub fn set_network(&self, network: Network) {
        lock(&self.state).network = network;
    }

    /// Bytes sent since this was last asked, with response heads, by kind.
    pub fn take_bytes(&self) -> BTreeMap<&'static str, usize> {
        std::mem::take(&mut lock(&self.state).bytes)
    }

    /// Whether nothing was asked for and nothing sent for this long.
    pub fn is_quiet_for(&self, time: Duration) -> bool {
        let state = lock(&self.state);
        state.running == 0 && state.last_activity.elapsed() > time
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().expect("the host doesn't panic")
}

fn read_folder(folder: &Path, at: &str, files: &mut HashMap<String, File>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if path.is_dir() {
            read_folder(&path, &format!("{at}{name}/"), files);
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            let file = read_file(&path);
            if name == "index.html" {
                files.insert(at.to_owned(), file.clone());
            }
            files.insert(format!("{at}{name}"), file);
        }
    }
}

fn read_file(path: &Path) -> File {
    let plain = fs::read(path).expect("a file");
    let end = path.extension().and_then(|end| end.to_str());
    let is_compressed = !matches!(end, Some("png" | "woff2"));
    let precompressed = PathBuf::from(format!("{}.br", path.display()));
    let body = match fs::read(precompressed) {
        Ok(body) => body,
        Err(_) if is_compressed => compress(&plain),
        Err(_) => plain,
    };
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    File {
        tag: hasher.finish(),
        body: Arc::new(body),
        is_compressed,
        content_type: match end {
            Some("html") => "text/html; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("json" | "data") => "application/json",
            Some("wasm") => "application/wasm",
            Some("webmanifest") => "application/manifest+json",
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            Some("woff2") => "font/woff2",
            _ => "application/octet-stream",
        },
    }
}

fn compress(plain: &[u8]) -> Vec<u8> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    let mut compressed = vec![];
    brotli::BrotliCompress(&mut &plain[..], &mut compressed, &settings).expect("memory is written");
    compressed
}

fn answer(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?)
        .lines()
        .map_while(Result::ok);
    // Chromium opens connections that it may need later.
    let Some(request) = lines.next() else {
        return Ok(());
    };
    let headers: Vec<_> = lines
        .take_while(|line| !line.is_empty())
        .map(|line| line.to_ascii_lowercase())
        .collect();
    let header = |name: &str| headers.iter().find_map(|line| line.strip_prefix(name));
    let path = request.split(' ').nth(1).unwrap_or("/");
    let path = path.split(['?', '#']).next().unwrap_or("/");
    if path.ends_with(EMPTY) {
        return stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n");
    }
    let (file, network) = {
        let mut state = lock(state);
        state.running += 1;
        (state.files.get(path).cloned(), state.network)
    };
    if env::var_os("BENCH_LOG").is_some() {
        eprintln!(
            "    {path} {}",
            if file.is_some() { "" } else { "is missing" }
        );
    }
    let empty = Arc::new(vec![]);
    let (status, body, more) = match &file {
        None => ("404 Not Found", &empty, String::new()),
        Some(file) => {
            let tag = format!("\"{:x}\"", file.tag);
            let is_known = header("if-none-match: ") == Some(&tag);
            let caching = if is_immutable(path) {
                "public, max-age=31536000, immutable"
            } else {
                "no-cache"
            };
            let encoding = if file.is_compressed {
                "Content-Encoding: br\r\n"
            } else {
                ""
            };
            let more = format!(
                "ETag: {tag}\r\nCache-Control: {caching}\r\nContent-Type: {}\r\n{encoding}",
                file.content_type
            );
            if is_known {
                ("304 Not Modified", &empty, more)
            } else {
                ("200 OK", &file.body, more)
            }
        }
    };
    let mut response = format!(
        "HTTP/1.1 {status}\r\n{more}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    response.extend_from_slice(body);
    // What a service worker fetches ahead isn't what the page waits for.
    let is_ahead = header("referer: ").is_some_and(|from| from.ends_with("sw.js"))
        || header("sec-fetch-dest: ") == Some("serviceworker");
    let kind = if is_ahead { "offline copy" } else { kind(path) };
    *lock(state).bytes.entry(kind).or_default() += response.len();

    thread::sleep(network.latency);
    let sent = send(&mut stream, &response, state, network);
    let mut state = lock(state);
    state.running -= 1;
    state.last_activity = Instant::now();
    sent
}

/// Responses that are under way at once share the line, segment by segment.
fn send(
    stream: &mut TcpStream,
    response: &[u8],
    state: &Mutex<State>,
    network: Network,
) -> std::io::Result<()> {
    for segment in response.chunks(SEGMENT) {
        #[allow(clippy::cast_precision_loss, reason = "a segment is small")]
        let time = Duration::from_secs_f64(segment.len() as f64 * 8.0 / network.bits_per_second);
        let arrives = {
            let mut state = lock(state);
            state.is_free_at = state.is_free_at.max(Instant::now()) + time;
            state.is_free_at
        };
        thread::sleep(arrives.saturating_duration_since(Instant::now()));
        stream.write_all(segment)?;
    }
    stream.flush()
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("js") => "script",
        Some("wasm") => "wasm",
        Some("css") => "style",
        Some("woff2") => "font",
        Some("json" | "data") => "data",
        Some("svg" | "png" | "webmanifest" | "ico") => "other",
        _ => "document",
    }
}

/// Whether the path names its content: a hash of the site's, or the folders of `SvelteKit` and Vite.
fn is_immutable(path: &str) -> bool {
    let has_hash = path
        .split(['/', '.', '-', '_'])
        .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    has_hash
        || ["/data/", "/assets/", "/immutable/"]
            .iter()
            .any(|folder| path.contains(folder))
}
