//! A plain static host, as simple as they come: files, and `404.html` for everything else.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, fs, thread};

/// Where the site is served, such as `http://127.0.0.1:40123`.
pub fn origin() -> &'static str {
    static ORIGIN: OnceLock<String> = OnceLock::new();
    ORIGIN.get_or_init(|| {
        let root = PathBuf::from(env::var_os("INTERCHANGE_DIST").unwrap_or_else(|| "dist".into()));
        assert!(
            root.join("index.html").is_file(),
            "{} holds no built site: run .ci/test, which builds it",
            root.display()
        );
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let root = root.clone();
                thread::spawn(move || answer(stream, &root));
            }
        });
        format!("http://127.0.0.1:{port}")
    })
}

fn answer(mut stream: TcpStream, root: &Path) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let path = request.split(' ').nth(1).unwrap_or("/");
    let path = path
        .split(['?', '#'])
        .next()
        .unwrap_or("/")
        .trim_matches('/');
    let wanted = root.join(path);
    let found = [wanted.join("index.html"), wanted]
        .into_iter()
        .find(|file| file.is_file());
    let (status, file) = match found {
        Some(file) if !path.split('/').any(|part| part == "..") => ("200 OK", file),
        _ => ("404 Not Found", root.join("404.html")),
    };
    let body = fs::read(&file).unwrap_or_default();
    let kind = match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // A browser that hangs up early has what it wanted.
    let _ = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(&body));
}
