//! Headless Chromium as a slow phone, with a new profile for each visit.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// chromedriver. Its process group is ended with it, so that no Chromium is left behind.
pub struct Driver {
    process: Child,
    port: u16,
    /// Kept open, since the driver ends at the first line that it can't write.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    pub fn start() -> Self {
        // The port that it finds free for IPv4 may be taken for IPv6 by then.
        let started = (0..5).find_map(|_| Self::try_to_start());
        started.expect("chromedriver ended five times without naming its port")
    }

    fn try_to_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("chromedriver is missing: ci/bench installs it");
        let mut output = BufReader::new(process.stdout.take().expect("it was piped"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            if output.read_line(&mut line).expect("chromedriver writes") == 0 {
                let _ = process.wait();
                return None;
            }
            if let Some((_, port)) = line.split_once("successfully on port ") {
                break port.trim().trim_end_matches('.').parse().expect("a port");
            }
        };
        Some(Self {
            process,
            port,
            _output: output,
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
    }
}

/// A tab of a new browser.
pub struct Browser {
    window: WebDriver,
    profile: PathBuf,
}

impl Browser {
    /// Starts Chromium with a processor four times slower, which runs `script` first in every page.
    pub async fn start(driver: &Driver, script: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("interchange-bench-{}-{number}", process::id()));
        fs::create_dir_all(&profile).expect("a folder for the profile");
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            &format!("--user-data-dir={}", profile.display()),
        ] {
            capabilities.add_arg(argument).expect("an argument");
        }
        let address = format!("http://127.0.0.1:{}", driver.port);
        let window = WebDriver::new(&address, capabilities)
            .await
            .expect("Chromium starts");
        let browser = Self { window, profile };
        let screen =
            json!({ "width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true });
        for (command, parameters) in [
            ("Emulation.setDeviceMetricsOverride", screen),
            ("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })),
            ("Performance.enable", json!({ "timeDomain": "timeTicks" })),
            (
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": script }),
            ),
        ] {
            browser.command(command, parameters).await;
        }
        browser
    }

    pub async fn command(&self, command: &str, parameters: Value) -> Value {
        let answer = self.window.cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    pub async fn open(&self, address: &str) {
        self.window.goto(address).await.expect("the page opens");
    }

    /// Returns what a script returns; null while the page is being replaced by another.
    pub async fn run(&self, script: &str) -> Value {
        let returned = self.window.execute(script, vec![]).await;
        returned.map_or(Value::Null, |value| value.json().clone())
    }

    /// Returns what a promise of the page resolves to.
    pub async fn resolve(&self, promise: &str) -> Value {
        let script = format!("{promise}.then(arguments[arguments.length - 1])");
        let returned = self.window.execute_async(script, vec![]).await;
        returned.expect("the promise resolves").json().clone()
    }

    pub async fn close(self) {
        let _ = self.window.quit().await;
        let _ = fs::remove_dir_all(self.profile);
    }
}
